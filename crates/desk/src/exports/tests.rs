//! Stories of exports.

use crate::exports::{ExportArgs, command};
use crate::story;
use crate::testkit::TestApp;

fn count(app: &TestApp, sql: &'static str) -> i64 {
    app.app.db.read_now(move |tx| tx.one(sql, &[])).unwrap()
}

story! {
    fn a_secretary_exports_ticked_people_for_a_reason(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        app.person("Bob", "Dupont", "Alès");
        let browser = app.secretary("Alès");
        let form = browser.post("/office/exports/new", &[("p", ana.as_str())]);
        form.must_be(200).must_show("1 personne choisie");
        let bare = [("p", ana.as_str()), ("format", "csv"), ("reason", "x")];
        browser.post("/office/exports", &bare).must_be(422).must_show("Dites à quoi sert");
        assert_eq!(count(app, "select count(*) from export"), 0);
        for format in ["csv", "xlsx", "json"] {
            let asked = [
                ("p", ana.as_str()),
                ("format", format),
                ("reason", "Convocation"),
                ("column", "last_name"),
                ("column", "emails"),
            ];
            let done = browser.post("/office/exports", &asked);
            let page = browser.follow(&done);
            page.must_be(200).must_show("Convocation").must_show("Télécharger");
            let file = browser.get(&format!("{}/file", done.location.unwrap()));
            file.must_be(200).must_hide("Dupont").must_hide("Bob");
            if format != "xlsx" {
                file.must_show("Moulin").must_show("ana.moulin@example.org").must_hide("Ana;");
            }
        }
        let lines = "select count(*) from access_line where act = 'exported'
            and reason = 'Convocation' and batch is not null";
        assert_eq!(count(app, lines), 3);
    }

    fn another_section_reaches_no_export_and_no_person(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let here = app.secretary("Alès");
        let asked = [("p", ana.as_str()), ("format", "csv"), ("reason", "Convocation")];
        let done = here.post("/office/exports", &asked).location.unwrap();
        let there = app.secretary("Nîmes");
        for end in ["", "/file", "/labels"] {
            there.get(&format!("{done}{end}")).must_be(404);
        }
        there.get("/office/exports").must_hide("Convocation");
        let theirs = there.post("/office/exports", &asked).location.unwrap();
        there.get(&format!("{theirs}/file")).must_be(200).must_hide("Moulin");
        let alès = app.unit("Alès");
        let asked = [("unit", alès.as_str()), ("format", "csv"), ("reason", "Convocation")];
        there.post("/office/exports", &asked).must_be(404);
        app.officer("chair", "Alès").get("/office/exports").must_be(403);
    }

    fn labels_are_printed_from_addresses(app: &TestApp) {
        let browser = app.secretary("Alès");
        let file = b"nom;prenom;adresse;cp;ville\nMoulin;Ana;1 rue Haute;30100;Al\xc3\xa8s\n";
        let sent = browser.upload("/office/imports/new", &[], ("file", "a.csv", file));
        let import = sent.location.unwrap().trim_end_matches("/mapping").to_owned();
        browser.post(&format!("{import}/run"), &[]).must_be(303);
        app.run_jobs();
        let asked = [("all", "1"), ("format", "labels"), ("reason", "Enveloppes")];
        let done = browser.post("/office/exports", &asked).location.unwrap();
        let page = browser.get(&format!("{done}/labels"));
        page.must_be(200).must_show("1 rue Haute").must_show("30100 ALÈS");
        let printed = "select count(*) from access_line where act = 'printed'";
        assert_eq!(count(app, printed), 2);
    }

    fn an_export_from_the_command_line_is_told_to_the_people_in_it(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let bob = app.person("Bob", "Dupont", "Nîmes");
        let folder = tempfile::tempdir().unwrap();
        let args = ExportArgs {
            unit: Some("Alès".to_owned()),
            format: "csv".to_owned(),
            reason: Some("Envoi aux imprimeurs".to_owned()),
            output: Some(folder.path().join("people.csv")),
        };
        command(&app.app.db, &args).unwrap();
        let page = app.signed_in(&ana).get("/me/access");
        page.must_show("L’administration du serveur").must_show("en ligne de commande, Alès");
        page.must_show("Fiche extraite dans un fichier").must_show("Envoi aux imprimeurs");
        app.signed_in(&ana).get("/me/data/all").must_show("L’administration du serveur");
        app.secretary("Alès").get(&format!("/office/people/{ana}")).must_be(200);
        app.signed_in(&bob).get("/me/access").must_hide("administration du serveur");
        command(&app.app.db, &ExportArgs { reason: None, ..args }).unwrap();
        app.signed_in(&ana).get("/me/access").must_show("Export en ligne de commande");
    }

    fn formulas_leave_as_texts(app: &TestApp) {
        app.person("=cmd()", "Moulin", "Alès");
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("people.csv");
        let unit = Some("Alès".to_owned());
        let format = "csv".to_owned();
        let args = ExportArgs { unit, format, reason: None, output: Some(output.clone()) };
        command(&app.app.db, &args).unwrap();
        let text = std::fs::read_to_string(output).unwrap();
        assert!(text.contains("'=cmd()") && text.contains("Prénom"), "{text}");
    }
}
