//! Who answers a need, in order, and why in words a person can check. Pure, and the same every time.
//!
//! Every skill counts once, whether it was declared or follows from a title, a portfolio or a letter: how much evidence
//! somebody has, and of which kind, changes nothing. A craftsman without papers stands where a professor with a hundred stands
//! if both can do what is asked. How somebody was vetted is shown beside the line and changes no place either.

use std::cmp::Reverse;

use super::{
    traits::{Traits, Wanted},
    vocabulary::area_of,
};

/// What a whole match is worth, part by part; a part the need does not ask about counts for nobody.
const SKILLS: f64 = 55.0;
const FIELD: f64 = 20.0;
/// For the same area but another field.
const AREA: f64 = 8.0;
const WORDS: f64 = 15.0;
const LANGUAGES: f64 = 5.0;
const COUNTRY: f64 = 5.0;

/// Why somebody is on the list.
#[derive(Clone, PartialEq, Debug)]
pub enum Reason {
    /// These skills are asked for and there, of so many asked for.
    Skills(Vec<String>, usize),
    /// The very field.
    Field(String),
    /// Another field of the same area.
    Area(String),
    /// So many words of the need stand in the profile.
    Words(Vec<String>),
    /// One of the languages is spoken.
    Languages(Vec<String>),
    /// Lives in the country.
    Country(String),
}

/// How well somebody answers a need.
#[derive(Clone, PartialEq, Debug)]
pub struct Match {
    /// From 0 to 100.
    pub score: f64,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// How well these traits answer what is wanted; nothing if neither skill nor field nor a word meets, or if what is asked for is
/// not offered.
pub fn compare(wanted: &Wanted, traits: &Traits) -> Option<Match> {
    if wanted.offer.is_some_and(|own| !traits.offers.contains(&own)) {
        return None;
    }
    let (mut score, mut whole) = (0.0, FIELD);
    let mut reasons = Vec::new();
    let skills: Vec<String> = wanted.skills.intersection(&traits.skills).cloned().collect();
    if !wanted.skills.is_empty() {
        whole += SKILLS;
        score += SKILLS * share(skills.len(), wanted.skills.len());
    }
    if !skills.is_empty() {
        reasons.push(Reason::Skills(skills, wanted.skills.len()));
    }
    match traits.field.as_deref() {
        Some(field) if field == wanted.field => {
            score += FIELD;
            reasons.push(Reason::Field(field.to_owned()));
        }
        Some(field) if area_of(field) == area_of(&wanted.field) => {
            score += AREA;
            reasons.push(Reason::Area(area_of(field).to_owned()));
        }
        _ => {}
    }
    let told: f64 = wanted.words.iter().map(|(_, tells)| tells).sum();
    let met: Vec<&(String, f64)> = wanted.words.iter().filter(|(own, _)| traits.words.contains(own)).collect();
    if told > 0.0 {
        // Without a skill of the vocabulary the words are all there is to go by.
        let weight = if wanted.skills.is_empty() { WORDS + SKILLS } else { WORDS };
        whole += weight;
        score += weight * met.iter().map(|(_, tells)| tells).sum::<f64>() / told;
    }
    if !met.is_empty() {
        reasons.push(Reason::Words(met.into_iter().map(|(own, _)| own.clone()).collect()));
    }
    if reasons.is_empty() {
        return None;
    }
    let spoken: Vec<String> = wanted.languages.intersection(&traits.languages).cloned().collect();
    if !wanted.languages.is_empty() {
        whole += LANGUAGES;
        score += if spoken.is_empty() { 0.0 } else { LANGUAGES };
    }
    if !spoken.is_empty() {
        reasons.push(Reason::Languages(spoken));
    }
    if let Some(country) = &wanted.country {
        whole += COUNTRY;
        if traits.country.as_ref() == Some(country) {
            score += COUNTRY;
            reasons.push(Reason::Country(country.clone()));
        }
    }
    Some(Match { score: 100.0 * score / whole, reasons })
}

/// The highest score of anybody who has so many of the skills that are wanted.
pub fn most_with(wanted: &Wanted, skills: usize) -> f64 {
    let (mut score, mut whole) = (FIELD, FIELD);
    if !wanted.skills.is_empty() {
        whole += SKILLS;
        score += SKILLS * share(skills.min(wanted.skills.len()), wanted.skills.len());
    }
    let beside = [
        (
            wanted.words.iter().any(|(_, tells)| *tells > 0.0),
            if wanted.skills.is_empty() { WORDS + SKILLS } else { WORDS },
        ),
        (!wanted.languages.is_empty(), LANGUAGES),
        (wanted.country.is_some(), COUNTRY),
    ];
    for (_, worth) in beside.into_iter().filter(|(is, _)| *is) {
        whole += worth;
        score += worth;
    }
    100.0 * score / whole
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |own: usize| f64::from(u32::try_from(own).unwrap_or(u32::MAX));
    number(part) / number(whole)
}

/// The best first, at most `most`. Of equals the order follows from `tie`, which is drawn for each need, so that nobody is
/// always before another.
pub fn ranked<'t, K: Clone>(
    wanted: &Wanted,
    all: impl IntoIterator<Item = (K, &'t Traits)>,
    tie: impl Fn(&K) -> u64,
    most: usize,
) -> Vec<(K, Match)> {
    let mut found: Vec<(K, Match)> =
        all.into_iter().filter_map(|(key, own)| Some((key, compare(wanted, own)?))).collect();
    // A thousandth of a point tells nobody from another.
    found.sort_by_key(|(key, own)| (Reverse((own.score * 1_000.0).round() as i64), tie(key)));
    found.truncate(most);
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn set(all: &[&str]) -> std::collections::BTreeSet<String> {
        all.iter().map(|own| (*own).to_owned()).collect()
    }

    fn wanted() -> Wanted {
        Wanted {
            field: "2.7".into(),
            skills: set(&["desalination", "solar_energy"]),
            words: vec![("سيناء".into(), 1.0)],
            ..Wanted::default()
        }
    }

    #[test]
    fn skills_weigh_more_than_the_field_and_everything_is_told() {
        let skilled = Traits { skills: set(&["desalination", "solar_energy"]), ..Traits::default() };
        let placed = Traits { field: Some("2.7".into()), words: set(&["سيناء"]), ..Traits::default() };
        let (one, two) = (compare(&wanted(), &skilled).unwrap(), compare(&wanted(), &placed).unwrap());
        assert!(one.score > two.score, "{one:?} {two:?}");
        assert_eq!(two.reasons, [Reason::Field("2.7".into()), Reason::Words(vec!["سيناء".into()])]);
        assert_eq!(compare(&wanted(), &Traits::default()), None);
    }

    #[test]
    fn what_is_not_offered_is_not_asked_for() {
        let wanted = Wanted { offer: Some(super::super::model::Offer::Visit), ..wanted() };
        let own = Traits { field: Some("2.7".into()), ..Traits::default() };
        assert_eq!(compare(&wanted, &own), None);
    }

    proptest! {
        #[test]
        fn more_in_common_never_stands_lower(extra in proptest::collection::btree_set("[a-z_]{3,8}", 0..12)) {
            let own = Traits { skills: set(&["desalination"]), field: Some("2.7".into()), ..Traits::default() };
            let mut more = own.clone();
            more.skills.extend(extra.clone());
            more.words.extend(extra);
            let (one, two) = (compare(&wanted(), &own).unwrap(), compare(&wanted(), &more).unwrap());
            prop_assert!(two.score >= one.score && two.score <= 100.0);
            for own in [&own, &more] {
                let met = own.skills.intersection(&wanted().skills).count();
                prop_assert!(compare(&wanted(), own).unwrap().score <= most_with(&wanted(), met) + 1e-9);
            }
        }
    }
}
