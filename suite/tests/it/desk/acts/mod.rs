//! The table of `casework::reach` put to a running product: a real file is driven into each stage, everybody asks for every
//! act, and what is answered and what becomes of the file are compared with the table. What the table allows is done, what it
//! does not allow leaves the file as it was.

mod company;
mod ways;

use std::time::Duration;

use casework::{
    applications::model::{Act, Stage},
    reach::{self, Asker, Reply, Table},
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
    let known: Vec<Asker> = Asker::all().into_iter().filter(|asker| company.knows(*asker)).collect();
    for asker in known {
        // Whoever may hold the file is asked about while she holds it.
        if holders(stage).contains(&asker) && asker != way.holder {
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
            let now = look::file(world, &way.reference).await;
            assert_eq!((now.version, &now.facts), (before.version, &before.facts), "{told}: the file moved");
            asked += 1;
        }
    }
    assert_eq!(look::events(world, &way.reference).await, events, "something happened at {stage:?}");
    asked
}

/// Everything that the table allows at this stage is done, each with a file of its own.
async fn done(world: &World, company: &mut Company, table: &Table, family: Family, stage: Stage) -> usize {
    let mut asked = 0;
    for ((at, act, asker), reply) in table {
        let Reply::Done(stages) = reply else { continue };
        if *at != stage || *asker == Asker::Job || TOLD_ELSEWHERE.contains(act) {
            continue;
        }
        let way = match act {
            Act::AskRegistryAgain => ways::without_a_record(world, company, *asker).await,
            _ => ways::at(world, company, family, stage, Some(*asker).filter(|_| *act != Act::Claim)).await,
        };
        // An answer counts when it is later than the question.
        world.pass(Duration::from_secs(1)).await;
        ways::prepare(company, *act, &way).await;
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
    }
    asked
}

/// Puts the whole table of a family to the product, stage by stage.
async fn put(family: Family) -> (usize, usize) {
    let world = World::new().await;
    let mut company = Company::gather(&world).await;
    let table = table_of(family.service());
    let (mut negative, mut positive) = (0, 0);
    for stage in family.stages() {
        let may_hold = holders(*stage);
        let each = if may_hold.is_empty() { vec![Asker::Officer] } else { may_hold };
        for holder in each {
            let way = ways::at(&world, &mut company, family, *stage, Some(holder)).await;
            negative += refused(&world, &mut company, &table, &way).await;
        }
        positive += done(&world, &mut company, &table, family, *stage).await;
    }
    (negative, positive)
}

#[tokio::test]
async fn a_copy_is_answered_as_the_table_says() {
    let (negative, positive) = put(Family::Copy).await;
    assert!(negative > 2_000 && positive > 35, "{negative} refused, {positive} done");
}

#[tokio::test]
async fn a_registration_is_answered_as_the_table_says() {
    let (negative, positive) = put(Family::Registration).await;
    assert!(negative > 900 && positive > 20, "{negative} refused, {positive} done");
}

#[tokio::test]
async fn a_card_is_answered_as_the_table_says() {
    let (negative, positive) = put(Family::Card).await;
    assert!(negative > 800 && positive > 15, "{negative} refused, {positive} done");
}
