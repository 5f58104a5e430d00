//! The owner's files, brought along by a program: the table needs many of them, and how a person fills in the pages is told by
//! every other story.

use std::collections::BTreeMap;

use axum::http::Method;
use serde_json::{Map, Value, json};
use testkit::{
    Client, Page, World,
    story::{Answered, picture},
};

/// The owner as a program.
pub struct Program {
    client: Client,
    /// Told apart from any other program of the account.
    began: i64,
    keys: u32,
    /// The link to pay each file by, made while it waited for money.
    links: BTreeMap<String, String>,
}

impl Program {
    /// Signs her in.
    pub async fn of(world: &World, part: &str) -> Self {
        let client = world.client(part).await;
        Self { client, began: world.store().now().as_second(), keys: 0, links: BTreeMap::new() }
    }

    /// A key that no request had.
    fn key(&mut self) -> String {
        self.keys += 1;
        format!("suite-acts-{}-{:06}", self.began, self.keys)
    }

    async fn post(&mut self, path: &str, body: &Value) -> Page {
        let key = self.key();
        self.client.post_with(path, &key, body).await
    }

    /// A draft of `service` with what is answered before applying and everything that it asks. Its reference.
    pub async fn drafts(&mut self, service: &str, before: &[(&str, &str)], pages: &[Answered]) -> String {
        let before: Map<String, Value> =
            before.iter().map(|(field, value)| ((*field).to_owned(), json!(value))).collect();
        let body = json!({ "service": service, "country": "ae", "answers": before });
        let opened = self.post("/applications", &body).await;
        assert_eq!(opened.status.as_u16(), 201, "{service}: {}", opened.html());
        let draft = opened.json();
        let reference = draft["reference"].as_str().unwrap().to_owned();
        self.completes(&reference, draft, pages).await;
        reference
    }

    /// The registration into which a file turned, with everything that it asks.
    pub async fn registers(&mut self, reference: &str, pages: &[Answered]) {
        let turned = self.post(&format!("/applications/{reference}/register"), &json!({})).await;
        assert!(turned.status.is_success(), "{reference}: {}", turned.html());
        self.completes(reference, turned.json(), pages).await;
    }

    /// Answers what the draft says is open; where nothing is written, a document is asked.
    async fn completes(&mut self, reference: &str, mut draft: Value, pages: &[Answered]) {
        let file = format!("/applications/{reference}");
        for _ in 0..40 {
            let open = draft["pages"].as_array().unwrap().iter().find(|page| page["complete"] == json!(false));
            let Some(key) = open.map(|page| page["key"].as_str().unwrap().to_owned()) else { return };
            let saved = match pages.iter().find(|(page, _)| *page == key) {
                Some((_, fields)) => {
                    let answers: Map<String, Value> =
                        fields.iter().map(|(field, value)| ((*field).to_owned(), json!(value))).collect();
                    self.post(&format!("{file}/answers"), &json!({ "page": key, "answers": answers })).await
                }
                None => {
                    self.uploads(&file, &key).await;
                    self.client.get(&file).await
                }
            };
            assert!(saved.status.is_success(), "{key}: {}", saved.html());
            draft = saved.json();
        }
        panic!("{reference} asks for ever: {draft}");
    }

    async fn uploads(&mut self, file: &str, page: &str) {
        let key = self.key();
        let headers = [("content-type", "image/png"), ("idempotency-key", key.as_str())];
        let path = format!("{file}/uploads?page={page}");
        let saved = self.client.call(Method::POST, &path, &headers, picture()).await;
        assert_eq!(saved.status.as_u16(), 201, "{page}: {}", saved.html());
    }

    /// Submits a complete draft.
    pub async fn submits(&mut self, reference: &str) {
        let sent = self.post(&format!("/applications/{reference}/submit"), &json!({ "declared": true })).await;
        assert_eq!(sent.json()["stage"], "awaiting_payment", "{}", sent.html());
        let lent = self.post(&format!("/applications/{reference}/payer-links"), &json!({})).await;
        assert_eq!(lent.status.as_u16(), 201, "{}", lent.html());
        let url = lent.json()["url"].as_str().unwrap().to_owned();
        let path = url.split_once("/ar/pay/").unwrap_or_else(|| panic!("{url} leads elsewhere")).1.to_owned();
        self.links.insert(reference.to_owned(), format!("/ar/pay/{path}"));
    }

    /// The link by which somebody else may pay the file; of one that never waited for money, one that was never made.
    pub fn link(&self, reference: &str) -> String {
        self.links.get(reference).cloned().unwrap_or_else(|| format!("/ar/pay/{}", "A".repeat(46)))
    }

    /// The code by which a helper gets the pen of a draft.
    pub async fn invites(&mut self, reference: &str) -> String {
        let invited = self.post(&format!("/applications/{reference}/helper/invite"), &json!({})).await;
        assert!(invited.status.is_success(), "{}", invited.html());
        invited.json()["code"].as_str().unwrap().to_owned()
    }

    /// Agrees to the help that was offered under a code; the draft.
    pub async fn accepts(&mut self, code: &str) -> String {
        let agreed = self.post("/help/accept", &json!({ "code": code })).await;
        assert_eq!(agreed.status.as_u16(), 201, "{}", agreed.html());
        agreed.json()["reference"].as_str().unwrap().to_owned()
    }

    /// Pays a submitted file; its webhook has been answered, and what follows is done.
    pub async fn pays(&mut self, world: &World, reference: &str) {
        let begun = self.post(&format!("/applications/{reference}/payments"), &json!({ "language": "ar" })).await;
        assert_eq!(begun.status.as_u16(), 201, "{}", begun.html());
        let before = world.webhooks();
        world.choose(begun.json()["checkout_url"].as_str().unwrap(), "success").await;
        world.webhooks_until(before + 1).await;
        world.pass(std::time::Duration::from_secs(2)).await;
    }
}
