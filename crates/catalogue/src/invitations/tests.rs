//! A code lets one account in once, whoever races for it; what does not open the country reads alike.

use std::{collections::BTreeSet, time::Duration};

use ::store::testing::TestDb;
use kernel::{Actor, Bucket, Id, Outcome, StaffRole, marks};
use uuid::Uuid;

use super::{
    commands::{self, Batch},
    forget, is_admitted, of_account, policy, redeem,
};

const DAY: Duration = Duration::from_secs(24 * 3_600);

/// Issues invitations to Kuwait for thirty days, as an administrator; their codes.
async fn issued(db: &TestDb, count: u32) -> Outcome<Vec<String>> {
    let administrator =
        Actor::Staff { staff: Uuid::from_u128(1), roles: vec![StaffRole::Administrator], missions: Vec::new() };
    let (staff, permit) = policy::may_issue(&administrator)?;
    let mut cx = db.store.begin(administrator).await?;
    let batch = Batch { country: "kw", count, valid_until: cx.now().plus(DAY * 30) };
    let codes = commands::issue(&mut cx, permit, staff, &batch).await?;
    cx.commit().await?;
    Ok(codes.iter().map(ToString::to_string).collect())
}

fn account(db: &TestDb) -> Id<marks::Account> {
    Id::new(Bucket::new(7).unwrap(), db.store.now(), db.store.dice().as_ref())
}

async fn redeemed(db: &TestDb, account: Id<marks::Account>, country: &str, typed: &str) -> Outcome<()> {
    let mut cx = db.store.begin(Actor::Citizen { account: account.uuid() }).await?;
    redeem(&mut cx, account, country, typed).await?;
    cx.commit().await
}

#[tokio::test]
async fn a_code_lets_one_account_in_whoever_races_for_it() {
    let db = TestDb::fresh().await.unwrap();
    let code = issued(&db, 1).await.unwrap().remove(0);
    let (one, two) = (account(&db), account(&db));
    let (first, second) = tokio::join!(redeemed(&db, one, "kw", &code), redeemed(&db, two, "kw", &code));
    assert_ne!(first.is_ok(), second.is_ok(), "{first:?} {second:?}");
    let admitted = if first.is_ok() { one } else { two };
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    assert!(is_admitted(&mut cx, admitted, "kw").await.unwrap());
    assert!(!is_admitted(&mut cx, admitted, "sa").await.unwrap());
    assert_eq!(of_account(&mut cx, admitted).await.unwrap().len(), 1);
    drop(cx);
    // Whoever is in uses up no further code, whatever is typed.
    redeemed(&db, admitted, "kw", "anything").await.unwrap();
    // Forgotten with the account; the code stays used.
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    forget(&mut cx, admitted).await.unwrap();
    cx.commit().await.unwrap();
    assert!(redeemed(&db, admitted, "kw", &code).await.is_err());
}

#[tokio::test]
async fn every_code_that_does_not_open_the_country_reads_the_same_and_trying_has_an_end() {
    let db = TestDb::fresh().await.unwrap();
    let codes = issued(&db, 2).await.unwrap();
    assert!(codes[0].starts_with("1-") && codes[1].starts_with("2-"), "{codes:?}");
    let administrator =
        Actor::Staff { staff: Uuid::from_u128(1), roles: vec![StaffRole::Administrator], missions: Vec::new() };
    let (staff, permit) = policy::may_issue(&administrator).unwrap();
    let mut cx = db.store.begin(administrator).await.unwrap();
    commands::withdraw(&mut cx, permit, staff, ("kw", 2)).await.unwrap();
    cx.commit().await.unwrap();

    let somebody = account(&db);
    let mut said = BTreeSet::new();
    for (country, typed) in
        [("sa", codes[0].as_str()), ("kw", codes[1].as_str()), ("kw", "1-7K4M-29TX"), ("kw", "nonsense"), ("kw", "")]
    {
        said.insert(format!("{:?}", redeemed(&db, somebody, country, typed).await.unwrap_err()));
    }
    db.clock.advance(DAY * 31);
    said.insert(format!("{:?}", redeemed(&db, somebody, "kw", &codes[0]).await.unwrap_err()));
    assert_eq!(said.len(), 1, "{said:?}");
    let mut last = String::new();
    for _ in 0..11 {
        last = format!("{:?}", redeemed(&db, somebody, "kw", "1-7K4M-29TX").await.unwrap_err());
    }
    assert!(last.contains("throttle-catalogue-invitation"), "{last}");
}

#[tokio::test]
async fn more_than_anybody_can_account_for_is_not_issued() {
    let db = TestDb::fresh().await.unwrap();
    assert!(issued(&db, 0).await.is_err());
    assert!(issued(&db, commands::AT_ONCE + 1).await.is_err());
    let officer = Actor::Staff { staff: Uuid::from_u128(2), roles: vec![StaffRole::Finance], missions: Vec::new() };
    assert!(policy::may_issue(&officer).is_err());
}
