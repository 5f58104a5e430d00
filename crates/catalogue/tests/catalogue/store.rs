//! What the database itself refuses, whatever the program does.

use kernel::Actor;

use crate::world::World;

async fn refused(world: &World, statement: &'static str) -> String {
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let outcome = sqlx::query(statement).execute(cx.conn()).await;
    outcome.err().map(|error| error.to_string()).unwrap_or_default()
}

#[tokio::test]
async fn a_published_revision_cannot_be_changed_or_deleted() {
    let world = World::new().await;
    for (statement, reason) in [
        ("UPDATE catalogue.revision SET body = '{}'", "immutable"),
        ("UPDATE catalogue.revision SET valid_from = valid_from + interval '1 day'", "immutable"),
        ("UPDATE catalogue.revision SET approved_by = 'somebody'", "immutable"),
        ("DELETE FROM catalogue.revision", "permission denied"),
        ("UPDATE catalogue.switch SET value = 'open'", "permission denied"),
        ("UPDATE catalogue.rate SET micros = 1", "permission denied"),
        ("UPDATE catalogue.invitation SET country = 'ae'", "permission denied"),
        ("DELETE FROM catalogue.invitation", "permission denied"),
        ("UPDATE catalogue.version SET number = 1", "permission denied"),
    ] {
        let said = refused(&world, statement).await;
        assert!(said.contains(reason), "{statement}: {said}");
    }
}

#[tokio::test]
async fn one_person_cannot_publish_and_approve() {
    let world = World::empty().await;
    let alone = "INSERT INTO catalogue.revision (kind, key, revision, id, sha256, body, texts, templates, imported_at,
             imported_by, valid_from, published_at, published_by, approved_by, place, examples)
         VALUES ('country', 'xx', 1, '00000000-0000-0000-0000-000000000009', decode(repeat('00', 32), 'hex'), '{}', '{}',
             '{}', '2026-01-01', 'test', '2026-01-01', '2026-01-01', 'mona', 'mona', 'countries', '{}')";
    assert!(refused(&world, alone).await.contains("two_people"));
}

#[tokio::test]
async fn a_pause_says_why_in_both_languages_and_nothing_else_says_anything() {
    let world = World::empty().await;
    for (stage, said) in [("paused", "NULL, NULL"), ("paused", "'لسبب', NULL"), ("open", "'لسبب', 'a reason'")]
    {
        let statement = format!(
            "INSERT INTO catalogue.switch (id, kind, key, name, value, since, set_by, reason, said_ar, said_en)
             VALUES ('00000000-0000-0000-0000-000000000009', 'country', 'ae', 'stage', '{stage}', '2026-01-01', 'test',
                     'test', {said})"
        );
        assert!(refused(&world, statement.leak()).await.contains("pause_is_explained"), "{stage} {said}");
    }
}
