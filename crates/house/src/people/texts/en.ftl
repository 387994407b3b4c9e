### Texts of people: list, record, changes, history.

people-title = People
people-new = New record
people-relation-member = Member
people-relation-former = Former member
people-relation-regular = Regular contact
people-relation-occasional = Occasional contact
people-kind-person = Person
people-kind-organisation = Organisation

## List
people-quick-label = Quick filters
people-quick-everybody = Everybody
people-quick-member = Members
people-quick-former = Former members
people-quick-regular = Regular contacts
people-quick-occasional = Occasional contacts
people-filter-label = Search and filter
people-filter-words = Name, e-mail, telephone, town or number
people-filter-tag = Tag
people-filter-any-tag = All tags
people-filter-unit = Unit
people-filter-any-unit = All units
people-filter-show = Show
people-columns = Columns
people-column-name = Name
people-column-number = Number
people-column-commune = Town
people-column-phone = Telephone
people-column-email = E-mail
people-column-unit = Unit
people-column-relation = Relation
people-count = { $count ->
    [one] { $count } person in { $unit }.
   *[other] { $count } people in { $unit }.
 }
people-count-shown = { $count ->
    [one] { $count } person shown in { $unit }.
   *[other] { $count } people shown in { $unit }.
 }
people-count-more = Many records match: add a word to narrow the search.
people-sort-new = Show the latest records first
people-sort-old = Show the oldest records first
people-list-label = List of people
people-tick-all = Tick the { $count } people on this page
people-tick = Tick { $name }
people-none-found-title = Nobody matches
people-none-found = The search covered { $unit } and the units below. Try another spelling, or fewer words.
people-none-found-all = Show everybody
people-none-suggested = Nobody matches.
people-empty-title = No record yet
people-empty = The people your unit looks after will appear here.
people-bulk-all = The whole selection, not only this page
people-bulk-tag = Choose a tag
people-bulk-add-tag = Add the tag
people-bulk-remove-tag = Remove the tag
people-bulk-add-task = Create the task
people-bulk-list = Put on a list
people-bulk-export = Export, with a reason
people-bulk-no-tag = Choose a tag first. Nothing changed.
people-bulk-no-title = Write what is to be done first. Nothing changed.

## Reason
people-reason-title = Open the record of { $name }
people-reason-why = Another unit than yours keeps this record. Your reason will be written down with your name, and the person can read it.
people-reason-label = Why do you open this record?
people-reason-hint = A few words, such as “the person called me to change their address”.
people-reason-error = Write your reason in a few words, five letters at least.
people-reason-open = Open the record

## Record
people-person-reason = You opened this record for this reason: { $reason }. The person can read it.
people-person-edit = Change the record
people-person-edit-short = Change
people-identity-title = Identity
people-legal-name = Legal name
people-email-bad = no longer receives
people-email-good = receives
people-phone-bad = no longer answers
people-phone-good = answers
people-address-bad = letters come back
people-address-good = receives letters
people-email-state = State
people-line-none = not given
people-line-home = home
people-line-work = work
people-line-mobile = mobile
people-line-landline = landline
people-line-mailing = mailing
people-line-billing = billing
people-line-registered = electoral roll
people-line-submitted = given by the person
people-line-kind = Type
people-line-first = Main
people-timeline-title = What happened
people-timeline-created = Record created
people-timeline-joined = Joined
people-timeline-left = Left the organisation
people-timeline-interest = Showed lasting interest
people-timeline-contact = Got in touch
people-timeline-edited = Record changed by { $by }
people-timeline-themselves = Record changed by the person
people-timeline-imported = Record changed by an import
people-timeline-undone = Change taken back by { $by }
people-timeline-house = Record changed by a rule of the organisation
people-notes-title = Private notes
people-notes-none = No note.
people-note-label = New note
people-note-hint = Read by your unit’s officers. The person gets it when they ask for their data: nothing on health, religion or private life.
people-note-add = Add the note
people-note-delete = Delete
people-note-empty = Write the note first. Nothing changed.
people-note-added = The note is added.
people-note-deleted = The note is deleted.
people-tasks-title = To do
people-tasks-none = Nothing to do.
people-task-new = Add a task
people-task-label = What to do
people-task-day = Before which day
people-task-due = before
people-task-late = late
people-task-add = Add the task
people-task-done = Done
people-task-again = To do again
people-task-added = The task is added.
people-task-finished = The task is done.
people-task-open-again = The task is to do again.
people-units-title = Units
people-units-home = keeps the record
people-units-since = since
people-units-until = until
people-units-end = End
people-units-change = Add a unit
people-units-choose = Unit
people-units-add = Add this unit
people-units-added = The unit is added.
people-units-ended = The belonging has ended.
people-facts-title = Path
people-facts-none = No dated fact: occasional contact.
people-fact-joined = Joined
people-fact-left = Left the organisation
people-fact-interest = Lasting interest
people-fact-contact = Contact
people-fact-new = Add a fact
people-fact-kind = Fact
people-fact-day = Day
people-fact-add = Add the fact
people-fact-remove = Remove
people-fact-added = The fact is added; the relation follows from it.
people-fact-removed = The fact is removed; the relation follows.
people-fact-future = That day has not come yet: give today or a past day.
people-tags-on = Tags
people-tags-none = No tag.
people-tag-new = New tag
people-tag-add = Add the tag
people-tag-remove = Remove
people-tags-changed = The tags are changed.
people-household-title = Household
people-household-none = Lives alone, or household unknown.
people-household-join = Join a household
people-household-with = With whom
people-household-hint = First and last name, e-mail, telephone or number of somebody in your unit.
people-household-add = Join this household
people-household-leave = Leave this household
people-household-nobody = Nobody in your unit matches. Nothing changed.
people-household-several = Several people match: give the e-mail or the number. Nothing changed.
people-household-joined = The household is recorded.
people-household-gone = The person is no longer in this household.

## Changing
people-edit-title = Change the record of { $name }
people-edit-who = Who
people-edit-legal = Legal name, if it differs
people-edit-death = Death
people-edit-fields = Further information
people-edit-where = Where
people-edit-unit = Unit that keeps the record
people-new-joined = Joins today
people-new-interest = Regular contact
people-new-contact = Occasional contact
people-record-kind = Kind of record
people-record-title = Title
people-record-first-name = First name
people-record-last-name = Last name
people-record-legal-first-name = Legal first name
people-record-legal-last-name = Legal last name
people-record-number = Number
people-record-born-on = Birth date
people-record-died-on = Date of death
people-record-language = Language
people-record-emails = E-mail addresses
people-record-phones = Telephones
people-record-addresses = Addresses
people-record-fields = Further information
people-record-tags = Tags
people-hint-title = Ms, Mr, or what the person prefers; often empty.
people-hint-last-name = For an organisation, its whole name.
people-hint-legal = Only when an official document needs it.
people-hint-born-on = For example 12/01/1950 (day first), or only the year.
people-hint-day = For example 12/01/2026 (day first).
people-hint-language = Two letters: fr, en, ar, pt…
people-hint-phone = An overseas number is recognised by the postcode of the first address.
people-email-number = E-mail { $n }
people-phone-number = Telephone { $n }
people-address-number = Address { $n }
people-address-line_1 = Number and street
people-address-line_2 = Second line
people-address-line_3 = Hamlet or PO box
people-address-postcode = Postcode
people-address-city = Town
people-address-country = Country, if not France (two letters)
people-save = Save the record
people-create = Create the record
people-saved = The record is saved.
people-created = The record is created.
people-double-title = This person may be known already
people-double = A record has the same e-mail, telephone or name, or the same birth day and a name in common. Open it before you create another one.
people-double-anyway = It is not the same person: create anyway
people-conflict-title = Somebody changed this record while you were writing
people-conflict-by = { $by } has just saved a change.
people-conflict = A change has just been saved.
people-conflict-next = What you typed is kept below: compare, correct, then save again.
people-conflict-field = Field
people-conflict-theirs = Saved now
people-conflict-yours = What you typed
people-error-email = Type an address such as first.last@example.org.
people-error-phone = Type a number such as 06 39 98 22 60, or with its country code such as +32 470 12 34 56.
people-error-day = Type a day such as 12/01/2026.
people-error-born-on = Type a past day such as 12/01/1950, or a year such as 1950.
people-error-language = Type two letters, for example fr.
people-error-number = Type a number, for example 12 or 3.5.
people-error-choice = Choose one of the answers of the list.
people-error-yes-no = Answer yes or no.
people-error-iban = Type the whole IBAN; a sign may be wrong.
people-error-amount = Type an amount such as 12.50.
people-error-url = Type an address that begins with https://.
people-error-custom = This answer does not have the expected form.
people-refusal-nameless = Give at least a name, an e-mail or a telephone.
people-refusal-organisation-nameless = Give the organisation’s name.

## History
people-history-title = History
people-history-of = History of { $name }
people-history-created = Record created on
people-history-none = No change since.
people-history-before = Before
people-history-after = After
people-history-nothing = nothing
people-history-undone = taken back
people-history-undo = Take this change back
people-undone = The change is taken back.
people-undo-stale = These fields were changed since: nothing changed. Change the record by hand.
people-way-edited = Changed by an officer
people-way-themselves = Changed by the person
people-way-imported = Changed by an import
people-way-undone = Change taken back
people-way-house = Changed by a rule of the organisation
people-way-merged = Merged with another record

## Fields and tags
people-tags-title = Tags
people-field-kind-text = Text
people-field-kind-number = Number
people-field-kind-day = Day
people-field-kind-choice = Choice from a list
people-field-kind-yes-no = Yes or no
people-field-kind-iban = Bank account (IBAN)
people-field-kind-amount = Amount
people-field-kind-url = Web address
people-fields-title = Fields
people-fields-explained = These fields are added to records of the unit that defines them and of the units below.
people-fields-none = No field yet.
people-fields-retired = no longer asked
people-fields-retire = Stop asking
people-fields-restore = Ask again
people-fields-new = New field
people-fields-label-fr = Name of the field, in French
people-fields-label-en = Name in English
people-fields-kind = Kind of answer
people-fields-choices = Possible answers, one a line
people-fields-choices-hint = Only for a choice from a list.
people-fields-add = Create the field
people-fields-added = The field is created.
people-fields-changed = The field is changed.
people-fields-error-label = Give the field a name.
people-fields-error-choices = Give at least two answers, one a line.
people-fields-unit = Unit
people-tags-explained = These tags serve your unit and the units below.
people-tags-group = Group
people-tags-group-hint = To keep tags in order, for example “Volunteering”.
people-tags-name = Name of the tag
people-tags-new = New tag
people-tags-add = Create the tag
people-tags-added = The tag is created.
people-tags-move = Put in this group
people-tags-retire = Stop giving
people-tags-restore = Give again
people-tags-retired = no longer given
people-tags-error = Give the tag a name.
people-retention = A record stays while the relation lasts, then three years after the last contact; after that, or on request, it is erased.

### What segments ask of records.

people-criterion-relation = Relation to the organisation
people-criterion-relation-told = { $not ->
    [yes] do not have the relation “{ $value }”
   *[no] have the relation “{ $value }”
 }
people-criterion-unit = Unit, and those below it
people-criterion-unit-told = { $not ->
    [yes] are not of { $value }
   *[no] are of { $value }
 }
people-criterion-home = Unit that keeps the record
people-criterion-home-told = { $not ->
    [yes] do not have their record at { $value }
   *[no] have their record at { $value }
 }
people-criterion-tag = Tag
people-criterion-tag-told = { $not ->
    [yes] do not bear the tag “{ $value }”
   *[no] bear the tag “{ $value }”
 }
people-criterion-field = Field
people-criterion-field-told = { $sign ->
    [any] { $not ->
        [yes] have nothing in “{ $field }”
       *[no] have something in “{ $field }”
     }
   *[equal] { $not ->
        [yes] do not have “{ $value }” in “{ $field }”
       *[no] have “{ $value }” in “{ $field }”
     }
 }
people-criterion-has = The record holds
people-criterion-has-email = an e-mail address
people-criterion-has-working-email = an e-mail address that works
people-criterion-has-phone = a telephone
people-criterion-has-working-phone = a telephone that works
people-criterion-has-address = a postal address
people-criterion-has-number = a member number
people-criterion-has-birth = a date of birth
people-criterion-has-told = { $not ->
    [yes] do not have on their record { $value }
   *[no] have on their record { $value }
 }
people-criterion-followed = Notes and tasks
people-criterion-followed-note = a note
people-criterion-followed-task = a task
people-criterion-followed-open-task = a task to do
people-criterion-followed-told = { $not ->
    [yes] are without { $value }
   *[no] are with { $value }
 }
people-criterion-kind = Person or organisation
people-criterion-kind-person = a person
people-criterion-kind-organisation = an organisation
people-criterion-kind-told = { $not ->
    [yes] are not recorded as { $value }
   *[no] are recorded as { $value }
 }
people-criterion-name = Name
people-criterion-name-told = { $not ->
    [yes] have a name that does not begin with “{ $value }”
   *[no] have a name that begins with “{ $value }”
 }
people-criterion-number = Member number
people-criterion-number-told = { $not ->
    [yes] do not have the number { $value }
   *[no] have the number { $value }
 }
people-criterion-language = Language
people-criterion-language-told = { $not ->
    [yes] do not prefer the language “{ $value }”
   *[no] prefer the language “{ $value }”
 }
people-criterion-age = Age
people-criterion-age-told = { $not ->
    [yes] { $sign ->
        [less] are not under { $value }, or whose age is not known
        [most] are not { $value } or younger, or whose age is not known
        [more] are not over { $value }, or whose age is not known
        [least] are not { $value } or older, or whose age is not known
       *[equal] are not { $value } years old, or whose age is not known
     }
   *[no] { $sign ->
        [less] are under { $value }
        [most] are { $value } or younger
        [more] are over { $value }
        [least] are { $value } or older
       *[equal] are { $value } years old
     }
 }
people-criterion-born = Year of birth
people-criterion-born-told = { $not ->
    [yes] { $sign ->
        [less] were not born before { $value }
        [most] were not born in { $value } or before
        [more] were not born after { $value }
        [least] were not born in { $value } or after
       *[equal] were not born in { $value }
     }
   *[no] { $sign ->
        [less] were born before { $value }
        [most] were born in { $value } or before
        [more] were born after { $value }
        [least] were born in { $value } or after
       *[equal] were born in { $value }
     }
 }
people-criterion-postcode = Postcode
people-criterion-postcode-told = { $not ->
    [yes] have no address in { $value }
   *[no] have an address in { $value }
 }
people-criterion-department = Department
people-criterion-department-told = { $not ->
    [yes] have no address in the department { $value }
   *[no] have an address in the department { $value }
 }
people-criterion-commune = Commune
people-criterion-commune-told = { $not ->
    [yes] have no address in { $value }
   *[no] have an address in { $value }
 }
people-criterion-near = Around a commune (“Alès 20 km”)
people-criterion-near-told = { $not ->
    [yes] have no address within { $more } km of the commune { $value }
   *[no] have an address within { $more } km of the commune { $value }
 }
people-criterion-joined = Joined
people-criterion-joined-told = { $not ->
    [yes] did not join{ people-criterion-recent }
   *[no] joined{ people-criterion-recent }
 }
people-criterion-left = Left
people-criterion-left-told = { $not ->
    [yes] did not leave{ people-criterion-recent }
   *[no] left{ people-criterion-recent }
 }
people-criterion-interest = Showed lasting interest
people-criterion-interest-told = { $not ->
    [yes] did not show lasting interest{ people-criterion-recent }
   *[no] showed lasting interest{ people-criterion-recent }
 }
people-criterion-contact = Was met
people-criterion-contact-told = { $not ->
    [yes] were not met{ people-criterion-recent }
   *[no] were met{ people-criterion-recent }
 }
people-criterion-created = Record made
people-criterion-created-told = { $not ->
    [yes] have no record made{ people-criterion-recent }
   *[no] have a record made{ people-criterion-recent }
 }
people-criterion-recent = { $within ->
    [days] { "" } in the last { $days } days
   *[ever] { "" }
 }{ $often ->
    [many] , at least { $times } times
   *[once] { "" }
 }
people-criterion-refused-religion = Religious beliefs are sensitive data (GDPR, article 9): nobody is chosen by them.
people-criterion-refused-origin = Origin is sensitive data (GDPR, article 9): nobody is chosen by it.
people-criterion-refused-opinion = An opinion, written down or guessed, is sensitive data (GDPR, article 9): nobody is chosen by it.
people-criterion-refused-health = Health is sensitive data (GDPR, article 9): nobody is chosen by it.
people-criterion-refused-orientation = Sexual life is sensitive data (GDPR, article 9): nobody is chosen by it.

## Columns, a row to edit
people-quick-mine = Mine to look after
people-column-postcode = Postcode
people-column-last = Latest fact
people-column-born = Birth
people-column-tags = Tags
people-column-care = Looked after by
people-column-tasks = To do
people-column-field = Custom field
people-columns-keep = Keep these columns
people-columns-chosen = Your columns are kept.
people-row-edit = Edit { $name } in the list
people-row-save = Save
people-row-cancel = Cancel
people-row-whole = The whole record
people-row-unit = Another unit
people-row-unit-hint = Its name, a town or a postcode; it will have to accept.
people-row-unit-do = Propose the transfer
people-row-overtaken-title = The record changed meanwhile
people-row-overtaken = { $by } changed it. Nothing is saved. Compare, correct if need be, then save again.
people-row-theirs = Saved meanwhile: { $value }

## Who looks after the person
people-care-title = Looked after
people-care-now = { $name } looks after this person.
people-care-by = Said by { $by }.
people-care-nobody = Nobody in particular looks after them.
people-care-change = Give to somebody
people-care-who = Officer
people-care-give = Give
people-care-end = Give to nobody any more
people-care-given = The person is given to somebody.
people-care-ended = Nobody in particular looks after them any more.
people-care-same = That was so already. Nothing changed.
people-criterion-care = Looked after by
people-criterion-care-anybody = somebody, whoever it is
people-criterion-care-told = { $not ->
    [yes] are not looked after by { $value }
   *[no] are looked after by { $value }
 }
people-criterion-followed-late-task = a late task
people-bulk-care = Give to somebody
people-bulk-transfer = Propose to another unit
people-bulk-labels = Address labels

## My tasks
people-tasks-nav = Tasks
people-tasks-page = Tasks
people-tasks-say = { $late ->
    [0] { $today ->
        [one] One task is due today.
       *[other] { $today } tasks are due today.
     }
    [one] One of your tasks is late. { $today ->
        [0] Nothing else for today.
        [one] Another one is due today.
       *[other] { $today } others are due today.
     }
   *[other] { $late } of your tasks are late. { $today ->
        [0] Nothing else for today.
        [one] Another one is due today.
       *[other] { $today } others are due today.
     }
 }
people-tasks-say-none = Nothing is late, and nothing is due today.
people-tasks-which = Which tasks
people-tasks-mine = Mine
people-tasks-all = All, { $unit }
people-tasks-mine-done = Mine, done
people-tasks-all-done = All, done
people-tasks-group-late = Late
people-tasks-group-today = Today
people-tasks-group-later = Later
people-tasks-group-open = No day
people-tasks-group-done = Done last
people-tasks-tick-head = Tick
people-tasks-tick = Tick “{ $title }, { $name }”
people-tasks-day = Day
people-task-doer = Who does it
people-tasks-choose-doer = Choose who does it
people-tasks-give = Give
people-tasks-put-off-do = Change the day
people-tasks-none-ticked = Tick a task first. Nothing changed.
people-tasks-no-doer = Choose who does it first. Nothing changed.
people-tasks-now-done = { $count ->
    [one] { $count } task is done.
   *[other] { $count } tasks are done.
 }
people-tasks-open-again = { $count ->
    [one] { $count } task is to do again.
   *[other] { $count } tasks are to do again.
 }
people-tasks-given = { $count ->
    [one] { $count } task is given.
   *[other] { $count } tasks are given.
 }
people-tasks-put-off = { $count ->
    [one] { $count } task has another day.
   *[other] { $count } tasks have another day.
 }
people-tasks-none-done-title = Nothing done yet
people-tasks-none-done = Tasks that are done will appear here.
people-tasks-empty-title = Nothing to do
people-tasks-empty = Tasks are added on the record of a person, or for several people at once from the list.
people-waiting-late = { $count ->
    [one] One of your tasks is late
   *[other] { $count } of your tasks are late
 }
people-waiting-today = { $count ->
    [one] One of your tasks is due today
   *[other] { $count } of your tasks are due today
 }
