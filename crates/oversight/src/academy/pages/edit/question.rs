//! Writing a question of the bank.

use kernel::{Outcome, Slips};
use web::{
    Fields, Filled, Visit,
    components::{Choice, QuestionPage, Select, TextInput, Textarea},
};

use super::part::{Part, lines, right};
use crate::academy::model::{Course, Question};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/academy/courses/{course}/questions/{part}";
/// The longest question with its choices, in characters.
const TEXT: u32 = 1_000;

impl Part for Question {
    const FOLDER: &str = "questions";
    const LETTER: &str = "q";
    const TITLES: [&str; 2] = ["academy-question-new", "academy-question-edit"];

    fn all(course: &mut Course) -> &mut Vec<Self> {
        &mut course.bank
    }

    fn key(&self) -> &str {
        &self.key
    }

    fn keyed(self, key: String) -> Self {
        Self { key, ..self }
    }

    fn typed(&self) -> Filled {
        Filled::from_pairs([
            ("lesson", self.lesson.clone()),
            ("text", self.text.clone()),
            ("choices", self.choices.join("\n")),
            ("right", (self.right + 1).to_string()),
            ("why", self.why.clone()),
        ])
    }

    fn fields(v: &Visit, course: &Course, filled: &Filled, form: QuestionPage) -> QuestionPage {
        let lessons = course.lessons.iter().map(|own| Choice::new(own.key.clone(), own.title.clone())).collect();
        let area = |name: &str, label: &str, rows: u8| {
            Textarea::new(name, v.t(label)).rows(rows).limit(v, TEXT).filled(v, filled)
        };
        form.field(&Select::new(v, "lesson", v.t("academy-lesson"), lessons).filled(v, filled))
            .field(&area("text", "academy-question", 2))
            .field(&area("choices", "academy-field-choices", 5).hint(v.t("academy-field-choices-hint")))
            .field(&TextInput::digits("right", v.t("academy-field-right")).width("short").filled(v, filled))
            .field(&area("why", "academy-field-why", 3).hint(v.t("academy-field-why-hint")))
    }

    fn read(fields: &Fields, course: &Course) -> Outcome<Self> {
        let mut slips = Slips::new();
        let lesson = fields.text("lesson").to_owned();
        if course.lesson(&lesson).is_none() {
            slips.add("lesson", "academy-slip-choose");
        }
        let text = fields.required("text", "academy-slip-text", &mut slips).to_owned();
        let choices: Vec<String> = lines(fields.text("choices")).map(str::to_owned).collect();
        if !(2..=6).contains(&choices.len()) {
            slips.add("choices", "academy-wrong-choices");
        }
        let right = right(fields, choices.len());
        if right.is_none() {
            slips.add("right", "academy-wrong-right");
        }
        let why = fields.required("why", "academy-slip-text", &mut slips).to_owned();
        match right {
            Some(right) if slips.is_empty() => Ok(Self { key: String::new(), lesson, text, choices, right, why }),
            _ => Err(slips.into()),
        }
    }
}
