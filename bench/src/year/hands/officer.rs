//! What somebody at a desk does with the files of her queue, through the pages her browser shows: the first of the list is
//! taken first, its page is read, and it is decided.

use std::sync::Arc;

use anyhow::{Result, bail};
use kernel::Reference;
use testkit::{Browser, Filled, Page};
use uuid::Uuid;
use web::sessions::SessionKind;

use super::session;
use crate::{desk::crowd::Chance, year::Year};

/// Which desk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Desk {
    /// A mission's.
    Mission,
    /// The Civil Status Authority's.
    Authority,
}

impl Desk {
    fn queue(self) -> &'static str {
        match self {
            Self::Mission => "mission",
            Self::Authority => "authority",
        }
    }
}

/// Somebody at her desk for an hour.
pub struct Seat {
    year: Arc<Year>,
    browser: Browser,
    token: Filled,
    keys: u32,
    name: String,
}

impl Seat {
    /// Sits down: a session, and the token of its forms.
    pub async fn take(year: &Arc<Year>, staff: Uuid, hour: i64) -> Result<Self> {
        let cookie = session(&year.world, SessionKind::Staff, staff).await?;
        let mut browser = year.world.visitor().with_cookie("wasl-desk", &cookie);
        let token = browser.open("/desk/sign-out").await.must_be_ok().form("/sign-out");
        Ok(Self { year: year.clone(), browser, token, keys: 0, name: format!("{staff}-{hour}") })
    }

    /// Works on at most `most` files of this desk: first on her own that came back to her, then on those that are free.
    pub async fn work(&mut self, desk: Desk, most: usize) -> Result<usize> {
        let mut done = 0;
        for view in ["mine", "free"] {
            let list = self.browser.open(&format!("/desk?view={view}&queue={}", desk.queue())).await;
            for reference in references(list.must_be_ok()) {
                if done == most {
                    return Ok(done);
                }
                if self.file(desk, &reference).await? {
                    done += 1;
                }
            }
        }
        Ok(done)
    }

    /// Takes the file, reads it and decides; false if it is not for her.
    async fn file(&mut self, desk: Desk, reference: &str) -> Result<bool> {
        let claimed = self.post(reference, "/claim", &[]).await?;
        if claimed.status.as_u16() == 403 {
            self.year.excused.lock().await.insert(reference.to_owned());
            return Ok(false);
        }
        self.must_be_done(&claimed, reference)?;
        let page = self.browser.open(&format!("/desk/files/{reference}")).await;
        let page = page.must_be_ok();
        let drawn = drawn(reference)?;
        let note = ("note", "البيانات مطابقة للسجل.");
        let answer = match desk {
            Desk::Authority if drawn % 50 == 7 && self.first_time(reference).await => {
                self.post(reference, "/return", &[note]).await?
            }
            Desk::Authority => {
                let Some(seen) = seen(page, "/approve") else {
                    bail!("{reference} cannot be approved:\n{}", page.text())
                };
                self.post(reference, "/approve", &[("seen", seen.as_str()), note]).await?
            }
            Desk::Mission if drawn < 6 && self.first_time(reference).await => {
                self.post(reference, "/correction", &[("field", "residence:residence_check"), note]).await?
            }
            Desk::Mission => match seen(page, "/recommend").filter(|_| drawn != 99) {
                Some(seen) => self.post(reference, "/recommend", &[("seen", seen.as_str()), note]).await?,
                None => {
                    let reason = if drawn == 99 { "duplicate" } else { "not_registered" };
                    self.post(reference, "/reject", &[("reason", reason), note]).await?
                }
            },
        };
        self.must_be_done(&answer, reference)?;
        Ok(true)
    }

    /// Whether nothing was asked of the file or handed back before.
    async fn first_time(&self, reference: &str) -> bool {
        self.year.asked.lock().await.insert(reference.to_owned())
    }

    /// Gives a colleague's file back to the queue, as the central review does for whoever is away.
    pub async fn release(&mut self, reference: &str) -> Result<()> {
        let answer = self.post(reference, "/release", &[("reason", "غياب الموظف")]).await?;
        self.must_be_done(&answer, reference)
    }

    /// Answers the enquiries that wait, at most `most` of them.
    pub async fn answers(&mut self, most: usize) -> Result<usize> {
        let list = self.browser.open("/desk/enquiries").await;
        let html = list.must_be_ok().html();
        let waiting =
            ordered(html.split("/desk/enquiries/").skip(1), |letter| letter.is_ascii_alphanumeric() || letter == '-');
        let mut done = 0;
        for reference in waiting.into_iter().take(most) {
            let path = format!("/desk/enquiries/{reference}");
            let page = self.browser.open(&path).await;
            let form =
                page.must_be_ok().form(&path).with("as", "answer").with("text", "الطلب قيد الفحص، وسيصلكم الإخطار.");
            let sent = self.browser.send_only(form).await;
            self.must_be_done(&sent, &reference)?;
            done += 1;
        }
        Ok(done)
    }

    /// Opens a page.
    pub async fn open(&mut self, path: &str) -> Page {
        self.browser.open(path).await
    }

    /// Sends a form of a page.
    pub async fn send(&mut self, form: Filled) -> Result<()> {
        let sent = self.browser.send_only(form).await;
        self.must_be_done(&sent, "a form")
    }

    /// Sends a form of a page; false if the answer says `words` instead of doing it.
    pub async fn send_unless(&mut self, form: Filled, words: &str) -> Result<bool> {
        let sent = self.browser.send_only(form).await;
        if sent.status.as_u16() == 422 && sent.text().contains(words) {
            return Ok(false);
        }
        self.must_be_done(&sent, "a form").map(|()| true)
    }

    async fn post(&mut self, reference: &str, rest: &str, fields: &[(&str, &str)]) -> Result<Page> {
        self.keys += 1;
        let key = format!("{}-{:06}", self.name, self.keys);
        let form = self.token.clone().with("_key", &key).to(&format!("/ar/desk/files/{reference}{rest}"));
        let form = fields.iter().fold(form, |form, (name, value)| form.with(name, value));
        Ok(self.browser.send_only(form).await)
    }

    fn must_be_done(&self, answer: &Page, reference: &str) -> Result<()> {
        if answer.status.as_u16() == 303 {
            return Ok(());
        }
        bail!("{}: {} of {reference}:\n{}", answer.path, answer.status, answer.text())
    }
}

/// The hash of what the page shows, if it offers the act.
fn seen(page: &Page, act: &str) -> Option<String> {
    page.has(&format!("form[action$='{act}']")).then(|| page.form(act).value("seen").map(str::to_owned))?
}

/// A number below a hundred that belongs to the file.
fn drawn(reference: &str) -> Result<u64> {
    let reference: Reference = reference.parse()?;
    let seed =
        reference.compact().bytes().fold(7_u64, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
    Ok(Chance::new(seed).below(100))
}

/// The files a list links to, in its order.
fn references(page: &Page) -> Vec<String> {
    ordered(page.html().split("/desk/files/").skip(1), |letter| letter.is_ascii_alphanumeric())
}

/// The beginnings of these parts, as long as their letters fit, each once and in order.
fn ordered<'a>(parts: impl Iterator<Item = &'a str>, fits: fn(char) -> bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in parts {
        let name: String = part.chars().take_while(|letter| fits(*letter)).collect();
        if !name.is_empty() && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}
