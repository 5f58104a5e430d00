//! Saying that there is news, to whoever tells devices: that something was written for an account, and which of four kinds of
//! things it is about.

use ::store::{
    Cx,
    jobs::{self, NewJob},
};
use kernel::Outcome;
use serde_json::json;

use super::write::Telling;

/// The kind of the job; its payload is `{account, topic}`.
const TELL: &str = "push.tell";

/// Has devices told, in the transaction that wrote the notice.
pub(super) async fn announce(cx: &mut Cx, telling: &Telling<'_>) -> Outcome<()> {
    let payload = json!({ "account": telling.account, "topic": topic(&telling.message.key, &telling.path) });
    jobs::enqueue(cx, NewJob::new(TELL, payload)).await?;
    Ok(())
}

/// What a notice is about: by where it is read, and a letter by its name, for it is read in its file.
fn topic(key: &str, path: &str) -> &'static str {
    let below = |start: &str| path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let any = |starts: &[&str]| starts.iter().any(|start| below(start));
    if key == "letter" || below("/account/enquiries") {
        "letters"
    } else if any(&["/privileges", "/events", "/training", "/account/events", "/account/training", "/account/expert"]) {
        "opportunities"
    } else if any(&["/files", "/agency-requests"]) {
        "files"
    } else {
        "account"
    }
}

#[cfg(test)]
mod tests {
    use super::{super::account::NOTICES, topic};

    #[test]
    fn news_is_about_what_it_leads_to() {
        assert_eq!(topic("issued", "/files/ABCD-2345-678"), "files");
        assert_eq!(topic("letter", "/files/ABCD-2345-678"), "letters");
        assert_eq!(topic("enquiry_answered", "/account/enquiries/ABCD"), "letters");
        assert_eq!(topic("x", "/filesystem"), "account", "a longer word is another word");
        let of = |name: &str| NOTICES.iter().find(|(key, _)| *key == name).map(|(key, path)| topic(key, path));
        assert_eq!(of("subject_asked"), Some("account"));
        assert_eq!(of("mandate_ended"), Some("account"));
        assert_eq!(of("agency_moved"), Some("files"));
        for name in ["privilege_opened", "event_tomorrow", "event_called_off", "training_place", "expert_invited"] {
            assert_eq!(of(name), Some("opportunities"), "{name}");
        }
    }
}
