//! Where a file stands in a bundle: said on the file's own page, with the step that comes next.

use catalogue::Catalogue;
use kernel::{Failure, Outcome};
use store::Cx;
use web::Visit;

use super::{store as rows, view::View};
use crate::applications::model::Application;

/// The bundle a file belongs to.
pub struct Beside {
    /// The way to it, complete.
    pub href: String,
    /// What happened.
    pub event: String,
    /// The step that can be begun next, once the file has come to its end.
    pub next: Option<String>,
}

/// The bundle that `file`, loaded for its owner, is a step of.
///
/// # Errors
/// Faults of the database.
pub async fn beside(cx: &mut Cx, v: &Visit, catalogue: &Catalogue, file: &Application) -> Outcome<Option<Beside>> {
    for bundle in rows::of_owner(cx, file.owner).await? {
        let view = match View::of(cx, catalogue, bundle).await {
            Ok(view) => view,
            Err(Failure::Refusal(_)) => continue,
            Err(other) => return Err(other),
        };
        if !view.files.values().any(|own| own.id == file.id) {
            continue;
        }
        let plan = view.plan();
        let next = view.next(&plan).filter(|_| file.stage().is_end());
        let name = next.and_then(|key| view.event.step(&key).map(|step| step.names.get(v.locale()).to_owned()));
        return Ok(Some(Beside {
            href: v.path(&format!("/my-events/{}", view.bundle.id)),
            event: view.event.name(v.locale()).to_owned(),
            next: name,
        }));
    }
    Ok(None)
}
