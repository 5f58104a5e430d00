//! A certificate that was issued and is withdrawn by two people of the Authority: everybody who asks is told.

use testkit::{
    World,
    story::{self, DAUGHTER},
};

#[tokio::test]
async fn a_certificate_withdrawn_by_two_of_the_authority_verifies_as_revoked() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let mut officer = world.staff("dubai").await;
    story::recommended(&mut officer, &reference).await.must_be_ok();
    world.work().await;
    let mut approver = world.staff("authority").await;
    story::approved(&mut approver, &reference).await.must_be_ok();
    world.work().await;
    world.prove_again(&mut father, &world.contact("father")).await;
    let path = format!("/files/{reference}/document");
    let page = father.open(&path).await;
    let serial = serial_on(&page.text());
    let pdf = father.submit(page.form("/document")).await.bytes;

    assert_eq!(officer.open("/desk/certificates").await.status, 404, "a mission ends no certificate");
    let page = approver.open("/desk/certificates").await;
    let form = page.must_be_ok().form("/desk/certificates").with("serial", &serial.to_lowercase());
    let form = form.with("how", "record_corrected").with("words", "صُحّح تاريخ الميلاد بحكم نهائي");
    let proposed = approver.submit(form).await;
    proposed.must_be_ok().must_say(&serial);
    assert!(!proposed.html().contains("/decide"), "whoever proposes does not decide");
    let mut second = world.staff("authority2").await;
    let page = second.open(proposed.path.trim_start_matches("/ar")).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();

    let mut school = world.visitor();
    let page = school.open("/verify").await;
    let form = page.form("/verify").with_file("file", "certificate.pdf", "application/pdf", &pdf);
    school.submit(form).await.must_be_ok().must_say("سُحبت الوثيقة");
    father.open(&path).await.must_be_ok().must_say("سُحبت هذه الوثيقة");

    let list = school.get("/status/1").await;
    assert!(list.must_be_ok().html().starts_with("ey"), "the list is a signed token");
}

/// The serial among the words of a page.
fn serial_on(text: &str) -> String {
    text.split_whitespace().find(|word| word.starts_with("C-")).unwrap_or_default().to_owned()
}
