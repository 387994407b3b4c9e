//! Believable pages of the treasurer's day.

use kernel::view::SamplePage;

use super::{DESK_WAYS, Day, Form, FoundLine, KeyedLine, Told};
use crate::treasury::pages::{Choice, Wrong};

/// Believable pages.
pub(in crate::treasury::pages) fn samples() -> Vec<SamplePage> {
    let form = form();
    let line = FoundLine {
        id: "1".to_owned(),
        name: "Benkacem, Yanis".to_owned(),
        number: "76-12-0388".to_owned(),
        unit: "Alès".to_owned(),
        due_cents: 6_400,
    };
    let keyed = KeyedLine {
        id: "1".to_owned(),
        name: "Fauvel, Odile".to_owned(),
        way: "Chèque".to_owned(),
        piece: "4402917".to_owned(),
        bank: "LCL".to_owned(),
        cents: 6_000,
    };
    let sums = Told {
        cheques: 1,
        cheques_cents: 6_000,
        count: 1,
        cents: 6_000,
        counted_cheques: Some(2),
        counted_cheques_cents: Some(12_400),
        ..Told::default()
    };
    let day = |form: Option<Form>, found: Vec<FoundLine>, wrong: Vec<Wrong>| Day {
        unit: "Alès".to_owned(),
        has_collector: true,
        form,
        found,
        wrong,
        keyed: vec![keyed.clone()],
        sums: sums.clone(),
        on_day: "2026-11-24".to_owned(),
        today: "2026-11-24".to_owned(),
        way: "cheque".to_owned(),
        ..Day::default()
    };
    let wrong = Wrong {
        field: "amount".to_owned(),
        label: "Montant".to_owned(),
        message: "Ce n’est pas un montant.".to_owned(),
    };
    let lost =
        Day { on_day: "2026-11-24".to_owned(), today: "2026-11-24".to_owned(), ..Day::default() };
    let nobody =
        Day { none_found: true, who: "xyz".to_owned(), ..day(None, Vec::new(), Vec::new()) };
    let found = Day { who: "ben".to_owned(), ..day(None, vec![line.clone(), line], Vec::new()) };
    vec![
        SamplePage::new("treasury/day", day(None, Vec::new(), Vec::new())),
        SamplePage::new("treasury/day-found", found),
        SamplePage::new("treasury/day-nobody", nobody),
        SamplePage::new("treasury/day-form", day(Some(form.clone()), Vec::new(), Vec::new())),
        SamplePage::new("treasury/day-refused", day(Some(form), Vec::new(), vec![wrong])),
        SamplePage::new("treasury/day-no-collector", lost),
    ]
}

fn form() -> Form {
    let ways = || -> Vec<Choice> {
        DESK_WAYS
            .into_iter()
            .map(|way| Choice { value: way.name().to_owned(), label: way.name().to_owned() })
            .collect()
    };
    Form {
        person: "1".to_owned(),
        name: "Yanis Benkacem".to_owned(),
        due_cents: 6_400,
        periods: "août, septembre, octobre, novembre".to_owned(),
        cause: "desk 1".to_owned(),
        amount: "64".to_owned(),
        way: "cheque".to_owned(),
        ways: ways(),
        ..Form::default()
    }
}
