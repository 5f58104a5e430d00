//! The proposals that wait for a second person, and those decided of late.

use std::{sync::Arc, time::Duration};

use askama::Template;
use axum::{Extension, extract::Query};
use kernel::Outcome;
use web::{
    Answer, Value, Visit,
    components::{DataTable, LinkButton},
};

use super::{LIST, RowView, look, row};
use crate::proposals::{
    act::Acts,
    queries::{self, ProposalCursor},
};

#[derive(Template)]
#[template(path = "proposals/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    open: DataTable,
    next: Option<LinkButton>,
    closed: Option<DataTable>,
}

#[derive(serde::Deserialize)]
pub(super) struct After {
    after: Option<String>,
}

pub(super) async fn show(v: Visit, Extension(acts): Extension<Arc<Acts>>, Query(after): Query<After>) -> Answer {
    v.staff()?;
    let mut cx = v.begin().await?;
    let after = after.after.as_deref().and_then(ProposalCursor::decode);
    let page = queries::open(&mut cx, &acts, after).await?;
    let month = Duration::from_secs(30 * 86_400);
    let since = cx.now().minus(month);
    let closed = queries::closed_since(&mut cx, &acts, since).await?;
    let mut views = [Vec::new(), Vec::new()];
    for (view, rows) in views.iter_mut().zip([&page.proposals, &closed]) {
        for proposal in rows {
            view.push(row(&v, &mut cx, &acts, proposal).await?);
        }
    }
    look(&mut cx, LIST).await?;
    cx.commit().await?;
    let [open, closed] = views;
    let page = ListPage {
        v: &v,
        open: table(&v, open, "work-proposals-title", "work-proposals-until")?.nothing(v.t("work-proposals-empty")),
        next: page.next.map(|next| {
            LinkButton::quiet(v.path(&format!("/desk/proposals?after={}", next.encode())), v.t("work-proposals-next"))
        }),
        closed: if closed.is_empty() {
            None
        } else {
            Some(table(&v, closed, "work-proposals-closed-title", "work-proposals-stage")?)
        },
    };
    Ok(v.page(v.t("work-proposals-title"), page))
}

fn table(v: &Visit, rows: Vec<RowView>, caption: &str, last: &str) -> Outcome<DataTable> {
    let columns = ["work-proposals-act", "work-proposals-reason", "work-proposals-by", "work-proposals-at", last];
    let mut table = DataTable::new(v, v.t(caption)).caption_hidden();
    for column in columns {
        table = table.column(v.t(column));
    }
    for row in rows {
        let name = Value::link(&row.path, &row.name);
        let end = if last == "work-proposals-stage" { Value::component(&row.stage) } else { row.until.into() };
        table = table.row(vec![name, row.reason.into(), row.by.into(), row.at.into(), end]);
    }
    Ok(table)
}
