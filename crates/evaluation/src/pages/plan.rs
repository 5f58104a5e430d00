//! The plan of the next country, filled in from its definition: what is there, what is missing, which pilots speak for it, and
//! what they taught.

use askama::Template;
use axum::{Extension, extract::Path};
use kernel::Outcome;
use serde::Deserialize;
use service_model::{Country, country::Gap};
use web::{
    Answer, Visit,
    components::{BackLink, DataTable, SummaryList, SummaryRow, Tag, Tone},
};

use super::{gate::verdict_tag, service_name};
use crate::{policy, ports::Ports, store::gate as rows};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/evaluation/plan/{country}";

/// A country in an address.
#[derive(Deserialize)]
pub(crate) struct AtCountry {
    country: String,
}

#[derive(Template)]
#[template(path = "evaluation/plan.html")]
struct PlanPage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    ready: Tag,
    facts: SummaryList,
    services: DataTable,
    missions: DataTable,
    gaps: DataTable,
    pilots: DataTable,
    practices: DataTable,
}

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtCountry>) -> Answer {
    v.staff()?;
    policy::may_read(v.actor())?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let current = snapshot.country(&at.country)?;
    let own = current.definition.as_ref();
    let rated = snapshot.rate(own, v.now()).is_ok();
    let gaps = own.gaps(rated);
    let mut services = DataTable::new(&v, v.t("evaluation-plan-services")).column(v.t("evaluation-service"));
    for key in &own.services {
        services = services.row(vec![service_name(&v, &snapshot, key).into()]);
    }
    let (pilots, practices) = learned(&v, &ports, &at.country).await?;
    let page = PlanPage {
        v: &v,
        back: BackLink::to(v.path("/desk/evaluation/gate"), v.t("evaluation-gates")),
        title: v.t_with("evaluation-plan-of", &[("country", own.names.get(v.locale()))]),
        ready: match gaps.is_empty() {
            true => Tag::new(v.t("evaluation-plan-ready"), Tone::Ok),
            false => Tag::new(v.t("evaluation-plan-gaps"), Tone::Wait),
        },
        facts: facts(&v, own, current.stage.as_str()),
        services,
        missions: missions(&v, own),
        gaps: gap_table(&v, &gaps),
        pilots,
        practices,
    };
    Ok(v.page(page.title.clone(), page))
}

fn facts(v: &Visit, own: &Country, stage: &str) -> SummaryList {
    let comma = v.t("evaluation-comma");
    let join = |parts: Vec<String>| if parts.is_empty() { v.t("evaluation-missing") } else { parts.join(&comma) };
    let languages = own.languages.iter().map(|own| own.as_str().to_owned()).collect();
    let couriers = own.couriers.iter().map(|own| own.names.get(v.locale()).to_owned()).collect();
    let areas = i64::try_from(own.address_form.areas().len()).unwrap_or(i64::MAX);
    let holidays = i64::try_from(own.calendar.holidays.len()).unwrap_or(i64::MAX);
    let people = own.community.as_ref().map_or_else(
        || v.t("evaluation-plan-unknown"),
        |own| {
            let number = |count: u64| v.number(i64::try_from(count).unwrap_or(i64::MAX));
            v.t_with("evaluation-between", &[("low", &number(own.low)), ("high", &number(own.high))])
        },
    );
    let rows = [
        ("evaluation-plan-stage", v.t(&format!("catalogue-stage-{stage}"))),
        ("evaluation-plan-people", people),
        ("evaluation-plan-currency", own.currency_names.get(v.locale()).to_owned()),
        ("evaluation-plan-languages", join(languages)),
        ("evaluation-plan-couriers", join(couriers)),
        ("evaluation-plan-areas", v.number(areas)),
        ("evaluation-plan-zone", own.zone.clone()),
        ("evaluation-plan-holidays", v.number(holidays)),
    ];
    SummaryList::new(rows.map(|(key, value)| SummaryRow::new(v.t(key), value)).to_vec())
}

fn missions(v: &Visit, own: &Country) -> DataTable {
    let mut table = DataTable::new(v, v.t("evaluation-plan-missions"))
        .column(v.t("evaluation-plan-mission"))
        .column(v.t("evaluation-plan-city"))
        .number_column(v.t("evaluation-plan-serves"))
        .column(v.t("evaluation-plan-verified"))
        .nothing(v.t("evaluation-missing"));
    for mission in &own.missions {
        let serves = i64::try_from(mission.serves.len()).unwrap_or(i64::MAX);
        table = table.row(vec![
            mission.names.get(v.locale()).into(),
            mission.city.get(v.locale()).into(),
            v.number(serves).into(),
            mission.verified_on.map_or_else(|| v.t("evaluation-plan-unverified"), |day| v.day(day)).into(),
        ]);
    }
    table
}

fn gap_table(v: &Visit, gaps: &[Gap]) -> DataTable {
    let mut table = DataTable::new(v, v.t("evaluation-plan-missing"))
        .column(v.t("evaluation-plan-row"))
        .nothing(v.t("evaluation-plan-nothing-missing"));
    for gap in gaps {
        table = table.row(vec![v.t(&format!("evaluation-gap-{}", gap.as_str())).into()]);
    }
    table
}

/// Which pilots speak for the country, and what they taught.
async fn learned(v: &Visit, ports: &Ports, country: &str) -> Outcome<(DataTable, DataTable)> {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let mut pilots = DataTable::new(v, v.t("evaluation-plan-pilots"))
        .column(v.t("evaluation-pilot"))
        .column(v.t("evaluation-until"))
        .column(v.t("evaluation-outcome"))
        .nothing(v.t("evaluation-plan-pilots-none"));
    let mut practices = DataTable::new(v, v.t("evaluation-practices"))
        .column(v.t("evaluation-pilot"))
        .column(v.t("evaluation-words"))
        .nothing(v.t("evaluation-practices-none"));
    let mut cx = v.begin().await?;
    for own in rows::newest(&mut cx).await?.into_iter().filter(|own| own.next == country) {
        let name = super::country_name(v, &snapshot, &own.pilot);
        let decided = rows::decisions(&mut cx, &own.pilot, &own.next).await?;
        let tag = decided.first().map(|own| web::Value::component(&verdict_tag(v, own.outcome)));
        let open = || web::Value::from(v.t("evaluation-undecided"));
        pilots = pilots.row(vec![name.clone().into(), v.day(own.until).into(), tag.unwrap_or_else(open)]);
        for taught in rows::practices(&mut cx, &own.pilot).await? {
            practices = practices.row(vec![name.clone().into(), taught.words.get(v.locale()).into()]);
        }
    }
    cx.commit().await?;
    Ok((pilots, practices))
}
