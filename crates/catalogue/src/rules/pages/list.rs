//! What rules there are: services, countries, life events and messages, what runs, what is being worked on.

use askama::Template;
use kernel::Moment;
use web::{
    Answer, Value, Visit,
    components::{DataTable, Tag, Tone},
};
use work::proposals::queries;

use super::{LIST, look, numbered, policy, rows};
use crate::{
    definitions::Kind,
    revisions::{Revision, delivered as revisions},
    rules::{
        act::{self, PutInForce},
        model::{Draft, ZONE},
    },
};

#[derive(Template)]
#[template(path = "rules/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    tables: Vec<DataTable>,
}

pub(super) async fn show(v: Visit) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let mut cx = v.begin().await?;
    let open = rows::list(&mut cx, None).await?;
    let latest = revisions::latest(&mut cx).await?;
    let mut tables = Kind::ALL.map(|kind| {
        DataTable::new(&v, v.t(&format!("rules-list-{}", kind.as_str().replace('_', "-"))))
            .column(v.t("rules-what"))
            .number_column(v.t("rules-revision"))
            .column(v.t("rules-holds-from"))
            .column(v.t("rules-state"))
            .nothing(v.t("rules-list-nothing"))
    });
    let mut lines = Vec::new();
    for (revision, content) in &latest {
        let own = open.iter().find(|draft| (draft.kind, &draft.key) == (revision.kind, &revision.key));
        let name = act::named(revision.kind, &revision.key, &content.sources());
        let href = v.path(&format!("/desk/rules/of/{}/{}", revision.kind.as_str(), revision.key));
        lines.push((revision.kind, Value::link(&href, &name.said(&v)), Some(revision), own));
    }
    for draft in open.iter().filter(|draft| draft.base.is_none()) {
        let name = act::named(draft.kind, &draft.key, &draft.files);
        let href = v.path(&format!("/desk/rules/drafts/{}", draft.id));
        lines.push((draft.kind, Value::link(&href, &name.said(&v)), None, Some(draft)));
    }
    for (kind, name, revision, draft) in lines {
        let waits = match draft {
            Some(draft) => queries::open_of(&mut cx, PutInForce::KIND, draft.id.uuid()).await?.is_some(),
            None => false,
        };
        let at = Kind::ALL.iter().position(|own| *own == kind).unwrap_or_default();
        tables[at] = tables[at].clone().row(row(&v, name, revision, draft, waits));
    }
    look(&mut cx, LIST).await?;
    cx.commit().await?;
    Ok(v.page(v.t("rules-title"), ListPage { v: &v, tables: tables.to_vec() }))
}

fn row(v: &Visit, name: Value, revision: Option<&Revision>, draft: Option<&Draft>, waits: bool) -> Vec<Value> {
    let state = match draft {
        _ if waits => Tag::new(v.t("rules-state-waits"), Tone::Wait),
        Some(_) => Tag::new(v.t("rules-state-draft"), Tone::Sand),
        None => Tag::new(v.t("rules-state-runs"), Tone::Ok),
    };
    let from = revision.and_then(|revision| revision.valid_from).map(|from| day(v, from));
    let number = revision.map(|revision| numbered(v, revision.revision));
    vec![name, number.into(), from.into(), Value::component(&state)]
}

fn day(v: &Visit, from: Moment) -> String {
    v.day(from.day_in(ZONE))
}
