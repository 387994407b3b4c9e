-- Card payments that a movement of the bank paid out, as a person confirmed: each once. A payment
-- that was given back after it had been paid out is taken off a later movement, once (`back`).
create table card_paid_out (
    payment text not null references payment (id),
    kind text not null,
    movement text not null,
    at bigint not null,
    primary key (payment, kind)
);
create index card_paid_out_movement on card_paid_out (movement);
