//! What is sent: one sentence, the same for everybody, where to read on, and how many messages are unread. There is no room
//! for anything else (ADR 20).

use kernel::Locale;
use serde_json::json;
use web::texts::{Texts, without_isolates};

/// The message as the service worker reads it.
pub(crate) fn text(texts: &Texts, language: Locale, unread: i64) -> String {
    let say = |key: &str| without_isolates(&texts.text(language, key));
    let message = json!({
        "lang": language.as_str(),
        "dir": language.direction().as_str(),
        "title": say("push-message-title"),
        "text": say("push-message-text"),
        "open": say("push-message-open"),
        "later": say("push-message-later"),
        "path": format!("/{language}/account/messages"),
        "unread": unread,
    });
    message.to_string()
}
