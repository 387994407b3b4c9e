//! Every criterion that a feature declares is remembered by segments: its leaf reads watched
//! tables alone and is the same from one minute to the next. What is asked in SQL each time is
//! named here, with why.

use kernel::Result;
use kernel::db::Tx;
use kernel::text::{Language, Texts};

use crate::criterion::{Asked, Criterion, Leaf, Piece, Sign, Speaker, Takes, Test};
use crate::org::Scope;
use crate::testkit::TestApp;
use crate::{consent, feature, features, people, story};

/// Criteria that the SQL answers each time.
const BY_SQL: [(&str, &str); 7] = [
    ("followed", "notes and tasks are of units, and few: a change of units would change them all"),
    ("gave_before", "payments of an earlier program name an identifier, not a person"),
    ("gave_euros", "as above"),
    ("gave", "what becomes of a payment is told by its facts, which name no person"),
    ("gave_in_year", "as above"),
    ("donation_page", "as above"),
    ("former_membership", "memberships of an earlier program name an identifier, not a person"),
];
/// Criteria that are written out before anything is asked.
const WRITTEN_OUT: [&str; 1] = ["segment"];

/// Texts of which one is understood by each criterion that takes a text.
const TEXTS: [&str; 8] = ["Moulin", "30100", "30007", "Alès", "30", "fr", "Alès 20 km", "30007/10"];

/// What a criterion may be asked, one of each kind.
fn asked(
    tx: &mut Tx<'_>,
    scope: &Scope,
    criterion: &Criterion,
    texts: &Texts,
) -> Result<Vec<(String, Test)>> {
    let speaker = Speaker { texts, language: Language::French };
    let plain = |tests: Vec<Test>| tests.into_iter().map(|test| (String::new(), test)).collect();
    Ok(match criterion.takes {
        Takes::Fixed(answers) => {
            plain(answers.iter().map(|(word, _)| Test::Is((*word).to_owned())).collect())
        }
        Takes::Known(answers) => {
            let answers = answers(tx, scope, &speaker)?.into_iter();
            plain(answers.map(|answer| Test::Is(answer.value)).collect())
        }
        Takes::Text(read, _) => {
            plain(TEXTS.iter().filter_map(|text| read(text)).map(Test::Is).collect())
        }
        Takes::Number(_) => plain(Sign::ALL.map(|sign| Test::Number(sign, 2)).into()),
        Takes::Recent => plain(vec![
            Test::Recent { days: None, times: 1 },
            Test::Recent { days: Some(30), times: 2 },
        ]),
        Takes::Field(answers) => {
            let answers = answers(tx, scope, &speaker)?.into_iter();
            answers.map(|answer| (answer.value, Test::Any)).collect()
        }
        Takes::Nothing => plain(vec![Test::Any]),
    })
}

/// The leaves of each criterion.
fn leaves(app: &TestApp) -> Vec<(&'static str, Vec<Leaf>)> {
    let texts = app.app.texts.clone();
    let all = app.app.db.read_now(move |tx| {
        let scope = Scope::of_the_house(tx)?;
        let mut all = Vec::new();
        for criterion in features::criteria() {
            let mut leaves = Vec::new();
            for (field, test) in asked(tx, &scope, criterion, &texts)? {
                let asked = Asked { field: &field, test: &test };
                leaves.extend((criterion.leaf)(tx, &scope, &asked)?);
            }
            all.push((criterion.name, leaves));
        }
        Ok(all)
    });
    all.unwrap()
}

fn words(leaf: &Leaf) -> Vec<&'static str> {
    let sql = leaf.pieces.iter().filter_map(|piece| match piece {
        Piece::Sql(sql) => Some(*sql),
        Piece::Value(_) | Piece::List(_) => None,
    });
    let is_sign = |sign: char| !(sign.is_alphanumeric() || matches!(sign, '_' | '.'));
    std::iter::once(leaf.from).chain(sql).flat_map(|sql| sql.split(is_sign)).collect()
}

/// What each criterion may name.
fn furnish(app: &TestApp) {
    app.person("Ana", "Moulin", "Alès");
    let made = app.app.db.write_now(|tx| {
        consent::install(tx)?;
        let root = Scope::of_the_house(tx)?.unit().clone();
        people::ensure_tag(tx, &root, "Relais")?;
        people::ensure_field(tx, &root, "Métier", people::FieldKind::Text)?;
        (crate::ledger::FEATURE.demo)(tx, &mut feature::Demo::new(7, 0))?;
        (crate::members::FEATURE.demo)(tx, &mut feature::Demo::new(7, 0))?;
        (crate::events::FEATURE.demo)(tx, &mut feature::Demo::new(7, 0))?;
        (crate::donations::FEATURE.demo)(tx, &mut feature::Demo::new(7, 0))?;
        (crate::petitions::FEATURE.demo)(tx, &mut feature::Demo::new(7, 0))
    });
    made.unwrap();
    let browser = app.officer("secretary", "Gard");
    let list = [("where", ""), ("name", "Banquet"), ("reason", "Invitations")];
    browser.post("/office/lists", &list).must_be(303);
    let file = b"nom;prenom;courriel\nRoux;Paul;paul@example.org\n";
    browser.upload("/office/imports/new", &[], ("file", "a.csv", file)).must_be(303);
}

story! {
    fn every_criterion_is_remembered_or_is_known_not_to_be(app: &TestApp) {
        furnish(app);
        let unwatched = app.app.db.read_now(|tx| tx.unwatched_tables()).unwrap();
        let first = leaves(app);
        app.clock.advance_ms(60_000);
        let later = leaves(app);
        for ((name, leaves), (_, later)) in first.iter().zip(&later) {
            if WRITTEN_OUT.contains(name) {
                assert!(leaves.is_empty(), "{name} has a leaf");
                continue;
            }
            let by_sql = BY_SQL.iter().any(|(known, _)| known == name);
            assert!(by_sql || !leaves.is_empty(), "nothing was asked of {name}");
            for (leaf, same) in leaves.iter().zip(later) {
                let mut strange = words(leaf);
                strange.retain(|word| unwatched.iter().any(|table| table == word));
                assert_eq!(!strange.is_empty(), by_sql, "{name} reads {strange:?}: {leaf:?}");
                // The bounds of a column are not part of what is remembered.
                assert_eq!(leaf.pieces, same.pieces, "{name} is read anew each minute");
            }
        }
    }
}
