//! The editors' desk of polls: those there are, and proposing another one for a second editor to decide.

use std::sync::Arc;

use axum::{Extension, response::Response};
use kernel::{Id, Outcome};
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{BackLink, Checkboxes, Choice, DataTable, DateInput, QuestionPage, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::tag;
use crate::{
    content::ZONE,
    polls::{
        act,
        disclosure::rounded_down,
        model::{Poll, Stage},
        policy, store as rows, typed,
    },
};

/// The page.
pub(in crate::polls) const PAGE: &str = "/{lang}/desk/polls";

pub(in crate::polls) async fn show(v: Visit) -> Answer {
    v.staff()?;
    Ok(page(&v, &Filled::blank()).await?)
}

async fn page(v: &Visit, filled: &Filled) -> Outcome<Response> {
    policy::may_ask(v.actor())?;
    let table = table(v).await?;
    let title = v.t("poll-desk-title");
    let text = |name: &str, label: &str| TextInput::new(name, v.t(label)).maxlength(200).filled(v, filled);
    let about = |name: &str, label: &str| Textarea::new(name, v.t(label)).rows(2).limit(v, 500).filled(v, filled);
    let day = |name: &str, label: &str| DateInput::new(v, name, v.t(label)).filled(v, filled);
    let mut question = QuestionPage::new(v, v.path("/desk/polls"), filled)
        .back(BackLink::to(v.path("/desk/proposals"), v.t("partner-proposals")))
        .heading(title.clone())
        .lead(&v.t("poll-desk-lead"))
        .field(&table)
        .field(&text("title_ar", "poll-field-title-ar"))
        .field(&text("title_en", "poll-field-title-en"))
        .field(&about("about_ar", "poll-field-about-ar"))
        .field(&about("about_en", "poll-field-about-en"))
        .field(&day("opens", "poll-field-opens"))
        .field(&day("closes", "poll-field-closes"))
        .field(
            &Textarea::new("questions", v.t("poll-field-questions"))
                .rows(10)
                .hint(v.t("poll-field-questions-hint"))
                .filled(v, filled),
        );
    if filled.slips.0.iter().any(|own| own.text == "poll-slip-sensitive") || filled.fields.ticked("looked") {
        let looked = vec![Choice::new("yes", v.t("poll-looked"))];
        question = question.field(&Checkboxes::new("looked", v.t("poll-looked-title"), looked).filled(v, filled));
    }
    let question = question
        .field(&Textarea::new("reason", v.t("staff-reason")).rows(2).filled(v, filled))
        .submit(v.t("poll-propose"));
    Ok(v.page_with(filled.status(), title, question))
}

async fn table(v: &Visit) -> Outcome<DataTable> {
    let mut cx = v.begin().await?;
    let mut table = DataTable::new(v, v.t("poll-list"))
        .column(v.t("poll-field-title"))
        .column(v.t("content-field-stage"))
        .column(v.t("poll-field-closes"))
        .number_column(v.t("poll-participants"))
        .nothing(v.t("poll-list-empty"));
    for own in rows::all(&mut cx).await? {
        let title = own.content.titles.get(v.locale()).to_owned();
        // What staff see is the release that everybody sees, and nothing before it.
        let released = rows::released(&mut cx, own.id).await?;
        let people = released.map_or_else(
            || v.t("poll-participants-few"),
            |release| {
                let people = v.number(rounded_down(release.participants));
                v.t_with("poll-participants-least", &[("people", &people)])
            },
        );
        let name = match own.stage(v.now()) {
            Stage::Soon => Value::from(title),
            _ => Value::link(&v.path(&format!("/polls/{}", own.id)), &title),
        };
        let closes = v.moment(own.closes_at, ZONE);
        table = table.row(vec![name, Value::component(&tag(v, &own)), closes.into(), people.into()]);
    }
    cx.commit().await?;
    Ok(table)
}

pub(in crate::polls) async fn propose_new(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::may_ask(v.actor())?;
    let proposed = async {
        let content = typed::read(&form.fields, v.now().day_in(ZONE))?;
        propose_once(v.begin().await?, &acts, (PAGE, &form), |cx| {
            let id = Id::<Poll>::unowned(cx.now(), cx.dice()).uuid();
            let subject = act::subject(id, &content)?;
            Ok(NewProposal { kind: act::PUBLISH, subject, reason: form.fields.text("reason"), seen: None })
        })
        .await
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(&v, &form.filled(failure)?).await?),
    }
}
