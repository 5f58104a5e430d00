//! What the database itself keeps from the desk: a session of the role `wasl_desk`, told of another mission, of none, or of the
//! right one, asks every table and tries every write. No code of the product stands between.

use kernel::{Actor, StaffRole};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use store::{Scope, testing::TestDb};
use testkit::{
    World,
    story::{self, DAUGHTER},
};

use crate::look;

/// What the desk's role reads in full, and why that says nothing about a person's file.
const OPEN: [(&str, &str); 14] = [
    ("catalogue.revision", "definitions are public"),
    ("catalogue.switch", "which countries are open is public"),
    ("catalogue.rate", "rates are public"),
    ("catalogue.version", "a counter"),
    ("people.staff", "colleagues; names are sealed, passwords and secrets not granted"),
    ("people.staff_role", "colleagues' posts"),
    ("people.role", "what each role may do; it names nobody"),
    ("people.role_course", "which course a role needs; it names nobody"),
    ("people.qualification", "until when colleagues' posts are in force"),
    ("casework.blank", "numbered sheets of secure paper; which one holds what is a parcel's row"),
    ("casework.blank_count", "how many sheets two people counted"),
    ("casework.green_limit", "how many files a day may be approved together"),
    ("store.lookup", "keyed indexes and ids, no owner to go by"),
    ("store.job", "three columns, for finding a twin"),
];

/// Tables that hold something about the file of the story, once it was recommended.
const FULL: [&str; 13] = [
    "casework.application",
    "casework.answer",
    "casework.person",
    "casework.upload",
    "casework.registry_answer",
    "casework.desk_index",
    "casework.desk_note",
    "casework.desk_act",
    "store.event",
    "store.blob",
    "store.data_key",
    "work.item",
    "work.proposal",
];

/// A session of the desk's role, told of these missions.
async fn at_the_desk(db: &TestDb, missions: &str) -> PgConnection {
    let mut connection = PgConnection::connect(&db.urls().desk).await.unwrap();
    // A member of staff of nobody's acquaintance: what is seen is seen by mission.
    let told = "SELECT set_config('wasl.missions', $1, false), set_config('wasl.staff', $2, false)";
    let staff = "00000000-0000-4000-8000-00000000d0d0";
    sqlx::query(told).bind(missions).bind(staff).execute(&mut connection).await.unwrap();
    connection
}

/// Every table of which the desk's role may read a column, and whether rows are kept apart in it.
async fn readable(connection: &mut PgConnection) -> Vec<(String, bool)> {
    let rows = sqlx::query(
        "SELECT n.nspname || '.' || c.relname AS name, c.relrowsecurity AS apart
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'public')
           AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT') ORDER BY 1",
    )
    .fetch_all(connection)
    .await
    .unwrap();
    rows.into_iter().map(|row| (row.get("name"), row.get("apart"))).collect()
}

async fn count(connection: &mut PgConnection, table: &str) -> i64 {
    let counting = AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
    sqlx::query_scalar(counting).fetch_one(connection).await.unwrap()
}

/// Tries a write and takes it back: how many rows it touched, or the code of the refusal.
async fn tried(connection: &mut PgConnection, statement: &str) -> Result<u64, String> {
    let mut transaction = connection.begin().await.unwrap();
    let done = sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(&mut *transaction).await;
    transaction.rollback().await.unwrap();
    match done {
        Ok(done) => Ok(done.rows_affected()),
        Err(sqlx::Error::Database(error)) => Err(error.code().unwrap_or_default().into_owned()),
        Err(other) => panic!("{statement}: {other}"),
    }
}

/// A file of Dubai that an officer recommended.
async fn recommended(world: &World) -> String {
    let mut father = world.citizen("father").await;
    let reference = story::paid(world, &mut father, &DAUGHTER).await;
    story::recommended(&mut world.staff("dubai").await, &reference).await.must_be_ok();
    world.work().await;
    reference
}

#[tokio::test]
async fn the_desks_role_reads_rows_of_its_missions_and_of_no_other() {
    let world = World::new().await;
    recommended(&world).await;
    let mut right = at_the_desk(&world.db, "dubai").await;
    let mut all = at_the_desk(&world.db, "*").await;
    let mut other = at_the_desk(&world.db, "abudhabi").await;
    let mut nobody = at_the_desk(&world.db, "").await;
    for table in FULL {
        assert!(count(&mut right, table).await > 0, "{table} is empty to the right mission");
        assert!(count(&mut all, table).await > 0, "{table} is empty to the central review");
    }
    let tables = readable(&mut other).await;
    assert!(tables.len() > FULL.len() + OPEN.len(), "{tables:?}");
    for (table, apart) in tables {
        if OPEN.iter().any(|(open, _)| *open == table) {
            continue;
        }
        assert!(apart, "the desk reads every row of {table}: give it a policy, or a reason in OPEN");
        // Keys of colleagues, whose names every desk shows, are all that another mission sees of any key.
        let rest = if table == "store.data_key" {
            "store.data_key k WHERE NOT EXISTS (SELECT 1 FROM people.staff s WHERE s.id = k.owner)"
        } else {
            table.as_str()
        };
        assert_eq!(count(&mut other, rest).await, 0, "{table} shows another mission a row");
        assert_eq!(count(&mut nobody, rest).await, 0, "{table} shows nobody in particular a row");
    }
}

#[tokio::test]
async fn the_desks_role_writes_only_its_own_columns_and_only_for_its_missions() {
    let world = World::new().await;
    let reference = recommended(&world).await;
    let file = look::file(&world, &reference).await;
    let (bucket, id) = (file.id.bucket().as_i16(), file.id.uuid());
    let mut right = at_the_desk(&world.db, "dubai").await;
    let mut other = at_the_desk(&world.db, "abudhabi").await;

    // Writes of the desk's own acts: done for the right mission, nothing for another.
    let own = [
        "UPDATE casework.application SET claimed_at = now()".to_owned(),
        "UPDATE casework.registry_answer SET purged_at = now(), differences = NULL".to_owned(),
        "UPDATE work.item SET ready_at = now()".to_owned(),
        format!("UPDATE work.proposal SET void_at = now(), void_reason = 'changed' WHERE thing = '{id}'"),
    ];
    for statement in &own {
        assert!(tried(&mut right, statement).await.is_ok_and(|rows| rows > 0), "{statement}");
        assert_eq!(tried(&mut other, statement).await, Ok(0), "{statement}");
    }

    // A row for a file that is not seen is refused by its policy.
    let event = format!(
        "INSERT INTO store.event (bucket, application_id, seq, kind, v, at, by_actor, body, prev, hash)
         VALUES ({bucket}, '{id}', 9999, 'application.claimed', 1, now(), 'staff:x', '{{}}',
                 decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))"
    );
    let key = format!(
        "INSERT INTO store.data_key (bucket, owner, purpose, version, root_version, wrapped, created_at)
         VALUES ({bucket}, '{}', 'evidence', 99, 1, '\\x00', now())",
        file.owner.uuid()
    );
    for statement in [&event, &key] {
        assert_eq!(tried(&mut right, statement).await, Ok(1), "{statement}");
        assert_eq!(tried(&mut other, statement).await, Err("42501".to_owned()), "{statement}");
    }

    // What no act of the desk writes is refused to the right mission, too.
    for statement in [
        "UPDATE casework.application SET paid_at = now()",
        "UPDATE casework.application SET issued_at = now()",
        "UPDATE casework.application SET mission = 'abudhabi'",
        "UPDATE casework.application SET owner = gen_random_uuid()",
        "UPDATE casework.application SET due_minor = 0",
        "UPDATE casework.registry_answer SET outcome = 'found'",
        "UPDATE store.event SET body = '{}'",
        "DELETE FROM store.event",
        "UPDATE store.data_key SET wrapped = NULL, destroyed_at = now()",
        "UPDATE store.blob SET owner = gen_random_uuid()",
        "UPDATE store.job SET run_at = now()",
        "SELECT payload FROM store.job",
        "SELECT 1 FROM store.access",
        "UPDATE work.item SET mission = 'abudhabi'",
        "UPDATE work.proposal SET shown = decode(repeat('00', 32), 'hex')",
        "UPDATE messaging.letter SET body = '\\x00'",
        "UPDATE catalogue.revision SET body = '{}'",
    ] {
        assert_eq!(tried(&mut right, statement).await, Err("42501".to_owned()), "{statement}");
    }
}

#[tokio::test]
async fn a_process_with_nothing_in_memory_opens_for_the_desk_what_the_mission_holds() {
    let world = World::new().await;
    let reference = recommended(&world).await;
    let file = look::file(&world, &reference).await;
    let (_, member) = file.facts.recommended.unwrap();
    let officer = |mission: &str| Actor::Staff {
        staff: member.uuid(),
        roles: vec![StaffRole::MissionOfficer],
        missions: vec![mission.to_owned()],
    };
    // Keys that were opened stay in a process's memory; these two have opened none.
    let fresh =
        |seed| world.db.second_store(world.db.clock.clone(), std::sync::Arc::new(kernel::SeededDice::new(seed)), &[]);
    let (right, other) = (fresh(11).await.unwrap(), fresh(12).await.unwrap());

    let mut cx = right.begin_desk(officer("dubai")).await.unwrap();
    let scope = Scope::of(cx.actor()).unwrap();
    let seen = casework::applications::store::load(&mut cx, &scope, file.id).await.unwrap();
    assert!(!store::events::read(&mut cx, seen.id).await.unwrap().is_empty());
    let upload = casework::applications::uploads::in_force(&mut cx, &seen).await.unwrap().remove(0).id;
    casework::applications::uploads::bytes(&mut cx, &seen, upload).await.unwrap();
    assert!(!people::staff::colleagues::staff_name(&mut cx, member).await.unwrap().is_empty());

    // The same with the file in hand, as a mistake of the code might have it: the rows are not there.
    let mut cx = other.begin_desk(officer("abudhabi")).await.unwrap();
    assert!(store::events::read(&mut cx, file.id).await.unwrap().is_empty());
    assert!(casework::applications::uploads::bytes(&mut cx, &file, upload).await.is_err());
    let blank =
        store::Place::new("casework.desk_note.note", file.owner.uuid(), store::Purpose::Evidence, file.id.uuid());
    assert!(cx.seal(&blank, &"x".to_owned()).await.is_err(), "no key of a stranger's is made or used");
}
