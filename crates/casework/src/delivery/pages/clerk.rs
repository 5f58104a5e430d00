//! The page of one parcel: what a clerk does to it before the carrier has it, and what a counter does when somebody comes for it.

use std::sync::Arc;

use ::store::access::{self, Access};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use kernel::{Failure, Outcome};
use web::{
    Answer, Filled, Hidden, Value, Visit,
    components::{
        BackLink, Button, Choice, ErrorSummary, LinkButton, Radios, Select, SummaryList, SummaryRow, TextInput,
        Textarea,
    },
};

use super::{
    super::{
        Ports, blanks,
        commands::desk::{self, Held},
        copies::{self, Dropped, PaperCopy},
        model::{Act, NotAttested},
        policy, store as rows,
    },
    AtParcel, DOCUMENT, ONE, tag,
    with_others::with_others,
};
const ZONE: &str = "Africa/Cairo";
/// Sheets a clerk chooses from.
const SHEETS: i64 = 20;

#[derive(Template)]
#[template(path = "delivery/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    about: SummaryList,
    links: Vec<LinkButton>,
    acts: Vec<ActForm>,
}

/// One thing that may be done now.
struct ActForm {
    heading: String,
    note: String,
    action: String,
    hidden: Hidden,
    inputs: Vec<web::Markup>,
    button: Button,
}

pub(super) async fn show(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<AtParcel>) -> Answer {
    v.staff()?;
    Ok(page(&v, &ports, &at, &Filled::blank()).await?)
}

pub(super) async fn page(v: &Visit, ports: &Ports, at: &AtParcel, filled: &Filled) -> Outcome<Response> {
    let staff = policy::may_see(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let held = desk::hold(&mut cx, at.shipment()?).await?;
    let shipment = &held.shipment;
    let to = rows::recipient(&mut cx, &held.file, shipment.id).await?;
    let stock = Stock {
        copies: copies::store::of(&mut cx, shipment.id).await?,
        sheets: blanks::store::of_shipment(&mut cx, shipment.id).await?,
        hers: blanks::store::hers(&mut cx, staff, SHEETS).await?,
    };
    let collector = rows::collector(&mut cx, &held.file, shipment.id).await?;
    let told = rows::not_attested_words(&mut cx, &held.file, shipment.id).await?;
    let fields = &["reference", "recipient", "phone", "address", "serial", "collector", "words"];
    let look = Access { file: Some(held.file.id), purpose: "delivery".to_owned(), route: ONE, fields };
    access::record(&mut cx, look).await?;
    let with = with_others(v, &mut cx, &ports.catalogue, &held).await?;
    cx.commit().await?;
    let stage = shipment.stage();
    let mut about = vec![
        SummaryRow::new(v.t("delivery-reference"), Value::Code(held.file.reference.to_string())).tag(tag(v, stage)),
        SummaryRow::new(v.t("delivery-mode"), v.t(&format!("delivery-mode-{}", shipment.mode.as_str()))),
        SummaryRow::new(v.t("delivery-turn"), v.number(i64::from(shipment.turn))),
        SummaryRow::new(v.t("delivery-copies"), said_of(v, &stock.copies)),
        SummaryRow::new(v.t("delivery-since"), v.moment(shipment.opened_at, ZONE)),
    ];
    if let Some(number) = &shipment.number {
        about.push(SummaryRow::new(v.t("delivery-number"), Value::Code(number.clone())));
    }
    if let Some(to) = to {
        about.push(SummaryRow::new(v.t("delivery-to"), to.name));
        about.push(SummaryRow::new(v.t("delivery-phone"), Value::Code(to.phone)));
        about.push(SummaryRow::new(v.t("delivery-address"), to.address.join("، ")));
    }
    if let Some(at) = shipment.attested_at {
        about.push(SummaryRow::new(v.t("delivery-attested-at"), v.moment(at, ZONE)));
    }
    if let Some((at, why)) = shipment.not_attested {
        about.push(SummaryRow::new(v.t("delivery-attestation"), v.t("delivery-not-attested")));
        about.push(SummaryRow::new(v.t("delivery-refusal-why"), v.t(&why.text())));
        about.push(SummaryRow::new(v.t("delivery-refusal-words"), told));
        about.push(SummaryRow::new(v.t("delivery-refusal-at"), v.moment(at, ZONE)));
    }
    for sheet in &stock.sheets {
        let label = v.t_with("delivery-sheet", &[("copy", &v.number(i64::from(sheet.copy)))]);
        about.push(SummaryRow::new(label, Value::Code(format!("{} · {}", sheet.number, sheet.serial))));
    }
    if let Some((at, code)) = &shipment.refused {
        about.push(SummaryRow::new(v.t("delivery-refused-at"), v.moment(*at, ZONE)));
        about.push(SummaryRow::new(v.t("delivery-refused-code"), Value::Code(code.clone())));
    }
    about.extend(with);
    if let Some(collector) = collector {
        about.push(SummaryRow::new(v.t("delivery-collector"), collector.name));
        about.push(SummaryRow::new(v.t("delivery-paper"), Value::Code(collector.paper)));
    }
    let body = OnePage {
        v,
        back: BackLink::to(v.path("/desk/delivery"), v.t("delivery-desk-title")),
        errors: ErrorSummary::new(v, filled),
        about: SummaryList::new(about),
        links: links(v, &held),
        acts: acts(v, &held, &stock, filled),
    };
    Ok(v.page_with(filled.status(), v.t("delivery-parcel-title"), body))
}

/// What the forms of a parcel choose from.
struct Stock {
    copies: Vec<PaperCopy>,
    /// Good sheets of this parcel.
    sheets: Vec<blanks::store::Sheet>,
    /// Unused sheets of this clerk.
    hers: Vec<String>,
}

/// How many copies there are, how many are printed, and how many will not be.
fn said_of(v: &Visit, all: &[PaperCopy]) -> String {
    let count = |copies: usize| v.number(i64::try_from(copies).unwrap_or(i64::MAX));
    let printed = all.iter().filter(|copy| copy.printed_at.is_some()).count();
    let dropped = all.iter().filter(|copy| copy.dropped.is_some()).count();
    let args = [("all", count(all.len())), ("printed", count(printed)), ("dropped", count(dropped))];
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    v.t_with(if dropped > 0 { "delivery-copies-with-dropped" } else { "delivery-copies-printed" }, &args)
}

/// The copy to be printed next and the slip to be put in, while they are of use to this member of staff.
fn links(v: &Visit, held: &Held) -> Vec<LinkButton> {
    let (shipment, clerk) = (&held.shipment, policy::may_send(v.actor()).is_ok());
    let way =
        |rest: &str, key: &str| LinkButton::quiet(v.path(&format!("/desk/delivery/{}{rest}", shipment.id)), v.t(key));
    let printing = clerk && shipment.may(Act::Print);
    let document = printing.then(|| way("/document", "delivery-document").download());
    let slip = (clerk && shipment.printed_at.is_some()).then(|| way("/slip", "delivery-slip"));
    document.into_iter().chain(slip).collect()
}

fn acts(v: &Visit, held: &Held, stock: &Stock, filled: &Filled) -> Vec<ActForm> {
    let shipment = &held.shipment;
    let (clerk, counter) = (policy::may_send(v.actor()).is_ok(), policy::may_hand_over(v.actor()).is_ok());
    let form = |name: &str, inputs: Vec<web::Markup>, button: Button| ActForm {
        heading: v.t(&format!("delivery-do-{name}")),
        note: v.t(&format!("delivery-do-{name}-note")),
        action: v.path(&format!("/desk/delivery/{}/{name}", shipment.id)),
        hidden: v.csrf_field(),
        inputs,
        button,
    };
    let button = |name: &str| Button::new(v.t(&format!("delivery-do-{name}-button")));
    let text = |name: &'static str, key: &str| web::Markup::from(&TextInput::new(name, v.t(key)).filled(v, filled));
    let mut forms = Vec::new();
    if clerk && shipment.may(Act::Print) {
        let sheets = stock.hers.iter().map(|number| Choice::new(number.as_str(), number.as_str())).collect();
        let sheet = Select::new(v, "blank", v.t("delivery-blank"), sheets).filled(v, filled);
        forms.push(form("print", vec![web::Markup::from(&sheet)], button("print")));
    }
    if clerk && shipment.may(Act::Attest) {
        forms.push(form("attest", Vec::new(), button("attest")));
    }
    if clerk && shipment.may(Act::RefuseAttestation) {
        let why = NotAttested::ALL.iter().map(|why| Choice::new(why.as_str(), v.t(&why.text())));
        let why = Radios::new("refusal", v.t("delivery-refusal-why"), why.collect()).filled(v, filled);
        let words = Textarea::new("words", v.t("delivery-refusal-words")).filled(v, filled);
        let refuse = Button::grave(v.t("delivery-do-refuse-attestation-button"));
        forms.push(form("refuse-attestation", vec![web::Markup::from(&why), web::Markup::from(&words)], refuse));
    }
    if clerk && shipment.may(Act::Pack) {
        forms.push(form("pack", Vec::new(), button("pack")));
    }
    if clerk && shipment.may(Act::Spoil) && !stock.sheets.is_empty() {
        let printed = stock.sheets.iter().map(|sheet| Choice::new(sheet.copy.to_string(), sheet.number.as_str()));
        let which = Select::new(v, "copy", v.t("delivery-blank"), printed.collect()).filled(v, filled);
        let spoil = Button::grave(v.t("delivery-do-spoil-button"));
        forms.push(form("spoil", vec![web::Markup::from(&which), text("reason", "delivery-spoil-reason")], spoil));
    }
    if clerk && shipment.may(Act::Drop) {
        let why = Dropped::OF_A_CLERK
            .iter()
            .map(|reason| Choice::new(reason.as_str(), v.t(&format!("delivery-dropped-{}", reason.as_str()))));
        let why = Radios::new("why", v.t("delivery-dropped-why"), why.collect()).filled(v, filled);
        let drop = Button::grave(v.t("delivery-do-drop-button"));
        forms.push(form("drop", vec![web::Markup::from(&why)], drop));
    }
    if counter && shipment.may(Act::Arrive) {
        forms.push(form("arrive", Vec::new(), button("arrive")));
    }
    if counter && shipment.may(Act::HandOver) {
        let code = TextInput::one_time_code("code", v.t("delivery-code")).filled(v, filled);
        let inputs = vec![
            web::Markup::from(&code),
            text("name", "delivery-collector"),
            web::Markup::from(&TextInput::code("paper", v.t("delivery-paper")).filled(v, filled)),
        ];
        forms.push(form("hand-over", inputs, button("hand-over")));
    }
    forms
}

/// The sealed copy that is printed next, to be printed on a blank. Every time it is taken is recorded.
pub(super) async fn document(v: Visit, Path(at): Path<AtParcel>) -> Answer {
    v.staff()?;
    let _permit = policy::may_send(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let held = desk::hold(&mut cx, at.shipment()?).await?;
    if !held.shipment.may(Act::Print) {
        return Err(Failure::not_found().into());
    }
    let (_, certificate) = desk::next(&mut cx, &held).await?.ok_or_else(Failure::not_found)?;
    let certificate = certificate.ok_or_else(Failure::not_found)?;
    let sealed = certificate.sealed.as_ref().ok_or_else(Failure::not_found)?;
    let blobs = cx.store().blobs().clone();
    let pdf = blobs.bytes(&mut cx, sealed.blob).await?;
    let look =
        Access { file: Some(held.file.id), purpose: "delivery".to_owned(), route: DOCUMENT, fields: &["document"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    Ok(v.file(&format!("{}.pdf", certificate.serial), "application/pdf", pdf))
}
