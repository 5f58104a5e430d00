//! A posted form: ours, whole, and bound to an idempotency key.

use std::marker::PhantomData;

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::header,
};
use kernel::{Failure, Outcome, Refusal, RefusalKind};

use crate::{
    Visit,
    answer::Stop,
    csrf,
    fields::{Fields, FromFields},
    filled::Filled,
    site::Site,
};

/// A urlencoded body whose token was checked. What it means is read with [`Form::read`], so that a handler can show
/// the page again with every mistake at its field.
#[derive(Debug)]
pub struct Form<T> {
    /// The fields as sent.
    pub fields: Fields,
    /// Drawn when the page was rendered; the same for a repeated click.
    pub idempotency_key: String,
    /// SHA-256 over the path and the answers.
    pub request_hash: [u8; 32],
    of: PhantomData<fn() -> T>,
}

impl<T: FromFields> Form<T> {
    /// The meaning of the form.
    ///
    /// # Errors
    /// The slips, as a failure.
    pub fn read(&self) -> Outcome<T> {
        T::from_fields(&self.fields).map_err(Failure::from)
    }
}

impl<T> Form<T> {
    /// The form as typed, to be shown again after `failure`.
    ///
    /// # Errors
    /// The failure itself, if showing the form again would not help (see [`Filled::after`]).
    pub fn filled(&self, failure: Failure) -> Result<Filled, Stop> {
        Filled::after(self.fields.clone(), failure)
    }

    pub(crate) fn of(path: &str, fields: Fields) -> Self {
        let idempotency_key = fields.text(csrf::KEY_FIELD).to_owned();
        let request_hash = fields.hash(path);
        Self { fields, idempotency_key, request_hash, of: PhantomData }
    }
}

impl<T: FromFields> FromRequest<Site> for Form<T> {
    type Rejection = Stop;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Stop> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, site).await?;
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(unreadable().into());
        }
        let path = parts.uri.path().to_owned();
        let body = Bytes::from_request(Request::from_parts(parts, body), site).await.map_err(|_| unreadable())?;
        let pairs: Vec<(String, String)> = form_pairs(&body)?;
        let fields = Fields::new(pairs);
        visit.check_token(fields.text(csrf::FIELD))?;
        Ok(Self::of(&path, fields))
    }
}

fn unreadable() -> Refusal {
    Refusal::new(RefusalKind::Rule, "form.unreadable", "web-problem-form-unreadable")
}

fn form_pairs(body: &[u8]) -> Result<Vec<(String, String)>, Refusal> {
    let text = std::str::from_utf8(body).map_err(|_| unreadable())?;
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode(name)?, decode(value)?))
        })
        .collect()
}

fn decode(text: &str) -> Result<String, Refusal> {
    let spaced = text.replace('+', " ");
    let decoded = percent_encoding::percent_decode_str(&spaced).decode_utf8().map_err(|_| unreadable())?;
    Ok(decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_decoded_and_bad_bytes_refused() {
        assert_eq!(
            form_pairs(b"name=%D9%84%D9%8A%D9%84%D9%89+A&x=&y").unwrap(),
            [("name".into(), "ليلى A".into()), ("x".into(), String::new()), ("y".into(), String::new())]
        );
        assert!(form_pairs(b"name=%ff%fe").is_err());
    }
}
