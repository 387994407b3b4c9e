former-nav = My history
former-mine-title = What the former tool kept of you
former-person-title = { $name } in the former tool
former-lead = Taken as it was from a former tool. It is history: nothing here is a current membership, a direct debit mandate or a consent.
former-none = Nothing was taken over
former-none-more = No import from a former tool speaks of this person.
former-mine-none-more = No file of a former tool speaks of you.
former-memberships = Memberships of that time
former-payments = Payments of that time
former-payments-lead = A monthly gift of that time is only a memory: to resume it, a new mandate must be signed.
former-links = Ties with others
former-facts = Facts taken from tags
former-col-name = Name
former-col-from = From
former-col-until = Until
former-col-state = Today
former-col-day = Day
former-col-kind = Kind
former-col-amount = Amount
former-col-means = Means
former-col-code = For
former-state-active = current
former-state-expired = expired
former-state-suspended = suspended
former-payment-donation = payment received
former-payment-in-kind = gift in kind
former-payment-refund = refund
former-payment-failed = failed
former-payment-canceled = cancelled
former-payment-pending = pending
former-payment-other = other movement
former-payment-of = of payment { $number }
former-payment-plan = (recurring plan)
former-link-recruiter = Recruited by:
former-link-parent = Attached to:
former-link-point-person = Looked after by:
former-link-ambiguous = several people bear this name or address
former-link-unknown = nobody bears this name or address
former-fact-attended = Came to
former-fact-role = Role:
former-fact-list = List:
former-line-membership = Former tool: { $name }
former-line-payment = Former tool: payment { $code }
former-line-refund = Former tool: refund { $code }
former-retention = The history of a former tool follows the record. When it is erased, payments keep their amount and day, and nothing that leads to the person.

## Segments and columns
former-criterion-gave = Gave in the earlier program
former-criterion-gave-told = { $not ->
    [yes] did not give in the earlier program{ people-criterion-recent }
   *[no] gave in the earlier program{ people-criterion-recent }
 }
former-criterion-euros = Euros given in all in the earlier program
former-criterion-euros-told = { $not ->
    [yes] { $sign ->
        [less] did not give less than € { $value } in the earlier program, or gave nothing there
        [most] did not give € { $value } at most in the earlier program, or gave nothing there
        [more] did not give more than € { $value } in the earlier program
        [least] did not give at least € { $value } in the earlier program
       *[equal] did not give € { $value } in the earlier program
     }
   *[no] { $sign ->
        [less] gave less than € { $value } in all in the earlier program
        [most] gave € { $value } at most in the earlier program
        [more] gave more than € { $value } in all in the earlier program
        [least] gave at least € { $value } in all in the earlier program
       *[equal] gave € { $value } in all in the earlier program
     }
 }
former-criterion-membership = Membership in the earlier program
former-criterion-membership-told = { $not ->
    [yes] did not have the membership “{ $value }” in the earlier program
   *[no] had the membership “{ $value }” in the earlier program
 }
former-column-gave = Given in the earlier program
former-column-gave-last = Last gift in the earlier program
