//! Until when most files like this one take: told where enough were finished, and kept with the promise as it was told.

use sqlx::{Connection, PgConnection};
use testkit::{
    World,
    story::{self, DAUGHTER},
};

const SAYS: &str = "انتهت معظم الطلبات المماثلة";

async fn owner(world: &World) -> PgConnection {
    let mut connection = PgConnection::connect(&world.db.urls().owner).await.unwrap();
    sqlx::query("SELECT set_config('wasl.missions', '*', false)").execute(&mut connection).await.unwrap();
    connection
}

#[tokio::test]
async fn what_files_like_this_take_is_told_once_enough_were_finished_and_stays_as_it_was_told() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let level = story::paid(&world, &mut father, &DAUGHTER).await;
    let page = father.open(&format!("/files/{level}")).await;
    assert!(!page.must_be_ok().says(SAYS), "too few were finished: only the level is known");

    // Forty were finished within one to three working days.
    let mut database = owner(&world).await;
    let put = "INSERT INTO casework.estimate (service, mission, used_in, made_at, files, low_s, high_s)
               VALUES ('birth_certificate', 'dubai', 'residence', now(), 40, 25200, 75600)";
    sqlx::query(put).execute(&mut database).await.unwrap();
    let known = story::paid(&world, &mut father, &DAUGHTER).await;
    father.open(&format!("/files/{known}")).await.must_be_ok().must_say(SAYS);
    father.open(&format!("/files/{known}/confirmation")).await.must_be_ok().must_say(SAYS);
    let mut client = world.client("father").await;
    let file = client.get(&format!("/applications/{known}")).await.must_be_ok().json();
    let (from, until) = (file["usually"]["from"].as_str().unwrap(), file["usually"]["until"].as_str().unwrap());
    assert!(from <= until && until.len() == 10, "{file}");
    let other = client.get(&format!("/applications/{level}")).await.must_be_ok().json();
    assert!(other["usually"].is_null(), "{other}");
    let page = father.open(&format!("/files/{level}")).await;
    assert!(!page.says(SAYS), "what was promised is not told otherwise afterwards");

    // A day later the estimate is made anew, of nothing, and what was told stands.
    world.pass(std::time::Duration::from_secs(86_400)).await;
    let left: i64 =
        sqlx::query_scalar("SELECT count(*) FROM casework.estimate").fetch_one(&mut database).await.unwrap();
    assert_eq!(left, 0, "an estimate without files behind it is forgotten");
    let mut father = world.citizen("father").await;
    father.open(&format!("/files/{known}")).await.must_be_ok().must_say(SAYS);
}
