### Imports of files of people.

imports-nav = Imports
imports-title = Imports
imports-lead = A file of people is read, compared with the records you keep, then saved. Every import can be taken back.
imports-new = Import a file
imports-none = No import
imports-none-more = A CSV, Excel (.xlsx) or LibreOffice (.ods) table is enough; you see the result before saving.
imports-caption = Imports of this unit and of those below it
imports-col-file = File
imports-col-unit = Unit
imports-col-day = Date
imports-col-state = State
imports-col-rows = Rows
imports-state-waiting = to be checked
imports-state-running = running
imports-state-broken = broken off
imports-state-done = done
imports-state-undone = taken back
imports-doubts-open = { $count ->
    [one] { $count } row awaits your decision
   *[other] { $count } rows await your decision
 }

## Sending the file
imports-upload-title = Import a file
imports-upload-lead = Nothing is saved before you agree. Columns that tell opinions, religion, origin, health or profiles on social networks are refused at the door.
imports-upload-file = File
imports-upload-file-hint = CSV, TSV, Excel (.xlsx) or LibreOffice (.ods), 64 MB at most.
imports-upload-sheet = Sheet
imports-upload-sheet-hint = Number of the sheet in a workbook; leave 1 for a CSV file.
imports-upload-template = Column template
imports-upload-template-none = Recognise the columns
imports-upload-send = Read the file
imports-upload-missing = Choose a file.
imports-upload-sheet-wrong = Type the number of a sheet, for example 2.

## Columns
imports-mapping-title = Columns of { $name }
imports-mapping-lead = Check what each column becomes. Recognised file: { $origin }.
imports-mapping-caption = Columns of the file, samples and use
imports-mapping-column = Column
imports-mapping-samples = Samples
imports-mapping-becomes = Becomes
imports-mapping-becomes-of = Use of column { $column }
imports-mapping-refused = refused: sensitive or profiling data, never saved
imports-mapping-file-wins = The file replaces values that differ
imports-mapping-file-wins-hint = Otherwise it completes records and replaces nothing; differences are listed.
imports-mapping-save-as = Save this template as
imports-mapping-save-as-hint = It will be offered at the next import, in this unit and below.
imports-mapping-go = See the result before saving
imports-mapping-no-name = No column gives a name, an e-mail or a telephone: choose one.

## Preview
imports-preview-title = Preview of { $name }
imports-preview-lead = Nothing is saved yet. This is what the first { $rows } rows read would give, out of { $total } in the file. The others are read when you save.
imports-preview-all = Nothing is saved yet. This is what the whole file would give.
imports-preview-counts = Result
imports-count-created = New records
imports-count-updated = Completed records
imports-count-unchanged = Rows with nothing new
imports-count-doubtful = Doubtful rows, to be decided afterwards
imports-count-refused = Refused rows
imports-count-refused-cells = { $cells ->
    [one] { $cells } filled cell left out
   *[other] { $cells } filled cells left out
 }
imports-count-passed = Totals and closing lines
imports-count-kept = Rows with a value that differs, yours is kept
imports-count-problems = Cells or rows reported
imports-preview-refused-columns = Refused columns
imports-preview-changes = Completed records, field by field
imports-preview-created = New records (excerpt)
imports-preview-doubtful = Doubtful rows (excerpt)
imports-preview-line = Line
imports-preview-name = Name
imports-preview-field = Field
imports-preview-before = Before
imports-preview-after = After
imports-preview-kept = Kept as it is
imports-preview-units = Unknown units
imports-preview-units-lead = These names are not known here. Choose the unit they mean; otherwise the records go to { $unit }.
imports-preview-units-default = { $unit } (by default)
imports-preview-units-create = Make the missing sections
imports-preview-units-create-hint = A section of that name is added below { $unit }.
imports-preview-back = Check the columns again
imports-preview-run = Save the import

## Work going on and report
imports-task-title = Import: { $done } rows of { $total }
imports-task-message = Rows are compared and saved.
imports-task-ended = Import finished
imports-stop-title = Stop the import of { $name }
imports-stop-lead = The rows being written are finished, the following ones are not read. What is done stays; you may take it back, or send the file again for the rest.
imports-stop-go = Stop this import
imports-stop-back = Let the import go on
imports-stop-asked = Stop asked for: the import stops after the rows under way.
imports-stop-late = The import was already over.
imports-report-stopped = Import stopped before its end: { $rows } rows read out of { $total }. For the rest, send the same file again: what is done will not change.
imports-broken-title = The import of { $name } was broken off
imports-broken-lead = The server could not finish it and tries no more. Records already created or completed remain.
imports-broken-resume-lead = Resuming it reads the file again from its beginning: what is done does not change.
imports-broken-resume = Resume this import
imports-broken-gone = Its rows are kept no longer: send the file again for the rest.
imports-broken-undo-lead = You may also take back what was done, or send a corrected file. If it breaks off again, tell whoever looks after the server: the Machine page gives the cause.
imports-resumed = The import goes on.
imports-report-title = Import of { $name }
imports-report-lead = Import finished on { $day }.
imports-report-undone = Import taken back: { $removed } records removed, { $restored } changes undone, { $left } records left because they changed since.
imports-report-errors = Reported rows and cells
imports-report-errors-file = Download all reported rows (CSV)
imports-report-no-errors = No row was reported.
imports-report-doubts = Decide on doubtful rows
imports-report-undo = Take this import back
imports-report-column = Column
imports-report-what = Problem
imports-report-value = Cell
imports-report-units = Units made
imports-report-caption = Report of the import

## Taking back
imports-undo-title = Take back the import of { $name }
imports-undo-lead = Records that it created and nobody touched are removed; its changes are undone. What somebody changed since is left and listed.
imports-undo-go = Take this import back
imports-undo-back = Keep the import
imports-undo-task-title = Taking the import back
imports-undo-unknown = There is no import of this identifier: give the one of its report.
imports-undo-already = This import is already taken back.
imports-undo-running = This import is under way: stop it in the office, or wait for its end.
imports-undo-asked = The import is being taken back; this page will tell the result.

## Doubtful rows
imports-doubts-title = Doubtful rows
imports-doubts-lead = These rows look like a record without being so for certain. Nothing is merged without your decision.
imports-doubts-none = No row awaits
imports-doubts-none-more = Every doubtful row was decided.
imports-doubts-back = Back to imports
imports-doubt-of = Line { $line } of the file
imports-doubt-caption = Line { $line } beside the records
imports-doubt-field = Field
imports-doubt-row = File
imports-doubt-same = It is { $name }
imports-doubt-other = It is another person
imports-doubt-leave = Leave this row out
imports-doubt-done-same = The record is completed.
imports-doubt-done-other = A new record is created.
imports-doubt-done-left = The row is left out.
imports-doubt-stale = This row was already decided.
imports-doubt-number = same number, another name
imports-doubt-legacy = same original identifier, another name
imports-doubt-email = same e-mail, another name
imports-doubt-birth = same name and birth date
imports-doubt-mobile = same mobile telephone
imports-doubt-phone = same name and telephone
imports-doubt-address = same name and address
imports-doubt-several = several records as near
imports-line-name = Name
imports-line-number = Number
imports-line-birth = Birth
imports-line-emails = E-mails
imports-line-phones = Telephones
imports-line-address = Address
imports-line-unit = Unit
imports-line-why = Likeness

## Origins
imports-origin-unknown = table of unknown origin
imports-origin-member-file = member file with monthly stamps
imports-origin-hello-asso = HelloAsso
imports-origin-action-network = Action Network
imports-origin-galette = Galette
imports-origin-paheko = Paheko
imports-origin-civi-crm = CiviCRM
imports-origin-odoo = Odoo
imports-origin-nation-builder = NationBuilder
imports-origin-nation-builder-payments = NationBuilder, financial transactions
imports-time-zone-unknown = There is no such time zone. Write a name such as Europe/Paris.

## Uses of columns
imports-target-last-name = Last name
imports-target-first-name = First name
imports-target-full-name = Full name
imports-target-title = Title
imports-target-organisation-name = Name of the organisation
imports-target-is-organisation = Organisation (yes or no)
imports-target-number = Member or card number
imports-target-legacy-id = Original identifier
imports-target-email = E-mail
imports-target-payer-email = E-mail of who paid
imports-target-payer-last-name = Last name of who paid
imports-target-payer-first-name = First name of who paid
imports-target-phone = Telephone
imports-target-address-1 = Address
imports-target-address-2 = Address, 2nd line
imports-target-address-3 = Address, 3rd line
imports-target-whole-address = Whole address
imports-target-other-address = Another address (whole, or the part that the column's name says)
imports-target-recruiter-named = Brought by (name or e-mail)
imports-target-postcode = Postcode
imports-target-city = Town
imports-target-country = Country
imports-target-birth-day = Birth date
imports-target-died = Death
imports-target-unit = Unit (section…)
imports-target-joined = Date of joining
imports-target-left = Date of leaving
imports-target-status = Status (member, former member…)
imports-target-note = Note
imports-target-tags = Tags
imports-target-language = Language
imports-target-email-opt-in = “E-mails” box of the former tool
imports-target-email-status = Subscription to e-mails of the former tool
imports-target-unsubscribed = Unsubscribed from e-mails
imports-target-mobile-opt-in = “Text messages” box of the former tool
imports-target-mobile-status = Subscription to text messages of the former tool
imports-target-no-contact = Refuses every contact
imports-target-no-calls = Refuses calls
imports-target-no-emails = Refuses e-mails
imports-target-no-texts = Refuses text messages
imports-target-membership-names = Memberships: names
imports-target-membership-starts = Memberships: first days
imports-target-membership-ends = Memberships: last days
imports-target-membership-suspensions = Memberships: suspensions
imports-target-recruiter = Recruited by (identifier)
imports-target-parent = Attached to (identifier)
imports-target-point-person = Looked after by (name or e-mail)
imports-target-payment = Payment
imports-target-field = Field
imports-target-field-text = Field: text
imports-target-field-yes-no = Field: yes or no
imports-target-field-money = Field: amount
imports-target-field-day = Field: date
imports-target-field-month = Field: stamp of the month
imports-target-field-payment-mode = Field: way of paying
imports-target-field-iban = Field: IBAN
imports-target-ignored = Nothing
imports-target-refused = Refused

## Problems
imports-problem-nameless = no name, e-mail or telephone: row refused
imports-problem-total = total or closing line: passed over
imports-problem-unreadable = the rest of the file cannot be read from here
imports-problem-unclosed-quote = quote never closed: row refused
imports-problem-row-too-long = row too long: refused
imports-problem-cell-too-long = cell too long: left out
imports-problem-other-charset = signs of another charset: check the cell
imports-problem-nuls = zero bytes removed
imports-problem-error-value = formula error: left out
imports-problem-extra-cells = cells beyond the last column: left out
imports-problem-email = invalid e-mail: left out
imports-problem-phone = invalid telephone: left out
imports-problem-birth-day = impossible birth date: left out
imports-problem-day = unreadable date: left out
imports-problem-postcode = not a French postcode: kept as typed
imports-problem-iban = wrong IBAN check digits: left out
imports-problem-amount = unreadable amount: left out
imports-problem-yes-no = neither yes nor no: left out
imports-problem-month = month not clearly settled: left out
imports-problem-sensitive-tag = sensitive tag: left out
imports-problem-payment-unreadable = payment without a number or a readable amount: row refused
imports-problem-amount-text = the written amount differs from the cents: the cents count
imports-problem-payer-unknown = the payer is in no file of people: the payment is kept without anybody
imports-problem-unclear = cell not clear: left out
imports-problem-homeless = nothing can hold this value yet (for instance, no collector receives this unit's money): left out
imports-problem-membership-lists = lists of memberships of different lengths: no membership is attributed
imports-problem-unit-unknown = unknown unit: record put in the default unit
imports-problem-unit-ambiguous = several units bear this name: record put in the default unit
imports-problem-erased = the person of this address asked to be erased: row refused, the record is not made again
imports-problem-number-unknown = nobody has this number: row passed over

## Refused files
imports-file-empty = The file is empty: choose a table with at least one row.
imports-file-too-large = The file is too large: split it into files of 64 MB at most.
imports-file-old-excel = This workbook is in an old Excel format (.xls): save it as .xlsx or CSV.
imports-file-encrypted = This workbook is protected by a password: save a copy without one.
imports-file-not-a-table = This file is not a table: save it as CSV, .xlsx or .ods.
imports-file-zip-bomb = This workbook unpacks to an outsized content: it was not read.
imports-file-too-many-columns = This table has too many columns: keep those that are needed.
imports-file-damaged = This file is damaged: open it and save it again.
imports-file-no-such-sheet = This workbook has no sheet of that number.
imports-file-no-such-line = No row starts where the names of columns are expected.
imports-file-unreadable = The file cannot be read: check its path and permissions.
imports-file-gone = The rows of this file are kept no longer: send it again.
imports-no-such-template = No column template has that name here.
imports-unit-several = Several units bear that name: give the path, for example “Gard > Alès”.
imports-unit-unknown = No unit bears that name.
imports-already-started = This import has already begun.
imports-retention = Waiting rows: until you decide; the file for 30 days at most.

## Command line
imports-told-undo = To take this import back: maillage import undo { $import }
imports-told-counts = { $rows } rows: { $created } records created, { $updated } completed, { $unchanged } with nothing new, { $doubtful } doubtful, { $refused } refused.
imports-told-refused-columns = Refused columns: { $columns }.
imports-told-unknown-unit = Unknown unit “{ $name }”: { $rows } rows.
imports-told-row = Line { $line }: { $what }.
imports-told-cell = Line { $line }, column { $column }: { $what }.
imports-mapping-time-zone = Time zone of the file's hours
imports-mapping-time-zone-hint = This program writes hours without a zone: say the organisation's.
imports-tags-title = Sort the tags
imports-tags-lead = The tags of { $name } often say something else: a presence, a role, a section. Choose what each becomes; the choice also serves the next file.
imports-tags-rows = { $tags ->
    [one] { $tags } tag
   *[other] { $tags } tags
 } on { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
 }.
imports-tags-tag = Tag
imports-tags-name = Under which name
imports-tags-name-of = Name that { $tag } takes
imports-tags-becomes-of = What { $tag } becomes
imports-tags-save = Keep these choices and check
imports-tags-skip = Go on without sorting
imports-tags-reason = Why keep it
imports-tags-reason-of = Why keep { $tag }
imports-tags-reason-missing = A refused tag is not kept without a reason: write it in at least { $least } characters.
imports-summary-kept-tags = Sensitive tags that were kept
imports-summary-kept-tags-lead = They seemed to say what nobody may keep; somebody wrote why they say something else.
imports-tags-none = No tag
imports-tags-none-more = This file has no column of tags, or it is empty.
imports-tags-refused =
    These tags seem to say what nobody may keep (GDPR, article 9). They were removed when the file was sent.
    If one of them says something else, choose what it becomes and write why: your reason stays written with your name,
    and the tag will be kept when the file is sent again.
imports-tags-file = The file of tags has three columns: tag, what it becomes (tag, attended, role, list, unit or dropped), name; a fourth says why a refused tag may be kept.
imports-tags-class-donor-year = Gifts of a year
imports-tags-class-dues-year = Dues of a year
imports-tags-class-attended = Presences
imports-tags-class-invited = Invitations and answers
imports-tags-class-batch = Imported files and things to do
imports-tags-class-petition = Petitions
imports-tags-class-role = Roles
imports-tags-class-sensitive = Refused tags
imports-tags-class-source = Sources
imports-tags-class-team = Teams
imports-tags-class-unit = Sections
imports-tags-class-skill = Skills and others
imports-tags-becomes-tag = Tag
imports-tags-becomes-attended = Presence
imports-tags-becomes-role = Role
imports-tags-becomes-list = List
imports-tags-becomes-unit = The person's section
imports-tags-becomes-dropped = Nothing
imports-summary-title = Report on { $name }
imports-summary-lead = Import into { $unit }, ended on { $day }.
imports-summary-open = Report to print
imports-summary-wishes = Agreements and refusals of the former tool
imports-summary-wishes-lead = In rows of the file. No consent is created: a box ticked in the past allows nothing, a refusal counts.
imports-summary-opted-in = “E-mails” boxes ticked, without evidence
imports-summary-unsubscribed = Dated unsubscriptions
imports-summary-email-refused = Refusals of e-mails, dated or not
imports-summary-mobile-opted-in = “Text messages” boxes ticked, without evidence
imports-summary-no-contact = Refusals of every contact
imports-summary-no-calls = Refusals of calls
imports-summary-deceased = Deceased people
imports-summary-mailable = Rows to ask for a consent by e-mail
imports-summary-memberships = Memberships taken over
imports-summary-received = Received, refunds taken off
imports-summary-in-kind = Of which gifts in kind
imports-summary-refunds = Refunds tied to their payment
imports-summary-plans = Rows of recurring plans, to be signed again
imports-summary-companies = Rows given by companies
imports-summary-nobody = Payments of nobody known
imports-summary-not-taken = What was not taken over
imports-summary-refused = { $columns ->
    [one] { $columns } refused column
   *[other] { $columns } refused columns
 } ({ $cells ->
    [one] { $cells } filled cell
   *[other] { $cells } filled cells
 }):
imports-summary-unread = { $columns ->
    [one] { $columns } column was not read.
   *[other] { $columns } columns were not read.
 }
imports-summary-left-out = File of what was not taken over
imports-left-out-why = Reason
imports-left-out-cells = Cells
imports-left-out-refused = refused column: it says what nobody may keep
imports-left-out-unread = column not taken over

### What segments ask of imports.

imports-criterion-import = Came by the import
imports-criterion-import-told = { $not ->
    [yes] did not come by the import { $value }
   *[no] came by the import { $value }
 }
imports-criterion-file = { $name }, { $day }
