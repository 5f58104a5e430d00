//! What comes from outside: every crate has a licence that `deny.toml` allows, none is on its list of refusals, and all come
//! from the registry. Reads those lists itself, so that the gate needs no further program.

use std::{collections::BTreeSet, fs};

use anyhow::{Context, Result, bail};

use crate::run::cargo;

/// Checks every crate of the workspace's tree, those of tests and build scripts included, and reports all findings at once.
pub fn all() -> Result<()> {
    let rules = fs::read_to_string("deny.toml")?;
    let allowed: BTreeSet<&str> = quoted(section(&rules, "allow = [")?).collect();
    let refused: Vec<(&str, &str)> = section(&rules, "deny = [")?.lines().filter_map(refusal).collect();
    let read: Vec<(&str, &str)> = section(&rules, "clarify = [")?.lines().filter_map(refusal).collect();
    let tree = cargo(&["tree", "--workspace", "--locked", "--prefix", "none", "--format", "{p}|{l}"]).output()?;
    // A star marks a crate that the tree has shown before.
    let crates: BTreeSet<&str> =
        tree.lines().map(|line| line.trim_end_matches(" (*)")).filter(|line| !line.is_empty()).collect();
    let mut findings = Vec::new();
    for line in &crates {
        let (package, licence) = line.split_once('|').with_context(|| format!("cargo tree says {line:?}"))?;
        let (name, rest) = package.split_once(' ').unwrap_or((package, ""));
        // A manifest that only names the file of its licence: somebody read that file, of this version.
        let version = rest.split(' ').next().unwrap_or_default().trim_start_matches('v');
        let own = read.iter().find(|(own, _)| licence.is_empty() && *own == format!("{name}@{version}"));
        let licence = own.map_or(licence, |(_, expression)| expression);
        if !is_allowed(licence, &allowed) {
            findings.push(format!("{package}: the licence {licence:?} is not allowed"));
        }
        if let Some((_, reason)) = refused.iter().find(|(refused, _)| *refused == name) {
            findings.push(format!("{package} may not come in: {reason}"));
        }
        if rest.contains("(git") || rest.contains("(http") {
            findings.push(format!("{package} does not come from the registry"));
        }
    }
    if !findings.is_empty() {
        bail!("deny.toml:\n{}", findings.join("\n"));
    }
    println!("{} crates, every licence allowed", crates.len());
    Ok(())
}

/// The lines of a list in `deny.toml`, up to its closing bracket.
fn section<'a>(rules: &'a str, opening: &str) -> Result<&'a str> {
    let rest = rules.split_once(&format!("\n{opening}")).map(|(_, rest)| rest);
    rest.and_then(|rest| rest.split_once("\n]"))
        .map(|(list, _)| list)
        .with_context(|| format!("no {opening} in deny.toml"))
}

fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

/// Crate and reason of a line like `{ crate = "ring", reason = "…" },`, or crate and licence of one that was read.
fn refusal(line: &str) -> Option<(&str, &str)> {
    let mut quoted = quoted(line);
    Some((quoted.next()?, quoted.next()?))
}

/// Whether an SPDX expression can be fulfilled with allowed licences: AND wants both sides, OR (in old manifests a stroke)
/// one of them, and AND binds more closely.
fn is_allowed(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let expression = expression.trim();
    let whole = |part: &str| part.matches('(').count() == part.matches(')').count();
    for (word, all) in [(" OR ", false), ("/", false), (" AND ", true)] {
        for (at, _) in expression.match_indices(word) {
            let (left, right) = (&expression[..at], &expression[at + word.len()..]);
            // Inside parentheses it belongs to a part, not to the whole.
            if whole(left) && whole(right) {
                let (left, right) = (is_allowed(left, allowed), is_allowed(right, allowed));
                return if all { left && right } else { left || right };
            }
        }
    }
    match expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => is_allowed(inner, allowed),
        None => allowed.contains(expression),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_allowed_if_allowed_licences_fulfil_it() {
        let allowed = BTreeSet::from(["MIT", "ISC", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"]);
        let yes = [
            "MIT",
            "GPL-2.0-only OR MIT",
            "Apache-2.0/MIT",
            "ISC AND (Apache-2.0 OR GPL-2.0-only)",
            "(MIT OR GPL-3.0) AND (ISC)",
            "Apache-2.0 WITH LLVM-exception",
        ];
        let no = ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND GPL-3.0", "GPL-2.0 WITH LLVM-exception"];
        assert!(yes.iter().all(|expression| is_allowed(expression, &allowed)));
        assert!(no.iter().all(|expression| !is_allowed(expression, &allowed)));
    }
}
