//! The hosts' desk: the sessions there are, and proposing another one.

use std::sync::Arc;

use askama::Template;
use axum::{Extension, extract::Query, response::Response};
use kernel::{Id, Outcome};
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{BackLink, DataTable, DateInput, QuestionPage, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::tag;
use crate::{
    again::{self, Again},
    content::ZONE,
    live::{
        act,
        model::{Content, Judged, Session},
        policy, store as rows, typed,
    },
};

/// The page.
pub(in crate::live) const PAGE: &str = "/{lang}/desk/live-hour";

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

pub(in crate::live) async fn show(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Query(again): Query<Again>,
) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let mut cx = v.begin().await?;
    let taken_up: Option<Content> = again.content(&mut cx, &acts, act::HOLD).await?;
    cx.commit().await?;
    Ok(page(&v, &acts, &taken_up.as_ref().map_or_else(Filled::blank, typed::session_filled)).await?)
}

async fn page(v: &Visit, acts: &Acts, filled: &Filled) -> Outcome<Response> {
    policy::may_see(v.actor())?;
    let table = table(v).await?;
    let mut cx = v.begin().await?;
    let again = again::table(v, &mut cx, acts, (act::HOLD, "/desk/live-hour"), |own: &Content| {
        own.topic.get(v.locale()).to_owned()
    })
    .await?;
    cx.commit().await?;
    let most = |characters: usize| u32::try_from(characters).unwrap_or(u32::MAX);
    let line =
        |name: &str, label: &str| TextInput::new(name, v.t(label)).maxlength(most(typed::LINE)).filled(v, filled);
    let about = |name: &str, label: &str| {
        Textarea::new(name, v.t(label)).rows(2).limit(v, most(typed::ABOUT)).filled(v, filled)
    };
    let hour = |name: &str, label: &str| {
        TextInput::code(name, v.t(label)).width("short").hint(v.t("live-field-hour-hint")).filled(v, filled)
    };
    let title = v.t("live-desk-title");
    let question = QuestionPage::new(v, v.path("/desk/live-hour"), filled)
        .back(BackLink::to(v.path("/desk/proposals"), v.t("partner-proposals")))
        .heading(title.clone())
        .lead(&v.t("live-desk-lead"))
        .field(&line("topic_ar", "live-field-topic-ar"))
        .field(&line("topic_en", "live-field-topic-en"))
        .field(&about("about_ar", "live-field-about-ar"))
        .field(&about("about_en", "live-field-about-en"))
        .field(&line("host_ar", "live-field-host-ar"))
        .field(&line("host_en", "live-field-host-en"))
        .field(&DateInput::new(v, "day", v.t("live-field-day")).filled(v, filled))
        .field(&hour("from", "content-field-hours-from"))
        .field(&hour("until", "content-field-hours-until"))
        .field(&Textarea::new("reason", v.t("staff-reason")).rows(2).filled(v, filled))
        .submit(v.t("live-propose"));
    Ok(v.page_with(filled.status(), title, DeskPage { table, again, question }))
}

async fn table(v: &Visit) -> Outcome<DataTable> {
    let mut cx = v.begin().await?;
    let mut table = DataTable::new(v, v.t("live-list-title"))
        .column(v.t("live-field-topic"))
        .column(v.t("live-starts"))
        .column(v.t("content-field-stage"))
        .number_column(v.t("live-count-waiting"))
        .number_column(v.t("live-count-admitted"))
        .number_column(v.t("live-count-answered"))
        .nothing(v.t("live-list-empty"));
    for own in rows::sessions(&mut cx).await? {
        let questions = rows::questions(&mut cx, own.id).await?;
        let count = |is_it: &dyn Fn(&crate::live::model::Question) -> bool| {
            v.number(i64::try_from(questions.iter().filter(|own| is_it(own)).count()).unwrap_or(i64::MAX))
        };
        let href = v.path(&format!("/desk/live-hour/{}", own.id));
        table = table.row(vec![
            Value::link(&href, own.content.topic.get(v.locale())),
            v.moment(own.starts_at, ZONE).into(),
            Value::component(&tag(v, &own)),
            count(&|own| own.judged == Judged::Waits).into(),
            count(&|own| own.judged == Judged::Admitted).into(),
            count(&|own| own.answer.is_some()).into(),
        ]);
    }
    cx.commit().await?;
    Ok(table)
}

pub(in crate::live) async fn propose_new(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let proposed = async {
        let content = typed::session(&form.fields)?;
        propose_once(v.begin().await?, &acts, (PAGE, &form), |cx| {
            let id = Id::<Session>::unowned(cx.now(), cx.dice()).uuid();
            let subject = act::subject(id, &content)?;
            Ok(NewProposal { kind: act::HOLD, subject, reason: form.fields.text("reason"), seen: None })
        })
        .await
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(&v, &acts, &form.filled(failure)?).await?),
    }
}
