privacy-record-nav = My record
privacy-nav = My data
privacy-waiting = { $count ->
    [one] One request about data waits for an answer, with a deadline
   *[other] { $count } requests about data wait for an answer, with a deadline
 }
privacy-requests-nav = Requests
privacy-record-title = My record
privacy-record-lead = What the organisation writes about you. { $unit } keeps your record; each correction is dated and signed with your name.
privacy-number = Your number: { $number }
privacy-first-name = First name
privacy-last-name = Last name
privacy-born-on = Date of birth
privacy-born-on-hint = For example 12/01/1980 (day first), or the year alone.
privacy-language = Language
privacy-language-none = That of the browser
privacy-emails = E-mail addresses
privacy-emails-hint = The first is the one we write to. All of them open your space: write only your own.
privacy-email = E-mail
privacy-email-n = E-mail { $number }
privacy-phones = Telephones
privacy-phone = Telephone
privacy-phone-n = Telephone { $number }
privacy-address = Postal address
privacy-line-1 = Number and street
privacy-line-2 = Second line
privacy-postcode = Postcode
privacy-city = Town
privacy-record-save = Save my record
privacy-record-saved = Your record is corrected.
privacy-record-same = Your record did not change.
privacy-refusal-born-on = Write a day that exists, for example 12/01/1980, or the year alone.
privacy-refusal-email = Write a whole address without spaces, for example first.last@example.org.
privacy-refusal-phone = Write a whole number, for example 06 39 98 22 60, or with +32 for Belgium.
privacy-refusal-name = Write your name.
privacy-mine-title = My data
privacy-mine-lead = All that is kept about you, why, until when, and the means to take it away or erase it.
privacy-held = What is kept
privacy-what = What
privacy-count = Values
privacy-how-long = How long and why
privacy-held-org = My mandates
privacy-held-accounts = My sign-ins
privacy-held-access = Accesses to my record
privacy-held-people = My record and its history
privacy-held-intake = My answers that wait
privacy-held-petitions = My signatures
privacy-held-consent = My consents
privacy-held-imports = Imported files that I am in
privacy-held-transfers = My changes of unit and departures
privacy-held-exports = Extracted lists that I am in
privacy-held-office = What I was told of what waits
privacy-held-former = What comes from an earlier program
privacy-held-duplicates = Records compared with mine
privacy-held-segments = Draws and lists that I am in
privacy-held-bulk = Gestures on many that I am in
privacy-held-ledger = Entries that I made
privacy-held-members = My membership and dues
privacy-held-treasury = My payments
privacy-held-debits = My direct debits
privacy-held-receipts = My receipts
privacy-held-claims = My expense claims
privacy-held-loans = My loans
privacy-held-events = My answers to events
privacy-held-donations = My gifts
privacy-held-privacy = My requests
privacy-take = Take my data away
privacy-take-text = All of it is there: record, consents, accesses, mandates, requests. The download starts at once.
privacy-read-all = Read all of it on one page
privacy-json = Download as JSON
privacy-csv = Download for a spreadsheet
privacy-all-title = All that is kept about me
privacy-all-lead = { $name }, on { $moment }.
privacy-path = Item
privacy-value = Value
privacy-nothing-held = Nothing is kept here.
privacy-requests-mine = My requests
privacy-requests-mine-none = You asked for nothing. An answer is due at most one month after a request.
privacy-asked-on = Asked on
privacy-due = answer due by { $day }
privacy-answer-note = Answer of { $name }: { $note }
privacy-kind = Request
privacy-kind-erasure = Erase my record
privacy-kind-access = Explain what is kept and why
privacy-kind-rectification = Correct what I cannot correct
privacy-kind-objection = Stop using my data for something
privacy-words = What you ask
privacy-words-hint = Say what should be explained, corrected or stopped.
privacy-send = Send my request
privacy-asked = Your request is recorded. The answer is due by { $day }.
privacy-refusal-request = Choose a request and write what you ask.
privacy-leave = Leave and erase
privacy-leave-text = Your section erases your record when you ask. Nothing goes before it answers.
privacy-leave-link = Ask for erasure
privacy-contact = For any question about your data: { $contact }.
privacy-leave-title = Ask for the erasure of my record
privacy-leave-warn = Once erased, the record cannot come back. Your space closes and your mandates stop.
privacy-leave-take = Take my data away first
privacy-reason = Reason
privacy-reason-hint = You need not give it.
privacy-leave-button = Ask for the erasure of my record
privacy-leave-no = Keep my record
privacy-requests-title = Requests about data
privacy-requests-lead = An answer is due at most one month after the request (GDPR, article 12).
privacy-requests-none = No request
privacy-requests-none-text = Requests of the people whose record your unit keeps will come here, with their deadline.
privacy-erasures = { $count ->
    [0] No erasure done.
    [one] { $count } erasure done.
   *[other] { $count } erasures done.
 }
privacy-who = Person
privacy-before = Answer due
privacy-state = State
privacy-late = Late
privacy-outcome-open = Waiting
privacy-outcome-refuse = Refused
privacy-outcome-done = Done
privacy-request-title = Request of { $name }
privacy-access-reason = Answer to a request of the person
privacy-goes = What will be erased
privacy-values = { $count ->
    [0] nothing
    [one] { $count } value
   *[other] { $count } values
 }
privacy-stays = Without the person, there remain the fingerprint of their addresses, so that nobody writes to them, and the date. What they did under a mandate stays in the records of others.
privacy-note = Answer to the person
privacy-note-hint = They will read it in their space. Needed to refuse: give the reason.
privacy-erase-button = Erase the person
privacy-done-button = Answer that it is done
privacy-refuse-button = Refuse
privacy-refusal-answer = Choose an answer.
privacy-refusal-note = Write the answer in one sentence at least: the person will read it.
privacy-erase-sure = I have read what goes: it is final
privacy-erase-sure-hint = To be ticked to erase, not to refuse.
privacy-refusal-sure = Tick the box: what is erased does not come back.
privacy-refusal-own = Somebody else must answer your own request.
privacy-erased = The person is erased.
privacy-answered = The answer is recorded. The person reads it in their space.
privacy-retention-nav = Records past their time
privacy-retention-title = Records whose time is over
privacy-retention-lead = A record is kept { $former } months after a membership, { $contact } months after the last contact that came from the person. Nothing is erased without you.
privacy-basis-former = Membership over, last contact on { $day }
privacy-basis-contact = Last contact on { $day }
privacy-retention-tick = Choose
privacy-retention-basis = Why
privacy-retention-over = To be kept until
privacy-retention-none = No record to erase
privacy-retention-none-text = Records whose time is over will arrive here.
privacy-retention-erase-title = Erase
privacy-retention-erase-lead = The ticked people are erased from every part of the program. They cannot come back, except by themselves.
privacy-retention-confirm = I checked the ticked people
privacy-retention-unconfirmed = Tick this box after checking the list.
privacy-retention-erase = Erase the ticked people
privacy-retention-keep-title = Keep
privacy-retention-why = Why these records are kept
privacy-retention-why-hint = For example: a dispute under way. The person can read it. The record is proposed again in a year.
privacy-retention-why-missing = Write the reason in one sentence at least: the person can read it.
privacy-retention-keep = Keep the ticked people a year more
privacy-retention-none-ticked = Tick at least one person.
privacy-retention-erased = { $count ->
    [0] Nobody was erased: their situation changed.
    [one] { $count } person erased.
   *[other] { $count } people erased.
 }
privacy-retention-kept = { $count ->
    [0] Nothing changed: their situation is not the same any more.
    [one] { $count } record kept a year more.
   *[other] { $count } records kept a year more.
 }
privacy-retention = Kept as long as the record, to prove the answer; erased with it.

## How long records are kept
privacy-terms-see = See the terms and their sources
privacy-terms-title = How long records are kept
privacy-terms-lead = These terms hold for the whole organisation. A term that was written is never changed: a newer one is added, with its source.
privacy-terms-basis = Counted from
privacy-terms-former = The end of the membership
privacy-terms-contact = The last contact
privacy-terms-months = Months
privacy-terms-months-wrong = Write a number of months between 1 and 600.
privacy-terms-from = From
privacy-terms-from-hint = Later than the term before it, counted from the same.
privacy-terms-from-wrong = Write a day, five years ahead at most, such as 2027-01-01.
privacy-terms-from-older = A term counted from the same begins on that day or later. Choose a later day.
privacy-terms-source = Source
privacy-terms-source-hint = The text or decision that the term comes from, such as “National council of 3 October 2026”.
privacy-terms-source-missing = Write where this term comes from: a text, a decision and its date.
privacy-terms-by = Added by { $name }
privacy-terms-state = State
privacy-terms-state-now = in force
privacy-terms-state-later = to come
privacy-terms-state-past = past
privacy-terms-new = Add a newer term
privacy-terms-add = Add this term
privacy-terms-added = The term is added.
privacy-terms-at-top = Only the organisation’s administrators add a term.
privacy-erased-untold = The person is erased. No mail can tell them: tell them by letter or in person.
privacy-answered-untold = The answer is kept. No mail can reach the person: tell them in person, or by letter, that they find it in their space.
privacy-mail-done-subject = { $organisation }: answer to your request
privacy-mail-done =
    Hello,

    { $unit } answered the request that you made about your data. The answer is in your space:
    { $link }

    { $organisation }
privacy-mail-refuse-subject = { $organisation }: answer to your request
privacy-mail-refuse =
    Hello,

    { $unit } answered the request that you made about your data: it is not accepted. The reason is in your space:
    { $link }

    If you do not agree, you may write to the supervisory authority, in France the CNIL: https://www.cnil.fr/en/plaintes

    { $organisation }
privacy-mail-erase-subject = { $organisation }: your data are erased
privacy-mail-erase =
    Hello,

    As you asked, { $unit } erased your record and all that concerned it. What stays is the fingerprint of your addresses, which does not tell who you are and only keeps us from writing to you again.

    This message is the last one.

    { $organisation }
