//! Paper: a clerk prints, packs and sends; the courier brings it, or brings it back, and then it is sent again.

use std::sync::Arc;

use anyhow::{Context, Result, bail};
use kernel::Moment;
use uuid::Uuid;
use web::sessions::SessionKind;

use super::{officer::Seat, session};
use crate::{
    desk::crowd::Chance,
    year::{Year, store::Books, time},
};

/// What the page says of a copy that cannot be printed yet.
const SEALING: &str = "يجري ختم هذه النسخة";

/// The clerk of the delivery.
pub struct Clerk {
    staff: Uuid,
    /// The last sheet printed on, and the last one in the drawer.
    sheets: u32,
    drawer: u32,
    parcels: u64,
    came_back: Vec<(String, Uuid)>,
}

impl Clerk {
    /// A clerk with no sheet in the drawer.
    pub fn new(staff: Uuid) -> Self {
        Self { staff, sheets: 0, drawer: 0, parcels: 0, came_back: Vec::new() }
    }

    /// A day's work: what came back is asked for again by its citizens, and everything that waits is sent.
    pub async fn work(&mut self, year: &Arc<Year>, books: &mut Books, now: Moment) -> Result<()> {
        for (reference, owner) in std::mem::take(&mut self.came_back) {
            asks_again(year, &reference, owner).await?;
        }
        let waiting = books.parcels_to_print().await?;
        if !waiting.is_empty() {
            let mut seat = Seat::take(year, self.staff, now.as_second()).await?;
            self.fetch_sheets(&mut seat, waiting.len()).await?;
            for parcel in &waiting {
                let way = format!("/desk/delivery/{parcel}");
                let page = seat.open(&way).await;
                let form = page.must_be_ok().form("/print").with("blank", &sheet(self.sheets + 1));
                // A copy that is being sealed still is printed on another day, as the page says.
                if !seat.send_unless(form, SEALING).await? {
                    continue;
                }
                self.sheets += 1;
                let page = seat.open(&way).await;
                seat.send(page.must_be_ok().form("/pack")).await?;
            }
            time::work(year).await?;
        }
        for (number, reference, owner) in books.parcels_announced().await? {
            self.parcels += 1;
            // One of four comes back, and of those that come to their recipients some are told of in disorder.
            let (story, pushes) = match Chance::new(self.parcels).below(4) {
                0 => ("returned", 5),
                1 => ("out_of_order", 4),
                _ => ("normal", 4),
            };
            year.world.parcel(&number, story, pushes).await;
            if story == "returned" {
                self.came_back.push((reference, owner));
            }
        }
        Ok(())
    }

    /// As many sheets as are needed come in and go to the clerk.
    async fn fetch_sheets(&mut self, seat: &mut Seat, count: usize) -> Result<()> {
        let needed = self.sheets + u32::try_from(count)?;
        if needed <= self.drawer {
            return Ok(());
        }
        let (first, last) = (sheet(self.drawer + 1), sheet(needed));
        self.drawer = needed;
        for book in ["receive", "issue"] {
            let page = seat.open("/desk/blanks").await;
            let form = page.must_be_ok().form(&format!("/blanks/{book}"));
            seat.send(form.with("first", &first).with("last", &last)).await?;
        }
        Ok(())
    }
}

/// The number of a sheet.
fn sheet(serial: u32) -> String {
    format!("YR{serial:08}")
}

/// The citizen gives another address.
async fn asks_again(year: &Year, reference: &str, owner: Uuid) -> Result<()> {
    let token = session(&year.world, SessionKind::Citizen, owner).await?;
    let mut browser = year.world.visitor().with_cookie("wasl", &token);
    let who = year.applicants.iter().find(|one| one.account == owner).context("an applicant")?;
    let page = browser.open(&format!("/files/{reference}/delivery/again")).await;
    let form = page
        .must_be_ok()
        .form("/delivery/again")
        .with("delivery_name", &who.name)
        .with("delivery_address-emirate", "dubai")
        .with("delivery_address-area", "ديرة")
        .with("delivery_address-po_box", "100")
        .with("delivery_address-mobile", "0507654321");
    let sent = browser.send_only(form).await;
    if sent.status.as_u16() != 303 {
        bail!("the parcel of {reference} is not sent again: {}\n{}", sent.status, sent.text());
    }
    Ok(())
}
