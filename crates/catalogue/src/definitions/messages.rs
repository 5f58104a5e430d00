//! Messages among everything else: what the program brings, and what no message may be called or say.

use kernel::Locale;
use service_model::{Finding, Message, Spot, message};

use super::{Definition, Loaded, shipped};

/// The messages as the program brings them. It sends these until the ministry put others in force.
pub(crate) fn delivered() -> impl Iterator<Item = (Message, Definition)> {
    // Whatever is found in it: a test keeps what ships free of findings, and nobody is left without a word because of one.
    shipped::messages().filter_map(|definition| Some((Message::as_written(&definition.sources)?, definition)))
}

/// A message is one the program sends, about what it sends it for; and none names a service, however services are called.
pub(super) fn check(loaded: &Loaded) -> Vec<Finding> {
    if loaded.messages.is_empty() {
        return Vec::new();
    }
    let delivered: Vec<Message> = delivered().map(|(message, _)| message).collect();
    let mut findings = Vec::new();
    for (message, definition) in loaded.messages.values() {
        let spot = Spot::start_of(&format!("{}/{}.toml", definition.place, message.key));
        match delivered.iter().find(|own| own.key == message.key) {
            None => {
                let message = format!("this program sends no message `{}`", message.key);
                findings.push(Finding { spot: spot.clone(), code: "message-unknown", message });
            }
            Some(own) if own.occasion != message.occasion => {
                let message = format!("this program sends it for the occasion `{}`", own.occasion.as_str());
                findings.push(Finding { spot: spot.clone(), code: "message-unknown", message });
            }
            Some(_) => {}
        }
        if let Some(name) = named_service(message, loaded) {
            let message = format!("it names the service `{name}`: a stranger must not learn what was asked for");
            findings.push(Finding { spot, code: "message-tells", message });
        }
    }
    findings
}

fn named_service<'l>(message: &Message, loaded: &'l Loaded) -> Option<&'l str> {
    let words = [&message.subject, &message.text, &message.sms];
    let said: Vec<String> = words.iter().flat_map(|own| [&own.ar, &own.en]).map(|text| message::plain(text)).collect();
    let mut names = loaded.services.values().flat_map(|(service, _)| {
        [Locale::AR, Locale::EN].into_iter().filter_map(|locale| service.texts.get(locale, "name"))
    });
    names.find(|name| said.iter().any(|text| text.contains(&message::plain(name))))
}
