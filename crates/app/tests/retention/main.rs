//! The register of retention is whole: every table that could hold something about a person is on it or has a reason.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod store;

use std::collections::{BTreeMap, BTreeSet};

use ::store::testing::TestDb;
use app::wire::retention::register;
use kernel::Actor;
use people::privacy::Group;

/// Columns that are about a person whatever their type.
const PERSONAL: [&str; 16] = [
    "account",
    "address",
    "agent",
    "by_actor",
    "contact",
    "decided_by",
    "email",
    "holder",
    "login",
    "name",
    "names",
    "owner",
    "people",
    "proposed_by",
    "released_to",
    "staff",
];

/// Tables with such a column that are not on the register, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("store.data_key", "the keys themselves, wrapped; they live as long as what they seal"),
    ("store.root_key", "fingerprints of the installation's keys; about nobody"),
    ("store.blob", "ciphertext of uploads and documents, which are on the register where they are named"),
    ("store.lookup", "blind keys of accounts, references and serials; released with what they name"),
    ("store.job_replay", "which member of staff repeated a job; names a job, never a person"),
    ("store.periodic", "`name` is that of a schedule"),
    ("people.staff_role", "the powers of the staff, on the register as people.staff"),
    ("people.staff_draft", "staff before they are staff, on the register as people.staff"),
    ("people.staff_enrolment", "how staff get their first password, on the register as people.staff"),
    ("catalogue.revision", "definitions of services and countries; about nobody"),
    ("catalogue.switch", "`name` is that of a switch"),
    ("catalogue.invitation", "keyed indexes of codes; whom one let in is in catalogue.admission"),
    ("catalogue.draft_act", "which member of staff worked on a draft of rules; about no citizen"),
    (
        "casework.appointment_session",
        "a mission's days for appointments; staff who published them are in work.proposal",
    ),
    ("casework.desk_looking", "who opened a file for which purpose; the access log says the same"),
    ("casework.day_closing_line", "`account` is that of the books"),
    ("casework.ledger_posting", "`account` is that of the books"),
    ("work.holding", "the turns of work.item by holder"),
    ("discovery.page_version", "what the state publishes and which members of staff let it out; about no citizen"),
    ("discovery.page_withdrawal", "which members of staff took a page back; about no citizen"),
    ("discovery.page_check", "which member of staff found a page right again; about no citizen"),
    ("discovery.page_act", "which member of staff worked on a draft of a page; about no citizen"),
    ("discovery.poll", "what is asked and which members of staff let it out; about no citizen"),
    ("discovery.live_session", "a live hour and which members of staff let it out; about no citizen"),
    ("discovery.live_answer", "an answer and which members of staff let it out; about no citizen"),
    ("community.cohort", "a group of a training and which members of staff opened it; about no citizen"),
    (
        "narration.recording",
        "readings of what pages say and which members of staff let them be heard; about no citizen",
    ),
    ("discovery.search_words", "words of search and which members of staff let them in; about no citizen"),
    (
        "discovery.partner_credential",
        "digests of partners' secrets, and which member of staff drew one; about no citizen",
    ),
    ("community.expert_need", "what the country needs and which members of staff let it out; about no citizen"),
    ("discovery.recommender", "sums over many who agreed, from which nobody's row can be read; about nobody"),
    ("people.role_course", "which course a role needs, and which members of staff decided it; about no citizen"),
    ("people.qualification", "what the staff passed and until when it holds, on the register as people.staff"),
    ("academy.edition", "courses and which members of staff let them out; about no citizen"),
    ("academy.finished", "what the staff read and practised, on the register as people.staff"),
    ("academy.attempt", "exams of the staff, on the register as people.staff"),
    ("academy.attendance", "who of the staff came to a class, on the register as people.staff"),
    ("academy.announced", "which end of which qualification the staff were told of, on the register as people.staff"),
    ("promotion.campaign", "what is promoted and which two people let it out; about no citizen"),
    ("promotion.cost", "what a campaign cost and which two people entered it; about no citizen"),
    ("promotion.lift", "`people` is how many a campaign wrote to or held out; sums, about nobody"),
    ("oversight.reading", "how many files each member of staff read a day; about no citizen, kept two years"),
    ("oversight.flag", "whose reading was asked about; about no citizen, kept two years"),
];

#[tokio::test]
async fn every_table_that_could_be_about_a_person_is_on_the_register() {
    let db = TestDb::fresh().await.unwrap();
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    let columns = store::columns(cx.conn()).await;
    let mut suspicious: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for column in &columns {
        if column.kind == "bytea" || PERSONAL.contains(&column.name.as_str()) {
            suspicious.entry(&column.table).or_default().push(&column.name);
        }
    }
    let register = register();
    let kept: BTreeSet<String> =
        register.kept().iter().map(|row| row.table.splitn(3, '.').take(2).collect::<Vec<_>>().join(".")).collect();
    let excepted: BTreeSet<&str> = EXCEPTIONS.iter().map(|(table, _)| *table).collect();
    let forgotten: Vec<_> =
        suspicious.iter().filter(|(table, _)| !kept.contains(**table) && !excepted.contains(**table)).collect();
    assert!(forgotten.is_empty(), "on no register of retention: {forgotten:#?}");

    let tables: BTreeSet<&str> = columns.iter().map(|column| column.table.as_str()).collect();
    let gone: Vec<_> =
        kept.iter().map(String::as_str).chain(excepted).filter(|table| !tables.contains(table)).collect();
    assert!(gone.is_empty(), "named, but there is no such table: {gone:?}");
}

#[test]
fn every_row_stands_once_under_a_heading_and_has_its_words_in_every_language() {
    let ours = [app::wire::retention::TEXTS];
    assert_eq!(web::texts::check(&ours, &web::texts::Glossary::ours().unwrap()), []);
    let register = register();
    let texts = web::Texts::load(app::routes::TEXTS).unwrap();
    let mut tables = BTreeSet::new();
    for row in register.kept() {
        assert!(tables.insert(row.table), "{} stands twice", row.table);
        assert!(Group::ALL.contains(&row.group));
        for key in [row.what, row.why] {
            for language in [kernel::Locale::AR, kernel::Locale::EN] {
                let text = texts.text(language, key);
                assert!(!text.is_empty() && text != key, "{key} has no words in {language}");
            }
        }
    }
}
