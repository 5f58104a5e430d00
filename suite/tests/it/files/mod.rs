//! `/files`: from the draft to the document, and every way that ends otherwise.

pub(crate) mod assisted;
mod at_the_counter;
mod baskets;
mod corrections;
mod declarations;
mod delivery;
mod disputes;
mod ended;
mod estimate;
mod issue;
mod money;
mod outcomes;
mod panes;
mod paper_copies;
mod payer;
mod payments;
mod postage;
mod ratings;
mod shares;
mod voice;
