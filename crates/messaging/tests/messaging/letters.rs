//! Letters between a citizen and the officer of the mission.

use kernel::{Bucket, Id, marks};
use messaging::{
    ports::FileName,
    threads::{post_as_officer, read_as_officer},
};

use crate::world::{World, officer};

#[tokio::test]
async fn a_letter_and_its_answer() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let path = format!("/files/{}/messages", world.files.0.reference);
    let page = mona.open(&path).await;
    let page = mona.submit(page.must_be_ok().form("/messages").with("text", "متى يصدر المستخرج؟")).await;
    page.must_be_ok().must_say("متى يصدر المستخرج؟").must_say("أُرسلت رسالتك");
    let staff: Id<marks::Staff> =
        Id::new(Bucket::new(1).unwrap(), world.db.store.now(), world.db.store.dice().as_ref());
    let name = FileName::Reference(world.files.0.reference);
    let mut cx = world.db.store.begin_desk(officer(staff.uuid(), "dubai")).await.unwrap();
    let thread = read_as_officer(&mut cx, world.files.as_ref(), name).await.unwrap();
    assert_eq!(thread.letters.len(), 1);
    drop(cx);
    // The file is the port's word only: the desk's role would want its row before it appends an event to it. The suite
    // sends letters as the desk.
    let mut cx = world.db.store.begin(officer(staff.uuid(), "dubai")).await.unwrap();
    post_as_officer(&mut cx, world.files.as_ref(), staff, name, "خلال يومين.".into()).await.unwrap();
    cx.commit().await.unwrap();
    world.work().await;
    mona.open(&path).await.must_be_ok().must_say("خلال يومين.").must_say("من الموظف المختص");
    let mails = world.carrier.mails.lock().unwrap();
    assert!(mails.iter().any(|mail| mail.subject.contains("رسالة جديدة")));
    assert!(mails.iter().all(|mail| !mail.text.contains("خلال يومين")), "a notice never carries the letter");
}

#[tokio::test]
async fn nobody_else_reads_it() {
    let world = World::new().await;
    let path = format!("/ar/files/{}/messages", world.files.0.reference);
    let mut other = world.browser(world.other).await;
    assert_eq!(other.get(&path).await.status.as_u16(), 404);
    let mut cx = world.db.store.begin_desk(officer(uuid::Uuid::nil(), "abudhabi")).await.unwrap();
    let name = FileName::Reference(world.files.0.reference);
    assert!(read_as_officer(&mut cx, world.files.as_ref(), name).await.is_err());
}

#[tokio::test]
async fn an_empty_letter_comes_back_to_its_field() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let page = mona.open(&format!("/files/{}/messages", world.files.0.reference)).await;
    let page = mona.submit(page.form("/messages").with("text", "  ")).await;
    assert_eq!(page.status.as_u16(), 422);
    page.must_say("يُرجى كتابة نص الرسالة");
}
