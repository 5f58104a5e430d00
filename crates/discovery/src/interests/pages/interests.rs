//! `/account/interests`: everything the app believes about me, from what it follows, and deleting each of it or all of it.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use catalogue::Snapshot;
use kernel::Outcome;
use people::consent::PERSONALISATION;
use web::{
    Answer, Fields, Filled, Form, Hidden, Visit,
    components::{BackLink, Banner, Button, Checkboxes, Choice, Empty, ErrorSummary, LinkButton, Select, Tone},
};

use super::{allowed, countries, done_before, settled};
use crate::interests::{
    axes::Named,
    commands::{self, Chosen, Line},
    item::{Kind, Offers},
    model::Profile,
    policy::{self, Age, Standing},
    recommender::Interests,
    store as rows,
};

const CHOOSE: &str = "discovery.interests_choose";
const HERE: &str = "/account/interests";
const ZONE: &str = "Africa/Cairo";

#[derive(Template)]
#[template(path = "interests/page.html")]
struct InterestsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    banner: Option<Banner>,
    /// While it is off: the words and the switch.
    off: Option<Off>,
    /// While it is on: everything that is kept.
    own: Option<Own>,
    list: LinkButton,
}

struct Off {
    consent: String,
    body: String,
    of_age: Option<Checkboxes>,
    button: Button,
}

struct Own {
    country: Select,
    profession: Select,
    axes: Checkboxes,
    save: Button,
    lines: Vec<LineShown>,
    nothing: Empty,
    declined: Vec<LineShown>,
    off: Button,
    erase: Button,
}

/// One thing that is believed, why, and the button that deletes it.
struct LineShown {
    kind: String,
    title: String,
    href: Option<String>,
    why: String,
    what: &'static str,
    key: String,
    hidden: Hidden,
    button: Button,
}

pub(in crate::interests) async fn show(v: Visit, Extension(own): Extension<Interests>) -> Answer {
    page(&v, &own, &Filled::blank()).await
}

/// The page, with what was typed wrongly.
pub(super) async fn page(v: &Visit, interests: &Interests, filled: &Filled) -> Answer {
    let account = v.account()?;
    let store = v.site().store();
    let snapshot = interests.0.catalogue.snapshot(store).await?;
    let offers = interests.offers(store).await?;
    let mut cx = v.begin().await?;
    let standing = policy::standing(&mut cx, account).await?;
    let (age, _) = policy::age(&mut cx, account).await?;
    let is_given = !matches!(standing, Standing::Off);
    let profile = match standing.allowed() {
        Some(allowed) => Some(rows::profile(&mut cx, &allowed).await?),
        None => None,
    };
    cx.commit().await?;
    let may_begin = profile.is_none() && age != Age::Minor;
    let page = InterestsPage {
        v,
        back: BackLink::to(v.path("/account"), v.t("privilege-wishes-account")),
        errors: ErrorSummary::new(v, filled),
        banner: banner(v, age, is_given && profile.is_none()),
        off: may_begin.then(|| off(v, age, filled)),
        own: profile.map(|profile| shown(v, interests, &snapshot, &offers, (&profile, filled))),
        list: LinkButton::quiet(v.path("/for-you"), v.t("interests-to-list")),
    };
    Ok(v.page_with(filled.status(), v.t("interests-title"), page))
}

/// Why nothing is kept although it may be thought to be.
fn banner(v: &Visit, age: Age, given_in_vain: bool) -> Option<Banner> {
    match age {
        Age::Minor => Some(Banner::new(Tone::Quiet, v.t("interests-minor")).heading(v.t("interests-minor-title"))),
        Age::Unknown if given_in_vain => Some(Banner::new(Tone::Wait, v.t("interests-age-unknown"))),
        Age::Unknown | Age::Adult => None,
    }
}

fn off(v: &Visit, age: Age, filled: &Filled) -> Off {
    let of_age = || {
        let choice = vec![Choice::new("yes", v.t("interests-of-age"))];
        Checkboxes::new("of_age", v.t("interests-of-age-label"), choice).filled(v, filled)
    };
    Off {
        consent: v.t(&PERSONALISATION.title_key()),
        body: v.t(&PERSONALISATION.body_key()),
        of_age: (age == Age::Unknown).then(of_age),
        button: Button::new(v.t("interests-switch-on")),
    }
}

fn shown(
    v: &Visit,
    interests: &Interests,
    snapshot: &Arc<Snapshot>,
    offers: &Offers,
    (profile, filled): (&Profile, &Filled),
) -> Own {
    let axes = interests.axes();
    let choices = |all: &[Named]| all.iter().map(|own| Choice::new(&own.key, own.name(v.locale()))).collect::<Vec<_>>();
    let chosen: Vec<&str> = profile.chosen.iter().map(|(key, _)| key.as_str()).collect();
    let country = Select::new(v, "country", v.t("interests-country"), countries(v, snapshot));
    let profession = Select::new(v, "profession", v.t("interests-profession"), choices(&axes.professions));
    let boxes = Checkboxes::new("axis", v.t("interests-axes"), choices(&axes.axes));
    // What was typed wrongly stays as it was typed.
    let typed = filled.is_wrong();
    let lines = lines(v, interests, snapshot, offers, profile);
    Own {
        country: if typed {
            country.filled(v, filled)
        } else {
            country.chosen(profile.country.as_deref().unwrap_or_default())
        },
        profession: if typed {
            profession.filled(v, filled)
        } else {
            profession.chosen(profile.profession.as_deref().unwrap_or_default())
        },
        axes: if typed { boxes.filled(v, filled) } else { boxes.chosen(&chosen) },
        save: Button::new(v.t("interests-save")),
        lines,
        nothing: Empty::new(v.t("interests-nothing"), v.t("interests-nothing-about")),
        declined: declined(v, offers, profile),
        off: Button::quiet(v.t("interests-switch-off")),
        erase: Button::grave(v.t("interests-erase")),
    }
}

/// Everything that is believed: what was declared, what follows about each axis, and each item behind it.
fn lines(v: &Visit, interests: &Interests, snapshot: &Snapshot, offers: &Offers, profile: &Profile) -> Vec<LineShown> {
    let axes = interests.axes();
    let line = |kind: &str, title: String, why: String, what: &'static str, key: &str| LineShown {
        kind: v.t(kind),
        title,
        href: None,
        why,
        what,
        key: key.to_owned(),
        hidden: v.csrf_field(),
        button: Button::quiet(v.t("interests-delete")),
    };
    let mut lines = Vec::new();
    if let Some(key) = &profile.country {
        let name = snapshot.country(key).map_or(key.as_str(), |own| own.definition.names.get(v.locale()));
        lines.push(line("interests-line-country", name.to_owned(), v.t("interests-declared"), "country", ""));
    }
    if let Some((_, own)) = profile.profession.as_deref().and_then(|key| axes.profession(key)) {
        let name = own.name(v.locale()).to_owned();
        lines.push(line("interests-line-profession", name, v.t("interests-declared"), "profession", ""));
    }
    let comma = v.t("privilege-comma");
    for belief in profile.beliefs(axes.axes.len(), offers, v.now(), &interests.chosen(profile)) {
        let Some(axis) = axes.axes.get(belief.axis) else { continue };
        let mut reasons: Vec<String> = belief.chosen.then(|| v.t("interests-chosen")).into_iter().collect();
        let items: Vec<&str> = belief.items.iter().map(|item| item.name(v.locale())).collect();
        if !items.is_empty() {
            reasons.push(v.t_with("interests-follows-from", &[("items", &items.join(&comma))]));
        }
        lines.push(line("interests-line-axis", axis.name(v.locale()).to_owned(), reasons.join(" "), "axis", &axis.key));
    }
    for ((kind, key), _) in profile.weights(v.now()) {
        let own: Vec<_> = profile.signals.iter().filter(|own| own.kind == kind && own.key == key).collect();
        let acts = own
            .iter()
            .map(|own| v.t_with(&format!("interests-act-{}", own.act.as_str()), &[("at", &v.moment(own.at, ZONE))]));
        let (title, href) = named(v, offers, kind, key);
        let why = acts.collect::<Vec<_>>().join(" ");
        lines.push(LineShown { href, ..line(kind_key(kind), title, why, kind.as_str(), key) });
    }
    lines
}

fn declined(v: &Visit, offers: &Offers, profile: &Profile) -> Vec<LineShown> {
    let line = |(kind, key, at): &(Kind, String, kernel::Moment)| {
        let (title, href) = named(v, offers, *kind, key);
        LineShown {
            kind: v.t(kind_key(*kind)),
            title,
            href,
            why: v.t_with("interests-declined-since", &[("at", &v.moment(*at, ZONE))]),
            what: kind.as_str(),
            key: key.clone(),
            hidden: v.csrf_field(),
            button: Button::quiet(v.t("interests-show-again")),
        }
    };
    profile.declined.iter().map(line).collect()
}

/// The name of an item and the way to it; of what is gone only that.
fn named(v: &Visit, offers: &Offers, kind: Kind, key: &str) -> (String, Option<String>) {
    match offers.find(kind, key) {
        Some(item) => (item.name(v.locale()).to_owned(), Some(v.path(&item.path()))),
        None => (v.t("saved-gone"), None),
    }
}

/// The key of a kind's name.
pub(super) fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Service => "interests-kind-service",
        Kind::Privilege => "interests-kind-privilege",
        Kind::Guide => "interests-kind-guide",
        Kind::News => "interests-kind-news",
        Kind::Agency => "interests-kind-agency",
        Kind::Training => "interests-kind-training",
    }
}

pub(in crate::interests) async fn choose(v: Visit, Extension(own): Extension<Interests>, form: Form<Fields>) -> Answer {
    match chosen(&v, &own, &form).await {
        Ok(()) => Ok(v.redirect_with(HERE, "interests-saved")),
        Err(failure) => page(&v, &own, &form.filled(failure)?).await,
    }
}

async fn chosen(v: &Visit, own: &Interests, form: &Form<Fields>) -> Outcome<()> {
    let account = v.account()?;
    let snapshot = own.0.catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let allowed = allowed(&mut cx, account).await?;
    let read = Chosen::read(&form.fields, own.axes(), &snapshot)?;
    if done_before(&mut cx, CHOOSE, form).await? {
        return Ok(());
    }
    commands::choose(&mut cx, &allowed, &read).await?;
    settled(&mut cx, CHOOSE, form, account).await?;
    cx.commit().await
}

/// Deleting twice is harmless, so the key need not be remembered.
pub(in crate::interests) async fn delete(v: Visit, Extension(own): Extension<Interests>, form: Form<Fields>) -> Answer {
    let account = v.account()?;
    let line = Line::read(&form.fields, own.axes())?;
    let offers = own.offers(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let allowed = allowed(&mut cx, account).await?;
    commands::drop_line(&mut cx, (own.axes(), &offers), &allowed, &line).await?;
    cx.commit().await?;
    Ok(v.redirect_with(HERE, "interests-deleted"))
}

pub(in crate::interests) async fn erase(v: Visit, _form: Form<()>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let allowed = allowed(&mut cx, account).await?;
    commands::erase(&mut cx, &allowed).await?;
    cx.commit().await?;
    Ok(v.redirect_with(HERE, "interests-erased"))
}

pub(in crate::interests) async fn show_again(v: Visit, form: Form<Fields>) -> Answer {
    let account = v.account()?;
    let kind = Kind::parse(form.fields.text("what")).ok_or_else(kernel::Failure::not_found)?;
    let mut cx = v.begin().await?;
    let allowed = allowed(&mut cx, account).await?;
    commands::show_again(&mut cx, &allowed, (kind, form.fields.text("key"))).await?;
    cx.commit().await?;
    Ok(v.redirect_with(HERE, "interests-shown-again"))
}
