//! Encrypted connections to PostgreSQL: `sslmode` and `sslrootcert` of the connection string.
//!
//! `require`, `verify-ca` and `verify-full` all check the certificate and the server's name:
//! an encrypted link to whoever answers protects nothing. `sslrootcert` names a PEM file with
//! the authority of a private server; without it the authorities of the public web count.

use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::{Error, Result};

/// The connection string as the driver knows it, and how to encrypt when it asks for that.
///
/// # Errors
/// A fault when the authority's file cannot be read or holds no certificate.
pub(super) fn wanted(url: &str) -> Result<(String, Option<MakeRustlsConnect>)> {
    let (url, root) = without(url, "sslrootcert");
    let (url, mode) = without(&url, "sslmode");
    match mode.as_deref() {
        Some("require" | "verify-ca" | "verify-full") => {
            Ok((with_mode(&url, "require"), Some(encryption(root.as_deref())?)))
        }
        Some("disable") | None => Ok((with_mode(&url, "disable"), None)),
        Some(other) => {
            Err(Error::fault(format!("sslmode is disable, require or verify-full, not {other}")))
        }
    }
}

/// The connection string without one setting, and that setting's value.
fn without(url: &str, name: &str) -> (String, Option<String>) {
    let is_url = url.contains("://");
    let (head, settings, between) = match url.split_once('?') {
        Some((head, settings)) if is_url => (Some(head), settings, '&'),
        _ if is_url => return (url.to_owned(), None),
        _ => (None, url, ' '),
    };
    let mut value = None;
    let mut kept = Vec::new();
    for setting in settings.split(between) {
        match setting.split_once('=') {
            Some((key, given)) if key == name && is_url => {
                let plain = percent_encoding::percent_decode_str(given).decode_utf8_lossy();
                value = Some(plain.into_owned());
            }
            Some((key, given)) if key == name => value = Some(given.to_owned()),
            _ => kept.push(setting),
        }
    }
    let kept = kept.join(&between.to_string());
    let text = match head {
        Some(head) if kept.is_empty() => head.to_owned(),
        Some(head) => format!("{head}?{kept}"),
        None => kept,
    };
    (text, value)
}

fn with_mode(url: &str, mode: &str) -> String {
    let before = match (url.contains("://"), url.contains('?')) {
        (true, true) => "&",
        (true, false) => "?",
        (false, _) => " ",
    };
    format!("{url}{before}sslmode={mode}")
}

fn encryption(root: Option<&str>) -> Result<MakeRustlsConnect> {
    let mut roots = RootCertStore::empty();
    match root {
        Some(file) => trust_file(&mut roots, Path::new(file))?,
        None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::fault(format!("tls: {error}")))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

fn trust_file(roots: &mut RootCertStore, file: &Path) -> Result<()> {
    let unreadable = |why: String| Error::fault(format!("sslrootcert: {why}"));
    let certificates =
        CertificateDer::pem_file_iter(file).map_err(|error| unreadable(error.to_string()))?;
    for certificate in certificates {
        let certificate = certificate.map_err(|error| unreadable(error.to_string()))?;
        roots.add(certificate).map_err(|error| unreadable(error.to_string()))?;
    }
    if roots.is_empty() {
        return Err(unreadable("no certificate in the file".to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encryption_is_asked_for_in_either_form() {
        let asked = [
            "host=db.example user=m sslmode=require",
            "host=db.example sslmode=verify-full user=m",
            "postgres://m@db.example/m?sslmode=verify-full&application_name=x",
            "postgresql://m@db.example/m?sslmode=verify-ca",
        ];
        for url in asked {
            let (told, tls) = wanted(url).unwrap();
            assert!(tls.is_some(), "{url}");
            assert!(told.ends_with("sslmode=require"), "{told}");
            let config: postgres::Config = told.parse().unwrap();
            assert_eq!(config.get_user(), Some("m"), "{told}");
        }
    }

    #[test]
    fn without_a_mode_the_link_is_plain() {
        for url in ["host=/tmp/x user=m", "postgres://m@localhost/m", "host=x sslmode=disable"] {
            let (told, tls) = wanted(url).unwrap();
            assert!(tls.is_none() && told.ends_with("sslmode=disable"), "{told}");
            told.parse::<postgres::Config>().unwrap();
        }
    }

    #[test]
    fn an_escaped_path_in_a_url_is_read() {
        let url = "postgres://m@h/m?sslrootcert=%2Fetc%2Froot%20ca.pem";
        let (rest, root) = without(url, "sslrootcert");
        assert_eq!(rest, "postgres://m@h/m");
        assert_eq!(root.as_deref(), Some("/etc/root ca.pem"));
    }

    #[test]
    fn an_unknown_mode_or_a_missing_authority_is_a_fault() {
        assert!(wanted("host=x sslmode=perhaps").is_err());
        assert!(wanted("host=x sslmode=require sslrootcert=/nowhere/root.pem").is_err());
    }
}
