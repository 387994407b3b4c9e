-- Card payments that come back by themselves: agreed once by the payer, then charged by the carrier.
-- Where one stands follows from its charges and its facts.
create table card_subscription (
    id text primary key,
    account text not null references card_account (id),
    unit text not null references unit (id),
    person text,
    label text not null,
    cents bigint not null,
    every_months bigint not null,
    customer text not null,
    checkout text not null,
    theirs text not null,
    pay_url text not null,
    at bigint not null
);
create index card_subscription_account on card_subscription (account, at);
create index card_subscription_unit on card_subscription (unit, at);
create index card_subscription_person on card_subscription (person, at);

-- Somebody asked to stop it; it is stopped, as the carrier says.
create table card_subscription_fact (
    subscription text not null references card_subscription (id),
    kind text not null,
    by_name text not null,
    at bigint not null,
    primary key (subscription, kind)
);

-- Each charge is a card payment of its own.
alter table card_payment add column subscription text references card_subscription (id);
create unique index card_payment_charge on card_payment (subscription, theirs)
    where subscription is not null;

-- What carriers paid to banks, as they tell it, and the movement that it turned out to be.
create table card_payout (
    id text primary key,
    account text not null references card_account (id),
    theirs text not null,
    reference text not null,
    arrives_on text not null,
    cents bigint not null,
    fee_cents bigint not null,
    gross_cents bigint not null,
    movement text,
    seen_at bigint not null
);
create unique index card_payout_theirs on card_payout (account, theirs);
create index card_payout_day on card_payout (account, arrives_on);
create unique index card_payout_movement on card_payout (movement) where movement is not null;
