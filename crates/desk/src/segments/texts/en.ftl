### Segments: whom it is about.

segments-nav = Segments
segments-title = Segments
segments-lead = A segment says whom it is about, in one sentence. It is counted again each time it is opened; a list keeps the people of one moment.
segments-new = New segment
segments-kept-title = Saved segments
segments-none-title = No saved segment
segments-none = Choose conditions, look at whom they find, then give the segment a name.
segments-name = Name of the segment
segments-name-hint = For instance: relays without e-mail.
segments-told-col = Whom it is about
segments-col-unit = Unit
segments-col-class = Use for a message
segments-col-people = People
segments-col-made = Made by
segments-col-person = Name
segments-col-phone = Telephone
segments-col-email = E-mail
segments-col-relation = Relation
segments-shared = shared
segments-class-short-scope = no targeting
segments-class-short-targeting = targeting
segments-lists-title = Lists
segments-lists-none = No list. Make one from a segment, or by ticking people.
segments-draws-title = Draws by lot

segments-new-title = New segment
segments-edit-title = Change the segment
segments-people-who = People for whom
segments-group = Group of conditions
segments-how-all = all these conditions are true
segments-how-any = at least one condition is true
segments-how-none = no condition is true
segments-how-notall = not all conditions are true
segments-add = Condition
segments-add-group = Group
segments-remove-group = Remove the group
segments-condition = Condition { $number }
segments-subject = Criterion
segments-subject-none = Choose a criterion
segments-subject-field = Field: { $field }
segments-is-label = True or not
segments-is = is true
segments-is-not = is not true
segments-sign = Comparison
segments-sign-1 = equal to
segments-sign-2 = at least
segments-sign-3 = at most
segments-sign-4 = more than
segments-sign-5 = less than
segments-value = Value
segments-value-any = any value
segments-value-choose = Choose a value
segments-days = Within the last days (number)
segments-times = At least how many times
segments-remove = Remove condition { $number }
segments-count = Count
segments-keep-title = Save
segments-share = Share with the units that { $unit } contains
segments-share-hint = Each will find its own members, and nobody else.
segments-keep = Save the segment
segments-keep-version = Save a new version
segments-kept = The segment is saved.
segments-name-missing = Give the segment a name.
segments-name-taken = A segment of this unit already has this name. Choose another one.
segments-stale = Somebody changed this segment meanwhile. Open it again to see its last version; what you chose is still here.
segments-text-title = The same segment as text
segments-text = Text of the segment
segments-text-hint = For instance: tag = "Relais" and not relation = former. The guide of segments gives all the words.
segments-text-read = Read this text

segments-total = { $count ->
    [one] { $count } person.
   *[other] { $count } people.
 }
segments-told-everybody = Everybody
segments-told = People { $who }
segments-told-who = who { $what }
segments-told-and = { $first } and { $next }
segments-told-or = { $first } or { $next }
segments-told-group = ({ $what })
segments-left-out = { $count ->
    [one] One condition is incomplete: it is not counted.
   *[other] { $count } conditions are incomplete: they are not counted.
 }
segments-reach = Who can be reached, and who cannot
segments-reach-many = How so many people can be reached is counted on request only.
segments-reach-ask = Count them
segments-reach-channel = By
segments-reach-reached = Reachable
segments-reach-why = The others
segments-reach-email = E-mail
segments-reach-phone = Telephone
segments-reach-post = Post
segments-reach-targeted = Targeted political message
segments-why-no-email = { $count } without e-mail.
segments-why-bad-email = { $count } whose mail comes back.
segments-why-stopped = { $count } without electronic contact, at their request.
segments-why-no-phone = { $count } without telephone.
segments-why-bad-phone = { $count } whose telephone does not work.
segments-why-no-address = { $count } without address.
segments-why-not-targeted = { $count } without consent to targeting.
segments-why-young = { $count } under 17.
segments-see-people = See the people
segments-class-scope = No targeting
segments-class-scope-more = This segment depends only on the unit, on membership or on a subscription: a message may leave on the usual consent.
segments-class-targeting = Targeting
segments-class-targeting-more = This segment chooses by data of the record. A political message then leaves only to people who agreed to be targeted (Regulation EU 2024/900, article 18).
segments-class-refused = Refused
segments-class-refused-more = Nobody is chosen by these data.
segments-told-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
 }
segments-told-email = by e-mail: { $count }
segments-told-phone = by telephone: { $count }
segments-told-post = by post: { $count }
segments-unit-unknown = No unit has this name, or several have: give another name or its path.

segments-people-title = People of the segment
segments-people-caption = People, by name
segments-back-to-builder = Change the conditions
segments-tick-all = Tick the { $count } people
segments-tick = Tick { $name }
segments-bulk-list = Put on a list
segments-bulk-remove = Take off the list
segments-bulk-export = Export
segments-nobody-title = Nobody
segments-nobody = Nobody fits, or nobody whom you may see.
segments-edit = Change
segments-copy = Begin with this segment
segments-close = Put this segment away
segments-closed = The segment is put away.
segments-close-title = Put “{ $name }” away
segments-close-more = It will no longer be offered. People and lists stay as they are.
segments-close-list-more = The list will be put away and will forget who was on it. Records stay as they are.
segments-of-unit = Segment of { $unit }.
segments-shared-more = The units that it contains may use it.
segments-versions = Versions
segments-version = Version { $number }
segments-version-take = Begin again with this version

segments-make-list = Make a list of it
segments-make-list-do = Make the list
segments-list-name = Name of the list
segments-list-name-hint = For a new list.
segments-list-reason = What it is for
segments-reason-hint = Each person reads it in their space, with your name.
segments-reason-missing = Say what it is for, in a few words.
segments-list-name-missing = Give the list a name, or choose one.
segments-list-name-taken = A list of this unit already has this name. Choose another one.
segments-list-nobody = Tick people first.
segments-list-fault = This segment cannot be read: open it and mend it.
segments-list-filled = { $count ->
    [0] Nobody new on the list.
    [one] { $count } person put on the list.
   *[other] { $count } people put on the list.
 }
segments-list-removed = { $count ->
    [one] { $count } person taken off the list.
   *[other] { $count } people taken off the list.
 }
segments-list-close = Put this list away
segments-list-closed = The list is put away.
segments-list-from = Made from the segment
segments-add-title = Put on a list
segments-add-chosen = { $count ->
    [one] { $count } person chosen.
   *[other] { $count } people chosen.
 }
segments-add-whole = Everybody whom the search finds, in { $unit }.
segments-add-existing = List
segments-add-new = A new list
segments-add-do = Put on the list
segments-draw-title = Draw by lot
segments-draw-wanted-label = How many people
segments-draw-reason = What for
segments-draw-hint = The draw keeps your name, the date, the seed and whom it fell on.
segments-draw-do = Draw by lot
segments-draw-done = The draw is done and written down.
segments-draw-wanted = Write how many people to draw, from 1 to { $most }.
segments-draw-nobody = The segment finds nobody: there is nobody to draw.
segments-draw-size = Number
segments-draw-among = { $wanted } to draw from { $among }.
segments-draw-by = By
segments-draw-who = { $name }, { $role }, { $unit }
segments-draw-at = When
segments-draw-seed = Seed
segments-draw-check = How to check this draw
segments-draw-check-more = For each person of the segment, compute the SHA-256 of the seed, a colon and their identifier; the smallest results are the people, in this order.

segments-criterion-list = List
segments-criterion-list-told = { $not ->
    [yes] are not on the list “{ $value }”
   *[no] are on the list “{ $value }”
 }
segments-criterion-segment = Another segment
segments-criterion-segment-told = { $not ->
    [yes] are not of the segment “{ $value }”
   *[no] are of the segment “{ $value }”
 }
segments-retention = A list keeps its people until it is put away, a draw as long as the record exists; both leave with the record.

segments-fault-title = This segment cannot be asked
segments-fault-refused = “{ $what }” is refused. { $why }
segments-refused-sensitive = These are sensitive data (GDPR, article 9): nobody is chosen by them.
segments-refused-under-17 = Nobody under 17 may be targeted (Regulation EU 2024/900, article 18).
segments-fault-criterion = “{ $what }” is not a known criterion (sign { $at }).
segments-fault-word = A criterion is expected in the place of “{ $what }” (sign { $at }).
segments-fault-end = Something is missing at the end of the text.
segments-fault-sign = “{ $what }” cannot be compared in this way (sign { $at }).
segments-fault-any = “*” is for fields only: “{ $what }” asks for a value (sign { $at }).
segments-fault-no-value = Give “{ $what }” a value.
segments-fault-value = “{ $what }” is no value that is known.
segments-fault-value-long = This value is too long.
segments-fault-answer = “{ $what }” is no possible answer.
segments-fault-number = “{ $what }” is no possible number.
segments-fault-recent = Write “within 30 days”, “at least 2 times” or “ever” after “{ $what }” (sign { $at }).
segments-fault-field = “{ $what }”: only the criterion “field” is followed by a dot and the name of a field, and it wants one.
segments-fault-list = A list is written (a, b, c): “{ $what }” has no place in it (sign { $at }).
segments-fault-open = A parenthesis is not closed (sign { $at }).
segments-fault-rest = “{ $what }” is not expected here (sign { $at }).
segments-fault-quote = A quote is not closed (sign { $at }).
segments-fault-unknown-sign = The sign “{ $what }” is not understood (sign { $at }).
segments-fault-too-deep = At most { $what } groups within one another.
segments-fault-too-many = At most { $what } conditions.
segments-fault-too-long = At most { $what } signs.
segments-fault-unknown = “{ $what }” does not exist here, or no longer.
segments-fault-nested = The segment “{ $what }” contains itself, or too many others.
