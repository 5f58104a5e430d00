//! One closing as it was confirmed: its sums, what is owed to whom, what did not agree, and its table for a spreadsheet.

use std::collections::BTreeMap;

use ::store::access::{self, Access};
use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use kernel::{Currency, Money, Outcome};
use uuid::Uuid;
use web::{
    Answer, Hidden, Value, Visit,
    components::{BackLink, Banner, Button, DataTable, LinkButton, SummaryList, SummaryRow, Textarea, Tone},
};

use super::{ONE, TABLE, currency_name};
use crate::{
    closing::{
        csv,
        model::Totals,
        store::{self, Closing, Told},
    },
    payments::policy,
};

/// Who closed, and when, is told in the time of the Treasury.
const ZONE: &str = "Africa/Cairo";

#[derive(Template)]
#[template(path = "closing/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    heading: String,
    about: SummaryList,
    sums: DataTable,
    owed: DataTable,
    /// What is owed to us after disputes, and what they cost; nothing where there were none.
    disputed: Option<DataTable>,
    told: Vec<ToldIncident>,
    csv: LinkButton,
    signed: LinkButton,
}

struct ToldIncident {
    banner: Banner,
    form: Option<ClearForm>,
}

struct ClearForm {
    action: String,
    hidden: Hidden,
    words: Textarea,
    button: Button,
}

#[derive(serde::Deserialize)]
pub(super) struct At {
    id: Uuid,
}

/// Who receives what, in the words of the definitions; the key where none names it.
async fn beneficiaries(v: &Visit, catalogue: &Catalogue) -> Outcome<impl Fn(&str) -> String> {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let locale = v.locale();
    let mut names = BTreeMap::new();
    for (_, service) in snapshot.services() {
        for component in &service.definition.fees.components {
            let key = format!("beneficiaries.{}", component.beneficiary);
            if let Some(name) = service.definition.texts.get(locale, &key) {
                names.entry(component.beneficiary.clone()).or_insert_with(|| name.to_owned());
            }
        }
    }
    Ok(move |key: &str| names.get(key).cloned().unwrap_or_else(|| key.to_owned()))
}

pub(super) async fn one(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    v.staff()?;
    let _permit = policy::finance(v.actor())?;
    let name = beneficiaries(&v, &catalogue).await?;
    let mut cx = v.begin().await?;
    let closing = store::find(&mut cx, at.id).await?;
    let (lines, to_date) = (store::lines(&mut cx, closing.id).await?, store::lines_to_date(&mut cx, &closing).await?);
    let told = store::incidents(&mut cx, Some(closing.id)).await?;
    let look = Access { file: None, purpose: "closing".to_owned(), route: ONE, fields: &["amounts"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let (totals, since) = (Totals::of(&lines), Totals::of(&to_date));
    let heading =
        v.t_with("closing-of", &[("currency", &currency_name(&v, closing.currency)), ("day", &v.day(closing.day))]);
    let page = OnePage {
        v: &v,
        back: BackLink::to(v.path("/desk/finance"), v.t("closing-title")),
        about: SummaryList::new(vec![
            SummaryRow::new(v.t("closing-closed-at"), v.moment(closing.closed_at, ZONE)),
            SummaryRow::new(v.t("closing-zone"), Value::Code(closing.zone.clone())),
            SummaryRow::new(v.t("closing-entries"), v.number(i64::from(closing.entries))),
        ]),
        sums: sums(&v, &closing, &totals, &since),
        owed: owed(&v, &closing, (&totals, &since), name),
        disputed: since.has_disputes().then(|| disputed(&v, &closing, &totals, &since)),
        told: told.iter().map(|one| incident(&v, one)).collect(),
        csv: LinkButton::quiet(v.path(&format!("/desk/finance/days/{}/closing.csv", closing.id)), v.t("closing-csv"))
            .download(),
        signed: LinkButton::quiet(v.path(&format!("/desk/proposals/{}", closing.proposal)), v.t("closing-signed")),
        heading: heading.clone(),
    };
    Ok(v.page(heading, page))
}

/// The sums of the day and since the beginning.
fn sums(v: &Visit, closing: &Closing, totals: &Totals, since: &Totals) -> DataTable {
    let money = |minor: i64| Value::from(v.money(Money::new(minor, closing.currency)));
    let table = DataTable::new(v, v.t("closing-sums"))
        .column(v.t("closing-what"))
        .number_column(v.t("closing-of-the-day"))
        .number_column(v.t("closing-to-date"));
    [
        ("closing-came-in", totals.came_in, since.came_in),
        ("closing-kept", totals.kept_in_all(), since.kept_in_all()),
        ("closing-exchanged", totals.exchanged, since.exchanged),
        ("closing-differences", totals.differences, since.differences),
        ("closing-given-back", totals.given_back, since.given_back),
        ("closing-taken-back", totals.taken_back, since.taken_back),
        ("closing-to-give-back", totals.to_give_back, since.to_give_back),
    ]
    .into_iter()
    .fold(table, |table, (key, day, since)| table.row(vec![v.t(key).into(), money(day), money(since)]))
}

/// What is owed to whom.
fn owed(v: &Visit, closing: &Closing, (totals, since): (&Totals, &Totals), name: impl Fn(&str) -> String) -> DataTable {
    let money = |minor: i64| Value::from(v.money(Money::new(minor, closing.currency)));
    let table = DataTable::new(v, v.t("closing-owed"))
        .column(v.t("closing-beneficiary"))
        .number_column(v.t("closing-of-the-day"))
        .number_column(v.t("closing-to-date"))
        .nothing(v.t("closing-owed-none"));
    let table = since.kept.iter().fold(table, |table, (key, minor)| {
        let day = totals.kept.get(key).copied().unwrap_or(0);
        table.row(vec![name(key).into(), money(day), money(*minor)])
    });
    if since.to_give_back == 0 && totals.to_give_back == 0 {
        return table;
    }
    table.row(vec![v.t("closing-payers").into(), money(totals.to_give_back), money(since.to_give_back)])
}

/// What disputes left: with whom the money is, who owes it, and what they cost.
fn disputed(v: &Visit, closing: &Closing, totals: &Totals, since: &Totals) -> DataTable {
    let money = |minor: i64| Value::from(v.money(Money::new(minor, closing.currency)));
    let table = DataTable::new(v, v.t("closing-disputed"))
        .column(v.t("closing-what"))
        .number_column(v.t("closing-of-the-day"))
        .number_column(v.t("closing-to-date"));
    [
        ("closing-with-banks", totals.charged_back, since.charged_back),
        ("closing-owed-by-payers", totals.owed_by_payers, since.owed_by_payers),
        ("closing-paid-again", totals.paid_again, since.paid_again),
        ("closing-withheld", totals.withheld, since.withheld),
        ("closing-cost-of-disputes", totals.cost_of_disputes, since.cost_of_disputes),
    ]
    .into_iter()
    .fold(table, |table, (key, day, since)| table.row(vec![v.t(key).into(), money(day), money(since)]))
}

fn incident(v: &Visit, told: &Told) -> ToldIncident {
    let exponent = u8::try_from(told.exponent).unwrap_or_default();
    let amount = told.minor.zip(Currency::new(&told.currency, exponent).ok());
    let mut text = v.t(&format!("closing-incident-{}", told.kind));
    if let Some((minor, currency)) = amount {
        text = format!("{text} ({})", v.money(Money::new(minor, currency)));
    }
    let Some(words) = &told.words else {
        return ToldIncident {
            banner: Banner::new(Tone::Wrong, text),
            form: Some(ClearForm {
                action: v.path(&format!("/desk/finance/incidents/{}/clear", told.id)),
                hidden: v.csrf_field(),
                words: Textarea::new("words", v.t("closing-incident-words")).rows(2),
                button: Button::quiet(v.t("closing-incident-clear")),
            }),
        };
    };
    ToldIncident { banner: Banner::new(Tone::Wait, words.clone()).heading(text), form: None }
}

pub(super) async fn table(v: Visit, Path(at): Path<At>) -> Answer {
    v.staff()?;
    let _permit = policy::finance(v.actor())?;
    let mut cx = v.begin().await?;
    let closing = store::find(&mut cx, at.id).await?;
    let (lines, to_date) = (store::lines(&mut cx, closing.id).await?, store::lines_to_date(&mut cx, &closing).await?);
    let look = Access { file: None, purpose: "closing".to_owned(), route: TABLE, fields: &["amounts"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let name = format!("closing-{}-{}.csv", closing.currency.code(), closing.day);
    Ok(v.file(&name, "text/csv; charset=utf-8", csv::table(&closing, &lines, &to_date)))
}
