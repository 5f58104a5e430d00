//! A campaign and a cost as the company types them.

use std::collections::BTreeSet;

use kernel::{Currency, Day, Failure, Money, Slips};
use service_model::Names;
use web::{Fields, Filled, components::DateInput};

use crate::{
    acts::cost::Spent,
    audience::{Audience, TOPICS, Visitors},
    model::{Budget, Campaign, Channel, Content, Creative, LONGEST_DAYS, Picture, Target, VARIANTS},
};

/// The most characters of a name or a line.
pub(crate) const LINE: u32 = 120;
/// Of a text.
pub(crate) const TEXT: u32 = 600;
/// What the fields of each wording end with.
pub(crate) const WORDINGS: [&str; VARIANTS] = ["a", "b"];

/// What can be chosen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Offered {
    /// Keys of countries, with names.
    pub countries: Vec<(String, Names)>,
    /// Areas of them (`ae/dubai`), with names.
    pub areas: Vec<(String, Names)>,
    /// Codes of languages.
    pub languages: Vec<String>,
    /// Topics, with names.
    pub topics: Vec<(String, Names)>,
    /// What may be promoted (`service/birth_certificate`), with names.
    pub targets: Vec<(String, Names)>,
    /// Currencies.
    pub currencies: Vec<Currency>,
}

/// Reads the form of a campaign.
///
/// # Errors
/// Every slip.
pub(crate) fn read(fields: &Fields, today: Day, offered: &Offered) -> Result<Content, Failure> {
    let mut slips = Slips::new();
    let names = both(fields, "name", LINE, &mut slips);
    let purpose = text(fields, "purpose", TEXT, &mut slips);
    let target = Target::parse(fields.text("target"));
    if !offered.targets.iter().any(|(own, _)| own == fields.text("target")) {
        slips.add("target", "campaign-slip-choose");
    }
    let days = days(fields, today, &mut slips);
    let budget = budget(fields, offered, &mut slips);
    let audience = audience(fields, offered, &mut slips);
    let channels: Vec<Channel> = fields.all("channels").into_iter().filter_map(Channel::parse).collect();
    if channels.is_empty() {
        slips.add("channels", "campaign-slip-choose");
    }
    if channels.contains(&Channel::Message) && !audience.areas.is_empty() {
        slips.add("areas", "campaign-slip-areas");
    }
    let landing = both(fields, "landing", TEXT, &mut slips);
    let variants: Vec<Creative> =
        WORDINGS.into_iter().enumerate().filter_map(|(at, end)| wording(fields, (at, end), &mut slips)).collect();
    match (target, days, budget, slips.is_empty()) {
        (Some(target), Some((opens, closes)), Some(budget), true) => {
            Ok(Content { names, purpose, target, opens, closes, budget, audience, channels, landing, variants })
        }
        _ => Err(slips.into()),
    }
}

/// The form as it would have been typed.
pub(crate) fn filled(content: &Content) -> Filled {
    let mut pairs: Vec<(String, String)> = vec![
        ("name_ar".to_owned(), content.names.ar.clone()),
        ("name_en".to_owned(), content.names.en.clone()),
        ("purpose".to_owned(), content.purpose.clone()),
        ("target".to_owned(), content.target.value()),
        ("currency".to_owned(), content.budget.currency.clone()),
        ("visitors".to_owned(), content.audience.visitors.as_str().to_owned()),
        ("landing_ar".to_owned(), content.landing.ar.clone()),
        ("landing_en".to_owned(), content.landing.en.clone()),
    ];
    if let Ok(money) = content.budget.money(content.budget.minor) {
        pairs.push(("budget".to_owned(), money.decimal()));
    }
    for (name, day) in [("opens", content.opens), ("closes", content.closes)] {
        pairs.push((format!("{name}-day"), day.day().to_string()));
        pairs.push((format!("{name}-month"), day.month().to_string()));
        pairs.push((format!("{name}-year"), day.year().to_string()));
    }
    let own = &content.audience;
    let lists =
        [("countries", &own.countries), ("areas", &own.areas), ("languages", &own.languages), ("topics", &own.topics)];
    for (name, list) in lists {
        pairs.extend(list.iter().map(|value| (name.to_owned(), value.clone())));
    }
    pairs.extend(content.channels.iter().map(|channel| ("channels".to_owned(), channel.as_str().to_owned())));
    for (end, own) in WORDINGS.into_iter().zip(&content.variants) {
        let mut both = |name: &str, words: &Names| {
            pairs.push((format!("{name}_{end}_ar"), words.ar.clone()));
            pairs.push((format!("{name}_{end}_en"), words.en.clone()));
        };
        both("headline", &own.headline);
        both("text", &own.text);
        if let Some(picture) = &own.picture {
            both("alt", &picture.alt);
            pairs.push((format!("picture_{end}"), picture.key.clone()));
        }
    }
    Filled::from_pairs(pairs)
}

/// Reads the form of a cost of a campaign.
///
/// # Errors
/// Every slip.
pub(crate) fn read_cost(fields: &Fields, campaign: &Campaign, today: Day) -> Result<Spent, Failure> {
    let mut slips = Slips::new();
    let spent_on = DateInput::read(fields, "spent_on", &mut slips);
    if spent_on.is_none_or(|own| own > today) && !slips.0.iter().any(|own| own.field == "spent_on") {
        slips.add("spent_on", "campaign-slip-spent-on");
    }
    let channel = Channel::parse(fields.text("channel"));
    if channel.is_none() {
        slips.add("channel", "campaign-slip-choose");
    }
    let paid_for = text(fields, "paid_for", LINE, &mut slips);
    let budget = &campaign.content.budget;
    let currency = Currency::new(&budget.currency, budget.exponent);
    let currency = currency.map_err(|error| Failure::fault("reading a budget", error))?;
    let minor = amount(fields, "amount", currency, &mut slips);
    match (spent_on, channel, minor, slips.is_empty()) {
        (Some(spent_on), Some(channel), Some(minor), true) => {
            Ok(Spent { campaign: campaign.id, spent_on, channel, minor, paid_for })
        }
        _ => Err(slips.into()),
    }
}

fn text(fields: &Fields, name: &str, most: u32, slips: &mut Slips) -> String {
    let text = fields.text(name);
    if text.is_empty() {
        slips.add(name.to_owned(), "campaign-slip-required");
    } else if text.chars().count() > most as usize {
        slips.add(name.to_owned(), "campaign-slip-long");
    }
    text.to_owned()
}

fn both(fields: &Fields, name: &str, most: u32, slips: &mut Slips) -> Names {
    Names { ar: text(fields, &format!("{name}_ar"), most, slips), en: text(fields, &format!("{name}_en"), most, slips) }
}

fn days(fields: &Fields, today: Day, slips: &mut Slips) -> Option<(Day, Day)> {
    let mut day = |name: &'static str| {
        let day = DateInput::read(fields, name, slips);
        if day.is_none() && !slips.0.iter().any(|own| own.field == name) {
            slips.add(name, "campaign-slip-required");
        }
        day
    };
    let (opens, closes) = (day("opens"), day("closes"));
    let (opens, closes) = opens.zip(closes)?;
    if closes < opens || closes < today || opens.days_until(closes) > LONGEST_DAYS {
        slips.add("closes", "campaign-slip-days");
    }
    Some((opens, closes))
}

fn amount(fields: &Fields, name: &'static str, currency: Currency, slips: &mut Slips) -> Option<i64> {
    let read = Money::from_decimal(&kernel::arabic::latin_digits(fields.text(name)), currency);
    let minor = read.ok().map(Money::minor).filter(|minor| *minor > 0);
    if minor.is_none() {
        slips.add(name, "campaign-slip-amount");
    }
    minor
}

fn budget(fields: &Fields, offered: &Offered, slips: &mut Slips) -> Option<Budget> {
    let Some(currency) = offered.currencies.iter().find(|own| own.code() == fields.text("currency")) else {
        slips.add("currency", "campaign-slip-choose");
        return None;
    };
    let minor = amount(fields, "budget", *currency, slips)?;
    Some(Budget { minor, currency: currency.code().to_owned(), exponent: currency.exponent() })
}

/// Only what was offered is taken; what else a browser sends is a slip, not an axis.
fn audience(fields: &Fields, offered: &Offered, slips: &mut Slips) -> Audience {
    let mut chosen = |name: &'static str, known: &dyn Fn(&str) -> bool| {
        let values: BTreeSet<String> = fields.all(name).into_iter().map(str::to_owned).collect();
        if values.iter().any(|own| !known(own)) {
            slips.add(name, "campaign-slip-choose");
        }
        values
    };
    let named = |list: &[(String, Names)], own: &str| list.iter().any(|(key, _)| key == own);
    let countries = chosen("countries", &|own| named(&offered.countries, own));
    let areas = chosen("areas", &|own| {
        named(&offered.areas, own) && own.split_once('/').is_some_and(|(country, _)| countries.contains(country))
    });
    let languages = chosen("languages", &|own| offered.languages.iter().any(|known| known == own));
    let topics = chosen("topics", &|own| TOPICS.contains(&own) && named(&offered.topics, own));
    if countries.is_empty() {
        slips.add("countries", "campaign-slip-choose");
    }
    let visitors = Visitors::ALL.into_iter().find(|own| own.as_str() == fields.text("visitors"));
    if visitors.is_none() {
        slips.add("visitors", "campaign-slip-choose");
    }
    Audience { countries, areas, languages, topics, visitors: visitors.unwrap_or_default() }
}

/// One wording. The first one is needed; of another nothing or everything is typed.
fn wording(fields: &Fields, (at, end): (usize, &str), slips: &mut Slips) -> Option<Creative> {
    let parts = ["headline", "text"].map(|part| format!("{part}_{end}"));
    let blank =
        |name: &String| fields.text(&format!("{name}_ar")).is_empty() && fields.text(&format!("{name}_en")).is_empty();
    if at > 0 && parts.iter().all(blank) {
        return None;
    }
    let [headline, words] = parts;
    let key = fields.text(&format!("picture_{end}")).to_owned();
    let picture = (!key.is_empty()).then(|| Picture { key, alt: both(fields, &format!("alt_{end}"), LINE, slips) });
    Some(Creative { headline: both(fields, &headline, LINE, slips), text: both(fields, &words, TEXT, slips), picture })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered() -> Offered {
        let names = |text: &str| (text.to_owned(), Names::alike(text));
        Offered {
            countries: vec![names("ae"), names("sa")],
            areas: vec![names("ae/dubai")],
            languages: vec!["ar".to_owned(), "en".to_owned()],
            topics: vec![names("work"), names("military")],
            targets: vec![names("service/birth_certificate")],
            currencies: vec![Currency::EGP],
        }
    }

    fn content(today: Day) -> Content {
        let names = |text: &str| Names { ar: text.to_owned(), en: text.to_owned() };
        let set = |own: &str| BTreeSet::from([own.to_owned()]);
        Content {
            names: names("n"),
            purpose: "p".to_owned(),
            target: Target::parse("service/birth_certificate").unwrap(),
            opens: today,
            closes: today.plus_days(30),
            budget: Budget { minor: 1_250_050, currency: "EGP".to_owned(), exponent: 2 },
            audience: Audience {
                countries: set("ae"),
                areas: set("ae/dubai"),
                languages: set("ar"),
                topics: set("work"),
                visitors: Visitors::New,
            },
            channels: vec![Channel::Poster, Channel::Hall],
            landing: names("l"),
            variants: vec![
                Creative {
                    headline: names("h"),
                    text: names("t"),
                    picture: Some(Picture { key: "bridge".to_owned(), alt: names("a") }),
                },
                Creative { headline: names("h2"), text: names("t2"), picture: None },
            ],
        }
    }

    #[test]
    fn what_is_taken_up_says_the_same() {
        let today: Day = "2026-11-23".parse().unwrap();
        let own = content(today);
        assert_eq!(read(&filled(&own).fields, today, &offered()).unwrap(), own);
    }

    #[test]
    fn what_was_not_offered_is_no_audience() {
        let today: Day = "2026-11-23".parse().unwrap();
        let tries = [
            ("countries", "fr"),
            ("areas", "sa/riyadh"),
            ("topics", "military"),
            ("topics", "religion"),
            ("visitors", "women"),
            ("channels", ""),
            ("currency", "XXX"),
            ("budget", "-5"),
            ("target", "service/divorce_certificate"),
            ("closes-year", "2020"),
            ("headline_a_ar", ""),
        ];
        for (name, value) in tries {
            let mut fields = filled(&content(today)).fields;
            fields.set(name, value);
            assert!(read(&fields, today, &offered()).is_err(), "{name}={value}");
        }
    }

    #[test]
    fn nobody_is_written_to_by_where_a_poster_hangs() {
        let today: Day = "2026-11-23".parse().unwrap();
        let mut fields = filled(&content(today)).fields;
        fields.push("channels", "message");
        assert!(read(&fields, today, &offered()).is_err());
    }
}
