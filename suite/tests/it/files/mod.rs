//! `/files`: from the draft to the document, and every way that ends otherwise.

mod corrections;
mod delivery;
mod ended;
mod issue;
mod outcomes;
mod payments;
