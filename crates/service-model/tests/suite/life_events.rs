//! Life events: those that ship, broken ones, and what holds of every plan there can be.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use proptest::prelude::*;
use service_model::{
    LifeEvent, Service, Sources, Voice,
    life_event::{self, Chosen, Plan, Way},
};

use crate::toy::{countries, root, sources, told};

fn shipped() -> BTreeMap<String, LifeEvent> {
    let mut events = BTreeMap::new();
    for (name, text) in sources(&root().join("life-events")).iter() {
        let event =
            LifeEvent::load(&Sources::new().with(name, text)).unwrap_or_else(|found| panic!("{}", told(&found)));
        assert_eq!(name, format!("{}.toml", event.key), "a file is called like its event");
        events.insert(event.key.clone(), event);
    }
    events
}

fn services() -> Vec<Service> {
    let folder = root().join("services/civil-status");
    let keys = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    keys.map(|path| Service::load(&sources(&path)).unwrap()).collect()
}

fn check(events: &[(&str, &LifeEvent)]) -> Vec<service_model::Finding> {
    let (services, countries) = (services(), countries());
    let services: Vec<&Service> = services.iter().collect();
    life_event::check(events, &services, &countries.keys().map(String::as_str).collect())
}

#[test]
fn the_four_events_that_ship_are_free_of_findings() {
    let events = shipped();
    assert_eq!(events.keys().map(String::as_str).collect::<Vec<_>>(), ["birth", "death", "divorce", "marriage"]);
    let all: Vec<(&str, &LifeEvent)> = events.values().map(|event| ("life-events", event)).collect();
    let found = check(&all);
    assert!(found.is_empty(), "{}", told(&found));
}

#[test]
fn death_and_divorce_promote_nothing_and_exclaim_nothing() {
    let events = shipped();
    assert_eq!((events["death"].voice, events["divorce"].voice), (Voice::Grief, Voice::Sober));
    let files = sources(&root().join("life-events"));
    for name in ["death.toml", "divorce.toml"] {
        let text = files.get(name).unwrap().to_lowercase();
        for word in ["!", "مبروك", "تهانينا", "يسعدنا", "عرض خاص", "congratulations", "happy to", "pleased to", "offer"]
        {
            assert!(!text.contains(word), "{name} says {word}");
        }
    }
}

#[test]
fn a_widow_reads_the_permit_first_and_each_step_after_what_it_waits_for() {
    let events = shipped();
    let death = &events["death"];
    let said = [("burial", "host"), ("kin", "wife"), ("minors", "yes"), ("burial", "nowhere"), ("religion", "x")];
    let chosen = Chosen::read(death, said);
    let plan = Plan::of(death, "ae", &chosen);
    let keys: Vec<&str> = plan.steps.iter().map(|planned| planned.step.key.as_str()).collect();
    let wanted = [
        "burial_permit",
        "foreign_certificate",
        "legalisation",
        "registration",
        "certificates",
        "spouse_card",
        "inheritance",
        "guardianship",
        "family_record",
        "pension",
    ];
    assert_eq!(keys, wanted);
    assert!(plan.steps.iter().all(|planned| planned.certain));
    assert_eq!(plan.step("family_record").unwrap().after, ["spouse_card"], "what the card waits for is not said twice");
    let rounds: Vec<usize> = plan.rounds().map(<[_]>::len).collect();
    assert_eq!(rounds, [2, 1, 1, 4, 1, 1], "the permit and the certificate side by side; four after the registration");
    // A son has no card to update: the family record waits for the registration itself.
    let son = Chosen::read(death, [("burial", "done"), ("kin", "son"), ("minors", "no")]);
    let plan = Plan::of(death, "ae", &son);
    assert_eq!(plan.step("family_record").unwrap().after, ["registration"]);
    assert!(plan.step("burial_permit").is_none() && plan.step("guardianship").is_none());
    // Nothing is answered yet: whatever may apply is shown, and said to be uncertain.
    let open = Plan::of(death, "ae", &Chosen::default());
    assert_eq!(open.steps.len(), death.steps.len());
    assert!(!open.step("guardianship").unwrap().certain && open.step("registration").unwrap().certain);
}

#[test]
fn a_childs_registration_waits_for_no_marriage() {
    let events = shipped();
    let birth = &events["birth"];
    for marriage in ["yes", "no", "none"] {
        let chosen = Chosen::read(birth, [("parent", "mother"), ("marriage", marriage)]);
        let plan = Plan::of(birth, "ae", &chosen);
        assert_eq!(plan.step("registration").unwrap().after, ["legalisation"]);
    }
}

const TWO: &str = r#"schema = 1
key = "flood"
place = 1
names = { ar = "فيضان", en = "A flood" }
summary = { ar = "خطوات", en = "Steps" }
urgent = { ar = "للطوارئ", en = "For emergencies" }

[[question]]
key = "house"
names = { ar = "منزل؟", en = "A house?" }
choice = [{ value = "own", names = { ar = "ملك", en = "Own" } }, { value = "let", names = { ar = "إيجار", en = "Let" } }]

[[step]]
key = "report"
names = { ar = "بلاغ", en = "Report" }
about = { ar = "بلاغ", en = "Report" }
service = "death_first_abroad"

[[step]]
key = "claim"
after = ["report"]
names = { ar = "طلب", en = "Claim" }
about = { ar = "طلب", en = "Claim" }
service = "death_certificate"

[[step.when]]
question = "house"
any = ["own"]

[[step.carry]]
from = "report"
fields = ["subject_name"]
"#;

#[test]
fn each_fault_is_found() {
    assert!(LifeEvent::load(&Sources::new().with("flood.toml", TWO)).is_ok());
    for (from, to, code) in [
        ("key = \"report\"", "key = \"report\"\nafter = [\"claim\"]", "step-loop"),
        ("after = [\"report\"]", "after = [\"claim\"]", "step-loop"),
        ("after = [\"report\"]", "after = [\"dream\"]", "step-unknown"),
        ("key = \"claim\"", "key = \"report\"", "duplicate"),
        ("question = \"house\"", "question = \"boat\"", "question-unknown"),
        ("any = [\"own\"]", "any = [\"castle\"]", "value"),
        ("any = [\"own\"]", "any = []", "empty"),
        ("from = \"report\"", "from = \"dream\"", "step-unknown"),
        ("service = \"death_certificate\"\n", "", "way"),
        ("place = 1", "place = 1\ncolour = \"green\"", "key-unknown"),
        ("schema = 1", "schema = 2", "schema"),
        ("key = \"house\"", "key = \"country\"", "value"),
    ] {
        assert!(TWO.contains(from), "{from}");
        let text = TWO.replacen(from, to, 1);
        let found = LifeEvent::load(&Sources::new().with("flood.toml", &*text)).err().unwrap_or_default();
        assert!(found.iter().any(|finding| finding.code == code), "{code} for {to}: {found:#?}");
    }
    for (from, to, code) in [
        ("service = \"death_certificate\"", "service = \"library_card\"", "service-unknown"),
        ("fields = [\"subject_name\"]", "fields = [\"spouse_name\"]", "field-unknown"),
        ("fields = [\"subject_name\"]", "fields = [\"subject_name\"]\ninto = [\"subject_number\"]", "field-kind"),
        ("fields = [\"subject_name\"]", "fields = [\"applicant_identity\"]", "field-kind"),
        ("after = [\"report\"]", "after = [\"report\"]\ncountries = [\"xx\"]", "country-unknown"),
        (
            "[[step.carry]]",
            "[[step.given]]\nquestion = \"house\"\nfield = \"relation\"\n\n[[step.carry]]",
            "field-unknown",
        ),
    ] {
        let text = TWO.replacen(from, to, 1);
        let event = LifeEvent::load(&Sources::new().with("flood.toml", &*text))
            .unwrap_or_else(|found| panic!("{}", told(&found)));
        let found = check(&[("life-events", &event)]);
        assert!(found.iter().any(|finding| finding.code == code), "{code} for {to}: {found:#?}");
        assert!(found[0].spot.to_string().starts_with("life-events/flood.toml:"), "{}", found[0]);
    }
    assert!(check(&[("", &LifeEvent::load(&Sources::new().with("flood.toml", TWO)).unwrap())]).is_empty());
}

#[test]
fn nothing_secret_is_carried_by_what_ships() {
    let services = services();
    for event in shipped().values() {
        for step in &event.steps {
            let Way::Service { key, carries, .. } = &step.way else { continue };
            let service = services.iter().find(|service| service.key == *key).unwrap();
            for (_, into) in carries.iter().flat_map(|carry| &carry.fields) {
                assert!(!service.form.field(into).unwrap().is_secret(), "{}/{}", event.key, step.key);
            }
        }
    }
}

/// Steps in some order of the file; each waits for some of those that are before it in another order, and applies always or
/// with one answer.
#[derive(Debug, Clone)]
struct Drawn {
    after: Vec<Vec<usize>>,
    when: Vec<Option<bool>>,
    written: Vec<usize>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    (1_usize..12).prop_flat_map(|count| {
        let edges = prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 0..4), count);
        let when = prop::collection::vec(prop::option::of(any::<bool>()), count);
        let written = Just((0..count).collect::<Vec<_>>()).prop_shuffle();
        (edges, when, written).prop_map(|(edges, when, written)| {
            let before = |(at, wanted): (usize, &Vec<prop::sample::Index>)| {
                let own: BTreeSet<usize> =
                    wanted.iter().filter(|_| at > 0).map(|index| index.index(at.max(1))).collect();
                own.into_iter().collect()
            };
            Drawn { after: edges.iter().enumerate().map(before).collect(), when, written }
        })
    })
}

impl Drawn {
    fn text(&self, extra: Option<(usize, usize)>) -> String {
        let head = TWO.split("[[step]]").next().unwrap();
        self.written.iter().fold(head.to_owned(), |mut text, step| {
            let more = extra.filter(|(of, _)| of == step).map(|(_, on)| on);
            let after: Vec<String> =
                self.after[*step].iter().copied().chain(more).map(|s| format!("\"s{s}\"")).collect();
            let names = "{ ar = \"خطوة\", en = \"Step\" }";
            write!(
                text,
                "[[step]]\nkey = \"s{step}\"\nafter = [{}]\nnames = {names}\nabout = {names}\nservice = \"x\"\n",
                after.join(", ")
            )
            .unwrap();
            if let Some(own) = self.when[*step] {
                let value = if own { "own" } else { "let" };
                write!(text, "[[step.when]]\nquestion = \"house\"\nany = [\"{value}\"]\n").unwrap();
            }
            text
        })
    }

    /// Whether `step` waits for `other`, directly or through anything.
    fn waits(&self, step: usize, other: usize) -> bool {
        self.after[step].iter().any(|own| *own == other || self.waits(*own, other))
    }
}

fn number(key: &str) -> usize {
    key[1..].parse().unwrap()
}

proptest! {
    #[test]
    fn every_plan_holds_each_step_that_applies_once_and_after_all_it_waits_for(drawn in drawn(), answer in prop::option::of(any::<bool>())) {
        let event = LifeEvent::load(&Sources::new().with("flood.toml", drawn.text(None))).unwrap();
        let value = answer.map(|own| if own { "own" } else { "let" });
        let chosen = Chosen::read(&event, value.map(|value| ("house", value)));
        let plan = Plan::of(&event, "ae", &chosen);
        let place: BTreeMap<usize, usize> =
            plan.steps.iter().enumerate().map(|(at, planned)| (number(&planned.step.key), at)).collect();
        prop_assert_eq!(place.len(), plan.steps.len(), "no step stands twice");
        for (step, when) in drawn.when.iter().enumerate() {
            let applies = when.is_none() || answer.is_none() || *when == answer;
            prop_assert_eq!(place.contains_key(&step), applies);
        }
        for (step, at) in &place {
            let planned = &plan.steps[*at];
            prop_assert_eq!(planned.certain, drawn.when[*step].is_none() || answer.is_some());
            for (other, before) in &place {
                if drawn.waits(*step, *other) {
                    prop_assert!(before < at, "s{} stands before s{}", step, other);
                    // And it is said, directly or through another step of the plan.
                    let mut open: Vec<&str> = planned.after.clone();
                    let mut said = BTreeSet::new();
                    while let Some(key) = open.pop() {
                        if said.insert(number(key)) {
                            open.extend(&plan.step(key).unwrap().after);
                        }
                    }
                    prop_assert!(said.contains(other), "s{} does not say that it waits for s{}", step, other);
                }
            }
            let rounds = planned.after.iter().map(|key| plan.step(key).unwrap().round);
            prop_assert_eq!(planned.round, rounds.max().map_or(0, |last| last + 1));
        }
    }

    #[test]
    fn whoever_does_the_next_step_again_and_again_comes_to_the_end(drawn in drawn(), own in any::<bool>()) {
        let event = LifeEvent::load(&Sources::new().with("flood.toml", drawn.text(None))).unwrap();
        let chosen = Chosen::read(&event, [("house", if own { "own" } else { "let" })]);
        let plan = Plan::of(&event, "ae", &chosen);
        let mut done: BTreeSet<&str> = BTreeSet::new();
        while let Some(next) = plan.next(&done, &BTreeSet::new()) {
            prop_assert!(next.after.iter().all(|key| done.contains(key)));
            prop_assert!(done.insert(&next.step.key));
        }
        prop_assert_eq!(done.len(), plan.steps.len());
    }

    #[test]
    fn a_circle_is_refused_wherever_it_is(drawn in drawn(), from in any::<prop::sample::Index>()) {
        let from = from.index(drawn.after.len());
        // Whatever the step waits for, or it itself, is made to wait for it.
        let mut to = from;
        while let Some(before) = drawn.after[to].first() {
            to = *before;
        }
        let found = LifeEvent::load(&Sources::new().with("flood.toml", drawn.text(Some((to, from))))).unwrap_err();
        prop_assert!(found.iter().any(|finding| finding.code == "step-loop"), "{:?}", found);
    }
}
