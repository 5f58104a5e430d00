//! First values of a file that is a step of a bundle, from the files of the steps before it, where the definition says so.
//! Nothing is copied: they are read when a question is first shown, and a person may change each of them.

use catalogue::Catalogue;
use kernel::Outcome;
use service_model::{Answers, life_event::Way};
use store::Cx;

use super::{store as rows, view::View};
use crate::applications::{answers, model::Application};

/// What is known of the fields of `file`, which was loaded for its owner. Empty for a file outside any bundle.
///
/// # Errors
/// Faults of the database.
pub async fn carried(cx: &mut Cx, catalogue: &Catalogue, file: &Application) -> Outcome<Answers> {
    let mut known = Answers::new();
    for bundle in rows::of_owner(cx, file.owner).await? {
        let view = match View::of(cx, catalogue, bundle).await {
            Ok(view) => view,
            // The event was withdrawn since: its bundles know no steps any more.
            Err(kernel::Failure::Refusal(_)) => continue,
            Err(other) => return Err(other),
        };
        let Some((step, _)) = view.files.iter().find(|(_, own)| own.id == file.id) else { continue };
        let Some(Way::Service { carries, .. }) = view.event.step(step).map(|step| &step.way) else { continue };
        for carry in carries {
            let Some(other) = view.files.get(&carry.from) else { continue };
            let there = answers::all(cx, other).await?;
            for (from, into) in &carry.fields {
                if let Some(value) = there.get(from).filter(|value| !value.is_null()) {
                    known.set(into.clone(), value.clone());
                }
            }
        }
        break;
    }
    Ok(known)
}
