//! A request of a page or of the API that is done once, however often it is sent.

use ::store::{
    Cx,
    idempotency::{self, Claim},
};
use kernel::Outcome;
use uuid::Uuid;
use web::{Api, Form, Upload};

/// An idempotency key with its route and the hash of the request.
#[derive(Clone, Copy)]
pub(crate) struct Once<'a> {
    route: &'static str,
    key: &'a str,
    hash: [u8; 32],
}

impl<'a> Once<'a> {
    /// The key of a form.
    pub fn of_form<T>(route: &'static str, form: &'a Form<T>) -> Self {
        Self { route, key: &form.idempotency_key, hash: form.request_hash }
    }

    /// The key of a form that may carry a file.
    pub fn of_upload(route: &'static str, form: &'a Upload) -> Self {
        Self { route, key: &form.idempotency_key, hash: form.request_hash }
    }

    /// The key of a request of the API.
    pub fn of_api<T>(route: &'static str, api: &'a Api<T>) -> Self {
        Self { route, key: &api.idempotency_key, hash: api.request_hash }
    }

    /// Whether it was done before, and with which outcome. If not, and unless the transaction is dropped, [`Once::settle`]
    /// must follow in it.
    ///
    /// # Errors
    /// A refusal for a key that another request had, or whose request is being answered.
    pub async fn claim(&self, cx: &mut Cx) -> Outcome<Claim> {
        idempotency::claim(cx, self.route, self.key, self.hash).await
    }

    /// Records what came of it.
    ///
    /// # Errors
    /// A fault if it was not claimed.
    pub async fn settle(&self, cx: &mut Cx, outcome: Uuid) -> Outcome<()> {
        idempotency::settle(cx, self.route, self.key, outcome).await
    }
}
