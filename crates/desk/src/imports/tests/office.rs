//! From the office: send, check, save, decide, take back; and who may not.

use super::{accept, count, send, story};
use crate::consent;
use crate::testkit::{Browser, TestApp};

const PEOPLE: &str = "Nom;Prénom;Courriel;Portable;Né(e) le;Religion;Section\r\n\
    MOULIN;Ana;ana@example.org;06 39 98 22 60;12/01/1950;bouddhiste;Alès\r\n\
    Le Gall;Yann;yann@example.org;;31/02/1980;;Alès\r\n\
    ;;;;;;\r\n\
    ;;pas un courriel;;;;Alès\r\n";

story! {
    fn a_secretary_imports_a_file_twice_and_takes_it_back(app: &TestApp) {
        let browser = app.secretary("Alès");
        let before = count(app, "select count(*) from person");
        browser.get("/office/imports").must_be(200).must_show("Aucun import");
        let import = send(&browser, "amis.csv", PEOPLE.as_bytes());
        browser.get(&format!("{import}/mapping"))
            .must_show("Religion").must_show("écartée").must_hide("bouddhiste");
        accept(app, &browser, &import);
        let report = browser.get(&import);
        report.must_be(200).must_show("date de naissance impossible").must_hide("bouddhiste");
        report.must_show("1 cellule remplie, laissée de côté");
        assert_eq!(count(app, "select count(*) from person"), before + 2);
        let errors = browser.get(&format!("{import}/errors.csv"));
        errors.must_be(200).must_show("31/02/1980").must_show("ligne refusée");

        let again = send(&browser, "amis.csv", PEOPLE.as_bytes());
        accept(app, &browser, &again);
        assert_eq!(count(app, "select count(*) from person"), before + 2);
        assert_eq!(count(app, "select count(*) from person_version"), 0);

        browser.get(&format!("{import}/undo")).must_be(200).must_show("Annuler cet import");
        let asked = browser.post(&format!("{import}/undo"), &[]).location.unwrap();
        assert_eq!(asked, import, "whoever looks at its report sees that it is being taken back");
        browser.get(&asked).must_be(200).must_show("Annulation de l’import");
        browser.get(&format!("{import}/undo")).must_lead_to(&import);
        browser.post(&format!("{import}/undo"), &[]).must_lead_to(&import);
        assert_eq!(count(app, "select count(*) from job where kind = 'imports.undo'"), 1);
        app.run_jobs();
        browser.get(&asked).must_show("Import annulé");
        assert_eq!(count(app, "select count(*) from person"), before);
        browser.get(&import).must_show("Import annulé");
    }

    fn a_preview_says_how_much_of_the_file_it_read(app: &TestApp) {
        let browser = app.secretary("Alès");
        let row = |it: i32| format!("N{it};P{it};p{it}@example.org\n");
        let rows: String = (0..2_100).map(row).collect();
        let file = format!("nom;prénom;courriel\n{rows}");
        let import = send(&browser, "a.csv", file.as_bytes());
        let page = browser.get(&format!("{import}/preview")).select("main p.l").join(" ");
        let plain = page.replace(['\u{202f}', '\u{a0}', ' '], "");
        assert!(plain.contains("2000premièreslignes"), "{page}");
        assert!(plain.contains("sur2100danslefichier"), "{page}");
        let import = send(&browser, "b.csv", PEOPLE.as_bytes());
        browser.get(&format!("{import}/preview")).must_show("le fichier entier");
    }

    fn what_later_imports_brought_and_took_back_does_not_stop_taking_back(app: &TestApp) {
        let browser = app.secretary("Alès");
        let before = count(app, "select count(*) from person");
        let line = "Moulin;Ana;ana@example.org;Amie de longue date\n";
        let row = |it: i64| format!("N{it};P{it};p{it}@example.org;\n");
        let rows: String = (0..250).map(row).collect();
        let last = "Moulin;Ana;ana@example.org;Deux\n";
        let first = format!("nom;prénom;courriel;note\n{line}{rows}{last}");
        let first = send(&browser, "a.csv", first.as_bytes());
        accept(app, &browser, &first);
        let more = "nom;prénom;courriel;portable;note\n\
            Moulin;Ana;ana@example.org;0639982260;Trois\n";
        let second = send(&browser, "b.csv", more.as_bytes());
        accept(app, &browser, &second);
        assert_eq!(count(app, "select count(*) from person_note"), 3);
        for import in [&second, &first] {
            browser.post(&format!("{import}/undo"), &[]).must_lead_to(import);
            app.run_jobs();
        }
        assert_eq!(count(app, "select count(*) from person"), before);
        assert_eq!(count(app, "select count(*) from person_note"), 0);
    }

    fn what_nobody_may_keep_never_enters_the_database(app: &TestApp) {
        let browser = app.secretary("Alès");
        let import = send(&browser, "amis.csv", PEOPLE.as_bytes());
        let kept = app.app.db.read_now(|tx| {
            tx.rows::<(Vec<u8>,)>("select content from file_part", &[])
        }).unwrap();
        let kept: Vec<u8> = kept.into_iter().flat_map(|(part,)| part).collect();
        let kept = String::from_utf8(kept).unwrap();
        assert!(kept.contains("MOULIN") && !kept.contains("bouddhiste"));
        accept(app, &browser, &import);
        assert_eq!(count(app, "select count(*) from file"), 0);
        assert_eq!(count(app, "select count(*) from person_field where value = 'bouddhiste'"), 0);
    }

    fn a_doubtful_row_waits_and_a_person_decides(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let browser = app.secretary("Alès");
        let before = count(app, "select count(*) from person");
        let file = "nom;prénom;courriel;portable\n\
            Moulin;Paul;ana.moulin@example.org;\n\
            Moulins;Anna;ana.moulin@example.org;0639982260\n\
            Moulin;Rose;ana.moulin@example.org;\n";
        let import = send(&browser, "famille.csv", file.as_bytes());
        accept(app, &browser, &import);
        assert_eq!(count(app, "select count(*) from person"), before);
        let queue = browser.get(&format!("{import}/doubts"));
        queue.must_show("même courriel, autre nom").must_show("Paul Moulin");
        let forms = queue.attributes("form[action*='doubts/']", "action");
        assert_eq!(forms.len(), 3);
        browser.post(&forms[0], &[("decision", "other")]).must_lead_to(&import);
        assert_eq!(count(app, "select count(*) from person"), before + 1);
        browser.post(&forms[1], &[("decision", ana.as_str())]).must_lead_to(&import);
        assert_eq!(count(app, "select count(*) from person_phone"), 1);
        browser.post(&forms[2], &[("decision", "leave")]).must_lead_to(&import);
        browser.get(&format!("{import}/doubts")).must_show("Aucune ligne");

        // The same file again asks nothing again and changes nothing.
        let again = send(&browser, "famille.csv", file.as_bytes());
        accept(app, &browser, &again);
        assert_eq!(count(app, "select count(*) from person"), before + 1);
        browser.get("/office/imports/doubts").must_show("Aucune ligne");
    }

    fn another_section_sees_and_reaches_nothing(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Nîmes");
        let here = app.secretary("Alès");
        let file = "nom;prénom;courriel;section\nMoulin;Paul;ana.moulin@example.org;Nîmes\n";
        let import = send(&here, "x.csv", file.as_bytes());
        here.get(&format!("{import}/preview")).must_hide("Ana").must_show("Unités inconnues");
        let nimes = app.unit("Nîmes");
        let fields = [("unit-0-name", "Nîmes"), ("unit-0", nimes.as_str())];
        here.post(&format!("{import}/run"), &fields).must_be(404);
        accept(app, &here, &import);
        let there = app.secretary("Nîmes");
        for path in ["", "/mapping", "/preview", "/doubts", "/errors.csv", "/undo"] {
            there.get(&format!("{import}{path}")).must_be(404);
        }
        there.post(&format!("{import}/undo"), &[]).must_be(404);
        there.get("/office/imports").must_hide("x.csv");
        let home = count(app, "select count(*) from person p join unit u on u.id = p.home_unit
            where u.name = 'Alès' and p.first_name = 'Paul'");
        assert_eq!(home, 1);
        let name = app.app.db.read_now(move |tx| crate::people::name_of(tx, &ana)).unwrap();
        assert_eq!(name.as_deref(), Some("Ana Moulin"));
    }

    fn an_import_is_stopped_and_what_it_did_taken_back(app: &TestApp) {
        let browser = app.secretary("Alès");
        let import = send(&browser, "a.csv", PEOPLE.as_bytes());
        browser.post(&format!("{import}/stop"), &[]).must_lead_to(&import);
        browser.get(&format!("{import}/stop")).must_lead_to(&import);
        browser.post(&format!("{import}/run"), &[]).must_lead_to(&import);
        let page = browser.get(&import);
        let stop = page.attributes("#tache-arret", "href");
        browser.get(&stop[0]).must_be(200).must_show("Arrêter cet import");
        app.secretary("Nîmes").post(&stop[0], &[]).must_be(404);
        let asked = browser.post(&stop[0], &[]);
        browser.follow(&asked).must_show("Arrêt demandé").must_hide("tache-arret");
        app.run_jobs();
        let told = browser.get(&import);
        told.must_show("Import arrêté avant la fin").must_show("Annuler cet import");
        assert_eq!(count(app, "select count(*) from person where import is not null"), 0);
        let late = browser.post(&stop[0], &[]);
        browser.follow(&late).must_show("déjà fini");
        browser.post(&format!("{import}/undo"), &[]).must_lead_to(&import);
        app.run_jobs();
        browser.get(&import).must_show("Import annulé");
    }

    fn an_import_that_was_given_up_says_so_and_goes_on_or_back(app: &TestApp) {
        let given_up = |browser: &Browser<'_>| {
            let import = send(browser, "a.csv", PEOPLE.as_bytes());
            browser.post(&format!("{import}/run"), &[]).must_lead_to(&import);
            app.app.db.write_now(|tx| {
                let now = tx.now();
                tx.exec("update job set failed_at = $1, failure = 'x'
                    where kind = 'imports.run' and failed_at is null", &[&now])
            }).unwrap();
            browser.get(&import).must_be(200).must_show("s’est interrompu").must_hide("tache");
            browser.get("/office/imports").must_show("interrompu");
            import
        };
        let browser = app.secretary("Alès");
        let first = given_up(&browser);
        app.secretary("Nîmes").post(&format!("{first}/resume"), &[]).must_be(404);
        let resumed = browser.post(&format!("{first}/resume"), &[]);
        browser.follow(&resumed).must_show("L’import reprend").must_show("tache");
        app.run_jobs();
        browser.get(&first).must_show("Import terminé");
        assert_eq!(count(app, "select count(*) from person where import is not null"), 2);
        let second = given_up(&browser);
        let undo = browser.post(&format!("{second}/undo"), &[]).location.unwrap();
        app.run_jobs();
        browser.get(&undo).must_show("Import annulé");
        assert_eq!(count(app, "select count(*) from file"), 0);
        // The job that was set aside, tried again, does nothing more.
        app.app.db.write_now(|tx| {
            tx.exec("update job set failed_at = null, attempts = 0", &[])
        }).unwrap();
        app.run_jobs();
        browser.get(&second).must_show("Import annulé");
        assert_eq!(count(app, "select count(*) from job where kind = 'imports.run'"), 0);
    }

    fn who_asked_to_be_erased_is_not_brought_back_by_an_old_file(app: &TestApp) {
        app.app.db.write_now(|tx| consent::suppress(tx, "Ana@example.org")).unwrap();
        let browser = app.secretary("Alès");
        let before = count(app, "select count(*) from person");
        let import = send(&browser, "vieux.csv", PEOPLE.as_bytes());
        browser.get(&format!("{import}/preview")).must_show("Lignes refusées");
        accept(app, &browser, &import);
        assert_eq!(count(app, "select count(*) from person"), before + 1);
        let report = browser.get(&import);
        report.must_show("a demandé à être effacée").must_hide("ana@example.org");
        // Somebody who came back by themselves is a person like others.
        let ana = app.person("Ana", "Moulin", "Alès");
        let back = "nom;prénom;courriel;portable\nMoulin;Ana;ana.moulin@example.org;0639982260\n";
        app.app.db.write_now(|tx| consent::suppress(tx, "ana.moulin@example.org")).unwrap();
        let import = send(&browser, "neuf.csv", back.as_bytes());
        accept(app, &browser, &import);
        browser.get(&format!("/office/people/{ana}")).must_show("06");
        assert_eq!(count(app, "select count(*) from person_phone"), 1);
    }

    fn who_may_not_import_is_told(app: &TestApp) {
        let chair = app.officer("chair", "Alès");
        chair.get("/office/imports").must_be(403);
        chair.upload("/office/imports/new", &[], ("file", "a.csv", b"nom\nx\n")).must_be(403);
        app.browser().get("/office/imports").must_lead_to("/sign-in");
    }

    fn hostile_files_are_refused_with_a_clear_message(app: &TestApp) {
        let browser = app.secretary("Alès");
        let files: [(&str, &[u8], &str); 5] = [
            ("a.csv", "nom;prénom\n".as_bytes(), "au moins une ligne"),
            ("a.csv", b"%PDF-1.7 binary", "pas un tableau"),
            ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "Excel"),
            ("a.xlsx", b"PK\x03\x04 broken", "abîmé"),
            ("a.csv", b"", "Choisissez un fichier"),
        ];
        for (name, content, message) in files {
            let seen = browser.upload("/office/imports/new", &[], ("file", name, content));
            seen.must_be(422).must_show(message);
        }
        assert_eq!(count(app, "select count(*) from import"), 0);
        assert_eq!(count(app, "select count(*) from file"), 0);
    }

    fn a_refused_column_without_a_filled_cell_is_named_without_a_count(app: &TestApp) {
        let browser = app.secretary("Alès");
        let file = "nom;prénom;religion;santé\nMoulin;Ana;;\nLe Gall;Yann;;asthme\n";
        let import = send(&browser, "x.csv", file.as_bytes());
        accept(app, &browser, &import);
        browser.get(&import).must_show("religion").must_show("1 cellule remplie");
    }

    fn strange_bytes_and_wide_tables_are_refused_or_told_and_nothing_is_lost(app: &TestApp) {
        let browser = app.secretary("Alès");
        let names: Vec<String> = (0..2_000).map(|it| format!("c{it}")).collect();
        let wide = format!("{}\n{}\n", names.join(";"), names.join(";"));
        let seen = browser.upload("/office/imports/new", &[], ("file", "a.csv", wide.as_bytes()));
        seen.must_be(422).must_show("colonnes");
        let nuls = b"nom;prenom\nMoulin;A\0na\nLe Gall;Yann\n";
        let import = send(&browser, "nul.csv", nuls);
        accept(app, &browser, &import);
        let kept = count(app, "select count(*) from person where import is not null");
        assert_eq!(kept, 2);
    }

    fn the_rest_of_a_malformed_file_survives(app: &TestApp) {
        let browser = app.secretary("Alès");
        let file = b"nom;prenom;courriel\nUn;Ana;a@example.org\n\"Deux;Bob;b@example.org\n\
            Trois;Zo\xeb;=cmd|'x'!A1@example.org\nQuatre;Eve;e@example.org;trop;long\n";
        let import = send(&browser, "sale.csv", file);
        accept(app, &browser, &import);
        browser.get(&import).must_show("guillemet jamais fermé");
        let kept = count(app, "select count(*) from person where import is not null");
        assert_eq!(kept, 3);
    }

    fn a_mapping_is_saved_and_offered_again(app: &TestApp) {
        let browser = app.secretary("Alès");
        let file = "A;B;C\nMoulin;Ana;ana@example.org\n";
        let import = send(&browser, "x.csv", file.as_bytes());
        let fields = [
            ("column-0", "last-name"),
            ("column-1", "first-name"),
            ("column-2", "email"),
            ("save_as", "Amicale"),
        ];
        browser.post(&format!("{import}/mapping"), &fields).must_lead_to(&import);
        browser.get("/office/imports/new").must_show("Amicale");
        let sent = browser.upload(
            "/office/imports/new",
            &[("template", "Amicale"), ("sheet", "1")],
            ("file", "y.csv", file.as_bytes()),
        );
        let page = browser.follow(&sent);
        let chosen = page.attributes("option[selected]", "value");
        assert_eq!(chosen, ["last-name", "first-name", "email"]);
        let nothing = [("column-0", "note"), ("column-1", "note"), ("column-2", "note")];
        browser.post(&format!("{import}/mapping"), &nothing).must_be(422);
    }
}
