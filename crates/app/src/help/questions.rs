//! The questions of the help page, in groups, and finding one by its words.

use kernel::{
    Day, Outcome,
    arabic::{latin_digits, name_key},
};
use web::{
    Markup, Visit,
    components::{Details, LinkButton},
};

/// A question: the end of its text keys, and the page on which it is dealt with.
struct Question {
    key: &'static str,
    /// The path of that page (without language) and the key of its words.
    way: Option<(&'static str, &'static str)>,
}

const fn question(key: &'static str, way: Option<(&'static str, &'static str)>) -> Question {
    Question { key, way }
}

/// The groups in their order, each with the end of its heading's key.
const GROUPS: [(&str, &[Question]); 6] = [
    (
        "begin",
        &[
            question("who-may-ask", Some(("/services", "help-way-services"))),
            question("mobile", Some(("/register", "help-way-register"))),
            question("consulate", None),
            question("residence", None),
            question("lapsed-card", None),
            question("level", Some(("/account/identity", "help-way-identity"))),
            question("which-country", Some(("/services#countries", "help-way-countries"))),
        ],
    ),
    (
        "others",
        &[
            question("for-relative", Some(("/services", "help-way-services"))),
            question("mandate", Some(("/account/mandates", "help-way-mandates"))),
            question("helper", Some(("/helping", "help-way-helping"))),
            question("other-pays", None),
            question("spouse", Some(("/account/requests", "help-way-requests"))),
        ],
    ),
    (
        "money",
        &[
            question("price", Some(("/services", "help-way-services"))),
            question("price-changed", None),
            question("paid-twice", Some(("/files", "help-way-files"))),
        ],
    ),
    (
        "going",
        &[
            question("how-long", Some(("/files", "help-way-files"))),
            question("not-located", Some(("/files", "help-way-files"))),
            question("correction", Some(("/files", "help-way-files"))),
            question("rejected", Some(("/files", "help-way-files"))),
            question("complaint", Some(("/account/enquiries/new", "help-way-enquiry"))),
            question("something-happened", Some(("/life-events", "help-way-events"))),
        ],
    ),
    (
        "document",
        &[
            question("digital", None),
            question("attested", Some(("/services", "help-way-services"))),
            question("checked", Some(("/verify", "help-way-verify"))),
            question("error-in-document", Some(("/account/enquiries/new", "help-way-enquiry"))),
        ],
    ),
    (
        "data",
        &[
            question("what-is-kept", Some(("/privacy", "help-way-privacy"))),
            question("who-looked", Some(("/account/looks", "help-way-looks"))),
            question("genuine-message", Some(("/messages/check", "help-way-message"))),
            question("own-copy", Some(("/account/data", "help-way-data"))),
        ],
    ),
];

/// The day on which the answers were last compared with what the program does. Whoever changes one compares it and the day.
pub(super) fn reviewed_on() -> Option<Day> {
    Day::new(2026, 11, 22).ok()
}

/// The ends of every question's text keys.
pub(super) fn keys() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().flat_map(|(_, questions)| questions.iter().map(|own| own.key))
}

#[derive(askama::Template)]
#[template(
    source = "{% for text in paragraphs %}<p>{{ text }}</p>{% endfor %}{% if let Some(way) = way %}<p>{{ way }}</p>{% endif %}",
    ext = "html"
)]
struct AnswerText<'a> {
    paragraphs: Vec<&'a str>,
    way: Option<LinkButton>,
}

/// The groups with the questions that have every word of `typed`; all of them where nothing was typed.
///
/// # Errors
/// A fault if an answer does not render.
pub(super) fn shown(v: &Visit, typed: &str) -> Outcome<Vec<(String, Vec<Details>)>> {
    let wanted = words(typed);
    let mut groups = Vec::new();
    for (heading, questions) in GROUPS {
        let mut fitting = Vec::new();
        for question in questions {
            fitting.extend(fits(v, question, &wanted)?);
        }
        if !fitting.is_empty() {
            groups.push((v.t(&format!("help-group-{heading}")), fitting));
        }
    }
    Ok(groups)
}

/// The question with its answer, if it has every wanted word.
fn fits(v: &Visit, question: &Question, wanted: &[String]) -> Outcome<Option<Details>> {
    let (asked, answer) = (v.t(&format!("help-q-{}", question.key)), v.t(&format!("help-a-{}", question.key)));
    if !has_all(&format!("{asked} {answer}"), wanted) {
        return Ok(None);
    }
    let way = question.way.map(|(path, text)| LinkButton::quiet(v.path(path), v.t(text)));
    let body = AnswerText { paragraphs: answer.lines().filter(|line| !line.trim().is_empty()).collect(), way };
    Ok(Some(Details::of(asked, Markup::render(&body)?).at(question.key)))
}

/// The words of a text as they are compared: one form of each letter, any digits, no signs, and no article.
fn words(text: &str) -> Vec<String> {
    let plain: String =
        latin_digits(text).chars().map(|c| if c.is_alphanumeric() || is_mark(c) { c } else { ' ' }).collect();
    plain.split_whitespace().map(|word| stem(&name_key(word))).filter(|word| !word.is_empty()).collect()
}

/// Vowel marks belong to their word; comparing drops them.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}')
}

/// A word without the article, where enough of it is left to be a word.
fn stem(word: &str) -> String {
    let rest = word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3);
    rest.unwrap_or(word).to_owned()
}

/// Whether every wanted word is in the text, whole or as the beginning or inside of a longer one («سداد» in «وسداده»).
fn has_all(text: &str, wanted: &[String]) -> bool {
    let there = words(text);
    wanted.iter().all(|word| there.iter().any(|own| own.contains(word.as_str())))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn keys(body: &str, prefix: &str) -> BTreeSet<String> {
        let key = |line: &str| line.strip_prefix(prefix)?.split_once(" =").map(|(key, _)| key.to_owned());
        body.lines().filter_map(key).collect()
    }

    #[test]
    fn every_question_has_an_answer_in_both_languages_and_none_is_left_over() {
        let asked: Vec<String> =
            GROUPS.iter().flat_map(|(_, questions)| questions.iter().map(|own| own.key.to_owned())).collect();
        let own: BTreeSet<String> = asked.iter().cloned().collect();
        assert_eq!(own.len(), asked.len(), "a question stands twice");
        for text in super::super::TEXTS.iter().filter(|text| text.module == "help") {
            assert_eq!(keys(text.body, "help-q-"), own, "{}", text.locale);
            assert_eq!(keys(text.body, "help-a-"), own, "{}", text.locale);
        }
    }

    #[test]
    fn words_are_found_however_they_are_written() {
        let text = "كيف تُسدَّد الرسوم؟ يمكن السداد ببطاقة صادرة في أي دولة خلال ٣٠ دقيقة.";
        for typed in ["سداد", "السداد", "الرسوم", "رسوم سداد", "بطاقه", "اي دوله", "30", "٣٠", "", "؟"]
        {
            assert!(has_all(text, &words(typed)), "{typed}");
        }
        for typed in ["قنصلية", "سداد قنصلية"] {
            assert!(!has_all(text, &words(typed)), "{typed}");
        }
        assert!(has_all("Do I need an Egyptian SIM?", &words("egyptian sim")));
    }
}
