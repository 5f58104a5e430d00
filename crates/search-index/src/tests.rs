//! What is found, and what is not, told by questions as they are typed.

use proptest::prelude::*;

use crate::{Entry, Index, Only, Said, asked::units, words::norms};

fn entry(title: &str, text: &str, language: &str) -> Entry {
    Entry {
        title: title.into(),
        text: text.into(),
        language: language.into(),
        kind: "service".into(),
        ..Entry::default()
    }
}

fn entries() -> Vec<Entry> {
    let abroad = Entry {
        countries: vec!["kw".into()], ..entry("القنصلية في الكويت", "منطقة السلام", "ar")
    };
    vec![
        entry("شهادة ميلاد مميكنة", "مستخرج رسمي من قيد الميلاد، يصدر إلكترونيًا.", "ar"),
        entry("شهادة وفاة مميكنة", "مستخرج رسمي من قيد الوفاة، يصدر إلكترونيًا.", "ar"),
        entry("تجديد بطاقة الرقم القومي", "تُجدَّد البطاقة بعد انتهاء صلاحيتها.", "ar"),
        entry("قيد زواج لأول مرة", "يُقيَّد الزواج الذي تم في الخارج، وتصدر شهادة زواج.", "ar"),
        entry("Computerised birth certificate", "An official extract of the record of birth.", "en"),
        entry("Renewal of the national card", "The card is renewed once it has expired.", "en"),
        abroad,
    ]
}

fn said() -> Said {
    let mut said = Said::new();
    said.means(["جواز"], ["زواج"]);
    said.means(["فيش"], ["صحيفة الحالة الجنائية"]);
    said.means(["مولود", "النونو"], ["ميلاد"]);
    said.means(["kart", "كارت"], ["بطاقة"]);
    said.means(["wafah"], ["وفاة"]);
    said.names(["باسبور", "جواز سفر", "passport"], ["جواز سفر", "passport"]);
    said.says_where(["الكويت", "دبي"]);
    said.says_nothing(["عايز", "اطلع", "لو سمحت", "ازاي"]);
    said
}

fn titles(question: &str) -> Vec<String> {
    let index = Index::build(entries()).unwrap();
    let hits = index.find(question, &said(), &Only::default(), 10).unwrap();
    hits.iter().filter(|hit| hit.support >= 0.5).map(|hit| entries()[hit.at].title.clone()).collect()
}

#[track_caller]
fn first(question: &str, title: &str) {
    let found = titles(question);
    assert_eq!(found.first().map(String::as_str), Some(title), "{question}: {found:?}");
}

#[test]
fn forms_of_a_word_find_each_other() {
    first("شهادات الميلاد", "شهادة ميلاد مميكنة");
    first("شهاده ميلاد", "شهادة ميلاد مميكنة");
    first("شَهَادَةُ المِيلَادِ", "شهادة ميلاد مميكنة");
    first("تجديد البطاقه", "تجديد بطاقة الرقم القومي");
    first("birth certificates", "Computerised birth certificate");
    first("renewing my card", "Renewal of the national card");
}

#[test]
fn a_slip_of_the_finger_is_forgiven() {
    first("شهدة ميلاد", "شهادة ميلاد مميكنة");
    first("تجيد بطاقة", "تجديد بطاقة الرقم القومي");
    first("birth certifcate", "Computerised birth certificate");
}

#[test]
fn a_dialect_is_understood_by_its_words() {
    first("عايز اطلع شهادة النونو", "شهادة ميلاد مميكنة");
    first("ازاي الكارت يتجدد", "تجديد بطاقة الرقم القومي");
}

#[test]
fn arabic_in_latin_letters_is_heard() {
    first("shehadet milad", "شهادة ميلاد مميكنة");
    first("tagdid el kart", "تجديد بطاقة الرقم القومي");
    first("shehadet wafah", "شهادة وفاة مميكنة");
}

#[test]
fn what_is_not_there_is_not_borne_out() {
    for question in ["رخصة قيادة", "visa to canada", "فيش", "سعر الدولار اليوم"] {
        assert_eq!(titles(question), Vec::<String>::new(), "{question}");
    }
    assert!(titles("").is_empty());
    assert!(titles("لو سمحت عايز").is_empty());
}

#[test]
fn what_is_called_by_another_name_strays() {
    let strays = |entries: Vec<Entry>, question: &str, title: &str| {
        let index = Index::build(entries.clone()).unwrap();
        let hits = index.find(question, &said(), &Only::default(), 10).unwrap();
        hits.iter().find(|hit| entries[hit.at].title == title).map(|hit| hit.strays)
    };
    let card = "تجديد بطاقة الرقم القومي";
    for question in ["تجديد باسبور", "تجديد الباسبور", "تجديد باسبوور", "tagdid el basbor", "تجديد جواز سفر"]
    {
        assert_eq!(strays(entries(), question, card), Some(true), "{question}");
    }
    for question in ["تجديد البطاقة", "tagdid el kart", "تجديد بطاقة السفر"] {
        assert_eq!(strays(entries(), question, card), Some(false), "{question}");
    }
    // Mentioned in its text it is still another thing; in a title or a heading it is what was asked for.
    let mentioned = entry(card, "يُقدَّم جواز سفر سارٍ.", "ar");
    let headed = Entry { heading: "جواز السفر".into(), ..mentioned.clone() };
    assert_eq!(strays(vec![mentioned], "تجديد باسبور", card), Some(true));
    assert_eq!(strays(vec![headed], "تجديد باسبور", card), Some(false));
    let passport = "تجديد جواز السفر";
    assert_eq!(strays(vec![entry(passport, "من القنصلية.", "ar")], "renew passport", passport), Some(false));
}

#[test]
fn what_is_missing_is_told_by_its_weight() {
    let index = Index::build(entries()).unwrap();
    let first = |question: &str| index.find(question, &said(), &Only::default(), 1).unwrap()[0].clone();
    assert_eq!(first("شهادة ميلاد").gap, 0.0);
    let missing = first("شهادة ميلاد زجاجية");
    assert!(missing.gap > 0.9 && missing.support < 0.8, "{missing:?}");
    let slipped = first("birth certifcate");
    assert!(slipped.gap > 0.0 && slipped.gap < 0.3, "{slipped:?}");
    let whole = |question: &str| {
        let piece =
            |text: &str| Entry { whole: "one".into(), ..entry("شهادة ميلاد مميكنة", text, "ar") };
        let index = Index::build(vec![piece("مستخرج رسمي."), piece("يُسدَّد إلكترونيًا.")]).unwrap();
        let hits = index.find(question, &said(), &Only::default(), 2).unwrap();
        hits.iter().map(|hit| (hit.gap, hit.whole, hit.support)).collect::<Vec<_>>()
    };
    for (gap, whole, support) in whole("مستخرج يُسدَّد") {
        assert!(
            gap == 0.0 && whole > 0.99 && support < 0.99,
            "what one piece lacks another has: {gap} {whole} {support}"
        );
    }
    // Where somebody is weighs little, so that it leaves no gap worth the name.
    assert!(first("شهادة ميلاد دبي").gap < 0.75 * missing.gap);
    let beside = index.find("انتهاء الميلاد", &said(), &Only::default(), 10).unwrap();
    assert!(beside.iter().any(|hit| hit.named < hit.support), "{beside:?}");
}

#[test]
fn a_title_is_told_whole_or_in_part() {
    let index = Index::build(entries()).unwrap();
    let told = |question: &str, title: &str| {
        let hits = index.find(question, &said(), &Only::default(), 10).unwrap();
        hits.iter().find(|hit| entries()[hit.at].title == title).map_or(0.0, |hit| hit.told)
    };
    let card = "تجديد بطاقة الرقم القومي";
    assert!(told("عايز اعرف عن تجديد بطاقة الرقم القومي وانا مسافر", card) > 0.99, "idle words take nothing from it");
    assert!(told("تجديد", card) < 0.5 && told("تجديد", card) > 0.0);
    assert_eq!(told("شهادة ميلاد", card), 0.0);
}

#[test]
fn what_an_entry_is_labelled_with_names_nothing() {
    let labelled =
        Entry { label: "الرسوم".into(), ..entry("شهادة ميلاد", "خمسون جنيهًا.", "ar") };
    let headed = Entry { heading: "الرسوم".into(), label: String::new(), ..labelled.clone() };
    let named = |entry: Entry| {
        let hits = Index::build(vec![entry]).unwrap().find("الرسوم", &said(), &Only::default(), 1).unwrap();
        (hits[0].support, hits[0].named)
    };
    assert_eq!(named(labelled), (1.0, 0.0));
    assert_eq!(named(headed), (1.0, 1.0));
}

#[test]
fn a_slip_in_a_phrase_is_forgiven_and_arabic_phrases_are_heard() {
    let mut said = said();
    said.means(["كارت عائلي", "family book"], ["بطاقة"]);
    let index = Index::build(entries()).unwrap();
    for question in ["familly book", "kaart 3a2ely"] {
        let hits = index.find(question, &said, &Only::default(), 3).unwrap();
        assert!(
            hits.iter().any(|hit| entries()[hit.at].title.contains("بطاقة") && hit.support > 0.9),
            "{question}: {hits:?}"
        );
    }
}

#[test]
fn what_is_wanted_holds_the_rest_back() {
    let index = Index::build(entries()).unwrap();
    let find = |only: &Only| index.find("الكويت ميلاد certificate", &said(), only, 10).unwrap();
    let languages = |only: &Only| find(only).iter().map(|hit| entries()[hit.at].language.clone()).collect::<Vec<_>>();
    assert!(languages(&Only::default()).contains(&"en".to_owned()));
    let arabic = Only { language: Some("ar".into()), ..Only::default() };
    assert!(languages(&arabic).iter().all(|own| own == "ar"));
    let kuwait = Only { country: Some("kw".into()), ..Only::default() };
    assert!(find(&kuwait).iter().any(|hit| hit.at == 6));
    let italy = Only { country: Some("it".into()), ..Only::default() };
    assert!(find(&italy).iter().all(|hit| hit.at != 6), "what concerns Kuwait alone is not shown for Italy");
    assert!(!find(&italy).is_empty(), "what concerns every country is");
    let none = Only { kinds: vec!["event".into()], ..Only::default() };
    assert!(find(&none).is_empty());
}

#[test]
fn titles_are_suggested_while_they_are_typed() {
    let index = Index::build(entries()).unwrap();
    let titles = |typed: &str, language: &str| -> Vec<String> {
        index.suggest(typed, language, 5).into_iter().map(|at| entries()[at].title.clone()).collect()
    };
    assert_eq!(titles("شها", "ar"), ["شهادة وفاة مميكنة", "شهادة ميلاد مميكنة"]);
    assert_eq!(titles("شهادة مي", "ar"), ["شهادة ميلاد مميكنة"]);
    assert_eq!(titles("الشهادة وف", "ar"), ["شهادة وفاة مميكنة"]);
    assert_eq!(titles("bir", "en"), ["Computerised birth certificate"]);
    assert!(titles("bir", "ar").is_empty() && titles("", "ar").is_empty() && titles("zzz", "en").is_empty());
}

#[test]
fn an_excerpt_shows_where_the_question_stands() {
    let long = format!("{} تُجدَّد البطاقة بعد انتهاء صلاحيتها. {}", "كلام عام ".repeat(40), "كلام آخر ".repeat(40));
    let index = Index::build(vec![entry("عنوان", &long, "ar")]).unwrap();
    let pieces = index.excerpt(0, "صلاحية البطاقة", &said());
    let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    assert!(whole.starts_with("… ") && whole.ends_with(" …") && whole.contains("انتهاء"), "{whole}");
    let asked: Vec<&str> = pieces.iter().filter(|piece| piece.asked).map(|piece| piece.text.as_str()).collect();
    assert_eq!(asked, ["البطاقة", "صلاحيتها"]);
}

#[test]
fn an_empty_index_finds_nothing() {
    let index = Index::build(Vec::new()).unwrap();
    assert!(index.is_empty());
    assert!(index.find("شهادة", &said(), &Only::default(), 5).unwrap().is_empty());
    assert!(index.suggest("شه", "ar", 5).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_typed_is_read_to_its_end(question in "\\PC{0,260}") {
        let index = Index::build(entries()).unwrap();
        let hits = index.find(&question, &said(), &Only::default(), 10).unwrap();
        for hit in hits {
            prop_assert!((0.0..=1.001).contains(&hit.support));
            let pieces = index.excerpt(hit.at, &question, &said());
            let whole: String = pieces.into_iter().map(|piece| piece.text).collect();
            prop_assert_eq!(whole, entries()[hit.at].text.clone(), "a short text is shown whole");
        }
        index.suggest(&question, "ar", 5);
    }

    #[test]
    fn normalising_twice_changes_nothing(text in "\\PC{0,80}") {
        let once = norms(&text);
        prop_assert_eq!(norms(&once.join(" ")), once.clone());
        prop_assert!(units(&text, &Said::new(), &|_| false).len() <= 24);
    }
}
