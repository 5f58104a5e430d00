//! The rules of the house that the compiler does not know. Each finding names the file, the line and the rule.

use std::{fs, path::Path};

use anyhow::{Result, bail};

use crate::{engine, run::Step};

/// No production file is longer; one that grows past it holds two ideas.
const LONGEST: usize = 400;

/// Names that say nothing about the ministry's work.
const EMPTY_NAMES: [&str; 6] = ["common.rs", "utils.rs", "helpers.rs", "types.rs", "models.rs", "manager.rs"];

/// Which crates of ours each crate may use; what is not listed here is refused.
const MAY_USE: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("service-model", &["kernel"]),
    ("store", &["kernel"]),
    ("web", &["kernel", "store"]),
    ("documents", &["kernel"]),
    ("outbound", &["kernel"]),
    ("search-index", &["kernel"]),
    ("learning", &["kernel"]),
    ("people", &["kernel", "service-model", "store", "web", "work"]),
    ("catalogue", &["kernel", "service-model", "store", "web", "work"]),
    ("work", &["kernel", "service-model", "store", "web"]),
    ("casework", &["kernel", "service-model", "store", "web", "people", "catalogue", "work"]),
    ("messaging", &["kernel", "service-model", "store", "web", "people", "catalogue", "work"]),
    ("discovery", &["kernel", "service-model", "store", "web", "people", "catalogue", "work"]),
    ("agencies", &["kernel", "service-model", "store", "web", "people", "catalogue"]),
    ("push", &["kernel", "store", "web", "people"]),
    ("uploads", &["kernel", "store", "web", "people"]),
    ("sharing", &["kernel", "service-model", "store", "web", "people"]),
    ("narration", &["kernel", "service-model", "store", "web", "work"]),
    ("voice", &[]),
    ("community", &["kernel", "service-model", "store", "web", "people", "catalogue", "work"]),
    ("promotion", &["kernel", "service-model", "store", "web", "people", "catalogue", "work"]),
    ("evaluation", &["kernel", "service-model", "store", "web", "people", "catalogue", "work"]),
    (
        "oversight",
        &[
            "kernel",
            "service-model",
            "store",
            "web",
            "people",
            "catalogue",
            "work",
            "casework",
            "messaging",
            "discovery",
        ],
    ),
];

/// Checks everything and reports every finding at once.
pub fn all() -> Result<()> {
    let listing = Step::new("git").args(&["ls-files", "--cached", "--others", "--exclude-standard"]).output()?;
    let mut findings = Vec::new();
    for path in listing.lines().filter(|path| Path::new(path).exists()) {
        if path.ends_with(".rs") {
            rust_file(path, &mut findings)?;
        } else if path.ends_with(".css") {
            style_sheet(path, &mut findings)?;
            findings.extend(engine::findings(path, &fs::read_to_string(path)?));
        } else if path.starts_with("assets/") && path.ends_with(".js") {
            findings.extend(engine::findings(path, &fs::read_to_string(path)?));
        } else if path.ends_with("Cargo.toml") {
            manifest(path, &mut findings)?;
        } else if path.ends_with(".md") && !path.contains("node_modules") {
            page(path, &mut findings)?;
        }
    }
    profiles(&fs::read_to_string("Cargo.toml")?, &mut findings);
    for finding in &findings {
        println!("tidy: {finding}");
    }
    if !findings.is_empty() {
        bail!("{} finding(s)", findings.len());
    }
    Ok(())
}

fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs")
        || path.contains("/tests/")
        || path.starts_with("suite/")
        || path.starts_with("crates/testkit/")
}

fn rust_file(path: &str, findings: &mut Vec<String>) -> Result<()> {
    let text = fs::read_to_string(path)?;
    let name = Path::new(path).file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if !text.starts_with("//!") && !text.starts_with("#![") {
        findings.push(format!("{path}:1: a file opens with //!: what it is and what it must never do"));
    }
    let lines = text.lines().count();
    if lines > LONGEST && !is_test(path) {
        findings.push(format!("{path}: {lines} lines; above {LONGEST} a file holds two ideas"));
    }
    if EMPTY_NAMES.contains(&name) {
        findings.push(format!("{path}: this name says nothing; use the ministry's word"));
    }
    let may_name_sqlx = path.starts_with("crates/store/")
        || path.starts_with("crates/kernel/")
        || name == "store.rs"
        || path.contains("/store/")
        || is_test(path)
        || path.starts_with("bench/")
        || path.starts_with("xtask/");
    let may_grant = name == "policy.rs" || path.starts_with("crates/kernel/") || path.starts_with("xtask/");
    let mut in_example = false;
    for (line, number) in text.lines().zip(1..) {
        if let Some(fence) = fence(line) {
            if !in_example && matches!(fence, "" | "rust" | "no_run" | "should_panic") {
                findings.push(format!("{path}:{number}: the gate runs no example of the documentation; write a test"));
            }
            in_example = !in_example;
        }
        if !may_name_sqlx && line.contains("sqlx::") {
            findings.push(format!("{path}:{number}: only the crate store and files named store.rs name sqlx"));
        }
        if !may_grant && !is_test(path) && line.contains("Permit::grant(") {
            findings.push(format!("{path}:{number}: only a policy.rs grants a permit"));
        }
    }
    Ok(())
}

/// What stands behind the fence of an example in documentation.
fn fence(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let said = line.strip_prefix("//!").or_else(|| line.strip_prefix("///"))?;
    said.trim().strip_prefix("```")
}

fn style_sheet(path: &str, findings: &mut Vec<String>) -> Result<()> {
    const PHYSICAL: [&str; 8] = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align: left",
        "text-align: right",
    ];
    for (line, number) in fs::read_to_string(path)?.lines().zip(1..) {
        if PHYSICAL.iter().any(|word| line.contains(word))
            || line.trim_start().starts_with("left:")
            || line.trim_start().starts_with("right:")
        {
            findings.push(format!("{path}:{number}: physical direction; use the logical property"));
        }
    }
    Ok(())
}

fn manifest(path: &str, findings: &mut Vec<String>) -> Result<()> {
    let Some(name) = path.strip_prefix("crates/").and_then(|rest| rest.strip_suffix("/Cargo.toml")) else {
        return Ok(());
    };
    let Some((_, allowed)) = MAY_USE.iter().find(|(from, _)| *from == name) else { return Ok(()) };
    let ours: Vec<&str> = MAY_USE.iter().map(|(name, _)| *name).chain(["app", "testkit"]).collect();
    let mut in_dependencies = false;
    for (line, number) in fs::read_to_string(path)?.lines().zip(1..) {
        if line.starts_with('[') {
            in_dependencies = line == "[dependencies]";
        }
        let used = line.split(['=', '.', ' ']).next().unwrap_or_default();
        if in_dependencies && ours.contains(&used) && !allowed.contains(&used) {
            findings.push(format!("{path}:{number}: {name} may not use {used}"));
        }
    }
    Ok(())
}

/// `dist` stands on `dev`, and so inherits its exceptions: what the tests compile with a little effort would ship so.
fn profiles(workspace: &str, findings: &mut Vec<String>) {
    let below = |head: &str| -> Vec<(String, String)> {
        let lines = workspace.lines().skip_while(|line| *line != head).skip(1);
        let lines = lines.take_while(|line| !line.starts_with('['));
        lines.filter_map(|line| line.split_once(" = ")).map(|(name, level)| (name.into(), level.into())).collect()
    };
    let shipped = below("[profile.dist.package]");
    for (name, level) in below("[profile.dev.package]") {
        let whole = shipped.iter().any(|(own, level)| *own == name && level.contains("opt-level = 3"));
        if level.contains("opt-level") && !level.contains("opt-level = 3") && !whole {
            findings.push(format!("Cargo.toml: `{name}` is held back in `dev`, and `dist` does not undo it"));
        }
    }
}

/// Every path that a page of documentation names in backticks must exist.
fn page(path: &str, findings: &mut Vec<String>) -> Result<()> {
    const ROOTS: [&str; 18] = [
        "crates/",
        "docs/",
        "services/",
        "countries/",
        "life-events/",
        "privileges/",
        "agency-services/",
        "trainings/",
        "messages/",
        "assets/",
        "migrations/",
        "suite/",
        "e2e/",
        "bench/",
        "xtask/",
        "tools/",
        "shells/",
        ".ci/",
    ];
    for (line, number) in fs::read_to_string(path)?.lines().zip(1..) {
        for quoted in line.split('`').skip(1).step_by(2) {
            let named = quoted.split([' ', ':', '#']).next().unwrap_or_default().trim_end_matches('/');
            let is_path =
                ROOTS.iter().any(|root| quoted.starts_with(root)) && !named.contains(['<', '*', '{', '…', '$', ',']);
            if is_path && !Path::new(named).exists() && !Path::new(path).with_file_name(named).exists() {
                findings.push(format!("{path}:{number}: `{named}` does not exist"));
            }
        }
    }
    Ok(())
}
