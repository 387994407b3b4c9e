### Expense claims of units: written by one person, read by another, paid by the collector.

claims-nav = Expense claims
claims-mine-nav = My expense claims
claims-title = Expense claims
claims-back = Treasury
claims-lead = What { $unit } and the units below have to pay back or to pay.
claims-own-link = Write mine
claims-waiting = { $count ->
    [one] One expense claim is to be read.
   *[other] { $count } expense claims are to be read.
}
claims-key-link = Write somebody's
claims-key-title = Expense claim for somebody
claims-key-lead = For those who gave you their invoices on paper. They are told, and somebody other than you both will read it.
claims-key-who = Who laid the money out
claims-key-who-hint = Some letters of the name, among the people of { $unit }.
claims-key-who-do = Search
claims-key-none = Nobody of that name. Create their record first.
claims-key-drafts = Begun and not yet sent
claims-new-lead-keyed = For { $name }. First say what for and who is to be paid. Expenses and their invoices come next.
claims-keyed-say = You are writing this claim for { $name }, who sees it in their space and may take it back.
claims-keyed-mine = { $by } wrote this claim for you. You may take it back and correct it as long as nobody decided.
claims-one-keyed = Written for them by { $by }.
claims-file-hint-keyed = { $name } will be told by e-mail. Somebody other than you both will read it.
claims-mail-keyed-subject = { $organisation }: an expense claim in your name
claims-mail-keyed =
    Hello { $name },

    { $by } sent an expense claim in your name:

    { $purpose }, { $amount }, to be paid to { $payee }.

    Somebody other than you both will read it. If something is not right, take it back here:
    { $link }
claims-none = No expense claim
claims-none-text = People write theirs in their own space. They come here as soon as they are sent.
claims-to-read = To read
claims-to-pay = To be paid by { $collector }
claims-pay-elsewhere = The books of { $collector } are kept elsewhere: these claims will be paid there.
claims-others = The others
claims-orders = Payments made
claims-order-told = { $count ->
    [one] for one claim, by { $collector }
   *[other] for { $count } claims, by { $collector }
}
claims-order-file = Download the file
claims-open = Open
claims-open-named = Open “{ $purpose }”
claims-action = What you can do
claims-pay-day = Date of the transfer
claims-pay-way = How
claims-way-file = Transfer file for the bank
claims-way-file-hint = A pain.001 file to hand in on the bank's site, with one transfer for each claim.
claims-way-recorded = Already paid
claims-way-recorded-hint = By cheque, or by a transfer typed by hand.
claims-pay-do = Pay the ticked claims
claims-paid = The payment is noted.
claims-paid-file = The file is ready. Download it below and hand it in at the bank.
claims-state-draft = being written
claims-state-filed = to read
claims-state-approved = to pay
claims-state-refused = refused
claims-state-paid = paid
claims-state-withdrawn = taken back
claims-state-reversed = cancelled
claims-fact-filed = Sent
claims-fact-withdrawn = Taken back by its author
claims-fact-approved = Agreed
claims-fact-refused = Refused
claims-fact-paid = Paid
claims-fact-returned = Payment came back
claims-fact-reversed = Cancelled
claims-facts = What happened
claims-mine-title = My expense claims
claims-mine-lead = What you laid out for your section, or what it owes to somebody.
claims-mine-none = No expense claim
claims-mine-none-text = Did you buy something for your section? Write it here with the invoice: somebody else will read it, and the collector will pay you back.
claims-new-do = Write an expense claim
claims-new-title = New expense claim
claims-new-lead = First say what for and for whom. Expenses and their invoices come next.
claims-new-next = Continue
claims-edit-title = Change the expense claim
claims-edit-link = Change
claims-edit-do = Save
claims-unit = For which unit
claims-unit-hint = It pays, with what it has with its collector.
claims-purpose = What it was for
claims-purpose-hint = For example: public meeting of 12 November.
claims-payee-name = Who is to be paid
claims-payee-name-hint = You, or a supplier whose invoice is not paid yet.
claims-payee-iban = IBAN of who is to be paid
claims-payee-iban-hint = It serves for the transfer, and is shown only to those who read and pay this claim.
claims-own-say = For { $unit }. To be paid to { $payee }, { $iban }.
claims-lines = Expenses
claims-lines-none = No expense yet. Add the first one with its invoice.
claims-line-new = Add an expense
claims-line-label = Expense
claims-line-label-hint = For example: hire of the village hall.
claims-line-category = Nature
claims-line-day = Date
claims-line-amount = Amount
claims-line-amount-hint = Taxes included, for example 84.50.
claims-line-proof = Invoice
claims-line-proof-hint = A PDF or a photo, 8 MB at most.
claims-line-add = Add
claims-line-added = The expense is added.
claims-line-remove = Take out
claims-line-remove-named = Take out “{ $label }”
claims-line-removed = The expense is taken out.
claims-category-travel = Travel
claims-category-print = Leaflets and posters
claims-category-rooms = Rooms and equipment
claims-category-supplies = Supplies
claims-category-post = Post and telephone
claims-category-training = Documents and training
claims-total = Total
claims-file-do = Send the claim
claims-file-hint = Somebody else than you will read it. You can take it back until then.
claims-filed = The claim is sent.
claims-withdraw-do = Take this claim back
claims-withdrawn = The claim is taken back: you can change it and send it again.
claims-one-say = From { $name }, for { $unit }.
claims-collector = Who pays
claims-has = What { $unit } may spend
claims-is-own = This claim is yours, or you wrote it: somebody else reads it and decides.
claims-decision = Decision
claims-approve-do = Agree
claims-approve-hint = The sum is taken from what { $unit } has with its collector.
claims-approved = The claim is agreed. The collector can pay it.
claims-refuse-why = Why it is refused
claims-refuse-why-hint = The person reads it, corrects and sends again.
claims-refuse-do = Refuse
claims-refused = The claim is refused. The person reads why.
claims-reverse-title = Take the agreement back
claims-reverse-text = The claim is not paid yet. The entry is reversed and the unit has the sum again.
claims-reverse-why = Why it is cancelled
claims-reverse-do = Cancel the claim
claims-reversed = The claim is cancelled.
claims-return-title = The payment came back
claims-return-text = The transfer was rejected, or never left. The entry is reversed and the claim is to be paid again.
claims-return-why = What happened
claims-return-do = Note the return
claims-returned = The return is noted. The claim is to be paid again.
claims-retention = Agreed claims are proofs of the accounts, kept ten years; the others leave with the person.
claims-refusal-no-purpose = Say what it was for.
claims-refusal-own-here = Your own claims are written in your space.
claims-refusal-no-payee = Say who is to be paid.
claims-refusal-no-iban = This IBAN is not valid: check it on the bank's slip.
claims-refusal-no-unit = Choose one of your units.
claims-refusal-no-amount = Give an amount.
claims-refusal-bad-day = Give a day that has passed.
claims-refusal-no-label = Say what was bought.
claims-refusal-no-line = First add an expense with its invoice.
claims-refusal-full = This claim is full: write the rest in another one.
claims-refusal-over = That is no longer possible: the claim moved on meanwhile.
claims-refusal-own-claim = This is your claim, or you wrote it: somebody else must read it.
claims-refusal-no-why = Say why.
claims-refusal-no-collector = No collector serves this unit today.
claims-refusal-too-little = The unit has too little with its collector, once the shares to be given are counted.
claims-refusal-no-account = The collector has no bank account on that date.
claims-refusal-no-file = The file cannot be written: check names and IBANs.
claims-refusal-nothing-chosen = Tick at least one claim.
