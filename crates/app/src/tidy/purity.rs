//! Time and chance have one door each, and rules are pure.

use super::{Finding, Source, has_word};

const CLOCKS_AND_CHANCE: [&str; 10] = [
    "SystemTime::now",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "getrandom::",
    "rand::",
    "thread_rng",
    "OsRng",
    "Uuid::now_v7",
    "Uuid::new_v4",
];

const DOORS: [&str; 4] = [
    "crates/kernel/src/time.rs",
    "crates/kernel/src/time/",
    "crates/kernel/src/ids.rs",
    "crates/kernel/src/ids/",
];

const IMPURE: [&str; 6] = ["async", "await", "Tx", "kernel::db", ".now()", "Db"];

/// Code, tests included, that asks the machine for the time or for chance.
pub(super) fn clocks_and_chance(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is_shipped()) {
        let Some(rust) = &source.rust else { continue };
        if DOORS.iter().any(|door| source.path.starts_with(door)) {
            continue;
        }
        for (line, code) in rust.lines() {
            for asked in CLOCKS_AND_CHANCE.iter().filter(|asked| has_word(code, asked)) {
                let rule =
                    format!("`{asked}`: time and chance come from kernel::time and kernel::ids");
                findings.push(source.finding(line, rule));
            }
        }
    }
    findings
}

/// Rules that wait, read a database or look at a clock.
pub(super) fn impure_rules(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        if !(source.is("/rules.rs") || source.is(".rs") && source.path.contains("/rules/")) {
            continue;
        }
        let Some(rust) = &source.rust else { continue };
        for (line, code) in rust.lines() {
            for found in IMPURE.iter().filter(|word| has_word(code, word)) {
                findings.push(source.finding(line, format!("`{found}`: rules are pure functions")));
            }
        }
    }
    findings
}

mod tests {
    use super::super::told;
    use super::*;

    #[test]
    fn a_clock_is_found_outside_its_door() {
        let code = "use x;\nfn a() { let b = Instant::now(); } // Zoned::now\n";
        let files =
            [("crates/house/src/people/pages.rs", code), ("crates/kernel/src/time.rs", code)];
        assert_eq!(told(clocks_and_chance, &files).len(), 1);
        assert!(told(clocks_and_chance, &files)[0].contains("pages.rs:2: `Instant::now`"));
    }

    #[test]
    fn a_rule_that_reads_is_found() {
        let code = "fn a(tx: &mut Tx, clock: &Clock) { clock.now() }\nfn taxed(Txt: u8) {}";
        let files = [
            ("crates/house/src/people/rules.rs", code),
            ("crates/house/src/people/store.rs", code),
        ];
        assert_eq!(told(impure_rules, &files).len(), 2);
    }
}
