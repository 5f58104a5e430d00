//! A correction asks for exactly one field or document, stops the clock, and comes back to the same officer.

use casework::applications::model::Stage;
use testkit::{
    World,
    story::{self, DAUGHTER, desk},
};

use crate::look;

#[tokio::test]
async fn a_correction_opens_exactly_one_field() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let mut officer = world.staff("dubai").await;
    story::claimed(&mut officer, &reference).await.must_be_ok();
    let page = officer.open(&desk(&reference, "/correction")).await;
    // Only what the workflow offers may be asked.
    let invented = page.form("/correction").with("field", "mother_name:name_incomplete").with("note", "…");
    assert_eq!(officer.submit(invented).await.status.as_u16(), 422);
    let note = "يُرجى كتابة مكان الميلاد كما في شهادة المستشفى.";
    let form = page.form("/correction").with("field", "birth_abroad_place:birth_data_check").with("note", note);
    officer.submit(form).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::ActionRequired);

    world.pass(std::time::Duration::from_secs(60)).await;
    father.open(&format!("/files/{reference}/correction")).await.must_be_ok().must_say(note);
    // Any other question is closed, for reading and for writing.
    let closed = father.get(&format!("/ar/files/{reference}/q/subject_name")).await;
    assert_ne!(closed.status.as_u16(), 200, "only the field that was asked is open");
    let page = father.open(&format!("/files/{reference}/q/birth_abroad")).await;
    let answer = page.must_be_ok().form("/q/birth_abroad").with("birth_abroad_place", "مستشفى القاسمي، الشارقة");
    let moved =
        answer.clone().to(&format!("/ar/files/{reference}/q/subject_name")).with("subject_name", "غير ذلك تماما");
    let refused = father.send_only(moved).await;
    assert!(refused.status.is_client_error(), "{}: {}", refused.status, refused.text());
    father.submit(answer).await.must_be_ok();
    let page = father.open(&format!("/files/{reference}/correction")).await;
    father.submit(page.form("/correction")).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview);
    // The same officer has it, with the new answer.
    officer.open(&desk(&reference, "")).await.must_be_ok().must_say("مستشفى القاسمي");
    officer.open("/desk?view=mine").await.must_say(&reference);
}
