//! Keeping the steps of an event.

use catalogue::Catalogue;
use kernel::{Id, Outcome, Slips, marks};
use store::Cx;

use crate::bundles::{
    model::{Bundle, Contents},
    refusal, store as rows,
};

/// The most bundles of one account: a family has several events in a year, and nobody has twenty at once.
pub const MOST: usize = 20;

/// Keeps the steps of the event `key` with the country and the answers in `said`.
///
/// # Errors
/// Not found for an unknown event; a slip at each question that was not answered; a refusal beyond [`MOST`].
pub async fn keep(
    cx: &mut Cx,
    catalogue: &Catalogue,
    owner: Id<marks::Account>,
    key: &str,
    said: &[(&str, &str)],
) -> Outcome<Bundle> {
    let snapshot = catalogue.snapshot(cx.store()).await?;
    let event = snapshot.life_event(key)?;
    let told = catalogue::life_events::Told::read(event, &snapshot, said.iter().copied())?;
    let mut slips = Slips::new();
    if !told.named {
        slips.add(catalogue::life_events::COUNTRY, "field-choice-required");
    }
    for question in event.questions.iter().filter(|question| told.chosen.get(&question.key).is_none()) {
        slips.add(question.key.clone(), "field-choice-required");
    }
    if !slips.is_empty() {
        return Err(slips.into());
    }
    if rows::of_owner(cx, owner).await?.len() >= MOST {
        return Err(refusal::too_many());
    }
    let bundle = Bundle {
        id: Id::new(owner.bucket(), cx.now(), cx.dice()),
        owner,
        opened_at: cx.now(),
        contents: Contents {
            event: event.key.clone(),
            country: told.key.to_owned(),
            answers: told.chosen.iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect(),
            ticked: std::collections::BTreeMap::new(),
            files: std::collections::BTreeMap::new(),
        },
    };
    rows::insert(cx, &bundle).await?;
    Ok(bundle)
}
