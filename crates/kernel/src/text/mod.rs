//! Texts in French and English (Fluent).

use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::error::{Error, Result};

/// A language of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// French.
    #[default]
    French,
    /// English.
    English,
}

impl Language {
    /// Both, French first.
    pub const ALL: [Self; 2] = [Self::French, Self::English];

    /// `fr` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// Reads `fr` or `en`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The first of our languages in an `Accept-Language` header, French without any.
    #[must_use]
    pub fn from_accept(header: &str) -> Self {
        let codes = header.split(',').filter_map(|part| part.trim().get(..2));
        codes.filter_map(Self::from_code).next().unwrap_or_default()
    }
}

/// An argument of a text.
pub type Value<'a> = FluentValue<'a>;

/// Every text in every language.
pub struct Texts(HashMap<Language, FluentBundle<FluentResource>>);

impl Texts {
    /// Reads the sources.
    ///
    /// # Errors
    /// A fault when a source is not Fluent.
    pub fn new(sources: &[(Language, &str)]) -> Result<Self> {
        let mut bundles = HashMap::new();
        for language in Language::ALL {
            let code = language.code().parse().map_err(|_| Error::fault("language"))?;
            let mut bundle = FluentBundle::new_concurrent(vec![code]);
            bundle.set_use_isolating(false);
            let own = match language {
                Language::French => include_str!("fr.ftl"),
                Language::English => include_str!("en.ftl"),
            };
            let given = sources.iter().filter(|(of, _)| *of == language).map(|(_, text)| *text);
            for source in std::iter::once(own).chain(given) {
                let resource = FluentResource::try_new(source.to_owned())
                    .map_err(|(_, errors)| Error::fault(format!("{errors:?}")))?;
                bundle.add_resource(resource).map_err(|e| Error::fault(format!("{e:?}")))?;
            }
            bundles.insert(language, bundle);
        }
        Ok(Self(bundles))
    }

    /// A text; a missing one is its key in brackets.
    #[must_use]
    pub fn get(&self, language: Language, key: &str, args: &[(&str, Value<'_>)]) -> String {
        let found = self.0.get(&language).and_then(|bundle| {
            let pattern = bundle.get_message(key)?.value()?;
            let args: FluentArgs<'_> = args.iter().map(|(k, v)| (*k, v.clone())).collect();
            Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
        });
        found.unwrap_or_else(|| format!("⟦{key}⟧"))
    }
}
