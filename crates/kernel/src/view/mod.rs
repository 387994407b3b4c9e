//! Pages: typed structs printed by templates. (Provisional: replaced by the real one.)

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::{Environment, UndefinedBehavior, Value as Jinja};
use serde::Serialize;

use crate::error::{Error, Result};
use crate::text::{Language, Texts, Value};

/// What a template could not do.
pub type ViewFault = minijinja::Error;

/// A page: the struct a template prints.
pub trait Page: Serialize {
    /// Name of its template.
    const TEMPLATE: &'static str;
}

/// Renders pages.
pub struct View {
    environment: Environment<'static>,
}

impl View {
    /// Loads the templates.
    ///
    /// # Errors
    /// A fault when one is broken.
    pub fn new(templates: &[(&'static str, &'static str)], texts: Arc<Texts>) -> Result<Self> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.add_function("t", move |state: &minijinja::State<'_, '_>, key: &str| {
            let _ = state;
            texts.get(Language::French, key, &[] as &[(&str, Value<'_>)])
        });
        for (name, text) in templates {
            environment.add_template(name, text)?;
        }
        Ok(Self { environment })
    }

    /// Renders a page.
    ///
    /// # Errors
    /// A fault when the template is broken.
    pub fn render<P: Page>(
        &self,
        page: &P,
        shell: &Shell,
    ) -> std::result::Result<String, ViewFault> {
        let context = BTreeMap::from([
            ("p", Jinja::from(minijinja::value::Serde(page))),
            ("shell", Jinja::from(minijinja::value::Serde(shell))),
        ]);
        self.environment.get_template(P::TEMPLATE)?.render(context)
    }
}

/// What surrounds a page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Shell {
    /// `fr` or `en`.
    pub lang: &'static str,
    /// `light`, `dark` or empty.
    pub theme: String,
    /// Shortcuts switched off.
    pub keys_off: bool,
    /// The organisation.
    pub organisation: ShellOrganisation,
    /// Whether this is the demonstration.
    pub demo: bool,
    /// Path and query.
    pub path: String,
    /// `public`, `me` or `office`.
    pub area: &'static str,
    /// Navigation.
    pub nav: Vec<Link>,
    /// Navigation inside a module.
    pub subnav: Vec<Link>,
    /// Who is signed in.
    pub actor: Option<ShellActor>,
    /// Where an officer works, from the organisation down.
    pub scope: Vec<Link>,
    /// Where to change it.
    pub scope_change: Option<String>,
    /// Said once.
    pub notice: Option<ShellNotice>,
    /// Whether a form failed.
    pub failed: bool,
}

/// The organisation as the shell shows it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ShellOrganisation {
    /// Name.
    pub name: String,
    /// URL of the logo.
    pub logo: Option<String>,
    /// URL of the theme.
    pub theme_css: String,
}

/// A link of the shell.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Link {
    /// Words.
    pub label: String,
    /// Where to.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// Who is signed in.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ShellActor {
    /// Name.
    pub name: String,
    /// Role, may be empty.
    pub role: String,
    /// Initials.
    pub initials: String,
}

/// Said once after a redirection.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ShellNotice {
    /// `ok`, `warn`, `err`.
    pub kind: String,
    /// Sentence.
    pub text: String,
}

/// A page with made-up content.
pub struct SamplePage;

/// An error page.
#[derive(Debug, Serialize)]
pub struct ErrorPage {
    incident: String,
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "kernel/error.html";
}

impl ErrorPage {
    /// The page of an error.
    #[must_use]
    pub fn of(_error: &Error, incident: &str, _contact: &str) -> Self {
        Self { incident: incident.to_owned() }
    }
}

pub mod assets {
    //! stub
    /// stub
    pub struct Asset {
        /// b
        pub bytes: &'static [u8],
        /// m
        pub mime: &'static str,
    }
    /// stub
    #[must_use]
    pub fn find(_name: &str) -> Option<Asset> {
        None
    }
}
