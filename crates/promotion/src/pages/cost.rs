//! Entering what a campaign cost, for the ministry to agree to.

use std::sync::Arc;

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use kernel::Outcome;
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Choice, DateInput, QuestionPage, Select, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::At;
use crate::{
    acts::{self, cost::COST},
    model::{Campaign, Channel, Cost, ZONE},
    policy,
    typed::{self, LINE},
};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/campaigns/{id}/costs";

#[derive(Template)]
#[template(source = "{{ question }}", ext = "html")]
struct CostPage {
    question: QuestionPage,
}

pub(crate) async fn show(v: Visit, Path(at): Path<At>) -> Answer {
    let (own, _) = super::read(&v, at.id).await?;
    policy::may_propose(v.actor())?;
    Ok(page(&v, &own, &Filled::blank())?)
}

pub(crate) async fn propose(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let (own, _) = super::read(&v, at.id).await?;
    policy::may_propose(v.actor())?;
    let proposed = async {
        let spent = typed::read_cost(&form.fields, &own, v.now().day_in(ZONE))?;
        propose_once(v.begin().await?, &acts, (PAGE, &form), |cx| {
            let thing: Uuid = kernel::Id::<Cost>::unowned(cx.now(), cx.dice()).uuid();
            let subject = acts::subject(thing, &spent)?;
            Ok(NewProposal { kind: COST, subject, reason: form.fields.text("reason"), seen: None })
        })
        .await
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(&v, &own, &form.filled(failure)?)?),
    }
}

fn page(v: &Visit, own: &Campaign, filled: &Filled) -> Outcome<Response> {
    let title = v.t("campaign-cost-new");
    let channels = Channel::ALL.map(|own| Choice::new(own.as_str(), v.t(own.text()))).to_vec();
    let amount = TextInput::new("amount", v.t("campaign-field-amount")).width("10");
    let question = QuestionPage::new(v, v.path(&format!("/desk/campaigns/{}/costs", own.id)), filled)
        .back(BackLink::to(v.path(&format!("/desk/campaigns/{}", own.id)), own.content.names.get(v.locale())))
        .heading(title.clone())
        .lead(&v.t("campaign-cost-lead"))
        .field(&DateInput::new(v, "spent_on", v.t("campaign-field-spent-on")).filled(v, filled))
        .field(&Select::new(v, "channel", v.t("campaign-field-channel"), channels).filled(v, filled))
        .field(&amount.suffix(own.content.budget.currency.clone()).filled(v, filled))
        .field(&TextInput::new("paid_for", v.t("campaign-field-paid-for")).maxlength(LINE).filled(v, filled))
        .field(&Textarea::new("reason", v.t("staff-reason")).rows(2).filled(v, filled))
        .submit(v.t("campaign-propose"));
    Ok(v.page_with(filled.status(), title, CostPage { question }))
}
