petitions-title = Petitions
petitions-signatures = Signatures
petitions-signed = { $count ->
    [one] person has signed
   *[other] people have signed
 }
petitions-of = { $count } signatures of { $goal }
petitions-left-to = { $left } more to reach { $goal } signatures.
petitions-by = Petition carried by { $unit }
petitions-by-opened = Petition carried by { $unit }, opened on { $day }
petitions-to = Addressed to: { $addressee }
petitions-sign = Sign the petition
petitions-slip = I sign
petitions-rungs = What each threshold triggers
petitions-rung = { $count } signatures
petitions-rung-done = (reached)
petitions-recent = Recent signatures
petitions-recent-hint = Only people who agreed to it
petitions-comments = What some signers say
petitions-paper-count = { $count ->
    [one] of which one on paper
   *[other] of which { $count } on paper
 }
petitions-email-hint = To confirm that it is you. It is never published.
petitions-consents = What you agree to
petitions-consents-hint = Nothing is ticked beforehand. Signing binds you to nothing else.
petitions-deliver = Handing over your signature
petitions-deliver-hint = Needed to sign. A signature may reveal an opinion: we keep it { $months } months after it was handed over, then erase it.
petitions-news-hint = Three messages at most.
petitions-words-delivery = I agree that my name and postcode are handed over with the petition to { $addressee }.
petitions-words-news = I would like news of this petition by e-mail, sent by { $organisation }.
petitions-words-shown = My first name and town may appear in the public list.
petitions-carriers = Who keeps your details
petitions-carriers-hint = Several carry the petition: you choose who keeps what you write here.
petitions-comment = A word on your reasons
petitions-comment-hint = Five hundred letters at most. It appears with your first name, if you agree to the public list, and after somebody read it.
petitions-controller = Controller: { $organisation }.
petitions-rights = Your rights, how long data are kept, how to write to us
petitions-not-yet = Your signature is not recorded yet.
petitions-over = This petition can no longer be signed
petitions-over-text = It is closed; its text and results can still be read.
petitions-others = See the other petitions
petitions-frame-foot = { $organisation }, without trackers or cookies.
petitions-frame-more = Full text and your rights
petitions-refusal-closed = This petition can no longer be signed.
petitions-refusal-deliver = Tick this box so that your signature can be handed over, or do not sign.
petitions-refusal-comment = Write five hundred letters at most.
petitions-refusal-carriers = This choice is no longer offered: choose again who keeps your details, then sign.
petitions-refusal-words = The words of the agreement changed meanwhile: read them again, then sign.
petitions-refusal-title = Write a title of a hundred and twenty letters at most.
petitions-refusal-body = Write what you ask for and why, in forty to twenty thousand letters.
petitions-refusal-addressee = Write to whom the petition is addressed, such as: the town hall of Alès.
petitions-refusal-goal = Write a whole number, such as 500.
petitions-refusal-thresholds = Write one threshold a line: a number, a colon, what it triggers; twelve at most.
petitions-refusal-day = Choose a day, such as 2026-12-31, or leave it empty.
petitions-refusal-days = Choose a closing day after the opening one.
petitions-refusal-why = Write the reason in five letters at least: whoever proposed it will read it.
petitions-list-lead = What we ask for, of whom, and where we are.
petitions-list-line = Carried by { $unit }, addressed to { $addressee }
petitions-list-follow = Follow the petitions by a feed:
petitions-list-none = No petition is open
petitions-list-none-text = As soon as one opens, it can be signed here.
petitions-list-over = Closed or handed over
petitions-list-propose = Are you a member? You can propose one.
petitions-propose = Propose a petition
petitions-sent-title = Confirm your signature
petitions-sent-heading = One click left
petitions-sent-lead = We have just written to the address that you gave. Open the message and follow its link: your signature on “{ $title }” will count at once.
petitions-sent-rush = Many people are signing right now: the message may take some minutes to leave. There is no need to sign again.
petitions-sent-nothing = Nothing after ten minutes?
petitions-sent-nothing-text = Look into the unwanted mail, and check the address that you wrote.
petitions-sent-again = Sign with another address
petitions-sent-days = The link holds for { $days } days. Without confirmation, we erase what you wrote.
petitions-step-filled = You filled the slip
petitions-step-mail = You confirm by e-mail
petitions-step-counts = Your signature counts
petitions-mail-subject = Confirm your signature: { $title }
petitions-mail-text = Hello { $name },

    You, or somebody who wrote your address, signed the petition “{ $title }”, carried by { $by }.

    Your signature will count once you have confirmed it here:
    { $link }

    This link holds for { $days } days. If you signed nothing, do nothing: everything will be erased.
petitions-door-title = Confirm my signature
petitions-door-heading = Confirm your signature
petitions-door-lead = { $name }, you are signing “{ $title }”.
petitions-door-deliver = Your name and postcode will be handed over with the petition.
petitions-door-news-yes = You will receive news of this petition.
petitions-door-news-no = You will not receive news of this petition.
petitions-door-shown-yes = Your first name and town may appear.
petitions-door-shown-no = Your name will not appear.
petitions-door-comment = Your word:
petitions-door-do = Confirm my signature
petitions-door-not = Not you? Close this page: nothing will count, and everything will be erased.
petitions-door-over = This link no longer holds
petitions-door-over-text = It has expired, or the petition was handed over already. If it is still open, you may sign it again.
petitions-door-again = See the petition
petitions-thanks-title = Thank you, signature counted
petitions-thanks-counted = Your signature counts.
petitions-thanks-name = Thank you, { $name }.
petitions-thanks = Thank you.
petitions-thanks-lead = A petition travels from one to the next: a colleague, a neighbour, the group of parents.
petitions-share = Pass it on
petitions-share-link = The link to copy
petitions-share-mail = By e-mail
petitions-share-sms = By text message
petitions-share-hint = Plain links: nobody knows that you signed as long as you publish nothing.
petitions-share-qr = QR code of the petition
petitions-share-text = I signed “{ $title }”. Read and sign it here: { $link }
petitions-further = Go further
petitions-further-join = Join, according to your income.
petitions-further-others = Read the other petitions.
petitions-further-see = See
petitions-accepted = What you agreed to
petitions-accepted-no = No
petitions-accepted-change = Change your mind or take your signature back
petitions-mine-title = My petitions
petitions-mine-lead = Those that you propose, where they are, and those that you signed.
petitions-mine-proposed = Proposed by me
petitions-mine-none = You proposed none.
petitions-mine-signed = Signed by me
petitions-mine-signed-none = You signed none.
petitions-mine-on = Signed on { $day }.
petitions-mine-public = Your first name may appear.
petitions-mine-news = You receive news.
petitions-leave = Take my signature back
petitions-left = Your signature is taken back: it no longer counts, and nothing of it is kept.
petitions-not-left = This signature can no longer be taken back: the petition was handed over.
petitions-propose-lead = It will be proposed to { $unit }. Somebody mandated opens it or says why not; you will see each step.
petitions-propose-do = Propose this petition
petitions-proposed = Your petition is proposed. You will see the answer here.
petitions-field-title = Title
petitions-field-title-hint = What you ask for, in one line.
petitions-field-addressee = Addressed to
petitions-field-addressee-hint = As it ends the sentence: the town hall of Alès, the county council.
petitions-field-body = Text
petitions-field-body-hint = What happens, what you ask for. An empty line parts paragraphs, **word** makes bold, a dash at the start of a line makes a list, [word](https://…) makes a link.
petitions-field-goal = Signatures aimed at
petitions-field-thresholds = Thresholds
petitions-field-thresholds-hint = One a line, such as “500 : handed over at the town hall”.
petitions-field-opens_on = Opens on
petitions-field-opens_on-hint = Empty: as soon as somebody opens it.
petitions-field-closes_on = Closes on
petitions-field-closes_on-hint = Empty: when somebody closes it.
petitions-new = New petition
petitions-edit = Change the petition
petitions-edit-lead = Carried by { $unit }.
petitions-back = The petition
petitions-save = Save
petitions-saved = The petition is saved.
petitions-created = The petition is written. It waits to be opened.
petitions-office-lead = Those that { $unit } carries, and the units below.
petitions-office-none = No petition
petitions-office-none-text = What members propose arrives here; you may also write one.
petitions-state = State
petitions-state-proposed = proposed
petitions-state-refused = refused
petitions-state-soon = opens soon
petitions-state-open = open
petitions-state-closed = closed
petitions-state-delivered = handed over
petitions-see = See the page
petitions-say = <b>{ $form } confirmed signatures</b> online and <b>{ $paper } on paper</b>, of { $goal } aimed at.
petitions-steps = Steps
petitions-fact-proposed = Proposed
petitions-fact-opened = Opened
petitions-fact-refused = Refused
petitions-fact-closed = Closed
petitions-fact-delivered = Handed over
petitions-fact-erased = Signers erased, count kept
petitions-act = Next step
petitions-why = Reason or decision
petitions-why-hint = Read by whoever proposed it. Needed to refuse.
petitions-do-open = Open
petitions-do-refuse = Refuse
petitions-do-close = Close
petitions-do-deliver = Note that it was handed over
petitions-opened = The petition is open.
petitions-refused = The petition is refused; whoever proposed it is given the reason.
petitions-closed = The petition is closed.
petitions-delivered = It is noted that it was handed over.
petitions-waiting = { $count ->
    [one] One proposed petition waits for an answer.
   *[other] { $count } proposed petitions wait for an answer.
 }
petitions-review = Look at signatures
petitions-review-waiting = { $count ->
    [one] One signature waits to be looked at.
   *[other] { $count } signatures wait to be looked at.
 }
petitions-review-go = Look
petitions-review-lead = { $count ->
    [0] Words left by signers and what looks odd are looked at here.
    [one] One signature bears a word or looks odd. Only what would appear is shown here.
   *[other] { $count } signatures bear a word or look odd. Only what would appear is shown here.
 }
petitions-review-private = This person does not wish to appear: nothing of it will be shown.
petitions-review-show = Let it appear
petitions-review-hide = Do not show it
petitions-review-strike = No longer count it
petitions-review-none = Nothing to look at
petitions-review-none-text = Words of signers and odd signatures will wait here.
petitions-settled = It is noted.
petitions-widget-label = Petition
petitions-widget = On another site
petitions-delivery = Handing over
petitions-delivery-lead = { $count ->
    [one] One signature to hand to { $addressee }.
   *[other] { $count } signatures to hand to { $addressee }.
 }
petitions-delivery-what =
    The file bears last name, first name, postcode, day and way of signing: what each signer agreed to hand over, and nothing else. Each person will read
    in their space who made it and why.
petitions-delivery-keep = { $months } months after it was handed over, signers are erased and the count is kept.
petitions-delivery-do = Table (CSV)
petitions-delivery-reason = Handing the petition “{ $title }” to { $addressee }
petitions-delivery-last = last name
petitions-delivery-first = first name
petitions-delivery-postcode = postcode
petitions-delivery-day = day
petitions-delivery-way = way
petitions-way-form = online
petitions-way-paper = on paper
petitions-timeline = Signed the petition “{ $title }”
petitions-criterion-signed = Signed a petition
petitions-criterion-signed-told = { $not ->
    [yes] signed no petition{ petitions-criterion-recent }
   *[no] signed a petition{ petitions-criterion-recent }
 }
petitions-criterion-recent = { $within ->
    [days] { "" } in the last { $days } days
   *[ever] { "" }
 }{ $often ->
    [many] , at least { $times } times
   *[once] { "" }
 }
petitions-criterion-petition = Signed the petition
petitions-criterion-petition-told = { $not ->
    [yes] did not sign “{ $value }”
   *[no] signed “{ $value }”
 }
petitions-column-signed = Last signature
petitions-retention =
    A signature is kept twelve months after the petition was handed over, then erased; only the count stays.
    The address of whoever chose a partner association is erased thirty days after it was handed to it.
petitions-paper = On paper
petitions-paper-lead = Signatures on paper are counted apart, once a person.
petitions-paper-print = Sheets to print
petitions-paper-print-text = Twenty lines, the words of the agreements and a code for each sheet, to copy into the file of what is keyed in.
petitions-paper-number = Number of the sheet
petitions-paper-see = See the sheet
petitions-paper-file = Sheets keyed in
petitions-paper-choose = File of what was keyed in
petitions-paper-hint = CSV, XLSX or ODS, one signature a line, with at least the columns last name and first name; then sheet, line, address, postcode, town, email, phone, date, newsletter.
petitions-paper-wording = The sheets bore the agreement to the newsletter, in these words
petitions-paper-wording-hint = Without it no agreement is written down: a cross without the words proves nothing.
petitions-paper-do = Count these signatures
petitions-paper-none = Choose a file.
petitions-paper-refused = Choose a CSV, XLSX or ODS file with at least the columns last name and first name.
petitions-paper-brought = { $count ->
    [one] One more signature counts.
   *[other] { $count } more signatures count.
 }
petitions-paper-batches = Files received
petitions-paper-batches-none = None yet.
petitions-paper-report = { $rows } lines: { $counted } counted, { $second } of people who had signed before; { $known } people were known, { $new } are new; { $consents } agreements written down.
petitions-paper-empty = Empty lines: { $lines }.
petitions-paper-unreadable = Unreadable or fanciful lines: { $lines }.
petitions-sheet-print = Print this page; the rest of the screen is not printed.
petitions-sheet-agree = By signing: “{ $words }”
petitions-sheet-letter = Box “newsletter” ticked: “{ $words }”
petitions-sheet-line = No.
petitions-sheet-news = Newsletter
petitions-sheet-signature = Signature
petitions-sheet-code = Code of the sheet: { $code }
petitions-news = News
petitions-news-lead = They appear on the page and leave by e-mail to signers who asked for them. They agreed to three messages at most: { $left } are left.
petitions-news-hint-body = The mail will say why it is sent and how to receive no more.
petitions-news-do = Publish and send
petitions-news-written = The news are published; the mails are leaving.
petitions-news-sent = { $count ->
    [one] One mail sent.
   *[other] { $count } mails sent.
 }
petitions-news-none = No news yet.
petitions-refusal-news = Write a text of ten thousand letters at most.
petitions-refusal-news-many = The three messages that were promised have left: no more leave.
petitions-stop = Receive no more news
petitions-stop-lead = You will receive no more mails about “{ $title }”.
petitions-stop-do = Receive no more
petitions-stop-stays = Your signature still counts.
petitions-stop-done = It is noted: you will receive no more
petitions-stop-over = This link no longer holds
petitions-stop-over-text = The signature was taken back or erased: nothing leaves any more.
petitions-mail-news-subject = { $petition }: { $title }
petitions-mail-news = Hello { $name },

    { $title }

    { $body }

    The petition: { $link }

    You receive this message from { $organisation } because you signed “{ $petition }” and asked for news of it.
    To receive no more: { $stop }
petitions-resend = Receive the message once more
petitions-resend-lead = Write the address with which you signed “{ $title }”.
petitions-resend-do = Send the message
petitions-resend-sent = Your request is taken
petitions-resend-sent-text = If a signature to “{ $title }” waits to be confirmed at this address, the message leaves again. To protect signers, the answer is the same in every case.
petitions-refusal-many = As many of your proposals wait as may: wait for an answer to one of them.
petitions-propose-most = { $waiting } of your proposals wait for an answer; { $most } may wait at the same time.
petitions-delivery-agreed = Each signer agreed that their name and postcode be handed over with this petition, and nothing else.
petitions-delivery-print = Volume { $volume } of { $count } (PDF)
petitions-pile-new = Key sheets in at the office
petitions-pile-new-text = A batch is keyed in twice, sheet by sheet. Differences are shown and settled; only then do signatures count.
petitions-pile-range = Sheets { $first } to { $last }.
petitions-pile-is-counted = counted
petitions-pile-is-open = under way
petitions-pile-begin = Begin this batch
petitions-pile-lead = Signed on { $day }, begun by { $name }.
petitions-pile-keying = Each sheet is keyed in twice, preferably by two people.
petitions-pile-go = Sheet { $sheet }, keying { $pass }
petitions-pile-ready = All sheets are keyed in twice.
petitions-pile-compare = Compare both keyings
petitions-pile-counting = The signatures of this batch are being counted.
petitions-pile-counted = This batch is counted; the lines keyed in are no longer kept apart.
petitions-pile-sheets = Sheets of the batch
petitions-pile-sheet = Sheet
petitions-pile-first = First keying
petitions-pile-second = Second keying
petitions-pile-not-yet = not yet
petitions-pile-scan-get = Picture of the sheets
petitions-pile-drop = Delete this batch
petitions-pile-dropped = The batch is deleted, with what had been keyed in.
petitions-pile-how = Tab goes to the next cell, Space ticks, Enter keeps and returns to the first empty line.
petitions-pile-blind = The first keying is not shown.
petitions-pile-lines = Lines of the sheet
petitions-pile-cell = { $cell }, line { $line }
petitions-pile-stay = Keep and go on with this sheet
petitions-pile-done = Keep and go to the next
petitions-pile-kept = Sheet { $sheet } is kept.
petitions-pile-decided = It is settled; the signatures are being counted.
petitions-cell-last = Last name
petitions-cell-first = First name
petitions-cell-postcode = Postcode
petitions-cell-email = E-mail
petitions-cell-news = Newsletter
petitions-decide = Differences between both keyings
petitions-decide-lead = { $count ->
    [0] Both keyings say the same on { $lines } lines.
    [one] One cell differs, on { $lines } lines. Look at the sheet, then choose.
   *[other] { $count } cells differ, on { $lines } lines. Look at the sheets, then choose.
 }
petitions-decide-where = Sheet { $sheet }, line { $line }: { $cell }
petitions-decide-nothing = (nothing)
petitions-decide-other = Neither:
petitions-decide-typed = What the sheet says: { $cell }, line { $line }
petitions-decide-choose = Choose what the sheet says.
petitions-decide-do = Count these signatures
petitions-decide-back = Back to the batch
petitions-refusal-decide = Differences are left to settle: choose for each.
petitions-field-name = Name of the batch
petitions-field-name-hint = Where and when: “Market square, 12 November”.
petitions-field-first_sheet = First sheet
petitions-field-sheets = Number of sheets
petitions-field-signed_on = Day of the signatures
petitions-field-scan = Picture of the sheets
petitions-field-scan-hint = PDF, JPEG or PNG, at most twenty megabytes. It is erased with the signers.
petitions-refusal-pile-name = Write a name of at most eighty characters.
petitions-refusal-pile-first = Write the number of the first sheet, from 1 to 9999.
petitions-refusal-pile-sheets = Write 1 to 25 sheets: begin another batch for the next ones.
petitions-refusal-pile-day = Choose the day of the signatures, today at the latest.
petitions-refusal-pile-scan = Choose a PDF, JPEG or PNG file of at most twenty megabytes.
petitions-refusal-pile-twice = One of these sheets is already in another batch: check the codes.
petitions-paper-later = { $count ->
    [one] One of these agreements stands on a later line of somebody who had signed already.
   *[other] { $count } of these agreements stand on a later line of people who had signed already.
 }
petitions-rung-reached = Reached on { $day }.
petitions-reached = Thresholds reached
petitions-reached-lead = Thresholds were reached: say what became of them, the petition's page will show it.
petitions-reached-waiting = { $count ->
    [one] A threshold of a petition was reached: say what it triggers.
   *[other] { $count } thresholds of petitions were reached: say what they trigger.
 }
petitions-answer = Say what became of it
petitions-answer-change = Change what is said
petitions-answer-label = What became of it
petitions-answer-hint = Appears on the petition's page, beside the threshold: “Debated in the council on 12 December.”
petitions-answer-do = Save and show
petitions-answered = It is noted; the petition's page shows it.
petitions-refusal-answer = Write what became of it, in at least five letters.
petitions-mail-reached-subject = { $count } signatures: { $title }
petitions-mail-reached = Hello { $name },

    The petition “{ $title }” has reached { $count } confirmed signatures. This threshold triggers: { $triggers }.

    { $reader ->
        [officer] Once it is done, say so on the petition's page; everybody will read it:
       *[member] Those who are mandated are told too. The petition's page:
    }
    { $link }

    You receive this message because you proposed or opened this petition in { $organisation }.
petitions-carried-with = Carried with
petitions-carried = Carried with others
petitions-carried-lead = Petitions of other units, which yours carry too or are asked to carry.
petitions-carried-line = Petition of { $unit }, proposed to { $other }
petitions-carrier-asked = asked
petitions-carrier-accepted = accepted
petitions-carrier-refused = refused
petitions-carrier-left = left
petitions-carrier-ended = ended
petitions-carrier-ask = Ask this unit
petitions-carrier-end = No longer carry it together
petitions-carrier-said-asked = The unit is asked: those who are mandated there will accept or refuse.
petitions-carrier-said-ended = That unit no longer carries the petition. Signers who chose it stay with it.
petitions-field-carrier = Another unit
petitions-field-carrier-hint = Its name. If it accepts, each signer chooses who keeps their details.
petitions-refusal-carrier = Write the whole name of a unit that exists.
petitions-refusal-carrier-several = Several units bear this name: write its path, for example “Gard > Alès”.
petitions-refusal-carrier-own = That unit carries the petition already, or has not answered yet.
petitions-refusal-carry-why = Write the reason in at least five letters: the unit that asks will read it.
petitions-carry-waiting = { $count ->
    [one] A unit asks you to carry its petition too.
   *[other] { $count } questions to carry a petition wait for an answer.
 }
petitions-carry-lead-asked = { $unit } is asked to carry this petition. If it accepts, signers may choose it to keep their details.
petitions-carry-lead-accepted = { $unit } carries this petition. If it leaves, nobody can choose it any more; signers who chose it stay with it.
petitions-carry-why-hint = Read by the unit that carries the petition. Needed to refuse.
petitions-carry-do-accept = Accept
petitions-carry-do-refuse = Refuse
petitions-carry-do-leave = Leave this petition
petitions-carry-said-accepted = Your unit carries this petition.
petitions-carry-said-refused = Your refusal is noted, with its reason.
petitions-carry-said-left = Your unit no longer carries this petition.
petitions-carry-chosen = { $count ->
    [0] Nobody has chosen it yet.
    [one] One person chose it to keep their details.
   *[other] { $count } people chose it to keep their details.
 }
petitions-carry-signers = Signers who chose you
petitions-carry-signers-lead = Those who chose one of your units, and nobody else. Signatures are erased { $months } months after the handing over.
petitions-carry-no-names = Seeing names needs the right to read records.
petitions-carry-none = Nobody has chosen one of your units yet.
petitions-delivery-email = e-mail
petitions-partners = Partner associations
petitions-partners-lead =
    An association outside the organisation may carry the petition. Whoever chooses it has no record here: their details are handed to it, then their address is erased { $days } days later.
petitions-partners-none = No association carries this petition with you.
petitions-partner-open = can be chosen
petitions-partner-ended = ended
petitions-partner-contact = About its data: { $contact }
petitions-partner-waiting = { $count ->
    [0] No signer waits to be handed to it.
    [one] One signer waits to be handed to it.
   *[other] { $count } signers wait to be handed to it.
 }
petitions-partner-reason = Reason for handing over
petitions-partner-reason-hint = Noted with your name, the day and the number of signers.
petitions-partner-hand = Hand these signers over (CSV)
petitions-partner-end = No longer offer it
petitions-partner-new = Add an association
petitions-partner-name = Its name
petitions-partner-name-hint = As signers will read it.
petitions-partner-mail = Its contact about data
petitions-partner-mail-hint = The address to which a signer writes about their rights there. Everybody sees it.
petitions-partner-add = Add
petitions-partner-words =
    { $name } is not part of { $organisation }. We hand it your name, e-mail address and postcode; { $days } days later we erase your address here, unless you ask us for news.
    Your name and postcode stay to be handed over with the petition. Your rights there: { $contact }.
petitions-partner-said-added = The association is added: signers may choose it.
petitions-partner-said-ended = Nobody can choose it any more; whoever did will be handed to it.
petitions-partner-said-withdrawn = If there was such a signature, it is taken back. What was handed over stays so, and a person with a record takes theirs back in their own space.
petitions-refusal-partner-name = Write the association's name, in at most one hundred and twenty letters.
petitions-refusal-partner-contact = Write a whole address, for example data@association.org.
petitions-refusal-partner-many = There are as many associations as there may be.
petitions-refusal-partner-reason = Write the reason in at least five letters.
petitions-partner-withdraw = Take a signature back
petitions-partner-withdraw-do = Take this signature back
petitions-partner-withdraw-text = For somebody who chose an association and writes to us. The answer is the same whether or not they signed.
petitions-partner-withdraw-mail = Their address
petitions-handed = What was handed over
petitions-handed-line = { $count ->
    [one] One signer handed to { $name }
   *[other] { $count } signers handed to { $name }
 }
petitions-handed-kept = The addresses of these signers are erased here from { $day } on.
petitions-handed-again = Take the file again
petitions-handed-erased = The addresses of these signers are erased here.
