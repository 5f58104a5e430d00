//! The files of a basket as its owner, the desk or a job may see them: each loaded within the caller's scope.

use kernel::{Outcome, marks};
use store::{Cx, Scope};

use super::store as rows;
use crate::applications::{
    model::{Act, Application, Party, Stage},
    store as files,
};

/// The files of the basket that `file` is in, in order, `file` among them; `file` alone if it is in none. A draft that was
/// given up is in no basket any more.
pub async fn with(cx: &mut Cx, scope: &Scope, file: &Application) -> Outcome<Vec<Application>> {
    let ids = rows::beside(cx, file.id).await?;
    if ids.is_empty() {
        return Ok(vec![file.clone()]);
    }
    let loaded = files::load_all(cx, scope, &ids).await?;
    let of = |id: &kernel::Id<marks::Application>| loaded.iter().find(|one| one.id == *id).cloned();
    Ok(ids.iter().filter_map(of).filter(|one| one.id == file.id || !is_given_up(one)).collect())
}

fn is_given_up(file: &Application) -> bool {
    file.stage() == Stage::Cancelled && file.facts.submitted_at.is_none()
}

/// The files that are paid together with `file`: those of its basket that wait for money, itself among them whatever it does.
pub async fn order(cx: &mut Cx, scope: &Scope, file: &Application) -> Outcome<Vec<Application>> {
    let mut order = with(cx, scope, file).await?;
    order.retain(|one| one.id == file.id || one.may(Party::Owner, Act::Pay));
    Ok(order)
}

/// Whether another file of its basket was paid and goes on, or came to a document: then what the basket bears once was used.
pub fn goes_on(file: &Application) -> bool {
    file.facts.was_paid() && !matches!(file.stage(), Stage::Rejected | Stage::Cancelled | Stage::Expired)
}
