//! `/account/expert/visibility`: for whom each section is.

use axum::{Extension, response::Response};
use kernel::Outcome;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, QuestionPage, Radios},
};

use super::{begun, key_of, settled, texts};
use crate::experts::{
    commands,
    model::{Audience, Section},
    typed,
    vocabulary::Lexicon,
};

/// The page.
pub(in crate::experts) const PAGE: &str = "/{lang}/account/expert/visibility";

pub(in crate::experts) async fn show(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let profile = commands::own(&mut cx, account).await?;
    cx.commit().await?;
    let pairs = Section::ALL.iter().map(|own| (own.as_str(), profile.content.audience(*own).as_str()));
    Ok(page(&v, &Filled::from_pairs(pairs)))
}

fn page(v: &Visit, filled: &Filled) -> Response {
    let title = v.t("experts-visibility-title");
    let mut question = QuestionPage::new(v, v.path("/account/expert/visibility"), filled)
        .back(BackLink::to(v.path("/account/expert"), v.t("experts-mine-title")))
        .heading(title.clone())
        .lead(&v.t("experts-visibility-lead"));
    for section in Section::ALL {
        let audiences = texts(v, "experts-audience-", Audience::ALL.iter().map(|own| own.as_str()));
        let legend = v.t(&key_of("experts-section-", section.as_str()));
        question = question.field(&Radios::new(section.as_str(), legend, audiences).inline().filled(v, filled));
    }
    v.page_with(filled.status(), title, question.submit(v.t("experts-save")))
}

pub(in crate::experts) async fn sent(v: Visit, Extension(lexicon): Extension<Lexicon>, form: Form<Fields>) -> Answer {
    match kept(&v, &lexicon, &form).await {
        Ok(()) => Ok(v.redirect_with("/account/expert", "experts-flash-shown")),
        Err(failure) => Ok(page(&v, &form.filled(failure)?)),
    }
}

async fn kept(v: &Visit, lexicon: &Lexicon, form: &Form<Fields>) -> Outcome<()> {
    let account = v.account()?;
    let Some(mut cx) = begun(v, PAGE, form).await? else { return Ok(()) };
    commands::show(&mut cx, lexicon, account, typed::shown(&form.fields)?).await?;
    settled(cx, PAGE, form, account.uuid()).await
}
