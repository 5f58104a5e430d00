//! The editors' desk of polls: those there are, and proposing another one for a second editor to decide.

use std::sync::Arc;

use askama::Template;
use axum::{Extension, extract::Query, response::Response};
use kernel::{Id, Outcome};
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{BackLink, Checkboxes, Choice, DataTable, DateInput, QuestionPage, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::tag;
use crate::{
    again::{self, Again},
    content::ZONE,
    polls::{
        act,
        disclosure::rounded_down,
        model::{Content, Poll, Stage},
        policy, store as rows, typed,
    },
};

/// The page.
pub(in crate::polls) const PAGE: &str = "/{lang}/desk/polls";

/// The form, and under it the table, as wide as the desk.
#[derive(Template)]
#[template(
    source = "{{ question }}\n<section>{{ table }}{% if let Some(again) = again %}{{ again }}{% endif %}</section>",
    ext = "html"
)]
struct DeskPage {
    table: DataTable,
    again: Option<DataTable>,
    question: QuestionPage,
}

pub(in crate::polls) async fn show(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Query(again): Query<Again>,
) -> Answer {
    v.staff()?;
    policy::may_ask(v.actor())?;
    let mut cx = v.begin().await?;
    let taken_up: Option<Content> = again.content(&mut cx, &acts, act::PUBLISH).await?;
    cx.commit().await?;
    Ok(page(&v, &acts, &taken_up.as_ref().map_or_else(Filled::blank, typed::filled)).await?)
}

async fn page(v: &Visit, acts: &Acts, filled: &Filled) -> Outcome<Response> {
    policy::may_ask(v.actor())?;
    let table = table(v).await?;
    let mut cx = v.begin().await?;
    let again = again::table(v, &mut cx, acts, (act::PUBLISH, "/desk/polls"), |own: &Content| {
        own.titles.get(v.locale()).to_owned()
    })
    .await?;
    cx.commit().await?;
    let title = v.t("poll-desk-title");
    let text = |name: &str, label: &str| TextInput::new(name, v.t(label)).maxlength(200).filled(v, filled);
    let about = |name: &str, label: &str| Textarea::new(name, v.t(label)).rows(2).limit(v, 500).filled(v, filled);
    let day = |name: &str, label: &str| DateInput::new(v, name, v.t(label)).filled(v, filled);
    let mut question = QuestionPage::new(v, v.path("/desk/polls"), filled)
        .back(BackLink::to(v.path("/desk/proposals"), v.t("partner-proposals")))
        .heading(title.clone())
        .lead(&v.t("poll-desk-lead"))
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
    Ok(v.page_with(filled.status(), title, DeskPage { table, again, question }))
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
        Err(failure) => Ok(page(&v, &acts, &form.filled(failure)?).await?),
    }
}
