-- How often a decision about a movement was taken back: what each decision writes bears the number.
alter table bank_entry add column tries bigint not null default 0;

-- Movements that wait on the suspense account for somebody to say what they are.
update bank_entry set decided = 'waiting' where decided = 'confirmed'
and finding not in ('collected', 'debit-returned', 'returned-debits', 'cards-paid-out', 'fee', 'transfer-out')
and exists (select 1 from entry e join entry_line l on l.entry = e.id
            where e.cause_kind = 'bank-entry' and e.cause = bank_entry.id and l.account = '471');
create index bank_entry_waiting on bank_entry (account, booked_on, id) where decided = 'waiting';
