//! The words of a message at the desk: what is wrong with them, told at the field, and how they reach somebody who does not
//! exist. Whatever is shown here is invented; no real person and no real file comes near it.

use kernel::{Locale, Slips};
use service_model::{
    Message, Sources,
    message::{CHECK_CODE, Fault, MOST_SEGMENTS, Part, Segments},
};
use work::proposals::{Shown, Words};

use super::model::Draft;
use crate::definitions::Kind;

/// The number of a file that does not exist.
const REFERENCE: &str = "7K4M-29TX-Q3W";

/// A message as it arrives at somebody who does not exist.
pub(super) struct Sample {
    /// The language she reads.
    pub language: Locale,
    /// The subject of the mail.
    pub subject: String,
    /// The text of the mail.
    pub text: String,
    /// The SMS; nothing where none is sent.
    pub sms: Option<(String, Segments)>,
}

/// The message in every language, as the files say it; nothing for files that are no message.
pub(super) fn samples(files: &Sources, public_url: &str) -> Vec<Sample> {
    let Some(message) = Message::as_written(files) else { return Vec::new() };
    let sample = |language| {
        let link = format!("{public_url}/{language}/files/{REFERENCE}");
        let said = |part| message.said(part, language, &[("reference", REFERENCE), ("link", &link)]);
        let sms = said(Part::Sms);
        let size = Segments::of(&sms, CHECK_CODE);
        Sample {
            language,
            subject: said(Part::Subject),
            text: said(Part::Text),
            sms: message.by_sms.then_some((sms, size)),
        }
    };
    [Locale::AR, Locale::EN].into_iter().map(sample).collect()
}

/// What is wrong with the words, each at its field.
pub(super) fn slips(files: &Sources) -> Slips {
    let mut slips = Slips::new();
    let faults = Message::as_written(files).map(|message| message.faults()).unwrap_or_default();
    for (part, locale, fault) in faults {
        let field = format!("{}_{locale}", part.as_str());
        match fault {
            Fault::Unknown(name) => slips.add_with(field, "rules-slip-placeholder", vec![("name", braced(&name))]),
            Fault::Missing(name) => slips.add_with(field, "rules-slip-missing", vec![("name", braced(name))]),
            Fault::Brace => slips.add_with(field, "rules-slip-brace", Vec::new()),
            Fault::Exclaims => slips.add_with(field, "rules-slip-exclaims", Vec::new()),
            Fault::Joy(word) => slips.add_with(field, "rules-slip-joy", vec![("word", word.to_owned())]),
            Fault::Tells(word) => slips.add_with(field, "rules-slip-tells", vec![("word", word.to_owned())]),
            Fault::Long(count) => {
                let args = vec![("count", count.to_string()), ("most", MOST_SEGMENTS.to_string())];
                slips.add_with(field, "rules-slip-long", args)
            }
            Fault::Lines => slips.add_with(field, "rules-slip-line", Vec::new()),
        };
    }
    slips
}

/// What may be said in a part of the message, as it is typed.
pub(super) fn says(files: &Sources, part: Part) -> Vec<&'static str> {
    Message::as_written(files).map(|message| message.occasion.says(part).to_vec()).unwrap_or_default()
}

/// When the message is sent, in both languages.
pub(super) fn sent_when(files: &Sources) -> Option<Words> {
    let message = Message::as_written(files)?;
    Some(Words::Names { ar: message.sent_when.ar, en: message.sent_when.en })
}

/// Adds how the message will arrive: what a second person approves is what people will read.
pub(super) fn add(shown: Shown, draft: &Draft) -> Shown {
    if draft.kind != Kind::Message {
        return shown;
    }
    // The address of an installation is no part of what is approved.
    samples(&draft.files, "https://…").into_iter().fold(shown, |shown, sample| {
        let label = Words::Many(vec![Words::text("rules-shown-sample"), language(sample.language)]);
        let lines = [sample.subject.as_str()].into_iter().chain(sample.text.lines());
        let sms = sample.sms.iter().map(|(text, _)| text.as_str());
        shown.line(label, Words::Lines(lines.chain(sms).map(Words::plain).collect()))
    })
}

/// A language by its name.
pub(super) fn language(locale: Locale) -> Words {
    Words::text(if locale == Locale::AR { "rules-in-arabic" } else { "rules-in-english" })
}

fn braced(name: &str) -> String {
    format!("{{{name}}}")
}
