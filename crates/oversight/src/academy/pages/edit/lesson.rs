//! Writing a lesson.

use kernel::{Outcome, Slips};
use web::{
    Fields, Filled, Visit,
    components::{QuestionPage, TextInput, Textarea},
};

use super::part::{LINE, Part, is_long};
use crate::academy::model::{Course, Lesson, is_key};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/academy/courses/{course}/lessons/{part}";
/// The longest text, in characters.
const TEXT: u32 = 12_000;

impl Part for Lesson {
    const FOLDER: &str = "lessons";
    const LETTER: &str = "l";
    const TITLES: [&str; 2] = ["academy-lesson-new", "academy-lesson-edit"];

    fn all(course: &mut Course) -> &mut Vec<Self> {
        &mut course.lessons
    }

    fn key(&self) -> &str {
        &self.key
    }

    fn keyed(self, key: String) -> Self {
        Self { key, ..self }
    }

    fn typed(&self) -> Filled {
        let teaches = self.teaches.join(" ");
        Filled::from_pairs([("title", self.title.clone()), ("teaches", teaches), ("text", self.text.clone())])
    }

    fn fields(v: &Visit, _course: &Course, filled: &Filled, form: QuestionPage) -> QuestionPage {
        let teaches = TextInput::code("teaches", v.t("academy-field-teaches")).hint(v.t("academy-field-teaches-hint"));
        let text = Textarea::new("text", v.t("academy-field-text")).hint(v.t("academy-field-text-hint"));
        form.field(&TextInput::new("title", v.t("academy-field-title")).maxlength(LINE).filled(v, filled))
            .field(&teaches.filled(v, filled))
            .field(&text.rows(16).limit(v, TEXT).filled(v, filled))
    }

    fn read(fields: &Fields, _course: &Course) -> Outcome<Self> {
        let mut slips = Slips::new();
        let title = fields.required("title", "academy-slip-title", &mut slips).to_owned();
        let text = fields.required("text", "academy-slip-text", &mut slips).to_owned();
        if !discovery::content::is_written(&text) {
            slips.add("text", "academy-wrong-text");
        }
        let teaches: Vec<String> = fields.text("teaches").split_whitespace().map(str::to_owned).collect();
        if !teaches.iter().all(|key| is_key(key)) {
            slips.add("teaches", "academy-slip-teaches");
        }
        if is_long(&title, LINE) || is_long(&text, TEXT) {
            slips.add("text", "academy-slip-long");
        }
        if slips.is_empty() { Ok(Self { key: String::new(), title, teaches, text }) } else { Err(slips.into()) }
    }
}
