ledger-retention = Accounting entries are kept ten years after the financial year (French commercial code, article L123-22); the person's name is taken off them when their record is erased.
ledger-form-association = Association (law of 1901)
ledger-form-financing-association = A party's financing association
ledger-form-agent = Financial agent, a natural person
ledger-form-union = Trade union
ledger-wrong-few = An entry has at least two lines.
ledger-wrong-amount = Each line is a debit or a credit above zero, not both.
ledger-wrong-account = This account is not in the entity's chart.
ledger-wrong-sums = Debits and credits must have the same total.
ledger-wrong-validated = This period is validated: date the entry after its end.
ledger-wrong-reversal = A reversal is not reversed: post a new entry.
ledger-wrong-earlier = A reversal cannot be dated before its entry.
ledger-wrong-nothing = There is no entry to validate up to this day.

# Collectors
ledger-nav = Accounts
ledger-collectors-title = Collecting entities
ledger-collectors-lead = Who receives money before the law: financing association, agent, trade union, association. Each unit is served by an entity, its own or that of a unit above.
ledger-collectors-none = No collecting entity
ledger-collectors-none-text = To take dues or gifts, first say who receives the money, on which account, and for which units.
ledger-collector-new = New collecting entity
ledger-collector-add = Create the entity
ledger-collector-added = The entity is created, with its chart of accounts. Now add its bank account.
ledger-collector-saved = The changes are saved.
ledger-collector-ended = The entity receives nothing after that day. Its books stay.
ledger-edit = Change
ledger-edit-title = Change the entity
ledger-save = Save
ledger-cancel = Change nothing
ledger-name = Name
ledger-name-hint = As in its statutes or approval: it is printed on receipts and direct debit mandates.
ledger-form = Legal form
ledger-form-hint = It chooses the first chart of accounts and cannot be changed later.
ledger-state = State
ledger-address = Address
ledger-line-1 = Number and street
ledger-line-2 = Further line
ledger-postcode = Postcode
ledger-city = Town
ledger-numbers = Numbers and approval
ledger-siren = SIREN
ledger-siren-hint = Nine digits. The law wants it in the name of the file of accounting entries.
ledger-rna = RNA number
ledger-rna-hint = A W and nine digits, on the prefecture's receipt.
ledger-approval = Approval
ledger-approval-hint = For a party's financing association: the number given by the national commission.
ledger-approved-on = Day of the approval
ledger-creditor-id = SEPA creditor identifier
ledger-creditor-id-hint = Given by the Banque de France; it begins with FR and its check digits are verified. Without it, no direct debits.
ledger-not-given = not given
ledger-closed-on = Closed on { $day }
ledger-closed-text = This entity has received nothing since { $day }. Its books can still be read.
ledger-of-above = A unit above or wider than yours keeps this entity: you read it without changing it.
ledger-books = Open the books
ledger-books-own = My unit's lines
ledger-accounts-title = Bank accounts
ledger-accounts-none = No bank account: nothing can be transferred or debited.
ledger-account-new = New bank account
ledger-account-add = Add the account
ledger-account-added = The bank account is added.
ledger-account-end = Close today
ledger-account-ended = The bank account is closed as of today.
ledger-account-name = Usual name
ledger-account-name-hint = The one that treasurers use: current account, savings…
ledger-holder = Holder
ledger-holder-hint = Exactly as the bank writes it: payers' banks compare, and warn when it differs.
ledger-holder-is = In the name of { $name }
ledger-iban = IBAN
ledger-iban-hint = With or without spaces; its check digits are verified.
ledger-bic = BIC
ledger-bic-hint = Eight or eleven signs, if the bank still asks for it.
ledger-debit-version = Direct debit format
ledger-debit-version-hint = Banks take version 08 since 2023; a few still want 02.
ledger-lead-days = Lead time before the due date, in business days
ledger-lead-days-hint = How many days before the due date the bank wants the file.
ledger-debit-how = Direct debits in pain.008.001.{ $version }, { $days ->
    [one] one business day before the due date.
   *[other] { $days } business days before the due date.
}
ledger-since = Since { $from }.
ledger-span = From { $from } to { $to }
ledger-from = From
ledger-last-day = Last day
ledger-units = Units served
ledger-units-title = Units served
ledger-units-none = No unit.
ledger-unit = Unit
ledger-unit-hint = Its name. The units in it are served with it, unless they have an entity of their own.
ledger-unit-add = Serve this unit
ledger-unit-served = The unit is served by this entity from that day on; the entity before it stops the day before.
ledger-unit-end = Serve no longer
ledger-unit-ended = The unit is not served after today.
ledger-signatories = Who may sign
ledger-signatories-none = Nobody is noted.
ledger-signatory = First and last name
ledger-quality = Quality
ledger-quality-hint = Treasurer, chair, agent…
ledger-signatory-add = Note this person
ledger-signatory-added = The person may sign from that day on.
ledger-signatory-end = Signs no longer
ledger-signatory-ended = The person may not sign after today.
ledger-end-title = Close the entity
ledger-end-text = “{ $name }” will receive nothing after its last day: its bank accounts and services stop that day. Its books, proofs and receipts stay. This cannot be undone.
ledger-end-confirm = I close this entity.
ledger-end-do = Close the entity

# Books
ledger-books-title = Accounts
ledger-books-lead = Which entity's books do you want to open?
ledger-books-all = All books
ledger-nav-entries = Entries
ledger-nav-balance = Trial balance
ledger-nav-result = Result
ledger-nav-accounts = Chart of accounts
ledger-nav-periods = Closings
ledger-nav-fec = FEC
ledger-years = Years
ledger-days = Days shown
ledger-days-from = From
ledger-days-to = to
ledger-days-show = Show
ledger-days-shown = From { $from } to { $to }.
ledger-only-unit = Only the lines of unit “{ $unit }” and what it contains.
ledger-csv = CSV
ledger-entries-title = Entries
ledger-entries-none = No entry
ledger-entries-none-text = Nothing was written between these days. Payments, slips and shares write themselves; the rest is keyed here.
ledger-entry = Entry
ledger-entry-title = Entry { $name }
ledger-entry-new = New entry
ledger-entry-new-lead = For what comes from no payment, slip or share: an invoice, charges, an internal transfer. Debits and credits have the same total.
ledger-entry-post = Post the entry
ledger-posted = The entry is posted. It is not changed any more; it can be reversed.
ledger-day = Day
ledger-journal = Journal
ledger-number = Number
ledger-label = Label
ledger-label-hint = What happened, without anybody's name.
ledger-line-label = Label of the line
ledger-piece = Proof
ledger-piece-hint = Number of the invoice, slip or statement.
ledger-amount = Amount
ledger-account = Account
ledger-account-label = Name of the account
ledger-debit = Debit
ledger-credit = Credit
ledger-balance = Balance
ledger-total = Total
ledger-lines = Lines of the entry
ledger-lines-more = Add lines
ledger-lines-cut = Only the first 500 lines are shown; the CSV of the book has them all.
ledger-account-line = Account, line { $line }
ledger-unit-line = Unit, line { $line }
ledger-label-line = Label, line { $line }
ledger-debit-line = Debit, line { $line }
ledger-credit-line = Credit, line { $line }
ledger-keyed-at = Keyed on
ledger-is-reversal = Reversal
ledger-is-reversed = Reversed
ledger-is-validated = Validated
ledger-reverses-link = Reverses this entry
ledger-reversed-link = Reversed by this entry
ledger-proofs = Proofs
ledger-proofs-none = No proof is attached.
ledger-proof = Proof to attach
ledger-proof-hint = PDF, JPEG or PNG, at most 8 MB. It is kept as long as the entry and cannot be taken away.
ledger-proof-add = Attach the proof
ledger-proof-added = The proof is attached.
ledger-reverse-title = Reverse
ledger-reverse-text = The entry stays; another one, the other way round, cancels it. Both are read in the books.
ledger-reverse-day = Day of the reversal
ledger-reverse-why = Reason
ledger-reverse-why-hint = One sentence, without anybody's name.
ledger-reverse-do = Reverse
ledger-reversed = The entry is reversed.
ledger-chart-title = Chart of accounts
ledger-chart-lead = The entity's accounts, after the French plan for associations. Add those that are missing; an account is renamed, never taken away.
ledger-rename = Rename
ledger-account-set-title = Add or rename an account
ledger-account-set = The account is saved.
ledger-code-hint = Three to twelve digits, classes 1 to 8. A number that is already there gets another name.
ledger-card-caption = Lines of account { $account }
ledger-card-none = No line between these days.
ledger-opening = Opening balance
ledger-closing = Closing balance
ledger-brought = Brought from the page before
ledger-carried = To carry forward
ledger-balance-title = Trial balance
ledger-balance-zero = Debits equal credits: the balance is right.
ledger-balance-off = Debits and credits differ: verify the chain, page Closings.
ledger-balance-sign = A balance is debits less credits: when negative, it is a credit. When a year begins, past costs and income stand on account 110.
ledger-balance-none-text = No account has a line or a balance between these days.
ledger-result-title = Result of { $year }
ledger-result-gain = The year leaves { $amount }.
ledger-result-loss = The year loses { $amount }.
ledger-result-before = In { $year }: { $amount }.
ledger-result-none = No amount.
ledger-income = Income
ledger-costs = Costs
ledger-voluntary = Voluntary contributions, outside the result

# Closings
ledger-periods-title = Closings
ledger-periods-lead = Validating a month closes it for good: no entry goes into it any more. Each validated entry has a hash that takes in the one before; changing one would be seen.
ledger-periods-validated = Validated periods
ledger-periods-none = Nothing is validated yet.
ledger-period = Period
ledger-period-entries = Entries
ledger-period-at = Validated on
ledger-period-hash = Hash
ledger-validate-title = Validate a month
ledger-validate-text = Everything dated up to that day and not validated yet will be closed. This cannot be undone: a mistake is reversed later, on an open day.
ledger-validate-to = Validate up to
ledger-validate-end = { $count ->
    [one] { $day }, one entry
   *[other] { $day }, { $count } entries
}
ledger-validate-confirm = I have checked the trial balance; I close this period.
ledger-validate-do = Validate
ledger-validate-none = No finished month is waiting to be validated.
ledger-validated = The period is validated.
ledger-verify = Verify the whole chain
ledger-verified-whole = Everything was read again: each entry balances, no number is missing, the chain is whole.
ledger-verified-broken = { $count ->
    [one] Something is wrong in the books
   *[other] { $count } things are wrong in the books
}
ledger-broken-unbalanced = Entry { $of } does not balance.
ledger-broken-changed = Entry { $of } is not what was validated.
ledger-broken-chain = The period that ends on { $of } does not follow the one before, or lost entries.
ledger-broken-gap = Numbers of journal { $of } are missing.

# FEC
ledger-fec-title = File of accounting entries (FEC)
ledger-fec-lead = The French administration may ask for this file (Livre des procédures fiscales, article A47 A-1). Its eighteen columns, order and name are set by law.
ledger-fec-make = The file of a year
ledger-fec-make-text = Entries of { $year }, balances brought forward first. The file is checked before it is handed out. As long as a month is not validated, its numbers may still change.
ledger-fec-no-siren = The entity's SIREN is missing, which the law wants in the file's name.
ledger-fec-add-siren = Add the SIREN
ledger-fec-check = Check a file
ledger-fec-check-text = The file of any program: it is read line by line and kept nowhere.
ledger-fec-check-do = Check
ledger-fec-file = File to check
ledger-fec-right = { $name } can be handed over: nothing is wrong.
ledger-fec-wrong = { $count ->
    [one] { $name }: one fault
   *[other] { $name }: { $count } faults
}
ledger-fec-line = Line { $line }:
ledger-fec-header = The first line does not name the eighteen columns in their order.
ledger-fec-columns = The line has { $of } columns instead of eighteen.
ledger-fec-empty = Column { $of } is empty.
ledger-fec-day = Column { $of } is not a day written AAAAMMJJ.
ledger-fec-amount = Column { $of } is not an amount with two digits after a comma.
ledger-fec-account = The account's number does not begin with three digits.
ledger-fec-sides = The line is neither a debit nor a credit, or it is both.
ledger-fec-unbalanced = Entry { $of } does not balance.
ledger-fec-gap = Number { $of } does not follow the one before in its journal.
ledger-fec-backwards = The day lies before that of the line before in the same journal.
ledger-fec-nothing = The file has no entry.

# Legal values
ledger-legal-title = Legal values
ledger-legal-lead = Ceilings, rates and delays that the law sets, each from a day on and with its source. The program takes the value in force on the day of the payment.
ledger-legal-since = Since
ledger-legal-name = Value
ledger-legal-value = Amount or number
ledger-legal-value-in = Value, { $unit }
ledger-legal-value-hint = In euros for a ceiling; a whole number for a rate or a delay.
ledger-legal-source = Source
ledger-legal-source-hint = The text that sets it: law, decree, article.
ledger-legal-add-title = Add a newer value
ledger-legal-add-text = The former one stays, for what happened before.
ledger-legal-add = Add
ledger-legal-added = The value is added.
ledger-legal-in-euros = in euros
ledger-legal-in-percent = in percent
ledger-legal-in-hundredths = in hundredths of a percent (665 for 6.65%)
ledger-legal-in-days = in days
ledger-legal-in-weeks = in weeks
ledger-legal-in-months = in months
ledger-legal-in-years = in years
ledger-legal-gift-year = Yearly ceiling of one person's gifts and dues to parties
ledger-legal-gift-campaign = Ceiling of one person's gifts to the candidates of an election
ledger-legal-cash = Ceiling of a gift in cash
ledger-legal-tax = Tax reduction
ledger-legal-tax-share = Share of taxable income that limits the reduction
ledger-legal-dormancy = Lapse of a direct debit mandate without a collection
ledger-legal-prenotification = Notice before a direct debit
ledger-legal-refund = Refund of a direct debit without a reason
ledger-legal-unauthorised = Refund of an unauthorised direct debit
ledger-legal-retention = Keeping of entries and their proofs
ledger-legal-loan-months = Length of a loan of a natural person to a party
ledger-legal-loan-cheap-months = Length of such a loan at no more than the legal rate of interest
ledger-legal-loan-ceiling = Ceiling of all that the party owes by such loans
ledger-legal-interest = Legal rate of interest, claims of natural persons

# What is wrong
ledger-wrong-name = Write a name.
ledger-wrong-form = Choose a legal form.
ledger-wrong-siren = A SIREN has nine digits, one of which checks the others: look at them again.
ledger-wrong-rna = An RNA number is a W and nine signs, such as W302001234.
ledger-wrong-day = Write a day, such as 24/11/2026.
ledger-wrong-line = Write the number and street.
ledger-wrong-postcode = Write a postcode.
ledger-wrong-city = Write a town.
ledger-wrong-creditor-id = The check digits of this identifier do not fit: look at each sign.
ledger-wrong-unit = None of your units has this name, or several have: write “Federation > Section”.
ledger-wrong-holder = Write the holder's name, as the bank does.
ledger-wrong-iban = This IBAN is not right: look at each sign.
ledger-wrong-bic = A BIC has eight or eleven letters and digits.
ledger-wrong-version = Choose one of the two formats.
ledger-wrong-lead = Write a number of days, from 0 to 30.
ledger-wrong-quality = Write as what the person signs.
ledger-wrong-confirm = Tick the box to confirm.
ledger-wrong-closed = This entity is closed: nothing can be added to it.
ledger-wrong-why = Write the reason in a few words.
ledger-wrong-journal = Choose a journal.
ledger-wrong-label = Write what happened.
ledger-wrong-cents = Write a positive amount, such as 12.50.
ledger-wrong-code = An account's number has three to twelve digits and begins with 1 to 8.
ledger-wrong-month = Choose the end of a finished month that is not validated.
ledger-wrong-long = This file is too long for this page: ask for fewer days, or use the command line.
ledger-wrong-file = Choose a file.
ledger-wrong-proof-none = Choose a file.
ledger-wrong-proof-size = This file is larger than 8 MB.
ledger-wrong-proof-kind = Attach a PDF, a JPEG or a PNG.
ledger-wrong-proofs = This entry already has twenty proofs.
ledger-wrong-legal-name = Choose a value.
ledger-wrong-legal-value = Write a whole number, or an amount in euros for a ceiling.
ledger-wrong-legal-source = Write the text that sets this value.
ledger-wrong-legal-day = This value already has an amount from that day on.

# Command line
ledger-told-whole = { $name }: { $entries ->
    [one] one entry
   *[other] { $entries } entries
}, { $periods ->
    [one] one validated period
   *[other] { $periods } validated periods
}, nothing wrong.
ledger-told-broken = { $name }: { $count ->
    [one] something is wrong.
   *[other] { $count } things are wrong.
}
ledger-told-none = No collecting entity.
ledger-told-unknown = No entity has this name.
ledger-told-several = There are several entities: name one with --collector.
ledger-told-written = { $file } is written: { $lines ->
    [one] one line, checked.
   *[other] { $lines } lines, checked.
}
ledger-told-year = A year has four digits, such as 2026.
ledger-validation-begun = The validation has begun: these days are closed. It ends by itself.
ledger-validation-runs = { $done } of { $total } entries are sealed. These days are closed already.
ledger-wrong-validating = A validation is under way: wait until it ends.
