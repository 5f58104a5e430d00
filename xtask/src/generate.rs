//! Refreshes what is generated and committed: the descriptions of the SQL and the pages under docs/generated.

use std::{fs, path::Path};

use anyhow::Result;

use crate::{
    needs,
    postgres::Cluster,
    run::{Step, cargo},
};

/// Everything generated.
pub fn all() -> Result<()> {
    needs::ensure(needs::DATABASE)?;
    let cluster = Cluster::start()?;
    let url = cluster.migrated("wasl_gen")?;
    statements(&url)?;
    cargo(&["build", "--package", "app"]).run()?;
    Step::new("target/debug/wasl").args(&["docs", "--out", "docs/generated"]).run()?;
    cargo(&["run", "--package", "bench", "--", "retrieval"]).run()
}

/// Expands every SQL macro against a freshly migrated database and keeps the descriptions.
fn statements(url: &str) -> Result<()> {
    let folder = Path::new(".sqlx");
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir(folder)?;
    // A macro is expanded only when its crate is compiled, so every crate with SQL is touched.
    Step::new("sh").args(&["-c", "grep -rlE 'sqlx::' crates suite --include=*.rs | xargs -r touch"]).run()?;
    Step::new("cargo")
        .args(&["check", "--workspace", "--all-targets"])
        .env("SQLX_OFFLINE", "false")
        .env("SQLX_OFFLINE_DIR", folder.canonicalize()?)
        .env("DATABASE_URL", url)
        .run()
}
