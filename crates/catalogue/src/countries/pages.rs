//! Handlers of the pages.

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use kernel::{Day, Outcome};
use serde::Deserialize;
use service_model::{
    Country,
    country::{DeliveryMode, Mission, Opening, Period, Stage, TodaysWay},
};
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{Banner, Button, ErrorSummary, KeepOffline, SummaryList, SummaryRow, Tag, TextInput, Tone},
};

use crate::{
    CurrentCountry, Snapshot,
    interest::{self, Wish},
    reading::Catalogue,
    services::stage_tag,
};

#[derive(Deserialize)]
pub(super) struct At {
    key: String,
}

#[derive(Template)]
#[template(path = "countries/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    name: &'a str,
    tag: Tag,
    banner: Banner,
    offer: Option<SummaryList>,
    services: Vec<(String, String)>,
    periods: Vec<SummaryList>,
    missions: Vec<SummaryList>,
    ways: Vec<Way>,
    wish: Option<WishForm>,
    keep: KeepOffline,
}

/// How one service is obtained today.
struct Way {
    title: String,
    list: SummaryList,
    papers: Vec<String>,
}

struct WishForm {
    action: String,
    errors: ErrorSummary,
    contact: TextInput,
    button: Button,
}

pub(super) async fn one(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    page(&v, &snapshot, &at.key, &Filled::blank()).map_err(Into::into)
}

/// Keeps a contact. The answer is the same whether the contact was known already.
pub(super) async fn interest(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let country = snapshot.country(&at.key)?;
    match keep(&v, country, &form).await {
        Ok(()) => Ok(v.redirect_with(format!("/countries/{}", at.key), "catalogue-interest-kept")),
        Err(failure) => Ok(page(&v, &snapshot, &at.key, &form.filled(failure)?)?),
    }
}

async fn keep(v: &Visit, country: &CurrentCountry, form: &Form<Fields>) -> Outcome<()> {
    let (channel, address) = interest::read_contact(form.fields.text("contact"), &country.definition.dialling)?;
    let wish = Wish { country: country.definition.key.clone(), language: v.locale(), channel, address };
    let mut cx = v.begin().await?;
    interest::keep(&mut cx, &wish, &v.network()).await?;
    cx.commit().await
}

fn page(v: &Visit, snapshot: &Snapshot, key: &str, filled: &Filled) -> Outcome<Response> {
    let found = snapshot.countries().find(|(own, _)| *own == key);
    let country = found.map(|(_, country)| country).ok_or_else(kernel::Failure::not_found)?;
    let definition = &country.definition;
    let name = definition.names.get(v.locale());
    let open = country.stage.takes_applications();
    let service = |key: &String| {
        let service = snapshot.service(key).ok().filter(|_| snapshot.takes(key, &definition.key))?;
        let name = service.definition.texts.text(v.locale(), "name").to_owned();
        Some((v.path(&format!("/services/{key}?country={}", definition.key)), name))
    };
    let page = OnePage {
        v,
        name,
        tag: stage_tag(v, country.stage),
        banner: banner(v, country),
        offer: open.then(|| offer(v, definition)),
        services: definition.services.iter().filter_map(service).collect(),
        periods: to_come(v, definition).map(|own| period(v, own)).collect(),
        missions: definition.missions.iter().map(|own| mission(v, definition, own)).collect(),
        ways: if open {
            Vec::new()
        } else {
            definition.todays_ways.iter().map(|own| way(v, snapshot, definition, own)).collect()
        },
        keep: KeepOffline::new(v),
        wish: (!country.welcomes_everybody()).then(|| WishForm {
            action: v.path(&format!("/countries/{key}/interest")),
            errors: ErrorSummary::new(v, filled),
            contact: TextInput::code("contact", v.t("catalogue-interest-contact"))
                .hint(v.t("catalogue-interest-hint"))
                .filled(v, filled),
            button: Button::new(v.t("catalogue-interest-send")),
        }),
    };
    Ok(v.page_with(filled.status(), name, page))
}

/// How the country stands, in words; of a pause why, and what becomes of applications under way.
fn banner(v: &Visit, country: &CurrentCountry) -> Banner {
    let by_invitation = country.pilot().is_some_and(|pilot| pilot.invited);
    let key = if by_invitation { "invited" } else { country.stage.as_str() };
    let text = v.t(&format!("catalogue-country-{key}"));
    let tone = if country.stage.takes_applications() { Tone::Sand } else { Tone::Wait };
    match country.said.as_ref().filter(|_| country.stage == Stage::Paused) {
        Some(said) => Banner::new(tone, said.get(v.locale())).heading(text),
        None => Banner::new(tone, text),
    }
}

/// What is offered to people who live there; each line has its row in the country's data.
fn offer(v: &Visit, country: &Country) -> SummaryList {
    let comma = v.t("catalogue-comma");
    let texts = v.site().texts();
    // A language is offered when the country has it and the product speaks it.
    let spoken = texts.locales().into_iter().filter(|locale| country.speaks(*locale));
    let spoken: Vec<&str> = spoken.filter_map(|locale| Some(locale.language()?.name)).collect();
    let way = |mode: DeliveryMode| v.t(&format!("catalogue-brought-{}", mode.as_str().replace('_', "-")));
    let digital = std::iter::once(v.t("catalogue-brought-digital"));
    let ways: Vec<String> = digital.chain(country.ways_of_delivery().into_iter().map(way)).collect();
    SummaryList::new(vec![
        SummaryRow::new(v.t("catalogue-country-currency"), country.currency_names.get(v.locale()).to_owned()),
        SummaryRow::new(v.t("catalogue-country-languages"), spoken.join(&comma)),
        SummaryRow::new(v.t("catalogue-country-brought"), ways.join(&comma)),
    ])
}

/// Weeks with other hours that are not over there.
fn to_come<'c>(v: &Visit, country: &'c Country) -> impl Iterator<Item = &'c Period> {
    let today = country.day_at(v.now());
    country.calendar.periods.iter().filter(move |period| today <= period.until)
}

/// Other hours for some weeks; of days that the moon decides it is said that they are not certain.
fn period(v: &Visit, period: &Period) -> SummaryList {
    let days = v.t_with("catalogue-period-days", &[("from", &v.day(period.from)), ("until", &v.day(period.until))]);
    let (opens, closes) = (v.hour(period.opens), v.hour(period.closes));
    let hours = v.t_with("catalogue-period-opening", &[("opens", &opens), ("closes", &closes)]);
    let mut rows = vec![SummaryRow::new(v.t("catalogue-period-when"), days)];
    if period.to_be_announced {
        rows.push(SummaryRow::new(v.t("catalogue-period-certainty"), v.t("catalogue-period-to-be-announced")));
    }
    rows.push(SummaryRow::new(v.t("catalogue-period-hours"), hours));
    rows.push(SummaryRow::new(v.t("catalogue-source"), period.source.get(v.locale())));
    SummaryList::new(rows).heading(period.names.get(v.locale()))
}

fn mission(v: &Visit, country: &Country, mission: &Mission) -> SummaryList {
    let code = |text: &Option<String>| text.as_ref().map(Value::code);
    let areas: Vec<&str> = country
        .address_form
        .areas()
        .iter()
        .filter(|(key, _)| mission.serves.contains(key))
        .map(|(_, names)| names.get(v.locale()))
        .collect();
    let hours: Vec<String> = mission.openings.iter().map(|own| opening(v, own)).collect();
    let hours = if hours.is_empty() { v.t("catalogue-mission-hours-unknown") } else { hours.join(" · ") };
    let address = mission.address.as_ref().map(|own| own.get(v.locale()).to_owned());
    let told = [
        SummaryRow::new(v.t("catalogue-mission-city"), v.data(mission.city.get(v.locale()))),
        SummaryRow::new(v.t("catalogue-mission-serves"), v.data(areas.join(v.t("catalogue-comma").as_str()))),
        SummaryRow::new(v.t("catalogue-mission-hours"), hours),
    ];
    // What is not known yet is left out; a row of dashes helps nobody who looks for a number.
    let known = [
        ("catalogue-mission-address", address.map(|own| v.data(own))),
        ("catalogue-mission-phone", code(&mission.phone)),
        ("catalogue-mission-emergency", code(&mission.emergency_phone)),
        ("catalogue-mission-email", code(&mission.email)),
        ("catalogue-source", Some(v.data(mission.source.get(v.locale())))),
        ("catalogue-verified-on", Some(verified(v, mission.verified_on).into())),
    ];
    let known = known.into_iter().filter_map(|(key, value)| Some(SummaryRow::new(v.t(key), value?)));
    SummaryList::new(told.into_iter().chain(known).collect()).heading(mission.names.get(v.locale()))
}

/// The missions of one country, each with what is confirmed of it.
pub struct Missions {
    /// The page of the country.
    pub href: String,
    /// Its name.
    pub name: String,
    /// The missions.
    pub missions: Vec<SummaryList>,
}

/// The missions of every country in which there is one, as the page of each country shows them.
pub fn missions(v: &Visit, snapshot: &Snapshot) -> Vec<Missions> {
    let of = |(key, country): (&str, &CurrentCountry)| {
        let definition = &country.definition;
        let missions: Vec<_> = definition.missions.iter().map(|own| mission(v, definition, own)).collect();
        (!missions.is_empty()).then(|| Missions {
            href: v.path(&format!("/countries/{key}")),
            name: definition.names.get(v.locale()).to_owned(),
            missions,
        })
    };
    snapshot.countries().filter_map(of).collect()
}

fn opening(v: &Visit, opening: &Opening) -> String {
    let days: Vec<String> = opening.day_names().map(|day| v.t(&format!("catalogue-weekday-{day}"))).collect();
    let comma = v.t("catalogue-comma");
    v.t_with(
        "catalogue-mission-opening",
        &[("days", &days.join(&comma)), ("opens", &v.hour(opening.opens)), ("closes", &v.hour(opening.closes))],
    )
}

fn way(v: &Visit, snapshot: &Snapshot, country: &Country, way: &TodaysWay) -> Way {
    let missions: Vec<&str> =
        way.missions.iter().filter_map(|key| country.mission(key)).map(|own| own.names.get(v.locale())).collect();
    let name = snapshot.service(&way.service).map(|own| own.definition.texts.text(v.locale(), "name").to_owned());
    let list = SummaryList::new(vec![
        SummaryRow::new(v.t("catalogue-today-where"), missions.join(v.t("catalogue-comma").as_str())),
        SummaryRow::new(v.t("catalogue-today-hours"), way.hours.get(v.locale())),
        SummaryRow::new(v.t("catalogue-today-fee"), way.fee.get(v.locale())),
        SummaryRow::new(v.t("catalogue-today-time"), way.time.get(v.locale())),
        SummaryRow::new(v.t("catalogue-verified-on"), verified(v, way.verified_on)),
        SummaryRow::new(v.t("catalogue-source"), way.source.get(v.locale()).to_owned()),
    ]);
    Way {
        title: v.t_with("catalogue-today-title", &[("service", &name.unwrap_or_else(|_| way.service.clone()))]),
        list,
        papers: way.papers.iter().map(|paper| paper.get(v.locale()).to_owned()).collect(),
    }
}

fn verified(v: &Visit, on: Option<Day>) -> String {
    on.map_or_else(|| v.t("catalogue-never-verified"), |day| v.day(day))
}
