consent-nav = My consents
consent-purposes-nav = Purposes
consent-mine-title = My consents
consent-mine-lead = Each change is dated and kept as evidence. Refusing changes nothing to your membership.
consent-kept = How long: { $retention }
consent-save = Save my consents
consent-saved = Your consents are saved. They count from now on.
consent-nothing-moved = Your consents did not change.
consent-none-title = Nothing to agree to yet
consent-none-text = Purposes will appear here as soon as the organisation has defined some.
consent-whole-label = I agree
consent-electronic-label = Contact me neither by e-mail, nor by SMS, nor by telephone
consent-electronic-since = Asked for on { $day }. This goes before all the consents above.
consent-electronic-again = Lifted on { $day }: only your consents above count.
consent-electronic-none = Never asked for: only your consents above count.
consent-state-given = Given on { $day }.
consent-state-withdrawn = Withdrawn on { $day }.
consent-state-refused = Refused on { $day }.
consent-state-legacy = Ticked in an earlier file, brought in on { $day } without evidence: allows nothing.
consent-state-none = Never asked: allows nothing.
consent-channel = Channel
consent-channel-email = By e-mail
consent-channel-phone = By telephone
consent-channel-sms = By SMS
consent-channel-post = By post
consent-channel-any = Any channel
consent-kind-given = Consent
consent-kind-withdrawn = Withdrawal
consent-kind-refused = Refusal
consent-way-form = Form of the site
consent-way-paper = Signed paper
consent-way-oral = Said aloud
consent-way-themselves = By the person, in their space
consent-way-legacy = Earlier file, evidence unknown
consent-way-merge = Two records of the person merged: the refusal wins
consent-history = History of consents
consent-history-none = No consent and no withdrawal was written yet.
consent-purpose = Purpose
consent-what = What was said
consent-how = How
consent-words = Words shown
consent-words-unknown = Words unknown
consent-version = version { $version }
consent-noted-by = noted by { $name }, for { $day }
consent-open-scan = Download the paper
consent-person-title = Consents of { $name }
consent-now = What holds today
consent-add = Note a withdrawal, a refusal or a consent
consent-add-hint = A withdrawal can always be noted. A consent needs the signed paper, or to whom and when it was said.
consent-choose = Choose
consent-target = For what and by which channel
consent-kind = What the person said
consent-way = How they said it
consent-obtained-on = On which day
consent-obtained-hint = The day on which the person said or signed it, for example 24/11/2026.
consent-detail = To whom and in which circumstances
consent-detail-hint = For example: to Odile Fauvel, at the section's meeting. The person can read it.
consent-scan = Signed paper, scanned
consent-scan-hint = PDF, JPEG or PNG, at most 5 MB. Needed for a consent on paper.
consent-note-it = Note in the ledger
consent-noted = Noted in the ledger. The person reads it in their space.
consent-refusal-target = Choose a purpose and a channel from the list.
consent-refusal-kind = Choose a withdrawal, a refusal or a consent.
consent-refusal-way = Choose a signed paper or spoken words.
consent-refusal-day = Write a day that exists and is not to come, for example 24/11/2026.
consent-refusal-no-scan = Join the signed paper: without it the consent cannot be noted.
consent-refusal-no-witness = Write to whom the person said it, and in which circumstances.
consent-refusal-later-withdrawal = The person withdrew or refused this consent on that day or later: that is what holds.
consent-refusal-erased = Somebody of this address asked to be erased that day or later: a more recent agreement is needed.
consent-erased = Somebody of this e-mail address asked to be erased on { $day }. Nothing agreed to before holds: only an agreement given since may be noted.
consent-refusal-scan-size = Choose a file of at most 5 MB.
consent-refusal-scan-kind = Choose a PDF, JPEG or PNG file.
consent-purposes-title = Purposes and words of consents
consent-purposes-lead = The words shown to people are kept, version by version, with each consent.
consent-whole = The whole organisation
consent-purpose-new = Add a purpose
consent-purpose-new-lead = It will be offered to the people of { $unit }, who will agree or not. Nothing is ticked beforehand.
consent-purpose-add = Offer this purpose
consent-purpose-added = The purpose is offered to people.
consent-purpose-above = This purpose comes from above your unit: its words are changed there.
consent-purpose-retire-title = Ask no more
consent-purpose-retire-lead = It leaves people's consents. What they said stays in their history.
consent-purpose-retire = Retire this purpose
consent-purpose-retired = The purpose is asked for no more.
consent-name-fr = Name in French
consent-name-en = Name in English
consent-name-hint = Short: "Letter of the section".
consent-hint-fr = Detail in French
consent-hint-en = Detail in English
consent-hint-hint = What the person will receive, or what changes when they do not agree.
consent-channels = By which channels
consent-refusal-name = Write a name.
consent-refusal-channels = Tick at least one channel.
consent-duration = How long
consent-text-fr = French text
consent-text-en = English text
consent-text-hint = A whole sentence, in the first person: "I agree…". Consents already given keep their words.
consent-refusal-text = Write a whole sentence, of 20 to 1000 characters.
consent-wording-save = Publish this text
consent-wording-saved = The new text is published. Consents already given keep the old one.
consent-wordings = Versions
consent-line-given = Consent given: { $purpose }
consent-line-withdrawn = Consent withdrawn: { $purpose }
consent-line-refused = Consent refused: { $purpose }
consent-line-legacy = Box of an earlier file, without evidence: { $purpose }
consent-retention = Kept as evidence as long as the record; erased with it. Only a fingerprint of the address remains, so that nobody ever writes to it again.
consent-link = Consents

### What segments ask of consents.

consent-criterion-consent = Consent given, refused or old
consent-criterion-consent-told = { $not ->
    [yes] are not in this case: { $value }
   *[no] are in this case: { $value }
 }
consent-criterion-state-given = { $purpose } ({ $channel }): yes
consent-criterion-state-no = { $purpose } ({ $channel }): no
consent-criterion-state-legacy = { $purpose } ({ $channel }): box of an earlier file
consent-criterion-purpose = { $purpose } ({ $channel })
consent-criterion-allowed = May receive
consent-criterion-allowed-told = { $not ->
    [yes] may not receive: { $value }
   *[no] may receive: { $value }
 }
consent-criterion-reachable = Can be reached
consent-criterion-by-email = by e-mail
consent-criterion-by-phone = by telephone
consent-criterion-by-post = by post
consent-criterion-reachable-told = { $not ->
    [yes] cannot be reached { $value }
   *[no] can be reached { $value }
 }
consent-criterion-electronic = Electronic contact
consent-criterion-electronic-refused = refused
consent-criterion-electronic-told = { $not ->
    [yes] did not refuse all electronic contact
   *[no] refused all electronic contact
 }
consent-criterion-agreed = Gave a consent
consent-criterion-agreed-told = { $not ->
    [yes] gave no consent{ consent-criterion-recent }
   *[no] gave a consent{ consent-criterion-recent }
 }
consent-criterion-withdrew = Withdrew or refused a consent
consent-criterion-withdrew-told = { $not ->
    [yes] neither withdrew nor refused a consent{ consent-criterion-recent }
   *[no] withdrew or refused a consent{ consent-criterion-recent }
 }
consent-criterion-recent = { $within ->
    [days] { "" } in the last { $days } days
   *[ever] { "" }
 }{ $often ->
    [many] , at least { $times } times
   *[once] { "" }
 }
