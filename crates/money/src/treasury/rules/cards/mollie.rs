//! Mollie: payments, subscriptions after a first payment, settlements.
//! <https://docs.mollie.com/reference/create-payment>, <https://docs.mollie.com/docs/recurring>,
//! <https://docs.mollie.com/reference/list-settlements>,
//! <https://docs.mollie.com/reference/webhooks>. Its message holds only an identifier: the
//! payment is read again. Settlements are told to a token of the organisation alone, which stands
//! where other carriers have a key of signatures.

use serde_json::{Value, json as object};

use super::{
    Adapter, Answer, Ask, Charge, Failure, Headers, Heard, Keys, Known, Made, Payout, Payouts,
    Plan, Request, Seen, Standing, Step, is_plain, json, needed, text,
};
use crate::treasury::rules::cards::recurring::{adds_up, later};

/// The adapter.
pub(super) struct Mollie;

impl Mollie {
    fn headers(keys: &Keys, key: Option<&str>) -> Vec<(&'static str, String)> {
        let mut headers = vec![
            ("authorization", format!("Bearer {}", keys.secret)),
            ("content-type", "application/json".to_owned()),
        ];
        headers.extend(key.map(|key| ("idempotency-key", key.to_owned())));
        headers
    }

    fn get(keys: &Keys, path: &str) -> Request {
        Request {
            method: "GET",
            url: format!("{}/v2/{path}", keys.url),
            headers: Self::headers(keys, None),
            body: String::new(),
        }
    }

    fn post(keys: &Keys, path: &str, key: &str, body: &Value) -> Request {
        Request {
            method: "POST",
            url: format!("{}/v2/{path}", keys.url),
            headers: Self::headers(keys, Some(key)),
            body: body.to_string(),
        }
    }

    fn customer(keys: &Keys, plan: &Plan) -> Request {
        let (first, last, email) = &plan.payer;
        let body = object!({
            "name": format!("{first} {last}").trim(),
            "email": email,
            "metadata": { "maillage": plan.id },
        });
        Self::post(keys, "customers", &format!("{}-customer", plan.id), &body)
    }

    fn first(keys: &Keys, plan: &Plan, known: &Known) -> Request {
        let locale = if plan.language == "en" { "en_GB" } else { "fr_FR" };
        let body = object!({
            "amount": { "currency": "EUR", "value": euros(plan.cents) },
            "description": plan.label,
            "sequenceType": "first",
            "customerId": known.customer,
            "redirectUrl": plan.back_url,
            "webhookUrl": plan.hook_url,
            "locale": locale,
            "metadata": { "maillage": plan.id },
        });
        Self::post(keys, "payments", &format!("{}-first", plan.id), &body)
    }

    fn going_on(keys: &Keys, plan: &Plan, known: &Known) -> Request {
        let every = plan.every_months;
        let body = object!({
            "amount": { "currency": "EUR", "value": euros(plan.cents) },
            "interval": if every == 1 { "1 month".to_owned() } else { format!("{every} months") },
            "startDate": later(&plan.today, every),
            // Two of one customer must differ by their descriptions.
            "description": format!("{} {}", plan.label, plan.id),
            "webhookUrl": plan.hook_url,
            "metadata": { "maillage": plan.id },
        });
        let path = format!("customers/{}/subscriptions", known.customer);
        Self::post(keys, &path, &format!("{}-going", plan.id), &body)
    }
}

/// What is talked about next of a subscription: who pays, a first payment, whether it was paid,
/// then the subscription, its charges and whether it goes on.
enum Topic {
    Customer,
    First,
    Read,
    Begin,
    List,
    State,
}

fn topic(plan: &Plan, known: &Known) -> Option<Topic> {
    match () {
        () if known.checkout.is_empty() && plan.is_stopping => None,
        () if known.customer.is_empty() => Some(Topic::Customer),
        () if known.checkout.is_empty() => Some(Topic::First),
        () if !known.theirs.is_empty() && !known.is_listed => Some(Topic::List),
        () if !known.theirs.is_empty() && known.goes_on.is_none() => Some(Topic::State),
        () if !known.theirs.is_empty() => None,
        () if !known.is_read => Some(Topic::Read),
        () if known.is_begun && !plan.is_stopping => Some(Topic::Begin),
        () => None,
    }
}

impl Adapter for Mollie {
    fn create(&self, keys: &Keys, _token: &str, ask: &Ask) -> Step<Made> {
        let locale = if ask.language == "en" { "en_GB" } else { "fr_FR" };
        let body = object!({
            "amount": { "currency": "EUR", "value": euros(ask.cents) },
            "description": ask.label,
            "redirectUrl": ask.back_url,
            "webhookUrl": ask.hook_url,
            "locale": locale,
            "metadata": { "maillage": ask.id },
        });
        Step::Send(Request {
            method: "POST",
            url: format!("{}/v2/payments", keys.url),
            headers: Self::headers(keys, Some(&ask.id)),
            body: body.to_string(),
        })
    }

    fn made(&self, answer: &Answer) -> Result<Made, Failure> {
        let json = json(answer)?;
        Ok(Made { theirs: needed(&json, "/id")?, pay_url: needed(&json, "/_links/checkout/href")? })
    }

    fn fetch(&self, keys: &Keys, _token: &str, theirs: &str) -> Step<Option<Seen>> {
        if !is_plain(theirs) {
            return Step::Known(None);
        }
        Step::Send(Self::get(keys, &format!("payments/{theirs}")))
    }

    fn seen(&self, answer: &Answer) -> Result<Seen, Failure> {
        payment(&json(answer)?)
    }

    fn subscribe(&self, keys: &Keys, _token: &str, plan: &Plan, known: &Known) -> Option<Request> {
        let own = format!("customers/{}/subscriptions/{}", known.customer, known.theirs);
        Some(match topic(plan, known)? {
            Topic::Customer => Self::customer(keys, plan),
            Topic::First => Self::first(keys, plan, known),
            Topic::Read => Self::get(keys, &format!("payments/{}", known.checkout)),
            Topic::Begin => Self::going_on(keys, plan, known),
            Topic::List => Self::get(keys, &format!("{own}/payments?limit=250")),
            Topic::State => Self::get(keys, &own),
        })
    }

    fn subscribed(&self, plan: &Plan, mut known: Known, answer: &Answer) -> Result<Known, Failure> {
        let json = json(answer)?;
        match topic(plan, &known) {
            Some(Topic::Customer) => known.customer = plain(&json)?,
            Some(Topic::First) => {
                known.checkout = plain(&json)?;
                known.pay_url = needed(&json, "/_links/checkout/href")?;
            }
            Some(Topic::Read) => {
                known.is_read = true;
                let first = charge(&payment(&json)?);
                known.is_begun = first.standing == Standing::Paid;
                known.charges.push(first);
            }
            Some(Topic::Begin) => {
                known.theirs = plain(&json)?;
                (known.is_listed, known.goes_on) = (true, Some(true));
            }
            Some(Topic::List) => {
                known.is_listed = true;
                let Some(payments) = json.pointer("/_embedded/payments").and_then(Value::as_array)
                else {
                    return Err(Failure::Later("the answer is no list of payments".to_owned()));
                };
                // The newest comes first.
                for one in payments.iter().rev() {
                    known.charges.push(charge(&payment(one)?));
                }
            }
            Some(Topic::State) => {
                let status = needed(&json, "/status")?;
                known.goes_on = Some(!matches!(status.as_str(), "canceled" | "completed"));
            }
            None => {}
        }
        Ok(known)
    }

    fn stop(&self, keys: &Keys, _token: &str, known: &Known) -> Option<Request> {
        let path = format!("customers/{}/subscriptions/{}", known.customer, known.theirs);
        let request = Request { method: "DELETE", ..Self::get(keys, &path) };
        (!known.theirs.is_empty()).then_some(request)
    }

    fn payouts(&self, keys: &Keys, _since: &str, all: &Payouts) -> Option<Request> {
        if all.is_listed || keys.signing.is_empty() {
            return None;
        }
        let organisation = Keys { secret: keys.signing.clone(), ..keys.clone() };
        Some(Self::get(&organisation, "settlements?limit=50"))
    }

    fn paid_out(&self, mut all: Payouts, answer: &Answer) -> Result<Payouts, Failure> {
        let json = json(answer)?;
        all.is_listed = true;
        let Some(list) = json.pointer("/_embedded/settlements").and_then(Value::as_array) else {
            return Err(Failure::Later("the answer is no list of settlements".to_owned()));
        };
        for one in list.iter().filter(|one| text(one, "/status") == "paidout") {
            let theirs = plain(one)?;
            if all.is_kept(&theirs) {
                continue;
            }
            let settled = text(one, "/settledAt");
            let (Some(day), Some(net)) = (settled.get(..10), cents(one, "/amount")) else {
                return Err(Failure::Later("the answer is no settlement".to_owned()));
            };
            let payout = Payout {
                reference: text(one, "/reference"),
                arrives_on: day.to_owned(),
                cents: net,
                fee_cents: sum(one, "costs"),
                gross_cents: sum(one, "revenue"),
                theirs,
            };
            all.done.push(adds_up(payout)?);
        }
        Ok(all)
    }

    fn refund(&self, keys: &Keys, _token: &str, seen: &Seen, key: &str) -> Step<()> {
        let value = euros(seen.cents.unwrap_or(0));
        let body = object!({ "amount": { "currency": "EUR", "value": value } });
        Step::Send(Request {
            method: "POST",
            url: format!("{}/v2/payments/{}/refunds", keys.url, seen.handle),
            headers: Self::headers(keys, Some(key)),
            body: body.to_string(),
        })
    }

    fn hear(&self, _keys: &Keys, _headers: &Headers, raw: &[u8], _now_s: i64) -> Heard {
        let raw = String::from_utf8_lossy(raw);
        let id = raw.split('&').find_map(|pair| pair.strip_prefix("id="));
        match id.map(str::trim).filter(|id| is_plain(id) && id.starts_with("tr_")) {
            Some(id) => Heard::ReadAgain { ours: String::new(), theirs: id.to_owned() },
            None => Heard::Nothing,
        }
    }
}

/// A payment as it stands; of a subscription, ours is what the subscription was made with.
fn payment(json: &Value) -> Result<Seen, Failure> {
    let amount = cents(json, "/amount");
    let given_back = cents(json, "/amountRefunded").unwrap_or(0)
        + cents(json, "/amountChargedBack").unwrap_or(0);
    let standing = match text(json, "/status").as_str() {
        "paid" if given_back > 0 && Some(given_back) >= amount => Standing::Refunded,
        "paid" => Standing::Paid,
        "failed" | "canceled" | "expired" => Standing::Failed,
        _ => Standing::Pending,
    };
    let theirs = needed(json, "/id")?;
    let ours = text(json, "/metadata/maillage");
    Ok(Seen {
        handle: theirs.clone(),
        ours: if ours.is_empty() { text(json, "/subscriptionId") } else { ours },
        standing,
        cents: amount.or(Some(-1)),
        theirs,
    })
}

fn charge(seen: &Seen) -> Charge {
    Charge { theirs: seen.theirs.clone(), standing: seen.standing, cents: seen.cents.unwrap_or(-1) }
}

/// An identifier that may stand in a path.
fn plain(json: &Value) -> Result<String, Failure> {
    let id = needed(json, "/id")?;
    is_plain(&id).then_some(id).ok_or_else(|| Failure::Never("an identifier is none".to_owned()))
}

/// What the periods of a settlement hold of a kind, with taxes: years, months, lines. Amounts are
/// rounded once in all, since fees have more decimals than cents.
fn sum(settlement: &Value, kind: &str) -> i64 {
    let of = |value: &Value| -> Vec<Value> {
        value.as_object().map(|all| all.values().cloned().collect()).unwrap_or_default()
    };
    let periods = settlement.pointer("/periods").map(of).unwrap_or_default();
    let mut tenths = 0_i64;
    for month in periods.iter().flat_map(of) {
        let lines = month.pointer(&format!("/{kind}")).and_then(Value::as_array);
        for line in lines.into_iter().flatten() {
            tenths += ten_thousandths(&text(line, "/amountGross/value")).unwrap_or(0);
        }
    }
    let half = if tenths < 0 { -50 } else { 50 };
    (tenths + half) / 100
}

/// An amount of up to four decimals, in ten-thousandths of a euro.
fn ten_thousandths(value: &str) -> Option<i64> {
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    let part: String = part.chars().chain("0000".chars()).take(4).collect();
    Some(whole.parse::<i64>().ok()? * 10_000 + sign * part.parse::<i64>().ok()?)
}

/// Cents as Mollie writes euros: `10.00`.
fn euros(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// An amount in euros at a path, in cents; nothing in another currency.
fn cents(json: &Value, path: &str) -> Option<i64> {
    if text(json, &format!("{path}/currency")) != "EUR" {
        return None;
    }
    let value = text(json, &format!("{path}/value"));
    let (whole, part) = value.split_once('.')?;
    Some(whole.parse::<i64>().ok()? * 100 + part.parse::<i64>().ok()?)
}
