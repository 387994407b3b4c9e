//! A voted table: who receives which part of what was collected.
//!
//! Fixed amounts are taken first, in the order of the table, as far as the money goes; then
//! percentages, each of the whole and rounded as the table says; one receiver takes the rest, so
//! that the parts always make the whole. Less than nothing (more was taken back than came in) is
//! shared by the percentages alone.

use super::Refusal;

/// Who receives a part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Receiver {
    /// The unit that collected.
    Own,
    /// The nearest unit of this kind at or above it.
    Level(String),
    /// The solidarity fund of the unit that voted the table.
    Fund,
}

impl Receiver {
    /// The name it is stored under.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Own => "own".to_owned(),
            Self::Fund => "fund".to_owned(),
            Self::Level(kind) => format!("level:{kind}"),
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "own" => Some(Self::Own),
            "fund" => Some(Self::Fund),
            _ => name.strip_prefix("level:").map(|kind| Self::Level(kind.to_owned())),
        }
    }
}

/// How much a receiver gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Hundredths of a percent of the whole.
    Percent(i64),
    /// Cents a month from each unit that collected.
    Fixed(i64),
    /// What the others leave.
    Rest,
}

/// All of it, in hundredths of a percent.
const WHOLE: i64 = 10_000;

impl Measure {
    /// How it is stored: the kind and its number.
    #[must_use]
    pub const fn stored(self) -> (&'static str, i64) {
        match self {
            Self::Percent(value) => ("percent", value),
            Self::Fixed(cents) => ("fixed", cents),
            Self::Rest => ("rest", 0),
        }
    }

    /// Reads what was stored.
    #[must_use]
    pub fn read(how: &str, value: i64) -> Option<Self> {
        match how {
            "percent" => Some(Self::Percent(value)),
            "fixed" => Some(Self::Fixed(value)),
            "rest" => Some(Self::Rest),
            _ => None,
        }
    }
}

/// What becomes of a part of a cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// It goes to whoever takes the rest.
    Down,
    /// It goes to the receiver of the percentage.
    Up,
    /// It goes where it is nearer.
    Nearest,
}

impl Rounding {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Down, Self::Nearest, Self::Up];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Down => "down",
            Self::Up => "up",
            Self::Nearest => "nearest",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rounding| rounding.name() == name)
    }

    /// The text key of its label.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Down => "shares-rounding-down",
            Self::Up => "shares-rounding-up",
            Self::Nearest => "shares-rounding-nearest",
        }
    }

    fn of(self, base: i64, hundredths: i64) -> i64 {
        let exact = i128::from(base) * i128::from(hundredths);
        let add = match self {
            Self::Down => 0,
            Self::Up => WHOLE - 1,
            Self::Nearest => WHOLE / 2,
        };
        let rounded = (exact + i128::from(add)) / i128::from(WHOLE);
        i64::try_from(rounded).unwrap_or(i64::MAX)
    }
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareLine {
    /// Who.
    pub receiver: Receiver,
    /// How much.
    pub measure: Measure,
}

/// Refuses a table that cannot share every amount.
///
/// # Errors
/// [`Refusal::NoRest`], [`Refusal::TwoRests`], [`Refusal::TooMuch`], [`Refusal::Unreadable`].
pub fn checked(lines: &[ShareLine]) -> Result<(), Refusal> {
    let rests = lines.iter().filter(|line| line.measure == Measure::Rest).count();
    if rests == 0 {
        return Err(Refusal::NoRest);
    }
    if rests > 1 {
        return Err(Refusal::TwoRests);
    }
    let mut percent = 0_i64;
    for line in lines {
        match line.measure {
            Measure::Percent(value) if (0..=WHOLE).contains(&value) => percent += value,
            Measure::Percent(_) => return Err(Refusal::TooMuch),
            Measure::Fixed(cents) if cents < 0 => return Err(Refusal::Unreadable),
            Measure::Fixed(_) | Measure::Rest => {}
        }
    }
    if percent > WHOLE { Err(Refusal::TooMuch) } else { Ok(()) }
}

/// The parts of `base_cents`, one for each line, in its order. They always make the whole.
#[must_use]
pub fn split(lines: &[ShareLine], rounding: Rounding, base_cents: i64) -> Vec<i64> {
    if base_cents < 0 {
        let turned = percentages(lines, rounding, base_cents.saturating_neg(), &[]);
        return turned.into_iter().map(|cents| -cents).collect();
    }
    let mut left = base_cents;
    let mut fixed = vec![0_i64; lines.len()];
    for (line, part) in lines.iter().zip(&mut fixed) {
        if let Measure::Fixed(cents) = line.measure {
            *part = cents.clamp(0, left);
            left -= *part;
        }
    }
    percentages(lines, rounding, base_cents, &fixed)
}

/// The percentages of `base` as far as the fixed parts leave it, and the rest.
fn percentages(lines: &[ShareLine], rounding: Rounding, base: i64, fixed: &[i64]) -> Vec<i64> {
    let mut left = base - fixed.iter().sum::<i64>();
    let mut parts: Vec<i64> =
        (0..lines.len()).map(|at| fixed.get(at).copied().unwrap_or(0)).collect();
    for (line, part) in lines.iter().zip(&mut parts) {
        if let Measure::Percent(hundredths) = line.measure {
            *part = rounding.of(base, hundredths).clamp(0, left);
            left -= *part;
        }
    }
    let rest = lines.iter().zip(&mut parts).find(|(line, _)| line.measure == Measure::Rest);
    if let Some((_, part)) = rest {
        *part += left;
    }
    parts
}

/// Reads a typed share: `25 %`, `33,33`, `2,50 €`, `reste`; nothing when it is empty.
///
/// # Errors
/// [`Refusal::Unreadable`].
pub fn measure_typed(text: &str) -> Result<Option<Measure>, Refusal> {
    let folded = values::names::fold(text);
    if folded.is_empty() && text.trim().is_empty() {
        return Ok(None);
    }
    if matches!(folded.as_str(), "reste" | "le reste" | "rest" | "the rest") {
        return Ok(Some(Measure::Rest));
    }
    let is_amount = text.contains('€');
    let number: String =
        text.chars().filter(|letter| !letter.is_whitespace() && !"%€".contains(*letter)).collect();
    let value = values::parse_cents(&number).map_err(|_| Refusal::Unreadable)?;
    if value < 0 {
        return Err(Refusal::Unreadable);
    }
    Ok(Some(if is_amount { Measure::Fixed(value) } else { Measure::Percent(value) }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(receiver: &str, measure: Measure) -> ShareLine {
        ShareLine { receiver: Receiver::parse(receiver).unwrap(), measure }
    }

    fn quarters() -> Vec<ShareLine> {
        vec![
            line("level:national", Measure::Percent(2_500)),
            line("level:federation", Measure::Percent(2_500)),
            line("own", Measure::Rest),
        ]
    }

    #[test]
    fn the_rest_takes_the_cents_that_nobody_else_does() {
        assert_eq!(split(&quarters(), Rounding::Down, 1_001), [250, 250, 501]);
        assert_eq!(split(&quarters(), Rounding::Up, 1_001), [251, 251, 499]);
        assert_eq!(split(&quarters(), Rounding::Nearest, 1_002), [251, 251, 500]);
        assert_eq!(split(&quarters(), Rounding::Down, -1_001), [-250, -250, -501]);
    }

    #[test]
    fn a_fixed_part_comes_first_and_never_more_than_there_is() {
        let mut table = quarters();
        table.push(line("fund", Measure::Fixed(500)));
        assert_eq!(split(&table, Rounding::Down, 1_000), [250, 250, 0, 500]);
        assert_eq!(split(&table, Rounding::Down, 300), [0, 0, 0, 300]);
        assert_eq!(split(&table, Rounding::Down, 0), [0, 0, 0, 0]);
        assert_eq!(split(&table, Rounding::Down, -100), [-25, -25, -50, 0]);
    }

    #[test]
    fn tables_that_cannot_share_are_refused_by_name() {
        assert_eq!(checked(&quarters()), Ok(()));
        assert_eq!(checked(&quarters()[..2]), Err(Refusal::NoRest));
        let mut two = quarters();
        two.push(line("fund", Measure::Rest));
        assert_eq!(checked(&two), Err(Refusal::TwoRests));
        let mut much = quarters();
        much.push(line("fund", Measure::Percent(5_001)));
        assert_eq!(checked(&much), Err(Refusal::TooMuch));
    }

    #[test]
    fn shares_are_read_as_people_type_them() {
        for (typed, measure) in [
            ("25 %", Some(Measure::Percent(2_500))),
            ("33,33", Some(Measure::Percent(3_333))),
            ("2,50 €", Some(Measure::Fixed(250))),
            ("Le reste", Some(Measure::Rest)),
            ("  ", None),
        ] {
            assert_eq!(measure_typed(typed), Ok(measure), "{typed}");
        }
        assert_eq!(measure_typed("un quart"), Err(Refusal::Unreadable));
        assert_eq!(measure_typed("-5"), Err(Refusal::Unreadable));
    }

    fn tables() -> impl Strategy<Value = Vec<ShareLine>> {
        let measure = prop_oneof![
            (0_i64..=WHOLE).prop_map(Measure::Percent),
            (0_i64..=1_000_000).prop_map(Measure::Fixed),
        ];
        (proptest::collection::vec(measure, 0..7), 0_usize..8).prop_map(|(measures, rest)| {
            let mut left = WHOLE;
            let mut lines = Vec::new();
            for measure in measures {
                let measure = match measure {
                    Measure::Percent(value) => Measure::Percent(value.min(left)),
                    other => other,
                };
                if let Measure::Percent(value) = measure {
                    left -= value;
                }
                lines.push(ShareLine { receiver: Receiver::Fund, measure });
            }
            let at = rest.min(lines.len());
            lines.insert(at, ShareLine { receiver: Receiver::Own, measure: Measure::Rest });
            lines
        })
    }

    proptest! {
        #[test]
        fn the_parts_make_the_whole_for_any_table(
            table in tables(),
            rounding in proptest::sample::select(&Rounding::ALL[..]),
            base in -10_000_000_000_i64..10_000_000_000,
        ) {
            prop_assert_eq!(checked(&table), Ok(()));
            let parts = split(&table, rounding, base);
            prop_assert_eq!(parts.len(), table.len());
            prop_assert_eq!(parts.iter().sum::<i64>(), base);
            prop_assert!(parts.iter().all(|part| *part == 0 || (*part > 0) == (base > 0)));
        }

        #[test]
        fn what_comes_and_is_taken_back_leaves_nothing(
            table in tables(), base in 0_i64..1_000_000_000,
        ) {
            let only: Vec<ShareLine> = table
                .into_iter()
                .filter(|line| !matches!(line.measure, Measure::Fixed(_)))
                .collect();
            let come = split(&only, Rounding::Down, base);
            let gone = split(&only, Rounding::Down, -base);
            prop_assert!(come.iter().zip(&gone).all(|(a, b)| a + b == 0));
        }
    }
}
