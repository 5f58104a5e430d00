//! Asking to be told, with the words of the consent beside the button; what one waits for; and taking it back.

use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use people::consent::TELL_OPENING;
use store::idempotency::{self, Claim};
use web::{
    Answer, Form, Hidden, Visit,
    components::{BackLink, Button, Empty, LinkButton, Tag},
};

use super::{commands, of_account};
use crate::{
    interests::{Act, Interests, Kind},
    privileges::{one::At, shown},
};

const KEEP: &str = "discovery.tell";
const ZONE: &str = "Africa/Cairo";

#[derive(Template)]
#[template(path = "privileges/tell.html")]
struct TellPage<'a> {
    v: &'a Visit,
    back: BackLink,
    name: &'a str,
    tag: Tag,
    consent: String,
    body: String,
    action: String,
    hidden: Hidden,
    button: Button,
}

pub(crate) async fn ask(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    v.account()?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let privilege = &snapshot.privilege(&at.key)?.definition;
    let state = privilege.state(v.now());
    if state.is_open() {
        return Ok(v.redirect(format!("/privileges/{}", privilege.key)));
    }
    let name = privilege.name(v.locale());
    let page = TellPage {
        v: &v,
        back: BackLink::to(v.path(&format!("/privileges/{}", privilege.key)), name),
        name,
        tag: shown::tag(&v, state),
        consent: v.t(&TELL_OPENING.title_key()),
        body: v.t(&TELL_OPENING.body_key()),
        action: v.path(&format!("/privileges/{}/tell", privilege.key)),
        hidden: v.csrf_field(),
        button: Button::new(v.t("privilege-tell-agree")),
    };
    Ok(v.page(v.t("privilege-tell"), page))
}

pub(crate) async fn keep(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(interests): Extension<Interests>,
    Path(at): Path<At>,
    form: Form<()>,
) -> Answer {
    let account = v.account()?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let privilege = &snapshot.privilege(&at.key)?.definition;
    let offers = interests.offers(v.site().store()).await?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, KEEP, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        let told = commands::Told { texts: v.site().texts(), language: v.locale() };
        commands::ask(&mut cx, account, privilege, told).await?;
        let act = (Kind::Privilege, privilege.key.as_str(), Act::Awaited);
        interests.note(&mut cx, &offers, account, act).await?;
        idempotency::settle(&mut cx, KEEP, &form.idempotency_key, account.uuid()).await?;
    }
    cx.commit().await?;
    Ok(v.redirect_with(format!("/privileges/{}", at.key), "privilege-tell-kept"))
}

/// Taking back is harmless when repeated, so the key need not be remembered.
pub(crate) async fn take_back(v: Visit, Path(at): Path<At>, _form: Form<()>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    commands::take_back(&mut cx, account, &at.key).await?;
    cx.commit().await?;
    Ok(v.redirect_with("/account/privileges", "privilege-tell-taken-back"))
}

#[derive(Template)]
#[template(path = "privileges/wishes.html")]
struct WishesPage<'a> {
    v: &'a Visit,
    back: BackLink,
    nothing: Empty,
    wishes: Vec<Wish>,
    used: LinkButton,
}

struct Wish {
    href: String,
    name: String,
    tag: Option<Tag>,
    since: String,
    action: String,
    hidden: Hidden,
    button: Button,
}

pub(crate) async fn list(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    let account = v.account()?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let wishes = of_account(&mut cx, account).await?;
    cx.commit().await?;
    let shown = |(key, asked): (String, kernel::Moment)| {
        let own = snapshot.privilege(&key).ok();
        Wish {
            href: v.path(&format!("/privileges/{key}")),
            name: own.map_or_else(|| key.clone(), |own| own.definition.name(v.locale()).to_owned()),
            tag: own.map(|own| shown::tag(&v, own.definition.state(v.now()))),
            since: v.t_with("privilege-wish-since", &[("at", &v.moment(asked, ZONE))]),
            action: v.path(&format!("/privileges/{key}/untell")),
            hidden: v.csrf_field(),
            button: Button::quiet(v.t("privilege-tell-take-back")),
        }
    };
    let to_list = LinkButton::quiet(v.path("/privileges"), v.t("privilege-list-title"));
    let page = WishesPage {
        v: &v,
        back: BackLink::to(v.path("/account"), v.t("privilege-wishes-account")),
        nothing: Empty::new(v.t("privilege-wishes-empty"), v.t("privilege-wishes-empty-about")).action(&to_list),
        wishes: wishes.into_iter().map(shown).collect(),
        used: LinkButton::quiet(v.path("/account/privileges/used"), v.t("entitlement-used-title")),
    };
    Ok(v.page(v.t("privilege-wishes-title"), page))
}
