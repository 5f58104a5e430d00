//! Writing an answer, for a second person to let out.

use std::sync::Arc;

use axum::{Extension, extract::Path, response::Response};
use kernel::{Failure, Id, Outcome};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, QuestionPage, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::session;
use crate::{
    again,
    live::{
        act,
        model::{Judged, Question, Said, Session},
        policy, store as rows, typed,
    },
};

/// The page.
pub(in crate::live) const PAGE: &str = "/{lang}/desk/live-hour/{id}/answer/{question}";

/// A question of a session in an address.
#[derive(Deserialize)]
pub(in crate::live) struct Asked {
    id: Id<Session>,
    question: Id<Question>,
}

pub(in crate::live) async fn show(v: Visit, Extension(acts): Extension<Arc<Acts>>, Path(at): Path<Asked>) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let mut cx = v.begin().await?;
    // An answer that was not approved is taken up where it stood.
    let said: Option<Said> = again::last(&mut cx, &acts, (act::ANSWER, at.question.uuid())).await?;
    cx.commit().await?;
    Ok(page(&v, &at, said.as_ref().map(typed::answer_filled)).await?)
}

async fn page(v: &Visit, at: &Asked, filled: Option<Filled>) -> Outcome<Response> {
    v.staff()?;
    policy::may_see(v.actor())?;
    let mut cx = v.begin().await?;
    let session = session(&mut cx, at.id).await?;
    let questions = rows::questions(&mut cx, at.id).await?;
    cx.commit().await?;
    let is_ours = |own: &&Question| own.id == at.question && own.judged == Judged::Admitted && own.answer.is_none();
    let own = questions.iter().find(is_ours).ok_or_else(Failure::not_found)?;
    let host = &session.content.host;
    let filled =
        &filled.unwrap_or_else(|| Filled::from_pairs([("owner_ar", host.ar.as_str()), ("owner_en", host.en.as_str())]));
    let most = |characters: usize| u32::try_from(characters).unwrap_or(u32::MAX);
    let long = |name: &str, label: &str| {
        Textarea::new(name, v.t(label)).rows(6).limit(v, most(typed::ANSWER)).filled(v, filled)
    };
    let line =
        |name: &str, label: &str| TextInput::new(name, v.t(label)).maxlength(most(typed::LINE)).filled(v, filled);
    let back = v.path(&format!("/desk/live-hour/{}", at.id));
    let question = QuestionPage::new(v, format!("{back}/answer/{}", at.question), filled)
        .back(BackLink::to(back, session.content.topic.get(v.locale())))
        .heading(own.words.clone())
        .field(&long("answer_ar", "live-field-answer-ar"))
        .field(&long("answer_en", "live-field-answer-en"))
        .field(&line("owner_ar", "live-field-owner-ar"))
        .field(&line("owner_en", "live-field-owner-en"))
        .field(&Textarea::new("reason", v.t("staff-reason")).rows(2).filled(v, filled))
        .submit(v.t("live-propose"));
    Ok(v.page_with(filled.status(), v.t("live-answer"), question))
}

pub(in crate::live) async fn propose_answer(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Path(at): Path<Asked>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let proposed = async {
        let said = typed::answer(&form.fields)?;
        propose_once(v.begin().await?, &acts, (PAGE, &form), |_cx| {
            let subject = act::subject(at.question.uuid(), &said)?;
            Ok(NewProposal { kind: act::ANSWER, subject, reason: form.fields.text("reason"), seen: None })
        })
        .await
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(&v, &at, Some(form.filled(failure)?)).await?),
    }
}
