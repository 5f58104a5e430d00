//! What is asked for of which files. Pure.

use kernel::{Id, Reference, Slips, marks};
use web::{Fields, FromFields};

/// The most files of one act: as many as a page of the queue holds.
pub const MOST: usize = 50;

/// What is done to each file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// It is taken.
    Take,
    /// It is given back to its queue.
    GiveBack,
    /// It is passed to a colleague.
    HandOver,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Take, Self::GiveBack, Self::HandOver];

    /// The name in forms and text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Take => "take",
            Self::GiveBack => "give-back",
            Self::HandOver => "hand-over",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether a reason has to be given.
    pub fn wants_reason(self) -> bool {
        self != Self::Take
    }

    /// Whether a colleague has to be named.
    pub fn wants_colleague(self) -> bool {
        self == Self::HandOver
    }
}

/// What is done, with everything it needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Doing {
    /// Taken by the actor.
    Take,
    /// Given back, and why.
    GiveBack(String),
    /// Passed to her, and why.
    HandOver(Id<marks::Staff>, String),
}

/// How far the actor has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// She chose files and an act.
    Chosen,
    /// She gave what the act needs, and wants to see what will happen.
    Preview,
    /// She saw it and confirms.
    Confirm,
}

/// The files and the act, as chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chosen {
    /// What is done.
    pub kind: Kind,
    /// To which files, each once.
    pub files: Vec<Reference>,
    /// How far she is.
    pub step: Step,
}

impl FromFields for Chosen {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let kind = Kind::parse(fields.text("act"));
        if kind.is_none() {
            slips.add("act", "desk-bulk-slip-act");
        }
        let mut files: Vec<Reference> = fields.all("file").into_iter().filter_map(|text| text.parse().ok()).collect();
        files.sort_unstable();
        files.dedup();
        if files.is_empty() {
            slips.add("file", "desk-bulk-slip-none");
        }
        if files.len() > MOST {
            slips.add("file", "desk-bulk-slip-many");
        }
        let step = match fields.text("step") {
            "confirm" => Step::Confirm,
            "preview" => Step::Preview,
            _ => Step::Chosen,
        };
        match kind.filter(|_| slips.is_empty()) {
            Some(kind) => Ok(Self { kind, files, step }),
            None => Err(slips),
        }
    }
}

/// What the act needs besides the files.
pub fn doing(kind: Kind, fields: &Fields) -> Result<Doing, Slips> {
    let mut slips = Slips::new();
    let reason = if kind.wants_reason() {
        let reason = fields.text("reason").trim().to_owned();
        if reason.chars().count() < 3 {
            slips.add("reason", "work-refused-reason-missing");
        }
        reason
    } else {
        String::new()
    };
    let colleague = fields.text("colleague").parse().ok();
    if kind.wants_colleague() && colleague.is_none() {
        slips.add("colleague", "desk-slip-colleague");
    }
    if !slips.is_empty() {
        return Err(slips);
    }
    Ok(match (kind, colleague) {
        (Kind::HandOver, Some(colleague)) => Doing::HandOver(colleague, reason),
        (Kind::GiveBack, _) => Doing::GiveBack(reason),
        _ => Doing::Take,
    })
}

#[cfg(test)]
mod tests {
    use kernel::{Bucket, SeededDice};

    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    fn reference(seed: u64) -> String {
        let dice = SeededDice::new(seed);
        Reference::draw(Bucket::draw(&dice), &dice).to_string()
    }

    #[test]
    fn each_file_is_there_once_and_what_is_no_reference_is_left_out() {
        let (one, two) = (reference(1), reference(2));
        let chosen = fields(&[("act", "take"), ("file", &one), ("file", &two), ("file", &one), ("file", "x")]);
        let chosen = Chosen::from_fields(&chosen).unwrap();
        assert_eq!((chosen.files.len(), chosen.kind, chosen.step), (2, Kind::Take, Step::Chosen));
        assert!(Chosen::from_fields(&fields(&[("act", "take")])).is_err());
        assert!(
            Chosen::from_fields(&fields(&[("act", "approve"), ("file", &one)])).is_err(),
            "nothing is decided here"
        );
        let many: Vec<String> = (0..=50).map(reference).collect();
        let mut pairs: Vec<(&str, &str)> = many.iter().map(|one| ("file", one.as_str())).collect();
        pairs.push(("act", "take"));
        assert!(Chosen::from_fields(&fields(&pairs)).is_err());
    }

    #[test]
    fn what_an_act_needs_is_asked_for_at_its_field() {
        assert_eq!(doing(Kind::Take, &fields(&[])), Ok(Doing::Take));
        assert!(doing(Kind::GiveBack, &fields(&[("reason", " x ")])).is_err());
        let Err(slips) = doing(Kind::HandOver, &fields(&[])) else { panic!("a colleague was guessed") };
        assert_eq!(slips.0.iter().map(|slip| slip.field.as_ref()).collect::<Vec<_>>(), ["reason", "colleague"]);
    }
}
