//! The desk's list of privileges by when they were verified: those that must be verified anew come first.

use askama::Template;
use axum::Extension;
use catalogue::{Catalogue, CurrentPrivilege};
use kernel::{Actor, Outcome, StaffRole};
use web::{
    Answer, Value, Visit,
    components::{BackLink, DataTable, Tag, Tone},
};

use super::store as rows;
use crate::privileges::shown;

const ZONE: &str = "Africa/Cairo";

#[derive(Template)]
#[template(path = "privileges/keeping.html")]
struct KeepingPage<'a> {
    v: &'a Visit,
    back: BackLink,
    table: DataTable,
}

/// Whoever edits or approves rules sees what of them grew old.
fn may_see(actor: &Actor) -> Outcome<()> {
    actor.staff_holding(&[StaffRole::RulesEditor, StaffRole::RulesApprover, StaffRole::Administrator]).map(drop)
}

pub(crate) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    v.staff()?;
    may_see(v.actor())?;
    let snapshot = catalogue.refresh(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let reminded = rows::all(&mut cx).await?;
    cx.commit().await?;
    let is_due = |own: &CurrentPrivilege| own.definition.verified.is_due(v.now().day_in(&own.definition.window.zone));
    let mut privileges = snapshot.privileges();
    privileges.sort_by_key(|own| (!is_due(own), own.definition.verified.on));
    let mut table =
        DataTable::new(&v, v.t("privilege-keeping-title")).caption_hidden().nothing(v.t("privilege-keeping-empty"));
    for column in ["name", "state", "verified", "due", "keeper", "reminded"] {
        table = table.column(v.t(&format!("privilege-keeping-{column}")));
    }
    for own in privileges {
        let privilege = &own.definition;
        let last = reminded.iter().find(|(key, _)| *key == privilege.key);
        table = table.row(vec![
            Value::link(&v.path(&format!("/desk/rules/of/privilege/{}", privilege.key)), privilege.name(v.locale())),
            Value::component(&shown::tag(&v, privilege.state(v.now()))),
            shown::verified(&v, privilege.verified.on).into(),
            Value::component(&due(&v, is_due(own))),
            Value::code(&privilege.verified.keeper),
            last.map(|(_, at)| v.moment(*at, ZONE)).into(),
        ]);
    }
    let page = KeepingPage { v: &v, back: BackLink::to(v.path("/desk/rules"), v.t("privilege-keeping-rules")), table };
    Ok(v.page(v.t("privilege-keeping-title"), page))
}

fn due(v: &Visit, is_due: bool) -> Tag {
    if is_due {
        Tag::new(v.t("privilege-keeping-is-due"), Tone::Wait)
    } else {
        Tag::new(v.t("privilege-keeping-is-fresh"), Tone::Ok)
    }
}
