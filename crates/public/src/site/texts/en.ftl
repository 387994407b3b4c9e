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

## Pages and news as everybody reads them
site-nav-search = Search
site-home-find = Find my section
site-home-postcode = Your postcode
site-home-find-send = Find
site-news-title = News
site-news-all = All news
site-frame-more = See on the site: { $organisation }
site-widget-find = Find my section
site-widget-news = News
site-news-none = No news yet
site-news-none-text = What is published will be here, newest first.
site-news-follow = Follow this news without giving anything of yourself:
site-page-changed = Changed on
site-unit-what = { $unit } is part of { $organisation }. Its pages and its news will be published here.
site-unit-join = Join
site-unit-join-text = Joining takes a few minutes; your record stays in the section that welcomes you.
site-unit-join-enter = I join
site-unit-below = Closer to you
site-units-none = No section has opened its site yet.
site-video-told = The video is on { $host }: it loads only when you follow the link.
site-absent-title = This page is not here
site-absent-text = Perhaps its address changed, perhaps it was withdrawn, or it is for members only.
site-absent-sign-in = Sign in to see whether it is for me
site-search-title = Search
site-search-label = What you are looking for
site-search-send = Search
site-search-found = { $count ->
    [one] One page found.
   *[other] { $count } pages found.
    }
site-search-none = Nothing matches
site-search-none-text = No public page holds “{ $asked }”. Try a shorter word.

## Who reads, where it stands
site-access-public = Everybody
site-access-members = Members of the unit
site-access-officers = Officers
site-menu-none = In no menu
site-menu-own = In the menu of this site
site-menu-below = In the menu of this site and of those of the units below

## The office of the site
site-office-nav = Site
site-list-title = Site of { $unit }
site-list-see = See the site
site-list-rooms = Write and arrange
site-list-state = State
site-list-written = Written on
site-list-home = (first page)
site-list-no-news = No news yet. The first will also be on the first page and in the feed.
site-list-no-pages = No page yet. A page stays: opening hours, statutes, who we are.
site-pages-title = Pages
site-open-title = Open the site
site-open-text = The unit has no site yet. Once open, it has its address, first page, menu and news, in the organisation's colours.
site-open-send = Open the site
site-opened = The site is open under this address.
site-slug = Address
site-slug-hint = Letters without accents, digits and hyphens: ales-sud. A former address keeps leading to the new one.
site-slug-error = Write letters without accents, digits and hyphens, at most 60 characters.
site-slug-change = Change the address
site-new-news = Write news
site-new-page = Add a page
site-new-home = Write the first page
site-edit-heading = Edit “{ $title }”
site-edit-see = See the page
site-edit-title = Title
site-edit-title-error = Write a title of at most 150 characters.
site-edit-summary = Summary
site-edit-summary-hint = One or two sentences, for lists, feeds and shared links.
site-edit-summary-error = Shorten the summary to 400 characters.
site-edit-body = Text
site-edit-body-hint = In Markdown: ## heading, **bold**, [link](https://…), - list. An empty line parts two paragraphs.
site-edit-body-error = Shorten the text to 50,000 characters, or make two pages of it.
site-edit-access = Who reads it
site-edit-access-error = Choose who reads this page.
site-edit-save = Save without publishing
site-edit-publish = Save and publish
site-edit-preview = Preview
site-saved = Saved. Nothing of what is published has changed.
site-saved-shown = Saved and published.
site-preview-title = Preview
site-preview-said = The preview is up to date.
site-preview-none = The preview appears here as you write, or with the “Preview” button.
site-remark-picture = No picture of the library is called “{ $name }”: it will not be shown.
site-remark-block = No block is called “{ $name }”: this line will not be shown.
site-remark-block-words = The block “{ $name }” does not understand what follows it: this line will not be shown.
site-stale-title = Somebody wrote meanwhile
site-stale-text = { $by } saved another version on { $at }. Your text is kept below: read again, then save once more to put it in its place.
site-stale-see = Read the other version
site-somebody = Somebody
site-state-draft = Draft
site-state-scheduled = Scheduled
site-state-shown = Published
site-state-withdrawn = Withdrawn
site-state-behind = Some changes are not published.
site-state-next = A version will be published on { $at }.
site-publish-title = Publication
site-publish-at = From when on
site-publish-at-hint = Empty: at once. Paris time.
site-publish-at-error = Choose a moment to come, or leave the date empty to publish at once.
site-publish-send = Publish version { $version }
site-published = The page is published.
site-scheduled = The page will be published at the chosen moment.
site-hold-send = Do not publish it then
site-held = What was to be published will not be.
site-withdraw-send = Withdraw the page
site-withdrawn = The page is withdrawn. Its text is kept here.
site-place-title = Address and menu
site-menu = Menu
site-place-send = Change
site-placed = Done. The former address leads to the new one.
site-help-title = Help with writing
site-help-text = A line between double brackets calls a block:
site-help-pictures = Pictures of the library
site-block-news = [[news 3]]: the latest news of the unit, 1 to 10.
site-block-button = [[button /join | Join us]]: a button to a page of this site.
site-block-video = [[video https://example.org/v | Title]]: a video, as a link that says where it leads.
site-block-form = [[form /petitions/a-bus]]: the form of a petition; [[form join]]: that to join. Other addresses of “On other sites”, too.
site-block-map = [[map]]: the map of the departments where there is a unit.
site-block-units = [[units]]: the units below that have a site.
site-versions-title = Versions
site-version = Version { $number }
site-version-by = By { $by }, on { $at }.
site-version-restored = Brought back from version { $number }.
site-version-last = This is the last version.
site-version-restore = Bring version { $number } back
site-version-source = The text as it was written
site-restored = The version is back as a draft. Publish it when you like.
site-refusal-home-twice = This site already has its first page: edit that one.
site-refusal-slug-taken = This address is taken: choose another one.
site-refusal-no-site = Open the site of this unit first.
site-refusal-alias-taken = This address leads somewhere already: choose another one.

## Library
site-library-title = Pictures
site-library-lead = Each picture is made again in two sizes, without the place or the camera of the shot.
site-library-pictures = All pictures
site-library-none = No picture yet
site-library-none-text = Add one above, then put it into a page.
site-media-add = Add a picture
site-media-file = File
site-media-file-hint = JPEG, PNG or WebP, at most { $max } MB.
site-media-missing = Choose a file.
site-media-too-heavy = This file is too heavy: reduce it to 12 MB.
site-media-not-a-picture = This file is neither a JPEG, nor a PNG, nor a WebP that we can read.
site-media-too-large = This picture has too many pixels: reduce it to 40 million.
site-media-alt = What the picture shows
site-media-alt-hint = For those who do not see it, in one sentence.
site-media-alt-error = Say what the picture shows, in at most 300 characters.
site-media-credit = Author or source
site-media-credit-hint = Who took it, and under which licence.
site-media-credit-error = Shorten this to 150 characters.
site-media-add-send = Add the picture
site-media-added = The picture is in the library.
site-media-use = To put it into a page:
site-media-save = Save
site-media-changed = Saved.
site-media-remove-title = Remove the picture
site-media-used = These pages show it; only the words that tell it will be left there:
site-media-unused = No page shows it.
site-media-remove = Remove the picture
site-media-removed = The picture is removed.

## Short addresses and codes
site-aliases-title = Short addresses
site-aliases-lead = An address that is easy to say or to print, and leads to a page of this site.
site-aliases-none = No short address yet
site-aliases-none-text = For example /je_donne, which leads to the page of donations.
site-alias-target = Where it leads
site-alias-target-hint = A page of this site, beginning with “/”: /join
site-alias-target-error = Write the address of a page of this site, beginning with “/”.
site-alias-path = Short address
site-alias-path-hint = Letters without accents, digits, hyphens. Empty: one is drawn by chance.
site-alias-path-error = Choose letters without accents, digits and hyphens, and an address that is not already a page of the program.
site-alias-add = Add the address
site-alias-added = The address is ready.
site-alias-do = What to do
site-alias-remove = Remove
site-alias-removed = The address is removed.
site-code-title = QR code
site-code-lead = The address of a page, to print on a leaflet or a poster.
site-code-make = Make the code
site-code-of = QR code that leads to { $url }
site-code-svg = Download for the printer (SVG)
site-code-png = Download the picture (PNG)

## Find my section
site-nav-find = Find my section
site-find-hint = Five digits. Nothing is kept of this search.
site-find-commune = Your commune
site-find-send = Find my section
site-find-result = Your section
site-find-none = No unit looks after this place yet, or several do: choose your commune if it is offered, or write to us.
site-find-map = On the map
site-find-units = { $count ->
    [one] { $name }: one unit
   *[other] { $name }: { $count } units
    }
site-find-list = The same map as a list
site-find-source = Source: { $source }
site-panel-news = In your units
