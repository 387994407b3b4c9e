//! What coming costs: prices of an event, the one that somebody chooses, and what is then to pay or
//! to give back.

use kernel::web::Fields;
use serde::Serialize;

/// Highest price of a seat, in cents.
const PRICE_CENTS_MAX: i64 = 100_000;

/// What a price is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::events) enum PriceKind {
    /// For those who can.
    Full,
    /// For those who have less.
    Reduced,
    /// As much as one wants, from a floor on.
    Open,
    /// Nothing.
    Free,
}

impl PriceKind {
    /// Every kind, in the order of forms.
    pub(in crate::events) const ALL: [Self; 4] =
        [Self::Full, Self::Reduced, Self::Open, Self::Free];

    /// The name it is stored under.
    pub(in crate::events) const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Reduced => "reduced",
            Self::Open => "open",
            Self::Free => "free",
        }
    }

    /// Reads a stored name.
    pub(in crate::events) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A price of a seat; the floor when the amount is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(in crate::events) struct Price {
    pub kind: PriceKind,
    pub cents: i64,
}

/// Prices as they are stored, read again.
pub(in crate::events) fn prices_of(stored: &str) -> Vec<Price> {
    let price = |line: &str| {
        let (kind, cents) = line.split_once(' ')?;
        Some(Price { kind: PriceKind::parse(kind)?, cents: cents.parse().ok()? })
    };
    stored.lines().filter_map(price).collect()
}

/// Prices as they are stored: one a line.
pub(in crate::events) fn price_lines(prices: &[Price]) -> String {
    let line = |price: &Price| format!("{} {}", price.kind.name(), price.cents);
    prices.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Whether somebody may have to pay.
pub(in crate::events) fn costs(prices: &[Price]) -> bool {
    prices.iter().any(|price| price.kind != PriceKind::Free)
}

/// An amount as somebody writes it, within bounds.
pub(in crate::events) fn cents_of(typed: &str, floor_cents: i64) -> Option<i64> {
    let cents = values::parse_cents(typed).ok();
    cents.filter(|cents| (floor_cents..=PRICE_CENTS_MAX).contains(cents))
}

/// The price of a form, for each seat.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
pub(in crate::events) struct Chosen {
    /// Its kind; empty when the event has no prices.
    pub price: String,
    /// What each seat costs.
    pub each_cents: i64,
}

/// The field to look at, and the text key of what to do.
pub(in crate::events) type Wrong = (&'static str, &'static str);

/// Reads which price a form chose; one alone need not be chosen.
pub(in crate::events) fn chosen(prices: &[Price], fields: &Fields) -> Result<Chosen, Wrong> {
    let wanted = PriceKind::parse(fields.text("price"));
    let price = match prices {
        [] => return Ok(Chosen::default()),
        [only] => Some(only),
        several => several.iter().find(|price| Some(price.kind) == wanted),
    };
    let price = price.ok_or(("price", "events-refusal-price"))?;
    let each_cents = match price.kind {
        PriceKind::Open => cents_of(fields.text("price_amount"), price.cents)
            .ok_or(("price_amount", "events-refusal-price-amount"))?,
        PriceKind::Full | PriceKind::Reduced | PriceKind::Free => price.cents,
    };
    Ok(Chosen { price: price.kind.name().to_owned(), each_cents })
}

/// How somebody pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::events) enum Way {
    /// By card, at once.
    Card,
    /// By a transfer that bears a reference.
    Transfer,
    /// At the door, in cash or by cheque.
    Door,
}

impl Way {
    /// Every way, in the order of forms.
    pub(in crate::events) const ALL: [Self; 3] = [Self::Card, Self::Transfer, Self::Door];

    /// The name it is stored under.
    pub(in crate::events) const fn name(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Transfer => "transfer",
            Self::Door => "door",
        }
    }

    /// Reads a stored name.
    pub(in crate::events) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }
}

/// How the money of an answer stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(in crate::events) struct Standing {
    /// What it costs, as it stands.
    pub due_cents: i64,
    /// What came and was not given back.
    pub paid_cents: i64,
}

impl Standing {
    /// What an answer costs: nothing unless its seats are theirs and the event takes place.
    pub(in crate::events) const fn of(
        each_cents: i64,
        seats: i64,
        has_seat: bool,
        paid_cents: i64,
    ) -> Self {
        let due_cents = if has_seat { each_cents.saturating_mul(seats) } else { 0 };
        Self { due_cents, paid_cents }
    }

    /// What is still to be paid.
    pub(in crate::events) fn open_cents(self) -> i64 {
        (self.due_cents - self.paid_cents).max(0)
    }

    /// What is to be given back.
    pub(in crate::events) fn back_cents(self) -> i64 {
        (self.paid_cents - self.due_cents).max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRICES: [Price; 3] = [
        Price { kind: PriceKind::Full, cents: 1_000 },
        Price { kind: PriceKind::Open, cents: 200 },
        Price { kind: PriceKind::Free, cents: 0 },
    ];

    #[test]
    fn prices_are_read_back_as_they_were_written() {
        assert_eq!(prices_of(&price_lines(&PRICES)), PRICES);
        assert!(prices_of("of a later version\nfull").is_empty());
        assert!(costs(&PRICES) && !costs(&PRICES[2..]) && !costs(&[]));
    }

    #[test]
    fn an_amount_keeps_to_its_floor() {
        assert_eq!(cents_of("3,50", 200), Some(350));
        assert_eq!((cents_of("1", 200), cents_of("beaucoup", 0)), (None, None));
        assert_eq!(cents_of("1000,01", 0), None);
    }

    proptest::proptest! {
        #[test]
        fn what_is_due_was_paid_or_is_open(
            each in 0_i64..100_000, seats in 1_i64..11, has_seat in proptest::bool::ANY,
            paid in 0_i64..2_000_000,
        ) {
            let stands = Standing::of(each, seats, has_seat, paid);
            let (open, back) = (stands.open_cents(), stands.back_cents());
            proptest::prop_assert_eq!(stands.due_cents + back, stands.paid_cents + open);
            proptest::prop_assert!(open == 0 || back == 0);
            proptest::prop_assert!(has_seat || open == 0, "nobody pays for what is over");
        }
    }
}
