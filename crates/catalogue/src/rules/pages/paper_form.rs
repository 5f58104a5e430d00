//! The form of a document: filled in from the files, its fields, and what was chosen in it.

use kernel::{Locale, Outcome, Slips};
use service_model::Sources;
use web::{
    Fields, Filled, Markup, Visit,
    components::{Checkboxes, Choice, Radios, TextInput, Textarea},
};

use crate::rules::{
    cases::{self, Case, Question},
    entry::is_key,
    papers::{Entered, Paper},
    texts::{called, text_of},
};

/// What it is called.
pub(super) fn name(v: &Visit, files: &Sources, paper: &Paper) -> String {
    called(files, &format!("documents.{}.name", paper.key), &paper.key).said(v)
}

/// Of whom it is asked; a condition that is no such case reads from the left.
pub(super) fn in_words(v: &Visit, files: &Sources, case: &Case, questions: &[Question]) -> String {
    match case {
        Case::Written(written) => format!("\u{2066}{written}\u{2069}"),
        case => cases::words(files, case, questions).said(v),
    }
}

/// The words of a document with their keys, and whether they may be missing.
fn words(key: &str, field: &str) -> [(&'static str, String, bool); 3] {
    [
        ("name", format!("documents.{key}.name"), false),
        ("label", format!("fields.{field}.label"), false),
        ("hint", format!("documents.{key}.hint"), true),
    ]
}

/// The form as the files fill it in.
pub(super) fn fresh(files: &Sources, paper: Option<&Paper>) -> Filled {
    let mut filled = Filled::blank();
    let Some(paper) = paper else {
        filled.fields.set("asked", "always");
        filled.fields.set("required", "yes");
        return filled;
    };
    for (name, key, _) in words(&paper.key, paper.field().unwrap_or_default()) {
        for (locale, end) in [(Locale::AR, "ar"), (Locale::EN, "en")] {
            filled.fields.set(format!("{name}_{end}"), text_of(files, locale, &key).unwrap_or_default());
        }
    }
    filled.fields.set("required", if paper.required { "yes" } else { "no" });
    filled.fields.set("asked", kind_of(&paper.case));
    if let Case::Answers(all) = &paper.case {
        for (question, values) in all {
            values.iter().for_each(|value| filled.fields.push(format!("case_{question}"), value.as_str()));
        }
    }
    filled
}

fn kind_of(case: &Case) -> &'static str {
    match case {
        Case::Always => "always",
        Case::Unverified => "unverified",
        Case::Answers(_) => "answers",
        Case::Written(_) => "written",
    }
}

/// Its fields.
pub(super) fn inputs(v: &Visit, files: &Sources, paper: Option<&Paper>, filled: &Filled) -> Vec<Markup> {
    let mut inputs = Vec::new();
    if paper.is_none() {
        let key = TextInput::code("key", v.t("rules-word-key")).hint(v.t("rules-hint-code")).filled(v, filled);
        inputs.push(Markup::from(&key));
    }
    for (name, _, optional) in words("", "") {
        for (end, language) in [("ar", "rules-in-arabic"), ("en", "rules-in-english")] {
            let label = format!("{} ({})", v.t(&format!("rules-paper-{name}")), v.t(language));
            let area = Textarea::new(format!("{name}_{end}"), label).rows(2);
            let area = if optional { area.optional(v) } else { area };
            inputs.push(Markup::from(&area.filled(v, filled)));
        }
    }
    // What several pages ask for has a condition at each of them: the file is edited.
    if paper.is_some_and(|paper| !paper.is_asked_once()) {
        return inputs;
    }
    inputs.push(Markup::from(&Radios::yes_no(v, "required", v.t("rules-paper-required")).filled(v, filled)));
    let questions = cases::questions(files);
    let mut kinds: Vec<Choice> =
        ["always", "unverified", "answers"].map(|kind| Choice::new(kind, v.t(&format!("rules-case-{kind}")))).to_vec();
    if let Some(Paper { case: case @ Case::Written(_), .. }) = paper {
        let text = v.t_with("rules-case-written", &[("condition", &in_words(v, files, case, &questions))]);
        kinds.push(Choice::new("written", text));
    }
    let kinds = Radios::new("asked", v.t("rules-paper-asked"), kinds).hint(v.t("rules-paper-asked-hint"));
    inputs.push(Markup::from(&kinds.filled(v, filled)));
    for question in &questions {
        let choice = |value: &String| Choice::new(value.as_str(), cases::answer(files, question, value).said(v));
        let choices = question.options.iter().map(choice).collect();
        let group =
            Checkboxes::new(format!("case_{}", question.name), cases::asked(files, &question.name).said(v), choices);
        inputs.push(Markup::from(&group.filled(v, filled)));
    }
    inputs
}

/// What was chosen and typed.
///
/// # Errors
/// A slip at every field that is not right.
pub(super) fn read(files: &Sources, paper: Option<&Paper>, fields: &Fields) -> Outcome<Entered> {
    let mut slips = Slips::new();
    let key = paper.map_or_else(|| fields.text("key").to_owned(), |paper| paper.key.clone());
    if !is_key(&key) {
        slips.add("key", "rules-slip-key");
    }
    let mut pair = |name: &str, optional: bool| {
        let [ar, en] = ["ar", "en"].map(|end| fields.text(&format!("{name}_{end}")).to_owned());
        let empty = optional && ar.is_empty() && en.is_empty();
        for (said, end) in [(&ar, "ar"), (&en, "en")] {
            if said.is_empty() && !empty {
                slips.add(format!("{name}_{end}"), "rules-slip-required");
            }
        }
        (!empty).then_some((ar, en))
    };
    let (name, label, hint) = (pair("name", false), pair("label", false), pair("hint", true));
    let fixed = paper.filter(|paper| !paper.is_asked_once());
    let case = match fixed {
        Some(paper) => Some(paper.case.clone()),
        None => case(files, paper, fields),
    };
    if case.is_none() {
        slips.add("asked", "rules-slip-case");
    }
    let required = fixed.map_or_else(|| fields.text("required") == "yes", |paper| paper.required);
    let case = case.unwrap_or(Case::Always);
    slips.or(|| Entered { key, case, required, name: name.unwrap_or_default(), label: label.unwrap_or_default(), hint })
}

/// Of whom it is asked as chosen; nothing if no answer is.
fn case(files: &Sources, paper: Option<&Paper>, fields: &Fields) -> Option<Case> {
    match fields.text("asked") {
        "always" => Some(Case::Always),
        "unverified" => Some(Case::Unverified),
        "written" => paper.map(|paper| paper.case.clone()).filter(|case| matches!(case, Case::Written(_))),
        "answers" => {
            let mut all = Vec::new();
            for question in cases::questions(files) {
                let chosen = fields.all(&format!("case_{}", question.name));
                let known = question.options.iter().filter(|option| chosen.contains(&option.as_str()));
                let values: Vec<String> = known.cloned().collect();
                if !values.is_empty() {
                    all.push((question.name, values));
                }
            }
            (!all.is_empty()).then_some(Case::Answers(all))
        }
        _ => None,
    }
}
