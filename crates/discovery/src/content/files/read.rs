//! One page read from its files, with every fault at its line.

use std::sync::Arc;

use kernel::Day;
use serde::Deserialize;
use service_model::{Finding, Names, Sources, Spot};

use crate::content::{
    happening::Happening,
    kind::Kind,
    markdown,
    matter::{BODY, Content, LONGEST_DAYS, SUMMARY, Source, TITLE, Writing},
};

/// `page.toml` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    kind: Kind,
    owner: Names,
    owner_mail: Option<String>,
    #[serde(default)]
    situations: Vec<String>,
    #[serde(default)]
    audiences: Vec<String>,
    #[serde(default)]
    countries: Vec<String>,
    #[serde(default)]
    services: Vec<String>,
    verified_on: Day,
    check_every_days: u16,
    from: Option<Day>,
    until: Option<Day>,
    happens: Option<Happening>,
    #[serde(default)]
    source: Vec<SourceRow>,
}

/// A source as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceRow {
    ar: String,
    en: String,
    address: Option<String>,
    seen_on: Day,
}

/// Reads a page.
///
/// # Errors
/// Every fault.
pub(super) fn page(sources: &Sources) -> Result<Content, Vec<Finding>> {
    let mut findings = Vec::new();
    let head = head(sources, &mut findings);
    let ar = words(sources, "ar.md", &mut findings);
    let en = words(sources, "en.md", &mut findings);
    let Some(head) = head.filter(|_| findings.is_empty()) else { return Err(findings) };
    let content = Content {
        kind: head.kind,
        owner: head.owner,
        owner_mail: head.owner_mail,
        situations: head.situations,
        audiences: head.audiences,
        countries: head.countries,
        services: head.services,
        sources: head
            .source
            .into_iter()
            .map(|own| Source { names: Names { ar: own.ar, en: own.en }, address: own.address, seen_on: own.seen_on })
            .collect(),
        verified_on: head.verified_on,
        check_every_days: head.check_every_days,
        from: head.from,
        until: head.until,
        happens: head.happens,
        ar,
        en,
    };
    let mut say = |message: &str| findings.push(finding("page.toml", 1, "value", message));
    content.missing().into_iter().for_each(|missing| say(missing.told()));
    content.happens.iter().flat_map(Happening::unfit).for_each(|unfit| say(unfit.told()));
    if !content.pictures().is_empty() {
        say("pictures belong to pages that are written at the desk");
    }
    if content.check_every_days == 0 || content.check_every_days > LONGEST_DAYS {
        say("`check_every_days` lies between 1 and 730");
    }
    for source in content.sources.iter().filter_map(|own| own.address.as_deref()) {
        if !source.starts_with("https://") {
            say("the address of a source begins with `https://`");
        }
    }
    if findings.is_empty() { Ok(content) } else { Err(findings) }
}

fn finding(file: &str, line: usize, code: &'static str, message: &str) -> Finding {
    let file: Arc<str> = file.into();
    Finding { spot: Spot { file, line, column: 1 }, code, message: message.to_owned() }
}

fn head(sources: &Sources, findings: &mut Vec<Finding>) -> Option<Head> {
    let Some(text) = sources.get("page.toml") else {
        findings.push(finding("page.toml", 1, "missing", "the page has no `page.toml`"));
        return None;
    };
    match toml::from_str(text) {
        Ok(head) => Some(head),
        Err(error) => {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            findings.push(finding("page.toml", before.matches('\n').count() + 1, "value", error.message()));
            None
        }
    }
}

/// The words of one language: `# title`, a first paragraph that is the summary, and the text.
fn words(sources: &Sources, file: &str, findings: &mut Vec<Finding>) -> Option<Writing> {
    let text = sources.get(file)?;
    let mut say = |line: usize, code: &'static str, message: &str| findings.push(finding(file, line, code, message));
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let Some(title) = first.strip_prefix("# ").map(str::trim) else {
        say(1, "value", "the first line is `# ` and the title");
        return None;
    };
    let rest_trimmed = rest.trim_start();
    let (summary, body) = rest_trimmed.split_once("\n\n").unwrap_or((rest_trimmed, ""));
    // Lines of the file that stand before the text.
    let above = text.len() - body.len();
    let above = text.get(..above).unwrap_or_default().matches('\n').count();
    for (own, most, line) in [(title, TITLE, 1), (summary, SUMMARY, 3), (body, BODY, above + 1)] {
        if own.chars().count() > most {
            say(line, "length", &format!("longer than {most} characters"));
        }
    }
    if let Err(faults) = markdown::read(body) {
        faults.iter().for_each(|own| say(above + own.line, "markdown", own.wrong.told()));
    }
    let summary = summary.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Writing { title: title.to_owned(), summary, body: body.trim().to_owned() })
}
