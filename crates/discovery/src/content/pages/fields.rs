//! The fields of a draft's form: what a draft holds as fields, and what was typed as what a draft holds.

use kernel::{Day, Slips, arabic};
use service_model::Names;
use web::{Fields, Filled, components::DateInput};

use super::event;
use crate::content::{
    facets::{AUDIENCES, SITUATIONS},
    kind::Kind,
    markdown,
    matter::{BODY, Content, LONGEST_DAYS, SUMMARY, Source, TITLE, Writing},
};

/// The most characters of a name.
pub(super) const NAME: usize = 160;

/// The form as the draft stands.
pub(super) fn fresh(content: &Content) -> Filled {
    let mut filled = Filled::blank();
    let fields = &mut filled.fields;
    fields.set("kind", content.kind.as_str());
    fields.set("owner_ar", content.owner.ar.as_str());
    fields.set("owner_en", content.owner.en.as_str());
    fields.set("owner_mail", content.owner_mail.as_deref().unwrap_or_default());
    for (name, keys) in [
        ("situations", &content.situations),
        ("audiences", &content.audiences),
        ("countries", &content.countries),
        ("services", &content.services),
    ] {
        keys.iter().for_each(|key| fields.push(name, key.as_str()));
    }
    fields.set("sources", content.sources.iter().map(source_line).collect::<Vec<_>>().join("\n"));
    fields.set("check_every_days", content.check_every_days.to_string());
    for (lang, words) in [("ar", &content.ar), ("en", &content.en)] {
        if let Some(words) = words {
            fields.set(format!("{lang}_title"), words.title.as_str());
            fields.set(format!("{lang}_summary"), words.summary.as_str());
            fields.set(format!("{lang}_body"), words.body.as_str());
        }
    }
    let happens = content.happens.as_ref();
    for (name, day) in [("verified_on", Some(content.verified_on)), ("from", content.from), ("until", content.until)] {
        if let Some(day) = day {
            DateInput::fill(&mut filled, name, day);
        }
    }
    if let Some(happens) = happens {
        event::fill(&mut filled, happens);
    }
    filled
}

/// A source in one line: Arabic | English | address | day.
fn source_line(source: &Source) -> String {
    let address = source.address.as_deref().unwrap_or_default();
    format!("{} | {} | {address} | {}", source.names.ar, source.names.en, source.seen_on)
}

/// What was typed. What is missing may come later; what is wrong is told at its field. `known` are the keys of countries
/// and services there are.
pub(super) fn read(fields: &Fields, known: (&[&str], &[&str]), today: Day) -> Result<Content, Slips> {
    let mut slips = Slips::new();
    let kind = Kind::parse(fields.text("kind"));
    if kind.is_none() {
        slips.add("kind", "field-choice-required");
    }
    let mut line = |name: &'static str| {
        let text = fields.text(name);
        if text.chars().count() > NAME {
            slips.add(name, "content-slip-long");
        }
        text.to_owned()
    };
    let owner = Names { ar: line("owner_ar"), en: line("owner_en") };
    let owner_mail = fields.opt("owner_mail").map(str::to_owned);
    if owner_mail.as_deref().is_some_and(|own| service_model::fields::Email::normalise(own).is_none()) {
        slips.add("owner_mail", "content-slip-mail");
    }
    let mut keys = |name: &'static str, known: &[&str]| -> Vec<String> {
        let chosen: Vec<String> = fields.all(name).into_iter().map(str::to_owned).collect();
        if chosen.iter().any(|key| !known.contains(&key.as_str())) {
            slips.add(name, "content-slip-choice");
        }
        chosen
    };
    let (situations, audiences) = (keys("situations", &SITUATIONS), keys("audiences", &AUDIENCES));
    let (countries, services) = (keys("countries", known.0), keys("services", known.1));
    let sources = sources(fields, today, &mut slips);
    let verified_on = DateInput::read(fields, "verified_on", &mut slips);
    match verified_on {
        Some(day) if day > today => drop(slips.add("verified_on", "content-slip-ahead")),
        None if !slips.0.iter().any(|own| own.field == "verified_on") => {
            slips.add("verified_on", "content-slip-required");
        }
        _ => {}
    }
    let days = arabic::latin_digits(fields.text("check_every_days")).parse().ok();
    let days = days.filter(|days| (1..=LONGEST_DAYS).contains(days));
    if days.is_none() {
        slips.add("check_every_days", "content-slip-days");
    }
    let from = DateInput::read(fields, "from", &mut slips);
    let until = DateInput::read(fields, "until", &mut slips);
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        slips.add("until", "content-refused-over");
    }
    let happens = event::read(fields, &mut slips);
    let (ar, en) = (words(fields, "ar", &mut slips), words(fields, "en", &mut slips));
    match (kind, verified_on, days) {
        (Some(kind), Some(verified_on), Some(check_every_days)) if slips.is_empty() => Ok(Content {
            kind,
            owner,
            owner_mail,
            situations,
            audiences,
            countries,
            services,
            sources,
            verified_on,
            check_every_days,
            from,
            until,
            happens,
            ar,
            en,
        }),
        _ => Err(slips),
    }
}

fn sources(fields: &Fields, today: Day, slips: &mut Slips) -> Vec<Source> {
    let mut sources = Vec::new();
    for line in fields.text("sources").lines().map(str::trim).filter(|line| !line.is_empty()) {
        match source(line).filter(|own| own.seen_on <= today) {
            Some(source) => sources.push(source),
            None => drop(slips.add_with("sources", "content-slip-source", vec![("line", line.to_owned())])),
        }
    }
    sources
}

fn source(line: &str) -> Option<Source> {
    let parts: Vec<&str> = line.split('|').map(str::trim).collect();
    let [ar, en, address, seen_on] = parts.as_slice() else { return None };
    let whole = |name: &str| !name.is_empty() && name.chars().count() <= NAME;
    let address = Some(*address).filter(|own| !own.is_empty());
    if !whole(ar) || !whole(en) || address.is_some_and(|own| !markdown::is_away(own)) {
        return None;
    }
    let seen_on = arabic::latin_digits(seen_on).parse().ok()?;
    let names = Names { ar: (*ar).to_owned(), en: (*en).to_owned() };
    Some(Source { names, address: address.map(str::to_owned), seen_on })
}

/// The words of one language; none if nothing was typed.
fn words(fields: &Fields, lang: &str, slips: &mut Slips) -> Option<Writing> {
    let part = |end: &str| fields.text(&format!("{lang}_{end}")).to_owned();
    let writing = Writing { title: part("title"), summary: part("summary"), body: part("body") };
    if [&writing.title, &writing.summary, &writing.body].into_iter().all(|own| own.is_empty()) {
        return None;
    }
    for (end, text, most) in
        [("title", &writing.title, TITLE), ("summary", &writing.summary, SUMMARY), ("body", &writing.body, BODY)]
    {
        if text.chars().count() > most {
            slips.add(format!("{lang}_{end}"), "content-slip-long");
        }
    }
    for fault in markdown::read(&writing.body).err().unwrap_or_default() {
        slips.add_with(format!("{lang}_body"), fault.wrong.text(), vec![("line", fault.line.to_string())]);
    }
    Some(writing)
}
