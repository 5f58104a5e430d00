//! What no message may say: the kind of a document, and anything that would hurt somebody who is in mourning.
//!
//! A mail is read over a shoulder and an SMS lies on a locked screen: they name the number only (issue 3, «safety between
//! relatives»). The services' own names are looked for besides, wherever definitions are checked together.

/// Words that would tell which document somebody asked for, whatever services there are, or what it cost.
const TELLING: [&str; 27] = [
    "شهادة",
    "ميلاد",
    "وفاة",
    "زواج",
    "طلاق",
    "قيد عائلي",
    "قيد فردي",
    "وثيقة",
    "بطاقة",
    "الرقم القومي",
    "جواز",
    "ديانة",
    "certificate",
    "birth",
    "death",
    "marriage",
    "divorce",
    "family record",
    "document",
    "identity card",
    "passport",
    "religion",
    "mother",
    "father",
    "daughter",
    "جنيه",
    "egp",
];

/// What a message about the account may not say besides: that somebody asked, and who it could be.
const ASKING: [&str; 6] = ["طلب", "غيرك", "زوج", "asked", "somebody", "spouse"];

/// Words of joy and success. The same message goes to a widow.
const JOY: [&str; 16] = [
    "مبروك",
    "تهانينا",
    "نهنئ",
    "هنيئ",
    "يسعدنا",
    "يسرنا",
    "بنجاح",
    "خبر سار",
    "congratulations",
    "good news",
    "happy to",
    "glad to",
    "pleased to",
    "delighted",
    "successfully",
    "great news",
];

/// A text as it is searched: small letters, without vowel marks and lengthening.
pub fn plain(text: &str) -> String {
    let marks = |c: &char| !matches!(c, '\u{064B}'..='\u{0652}' | '\u{0640}' | '\u{0670}');
    text.chars().filter(marks).flat_map(char::to_lowercase).collect()
}

/// The first word that would tell what a file is about.
pub(super) fn telling(text: &str) -> Option<&'static str> {
    found(&TELLING, text)
}

/// The first word that would tell that somebody asked.
pub(super) fn asking(text: &str) -> Option<&'static str> {
    found(&ASKING, text)
}

/// The first word of joy.
pub(super) fn joy(text: &str) -> Option<&'static str> {
    found(&JOY, text)
}

/// Whether something is exclaimed, by a mark or by a picture.
pub(super) fn exclaims(text: &str) -> bool {
    text.contains(|c| matches!(c, '!' | '¡' | '！' | '‼' | '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}'))
}

fn found(words: &[&'static str], text: &str) -> Option<&'static str> {
    let text = plain(text);
    words.iter().copied().find(|word| text.contains(&plain(word)))
}
