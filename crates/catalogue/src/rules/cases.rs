//! For whom a document is asked: the few kinds of conditions that are chosen in a form, and how each is written in the file. Pure.
//!
//! A condition of another kind stays as it is written; nothing here guesses at it.

use kernel::Locale;
use service_model::{
    Sources,
    amend::{self, At, Written},
};
use work::proposals::Words;

use super::{
    papers::FORM,
    texts::{called, text_of},
};

/// The condition of whoever was not compared with an identity document yet.
const UNVERIFIED: &str = "facts.assurance != 'verified'";

/// For whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Case {
    /// For everybody.
    Always,
    /// For whoever's identity was not verified before.
    Unverified,
    /// For whoever gave one of these answers to each of these questions.
    Answers(Vec<(String, Vec<String>)>),
    /// For whom the condition in the file says.
    Written(String),
}

/// A question whose answers are a short list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Question {
    /// The field.
    pub name: String,
    /// The answers, in the order of the form.
    pub options: Vec<String>,
    /// Whether they are yes and no.
    pub yes_no: bool,
}

/// The questions of a form that cases are made of.
pub(super) fn questions(files: &Sources) -> Vec<Question> {
    let form = files.get(FORM).unwrap_or_default();
    let count = amend::rows(form, "page.field").unwrap_or_default();
    let mut found: Vec<Question> = Vec::new();
    for question in (0..count).filter_map(|nth| question(files, form, nth)) {
        if found.iter().all(|known| known.name != question.name) {
            found.push(question);
        }
    }
    found
}

fn question(files: &Sources, form: &str, nth: usize) -> Option<Question> {
    let read = |key: &str| amend::read(form, At::Row("page.field", nth), key).ok().flatten();
    let text = |key: &str| match read(key) {
        Some(Written::Text(text)) => Some(text),
        _ => None,
    };
    let (name, kind) = (text("name")?, text("kind")?);
    if kind == "yes_no" {
        return Some(Question { name, options: ["true", "false"].map(str::to_owned).to_vec(), yes_no: true });
    }
    let mut options = match text("options_from").as_deref() {
        None => Vec::new(),
        Some("kinship") => relations(files),
        // Governorates and ways of delivery are no cases of a document.
        Some(_) => return None,
    };
    if let Some(Written::Texts(own)) = read("options") {
        options.extend(own);
    }
    let listed = matches!(kind.as_str(), "radios" | "select") && !options.is_empty();
    listed.then_some(Question { name, options, yes_no: false })
}

fn relations(files: &Sources) -> Vec<String> {
    let rows = files.get("eligibility.toml").unwrap_or_default();
    let count = amend::rows(rows, "kin").unwrap_or_default();
    let mut found: Vec<String> = Vec::new();
    for nth in 0..count {
        if let Ok(Some(Written::Text(relation))) = amend::read(rows, At::Row("kin", nth), "relation")
            && !found.contains(&relation)
        {
            found.push(relation);
        }
    }
    found
}

/// What a condition of the file says.
pub(super) fn read(condition: Option<&str>, questions: &[Question]) -> Case {
    match condition.map(str::trim) {
        None | Some("") => Case::Always,
        Some(UNVERIFIED) => Case::Unverified,
        Some(written) => answers(written, questions).unwrap_or_else(|| Case::Written(written.to_owned())),
    }
}

/// Terms joined by `&&`, each of which takes one question; nothing for anything else.
fn answers(written: &str, questions: &[Question]) -> Option<Case> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for part in written.split(" && ") {
        let part = part.trim();
        let (positive, term) = match part.strip_prefix("!(").and_then(|rest| rest.strip_suffix(')')) {
            Some(inner) => (false, inner),
            None => (true, part),
        };
        let rest = term.strip_prefix("answers.")?;
        let (name, test) = rest.split_once(' ')?;
        let question = questions.iter().find(|question| question.name == name)?;
        // Whoever gave no answer gave none of them.
        if (positive, test) == (true, "!= null") {
            continue;
        }
        let (named, values) = named(test)?;
        let wanted = |option: &&String| values.contains(option) == (named == positive);
        let chosen: Vec<String> = question.options.iter().filter(wanted).cloned().collect();
        let known = values.iter().all(|value| question.options.contains(value));
        if !known || chosen.is_empty() || all.iter().any(|(other, _)| other == name) {
            return None;
        }
        all.push((name.to_owned(), chosen));
    }
    all.sort_by_key(|(name, _)| questions.iter().position(|question| question.name == *name));
    (!all.is_empty()).then_some(Case::Answers(all))
}

/// The values a test names, and whether it asks for one of them.
fn named(test: &str) -> Option<(bool, Vec<String>)> {
    if let Some(list) = test.strip_prefix("in [").and_then(|rest| rest.strip_suffix(']')) {
        return Some((true, list.split(',').map(|value| quoted(value.trim())).collect::<Option<_>>()?));
    }
    let (equal, value) = match (test.strip_prefix("== "), test.strip_prefix("!= ")) {
        (Some(value), _) => (true, value),
        (_, Some(value)) => (false, value),
        _ => return None,
    };
    let value = if matches!(value, "true" | "false") { value.to_owned() } else { quoted(value)? };
    Some((equal, vec![value]))
}

fn quoted(text: &str) -> Option<String> {
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    (!inner.contains('\'')).then(|| inner.to_owned())
}

/// The condition as it is written into the file; none for everybody.
pub(super) fn write(case: &Case, questions: &[Question]) -> Option<String> {
    match case {
        Case::Always => None,
        Case::Unverified => Some(UNVERIFIED.to_owned()),
        Case::Written(written) => Some(written.clone()),
        Case::Answers(all) => {
            let term = |(name, values): &(String, Vec<String>)| {
                let yes_no = questions.iter().any(|question| question.name == *name && question.yes_no);
                match values.as_slice() {
                    [one] if yes_no => format!("answers.{name} == {one}"),
                    [one] => format!("answers.{name} == '{one}'"),
                    many => {
                        let quote = |value: &String| if yes_no { value.clone() } else { format!("'{value}'") };
                        format!("answers.{name} in [{}]", many.iter().map(quote).collect::<Vec<_>>().join(", "))
                    }
                }
            };
            Some(all.iter().map(term).collect::<Vec<_>>().join(" && "))
        }
    }
}

/// A condition of the file in words, as far as it is one of these cases.
pub(super) fn said(files: &Sources, condition: &str) -> Words {
    let questions = questions(files);
    words(files, &read(Some(condition), &questions), &questions)
}

/// A case in words: each question with the answers that count.
pub(super) fn words(files: &Sources, case: &Case, questions: &[Question]) -> Words {
    match case {
        Case::Always => Words::text("rules-case-always"),
        Case::Unverified => Words::text("rules-case-unverified"),
        Case::Written(written) => Words::plain(written),
        Case::Answers(all) => {
            let line = |(name, values): &(String, Vec<String>)| {
                let question = questions.iter().find(|question| question.name == *name);
                let one = |value: &String| match question {
                    Some(question) => answer(files, question, value),
                    None => Words::plain(value),
                };
                Words::Many(std::iter::once(asked(files, name)).chain(values.iter().map(one)).collect())
            };
            Words::Lines(all.iter().map(line).collect())
        }
    }
}

/// What a question is called.
pub(super) fn asked(files: &Sources, name: &str) -> Words {
    called(files, &format!("fields.{name}.label"), name)
}

/// What an answer to it is called.
pub(super) fn answer(files: &Sources, question: &Question, value: &str) -> Words {
    if question.yes_no {
        return Words::text(if value == "true" { "web-yes" } else { "web-no" });
    }
    let own = format!("fields.{}.options.{value}", question.name);
    let key = if text_of(files, Locale::AR, &own).is_some() { own } else { format!("kinship.{value}") };
    called(files, &key, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked() -> Vec<Question> {
        let options = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        vec![
            Question { name: "relation".into(), options: options(&["self", "father", "son", "other"]), yes_no: false },
            Question { name: "known".into(), options: options(&["true", "false"]), yes_no: true },
        ]
    }

    fn of(all: &[(&str, &[&str])]) -> Case {
        let own = |(name, values): &(&str, &[&str])| {
            ((*name).to_owned(), values.iter().map(|value| (*value).to_owned()).collect())
        };
        Case::Answers(all.iter().map(own).collect())
    }

    #[test]
    fn what_is_chosen_is_written_and_read_again() {
        for (case, written) in [
            (Case::Always, None),
            (Case::Unverified, Some(UNVERIFIED)),
            (of(&[("known", &["false"])]), Some("answers.known == false")),
            (of(&[("relation", &["son"])]), Some("answers.relation == 'son'")),
            (
                of(&[("relation", &["self", "son"]), ("known", &["true"])]),
                Some("answers.relation in ['self', 'son'] && answers.known == true"),
            ),
        ] {
            assert_eq!(write(&case, &asked()).as_deref(), written);
            assert_eq!(read(written, &asked()), case);
        }
    }

    #[test]
    fn what_is_excepted_is_everything_else_and_what_is_not_known_stays_as_it_is() {
        let excepted = "answers.relation != null && !(answers.relation in ['self', 'other'])";
        assert_eq!(read(Some(excepted), &asked()), of(&[("relation", &["father", "son"])]));
        assert_eq!(
            read(Some("answers.relation != 'other'"), &asked()),
            of(&[("relation", &["self", "father", "son"])])
        );
        for other in [
            "answers.born != null && days_between(answers.born, today) > 30",
            "answers.relation == 'cousin'",
            "answers.relation == 'son' || answers.known == true",
            "facts.country == 'ae'",
        ] {
            assert_eq!(read(Some(other), &asked()), Case::Written(other.to_owned()));
        }
    }
}
