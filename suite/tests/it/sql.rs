//! Every statement of the product, prepared on a freshly migrated database: `.sqlx/` is what the compiler believed, this is
//! what PostgreSQL says.

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use store::testing::TestDb;
use testkit::workspace;

#[tokio::test]
async fn every_statement_prepares_on_a_migrated_database() {
    let db = TestDb::fresh().await.unwrap();
    let mut connection = PgConnection::connect(&db.urls().owner).await.unwrap();
    let applied: i64 = sqlx::query_scalar("SELECT count(*) FROM _sqlx_migrations WHERE success")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    let written = std::fs::read_dir(workspace().join("migrations")).unwrap().count();
    assert_eq!(usize::try_from(applied).unwrap(), written, "every migration applies");

    let mut prepared = 0;
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(workspace().join(".sqlx")).expect("run `cargo xtask gen`") {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "json") {
            continue;
        }
        let described: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let statement = described["query"].as_str().unwrap();
        let name = format!("suite_{prepared}");
        let preparing = AssertSqlSafe(format!("PREPARE {name} AS {statement}"));
        if let Err(error) = sqlx::raw_sql(preparing).execute(&mut connection).await {
            wrong.push(format!("{error}: {statement}"));
        }
        prepared += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(prepared > 100, "only {prepared} statements are described; run `cargo xtask gen`");
}
