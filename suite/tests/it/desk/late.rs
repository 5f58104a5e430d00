//! A file that nobody takes up in its time: it comes before the central review by itself, and the citizen is told.

use std::time::Duration;

use testkit::{
    World,
    story::{self, DAUGHTER},
};

use crate::look;

const DAY: Duration = Duration::from_secs(86_400);

#[tokio::test]
async fn what_nobody_takes_up_is_watched_by_the_central_review_and_its_owner_is_told_once() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let mut reviewer = world.staff("review").await;
    let late = "/desk?view=late";
    assert!(!reviewer.open(late).await.must_be_ok().says(&reference), "it has time");
    for _ in 0..20 {
        world.pass(DAY).await;
    }
    assert_eq!(look::count(&world, &reference, "desk.late").await, 1, "once for a turn");
    // Nobody stays signed in for so long.
    let (mut officer, mut reviewer) = (world.staff("dubai").await, world.staff("review").await);
    let mut father = world.citizen("father").await;
    let page = reviewer.open(late).await;
    page.must_be_ok().must_say("متأخرة").must_say(&reference);
    let page = father.open(&format!("/files/{reference}")).await;
    page.must_be_ok().must_say("وقد مضى. نعتذر عن التأخير");
    father.open("/account/messages").await.must_be_ok().must_say("تأخر الطلب");

    // An officer who keeps a late file is not left alone with it: the review gives it to a colleague.
    story::claimed(&mut officer, &reference).await.must_be_ok();
    let page = reviewer.open(late).await;
    assert!(page.must_be_ok().has("form[action$='/desk/bulk'] button[name='act']"), "{}", page.html());
    assert!(page.says(&reference), "held, and still late");
    assert!(!officer.open(late).await.says("متأخرة"), "an officer has the mark in her own queue");

    // Passed on, the next turn has a time of its own.
    let page = officer.open(&story::desk(&reference, "")).await;
    let form = page.must_be_ok().form("/recommend").with("note", "البيانات مطابقة للسجل.");
    officer.submit(form).await.must_be_ok();
    assert!(!reviewer.open(late).await.says(&reference));
    for _ in 0..20 {
        world.pass(DAY).await;
    }
    assert_eq!(look::count(&world, &reference, "desk.late").await, 2, "the decision is late as well");
    let mut approver = world.staff("authority").await;
    approver.open(late).await.must_be_ok().must_say(&reference);
    story::approved(&mut approver, &reference).await.must_be_ok();
    assert!(!approver.open(late).await.says(&reference));
}
