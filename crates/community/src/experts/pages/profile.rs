//! `/account/expert/profile`: what its owner writes of herself.

use std::collections::BTreeMap;

use axum::{Extension, response::Response};
use kernel::Outcome;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Checkboxes, QuestionPage, Radios, Select, TextInput, Textarea},
};

use super::{begun, fields_of, languages_of, places_of, settled, texts};
use crate::experts::{
    commands,
    model::{Availability, Category, Content, Offer},
    store as rows, typed,
    vocabulary::Lexicon,
};

/// The page.
pub(in crate::experts) const PAGE: &str = "/{lang}/account/expert/profile";

pub(in crate::experts) async fn show(v: Visit, Extension(lexicon): Extension<Lexicon>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let profile = rows::profile(&mut cx, account).await?;
    cx.commit().await?;
    let filled = profile.map_or_else(Filled::blank, |own| filled(&own.content));
    Ok(page(&v, &lexicon, &filled))
}

fn filled(own: &Content) -> Filled {
    let mut pairs = vec![
        ("name_ar", own.names.ar.as_str()),
        ("name_latin", own.names.latin.as_str()),
        ("category", own.category.as_str()),
        ("field", own.field.as_str()),
        ("country", own.country.as_str()),
        ("about", own.about.as_str()),
        ("skills", own.other_skills.as_str()),
        ("availability", own.availability.as_str()),
    ];
    pairs.extend(own.languages.iter().map(|code| ("languages", code.as_str())));
    pairs.extend(own.offers.iter().map(|offer| ("offers", offer.as_str())));
    Filled::from_pairs(pairs)
}

fn page(v: &Visit, lexicon: &Lexicon, filled: &Filled) -> Response {
    let vocabulary = lexicon.vocabulary();
    let most = |characters: usize| u32::try_from(characters).unwrap_or(u32::MAX);
    let line =
        |name: &str, label: &str| TextInput::new(name, v.t(label)).maxlength(most(typed::LINE)).filled(v, filled);
    let long = |name: &str, label: &str, hint: &str| {
        Textarea::new(name, v.t(label)).rows(4).hint(v.t(hint)).limit(v, most(typed::TEXT)).filled(v, filled)
    };
    let categories = texts(v, "experts-category-", Category::ALL.iter().map(|own| own.as_str()));
    let offers = texts(v, "experts-offer-", Offer::ALL.iter().map(|own| own.as_str()));
    let times = texts(v, "experts-when-", Availability::ALL.iter().map(|own| own.as_str()));
    let title = v.t("experts-profile-title");
    let question = QuestionPage::new(v, v.path("/account/expert/profile"), filled)
        .back(BackLink::to(v.path("/account/expert"), v.t("experts-mine-title")))
        .heading(title.clone())
        .lead(&v.t("experts-profile-lead"))
        .field(&line("name_ar", "experts-name-ar"))
        .field(&line("name_latin", "experts-name-latin"))
        .field(&Select::new(v, "category", v.t("experts-category"), categories).filled(v, filled))
        .field(&Select::new(v, "field", v.t("experts-field"), fields_of(v, vocabulary)).filled(v, filled))
        .field(&Select::new(v, "country", v.t("experts-country"), places_of(v, vocabulary)).filled(v, filled))
        .field(&long("about", "experts-about", "experts-about-hint"))
        .field(&long("skills", "experts-skills", "experts-skills-hint"))
        .field(&Checkboxes::new("languages", v.t("experts-languages"), languages_of(v, vocabulary)).filled(v, filled))
        .field(&Checkboxes::new("offers", v.t("experts-offers"), offers).filled(v, filled))
        .field(&Radios::new("availability", v.t("experts-availability"), times).filled(v, filled))
        .submit(v.t("experts-save"));
    v.page_with(filled.status(), title, question)
}

pub(in crate::experts) async fn sent(v: Visit, Extension(lexicon): Extension<Lexicon>, form: Form<Fields>) -> Answer {
    match kept(&v, &lexicon, &form).await {
        Ok(()) => Ok(v.redirect_with("/account/expert", "experts-flash-kept")),
        Err(failure) => Ok(page(&v, &lexicon, &form.filled(failure)?)),
    }
}

async fn kept(v: &Visit, lexicon: &Lexicon, form: &Form<Fields>) -> Outcome<()> {
    let account = v.account()?;
    let Some(mut cx) = begun(v, PAGE, form).await? else { return Ok(()) };
    let before = rows::profile(&mut cx, account).await?;
    let (shown, entries) = before.map_or((BTreeMap::new(), Vec::new()), |own| (own.content.shown, own.entries));
    let content = typed::content(&form.fields, lexicon, shown)?;
    commands::keep(&mut cx, lexicon, account, &content, &entries).await?;
    settled(cx, PAGE, form, account.uuid()).await
}
