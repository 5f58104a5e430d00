//! Whoever stands at the counter cannot be served: she comes another time, or her file is rejected, by one officer or by
//! two. The page is also where the second of the two decides.

use std::sync::Arc;

use ::store::{
    Cx, Scope,
    access::{self, Access},
    idempotency::{self, Claim},
};
use axum::{Extension, extract::Path, response::Response};
use catalogue::Catalogue;
use kernel::{Failure, Outcome, Reference, Slips};
use serde::Deserialize;
use service_model::Service;
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{
        BackLink, Banner, Button, Choice, QuestionPage, Radios, SummaryList, SummaryRow, TextInput, Textarea, Tone,
    },
};
use work::proposals::{self, Acts, Decided, Decision, Fingerprint, Proposal};

use super::{Alone, DECIDE_SENDING, SENDING, at_the_desk, carried::Carried};
use crate::{
    applications::{
        definitions,
        model::{Application, Stage},
        store as files,
    },
    appointments::counter::{self, TurnAway, Turning},
    desk::kin,
};

/// The file of a path.
#[derive(Deserialize)]
pub(super) struct At {
    reference: String,
}

impl At {
    fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| Failure::not_found())
    }
}

fn path(reference: Reference, rest: &str) -> String {
    format!("/desk/files/{}/counter{rest}", reference.compact())
}

pub(super) async fn show(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(two): Extension<Arc<Acts>>,
    Path(at): Path<At>,
) -> Answer {
    Ok(page(&v, (&catalogue, &two), &at, &Filled::blank()).await?)
}

/// The file of a stranger, with the look at it recorded.
async fn opened(v: &Visit, at: &At) -> Outcome<(Cx, Application)> {
    let staff = at_the_desk(v)?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, at.reference()?).await?;
    kin::may_act(&mut cx, &scope, &file, staff).await?;
    let look = Access { file: Some(file.id), purpose: "counter".to_owned(), route: SENDING, fields: &["stage"] };
    access::record(&mut cx, look).await?;
    Ok((cx, file))
}

async fn page(v: &Visit, (catalogue, two): (&Catalogue, &Acts), at: &At, filled: &Filled) -> Outcome<Response> {
    let (mut cx, file) = opened(v, at).await?;
    let definition = definitions::of(&cx, catalogue, &file).await?;
    let title = v.t_with("appointment-sending-title", &[("reference", &file.reference.to_string())]);
    let back = BackLink::to(v.path("/desk/appointments"), v.t("appointment-desk-title"));
    let open = proposals::queries::open_of(&mut cx, TurnAway::KIND, file.id.uuid()).await?;
    let question = match open {
        Some(proposal) => deciding(v, &mut cx, two, (&file, &proposal), filled).await?,
        None if file.stage().is_at_the_counter() => choosing(v, &definition.service, &file, filled),
        None => QuestionPage::new(v, v.path(&path(file.reference, "")), filled)
            .after(&Banner::new(Tone::Quiet, v.t("appointment-sending-nobody"))),
    };
    cx.commit().await?;
    let question = question.back(back).heading(title.clone());
    Ok(v.page_with(filled.status(), title, Alone { question }))
}

/// The reasons, of the workflow: those to come again while she is invited, then those to reject.
fn choosing(v: &Visit, service: &Service, file: &Application, filled: &Filled) -> QuestionPage {
    let text = |key: String| service.texts.text(v.locale(), &key).to_owned();
    let mut choices = Vec::new();
    if file.stage() == Stage::Invited {
        choices.extend(service.workflow.returns.iter().map(|reason| {
            let hint =
                v.t_with("appointment-sending-again", &[("remedy", &text(format!("returns.{}.remedy", reason.code)))]);
            Choice::new(format!("again:{}", reason.code), text(format!("returns.{}.reason", reason.code))).hint(hint)
        }));
    }
    choices.extend(service.workflow.rejections_at_counter().map(|reason| {
        let key = match (reason.two_people, reason.refund) {
            (true, true) => "appointment-sending-two-refund",
            (true, false) => "appointment-sending-two",
            (false, true) => "appointment-sending-one-refund",
            (false, false) => "appointment-sending-one",
        };
        Choice::new(format!("reject:{}", reason.code), text(format!("rejections.{}.reason", reason.code)))
            .hint(v.t(key))
    }));
    QuestionPage::new(v, v.path(&path(file.reference, "")), filled)
        .lead(&v.t("appointment-sending-lead"))
        .field(&Radios::new("reason", v.t("appointment-sending-reason"), choices).filled(v, filled))
        .field(
            &Textarea::new("note", v.t("appointment-sending-note"))
                .hint(v.t("appointment-sending-note-hint"))
                .rows(3)
                .filled(v, filled),
        )
        .submit(v.t("appointment-sending-button"))
}

/// What a colleague proposed, and the decision of whoever may make it.
async fn deciding(
    v: &Visit,
    cx: &mut Cx,
    two: &Acts,
    (file, proposal): (&Application, &Proposal),
    filled: &Filled,
) -> Outcome<QuestionPage> {
    let question = QuestionPage::new(v, v.path(&path(file.reference, "/decide")), filled);
    let shown = match two.of(TurnAway::KIND)?.show(cx, &proposal.subject).await {
        Ok(shown) => shown,
        Err(Failure::Refusal(_)) => {
            return Ok(question.after(&Banner::new(Tone::Quiet, v.t("appointment-sending-nobody"))));
        }
        Err(other) => return Err(other),
    };
    let seen = shown.fingerprint().map_err(|error| Failure::fault("hashing what is shown", error))?;
    let by = two.colleagues().name(cx, proposal.proposed_by).await?;
    let mut rows = vec![SummaryRow::new(v.t("appointment-sending-by"), by)];
    rows.extend(shown.lines.iter().map(|line| SummaryRow::new(line.label.said(v), line.after.said(v))));
    let question = question.lead(&v.t("appointment-sending-proposed"));
    match proposals::queries::check_decider(cx, two, proposal).await {
        Ok(()) => Ok(question
            .field(&SummaryList::new(rows))
            .field(&Carried::new("seen", data_encoding::HEXLOWER.encode(seen.bytes())))
            .field(
                &TextInput::new("why", v.t("appointment-sending-why"))
                    .hint(v.t("appointment-sending-why-hint"))
                    .filled(v, filled),
            )
            .button(Button::grave(v.t("appointment-sending-approve")).named("decision", "approve"))
            .second(&Button::quiet(v.t("appointment-sending-refuse")).named("decision", "refuse"))),
        Err(Failure::Refusal(refusal)) => Ok(question
            .after(&SummaryList::new(rows))
            .after(&Banner::new(Tone::Wait, v.t_args(refusal.text, &refusal.args)))),
        Err(other) => Err(other),
    }
}

pub(super) async fn submit(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(two): Extension<Arc<Acts>>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    match sent(&v, (&catalogue, &two), &at, &form).await {
        Ok(flash) => Ok(v.redirect_with("/desk/appointments", flash)),
        Err(failure) => Ok(page(&v, (&catalogue, &two), &at, &form.filled(failure)?).await?),
    }
}

async fn sent(v: &Visit, (catalogue, two): (&Catalogue, &Acts), at: &At, form: &Form<Fields>) -> Outcome<&'static str> {
    let (mut cx, file) = opened(v, at).await?;
    let definition = definitions::of(&cx, catalogue, &file).await?;
    let chosen = form.fields.text("reason").split_once(':');
    let takes_two = |code: &str| {
        definition.service.workflow.rejections_at_counter().any(|reason| reason.code == code && reason.two_people)
    };
    let turning = |code: &str| Turning { reason: code.to_owned(), note: form.fields.text("note").to_owned() };
    let (flash, kind) = match chosen {
        Some(("again", _)) => ("appointment-flash-sent-back", Kind::Again),
        Some(("reject", code)) if takes_two(code) => ("appointment-flash-turn-away-proposed", Kind::Two),
        Some(("reject", _)) => ("appointment-flash-turned-away", Kind::One),
        _ => return Err(Slips::one("reason", "appointment-slip-reason")),
    };
    let code = chosen.map(|(_, code)| code).unwrap_or_default();
    let key = &form.idempotency_key;
    if let Claim::Done(_) = idempotency::claim(&mut cx, SENDING, key, form.request_hash).await? {
        return Ok(flash);
    }
    match kind {
        Kind::Again => counter::send_back(&mut cx, catalogue, file.reference, code).await?,
        Kind::One => counter::turn_away(&mut cx, catalogue, file.reference, turning(code)).await?,
        Kind::Two => {
            counter::propose(&mut cx, (catalogue, two), file.reference, &turning(code)).await?;
        }
    }
    idempotency::settle(&mut cx, SENDING, key, file.id.uuid()).await?;
    cx.commit().await?;
    Ok(flash)
}

enum Kind {
    Again,
    One,
    Two,
}

/// A decision about exactly what was shown.
pub(super) struct Decide {
    seen: Fingerprint,
    decision: Decision,
}

impl FromFields for Decide {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let decision = match fields.text("decision") {
            "approve" => Some(Decision::Approve),
            "refuse" => {
                let reason = fields.required("why", "appointment-slip-why", &mut slips).to_owned();
                Some(Decision::Refuse { reason })
            }
            _ => None,
        };
        match (Fingerprint::parse(fields.text("seen")), decision) {
            (Some(seen), Some(decision)) if slips.is_empty() => Ok(Self { seen, decision }),
            _ => {
                if slips.is_empty() {
                    slips.add("decision", "desk-refused-stale");
                }
                Err(slips)
            }
        }
    }
}

pub(super) async fn decide(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(two): Extension<Arc<Acts>>,
    Path(at): Path<At>,
    form: Form<Decide>,
) -> Answer {
    match decided(&v, &two, &at, &form).await {
        Ok(Decided::Approved) => Ok(v.redirect_with("/desk/appointments", "appointment-flash-turned-away")),
        Ok(Decided::Refused) => Ok(v.redirect_with("/desk/appointments", "appointment-flash-turn-away-refused")),
        Ok(Decided::Void) => Ok(v.redirect_with("/desk/appointments", "appointment-flash-turn-away-void")),
        Err(failure) => Ok(page(&v, (&catalogue, &two), &at, &form.filled(failure)?).await?),
    }
}

async fn decided(v: &Visit, two: &Acts, at: &At, form: &Form<Decide>) -> Outcome<Decided> {
    let (mut cx, file) = opened(v, at).await?;
    let Decide { seen, decision } = form.read()?;
    let wanted = if decision == Decision::Approve { Decided::Approved } else { Decided::Refused };
    let key = &form.idempotency_key;
    if let Claim::Done(_) = idempotency::claim(&mut cx, DECIDE_SENDING, key, form.request_hash).await? {
        return Ok(wanted);
    }
    let decided = counter::decide(&mut cx, two, file.reference, (seen, decision)).await?;
    // A void proposal settles nothing: the same key must not say that it was decided.
    if decided != Decided::Void {
        idempotency::settle(&mut cx, DECIDE_SENDING, key, file.id.uuid()).await?;
    }
    cx.commit().await?;
    Ok(decided)
}
