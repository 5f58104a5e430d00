//! Invented weeks of what was sought in vain. Everything follows from a seed; nothing here is anybody's.

use std::{cell::RefCell, collections::BTreeMap};

use anyhow::Result;
use discovery::{
    insights::{Scrub, weekly::Sought},
    search::{Shelf, ports::Only},
};
use kernel::Locale;

use super::needs::Need;
use crate::retrieval::{self, Question};

/// Among what the needs lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Others {
    /// What people search for: the questions of the search bench, by Zipf, with slips of the hand, put to the product's own search;
    /// what it answers is no signal. Besides, questions that nothing answers, each of a few.
    Asking,
    /// Words of the services thrown together without sense, twice or three at a time.
    Thrown,
}

/// How many people need each planted thing: the fewest, and how many more at most.
pub const PEOPLE: (usize, usize) = (50, 40);
/// How many searches others make in a week in which they ask.
pub const SEARCHES: usize = 20_000;
/// How many search in vain in a week in which words are thrown together.
pub const THROWN_SEARCHES: usize = 3_000;
/// At most so many people ask a question that nothing answers and that was not planted.
pub const UNANSWERED: usize = 40;
/// How many needs of a few there are, of 5 to 14 people each.
pub const OF_A_FEW: usize = 40;

/// Words of the services.
#[rustfmt::skip]
const THROWN: [&str; 60] = [
    "شهادة", "ميلاد", "بطاقة", "قومي", "جواز", "سفر", "توكيل", "تصديق", "زواج", "وثيقة", "قيد", "عائلي", "موعد",
    "قنصلية", "سفارة", "عنوان", "استلام", "بريد", "صورة", "مستند", "ترجمة", "اقامة", "عقد", "عمل", "اسرة", "طفل",
    "ابن", "بنت", "زوجة", "والد", "قطار", "مطار", "طيران", "حجز", "تذكرة", "بنك", "حساب", "بطاقات", "هاتف", "رقم",
    "طلب", "متابعة", "شكوى", "استعلام", "خدمة", "رسمي", "ختم", "نسخة", "اصل", "نموذج", "تحديث", "بيانات", "اسم",
    "لقب", "مهنة", "مؤهل", "passport", "birth", "certificate", "renewal",
];

/// What is asked, and what the product answers of it.
pub struct World {
    shelf: Shelf,
    scrub: Scrub,
    questions: Vec<Question>,
    silent: RefCell<BTreeMap<String, bool>>,
}

impl World {
    /// The product's search over what is published, and the questions its words were tuned with.
    pub fn shipped() -> Result<Self> {
        Ok(Self {
            shelf: retrieval::shelf(retrieval::passages()?)?,
            scrub: Scrub::shipped()?,
            questions: retrieval::of_weeks()?,
            silent: RefCell::default(),
        })
    }

    /// The words of a text as insights keep them.
    pub fn scrubbed(&self, text: &str) -> Option<Vec<String>> {
        self.scrub.words(text)
    }

    /// Whether the page of search shows no answer.
    fn is_in_vain(&self, text: &str, language: Locale) -> Result<bool> {
        if let Some(known) = self.silent.borrow().get(text) {
            return Ok(*known);
        }
        let silent = self.shelf.look(text, language, &Only::default())?.lines.is_empty();
        self.silent.borrow_mut().insert(text.to_owned(), silent);
        Ok(silent)
    }

    /// An invented week in which these needs lie among those of others.
    pub fn week(&self, needs: &[Need], others: Others, seed: u64) -> Result<Vec<Sought<'static>>> {
        let mut week = Week { world: self, chance: Chance(seed), sought: Vec::new() };
        for need in needs {
            for _ in 0..PEOPLE.0 + week.chance.below(PEOPLE.1) {
                let way = &need.ways[week.chance.below(need.ways.len())];
                let text = week.slipped(way);
                week.say(&text);
            }
        }
        match others {
            Others::Asking => week.ask(needs)?,
            Others::Thrown => week.throw(),
        }
        for at in 0..OF_A_FEW {
            let text = format!("نادر{} خاص{}", letters(at), letters(at + 7));
            for _ in 0..5 + week.chance.below(10) {
                let text = week.slipped(&text);
                week.say(&text);
            }
        }
        Ok(week.sought)
    }
}

struct Week<'a> {
    world: &'a World,
    chance: Chance,
    sought: Vec<Sought<'static>>,
}

impl Week<'_> {
    fn say(&mut self, text: &str) {
        let country = ["ae", "sa", "kw", "it", "us"][self.chance.below(5)];
        if let Some(words) = self.world.scrubbed(text) {
            self.sought.push(Sought { person: self.sought.len() as u64, country, words });
        }
    }

    /// A text with a letter left out of one of its words, now and then.
    fn slipped(&mut self, text: &str) -> String {
        if self.chance.below(8) > 0 {
            return text.to_owned();
        }
        let letters: Vec<char> = text.chars().collect();
        let out = self.chance.below(letters.len());
        let kept = letters.iter().enumerate().filter(|(at, letter)| *at != out || **letter == ' ');
        kept.map(|(_, letter)| *letter).collect()
    }

    fn ask(&mut self, needs: &[Need]) -> Result<()> {
        // Of a question with a word that is a need's own nobody could say which of the two a theme tells of.
        let own: Vec<&str> = needs.iter().flat_map(|need| &need.own).map(String::as_str).collect();
        let strange = |question: &&Question| !own.iter().any(|word| question.ask.contains(word));
        let questions = self.world.questions.iter().filter(strange);
        let (mut answered, unanswered): (Vec<&Question>, Vec<&Question>) =
            questions.partition(|question| !question.right.is_empty());
        for last in (1..answered.len()).rev() {
            answered.swap(last, self.chance.below(last + 1));
        }
        let sums: Vec<f64> = (1..=answered.len())
            .scan(0.0, |sum, place| {
                *sum += 1.0 / place as f64;
                Some(*sum)
            })
            .collect();
        for _ in 0..SEARCHES {
            let drawn = self.chance.unit() * sums.last().copied().unwrap_or_default();
            let Some(question) = answered.get(sums.partition_point(|sum| *sum < drawn)) else { continue };
            let text = self.slipped(&question.ask);
            if self.world.is_in_vain(&text, question.language())? {
                self.say(&text);
            }
        }
        for question in unanswered {
            for _ in 0..1 + self.chance.below(UNANSWERED) {
                let text = self.slipped(&question.ask);
                if self.world.is_in_vain(&text, question.language())? {
                    self.say(&text);
                }
            }
        }
        Ok(())
    }

    fn throw(&mut self) {
        for _ in 0..THROWN_SEARCHES {
            let many = 2 + self.chance.below(2);
            let words: Vec<&str> = (0..many).map(|_| THROWN[self.chance.below(THROWN.len())]).collect();
            let text = self.slipped(&words.join(" "));
            self.say(&text);
        }
    }
}

/// A number as letters, for words that occur nowhere else.
fn letters(number: usize) -> String {
    let letter = |at: usize| ['ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'ذ', 'ز', 'ش', 'ض'].get(at % 10).copied().unwrap_or('ب');
    [letter(number / 10), letter(number), letter(number * 3)].into_iter().collect()
}

/// Chance that follows from a seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, below: usize) -> usize {
        (self.next() % below as u64) as usize
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
