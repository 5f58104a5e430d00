//! Two children in one go: submitted and paid together, and from then on two files.

use casework::applications::model::Stage;
use testkit::{
    World,
    story::{self, DAUGHTER, Wanted, desk},
};

use crate::look;

/// Her brother.
const SON: Wanted<'static> = Wanted { subject: "son", relation: "father", emirate: "sharjah", mother_name: None };

#[tokio::test]
async fn two_children_are_paid_in_one_go_seen_beside_each_other_and_decided_each_by_itself() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let daughter = story::draft(&world, &mut father, &DAUGHTER).await;
    story::declare(&mut father, &daughter).await.must_be_ok();
    let son = story::beside(&world, &mut father, &daughter, &SON).await;
    story::declare(&mut father, &son).await.must_be_ok();
    let basket = father.open(&format!("/files/{daughter}/basket")).await;
    father.submit(basket.must_be_ok().must_say("طلبان").form("/basket")).await.must_be_ok();
    story::settle(&world, &mut father, &daughter).await;
    father
        .open(&format!("/files/{daughter}/confirmation"))
        .await
        .must_be_ok()
        .must_say("طلبات قُدِّمت معه")
        .must_say(&son);
    for file in [&daughter, &son] {
        assert_eq!(look::count(&world, file, "application.paid").await, 1, "one payment for both");
        assert_eq!(look::stage(&world, file).await, Stage::UnderReview);
    }

    // Whoever examines one sees that there is another, with its stage, and the look is on record for both.
    let mut officer = world.staff("dubai").await;
    let page = story::claimed(&mut officer, &daughter).await;
    page.must_be_ok().must_say("قُدِّم معه").must_say(&son);
    assert!(page.has(&format!(".file-side a[href$='{}']", desk(&son, ""))), "{}", page.html());
    let note = "البيانات مطابقة للسجل.";
    officer.submit(page.form("/recommend").with("note", note)).await.must_be_ok();

    // The brother's file is refused; hers is issued all the same, and nothing of hers is given back.
    let page = story::claimed(&mut officer, &son).await;
    page.must_be_ok().must_say(&daughter);
    let page = officer.open(&desk(&son, "/reject")).await;
    let form =
        page.form("/reject").with("reason", "identity_not_proven").with("note", "تعذّر التحقق من المستند المرفق.");
    officer.submit(form).await.must_be_ok();
    assert_eq!(look::stage(&world, &son).await, Stage::Rejected);
    let mut approver = world.staff("authority").await;
    story::approved(&mut approver, &daughter).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &daughter).await, Stage::Issued);
    father.open(&format!("/files/{son}")).await.must_be_ok().must_say("طلبات قُدِّمت معه").must_say(&daughter);
}

#[tokio::test]
async fn what_another_mission_works_on_is_not_named_beside_a_file() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let daughter = story::draft(&world, &mut father, &DAUGHTER).await;
    story::declare(&mut father, &daughter).await.must_be_ok();
    let elsewhere = Wanted { emirate: "abu_dhabi", ..SON };
    let son = story::beside(&world, &mut father, &daughter, &elsewhere).await;
    story::declare(&mut father, &son).await.must_be_ok();
    let basket = father.open(&format!("/files/{daughter}/basket")).await;
    father.submit(basket.form("/basket")).await.must_be_ok();
    story::settle(&world, &mut father, &daughter).await;
    let mut officer = world.staff("dubai").await;
    let page = story::claimed(&mut officer, &daughter).await;
    assert!(!page.must_be_ok().says(&son) && !page.says("قُدِّم معه"), "{}", page.text());
    let mut officer = world.staff("abudhabi").await;
    let page = story::claimed(&mut officer, &son).await;
    assert!(!page.must_be_ok().says(&daughter), "{}", page.text());
}
