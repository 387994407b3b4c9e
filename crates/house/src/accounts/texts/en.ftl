### Accounts: signing in by mail, sessions, personal space.

accounts-to-office = Workspace
accounts-nav-home = Home
accounts-nav-sessions = My sessions

## Asking for a link
accounts-sign-in-title = Sign in
accounts-email = Your email address
accounts-email-hint = We send you a link that works for 15 minutes. No password to remember.
accounts-email-missing = Type your email address, for example first.last@example.org.
accounts-email-wrong = Type one whole address without spaces, for example first.last@example.org.
accounts-ask = Send me the link
accounts-demo = Demonstration: enter a role with one click
accounts-unknown-title = No email, or another address?
accounts-unknown-text = The link is only sent to an address that is on your record. Your section can add it.

## Link sent
accounts-sent-title = Look at your email
accounts-sent-text = If the address is on a record, a message has just left. Its link and its code work once, for { $minutes } minutes.
accounts-code = 6-digit code
accounts-code-hint = Open the link in the message, or copy its code here.
accounts-code-missing = Type the 6 digits of the code in the message.
accounts-code-wrong = This is not the code in the message. Check the 6 digits, and use the latest message.
accounts-code-over = This code can no longer be tried: too many tries, or more than 15 minutes. Open the link in the message, or ask for another.
accounts-enter = Enter my space
accounts-nothing-title = Nothing arrives?
accounts-nothing-wait = Wait for two minutes, then look among unwanted mail.
accounts-nothing-address = Try the address that you gave to your section: another one receives nothing.
accounts-nothing-write = Still nothing? Write to
accounts-ask-again = Ask for another link

## The link
accounts-door-title = Your link works
accounts-door-text = Press the button to enter. The link works only once.
accounts-door-elsewhere = This link was asked for from another browser: { $device }.
accounts-door-asked = It was asked for on
accounts-enter-elsewhere = Yes, it is me: enter
accounts-door-not-me = Not you? Close this page: without your consent nobody enters, and the link ends by itself.

## What opens no more
accounts-closed-title-unknown = This link is not complete
accounts-closed-text-unknown = Your mail program may have cut the address. Copy all of it, or ask for another link.
accounts-closed-title-used = This link was already used
accounts-closed-text-used = A link opens one session. If that was you, your space may still be open in this browser.
accounts-closed-title-expired = This link has expired
accounts-closed-text-expired = A link works for 15 minutes after it was asked for. Ask for another, it leaves at once.
accounts-closed-title-browser = This code comes from another browser
accounts-closed-text-browser = A code is typed in the browser that asked for it. Open the link in the message, or ask for another here.
accounts-closed-help = Need help? Write to
accounts-to-space = Go to my space

## Shared address
accounts-choose-title = Who is entering?
accounts-choose-text = Several people receive mail at this address. Choose your name.
accounts-choose-hint = To stop sharing this address, ask your section to put another one on your record.

## Sessions
accounts-sessions-title = My sessions
accounts-sessions-text = The browsers in which your space is open. A session without activity for { $days } days closes by itself.
accounts-sessions-caption = Open sessions, the last used first
accounts-sessions-device = Device
accounts-sessions-began = Opened on
accounts-sessions-seen = Last activity
accounts-sessions-action = Close
accounts-sessions-end-others = Close all other sessions
accounts-sessions-ended = All other sessions are closed.
accounts-sessions-lost = You do not recognise a device? Close its session and tell your section: somebody may be reading your mail.
accounts-session-this = this one
accounts-session-end = Close the session
accounts-session-ended = The session is closed.
accounts-signed-out = Your session is closed.
accounts-device = { $browser } on { $system }
accounts-device-unknown = unknown device

## Space
accounts-space-title = My space
accounts-space-hello = Hello { $name }
accounts-space-text = All that { $organisation } knows about you can be read here. What is wrong is corrected, what is too much is erased.
accounts-space-links = In your space
accounts-card-title = Where you belong
accounts-card-name = Name
accounts-card-unit = Unit
accounts-card-number = Number

## The message
accounts-mail-subject = Your link to sign in: { $organisation }
accounts-mail-hello = Hello { $name },
accounts-mail-hello-all = Hello,
accounts-mail-body =
    To enter your space, open this link, then press the button:

    { $link }

    Or copy this code into the page where you asked for it: { $code }

    The link and the code work once, for 15 minutes.

    Asked for on { $moment }, from { $device }. If it was not you, do nothing: nobody enters without this message. Do not forward it.

    { $organisation }

accounts-retention = Requests to sign in are erased after a day. A session is erased after 30 days without activity, or a day after it was closed.
accounts-group-membership = My membership
accounts-group-action = Take action
accounts-group-money = Money
accounts-group-data = My data
accounts-group-organisation = Organisation
accounts-group-people = People
