//! A profile as somebody else sees it, and why somebody is on a list.

use kernel::Outcome;
use web::{
    Value, Visit,
    components::{SummaryList, SummaryRow, Tag, Tone},
};

use super::key_of;
use crate::experts::{
    ZONE,
    entry::Entry,
    model::{Audience, BothNames, Section, Seen},
    profile::Profile,
    ranking::Reason,
    vocabulary::Vocabulary,
};

/// The name for a reader: in the script of her language where there is one.
pub(in crate::experts) fn name(v: &Visit, names: Option<&BothNames>) -> String {
    let Some(own) = names else { return v.t("experts-nameless") };
    let (first, second) = if v.is_rtl() { (&own.ar, &own.latin) } else { (&own.latin, &own.ar) };
    if first.is_empty() { second.clone() } else { first.clone() }
}

/// What somebody else sees of a profile.
pub(in crate::experts) fn profile(v: &Visit, vocabulary: &Vocabulary, seen: &Seen) -> SummaryList {
    let comma = v.t("experts-comma");
    let mut rows = Vec::new();
    let mut row = |key: &str, value: String| {
        if !value.is_empty() {
            rows.push(SummaryRow::new(v.t(key), Value::from(value)));
        }
    };
    if let Some(own) = seen.category {
        row("experts-category", v.t(&key_of("experts-category-", own.as_str())));
    }
    if let Some(own) = seen.field.as_deref().and_then(|code| vocabulary.field(code)) {
        row("experts-field", own.name(v.locale()).to_owned());
        let axes = vocabulary.axes.iter().filter(|axis| own.axes.contains(&axis.key));
        row("experts-axes", axes.map(|axis| axis.name(v.locale())).collect::<Vec<_>>().join(&comma));
    }
    if let Some(own) = seen.country.as_deref().and_then(|code| vocabulary.place(code)) {
        row("experts-country", own.name(v.locale()).to_owned());
    }
    row("experts-about", seen.about.clone().unwrap_or_default());
    let skills = seen.skills.iter().filter_map(|key| vocabulary.skill(key)).map(|own| own.name(v.locale()));
    row("experts-skills", skills.collect::<Vec<_>>().join(&comma));
    row("experts-skills-own", seen.other_skills.clone());
    let languages = seen.languages.iter().filter_map(|key| vocabulary.language(key)).map(|own| own.name(v.locale()));
    row("experts-languages", languages.collect::<Vec<_>>().join(&comma));
    let offers = seen.offers.iter().map(|own| v.t(&key_of("experts-offer-", own.as_str())));
    row("experts-offers", offers.collect::<Vec<_>>().join(&comma));
    if let Some(own) = seen.availability {
        row("experts-availability", v.t(&key_of("experts-when-", own.as_str())));
    }
    for entry in &seen.entries {
        row(&key_of("experts-kind-", entry.kind.as_str()), line(v, entry));
    }
    SummaryList::new(rows)
}

/// An entry in a line or two.
pub(in crate::experts) fn line(v: &Visit, own: &Entry) -> String {
    let years = match (own.year, own.until) {
        (Some(from), Some(until)) => format!("{from}–{until}"),
        (Some(year), None) => year.to_string(),
        _ => String::new(),
    };
    let comma = v.t("experts-comma");
    let parts = [&own.by, &own.of, &years].into_iter().filter(|part| !part.is_empty()).cloned();
    let beside = parts.collect::<Vec<_>>().join(&comma);
    let link = own.doi.as_ref().map(|doi| format!("doi:{doi}")).or_else(|| own.link.clone());
    let lines = [own.title.clone(), beside, link.unwrap_or_default()];
    lines.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What two people confirmed, and the mark somebody holds where she shows it; her own page shows her all.
pub(in crate::experts) fn tags(
    v: &Visit,
    vocabulary: &Vocabulary,
    profile: &Profile,
    audience: Audience,
) -> Outcome<Vec<Tag>> {
    let mut tags = Vec::new();
    if let Some(mark) = &profile.mark
        && (audience == Audience::Private || profile.content.shows(Section::Distinction, audience))
        && let Some(title) = vocabulary.criteria.version(mark.criteria)?.title(&mark.title)
    {
        tags.push(Tag::new(title.names.get(v.locale()), Tone::Ok));
    }
    let standing = profile.standing()?;
    if standing.is_empty() {
        tags.push(Tag::new(v.t("experts-declared"), Tone::Quiet));
    }
    tags.extend(standing.iter().map(|(own, _)| Tag::new(v.t(&key_of("experts-vetted-", own.as_str())), Tone::Ok)));
    Ok(tags)
}

/// When something was confirmed, in words.
pub(in crate::experts) fn moment(v: &Visit, at: kernel::Moment) -> String {
    v.moment(at, ZONE)
}

/// A reason in words.
pub(in crate::experts) fn reason(v: &Visit, vocabulary: &Vocabulary, own: &Reason) -> String {
    let comma = v.t("experts-comma");
    match own {
        Reason::Skills(keys, of) => {
            let names = keys.iter().filter_map(|key| vocabulary.skill(key)).map(|own| own.name(v.locale()));
            let names = names.collect::<Vec<_>>().join(&comma);
            let count = |number: usize| v.number(i64::try_from(number).unwrap_or(i64::MAX));
            v.t_with("experts-reason-skills", &[("skills", &names), ("met", &count(keys.len())), ("of", &count(*of))])
        }
        Reason::Field(code) => {
            let name = vocabulary.field(code).map(|own| own.name(v.locale())).unwrap_or_default();
            v.t_with("experts-reason-field", &[("field", name)])
        }
        Reason::Area(code) => {
            let area = vocabulary.areas.iter().find(|own| own.code == *code);
            v.t_with("experts-reason-area", &[("area", area.map(|own| own.name(v.locale())).unwrap_or_default())])
        }
        Reason::Words(words) => v.t_with("experts-reason-words", &[("words", &words.join(&comma))]),
        Reason::Languages(codes) => {
            let names = codes.iter().filter_map(|key| vocabulary.language(key)).map(|own| own.name(v.locale()));
            v.t_with("experts-reason-languages", &[("languages", &names.collect::<Vec<_>>().join(&comma))])
        }
        Reason::Country(code) => {
            let name = vocabulary.place(code).map(|own| own.name(v.locale())).unwrap_or_default();
            v.t_with("experts-reason-country", &[("country", name)])
        }
    }
}
