### Texts of the kernel: page shells, errors, forms, lists.

## Shell
kernel-skip = Skip to content
kernel-menu = Main menu
kernel-menu-me = My space
kernel-menu-office = Modules
kernel-subnav = On this page
kernel-footer-nav = Footer
kernel-footer-text = { $organisation }: no advertising, no tracker, no third-party cookie.
kernel-my-space = My space
kernel-sign-out = Sign out
kernel-home = Home
kernel-scope = Scope
kernel-scope-here = You are working in:
kernel-scope-change = Change
kernel-scope-change-more = scope
kernel-search = Find a person: name, email, telephone or number
kernel-search-short = Name, telephone, card number
kernel-demo-label = Demonstration
kernel-demo = Demonstration: people and figures are invented. <a href="/demo">Change role</a> · <a href="/demo/mails">Read the mails</a>
kernel-preferences = Display preferences
kernel-theme = Colours
kernel-theme-system = Same as the device
kernel-theme-light = Light
kernel-theme-dark = Dark
kernel-keys-off = Turn keyboard shortcuts off
kernel-keys-on = Turn keyboard shortcuts on

## Errors: the title, what happened, what was kept, what to do now
kernel-error-number = Error { $status }
kernel-error-kept = What was kept
kernel-error-next = What to do now
kernel-error-incident = Reference to quote if you write to us: { $incident }
kernel-error-retry = Try again
kernel-error-not-found-title = Page not found
kernel-error-not-found-what = This address leads nowhere, or to a page that you cannot open.
kernel-error-not-found-kept = Nothing has changed.
kernel-error-not-found-next = Check the address, or start again from the home page.
kernel-error-forbidden-title = You do not have this right
kernel-error-forbidden-what = Your mandate does not allow this here. Your attempt displayed nothing.
kernel-error-forbidden-kept = Nothing has changed.
kernel-error-forbidden-next = Ask the person in charge of your section or federation.
kernel-error-sign-in-title = Sign in to continue
kernel-error-sign-in-what = This page is only open to people who are signed in. Your session may have ended.
kernel-error-sign-in-kept = What you had just typed was not saved.
kernel-error-sign-in-next = Sign in: you will come back here afterwards.
kernel-error-too-often-title = Too many attempts in a short time
kernel-error-too-often-what = We limit repeated attempts, to protect accounts and the server.
kernel-error-too-often-kept = Your last submission was not taken into account.
kernel-error-too-often-next = Wait a little, then try again.
kernel-error-too-often-wait = { $minutes ->
    [one] Wait { $minutes } minute, then try again.
   *[other] Wait { $minutes } minutes, then try again.
 }
kernel-error-stale-title = Someone changed this meanwhile
kernel-error-stale-what = Another person saved a change while you were writing.
kernel-error-stale-kept = Their change is kept. Yours was not saved.
kernel-error-stale-next = Go back, reload the page, then make your change again.
kernel-error-refused-title = The form could not be read
kernel-error-refused-what = Part of the form is missing, or it was altered on the way.
kernel-error-refused-kept = Nothing was saved.
kernel-error-refused-next = Go back, reload the page, then send the form again.
kernel-error-too-large-title = This file is too large
kernel-error-too-large-what = What you sent is larger than the server accepts.
kernel-error-too-large-kept = Nothing was saved.
kernel-error-too-large-next = Choose a smaller file, or send it in several parts.
kernel-error-fault-title = The server could not answer
kernel-error-fault-what = The fault is ours. It is recorded and the technical team can find it.
kernel-error-fault-kept = What you just typed may not have been saved: check before you start again.
kernel-error-fault-next = Try again in a few minutes. If it goes on, write to us with the reference.
kernel-error-csrf-title = This form was not sent from our site
kernel-error-csrf-what = To protect you, we refuse forms that are sent from another page.
kernel-error-csrf-kept = Nothing was saved.
kernel-error-csrf-next = Open the page on our site, then send the form again.
kernel-error-unavailable-title = Service closed for a moment
kernel-error-unavailable-what = The server is being updated, or is too busy.
kernel-error-unavailable-kept = What you just typed was not saved.
kernel-error-unavailable-next = Try again in a few minutes.

## Forms
kernel-form-errors = { $count ->
    [one] { $count } answer to correct
   *[other] { $count } answers to correct
 }
kernel-form-error = Error:
kernel-form-colon = :
kernel-form-optional = (optional)
kernel-form-cancel = Cancel
kernel-yes = Yes
kernel-no = No

## Lists
kernel-pager = Pages
kernel-pager-previous = Previous page
kernel-pager-next = Next page
kernel-selected = { $count ->
    [one] { $count } row ticked
   *[other] { $count } rows ticked
 }
kernel-keys = Keyboard shortcuts
kernel-keys-search = search
kernel-keys-move = next row, previous row
kernel-keys-tick = tick
kernel-keys-enter = Enter
kernel-keys-open = open

## Long tasks
kernel-progress = { $done } of { $total }
kernel-task-stage = Stage { $stage } of { $stages }
kernel-task-leave = You may leave this page: the work goes on.
kernel-task-stop = Stop
kernel-task-refresh = Refresh
kernel-task-finished = See the result

kernel-error-forbidden-right = This takes the following right: { $right }. Whoever keeps your unit can give it to you; otherwise write to { $contact }. Nothing was shown or changed.
kernel-form-too-many-fields = This form has too many fields. Send it in several parts.
kernel-form-unreadable = This form could not be read to its end. Nothing was saved: go back and send it again.
