//! Where and when one's codes were redeemed, and objecting to it.

use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use kernel::Id;
use serde::Deserialize;
use web::{
    Answer, Form, Hidden, Visit,
    components::{BackLink, Banner, Button, Empty, LinkButton, Tone},
};

use super::ZONE;
use crate::entitlements::{commands, model::Redemption, store as rows};

#[derive(Template)]
#[template(path = "entitlements/used.html")]
struct UsedPage<'a> {
    v: &'a Visit,
    back: BackLink,
    nothing: Empty,
    used: Vec<Used>,
}

struct Used {
    privilege: String,
    at: String,
    reported: Option<String>,
    objected: Option<Banner>,
    object: Option<Object>,
}

struct Object {
    action: String,
    hidden: Hidden,
    button: Button,
}

pub(in crate::entitlements) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    let account = v.account()?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let redeemed = rows::of_account(&mut cx, account).await?;
    cx.commit().await?;
    let shown = |own: Redemption| {
        let privilege = snapshot.privilege(&own.privilege).ok();
        let moment = |at| v.moment(at, ZONE);
        let said = |key: &str, at| v.t_with(key, &[("at", &moment(at))]);
        Used {
            privilege: privilege.map_or(own.privilege, |found| found.definition.name(v.locale()).to_owned()),
            at: v.t_with("entitlement-used-at", &[("partner", own.partner.get(v.locale())), ("at", &moment(own.at))]),
            reported: (own.reported_at != own.at).then(|| said("entitlement-used-reported", own.reported_at)),
            objected: own.objected_at.map(|at| Banner::new(Tone::Wait, said("entitlement-objected", at))),
            object: own.objected_at.is_none().then(|| Object {
                action: v.path(&format!("/account/privileges/used/{}/object", own.id)),
                hidden: v.csrf_field(),
                button: Button::quiet(v.t("entitlement-object")),
            }),
        }
    };
    let to_list = LinkButton::quiet(v.path("/privileges"), v.t("privilege-list-title"));
    let page = UsedPage {
        v: &v,
        back: BackLink::to(v.path("/account"), v.t("privilege-wishes-account")),
        nothing: Empty::new(v.t("entitlement-used-empty"), v.t("entitlement-used-empty-about")).action(&to_list),
        used: redeemed.into_iter().map(shown).collect(),
    };
    Ok(v.page(v.t("entitlement-used-title"), page))
}

#[derive(Deserialize)]
pub(in crate::entitlements) struct One {
    id: Id<Redemption>,
}

/// Objecting is harmless when repeated, so the key need not be remembered.
pub(in crate::entitlements) async fn object(v: Visit, Path(One { id }): Path<One>, _form: Form<()>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    commands::object(&mut cx, account, id).await?;
    cx.commit().await?;
    Ok(v.redirect_with("/account/privileges/used", "entitlement-objected-kept"))
}
