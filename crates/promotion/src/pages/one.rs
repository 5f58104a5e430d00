//! One campaign: what was approved, its links and posters, what was spent, and what may be said of those who came by it. What
//! staff see is the release; nobody at the desk, of the company or of the ministry, sees a smaller number.

use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Snapshot;
use kernel::Outcome;
use web::{
    Answer, Value, Visit,
    components::{BackLink, DataTable, LinkButton, SummaryList, SummaryRow, Tag},
};

use super::{At, tag};
use crate::{
    Ports, acts, messages,
    model::{Campaign, Channel, Cost, Link, Stage},
    policy,
    store::{
        self as rows,
        counts::{self, Week},
    },
};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/campaigns/{id}";

#[derive(Template)]
#[template(path = "campaign.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    name: &'a str,
    tag: Tag,
    purpose: &'a str,
    simulated: bool,
    facts: SummaryList,
    change: Option<LinkButton>,
    weeks: DataTable,
    ways: DataTable,
    wordings: DataTable,
    lift: String,
    links: DataTable,
    costs: DataTable,
    cost: Option<LinkButton>,
}

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let (own, paused) = super::read(&v, at.id).await?;
    let mut cx = v.begin().await?;
    let released = counts::released(&mut cx, own.id).await?;
    let links = rows::links(&mut cx, own.id).await?;
    let costs = rows::costs(&mut cx, own.id).await?;
    let promoted = acts::publish::promoted(&cx, &ports.catalogue, &own.content.target).await;
    let lift = messages::lift(&mut cx, &own, ports.statistics.as_ref()).await?;
    cx.commit().await?;
    let promoted = promoted.map(|names| names.get(v.locale()).to_owned()).unwrap_or_default();
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let proposes = policy::may_propose(v.actor()).is_ok();
    let here = format!("/desk/campaigns/{}", own.id);
    let name = own.content.names.get(v.locale());
    let body = OnePage {
        v: &v,
        back: BackLink::to(v.path("/desk/campaigns"), v.t("campaign-list")),
        name,
        tag: tag(&v, &own, &paused),
        purpose: &own.content.purpose,
        simulated: v.site().settings().demo,
        facts: facts(&v, &own, &snapshot, (promoted, &released, &costs))?,
        change: proposes.then(|| LinkButton::quiet(v.path(&format!("{here}/change")), v.t("campaign-change"))),
        weeks: weeks(&v, &released),
        ways: ways(&v, &released),
        wordings: wordings(&v, &own, &released),
        lift: said(&v, lift),
        links: links_table(&v, (&own, &here), &links),
        costs: costs_table(&v, &own, &costs)?,
        cost: proposes.then(|| LinkButton::quiet(v.path(&format!("{here}/costs")), v.t("campaign-cost-new"))),
    };
    Ok(v.page(name, body))
}

/// So many as were released, of a stage, over all weeks; nothing where no week said anything.
fn sum(released: &[Week], stage: Stage) -> Option<u64> {
    let totals = released.iter().filter(|week| week.stage == stage).filter_map(|week| week.released.total);
    totals.fold(None, |sum, own| Some(sum.unwrap_or(0) + own))
}

fn facts(
    v: &Visit,
    own: &Campaign,
    snapshot: &Snapshot,
    (promoted, released, costs): (String, &[Week], &[Cost]),
) -> Outcome<SummaryList> {
    let budget = &own.content.budget;
    let spent: i64 = costs.iter().map(|own| own.minor).sum();
    let finished = sum(released, Stage::Finished).and_then(|own| i64::try_from(own).ok()).filter(|own| *own > 0);
    let each = match finished {
        Some(finished) => {
            v.t_with("campaign-cost-each-about", &[("amount", &v.money(budget.money(spent / finished)?))])
        }
        None => v.t("campaign-too-few"),
    };
    let named = |key: &String| match snapshot.country(key) {
        Ok(country) => country.definition.names.get(v.locale()).to_owned(),
        Err(_) => key.clone(),
    };
    let names: Vec<String> = own.content.audience.countries.iter().map(named).collect();
    let names = names.join(if v.is_rtl() { "، " } else { ", " });
    Ok(SummaryList::new(vec![
        SummaryRow::new(v.t("campaign-field-target"), promoted),
        SummaryRow::new(v.t("campaign-field-countries"), names),
        SummaryRow::new(v.t("campaign-field-opens"), v.day(own.content.opens)),
        SummaryRow::new(v.t("campaign-field-closes"), v.day(own.content.closes)),
        SummaryRow::new(v.t("campaign-field-budget"), v.money(budget.money(budget.minor)?)),
        SummaryRow::new(v.t("campaign-spent"), v.money(budget.money(spent)?)),
        SummaryRow::new(v.t("campaign-cost-each"), each),
    ]))
}

/// A number as it was released.
fn about(v: &Visit, count: Option<u64>) -> Value {
    match count.and_then(|own| i64::try_from(own).ok()) {
        Some(count) => v.t_with("campaign-about", &[("people", &v.number(count))]).into(),
        None => v.t("campaign-too-few").into(),
    }
}

fn headed(v: &Visit, caption: &str, first: &str) -> DataTable {
    let mut table = DataTable::new(v, v.t(caption)).column(v.t(first));
    for stage in Stage::ALL {
        table = table.number_column(v.t(stage.text()));
    }
    table.nothing(v.t("campaign-weeks-empty"))
}

fn weeks(v: &Visit, released: &[Week]) -> DataTable {
    let mut table = headed(v, "campaign-weeks", "campaign-week");
    let mut mondays: Vec<_> = released.iter().map(|week| week.monday).collect();
    mondays.dedup();
    for monday in mondays.into_iter().rev() {
        let of = |stage: Stage| {
            let week = released.iter().find(|week| week.monday == monday && week.stage == stage);
            week.and_then(|week| week.released.total)
        };
        let mut row: Vec<Value> = vec![v.day(monday).into()];
        row.extend(Stage::ALL.map(|stage| about(v, of(stage))));
        table = table.row(row);
    }
    table
}

/// The sum of what the weeks said of one column or row; weeks that said nothing of it add nothing.
fn over(released: &[Week], stage: Stage, of: impl Fn(&Week) -> Option<u64>) -> Option<u64> {
    let said = released.iter().filter(|week| week.stage == stage).filter_map(of);
    said.fold(None, |sum, own| Some(sum.unwrap_or(0) + own))
}

fn ways(v: &Visit, released: &[Week]) -> DataTable {
    let mut table = headed(v, "campaign-ways", "campaign-field-channel");
    for channel in Channel::ALL {
        if !released.iter().any(|week| week.channels.contains(&channel)) {
            continue;
        }
        let of = |week: &Week| {
            let at = week.channels.iter().position(|own| *own == channel)?;
            week.released.columns.get(at).copied().flatten()
        };
        let mut row: Vec<Value> = vec![v.t(channel.text()).into()];
        row.extend(Stage::ALL.map(|stage| about(v, over(released, stage, of))));
        table = table.row(row);
    }
    table
}

fn wordings(v: &Visit, own: &Campaign, released: &[Week]) -> DataTable {
    let mut table = headed(v, "campaign-wordings", "campaign-field-headline");
    for (at, creative) in own.content.variants.iter().enumerate() {
        let of = |week: &Week| week.released.rows.get(at).copied().flatten();
        let mut row: Vec<Value> = vec![creative.headline.get(v.locale()).into()];
        row.extend(Stage::ALL.map(|stage| about(v, over(released, stage, of))));
        table = table.row(row);
    }
    table
}

fn said(v: &Visit, lift: Option<messages::Lift>) -> String {
    let Some(lift) = lift else { return v.t("campaign-lift-unknown") };
    let points = |share: f64| format!("{:+.1}", share * 100.0);
    let (seen, low, high) = (points(lift.observed), points(lift.low), points(lift.high));
    v.t_with("campaign-lift", &[("seen", &seen), ("low", &low), ("high", &high)])
}

fn links_table(v: &Visit, (own, here): (&Campaign, &str), links: &[Link]) -> DataTable {
    let mut table = DataTable::new(v, v.t("campaign-links"))
        .column(v.t("campaign-field-headline"))
        .column(v.t("campaign-field-channel"))
        .column(v.t("campaign-link"))
        .column(v.t("campaign-poster"));
    let base = v.site().settings().public_url.trim_end_matches('/').to_owned();
    for link in links {
        let Some(creative) = own.content.variants.get(link.variant) else { continue };
        if !own.content.channels.contains(&link.channel) {
            continue;
        }
        let poster = v.path(&format!("{here}/posters/{}", link.code));
        table = table.row(vec![
            creative.headline.get(v.locale()).into(),
            v.t(link.channel.text()).into(),
            Value::code(format!("{base}/go/{}", link.code)),
            Value::link(&poster, &v.t_with("campaign-poster-open", &[("code", &link.code)])),
        ]);
    }
    table
}

fn costs_table(v: &Visit, own: &Campaign, costs: &[Cost]) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("campaign-costs"))
        .column(v.t("campaign-field-spent-on"))
        .column(v.t("campaign-field-channel"))
        .column(v.t("campaign-field-paid-for"))
        .number_column(v.t("campaign-field-amount"))
        .nothing(v.t("campaign-costs-empty"));
    for cost in costs {
        table = table.row(vec![
            v.day(cost.spent_on).into(),
            v.t(cost.channel.text()).into(),
            cost.paid_for.as_str().into(),
            v.money(own.content.budget.money(cost.minor)?).into(),
        ]);
    }
    Ok(table)
}
