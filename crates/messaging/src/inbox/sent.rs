//! Every mail and SMS that was sent to the account's owner, with its words, so that a message in hand can be compared.

use askama::Template;
use web::{
    Answer, Visit,
    components::{BackLink, Empty},
};

use super::ZONE;
use crate::notices::store::{self, Carried};

#[derive(Template)]
#[template(path = "inbox/sent.html")]
struct SentPage<'a> {
    v: &'a Visit,
    back: BackLink,
    nothing: Empty,
    messages: Vec<Shown>,
}

struct Shown {
    channel: String,
    at: String,
    subject: Option<String>,
    lines: Vec<String>,
}

pub(super) async fn show(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let carried = store::carried(&mut cx, account).await?;
    cx.commit().await?;
    let page = SentPage {
        v: &v,
        back: BackLink::to(v.path("/account/messages"), v.t("messaging-inbox-title")),
        nothing: Empty::new(v.t("messaging-inbox-empty-title"), v.t("messaging-sent-empty")),
        messages: carried.iter().map(|message| shown(&v, message)).collect(),
    };
    Ok(v.page(v.t("messaging-sent-title"), page))
}

fn shown(v: &Visit, message: &Carried) -> Shown {
    let sms = message.channel == "sms";
    let text = match &message.words {
        Some(words) if sms => words.sms.clone(),
        Some(words) => words.text.clone(),
        None => v.t("messaging-sent-forgotten"),
    };
    let at = match message.sent {
        Some(at) => v.moment(at, ZONE),
        None => v.t_with("messaging-sent-not-yet", &[("at", &v.moment(message.at, ZONE))]),
    };
    Shown {
        channel: v.t(match message.channel.as_str() {
            "sms" => "messaging-channel-sms",
            "paper" => "messaging-channel-paper",
            _ => "messaging-channel-mail",
        }),
        at,
        subject: message.words.as_ref().filter(|_| !sms).map(|words| words.subject.clone()),
        lines: text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect(),
    }
}
