//! The training body's desk: how every group is filled, and proposing another one.

use std::sync::Arc;

use axum::Extension;
use kernel::{Id, Outcome, Slips};
use service_model::training::LANGUAGES;
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{BackLink, Choice, DataTable, DateInput, QuestionPage, Radios, Select, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::{door_tag, span};
use crate::training::{
    Ports, acts,
    model::Cohort,
    policy,
    store::{self as rows, enrolments},
    typed,
};

/// The page.
pub(in crate::training) const PAGE: &str = "/{lang}/desk/training";

pub(in crate::training) async fn show(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    page(&v, &ports, &Filled::blank()).await
}

async fn page(v: &Visit, ports: &Ports, filled: &Filled) -> Answer {
    v.staff()?;
    policy::may_count(v.actor())?;
    let table = table(v).await?;
    let title = v.t("training-desk-title");
    if policy::may_run(v.actor()).is_err() {
        let watched = Watched { title: title.clone(), lead: v.t("training-desk-lead"), table };
        return Ok(v.page(title, watched));
    }
    let question = QuestionPage::new(v, v.path("/desk/training"), filled)
        .back(BackLink::to(v.path("/desk/proposals"), v.t("training-proposals")))
        .heading(title.clone())
        .lead(&v.t("training-desk-lead"))
        .field(&table);
    let question = fields(v, question, &initiatives(v, ports).await?, filled);
    Ok(v.page_with(filled.status(), title, question))
}

/// The desk for whoever only watches.
#[derive(askama::Template)]
#[template(path = "training/watched.html")]
struct Watched {
    title: String,
    lead: String,
    table: DataTable,
}

async fn initiatives(v: &Visit, ports: &Ports) -> Outcome<Vec<Choice>> {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let all = snapshot.trainings().into_iter();
    Ok(all.map(|own| Choice::new(&own.definition.key, own.definition.name(v.locale()))).collect())
}

fn fields(v: &Visit, question: QuestionPage, initiatives: &[Choice], filled: &Filled) -> QuestionPage {
    let most = u32::try_from(typed::LINE).unwrap_or(u32::MAX);
    let line = |name: &str, label: &str| TextInput::new(name, v.t(label)).maxlength(most).filled(v, filled);
    let code = |name: &str, label: &str| TextInput::code(name, v.t(label)).filled(v, filled);
    let languages = LANGUAGES.map(|own| Choice::new(own, v.t(&format!("training-language-{own}")))).to_vec();
    question
        .field(&Select::new(v, "training", v.t("training-field-training"), initiatives.to_vec()).filled(v, filled))
        .field(&line("title_ar", "training-field-title-ar"))
        .field(&line("title_en", "training-field-title-en"))
        .field(&line("place_ar", "training-field-place-ar"))
        .field(&line("place_en", "training-field-place-en"))
        .field(&code("online", "training-field-online"))
        .field(&Radios::new("language", v.t("training-field-language"), languages).inline().filled(v, filled))
        .field(&TextInput::digits("places", v.t("training-field-places")).width("short").filled(v, filled))
        .field(&DateInput::new(v, "opens", v.t("training-field-opens")).filled(v, filled))
        .field(
            &DateInput::new(v, "closes", v.t("training-field-closes"))
                .hint(v.t("training-closes-hint"))
                .filled(v, filled),
        )
        .field(&TextInput::code("zone", v.t("training-field-zone")).hint(v.t("training-zone-hint")).filled(v, filled))
        .field(
            &Textarea::new("sessions", v.t("training-sessions"))
                .rows(6)
                .hint(v.t("training-sessions-hint"))
                .filled(v, filled),
        )
        .field(
            &TextInput::digits("percent", v.t("training-field-percent")).width("short").suffix("%").filled(v, filled),
        )
        .field(&Textarea::new("reason", v.t("training-reason")).rows(2).filled(v, filled))
        .submit(v.t("training-propose"))
}

async fn table(v: &Visit) -> Outcome<DataTable> {
    let mut cx = v.begin().await?;
    let mut table = DataTable::new(v, v.t("training-desk-groups"))
        .column(v.t("training-group"))
        .column(v.t("training-when"))
        .column(v.t("training-standing"))
        .number_column(v.t("training-field-places"))
        .number_column(v.t("training-count-placed"))
        .number_column(v.t("training-count-waiting"))
        .nothing(v.t("training-desk-nothing"));
    for own in rows::cohorts(&mut cx, None).await? {
        let seats = enrolments::seats(&mut cx, own.id).await?;
        table = table.row(vec![
            Value::link(&v.path(&format!("/desk/training/{}", own.id)), own.content.title.get(v.locale())),
            span(v, &own).into(),
            Value::component(&door_tag(v, &own, seats)),
            v.number(i64::from(own.content.places)).into(),
            v.number(seats.placed).into(),
            v.number(seats.waiting).into(),
        ]);
    }
    cx.commit().await?;
    Ok(table)
}

pub(in crate::training) async fn propose_new(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::may_run(v.actor())?;
    match proposed(&v, &ports, &acts, &form).await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => page(&v, &ports, &form.filled(failure)?).await,
    }
}

async fn proposed(v: &Visit, ports: &Ports, acts: &Acts, form: &Form<Fields>) -> Outcome<uuid::Uuid> {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let Ok(current) = snapshot.training(form.fields.text("training")) else {
        return Err(Slips::one("training", "training-slip-required"));
    };
    let content = typed::content(&form.fields, (&current.definition, current.revision))?;
    propose_once(v.begin().await?, acts, (PAGE, form), |cx| {
        let id = Id::<Cohort>::unowned(cx.now(), cx.dice()).uuid();
        let subject = acts::subject(id, &content)?;
        Ok(NewProposal { kind: acts::OPEN, subject, reason: form.fields.text("reason"), seen: None })
    })
    .await
}
