events-title = Events
events-title-of = Events: { $unit }
events-list-lead = What is coming, where, when, and how to get there.
events-filter-unit = Unit
events-filter-place = Town or postcode
events-filter-since = From
events-filter-do = Search
events-list-none = Nothing is announced
events-list-none-text = As soon as an event is announced, it will be read here.
events-list-nothing = Nothing matches
events-list-nothing-text = Try a wider unit, another town or another day.
events-list-all = All events
events-subscribe = Follow in my calendar
events-subscribe-text = Give the address of the calendar to your own once; it then follows additions, changes and cancellations.
events-subscribe-ics = Calendar (iCalendar)
events-zone = time of { $zone }
events-access-public = Everybody
events-access-members = Members
events-access-unit = Members of the unit
events-full = Full
events-full-text = You can join the waiting list: seats are given in order as they become free.
events-left = { $count ->
    [one] One seat is left.
   *[other] { $count } seats are left.
 }
events-online = online
events-online-label = Online
events-online-reserved = The link is given to those registered.
events-online-at = online: { $link }
events-address-reserved = The address is given to those registered.
events-place = Place
events-by = Held by { $unit }.
events-by-label = Held by
events-with = With { $units }.
events-off = This event does not take place
events-calendar = Into my calendar
events-report = Report
events-came-count = { $count ->
    [one] One person came.
   *[other] { $count } people came.
 }
events-come = I will come
events-wait = Join the waiting list
events-slip = I will come
events-as = You answer as { $name }.
events-email-hint = You will receive a link to confirm, then your ticket.
events-guests = Who comes with you
events-guests-hint = { $count ->
    [one] One person at most: their name.
   *[other] { $count } people at most, one name a line.
 }
events-shifts = Lend a hand
events-shifts-hint = Tick what you take. Nothing is compulsory.
events-shift-full = Full.
events-shift-needs = { $taken } of { $needed }.
events-consents = Stay in touch
events-consents-hint = Optional, and never ticked beforehand. You can change your mind in your space.
events-controller = Your answers are kept by { $unit } to prepare the event.
events-rights = Your data and your rights
events-closed-past = This event is over
events-closed-cancelled = This event does not take place
events-frame-more = See the event's page
events-booked-coming = You are coming
events-booked-waiting = You are on the waiting list
events-booked-cancelled = You are not coming
events-ticket-see = See or change my answer
events-refusal-over = This event can no longer be answered.
events-refusal-room = There are not enough seats left: your former answer is kept.
events-refusal-guests = Write one name a line, and no more names than said.
events-shifts-full = It is noted, but these were already full: { $shifts }.
events-shifts-some = It is noted, but one of the shifts that you chose was already full.
events-come-noted = It is noted.
events-changed-mine = Your answer is changed.
events-cancelled-mine = Your answer is taken back; your seats go to the next ones.
events-sent-title = Confirm that you come
events-sent-heading = One click is left
events-sent-lead = We have just written to the address that you gave. Open the message and follow its link: your seats for “{ $title }” will be taken at once.
events-sent-rush = Many people are answering right now: the message may take some minutes to leave. There is no need to answer again.
events-sent-nothing = Nothing received after ten minutes?
events-sent-nothing-text = Look into your junk mail, and check the address that you wrote.
events-sent-again = Answer with another address
events-sent-days = The link holds for { $days } days. Without confirmation, we erase what you wrote.
events-step-filled = You have answered
events-step-mail = You confirm by e-mail
events-step-seat = You receive your ticket
events-confirm-title = Confirm that I come
events-confirm-heading = Confirm that you come
events-confirm-lead = { $name }, you are coming to “{ $title }”.
events-confirm-guests = With { $names }.
events-confirm-shift = You take: { $label }, { $when }.
events-confirm-price = { $amount } in all, to be paid afterwards, in the way that you choose.
events-confirm-do = Confirm that I come
events-confirm-not = Is it not you? Close this page: everything will be erased.
events-confirm-over = This link no longer holds
events-confirm-over-text = It has expired, or the event is over or cancelled. If it is still open, you can answer again.
events-confirm-again = See the event
events-ticket = Ticket
events-ticket-of = Answer of { $name }
events-ticket-qr = QR code of the ticket
events-ticket-hint = To show at the door, on the screen or printed. Without it, your name is enough.
events-answer = Answer
events-position = You are number { $position } on the waiting list. An e-mail will tell you.
events-seats = { $count ->
    [one] One seat.
   *[other] { $count } seats.
 }
events-see = See the page
events-change = Change my answer
events-change-do = Save
events-cancel-mine = I no longer come
events-again = Come all the same
events-mail-confirm-subject = Confirm that you come: { $title }
events-mail-confirm = Hello { $name },

    You, or somebody who wrote your address, answered that you are coming to “{ $title }”, announced by { $by }.

    Your seats will be taken once you have confirmed it here:
    { $link }

    This link holds for { $days } days. If you asked for nothing, do nothing: everything will be erased.
events-mail-ticket-subject = Your ticket: { $title }
events-mail-ticket = Hello { $name },

    Your seats for “{ $title }” are taken: { $seats }.{ $pay }

    When: { $when }
    Where: { $place }

    Your ticket, to show at the door, and to change or take back your answer:
    { $link }

    { $by }
    You receive this message because you answered this event.
events-mail-waiting-subject = Waiting list: { $title }
events-mail-waiting = Hello { $name },

    “{ $title }” is full. You are on the waiting list; seats are given in order as they become free, and we will write to you.

    When: { $when }

    To follow, change or take back your answer:
    { $link }

    { $by }
    You receive this message because you answered this event.
events-mail-seated-subject = A seat is free: { $title }
events-mail-seated = Hello { $name },

    You were on the waiting list of “{ $title }”: your seats are taken now ({ $seats }).{ $pay }

    When: { $when }
    Where: { $place }

    Your ticket, and to leave your seats to others:
    { $link }

    { $by }
    You receive this message because you answered this event.
events-mail-changed-subject = Change: { $title }
events-mail-changed = Hello { $name },

    “{ $title }” has another time or place. This holds now.{ $pay }

    When: { $when }
    Where: { $place }

    If it no longer suits you, take your answer back here:
    { $link }

    { $by }
    You receive this message because you answered this event.
events-mail-cancelled-subject = Cancelled: { $title }
events-mail-cancelled = Hello { $name },

    “{ $title }”, planned for { $when }, does not take place.

    { $why }{ $pay }

    { $by }
    You receive this message because you had answered this event.
events-mail-reminder-subject = Soon: { $title }
events-mail-reminder = Hello { $name },

    “{ $title }” is soon.{ $pay }

    When: { $when }
    Where: { $place }

    Your ticket, and to take back your answer if you no longer come:
    { $link }

    { $by }
    You receive this message because you answered this event.
events-mine-title = My events
events-mine-lead = Those that you come to, and those that are announced near you.
events-mine-none = You have answered no event to come.
events-mine-offered = Announced near you
events-mine-offered-none = Nothing else is announced in { $unit }.
events-mine-past = Past
events-mine-coming = Comes
events-mine-waiting = Waits
events-mine-cancelled = Does not come
events-mine-off = Cancelled
events-mine-came = Came
events-mine-over = Over
events-door = Door
events-door-came = came, of { $awaited } awaited
events-door-waiting = No network: { $count } kept on this device; they will leave by themselves.
events-door-refused = { $count } kept on this device: sign in again in another tab so that they leave.
events-door-over = Your turn at this door is over: { $count } kept on this device. Show them to whoever is in charge, who will note them:
events-door-gone = This answer was taken back meanwhile: nothing is noted. If they are there, note them below.
events-door-gone-name = { $name } could not be noted: the answer was taken back meanwhile, or name and address are not whole. If they are there, note them below.
events-door-offline = No network: go on, everything leaves when it is back.
events-door-device = On this device
events-door-device-text = The list stays here to hold without network: names, seats, tickets, sums to pay. It is erased when you sign out, or when this page is opened later than the day after.
events-door-device-do = Erase from this device
events-door-device-sure = Some of what you noted has not left yet: erase it too?
events-door-unknown = This ticket is none of this event, or its answer was taken back. Look for the name.
events-door-search = Look for a name
events-door-with = With { $names }
events-door-tick = Present
events-door-untick = Undo
events-door-none = Nobody matches.
events-door-ticked = It is noted that they came.
events-door-unticked = It is undone.
events-door-walk = Somebody comes without having answered
events-door-walk-hint = With an address, they are recognised or become a contact of the unit. Without one, they are counted alone.
events-door-walk-do = Note that they came
events-door-walked = It is noted that they came.
events-door-close = Close the list
events-door-close-text = Whoever was awaited and not noted will count as absent. Somebody may still be noted later.
events-door-close-do = Close the list
events-door-closed = The list is closed.
events-office-lead = Those of { $unit } and of the units below.
events-office-none = No event
events-office-none-text = Write one: it stays a draft until you open it.
events-new = New event
events-edit = Change
events-edit-lead = Held by { $unit }.
events-edit-open = If the time or the place changes, those registered receive an e-mail about it.
events-save = Save
events-saved = The event is saved.
events-created = The event is written. It waits to be opened.
events-when = When
events-state = State
events-state-draft = draft
events-state-open = open
events-state-cancelled = cancelled
events-state-past = over
events-registered = Seats taken
events-came = Came
events-waiting-count = { $count ->
    [one] one answer waits
   *[other] { $count } answers wait
 }
events-unit = Unit
events-coming = To come
events-coming-none = Nothing is planned.
events-past = Past
events-figures = By unit, over twelve months
events-asked = Hold it together
events-asked-line = { $by } asks { $unit } to hold it too.
events-host-accept = Accept
events-host-decline = Decline
events-host-accepted = accepted
events-host-declined = declined
events-host-asked = asked
events-waiting = { $count ->
    [one] A unit asks you to hold an event together.
   *[other] { $count } requests to hold an event together wait.
 }
events-say = <b>{ $taken } seats taken</b>, { $waiting } answers wait, <b>{ $came } came</b>.
events-say-capacity = { $count } seats in all.
events-answers = Answers
events-answers-none = Nobody has answered yet.
events-shift-add = Add a shift
events-add = Add
events-drop = Remove
events-act = Next step
events-open-hint = Once open, it is read and answered.
events-do-open = Open
events-do-open-series = Open this one and the following ones
events-do-cancel = Cancel the event
events-opened = The event is open.
events-cancelled = The event is cancelled; those registered receive an e-mail about it.
events-steps = Steps
events-fact-drafted = Written
events-fact-opened = Opened
events-fact-moved = Time or place changed
events-fact-cancelled = Cancelled
events-fact-counted = List closed
events-fact-reported = Report written
events-hosts = Held with
events-host-ask = Ask this unit
events-stewards = At the door
events-team-saved = It is saved.
events-team-asked = The request is made: somebody mandated of that unit will answer.
events-team-accepted = It is accepted: the unit holds this event too.
events-team-declined = It is declined.
events-widget = On another site
events-widget-text = A frame to copy into a page of SPIP, Drupal, WordPress or another. No script, no cookie.
events-widget-code = Code to copy
events-report-lead = { $count ->
    [0] Nobody was noted as present.
    [one] One person was noted as present.
   *[other] { $count } people were noted as present.
 }
events-report-library = Add photographs to the library of pictures
events-reported = The report is published on the event's page.
events-welcome = Welcome
events-series = Several times
events-repeat-once = Once
events-repeat-weekly = Every week
events-repeat-fortnightly = Every two weeks
events-repeat-monthly = Every month, on the same day of the week
events-field-title = Title
events-field-body = Text
events-field-body-hint = What happens there, for whom. An empty line parts paragraphs, **word** is bold, a dash at the start of a line makes a list, [word](https://…) makes a link.
events-field-access = Who sees it
events-field-starts_at = Begins
events-field-ends_at = Ends
events-field-zone = Time of
events-field-place = Name of the place
events-field-place-hint = For example: House of associations, room 2.
events-field-address = Address
events-field-is_address_open = Show the address to everybody. Otherwise only those registered receive it.
events-field-postcode = Postcode
events-field-city = Town
events-field-city-hint = Needed, unless the event is online alone.
events-field-online_link = Link to follow online
events-field-online_link-hint = Given to those registered alone.
events-field-accessibility = Accessibility
events-field-accessibility-hint = For example: step-free, hearing loop, sign language interpreter.
events-field-child_care = Child care
events-field-child_care-hint = For example: on the spot, from three years on.
events-field-carpool = Car sharing
events-field-carpool-hint = For example: leaving the office at 6 p.m., write to Ana.
events-field-capacity = Seats
events-field-capacity-hint = Empty: no limit. Beyond, a waiting list.
events-field-guests_max = Guests of one person
events-field-guests_max-hint = Empty: everybody answers for themselves.
events-field-asks_phone = Ask for the telephone, without requiring it
events-field-questions = Questions
events-field-questions-hint = One a line, nothing sensitive: neither health nor religion. Answers are optional.
events-field-repeat = Takes place
events-field-count = How many times
events-field-count-hint = For a series: two to fifty-two.
events-field-following = Change the following ones of the series too
events-field-following-hint = Each keeps its day and takes the new hour.
events-field-why = Reason
events-field-why-hint = Read by those registered. Needed to cancel.
events-field-host = Another unit
events-field-host-hint = Its name. Somebody mandated of that unit accepts or declines.
events-field-steward = E-mail address
events-field-steward-hint = Of somebody in your file. They open the list of this event's door, and nothing else.
events-field-label = Shift
events-field-label-hint = For example: welcome, bar, tidying up.
events-field-needed = People needed
events-field-report = Report
events-field-report-hint = What was said and decided. The library gives the line that places a picture: ![](photo:name). The number of people who came is added by itself.
events-refusal-title = Write a title of one hundred and twenty letters at most.
events-refusal-body = Write a text of twenty thousand letters at most.
events-refusal-line = Write three hundred letters at most.
events-refusal-moment = Choose a day and an hour, for example 2026-12-08T19:00.
events-refusal-end = Choose an end after the beginning, and within the month that follows.
events-refusal-link = Write a whole address that begins with https://.
events-refusal-place = Write the town, or a link to follow online.
events-refusal-postcode = Write the five digits of the postcode.
events-refusal-number = Write a whole number, less large.
events-refusal-count = Write how many times, two to fifty-two.
events-refusal-questions = Write ten questions at most, one a line, of three hundred letters at most.
events-refusal-why = Write the reason in five letters at least: those registered will read it.
events-refusal-host = Write the whole name of a unit that exists.
events-refusal-host-several = Several units bear this name: write its path, for example “Gard > Alès”.
events-refusal-host-own = This unit holds it already, or has accepted already.
events-refusal-steward = Nobody in your file has this address.
events-refusal-shift-label = Write what there is to do, in one hundred and twenty letters at most.
events-refusal-needed = Write how many people are needed, at least one.
events-refusal-taken = Somebody took this shift: it can no longer be removed.
events-file = Download the answers
events-file-reason = File of the answers to “{ $title }”
events-file-last = last name
events-file-first = first name
events-file-email = e-mail
events-file-phone = telephone
events-file-seats = seats
events-file-guests = with
events-file-state = answer
events-file-came = came
events-file-told = questions
events-yes = yes
events-no = no
events-timeline-registered = Answered to come to “{ $title }”
events-timeline-came = Was at “{ $title }”
events-timeline-absent = Was awaited at “{ $title }”, did not come
events-timeline-cancelled = Took back their answer to “{ $title }”
events-criterion-registered = Answered an event
events-criterion-registered-told = { $not ->
    [yes] answered no event{ events-criterion-recent }
   *[no] answered an event{ events-criterion-recent }
 }
events-criterion-came = Came to an event
events-criterion-came-told = { $not ->
    [yes] came to no event{ events-criterion-recent }
   *[no] came to an event{ events-criterion-recent }
 }
events-criterion-missed = Did not come though awaited
events-criterion-missed-told = { $not ->
    [yes] missed no event where they were awaited{ events-criterion-recent }
   *[no] missed an event where they were awaited{ events-criterion-recent }
 }
events-criterion-recent = { $within ->
    [days] { "" } in the last { $days } days
   *[ever] { "" }
 }{ $often ->
    [many] , at least { $times } times
   *[once] { "" }
 }
events-criterion-event = Answered the event
events-criterion-event-told = { $not ->
    [yes] did not answer “{ $value }”
   *[no] answered “{ $value }”
 }
events-column-came = Last came
events-block = [[agenda 5]]: the next public events of the unit and of those below; the number is optional.
events-retention = An answer to an event is kept for twenty-four months after it, then the person is erased from it; only the number of those who came stays.
events-panel-all = The whole calendar
events-panel-comes = You come
events-panel-held = Next events
events-panel-mine = Coming up
events-panel-none = Nothing is announced.
events-panel-taken = { $count ->
        [0] Nobody registered.
        [one] 1 person registered.
       *[other] { $count } people registered.
    }
events-widget-label = Events
events-price = Price
events-price-hint = For each person: guests included, everybody pays the same price. You pay afterwards, in the way that you like.
events-price-full = Full price
events-price-reduced = Reduced price
events-price-open = Free choice
events-price-free = Free of charge
events-price-of = { $name }: { $amount }
events-price-from = Free choice, from { $amount }
events-price-amount = Amount for each person, in euros
events-price-amount-hint = For the free choice only.
events-prices = Prices
events-prices-hint = Leave all empty: coming costs nothing. Else whoever registers chooses among the prices written here, for each person. The collector of the unit receives.
events-field-price_full = Full price, in euros
events-field-price_reduced = Reduced price, in euros
events-field-price_open = Free choice, at least
events-field-price-hint = For instance 12 or 7.50.
events-field-price_open-hint = 0: everybody gives what suits them.
events-field-price_free = Free of charge for whoever asks
events-field-price_free-hint = Nobody has to say why.
events-refusal-price = Choose a price.
events-refusal-price-amount = Write an amount that reaches the minimum, for instance 5.
events-refusal-cents = Write an amount in euros, a thousand at most, for instance 7.50.
events-refusal-collector = No collector receives for this unit: ask the treasurers to open one, or leave the prices empty.
events-refusal-paid = Nothing is left to pay for this answer.
events-refusal-since = A payment was just written down for this answer. Look at what is left to pay, then do it again if one is missing.
events-refusal-receive = Other treasurers keep this collector: they receive.
events-refusal-back = Nothing is to be given back for this answer.
events-pay = { $amount } left to pay
events-pay-choose = Choose how to pay. Your seats are taken already.
events-way-card = By card
events-way-transfer = By transfer
events-way-door = At the door
events-pay-card-failed = The card payment did not go through. Nothing was taken: you may try again or choose another way.
events-pay-card-back = The bank answers us in a moment. This page loads again by itself.
events-pay-card-ready = You pay on the page of the bank; you will come back here afterwards.
events-pay-card-asked = We are preparing the payment. This page loads again by itself.
events-pay-card-more = A first card payment arrived; a part is left to pay.
events-pay-card-go = Pay by card
events-pay-card-look = Load the page again
events-pay-transfer = Make this transfer from your bank, with its reference, or read the code with its application.
events-pay-door = You will pay at the door, in cash or by cheque.
events-pay-back = { $amount } will be given back to you by { $unit }.
events-to-pay = { $amount } to pay
events-to-give-back = { $amount } to give back
events-paid = { $amount } paid
events-money = Prices of events
events-money-lead = Who paid, and what is left to receive or to give back. { $unit }.
events-money-say = { $paid } received of { $due } expected; { $open } left to pay.
events-money-back = { $back } to give back.
events-money-off = The event does not take place: what was paid is to be given back, and nothing is asked any more.
events-money-elsewhere = Other treasurers keep this collector: you see the payments, they receive them.
events-money-none = Nobody has answered yet
events-money-none-text = Answers and their payments will appear here.
events-money-see = See the payments
events-money-list-lead = The events that have a price, with what came.
events-money-list-none = No event has a price
events-money-list-none-text = An event appears here once a price is written in it.
events-receive = Receive
events-received = Received.
events-give-back = Note as given back
events-give-back-hint = Give the money back first; the entry is reversed today.
events-given-back = Noted as given back.
events-pay-way = Way
events-pay-amount = Amount, in euros
events-pay-piece = Number of the cheque or receipt
events-pay-day = Received on
events-hand-cheque = Cheque
events-hand-cash = Cash
events-hand-transfer = Transfer
events-mail-to-pay = { $amount } left to pay: your ticket says how.
events-mail-back = What you paid, { $amount }, will be given back to you.
events-speakers = Who comes to speak
events-speaker-ask = Ask another unit for somebody
events-field-speaker_unit = Unit
events-field-speaker_unit-hint = Its name, or that of the organisation. A mandated person of that unit answers.
events-field-speaker_subject = Subject
events-field-speaker_wanted = Who, if you have an idea
events-field-speaker_wanted-hint = A name, a trade. The date is that of the event.
events-field-speaker = Who will speak
events-field-speaker_why = Or why nobody
events-refusal-speaker-subject = Write the subject.
events-refusal-speaker-unit = Choose another unit than yours, which you have not asked this already.
events-refusal-speaker = Write the name of whoever will speak.
events-refusal-speaker-why = Write why nobody can come: the other unit will read it.
events-speaker-accepted = It is said: the other unit sees who will speak.
events-speaker-declined = It is said: the other unit sees why.
events-speakers-asked = You are asked for somebody who speaks
events-speaker-wanted = Wish: { $wanted }.
events-waiting-speakers = Requests for somebody who speaks
