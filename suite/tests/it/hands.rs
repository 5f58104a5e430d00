//! People at work on a demo that may vanish under their hands: each remembers what was acknowledged to them and sends an
//! unanswered form again, as a person presses the button again.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
    time::Duration,
};

use serde_json::Value;
use testkit::{
    Filled, Gone, Page, Socket,
    story::{self, Wanted, desk},
};
use tokio::sync::watch;

/// What was acknowledged about files, by reference.
#[derive(Clone, Default)]
pub struct Acknowledged(Arc<Mutex<BTreeMap<String, BTreeSet<&'static str>>>>);

impl Acknowledged {
    /// Remembers that the product said so.
    pub fn note(&self, reference: &str, what: &'static str) {
        self.0.lock().unwrap().entry(reference.replace('-', "")).or_default().insert(what);
    }

    /// Everything that was said.
    pub fn all(&self) -> BTreeMap<String, BTreeSet<&'static str>> {
        self.0.lock().unwrap().clone()
    }

    /// How many files are not known to be issued.
    pub fn open(&self) -> usize {
        self.0.lock().unwrap().values().filter(|said| !said.contains("issued")).count()
    }
}

/// A citizen who wants one certificate after the other.
pub struct Citizen {
    pub browser: Socket,
    pub wanted: Wanted<'static>,
    pub people: serde_json::Map<String, Value>,
    /// Files begun and not known to be issued.
    pub files: Vec<String>,
    /// A form that nobody answered.
    pub unanswered: Option<Filled>,
}

impl Citizen {
    /// Works until the product is gone or `stop` says so. At most `most` files are open at once.
    pub async fn work(&mut self, said: &Acknowledged, most: usize, stop: &watch::Receiver<bool>) -> Result<(), Gone> {
        while !*stop.borrow() {
            if let Some(form) = self.unanswered.take() {
                self.send(form).await?;
            }
            if self.files.len() < most {
                self.open(said).await?;
            }
            for reference in self.files.clone() {
                self.go_on(said, &reference).await?;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Sends a form and remembers it until it is answered.
    async fn send(&mut self, form: Filled) -> Result<Page, Gone> {
        self.unanswered = Some(form.clone());
        let page = self.browser.send_only(form).await?;
        self.unanswered = None;
        assert!(page.status.as_u16() < 500 || page.status.as_u16() == 503, "{}: {}", page.path, page.text());
        Ok(page)
    }

    async fn open(&mut self, said: &Acknowledged) -> Result<(), Gone> {
        let page = self.browser.open(&format!("/ar{}", story::start(&self.wanted))).await?;
        let answer = self.send(page.must_be_ok().form("/apply/birth_certificate")).await?;
        if let Some(reference) = answer.location.as_deref().and_then(|to| to.strip_prefix("/ar/files/")) {
            said.note(reference, "opened");
            self.files.push(reference.to_owned());
        }
        Ok(())
    }

    /// Does whatever the file waits for from its owner.
    async fn go_on(&mut self, said: &Acknowledged, reference: &str) -> Result<(), Gone> {
        let page = self.browser.open(&format!("/ar/files/{reference}/check")).await?;
        if page.path.ends_with("/check") && page.has("form[action$='/check']") {
            let answer = self.send(page.form("/check")).await?;
            if answer.status.as_u16() == 303 {
                said.note(reference, "submitted");
            }
            return Ok(());
        }
        if page.has(&format!("a[href$='/files/{reference}/document']")) {
            said.note(reference, "issued");
            self.files.retain(|own| own != reference);
            return Ok(());
        }
        let pay = self.browser.open(&format!("/ar/files/{reference}/pay")).await?;
        if pay.path.ends_with("/pay") && pay.status.is_success() {
            return self.pay(said, reference, &pay).await;
        }
        if page.has(&format!("a[href*='/files/{reference}/q/']")) {
            self.answer(reference).await?;
        }
        Ok(())
    }

    async fn pay(&mut self, said: &Acknowledged, reference: &str, page: &Page) -> Result<(), Gone> {
        if !page.has("form[action$='/pay']") {
            return Ok(());
        }
        let left = self.send(page.form("/pay")).await?;
        let Some(checkout) = left.location.clone().filter(|to| to.contains("/checkout/")) else { return Ok(()) };
        let hosted = self.browser.get(&checkout).await?;
        if hosted.has("form") {
            let headers = [("content-type", "application/x-www-form-urlencoded")];
            let method = axum::http::Method::POST;
            let paid = self.browser.call(method, &checkout, &headers, b"choice=success".to_vec()).await?;
            if paid.status.is_redirection() {
                said.note(reference, "charged");
            }
        }
        Ok(())
    }

    async fn answer(&mut self, reference: &str) -> Result<(), Gone> {
        let mut pages = story::answers(&self.people, &self.wanted);
        pages.push(("declaration", vec![("declaration", "yes".to_owned())]));
        let papers = ["applicant_identity", "kinship_proof", "subject_passport"];
        for key in papers {
            pages.insert(pages.len() - 1, (key, Vec::new()));
        }
        for (key, fields) in pages {
            let page = self.browser.open(&format!("/ar/files/{reference}/q/{key}")).await?;
            if !story::is_asked(&page, key) || !page.status.is_success() {
                continue;
            }
            let page =
                if papers.contains(&key) && page.has("form[action$='/upload']") && !page.has("form[action$='/remove']")
                {
                    let form = page.form("/upload").with_file("file", "paper.png", "image/png", &story::picture());
                    self.browser.submit(form).await?
                } else {
                    page
                };
            if !page.has(&format!("form[action$='/q/{key}']")) {
                continue;
            }
            let mut form = page.form(&format!("/q/{key}"));
            for (name, value) in &fields {
                form = form.with(name, value);
            }
            self.send(form).await?;
        }
        Ok(())
    }
}

/// Somebody at the desk: an officer who recommends, or an approver who approves.
pub struct Clerk {
    pub browser: Socket,
    /// `mission` or `authority`.
    pub queue: &'static str,
    /// `/recommend` or `/approve`.
    pub act: &'static str,
    pub unanswered: Option<Filled>,
}

impl Clerk {
    /// Works until the product is gone or `stop` says so.
    pub async fn work(&mut self, said: &Acknowledged, stop: &watch::Receiver<bool>) -> Result<(), Gone> {
        while !*stop.borrow() {
            if let Some(form) = self.unanswered.take() {
                self.send(form).await?;
            }
            for view in ["mine", "free"] {
                let list = self.browser.open(&format!("/ar/desk?view={view}&queue={}", self.queue)).await?;
                for reference in references(&list) {
                    self.decide(said, &reference).await?;
                }
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(())
    }

    async fn send(&mut self, form: Filled) -> Result<Page, Gone> {
        self.unanswered = Some(form.clone());
        let page = self.browser.send_only(form).await?;
        self.unanswered = None;
        assert!(page.status.as_u16() < 500 || page.status.as_u16() == 503, "{}: {}", page.path, page.text());
        Ok(page)
    }

    async fn decide(&mut self, said: &Acknowledged, reference: &str) -> Result<(), Gone> {
        let path = format!("/ar{}", desk(reference, ""));
        let page = self.browser.open(&path).await?;
        if page.has("form[action$='/claim']") {
            self.send(page.form("/claim")).await?;
        }
        let page = self.browser.open(&path).await?;
        if !page.has(&format!("form[action$='{}']", self.act)) {
            return Ok(());
        }
        let form = page.form(self.act).with("note", "البيانات مطابقة للسجل.");
        let answer = self.send(form).await?;
        if answer.status.as_u16() == 303 {
            said.note(reference, if self.act == "/approve" { "approved" } else { "recommended" });
        }
        Ok(())
    }
}

/// The files a list of the desk links to.
fn references(page: &Page) -> BTreeSet<String> {
    let html = page.html();
    let links = html.split("/desk/files/").skip(1);
    links.map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect()).collect()
}
