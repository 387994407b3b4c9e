//! Holds files for banks against the schemas of ISO 20022, as stories make them.

use std::io::Write;
use std::process::Command;

/// Holds a file against its schema; without xmllint it says so, and fails where CI is set.
pub fn must_be_valid(xml: &str, schema: &str) {
    if Command::new("xmllint").arg("--version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "xmllint (libxml2-utils) is missing");
        println!("xmllint is missing: {schema} not checked");
        return;
    }
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(xml.as_bytes()).unwrap();
    let schema = format!("{}/../bank/testdata/{schema}.xsd", env!("CARGO_MANIFEST_DIR"));
    let said = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema", &schema])
        .arg(file.path())
        .output()
        .unwrap();
    assert!(said.status.success(), "{}\n{xml}", String::from_utf8_lossy(&said.stderr));
}
