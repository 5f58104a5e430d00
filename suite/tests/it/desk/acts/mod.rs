//! The table of `casework::reach` put to a running product: a real file is driven into each stage, everybody asks for every
//! act, and what is answered and what becomes of the file are compared with the table. What the table allows is done, what it
//! does not allow leaves the file as it was.

mod capacities;
mod company;
mod program;
mod represented;
mod ways;

use std::{collections::BTreeMap, time::Duration};

use casework::{
    applications::model::{Act, Stage},
    reach::{self, Asker, InCapacity, Reply, Table},
};
use catalogue::definitions::Definitions;
use testkit::{Page, World};

use self::{
    company::{ACTS, Company},
    ways::{Family, Way, holders},
};
use crate::look;

/// What needs a booked appointment and a printed card is done in the story of a card abroad.
const TOLD_ELSEWHERE: [Act; 2] = [Act::Attend, Act::HandOver];

fn table_of(service: &str) -> Table {
    let loaded = Definitions::shipped().load().unwrap();
    let services = loaded.services.values().map(|(service, _)| service);
    let all = reach::families(services).unwrap();
    all.into_iter().find(|(keys, _)| keys.iter().any(|key| key == service)).unwrap().1
}

/// What an answer over HTTP amounts to.
fn class(page: &Page) -> &'static str {
    let to = page.location.as_deref().unwrap_or_default();
    match page.status.as_u16() {
        404 => "404",
        403 => "403",
        302 | 303 if to.contains("/sign-in") => "sign in",
        200..=399 => "served",
        400..=499 => "refused",
        other => panic!("{} answers {other}:\n{}", page.path, page.text()),
    }
}

/// Whether the answer is one that the table lets be given. A refusal may come as a page that leads back without doing
/// anything; that nothing was done is looked at besides.
fn fits(reply: &Reply, class: &str) -> bool {
    match reply {
        Reply::Done(_) => class == "served",
        // The token of one door opens no other, and that is found before anybody is asked to sign in.
        Reply::SignIn => matches!(class, "sign in" | "403"),
        Reply::NotFound => class == "404",
        Reply::Forbidden => matches!(class, "403" | "refused"),
        Reply::Refused => class != "sign in",
        Reply::NoWay => true,
    }
}

/// Everything that the table refuses at this stage is refused, and leaves the file as it is.
async fn refused(world: &World, company: &mut Company, table: &Table, way: &Way) -> usize {
    let stage = look::stage(world, &way.reference).await;
    assert_eq!(stage, way.stage, "{}: {:?}", way.reference, look::events(world, &way.reference).await);
    let before = look::file(world, &way.reference).await;
    let events = look::events(world, &way.reference).await;
    let mut asked = 0;
    let asking: Vec<Asker> = Asker::all().into_iter().filter(|asker| company.asks(*asker)).collect();
    for asker in asking {
        // Whoever may hold the file is asked about while she holds it, and who could not, once.
        let may_hold = holders(stage);
        let holds = may_hold.contains(&asker) && asker != way.holder;
        let again = matches!(asker, Asker::In(_)) && may_hold.first().is_some_and(|first| *first != way.holder);
        // Whoever wrote at the counter takes no part in the file: told where one was prepared there.
        let elsewhere = asker == Asker::In(InCapacity::CounterOfficer) && stage != Stage::Draft;
        if holds || again || elsewhere {
            continue;
        }
        for act in ACTS {
            let reply = &table[&(stage, act, asker)];
            // Who came is marked at an appointment, and here there is none to be kept from.
            let unbooked = act == Act::Attend && !matches!(reply, Reply::NotFound | Reply::SignIn);
            if matches!(reply, Reply::Done(_)) || unbooked {
                continue;
            }
            let answer = company.ask(asker, act, way).await;
            let told = format!("{stage:?}: {asker:?} asks for {act:?}: {reply:?}, but {}", answer.status);
            assert!(fits(reply, class(&answer)), "{told}\n{}", answer.text());
            asked += 1;
        }
        // Every change counts the version up, so that nothing she asked for can have been done in between.
        let now = look::file(world, &way.reference).await;
        assert_eq!((now.version, &now.facts), (before.version, &before.facts), "{stage:?}: {asker:?} moved the file");
    }
    assert_eq!(look::events(world, &way.reference).await, events, "something happened at {stage:?}");
    asked
}

/// Whether she has the pen of somebody else's draft.
fn is_lent(asker: Asker) -> bool {
    matches!(asker, Asker::In(InCapacity::Helper | InCapacity::CounterOfficer))
}

/// Files that stand at a stage and of which nothing was done yet, by who holds each: what was refused left them as they were.
type Untouched = BTreeMap<Asker, Vec<Way>>;

/// Everything that the table allows at this stage is done, each to a file that just came there or at which everything else was
/// refused.
async fn done(
    world: &World,
    company: &mut Company,
    table: &Table,
    (family, stage): (Family, Stage),
    mut untouched: Untouched,
) -> usize {
    let mut asked = 0;
    for ((at, act, asker), reply) in table {
        let Reply::Done(stages) = reply else { continue };
        // A draft into which a file turned has been submitted before, and its pen is lent to nobody.
        let turned = family == Family::Registration && is_lent(*asker);
        if *at != stage || !company.asks(*asker) || TOLD_ELSEWHERE.contains(act) || turned {
            continue;
        }
        let holder = ways::holder(stage, *asker);
        // Whoever takes a file finds it free, and one whose registry is asked again gave no record.
        let asks = Some(*asker).filter(|_| *act != Act::Claim);
        let left = asks.filter(|_| *act != Act::AskRegistryAgain).and_then(|_| untouched.get_mut(&holder)?.pop());
        let mut way = match left {
            Some(way) => way,
            None if *act == Act::AskRegistryAgain => ways::without_a_record(world, company, *asker).await,
            None => ways::at(world, company, family, stage, asks).await,
        };
        // An answer counts when it is later than the question.
        world.pass(Duration::from_secs(1)).await;
        ways::prepare(company, (*asker, *act), &mut way).await;
        let before = look::events(world, &way.reference).await;
        let answer = company.ask(*asker, *act, &way).await;
        let told = format!("{stage:?}: {asker:?} asks for {act:?}");
        assert_eq!(class(&answer), "served", "{told}: {}\n{}", answer.status, answer.text());
        let now = look::stage(world, &way.reference).await;
        assert!(stages.contains(&now), "{told}: {now:?} and not one of {stages:?}\n{}", answer.text());
        // Answers, a begun payment, and a file taken to be decided on are not facts of the file.
        let silent = matches!(act, Act::Answer | Act::Pay) || (*act, stage) == (Act::Claim, Stage::Recommended);
        let after = look::events(world, &way.reference).await;
        assert!(silent || after.len() > before.len(), "{told}: nothing happened\n{}", answer.text());
        asked += 1;
        // Whoever took a file to examine it, or wrote an answer, has it before her as she would have had a fresh one.
        if (*act, stage) == (Act::Claim, Stage::UnderReview) {
            way.holder = *asker;
            ways::read(company, &mut way, *asker).await;
            untouched.entry(*asker).or_default().push(way);
        } else if *act == Act::Answer && !is_lent(*asker) {
            untouched.entry(holder).or_default().push(way);
        }
    }
    asked
}

/// Puts the table of a family to the product at these stages.
async fn put(family: Family, stages: &[Stage]) -> (usize, usize) {
    let world = World::new().await;
    let mut company = Company::gather(&world).await;
    put_by(&world, &mut company, family, stages).await
}

/// The same of those who ask here.
async fn put_by(world: &World, company: &mut Company, family: Family, stages: &[Stage]) -> (usize, usize) {
    let table = table_of(family.service());
    let (mut negative, mut positive) = (0, 0);
    for stage in stages {
        let may_hold = holders(*stage);
        let mut each = if may_hold.is_empty() { vec![Asker::Officer] } else { may_hold };
        each.retain(|holder| company.has(*holder));
        let mut untouched = Untouched::new();
        for holder in each {
            let way = ways::at(world, company, family, *stage, Some(holder)).await;
            negative += refused(world, company, &table, &way).await;
            untouched.entry(holder).or_default().push(way);
        }
        positive += done(world, company, &table, (family, *stage), untouched).await;
    }
    (negative, positive)
}

#[tokio::test]
async fn a_copy_before_the_desk_is_answered_as_the_table_says() {
    let (negative, positive) = put(Family::Copy, &ways::BEFORE_THE_DESK).await;
    assert!(negative > 1_200 && positive > 15, "{negative} refused, {positive} done");
}

#[tokio::test]
async fn a_copy_at_the_desk_is_answered_as_the_table_says() {
    let (negative, positive) = put(Family::Copy, &ways::AT_THE_DESK).await;
    assert!(negative > 950 && positive > 15, "{negative} refused, {positive} done");
}

#[tokio::test]
async fn a_copy_after_the_desk_is_answered_as_the_table_says() {
    let (negative, positive) = put(Family::Copy, &ways::AFTER_THE_DESK).await;
    assert!(negative > 900 && positive > 8, "{negative} refused, {positive} done");
}

#[tokio::test]
async fn a_registration_is_answered_as_the_table_says() {
    let (negative, positive) = put(Family::Registration, &ways::OF_A_REGISTRATION).await;
    assert!(negative > 900 && positive > 20, "{negative} refused, {positive} done");
}

#[tokio::test]
async fn a_card_is_answered_as_the_table_says() {
    let (negative, positive) = put(Family::Card, &ways::OF_A_CARD).await;
    assert!(negative > 800 && positive > 15, "{negative} refused, {positive} done");
}
