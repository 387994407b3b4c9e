//! The organisation's name, colours, address and logo.

use kernel::Result;
use kernel::db::Tx;
use serde::Serialize;

use crate::org::PersonId;

/// The organisation's name, colours and choices.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// URL of its logo, if it has one.
    pub logo: Option<String>,
    /// Brand hue in degrees, 0 to 360.
    pub hue: f64,
    /// Brand chroma, 0 to 0.12.
    pub chroma: f64,
    /// Accent hue in degrees, 0 to 360.
    pub accent_hue: f64,
    /// Accent chroma, 0.05 to 0.155.
    pub accent_chroma: f64,
    /// Radius of corners in pixels, 0 to 16.
    pub corner: f64,
    /// Changes with the colours, so that browsers fetch the theme again.
    pub theme_version: i64,
    /// Address people write to about their data.
    pub contact: String,
    /// Sites that may show its forms in a frame, separated by spaces; `*` for any.
    pub frame_sites: String,
}

/// Any site: what holds until an organisation lists some.
const ANY_SITE: &str = "*";

impl Default for Organisation {
    fn default() -> Self {
        Self {
            name: "Maillage".to_owned(),
            logo: None,
            hue: 205.0,
            chroma: 0.06,
            accent_hue: 84.0,
            accent_chroma: 0.155,
            corner: 3.0,
            theme_version: 0,
            contact: String::new(),
            frame_sites: ANY_SITE.to_owned(),
        }
    }
}

impl Organisation {
    /// Its name alone, as mails tell it.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn name(tx: &mut Tx<'_>) -> Result<String> {
        let sql = "select value from setting where name = 'name'";
        let named: Option<(String,)> = tx.row(sql, &[])?;
        Ok(named.map_or_else(|| Self::default().name, |(name,)| name))
    }

    /// Reads the settings; what was never set has its default.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn read(tx: &mut Tx<'_>) -> Result<Self> {
        let mut known = Self::default();
        let rows: Vec<(String, String, i64)> =
            tx.rows("select name, value, changed_at from setting order by name", &[])?;
        for (name, value, changed_at) in rows {
            let number = value.parse::<f64>().ok();
            match (name.as_str(), number) {
                ("name", _) => known.name = value,
                ("contact", _) => known.contact = value,
                ("frame-sites", _) if !value.is_empty() => known.frame_sites = value,
                ("hue", Some(number)) => known.hue = number,
                ("chroma", Some(number)) => known.chroma = number,
                ("accent-hue", Some(number)) => known.accent_hue = number,
                ("accent-chroma", Some(number)) => known.accent_chroma = number,
                ("corner", Some(number)) => known.corner = number,
                _ => continue,
            }
            known.theme_version = known.theme_version.max(changed_at);
        }
        let logo = "select changed_at from logo where id = 'logo'";
        known.logo =
            tx.row::<(i64,)>(logo, &[])?.map(|(changed_at,)| format!("/logo?v={changed_at}"));
        Ok(known)
    }
}

/// Sets one of the organisation's choices.
///
/// # Errors
/// A fault from the database.
pub fn set(tx: &mut Tx<'_>, name: &str, value: &str, by: Option<&PersonId>) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "insert into setting (name, value, changed_by, changed_at) values ($1, $2, $3, $4)
         on conflict (name) do update set value = excluded.value,
         changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        &[&name, &value, &by, &now],
    )
    .map(drop)
}

/// Replaces the organisation's logo.
///
/// # Errors
/// A fault from the database.
pub fn set_logo(tx: &mut Tx<'_>, media_type: &str, content: &[u8]) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "insert into logo (id, media_type, content, changed_at) values ('logo', $1, $2, $3)
         on conflict (id) do update set media_type = excluded.media_type,
         content = excluded.content, changed_at = excluded.changed_at",
        &[&media_type, &content, &now],
    )
    .map(drop)
}

/// Takes the logo away.
///
/// # Errors
/// A fault from the database.
pub fn remove_logo(tx: &mut Tx<'_>) -> Result<()> {
    tx.exec("delete from logo where id = 'logo'", &[]).map(drop)
}

/// The logo: its media type and its bytes.
///
/// # Errors
/// A fault from the database.
pub fn logo(tx: &mut Tx<'_>) -> Result<Option<(String, Vec<u8>)>> {
    tx.row("select media_type, content from logo where id = 'logo'", &[])
}
