//! Writing a synthetic case: what happened, what was stated beside what is recorded, and what may be done. It is made of words, and
//! no file or person can be reached from it.

use kernel::{Outcome, Slips};
use web::{
    Fields, Filled, Visit,
    components::{QuestionPage, TextInput, Textarea},
};

use super::part::{LINE, Part, is_long, lines, right};
use crate::academy::model::{Course, Deed, Practice};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/academy/courses/{course}/practice/{part}";
/// The longest of everything but the title, in characters.
const TEXT: u32 = 2_000;
/// What stands between the parts of a line.
const BETWEEN: char = '|';

impl Part for Practice {
    const FOLDER: &str = "practice";
    const LETTER: &str = "c";
    const TITLES: [&str; 2] = ["academy-case-new", "academy-case-edit"];

    fn all(course: &mut Course) -> &mut Vec<Self> {
        &mut course.practices
    }

    fn key(&self) -> &str {
        &self.key
    }

    fn keyed(self, key: String) -> Self {
        Self { key, ..self }
    }

    fn typed(&self) -> Filled {
        let data = self.stated.iter().zip(&self.recorded);
        let data =
            data.map(|((label, stated), (_, recorded))| format!("{label} {BETWEEN} {stated} {BETWEEN} {recorded}"));
        let choices = self.choices.iter().map(|deed| format!("{} {BETWEEN} {}", deed.text, deed.why));
        let right = self.choices.iter().position(|deed| deed.right).map_or(0, |place| place + 1);
        Filled::from_pairs([
            ("title", self.title.clone()),
            ("situation", self.situation.clone()),
            ("data", data.collect::<Vec<_>>().join("\n")),
            ("asked", self.asked.clone()),
            ("choices", choices.collect::<Vec<_>>().join("\n")),
            ("right", right.to_string()),
        ])
    }

    fn fields(v: &Visit, _course: &Course, filled: &Filled, form: QuestionPage) -> QuestionPage {
        let area = |name: &str, label: &str, rows: u8| {
            Textarea::new(name, v.t(label)).rows(rows).limit(v, TEXT).filled(v, filled)
        };
        form.lead(&v.t("academy-case-made-up"))
            .field(&TextInput::new("title", v.t("academy-field-title")).maxlength(LINE).filled(v, filled))
            .field(&area("situation", "academy-field-situation", 4))
            .field(&area("data", "academy-field-data", 5).hint(v.t("academy-field-data-hint")))
            .field(&area("asked", "academy-field-asked", 2))
            .field(&area("choices", "academy-field-deeds", 5).hint(v.t("academy-field-deeds-hint")))
            .field(&TextInput::digits("right", v.t("academy-field-right")).width("short").filled(v, filled))
    }

    fn read(fields: &Fields, _course: &Course) -> Outcome<Self> {
        let mut slips = Slips::new();
        let title = fields.required("title", "academy-slip-title", &mut slips).to_owned();
        let situation = fields.required("situation", "academy-slip-text", &mut slips).to_owned();
        let asked = fields.required("asked", "academy-slip-text", &mut slips).to_owned();
        let (mut stated, mut recorded) = (Vec::new(), Vec::new());
        for line in lines(fields.text("data")) {
            match parts(line).as_slice() {
                [label, said, found] => {
                    stated.push(((*label).to_owned(), (*said).to_owned()));
                    recorded.push(((*label).to_owned(), (*found).to_owned()));
                }
                _ => {
                    slips.add("data", "academy-slip-data");
                }
            }
        }
        let mut choices = Vec::new();
        for line in lines(fields.text("choices")) {
            match parts(line).as_slice() {
                [text, why] if !text.is_empty() && !why.is_empty() => {
                    choices.push(Deed { text: (*text).to_owned(), right: false, why: (*why).to_owned() });
                }
                _ => {
                    slips.add("choices", "academy-slip-deeds");
                }
            }
        }
        if !(2..=6).contains(&choices.len()) {
            slips.add("choices", "academy-wrong-choices");
        }
        match right(fields, choices.len()).and_then(|place| choices.get_mut(place)) {
            Some(right) => right.right = true,
            None => {
                slips.add("right", "academy-wrong-right");
            }
        }
        let blocks = [situation.as_str(), asked.as_str(), fields.text("data"), fields.text("choices")];
        if is_long(&title, LINE) || blocks.iter().any(|block| is_long(block, TEXT)) {
            slips.add("situation", "academy-slip-long");
        }
        if slips.is_empty() {
            Ok(Self { key: String::new(), title, situation, stated, recorded, asked, choices })
        } else {
            Err(slips.into())
        }
    }
}

/// The parts of a line.
fn parts(line: &str) -> Vec<&str> {
    line.split(BETWEEN).map(str::trim).collect()
}
