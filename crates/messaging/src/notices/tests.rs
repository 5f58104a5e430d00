//! The messages of the catalogue are exactly those that are sent, and each fits where it is put. What no message may say is
//! tested where messages are read, in `service-model`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use kernel::Locale;
use service_model::{
    Message, Sources,
    message::{CHECK_CODE, MOST_SEGMENTS, Occasion, Segments},
};
use web::texts::Texts;

use super::{Facts, NOTICES, words};

/// The messages the program brings, by key.
fn shipped() -> BTreeMap<String, Message> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../messages");
    let files = fs::read_dir(folder).expect("there are messages").map(|entry| entry.expect("a file").path());
    let read = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).expect("a text");
        let message = Message::load(&Sources::new().with("message.toml", text)).expect("free of findings");
        (message.key.clone(), message)
    };
    files.map(read).collect()
}

/// Every key that is sent, with what it is sent for.
fn sent() -> BTreeMap<&'static str, Occasion> {
    let files = NOTICES.iter().map(|notice| notice.name).chain(crate::threads::promise::NOTICES);
    files
        .map(|key| (key, Occasion::File))
        .chain(crate::enquiries::NOTICES.map(|key| (key, Occasion::Enquiry)))
        .chain(super::account::NOTICES.map(|(key, _)| (key, Occasion::Account)))
        .collect()
}

#[test]
fn every_message_is_sent_and_everything_sent_is_a_message() {
    let (shipped, sent) = (shipped(), sent());
    let keys: BTreeSet<&str> = shipped.keys().map(String::as_str).collect();
    assert_eq!(keys, sent.keys().copied().collect());
    for (key, message) in &shipped {
        assert_eq!(message.occasion, sent[key.as_str()], "{key} is sent for what its words may say");
    }
}

#[test]
fn a_message_with_its_check_code_fits_into_what_is_sent() {
    let texts = Texts::load(&[crate::TEXTS]).expect("the texts load");
    let facts = Facts {
        reference: Some("7K4M-29TX-Q3W".to_owned()),
        link: "https://wasl.gov.eg/ar/files/7K4M-29TX-Q3W".to_owned(),
    };
    for (key, message) in shipped() {
        for language in [Locale::AR, Locale::EN] {
            let plain = words(&message, language, &facts, "/files/x".to_owned());
            let code = "7K4M2-9TXQ3".parse().expect("a code");
            let coded = plain.with_code(&texts, language, code, "https://wasl.gov.eg/ar/messages/check");
            assert!(coded.text.starts_with(&plain.text) && coded.text.contains("7K4M2-9TXQ3"));
            assert!(
                coded.sms.chars().count() - plain.sms.chars().count() <= CHECK_CODE,
                "the desk counts it with the SMS"
            );
            let size = Segments::of(&coded.sms, 0);
            assert!(size.count <= MOST_SEGMENTS, "{key} ({language}): {size:?}");
        }
    }
}
