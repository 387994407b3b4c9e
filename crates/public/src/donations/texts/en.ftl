donations-nav = Donate
donations-title = Donations
donations-list-lead = What your gifts pay for, who receives them, and how far we are.
donations-list-line = For { $unit }, received by { $collector }
donations-list-none = No appeal is open
donations-list-none-text = As soon as an appeal is open, you can give to it here.
donations-givers = { $count ->
    [0] given so far
    [one] given by one person
   *[other] given by { $count } people
 }
donations-givers-few = { $count ->
    [0] nobody yet
    [one] one person
   *[other] { $count } people
 }
donations-progress = What came, out of the goal
donations-of = { $amount } of { $goal }
donations-for = An appeal for { $unit }
donations-slip = I give
donations-do = Donate
donations-not-yet = Your gift is not recorded yet.
donations-rhythm = How often
donations-rhythm-once = Once
donations-rhythm-monthly = Every month
donations-rhythm-hint = A monthly gift is made by direct debit or by card; one button stops it, whenever you like.
donations-amount = Amount
donations-free = Another amount, in euros
donations-free-hint = One person may pay at most { $amount } a year, gifts and dues together, to all parties.
donations-each-month = { $amount } every month
donations-tax = What the tax gives back
donations-tax-text = If your household pays French income tax, it gives back { $percent }% of what you give, up to { $income }% of taxable income.
donations-tax-table = What a gift costs you after tax
donations-tax-given = You give
donations-tax-cost = It costs you
donations-tax-income = Your taxable income of the year, in euros
donations-tax-income-hint = The sum is done in this page. This number is neither sent nor kept.
donations-tax-said = Over the year, { $year } given, { $back } given back by the tax: it costs you { $cost }.
donations-email-hint = To confirm that it is you, and for your receipt.
donations-line-1 = Address
donations-line-1-hint = The one on your tax notice: it stands on the receipt.
donations-city = Town
donations-abroad = My address is in another country.
donations-country = Country
donations-country-hint = Only for an address in another country.
donations-nationality = Nationality
donations-nationality-hint = The law asks for it, and it stands on the receipt.
donations-declarations = Your declarations
donations-declarations-hint = Asked for by the French law of 11 March 1988 (articles 11-4 and 11-5). Each is needed.
donations-natural = I am a natural person; this gift comes from my own account, not from that of a company or an association.
donations-natural-short = Natural person, own account
donations-resident = I am a French national or I live in France.
donations-resident-short = Nationality or residence
donations-below = My gifts and dues to all parties do not exceed { $amount } in { $year }.
donations-below-short = Ceiling of the year
donations-share = How the gift is shared
donations-share-hint = You may choose who receives which part, in percentages that make a hundred. The cents that are left go to the first line.
donations-share-usual = As usual, as members voted
donations-share-own = I choose myself:
donations-share-of = { $name }, as a percentage
donations-way = Way to pay
donations-way-card = Card
donations-way-card-text = On the page of the payment provider, once your address is confirmed.
donations-way-debit = SEPA direct debit
donations-way-debit-text = The least fees for us. You sign the mandate online, by the link that we send you.
donations-way-transfer = Transfer
donations-way-transfer-text = We give you the IBAN, a reference and a code that your bank can read.
donations-way-cheque = Cheque
donations-way-cheque-text = We give you the payee and the address.
donations-way-cash = Cash
donations-way-cash-text = Handed to the treasurer of the section, against a receipt.
donations-way-cash-hint = At most { $amount }, handed to the treasurer of the section, against a receipt.
donations-consents = If you wish
donations-consents-hint = Nothing is ticked beforehand, and giving commits you to nothing else.
donations-law-party = Gifts collected by { $collector }, approved under number { $number } by the French national commission for campaign accounts and political financing.
    An illegal gift is punished with three years in prison and a fine of €45,000.
donations-law-party-plain = Gifts collected by { $collector }. An illegal gift to a party is punished with three years in prison and a fine of €45,000.
donations-law = Gifts collected by { $collector }.
donations-controller = Data controller: { $organisation }.
donations-rights = Your rights, how long we keep data, writing to us
donations-questions = Your questions
donations-question-tax = Can I give without paying tax?
donations-answer-tax = Yes. Only the tax advantage changes: there is then no reduction.
donations-question-who = Who will know that I gave?
donations-answer-who = The treasurers of { $collector } and, for a party, the commission that checks it. Neither other members nor the public.
donations-question-stop = How do I stop a monthly gift?
donations-answer-stop = With a button in your space. It works at once: nothing more is debited.
donations-question-receipt = Will I have a receipt?
donations-answer-receipt = Your receipt comes to your space the year after, in time for your tax return.
donations-over = This appeal is closed
donations-over-text = This appeal takes no more gifts. Thanks to all who gave.
donations-others = See the other appeals
donations-frame-foot = { $organisation }, without tracker or cookie.
donations-frame-more = Read everything and know your rights
donations-sent-title = Confirm your gift
donations-sent-heading = One click left
donations-sent-lead = We have just written to the address that you gave. Open the message and follow its link: you will confirm your gift to “{ $title }”, then you can pay.
donations-sent-rush = Many people are giving right now: the message may leave a few minutes later.
donations-sent-nothing = Nothing after ten minutes?
donations-sent-nothing-text = Look among unwanted mail, and check the address that you wrote.
donations-sent-again = Give with another address
donations-sent-days = The link holds for { $days } days. Without confirmation, we erase what you wrote.
donations-step-filled = You filled in the slip
donations-step-mail = You confirm by e-mail
donations-step-pay = You pay
donations-door-title = Confirm my gift
donations-door-heading = Confirm your gift
donations-door-lead = { $name }, you give { $amount } to “{ $title }”.
donations-door-lead-monthly = { $name }, you give { $amount } every month to “{ $title }”.
donations-door-collector = Received by
donations-door-address = Address on the receipt
donations-door-shares = As you chose
donations-door-mandate = Debit mandate
donations-iban = IBAN of your account
donations-iban-hint = On your bank details. An account in your own name.
donations-holder = Holder of the account
donations-holder-hint = As the bank writes it.
donations-door-creditor = Creditor: { $name }, identifier { $number }. Your bank pays back a debit that you dispute within eight weeks.
donations-door-do = Confirm my gift
donations-door-sign = Sign and give
donations-door-not = Not you? Close this page: nothing will be done, and everything will be erased.
donations-door-over = This link no longer holds
donations-door-over-text = It has expired, or the appeal is closed. If it is still open, you may begin again.
donations-door-again = See the appeal
donations-gift-title = Thank you for your gift
donations-gift-confirmed = Your gift is confirmed.
donations-gift-received = We have received { $amount }.
donations-gift-stopped = This gift is stopped: nothing more is expected of you.
donations-gift-thanks = Thank you.
donations-gift-once = You give { $amount } to “{ $title }”.
donations-gift-monthly = You give { $amount } every month to “{ $title }”.
donations-gift-again-title = Your card, every month
donations-gift-now = What is left to do
donations-gift-card-asked = We are preparing the payment with the provider. This page reloads by itself.
donations-gift-card-ready = You pay on the provider's page, and come back here afterwards.
donations-gift-card-back = We are asking the provider whether the payment was made. This page reloads by itself.
donations-gift-card-failed = The payment did not go through, and nothing was debited.
donations-gift-card-go = Pay by card
donations-gift-card-look = Look again
donations-gift-again = Begin again
donations-gift-debit = Nothing. { $collector } will debit this sum once, and you will be told by e-mail fourteen days before.
donations-gift-debit-monthly = Nothing. { $collector } will debit this sum every month, and you will be told by e-mail before the first debit.
donations-gift-transfer = Make a transfer with these details. The reference lets us recognise your gift.
donations-gift-cheque = Write a cheque to “{ $holder }”, write { $reference } on its back, and send it to this address:
donations-gift-cash = Hand the sum to the treasurer of { $unit } with this reference: { $reference }. You are given a receipt at once.
donations-gift-after = Afterwards
donations-gift-mine = In your space, you follow your gifts, change them or stop them.
donations-gift-share = Pass it on
donations-gift-link = The link of the appeal
donations-gift-link-hint = A plain link: nobody knows that you gave.
donations-mine-title = My donations
donations-mine-lead = What you give, what arrived, and how to change or stop a monthly gift.
donations-mine-none = You have not given on our pages
donations-mine-none-text = What you give will be followed here. Gifts made at the section are under “My payments”.
donations-mine-state-running = under way
donations-mine-state-failing = card refused
donations-mine-state-waiting = expected
donations-mine-state-paid = received
donations-mine-state-stopped = stopped
donations-mine-received = Received so far
donations-mine-since = Confirmed on
donations-mine-account = Account that is debited
donations-mine-mandate = Reference of the mandate
donations-mine-pay = How to pay
donations-mine-amount = Amount of each month, in euros
donations-mine-change-card = Change the amount or the card
donations-mine-card-text = For another amount or another card you agree anew at the carrier's; what you had agreed to goes on until the first charge of the new one.
donations-mine-agree = What you had agreed to stops: it remains to agree to the new one.
donations-mine-change = Change the amount
donations-mine-stop = Stop this monthly gift
donations-mine-give-up = Give up this gift
donations-mine-stopped = This gift is stopped: nothing more will be debited or expected.
donations-mine-changed = The new amount holds from the next debit on.
donations-mine-receipts = My receipts
donations-office-lead = The appeals of { $unit } and of the units below, and what they brought.
donations-new = New appeal
donations-office-none = No appeal
donations-office-none-text = An appeal has a public page, a goal if you like, and the collector that receives.
donations-state = State
donations-state-draft = in preparation
donations-state-open = open
donations-state-closed = closed
donations-came = Received
donations-monthly = Monthly gifts under way
donations-monthly-sum = { $count ->
    [0] none
    [one] one, { $amount } a month
   *[other] { $count }, { $amount } a month
 }
donations-waiting = Gifts confirmed and expected
donations-no-goal = no goal
donations-until = Until { $day }.
donations-edit = Edit
donations-see = See the page
donations-widget = On another site
donations-gifts = Who gives
donations-say = <b>{ $amount }</b> received in { $gifts } gifts of { $givers } people.
donations-by-unit = Where the money goes
donations-by-unit-chosen = What each unit receives, as those who give chose; the rest follows the quota table.
donations-by-unit-voted = What each unit receives, before the quota table.
donations-unit = Unit
donations-gifts-count = Gifts
donations-nothing-yet = Nothing has come yet.
donations-steps = Steps
donations-fact-written = Written
donations-fact-opened = Opened
donations-fact-closed = Closed
donations-act = Decide
donations-do-open = Open the appeal
donations-do-close = Close the appeal
donations-opened = The appeal is open.
donations-closed = The appeal is closed.
donations-created = The appeal is written. Open it when it is ready.
donations-saved = The appeal is changed.
donations-back = Back to the appeal
donations-edit-lead = This appeal is that of { $unit }. Nobody sees it before you open it.
donations-no-collector = No collector receives money for this unit. A treasurer must open one first.
donations-field-title = Title
donations-field-title-hint = What the money pays for, in a few words.
donations-field-collector = Collector that receives
donations-field-collector-hint = The association or agent whose account receives the gifts.
donations-field-body = Text
donations-field-body-hint = What the money is for, and who accounts for it. Markdown.
donations-field-amounts = Proposed amounts, in euros
donations-field-amounts-hint = One to eight, with spaces between: 10 30 50 100
donations-field-monthly = One may also give every month
donations-field-monthly-hint = By direct debit, if the collector has a creditor identifier, or by card, if it takes cards.
donations-field-goal = Goal, in euros
donations-field-goal-hint = Leave it empty to show none.
donations-field-closes_on = Last day
donations-field-closes_on-hint = Leave it empty to set none.
donations-field-shared = Those who give may choose how it is shared
donations-field-shared-hint = Propose percentages that make a hundred. Without this box, the quota table holds for all gifts.
donations-field-thanks = Thanks
donations-field-thanks-hint = Shown after the gift and in the mail of thanks.
donations-save = Save
donations-gifts-lead = Confirmed gifts of people of your unit and those below. These names are for treasurers alone.
donations-gifts-elsewhere = Another treasurer keeps the collector that receives: they take the money in.
donations-gifts-none = Nobody has given yet
donations-gifts-none-text = Confirmed gifts will appear here, with their reference.
donations-gifts-came = { $amount } received
donations-receive = Take this gift in
donations-receive-do = Record the payment
donations-received = The payment is recorded.
donations-piece = Number of the cheque or receipt
donations-on-day = Received on
donations-block-help = [[donation title-of-the-appeal]]: an appeal, what it received and its button.
donations-refusal-title = Write a title of at most a hundred and twenty letters.
donations-refusal-body = Say what the money is for, in twenty to twenty thousand letters.
donations-refusal-amounts = Write one to eight amounts of at least one euro, with spaces between.
donations-refusal-goal = Write an amount, for instance 12,000, or leave it empty.
donations-refusal-day = Choose a day, for instance 2026-12-31.
donations-refusal-shares = Write whole percentages whose sum is a hundred.
donations-refusal-thanks = Write at most two thousand letters.
donations-refusal-collector = Choose a collector of the list.
donations-refusal-closed = This appeal takes no more gifts.
donations-refusal-amount = Choose an amount, or write one of at least one euro, for instance 25.
donations-refusal-year = The law does not allow giving so much in a year: choose a smaller amount.
donations-refusal-year-monthly = Over twelve months, the law does not allow giving so much: choose a smaller amount.
donations-refusal-ceiling = With what you have paid this year, gifts and dues together, this gift would exceed what the law allows. Begin again with a smaller amount.
donations-refusal-cash = The law does not allow so large a gift in cash: choose another way to pay.
donations-refusal-way = Choose a way to pay.
donations-refusal-way-monthly = A monthly gift is made by direct debit or by card: choose one of them, or give once.
donations-refusal-line-1 = Write your address: it stands on the receipt.
donations-refusal-city = Write your town.
donations-refusal-country = Write the country of this address.
donations-refusal-nationality = Write your nationality.
donations-refusal-abroad = Without French nationality, the law asks that you live in France.
donations-refusal-declare = Tick this declaration if it is true; otherwise the law forbids us your gift.
donations-refusal-words = The declarations changed meanwhile: read them again, then give.
donations-refusal-iban = Check the IBAN: a letter or digit is wrong.
donations-refusal-receive = Another treasurer keeps this collector.
donations-refusal-received = This gift is already taken in, or stopped.
donations-mail-subject = Confirm your gift: { $title }
donations-mail-text = Hello { $name },

    You, or somebody who wrote your address, wish to give to “{ $title }”, of { $by }.

    Confirm it here, and you will know how to pay:
    { $link }

    This link holds for { $days } days. If you did not wish to give, do nothing: everything will be erased.
donations-mail-promised-subject = Your gift of { $amount }: { $title }
donations-mail-promised = Hello { $name },

    Thank you. You give { $amount } to “{ $title }”, received by { $collector }.

    { $more }

    How your gift stands:
    { $link }

    Your gifts, in your space:
    { $mine }

    { $by }
donations-mail-promised-monthly-subject = Your monthly gift of { $amount }: { $title }
donations-mail-promised-monthly = Hello { $name },

    Thank you. You give { $amount } every month to “{ $title }”, received by { $collector }.

    { $more }

    To change or stop this gift, whenever you like:
    { $mine }

    { $by }
donations-mail-how-card = If you have not paid by card yet, the link below leads there.
donations-mail-how-debit = Your mandate is signed. You will be told by e-mail before the debit.
donations-mail-how-card-monthly = It remains to agree to the regular payment at the carrier's, by the page below: nothing is charged before. You stop it with one button, whenever you like.
donations-mail-how-monthly = Your mandate is signed. You will be told by e-mail before the first debit.
donations-mail-how-transfer = Make a transfer to { $holder }, IBAN { $iban }, with this reference: { $reference }.
donations-mail-how-cheque = Write a cheque to “{ $collector }”, with this reference on its back: { $reference }. The address is on the page below.
donations-mail-how-cash = Hand the sum to the treasurer of { $unit }, with this reference: { $reference }.
donations-mail-came-subject = Received with thanks: { $amount }
donations-mail-came = Hello { $name },

    { $collector } has received your gift of { $amount } for “{ $title }”.

    { $more }

    The receipt comes to your space the year after:
    { $mine }

    { $by }
donations-mail-came-thanks = Thank you: this is what lets us act freely.
donations-timeline-once = Promised { $amount } to the appeal “{ $title }”
donations-timeline-monthly = Promised { $amount } every month to the appeal “{ $title }”
donations-criterion-gave = Made a gift
donations-criterion-gave-told = { $not ->
    [yes] made no gift{ donations-criterion-recent }
   *[no] made a gift{ donations-criterion-recent }
 }
donations-criterion-recent = { $within ->
    [days] { "" } in the last { $days } days
   *[ever] { "" }
 }{ $often ->
    [many] , at least { $times } times
   *[once] { "" }
 }
donations-criterion-year = Euros given in twelve months
donations-criterion-year-told = { $not ->
    [yes] did not give in twelve months a number of euros { $sign ->
        [equal] equal to
        [less] below
        [most] at most
        [more] above
       *[least] at least
    } { $value }
   *[no] gave in twelve months a number of euros { $sign ->
        [equal] equal to
        [less] below
        [most] at most
        [more] above
       *[least] at least
    } { $value }
 }
donations-criterion-monthly = Gives regularly
donations-criterion-monthly-value = every month
donations-criterion-monthly-told = { $not ->
    [yes] do not give { $value }
   *[no] give { $value }
 }
donations-criterion-page = Gave to the appeal
donations-criterion-page-told = { $not ->
    [yes] did not give to “{ $value }”
   *[no] gave to “{ $value }”
 }
donations-column-gave = Last gift
donations-retention = A donation is kept as long as the record. If it is erased, the gift stays counted without a name; entries and receipts stay as long as the law asks.
donations-widget-label = Give
