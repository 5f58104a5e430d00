//! `/experts`: those who chose to be found by everybody, and one of them as everybody sees her.

use axum::{
    Extension,
    extract::{Path, Query},
};
use kernel::{Failure, Id};
use serde::Deserialize;
use web::{
    Answer, Filled, Visit,
    components::{Button, Empty, LinkButton, Select, ServiceCard, ServiceCards},
};

use super::{Act, Page, Part, fields_of, key_of, places_of, shown};
use crate::experts::{model::Audience, profile::Profile, store as rows, vocabulary::Lexicon};

/// How many are on a page.
const AT_ONCE: i64 = 50;

/// What the directory is narrowed to. None of it is about a person.
#[derive(Deserialize, Default)]
pub(in crate::experts) struct Narrowed {
    #[serde(default)]
    field: String,
    #[serde(default)]
    country: String,
    /// The last one of the page before.
    #[serde(default)]
    after: Option<Id<Profile>>,
}

/// Somebody in an address.
#[derive(Deserialize)]
pub(in crate::experts) struct At {
    pub id: Id<Profile>,
}

pub(in crate::experts) async fn list(
    v: Visit,
    Extension(lexicon): Extension<Lexicon>,
    Query(own): Query<Narrowed>,
) -> Answer {
    let vocabulary = lexicon.vocabulary();
    let field = vocabulary.field(&own.field).map(|field| field.code.as_str());
    let country = vocabulary.place(&own.country).map(|place| place.key.as_str());
    let mut cx = v.begin().await?;
    let found = rows::directory(&mut cx, (field, country), own.after, AT_ONCE).await?;
    let mut cards = Vec::new();
    for id in &found {
        let Some(profile) = rows::by_id(&mut cx, *id).await? else { continue };
        let seen = profile.content.seen_by(&profile.entries, Audience::Public);
        let about = seen.about.clone().filter(|own| !own.is_empty()).unwrap_or_else(|| seen.other_skills.clone());
        let mut card = ServiceCard::new(v.path(&format!("/experts/{id}")), shown::name(&v, seen.names.as_ref()), about);
        if let Some(own) = seen.category {
            card = card.fact(v.t(&key_of("experts-category-", own.as_str())));
        }
        if let Some(own) = seen.field.as_deref().and_then(|code| vocabulary.field(code)) {
            card = card.fact(own.name(v.locale()));
        }
        for tag in shown::tags(&v, vocabulary, &profile, Audience::Public)?.into_iter().take(2) {
            card = card.tag(tag);
        }
        cards.push(card);
    }
    cx.commit().await?;
    let filled = Filled::blank();
    let narrow = Act::get(&v, "/experts")
        .field(&Select::narrowing(&v, "field", v.t("experts-field"), fields_of(&v, vocabulary)).chosen(&own.field))
        .field(
            &Select::narrowing(&v, "country", v.t("experts-country"), places_of(&v, vocabulary)).chosen(&own.country),
        )
        .button(Button::new(v.t("experts-narrow")));
    let list = if cards.is_empty() {
        Part::default().shows(&Empty::new(v.t("experts-directory-empty"), v.t("experts-directory-empty-about")))
    } else {
        Part::default().heading(v.t("experts-directory-found")).shows(&ServiceCards::new(cards))
    };
    let mut page = Page::new(&v, v.t("experts-directory-title"), &filled)
        .lead(v.t("experts-directory-lead"))
        .part(Part::card().act(narrow))
        .part(list);
    if let Some(last) = found.last().filter(|_| i64::try_from(found.len()).is_ok_and(|own| own == AT_ONCE)) {
        let path = format!(
            "/experts?field={}&country={}&after={last}",
            field.unwrap_or_default(),
            country.unwrap_or_default()
        );
        page = page.part(Part::default().shows(&LinkButton::quiet(v.path(&path), v.t("experts-more"))));
    }
    let link = |path: &str, text: &str| LinkButton::quiet(v.path(path), v.t(text));
    let beside = Part::default()
        .shows(&link("/account/expert", "experts-mine-title"))
        .shows(&link("/experts/boards", "experts-boards-title"))
        .shows(&link("/experts/criteria", "outstanding-criteria-title"));
    Ok(page.part(beside).answer(&v, &filled))
}

pub(in crate::experts) async fn one(v: Visit, Extension(lexicon): Extension<Lexicon>, Path(at): Path<At>) -> Answer {
    let mut cx = v.begin().await?;
    let profile = rows::by_id(&mut cx, at.id).await?.ok_or_else(Failure::not_found)?;
    cx.commit().await?;
    let seen = profile.content.seen_by(&profile.entries, Audience::Public);
    if seen.is_empty() {
        return Err(Failure::not_found().into());
    }
    let filled = Filled::blank();
    let mut page = Page::new(&v, shown::name(&v, seen.names.as_ref()), &filled)
        .back(&v, "/experts", "experts-directory-title")
        .part(Part::default().shows(&shown::profile(&v, lexicon.vocabulary(), &seen)));
    page.tags = shown::tags(&v, lexicon.vocabulary(), &profile, Audience::Public)?;
    Ok(page.answer(&v, &filled))
}
