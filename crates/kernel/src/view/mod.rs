//! Pages: templates, the structs that fill them, the shell around them, and what they load.
//!
//! A page is a struct that implements [`Page`]; its template sees it as `p` and the frame around
//! it as `shell`. Templates print, they do not decide. An undefined name is an error, never "".

pub mod assets;
mod error_page;
mod functions;
mod icons;
mod look;
mod sample;
mod shell;
mod task;
pub mod theme;

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};
use serde::Serialize;

use crate::text::{Language, Texts};

pub use error_page::{ErrorCode, ErrorPage};
pub use look::Look;
pub use sample::{SamplePage, kernel_samples};
pub use shell::{
    Actor, Appearance, Area, AssetUrls, Link, LinkGroup, Notice, NoticeKind, Organisation,
    OtherLanguage, Place, Shell,
};
pub use task::TaskPage;

/// A page that a template prints. Its fields are what the template may name under `p`.
pub trait Page: Serialize {
    /// The template's name, such as `people/list.html`.
    const TEMPLATE: &'static str;
}

/// The kernel's templates: shells, shared parts, error and progress pages.
const KERNEL_TEMPLATES: &[(&str, &str)] = &[
    ("layout/base.html", include_str!("templates/layout/base.html")),
    ("layout/public.html", include_str!("templates/layout/public.html")),
    ("layout/frame.html", include_str!("templates/layout/frame.html")),
    ("layout/me.html", include_str!("templates/layout/me.html")),
    ("layout/office.html", include_str!("templates/layout/office.html")),
    ("layout/pieces.html", include_str!("templates/layout/pieces.html")),
    ("parts.html", include_str!("templates/parts.html")),
    ("kernel/error.html", include_str!("templates/kernel/error.html")),
    ("kernel/task.html", include_str!("templates/kernel/task.html")),
    ("kernel/task_progress.html", include_str!("templates/kernel/task_progress.html")),
];

/// A template that does not compile, or a page that its template cannot print. Always a mistake
/// in the program; the message names template and line and holds no personal data of its own.
#[derive(Debug)]
pub struct ViewFault(String);

impl ViewFault {
    fn new(error: &minijinja::Error) -> ViewFault {
        // The engine's longer form quotes variables, which may be about people: it is not used.
        let mut message = error.to_string();
        let mut cause = std::error::Error::source(error);
        while let Some(deeper) = cause {
            message.push_str(&format!(": {deeper}"));
            cause = deeper.source();
        }
        ViewFault(message)
    }
}

impl std::fmt::Display for ViewFault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "a page cannot be printed: {}", self.0)
    }
}

impl std::error::Error for ViewFault {}

/// Templates by their names.
type Sources = BTreeMap<&'static str, &'static str>;

/// Every template, compiled for a language when it is first asked for: most of them never are in
/// most processes. Shared between threads behind an `Arc`.
pub struct View {
    french: Environment<'static>,
    english: Environment<'static>,
    sources: Arc<Sources>,
}

impl View {
    /// The kernel's templates and those given, as (name, source). A later template of the same
    /// name replaces an earlier one.
    #[must_use]
    pub fn new(templates: &[(&'static str, &'static str)], texts: &Arc<Texts>) -> View {
        let sources: Sources = KERNEL_TEMPLATES.iter().chain(templates).copied().collect();
        let sources = Arc::new(sources);
        View {
            french: environment(Language::French, &sources, texts),
            english: environment(Language::English, &sources, texts),
            sources,
        }
    }

    /// Compiles every template, as tests do. Errors: the first that does not compile.
    pub fn compile_all(&self) -> Result<(), ViewFault> {
        for name in self.sources.keys() {
            self.french.get_template(name).map_err(|error| ViewFault::new(&error))?;
        }
        Ok(())
    }

    /// A whole page in the language of its shell. Errors: see [`ViewFault`].
    pub fn render<P: Page>(&self, page: &P, shell: &Shell) -> Result<String, ViewFault> {
        self.fragment(P::TEMPLATE, page, shell)
    }

    /// One region of a page, served alone when the header `X-Fragment` names it. The template
    /// sees `p` and `shell` like a page. Errors: see [`ViewFault`].
    pub fn fragment<P: Serialize + ?Sized>(
        &self,
        template: &str,
        page: &P,
        shell: &Shell,
    ) -> Result<String, ViewFault> {
        self.shown(template, Serde(page).into(), shell)
    }

    fn shown(
        &self,
        template: &str,
        page: minijinja::Value,
        shell: &Shell,
    ) -> Result<String, ViewFault> {
        let context = context! { p => page, shell => Serde(shell) };
        self.print(template, context, shell.lang)
    }

    /// A text outside any page: a mail, a letter. The template sees `p` and `lang`; names ending
    /// in `.txt` are not escaped. Errors: see [`ViewFault`].
    pub fn part<V: Serialize + ?Sized>(
        &self,
        template: &str,
        value: &V,
        language: Language,
    ) -> Result<String, ViewFault> {
        let context = context! { p => Serde(value), lang => language.code() };
        self.print(template, context, language)
    }

    fn print(
        &self,
        template: &str,
        context: minijinja::Value,
        language: Language,
    ) -> Result<String, ViewFault> {
        let environment = match language {
            Language::French => &self.french,
            Language::English => &self.english,
        };
        environment
            .get_template(template)
            .and_then(|template| template.render(context))
            .map_err(|error| ViewFault::new(&error))
    }
}

fn environment(
    language: Language,
    sources: &Arc<Sources>,
    texts: &Arc<Texts>,
) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|name| {
        if name.ends_with(".txt") { AutoEscape::None } else { AutoEscape::Html }
    });
    functions::install(&mut environment, language, texts);
    let sources = sources.clone();
    environment.set_auto_reload(false);
    environment.set_loader(move |name| Ok(sources.get(name).map(|source| (*source).to_owned())));
    environment
}

#[cfg(test)]
mod tests;
