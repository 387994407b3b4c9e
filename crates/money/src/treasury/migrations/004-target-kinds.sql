-- What is paid under a target when it is no gift: a place at an event.
create table payment_target (
    target text primary key,
    kind text not null
);
