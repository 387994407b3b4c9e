//! The organisation's name, colours and logo.

use axum::extract::State;
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, Upload, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::office::pages::Problem;
use crate::office::rules::{self, TypedTheme};
use crate::org::{self, Organisation, Right};

#[derive(Serialize)]
struct SettingsPage {
    name: String,
    hue: String,
    chroma: String,
    accent_hue: String,
    accent_chroma: String,
    corner: String,
    frame_sites: String,
    logo: Option<String>,
    logo_kib_max: u64,
    errors: Vec<Problem>,
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "office/settings.html";
}

impl SettingsPage {
    fn kept(known: &Organisation) -> Self {
        Self {
            name: known.name.clone(),
            hue: known.hue.to_string(),
            chroma: known.chroma.to_string(),
            accent_hue: known.accent_hue.to_string(),
            accent_chroma: known.accent_chroma.to_string(),
            corner: known.corner.to_string(),
            frame_sites: rules::sites_typed(&known.frame_sites),
            logo: known.logo.clone(),
            logo_kib_max: rules::LOGO_BYTES_MAX / 1024,
            errors: Vec::new(),
        }
    }

    fn typed(fields: &Fields, logo: Option<String>) -> Self {
        Self {
            name: fields.text("name").to_owned(),
            hue: fields.text("hue").to_owned(),
            chroma: fields.text("chroma").to_owned(),
            accent_hue: fields.text("accent-hue").to_owned(),
            accent_chroma: fields.text("accent-chroma").to_owned(),
            corner: fields.text("corner").to_owned(),
            frame_sites: fields.text("frame-sites").to_owned(),
            logo,
            logo_kib_max: rules::LOGO_BYTES_MAX / 1024,
            errors: Vec::new(),
        }
    }

    fn theme(&self) -> TypedTheme {
        TypedTheme {
            hue: self.hue.clone(),
            chroma: self.chroma.clone(),
            accent_hue: self.accent_hue.clone(),
            accent_chroma: self.accent_chroma.clone(),
            corner: self.corner.clone(),
        }
    }

    /// Adds what is wrong with names and colours.
    fn check(&mut self, app: &App, language: Language) {
        let mut wrong = |field: &str, label: &str, message: &str| {
            self.errors.push(Problem::of(app, language, field, label, message));
        };
        if rules::name(&self.name).is_none() {
            wrong("name", "office-settings-name", "office-name-error");
        }
        if rules::sites(&self.frame_sites).is_none() {
            wrong("frame-sites", "office-settings-frames", "office-settings-frames-error");
        }
        let theme = TypedTheme {
            hue: self.hue.clone(),
            chroma: self.chroma.clone(),
            accent_hue: self.accent_hue.clone(),
            accent_chroma: self.accent_chroma.clone(),
            corner: self.corner.clone(),
        };
        match theme.read() {
            Err("hue") => wrong("hue", "office-settings-hue", "office-settings-hue-error"),
            Err("chroma") => {
                wrong("chroma", "office-settings-chroma", "office-settings-chroma-error");
            }
            Err("accent-hue") => {
                wrong("accent-hue", "office-settings-accent-hue", "office-settings-hue-error");
            }
            Err("accent-chroma") => wrong(
                "accent-chroma",
                "office-settings-accent-chroma",
                "office-settings-accent-chroma-error",
            ),
            Err(_) => wrong("corner", "office-settings-corner", "office-settings-corner-error"),
            Ok(_) => {}
        }
    }
}

/// The settings as they are.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must_at_top(Right::Settings)?;
    let known = app.read_organisation().await?;
    app.page(&SettingsPage::kept(&known), &officer.shell(&app))
}

/// Saves the settings; refused ones stay as they were typed.
pub(super) async fn save(
    State(app): State<App>,
    officer: Officer,
    mut fields: Fields,
) -> Result<Response> {
    officer.must_at_top(Right::Settings)?;
    let language = officer.language();
    let logo = app.organisation().await?.logo.clone();
    let mut page = SettingsPage::typed(&fields, logo);
    page.check(&app, language);
    let picture = fields.take_file("logo").map(|file| picture(&file)).transpose()?;
    if picture == Some(None) {
        let (label, error) = ("office-settings-logo", "office-settings-logo-error");
        page.errors.push(Problem::of(&app, language, "logo", label, error));
    }
    let Some(theme) = page.theme().read().ok().filter(|_| page.errors.is_empty()) else {
        return app.refused(&page, officer.shell(&app));
    };
    let (by, removes) = (officer.office.person.clone(), fields.has("remove_logo"));
    let values = [
        ("name", rules::name(&page.name).unwrap_or_default()),
        ("hue", theme.hue.to_string()),
        ("chroma", theme.chroma.to_string()),
        ("accent-hue", theme.accent_hue.to_string()),
        ("accent-chroma", theme.accent_chroma.to_string()),
        ("corner", theme.corner.to_string()),
        ("frame-sites", rules::sites(&page.frame_sites).unwrap_or_default()),
    ];
    app.db
        .write(move |tx| {
            for (name, value) in &values {
                org::set(tx, name, value, Some(&by))?;
            }
            match &picture {
                Some(Some((kind, content))) => org::set_logo(tx, kind, content),
                _ if removes => org::remove_logo(tx),
                _ => Ok(()),
            }
        })
        .await?;
    app.read_organisation().await?;
    see_other_with("/office/settings", &Notice::ok(app.say(language, "office-settings-saved")))
}

/// A picture that was sent: its media type and bytes, or `None` when it is too large or none.
fn picture(file: &Upload) -> Result<Option<(&'static str, Vec<u8>)>> {
    if file.bytes > rules::LOGO_BYTES_MAX {
        return Ok(None);
    }
    let content = std::fs::read(file.file.path()).map_err(Error::from)?;
    Ok(rules::picture_type(&content).map(|kind| (kind, content)))
}

/// The settings, and the form refused.
pub(super) fn samples() -> Vec<SamplePage> {
    let known = Organisation {
        name: "Union des quartiers".to_owned(),
        logo: Some("/logo?v=1".to_owned()),
        ..Organisation::default()
    };
    let problem = Problem {
        field: "hue".to_owned(),
        label: "Teinte".to_owned(),
        message: "Écrivez un nombre de 0 à 360.".to_owned(),
    };
    let refused = SettingsPage { errors: vec![problem], ..SettingsPage::kept(&known) };
    vec![
        SamplePage::new("office/settings", SettingsPage::kept(&known)),
        SamplePage::new("office/settings-refused", refused),
    ]
}
