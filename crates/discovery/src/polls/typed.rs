//! A poll as an editor types it: questions begin with `?` (one choice) or `??` (several), choices with `-`, and each line has
//! its Arabic and its English.

use kernel::{Day, Failure, Slips};
use service_model::Names;
use web::{Fields, Filled, components::DateInput};

use super::{
    model::{CHOICES, Content, LONGEST_DAYS, QUESTIONS, Question},
    sensitive,
};
use crate::again::dated;

/// The most characters of a line.
const LINE: usize = 200;
/// Of what it is about.
const ABOUT: usize = 500;

/// Reads the form.
///
/// # Errors
/// Every slip; what is sensitive is one until the editor says that she looked.
pub(super) fn read(fields: &Fields, today: Day) -> Result<Content, Failure> {
    let mut slips = Slips::new();
    let mut line = |name: &'static str, most: usize| {
        let text = fields.text(name);
        if text.is_empty() {
            slips.add(name, "content-slip-required");
        } else if text.chars().count() > most {
            slips.add(name, "content-slip-long");
        }
        text.to_owned()
    };
    let titles = Names { ar: line("title_ar", LINE), en: line("title_en", LINE) };
    let about = Names { ar: line("about_ar", ABOUT), en: line("about_en", ABOUT) };
    let days = days(fields, today, &mut slips);
    let questions = questions(fields.text("questions"), &mut slips);
    let (Some((opens, closes)), true) = (days, slips.is_empty()) else { return Err(slips.into()) };
    let content = Content { titles, about, opens, closes, questions };
    let found = sensitive::found(content.texts())?;
    if !found.is_empty() && !fields.ticked("looked") {
        slips.add_with("questions", "poll-slip-sensitive", vec![("words", found.join("، "))]);
        return Err(slips.into());
    }
    Ok(content)
}

/// The form as it would have been typed.
pub(super) fn filled(content: &Content) -> Filled {
    let mut lines = Vec::new();
    for own in &content.questions {
        lines.push(format!("{} {} | {}", if own.several { "??" } else { "?" }, own.words.ar, own.words.en));
        lines.extend(own.choices.iter().map(|own| format!("- {} | {}", own.ar, own.en)));
    }
    let mut pairs = vec![
        ("title_ar".to_owned(), content.titles.ar.clone()),
        ("title_en".to_owned(), content.titles.en.clone()),
        ("about_ar".to_owned(), content.about.ar.clone()),
        ("about_en".to_owned(), content.about.en.clone()),
        ("questions".to_owned(), lines.join("\n")),
    ];
    for (name, day) in [("opens", content.opens), ("closes", content.closes)] {
        pairs.extend(dated(name, day));
    }
    Filled::from_pairs(pairs)
}

fn days(fields: &Fields, today: Day, slips: &mut Slips) -> Option<(Day, Day)> {
    let mut day = |name: &'static str| {
        let day = DateInput::read(fields, name, slips);
        if day.is_none() && !slips.0.iter().any(|own| own.field == name) {
            slips.add(name, "content-slip-required");
        }
        day
    };
    let (opens, closes) = day("opens").zip(day("closes"))?;
    if closes < opens || closes < today || opens.days_until(closes) > LONGEST_DAYS {
        slips.add("closes", "poll-slip-days");
    }
    Some((opens, closes))
}

fn questions(text: &str, slips: &mut Slips) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let mut unread = |line: &str| {
        slips.add_with("questions", "poll-slip-line", vec![("line", line.to_owned())]);
    };
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (sign, rest) =
            line.split_at(line.find(|letter: char| !matches!(letter, '?' | '؟' | '-')).unwrap_or(line.len()));
        match (sign.chars().count(), sign.starts_with('-'), names(rest), questions.last_mut()) {
            (1, true, Some(words), Some(question)) => question.choices.push(words),
            (count @ 1..=2, false, Some(words), _) => {
                questions.push(Question { words, several: count == 2, choices: Vec::new() });
            }
            _ => unread(line),
        }
    }
    let few = |own: &Question| !(2..=CHOICES).contains(&own.choices.len());
    if questions.is_empty() || questions.len() > QUESTIONS || questions.iter().any(few) {
        slips.add("questions", "poll-slip-questions");
    }
    questions
}

fn names(text: &str) -> Option<Names> {
    let (ar, en) = text.split_once('|')?;
    let whole = |own: &str| (1..=LINE).contains(&own.trim().chars().count());
    (whole(ar) && whole(en)).then(|| Names { ar: ar.trim().to_owned(), en: en.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_questions_and_their_choices_and_what_is_neither_is_told() {
        let mut slips = Slips::new();
        let read = questions("؟ كيف؟ | How?\n- أ | A\n- ب | B\n\n?? ماذا | What\n- ج | C\n- د | D", &mut slips);
        assert!(slips.is_empty(), "{slips:?}");
        assert_eq!(read.len(), 2);
        assert!(!read[0].several && read[1].several);
        assert_eq!(read[0].choices[1].en, "B");
        let names = |text: &str| Names { ar: text.to_owned(), en: text.to_owned() };
        let today: Day = "2026-11-23".parse().unwrap();
        let content = Content {
            titles: names("t"),
            about: names("a"),
            opens: today,
            closes: today.plus_days(9),
            questions: read,
        };
        assert_eq!(super::read(&filled(&content).fields, today).unwrap(), content, "what is taken up says the same");
        for wrong in ["- a | b", "? only Arabic\n- a | b\n- c | d", "? a | b\n- c | d", "hello", ""] {
            let mut slips = Slips::new();
            questions(wrong, &mut slips);
            assert!(!slips.is_empty(), "{wrong}");
        }
    }
}
