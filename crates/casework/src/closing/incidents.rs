//! Saying what an incident was. It stays, with the words of whoever looked into it.

use axum::extract::Path;
use kernel::{Failure, Outcome, Slips};
use uuid::Uuid;
use web::{Answer, Fields, Form, FromFields, Visit};

use super::store;
use crate::payments::policy;

/// What it was.
pub(super) struct Words(String);

impl FromFields for Words {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let words = fields.required("words", "closing-slip-words", &mut slips).trim().to_owned();
        if slips.is_empty() && !(3..=2000).contains(&words.chars().count()) {
            slips.add("words", "closing-slip-words");
        }
        if slips.is_empty() { Ok(Self(words)) } else { Err(slips) }
    }
}

#[derive(serde::Deserialize)]
pub(super) struct At {
    id: Uuid,
}

pub(super) async fn clear(v: Visit, Path(at): Path<At>, form: Form<Words>) -> Answer {
    v.staff()?;
    let closing = cleared(&v, at.id, &form).await?;
    Ok(v.redirect(format!("/desk/finance/days/{closing}")))
}

async fn cleared(v: &Visit, incident: Uuid, form: &Form<Words>) -> Outcome<Uuid> {
    let (staff, _permit) = policy::finance(v.actor())?;
    let Words(words) = form.read()?;
    let mut cx = v.begin().await?;
    let closing = store::clear(&mut cx, incident, staff, &words).await?.ok_or_else(Failure::not_found)?;
    cx.commit().await?;
    Ok(closing)
}
