//! Preparing a draft at the helper's seat: who holds the pen, which pages are his, handing over and giving up.

use ::store::{
    Cx, Scope,
    access::{self, Access},
};
use catalogue::Catalogue;
use kernel::{Failure, Outcome, Permit, Reference};
use service_model::fields::FieldKind;

use super::{
    commands::{REASON, end},
    model::{Ending, Help, Kind},
    policy::{self, Prepare},
    refusal, store as rows,
};
use crate::{
    applications::{
        sheet::{Seat, Sheet},
        store as files,
    },
    counter,
};

/// A draft in the hands of its helper: the permission to write in it, and the sheet without anything the profile knows.
pub struct Prepared {
    /// His help.
    pub help: Help,
    /// The sheet, as he sees it.
    pub sheet: Sheet,
    /// Whether the citizen stands before him and has no sign-in of her own: then she declares by his hand, and confirms
    /// the summary before another member of staff or on paper.
    pub present: bool,
    _permit: Permit<Prepare>,
}

impl Prepared {
    /// Whether a page is for the citizen alone: nothing but declarations, which nobody gives for another, and on the telephone
    /// documents.
    pub fn is_left_to_the_citizen(&self, key: &str) -> bool {
        let Some(page) = self.sheet.definition.service.form.page(key).filter(|_| !self.present) else { return false };
        let declares =
            !page.fields.is_empty() && page.fields.iter().all(|field| matches!(field.kind, FieldKind::Declaration(_)));
        let sends = page.fields.iter().any(|field| matches!(field.kind, FieldKind::Upload(_)));
        declares || (sends && !self.help.kind.takes_documents())
    }

    /// That he may answer a page now.
    ///
    /// # Errors
    /// Not found for a page that is not his or not yet open.
    pub fn must_be_his(&self, key: &str) -> Outcome<()> {
        let his = !self.is_left_to_the_citizen(key) && self.sheet.journey.may_open(key);
        if his { Ok(()) } else { Err(Failure::not_found()) }
    }
}

/// Opens a draft for its helper and records the look at it; the caller commits even when it only shows.
///
/// # Errors
/// Not found for everybody else, for himself once he handed over, and for staff at once when the file is submitted.
pub async fn prepared(
    cx: &mut Cx,
    catalogue: &Catalogue,
    reference: Reference,
    route: &'static str,
) -> Outcome<Prepared> {
    policy::helper(cx.actor())?;
    let file = files::load_by_reference(cx, &Scope::System(REASON), reference).await?;
    let help = rows::latest(cx, file.id).await?;
    let permit = policy::may_prepare(cx.actor(), &file, help.as_ref())?;
    let help = help.ok_or_else(Failure::not_found)?;
    let look = Access { file: Some(file.id), purpose: "assistance".to_owned(), route, fields: &["answers"] };
    access::record(cx, look).await?;
    let seat = if help.kind == Kind::Private { Seat::Helper } else { Seat::Desk };
    let present = help.kind == Kind::Counter && counter::store::find(cx, file.id).await?.is_some();
    let sheet = Sheet::prepared(cx, catalogue, file, seat).await?;
    Ok(Prepared { help, sheet, present, _permit: permit })
}

/// Gives the pen to the citizen, who is told and reads the summary. From now on the helper sees nothing of the file.
///
/// # Errors
/// A rule while something he can answer is not answered; a conflict if the citizen took the pen meanwhile.
pub async fn hand_over(cx: &mut Cx, prepared: Prepared) -> Outcome<()> {
    let open = prepared.sheet.journey.pages.iter().filter(|page| page.visible && !page.complete);
    if open.into_iter().any(|page| !prepared.is_left_to_the_citizen(&page.key)) {
        return Err(refusal::unfinished());
    }
    let Prepared { help, sheet, present, .. } = prepared;
    if present {
        // She is told nothing by message: she stands there.
        counter::presented(cx, &sheet).await?;
        return end(cx, &sheet.file, &help, Ending::HandedOver, "counter.presented").await;
    }
    end(cx, &sheet.file, &help, Ending::HandedOver, "assistance.handed_over").await
}

/// Gives the pen back unfinished.
///
/// # Errors
/// A conflict if the citizen took it meanwhile.
pub async fn give_up(cx: &mut Cx, prepared: Prepared) -> Outcome<()> {
    let Prepared { help, sheet, .. } = prepared;
    end(cx, &sheet.file, &help, Ending::GivenUp, "assistance.given_up").await
}
