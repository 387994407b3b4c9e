//! Pages as they are printed.

use super::*;
use crate::text::KERNEL_TEXTS;

const PROBE: (&str, &str) = (
    "probe.html",
    r#"{% extends "layout/office.html" %}{% import "parts.html" as parts %}
{% block title %}Essai{% endblock %}
{% block main %}<h1>Essai</h1>
<p id="name">{{ p.name }}</p>
<p id="marked">{{ th("probe-marked", name=p.name) }}</p>
<p id="plain">{{ t("probe-plain", name=p.name) }}</p>
<p id="days">{{ p.day|day }}|{{ p.day|day_short }}|{{ p.day|day_month }}|{{
    p.day|weekday }}</p>
<p id="months">{{ 11|month }}|{{ 11|month_short }}</p>
<p id="moments">{{ p.at|moment }}|{{ p.at|moment_short }}|{{ p.at|iso }}</p>
<p id="numbers">{{ 4812|number }}|{{ 6450|money }}|{{
    96800|money_exact }}|{{ "+33639982260"|phone }}</p>
{{ parts.errors([{"field": "email", "label": "Courriel", "message": "Écrivez."}]) }}
{{ parts.field("email", "Courriel", p.name, "Un lien.", "Écrivez une adresse.", type="email") }}
{{ parts.field("phone", "Téléphone", required=false, attrs='maxlength="20"') }}
{{ parts.area("note", "Note", p.name) }}
{{ parts.select("kind", "Genre",
    [{"value": 1, "label": "Appel"}, {"value": 2, "label": "Visite"}], "2") }}
{{ parts.choice("agree", "Je reçois la lettre", "yes", true, "Une par mois.") }}
{{ parts.switch("sms", "SMS", false, "La veille.") }}
{{ parts.notice("ok", "Enregistré.", "Bien reçu") }}
{{ parts.empty("Personne ici", "Importez votre fichier.", "/office/imports", "Importer") }}
{{ parts.pager("/p/1", "/p/3", "51 à 100") }}{{ parts.progress(1, 4, "Import") }}
{{ parts.tag("à jour", "ok") }}{{ parts.facts([{"term": "Ville", "value": "Rouen"}]) }}
<table><thead><tr>{{ parts.sortable("Nom", "?sort=name", "ascending") }}</tr></thead></table>
{{ parts.keys() }}{{ parts.selected() }}
{% endblock %}"#,
);

const PROBE_TEXTS: [(Language, &str); 2] = [
    (
        Language::French,
        "probe-marked = <b>{ $name }</b> : l'accord\nprobe-plain = <b>{ $name }</b>\n",
    ),
    (Language::English, "probe-marked = <b>{ $name }</b>\nprobe-plain = <b>{ $name }</b>\n"),
];

#[derive(Serialize)]
struct Probe {
    name: &'static str,
    day: &'static str,
    at: i64,
}

impl Page for Probe {
    const TEMPLATE: &'static str = "probe.html";
}

const ATTACK: Probe =
    Probe { name: "<script>alert('x')</script>", day: "2026-11-24", at: 1_795_541_400_000 };

fn view(more: &[(&'static str, &'static str)]) -> View {
    let sources: Vec<(Language, &'static str)> =
        KERNEL_TEXTS.iter().copied().chain(PROBE_TEXTS).collect();
    View::new(more, &Arc::new(Texts::new(&sources).unwrap()))
}

fn shells(area: Area) -> Vec<Shell> {
    let organisation = Organisation {
        name: "Union des quartiers".to_owned(),
        logo: None,
        theme_css: "/theme.css".to_owned(),
    };
    let full = Shell {
        area,
        demo: true,
        keys_off: true,
        theme: Appearance::Dark,
        failed: true,
        nav: vec![Link::new("Personnes", "/office/people").here(), Link::new("Messages", "/m")],
        subnav: vec![Link::new("Toutes", "/office/people?all").here()],
        footer: vec![Link::new("Vos données", "/privacy")],
        actor: Some(Actor {
            name: "Colette Vauquelin".to_owned(),
            role: "secrétaire".to_owned(),
            initials: "CV".to_owned(),
        }),
        scope: vec![
            Place { name: "Fédération 76".to_owned(), href: "/office?unit=2".to_owned() },
            Place { name: "Rouen rive gauche".to_owned(), href: String::new() },
        ],
        scope_change: Some("/office/scope".to_owned()),
        notice: Some(Notice { kind: NoticeKind::Ok, text: "Enregistré.".to_owned() }),
        ..Shell::new(Language::French, organisation.clone(), "/office/people?q=a&b")
    };
    let english = Shell::new(Language::English, organisation, "/");
    let bare = Shell { area, ..english };
    let same = Shell { lang: Language::English, ..full.clone() };
    vec![full, bare, same]
}

const AREAS: [Area; 3] = [Area::Public, Area::Me, Area::Office];

#[test]
fn every_kernel_sample_is_printed_in_every_shell_and_language() {
    let view = view(&[]);
    for area in AREAS {
        for shell in shells(area) {
            for sample in kernel_samples() {
                let html = sample.render(&view, &shell).unwrap();
                assert_eq!(html.matches("<h1").count(), 1, "{}", sample.name);
                assert_eq!(html.matches("<main id=\"contenu\"").count(), 1);
                assert!(html.contains(&format!("<html lang=\"{}\"", shell.lang.code())));
                assert!(!html.contains(" style="), "{}", sample.name);
                assert!(!html.contains("http://") && !html.contains("https://"));
            }
        }
    }
}

#[test]
fn a_page_keeps_the_order_in_which_it_is_read_aloud() {
    let view = view(&[PROBE]);
    let html = view.render(&ATTACK, &shells(Area::Office)[0]).unwrap();
    let places: Vec<usize> =
        ["class=\"skip\"", "<header", "class=\"modnav\"", "<main id=\"contenu\"", "<footer"]
            .iter()
            .map(|piece| html.find(piece).unwrap())
            .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(html.contains("<title>Erreur\u{a0}: Essai · Union des quartiers</title>"));
    assert!(html.contains("data-theme=\"dark\" data-keys=\"off\""));
    assert!(html.contains("name=\"back\" value=\"/office/people?q=a&amp;b\""), "{html}");
}

#[test]
fn what_people_typed_is_never_markup() {
    let view = view(&[PROBE]);
    for shell in shells(Area::Office) {
        let html = view.render(&ATTACK, &shell).unwrap();
        assert!(!html.contains("<script>"), "{html}");
        assert!(html.contains("<p id=\"marked\"><b>&lt;script&gt;"), "{html}");
        assert!(html.contains("<p id=\"plain\">&lt;b&gt;&lt;script&gt;"), "{html}");
    }
}

#[test]
fn filters_write_in_the_language_of_the_shell() {
    let view = view(&[PROBE]);
    let shells = shells(Area::Office);
    let plain = |shell| view.render(&ATTACK, shell).unwrap().replace(['\u{a0}', '\u{202f}'], " ");
    let french = plain(&shells[0]);
    for line in [
        "<p id=\"days\">24 novembre 2026|24 nov. 2026|24 novembre|mardi</p>",
        "<p id=\"months\">novembre|nov.</p>",
        "24 novembre 2026 à 18 h 30|24 nov. 2026, 18 h 30|2026-11-24T17:30:00Z",
        "<p id=\"numbers\">4 812|64,50 €|968,00 €|06 39 98 22 60</p>",
        "<h2>1 réponse à corriger</h2>",
        "aria-describedby=\"email-h email-e\" aria-invalid=\"true\"",
        "<option value=\"2\" selected>",
        "<span class=\"opt\">(facultatif)</span>",
        "data-many=\"{n} lignes cochées\"",
    ] {
        assert!(french.contains(line), "{line} not in {french}");
    }
    let english = plain(&shells[2]);
    for line in ["24 November 2026 at 18:30", "4,812|€64.50|€968.00", "1 answer to correct"] {
        assert!(english.contains(line), "{line} not in {english}");
    }
}

#[test]
fn an_undefined_name_an_unknown_icon_and_a_wrong_day_are_faults() {
    for source in
        ["{{ p.nothing }}", "{{ icon('nothing') }}", "{{ 'x'|day }}", "{{ t('a', b=p.c) }}"]
    {
        let view = view(&[("probe.html", source)]);
        let fault = view.render(&ATTACK, &shells(Area::Public)[0]).unwrap_err();
        assert!(fault.to_string().contains("probe.html"), "{source}: {fault}");
    }
    let texts = Arc::new(Texts::new(&[]).unwrap());
    assert!(View::new(&[("broken.html", "{% block %}")], &texts).compile_all().is_err());
    assert!(
        View::new(&[("whole.html", "{% block a %}{% endblock %}")], &texts).compile_all().is_ok()
    );
}

#[test]
fn a_sample_with_a_missing_text_is_refused() {
    let view = view(&[("probe.html", "{{ t('probe-nothing') }}")]);
    let fault = SamplePage::new("probe", ATTACK).render(&view, &shells(Area::Public)[0]);
    assert!(fault.unwrap_err().to_string().contains("probe-nothing"));
}

#[test]
fn a_mail_is_not_escaped_and_a_fragment_is_a_page_without_its_frame() {
    let view = view(&[("mail.txt", "{{ p.name }} ({{ lang }})"), ("part.html", "{{ p.name }}")]);
    let mail = view.part("mail.txt", &ATTACK, Language::English).unwrap();
    assert_eq!(mail, "<script>alert('x')</script> (en)");
    let part = view.fragment("part.html", &ATTACK, &shells(Area::Public)[0]).unwrap();
    assert!(part.starts_with("&lt;script&gt;"));
}

#[test]
fn templates_hold_no_inline_style_script_or_handler() {
    for (name, source) in KERNEL_TEMPLATES {
        for forbidden in [" style=", "<style", "<script>", "javascript:", " onclick", " onload"] {
            assert!(!source.contains(forbidden), "{forbidden} in {name}");
        }
        for script in source.split("<script").skip(1) {
            assert!(script.starts_with(" src=\"{{ shell.assets.js }}\" defer></script>"), "{name}");
        }
    }
}

#[test]
fn every_status_has_its_page() {
    for code in ErrorCode::ALL {
        assert_eq!(ErrorPage::new(code).status, code.status());
        assert!((400..600).contains(&code.status()));
    }
    assert_eq!(ErrorPage::new(ErrorCode::TooOften).wait(0).wait_minutes, Some(1));
    assert_eq!(ErrorPage::new(ErrorCode::TooOften).wait(61).wait_minutes, Some(2));
    for appearance in [Appearance::System, Appearance::Light, Appearance::Dark] {
        assert_eq!(Appearance::from_code(appearance.code()), appearance);
    }
}
