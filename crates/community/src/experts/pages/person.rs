//! `/desk/experts/people/{id}`: a profile as the ministries see it, to verify or endorse it. Opening it is a look its owner reads.

use std::sync::Arc;

use axum::{Extension, extract::Path, response::Response};
use kernel::{Failure, Id, Outcome};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{Button, LinkButton, Textarea},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::{Act, Page, Part, directory::At, shown};
use crate::experts::{act, model::Audience, policy, profile::Profile, store as rows, vocabulary::Lexicon};

/// The page.
pub(in crate::experts) const PAGE: &str = "/{lang}/desk/experts/people/{id}";

pub(in crate::experts) async fn show(v: Visit, Extension(lexicon): Extension<Lexicon>, Path(at): Path<At>) -> Answer {
    v.staff()?;
    Ok(page(&v, &lexicon, at.id, &Filled::blank()).await?)
}

async fn page(v: &Visit, lexicon: &Lexicon, id: Id<Profile>, filled: &Filled) -> Outcome<Response> {
    let (ministry, _permit) = policy::may_look(v.actor())?;
    let mut cx = v.begin().await?;
    let profile = rows::by_id(&mut cx, id).await?.ok_or_else(Failure::not_found)?;
    let seen = profile.content.seen_by(&profile.entries, Audience::Ministries);
    if seen.is_empty() {
        return Err(Failure::not_found());
    }
    rows::look(&mut cx, &profile, (ministry, PAGE), rows::Why::Vetting, &seen.sections()).await?;
    cx.commit().await?;
    let mut page = Page::new(v, shown::name(v, seen.names.as_ref()), filled)
        .back(v, "/desk/experts", "experts-desk-title")
        .lead(v.t("experts-person-lead"))
        .part(Part::default().shows(&shown::profile(v, lexicon.vocabulary(), &seen)));
    page.tags = shown::tags(v, lexicon.vocabulary(), &profile, Audience::Ministries)?;
    let verifies = v.actor().staff_holding(policy::VERIFIERS).is_ok();
    let nominate =
        LinkButton::quiet(v.path(&format!("/desk/experts/people/{id}/nomination")), v.t("outstanding-nominate"));
    page = page.part(Part::default().shows(&nominate));
    let endorses = v.actor().staff_holding(policy::ENDORSERS).is_ok();
    if verifies || endorses {
        let mut act = Act::post(v, &format!("/desk/experts/people/{id}"))
            .field(&Textarea::new("reason", v.t("staff-reason")).rows(2).filled(v, filled));
        if verifies {
            act = act.button(Button::new(v.t("experts-propose-verify")).named("act", "verify"));
        }
        if endorses {
            act = act.button(Button::new(v.t("experts-propose-endorse")).named("act", "endorse"));
        }
        page = page.part(Part::card().heading(v.t("experts-vetting")).text(v.t("experts-vetting-about")).act(act));
    }
    Ok(page.answer(v, filled))
}

pub(in crate::experts) async fn sent(
    v: Visit,
    Extension(lexicon): Extension<Lexicon>,
    Extension(acts): Extension<Arc<Acts>>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::ministry(v.actor())?;
    let proposed = async {
        let kind = match form.fields.text("act") {
            "verify" => act::VERIFY,
            "endorse" => act::ENDORSE,
            _ => return Err(Failure::not_found()),
        };
        let mut cx = v.begin().await?;
        let profile = rows::by_id(&mut cx, at.id).await?.ok_or_else(Failure::not_found)?;
        let subject = act::vetting_subject(&profile)?;
        propose_once(cx, &acts, (PAGE, &form), |_cx| {
            Ok(NewProposal { kind, subject, reason: form.fields.text("reason"), seen: None })
        })
        .await
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(&v, &lexicon, at.id, &form.filled(failure)?).await?),
    }
}
