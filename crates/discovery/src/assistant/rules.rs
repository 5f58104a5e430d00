//! What the assistant reads out of a question before it looks for an answer: which fact of a service is asked, and what it
//! never answers. Both are data.

use catalogue::services::About;
use kernel::{Failure, Outcome};
use serde::Deserialize;

use super::words::{Phrase, words};

/// What the assistant answers by a word of its own instead of a page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Bound {
    /// To be something else, or to tell how it works.
    Command,
    /// Another person's data.
    Others,
    /// Advice in law.
    Law,
    /// Politics.
    Politics,
    /// Where one's own file stands, which only its page tells.
    Own,
}

impl Bound {
    /// Every bound, in the order in which they are looked for.
    pub const ALL: [Self; 5] = [Self::Command, Self::Others, Self::Politics, Self::Law, Self::Own];

    /// Its name in data, text keys and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Others => "others",
            Self::Law => "law",
            Self::Politics => "politics",
            Self::Own => "own",
        }
    }

    /// The bound with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|bound| bound.as_str() == name)
    }
}

/// The rules.
#[derive(Clone, Debug)]
pub struct Rules {
    /// What each phrase asks for; nothing, where it only looks as if.
    abouts: Vec<(Phrase, Option<About>)>,
    bounds: Vec<Row>,
}

/// A row of what is not answered: one phrase of each group stands in the question, and none of `unless`.
#[derive(Clone, Debug)]
struct Row {
    bound: Bound,
    all: Vec<Vec<Phrase>>,
    unless: Vec<Phrase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    about: Vec<AboutRow>,
    bound: Vec<BoundRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AboutRow {
    about: String,
    say: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoundRow {
    bound: String,
    all: Vec<Vec<String>>,
    #[serde(default)]
    unless: Vec<String>,
}

impl Rules {
    /// The rules that come with the program.
    ///
    /// # Errors
    /// As [`Rules::parse`].
    pub fn shipped() -> Outcome<Self> {
        Self::parse(include_str!("../../assistant.toml"))
    }

    /// Reads a file of rules.
    ///
    /// # Errors
    /// A fault if it is no such file, names what there is not, or has a row that holds always.
    pub fn parse(text: &str) -> Outcome<Self> {
        let broken = |what: String| Failure::fault("reading the rules of the assistant", what);
        let file: File = toml::from_str(text).map_err(|error| broken(error.to_string()))?;
        let mut abouts = Vec::new();
        for row in &file.about {
            let about = match row.about.as_str() {
                "nothing" => None,
                named => Some(About::parse(named).ok_or_else(|| broken(format!("nothing is about {named}")))?),
            };
            abouts.extend(phrases(&row.say).into_iter().map(|phrase| (phrase, about)));
        }
        // The longest phrase decides: «كام يوم» asks for the time, «كام» for the price.
        abouts.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        let mut bounds = Vec::new();
        for row in &file.bound {
            let bound = Bound::parse(&row.bound).ok_or_else(|| broken(format!("there is no bound {}", row.bound)))?;
            let all: Vec<Vec<Phrase>> = row.all.iter().map(|group| phrases(group)).collect();
            if all.is_empty() || all.iter().any(Vec::is_empty) {
                return Err(broken(format!("a row of {} holds always or never", row.bound)));
            }
            bounds.push(Row { bound, all, unless: phrases(&row.unless) });
        }
        Ok(Self { abouts, bounds })
    }

    /// What this question is not answered for. A number as long as those of people, cards, telephones and files is somebody's:
    /// the assistant looks up none of them, and where nothing says that it is one's own it counts as another's. What is written in
    /// the marks of a program is meant for one.
    pub fn bound(&self, question: &str) -> Option<Bound> {
        let words = words(question);
        let holds = |row: &&Row| {
            let stands = |phrases: &Vec<Phrase>| phrases.iter().any(|own| own.place(&words).is_some());
            row.all.iter().all(stands) && !stands(&row.unless)
        };
        let mut held: Vec<Bound> = self.bounds.iter().filter(holds).map(|row| row.bound).collect();
        if words.iter().any(|word| is_number_of_somebody(word)) && !held.contains(&Bound::Own) {
            held.push(Bound::Others);
        }
        if question.contains(MARKUP) {
            held.push(Bound::Command);
        }
        Bound::ALL.into_iter().find(|bound| held.contains(bound))
    }

    /// Which facts are asked, each once and in the order asked, and the question without the words that asked for them.
    pub fn abouts(&self, question: &str) -> (Vec<About>, String) {
        let words = words(question);
        let (mut asked, mut rest, mut at) = (Vec::new(), Vec::new(), 0);
        while let Some(left) = words.get(at..).filter(|left| !left.is_empty()) {
            match self.abouts.iter().find(|(phrase, _)| phrase.begins(left)) {
                Some((phrase, Some(about))) => {
                    if !asked.contains(about) {
                        asked.push(*about);
                    }
                    at += phrase.len();
                }
                other => {
                    let length = other.map_or(1, |(phrase, _)| phrase.len());
                    rest.extend(left.iter().take(length).map(String::as_str));
                    at += length;
                }
            }
        }
        (asked, rest.join(" "))
    }
}

/// What people write to programs and not to people.
const MARKUP: [char; 7] = ['<', '>', '{', '}', '`', '|', '\\'];

/// Eight digits and more: shorter ones are years, fees and telephones of services.
fn is_number_of_somebody(word: &str) -> bool {
    word.chars().filter(char::is_ascii_digit).count() >= 8
}

fn phrases(texts: &[String]) -> Vec<Phrase> {
    texts.iter().filter_map(|text| Phrase::parse(text)).collect()
}
