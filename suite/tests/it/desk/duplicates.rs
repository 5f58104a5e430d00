//! Files about the same person, side by side: joined where one person asked twice, kept apart where two did; and the owner of
//! one never learns of the other's.

use casework::applications::model::Stage;
use testkit::{
    Browser, World,
    story::{self, DAUGHTER, Wanted, desk},
};

use crate::look;

/// A file about a person whose record is on paper, sent to the desk all the same.
async fn at_the_desk(world: &World, citizen: &mut Browser) -> String {
    let wanted = Wanted { subject: "on_paper", relation: "father", emirate: "sharjah", mother_name: None };
    let reference = story::paid(world, citizen, &wanted).await;
    let page = citizen.open(&format!("/files/{reference}/outcome")).await;
    citizen.submit(page.must_be_ok().form("/to-desk")).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(world, &reference).await, Stage::UnderReview);
    reference
}

#[tokio::test]
async fn whoever_asked_twice_has_one_file_joined_to_the_other() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let first = story::paid(&world, &mut father, &DAUGHTER).await;
    let second = story::paid(&world, &mut father, &DAUGHTER).await;
    let mut officer = world.staff("dubai").await;
    let page = story::claimed(&mut officer, &second).await;
    page.must_be_ok().must_say("لم يُقرَّر فيها").must_say(&first);
    let beside = officer.open(&desk(&second, "/duplicates")).await;
    beside.must_be_ok().must_say(&first).must_say("الحساب نفسه");
    let form = beside.form("/duplicates").with("ruling", "joined");
    assert_eq!(officer.submit(form.clone()).await.status.as_u16(), 422, "a ruling has its reason");
    let beside = officer.open(&desk(&second, "/duplicates")).await;
    let form = beside.form("/duplicates").with("ruling", "joined").with("reason", "الطلبان متطابقان");
    let reject = officer.submit(form).await;
    assert!(reject.must_be_ok().path.ends_with("/reject"), "{}", reject.path);
    let form = reject.form("/reject").with("reason", "duplicate").with("note", "يستمر الطلب السابق.");
    officer.submit(form).await.must_be_ok();
    assert_eq!(look::stage(&world, &second).await, Stage::Rejected);
    assert_eq!(look::stage(&world, &first).await, Stage::UnderReview);
    // What ended without anything is in nobody's way any more.
    let page = story::claimed(&mut officer, &first).await;
    assert!(!page.must_be_ok().says(&second), "{}", page.text());
}

#[tokio::test]
async fn files_of_two_people_are_kept_apart_and_neither_learns_of_the_other() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let mut man = world.citizen("not_located").await;
    let his = at_the_desk(&world, &mut father).await;
    let theirs = at_the_desk(&world, &mut man).await;
    let mut officer = world.staff("dubai").await;
    story::claimed(&mut officer, &theirs).await.must_be_ok().must_say(&his);
    let beside = officer.open(&desk(&theirs, "/duplicates")).await;
    beside.must_be_ok().must_say("حساب آخر");
    assert!(!beside.has("input[name=ruling][value=joined]"), "two people's files are not joined");
    let forged = beside.form("/duplicates").with("ruling", "joined").with("reason", "الطلبان متطابقان");
    assert_eq!(officer.submit(forged).await.status.as_u16(), 422);
    let beside = officer.open(&desk(&theirs, "/duplicates")).await;
    let reason = "لكل منهما صفة في الطلب";
    let form = beside.form("/duplicates").with("ruling", "apart").with("reason", reason);
    officer.submit(form).await.must_be_ok();
    let ruled = officer.open(&desk(&theirs, "/duplicates")).await;
    ruled.must_be_ok().must_say(reason);
    for (citizen, own, other) in [(&mut father, &his, &theirs), (&mut man, &theirs, &his)] {
        for path in [format!("/files/{own}"), "/files".to_owned(), "/account/messages".to_owned()] {
            let page = citizen.open(&path).await;
            assert!(!page.says(other) && !page.says(reason), "{path} tells of {other}:\n{}", page.text());
        }
    }
    // Who does not hold the file has no such page, and to another mission it does not exist.
    let mut elsewhere = world.staff("abudhabi").await;
    assert_eq!(elsewhere.get(&format!("/ar{}", desk(&theirs, "/duplicates"))).await.status.as_u16(), 404);
}
