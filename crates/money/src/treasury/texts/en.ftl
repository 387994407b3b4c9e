### Treasury: payments, slips, cash, requests, cards.

treasury-nav = Treasury
treasury-mine-nav = My payments
treasury-title = Treasury
treasury-nav-day = Take payments
treasury-nav-slips = Deposit slips
treasury-nav-payments = Payments
treasury-nav-cash = Cash book
treasury-nav-calls = Payment requests
treasury-nav-cards = Cards
treasury-nobody = Erased name
treasury-undo = Undo
treasury-undo-of = Undo the payment of { $name }
treasury-undo-why = Keyed by mistake
treasury-undone = Undone: the entry is reversed.
treasury-hub-say = { $unit }: <b>{ $amount }</b> received in { $year }, in { $count ->
       [one] { $count } payment
      *[other] { $count } payments
    }.
treasury-hub-collector = Money is received by { $name }.
treasury-hub-no-collector = No collector receives money for this unit. Without one, no payment can be recorded.
treasury-hub-problems = { $count ->
       [one] A card payment needs your attention.
      *[other] { $count } card payments need your attention.
    }
treasury-hub-do = What do you want to do?
treasury-hub-day = Key cheques, cash and transfers one after the other.
treasury-hub-slips = { $cheques ->
       [0] No cheque waits for a slip
       [one] { $cheques } cheque waits for a slip
      *[other] { $cheques } cheques wait for a slip
    }, { $slips ->
       [0] no slip waits for the bank.
       [one] { $slips } slip waits for the bank.
      *[other] { $slips } slips wait for the bank.
    }
treasury-hub-payments = { $count ->
       [one] { $count } payment this year.
      *[other] { $count } payments this year.
    }
treasury-hub-cash = The cash of this unit, month by month.
treasury-hub-calls = { $count ->
       [0] No request waits for a payment.
       [one] { $count } request waits for a payment.
      *[other] { $count } requests wait for a payment.
    }
treasury-hub-letters = Letters and cards for the post
treasury-hub-letters-text = Reminders and cards of people without e-mail, in one file to print.
treasury-room-claims = What members paid out of their pocket: read it again, pay it back.
treasury-room-debits = Mandates and collections by direct debit, and what came back unpaid.
treasury-room-ledger = Entries, balance, result, closing and the FEC file.
treasury-room-loans = Loans from members and their instalments.
treasury-room-receipts = The year's receipts and attestations, to send or to post.
treasury-room-shares = What each level gets, what is owed and settled.
treasury-room-statements = Bring the bank's file and confirm the movements.
treasury-hub-cards = Online payment accounts and payments to check.
treasury-hub-units = Received by unit in { $year }
treasury-hub-units-none = Nothing was received this year.
treasury-column-unit = Unit
treasury-column-count = Payments
treasury-column-total = Total
treasury-column-day = Day
treasury-column-person = Person
treasury-column-state = State
treasury-count = { $count ->
       [one] { $count } payment
      *[other] { $count } payments
    }
treasury-cheques = { $count ->
       [one] Total, { $count } cheque
      *[other] Total, { $count } cheques
    }
treasury-part-dues = Dues
treasury-part-gift = Gift
treasury-part-subscription = Subscription
treasury-part-entry = Place at an event
treasury-part-other = Other
treasury-way-cash = Cash
treasury-way-cheque = Cheque
treasury-way-transfer = Transfer
treasury-way-debit = Direct debit
treasury-way-card = Card
treasury-way-other = Other
treasury-state-received = received
treasury-state-slip = on a slip
treasury-state-banked = banked
treasury-state-cancelled = cancelled
treasury-state-bounced = bounced
treasury-state-returned = returned
treasury-state-refunded = refunded
treasury-fact-received = Received on { $day }
treasury-fact-banked = Banked on { $day }
treasury-fact-cancelled = Cancelled on { $day }
treasury-fact-bounced = Bounced on { $day }
treasury-fact-returned = Returned by the bank on { $day }
treasury-fact-refunded = Refunded on { $day }
treasury-line-paid = Payment of { $amount } received by { $unit }
treasury-line-back = Payment of { $amount } received by { $unit }, cancelled or given back
treasury-day-new = New payment
treasury-day-enter = keeps it and starts again
treasury-day-find = Find
treasury-day-who = Who pays
treasury-day-who-hint = Three letters, the card number or the telephone are enough.
treasury-day-none = Nobody matches. Check the spelling, or create the record first.
treasury-day-owes = Owes { $amount }: { $periods }.
treasury-day-owes-nothing = Owes nothing for the months that have begun.
treasury-day-amount = Amount
treasury-day-way = Way
treasury-day-piece = Number of the cheque or receipt
treasury-day-piece-hint = For cash, the number of the receipt book is needed.
treasury-day-bank = Bank
treasury-day-parts = Part of it is not dues
treasury-day-parts-hint = What you do not say here is dues.
treasury-day-keep = Keep and start again
treasury-day-split = Split between several people
treasury-day-somebody-else = Somebody else
treasury-day-pile = What you counted by hand
treasury-day-pile-hint = Count the pile before keying it: the sitting closes only when the total is the same.
treasury-day-cheques = Cheques
treasury-day-cheques-count = Number of cheques
treasury-day-cheques-total = Total of cheques
treasury-day-cash-total = Total of cash
treasury-day-day = Day of the payments
treasury-day-count = Note it
treasury-day-counted = Noted.
treasury-day-keyed = { $amount } € from { $name }: kept.
treasury-day-keyed-title = Keyed in this sitting
treasury-day-keyed-none = Nothing is keyed yet.
treasury-day-matches = It adds up
treasury-day-differs = It does not add up yet
treasury-day-close = Close the sitting
treasury-day-close-hint = The cheques go on a deposit slip.
treasury-day-closed = The sitting is closed.
treasury-split-title = Split a payment of { $name }
treasury-split-lead = A line for each purpose or person. The total is the amount of the payment.
treasury-split-row = Line { $number }
treasury-split-kind = Purpose
treasury-split-who = For whom
treasury-split-who-hint = Empty: for who pays.
treasury-split-from = From the month
treasury-split-simple = Back to a simple payment
treasury-slips-waiting = Cheques to bank: { $unit }
treasury-slips-all = Tick all cheques
treasury-slips-make = Make the slip
treasury-slips-none-waiting = No cheque waits for a slip.
treasury-slips-made = Slips
treasury-slips-none = No slip was made yet.
treasury-slip-made = The slip is ready.
treasury-slip-title = Deposit of cheques { $number }
treasury-slip-heading = Deposit slip of cheques
treasury-slip-number = Slip
treasury-slip-account = Account
treasury-slip-line = Line
treasury-slip-drawer = Drawer
treasury-slip-piece = Number
treasury-slip-signature = Signature of who deposits:
treasury-slip-print = Print this page: only the slip comes out on paper.
treasury-slip-pdf = Slip as PDF
treasury-slip-banked-on = Deposited on
treasury-slip-bank = Mark as deposited
treasury-slip-banked = The deposit is recorded.
treasury-slip-undo = Undo this slip
treasury-slip-undone = The slip is undone, its cheques wait again.
treasury-slip-bounce = Bounced
treasury-slip-bounced = The cheque bounced: what it settled is due again.
treasury-slip-bounced-why = Bounced cheque
treasury-slip-state-open = to deposit
treasury-slip-state-banked = deposited
treasury-slip-state-undone = undone
treasury-slip-state-bounced = { $count ->
       [one] { $count } bounced
      *[other] { $count } bounced
    }
treasury-slip-told-open = This slip is not deposited yet.
treasury-slip-told-banked = Deposited on { $day }, noted by { $name }.
treasury-slip-told-undone = This slip is undone; its number is not used again.
treasury-filter = Filter payments
treasury-filter-from = From
treasury-filter-to = To
treasury-filter-any-way = Any way
treasury-filter-any-part = Any purpose
treasury-filter-any-state = Any state
treasury-filter-open = To bank
treasury-filter-banked = Banked
treasury-filter-over = Cancelled, bounced, given back
treasury-filter-show = Show
treasury-payments-none = No payment
treasury-payments-none-text = No payment matches these choices.
treasury-payments-page-total = { $count ->
       [one] Total of this page, { $count } payment
      *[other] Total of this page, { $count } payments
    }
treasury-file-reason = Reason
treasury-file-reason-hint = The people concerned will read it.
treasury-file-take = Take these payments as a file
treasury-payment-title = Payment
treasury-payment-reference = Reference
treasury-payment-collector = Collector
treasury-payment-parts = What it holds
treasury-payment-settled = It settles:
treasury-payment-facts = What happened to it
treasury-back-title = Take this payment back
treasury-back-text = The entry is reversed and what it settled is due again. Nothing is deleted.
treasury-back-why = Why
treasury-back-cancelled = Cancel a keying
treasury-back-bounced = Bounced cheque
treasury-back-returned = Returned direct debit
treasury-back-refunded = Refund
treasury-cash-say = Cash of { $unit }: <b>{ $amount }</b>.
treasury-cash-month = Cash in { $month }
treasury-cash-month-column = Month
treasury-cash-months = The months
treasury-cash-what = Purpose
treasury-cash-opening = At the start of the month
treasury-cash-closing = At the end of the month
treasury-cash-in = In
treasury-cash-out = Out
treasury-cash-none = No cash came through here.
treasury-cash-kind-payment = Payment received
treasury-cash-kind-undone = Payment cancelled or given back
treasury-cash-kind-deposit = Deposit at the bank
treasury-cash-kind-expense = Expense
treasury-cash-kind-difference = Difference found
treasury-cash-kind-back = Movement undone
treasury-cash-deposit-hint = The collector's account receives it, even when your section has none.
treasury-cash-difference-hint = What is missing; with a minus, what is too much.
treasury-cash-label = What it is for
treasury-cash-piece = Number of the piece
treasury-cash-account = Account of expenses
treasury-cash-move = Take cash out
treasury-cash-keep = Keep
treasury-cash-moved = The movement is kept.
treasury-cash-close-title = Close this month
treasury-cash-close-text = Count the box as it was on the evening of the last day. A closed month does not change any more.
treasury-cash-counted = Cash counted
treasury-cash-close = Close the month
treasury-cash-closed = The month is closed.
treasury-cash-closed-by = closed by { $name }
treasury-calls-list = Requests: { $unit }
treasury-calls-open = Still to come: { $amount }.
treasury-calls-none = No request was made yet.
treasury-calls-letters = Print those that were not mailed
treasury-calls-letters-text = One request a page, for people without an e-mail address.
treasury-calls-letters-none = No request waits to be printed.
treasury-calls-bulk = Ask all who owe
treasury-calls-bulk-text = Each person of { $unit } who owes dues and has no open request gets one, with a reference of their own.
treasury-calls-mails = Send by mail
treasury-calls-mails-hint = People without an address get a letter to print.
treasury-calls-bulk-do = Prepare the requests
treasury-calls-begun = The requests are being prepared: load this page again in a moment.
treasury-calls-how-one = For one person, go through their record.
treasury-calls-record = Ask for a payment
treasury-record-take = Take a payment
treasury-record-payments = Payments
treasury-call-of = Payment request: { $name }
treasury-call-title = Payment request
treasury-call-made = The request is ready.
treasury-call-do-print = Prepare
treasury-call-do-mail = Send by mail
treasury-call-mailing = The mail is on its way.
treasury-call-withdraw = Withdraw the request
treasury-call-withdrawn = The request is withdrawn.
treasury-call-is-withdrawn = This request is withdrawn: do not pay it.
treasury-call-is-paid = This request is paid. Thank you.
treasury-call-state-open = waiting
treasury-call-state-part = paid in part
treasury-call-state-paid = paid
treasury-call-state-withdrawn = withdrawn
treasury-call-amount = To pay
treasury-call-holder = Holder of the account
treasury-call-iban = IBAN
treasury-call-bic = BIC
treasury-call-reference = Reference to give
treasury-call-due = To pay by
treasury-call-label = Purpose
treasury-call-asked = Asked
treasury-call-paid = Received
treasury-call-made-on = Made on
treasury-call-mailed = Mailed
treasury-call-printed = Printed
treasury-call-code = QR code of the transfer, to read with your bank's application
treasury-call-how = With the reference, your transfer is recognised without error. The code above fills in the transfer in applications that read it.
treasury-label-dues = Dues
treasury-label-one = Dues of { $period }
treasury-label-several = Dues from { $from } to { $to }
treasury-mail-subject = { $organisation }: { $label }, { $amount }
treasury-cards-lead = Members pay online through the account of their collector. No card number passes here.
treasury-cards-problems = To check
treasury-cards-no-problem = All card payments agree.
treasury-cards-settle = Seen
treasury-cards-settled = Noted.
treasury-problem-conflict = The carrier contradicts itself: a received payment is said to be refused, or given back without having been received.
treasury-problem-amount = The amount paid is not the one that was asked: nothing was recorded.
treasury-problem-other-payment = The message speaks of another payment at the carrier's.
treasury-problem-refund = The carrier did not give the money back, and the books say that it was given back: see with them, or give it back by transfer.
treasury-problem-nobody = The person's record is gone: the money is at the carrier's.
treasury-cards-agreed = Regular payments
treasury-cards-agreed-stop = Stop
treasury-cards-payouts = Payouts of carriers
treasury-cards-payouts-text = What each carrier paid to the bank, less its fees. The movement of the statement is confirmed with these amounts.
treasury-payout-gross = Paid by card
treasury-payout-fee = Fees kept
treasury-payout-net = Paid out
treasury-payout-found = found at the bank
treasury-payout-waiting = awaited at the bank
treasury-cards-accounts = Accounts with carriers
treasury-cards-none = No account is open.
treasury-cards-is-open = open
treasury-cards-is-closed = closed
treasury-cards-hook = Address of notifications:
treasury-cards-opened-by = Opened by { $name }, { $day }.
treasury-cards-signed = Messages are signed.
treasury-cards-close = Close
treasury-cards-closed = The account is closed.
treasury-cards-opened = The account is open.
treasury-cards-open = Open an account
treasury-cards-open-text = An account replaces the one that the collector had. The account at the carrier's is in the name of the entity that receives the money.
treasury-cards-open-do = Open
treasury-cards-carrier = Carrier
treasury-cards-secret = Secret key
treasury-cards-secret-hint = It is never shown again.
treasury-cards-signing = Signing key of notifications, or organisation token
treasury-cards-signing-hint = Needed for Stripe; HelloAsso gives one to partners only. For Mollie, the organisation token, optional, by which payouts and their fees are read.
treasury-cards-organisation = Short name of the organisation
treasury-cards-organisation-hint = For HelloAsso, as it stands in the address.
treasury-cards-client = Client identifier
treasury-carrier-stripe = Stripe
treasury-carrier-helloasso = HelloAsso
treasury-carrier-mollie = Mollie
treasury-carrier-pretend = Carrier of the demonstration
treasury-pretend-title = Demonstration payment
treasury-pretend-text = This page plays the part of a carrier. No money moves.
treasury-pretend-again = It will come back by itself: pay to agree.
treasury-pretend-again-begun = Each payment plays one more charge.
treasury-pretend-pay = Pay
treasury-pretend-refuse = Refuse
treasury-mine-title = My payments
treasury-mine-due = <b>{ $amount }</b> still to pay: { $periods }.
treasury-mine-nothing-due = You have nothing to pay.
treasury-mine-how = How to pay
treasury-mine-card = By card
treasury-mine-card-hint = You may pay a part only.
treasury-mine-card-do = Pay by card
treasury-mine-transfer = By transfer
treasury-mine-transfer-text = You get the IBAN, a reference of your own and a code to read with your bank.
treasury-mine-transfer-do = Prepare my transfer
treasury-mine-cheque = By cheque
treasury-mine-cheque-order = Payable to: { $name }
treasury-mine-cheque-text = Write your name and “{ $unit }” on the back, then give it to your section or send it to:
treasury-mine-cash = In cash
treasury-mine-cash-text = To the treasurer of { $unit }, against a numbered receipt.
treasury-mine-calls = Open requests
treasury-mine-paid = What I paid
treasury-mine-paid-none = No payment is recorded in your name.
treasury-again-section = By card, regularly
treasury-again-lead = Your card is charged by itself, at the carrier's, until you stop it. Each payment settles your oldest months.
treasury-again-each = Amount each time
treasury-again-every = When
treasury-again-every-1 = Each month
treasury-again-every-3 = Each quarter
treasury-again-every-12 = Each year
treasury-again-do = Pay in this way
treasury-again-label = Dues
treasury-again-title = Regular payment by card
treasury-again-told-1 = { $amount } each month
treasury-again-told-3 = { $amount } each quarter
treasury-again-told-12 = { $amount } each year
treasury-again-waiting = to agree to
treasury-again-active = going on
treasury-again-failing = last charge refused
treasury-again-stopping = stop asked for
treasury-again-stopped = stopped
treasury-again-text-waiting = Nothing is charged as long as you have not agreed at the carrier's.
treasury-again-text-active = Your card is charged as agreed.
treasury-again-text-failing = The last charge was refused, for example because the card has expired. The carrier tries again; you may also stop and begin anew with another card.
treasury-again-text-stopping = You asked to stop. The carrier will confirm it, and nothing more will be charged.
treasury-again-text-stopped = Your card is no longer charged.
treasury-again-year = This carrier plans a year of payments: at its end, you choose whether to begin anew.
treasury-again-ready = All is ready: you agree on the carrier's site, then you come back here.
treasury-again-go = Go and agree
treasury-again-charges = Charges
treasury-again-stop-title = Stop
treasury-again-stop-text = Without giving a reason and at no cost. Your membership goes on: what is due may be paid otherwise.
treasury-again-stop-gift = No reason asked, no fee. What was given stays given, and stands on your receipt.
treasury-again-gift = Gift: { $label }.
treasury-again-gift-link = See my gifts
treasury-again-stop-do = Stop this payment
treasury-again-stop-asked = The stop is asked for.
treasury-charge-paid = paid
treasury-charge-failed = refused
treasury-charge-refunded = given back
treasury-charge-pending = waiting
treasury-card-title-pending = Card payment
treasury-card-title-paid = Thank you, your payment is received
treasury-card-title-failed = The payment did not succeed
treasury-card-title-refunded = This payment was given back to you
treasury-card-text-paid = It already stands among your payments and settles your oldest months.
treasury-card-text-failed = Nothing was charged. You may try again or pay otherwise.
treasury-card-text-refunded = What it settled is due again.
treasury-card-asking = We are preparing the payment with the carrier. It takes a few seconds.
treasury-card-ready = All is ready: you pay on the carrier's site, then come back here.
treasury-card-checking = We are asking the carrier whether the payment went through. It takes a few seconds.
treasury-card-go = Go and pay
treasury-card-again = Refresh
treasury-card-back = Back to my payments
treasury-column-total-paid = Total paid
treasury-column-way-paid = Way of paying
treasury-fault-amount = This is not an amount: write for example 48 or 48.50.
treasury-fault-amount-missing = Give the amount.
treasury-fault-amount-parts = The parts are more than the amount.
treasury-fault-way = Choose the way of paying.
treasury-fault-receipt = Cash needs the number of the receipt.
treasury-fault-pile = Write a number of cheques and amounts, or leave them empty.
treasury-fault-who = This name is not that of one person of your scope: write the full name or the number.
treasury-fault-month = Choose a month.
treasury-fault-reason = Say why, in five signs at least.
treasury-fault-label = Say what it was for.
treasury-fault-account = Choose an account of expenses of the list.
treasury-fault-key = What this carrier asks is missing.
treasury-fault-each = Write an amount between €1 and €1,000.
treasury-fault-card-amount = By card, pay between 1 € and 7,500 €.
treasury-refusal-stale = Somebody else just changed this: load the page again.
treasury-refusal-no-part = A payment has at least one line, of more than zero.
treasury-refusal-no-collector = No collector receives money for this unit on that day.
treasury-refusal-no-receipt = Cash needs the number of the receipt.
treasury-refusal-receipt-used = This receipt number was already used in this unit.
treasury-refusal-cash-ceiling = The law does not allow a gift as large in cash: ask for a cheque, a transfer or a card.
treasury-refusal-year-ceiling = With this payment, this person would be above what the law lets somebody give to parties in a year, gifts and dues together: refuse it, or take less.
treasury-refusal-bad-day = This day does not fit.
treasury-refusal-way = Choose the way: cheque, cash or transfer.
treasury-refusal-amount = Write an amount above zero, for instance 12.50.
treasury-refusal-month-closed = The cash book of that month is closed.
treasury-refusal-taken-back = It was already cancelled or given back.
treasury-refusal-not-now = This payment is not at that point. Undo the slip first, or refund.
treasury-refusal-no-why = Say why.
treasury-refusal-slip-over = This slip is already deposited or undone.
treasury-refusal-nothing-to-bank = None of these cheques waits for a slip.
treasury-refusal-pile = It does not add up: the sitting stays open.
treasury-refusal-sitting-over = No sitting is open.
treasury-refusal-cash-differs = This is not what the book says. Count again, or note a difference dated the last day of the month.
treasury-refusal-month-before = Close the month before first.
treasury-refusal-month-runs = This month is not over.
treasury-refusal-not-enough-cash = There is not as much cash in the box.
treasury-refusal-no-bank-account = The collector has no bank account.
treasury-refusal-nothing-due = Nothing is due.
treasury-refusal-call-over = This request is paid or withdrawn.
treasury-refusal-has-subscription = You have a regular payment by card already: stop it first.
treasury-refusal-no-card = Your collector does not take cards yet.
treasury-retention = Payments and their pieces are kept ten years with the accounts (French commercial code, article L123-22), even after the record is erased; messages of card carriers, 400 days.
treasury-mail-refused-subject = { $organisation }: your card could not be charged
treasury-mail-refused = Hello { $name },

    The regular payment of { $amount } ({ $label }) was refused by your bank, for instance because the card expired. Nothing is lost: the carrier tries again in the coming days.

    See this payment, stop it, or choose another card:
    { $link }

    You receive this message because you agreed to this regular payment.
treasury-mail-text = Hello { $name },

    { $label }: { $amount }, to pay by { $due }.

    By transfer:
    Holder: { $holder }
    IBAN: { $iban }
    Reference to give: { $reference }

    Other ways to pay and a code to read with your bank:
    { $link }

    If you have already paid, do not mind this message.
    { $organisation }
