//! The pages of the lane: the basket with the evidence of each file, its daily limit, and the second look.

mod basket;
mod limit;
mod review;

use askama::Template;
use axum::{Router, routing::get};
use web::{Site, components::QuestionPage};

/// The basket.
pub(in crate::desk) const GREEN: &str = "/{lang}/desk/green";
/// Proposing another daily limit.
pub(in crate::desk) const LIMIT: &str = "/{lang}/desk/green/limit";
/// What waits for a second look.
pub(in crate::desk) const REVIEWS: &str = "/{lang}/desk/second-review";
/// The second look at a file.
pub(in crate::desk) const REVIEW: &str = "/{lang}/desk/second-review/{reference}";

pub(in crate::desk) fn routes() -> Router<Site> {
    Router::new()
        .route(GREEN, get(basket::show).post(basket::approve))
        .route(LIMIT, get(limit::limit_form).post(limit::set_limit))
        .route(REVIEWS, get(review::reviews))
        .route(REVIEW, get(review::review_form).post(review::review))
}

/// A page that is one form.
#[derive(Template)]
#[template(source = "{{ question }}", ext = "html")]
struct Asking {
    question: QuestionPage,
}
