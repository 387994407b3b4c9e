//! Columns and tags that nobody may keep: opinions, beliefs, origins, health, profiles
//! (GDPR, article 9), and handles on foreign services that let people be profiled.

/// Folded names of columns that are refused.
const COLUMNS: [&str; 62] = [
    "religion",
    "church",
    "confession",
    "culte",
    "eglise",
    "ethnicity",
    "ethnie",
    "race",
    "origine",
    "origine ethnique",
    "nationalite d origine",
    "party",
    "parti",
    "parti politique",
    "party member",
    "previous party",
    "inferred party",
    "opinion politique",
    "opinions politiques",
    "support level",
    "inferred support level",
    "priority level",
    "support probability score",
    "turnout probability score",
    "marital status",
    "situation matrimoniale",
    "situation familiale",
    "orientation sexuelle",
    "sexual orientation",
    "sante",
    "health",
    "handicap",
    "disability",
    "syndicat",
    "appartenance syndicale",
    "trade union",
    "demo",
    "twitter",
    "twitter id",
    "twitter login",
    "facebook",
    "facebook id",
    "facebook uid",
    "facebook username",
    "facebook profile url",
    "instagram",
    "linkedin",
    "linkedin id",
    "tiktok",
    "meetup id",
    "state file id",
    "county file id",
    "van id",
    "dw id",
    "ngp id",
    "rnc id",
    "rnc regid",
    "datatrust id",
    "pf strat id",
    "nbec guid",
    "numero de securite sociale",
    "nir",
];

/// Folded words that make a tag sensitive.
const TAG_WORDS: [&str; 22] = [
    "religion",
    "religieux",
    "pratiquant",
    "catholique",
    "musulman",
    "musulmane",
    "juif",
    "juive",
    "protestant",
    "ethnie",
    "race",
    "origine",
    "etrangere",
    "syndicat",
    "syndique",
    "orientation",
    "homosexuel",
    "lgbt",
    "handicap",
    "handicape",
    "maladie",
    "vih",
];

/// Why a column is refused: its folded name, when it is one of those that nobody may keep.
#[must_use]
pub fn refusal(header: &str) -> Option<&'static str> {
    let folded = values::fold(header);
    COLUMNS.iter().find(|known| **known == folded).copied()
}

/// Whether a tag says what nobody may keep.
#[must_use]
pub fn is_sensitive_tag(tag: &str) -> bool {
    values::fold(tag).split(' ').any(|word| TAG_WORDS.contains(&word))
}
