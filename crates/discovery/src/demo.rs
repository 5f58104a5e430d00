//! What a rehearsal makes up of people who agreed to be counted, so that the desk of insights has a week to show and a trial has
//! an effect. Nobody of them exists. The application never calls this but in a demo.

use ::store::{Cx, Store};
use kernel::{Actor, Day, Outcome};

use crate::{
    improvements,
    insights::{self, Kind, SignalRow},
};

/// What somebody sought: the words in several ways, and how many people in which countries.
type Sought = (&'static [&'static str], &'static [(&'static str, u32)]);

/// What many sought in vain.
const SOUGHT: [Sought; 5] = [
    (&["تجديد رخصة قيادة", "رخصة قيادة مصرية", "تجديد الرخصة"], &[("ae", 46), ("sa", 31), ("kw", 24)]),
    (&["معادلة شهادة جامعية", "معادلة شهادة", "معادلة بكالوريوس"], &[("sa", 38), ("ae", 27)]),
    (&["شحن عفش مصر", "شحن اثاث", "شحن عفش عودة نهائية"], &[("kw", 33), ("ae", 29)]),
    (&["scholarship children egypt", "scholarship university"], &[("us", 34), ("it", 25)]),
    // Too few to be shown to anybody.
    (&["نقل ملكية سيارة"], &[("ae", 9)]),
];

/// How many left the form of a birth certificate at which step, and how many came to its end.
const LEFT: [(&str, u32); 4] = [("residence", 41), ("subject_passport", 58), ("", 96), ("kinship_proof", 27)];

/// What readers said of a page.
const SAID: (&str, u32, u32) = ("birth-abroad", 84, 29);

/// How easy a service was found by how many, and what those said who found it hard; and the quiet question.
const RATED: [(&str, &str, u32, &str); 6] = [
    ("birth_certificate", "5", 62, ""),
    ("birth_certificate", "4", 47, ""),
    ("birth_certificate", "3", 25, ""),
    ("birth_certificate", "2", 28, "مصاريف الشحن مرتفعة"),
    ("quiet", "yes", 44, ""),
    ("quiet", "no", 21, ""),
];

/// How many saw each way of the trial, and how many of them had an answer.
const TRIED: [(&str, u32, u32); 2] = [("0", 300, 132), ("1", 300, 204)];

/// Puts down a week and a trial, once.
///
/// # Errors
/// Only faults.
pub async fn seed(store: &Store) -> Outcome<()> {
    let mut cx = store.begin(Actor::System("discovery.demo")).await?;
    if insights::is_anything_kept(&mut cx).await? {
        return Ok(());
    }
    let Some(week) = insights::ended_before(cx.now(), 1).pop() else { return Ok(()) };
    let mut people = People { next: 0, week };
    for (ways, countries) in SOUGHT {
        for (country, count) in countries {
            for at in 0..*count {
                let way = ways.get(at as usize % ways.len()).copied().unwrap_or_default();
                people.did(&mut cx, country, &[(Kind::Without, "", "", way)]).await?;
            }
        }
    }
    for (step, count) in LEFT {
        for _ in 0..count {
            let own = match step {
                "" => (Kind::Submitted, "birth_certificate", "", ""),
                step => (Kind::StepSeen, "birth_certificate", step, ""),
            };
            people.did(&mut cx, "ae", &[own]).await?;
        }
    }
    for at in 0..SAID.1 + SAID.2 {
        let kind = if at < SAID.1 { Kind::Useful } else { Kind::Useless };
        people.did(&mut cx, "ae", &[(kind, SAID.0, "", "")]).await?;
    }
    for (service, answer, count, words) in RATED {
        for _ in 0..count {
            people.did(&mut cx, "ae", &[(Kind::Rated, service, answer, words)]).await?;
        }
    }
    let trial = improvements::rehearse(&mut cx, week).await?;
    for (arm, tried, answered) in TRIED {
        for at in 0..tried {
            let seen = (Kind::Trial, trial.as_str(), arm, "");
            let outcome = (if at < answered { Kind::Answered } else { Kind::Found }, "", "", "");
            people.did(&mut cx, if at % 3 == 0 { "sa" } else { "ae" }, &[seen, outcome]).await?;
        }
    }
    cx.commit().await
}

/// Invented people, each with another pseudonym.
struct People {
    next: u32,
    week: Day,
}

impl People {
    async fn did(&mut self, cx: &mut Cx, country: &str, acts: &[(Kind, &str, &str, &str)]) -> Outcome<()> {
        self.next += 1;
        let bands = ["18-29", "30-44", "30-44", "45-59"];
        for (kind, topic, step, words) in acts {
            let row = SignalRow {
                pseudonym: format!("demo {}", self.next).into_bytes(),
                kind: *kind,
                country: country.to_owned(),
                sex: if self.next.is_multiple_of(5) { "female" } else { "male" }.to_owned(),
                age_band: bands.get(self.next as usize % bands.len()).copied().unwrap_or("30-44").to_owned(),
                topic: (*topic).to_owned(),
                step: (*step).to_owned(),
                words: (*words).to_owned(),
            };
            insights::keep_invented(cx, &row, self.week).await?;
        }
        Ok(())
    }
}
