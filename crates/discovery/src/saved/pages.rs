//! The button on an item's page, and the list. Saving and removing are harmless when repeated, so no key is remembered.

use askama::{Template, filters::HtmlSafe};
use axum::Extension;
use catalogue::Catalogue;
use kernel::{Failure, Outcome};
use web::{
    Answer, Fields, Form, Hidden, Visit,
    components::{BackLink, Button, Empty, LinkButton},
};

use super::{item::Kind, store as rows};
use crate::{
    content::Shelf,
    interests::{self, Interests},
};

const ZONE: &str = "Africa/Cairo";

/// One press that saves an item, or takes it off the list.
#[derive(Template)]
#[template(path = "saved/button.html")]
pub(crate) struct SaveButton {
    action: String,
    hidden: Hidden,
    kind: &'static str,
    key: String,
    button: Button,
}

impl HtmlSafe for SaveButton {}

impl SaveButton {
    fn new(v: &Visit, (kind, key): (Kind, &str), is_saved: bool) -> Self {
        let (act, text) = if is_saved { ("remove", "saved-remove") } else { ("save", "saved-save") };
        Self {
            action: v.path("/account/saved"),
            hidden: v.csrf_field(),
            kind: kind.as_str(),
            key: key.to_owned(),
            button: Button::quiet(v.t(text)).named("act", act),
        }
    }
}

/// The button of an item, for somebody signed in.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn button(v: &Visit, kind: Kind, key: &str) -> Outcome<Option<SaveButton>> {
    let Ok(account) = v.account() else { return Ok(None) };
    let mut cx = v.begin().await?;
    let saved = rows::of_account(&mut cx, account).await?;
    cx.commit().await?;
    let is_saved = saved.iter().any(|(own, other, _)| *own == kind && other == key);
    Ok(Some(SaveButton::new(v, (kind, key), is_saved)))
}

#[derive(Template)]
#[template(path = "saved/list.html")]
struct SavedPage<'a> {
    v: &'a Visit,
    back: BackLink,
    nothing: Empty,
    items: Vec<Item>,
}

struct Item {
    kind: String,
    href: String,
    /// Its name; nothing if it is no longer published.
    name: Option<String>,
    since: String,
    remove: SaveButton,
}

pub(super) async fn show(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(shelf): Extension<Shelf>,
) -> Answer {
    let account = v.account()?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let showing = shelf.showing(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let saved = rows::of_account(&mut cx, account).await?;
    cx.commit().await?;
    let items = saved.into_iter().map(|(kind, key, at)| Item {
        kind: v.t(&format!("saved-kind-{}", kind.as_str())),
        href: v.path(&kind.path(&key)),
        name: kind.name(&key, v.locale(), (&showing, &snapshot)).ok(),
        since: v.t_with("saved-since", &[("at", &v.moment(at, ZONE))]),
        remove: SaveButton::new(&v, (kind, &key), true),
    });
    let to_guides = LinkButton::quiet(v.path("/guides"), v.t("saved-to-guides"));
    let page = SavedPage {
        v: &v,
        back: BackLink::to(v.path("/account"), v.t("privilege-wishes-account")),
        nothing: Empty::new(v.t("saved-empty"), v.t("saved-empty-about")).action(&to_guides),
        items: items.collect(),
    };
    Ok(v.page(v.t("saved-title"), page))
}

pub(super) async fn sent(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(shelf): Extension<Shelf>,
    Extension(interests): Extension<Interests>,
    form: Form<Fields>,
) -> Answer {
    let account = v.account()?;
    let kind = Kind::parse(form.fields.text("kind")).ok_or_else(Failure::not_found)?;
    let key = form.fields.text("key");
    let removes = form.fields.text("act") == "remove";
    if !removes {
        let snapshot = catalogue.snapshot(v.site().store()).await?;
        let showing = shelf.showing(v.site().store()).await?;
        kind.name(key, v.locale(), (&showing, &snapshot))?;
    }
    let offers = interests.offers(v.site().store()).await?;
    let mut cx = v.begin().await?;
    if removes {
        rows::remove(&mut cx, account, kind, key).await?;
        cx.commit().await?;
        return Ok(v.redirect_with("/account/saved", "saved-removed"));
    }
    rows::save(&mut cx, account, kind, key).await?;
    let act = (kind.concerns(), key, interests::Act::Saved);
    interests.note(&mut cx, &offers, account, act).await?;
    cx.commit().await?;
    Ok(v.redirect_with(kind.path(key), "saved-kept-now"))
}
