//! `/for-you`: services, privileges and pages that may concern the reader, each with its reason. It is there for everybody: without
//! a consent or without an account it rests on the country that is chosen here and on what is open, says so, and keeps nothing.

use askama::Template;
use axum::{Extension, extract::Query};
use catalogue::Snapshot;
use kernel::{Failure, Outcome};
use serde::Deserialize;
use web::{
    Answer, Fields, Form, Hidden, Visit,
    components::{Banner, Button, Empty, LinkButton, Select, Tone},
};

use super::{allowed, countries, interests::kind_key};
use crate::interests::{
    commands,
    item::{Kind, Offers, Reader},
    model::Profile,
    policy::{self, Allowed},
    recommender::{Interests, Suggestions},
    store as rows, told,
};

/// How many are shown.
const MOST: usize = 12;
const ZONE: &str = "Africa/Cairo";

/// What was chosen on the page; what is unknown counts as not said.
#[derive(Deserialize, Default)]
pub(in crate::interests) struct Narrowed {
    #[serde(default)]
    pub country: String,
}

#[derive(Template)]
#[template(path = "interests/for_you.html")]
struct ForYouPage<'a> {
    v: &'a Visit,
    lead: String,
    general: Option<Banner>,
    action: String,
    country: Option<Select>,
    button: Button,
    lines: Vec<LineShown>,
    nothing: Empty,
    settings: LinkButton,
}

struct LineShown {
    kind: String,
    href: String,
    name: String,
    summary: String,
    why: String,
    what: &'static str,
    key: String,
    decline: Option<(String, Hidden, Button)>,
}

/// What is put before somebody now, and whether it rests on what she agreed to.
pub(in crate::interests) struct Found {
    pub personal: bool,
    pub country: Option<String>,
    pub suggestions: Suggestions,
}

impl Found {
    /// For this visit: by the profile of whoever agreed to one, else by the country alone.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn of(v: &Visit, own: &Interests, snapshot: &Snapshot, typed: &str, most: usize) -> Outcome<Self> {
        let offers = own.offers(v.site().store()).await?;
        let mut cx = v.begin().await?;
        let allowed = match v.account() {
            Ok(account) => policy::standing(&mut cx, account).await?.allowed(),
            Err(_) => None,
        };
        let profile = match &allowed {
            Some(allowed) => rows::profile(&mut cx, allowed).await?,
            None => Profile::default(),
        };
        let typed = snapshot.countries().map(|(key, _)| key).find(|key| *key == typed).map(str::to_owned);
        let country = typed.or_else(|| profile.country.clone());
        let reader = Reader {
            country: country.as_deref(),
            birth: allowed.as_ref().and_then(Allowed::birth),
            today: cx.now().day_in(ZONE),
        };
        let suggestions = own.suggest(&mut cx, &offers, (&profile, reader), most).await?;
        cx.commit().await?;
        Ok(Self { personal: allowed.is_some(), country, suggestions })
    }
}

pub(in crate::interests) async fn show(
    v: Visit,
    Extension(own): Extension<Interests>,
    Query(narrowed): Query<Narrowed>,
) -> Answer {
    let snapshot = own.0.catalogue.snapshot(v.site().store()).await?;
    let found = Found::of(&v, &own, &snapshot, &narrowed.country, MOST).await?;
    let lines = found.suggestions.list.iter().map(|one| {
        let button = || {
            let action = v.path("/for-you/decline");
            (action, v.csrf_field(), Button::quiet(v.t("interests-decline")))
        };
        LineShown {
            kind: v.t(kind_key(one.item.kind)),
            href: v.path(&one.item.path()),
            name: one.item.name(v.locale()).to_owned(),
            summary: one.item.summary.get(v.locale()).to_owned(),
            why: told::why(&v, own.axes(), &snapshot, one),
            what: one.item.kind.as_str(),
            key: one.item.key.clone(),
            decline: found.personal.then(button),
        }
    });
    let lines = lines.collect();
    let settings = if found.personal { "interests-to-settings" } else { "interests-to-switch-on" };
    let page = ForYouPage {
        v: &v,
        lead: v.t(if found.personal { "interests-list-lead" } else { "interests-list-lead-general" }),
        general: (!found.personal).then(|| Banner::new(Tone::Quiet, v.t("interests-general"))),
        action: v.path("/for-you"),
        country: (!found.personal).then(|| {
            let chosen = found.country.as_deref().unwrap_or_default();
            Select::narrowing(&v, "country", v.t("interests-country"), countries(&v, &snapshot)).chosen(chosen)
        }),
        button: Button::quiet(v.t("privilege-narrow")),
        lines,
        nothing: Empty::new(v.t("interests-list-empty"), v.t("interests-list-empty-about")),
        settings: LinkButton::quiet(v.path("/account/interests"), v.t(settings)),
    };
    Ok(v.page(v.t("interests-list-title"), page))
}

/// Declining twice is harmless, so the key need not be remembered.
pub(in crate::interests) async fn decline(
    v: Visit,
    Extension(own): Extension<Interests>,
    form: Form<Fields>,
) -> Answer {
    let account = v.account()?;
    let kind = Kind::parse(form.fields.text("what")).ok_or_else(Failure::not_found)?;
    let offers: Offers = own.offers(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let allowed = allowed(&mut cx, account).await?;
    commands::decline(&mut cx, &offers, &allowed, (kind, form.fields.text("key"))).await?;
    cx.commit().await?;
    Ok(v.redirect_with("/for-you", "interests-declined"))
}
