//! Her other files, beside the one that is open, where a screen has room for two panes. In the page they come after it. A file
//! of a sensitive service stands beside no other and shows no other beside itself.

use ::store::Cx;
use askama::Template;
use catalogue::Catalogue;
use kernel::Outcome;
use web::{Markup, Visit};

use super::told::stage_key;
use crate::applications::{drafts::pages::path, sheet::Sheet, store as rows, titles::title_of};

/// As many as are seen at once on a tablet; the list of all of them is one step away.
const MOST: usize = 7;

#[derive(Template)]
#[template(path = "applications/neighbours.html")]
struct NeighboursView {
    title: String,
    files: Vec<Neighbour>,
    all: String,
    all_words: String,
}

impl askama::filters::HtmlSafe for NeighboursView {}

struct Neighbour {
    href: String,
    title: String,
    stage: String,
    open: bool,
}

/// The newest files with `open` among them, newest first; nothing on a phone, and nothing where there is no other.
pub(super) async fn beside(cx: &mut Cx, v: &Visit, catalogue: &Catalogue, open: &Sheet) -> Outcome<Option<Markup>> {
    if v.is_on_a_phone() || open.definition.service.sensitive {
        return Ok(None);
    }
    let mut files = rows::list_of(cx, open.file.owner).await?;
    // An older file that is open takes the last place.
    let at = files.iter().position(|file| file.id == open.file.id).unwrap_or_default();
    if at >= MOST {
        files.swap(at, MOST - 1);
    }
    let mut shown = Vec::new();
    for file in files.into_iter().take(MOST) {
        if file.id == open.file.id {
            shown.push(neighbour(v, open, true));
            continue;
        }
        let sheet = Sheet::of(cx, catalogue, file).await?;
        if !sheet.definition.service.sensitive {
            shown.push(neighbour(v, &sheet, false));
        }
    }
    let view = NeighboursView {
        title: v.t("application-files-title"),
        all: v.path("/files"),
        all_words: v.t("application-files-all"),
        files: shown,
    };
    Ok((view.files.len() > 1).then(|| Markup::from(&view)))
}

fn neighbour(v: &Visit, sheet: &Sheet, open: bool) -> Neighbour {
    Neighbour { href: v.path(&path(sheet, "")), title: title_of(v, sheet), stage: v.t(&stage_key(sheet)), open }
}
