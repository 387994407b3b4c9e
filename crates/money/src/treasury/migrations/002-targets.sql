-- What a gift answers: the word of whoever asked for it, so that it is found again whatever the way
-- it was paid; and the unit for which a part of it was given.
alter table payment_part add column target text not null default '';
alter table payment_part add column unit text;
create index payment_part_target on payment_part (target);
alter table payment_call add column target text not null default '';
alter table card_payment add column target text not null default '';
-- Where the browser comes back to; empty for the payer's own space.
alter table card_payment add column back text not null default '';

-- How somebody wants their gifts shared: percentages that make a hundred.
create table gift_share (
    target text not null,
    line bigint not null,
    unit text not null references unit (id),
    percent bigint not null,
    primary key (target, line)
);
create index gift_share_unit on gift_share (unit);
