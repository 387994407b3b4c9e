office-nav-home = Home
office-nav-units = Units
office-nav-mandates = Mandates
office-nav-settings = Settings
office-action = Action
office-search = Search
office-source = Source: { $source }
office-unit = Unit
office-people = People
office-home-title = Dashboard: { $unit }
office-home-sentence =
    { $people ->
       [0] <b>Nobody</b> in this unit yet.
       [one] <b>1 person</b> in this unit.
       *[other] <b>{ $people } people</b> in this unit.
    } { $arrivals ->
       [0] Nobody joined in { $year }.
       [one] <b>1 person</b> joined in { $year }.
       *[other] <b>{ $arrivals } people</b> joined in { $year }.
    }
office-home-units = Units below
office-home-all-units = All units
office-home-ending = Mandates ending soon
office-home-all-mandates = All mandates
office-home-nothing-ends = No mandate ends within 60 days.
office-home-next = Go to
office-home-people = People
office-home-unit = The unit's page
office-scope-title = Change the unit you work in
office-scope-text = You work in one unit at a time: lists, counts and searches keep to it. You can choose a unit of your mandates or one below.
office-scope-mandates = Units of your mandates
office-scope-below = Units below
office-scope-choose = Work here
office-scope-here = You are here
office-scope-chosen = You now work in “{ $unit }”.
office-units-title = Units
office-units-caption = Units below { $unit }
office-units-none = No open unit in your reach begins with “{ $q }”. Try the first letters of its name.
office-units-empty-title = No unit below
office-units-empty = This unit holds no other one.
office-unit-search = Name of the unit
office-unit-kind = Kind
office-unit-name = Name of the unit
office-unit-name-hint = The name alone, without “section” or “federation”: Alès, Gard. 80 characters at most.
office-unit-above = Within
office-unit-below = Units below
office-unit-edit = Change
office-unit-edit-title = Change “{ $unit }”
office-unit-save = Save the unit
office-unit-saved = The unit is saved.
office-unit-added = The unit is added.
office-unit-moved = The unit is moved. Lists of people follow within minutes.
office-unit-closed = The unit is closed.
office-unit-from-afar = This unit is above yours: you see its name and place, not its people or mandates.
office-add-unit = Add a unit
office-add-unit-under = Add a unit under “{ $unit }”
office-back-to-unit = Back to the unit
office-aliases = Other spellings of the name
office-aliases-text = Imports know the unit by these names, whatever the accents and capitals.
office-aliases-hint = One spelling a line, such as “ales centre”. The unit's own name is always known.
office-move-title = Move the unit
office-move-unit = Move “{ $unit }”
office-move-text = The unit goes with all those below it. Records stay in their unit; who is above them changes.
office-move-to = New place
office-move-hint = The first letters of the unit that will hold it.
office-move-choose = Put under
office-move-do = Move “{ $unit }”
office-close-title = Close the unit
office-close-unit = Close “{ $unit }”
office-close-text = The unit leaves the lists and gives back its communes and postcodes; its past mandates stay. It must be empty: no people, no open unit.
office-close-do = Close “{ $unit }”
office-claims-title = Territory
office-claims-of = Territory of “{ $unit }”
office-claims-text = Somebody who gives an address is led to the unit that looks after their commune, else their postcode, else their department. The nearest unit wins.
office-claims-change = Change the territory
office-claims-none = No place yet.
office-claims-add = Add a place
office-claims-add-one = Add
office-claims-remove = Remove
office-claims-search = Commune, postcode or department
office-claims-hint = For instance Alès, 30100, Gard or 30.
office-claims-not-found = No place in France answers to “{ $q }”.
office-claim-commune = Commune
office-claim-postcode = Postcode
office-claim-department = Department
office-claim-added = The place is added.
office-claim-removed = The place is removed.
office-mandates-title = Mandates
office-mandates-filter = Which mandates
office-mandates-open = In force and to come
office-mandates-ending = Ending within 60 days
office-mandates-over = Past
office-mandates-none = No mandate here
office-mandates-empty = Mandates of the unit and those below appear here once recorded.
office-mandates-more = Only the first are shown: change the unit you work in to see the others.
office-mandate-title = { $role }, { $unit }
office-mandate-person = Person
office-mandate-nobody = Name erased or outside your reach
office-mandate-role = Role
office-mandate-role-hint = Each role gives rights, in the unit and below.
office-mandate-unit-hint = The mandate holds for this unit and those below.
office-mandate-period = Period
office-mandate-days = { $start } to { $end }
office-mandate-since = since { $start }
office-mandate-decision = Decision
office-mandate-decision-hint = The assembly or the minutes, and their date: “AGM of 10 January 2026”. 300 characters at most.
office-mandate-rights = Rights
office-mandate-delegated = delegated
office-mandate-state-now = In force
office-mandate-state-later = To come
office-mandate-state-over = Over
office-mandate-new = Record a mandate
office-mandate-new-text = First find the person among those of your unit.
office-mandate-for = Mandate for <b>{ $person }</b>.
office-mandate-first-day = First day
office-mandate-last-day = Last day
office-mandate-last-hint = Rights cease at the end of that day. Without a date the mandate lasts until it is ended.
office-mandate-record = Record the mandate
office-mandate-recorded = The mandate is recorded.
office-mandate-end = End the mandate
office-mandate-end-do = End this mandate
office-mandate-end-hint = Rights cease at the end of that day. For an immediate effect, type yesterday's date.
office-mandate-reason = Decision or reason
office-mandate-reason-hint = For instance “Resignation received on 3 November”.
office-mandate-ended = The end of the mandate is recorded.
office-person-search = Name of the person
office-person-search-hint = The first letters of the last name, or last and first name.
office-person-choose = Choose the person
office-person-continue = Go on with this person
office-person-none = Nobody of your unit answers to “{ $q }”.
office-person-other = Choose somebody else
office-delegate = Delegate some of your rights
office-delegate-text = You entrust rights of your mandate “{ $role }” ({ $unit }) to somebody else of the unit. They cease with your mandate at the latest, and you can take them back at any time.
office-delegate-to = Delegation to <b>{ $person }</b>.
office-delegate-rights = Rights entrusted
office-delegate-last-hint = For instance 31/12/2026, no later than the last day of your mandate.
office-delegate-do = Entrust these rights
office-delegated = The delegation is recorded.
office-roles-title = Roles
office-roles-text = A mandate gives the rights of its role. A role's rights do not change: to change them, retire the role and create another one.
office-role-new = New role
office-role-add = Create the role
office-role-added = The role is created.
office-role-retire = Stop giving
office-role-retired = The role is no longer given; mandates in force run to their end.
office-role-is-retired = No longer given
office-kinds-title = Kinds of unit
office-kind-new = New kind
office-kind-hint = Use an existing name to correct its translation.
office-kind-add = Save the kind
office-kind-saved = The kind is saved.
office-name-fr = French name
office-name-en = English name
office-name-error = Type a name of 1 to 80 characters.
office-choose-error = Choose a line of the list.
office-day-hint = For instance 24/11/2026.
office-day-error = Type a date such as 24/11/2026.
office-decision-error = Type the decision or the reason, in 300 characters at most.
office-settings-title = Settings of the organisation
office-settings-more = Settings
office-settings-looks = Name, colours, logo
office-settings-name = Name of the organisation
office-settings-name-hint = As people say it; it stands at the top of each page and in mails.
office-legal-title = Contact and legal notice
office-legal-lead = These texts stand in the <a href="/legal">legal notice</a> of the site. A text left empty is not shown.
office-legal-contact = Contact address
office-legal-contact-hint = People write there about their data, or when a page is refused to them.
office-legal-contact-error = Write an address like contact@example.org.
office-legal-seat = Seat
office-legal-seat-hint = The organisation's postal address.
office-legal-publisher = Director of publication
office-legal-publisher-hint = The name of the person who answers for the site before the law.
office-legal-host = Hosting
office-legal-host-hint = Who keeps the server: name, address, telephone.
office-legal-save = Save the notice
office-legal-saved = The notice is saved.
office-settings-colours = Colours and shapes
office-settings-hue = Main hue
office-settings-hue-hint = An angle from 0 to 360: 25 red, 145 green, 205 teal, 260 blue, 345 pink.
office-settings-hue-error = Type a number from 0 to 360.
office-settings-chroma = Strength of the main colour
office-settings-chroma-hint = From 0 (grey) to 0.12 (vivid); beyond that texts would become hard to read.
office-settings-chroma-error = Type a number from 0 to 0.12.
office-settings-accent-hue = Accent hue
office-settings-accent-hue-hint = An angle from 0 to 360: 84 mimosa, 185 turquoise.
office-settings-accent-chroma = Strength of the accent
office-settings-accent-chroma-hint = From 0.05 to 0.155.
office-settings-accent-chroma-error = Type a number from 0.05 to 0.155.
office-settings-corner = Roundness of corners
office-settings-corner-hint = In pixels, from 0 (square) to 16.
office-settings-corner-error = Type a number from 0 to 16.
office-settings-logo = Logo
office-settings-logo-now = Present logo
office-settings-logo-remove = Remove the logo
office-settings-logo-file = New logo
office-settings-logo-hint = A PNG, JPEG or WebP picture of { $size } KiB at most.
office-settings-logo-error = Choose a PNG, JPEG or WebP picture of 200 KiB at most. Other files, SVG included, are not accepted.
office-settings-frames = Sites that may show your forms
office-settings-frames-hint =
    One site a line, such as https://town.example or https://*.example.org. Leave it empty to let any site show them: these pages read no cookie and do
    nothing in anybody's name.
office-settings-frames-error = Write one site address a line, beginning with https:// and without a path or a space.
office-settings-save = Save the settings
office-settings-saved = The settings are saved.
office-settings-sample = Sample of the saved colours
office-settings-sample-text = A text with <a href="/office/settings">a link</a> and <b>a bold word</b>.
office-settings-sample-button = Button
office-settings-sample-tag = Label
office-told-stop = No longer mail me what waits
office-told-start = Mail me what waits
office-told-on = You will receive a mail, once a day at most, when something new waits.
office-told-off = You will no longer receive that mail; what waits stays on this page.
office-retention = What an officer was told last by mail stays until the next, and goes with their record.
office-mail-waiting-subject = { $organisation }: { $count ->
    [one] one thing waits for you
   *[other] { $count } things wait for you
 }
office-mail-waiting = Hello { $name },

    This waits for an answer or a gesture:

    { $lines }

    It is all there:
    { $link }

    You receive this message because you have a mandate ({ $units }). It leaves once a day at most, and only when something is new.
    To receive it no more, there is a button at the foot of that page.
office-home-waiting = Waiting for you
