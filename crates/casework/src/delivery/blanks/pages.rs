//! The books of the blanks: what there is, sheets that come, go to a clerk or are withdrawn, and the counts by two people.

use std::sync::Arc;

use askama::Template;
use axum::{
    Extension, Router,
    response::Response,
    routing::{get, post},
};
use kernel::{Failure, Id, Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Hidden, Markup, Site, Value, Visit,
    components::{
        BackLink, Banner, Button, DataTable, ErrorSummary, LinkButton, SummaryList, SummaryRow, TextInput, Tone,
    },
};
use work::proposals::{self, Acts, NewProposal, Subject};

use super::{
    act::{Counted, KIND, ZONE},
    model::Span,
    store,
};
use crate::delivery::policy;

/// One count is open at a time: the thing that is counted is the stock.
const STOCK: uuid::Uuid = uuid::Uuid::from_u128(0x5a5e_b1a4_0000_7000_8000_0000_0000_0001);
const COUNTS: i64 = 30;

pub(in crate::delivery) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/desk/blanks", get(show))
        .route("/{lang}/desk/blanks/receive", post(receive))
        .route("/{lang}/desk/blanks/issue", post(issue))
        .route("/{lang}/desk/blanks/void", post(void))
        .route("/{lang}/desk/blanks/count", post(count))
}

#[derive(Template)]
#[template(path = "delivery/blanks.html")]
struct BooksPage<'a> {
    v: &'a Visit,
    back: Option<BackLink>,
    errors: ErrorSummary,
    incident: Option<Banner>,
    stock: SummaryList,
    waits: Option<LinkButton>,
    forms: Vec<BookForm>,
    counts: DataTable,
}

struct BookForm {
    heading: String,
    note: String,
    action: String,
    hidden: Hidden,
    inputs: Vec<Markup>,
    button: Button,
}

async fn show(v: Visit) -> Answer {
    v.staff()?;
    Ok(page(&v, &Filled::blank()).await?)
}

async fn page(v: &Visit, filled: &Filled) -> Outcome<Response> {
    policy::may_see_blanks(v.actor())?;
    let keeps = policy::may_keep_blanks(v.actor()).is_ok();
    let mut cx = v.begin().await?;
    let stock = store::stock(&mut cx).await?;
    let counts = store::counts(&mut cx, COUNTS).await?;
    let waits = proposals::queries::open_of(&mut cx, KIND, STOCK).await?;
    cx.commit().await?;
    let row = |key: &str, count: i64| SummaryRow::new(v.t(&format!("delivery-stock-{key}")), v.number(count));
    let rows = vec![
        row("received", stock.received),
        row("in-safe", stock.in_safe),
        row("issued", stock.issued),
        row("used", stock.used),
        row("spoiled", stock.spoiled),
        row("void", stock.void),
    ];
    let mut table = DataTable::new(v, v.t("delivery-counts"))
        .column(v.t("delivery-count-at"))
        .number_column(v.t("delivery-count-counted"))
        .number_column(v.t("delivery-count-expected"))
        .number_column(v.t("delivery-count-gap"))
        .nothing(v.t("delivery-counts-none"));
    for one in &counts {
        let (counted, expected) = (i64::from(one.counted), i64::from(one.expected));
        let cells = [counted, expected, counted - expected].map(|count| Value::from(v.number(count)));
        table = table.row([Value::from(v.moment(one.at, ZONE))].into_iter().chain(cells).collect());
    }
    let gap = counts.first().filter(|one| one.counted != one.expected);
    let waits_link = waits.as_ref().map(|proposal| {
        LinkButton::new(v.path(&format!("/desk/proposals/{}", proposal.id)), v.t("delivery-count-waits"))
    });
    let body = BooksPage {
        v,
        back: keeps.then(|| BackLink::to(v.path("/desk/delivery"), v.t("delivery-desk-title"))),
        errors: ErrorSummary::new(v, filled),
        incident: gap.map(|_| Banner::new(Tone::Wrong, v.t("delivery-incident"))),
        stock: SummaryList::new(rows),
        waits: waits_link,
        forms: if keeps { forms(v, filled, waits.is_none()) } else { Vec::new() },
        counts: table,
    };
    Ok(v.page_with(filled.status(), v.t("delivery-blanks-title"), body))
}

fn forms(v: &Visit, filled: &Filled, may_count: bool) -> Vec<BookForm> {
    let code = |name: &'static str| {
        Markup::from(&TextInput::code(name, v.t(&format!("delivery-blanks-{name}"))).filled(v, filled))
    };
    let text = |name: &'static str| {
        Markup::from(&TextInput::new(name, v.t(&format!("delivery-blanks-{name}"))).filled(v, filled))
    };
    let form = |name: &str, inputs: Vec<Markup>| BookForm {
        heading: v.t(&format!("delivery-blanks-{name}")),
        note: v.t(&format!("delivery-blanks-{name}-note")),
        action: v.path(&format!("/desk/blanks/{name}")),
        hidden: v.csrf_field(),
        inputs,
        button: Button::new(v.t(&format!("delivery-blanks-{name}-button"))),
    };
    let mut forms = Vec::new();
    if may_count {
        let sheets = TextInput::digits("sheets", v.t("delivery-blanks-sheets")).filled(v, filled);
        forms.push(form("count", vec![Markup::from(&sheets)]));
    }
    forms.push(form("issue", vec![code("first"), code("last")]));
    forms.push(form("receive", vec![code("first"), code("last")]));
    forms.push(form("void", vec![code("number"), text("words")]));
    forms
}

impl FromFields for Span {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        Self::parse(fields.text("first"), fields.text("last"))
    }
}

/// After an act: the books, or the page again with what is wrong.
async fn after<T>(v: &Visit, form: &Form<T>, done: Outcome<()>) -> Answer {
    match done {
        Ok(()) => Ok(v.redirect("/desk/blanks")),
        Err(failure) => Ok(page(v, &form.filled(failure)?).await?),
    }
}

async fn receive(v: Visit, form: Form<Span>) -> Answer {
    v.staff()?;
    let (staff, _permit) = policy::may_keep_blanks(v.actor())?;
    let done = async {
        let numbers = form.read()?.numbers();
        let mut cx = v.begin().await?;
        let added = store::receive(&mut cx, &numbers, staff).await?;
        whole(added, &numbers, "delivery-slip-known")?;
        cx.commit().await
    };
    let done = done.await;
    after(&v, &form, done).await
}

/// The clerk takes sheets out of the safe for herself: whoever has them answers for them.
async fn issue(v: Visit, form: Form<Span>) -> Answer {
    v.staff()?;
    let (staff, _permit) = policy::may_keep_blanks(v.actor())?;
    let done = async {
        let numbers = form.read()?.numbers();
        let mut cx = v.begin().await?;
        let issued = store::issue(&mut cx, &numbers, staff).await?;
        whole(issued, &numbers, "delivery-slip-not-in-safe")?;
        cx.commit().await
    };
    let done = done.await;
    after(&v, &form, done).await
}

/// A span is taken whole or not at all.
fn whole(done: u64, numbers: &[String], text: &'static str) -> Outcome<()> {
    if usize::try_from(done).is_ok_and(|done| done == numbers.len()) { Ok(()) } else { Err(Slips::one("last", text)) }
}

/// A sheet to be withdrawn.
struct Withdrawn {
    number: String,
    words: String,
}

impl FromFields for Withdrawn {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let number = fields.required("number", "delivery-slip-number", &mut slips).trim().to_ascii_uppercase();
        let words = fields.required("words", "delivery-slip-reason", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self { number, words }) } else { Err(slips) }
    }
}

async fn void(v: Visit, form: Form<Withdrawn>) -> Answer {
    v.staff()?;
    let (staff, _permit) = policy::may_keep_blanks(v.actor())?;
    let done = async {
        let Withdrawn { number, words } = form.read()?;
        let mut cx = v.begin().await?;
        if !store::note_void(&mut cx, &number, staff, &words).await? {
            return Err(Slips::one("number", "delivery-slip-number"));
        }
        cx.commit().await
    };
    let done = done.await;
    after(&v, &form, done).await
}

/// How many sheets somebody counted.
struct Sheets(i32);

impl FromFields for Sheets {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let typed = kernel::arabic::latin_digits(fields.text("sheets"));
        let slips = || {
            let mut slips = Slips::new();
            slips.add("sheets", "delivery-slip-sheets");
            slips
        };
        typed.parse().ok().filter(|count| (0..1_000_000).contains(count)).map(Self).ok_or_else(slips)
    }
}

async fn count(v: Visit, Extension(acts): Extension<Arc<Acts>>, form: Form<Sheets>) -> Answer {
    v.staff()?;
    let _permit = policy::may_keep_blanks(v.actor())?;
    let proposed = async {
        let Sheets(sheets) = form.read()?;
        let mut cx = v.begin().await?;
        let details =
            serde_json::to_value(Counted { sheets }).map_err(|error| Failure::fault("writing a count", error))?;
        let subject = Subject { thing: STOCK, details };
        let reason = v.t("delivery-count-reason");
        let new = NewProposal { kind: KIND, subject, reason: &reason, seen: None };
        let proposal = proposals::propose(&mut cx, &acts, new).await?;
        cx.commit().await?;
        Ok::<Id<proposals::Proposal>, Failure>(proposal.id)
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(&v, &form.filled(failure)?).await?),
    }
}
