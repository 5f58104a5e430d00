//! The copy of one's own data: all of one's files, nothing of anybody else's, nobody of the staff.

use casework::{
    applications::{corrections::Part, record, store as files},
    own_data,
};
use kernel::{Actor, Id, StaffRole};
use serde_json::Value;
use store::{Scope, access};
use uuid::Uuid;

use crate::{
    store as rows,
    world::{MONA, SAMIR, World},
};

const OFFICER: Uuid = Uuid::from_u128(0x0ff1ce);
const NOTE: &str = "words between members of staff";

async fn copy(world: &World, contact: &str) -> Value {
    let account = world.account(contact).await;
    let mut cx = world.db.store.begin(Actor::Citizen { account: account.uuid() }).await.unwrap();
    own_data::of(&mut cx, &world.catalogue, account).await.unwrap()
}

/// An officer takes the file, looks at it, writes to a colleague, asks for the name and rejects.
async fn examine(world: &World, reference: &str) {
    let actor = Actor::Staff { staff: OFFICER, roles: vec![StaffRole::MissionOfficer], missions: vec!["dubai".into()] };
    let mut cx = world.db.store.begin(actor).await.unwrap();
    let officer = Id::from_uuid(OFFICER);
    let mut file = files::load_by_reference(&mut cx, &Scope::System("test"), reference.parse().unwrap()).await.unwrap();
    record::claimed(&mut cx, &mut file, officer).await.unwrap();
    let look = access::Access { file: Some(file.id), purpose: "examine".into(), route: "/desk", fields: &["answers"] };
    access::record(&mut cx, look).await.unwrap();
    rows::note_between_staff(&mut cx, &file, OFFICER, NOTE).await;
    let term = world.term(&cx, &file).await;
    let part = (Part::Field("subject_name".to_owned()), "يُرجى كتابة الاسم رباعيًا");
    record::correction_asked(&mut cx, &mut file, officer, part, term).await.unwrap();
    record::correction_answered(&mut cx, &mut file).await.unwrap();
    record::rejected(&mut cx, &mut file, officer, "record_differs", "يُراجع القيد").await.unwrap();
    cx.commit().await.unwrap();
}

#[tokio::test]
async fn it_holds_ones_own_files_whole_and_nothing_of_anybody_else() {
    let world = World::new().await;
    let (mut mona, mut samir) = (world.signed_in(1, MONA).await, world.signed_in(2, SAMIR).await);
    let hers = world.submitted(&mut mona).await;
    let his = world.submitted(&mut samir).await;
    world.pay(&hers).await;
    examine(&world, &hers).await;
    let copy = copy(&world, MONA).await;
    let file = &copy["applications"][0];
    assert_eq!(copy["applications"].as_array().unwrap().len(), 1);
    assert_eq!(file["reference"].as_str().unwrap().replace('-', ""), hers.replace('-', ""));
    assert_eq!(file["person"]["name"], "ليلى أحمد محمود السيد");
    assert_eq!(file["answers"]["contact_mobile"], "+971501234567");
    assert_eq!(file["documents"][0]["document"], "applicant_identity");
    assert_eq!(file["asked_of_you"][0]["words"], "يُرجى كتابة الاسم رباعيًا");
    assert_eq!(file["decision"]["rejected_for"], "record_differs");
    assert_eq!(file["decision"]["words"], "يُراجع القيد");
    assert_eq!(file["looked_at"]["by_staff"][0]["purpose"], "examine");
    assert_eq!(file["looked_at"]["by_staff"][0]["data"][0], "answers");
    assert!(file["happened"].as_array().unwrap().iter().any(|event| event["what"] == "application.rejected"));
    let text = copy.to_string();
    assert!(!text.contains(&his) && !text.contains(&his.replace('-', "")), "another's file");
    assert!(!text.contains("منى عبد الله حسن"), "the mother's name is compared and shown to nobody");
    assert!(!text.contains(NOTE), "what staff wrote to each other");
    assert!(!text.contains(&OFFICER.to_string()), "who of the staff it was");
}

#[tokio::test]
async fn a_document_can_be_fetched_at_the_address_the_copy_gives() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    world.submitted(&mut mona).await;
    let copy = copy(&world, MONA).await;
    let address = copy["applications"][0]["documents"][0]["download"].as_str().unwrap().to_owned();
    assert_eq!(mona.get(&address).await.status.as_u16(), 200);
    let mut samir = world.signed_in(2, SAMIR).await;
    assert_eq!(samir.get(&address).await.status.as_u16(), 404);
}
