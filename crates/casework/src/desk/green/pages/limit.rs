//! Proposing another daily limit, for a second person of the Authority to decide.

use std::sync::Arc;

use axum::Extension;
use kernel::{Failure, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, QuestionPage, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, propose};

use super::Asking;
use crate::desk::green::{limit, policy, store as rows};

/// Another limit and why.
pub(super) struct NewLimit {
    per_day: u32,
    words: String,
}

impl FromFields for NewLimit {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let typed = kernel::arabic::latin_digits(fields.required("per_day", "desk-green-slip-limit", &mut slips));
        let words = fields.required("words", "certificate-slip-words", &mut slips).to_owned();
        let per_day = typed.trim().parse().ok().filter(|number| *number <= limit::MOST);
        match per_day.filter(|_| slips.is_empty()) {
            Some(per_day) => Ok(Self { per_day, words }),
            None => {
                if slips.is_empty() {
                    slips.add("per_day", "desk-green-slip-limit");
                }
                Err(slips)
            }
        }
    }
}

pub(super) async fn limit_form(v: Visit) -> Answer {
    v.staff()?;
    let mut cx = v.begin_desk().await?;
    let _approver = policy::approver(&cx)?;
    let now = rows::limit(&mut cx).await?;
    limit_page(&v, Some(now), &Filled::blank())
}

fn limit_page(v: &Visit, now: Option<u32>, filled: &Filled) -> Answer {
    let title = v.t("desk-green-limit-act");
    let mut number = TextInput::digits("per_day", v.t("desk-green-limit")).filled(v, filled);
    if let Some(now) = now {
        number = number.value(now.to_string());
    }
    let question = QuestionPage::new(v, v.path("/desk/green/limit"), filled)
        .back(BackLink::new(v, v.path("/desk/green")))
        .heading(title.clone())
        .lead(&v.t("desk-green-limit-lead"))
        .field(&number)
        .field(&Textarea::new("words", v.t("certificate-end-words")).filled(v, filled))
        .submit(v.t("certificate-end-propose"));
    Ok(v.page_with(filled.status(), title, Asking { question }))
}

pub(super) async fn set_limit(v: Visit, Extension(two): Extension<Arc<Acts>>, form: Form<NewLimit>) -> Answer {
    let proposed = async {
        v.staff()?;
        let mut cx = v.begin().await?;
        let _approver = policy::approver(&cx)?;
        let NewLimit { per_day, words } = form.read()?;
        let subject = limit::subject(per_day);
        let new = NewProposal { kind: limit::KIND, subject, reason: &words, seen: None };
        let proposal = propose(&mut cx, &two, new).await?;
        cx.commit().await?;
        Ok::<_, Failure>(proposal.id)
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => limit_page(&v, None, &form.filled(failure)?),
    }
}
