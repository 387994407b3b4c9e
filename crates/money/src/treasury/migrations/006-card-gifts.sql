-- What a payment that comes back answers, as 002 has it for one payment; where the browser comes
-- back to, when that is not the payer's own space.
alter table card_subscription add column target text not null default '';
alter table card_subscription add column back text not null default '';
create index card_subscription_target on card_subscription (target, at);
