//! Pages: the desk of campaigns with its forms and posters, the page a link leads to, and what somebody was written.

pub(crate) mod cost;
pub(crate) mod form;
pub(crate) mod landing;
pub(crate) mod list;
pub(crate) mod news;
pub(crate) mod one;
pub(crate) mod pause;
pub(crate) mod poster;
pub(crate) mod stop;

use kernel::{Failure, Id, Outcome};
use serde::Deserialize;
use web::{
    Visit,
    components::{Tag, Tone},
};

use crate::{
    model::{Campaign, Standing, ZONE},
    policy,
    store::{self as rows, pauses},
};

/// A campaign in an address.
#[derive(Deserialize)]
pub(crate) struct At {
    pub id: Id<Campaign>,
}

/// The campaign of an address and where promotion is paused, for whoever reads the desk of campaigns.
async fn read(v: &Visit, id: Id<Campaign>) -> Outcome<(Campaign, Vec<String>)> {
    v.staff()?;
    policy::may_read(v.actor())?;
    let mut cx = v.begin().await?;
    let own = rows::campaign(&mut cx, id).await?.ok_or_else(Failure::not_found)?;
    let paused = pauses::paused(&mut cx).await?;
    cx.commit().await?;
    Ok((own, paused))
}

/// How it stands.
fn tag(v: &Visit, own: &Campaign, paused: &[String]) -> Tag {
    match own.standing(v.now(), paused) {
        Standing::Soon => {
            let day = v.day(own.opens_at.day_in(ZONE));
            Tag::new(v.t_with("campaign-standing-soon", &[("day", &day)]), Tone::Wait)
        }
        Standing::Out => Tag::new(v.t("campaign-standing-out"), Tone::Ok),
        Standing::Paused => Tag::new(v.t("campaign-standing-paused"), Tone::Wait),
        Standing::Over => Tag::new(v.t("campaign-standing-over"), Tone::Quiet),
    }
}
