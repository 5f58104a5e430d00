//! Answering a grievance: only whoever holds its turn, and never somebody who took part in the decision.

use std::sync::Arc;

use ::store::{
    Cx,
    idempotency::{self, Claim},
};
use axum::{Extension, extract::Path};
use kernel::{Outcome, Slips};
use web::{
    Answer, Fields, Filled, FromFields, Upload, UploadedFile, Visit,
    components::{Banner, Choice, Radios, Textarea, Tone},
};
use work::items::Queue;

use super::{
    At, GRIEVANCE,
    form::{Asking, must_hold, question},
    sections,
};
use crate::{
    desk::{dossier::Dossier, ports::Desk},
    grievances::{
        self,
        model::{MOST, Ruling},
        papers,
    },
};

/// What was found and why.
pub(super) struct Given(grievances::Answer);

impl FromFields for Given {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let finding = Ruling::parse(fields.required("finding", "grievance-slip-finding", &mut slips));
        let ground = fields.required("ground", "grievance-slip-ground", &mut slips).to_owned();
        let words = fields.required("words", "grievance-slip-answer", &mut slips).to_owned();
        match finding.filter(|_| slips.is_empty()) {
            Some(finding) => Ok(Self(grievances::Answer { finding, ground, words })),
            None => {
                if slips.is_empty() {
                    slips.add("finding", "grievance-slip-finding");
                }
                Err(slips)
            }
        }
    }
}

/// What the citizen wrote and by when an answer is promised, for the page of the file.
pub(super) async fn banner(v: &Visit, cx: &mut Cx, dossier: &Dossier) -> Outcome<Option<Banner>> {
    let Some(grievance) = grievances::waiting(cx, &dossier.file).await? else { return Ok(None) };
    let zone = &dossier.definition.country.zone;
    let about = v.t(&format!("grievance-about-{}", grievance.about.as_str()));
    let (at, by) = (v.moment(grievance.lodged_at, zone), v.moment(grievance.answer_by, zone));
    let heading = v.t_with("grievance-desk-banner", &[("about", &about), ("at", &at), ("by", &by)]);
    Ok(Some(Banner::new(Tone::Wait, grievance.words.unwrap_or_default()).heading(heading)))
}

pub(super) async fn answer_form(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    must_answer(&v, &desk, &at).await?;
    answer_page(&v, &at, &Filled::blank())
}

/// The page is there for whoever holds the grievance's turn, and for nobody else.
async fn must_answer(v: &Visit, desk: &Desk, at: &At) -> Outcome<()> {
    let (file, _) = must_hold(v, &desk.catalogue, at).await?;
    let mut cx = v.begin_desk().await?;
    let scope = ::store::Scope::of(v.actor())?;
    let turn = work::items::queue::open_turn(&mut cx, &scope, file.id).await?;
    grievances::policy::may_answer(turn.map_or(Queue::Mission, |turn| turn.queue)).map(drop)
}

fn answer_page(v: &Visit, at: &At, filled: &Filled) -> Answer {
    let title = sections::heading(v, "grievance-desk-title", at.reference()?);
    let findings = vec![
        Choice::new(Ruling::Stands.as_str(), v.t("grievance-desk-stands")),
        Choice::new(Ruling::Justified.as_str(), v.t("grievance-desk-justified"))
            .hint(v.t("grievance-desk-justified-hint")),
    ];
    let ground = |finding: Ruling| {
        let of = v.t(&format!("grievance-desk-{}", finding.as_str()));
        finding
            .grounds()
            .iter()
            .map(move |code| Choice::new(*code, v.t(&format!("grievance-ground-{code}"))).hint(&*of))
            .collect::<Vec<_>>()
    };
    let grounds = Ruling::ALL.into_iter().flat_map(ground).collect();
    let limit = u32::try_from(MOST).unwrap_or(u32::MAX);
    let question = question(v, at, "/grievance", &title, filled)?
        .lead(&v.t("grievance-desk-lead"))
        .field(&Radios::new("finding", v.t("grievance-desk-finding"), findings).filled(v, filled))
        .field(&Radios::new("ground", v.t("grievance-desk-ground"), grounds).filled(v, filled))
        .field(
            &Textarea::new("words", v.t("grievance-desk-reasons"))
                .hint(v.t("grievance-desk-reasons-hint"))
                .limit(v, limit)
                .filled(v, filled),
        )
        .multipart()
        .field(&papers::field(v, "grievance-desk-paper", filled).hint(v.t("grievance-desk-paper-hint")))
        .submit(v.t("grievance-desk-send"));
    Ok(v.page_with(filled.status(), title, Asking { question }))
}

pub(super) async fn answer(
    v: Visit,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    mut form: Upload,
) -> Answer {
    let file = form.file.take();
    match given(&v, &desk, &at, &form, file).await {
        Ok(()) => Ok(v.redirect_with("/desk?view=mine&queue=grievance", "grievance-desk-answered")),
        Err(failure) => {
            let filled = form.filled(failure)?;
            must_answer(&v, &desk, &at).await?;
            answer_page(&v, &at, &filled)
        }
    }
}

async fn given(v: &Visit, desk: &Desk, at: &At, form: &Upload, sent: Option<UploadedFile>) -> Outcome<()> {
    let (file, _) = must_hold(v, &desk.catalogue, at).await?;
    let Given(given) = Given::from_fields(&form.fields)?;
    let paper = papers::receive(v.site().store(), &desk.examiner, &file, sent).await?;
    let mut cx = v.begin_desk().await?;
    if idempotency::claim(&mut cx, GRIEVANCE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        grievances::answer(&mut cx, &desk.catalogue, file.reference, &given).await?;
        papers::hang(&mut cx, &file, papers::ANSWER, paper.as_ref()).await?;
        idempotency::settle(&mut cx, GRIEVANCE, &form.idempotency_key, file.id.uuid()).await?;
        cx.commit().await?;
    }
    Ok(())
}
