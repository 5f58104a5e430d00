//! A message: the words in which a person is told that something happened, in both languages, for mail and inbox and for an
//! SMS. One file of data for each.
//!
//! A message says what its occasion gives it (a number, an address) and nothing else: it never names the kind of a document,
//! and since the same words go to somebody in mourning, it never exclaims and never celebrates.

mod fault;
mod segments;
mod template;
mod tone;

use kernel::Locale;

pub use fault::Fault;
pub use segments::{CHECK_CODE, MOST_SEGMENTS, Segments};
pub use template::fill;
pub use tone::plain;

use crate::{
    Finding, Names, Sources, Spot,
    finding::Findings,
    reader::{File, Table},
};

/// What a message is about, which decides what it has to say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Occasion {
    /// An application: its number, and the address of its page.
    File,
    /// An enquiry or a complaint: its number, and the address of its page.
    Enquiry,
    /// The account itself: the address to go on, and no number by which anything could be guessed.
    Account,
}

impl Occasion {
    const ALL: [Self; 3] = [Self::File, Self::Enquiry, Self::Account];

    /// The name in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Enquiry => "enquiry",
            Self::Account => "account",
        }
    }

    /// What must be said in a part, as placeholders name it. Nothing else may be.
    pub fn says(self, part: Part) -> &'static [&'static str] {
        match (self, part) {
            (Self::File | Self::Enquiry, Part::Subject) => &["reference"],
            (Self::File | Self::Enquiry, Part::Text | Part::Sms) => &["reference", "link"],
            (Self::Account, Part::Subject) => &[],
            (Self::Account, Part::Text | Part::Sms) => &["link"],
        }
    }

    fn read(table: &mut Table<'_, '_>) -> Self {
        let name = table.one_of("occasion", &Self::ALL.map(Self::as_str));
        Self::ALL.into_iter().find(|own| own.as_str() == name).unwrap_or(Self::File)
    }
}

/// A part of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The subject of the mail, which is also the title in the inbox.
    Subject,
    /// The text of the mail and of the inbox.
    Text,
    /// The text of the SMS.
    Sms,
}

impl Part {
    /// Every part, in the order in which they are read.
    pub const ALL: [Self; 3] = [Self::Subject, Self::Text, Self::Sms];

    /// The key in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Text => "text",
            Self::Sms => "sms",
        }
    }
}

/// A message.
#[derive(Clone, PartialEq, Debug)]
pub struct Message {
    /// Its key, by which the program sends it.
    pub key: String,
    /// What it is about.
    pub occasion: Occasion,
    /// Whether an SMS is sent besides the mail: it costs money, and is for what must be acted upon or was waited for.
    pub by_sms: bool,
    /// By what the desk knows it.
    pub names: Names,
    /// When it is sent.
    pub sent_when: Names,
    /// The subject of the mail and the title in the inbox.
    pub subject: Names,
    /// The text of the mail and of the inbox.
    pub text: Names,
    /// The text of the SMS.
    pub sms: Names,
}

impl Message {
    /// Loads `<key>.toml`, the only file of `sources`.
    ///
    /// # Errors
    /// Every finding, when there is at least one.
    pub fn load(sources: &Sources) -> Result<Self, Vec<Finding>> {
        let findings = Findings::default();
        match read(sources, &findings) {
            Some(message) if findings.is_empty() => Ok(message),
            Some(_) => Err(findings.into_sorted()),
            None => {
                findings.add(&Spot::start_of(""), "file-missing", "there is no file of the message");
                Err(findings.into_sorted())
            }
        }
    }

    /// The message as its file says it, whatever is wrong with it; nothing without a file.
    pub fn as_written(sources: &Sources) -> Option<Self> {
        read(sources, &Findings::default())
    }

    /// The words of a part, with their placeholders.
    pub fn words(&self, part: Part) -> &Names {
        match part {
            Part::Subject => &self.subject,
            Part::Text => &self.text,
            Part::Sms => &self.sms,
        }
    }

    /// A part in the language of a reader, with `facts` in the place of the placeholders.
    pub fn said(&self, part: Part, locale: Locale, facts: &[(&str, &str)]) -> String {
        fill(self.words(part).get(locale), facts)
    }

    /// What is wrong with the words: where, and what.
    pub fn faults(&self) -> Vec<(Part, Locale, Fault)> {
        let mut faults = Vec::new();
        for part in Part::ALL {
            for locale in [Locale::AR, Locale::EN] {
                let found = fault::of(self.occasion, part, self.words(part).get(locale));
                faults.extend(found.into_iter().map(|fault| (part, locale, fault)));
            }
        }
        faults
    }
}

fn read(sources: &Sources, findings: &Findings) -> Option<Message> {
    let (name, text) = sources.iter().next()?;
    let file = File::parse(name, text, findings);
    let mut table = file.table();
    if table.whole("schema", 1) != 1 {
        table.fault_at("schema", "schema", "this program reads schema 1 of messages");
    }
    let message = Message {
        key: table.key("key"),
        occasion: Occasion::read(&mut table),
        by_sms: table.flag("by_sms", false),
        names: table.names("names"),
        sent_when: table.names("sent_when"),
        subject: table.names("subject"),
        text: table.names("text"),
        sms: table.names("sms"),
    };
    for (part, locale, fault) in message.faults() {
        table.fault_at(part.as_str(), fault.code(), format!("`{}` ({locale}): {fault}", part.as_str()));
    }
    table.finish();
    Some(message)
}
