### The node's site: home, legal page, data, accessibility.

site-nav-privacy = Your data
site-nav-legal = Legal notice
site-nav-accessibility = Accessibility
site-contact = Write to us

## Home
site-home-title = Home
site-home-what = Here the members of { $organisation } find their section, their record and their choices.
site-home-links = On this site
site-home-promise = What you can check
site-home-promise-home = Your record stays in the unit that keeps it.
site-home-promise-seen = Each opening of your record is noted, and you can read it.
site-home-promise-none = No advertising, no tracker, no measuring of what you read.
site-home-privacy = What is kept, and for how long
site-home-space = My space
site-home-space-text = Your record, your consents, who looked at it. You enter with a link sent by email, without a password.
site-home-enter = Enter my space
site-home-demo = Demonstration
site-home-demo-text = Try each role with one click. Nothing that you do leaves this machine.
site-home-demo-enter = Choose a role

## Legal notice
site-legal-title = Legal notice
site-legal-editor = Who publishes this site
site-legal-organisation = Organisation
site-legal-seat = Seat
site-legal-publisher = Director of publication
site-legal-address = Address of the site
site-legal-host = Who hosts it
site-legal-program = The program
site-legal-program-text = This site runs on Maillage, free software under the EUPL 1.2 licence.
site-legal-cookies = Cookies
site-legal-cookies-text = This site only sets what is needed to keep your session, your language and your colours. Nothing comes from another site.

## Your data
site-privacy-title = Your data
site-privacy-who = { $organisation } keeps the file of its members and contacts, and answers for it.
site-privacy-see = Reading them
site-privacy-see-text = Your space shows your record, your consents and each person who opened it, with their reason.
site-privacy-rights = Your rights
site-privacy-rights-text = You can ask for a copy, a correction or erasure, or object to a use. Without a space, write to
site-privacy-cnil = If no answer comes or it does not suit you, you can turn to the French authority, the CNIL:
site-privacy-kept = What is kept, and for how long
site-privacy-never = What is never done
site-privacy-never-text = Nothing is looked up about you elsewhere, there is no profile, and neither opened mails nor clicks are measured.

## Accessibility
site-accessibility-title = Accessibility
site-accessibility-aim = These pages are made to be read and filled in by keyboard, on a phone, aloud and without JavaScript.
site-accessibility-state = State
site-accessibility-state-text = No RGAA audit is recorded for this site: its conformity is not established.
site-accessibility-trouble = Does a page resist you?
site-accessibility-trouble-text = Tell us which one and what you read with; we answer and give you the information in another way. Write to
site-accessibility-rights = Without an answer, you can turn to the French Defender of Rights:
