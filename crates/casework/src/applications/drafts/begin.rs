//! Opening a draft from elsewhere in the platform, with what was said there already.

use catalogue::Catalogue;
use kernel::{Id, Outcome, marks};
use service_model::Raw;
use store::Cx;

use super::{open, pages};
use crate::applications::{definitions, model::Application};

/// Opens a draft of a service for `owner`, who lives in a country. `said` answers pages asked before applying; what it does
/// not answer is asked in the draft.
///
/// # Errors
/// As the page of the service: not found for an unknown service or country, a refusal where applications are not taken.
pub async fn begin(
    cx: &mut Cx,
    catalogue: &Catalogue,
    owner: Id<marks::Account>,
    (service, country): (&str, &str),
    said: &Raw,
) -> Outcome<Application> {
    let definition = definitions::current(cx, catalogue, service, country).await?;
    let before = pages::answered_before(cx, owner, &definition, said).await?;
    open(cx, owner, &definition, &before).await
}
