//! The code of a privilege: made by a press, shown large and plain, with how long it lasts, what it tells a partner and what
//! it does not. A new one ends the one before.

use std::sync::Arc;

use ::store::{
    Cx,
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::{Catalogue, CurrentPrivilege, Snapshot};
use kernel::{Failure, Outcome};
use people::WayUp;
use service_model::{Privilege, privilege::Proof};
use web::{
    Answer, Form, Hidden, Value, Visit,
    components::{BackLink, Banner, Button, LinkButton, SummaryList, SummaryRow, Symbol, Tone},
};

use super::{ZONE, mask::masked};
use crate::{
    entitlements::{
        commands::{self, About},
        model::{self, Kept, Number, Standing},
        port::CodePress,
        store as rows,
    },
    privileges::one::At,
};

const MAKE: &str = "discovery.code";

#[derive(Template)]
#[template(path = "entitlements/code.html")]
struct CodePage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    name: &'a str,
    code: Option<Shown>,
    hindrance: Option<Banner>,
    way_up: Option<WayUp>,
    make: Option<Make>,
    proven: Vec<&'a str>,
    unproven: Vec<&'a str>,
    partners: Vec<String>,
    used: LinkButton,
}

/// The code that is in force.
struct Shown {
    symbol: Symbol,
    number: String,
    facts: SummaryList,
    /// The signed text, in which every blank counts.
    text: String,
    redeemed: Option<Banner>,
}

struct Make {
    action: String,
    hidden: Hidden,
    button: Button,
    about: String,
}

/// The privilege of the path, if it is proven by code at all.
fn proven<'s>(snapshot: &'s Snapshot, key: &str) -> Outcome<(&'s CurrentPrivilege, &'s Proof)> {
    let own = snapshot.privilege(key)?;
    let proof = own.definition.proof.as_ref().ok_or_else(Failure::not_found)?;
    Ok((own, proof))
}

pub(in crate::entitlements) async fn show(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(press): Extension<Arc<dyn CodePress>>,
    Path(at): Path<At>,
) -> Answer {
    let account = v.account()?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let (own, proof) = proven(&snapshot, &at.key)?;
    let privilege = &*own.definition;
    let mut cx = v.begin().await?;
    let profile = people::profile(&mut cx, account).await?;
    let person = commands::person(&mut cx, &profile, privilege).await?;
    let code = match rows::in_force(&mut cx, account, &privilege.key).await? {
        Some(kept) => shown(&v, &mut cx, press.as_ref(), &kept).await?,
        None => None,
    };
    cx.commit().await?;
    let name = privilege.name(v.locale());
    let standing = model::standing(privilege, proof, &person, v.now());
    let (hindrance, way_up) = hindrance(&v, privilege, proof, &person, &standing);
    let make = matches!(standing, Standing::Ready).then(|| Make {
        action: v.path(&format!("/account/privileges/{}/code", privilege.key)),
        hidden: v.csrf_field(),
        button: if code.is_some() {
            Button::quiet(v.t("entitlement-make-new"))
        } else {
            Button::new(v.t("entitlement-make"))
        },
        about: v.t_count("entitlement-make-about", i64::from(proof.minutes)),
    });
    let page = CodePage {
        v: &v,
        back: BackLink::to(v.path(&format!("/privileges/{}", privilege.key)), name),
        title: v.t("entitlement-title"),
        name,
        code,
        hindrance,
        way_up,
        make,
        proven: rules(&v, privilege, |key| proof.proves(key)),
        unproven: rules(&v, privilege, |key| !proof.proves(key)),
        partners: proof.partners.iter().map(|kind| v.t(&format!("entitlement-partner-{kind}"))).collect(),
        used: LinkButton::quiet(v.path("/account/privileges/used"), v.t("entitlement-used-title")),
    };
    Ok(v.page(v.t("entitlement-title"), page))
}

pub(in crate::entitlements) async fn make(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(press): Extension<Arc<dyn CodePress>>,
    Path(at): Path<At>,
    form: Form<()>,
) -> Answer {
    let account = v.account()?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let (own, proof) = proven(&snapshot, &at.key)?;
    if proof.fresh {
        v.require_fresh()?;
    }
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, MAKE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        let about = About { revision: own.revision, privilege: &own.definition, proof };
        let id = commands::make(&mut cx, press.as_ref(), account, &about).await?;
        idempotency::settle(&mut cx, MAKE, &form.idempotency_key, id.uuid()).await?;
    }
    cx.commit().await?;
    Ok(v.redirect(format!("/account/privileges/{}/code", own.definition.key)))
}

fn rules<'p>(v: &Visit, privilege: &'p Privilege, of: impl Fn(&str) -> bool) -> Vec<&'p str> {
    let rules = privilege.rules.iter().filter(|rule| of(&rule.key));
    rules.map(|rule| rule.names.get(v.locale())).collect()
}

/// What stands in the way of a code, and the way up where one would help.
fn hindrance(
    v: &Visit,
    privilege: &Privilege,
    proof: &Proof,
    person: &model::Person<'_>,
    standing: &Standing<'_>,
) -> (Option<Banner>, Option<WayUp>) {
    let says = |key: &str| Some(Banner::new(Tone::Wait, v.t(key)));
    match standing {
        Standing::Ready => (None, None),
        Standing::NotOpen => (says("entitlement-refused-closed"), None),
        Standing::Level => {
            let way = WayUp::new(v, person.assurance, model::needed(proof));
            let key = if way.is_some() { "entitlement-refused-level" } else { "entitlement-refused-number" };
            (says(key), way)
        }
        Standing::Unfulfilled(keys) => {
            let named = rules(v, privilege, |key| keys.contains(&key)).join(&v.t("privilege-comma"));
            (Some(Banner::new(Tone::Wait, v.t_with("entitlement-unfulfilled", &[("rules", &named)]))), None)
        }
        Standing::UsedUp => (says("entitlement-refused-used-up"), None),
    }
}

/// The code as it is shown; nothing if the platform's keys no longer read it.
async fn shown(v: &Visit, cx: &mut Cx, press: &dyn CodePress, kept: &Kept) -> Outcome<Option<Shown>> {
    let Some(code) = press.open(&kept.text)? else { return Ok(None) };
    let redeemed = rows::redeemed_at(cx, kept.id).await?;
    let left = kept.expires_at.since(v.now()).as_secs().div_ceil(60);
    let left = i64::try_from(left).unwrap_or(i64::MAX);
    let row = |key: &str, value: Value| SummaryRow::new(v.t(key), value);
    let facts = SummaryList::new(vec![
        row("entitlement-until", v.moment(kept.expires_at, ZONE).into()),
        row("entitlement-left", v.t_count("entitlement-minutes", left).into()),
        row("entitlement-card", Value::code(masked(&code.card_digits))),
    ]);
    Ok(Some(Shown {
        symbol: Symbol::of(&kept.text, v.t("entitlement-symbol"))?,
        number: Number::parse(&code.number).map_or(code.number, |number| number.to_string()),
        facts,
        text: kept.text.clone(),
        redeemed: redeemed.map(|at| {
            let at = v.moment(at, ZONE);
            Banner::new(Tone::Quiet, v.t_with("entitlement-code-redeemed", &[("at", &at)]))
        }),
    }))
}
