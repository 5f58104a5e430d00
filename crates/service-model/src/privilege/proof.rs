//! How entitlement to a privilege is proven to a partner: by a short-lived code, on facts that the platform itself knows.
//!
//! What somebody answers about herself proves nothing, so a rule that no fact of the platform stands behind stays unproven,
//! and pages say so of each.

use std::time::Duration;

use kernel::Day;

use super::Privilege;
use crate::{Level, reader::Table};

/// The kinds of partners to whom something is proven.
pub const PARTNERS: [&str; 6] = ["bank", "airline", "customs", "insurer", "university", "agency"];

/// The longest a code may live, in minutes: a day of travel.
pub const LONGEST_MINUTES: i64 = 24 * 60;
/// The longest a redemption may be reported afterwards, in hours.
pub const LATEST_HOURS: i64 = 72;
/// Nobody alive is older.
const OLDEST: i64 = 130;

/// That a privilege is proven by code, and how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proof {
    /// The kinds of partners who take its codes; some of [`PARTNERS`].
    pub partners: Vec<&'static str>,
    /// The least level of assurance of whoever makes a code; never only a contact.
    pub level: Level,
    /// For how many minutes a code is in force.
    pub minutes: u16,
    /// How many codes one person may have redeemed in a calendar year of the owner's zone; no limit if absent.
    pub yearly: Option<u16>,
    /// For how many hours after it expired a partner may report a code that was taken without a network.
    pub late_hours: u16,
    /// Whether a code is worth a fresh sign-in.
    pub fresh: bool,
    /// What the platform proves.
    pub facts: Vec<ProvenRule>,
}

/// A rule of the privilege that a fact of the platform proves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProvenRule {
    /// Key of the rule.
    pub rule: String,
    /// The fact.
    pub fact: Fact,
}

/// A fact that the platform itself knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fact {
    /// A national number is confirmed, which only Egyptians have.
    National,
    /// The age in completed years by the birth date in that number.
    Age {
        /// The least.
        least: u16,
        /// The greatest.
        most: u16,
    },
}

/// What the platform knows of somebody, as far as a fact may look at it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Known {
    /// The birth date in the confirmed national number; nothing if none is confirmed.
    pub birth: Option<Day>,
}

impl Fact {
    /// Whether it holds on `today`.
    pub fn holds(self, known: Known, today: Day) -> bool {
        match (self, known.birth) {
            (_, None) => false,
            (Self::National, Some(_)) => true,
            (Self::Age { least, most }, Some(birth)) => (least..=most).contains(&birth.age_on(today)),
        }
    }
}

impl Proof {
    /// For how long a code is in force.
    pub fn lives(&self) -> Duration {
        Duration::from_secs(u64::from(self.minutes) * 60)
    }

    /// For how long after that it may be reported.
    pub fn late(&self) -> Duration {
        Duration::from_secs(u64::from(self.late_hours) * 3_600)
    }

    /// Whether a partner of this kind takes its codes.
    pub fn is_for(&self, partner: &str) -> bool {
        self.partners.contains(&partner)
    }

    /// Whether the platform proves the rule with this key.
    pub fn proves(&self, rule: &str) -> bool {
        self.facts.iter().any(|own| own.rule == rule)
    }

    /// The keys of the rules that what is known does not fulfil.
    pub fn unfulfilled(&self, known: Known, today: Day) -> Vec<&str> {
        let open = self.facts.iter().filter(|own| !own.fact.holds(known, today));
        open.map(|own| own.rule.as_str()).collect()
    }

    pub(super) fn read(mut table: Table<'_, '_>) -> Self {
        let named = table.texts("partners");
        let known = |name: &String| PARTNERS.iter().copied().find(|own| own == name);
        let partners: Vec<&'static str> = named.iter().filter_map(known).collect();
        if partners.is_empty() || partners.len() != named.len() {
            table.fault_at("partners", "value", format!("`partners` names some of {}", PARTNERS.join(", ")));
        }
        let level = Level::parse(table.one_of("level", &["verified", "matched"])).unwrap_or(Level::Verified);
        let minutes = within(&mut table, "minutes", 1, LONGEST_MINUTES);
        let late_hours = within(&mut table, "late_hours", 0, LATEST_HOURS);
        let yearly = table.opt_whole("yearly");
        if yearly.is_some_and(|times| !(1..=366).contains(&times)) {
            table.fault_at("yearly", "value", "`yearly` lies between 1 and 366");
        }
        let fresh = table.flag("fresh", true);
        let facts: Vec<ProvenRule> = table.tables("fact").into_iter().map(ProvenRule::read).collect();
        if facts.is_empty() {
            table.fault("proof", "a privilege is proven by at least one `[[proof.fact]]`: answers prove nothing");
        }
        table.finish();
        Self { partners, level, minutes, yearly: yearly.and_then(|n| u16::try_from(n).ok()), late_hours, fresh, facts }
    }

    /// Checks the proof among the rules of its privilege.
    pub(super) fn check(&self, privilege: &Privilege, table: &Table<'_, '_>) {
        for (at, own) in self.facts.iter().enumerate() {
            if !privilege.rules.iter().any(|rule| rule.key == own.rule) {
                table.fault("proof", format!("it proves the rule `{}`, which the privilege does not have", own.rule));
            }
            if self.facts[..at].iter().any(|other| other.rule == own.rule) {
                table.fault("duplicate", format!("the rule `{}` is proven twice", own.rule));
            }
        }
    }
}

impl ProvenRule {
    fn read(mut table: Table<'_, '_>) -> Self {
        let rule = table.key("rule");
        let fact = match table.one_of("kind", &["national", "age"]) {
            "age" => {
                let least = table.opt_whole("least").unwrap_or(0);
                let most = table.opt_whole("most").unwrap_or(OLDEST);
                if least < 0 || most > OLDEST || most < least || (least, most) == (0, OLDEST) {
                    table.fault("value", format!("an age lies between `least` and `most`, within 0 and {OLDEST}"));
                }
                Fact::Age { least: u16::try_from(least).unwrap_or(0), most: u16::try_from(most).unwrap_or(0) }
            }
            _ => Fact::National,
        };
        table.finish();
        Self { rule, fact }
    }
}

fn within(table: &mut Table<'_, '_>, key: &'static str, least: i64, most: i64) -> u16 {
    let value = table.whole(key, least);
    if value > most {
        table.fault_at(key, "value", format!("`{key}` is at most {most}"));
    }
    u16::try_from(value).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Sources;

    const FILE: &str = r#"
schema = 1
key = "toy"
place = 1
topic = "car"
names = { ar = "ا", en = "a" }
summary = { ar = "ا", en = "a" }
granted_by = { ar = "ا", en = "a" }
audience = { ar = "ا", en = "a" }
benefit = { ar = "ا", en = "a" }

[window]
offer = "ended"
zone = "Africa/Cairo"

[verified]
within_days = 30
keeper = "a@b.example"

[[question]]
key = "age"
kind = "whole"
least = 0
most = 120
names = { ar = "ا", en = "a" }

[[rule]]
key = "of_age"
must = "answers.age >= 21"
names = { ar = "ا", en = "a" }
change = { ar = "ا", en = "a" }

[[way]]
kind = "office"
names = { ar = "ا", en = "a" }
about = { ar = "ا", en = "a" }

[[source]]
words = "example.org"

[proof]
partners = ["customs"]
level = "verified"
minutes = 15
yearly = 1
late_hours = 24

[[proof.fact]]
rule = "of_age"
kind = "age"
least = 21
"#;

    fn read(text: &str) -> Result<Privilege, Vec<crate::Finding>> {
        Privilege::load(&Sources::new().with("toy.toml", text))
    }

    #[test]
    fn a_proof_rests_on_facts_of_the_platform() {
        let privilege = read(FILE).unwrap();
        let proof = privilege.proof.unwrap();
        assert!(proof.fresh && proof.is_for("customs") && !proof.is_for("bank") && proof.proves("of_age"));
        assert_eq!((proof.minutes, proof.yearly, proof.late_hours), (15, Some(1), 24));
        let day = |text: &str| text.parse::<Day>().unwrap();
        let born = |text: &str| Known { birth: Some(day(text)) };
        let today = day("2026-11-22");
        assert!(proof.unfulfilled(born("2005-11-22"), today).is_empty(), "21 today");
        assert_eq!(proof.unfulfilled(born("2005-11-23"), today), ["of_age"], "21 tomorrow");
        assert_eq!(proof.unfulfilled(Known { birth: None }, today), ["of_age"], "what is not known proves nothing");
        assert!(!Fact::National.holds(Known { birth: None }, today));
    }

    #[test]
    fn what_proves_nothing_or_too_much_is_refused() {
        for (was, becomes) in [
            ("partners = [\"customs\"]", "partners = []"),
            ("partners = [\"customs\"]", "partners = [\"pirate\"]"),
            ("level = \"verified\"", "level = \"contact\""),
            ("minutes = 15", "minutes = 0"),
            ("minutes = 15", "minutes = 1441"),
            ("late_hours = 24", "late_hours = 73"),
            ("yearly = 1", "yearly = 0"),
            ("rule = \"of_age\"\nkind", "rule = \"other\"\nkind"),
            ("kind = \"age\"\nleast = 21", "kind = \"age\""),
            ("kind = \"age\"\nleast = 21", "kind = \"answer\""),
            ("\n[[proof.fact]]\nrule = \"of_age\"\nkind = \"age\"\nleast = 21\n", "\n"),
        ] {
            let text = FILE.replacen(was, becomes, 1);
            assert_ne!(text, FILE, "{was}");
            assert!(read(&text).is_err(), "{becomes} was taken");
        }
    }
}
