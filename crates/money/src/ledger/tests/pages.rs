//! Stories of the treasurer's pages: collectors, books, periods, files, legal values.

use kernel::Result;
use kernel::db::Tx;

use crate::ledger::commands::{Ended, FecArgs, VerifyArgs, fec, verify};
use crate::ledger::tests::{cash, collecting};
use crate::ledger::{self, CollectorId, NewEntry, NewLine};
use crate::org::UnitId;
use crate::testkit::{Browser, Seen, TestApp};

/// A collector of a federation, with an entry for each of two sections.
fn gard(app: &TestApp) -> CollectorId {
    let (gard, units) = (app.unit("Gard"), [app.unit("Alès"), app.unit("Nîmes")]);
    app.app
        .db
        .write_now(move |tx| {
            let id = collecting(tx, &gard)?;
            for (place, unit) in units.iter().enumerate() {
                let cents = 1_000 * (i64::try_from(place)? + 1);
                post(tx, &id, unit, &format!("2026-0{}-05", place + 3), cents)?;
            }
            Ok(id)
        })
        .unwrap()
}

fn post(tx: &mut Tx<'_>, id: &CollectorId, unit: &UnitId, day: &str, cents: i64) -> Result<()> {
    let mut entry = cash(id, &format!("{day}-{cents}"), day, cents);
    entry.lines.iter_mut().for_each(|line| line.unit = Some(unit.clone()));
    ledger::post(tx, &entry).map(drop)
}

fn books(id: &CollectorId) -> String {
    format!("/office/treasury/ledger/{id}")
}

fn treasurer<'a>(app: &'a TestApp, unit: &str) -> Browser<'a> {
    app.officer("treasurer", unit)
}

const NEW: [(&str, &str); 12] = [
    ("name", "ADF du Gard"),
    ("legal_form", "financing_association"),
    ("siren", "732 829 320"),
    ("rna", "w302001234"),
    ("approval_number", "1158"),
    ("approved_on", "07/03/2016"),
    ("line_1", "1 rue des Lices"),
    ("postcode", "30000"),
    ("city", "Nîmes"),
    ("creditor_id", "FR72 ZZZ 123456"),
    ("unit", "Gard"),
    ("from_on", "2026-01-01"),
];

/// The form with some fields filled otherwise.
fn with<'a>(form: &[(&'a str, &'a str)], other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let filled = |(name, value): &(&'a str, &'a str)| {
        let found = other.iter().find(|(changed, _)| changed == name);
        (*name, found.map_or(*value, |(_, value)| *value))
    };
    form.iter().map(filled).collect()
}

fn problems(seen: &Seen) -> Vec<String> {
    seen.attributes("#erreurs a", "href")
}

crate::story! {
    fn a_collector_is_created_with_its_account_units_and_signatories(app: &TestApp) {
        let treasurer = treasurer(app, "Gard");
        treasurer.get("/office/treasury/collectors").must_be(200).must_show("Aucune entité");
        treasurer.get("/office/treasury/collectors/new").must_be(200).must_show("value=\"Gard\"");
        let made = treasurer.post("/office/treasury/collectors/new", &NEW);
        made.must_lead_to("/office/treasury/collectors/");
        let path = made.location.clone().unwrap();
        let page = treasurer.follow(&made);
        page.must_show("FR72ZZZ123456").must_show("732829320").must_show("Aucun compte bancaire");
        let account = [
            ("label", "Compte courant"), ("holder", "ADF GARD"), ("debit_version", "08"),
            ("iban", "FR76 3000 6000 0112 3456 7890 189"), ("lead_days", "2"),
            ("from_on", "2026-01-01"),
        ];
        let refused = with(&account, &[("iban", "FR76 3000 6000 0112 3456 7890 188")]);
        let refused = treasurer.post(&format!("{path}/accounts"), &refused);
        refused.must_be(422).must_show("ADF GARD").must_show("Cet IBAN n’est pas juste");
        assert_eq!(problems(&refused), ["#iban"]);
        treasurer.post(&format!("{path}/accounts"), &account).must_lead_to(&path);
        treasurer.get(&path).must_show("FR76 3000 6000 0112 3456 7890 189");
        let told = [("signatory", "Odile Fauvel"), ("quality", "trésorière"), ("signatory_from", "")];
        let refused = treasurer.post(&format!("{path}/signatories"), &told);
        refused.must_be(422).must_show("Odile Fauvel");
        let told = with(&told, &[("signatory_from", "2026-01-01")]);
        treasurer.post(&format!("{path}/signatories"), &told).must_lead_to(&path);
        let served = [("unit", "Sète"), ("unit_from", "2026-02-01")];
        treasurer.post(&format!("{path}/units"), &served).must_be(422);
        let served = [("unit", "Alès"), ("unit_from", "2026-02-01")];
        treasurer.post(&format!("{path}/units"), &served).must_lead_to(&path);
        let page = treasurer.get(&path);
        page.must_show("Odile Fauvel").must_show("Alès");
        let ends = page.attributes("form[action$='/end']", "action");
        assert_eq!(ends.len(), 4, "{ends:?}");
        for end in ends {
            treasurer.post(&end, &[]).must_lead_to(&path);
        }
        treasurer.get(&path).must_show("Du 1er");
    }

    fn what_is_wrong_with_a_collector_is_told_and_nothing_typed_is_lost(app: &TestApp) {
        let treasurer = treasurer(app, "Gard");
        let wrong = with(&NEW, &[("siren", "732829321"), ("creditor_id", "FR73ZZZ123456"),
            ("unit", "Hérault"), ("city", "")]);
        let refused = treasurer.post("/office/treasury/collectors/new", &wrong);
        refused.must_be(422).must_show("1 rue des Lices").must_show("value=\"732829321\"");
        assert_eq!(problems(&refused), ["#siren", "#city", "#creditor_id", "#unit"]);
        let made = treasurer.post("/office/treasury/collectors/new", &NEW);
        let path = made.location.clone().unwrap();
        let edit = format!("{path}/edit");
        let renamed = with(&NEW, &[("name", "ADF 30"), ("creditor_id", "")]);
        treasurer.post(&edit, &with(&renamed, &[("rna", "302")])).must_be(422).must_show("ADF 30");
        treasurer.post(&edit, &renamed).must_lead_to(&path);
        treasurer.get(&path).must_show("ADF 30").must_hide("FR72ZZZ123456");
        let end = format!("{path}/end");
        treasurer.post(&end, &[("to_on", "2026-11-24")]).must_be(422).must_show("Cochez");
        treasurer.post(&end, &[("to_on", "2026-11-24"), ("confirm", "on")]).must_lead_to(&path);
        treasurer.get(&path).must_show("ne reçoit plus rien");
        treasurer.post(&format!("{path}/accounts"), &[]).must_be(422);
    }

    fn a_section_reads_only_its_own_lines_and_others_nothing(app: &TestApp) {
        let id = gard(app);
        let (base, section) = (books(&id), treasurer(app, "Alès"));
        section.get("/office/treasury/ledger").must_lead_to(&format!("{base}/balance"));
        let balance = section.get(&format!("{base}/balance?year=2026"));
        balance.must_be(200).must_show("10,00 €").must_hide("20,00 €").must_show("lignes de Alès");
        let card = section.get(&format!("{base}/accounts/530?year=2026"));
        card.must_be(200).must_show("10,00 €").must_hide("20,00 €").must_hide("/entries/");
        let csv = section.get(&format!("{base}/accounts/530?year=2026&format=csv"));
        csv.must_show("2026-03-05").must_hide("2026-04-05");
        section.get(&format!("{base}/result?year=2026")).must_show("10,00 €").must_hide("20,00 €");
        section.get(&base).must_lead_to(&format!("{base}/balance"));
        let collector = format!("/office/treasury/collectors/{id}");
        section.get(&collector).must_be(200).must_hide("/edit");
        for path in ["/accounts", "/periods", "/fec", "/fec/file", "/entries/new"] {
            section.get(&format!("{base}{path}")).must_be(404);
        }
        section.get(&format!("{base}?format=csv")).must_be(404);
        section.get(&format!("{collector}/edit")).must_be(404);
        for path in [base.clone(), format!("{base}/balance"), collector.clone()] {
            treasurer(app, "Sète").get(&path).must_be(404).must_hide("ADF");
            app.secretary("Gard").get(&path).must_be(403).must_hide("ADF");
            app.browser().get(&path).must_lead_to("/sign-in");
        }
        treasurer(app, "Union").get(&base).must_be(200).must_show("20,00 €");
        treasurer(app, "Gard").get(&format!("{base}/balance")).must_show("tombe juste");
    }

    fn who_serves_wider_is_not_kept_by_one_of_its_units(app: &TestApp) {
        let id = gard(app);
        let (of, herault) = (id.clone(), app.unit("Hérault"));
        let serve = move |tx: &mut Tx<'_>| ledger::serve(tx, &of, &herault, ("2026-06-01", "2026-05-31"));
        app.app.db.write_now(serve).unwrap();
        let base = books(&id);
        treasurer(app, "Gard").get(&format!("{base}/periods")).must_be(404);
        treasurer(app, "Hérault").get(&format!("{base}/balance")).must_be(200).must_hide("10,00");
        treasurer(app, "Union").get(&format!("{base}/periods")).must_be(200);
    }

    fn an_entry_keyed_by_hand_is_kept_when_refused_and_posted_once(app: &TestApp) {
        let (id, treasurer) = (gard(app), treasurer(app, "Gard"));
        let (base, form) = (books(&id), format!("{}/entries/new", books(&id)));
        let page = treasurer.get(&form);
        page.must_be(200).must_show("Opérations diverses").must_show("627 Frais bancaires");
        let key = page.attributes("input[name=key]", "value").remove(0);
        let keyed = |debit: &'static str| vec![
            ("key", key.as_str()), ("journal", "BQ"), ("on_day", "2026-10-02"),
            ("label", "Frais du trimestre"), ("piece", "R-10"),
            ("account", "627 Frais bancaires"), ("unit", "Alès"), ("line_label", ""),
            ("debit", debit), ("credit", ""),
            ("account", "512"), ("unit", ""), ("line_label", "Prélevé"), ("debit", ""),
            ("credit", "12,50"), ("account", ""), ("unit", ""), ("line_label", ""),
            ("debit", ""), ("credit", ""),
        ];
        let refused = treasurer.post(&form, &keyed("12"));
        refused.must_be(422).must_show("Frais du trimestre").must_show("Prélevé");
        refused.must_show("doivent être égaux");
        let refused = treasurer.post(&form, &keyed("douze"));
        assert_eq!(problems(&refused), ["#debit-0"]);
        refused.must_be(422).must_show("value=\"douze\"");
        let mut more = keyed("12,50");
        more.push(("more", "1"));
        let wider = treasurer.post(&form, &more);
        assert_eq!(wider.must_be(200).select("input[name=account]").len(), 7);
        let posted = treasurer.post(&form, &keyed("12,50"));
        posted.must_lead_to(&format!("{base}/entries/"));
        let again = treasurer.post(&form, &keyed("12,50"));
        assert_eq!(posted.location, again.location, "the same form posts once");
        let seen = treasurer.follow(&posted);
        seen.must_show("BQ-1").must_show("Alès").must_show("12,50 €");
        treasurer.get(&base).must_show("BQ-1").must_show("vendredi");
        let csv = treasurer.get(&format!("{base}?format=csv&year=2026"));
        csv.must_show("Frais du trimestre").must_show(";12,50;");
        treasurer.get(&format!("{base}/result?year=2026")).must_show("L’année dégage");
    }

    fn an_entry_has_proofs_and_is_taken_back_once(app: &TestApp) {
        let (id, treasurer) = (gard(app), treasurer(app, "Gard"));
        let base = books(&id);
        let path = treasurer.get(&base).attributes("tbody th a", "href").remove(0);
        let files = format!("{path}/files");
        treasurer.upload(&files, &[], ("proof", "note.html", b"<html>")).must_be(422);
        let sent = treasurer.upload(&files, &[], ("proof", "../Reçu n° 3.PDF", b"%PDF-1.7 x"));
        sent.must_lead_to(&path);
        let seen = treasurer.get(&path);
        seen.must_show("Reçu n° 3.pdf");
        let file = seen.attributes("a[href*='/files/']", "href").remove(0);
        assert_eq!(treasurer.get(&file).must_be(200).body, b"%PDF-1.7 x");
        let reverse = format!("{path}/reverse");
        let told = [("on_day", "2026-11-20"), ("why", "Non")];
        treasurer.post(&reverse, &told).must_be(422).must_show("Écrivez la raison");
        let told = [("on_day", "2025-11-20"), ("why", "Erreur de saisie")];
        treasurer.post(&reverse, &told).must_be(422).must_show("ne peut pas être datée avant");
        let told = [("on_day", "2026-11-20"), ("why", "Erreur de saisie")];
        let done = treasurer.post(&reverse, &told);
        treasurer.follow(&done).must_show("Erreur de saisie").must_show("Contre-passe cette");
        treasurer.get(&path).must_show("Contre-passée par").must_hide("btn danger");
        let csv = treasurer.get(&format!("{base}/balance?year=2026&format=csv"));
        csv.must_show("530;Caisse;0,00;30,00;20,00;10,00");
    }

    fn accounts_are_added_renamed_and_run_over_years(app: &TestApp) {
        let (id, treasurer) = (gard(app), treasurer(app, "Gard"));
        let chart = format!("{}/accounts", books(&id));
        let wrong = treasurer.post(&chart, &[("code", "9"), ("label", "")]);
        assert_eq!(problems(wrong.must_be(422)), ["#code", "#label"]);
        let added = [("code", "6231"), ("label", "Tracts de rentrée")];
        treasurer.post(&chart, &added).must_lead_to(&chart);
        treasurer.post(&chart, &[("code", "530"), ("label", "Caisse du Gard")]);
        treasurer.get(&chart).must_show("Tracts de rentrée").must_show("Caisse du Gard");
        let card = treasurer.get(&format!("{chart}/530?from=2026-04-01&to=2026-12-31"));
        assert_eq!(card.select("tbody td.num:last-child"), ["10,00 €", "30,00 €"]);
        let next = treasurer.get(&format!("{}/balance?year=2027", books(&id)));
        next.must_show("110").must_show("tombe juste");
        treasurer.get(&format!("{chart}/110?year=2027")).must_show("−30,00 €");
        treasurer.get(&format!("{chart}/999")).must_be(404);
        treasurer.get(&format!("{chart}/8")).must_be(404);
    }

    fn a_month_is_validated_with_confirmation_and_the_chain_verified(app: &TestApp) {
        let (id, treasurer) = (gard(app), treasurer(app, "Gard"));
        let periods = format!("{}/periods", books(&id));
        treasurer.get(&periods).must_show("31 mars 2026, une écriture").must_show("2 écritures");
        treasurer.post(&periods, &[("to_on", "2026-03-31")]).must_be(422).must_show("Cochez");
        let early = [("to_on", "2026-11-30"), ("confirm", "on")];
        treasurer.post(&periods, &early).must_be(422).must_show("mois terminé");
        let march = [("to_on", "2026-03-31"), ("confirm", "on")];
        treasurer.post(&periods, &march).must_lead_to(&periods);
        treasurer.post(&periods, &march).must_be(422);
        let verified = treasurer.get(&format!("{periods}?verify=1"));
        verified.must_show("la chaîne est intacte").must_show("Validée le");
        let form = format!("{}/entries/new", books(&id));
        let late = [
            ("key", "k"), ("journal", "OD"), ("on_day", "2026-03-30"), ("label", "Tard"),
            ("account", "627"), ("debit", "1"), ("credit", ""),
            ("account", "512"), ("debit", ""), ("credit", "1"),
        ];
        let refused = treasurer.post(&form, &late);
        assert_eq!(problems(refused.must_be(422)), ["#on_day"]);
        let tamper = |tx: &mut Tx<'_>| tx.exec("update entry set label = 'Autre' where number = 1", &[]);
        app.app.db.write_now(tamper).unwrap();
        let broken = treasurer.get(&format!("{periods}?verify=1"));
        broken.must_show("n’est pas celle qui a été validée").must_show("CAI-1");
    }

    fn the_file_of_entries_passes_its_own_check(app: &TestApp) {
        let (id, treasurer) = (gard(app), treasurer(app, "Gard"));
        let fec = format!("{}/fec", books(&id));
        let (of, ales) = (id.clone(), app.unit("Alès"));
        // Keyed late: numbers in the file follow the days.
        let late = move |tx: &mut Tx<'_>| {
            post(tx, &of, &ales, "2025-02-01", 500)?;
            post(tx, &of, &ales, "2026-01-15", 700)
        };
        app.app.db.write_now(late).unwrap();
        treasurer.get(&format!("{fec}?year=2026")).must_show("732829320FEC20261231.txt");
        let file = treasurer.get(&format!("{fec}/file?year=2026"));
        file.must_be(200).must_show("AN\tÀ nouveaux\tAN-1\t20260101\t110\tReport à nouveau");
        file.must_show("CAI\tCaisse\tCAI-1\t20260115").must_show("7,00\t0,00");
        let lines: Vec<String> = file.text().lines().map(str::to_owned).collect();
        assert_eq!(lines.len(), 1 + 2 + 6);
        let sent = treasurer.upload(&fec, &[], ("file", "a.txt", &file.body));
        sent.must_be(200).must_show("a.txt peut être remis");
        let wrong = file.text().replacen("7,00\t0,00", "8,00\t0,00", 1);
        let sent = treasurer.upload(&fec, &[], ("file", "b.txt", wrong.as_bytes()));
        sent.must_show("Ligne 4").must_show("CAI-1 ne s’équilibre pas");
        treasurer.upload(&fec, &[], ("file", "c.txt", b"")).must_be(422);
        treasurer.upload(&fec, &[], ("file", "d.txt", b"\xe9;b")).must_show("dix-huit colonnes");
        let of = id.clone();
        let bare = move |tx: &mut Tx<'_>| {
            tx.exec("update collector set siren = null where id = $1", &[&of])
        };
        app.app.db.write_now(bare).unwrap();
        treasurer.get(&format!("{fec}/file?year=2026")).must_be(422).must_show("Il manque le SIREN");
    }

    fn the_law_s_values_are_added_at_the_top_with_their_source(app: &TestApp) {
        let legal = "/office/treasury/legal";
        let administrator = app.officer("administrator", "Union");
        administrator.get(legal).must_be(200).must_show("7 500 €");
        let value = [
            ("name", "gift_ceiling_year_cents"), ("value", "8 000 €"),
            ("valid_from_on", "2027-01-01"), ("source", "Loi de 2026, article 3"),
        ];
        let wrong = with(&value, &[("source", ""), ("value", "beaucoup")]);
        let refused = administrator.post(legal, &wrong);
        assert_eq!(problems(refused.must_be(422)), ["#value", "#source"]);
        refused.must_show("value=\"beaucoup\"");
        administrator.post(legal, &value).must_lead_to(legal);
        administrator.get(legal).must_show("8 000 €").must_show("Loi de 2026");
        administrator.post(legal, &value).must_be(422).must_show("depuis ce jour");
        let ceiling = |day: &'static str| {
            let asked = move |tx: &mut Tx<'_>| ledger::legal(tx, "gift_ceiling_year_cents", day);
            app.app.db.read_now(asked).unwrap()
        };
        assert_eq!([ceiling("2026-12-31"), ceiling("2027-01-01")], [Some(750_000), Some(800_000)]);
        treasurer(app, "Union").get(legal).must_be(403);
        app.officer("administrator", "Gard").get(legal).must_be(403);
    }

    fn commands_verify_the_books_and_write_the_file(app: &TestApp) {
        let id = gard(app);
        let db = &app.app.db;
        let run = |json| {
            let mut out = Vec::new();
            let ended = verify(db, &VerifyArgs { json }, &mut out).unwrap();
            (ended, String::from_utf8(out).unwrap())
        };
        assert_eq!(run(false).0, Ended::Done);
        assert!(run(true).1.contains("\"whole\": true"), "{}", run(true).1);
        let folder = tempfile::tempdir().unwrap();
        let args = |year: &str, collector: Option<&str>| FecArgs {
            year: year.to_owned(),
            out: folder.path().join("fec.txt"),
            collector: collector.map(str::to_owned),
            json: false,
        };
        let mut out = Vec::new();
        assert_eq!(fec(db, &args("2026", None), &mut out).unwrap(), Ended::Done);
        let text = std::fs::read_to_string(folder.path().join("fec.txt")).unwrap();
        assert_eq!(text.lines().count(), 5);
        let refused = |args| matches!(fec(db, &args, &mut Vec::new()).unwrap(), Ended::Refused(_));
        assert!(refused(args("26", None)) && refused(args("2026", Some("Autre"))));
        assert!(!refused(args("2026", Some("adf du gard"))));
        assert_eq!(fec(db, &args("2024", None), &mut out).unwrap(), Ended::Broken);
        let tamper = |tx: &mut Tx<'_>| tx.exec("update entry_line set debit_cents = 7 where debit_cents > 0", &[]);
        db.write_now(tamper).unwrap();
        let (ended, told) = run(true);
        assert!(ended == Ended::Broken && told.contains("unbalanced"), "{told}");
        assert_eq!(fec(db, &args("2026", None), &mut out).unwrap(), Ended::Broken);
        let gard = app.unit("Gard");
        db.write_now(move |tx| collecting(tx, &gard)).unwrap();
        assert!(refused(args("2026", None)), "two collectors: one is to be named");
        drop(id);
    }

    fn who_takes_a_unit_over_leaves_no_collector_without_a_keeper(app: &TestApp) {
        let (first, gard) = (gard(app), app.unit("Gard"));
        let second = app.app.db.write_now(move |tx| collecting(tx, &gard)).unwrap();
        let treasurer = treasurer(app, "Gard");
        treasurer.get(&format!("{}/periods", books(&first))).must_be(200);
        let ales = app.unit("Alès");
        let serving = app.app.db.read_now(move |tx| ledger::collector_for(tx, &ales, "2026-05-01"));
        assert_eq!(serving.unwrap().map(|it| it.id), Some(second));
    }

    fn a_long_card_is_read_page_by_page(app: &TestApp) {
        let (id, treasurer) = (gard(app), treasurer(app, "Gard"));
        let of = id.clone();
        let long = move |tx: &mut Tx<'_>| {
            let line = |debit_cents, credit_cents| NewLine {
                account: if debit_cents > 0 { "411" } else { "756" }.to_owned(),
                unit: None,
                person: None,
                label: String::new(),
                debit_cents,
                credit_cents,
            };
            let mut lines: Vec<NewLine> = (0..230).map(|_| line(100, 0)).collect();
            lines.push(line(0, 23_000));
            let entry = cash(&of, "batch", "2026-05-05", 1);
            ledger::post(tx, &NewEntry { lines, ..entry })
        };
        app.app.db.write_now(long).unwrap();
        let card = format!("{}/accounts/411?year=2026", books(&id));
        let page = treasurer.get(&card);
        page.must_show("200,00 €").must_show("À reporter");
        let next = page.attributes("a[rel=next]", "href").remove(0);
        let rest = treasurer.get(&next);
        assert_eq!(rest.select("tbody tr").len(), 31);
        rest.must_show("230,00 €").must_show("Report de la page").must_show("Solde à la fin");
    }
}
