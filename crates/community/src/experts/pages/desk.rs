//! `/desk/experts`: the needs there are, proposing one, and who waits to be verified.

use std::sync::Arc;

use axum::{Extension, response::Response};
use kernel::{Id, Outcome};
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{
        BackLink, Checkboxes, DataTable, DateInput, LinkButton, QuestionPage, Radios, Select, TextInput, Textarea,
    },
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::{fields_of, key_of, languages_of, places_of, shown, texts};
use crate::experts::{
    act::{self, ProposedNeed},
    model::Offer,
    need::{Need, Place},
    policy, store as rows, typed,
    vocabulary::Lexicon,
};

/// The page.
pub(in crate::experts) const PAGE: &str = "/{lang}/desk/experts";

pub(in crate::experts) async fn show(v: Visit, Extension(lexicon): Extension<Lexicon>) -> Answer {
    v.staff()?;
    Ok(page(&v, &lexicon, &Filled::blank()).await?)
}

/// `/desk/needs`: the needs stand on the page of the experts they are for.
pub(in crate::experts) async fn needs(v: Visit) -> Answer {
    v.staff()?;
    policy::ministry(v.actor())?;
    Ok(v.redirect("/desk/experts"))
}

async fn page(v: &Visit, lexicon: &Lexicon, filled: &Filled) -> Outcome<Response> {
    policy::ministry(v.actor())?;
    let vocabulary = lexicon.vocabulary();
    let (needs, waiting) = tables(v).await?;
    let most = |characters: usize| u32::try_from(characters).unwrap_or(u32::MAX);
    let line =
        |name: &str, label: &str| TextInput::new(name, v.t(label)).maxlength(most(typed::LINE)).filled(v, filled);
    let offers = texts(v, "experts-offer-", Offer::ALL.iter().map(|own| own.as_str()));
    let places = texts(v, "experts-place-", Place::ALL.iter().map(|own| own.as_str()));
    let about = Textarea::new("about", v.t("experts-need-about"))
        .rows(4)
        .hint(v.t("experts-need-about-hint"))
        .limit(v, most(typed::TEXT))
        .filled(v, filled);
    let title = v.t("experts-desk-title");
    let link = |path: &str, text: &str| LinkButton::quiet(v.path(path), v.t(text));
    let question = QuestionPage::new(v, v.path("/desk/experts"), filled)
        .back(BackLink::to(v.path("/desk/proposals"), v.t("experts-to-proposals")))
        .heading(title.clone())
        .lead(&v.t("experts-desk-lead"))
        .field(&link("/desk/experts/nominations", "outstanding-nominations"))
        .field(&link("/desk/experts/boards", "experts-boards-title"))
        .field(&needs)
        .field(&waiting)
        .field(&line("title", "experts-need-title"))
        .field(&about)
        .field(&line("agency", "experts-need-agency"))
        .field(&Select::new(v, "field", v.t("experts-field"), fields_of(v, vocabulary)).filled(v, filled))
        .field(&Select::new(v, "offer", v.t("experts-need-offer"), offers).filled(v, filled))
        .field(&Radios::new("place", v.t("experts-need-place"), places).inline().filled(v, filled))
        .field(
            &Checkboxes::new("languages", v.t("experts-need-languages"), languages_of(v, vocabulary)).filled(v, filled),
        )
        .field(
            &Select::narrowing(v, "country", v.t("experts-need-country"), places_of(v, vocabulary)).filled(v, filled),
        )
        .field(&DateInput::new(v, "last", v.t("experts-need-last")).filled(v, filled))
        .field(&Textarea::new("reason", v.t("staff-reason")).rows(2).filled(v, filled))
        .submit(v.t("experts-need-propose"));
    Ok(v.page_with(filled.status(), title, question))
}

async fn tables(v: &Visit) -> Outcome<(DataTable, DataTable)> {
    let mut cx = v.begin().await?;
    let mut needs = DataTable::new(v, v.t("experts-needs"))
        .column(v.t("experts-need-title"))
        .column(v.t("experts-need-by"))
        .column(v.t("experts-need-last"))
        .nothing(v.t("experts-needs-none"));
    for own in rows::needs(&mut cx).await? {
        needs = needs.row(vec![
            Value::link(&v.path(&format!("/desk/experts/needs/{}", own.id)), &own.need.title),
            v.t(&own.ministry.text()).into(),
            v.day(own.need.until).into(),
        ]);
    }
    let mut waiting = DataTable::new(v, v.t("experts-waiting"))
        .column(v.t("experts-profile"))
        .column(v.t("experts-waiting-since"))
        .nothing(v.t("experts-waiting-none"));
    for (id, at) in rows::waiting(&mut cx, 100).await? {
        let href = v.path(&format!("/desk/experts/people/{id}"));
        waiting = waiting.row(vec![Value::link(&href, &v.t("experts-waiting-open")), shown::moment(v, at).into()]);
    }
    cx.commit().await?;
    Ok((needs, waiting))
}

pub(in crate::experts) async fn propose(
    v: Visit,
    Extension(lexicon): Extension<Lexicon>,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    let (_, ministry) = policy::ministry(v.actor())?;
    let proposed = async {
        let need = typed::need(&form.fields, &lexicon)?;
        propose_once(v.begin().await?, &acts, (PAGE, &form), |cx| {
            let id = Id::<Need>::unowned(cx.now(), cx.dice()).uuid();
            let subject = act::need_subject(id, &ProposedNeed { need, ministry })?;
            Ok(NewProposal { kind: act::PUBLISH, subject, reason: form.fields.text("reason"), seen: None })
        })
        .await
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(&v, &lexicon, &form.filled(failure)?).await?),
    }
}

/// The words of a stage of a call.
pub(super) fn stage(v: &Visit, own: &crate::experts::need::Call) -> String {
    v.t(&key_of("experts-stage-", own.stage().as_str()))
}
