### Transfers of people between units, further belongings, departures.

transfers-nav = Transfers
transfers-mine-nav = My unit
transfers-link = Transfer or share
transfers-title = Transfers
transfers-lead = Records that change units or are shared, seen from { $unit }.
transfers-received = To answer
transfers-received-none = No request waits for your answer.
transfers-sent = Waiting for another unit
transfers-sent-none = You wait for no answer.
transfers-done = Over
transfers-done-none = No transfer is over.
transfers-who = Person
transfers-what = Request
transfers-asked = Asked
transfers-state = State
transfers-email = E-mail address
transfers-city = Town
transfers-record = Record
transfers-from = Unit that keeps the record
transfers-to = Other unit
transfers-since = Since
transfers-since-hint = For a further belonging only. Leave empty for today.
transfers-asked-by = Asked by
transfers-answered-by = Answer of
transfers-reason = Reason
transfers-reason-hint = The other unit and the person will read it.
transfers-word = Your word
transfers-word-hint = Needed to decline. The person and the other unit will read it.
transfers-word-said = Word
transfers-nobody = Name erased
transfers-one-title = Transfer: { $name }
transfers-kind-move = Transfer of the record
transfers-kind-join = Belonging to a further unit
transfers-kind-claim = Request to attach
transfers-outcome-open = Waiting
transfers-outcome-moved = Record transferred
transfers-outcome-joined = Belonging added
transfers-outcome-declined = Declined
transfers-outcome-withdrawn = Taken back
transfers-outcome-erased = Record erased meanwhile
transfers-outcome-merged = Record merged meanwhile
transfers-outcome-overtaken = Record went elsewhere
transfers-outcome-lapsed = Without answer
transfers-answer-text = If you accept, your officers will be able to read the record. Before that, you see the name and the town alone.
transfers-answer-claim = { $unit } asks to attach this person. If you decline, that unit will not know: its request stays without answer.
transfers-accept = Accept
transfers-decline = Decline
transfers-give = Transfer the record to { $unit }
transfers-share = Add the belonging to { $unit }
transfers-withdraw = Take the request back
transfers-blind = If a unit keeps a record with this address, it will read your request. Without its agreement, you will not know whether there is one.
transfers-done-moved = The record is transferred.
transfers-done-joined = The belonging is added.
transfers-done-declined = The refusal is recorded.
transfers-done-withdrawn = The request is taken back.
transfers-propose-title = Transfer or share: { $name }
transfers-propose-lead = The record is kept by { $unit }.
transfers-search = Unit, town or postcode
transfers-search-hint = For example: Sète, or 34200.
transfers-search-do = Find the unit
transfers-search-none = No unit matches. Try the name of the town or of the section.
transfers-choose = Choose the unit
transfers-do-move = Transfer the record
transfers-do-move-hint = The other unit will keep the record; yours will not see it any more.
transfers-do-join = Add a belonging
transfers-do-join-hint = Your unit keeps the record; the other one, a thematic group for example, sees it too.
transfers-propose-told = Outside your scope, the other unit must accept. The person is told by e-mail.
transfers-propose-do = Propose to this unit
transfers-proposed = The proposal is sent. The other unit will answer.
transfers-direct = Done: both units are in your scope.
transfers-claim-link = Another unit may already know this person: ask to attach them
transfers-claim-title = Ask to attach a person
transfers-claim-lead = Your request will go to the unit that keeps a record with this address, if there is one.
transfers-claim-name = First and last name
transfers-claim-told = You will get the same confirmation in every case. Without agreement after { $days } days, the request and what you typed are erased.
transfers-claim-do = Send the request
transfers-claim-sent = The request is recorded. If a unit keeps this record and agrees, you will see it here.
transfers-claim-known = This person is already in your scope.
transfers-mine-title = My unit
transfers-mine-lead = Your record is kept by { $unit }.
transfers-mine-trace = Requests and changes
transfers-mine-none = Your record did not change units.
transfers-own-title = I have moved
transfers-own-lead = Your record is kept by { $unit }. Choose the unit of your new address: it will answer your request.
transfers-own-search = New postcode or town
transfers-own-reason-hint = For example: I have lived in Sète since October. Both units will read it.
transfers-own-do = Ask for the transfer
transfers-own-asked = Your request is sent to the new unit.
transfers-own-address = Correct my postal address
transfers-leave-title = Leave the organisation
transfers-leave-lead = Your membership ends today. Choose what remains of you.
transfers-leave-mandate = You hold a mandate. It does not end by itself: tell your unit.
transfers-leave-what = What remains
transfers-leave-retention = Keep my record for as long as the rule says
transfers-leave-retention-hint = It is kept until { $day }, then its erasure is proposed.
transfers-leave-contact = Stay in contact
transfers-leave-contact-hint = Tick below what you agree to receive. You can withdraw it at any time.
transfers-leave-erasure = Ask for my record to be erased
transfers-leave-erasure-hint = The next page will ask you to confirm.
transfers-leave-agree = If you stay in contact
transfers-leave-agree-hint = Nothing is ticked beforehand.
transfers-leave-do = End my membership
transfers-leave-no = Stay a member
transfers-leave-none = You have no current membership.
transfers-leave-consents = Choose what I receive
transfers-leave-to-erasure = Ask for my record to be erased
transfers-left = Your membership has ended. Thank you for the way we went together.
transfers-left-erasure = Your membership has ended. Confirm your request for erasure here.
transfers-line-own = The person asked to go from { $from } to { $to }: { $word }
transfers-line-move = { $by } proposed the transfer from { $from } to { $to }: { $word }
transfers-line-join = { $by } proposed a belonging to { $to }: { $word }
transfers-line-claim = { $by }, of { $to }, asked to attach the person: { $word }
transfers-line-moved = { $by } transferred the record from { $from } to { $to }: { $word }
transfers-line-joined = { $by } added the belonging to { $to }: { $word }
transfers-line-declined = { $by } declined the request from { $from } to { $to }: { $word }
transfers-line-withdrawn = { $by } took back the request from { $from } to { $to }.
transfers-line-left = The person left the organisation; the record stays for as long as the rule says.
transfers-line-left-until = The person left the organisation; the record stays until { $day }.
transfers-line-left-contact = The person left the organisation and chose to stay in contact.
transfers-line-left-erasure = The person left the organisation and wants to ask for erasure.
transfers-mail-hello = Hello { $name },
transfers-mail-proposed-subject = { $organisation }: transfer proposed to { $to }
transfers-mail-proposed =
    { $by } ({ $role }) proposes that { $to } keeps your record, and no longer { $from }.
    Reason: { $word }

    { $to } has yet to answer. You can follow this request here:
    { $link }
transfers-mail-shared-subject = { $organisation }: belonging proposed to { $to }
transfers-mail-shared =
    { $by } ({ $role }) proposes that you also belong to { $to }. Your record stays with { $from }.
    Reason: { $word }

    { $to } has yet to answer. You can follow this request here:
    { $link }
transfers-mail-moved-subject = { $organisation }: your record is kept by { $to }
transfers-mail-moved =
    Your record is now kept by { $to }, and no longer by { $from }.
    Answer of { $by } ({ $role }): { $word }

    You can read who did what here:
    { $link }
transfers-mail-joined-subject = { $organisation }: you also belong to { $to }
transfers-mail-joined =
    You now also belong to { $to }. Your record stays with { $from }.
    Answer of { $by } ({ $role }): { $word }

    You can read who did what here:
    { $link }
transfers-mail-declined-subject = { $organisation }: { $to } did not accept
transfers-mail-declined =
    { $to } did not accept the request. Your record stays with { $from }.
    Answer of { $by } ({ $role }): { $word }

    You can read who did what here:
    { $link }
transfers-retention = Kept as long as the record, for both units and the person. On erasure, the name and the words go. A request without agreement is forgotten after 30 days.
transfers-refusal-same-unit = This unit keeps the record already. Choose another one.
transfers-refusal-unit-closed = This unit is closed. Choose another one, or decline.
transfers-refusal-not-keeper = Only the unit that keeps the record can propose it.
transfers-refusal-already-asked = The same request already waits for an answer.
transfers-refusal-answered = Somebody has already answered this request, or it was taken back.
transfers-refusal-erased = The record was erased meanwhile. There is nothing to do.
transfers-refusal-merged = The record was merged into another one meanwhile. Ask the unit that keeps it to propose the one that stays.
transfers-refusal-moved = The record went to another unit meanwhile. This request no longer holds.
transfers-refusal-own-record = You do not answer for your own record. Ask another person of your unit, or the unit above.
transfers-refusal-not-yours = It is for the other unit to answer.
transfers-refusal-no-word = To decline, say why in a few words.
transfers-refusal-no-reason = Say the reason in a few words, five characters at least.
transfers-refusal-no-unit = Choose a unit in the list.
transfers-refusal-bad-day = Write a whole day, today or before, such as 24/11/2026.
transfers-refusal-too-many = Your unit has sent too many requests since yesterday. Try again tomorrow.
transfers-refusal-bad-email = Write a whole e-mail address, such as first.last@example.org.
transfers-refusal-no-name = Write the first and last name of the person.
transfers-refusal-not-member = You have no current membership.
transfers-refusal-no-choice = Choose what remains of you.
transfers-refusal-no-consent = To stay in contact, tick at least one thing that you agree to receive.
transfers-refusal-stale = The page changed meanwhile. Read it again, then start over.

## What waits for an answer
transfers-waiting = { $count ->
    [one] One transfer waits for your answer
   *[other] { $count } transfers wait for your answer
 }
transfers-criterion = Transfer
transfers-criterion-told = { $not ->
    [yes] were not transferred{ people-criterion-recent }
   *[no] were transferred{ people-criterion-recent }
 }
transfers-column = Latest transfer
