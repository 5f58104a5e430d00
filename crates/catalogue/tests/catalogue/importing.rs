//! Importing: what differs becomes a revision, what is published never changes, and what runs under an old revision runs
//! on.

use catalogue::{
    check_folder,
    definitions::{Definitions, Kind},
    switches::{self, Name, Setting},
};
use kernel::Actor;
use service_model::{Answers, Context, Names, country::Stage, fees};

use crate::world::{World, changed, without_examples};

fn repository() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn what_ships_is_free_of_findings_from_the_folder_and_from_the_program() {
    let findings = check_folder(&repository()).unwrap();
    assert!(findings.is_empty(), "{findings:#?}");
    let (folder, shipped) = (Definitions::read(&repository()).unwrap(), Definitions::shipped());
    let places = |all: &Definitions| {
        let mut places: Vec<_> = all.0.iter().map(|d| (d.place.clone(), d.sources.clone().canonical_bytes())).collect();
        places.sort();
        places
    };
    assert_eq!(places(&folder), places(&shipped));
}

#[test]
fn findings_of_a_folder_name_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    for definition in &changed("fees.toml", "amount = \"25.00\"", "amount = \"25 pounds\"").0 {
        for (name, text) in definition.sources.iter() {
            let path = folder.path().join(&definition.place).join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
    }
    let findings = check_folder(folder.path()).unwrap();
    let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(told[0].starts_with("services/civil-status/birth_certificate/fees.toml:"), "{told:?}");
    assert!(told[0].contains("25 pounds"), "{told:?}");
}

#[tokio::test]
async fn importing_again_changes_nothing() {
    let world = World::new().await;
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.service("birth_certificate").unwrap().revision, 1);
    assert!(snapshot.takes("birth_certificate", "ae"));
    assert!(!snapshot.takes("birth_certificate", "sa"));
    assert!(!snapshot.takes("birth_certificate", "eg"));
    let again = world.import(&Definitions::shipped()).await;
    assert!(again.revisions.is_empty());
    assert_eq!(again.unchanged, Definitions::shipped().0.len());
}

#[tokio::test]
async fn a_new_fee_is_for_new_files_only() {
    let world = World::new().await;
    let old = world.catalogue.service_at(&world.db.store, "birth_certificate", 1).await.unwrap();
    let dearer = without_examples(changed("fees.toml", "amount = \"45.00\"", "amount = \"63.00\""));
    let imported = world.import(&dearer).await;
    assert_eq!(imported.revisions, [(Kind::Service, "birth_certificate".to_owned(), 2)]);

    let snapshot = world.snapshot().await;
    let new = snapshot.service("birth_certificate").unwrap();
    assert_eq!(new.revision, 2);
    let country = &snapshot.country("ae").unwrap().definition;
    let now = world.db.store.now();
    let rate = snapshot.rate(country, now).unwrap();
    let context = Context::of(country, country.day_at(now));
    let first = |service: &service_model::Service| {
        let quote = fees::quote(&service.fees, &Answers::new(), &context, &rate, now).unwrap();
        quote.lines[0].amount.decimal()
    };
    // The file under way keeps its revision, also after everything was read again.
    let kept = world.catalogue.service_at(&world.db.store, "birth_certificate", 1).await.unwrap();
    assert_eq!((first(&old), first(&kept), first(&new.definition)), ("45.00".into(), "45.00".into(), "63.00".into()));
    let template = world.catalogue.template_at(&world.db.store, "birth_certificate", 1, "certificate.typ").await;
    assert!(!template.unwrap().is_empty());
    assert!(world.catalogue.service_at(&world.db.store, "birth_certificate", 3).await.is_err());
}

#[tokio::test]
async fn a_definition_with_findings_is_not_imported() {
    let world = World::new().await;
    let broken = changed("fees.toml", "amount = \"45.00\"", "amount = \"many\"");
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let failure = catalogue::revisions::rehearse(&mut cx, &broken).await.unwrap_err();
    assert!(failure.to_string().contains("fees.toml:"), "{failure}");
}

#[tokio::test]
async fn a_switch_decides_about_new_files_without_a_new_revision() {
    let world = World::new().await;
    let set = async |kind, key: &str, name, value: &str| {
        let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
        let setting = Setting::new(kind, key, name, value);
        let why = Names { ar: "صيانة في السجل".to_owned(), en: "Maintenance of the register".to_owned() };
        let setting = if value == "paused" { setting.saying(why) } else { setting };
        let outcome = switches::set(&mut cx, &setting, "test", "a rehearsal").await;
        cx.commit().await.unwrap();
        world.db.clock.advance(std::time::Duration::from_secs(1));
        outcome
    };
    set(Kind::Country, "ae", Name::Stage, "paused").await.unwrap();
    let snapshot = world.snapshot().await;
    assert!(!snapshot.takes("birth_certificate", "ae"));
    let country = snapshot.country("ae").unwrap();
    assert_eq!((country.stage, country.revision), (Stage::Paused, 1));
    assert_eq!(snapshot.paused_because("birth_certificate", "ae").unwrap().en, "Maintenance of the register");
    assert_eq!(snapshot.context("ae", world.db.store.now()).unwrap().facts.get("country_stage"), "paused");

    set(Kind::Country, "ae", Name::Stage, "open").await.unwrap();
    set(Kind::Country, "ae", Name::Cap, "500").await.unwrap();
    set(Kind::Service, "birth_certificate", Name::Stage, "closed").await.unwrap();
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.country("ae").unwrap().admission.files, Some(500));
    assert!(snapshot.paused_because("birth_certificate", "ae").is_none());
    assert!(!snapshot.takes("birth_certificate", "ae"));
    assert!(set(Kind::Country, "ae", Name::Stage, "ajar").await.is_err());
    assert!(set(Kind::Country, "ae", Name::Cap, "-1").await.is_err());
    assert!(set(Kind::Country, "ae", Name::Entry, "friends").await.is_err());
    assert!(set(Kind::Service, "birth_certificate", Name::Entry, "invited").await.is_err(), "a pilot is a country's");
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let mute = Setting::new(Kind::Country, "ae", Name::Stage, "paused");
    assert!(switches::set(&mut cx, &mute, "test", "a rehearsal").await.is_err(), "a pause says why");
}

#[tokio::test]
async fn a_rate_holds_for_its_time_and_the_newest_wins() {
    let world = World::new().await;
    let now = world.db.store.now();
    let snapshot = world.snapshot().await;
    let country = snapshot.country("ae").unwrap().definition.clone();
    let first = snapshot.rate(&country, now).unwrap();
    assert_eq!(first.micros, 76_500);
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let end = now.plus(std::time::Duration::from_secs(60));
    let newer = fees::Rate { micros: 80_000, at: now, valid_until: end, ..first.clone() };
    catalogue::rates::enter(&mut cx, &newer).await.unwrap();
    // An older row entered late does not win.
    catalogue::rates::enter(&mut cx, &first).await.unwrap();
    cx.commit().await.unwrap();
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.rate(&country, now).unwrap(), newer);
    assert!(snapshot.rate(&country, end).is_err(), "a stale rate gives no price");
}

#[tokio::test]
async fn the_promise_counts_each_stage_in_the_calendar_of_its_holder() {
    let world = World::new().await;
    let snapshot = world.snapshot().await;
    let service = &snapshot.service("birth_certificate").unwrap().definition;
    let country = &snapshot.country("ae").unwrap().definition;
    // Sunday 22 November 2026, 10:00 in Cairo: four hours there until 14:00; fourteen in Dubai are Monday, Tuesday and
    // two hours of Wednesday until 11:00 there (09:00 in Cairo); twelve in Cairo are Wednesday and Thursday until 15:00;
    // one more on Sunday.
    let start = "2026-11-22T08:00:00Z".parse().unwrap();
    let promised = snapshot.promise(service, country, start);
    assert_eq!(promised, "2026-11-29T08:00:00Z".parse().unwrap());
    let later = snapshot.promise_from(service, country, Some("issue"), start);
    assert_eq!(later, "2026-11-22T09:00:00Z".parse().unwrap());
}
