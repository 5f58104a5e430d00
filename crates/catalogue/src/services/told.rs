//! A service told in sentences, each from the rules the forms use: what it costs, when it is done, what to bring, who may
//! ask, how it arrives. Another revision tells something else at once; nothing here is written down beforehand.

use kernel::{Currency, Day, Outcome};
use service_model::{Service, documents, fees::Line};
use web::Visit;

use super::{asked::Asked, facts, price};
use crate::reading::Snapshot;

/// What is asked about a service.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum About {
    /// What it costs.
    Price,
    /// When it is done.
    Time,
    /// What to bring.
    Papers,
    /// Who may ask.
    Who,
    /// How it arrives.
    Delivery,
}

impl About {
    /// Everything that can be asked.
    pub const ALL: [Self; 5] = [Self::Price, Self::Time, Self::Papers, Self::Who, Self::Delivery];

    /// The place on the page of the service where it stands.
    pub fn place(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Time => "time",
            Self::Papers => "papers",
            Self::Who | Self::Delivery => "facts",
        }
    }

    /// Its name in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Time => "time",
            Self::Papers => "papers",
            Self::Who => "who",
            Self::Delivery => "delivery",
        }
    }

    /// The one with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|about| about.as_str() == name)
    }
}

/// What was asked about a service, told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// The name of the service.
    pub name: String,
    /// The sentences, each with what it is about.
    pub sentences: Vec<(About, String)>,
    /// The revision they follow from.
    pub revision: i32,
    /// Since which day it holds.
    pub since: Option<Day>,
}

/// Tells this of a service, for somebody who lives in `country` where that is known, in the language of the visit.
///
/// # Errors
/// Not found for a service that is not published; a fault if its rules cannot be worked out.
pub fn told(v: &Visit, snapshot: &Snapshot, (key, country): (&str, Option<&str>), abouts: &[About]) -> Outcome<Told> {
    let current = snapshot.service(key)?;
    let service = &current.definition;
    let pairs = country.map(|own| (super::asked::COUNTRY.to_owned(), own.to_owned()));
    let asked = Asked::read(service, snapshot, pairs.into_iter().collect(), v.now())?;
    let name = service.texts.text(v.locale(), "name").to_owned();
    let mut sentences = Vec::new();
    for about in abouts {
        let own = match about {
            About::Price => costs(v, snapshot, service, &asked)?,
            About::Time => takes(v, snapshot, service, &asked)?,
            About::Papers => vec![papers(v, service, &asked)?],
            About::Who => vec![with_name(v, "catalogue-told-who", &name, service.texts.text(v.locale(), "who"))],
            About::Delivery => {
                let how = service.texts.text(v.locale(), "delivery");
                vec![with_name(v, "catalogue-told-delivery", &name, how)]
            }
        };
        sentences.extend(own.into_iter().map(|text| (*about, text)));
    }
    let edition = snapshot.edition(crate::definitions::Kind::Service, key);
    let since = edition.map(|own| own.since.day_in("Africa/Cairo"));
    Ok(Told { name, sentences, revision: current.revision, since })
}

fn with_name(v: &Visit, key: &str, name: &str, said: &str) -> String {
    v.t_with(key, &[("name", name), ("said", said)])
}

/// The usual price: the sum with the day since which its components hold, what it is made of, and what is charged by which
/// rate.
fn costs(v: &Visit, snapshot: &Snapshot, service: &Service, asked: &Asked) -> Outcome<Vec<String>> {
    let price = price::usual(snapshot, service, asked, v.now())?;
    let (quote, country) = (&price.quote, &snapshot.country(&asked.context.country)?.definition);
    let name = service.texts.text(v.locale(), "name");
    let today = country.day_at(v.now());
    let total = v.money(quote.total);
    let since = quote.lines.iter().filter_map(|line| held_since(service, line, today)).max();
    let mut sentences = vec![match since {
        Some(day) => v.t_with("catalogue-told-price", &[("name", name), ("total", &total), ("day", &v.day(day))]),
        None => v.t_with("catalogue-told-price-free", &[("name", name), ("total", &total)]),
    }];
    let line = |line: &Line| {
        let part = service.texts.text(v.locale(), &format!("fees.{}", line.code)).to_owned();
        v.t_with("catalogue-told-price-line", &[("part", &part), ("amount", &v.money(line.amount))])
    };
    if quote.lines.len() > 1 {
        let parts: Vec<String> = quote.lines.iter().map(line).collect();
        let parts = parts.join(&v.t("catalogue-comma"));
        sentences.push(v.t_with("catalogue-told-price-lines", &[("parts", &parts)]));
    }
    if quote.charged.currency() == Currency::EGP {
        sentences.extend((price.charged == price::Charged::NotSaid).then(|| v.t("catalogue-price-not-said")));
    } else {
        let charged = v.money(quote.charged);
        let place = country.names.get(v.locale());
        sentences.push(v.t_with("catalogue-told-price-charged", &[("charged", &charged), ("country", place)]));
        sentences.push(price::rate_note(v, country, quote));
    }
    sentences.extend(quote.lines.iter().any(|line| line.indicative).then(|| v.t("catalogue-price-indicative-all")));
    Ok(sentences)
}

/// Since when the component of this line holds.
fn held_since(service: &Service, line: &Line, today: Day) -> Option<Day> {
    let own = service.fees.components.iter().filter(|own| own.code == line.code && own.from <= today);
    own.map(|own| own.from).max()
}

/// The last day by the times promised, and who holds the file for how long.
fn takes(v: &Visit, snapshot: &Snapshot, service: &Service, asked: &Asked) -> Outcome<Vec<String>> {
    let country = &snapshot.country(&asked.context.country)?.definition;
    let name = service.texts.text(v.locale(), "name");
    let stages = facts::stages(v, service).join(&v.t("catalogue-semicolon"));
    let mut sentences = Vec::new();
    // The working days of one country say nothing about another's.
    if asked.country.is_some() {
        let done = snapshot.promise(service, country, v.now()).day_in(&country.zone);
        let place = country.names.get(v.locale());
        let args = [("name", name), ("country", place), ("day", &v.weekday(done))];
        sentences.push(v.t_with("catalogue-told-time", &args));
    }
    sentences.push(v.t_with("catalogue-told-stages", &[("name", name), ("stages", &stages)]));
    Ok(sentences)
}

/// What to bring in the usual case.
fn papers(v: &Visit, service: &Service, asked: &Asked) -> Outcome<String> {
    let name = service.texts.text(v.locale(), "name");
    let needed = documents::needed(service, &asked.answers, &asked.context)?;
    let must: Vec<String> = needed
        .iter()
        .filter(|row| row.mandatory())
        .map(|row| service.texts.text(v.locale(), &row.document.name()).to_owned())
        .collect();
    if must.is_empty() {
        return Ok(v.t_with("catalogue-told-papers-none", &[("name", name)]));
    }
    let papers = must.join(&v.t("catalogue-comma"));
    Ok(v.t_with("catalogue-told-papers", &[("name", name), ("papers", &papers)]))
}
