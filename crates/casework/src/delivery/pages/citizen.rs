//! Where my paper copy is, in plain words; the code for the counter; and another address for what came back.

use std::sync::Arc;

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use kernel::{Failure, Outcome};
use serde::Deserialize;
use service_model::{Page, country::DeliveryMode};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Banner, LinkButton, QuestionPage, Slip, Timeline, TimelineStep, Tone, When},
};

use super::super::{
    Ports, code,
    commands::{self, open},
    copies, envelope,
    model::{Act, NotAttested, Report, Shipment, Stage, latest},
    recipient, store as rows,
};
use super::{ask, fewer};
use crate::applications::{forms, model::Stage as FileStage, sheet::Sheet};

/// The file named in a path.
#[derive(Deserialize)]
pub(super) struct At {
    reference: String,
}

#[derive(Template)]
#[template(path = "delivery/track.html")]
struct TrackPage<'a> {
    v: &'a Visit,
    back: BackLink,
    call: Option<Banner>,
    /// That the copies come without the attestation that was paid, and why.
    without: Option<Banner>,
    timeline: Timeline,
    slip: Slip,
    code: Option<String>,
    again: Option<LinkButton>,
    attestation: Vec<String>,
    fewer: Option<QuestionPage>,
}

/// The newest parcel of a file of mine with the file's sheet. Between the issue and the job that opens it there is none.
pub(super) async fn mine(v: &Visit, ports: &Ports, at: &At) -> Outcome<(store::Cx, Sheet, Option<Shipment>)> {
    let owner = v.account()?;
    let reference = at.reference.parse().map_err(|_| Failure::not_found())?;
    let mut cx = v.begin().await?;
    let sheet = Sheet::open(&mut cx, &ports.catalogue, owner, reference).await?;
    if sheet.definition.service.sensitive {
        v.mark_sensitive();
    }
    let shipment = latest(rows::of_file(&mut cx, &sheet.file).await?);
    Ok((cx, sheet, shipment))
}

pub(super) async fn show(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>) -> Answer {
    Ok(page(&v, &ports, &at, &Filled::blank()).await?)
}

/// The page, blank or with what is wrong about the number of copies.
pub(super) async fn page(v: &Visit, ports: &Ports, at: &At, filled: &Filled) -> Outcome<Response> {
    let (mut cx, sheet, shipment) = mine(v, ports, at).await?;
    let Some(shipment) = shipment else {
        if sheet.file.stage() == FileStage::Issued && !commands::ask::wanted(&sheet) {
            return ask::page(v, &cx, &sheet, filled);
        }
        return Ok(v.redirect(format!("/files/{}", sheet.file.reference)));
    };
    let to = rows::recipient(&mut cx, &sheet.file, shipment.id).await?;
    let stage = shipment.stage();
    let all = copies::store::of(&mut cx, shipment.id).await?;
    let told = rows::not_attested_words(&mut cx, &sheet.file, shipment.id).await?;
    let code = (stage == Stage::Waiting).then(|| code::of(&cx, shipment.id));
    let with = envelope::references(&mut cx, &sheet.file, &shipment).await?;
    cx.commit().await?;
    let path = format!("/files/{}", sheet.file.reference);
    let mut slip = match &shipment.number {
        Some(number) => Slip::reference(v.t("delivery-number"), number.as_str()),
        None => Slip::reference(v.t("delivery-reference"), sheet.file.reference.to_string()),
    };
    slip = slip.row(v.t("delivery-mode"), v.t(&format!("delivery-mode-{}", shipment.mode.as_str())));
    let held = i64::try_from(copies::live(&all).count()).unwrap_or(i64::MAX);
    slip = slip.row(v.t("delivery-copies"), v.number(held));
    if shipment.attest {
        let key = match shipment.attested_at {
            _ if shipment.not_attested.is_some() => "delivery-not-attested",
            Some(_) => "delivery-attested",
            None => "delivery-to-be-attested",
        };
        slip = slip.row(v.t("delivery-attestation"), v.t(key));
    }
    if let Some(to) = to {
        slip = slip.row(v.t("delivery-to"), to.name).row(v.t("delivery-address"), to.address.join("، "));
    }
    for reference in with {
        slip = slip.row(v.t("delivery-with"), web::Value::Code(reference));
    }
    if shipment.mode == DeliveryMode::PostOffice {
        slip = slip.row(v.t("delivery-bring"), v.t("delivery-bring-post-office"));
    }
    let again = shipment.may(Act::SendAgain);
    let body = TrackPage {
        v,
        back: BackLink::new(v, v.path(&path)),
        call: call(v, stage),
        timeline: timeline(v, &shipment, &sheet.definition.country.zone),
        slip,
        code,
        without: shipment.not_attested.map(|(_, why)| without(v, why, told)),
        attestation: if shipment.is_to_be_attested() { what_remains(v, &sheet) } else { Vec::new() },
        fewer: if shipment.may(Act::Drop) { fewer::form(v, &path, &all, filled) } else { None },
        again: again.then(|| LinkButton::new(v.path(&format!("{path}/delivery/again")), v.t("delivery-again"))),
    };
    Ok(v.page_with(filled.status(), v.t("delivery-title"), body))
}

/// The steps of attestation for use in the country of residence, in their order, each by the name of its office. Of another
/// country nothing is known here but whom to ask.
fn what_remains(v: &Visit, sheet: &Sheet) -> Vec<String> {
    let used = sheet.definition.service.used_at.as_ref();
    let country = used.and_then(|used| sheet.journey.kept().text(&used.country_field));
    if country != Some("residence") {
        return vec![v.t("delivery-attestation-elsewhere")];
    }
    let steps = sheet.definition.country.attestations.iter();
    steps
        .map(|step| {
            let name = step.names.get(v.locale());
            match &step.fee {
                Some(fee) => v.t_with("delivery-attestation-step-fee", &[("step", name), ("fee", fee.get(v.locale()))]),
                None => name.to_owned(),
            }
        })
        .collect()
}

/// Why the copies come without attestation, with what was written to the applicant.
fn without(v: &Visit, why: NotAttested, told: Option<String>) -> Banner {
    let heading = v.t("delivery-not-attested-title");
    let reason = v.t(&why.text());
    let words = match told {
        Some(told) => v.t_with("delivery-not-attested-told", &[("reason", &reason), ("words", &told)]),
        None => v.t_with("delivery-not-attested-lead", &[("reason", &reason)]),
    };
    Banner::new(Tone::Wait, words).heading(heading)
}

/// What is said before anything else, where something waits for the citizen or went wrong.
fn call(v: &Visit, stage: Stage) -> Option<Banner> {
    let tone = match stage {
        Stage::Waiting => Tone::Wait,
        _ if stage.is_trouble() => Tone::Wrong,
        _ => return None,
    };
    Some(Banner::new(tone, v.t(&format!("delivery-call-{}", stage.as_str()))))
}

/// The parcel's way so far, and where it is.
fn timeline(v: &Visit, shipment: &Shipment, zone: &str) -> Timeline {
    let stage = shipment.stage();
    let mut done = vec![("delivery-step-asked".to_owned(), shipment.opened_at)];
    done.extend(shipment.attested_at.map(|at| ("delivery-step-attested".to_owned(), at)));
    done.extend(shipment.not_attested.map(|(at, _)| ("delivery-step-not-attested".to_owned(), at)));
    done.extend(shipment.packed_at.map(|at| ("delivery-step-packed".to_owned(), at)));
    done.extend(shipment.called_off_at.map(|at| ("delivery-stage-called-off".to_owned(), at)));
    let mut reports: Vec<&Report> = shipment.reports.iter().collect();
    reports.sort_by_key(|report| (report.at, report.status));
    let said = |report: &Report| (format!("delivery-stage-{}", Stage::Carried(report.status).as_str()), report.at);
    done.extend(reports.into_iter().map(said));
    done.extend(shipment.arrived_at.map(|at| ("delivery-stage-waiting".to_owned(), at)));
    done.extend(shipment.collected_at.map(|at| ("delivery-stage-collected".to_owned(), at)));
    let last = done.len();
    let mut steps: Vec<TimelineStep> = done
        .into_iter()
        .enumerate()
        .map(|(place, (key, at))| {
            let is_last = place + 1 == last;
            let when = match stage {
                _ if !is_last => When::Done,
                _ if stage.is_end() => When::Done,
                _ if stage.is_reopened() || stage == Stage::Waiting => When::You,
                _ => When::Now,
            };
            TimelineStep::new(v, v.t(&key), when).at(v.moment(at, zone))
        })
        .collect();
    if stage == Stage::CalledOff {
        return Timeline::new(steps);
    }
    if shipment.awaits_attestation() {
        steps.push(TimelineStep::new(v, v.t("delivery-step-attesting"), When::Next));
    }
    if shipment.packed_at.is_none() {
        steps.push(TimelineStep::new(v, v.t("delivery-step-packing"), When::Next));
    } else if !stage.is_end() && !stage.is_reopened() {
        steps.push(TimelineStep::new(v, v.t("delivery-step-received"), When::Next));
    }
    Timeline::new(steps)
}

#[derive(Template)]
#[template(source = "{{ question }}", ext = "html")]
struct AgainPage {
    question: QuestionPage,
}

/// The page of the form that asked for the address; nothing for a parcel that is fetched.
fn asked_on<'s>(sheet: &'s Sheet, shipment: &Shipment) -> Option<&'s Page> {
    let service = &sheet.definition.service;
    let fields = service.delivery.as_ref()?.consignee(shipment.mode)?;
    service.form.page_of(&fields.name)
}

pub(super) async fn ask_again(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>) -> Answer {
    v.require_fresh()?;
    let (cx, sheet, shipment) = mine(&v, &ports, &at).await?;
    cx.commit().await?;
    let shipment = shipment.ok_or_else(Failure::not_found)?;
    shipment.must_allow(Act::SendAgain)?;
    Ok(again_page(&v, &sheet, &shipment, &Filled::blank())?)
}

fn again_page(v: &Visit, sheet: &Sheet, shipment: &Shipment, filled: &Filled) -> Outcome<Response> {
    let path = format!("/files/{}/delivery", sheet.file.reference);
    let mut question = QuestionPage::new(v, v.path(&format!("{path}/again")), filled)
        .back(BackLink::new(v, v.path(&path)))
        .heading(v.t("delivery-again-title"))
        .lead(&v.t("delivery-again-lead"));
    if let Some(page) = asked_on(sheet, shipment) {
        let fields =
            page.visible_fields(sheet.journey.kept(), &sheet.context).map_err(crate::applications::sheet::broken)?;
        let service = &sheet.definition.service;
        let inputs = forms::Inputs { v, service, context: &sheet.context, filled, heading: None, father: None };
        question = inputs.add_all(question, &fields);
    }
    let question = question.submit(v.t("delivery-again"));
    Ok(v.page_with(filled.status(), v.t("delivery-again-title"), AgainPage { question }))
}

/// Another parcel in the place of the one that came back. The address is taken from this form and sealed with the parcel;
/// what was answered when applying stays as it was decided on.
pub(super) async fn send_again(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    v.require_fresh()?;
    let (mut cx, sheet, shipment) = mine(&v, &ports, &at).await?;
    let shipment = shipment.ok_or_else(Failure::not_found)?;
    people::assurance(&mut cx, sheet.file.owner)
        .await?
        .ge(&people::Assurance::Verified)
        .then_some(())
        .ok_or_else(commands::ask::not_known)?;
    let sent = async {
        let mut answers = sheet.journey.kept().clone();
        if let Some(page) = asked_on(&sheet, &shipment) {
            answers.merge(page.parse(&forms::raw(&form.fields), &answers, &sheet.context)?);
        }
        let definition = &sheet.definition;
        let address_form = &definition.country.address_form;
        let to = recipient::of(&definition.service, address_form, &answers, shipment.mode)?;
        open::again(&mut cx, &ports.range, &sheet.file, to.as_ref()).await?;
        cx.commit().await
    };
    match sent.await {
        Ok(()) => Ok(v.redirect_with(format!("/files/{}/delivery", sheet.file.reference), "delivery-again-done")),
        Err(failure) => {
            let filled = form.filled(failure)?;
            Ok(again_page(&v, &sheet, &shipment, &filled)?)
        }
    }
}
