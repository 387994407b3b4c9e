debits-nav = Direct debits
debits-record-link = Debit mandates
debits-mine-nav = My direct debits
debits-retention = A mandate is kept while it serves, then ten years with the entries that rest on it. Once erased, it no longer says whose account it was.
debits-timeline-signed = Debit mandate signed: { $reference }
debits-timeline-ended = Debit mandate over: { $reference }
debits-timeline-suspended = Debit mandate suspended: { $reference }
debits-trail-treasury = Treasury
debits-title = Direct debits
debits-lead = Dues debited under a mandate: the file for the bank, what comes back, and what to do.
debits-no-account-title = No account at your level
debits-no-account-text = The collector's account is kept by the unit that it serves. Its treasurer makes collections and reads statements.
debits-no-creditor = The collector has no SEPA creditor identifier. Ask its bank for one, then note it in its record.
debits-account = Account
debits-of-label = { "" } ({ $label })
debits-account-show = Show
debits-who = Who
debits-nobody = Erased record
debits-code = Code of the bank
debits-todo = To do
debits-amount = Amount
debits-amount-due = What is due at each debit
debits-day = Day
debits-state = State
debits-count = Debits
debits-count-told = { $debits }, of which { $settled } paid, { $failed } came back
debits-failed-title = Came back or refused
debits-batches-title = Collections
debits-batches-none = No collection yet. The first one needs signed mandates and dues owed.
debits-batch-ready = To be sent
debits-batch-sent = Sent to the bank
debits-batch-withdrawn = Withdrawn
debits-line-to-come = To come
debits-line-settled = Paid
debits-line-refused = Refused by the bank
debits-line-returned = Came back unpaid
debits-action-ask-account = Ask for another account: the mandate waits.
debits-action-end-mandate = The mandate is over: offer a new one.
debits-action-suspend = Talk with the person: the mandate is suspended.
debits-action-retry-once = Present it once more, later.
debits-action-investigate = Look for the duplicate before sending again.
debits-action-check-notice = Check the amount that was announced.
debits-action-operator = Correct our data, then send again.
debits-action-complete-data = Complete the data, then send again.
debits-action-contact = Call the person.
debits-action-deceased = The bank reports a death: stop writing, reach the family.
debits-new-title = Prepare a collection
debits-new-lead = { $collector }, account { $account }. Here is who owes something under a mandate in force.
debits-new-day = Day of the debit
debits-new-day-hint = At the earliest { $day }: people are told { $days } days before.
debits-new-again = Show that day
debits-new-words = Words on people's statements
debits-new-words-hint = Without accents once at the bank; 140 signs.
debits-new-words-proposed = Dues
debits-new-members = People to debit
debits-sequence = Sequence
debits-sequence-FRST = First
debits-sequence-RCUR = Recurring
debits-sequence-FNAL = Final
debits-sequence-OOFF = One-off
debits-new-out = Leave out
debits-new-out-of = Leave out { $name }
debits-new-total = Total of { $count } people
debits-new-whole = Everything is checked first: one wrong line, and nothing is made. People are told by e-mail as soon as the collection is made.
debits-new-do = Make the collection and tell people
debits-new-empty-title = Nobody to debit on that day
debits-new-empty-text = A signed mandate is needed, without a debit under way, and something owed.
debits-made = The collection is made. People receive their notice.
debits-fault-empty = There is nothing to debit.
debits-fault-name = The holder's name is missing.
debits-fault-iban = The IBAN is wrong: check it on the bank details.
debits-fault-bic = The BIC of the collector's account is wrong.
debits-fault-outside-sepa = The account is outside the SEPA area: it cannot be debited.
debits-fault-creditor-id = The collector's SEPA creditor identifier is missing or wrong.
debits-fault-identifier = The reference has signs that banks do not carry back: letters without accents, digits and dashes, 35 at most.
debits-fault-amount = The amount must be above zero.
debits-fault-signed-later = The mandate is signed after the day of the debit.
debits-fault-business-day = Banks do not settle on that day: choose a business day.
debits-fault-too-many = A collection has at most 20,000 lines.
debits-fault-format = The line does not pass the check of the format: report it.
debits-refusal-too-early = That is too early: people must be told before, and so must the bank.
debits-refusal-stale = Somebody else just acted. Reload the page and start again.
debits-refusal-reference = The collector already has a mandate of that reference.
debits-refusal-under-way = A debit is under way on the former account. Change it once the bank has answered.
debits-refusal-nobody-left = Nobody is left in this collection: the mandates ended before it was sent. Withdraw it.
debits-refusal-over = The collection was already sent or withdrawn.
debits-refusal-choice = This choice does not fit this movement: choose another one.
debits-refusal-why = Say why in a few words.
debits-refusal-scan = The scan is larger than ten megabytes.
debits-refusal-signed-on = Give the day of the signature, past or today.
debits-refusal-no-collector = No collector serves this unit, or it has no creditor identifier.
debits-refusal-no-email = Signing online needs an e-mail address that works. Ask your section for a mandate on paper.
debits-refusal-account = Choose the account that this file is about.
debits-refusal-several-accounts = The file is about several accounts: send them one after the other.
debits-refusal-not-your-account = The file is about an account that is not yours to keep.
debits-refusal-currency = The file has movements in another currency than the euro.
debits-one-title = Collection { $number }
debits-creditor = Who debits
debits-words = Words
debits-by = Made by
debits-told = People told
debits-told-count = { $told } of { $all }, by e-mail or by letter
debits-letters-do = { $count ->
    [one] The letter of notice for the post (PDF)
   *[other] The { $count } letters of notice for the post (PDF)
}
debits-letters-told = { $printed ->
    [0] These people have no e-mail address that works: nothing is printed yet.
   *[other] Printed: { $printed } of { $count }. Last printed:
}
debits-letter-subject = Your direct debit of { $amount } on { $day }
debits-letter-hello = Hello { $name },
debits-letter-text = { $creditor } will debit { $amount } on { $day } from account { $account }, under your mandate { $reference } (SEPA creditor identifier { $ics }).
debits-letter-change = If something is wrong, say so before that day. You may stop this mandate at any time by writing to us.
debits-file-do = Download the file (pain.008.001.{ $version })
debits-file-told = The file is the same at each download. Each person reads in their space that their account is in it.
debits-file-reason = Direct debit file for the bank
debits-sent-do = Note that it went to the bank
debits-withdraw-do = Withdraw the collection
debits-sent = Noted as sent.
debits-withdrawn = The collection is withdrawn. Its mandates are free.
debits-lines-title = Lines of the file
debits-mandates-title = Debit mandates
debits-mandates-lead = Who allows debits, on which account, since when. The state follows from facts, nobody types it.
debits-mandates-search = Search
debits-mandates-search-hint = The beginning of a name, or a whole reference.
debits-mandates-search-do = Search
debits-mandates-empty-title = No mandate here
debits-mandates-empty-text = A mandate is signed online from a person's space, keyed in from their record, or brought in by a file.
debits-reference = Reference (RUM)
debits-reference-hint = The one on the paper; leave it empty to be given one.
debits-mandate-unsigned = To be signed
debits-mandate-active = In force
debits-mandate-suspended = Suspended
debits-mandate-lapsed = Lapsed, too long without a debit
debits-mandate-used = Used
debits-mandate-ended = Over
debits-mandate-title = Mandate { $reference }
debits-mandate-changed = Noted.
debits-mandate-made = The mandate is kept.
debits-holder = Holder of the account
debits-holder-hint = When it is not the person themselves.
debits-kind = Kind
debits-kind-recurring = Recurring debits
debits-kind-one-off = A single debit
debits-origin = Origin
debits-origin-online = Signed online
debits-origin-paper = Paper keyed in
debits-origin-file = Paper brought in by a file
debits-last-debit = Last debit
debits-never = None yet
debits-under-way = A debit is under way under this mandate.
debits-scan-open = Open the scanned paper
debits-facts-title = What happened
debits-fact-signed = signed
debits-fact-amended = another account
debits-fact-suspended = suspended
debits-fact-resumed = resumed
debits-fact-ended = ended
debits-change-title = Change
debits-amend = New IBAN
debits-amend-hint = The same mandate, another account: the bank is told at the next debit.
debits-amend-do = Change the account
debits-why = Why
debits-why-hint = The person will read it.
debits-suspend-do = Suspend
debits-resume-do = Resume
debits-end-do = End the mandate
debits-open-reason = Debit mandates
debits-person-title = Mandates of { $name }
debits-person-none = No mandate yet.
debits-paper-title = Key in a mandate signed on paper
debits-paper-lead = It allows { $collector } to debit. Keep the original: the bank may ask for it.
debits-iban-hint = 27 signs for a French account; spaces do no harm.
debits-signed-on = Signed on
debits-amount-fixed = Fixed amount
debits-amount-fixed-hint = Empty: what is due on the day of the debit.
debits-scan = Scanned paper (PDF or photo)
debits-paper-do = Keep the mandate
debits-import-title = Import paper mandates
debits-import-lead = A table, one line for each signed mandate. Right lines are kept, the others are told one by one.
debits-import-file = File
debits-import-file-hint = CSV, XLSX or ODS, with the columns IBAN, date de signature, and numéro, or courriel, or nom and prénom. Optional: RUM, titulaire, type, montant.
debits-import-do = Read the file
debits-import-missing = Choose a file.
debits-import-unreadable = The file or the line cannot be read as a table.
debits-import-no-iban = No column is named IBAN.
debits-import-too-long = The table has more than 5,000 lines: cut it.
debits-import-nobody = Nobody, or several people, of your unit answers to this line.
debits-import-reason = Debit mandates brought in by a file
debits-import-done = { $count } mandates kept.
debits-import-problems = { $count } lines left out
debits-import-line = Line { $line }:
debits-mine-title = My direct debits
debits-mine-lead = What you allowed, what is debited, and how to stop.
debits-mine-unsigned = A link to sign by was mailed to you; it serves for fourteen days.
debits-mine-change = Change the account or stop
debits-mine-end-do = Stop this mandate
debits-mine-ended = It is stopped. Nothing more will be debited under this mandate.
debits-mine-amended = The new account will serve for the next debit.
debits-mine-new = Let my dues be debited
debits-mine-new-lead = { $collector } will debit what is due. You are told before each debit, and you may stop here at any time.
debits-mine-new-do = Receive the link to sign by
debits-mine-mailed = Open the mail that we send you to sign.
debits-mine-empty-title = Direct debit is not offered here
debits-mine-empty-text = Your section receives dues in another way. It will tell you how.
debits-mine-debits = My last debits
debits-sign-title = SEPA direct debit mandate
debits-sign-wording = By signing, you allow { $creditor } to send instructions to your bank to debit your account, and your bank to debit your account in accordance with these instructions.
debits-sign-rights = You may be refunded by your bank within eight weeks of a debit, and within thirteen months when it was not authorised.
debits-sign-do = I sign the mandate
debits-sign-done = The mandate is signed. You find it in your space.
debits-ics = Creditor identifier
debits-statements-title = Bank statements
debits-statements-lead = Bring the bank's file. What carries our references is recognised; you confirm, nothing happens by itself.
debits-statements-file-hint = Statement camt.053 or camt.054, CSV table, or answer pain.002 to a collection. The same file twice changes nothing.
debits-statements-do = Read the file
debits-open-title = To confirm ({ $count })
debits-open-caption = Movements to confirm
debits-open-none = Everything is confirmed.
debits-done-title = Last movements confirmed
debits-files-title = Files read
debits-files-told = { $entries } new, brought by { $name }
debits-confirm-sure = Confirm the { $count } sure movements ({ $amount })
debits-confirmed = { $count ->
    [one] { $count } movement confirmed.
   *[other] { $count } movements confirmed.
}
debits-confirmed-not = { $count ->
    [one] { $count } still waits, as its entries are refused: { $why }
   *[other] { $count } still wait, as their entries are refused: { $why }
}
debits-file-known = This file was read before: nothing changed.
debits-file-statement-taken = { $new } new movements, { $known } known before, { $completed } completed, { $pending } pending at the bank and left out.
debits-file-report-taken = Answer of the bank: { $new } debits refused.
debits-movement = Movement
debits-answers = Answers
debits-label = Words of the bank
debits-payer = Who
debits-written = Reference or reason
debits-movement-asked = Asked for, or before fees: { $amount }
debits-movement-payout = The carrier tells of it under { $reference }: { $gross } paid by card, { $fee } kept as fees.
debits-movement-fee = Fees kept: { $amount }
debits-finding-collected = Collection paid
debits-finding-debit-returned = Debit that came back
debits-finding-call-paid = Request paid
debits-finding-call-differs = Request paid with another amount
debits-finding-call-again = Request paid a second time
debits-finding-call-mistyped = Reference mistyped
debits-finding-call-by-name = Same name and same amount
debits-finding-slip-credited = Slip of cheques
debits-finding-cheque-returned = Cheque that came back
debits-finding-cards-paid-out = Card payments
debits-finding-fee = Bank fee
debits-finding-cash = Cash put in
debits-finding-transfer-out = Transfer sent
debits-finding-unknown = Nothing known
debits-certainty-sure = Sure
debits-certainty-flagged = To look at
debits-certainty-proposed = Proposed
debits-certainty-open = To be told
debits-decided-confirmed = Confirmed by { $name }
debits-decided-set-aside = Left by { $name }
debits-choose = This movement is
debits-choose-found = What was recognised
debits-choose-call = The request { $reference } of { $name }
debits-choose-call-hint = { $amount }, due { $day }
debits-choose-unallocated = To be explained later
debits-choose-unallocated-hint = Posted to the suspense account 471.
debits-choose-nothing = Nothing to post
debits-choose-nothing-hint = It is posted elsewhere, or is no business of ours.
debits-does-collected = A payment is written for each person debited.
debits-does-debit-returned = The payment is taken back, the mandate follows the bank's code.
debits-does-call-paid = The payment is written and the request settled.
debits-does-call-differs = The payment is written for what came; the request keeps its difference.
debits-does-slip-credited = The slip is ticked; it is banked on its page.
debits-does-cheque-returned = The movement is ticked; the cheque is taken back on the payment's page.
debits-does-cards-paid-out = Gross, fees and net are posted.
debits-does-fee = The fee is posted to account 627.
debits-does-cash = The deposit is ticked; it is posted in the cash book.
debits-does-transfer-out = The transfer is posted to account 467, between collectors.
debits-decide-do = Confirm
debits-decided = Confirmed.
debits-read-empty = The file is empty.
debits-read-too-large = The file is too large: ask the bank for a shorter period.
debits-read-hostile = The file is not built as a bank builds them: nothing was read.
debits-read-charset = The letters of the file are in an unknown encoding.
debits-read-damaged = The file is cut or damaged: download it again.
debits-read-missing = An amount, a day or a direction is missing in the file.
debits-read-unknown = This is neither a statement nor an answer of a bank that we know.
debits-mail-notice-subject = { $organisation }: debit of { $amount } on { $day }
debits-mail-link-subject = { $organisation }: sign your debit mandate
debits-mail-notice =
    Hello { $name },

    { $creditor } will debit { $amount } on { $day } from account { $account }, under your mandate { $reference } (creditor identifier { $ics }).

    If something is wrong, say so before that day, or stop the mandate here:
    { $link }

    { $organisation }
debits-mail-link =
    Hello { $name },

    You asked that { $creditor } debit your dues from account { $account } (mandate { $reference }). To sign, open this page:
    { $link }

    The link serves for fourteen days. If you asked for nothing, leave it: nothing will be debited.

    { $organisation }
debits-again-do = Present again
debits-again-all = Present again the { $count } debits that came back
debits-again-not = Do not present again
debits-again-waits = The next collection will present it again.
debits-again-done = Another collection presented it again.
debits-again-within = of which { $amount } presented again
debits-again-asked = { $count ->
    [one] One debit that came back will be presented again by the next collection.
   *[other] { $count } debits that came back will be presented again by the next collection.
}
debits-again-left = This debit will not be presented again.
debits-refusal-retry = This debit cannot be presented again: it was before, or somebody else has just decided about it.
debits-finding-returned-debits = Debits that came back
debits-does-returned-debits = The payments are taken back, each mandate follows the bank's code.
debits-new-full = One collection holds no more debits: make another one for the people who follow.
debits-fee = Fees kept by the carrier
debits-fee-hint = On account 5115, card payments not paid out yet come to { $amount }. Fees are posted to account 627.
debits-choose-cards = A payout of card payments
debits-covers = The card payments that this transfer pays out
debits-covers-hint = Tick those that the carrier's statement names: their sum, less the fees, must make what arrived. If you do not know which, tick none.
debits-covers-which = Which card payments, and what fees
debits-covers-one = { $name }, { $amount }
debits-covers-day = Paid on { $day }
debits-covers-back = Given back on { $day }, after it had been paid out: the carrier takes it off
debits-covers-nobody = Somebody erased
debits-covers-sum = Ticked when this page was opened: { $ticked }. Arrived: { $arrived }.
debits-covered = Card payments that this transfer paid out
debits-refusal-covers = The payments ticked, less the fees, do not make what arrived: change the ticks or the fees.
debits-refusal-covers-gone = One of the payments ticked was just tied to another movement, or given back: check the ticks.
debits-refusal-fee = Write the fees that were kept: an amount, at most what arrived.
debits-waiting-movements = { $count ->
    [one] One movement of a bank waits to be confirmed.
   *[other] { $count } movements of banks wait to be confirmed.
}
debits-decided-waiting = Posted to the suspense account 471 by { $name }
debits-waiting-title = To be explained: on the suspense account 471
debits-waiting-text = Open a movement and take its decision back to say what it is.
debits-waiting-unexplained = { $count ->
    [one] One movement of the bank waits on account 471 to be explained.
   *[other] { $count } movements of the bank wait on account 471 to be explained.
}
debits-payment-link = See the payment
debits-reopen-do = Take this decision back
debits-reopen-hint = What it posted is reversed as of today; the movement waits again.
debits-reopened = The decision is taken back: say what this movement is.
debits-refusal-reopen = Debits or payouts followed from it: this decision cannot be taken back here.
debits-refusal-elsewhere = Another entity receives this person's dues: choose somebody else, or say that it is a gift.
debits-payer-find = Look for whom it comes from
debits-payer-find-hint = A few letters of the name, a number, or the reference of a request.
debits-payer-find-do = Search
debits-payer-find-nobody = Nobody whom you may see answers to “{ $words }”.
debits-choose-person = From { $name }, { $unit }
debits-choose-person-due = Owes { $amount }.
debits-choose-person-none = Owes nothing.
debits-choose-kind = This person's money is
debits-choose-account-in = An income
debits-choose-account-out = An expense
debits-choose-account-hint = Posted to the account chosen below.
debits-choose-code = Account
debits-choose-person-elsewhere = Their dues go to another entity: it may be a gift.
