//! The public page: a code in, yes or no out.

use std::time::Duration;

use askama::Template;
use axum::{Router, response::Response, routing::get};
use kernel::{Outcome, Slips};
use store::throttle;
use web::{
    Answer, Fields, Filled, Form, FromFields, Site, Visit,
    components::{Banner, QuestionPage, TextInput, Tone},
};

use super::{
    CheckCode,
    store::{self as rows, Sent},
};

/// The zone in which the day of a message is told.
pub(super) const ZONE: &str = "Africa/Cairo";
/// A code that was asked about so often was probably copied into messages that are not ours.
const COPIED: i32 = 10;
/// So many codes may be asked about from one network within an hour.
const ASKED: throttle::Rule =
    throttle::Rule { name: "messaging-throttle-check", limit: 20, window: Duration::from_secs(3_600) };

pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/{lang}/messages/check", get(show).post(ask))
}

#[derive(Template)]
#[template(path = "check/check.html")]
struct CheckPage<'a> {
    v: &'a Visit,
    answer: Option<Banner>,
    copied: Option<Banner>,
    question: QuestionPage,
}

struct Typed(CheckCode);

impl FromFields for Typed {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        match fields.text("code").parse() {
            Ok(code) => Ok(Self(code)),
            Err(_) => {
                slips.add("code", "messaging-slip-code");
                Err(slips)
            }
        }
    }
}

async fn show(v: Visit) -> Answer {
    Ok(page(&v, &Filled::blank(), None))
}

async fn ask(v: Visit, form: Form<Typed>) -> Answer {
    match answer(&v, &form).await {
        Ok(found) => Ok(page(&v, &Filled::blank(), Some(found.as_ref()))),
        Err(failure) => Ok(page(&v, &form.filled(failure)?, None)),
    }
}

async fn answer(v: &Visit, form: &Form<Typed>) -> Outcome<Option<Sent>> {
    let Typed(code) = form.read()?;
    let mut cx = v.begin().await?;
    throttle::hit(&cx, &ASKED, &v.network()).await?;
    let found = rows::ask(&mut cx, code).await?;
    cx.commit().await?;
    Ok(found)
}

fn page(v: &Visit, filled: &Filled, answer: Option<Option<&Sent>>) -> Response {
    let told = answer.map(|found| match found {
        Some(sent) => {
            let channel = v.t(if sent.channel == "sms" { "messaging-channel-sms" } else { "messaging-channel-mail" });
            let text = v.t_with("messaging-check-yes", &[("day", &v.day(sent.on)), ("channel", &channel)]);
            Banner::new(Tone::Ok, text).heading(v.t("messaging-check-yes-title"))
        }
        None => Banner::new(Tone::Wrong, v.t("messaging-check-no")).heading(v.t("messaging-check-no-title")),
    });
    let copied = answer
        .flatten()
        .filter(|sent| sent.asked > COPIED)
        .map(|_| Banner::new(Tone::Wait, v.t("messaging-check-copied")));
    let code = TextInput::code("code", v.t("messaging-check-label"))
        .hint(v.t("messaging-check-hint"))
        .maxlength(24)
        .filled(v, filled);
    let question =
        QuestionPage::new(v, v.path("/messages/check"), filled).field(&code).submit(v.t("messaging-check-submit"));
    let title = v.t("messaging-check-title");
    v.page_with(filled.status(), title, CheckPage { v, answer: told, copied, question })
}
