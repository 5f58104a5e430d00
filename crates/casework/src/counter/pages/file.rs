//! A file of the counter: being prepared, laid before her, to be paid, or under way; and what may be done with it next.

use ::store::Cx;
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::Catalogue;
use kernel::{Outcome, Reference};
use web::{
    Answer, Filled, Hidden, Visit,
    components::{
        BackLink, Banner, Button, Checkboxes, Choice, ErrorSummary, FeeTable, FileUpload, LinkButton, SummaryList,
        SummaryRow, Tone,
    },
};
use work::proposals::Fingerprint;

use super::{At, path, stage};
use crate::{
    applications::{
        drafts::{self, pages as forms_of},
        model::Stage,
        sheet::Sheet,
        titles::condolence,
        uploads::inspect::LIMIT_BYTES,
    },
    assistance,
    counter::{
        commands,
        model::{CounterFile, Manner},
        policy,
    },
};

/// The page.
pub(super) const FILE: &str = "/{lang}/desk/counter/files/{reference}";

#[derive(Template)]
#[template(path = "counter/file.html")]
pub(super) struct FilePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    heading: String,
    lead: String,
    condolence: Option<String>,
    banner: Option<Banner>,
    sections: Vec<SummaryList>,
    fees: Option<FeeTable>,
    print: Option<LinkButton>,
    confirm: Option<Confirm>,
    acts: Vec<(String, Hidden, Button)>,
    next: Vec<LinkButton>,
}

/// The ways in which she confirms the summary on this page.
struct Confirm {
    seen: Fingerprint,
    /// Before whoever looks at the page, unless it is the one who prepared it.
    witness: Option<(String, Checkboxes, Button)>,
    /// By her hand on the printed summary.
    signed: (String, FileUpload, Button),
}

pub(super) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    Ok(page(&v, &catalogue, &at, &Filled::blank()).await?)
}

/// The page with the state of a form on it.
pub(super) async fn page(v: &Visit, catalogue: &Catalogue, at: &At, filled: &Filled) -> Outcome<Response> {
    v.staff()?;
    let mut cx = v.begin().await?;
    let (sheet, there) = commands::opened(&mut cx, catalogue, at.reference()?, FILE).await?;
    let view = view(v, &mut cx, &sheet, &there, filled).await?;
    cx.commit().await?;
    Ok(v.page_with(filled.status(), view.heading.clone(), view))
}

async fn view<'a>(
    v: &'a Visit,
    cx: &mut Cx,
    sheet: &Sheet,
    there: &CounterFile,
    filled: &Filled,
) -> Outcome<FilePage<'a>> {
    let (file, service) = (&sheet.file, &sheet.definition.service);
    let reference = file.reference;
    let zone = &sheet.definition.country.zone;
    let draft = file.stage() == Stage::Draft;
    let act = |rest: &str, button| (v.path(&path(reference, rest)), v.csrf_field(), button);
    let (mut acts, mut next, mut fees, mut confirm, mut print) = (Vec::new(), Vec::new(), None, None, None);
    let mut sections = Vec::new();
    let laid = there.presented.as_ref().filter(|_| draft);
    let banner = match (laid, &there.confirmed) {
        (Some((at, seen)), _) => {
            fees = Some(forms_of::price_table(v, sheet, &drafts::price(cx, sheet).await?));
            sections = read_only(v, sheet);
            confirm = Some(confirmation(v, reference, (there, *seen), filled)?);
            print = Some(LinkButton::new(v.path(&path(reference, "/summary.pdf")), v.t("at-counter-print")).download());
            acts.push(act("/take-back", Button::quiet(v.t("at-counter-take-back"))));
            let at = v.moment(*at, zone);
            Banner::new(Tone::Wait, v.t_with("at-counter-presented", &[("at", &at)]))
        }
        (None, Some(confirmed)) => {
            let name = people::staff_name(cx, confirmed.by).await?;
            let key = match confirmed.manner {
                Manner::Witness => "at-counter-confirmed-witness",
                Manner::Paper => "at-counter-confirmed-paper",
            };
            let at = v.moment(confirmed.at, zone);
            sections.push(SummaryList::new(vec![
                SummaryRow::new(v.t("at-counter-state"), stage(v, file.stage())),
                SummaryRow::new(v.t("desk-fee"), file.quote.as_ref().map(|quote| v.money(quote.charged))),
                SummaryRow::new(v.t("desk-promised"), file.promised_on.map(|day| v.day(day))),
            ]));
            if file.stage() == Stage::AwaitingPayment {
                acts.push(act("/pay-link", Button::new(v.t("at-counter-pay"))));
            }
            acts.push(act("/slip", Button::quiet(v.t("at-counter-slip"))));
            Banner::new(Tone::Ok, v.t_with(key, &[("at", &at), ("name", &name)]))
        }
        (None, None) => {
            let pen = assistance::helped(cx, file).await?;
            let name = pen.as_ref().map_or_else(String::new, |(_, name)| name.clone());
            let open = pen.is_some_and(|(help, _)| help.ended_at.is_none());
            if open {
                next.push(LinkButton::new(v.path(&format!("/desk/help/{reference}")), v.t("at-counter-go-on")));
            }
            Banner::new(Tone::Wait, v.t_with("at-counter-preparing", &[("name", &name)]))
        }
    };
    Ok(FilePage {
        v,
        back: BackLink::to(v.path(&format!("/desk/counter/people/{}", file.owner)), v.t("counter-person-title")),
        errors: ErrorSummary::new(v, filled),
        heading: service.texts.text(v.locale(), "name").to_owned(),
        lead: v.t_with("application-files-reference", &[("reference", &reference.to_string())]),
        condolence: condolence(v, service),
        banner: Some(banner),
        sections,
        fees,
        print,
        confirm,
        acts,
        next,
    })
}

/// The answers as she hears them read out; nothing is changed from here.
fn read_only(v: &Visit, sheet: &Sheet) -> Vec<SummaryList> {
    let list = |section: forms_of::Said| {
        let rows = section.rows.into_iter().map(|row| SummaryRow::new(row.label, row.value));
        SummaryList::new(rows.collect()).heading(section.name)
    };
    forms_of::said(v, sheet).into_iter().map(list).collect()
}

fn confirmation(
    v: &Visit,
    reference: Reference,
    (there, seen): (&CounterFile, Fingerprint),
    filled: &Filled,
) -> Outcome<Confirm> {
    let staff = policy::serves(v.actor(), there)?;
    let at = |rest: &str| v.path(&path(reference, rest));
    let witness = (staff != there.officer).then(|| {
        let statement = vec![Choice::new("yes", v.t("at-counter-witness-statement"))];
        let tick = Checkboxes::new("declared", v.t("at-counter-witness-legend"), statement).filled(v, filled);
        (at("/witness"), tick, Button::new(v.t("at-counter-witness")))
    });
    let scan = FileUpload::new(v, "file", v.t("at-counter-signed-label"), LIMIT_BYTES)
        .hint(v.t("at-counter-signed-hint"))
        .filled(v, filled);
    Ok(Confirm { seen, witness, signed: (at("/signed"), scan, Button::quiet(v.t("at-counter-signed"))) })
}
