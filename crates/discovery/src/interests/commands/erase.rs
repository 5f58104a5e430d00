//! Deleting what is believed: one line, or everything; and with it also what was learned from it.

use ::store::{
    Cx,
    jobs::{self, NewJob},
};
use kernel::{Failure, Id, Outcome, marks};
use serde_json::json;
use web::Fields;

use crate::interests::{
    axes::Axes,
    item::{Kind, Offers},
    jobs::Rebuild,
    policy::Allowed,
    store as rows,
};

/// One thing that is believed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::interests) enum Line {
    /// Where she lives.
    Country,
    /// What she does.
    Profession,
    /// What follows about an axis: the choice, and every act about an item that is about it.
    Axis(usize),
    /// What she did with an item.
    Item(Kind, String),
}

impl Line {
    /// From a form.
    ///
    /// # Errors
    /// Not found for what is no line.
    pub fn read(fields: &Fields, axes: &Axes) -> Outcome<Self> {
        let key = fields.text("key");
        match fields.text("what") {
            "country" => Ok(Self::Country),
            "profession" => Ok(Self::Profession),
            "axis" => axes.axis(key).map(|(place, _)| Self::Axis(place)).ok_or_else(Failure::not_found),
            kind => Kind::parse(kind).map(|kind| Self::Item(kind, key.to_owned())).ok_or_else(Failure::not_found),
        }
    }
}

/// Deletes one line; what was learned is learned anew without it.
pub(in crate::interests) async fn drop_line(
    cx: &mut Cx,
    (axes, offers): (&Axes, &Offers),
    allowed: &Allowed,
    line: &Line,
) -> Outcome<()> {
    match line {
        Line::Country => {
            let profile = rows::profile(cx, allowed).await?;
            rows::declare(cx, allowed, None, profile.profession.as_deref()).await?;
        }
        Line::Profession => {
            let profile = rows::profile(cx, allowed).await?;
            rows::declare(cx, allowed, profile.country.as_deref(), None).await?;
        }
        Line::Item(kind, key) => rows::drop_item(cx, allowed, *kind, key).await?,
        Line::Axis(place) => {
            if let Some(own) = axes.axes.get(*place) {
                rows::drop_axis(cx, allowed, &own.key).await?;
            }
            let profile = rows::profile(cx, allowed).await?;
            let about = |kind, key: &str| offers.find(kind, key).is_some_and(|item| item.axes.contains(place));
            for own in profile.signals.iter().filter(|own| about(own.kind, &own.key)) {
                rows::drop_item(cx, allowed, own.kind, &own.key).await?;
            }
        }
    }
    learn_anew(cx).await
}

/// Deletes everything; the consent stays, and what was learned is learned anew without it.
pub(in crate::interests) async fn erase(cx: &mut Cx, allowed: &Allowed) -> Outcome<()> {
    rows::empty(cx, allowed).await?;
    learn_anew(cx).await
}

/// Forgets everything about an account, and has what was learned from many learned anew without it.
pub(in crate::interests) async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    rows::forget(cx, account).await?;
    learn_anew(cx).await
}

async fn learn_anew(cx: &mut Cx) -> Outcome<()> {
    rows::forgotten_now(cx).await?;
    jobs::enqueue(cx, NewJob::new(Rebuild::KIND, json!({})).dedup("anew")).await?;
    Ok(())
}
