//! Those who represent somebody else: a file is opened in their capacity, and the table of it is put to the product as to an
//! owner; without the paper that the capacity needs nothing is submitted.

use std::time::Duration;

use casework::{applications::model::Stage, reach::InCapacity};
use testkit::{Browser, World};

use super::{company::Company, put_by, represented::PRINCIPAL, ways::Family};
use crate::account::capacity::{self, accepted, lay_down};

const DAY: Duration = Duration::from_secs(24 * 3_600);

/// The stages of a copy that an attorney asked for. A record that is not found would have to be of somebody whose number
/// nobody has, and such a principal gives no power of attorney.
const OF_AN_ATTORNEY: [Stage; 10] = [
    Stage::Draft,
    Stage::AwaitingPayment,
    Stage::Mismatch,
    Stage::UnderReview,
    Stage::ActionRequired,
    Stage::Recommended,
    Stage::Approved,
    Stage::Issued,
    Stage::Rejected,
    Stage::Cancelled,
];

/// The stages of a change for a child. From the invitation on it is like every card.
const OF_A_CHILD: [Stage; 5] =
    [Stage::Draft, Stage::AwaitingPayment, Stage::UnderReview, Stage::Rejected, Stage::Cancelled];

/// Lays down a power of attorney of the principal, with a last day if it has one.
async fn deed(world: &World, browser: &mut Browser, last: Option<u64>) {
    let (name, number) = (world.known(PRINCIPAL, "name"), world.known(PRINCIPAL, "number"));
    let mut changed = vec![
        ("capacity", "attorney".to_owned()),
        ("principal_name", name),
        ("principal_number", number),
        ("services", "individual_record".to_owned()),
        ("issuer", "notary".to_owned()),
    ];
    if let Some(days) = last {
        let day = world.store().now().plus(DAY * u32::try_from(days).unwrap()).day_in("Asia/Dubai");
        changed.push(("expires_on-day", day.day().to_string()));
        changed.push(("expires_on-month", day.month().to_string()));
        changed.push(("expires_on-year", day.year().to_string()));
    }
    let changed: Vec<(&str, &str)> = changed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    lay_down(world, browser, &changed).await.must_be_ok();
}

#[tokio::test]
async fn an_attorney_is_answered_as_the_table_says() {
    let world = World::new().await;
    let mut attorney = world.citizen("stranger").await;
    deed(&world, &mut attorney, None).await;
    accepted(&world).await;
    let mut company = Company::representing(&world, "stranger", InCapacity::Attorney).await;
    let (negative, positive) = put_by(&world, &mut company, Family::ByAttorney, &OF_AN_ATTORNEY).await;
    assert!(negative > 140 && positive > 10, "{negative} refused, {positive} done");
}

#[tokio::test]
async fn a_deed_that_is_over_submits_nothing() {
    let world = World::new().await;
    let mut attorney = world.citizen("stranger").await;
    deed(&world, &mut attorney, Some(2)).await;
    accepted(&world).await;
    world.pass(DAY * 4).await;
    let mut company = Company::representing(&world, "stranger", InCapacity::AttorneyExpired).await;
    let (negative, positive) = put_by(&world, &mut company, Family::ByAttorney, &[Stage::Draft]).await;
    assert!(negative > 12 && positive == 2, "{negative} refused, {positive} done");
}

#[tokio::test]
async fn whom_a_court_appointed_is_answered_as_the_table_says() {
    let world = capacity::world().await;
    let mut guardian = world.citizen("stranger").await;
    lay_down(&world, &mut guardian, &[]).await.must_be_ok();
    let family = Family::ForAChild("court_guardian");
    let mut company = Company::representing(&world, "stranger", InCapacity::CourtGuardianUnproven).await;
    let (negative, positive) = put_by(&world, &mut company, family, &[Stage::Draft]).await;
    assert!(negative > 12 && positive == 2, "before it was compared: {negative} refused, {positive} done");
    accepted(&world).await;
    // So many codes are not sent to one contact at a time.
    world.pass(Duration::from_secs(20 * 60)).await;
    let mut company = Company::representing(&world, "stranger", InCapacity::CourtGuardian).await;
    let (negative, positive) = put_by(&world, &mut company, family, &OF_A_CHILD).await;
    assert!(negative > 70 && positive > 5, "{negative} refused, {positive} done");
}

#[tokio::test]
async fn a_father_is_answered_as_the_table_says() {
    let world = capacity::world().await;
    let mut company = Company::representing(&world, "father", InCapacity::Father).await;
    let (negative, positive) = put_by(&world, &mut company, Family::ForAChild("father"), &OF_A_CHILD).await;
    assert!(negative > 70 && positive > 5, "{negative} refused, {positive} done");
}
