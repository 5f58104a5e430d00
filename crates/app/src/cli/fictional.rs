//! What a demo makes up where a mission has not confirmed it: emergency numbers, so that the pages which lead with one can be
//! seen. Each begins with three zeros, as no subscriber's number does, and its source says that it is fictional. Nothing but a
//! demo publishes this.

use catalogue::definitions::{Definitions, Kind};

const SOURCE_AR: &str = "رقم الطوارئ خيالي للعرض التجريبي ولا يتصل بأحد. ";
const SOURCE_EN: &str = "The emergency number is fictional, for the demo, and reaches nobody. ";

/// The shipped definitions with a fictional emergency number at every mission, none of which has one.
pub fn numbered(mut definitions: Definitions) -> Definitions {
    for own in definitions.0.iter_mut().filter(|one| one.kind == Kind::Country) {
        let files: Vec<(String, String)> =
            own.sources.iter().map(|(name, text)| (name.to_owned(), with_numbers(text))).collect();
        own.sources = files.into_iter().collect();
    }
    definitions
}

/// A country's file with the numbers. Its lines are ours: each table begins with its name in brackets.
fn with_numbers(text: &str) -> String {
    let dialling = text.lines().find_map(|line| line.strip_prefix("dialling = ")).unwrap_or_default().trim_matches('"');
    let (mut missions, mut within, mut out) = (0_u32, false, String::with_capacity(text.len()));
    for line in text.lines() {
        if line.starts_with('[') {
            within = line == "[[mission]]";
        }
        if within && line.starts_with("source = ") {
            let told = line.replacen("ar = \"", &format!("ar = \"{SOURCE_AR}"), 1);
            out.push_str(&told.replacen("en = \"", &format!("en = \"{SOURCE_EN}"), 1));
        } else {
            out.push_str(line);
        }
        out.push('\n');
        if line == "[[mission]]" {
            missions += 1;
            let serial = format!("{missions:03}");
            out.extend(["emergency_phone = \"+", dialling, " 000 000 ", serial.as_str(), "\"\n"]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mission_of_a_demo_has_a_number_that_says_it_is_fictional() {
        let loaded = numbered(Definitions::shipped()).load().expect("they are right");
        let missions = loaded.countries.values().flat_map(|(country, _)| &country.missions);
        let mut seen = 0;
        for mission in missions {
            seen += 1;
            let phone = mission.emergency_phone.as_deref().expect("a number");
            assert!(phone.contains(" 000 "), "{phone}");
            assert!(mission.source.ar.starts_with(SOURCE_AR) && mission.source.en.starts_with(SOURCE_EN));
            assert!(mission.verified_on.is_none(), "nobody verified it");
        }
        assert!(seen >= 5, "only {seen} missions");
    }

    #[test]
    fn nothing_fictional_is_shipped() {
        let loaded = Definitions::shipped().load().expect("they are right");
        assert!(loaded.countries.values().flat_map(|(own, _)| &own.missions).all(|own| own.emergency_phone.is_none()));
    }
}
