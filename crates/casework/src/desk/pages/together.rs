//! The files that were submitted with one, as whoever looks at it may open them: what a paper in one shows may be wanted in
//! another, and the same officer may take them up in a row.

use ::store::{Cx, Scope};
use kernel::{Failure, Id, Outcome, marks};
use web::{
    Value, Visit,
    components::{SummaryList, SummaryRow},
};

use super::{names, path, sections};
use crate::{
    applications::{definitions, model::Application},
    baskets,
    desk::{kin, look, ports::Desk, purpose::LookPurpose},
};

/// The data of the other files that stand on the page.
const FIELDS: [&str; 2] = ["service", "stage"];

/// The other files of the basket, each with its stage; nothing where there are none that `staff` may look at. One that
/// another mission works on, or that is of her own kin, is not named.
pub(super) async fn section(
    v: &Visit,
    cx: &mut Cx,
    desk: &Desk,
    (scope, file): (&Scope, &Application),
    (staff, purpose, route): (Id<marks::Staff>, LookPurpose, &'static str),
) -> Outcome<Option<SummaryList>> {
    let mut rows = Vec::new();
    for other in baskets::with(cx, scope, file).await? {
        if other.id == file.id {
            continue;
        }
        let stranger = match kin::may_act(cx, scope, &other, staff).await {
            Ok(stranger) => stranger,
            Err(Failure::Refusal(_)) => continue,
            Err(fault) => return Err(fault),
        };
        look::at_file(cx, &other, (purpose, &stranger), route, &FIELDS).await?;
        let definition = definitions::of(cx, &desk.catalogue, &other).await?;
        let href = v.path(&path(other.reference, ""));
        let link = Value::code_link(&href, &other.reference.to_string());
        rows.push(SummaryRow::new(names::service(v, &definition), link).tag(sections::stage(v, other.stage())));
    }
    Ok((!rows.is_empty()).then(|| SummaryList::new(rows)))
}
