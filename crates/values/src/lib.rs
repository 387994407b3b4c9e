//! stub
pub mod names {
    //! stub
    use unicode_normalization::UnicodeNormalization as _;
    /// stub
    pub fn fold(t: &str) -> String {
        let s: String = t
            .to_lowercase()
            .replace('œ', "oe")
            .nfd()
            .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
            .map(|c| if c.is_alphanumeric() { c } else { ' ' })
            .collect();
        s.split_whitespace().collect::<Vec<_>>().join(" ")
    }
    /// stub
    pub fn sort_key(l: &str, f: &str) -> String {
        fold(&format!("{l} {f}"))
    }
}
