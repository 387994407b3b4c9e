### Memberships, dues, stamps, welcome, voting rolls.

members-accept = Accept
members-all = Tick all
members-amount = Amount
members-amount-changed = Noted. The new amount holds from next month.
members-arrange = Exempt, reduce or postpone
members-arrange-do = Save
members-arrange-what = What do you decide?
members-arrangement-end = End it
members-arrangement-months = from { $from } to { $through }
members-arrangement-over = over
members-arrangement-until = until { $day }
members-arrangement-exempt = Exemption
members-arrangement-reduced = Reduced rate
members-arrangement-postponed = Postponement
members-arrangements = Exemptions, reductions, postponements
members-born-hint = You must be at least { $years }.
members-born-on = Date of birth
members-card = My membership card
members-card-again = Issue the card again
members-card-issue = Issue the card
members-card-name = Member
members-card-none = Your card will appear here once you are up to date.
members-card-print = Show this screen or print the page: the code only tells whether the card is valid.
members-card-qr = QR code of the card, to show at the door of an assembly
members-change-amount = Change the amount
members-change-do = Change
members-check-not = Card not valid
members-check-title = Checking a card
members-check-told = This page tells nothing else, and keeps no trace of the check.
members-check-valid = Card valid
members-city = Town
members-counts-average = Stamps per payer
members-counts-cents = Received
members-counts-chart = Stamps settled and exempt, month by month, in { $year }; the table holds the same figures.
members-counts-cohorts = By year of joining
members-counts-exempt = Exempt
members-counts-first = First stamp
members-counts-joined = Joined
members-counts-lead = { $unit }: { $members } members today, { $paid } stamps settled in { $year }. No name is shown here.
members-counts-members = Members
members-counts-month = Month
members-counts-months = Members and stamps of { $year }, month by month
members-counts-at = Counted once for everybody who looks, and again after five minutes:
members-counts-nav = Figures
members-counts-none = No figures yet
members-counts-none-text = Figures will appear with the first memberships.
members-counts-owed = Owed
members-counts-paid = Settled
members-counts-percent = { $percent } %
members-counts-still = Still members
members-counts-units = Unit by unit
members-counts-units-hint = Each line counts the unit and all below. "First stamp" counts people who settled at least one.
members-counts-up-to-date = Up to date
members-counts-year = Year
members-counts-years = Years
members-criterion-months = Months of membership
members-criterion-months-told = { $not ->
        [yes] have not been members for a number of months { $sign ->
            [equal] equal to
            [less] below
            [most] at most
            [more] above
           *[least] at least
        } { $value }
       *[no] have been members for a number of months { $sign ->
            [equal] equal to
            [less] below
            [most] at most
            [more] above
           *[least] at least
        } { $value }
    }
members-criterion-months-late = Missing stamps
members-criterion-months-late-told = { $not ->
        [yes] do not have a number of missing stamps { $sign ->
            [equal] equal to
            [less] below
            [most] at most
            [more] above
           *[least] at least
        } { $value }
       *[no] have a number of missing stamps { $sign ->
            [equal] equal to
            [less] below
            [most] at most
            [more] above
           *[least] at least
        } { $value }
    }
members-criterion-standing = Standing of the membership
members-criterion-standing-told = { $not ->
        [yes] do not stand at "{ $value }"
       *[no] stand at "{ $value }"
    }
members-criterion-type = Type of membership
members-criterion-type-told = { $not ->
        [yes] do not have the membership "{ $value }"
       *[no] have the membership "{ $value }"
    }
members-decision = Reason or decision
members-decision-hint = For example: assembly of 10 January. Needed to refuse or exclude.
members-done = Saved.
members-door-again = Start again
members-door-do = Confirm my application
members-door-done = Your application is confirmed
members-door-done-lead = { $unit } will welcome you. You will get an answer in the coming days.
members-door-lead = { $name }, confirm that you ask to join { $unit }.
members-door-mine = See my membership
members-door-not = If you asked for nothing, close this page: the application will be erased by itself.
members-door-over = This link is over
members-door-over-lead = It expired, or is incomplete. Nothing more was saved.
members-door-title = Confirm the application
members-email = E-mail address
members-end = End the membership
members-end-do = End it
members-end-how = How
members-erased = Name erased
members-fact-accepted = Membership accepted
members-fact-applied = Application
members-fact-card_issued = Card issued
members-fact-deceased = Death
members-fact-excluded = Exclusion
members-fact-lapsed = Struck off for unpaid dues
members-fact-late = Reminder of dues
members-fact-refused = Application refused
members-fact-renewed = Membership renewed
members-fact-resigned = Resignation
members-fact-transferred = Membership now kept by { $unit }
members-fact-withdrawn = Application withdrawn
members-facts = Life of the membership
members-facts-none = Nothing is written yet.
members-field = Field
members-first-name = First name
members-from-month = From the month of
members-how-resigned = Resigned
members-how-lapsed = Struck off
members-how-excluded = Excluded
members-how-deceased = Died
members-how-refused = Application refused
members-how-withdrawn = Application withdrawn
members-instalments = How many times a year
members-instalments-each = { $count ->
        [one] Once
       *[other] { $count } times
    }
members-join = Join
members-join-agree = What you agree to receive
members-join-agree-hint = Nothing is ticked beforehand, and nothing is needed to join.
members-join-amount-hint = You choose: nobody checks.
members-join-amount-month = Amount I choose, each month
members-join-amount-year = Amount I choose, for the year
members-join-closed = Joining online is not open. Ask the nearest section.
members-join-dues = Your dues
members-join-income = Net income a month
members-join-income-told = The scale follows your income. Your income is neither sent nor kept: only the chosen amount is.
members-join-lead = Five minutes. The section then welcomes you: it keeps your record.
members-join-said = The scale proposes { $amount }.
members-join-search = Search
members-join-send = Send my application
members-join-title = Join us
members-join-told = You will receive an e-mail with a link to confirm. The section's officers see your record; above them, only totals are known.
members-join-unit = Your section
members-join-units = Sections near you
members-join-you = You
members-key-in = Key in a paper form
members-key-in-accept = Accept at once
members-key-in-accept-hint = Otherwise the application waits for the section's welcome.
members-key-in-do = Save the membership
members-key-in-for = Membership of { $name }
members-key-in-lead = Somebody whom { $unit } already knows is recognised by name and address or telephone.
members-key-in-no-type = There is no type of membership yet. The organisation's administration makes them.
members-keyed = The membership is saved.
members-last-name = Last name
members-lead = The memberships of { $unit }.
members-letter-end = Kind regards, { $unit }
members-letter-hello = Hello { $name },
members-letter-text =
    Unless we are mistaken, { $amount } of your dues are missing since { $day }. If times are hard, tell the treasurer: a postponement or an exemption is
    possible. Thank you for keeping { $organisation } alive.
members-letters = Letters to print
members-letters-do = They are printed
members-cards-do = The cards to post (PDF)
members-cards-last = Last printed:
members-cards-none = No valid card waits to be printed.
members-cards-text = The valid cards of people without an e-mail address that works, not printed yet. A printed card does not come back here: the person's record gives it again.
members-cards-title = Cards to post
members-letters-done = Last letters printed
members-letters-done-on = Printed:
members-letters-lead = Reminders for people of { $unit } without a working e-mail address.
members-letters-none = No letter to print
members-letters-none-text = Reminders that cannot leave by e-mail will appear here.
members-letters-printed = { $count ->
        [one] One letter is noted as printed.
       *[other] { $count } letters are noted as printed.
    }
members-letters-tick = Printed
members-line-1 = Address
members-list-none = Nobody here
members-lists = Lists
members-list-applied = To welcome
members-list-members = Members
members-list-late = Late
members-list-arrears = In arrears
members-list-renew = To renew
members-list-ended = Ended
members-list-applied-none = No application waits.
members-list-members-none = No membership at present.
members-list-late-none = Nobody is late.
members-list-arrears-none = Nobody is in arrears.
members-list-renew-none = No membership is to be renewed.
members-list-ended-none = No membership has ended.
members-mail-after =
    Hello { $name },

    Unless we are mistaken, { $amount } of your dues are missing since { $day }.
    Your card, your stamps, and how to ask for a postponement without justification: { $link }

    You receive this message because you are a member of { $organisation }.
    { $unit }
members-mail-before =
    Hello { $name },

    Your dues of { $amount } are expected on { $day }.
    Your card and stamps: { $link }

    You receive this message because you are a member of { $organisation }.
    { $unit }
members-mail-link =
    Hello { $name },

    You ask to join { $organisation }, { $unit }. Confirm here: { $link }

    The link holds { $days } days. If you asked for nothing, do nothing: all will be erased.
members-mail-link-subject = Confirm your application to { $organisation }
members-mail-reminder-subject = Your dues to { $organisation }
members-mine-change = Amount and way to pay
members-mine-change-do = Save
members-mine-change-hint = The new amount holds from next month.
members-mine-due = { $amount } are missing.
members-mine-due-one = { $period }, due on { $day }
members-mine-nav = My membership
members-mine-nothing-due = Nothing is missing.
members-mine-title = My membership
members-mine-none = You are not a member.
members-mine-applied = Your application waits for the section's answer.
members-mine-up_to_date = You are up to date.
members-mine-grace = A stamp has just come due.
members-mine-late = One or more stamps are missing.
members-mine-arrears = Several stamps have been missing for long. Talk to the treasurer: a postponement is possible.
members-mine-lapsed = Your membership has ended.
members-mine-left = You are no longer a member.
members-missing = Missing
members-missing-count = { $count ->
        [one] { $count } due
       *[other] { $count } dues
    }
members-nav = Memberships
members-number = Number
members-on-day = Day
members-on-day-hint = The day of the signed form.
members-one-as-of = Standing on
members-one-as-of-do = See
members-one-none = No membership
members-one-none-text = This person never asked to join.
members-one-standing = Standing on { $day }: { $standing }.
members-one-title = Membership of { $name }
members-other-party = I belong to another party
members-other-party-hint = The statutes do not allow belonging to two parties.
members-other-party-label = Another party
members-phone = Telephone
members-postcode = Postcode
members-postcode-bad = This is not a French postcode: five digits.
members-postcode-hint = To find your section.
members-postpone = Postpone what is due
members-postpone-do = Ask for it
members-postpone-hint = Without justification: granted at once, and the treasurer sees it.
members-postpone-months = { $months ->
        [one] By one month
       *[other] By { $months } months
    }
members-postponed = The postponement is noted.
members-reason = Reason
members-record = Membership
members-reduced-amount = Reduced amount
members-refusal-already = This person already has a membership.
members-refusal-amount-refused = The schedule does not allow this amount.
members-refusal-bad-amount = Write an amount in euros, 12.50 for example.
members-refusal-bad-day = Write a whole day, not in the future.
members-refusal-bad-email = This address cannot be read. Example: name@example.com.
members-refusal-bad-months = These months or days do not fit: the end follows the beginning, three years at most.
members-refusal-bad-phone = This number cannot be read.
members-refusal-bad-schedule = A line of the schedule cannot be read: income ; rate % ; amount, by rising income.
members-refusal-ended = This membership has ended.
members-refusal-link-over = This link is over.
members-refusal-no-decision = Write the decision that excludes.
members-refusal-no-name = Write this name.
members-refusal-no-reason = Write a reason of at least five characters.
members-refusal-no-title = Write a name.
members-refusal-no-type = No type of membership is open.
members-refusal-no-unit = Choose a section.
members-refusal-no-way = Choose a way to pay.
members-refusal-nobody = Tick at least one person.
members-refusal-not-on-roll = This line is settled already, or is not on the roll.
members-refusal-other-party = The statutes do not allow belonging to another party.
members-refusal-roll-not-ready = The roll is not complete yet: wait until it ends.
members-refusal-stale = Somebody changed the same thing meanwhile. Try again.
members-refusal-too-young = The minimum age is not reached.
members-refuse = Refuse
members-renew-do = Renew
members-renew-hint = The period that holds this day is called, by the same rule as for one person.
members-renew-on = On
members-renew-one = Renew
members-renewed-many = { $count ->
        [0] No membership was to be renewed.
        [one] One membership is renewed.
       *[other] { $count } memberships are renewed.
    }
members-resign-do = Leave
members-resign-lead = You leave { $unit }: the card is no longer valid and nothing more is due.
members-resign-link = Stop being a member
members-resign-more = Choose what becomes of my data
members-resign-title = Stop being a member
members-resign-why = A word, if you like
members-resign-why-hint = The section will read it.
members-resigned = Noted. Thank you for the way we went together.
members-retention = As long as the membership, then as long as the record: the life of the membership grounds votes and seniority. What accounting must keep is in its journals.
members-roll-challenge = Challenges until
members-roll-counts = { $listed } listed, { $voters } may vote
members-roll-day = Day of the vote
members-roll-digest = Fingerprint
members-roll-do = Freeze the roll
members-roll-dues = Dues
members-roll-export = Take the roll out
members-roll-export-do = Download (CSV)
members-roll-begun = The roll is being drawn up. It ends by itself.
members-roll-begun-text = The roll is being drawn up: { $listed } listed so far. It ends by itself, and what is keyed since does not count.
members-roll-frozen = The roll is frozen.
members-roll-frozen-by = Frozen by
members-roll-lead = { $unit }, vote of { $day }: { $listed } listed, { $voters } might vote when the roll was frozen.
members-roll-may = May vote
members-roll-name = For which vote
members-roll-name-hint = For example: congress of 2027.
members-roll-new = New roll
members-roll-no = No
members-roll-paid = Up to date
members-roll-place = Place
members-roll-reason = Reason
members-roll-reason-hint = The people listed will read it.
members-roll-settle = Settles at the desk
members-roll-settled = Noted: this person may vote. The treasury keys the payment in.
members-roll-settled-at = Settled at the desk, noted by { $by }
members-roll-settled-now = Settled at the desk
members-roll-too-new = Joined too late
members-roll-unpaid = Latest months unpaid
members-roll-yes = Yes
members-rolls = Voting rolls
members-rolls-lead = The members of { $unit } on a day: seniority, dues of the latest months. A frozen roll changes no more.
members-rolls-none = No roll yet.
members-scale = Schedule of dues
members-scale-above = { $from } and more
members-scale-between = from { $from } to { $below }
members-scale-dues = Dues
members-scale-fixed = fixed
members-scale-floor = Free amount, from { $floor }.
members-scale-from = from { $from }
members-scale-from-to = from { $from } to { $to }
members-scale-income = Net monthly income
members-scale-percent = { $rate } %
members-scale-rate = Rate
members-schedule-brackets = By brackets
members-schedule-fixed = Fixed amount
members-schedule-free = Free, with a floor
members-schedule-percent = Percentage of income
members-sent-again = Start again with another address
members-sent-days = The link holds { $days } days. Then what you typed is erased.
members-sent-lead = A message has just left with a link. Open it to confirm your application.
members-sent-title = Look at your mail
members-since-applied = Applied on
members-since-members = Member since
members-since-late = Member since
members-since-arrears = Member since
members-since-renew = Member since
members-since-ended = Ended on
members-stamp-due = to pay
members-stamp-exempt = exempt
members-stamp-late = late
members-stamp-later = to come
members-stamp-paid = settled
members-stamps-of = Stamps of { $year }
members-standing-none = no member
members-standing-applied = application waiting
members-standing-arrears = in arrears
members-standing-grace = just due
members-standing-lapsed = struck off
members-standing-late = late
members-standing-left = left
members-standing-up_to_date = up to date
members-step-accept = Accept
members-step-call = Call
members-step-meet = Meet
members-step-by = To do by { $day }
members-step-date = By
members-step-done = Done on { $day }, { $by }
members-step-finish = Done
members-step-owner = { $owner } takes care of it, by { $day }
members-step-take = I take care of it
members-through-month = Through the month of
members-title = Memberships
members-type = Type of membership
members-type-add = Add
members-type-added = The type is added: now set its rules and schedule.
members-type-age = Minimum age, in years
members-type-ahead = Joining from this month also covers next year
members-type-ahead-hint = Number of the month, 9 for September; 0 for never.
members-type-arrears = In arrears beyond, in missing months
members-type-calendar = Calendar year
members-type-ceiling = Propose at most
members-type-ceiling-hint = Empty or 0: no limit.
members-type-choose = Choose
members-type-dated = From when
members-type-dated-hint = Former rules stay: the standing on a past day is computed with those of that day.
members-type-exclusive = Ask about belonging to another party, and exclude it
members-type-floor = Minimum amount
members-type-from = Holds from
members-type-grace = Days of grace after the due day
members-type-history = Rules and schedules, in order
members-type-lapse = Ends by itself from, in missing months
members-type-lapse-hint = 0: never.
members-type-monthly = A stamp each month
members-type-name-en = Name in English
members-type-name-fr = Name
members-type-new = Name of the new type
members-type-new-hint = For example: membership, student, supporter.
members-type-open = Offer on the public page
members-type-open-hint = Visible at /join once a schedule is set.
members-type-open-tag = Open to the public
members-type-prorated = The first year counts only the months left
members-type-reminders = Reminders, in days around the due day
members-type-reminders-hint = For example: -15 0 30. Empty: no reminder. Never twice for the same due day.
members-type-retired = Stop offering this type
members-type-rhythm = Rhythm
members-type-rolling = Twelve months from joining
members-type-rules = Rules
members-type-rules-from = Rules from { $day }
members-type-save = Save
members-type-saved = Rules and schedule are saved.
members-type-schedule = Form of the schedule
members-type-schedule-from = Schedule from { $day }
members-type-seniority = Seniority for voting, in months
members-type-source = Decision
members-type-source-hint = For example: congress of 2025, article 16.
members-type-span = Period
members-type-steps = Steps
members-type-steps-hint = One line a step: income ; rate % ; amount. Example: 900 ; 0.4 % ; 0.
members-type-tacit = The membership goes on by itself
members-type-tacit-hint = Otherwise it ends with its period, and is renewed.
members-type-text-en = For whom, in English
members-type-text-fr = For whom
members-type-voting = Latest months settled for voting
members-type-what = The type
members-type-yearly = One amount a period
members-types-lead = Each type has its rules and schedule, dated and voted.
members-types-nav = Types of membership and schedules
members-types-none = No type yet.
members-unit = Section
members-until = Until
members-way = How to pay
members-way-debit = Direct debit
members-way-debit-hint = You will sign a mandate, which you may end at any time.
members-way-transfer = Transfer
members-way-transfer-hint = The treasurer will give you the account and a reference.
members-way-cheque = Cheque
members-way-cheque-hint = Given or sent to the section's treasurer.
members-way-cash = Cash
members-way-cash-hint = To the treasurer, with a receipt.
members-way-card = Card
members-way-card-hint = Online, once the treasury has opened it.
members-welcome = Welcome
members-who = Person
members-column-dues = Monthly dues
members-column-01 = Stamp of January
members-column-02 = Stamp of February
members-column-03 = Stamp of March
members-column-04 = Stamp of April
members-column-05 = Stamp of May
members-column-06 = Stamp of June
members-column-07 = Stamp of July
members-column-08 = Stamp of August
members-column-09 = Stamp of September
members-column-10 = Stamp of October
members-column-11 = Stamp of November
members-column-12 = Stamp of December
members-figures-chase = To follow up
members-figures-applied = Applications to welcome
members-figures-renew = Memberships to renew
members-figures-late = Members who are late
members-figures-arrears = Members several months late
members-figures-arrears-title = { $amount } in arrears
members-figures-chart-members = Members at the end of each month of { $year }; the table holds the same figures.
members-figures-members-drawn = Members, then stamps: each bar is a month.
members-figures-arrears-caption = What is late, by how long
members-figures-since = Due since
members-figures-part = Part of the arrears
members-figures-late-month = less than a month
members-figures-late-quarter = one to three months
members-figures-late-half = three to six months
members-figures-late-more = more than six months
members-figures-stays = Who stays, year after year
members-figures-chart-stays = Part of those who joined and are still members after each year; the table holds the figures by year of joining.
members-figures-stays-drawn = Part still members at the end of the year of joining (0), then one year after, two years after… all years together.
members-figures-after = { $years ->
    [0] Same year
    [one] 1 year after
   *[other] { $years } years after
}
members-figures-map = Members by department
members-figures-map-label = Map of members by department; the table holds the same figures.
members-figures-map-one = { $name }: { $members ->
    [one] 1 member
   *[other] { $members } members
}
members-figures-map-credit = Map: { $credit }. Departments by the postcode of addresses.
members-figures-nobody = nobody
members-figures-between = { $from } to { $through }
members-figures-from = { $from } and more
members-figures-department = Department
members-figures-elsewhere = No address in France
members-figures-on = On a day
members-figures-on-day = Day
members-figures-on-hint = Where everybody stood is computed for that day, from what was written and paid by then.
members-figures-on-do = Count
members-figures-on-told = Standings on { $day }
members-figures-on-none = No membership in this scope.
members-figures-standing = Standing
members-figures-people = People
members-waiting = { $count ->
    [one] One application waits to be welcomed.
   *[other] { $count } applications wait to be welcomed.
}
members-mine-account = Change the bank account
members-mine-paid = What I paid
members-mine-shares = Where my money goes
members-card-pdf = Card to print (PDF)
members-card-note = The code says only whether the card is valid. If you find it, give it to the section.
members-card-mail-do = Send the card by e-mail
members-card-mailed = The card leaves by e-mail.
members-card-no-address = This person has no e-mail address that works: print the card.
members-mail-card-subject = Your card: { $organisation }
members-mail-card =
    Hello { $name },

    Your member's card goes with this message: show it on your phone or print it. You also find it in your space, with your stamps:
    { $link }

    { $unit }, { $organisation }
members-letter-subject = Your dues
members-letters-pdf = All letters in one file (PDF)
members-panel-all = See all
members-panel-applied = Asked on { $day }
members-panel-came-in = { $paid } came in of { $due } expected this year.
members-panel-chase = To remind first
members-panel-dues = Dues { $year }
members-panel-figures = Figures
members-panel-owed = Owed
members-panel-settle = Settle
members-panel-stamps = My stamps { $year }
members-panel-standing = <b>{ $current } of { $members } members</b> { $current ->
        [one] is
       *[other] are
    } up to date.
members-panel-welcome = Welcome
