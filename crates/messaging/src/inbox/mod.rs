//! The inbox of an account: what was said on every channel, enquiries, and by which ways its owner wants to hear.

pub(crate) mod api;
mod sent;

use ::store::Cx;
use askama::Template;
use axum::{
    Extension, Router,
    response::Response,
    routing::{get, post},
};
use kernel::{Id, Outcome, Slips, marks};
use web::{
    Answer, Fields, Filled, Form, FromFields, Hidden, Site, Visit,
    components::{Button, Checkboxes, Choice, Empty, LinkButton, Tag, Tone},
};

use crate::{
    Ports,
    enquiries::{self, InboxRow},
    notices::store::{self, InInbox},
    preferences::{self, Preference},
};

/// The zone in which the moments of an account are shown; it is named beside each.
const ZONE: &str = "Africa/Cairo";
/// How many enquiries the inbox shows.
const ENQUIRIES: i64 = 50;

/// How many messages in the account's inbox were not read.
///
/// # Errors
/// Faults of the database.
pub async fn unread(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<i64> {
    store::unread(cx, account).await
}

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/account/messages", get(show))
        .route("/{lang}/account/messages/sent", get(sent::show))
        .route("/{lang}/account/messages/preference", post(choose))
}

#[derive(Template)]
#[template(path = "inbox/inbox.html")]
struct InboxPage<'a> {
    v: &'a Visit,
    enquiries: Vec<InboxRow>,
    write: LinkButton,
    sent: LinkButton,
    messages: Vec<Shown>,
    nothing: Empty,
    action: String,
    hidden: Hidden,
    ways: Checkboxes,
    save: Button,
    push: LinkButton,
}

struct Shown {
    subject: String,
    at: String,
    paragraphs: Vec<String>,
    new: Option<Tag>,
    open: LinkButton,
}

async fn show(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    let account = v.account()?;
    let offices = ports.offices.offices(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let messages = store::inbox(&mut cx, account).await?;
    let chosen = preferences::store::load(&mut cx, account).await?;
    let enquiries = enquiries::store::of_owner(&mut cx, account, ENQUIRIES).await?;
    cx.commit().await?;
    let enquiries = enquiries::inbox_rows(&v, &offices, &enquiries);
    Ok(page(&v, enquiries, &messages, chosen))
}

fn page(v: &Visit, enquiries: Vec<InboxRow>, messages: &[InInbox], chosen: Preference) -> Response {
    let mut filled = Filled::blank();
    for (way, on) in [("mail", chosen.mail), ("sms", chosen.sms)] {
        if on {
            filled.fields.push("ways", way);
        }
    }
    let choices = vec![
        Choice::new("mail", v.t("messaging-preference-mail")),
        Choice::new("sms", v.t("messaging-preference-sms")),
    ];
    let page = InboxPage {
        v,
        enquiries,
        write: LinkButton::new(v.path("/account/enquiries/new"), v.t("messaging-enquiry-new-title")),
        sent: LinkButton::quiet(v.path("/account/messages/sent"), v.t("messaging-sent-title")),
        messages: messages.iter().map(|message| shown(v, message)).collect(),
        nothing: Empty::new(v.t("messaging-inbox-empty-title"), v.t("messaging-inbox-empty-text")),
        action: v.path("/account/messages/preference"),
        hidden: v.csrf_field(),
        ways: Checkboxes::new("ways", v.t("messaging-preference-title"), choices)
            .hint(v.t("messaging-preference-hint"))
            .filled(v, &filled),
        save: Button::quiet(v.t("messaging-preference-save")),
        push: LinkButton::quiet(v.path("/account/push"), v.t("messaging-preference-push")),
    };
    v.page(v.t("messaging-inbox-title"), page)
}

/// A message as shown. The address of the page it leads to becomes a button here.
fn shown(v: &Visit, message: &InInbox) -> Shown {
    Shown {
        subject: message.words.subject.clone(),
        at: v.moment(message.at, ZONE),
        paragraphs: message.words.text.lines().map(without_address).filter(|line| !line.is_empty()).collect(),
        new: message.new.then(|| Tag::new(v.t("messaging-inbox-new"), Tone::Wait)),
        open: LinkButton::quiet(v.path(&message.words.path), v.t(open_key(&message.words.path))),
    }
}

/// A line without an address of the web, and without the colon that led to it.
fn without_address(line: &str) -> String {
    if !line.contains("://") {
        return line.trim().to_owned();
    }
    let words: Vec<&str> = line.split_whitespace().filter(|word| !word.contains("://")).collect();
    words.join(" ").trim_end_matches([':', ' ']).to_owned()
}

fn open_key(path: &str) -> &'static str {
    if path.starts_with("/account/enquiries/") { "messaging-inbox-open-enquiry" } else { "messaging-inbox-open" }
}

impl FromFields for Preference {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let ways = fields.all("ways");
        Ok(Self { mail: ways.contains(&"mail"), sms: ways.contains(&"sms") })
    }
}

async fn choose(v: Visit, form: Form<Preference>) -> Answer {
    save(&v, form.read()?).await?;
    Ok(v.redirect_with("/account/messages", "messaging-preference-saved"))
}

async fn save(v: &Visit, preference: Preference) -> Outcome<()> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    preferences::store::save(&mut cx, account, preference).await?;
    cx.commit().await
}

#[cfg(test)]
mod tests {
    use super::without_address;

    #[test]
    fn a_line_loses_its_address_and_keeps_its_words() {
        let line = "رمز الاستلام في صفحة الطلب: https://wasl.example/ar/files/x";
        assert_eq!(without_address(line), "رمز الاستلام في صفحة الطلب");
        assert_eq!(without_address("https://wasl.example/ar/files/x"), "");
        assert_eq!(without_address(" المتابعة من هنا: "), "المتابعة من هنا:");
    }
}
