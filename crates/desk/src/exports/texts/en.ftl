### Exports of people.

exports-nav = Exports
exports-title = Exports
exports-lead = Every export says who asked for it, when and why; each person reads it in their space.
exports-new = Export people
exports-caption = Exports of this unit and of those below it
exports-none = No export
exports-none-more = Tick people in the list, or export the whole unit.
exports-running = running
exports-col-day = Date
exports-col-who = By
exports-col-reason = Reason
exports-col-unit = Unit
exports-col-format = Format
exports-col-people = People
exports-new-title = Export people
exports-new-chosen = { $count ->
    [one] { $count } person chosen.
   *[other] { $count } people chosen.
 }
exports-new-filtered = Everybody whom the filter finds, in { $unit }.
exports-new-all = Everybody of { $unit }.
exports-new-told = The people concerned will see your name, the date and the reason.
exports-reason = Reason of this export
exports-reason-hint = For example: invitation to the assembly of 12 December.
exports-reason-missing = Say what this export is for, in a few words.
exports-format = Format
exports-format-csv = CSV, for spreadsheets
exports-format-xlsx = Excel (.xlsx)
exports-format-json = JSON, for programs
exports-format-labels = Labels to print (A4, 24 a sheet)
exports-columns = Columns
exports-column-title = Title
exports-column-last-name = Last name
exports-column-first-name = First name
exports-column-number = Number
exports-column-unit = Unit
exports-column-relation = Relation
exports-column-emails = E-mails
exports-column-phones = Telephones
exports-column-address = Address
exports-column-postcode = Postcode
exports-column-city = Town
exports-reason-command = Export from the command line
exports-column-country = Country
exports-column-bad = Addresses and numbers that no longer serve
exports-column-born-on = Birth date
exports-column-language = Language
exports-column-tags = Tags
exports-column-fields = Fields of the organisation
exports-make = Prepare the export
exports-sheet = People
exports-task-title = Export: { $done } people
exports-task-message = The file is being prepared.
exports-done-title = Export ready
exports-fetch = Download the file
exports-see-labels = See the labels to print
exports-kept = The file is kept for 7 days, then deleted.
exports-gone = The file is kept no longer.
exports-back = All exports
exports-back-one = Back to the export
exports-labels-title = Labels
exports-labels-lead = { $count ->
    [one] { $count } label. Print this page without margins or scaling.
   *[other] { $count } labels. Print this page without margins or scaling.
 }
exports-labels-without = { $count ->
    [one] { $count } person has no postal address.
   *[other] { $count } people have no postal address.
 }
exports-labels-more = Only the first labels are shown: export smaller groups.
exports-unit-unknown = No unit, or several, bear that name: give the path, for example “Gard > Alès”.
