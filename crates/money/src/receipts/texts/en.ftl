### Receipts: issued, cancelled, the commission's file, ceilings.

receipts-nav = Receipts
receipts-mine-nav = My receipts
receipts-title = Receipts
receipts-back = Treasury
receipts-lead = The receipts of { $collector } for { $year }. Every payment has exactly one receipt; a receipt is never changed, only cancelled.
receipts-none-title = No collector here
receipts-none-text = Receipts are made by the body that receives the money. None serves { $unit } or a unit below.
receipts-collector = Collector
receipts-year = Year of the payments
receipts-show = Show
receipts-say = { $people ->
    [0] Nobody waits for a receipt; { $issued } are issued.
    [one] One person waits for a receipt, for { $amount }; { $issued } are issued.
   *[other] { $people } people wait for a receipt, for { $amount }; { $issued } are issued.
}
receipts-number = Number
receipts-who = For
receipts-issued-on = Issued on
receipts-amount = Amount
receipts-is-cancelled = cancelled
receipts-overtaken-title = To cancel
receipts-overtaken-text = A payment of these receipts was taken back since: bounced cheque, returned debit, refund. Cancel the receipt; what remains will have another.
receipts-near-title = Yearly ceiling
receipts-near-text = Gifts and dues of one natural person to all parties: { $ceiling } a year. Only payments known here are counted.
receipts-near-over = above the ceiling
receipts-near-near = near the ceiling
receipts-object-title = What the receipt says of the association
receipts-object = Object
receipts-object-hint = What the association does, in a sentence.
receipts-category = Category
receipts-category-hint = That of form 2041-RD, for example "organisme d'intérêt général".
receipts-object-do = Save
receipts-object-set = It is saved. The next receipts will say it.
receipts-run-title = Issue the receipts
receipts-run-running = The year { $year } is not over: what comes until then will need a second receipt for the same person.
receipts-run-who = Who gets what
receipts-run-more = { $count ->
    [one] And one person more.
   *[other] And { $count } people more.
}
receipts-run-text = Kind of receipt: { $kind }.
receipts-run-mail = Tell people by e-mail
receipts-run-mail-hint = People with an address get a link to their space. The others are in the file to print.
receipts-run-do = { $people ->
    [one] Issue the receipts of one person
   *[other] Issue the receipts of { $people } people
}
receipts-run-begun = Issuing has begun. You may leave this page.
receipts-runs-title = Runs
receipts-run-told = { $receipts } receipts, { $mails } e-mails, { $posted } to post
receipts-printed = Printed by { $name }:
receipts-run-goes = Issuing
receipts-run-look = Refresh
receipts-print-do = Receipts to post (PDF)
receipts-totals-title = Declaration of { $year }
receipts-totals-text = The totals for the yearly declaration; cancelled receipts are left out.
receipts-totals-count = Number of receipts
receipts-totals-people = Number of people
receipts-totals-gifts = Gifts
receipts-totals-dues = Dues
receipts-totals-all = Total
receipts-totals-cancelled = Cancelled receipts
receipts-file-do = File of the national commission
receipts-donors-do = List of those who paid
receipts-list-title = Latest receipts
receipts-list-none = No receipt for this year.
receipts-one-title = Receipt { $number }
receipts-pdf = PDF
receipts-cancel-title = Cancel this receipt
receipts-cancel-text = It keeps its number and is worth nothing any more. Its payments may have another receipt.
receipts-why = Reason
receipts-cancel-do = Cancel the receipt
receipts-cancelled = The receipt is cancelled.
receipts-cancelled-told = Cancelled by { $by }: { $why }. Since
receipts-mine-title = My receipts
receipts-mine-lead = What you paid, year by year, for your tax return or your papers.
receipts-mine-none = No receipt yet
receipts-mine-none-text = A year's receipts are issued at the beginning of the next.
receipts-mail-subject = Your receipts of { $year }, { $organisation }
receipts-mail-text =
    Hello { $name },

    Your receipts for what you paid in { $year } are ready. You find them attached, and in your space:
    { $link }

    { $organisation }
receipts-columns-title = Columns of the file
receipts-columns-lead = The exact header that the national commission asks for changes with its decrees. Write down the one in force here, without waiting for a new version of the software.
receipts-columns-from = In force since
receipts-columns-new = Columns, one a line: name = content
receipts-columns-hint = Contents to choose from: { $fields }.
receipts-columns-source = Source
receipts-columns-add = Save the columns
receipts-columns-added = The columns are saved.
receipts-kind-association = tax receipt for gifts and dues
receipts-kind-union = attestation of union dues
receipts-kind-party = proof of payment, until the national commission's receipt comes
receipts-refusal-nothing = Every payment of this year has a receipt already.
receipts-refusal-no-object = First say what the association is for: the receipt must tell it.
receipts-refusal-cancelled = This receipt was cancelled before.
receipts-refusal-no-why = Say why.
receipts-refusal-columns = Write one column a line, "name = content", with a content of the list.
receipts-refusal-no-day = Say from which day.
receipts-retention = Receipts: as long as the accounts need them (ten years). An erased record leaves the receipt as a proof that leads to nobody.
receipts-elected = Elected?
receipts-elected-hint = Dues of somebody who holds an elective mandate do not count below the ceiling; their gifts do.
receipts-elected-from = Beginning of the mandate
receipts-elected-to = End of the mandate, when it is known
receipts-elected-do = Note the mandate
receipts-elected-noted = The mandate is noted: their dues no longer count below the ceiling.
