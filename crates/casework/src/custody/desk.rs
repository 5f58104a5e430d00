//! The desk's pages of orders: those that were recorded, the form for another, one of them, and the proposal to lift it. Every
//! look at one is recorded before a word is opened; the list names nobody.

use std::sync::Arc;

use axum::{Extension, Router, extract::Path, response::Response, routing::get};
use kernel::{Actor, Day, Failure, Id, NationalNumber, Outcome, Slips};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, FromFields, Markup, Site, Value, Visit,
    components::{
        BackLink, DataTable, DateInput, LinkButton, QuestionPage, SummaryList, SummaryRow, Tag, TextInput, Textarea,
        Tone,
    },
};
use work::proposals::{Acts, Proposal};

use super::{
    commands::{self, NewOrder, recorded, recorder},
    model::{Judgment, Order, Standing},
};

const LIST: &str = "/{lang}/desk/custody";
const NEW: &str = "/{lang}/desk/custody/new";
const ONE: &str = "/{lang}/desk/custody/{id}";
const LIFT: &str = "/{lang}/desk/custody/{id}/lift";
/// Courts and the Authority go by Egypt's days.
const ZONE: &str = "Africa/Cairo";
/// The longest name, court or case.
const LONGEST: usize = 120;

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route(LIST, get(list))
        .route(NEW, get(new).post(record))
        .route(ONE, get(one))
        .route(LIFT, get(ask_lift).post(lift))
}

/// An order by its identifier, which says nothing about anybody.
#[derive(Deserialize)]
struct At {
    id: Id<Order>,
}

#[derive(askama::Template)]
#[template(path = "custody/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    new: LinkButton,
    table: DataTable,
}

async fn list(v: Visit) -> Answer {
    v.staff()?;
    let mut cx = v.begin().await?;
    let orders = recorded(&mut cx).await?;
    drop(cx);
    let mut table = DataTable::new(&v, v.t("custody-desk-title"))
        .caption_hidden()
        .column(v.t("custody-recorded-at"))
        .column(v.t("custody-ordered-on"))
        .column(v.t("custody-standing"))
        .column(v.t("custody-open"))
        .nothing(v.t("custody-none"));
    for order in orders {
        let open = LinkButton::quiet(v.path(&format!("/desk/custody/{}", order.id)), v.t("custody-open"));
        table = table.row(vec![
            Value::from(v.moment(order.recorded_at, ZONE)),
            Value::from(v.day(order.ordered_on)),
            Value::component(&standing(&v, &order)),
            Value::Markup(Markup::from(&open)),
        ]);
    }
    let new = LinkButton::new(v.path("/desk/custody/new"), v.t("custody-new"));
    Ok(v.page(v.t("custody-desk-title"), ListPage { v: &v, new, table }))
}

fn standing(v: &Visit, order: &Order) -> Tag {
    let standing = order.standing();
    let tone = match standing {
        Standing::Proposed => Tone::Wait,
        Standing::InForce => Tone::Wrong,
        Standing::Refused | Standing::Lifted => Tone::Quiet,
    };
    Tag::new(v.t(&format!("custody-standing-{}", standing.as_str())), tone)
}

/// An order as it was typed, and why it is to be put in force.
struct Typed {
    number: NationalNumber,
    judgment: Judgment,
    ordered_on: Day,
    words: String,
}

impl FromFields for Typed {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let mut line = |field: &'static str, slip: &'static str| {
            let text = fields.required(field, slip, &mut slips).to_owned();
            if text.chars().count() > LONGEST {
                slips.add(field, "custody-slip-long");
            }
            text
        };
        let child = line("child", "custody-slip-child");
        let court = line("court", "custody-slip-court");
        let case = line("case", "custody-slip-case");
        let custodian = line("custodian", "custody-slip-custodian");
        let words = fields.required("words", "custody-slip-words", &mut slips).to_owned();
        let digits = kernel::arabic::latin_digits(fields.text("number"));
        let number = digits.split_whitespace().collect::<String>().parse::<NationalNumber>().ok();
        if number.is_none() {
            slips.add("number", "custody-slip-number");
        }
        let ordered_on = DateInput::read(fields, "ordered_on", &mut slips);
        if ordered_on.is_none() && slips.0.iter().all(|slip| slip.field != "ordered_on") {
            slips.add("ordered_on", "custody-slip-ordered");
        }
        match (number, ordered_on) {
            (Some(number), Some(ordered_on)) if slips.is_empty() => {
                let judgment = Judgment { child, number: number.digits().to_owned(), court, case, custodian };
                Ok(Self { number, judgment, ordered_on, words })
            }
            _ => Err(slips),
        }
    }
}

async fn new(v: Visit) -> Answer {
    v.staff()?;
    let cx = v.begin().await?;
    recorder(&cx)?;
    form(&v, &Filled::blank())
}

async fn record(v: Visit, Extension(acts): Extension<Arc<Acts>>, form_sent: Form<Typed>) -> Answer {
    let proposed = async {
        v.staff()?;
        let mut cx = v.begin().await?;
        recorder(&cx)?;
        let typed = form_sent.read()?;
        if typed.ordered_on > v.now().day_in(ZONE) {
            return Err(Slips::one("ordered_on", "custody-slip-ordered"));
        }
        let mission = match cx.actor() {
            Actor::Staff { missions, .. } => missions.first().cloned().unwrap_or_default(),
            _ => String::new(),
        };
        let new = NewOrder { number: typed.number, judgment: typed.judgment, ordered_on: typed.ordered_on, mission };
        let proposal = commands::record(&mut cx, &acts, new, &typed.words).await?;
        cx.commit().await?;
        Ok::<Id<Proposal>, Failure>(proposal)
    };
    match proposed.await {
        Ok(_) => Ok(v.redirect_with("/desk/custody", "custody-recorded")),
        Err(failure) => form(&v, &form_sent.filled(failure)?),
    }
}

fn form(v: &Visit, filled: &Filled) -> Answer {
    let title = v.t("custody-new");
    let body = QuestionPage::new(v, v.path("/desk/custody/new"), filled)
        .back(BackLink::to(v.path("/desk/custody"), v.t("custody-desk-title")))
        .heading(title.clone())
        .lead(&v.t("custody-new-lead"))
        .field(&TextInput::new("child", v.t("custody-child")).filled(v, filled))
        .field(&TextInput::digits("number", v.t("custody-number")).filled(v, filled))
        .field(&TextInput::new("court", v.t("custody-court")).filled(v, filled))
        .field(&TextInput::new("case", v.t("custody-case")).filled(v, filled))
        .field(&DateInput::new(v, "ordered_on", v.t("custody-ordered-on")).filled(v, filled))
        .field(&TextInput::new("custodian", v.t("custody-custodian")).filled(v, filled))
        .field(&Textarea::new("words", v.t("custody-words")).hint(v.t("custody-words-hint")).filled(v, filled))
        .submit(v.t("custody-submit"));
    Ok(v.page_with(filled.status(), title, body))
}

#[derive(askama::Template)]
#[template(path = "custody/one.html")]
struct OnePage {
    /// Back to the list, for whoever has one.
    back: Option<BackLink>,
    title: String,
    facts: SummaryList,
    lead: String,
    lift: Option<LinkButton>,
}

async fn one(v: Visit, Path(At { id }): Path<At>) -> Answer {
    v.staff()?;
    let mut cx = v.begin().await?;
    let (order, judgment) = commands::read(&mut cx, id, ONE).await?;
    let records = recorder(&cx).is_ok();
    cx.commit().await?;
    let page = OnePage {
        back: records.then(|| BackLink::to(v.path("/desk/custody"), v.t("custody-desk-title"))),
        title: v.t("custody-one"),
        lift: (records && order.standing() == Standing::InForce)
            .then(|| LinkButton::quiet(v.path(&format!("/desk/custody/{id}/lift")), v.t("custody-lift"))),
        facts: facts(&v, &order, judgment),
        lead: v.t("custody-one-lead"),
    };
    Ok(v.page(page.title.clone(), page))
}

fn facts(v: &Visit, order: &Order, judgment: Judgment) -> SummaryList {
    SummaryList::new(vec![
        SummaryRow::new(v.t("custody-standing"), Value::component(&standing(v, order))),
        SummaryRow::new(v.t("custody-child"), judgment.child),
        SummaryRow::new(v.t("custody-number"), Value::code(judgment.number)),
        SummaryRow::new(v.t("custody-court"), judgment.court),
        SummaryRow::new(v.t("custody-case"), judgment.case),
        SummaryRow::new(v.t("custody-ordered-on"), v.day(order.ordered_on)),
        SummaryRow::new(v.t("custody-custodian"), judgment.custodian),
        SummaryRow::new(v.t("custody-recorded-at"), v.moment(order.recorded_at, ZONE)),
    ])
}

/// Why an order is to be lifted.
struct Lifting {
    words: String,
}

impl FromFields for Lifting {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let words = fields.required("words", "custody-slip-words", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self { words }) } else { Err(slips) }
    }
}

async fn ask_lift(v: Visit, Path(At { id }): Path<At>) -> Answer {
    Ok(lift_page(&v, id, &Filled::blank()).await?)
}

async fn lift_page(v: &Visit, id: Id<Order>, filled: &Filled) -> Outcome<Response> {
    v.staff()?;
    let mut cx = v.begin().await?;
    recorder(&cx)?;
    let (order, judgment) = commands::read(&mut cx, id, LIFT).await?;
    cx.commit().await?;
    if order.standing() != Standing::InForce {
        return Err(commands::not_in_force());
    }
    let title = v.t("custody-lift");
    let body = QuestionPage::new(v, v.path(&format!("/desk/custody/{id}/lift")), filled)
        .back(BackLink::to(v.path(&format!("/desk/custody/{id}")), v.t("custody-one")))
        .heading(title.clone())
        .lead(&v.t("custody-lift-lead"))
        .field(&facts(v, &order, judgment))
        .field(&Textarea::new("words", v.t("custody-words")).hint(v.t("custody-words-hint")).filled(v, filled))
        .submit(v.t("custody-submit"));
    Ok(v.page_with(filled.status(), title, body))
}

async fn lift(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Path(At { id }): Path<At>,
    form: Form<Lifting>,
) -> Answer {
    let proposed = async {
        v.staff()?;
        let mut cx = v.begin().await?;
        let Lifting { words } = form.read()?;
        commands::lift(&mut cx, &acts, id, &words).await?;
        cx.commit().await
    };
    match proposed.await {
        Ok(()) => Ok(v.redirect_with("/desk/custody", "custody-recorded")),
        Err(failure) => Ok(lift_page(&v, id, &form.filled(failure)?).await?),
    }
}
