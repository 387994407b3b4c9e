//! Believable sites: the national body's, those of federations and of their first sections.

use kernel::Result;
use kernel::db::Tx;
use kernel::time::{DAY_MS, Moment};

use crate::feature::Demo;
use crate::org::{self, Unit, UnitId};
use crate::site::rules::{self, FactKind, Kind, Menu};
use crate::site::store::{self, Draft, Hand};

/// Federations that have a site, and sections of one that has many.
const FEDERATIONS: usize = 12;
const SECTIONS: usize = 5;

/// A page of the demonstration: kind, menu, title, summary, text, age in days.
type Written = (Kind, Menu, &'static str, &'static str, &'static str, i64);

const NATIONAL: [Written; 6] = [
    (
        Kind::Home,
        Menu::None,
        "Des quartiers qui se parlent",
        "Logement, transports, écoles : on s'organise là où l'on habite.",
        "Partout où nos sections se réunissent, des voisines et des voisins décident ensemble de \
         ce qui compte, et le font avancer.\n\n[[bouton /join | J'adhère]]\n\n## Près de chez \
         vous\n\nNos fédérations ont leur site :\n\n[[sections]]\n",
        300,
    ),
    (
        Kind::Page,
        Menu::Below,
        "Qui nous sommes",
        "Une union de sections, tenue par ses membres.",
        "L'Union est faite de sections de quartier, réunies en fédérations.\n\n## Qui décide\n\n\
         - la section, de ses actions ;\n- le congrès, de l'orientation ;\n- personne, de vos \
         données à votre place.\n\n## D'où vient l'argent\n\n| Source | Part |\n|---|--:|\n\
         | Cotisations | 71 % |\n| Dons | 24 % |\n| Subventions | 5 % |\n",
        290,
    ),
    (
        Kind::Page,
        Menu::Own,
        "Nos statuts",
        "Adoptés par le congrès.",
        "Les statuts disent qui peut adhérer, qui vote et comment. **Chaque membre en reçoit une \
         copie.**\n\n1. L'Union rassemble des habitants.\n2. La section tient le fichier de ses \
         membres.\n3. Le congrès se réunit tous les deux ans.\n",
        280,
    ),
    (
        Kind::News,
        Menu::None,
        "Le congrès se tiendra à Lille",
        "Trois jours de débats, du vendredi au dimanche.",
        "Le conseil national a choisi Lille. Chaque section envoie ses délégués et propose des \
         amendements jusqu'à la fin du mois.\n\n> On ne vient pas au congrès pour applaudir.\n",
        5,
    ),
    (
        Kind::News,
        Menu::None,
        "Loyers : 214 dossiers gagnés cette année",
        "Les permanences logement ont tenu chaque semaine dans douze villes.",
        "Les permanences ont accompagné 391 ménages. *214 ont obtenu une baisse ou un \
         relogement.*\n\n[[vidéo https://videos.example.org/permanences | Une permanence, en trois \
         minutes]]\n",
        19,
    ),
    (
        Kind::News,
        Menu::None,
        "Un site pour chaque section",
        "Chaque section peut ouvrir le sien, aux couleurs de l'Union.",
        "On écrit, on prévisualise, on publie. Les visiteurs ne sont ni suivis ni comptés.\n",
        40,
    ),
];

const LOCAL: [Written; 3] = [
    (
        Kind::Page,
        Menu::Own,
        "Permanences",
        "Le lundi soir et le samedi matin.",
        "| Jour | Heure | Lieu |\n|---|---|---|\n| lundi | 18 h à 20 h | Maison des associations \
         |\n| samedi | 10 h à 12 h | Au marché |\n\nVenez comme vous êtes, avec vos papiers.\n",
        120,
    ),
    (
        Kind::News,
        Menu::None,
        "Le bus du soir roulera jusqu'à minuit",
        "La métropole a cédé après trois mois de signatures.",
        "Le dernier départ passe de 21 h à **minuit**, dès janvier.\n\n[[actualités 3]]\n",
        9,
    ),
    (
        Kind::News,
        Menu::None,
        "Samedi, table au marché",
        "De 9 h à midi, devant la fontaine.",
        "Il faut cinq personnes pour la tenir. *Dites-le au bureau si vous venez.*\n",
        2,
    ),
];

/// Opens sites and publishes their pages, each at its age.
pub(super) fn demo(tx: &mut Tx<'_>, _demo: &mut Demo) -> Result<()> {
    let hand = Hand::house();
    let root = org::root(tx)?;
    for written in &NATIONAL {
        publish(tx, &root.id, written, &hand)?;
    }
    let members = Draft {
        title: "Comptes rendus du conseil".to_owned(),
        summary: "Réservé aux membres.".to_owned(),
        body: "Le conseil publie ses comptes rendus ici, pour les membres.\n".to_owned(),
        access: rules::Access::Members.name(),
    };
    let place = (Kind::Page, "comptes-rendus", Menu::Own.name());
    let id = store::add_page(tx, &root.id, place, &members, &hand)?;
    show(tx, &root.id, &id, 60, &hand)?;
    store::add_alias(tx, &root.id, ("/adherer", "/join"), &hand)?;
    let federations = org::units_right_below(tx, &root.id, ("", ""), 50)?;
    for (federation, _) in federations.iter().take(FEDERATIONS) {
        local(tx, federation, &hand)?;
        let sections = org::units_right_below(tx, &federation.id, ("", ""), 50)?;
        let many = if sections.len() > 2 * SECTIONS { SECTIONS } else { 1 };
        for (section, _) in sections.iter().take(many) {
            local(tx, section, &hand)?;
        }
    }
    Ok(())
}

fn local(tx: &mut Tx<'_>, unit: &Unit, hand: &Hand) -> Result<()> {
    let slug = rules::slug(&unit.name);
    // A federation and a section may have one name.
    if store::site_of(tx, &slug)?.is_some() {
        store::open_site(tx, &unit.id, &format!("{slug}-{}", unit.kind), hand)?;
    } else {
        store::open_site(tx, &unit.id, &slug, hand)?;
    }
    for written in &LOCAL {
        publish(tx, &unit.id, written, hand)?;
    }
    let draft = Draft {
        title: "Appel à bénévoles".to_owned(),
        summary: String::new(),
        body: "Brouillon : à relire en bureau.\n".to_owned(),
        access: rules::Access::Public.name(),
    };
    let place = (Kind::News, "appel-a-benevoles", Menu::None.name());
    store::add_page(tx, &unit.id, place, &draft, hand).map(drop)
}

fn publish(tx: &mut Tx<'_>, unit: &UnitId, written: &Written, hand: &Hand) -> Result<()> {
    let (kind, menu, title, summary, body, age) = *written;
    let slug = if kind == Kind::Home { String::new() } else { rules::slug(title) };
    let draft = Draft {
        title: title.to_owned(),
        summary: summary.to_owned(),
        body: body.to_owned(),
        access: rules::Access::Public.name(),
    };
    let id = store::add_page(tx, unit, (kind, &slug, menu.name()), &draft, hand)?;
    show(tx, unit, &id, age, hand)
}

fn show(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    id: &crate::site::PageId,
    age: i64,
    hand: &Hand,
) -> Result<()> {
    let page = store::page_in(tx, unit, id)?;
    let at = Moment(tx.now().0 - age * DAY_MS);
    store::fact_at(tx, &page, FactKind::Shown, (1, at), at, hand)
}
