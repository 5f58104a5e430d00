//! Where one is signed in, and ending it there. Bearer tokens of the API are sessions like any other.

use askama::Template;
use axum::extract::Path;
use kernel::{Id, Moment, marks};
use serde::Deserialize;
use store::idempotency::{self, Claim};
use web::{
    Answer, Form, Visit,
    components::{BackLink, Button, Tag, Tone},
    sessions::{self, SessionKind, SessionRow},
};

#[derive(Template)]
#[template(path = "sign_in/sessions.html")]
struct SessionsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    lines: Vec<Line>,
    end: Button,
    others: Option<Button>,
}

struct Line {
    agent: String,
    opened: String,
    seen: String,
    here: Option<Tag>,
    shared: Option<Tag>,
    end_path: String,
}

pub(super) async fn show(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let rows = sessions::list(&mut cx, SessionKind::Citizen, account.uuid()).await?;
    drop(cx);
    let here = v.session().map(|session| session.id);
    let others = (rows.len() > 1).then(|| Button::grave(v.t("sign-in-sessions-end-others")));
    let lines = rows.iter().map(|row| line(&v, row, here)).collect();
    let page = SessionsPage {
        v: &v,
        back: BackLink::to(v.path("/account"), v.t("accounts-title")),
        lines,
        end: Button::quiet(v.t("sign-in-sessions-end")),
        others,
    };
    Ok(v.page(v.t("sign-in-sessions-title"), page))
}

fn line(v: &Visit, row: &SessionRow, here: Option<Id<marks::Session>>) -> Line {
    let moment = |moment: Moment| v.moment(moment, crate::ZONE);
    Line {
        agent: if row.agent.is_empty() { v.t("sign-in-sessions-unknown") } else { row.agent.clone() },
        opened: moment(row.opened_at),
        seen: moment(row.seen_at),
        here: (here == Some(row.id)).then(|| Tag::new(v.t("sign-in-sessions-here"), Tone::Ok)),
        shared: row.shared.then(|| Tag::new(v.t("sign-in-sessions-shared"), Tone::Wait)),
        end_path: v.path(&format!("/account/sessions/{}/end", row.id)),
    }
}

#[derive(Deserialize)]
pub(super) struct At {
    id: Id<marks::Session>,
}

/// Ends one session. A second click finds it ended and says the same.
pub(super) async fn end(v: Visit, Path(At { id }): Path<At>, form: Form<()>) -> Answer {
    const ROUTE: &str = "people.session_end";
    let account = v.account()?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        if !sessions::revoke(&mut cx, account.uuid(), id).await? {
            return Err(kernel::Failure::not_found().into());
        }
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, id.uuid()).await?;
    }
    cx.commit().await?;
    if v.session().is_some_and(|session| session.id == id) {
        return Ok(v.signed_out(v.redirect_with("/", "sign-in-out-done")));
    }
    Ok(v.redirect_with("/account/sessions", "sign-in-sessions-ended"))
}

pub(super) async fn end_others(v: Visit, _form: Form<()>) -> Answer {
    let account = v.account()?;
    let here = v.session().map(|session| session.id);
    let mut cx = v.begin().await?;
    sessions::revoke_all(&mut cx, account.uuid(), here).await?;
    cx.commit().await?;
    Ok(v.redirect_with("/account/sessions", "sign-in-sessions-ended"))
}
