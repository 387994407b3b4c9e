//! The textual language: what is understood, what is refused and why.

use crate::criterion::Class;
use crate::segments::rules::{self, Fault, Tree, class_of, may_ask, print};

fn parse(text: &str) -> Result<Tree, Fault> {
    crate::features::install(crate::FAMILIES);
    rules::parse(text)
}

fn fault(text: &str) -> (&'static str, Option<&'static str>) {
    let fault = parse(text).and_then(|tree| may_ask(&tree, 2026)).unwrap_err();
    (fault.key, fault.why)
}

#[test]
fn a_text_is_read_and_printed_the_same() {
    for text in [
        "",
        "tag = Relais and not (postcode = 30100 or relation = former) \
         and consent = newsletter/email",
        "tag = \"Bureau de vote\"",
        "field.metier = * or field.metier = \"*\"",
        "age >= 18 and born < 1990",
        "joined within 90 days at least 2 times and contact ever and left at least 2 times",
        "(tag = a and tag = b) or not tag = c",
        "name = \"le gall\"",
    ] {
        let tree = parse(text).unwrap();
        assert_eq!(print(&tree), text);
    }
}

#[test]
fn other_spellings_mean_the_same() {
    for (typed, printed) in [
        ("TAG = «Bureau de vote»", "tag = \"Bureau de vote\""),
        ("étiquette = Relais et non relation = former", "tag = Relais and not relation = former"),
        ("tag != Relais", "not tag = Relais"),
        ("tag in (a, \"b c\")", "tag = a or tag = \"b c\""),
        ("commune = \"Alès\"", "commune = 30007"),
        ("commune = \"30100 Ales\"", "commune = 30007"),
        ("department = Gard", "department = 30"),
        ("((tag = a))", "tag = a"),
        ("not not tag = a", "tag = a"),
        ("name = \"LE GÂLL\"", "name = \"le gall\""),
        ("relation = Member", "relation = member"),
        ("joined within 1 day", "joined within 1 days"),
    ] {
        assert_eq!(print(&parse(typed).unwrap()), printed, "{typed}");
    }
}

#[test]
fn what_is_not_understood_is_named() {
    for (text, key) in [
        ("colour = red", "segments-fault-criterion"),
        ("tag", "segments-fault-end"),
        ("tag =", "segments-fault-end"),
        ("tag > a", "segments-fault-sign"),
        ("tag = *", "segments-fault-any"),
        ("(tag = a", "segments-fault-open"),
        ("tag = a)", "segments-fault-rest"),
        ("tag = \"a", "segments-fault-quote"),
        ("tag = a; drop", "segments-fault-unknown-sign"),
        ("relation = friend", "segments-fault-answer"),
        ("age >= old", "segments-fault-number"),
        ("age >= 400", "segments-fault-number"),
        ("joined", "segments-fault-recent"),
        ("joined within 3 weeks", "segments-fault-recent"),
        ("field = a", "segments-fault-field"),
        ("tag.x = a", "segments-fault-field"),
        ("commune = Nowhere", "segments-fault-value"),
        ("tag in a", "segments-fault-list"),
        ("and tag = a", "segments-fault-criterion"),
    ] {
        assert_eq!(fault(text).0, key, "{text}");
    }
    let deep = format!("{}tag = a{}", "(".repeat(40), ")".repeat(40));
    assert_eq!(fault(&deep).0, "segments-fault-too-deep");
    let many = vec!["tag = a"; 41].join(" and ");
    assert_eq!(fault(&many).0, "segments-fault-too-many");
    assert_eq!(fault(&"a".repeat(4_001)).0, "segments-fault-too-long");
}

#[test]
fn special_categories_are_refused_by_name() {
    for (text, why) in [
        ("religion = x", "people-criterion-refused-religion"),
        ("origine = x", "people-criterion-refused-origin"),
        ("tag = a and not opinion = x", "people-criterion-refused-opinion"),
        ("santé = x", "people-criterion-refused-health"),
        ("field.religion = x", "segments-refused-sensitive"),
        ("tag = \"Catholique pratiquant\"", "segments-refused-sensitive"),
    ] {
        assert_eq!(fault(text), ("segments-fault-refused", Some(why)), "{text}");
    }
}

#[test]
fn nobody_under_17_is_aimed_at() {
    for text in [
        "age < 17",
        "age = 12",
        "age <= 16 and tag = a",
        "not age >= 17",
        "tag = a or age < 15",
        "age < 18 and not age = 17",
        "not (age >= 17 or tag = a)",
        "born >= 2015",
    ] {
        assert_eq!(
            fault(text),
            ("segments-fault-refused", Some("segments-refused-under-17")),
            "{text}"
        );
    }
    for text in ["age >= 17", "age < 30", "age = 17", "not age < 17", "born < 2009", "tag = a"] {
        may_ask(&parse(text).unwrap(), 2026).unwrap();
    }
}

#[test]
fn the_class_of_the_whole_is_the_strictest() {
    let class = |text: &str| class_of(&parse(text).unwrap());
    assert_eq!(class(""), Class::Scope);
    assert_eq!(class("relation = member and unit = Gard"), Class::Scope);
    assert_eq!(class("relation = member and not tag = a"), Class::Targeting);
}
