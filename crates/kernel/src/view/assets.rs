//! Files that pages load: stylesheet, script, fonts. All are inside the binary, and their
//! addresses hold a hash of their content, so that a browser may keep them for ever.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// Path under which assets are served.
pub const PREFIX: &str = "/assets/";

/// An embedded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its content.
    pub bytes: &'static [u8],
    /// Its media type, for `Content-Type`.
    pub mime: &'static str,
}

/// Files in an order where each names only files before it.
const FILES: [(&str, &[u8]); 12] = [
    ("atkinson-400-750.woff2", include_bytes!("../../../../web/fonts/atkinson-400-750.woff2")),
    ("atkinson-ext.woff2", include_bytes!("../../../../web/fonts/atkinson-ext.woff2")),
    ("bricolage-500-800.woff2", include_bytes!("../../../../web/fonts/bricolage-500-800.woff2")),
    ("mark.svg", include_bytes!("../../../../web/mark.svg")),
    ("strand-accent.svg", include_bytes!("../../../../web/strand-accent.svg")),
    ("strand-brand.svg", include_bytes!("../../../../web/strand-brand.svg")),
    ("maillage.css", include_bytes!("../../../../web/maillage.css")),
    ("maillage.js", include_bytes!("../../../../web/maillage.js")),
    ("door.js", include_bytes!("../../../../web/door.js")),
    ("door-worker.js", include_bytes!("../../../../web/door-worker.js")),
    ("widget.js", include_bytes!("../../../../web/widget.js")),
    ("work.js", include_bytes!("../../../../web/work.js")),
];

/// First bytes of the SHA-256 kept in an address; enough to tell versions apart.
const HASH_BYTES: usize = 6;

struct Store {
    hashed_names: BTreeMap<&'static str, String>,
    files: BTreeMap<String, Asset>,
}

static STORE: LazyLock<Store> = LazyLock::new(Store::new);

/// The file at a path such as `/assets/maillage-0123456789ab.css` (the prefix may be left out).
/// `None` for any other name, old hashes included.
pub fn find(path: &str) -> Option<Asset> {
    STORE.files.get(path.strip_prefix(PREFIX).unwrap_or(path)).cloned()
}

/// The address of a file by its plain name. A name that is not embedded is returned under the
/// prefix and will not be found, which a test of pages sees.
pub fn url(name: &str) -> String {
    let hashed = STORE.hashed_names.get(name).map_or(name, String::as_str);
    format!("{PREFIX}{hashed}")
}

impl Store {
    fn new() -> Store {
        let mut store = Store { hashed_names: BTreeMap::new(), files: BTreeMap::new() };
        for (name, bytes) in FILES {
            let bytes = if name.ends_with(".css") { store.linked(bytes) } else { bytes };
            let hashed = hashed_name(name, bytes);
            store.files.insert(hashed.clone(), Asset { bytes, mime: mime(name) });
            store.hashed_names.insert(name, hashed);
        }
        store
    }

    /// A stylesheet whose `url(name)` are the hashed names of files beside it. It lives as long
    /// as the process, like the embedded files.
    fn linked(&self, css: &'static [u8]) -> &'static [u8] {
        let Ok(text) = std::str::from_utf8(css) else {
            return css;
        };
        let mut text = text.to_owned();
        for (name, hashed) in &self.hashed_names {
            text = text.replace(&format!("url({name})"), &format!("url({hashed})"));
        }
        Box::leak(text.into_bytes().into_boxed_slice())
    }
}

fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let hash: String = digest.iter().take(HASH_BYTES).map(|byte| format!("{byte:02x}")).collect();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{name}-{hash}"),
    }
}

fn mime(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// What the design allows for the stylesheet, in bytes as written.
    const CSS_MAX_BYTES: usize = 32 * 1024;
    /// What the design allows for the stylesheet, in bytes sent.
    const CSS_MAX_GZIP_BYTES: usize = 9 * 1024;
    /// What other sites are asked to load, in bytes as written.
    const WIDGET_BYTES_MAX: usize = 2 * 1024;

    fn css() -> Asset {
        find(&url("maillage.css")).unwrap()
    }

    #[test]
    fn an_asset_is_found_by_its_hashed_address_only() {
        let address = url("maillage.css");
        assert!(address.starts_with("/assets/maillage-") && address.ends_with(".css"));
        assert_eq!(css().mime, "text/css; charset=utf-8");
        assert_eq!(find(address.trim_start_matches(PREFIX)), Some(css()));
        assert_eq!(find("/assets/maillage.css"), None);
        assert_eq!(find("/assets/../Cargo.toml"), None);
        assert_eq!(find(&url("nothing.css")), None);
    }

    #[test]
    fn the_stylesheet_loads_only_embedded_files() {
        let text = String::from_utf8(css().bytes.to_vec()).unwrap();
        let loaded: Vec<&str> =
            text.split("url(").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert_eq!(loaded.len(), 5);
        for name in loaded {
            assert!(find(name).is_some(), "{name} is not embedded");
        }
    }

    #[test]
    fn what_other_sites_load_stays_small() {
        let bytes = include_bytes!("../../../../web/widget.js").len();
        assert!(bytes < WIDGET_BYTES_MAX, "{bytes} bytes");
    }

    #[test]
    fn the_stylesheet_stays_small() {
        let bytes = include_bytes!("../../../../web/maillage.css");
        assert!(bytes.len() <= CSS_MAX_BYTES, "{} bytes", bytes.len());
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(bytes).unwrap();
        let packed = packed.finish().unwrap();
        assert!(packed.len() <= CSS_MAX_GZIP_BYTES, "{} bytes", packed.len());
    }
}
