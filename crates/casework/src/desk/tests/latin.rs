//! The Latin spelling of a name: read in the person's passport by whoever examines the file, and bound to the decision.

use ::store::Scope;
use kernel::{Failure, Outcome};
use uuid::Uuid;
use work::proposals::Decided;

use super::{
    deciding::{approve, claim, code, recommend},
    store as rows,
    world::{APPROVER, COLLEAGUE, OFFICER, World, id},
};
use crate::{
    applications::uploads,
    certificates::latin::{self, SeenName, Typed},
    desk::acts,
};

const NAME: &str = "Layla Ahmed Mahmoud Elsayed";

async fn passport(world: &World) -> Uuid {
    let mut cx = world.system().await;
    let upload = rows::upload(&mut cx, world.file.id, "subject_passport").await;
    cx.commit().await.unwrap();
    upload
}

async fn see(world: &World, staff: u128, upload: Uuid, name: &str) -> Outcome<()> {
    let mut cx = world.as_staff(staff).await;
    let typed = Typed { name: name.to_owned(), mrz: String::new() };
    acts::see_passport(&mut cx, &world.catalogue, world.file.reference, upload, &typed).await?;
    cx.commit().await
}

async fn seen(world: &World) -> Option<SeenName> {
    let mut cx = world.as_staff(OFFICER).await;
    let scope = Scope::of(cx.actor()).unwrap();
    let file = crate::applications::store::load(&mut cx, &scope, world.file.id).await.unwrap();
    latin::in_force(&mut cx, &file).await.unwrap()
}

#[tokio::test]
async fn who_examines_reads_it_in_the_persons_passport_and_nowhere_else() {
    let world = World::new().await;
    let passport = passport(&world).await;
    let mut cx = world.system().await;
    let card = rows::upload(&mut cx, world.file.id, "applicant_identity").await;
    cx.commit().await.unwrap();
    assert_eq!(code(see(&world, OFFICER, passport, NAME).await.unwrap_err()), "work.not_yours", "she does not hold it");
    claim(&world, OFFICER).await.unwrap();
    for upload in [card, Uuid::from_u128(1)] {
        assert_eq!(code(see(&world, OFFICER, upload, NAME).await.unwrap_err()), "not_found");
    }
    for name in ["ليلى أحمد", "Layla أحمد", "1"] {
        assert!(matches!(see(&world, OFFICER, passport, name).await, Err(Failure::Slips(_))), "{name}");
    }
    assert!(see(&world, COLLEAGUE, passport, NAME).await.is_err());
    assert_eq!(seen(&world).await, None);
    see(&world, OFFICER, passport, NAME).await.unwrap();
    let recorded = seen(&world).await.unwrap();
    assert_eq!((recorded.name.as_str(), recorded.upload, recorded.staff), (NAME, passport, id(OFFICER)));
    // An empty field takes it back, a moment later.
    world.db.clock.advance(std::time::Duration::from_secs(1));
    see(&world, OFFICER, passport, "").await.unwrap();
    assert_eq!(seen(&world).await, None);
}

#[tokio::test]
async fn the_approver_decides_on_the_spelling_and_no_other_is_approved() {
    let mut world = World::new().await;
    let passport = passport(&world).await;
    claim(&world, OFFICER).await.unwrap();
    see(&world, OFFICER, passport, NAME).await.unwrap();
    recommend(&mut world, OFFICER).await;
    assert!(see(&world, OFFICER, passport, "Leila Ahmed").await.is_err(), "it was recommended with this spelling");
    // The passport is replaced behind everybody's back: its spelling goes with it, and the recommendation is void.
    let mut cx = world.system().await;
    uploads::retire(&mut cx, &world.file, "subject_passport", passport).await.unwrap();
    cx.commit().await.unwrap();
    assert_eq!(seen(&world).await, None);
    assert_eq!(approve(&world, APPROVER).await.unwrap(), Decided::Void);
}

#[tokio::test]
async fn a_spelling_that_was_shown_is_approved_with_the_file() {
    let mut world = World::new().await;
    let passport = passport(&world).await;
    claim(&world, OFFICER).await.unwrap();
    see(&world, OFFICER, passport, NAME).await.unwrap();
    recommend(&mut world, OFFICER).await;
    claim(&world, APPROVER).await.unwrap();
    let page = world.browser(APPROVER).await.open(&format!("/desk/files/{}", world.file.reference.compact())).await;
    page.must_be_ok().must_say(NAME).must_say("Seen by").must_say("موظفة 1");
    assert_eq!(approve(&world, APPROVER).await.unwrap(), Decided::Approved);
    assert_eq!(seen(&world).await.unwrap().name.as_str(), NAME);
}

#[tokio::test]
async fn the_page_shows_the_passport_beside_the_form() {
    let world = World::new().await;
    let upload = passport(&world).await;
    claim(&world, OFFICER).await.unwrap();
    let mut officer = world.browser(OFFICER).await;
    let path = format!("/desk/files/{}/latin-name", world.file.reference.compact());
    let page = officer.open(&path).await;
    page.must_be_ok();
    let shown = page.attribute("figure img", "src").unwrap();
    assert!(shown.ends_with(&format!("/uploads/{upload}/1")), "the passport is on the page: {shown}");
    let wrong = officer.submit(page.form("/latin-name").with("name", "ليلى")).await;
    wrong.must_say("Write the name in Latin letters");
    let page = officer.submit(wrong.form("/latin-name").with("name", NAME)).await;
    page.must_be_ok().must_say(NAME);
    let again = officer.open(&path).await;
    assert_eq!(again.attribute("input[name='name']", "value").as_deref(), Some(NAME), "what is recorded stands there");
    let mut colleague = world.browser(COLLEAGUE).await;
    assert_ne!(colleague.get(&format!("/en{path}")).await.status.as_u16(), 200);
}
