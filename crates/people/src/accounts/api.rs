//! One's own account over the API: what may be prefilled, with the number masked.

use axum::{Json, response::IntoResponse};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Answer, Visit, openapi::Problems};

use super::{model::Profile, profile::profile};

/// One's own account.
#[derive(Serialize, ToSchema)]
pub(crate) struct AccountBody {
    /// The name as its owner writes it.
    name: String,
    /// `contact`, `matched` or `verified`.
    assurance: &'static str,
    /// The last three digits of the national number, once it is known.
    national_number_ends: Option<String>,
    /// The language of messages.
    language: String,
    /// Proved contacts.
    contacts: Vec<ContactBody>,
    /// When the account was opened (RFC 3339).
    registered_at: String,
}

/// A proved contact.
#[derive(Serialize, ToSchema)]
pub(crate) struct ContactBody {
    /// `email` or `mobile`.
    kind: &'static str,
    /// The contact in masked form.
    masked: String,
}

#[utoipa::path(get, path = "/api/v1/account", tag = "account", security(("session" = [])),
    responses((status = 200, body = AccountBody), Problems))]
pub(crate) async fn account(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    Ok(Json(body(profile(&mut cx, account).await?)).into_response())
}

fn body(profile: Profile) -> AccountBody {
    let contacts = profile
        .contacts
        .iter()
        .map(|held| ContactBody { kind: held.contact.kind().as_str(), masked: held.contact.masked() });
    AccountBody {
        name: profile.name.as_str().to_owned(),
        assurance: profile.assurance.as_str(),
        national_number_ends: profile.number.map(|number| number.last_three().to_owned()),
        language: profile.language.to_string(),
        contacts: contacts.collect(),
        registered_at: profile.registered_at.to_string(),
    }
}
