### Texts of gestures on many people.

bulk-nav = Bulk gestures
bulk-title = Bulk gestures
bulk-lead = What was done for several people at once, by whom and why. Each gesture can be undone as long as nothing changed since.
bulk-none-title = No bulk gesture yet
bulk-none = Tick people in a list, then choose what to do: the gesture will appear here.
bulk-nobody = Tick a person first. Nothing changed.
bulk-too-many = The selection is larger than 50,000 people. Narrow it. Nothing changed.
bulk-back = Back to the list
bulk-cancel = Do nothing
bulk-can-be-undone = You can undo this gesture afterwards. Each person can read that they were in the selection.
bulk-gesture = Gesture
bulk-what = Object
bulk-by = By
bulk-people = People
bulk-state = State
bulk-state-done = done
bulk-state-running = running
bulk-state-undone = undone
bulk-retention = Whom a bulk gesture was about is kept as long as the record, so that it can be undone and told to the person.

bulk-whom = { $count ->
    [one] { $count } person of { $unit } and the units below.
   *[other] { $count } people of { $unit } and the units below.
 }
bulk-title-tag = Add a tag
bulk-title-untag = Remove a tag
bulk-title-list = Put on a list
bulk-title-care = Give to somebody
bulk-title-task = Create a task for each person
bulk-title-transfer = Propose to another unit
bulk-lead-tag = Whoever bears the tag already does not change.
bulk-lead-untag = Whoever does not bear the tag does not change.
bulk-lead-list = Whoever is on the list already does not change.
bulk-lead-care = One officer at a time looks after a person: if another one did, they no longer do.
bulk-lead-task = Each person has their own task, to be done separately.
bulk-lead-transfer = The other unit answers for each record; if it is below yours, it is done at once. Each person is told.
bulk-do-tag = { $count ->
    [one] Add the tag to { $count } person
   *[other] Add the tag to { $count } people
 }
bulk-do-untag = { $count ->
    [one] Remove the tag from { $count } person
   *[other] Remove the tag from { $count } people
 }
bulk-do-list = { $count ->
    [one] Put { $count } person on the list
   *[other] Put { $count } people on the list
 }
bulk-do-care = { $count ->
    [one] Give { $count } person
   *[other] Give { $count } people
 }
bulk-do-task = { $count ->
    [one] Create { $count } task
   *[other] Create { $count } tasks
 }
bulk-do-transfer = { $count ->
    [one] Propose { $count } record
   *[other] Propose { $count } records
 }
bulk-done-tag = { $count ->
    [0] Nobody changed.
    [one] { $count } more person bears the tag.
   *[other] { $count } more people bear the tag.
 }
bulk-done-untag = { $count ->
    [0] Nobody changed.
    [one] { $count } person no longer bears the tag.
   *[other] { $count } people no longer bear the tag.
 }
bulk-done-list = { $count ->
    [0] Nobody changed.
    [one] { $count } more person is on the list.
   *[other] { $count } more people are on the list.
 }
bulk-done-care = { $count ->
    [0] Nobody changed.
    [one] Who looks after { $count } person changed.
   *[other] Who looks after { $count } people changed.
 }
bulk-done-task = { $count ->
    [0] No task is created.
    [one] { $count } task is created.
   *[other] { $count } tasks are created.
 }
bulk-done-transfer = { $count ->
    [0] No record is proposed.
    [one] { $count } record is proposed or transferred.
   *[other] { $count } records are proposed or transferred.
 }
bulk-done-rest = { $count ->
    [one] For { $count } other, it was so already.
   *[other] For { $count } others, it was so already.
 }
bulk-done-refused = { $count ->
    [one] A rule kept { $count } person apart, named below.
   *[other] A rule kept { $count } people apart, named below.
 }
bulk-undo = { $count ->
    [one] Undo for { $count } person
   *[other] Undo for { $count } people
 }
bulk-undone = { $count ->
    [0] Undone by { $name }. Nothing could be put back.
    [one] Undone by { $name }. { $count } person is as before again.
   *[other] Undone by { $name }. { $count } people are as before again.
 }
bulk-undone-left = { $count ->
    [one] For { $count } person something changed since: nothing is touched there.
   *[other] For { $count } people something changed since: nothing is touched there.
 }
bulk-undone-already = This gesture is undone already, or not finished. Nothing changed.
bulk-left-since = Changed since
bulk-people-left = What was left as it was
bulk-people-more = Only the first hundred people are named.

bulk-task = Bulk gesture: { $done } people of { $total }
bulk-undo-task = Undoing: { $done } people of { $total }
bulk-task-message = You may leave this page: the gesture goes on, and you will find it under “Bulk gestures”.

bulk-tag = Tag
bulk-tag-choose = Choose a tag
bulk-tag-new = Or a new tag
bulk-tag-missing = Choose a tag, or write a new one.
bulk-list = List
bulk-list-new = New list
bulk-list-name = Name of the new list
bulk-list-name-hint = Only for a new list.
bulk-list-missing = Choose a list, or name the new one.
bulk-care-nobody = Nobody in particular
bulk-task-title = What to do
bulk-task-hint = For instance “call about the assembly of the 12th”.
bulk-task-day = By which day
bulk-task-missing = Write what is to be done.
bulk-place = Unit
bulk-place-hint = Its name, a town or a postcode.
bulk-place-search = Search
bulk-place-which = Which unit
bulk-place-none = No unit matches. Try another name, or the postcode.
bulk-place-missing = Search for a unit, then choose it.
bulk-how = How
bulk-how-move = The unit keeps the record
bulk-how-join = The person also belongs to the unit, the record stays with you
bulk-reason = Why
bulk-reason-hint = The people concerned will read this reason.
bulk-reason-missing = Say why, in five letters at least.
