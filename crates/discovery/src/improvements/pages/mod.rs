//! The desk of improvements, and the change log that everybody reads.

pub(super) mod form;
pub(super) mod list;
pub(super) mod log;
pub(super) mod one;

use ::store::{
    Cx,
    idempotency::{self, Claim},
};
use kernel::{Failure, Id, Outcome};
use serde::Deserialize;
use uuid::Uuid;
use web::{
    Form, Visit,
    components::{Tag, Tone},
};

use super::model::{Effect, Improvement, Stage, Variant};

pub(super) const LIST: &str = "/{lang}/desk/improvements";
pub(super) const NEW: &str = "/{lang}/desk/improvements/new";
pub(super) const ONE: &str = "/{lang}/desk/improvements/{id}";
pub(super) const CHANGE: &str = "/{lang}/desk/improvements/{id}/change";
pub(super) const START: &str = "/{lang}/desk/improvements/{id}/start";
pub(super) const STOP: &str = "/{lang}/desk/improvements/{id}/stop";
pub(super) const SETTLE: &str = "/{lang}/desk/improvements/{id}/settle";

#[derive(Deserialize)]
pub(super) struct At {
    id: String,
}

impl At {
    fn id(&self) -> Outcome<Id<Improvement>> {
        self.id.parse::<Uuid>().map(Id::from_uuid).map_err(|_| Failure::not_found())
    }
}

/// Whether this form was done before; if not, it is claimed.
async fn done_before<T>(cx: &mut Cx, route: &'static str, form: &Form<T>) -> Outcome<bool> {
    let claim = idempotency::claim(cx, route, &form.idempotency_key, form.request_hash).await?;
    Ok(matches!(claim, Claim::Done(_)))
}

fn stage_tag(v: &Visit, stage: Stage) -> Tag {
    let tone = match stage {
        Stage::Draft => Tone::Sand,
        Stage::Running => Tone::Wait,
        Stage::Adopted => Tone::Ok,
        Stage::Stopped | Stage::Dropped => Tone::Quiet,
    };
    Tag::new(v.t(&format!("improvement-stage-{}", stage.as_str())), tone)
}

/// A difference in points of a hundred, with its bounds.
fn points(v: &Visit, (observed, low, high): (f64, f64, f64)) -> String {
    let whole = |share: f64| {
        let points = (share * 100.0).round() as i64;
        if points == 0 {
            return v.t("improvement-points-none");
        }
        let key = if points < 0 { "improvement-points-less" } else { "improvement-points-more" };
        v.t_with(key, &[("points", &v.number(points.abs()))])
    };
    let args = [("observed", &*whole(observed)), ("low", &*whole(low)), ("high", &*whole(high))];
    v.t_with("improvement-points", &args)
}

/// What a trial did, in words.
fn effect(v: &Visit, effect: Option<&Effect>) -> String {
    match effect {
        Some(own) => points(v, (own.observed, own.low, own.high)),
        None => v.t("improvement-effect-none"),
    }
}

/// The other way, in the reader's language.
fn variant(v: &Visit, variant: &Variant) -> String {
    match variant {
        Variant::Wording { .. } => variant.words(v.locale()).unwrap_or_default().to_owned(),
        Variant::Order(order) => {
            let names: Vec<String> = order.iter().map(|own| v.t(&format!("search-try-{}", own.as_str()))).collect();
            names.join(" ← ")
        }
    }
}
