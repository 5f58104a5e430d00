//! The pages: what everybody reads, and the desk of those who write it.

mod desk;
mod draft;
mod event;
mod fields;
mod form;
mod list;
mod look;
mod one;
mod versions;

use std::sync::Arc;

use ::store::{
    Cx,
    access::{self, Access},
    idempotency::{self, Claim},
};
use axum::{
    Extension, Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use catalogue::Catalogue;
use kernel::Outcome;
use uuid::Uuid;
use web::{Form, Site};
use work::proposals::Acts;

use super::{kind::Place, pictures::pages as pictures, shelf::Shelf};

/// A picture with what is typed beside it.
const PICTURE_BODY: usize = 11_000_000;

const GUIDES: &str = "/{lang}/guides";
const GUIDE: &str = "/{lang}/guides/{slug}";
const GUIDE_TELL: &str = "/{lang}/guides/{slug}/feedback";
const NEWS: &str = "/{lang}/news";
const PIECE: &str = "/{lang}/news/{slug}";
const PIECE_TELL: &str = "/{lang}/news/{slug}/feedback";

const DESK: &str = "/{lang}/desk/content";
const NEW: &str = "/{lang}/desk/content/new";
const OF: &str = "/{lang}/desk/content/of/{slug}";
const OPEN: &str = "/{lang}/desk/content/of/{slug}/open";
const CHECK: &str = "/{lang}/desk/content/of/{slug}/check";
const WITHDRAW: &str = "/{lang}/desk/content/of/{slug}/withdraw";
const VERSION: &str = "/{lang}/desk/content/of/{slug}/versions/{number}";
const DRAFT: &str = "/{lang}/desk/content/drafts/{id}";
const LOOK: &str = "/{lang}/desk/content/drafts/{id}/look";
const PROPOSE: &str = "/{lang}/desk/content/drafts/{id}/propose";
const GIVE_UP: &str = "/{lang}/desk/content/drafts/{id}/give-up";

/// Every page.
pub(super) fn routes(shelf: Shelf, catalogue: Catalogue, acts: Arc<Acts>) -> Router<Site> {
    let public = Router::new()
        .route(GUIDES, get(list::guides))
        .route(NEWS, get(list::news))
        .route(GUIDE, get(one::guide))
        .route(PIECE, get(one::piece))
        .route(GUIDE_TELL, post(one::tell_guide))
        .route(PIECE_TELL, post(one::tell_piece))
        .route(pictures::ONE, get(pictures::one));
    let desk = Router::new()
        .route(DESK, get(desk::show))
        .route(pictures::PAGE, get(pictures::show).post(pictures::send).layer(DefaultBodyLimit::max(PICTURE_BODY)))
        .route(NEW, post(desk::begin))
        .route(OF, get(versions::show))
        .route(OPEN, post(versions::open))
        .route(CHECK, post(versions::check))
        .route(WITHDRAW, post(versions::withdraw))
        .route(VERSION, get(versions::one))
        .route(DRAFT, get(draft::show).post(draft::save))
        .route(LOOK, get(look::show))
        .route(PROPOSE, post(look::propose))
        .route(GIVE_UP, post(look::give_up));
    public.merge(desk).layer(Extension(acts)).layer(Extension(catalogue)).layer(Extension(shelf))
}

#[derive(serde::Deserialize)]
struct Named {
    slug: String,
}

#[derive(serde::Deserialize)]
struct At {
    id: String,
}

/// The route on which readers say something of a page of this place.
fn tell_route(place: Place) -> &'static str {
    match place {
        Place::Guides => GUIDE_TELL,
        Place::News => PIECE_TELL,
    }
}

/// Whether this form was done before; if not, it is claimed.
async fn done_before<T>(cx: &mut Cx, route: &'static str, form: &Form<T>) -> Outcome<bool> {
    let claim = idempotency::claim(cx, route, &form.idempotency_key, form.request_hash).await?;
    Ok(matches!(claim, Claim::Done(_)))
}

async fn settled<T>(cx: &mut Cx, route: &'static str, form: &Form<T>, outcome: Uuid) -> Outcome<()> {
    idempotency::settle(cx, route, &form.idempotency_key, outcome).await
}

/// Names of colleagues are personal data: the look is recorded.
async fn noted(cx: &mut Cx, route: &'static str) -> Outcome<()> {
    access::record(cx, Access { file: None, purpose: "content".to_owned(), route, fields: &["staff_name"] }).await
}
