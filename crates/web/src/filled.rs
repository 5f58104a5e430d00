//! The state a form is shown in: what was typed, and what is wrong with it.

use axum::http::StatusCode;
use kernel::{Failure, FieldSlip, RefusalKind, Slips};

use crate::{Visit, answer::Stop, fields::Fields};

/// What was typed and what is wrong. A fresh page starts from [`Filled::blank`] or from known answers.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    /// The values to show.
    pub fields: Fields,
    /// The mistakes, in the order of the page.
    pub slips: Slips,
    status: Option<StatusCode>,
}

impl Filled {
    /// Nothing typed, nothing wrong.
    pub fn blank() -> Self {
        Self::default()
    }

    /// Known answers as a starting point.
    pub fn from_pairs<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        let fields = Fields::new(pairs.into_iter().map(|(name, value)| (name.into(), value.into())));
        Self { fields, ..Self::default() }
    }

    /// What was typed together with why it was not accepted. Slips and refusals that speak about the input (a field, a
    /// rule, too many tries) come back to the form; anything else stops the request.
    ///
    /// # Errors
    /// The failure itself, if showing the form again would not help.
    pub fn after(fields: Fields, failure: Failure) -> Result<Self, Stop> {
        match failure {
            Failure::Slips(slips) => Ok(Self { fields, slips, status: Some(StatusCode::UNPROCESSABLE_ENTITY) }),
            Failure::Refusal(refusal)
                if refusal.field.is_some() || matches!(refusal.kind, RefusalKind::Rule | RefusalKind::TooMany) =>
            {
                let status = crate::answer::status(&Failure::Refusal(refusal.clone()));
                let slip = FieldSlip {
                    field: refusal.field.unwrap_or_default(),
                    text: refusal.text.into(),
                    args: refusal.args,
                };
                Ok(Self { fields, slips: Slips(vec![slip]), status: Some(status) })
            }
            other => Err(Stop(other)),
        }
    }

    /// 200 for a fresh form, 422 or 429 after mistakes.
    pub fn status(&self) -> StatusCode {
        self.status.unwrap_or(StatusCode::OK)
    }

    /// Whether something is wrong.
    pub fn is_wrong(&self) -> bool {
        !self.slips.is_empty()
    }

    /// The value of a field.
    pub fn value(&self, name: &str) -> &str {
        self.fields.text(name)
    }

    /// The translated mistake at a field.
    pub fn error(&self, v: &Visit, name: &str) -> Option<String> {
        self.slips.0.iter().find(|slip| slip.field == name).map(|slip| v.slip(slip))
    }
}
