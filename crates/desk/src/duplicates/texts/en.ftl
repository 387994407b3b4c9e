duplicates-title = Duplicates
duplicates-link = Merge with…
duplicates-lead = Records that seem to be of one person. Nothing is merged without you, and everything can be separated again.
duplicates-level-sure = Sure
duplicates-level-likely = Likely
duplicates-level-possible = Possible
duplicates-levels = How sure
duplicates-exact-open = { $count ->
    [one] Merge { $count } exact duplicate
   *[other] Merge { $count } exact duplicates
}
duplicates-requests-open = { $count ->
    [one] { $count } request of another unit
   *[other] { $count } requests of other units
}
duplicates-running = The search is under way. Come back in a moment.
duplicates-find = Search the whole file now
duplicates-find-asked = The search begins. Pairs that it finds are added to this list.
duplicates-found-at = Last search:
duplicates-caption = Pairs of records that look alike
duplicates-col-one = One record
duplicates-col-other = The other
duplicates-col-why = Why
duplicates-col-do = What to do
duplicates-compare = Compare
duplicates-none = No duplicate to look at
duplicates-none-more = The file is read again each night. Records that look alike will appear here.
duplicates-reason-name = Same name
duplicates-reason-name-transposed = First and last name exchanged
duplicates-reason-name-near = Names that differ by a letter or two
duplicates-reason-name-short = Nickname or initial of the first name
duplicates-reason-name-other = Same first name, another last name
duplicates-reason-first-other = Same last name, another first name
duplicates-reason-nameless = Incomplete name on one record
duplicates-reason-email = Same e-mail address
duplicates-reason-mobile = Same mobile telephone
duplicates-reason-phone = Same telephone
duplicates-reason-birth = Same birth day
duplicates-reason-birth-near = Birth days that nearly agree
duplicates-reason-number = Same number
duplicates-reason-address = Same postal address
duplicates-compare-title = Is this the same person?
duplicates-compare-apart = Somebody has said that these are two people.
duplicates-refusal-own = You cannot merge your own record: ask another officer.
duplicates-stays = Which record stays?
duplicates-stays-hint = Its address and its unit stay. The address of the other record will lead to it.
duplicates-created = created on
duplicates-nothing = nothing
duplicates-of-both = on both records
duplicates-hangs = What hangs on each record
duplicates-hangs-hint = Everything is given to the record that stays.
duplicates-hangs-what = What
duplicates-hangs-notes = Notes
duplicates-hangs-tasks = Tasks
duplicates-hangs-tags = Tags
duplicates-hangs-facts = Memberships and contacts
duplicates-hangs-consents = Agreements and refusals
duplicates-hangs-mandates = Mandates
duplicates-hangs-units = Further units
duplicates-hangs-access = Times the record was opened
duplicates-hangs-changes = Changes
duplicates-merge-hint = Values that you do not keep stay in the history. Where one record says no, the refusal wins. You can separate the records at any time.
duplicates-merge = Merge both records
duplicates-open = Open the record of { $name }
duplicates-apart-hint = If these are two people, say so: the pair will never be proposed again.
duplicates-apart = They are not the same
duplicates-told-apart = Noted: these two records will not be proposed again.
duplicates-merged = Both records are merged.
duplicates-access-compared = Comparison of two records
duplicates-access-merged = Merge of two records
duplicates-access-separated = Separation of two records
duplicates-exact-title = Exact duplicates
duplicates-exact-lead = These records bear the same name, and nothing in them contradicts the other. The older one stays. Untick those that you want to look at first.
duplicates-exact-which = Pairs to merge
duplicates-exact-more = Other pairs will follow after these.
duplicates-exact-merge = Merge the ticked pairs
duplicates-exact-none = No exact duplicate
duplicates-exact-none-more = Pairs to compare one by one are in the list of duplicates.
duplicates-exact-done = { $count ->
    [0] No pair was merged.
    [one] { $count } pair is merged.
   *[other] { $count } pairs are merged.
}
duplicates-back = Back to duplicates
duplicates-merges-title = Merged records
duplicates-merges-lead = Separating two records gives each of them back what it had. What came since stays with the record that stayed.
duplicates-col-stays = Record that stays
duplicates-col-went = Merged record
duplicates-col-by = By
duplicates-undo = Separate again
duplicates-undone = Both records are separated again.
duplicates-separated = Separated
duplicates-merges-none = Nothing was merged
duplicates-merges-none-more = Merged records will appear here, with what it takes to separate them.
duplicates-choose-title = Merge { $name } with another record
duplicates-choose-near = Records that look like this one
duplicates-choose-search = Search the other record
duplicates-choose-label = Name, e-mail, telephone or number
duplicates-choose-hint = Only records of your unit appear.
duplicates-choose-find = Search
duplicates-choose-none = No record bears these words.
duplicates-ask-title = The person has a record in another unit
duplicates-ask-lead = If the person told you under which address or number another unit knows them, the request goes to that unit, which accepts or declines. You will
    not learn whether that record exists before it agrees.
duplicates-ask-label = E-mail address or number
duplicates-ask-hint = As the other unit knows them. That unit will read the name, birth day, e-mail addresses and number of your record.
duplicates-ask-error = Write an e-mail address or a number.
duplicates-ask = Ask the other units
duplicates-asked = The request is noted. If a unit keeps that record, it will answer you.
duplicates-requests-title = Requests between units
duplicates-requests-waiting = Your unit has to answer
duplicates-requests-by = Request of { $unit }, by { $by }
duplicates-requests-none = No request waits.
duplicates-requests-sent = Requests of your unit
duplicates-requests-sent-hint = A request without an answer may be about no record.
duplicates-requests-accepted = Accepted
duplicates-requests-open-tag = No answer so far
duplicates-requests-none-sent = Your unit has asked nothing.
duplicates-request-title = Merge the record of { $name }?
duplicates-request-lead = { $unit } thinks that it keeps a record of the same person. Request of { $by }.
duplicates-request-caption = Both records
duplicates-request-field = Field
duplicates-request-theirs = Their record
duplicates-request-ours = Your record
duplicates-request-name = Name
duplicates-request-hint = If you accept, the record will be kept by { $unit }; your unit goes on seeing it and working with it. You can separate the records at any time.
duplicates-request-accept = Accept and merge
duplicates-request-decline = Decline
duplicates-declined = The request is declined. The unit that asked learns nothing of your record.
duplicates-retention = Pairs of records that look alike are made again each night. What was merged, and what it takes to separate it again, is kept as long as the record.
duplicates-line-merged = Record “{ $name }” merged into this one by { $by }
duplicates-line-undone = Record “{ $name }” separated again by { $by }
duplicates-refusal-merged-further = This record was merged into another one since. Separate those two first.
duplicates-refusal-too-much = Too much hangs on these records to merge them here. Ask the person who administers the site.
duplicates-told-sure = { $count ->
    [0] No sure pair.
    [one] { $count } sure pair.
   *[other] { $count } sure pairs.
}
duplicates-told-likely = { $count ->
    [one] { $count } likely pair.
   *[other] { $count } likely pairs.
}
duplicates-told-possible = { $count ->
    [one] { $count } possible pair.
   *[other] { $count } possible pairs.
}
duplicates-me-title = My two records
duplicates-me-link = I have another record, under another address
duplicates-me-lead = If the organisation knows you under another e-mail address too, you can merge both records into one.
duplicates-me-email-title = The address of the other record
duplicates-me-again = Another address
duplicates-me-email = Other e-mail address
duplicates-me-email-hint = If a record bears this address, a code goes there by mail.
duplicates-me-email-error = Write an address, such as name@example.org.
duplicates-me-own-address = Your record already bears this address.
duplicates-me-send = Send a code to this address
duplicates-me-code-title = Copy the code
duplicates-me-code-lead = If a record bears this address, a code of six digits has just gone there. It is good for thirty minutes.
duplicates-me-code = Code received
duplicates-me-code-hint = Six digits.
duplicates-me-code-error = This is not the right code, or it is no longer good. Copy the last one you received, or ask for another.
duplicates-me-what = The record of that address will be merged into yours: all that it bears follows you, and a refusal given on either of them wins.
duplicates-me-merge = Merge my two records
duplicates-me-done = Your two records are merged.
duplicates-me-nobody = This address is yours, but its record cannot be merged here. Ask your section to do it.
duplicates-mail-subject = A code to merge your records · { $organisation }
duplicates-mail-body = You asked to merge two records of { $organisation }.

    Your code: { $code }

    Copy it in your space within thirty minutes. If you asked for nothing, give this code to nobody: nothing will change.
