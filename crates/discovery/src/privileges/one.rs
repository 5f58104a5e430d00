//! A privilege: what it gives, who may have it, what is needed, when it is open, how one asks, and where all this was read.

use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::{Catalogue, CurrentPrivilege, Snapshot};
use kernel::Outcome;
use serde::Deserialize;
use service_model::{
    Privilege,
    privilege::{Proof, Way},
};
use web::{
    Answer, Hidden, Visit,
    components::{BackLink, Banner, Button, LinkButton, SummaryList, SummaryRow, Tag, Tone},
};

use super::{shown, wish};
use crate::{
    entitlements,
    saved::{self, SaveButton},
};

#[derive(Deserialize)]
pub(crate) struct At {
    pub key: String,
}

#[derive(Template)]
#[template(path = "privileges/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    name: &'a str,
    tag: Tag,
    summary: &'a str,
    caution: Option<Banner>,
    facts: SummaryList,
    rules: Vec<&'a str>,
    check: Option<LinkButton>,
    documents: Vec<&'a str>,
    ways: Vec<WayShown>,
    proof: Option<Proven<'a>>,
    tell: Option<Tell>,
    save: Option<SaveButton>,
    sources: Vec<&'a str>,
    verified: String,
}

/// A way to ask for it.
struct WayShown {
    title: String,
    kind: String,
    about: String,
    link: Option<LinkButton>,
}

/// How it is proven to a partner.
struct Proven<'a> {
    proven: Vec<&'a str>,
    unproven: Vec<&'a str>,
    partners: Vec<String>,
    /// The way to the code, while there is one.
    link: Option<LinkButton>,
}

/// Being told when it opens.
enum Tell {
    /// Nobody asked yet: the way to do so.
    Ask(LinkButton),
    /// The reader is told: the way to take that back.
    Told { action: String, hidden: Hidden, button: Button },
}

pub(super) async fn one(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let own = snapshot.privilege(&at.key)?;
    let privilege = &*own.definition;
    v.opened("privilege", &privilege.key).await;
    let locale = v.locale();
    let tell = tell(&v, own).await?;
    let check = || LinkButton::new(v.path(&format!("/privileges/{}/check", privilege.key)), v.t("privilege-check"));
    let page = OnePage {
        v: &v,
        back: BackLink::to(v.path("/privileges"), v.t("privilege-list-title")),
        name: privilege.name(locale),
        tag: shown::tag(&v, privilege.state(v.now())),
        summary: privilege.summary.get(locale),
        caution: privilege
            .caution
            .as_ref()
            .map(|own| Banner::new(Tone::Wait, own.get(locale)).heading(v.t("privilege-caution"))),
        facts: facts(&v, &snapshot, privilege),
        rules: privilege.rules.iter().map(|rule| rule.names.get(locale)).collect(),
        check: (!privilege.rules.is_empty()).then(check),
        documents: privilege.documents.iter().map(|own| own.get(locale)).collect(),
        ways: privilege.ways.iter().map(|way| shown_way(&v, &snapshot, way)).collect(),
        proof: privilege.proof.as_ref().map(|proof| proven(&v, privilege, proof)),
        tell,
        save: saved::button(&v, saved::Kind::Privilege, &privilege.key).await?,
        sources: privilege.sources.iter().map(|own| own.get(locale)).collect(),
        verified: shown::verified(&v, privilege.verified.on),
    };
    Ok(v.page(privilege.name(locale), page))
}

fn facts(v: &Visit, snapshot: &Snapshot, privilege: &Privilege) -> SummaryList {
    let locale = v.locale();
    let row = |key: &str, value: String| SummaryRow::new(v.t(key), value);
    let state = privilege.state(v.now());
    let mut rows = vec![
        row("privilege-benefit", privilege.benefit.get(locale).to_owned()),
        row("privilege-audience", privilege.audience.get(locale).to_owned()),
        row("privilege-window", shown::window(v, privilege, state)),
    ];
    if let Some(note) = &privilege.window.note {
        rows.push(row("privilege-window-note", note.get(locale).to_owned()));
    }
    rows.extend([
        row("privilege-countries", shown::countries(v, snapshot, privilege)),
        row("privilege-granted-by", privilege.granted_by.get(locale).to_owned()),
    ]);
    SummaryList::new(rows)
}

fn shown_way(v: &Visit, snapshot: &Snapshot, way: &Way) -> WayShown {
    let locale = v.locale();
    let (title, link) = match way {
        Way::Service { key, .. } => {
            let service = snapshot.service(key).ok();
            let name = service.map(|own| own.definition.texts.text(locale, "name").to_owned());
            let href = v.path(&format!("/services/{key}"));
            (name.unwrap_or_else(|| key.clone()), Some(LinkButton::quiet(href, v.t("privilege-way-to-service"))))
        }
        Way::Office { names, .. } => (names.get(locale).to_owned(), None),
        Way::Site { names, address, .. } => {
            let link = address.as_ref().map(|address| LinkButton::quiet(address, v.t("privilege-way-to-site")));
            (names.get(locale).to_owned(), link)
        }
    };
    let kind = v.t(&format!("privilege-way-{}", way.as_str()));
    WayShown { title, kind, about: way.about().get(locale).to_owned(), link }
}

fn proven<'p>(v: &Visit, privilege: &'p Privilege, proof: &Proof) -> Proven<'p> {
    let rules = |by_code: bool| {
        let rules = privilege.rules.iter().filter(|rule| proof.proves(&rule.key) == by_code);
        rules.map(|rule| rule.names.get(v.locale())).collect()
    };
    let link = || {
        let href = v.path(&format!("/account/privileges/{}/code", privilege.key));
        LinkButton::quiet(href, v.t("entitlement-to-code"))
    };
    Proven {
        proven: rules(true),
        unproven: rules(false),
        partners: proof.partners.iter().map(|kind| v.t(&format!("entitlement-partner-{kind}"))).collect(),
        link: entitlements::gives_codes(privilege, v.now()).then(link),
    }
}

/// Nobody waits for what is open.
async fn tell(v: &Visit, own: &CurrentPrivilege) -> Outcome<Option<Tell>> {
    let privilege = &own.definition;
    if privilege.state(v.now()).is_open() {
        return Ok(None);
    }
    let key = &privilege.key;
    if let Ok(account) = v.account() {
        let mut cx = v.begin().await?;
        let waits = wish::of_account(&mut cx, account).await?.iter().any(|(other, _)| other == key);
        cx.commit().await?;
        if waits {
            return Ok(Some(Tell::Told {
                action: v.path(&format!("/privileges/{key}/untell")),
                hidden: v.csrf_field(),
                button: Button::quiet(v.t("privilege-tell-take-back")),
            }));
        }
    }
    let href = v.path(&format!("/privileges/{key}/tell"));
    Ok(Some(Tell::Ask(LinkButton::quiet(href, v.t("privilege-tell")))))
}
