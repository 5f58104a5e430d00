//! Declaring where one lives and what one does, and choosing axes of interest. All of it may be left out.

use ::store::Cx;
use catalogue::Snapshot;
use kernel::{Outcome, Slips};
use web::Fields;

use crate::interests::{axes::Axes, policy::Allowed, store as rows};

/// What was declared and chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::interests) struct Chosen {
    country: Option<String>,
    profession: Option<String>,
    axes: Vec<String>,
}

impl Chosen {
    /// From a form.
    ///
    /// # Errors
    /// A slip at each field with something that was not offered.
    pub fn read(fields: &Fields, axes: &Axes, snapshot: &Snapshot) -> Outcome<Self> {
        let mut slips = Slips::new();
        let country = fields.opt("country");
        if country.is_some_and(|key| !snapshot.countries().any(|(own, _)| own == key)) {
            slips.add("country", "interests-unknown-country");
        }
        let profession = fields.opt("profession");
        if profession.is_some_and(|key| axes.profession(key).is_none()) {
            slips.add("profession", "interests-unknown-profession");
        }
        let chosen = fields.all("axis");
        if chosen.iter().any(|key| axes.axis(key).is_none()) {
            slips.add("axis", "interests-unknown-axis");
        }
        slips.or(|| Self {
            country: country.map(str::to_owned),
            profession: profession.map(str::to_owned),
            axes: chosen.into_iter().map(str::to_owned).collect(),
        })
    }
}

/// Keeps what was declared and chosen, in place of what was before.
pub(in crate::interests) async fn choose(cx: &mut Cx, allowed: &Allowed, chosen: &Chosen) -> Outcome<()> {
    rows::declare(cx, allowed, chosen.country.as_deref(), chosen.profession.as_deref()).await?;
    rows::choose(cx, allowed, &chosen.axes).await
}
