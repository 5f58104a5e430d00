//! What the desk may know of any account is its level, and nothing else.

use kernel::{Actor, Id, StaffRole, marks};
use people::Assurance;
use store::lookup::{self, LookupKind};

use crate::world::World;

#[tokio::test]
async fn the_desk_reads_a_level_but_no_account() {
    let world = World::new().await;
    world.seed().await;
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let account = lookup::find(&mut cx, LookupKind::Contact, "mona@example.org").await.unwrap().unwrap();
    let account = Id::<marks::Account>::from_uuid(account);
    assert!(people::profile(&mut cx, account).await.is_ok());
    drop(cx);
    let officer =
        Actor::Staff { staff: account.uuid(), roles: vec![StaffRole::MissionOfficer], missions: vec!["dubai".into()] };
    let mut cx = world.db.store.begin_desk(officer).await.unwrap();
    assert_eq!(people::assurance(&mut cx, account).await.unwrap(), Assurance::Verified);
    assert!(people::profile(&mut cx, account).await.is_err(), "names and contacts stay closed to the desk");
    drop(cx);
    let mut cx = world.db.store.begin(Actor::Visitor).await.unwrap();
    assert!(people::assurance(&mut cx, account).await.is_err(), "a visitor learns nothing");
    drop(cx);
    let stranger = Actor::Citizen {
        account: Id::<marks::Account>::unowned(world.db.store.now(), world.db.store.dice().as_ref()).uuid(),
    };
    let mut cx = world.db.store.begin(stranger).await.unwrap();
    assert!(people::assurance(&mut cx, account).await.is_err(), "nor does another citizen");
}
