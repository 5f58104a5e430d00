//! A fresh database for every test: copied from a template that bears the hash of the migrations.
//!
//! The server is that of `DATABASE_URL` (environment, or an `.env` file above the working folder), which must trust its
//! callers; else the managed PostgreSQL under `target/`. Never used outside tests and rehearsals.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use aws_lc_rs::digest;
use data_encoding::HEXLOWER;
use kernel::{Clock, Dice, Failure, FrozenClock, Moment, Outcome, SeededDice, SystemClock};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

use crate::{
    BlobSettings, RoleUrls, Store, StoreSettings,
    entropy::random,
    managed::ManagedPostgres,
    migrate::{migrate, migrator},
    roles::with_database,
    vault::{FileCustody, MissingKeys},
};

/// What an abandoned test database or an outdated template may live, in minutes.
const LITTER_AFTER: i64 = 24 * 60;

/// How often it is looked whether connections that were told to end did, and how long between.
const ENDING: usize = 1000;
const LOOKING: Duration = Duration::from_millis(5);

/// The lease of a job, as the product has it by default.
const LEASE: Duration = Duration::from_secs(60);

/// A database of its own, dropped with this value; clock frozen at 2026-11-22T08:00:00Z, dice seeded.
pub struct TestDb {
    /// The store on it.
    pub store: Store,
    /// Its clock.
    pub clock: Arc<FrozenClock>,
    urls: RoleUrls,
    admin_url: String,
    name: String,
    folder: TempDir,
}

impl TestDb {
    /// Makes the database; nobody listens to events.
    pub async fn fresh() -> Outcome<Self> {
        Self::listening(&[]).await
    }

    /// Makes the database; these kinds of events are listened to.
    pub async fn listening(kinds: &[&str]) -> Outcome<Self> {
        let server = server().await?;
        let admin_url = with_database(&server.owner, "postgres")?;
        let name = copy_of_template(&server, &admin_url).await?;
        Self::open(&server, name, new_folder()?, kinds, 1).await
    }

    /// Closes this database, so that it can be copied from now on: what takes long to prepare is prepared once a process.
    ///
    /// # Errors
    /// A fault if the database is away.
    pub async fn close_for_copies(&self) -> Outcome<()> {
        self.store.close().await;
        let mut admin = PgConnection::connect(&self.admin_url).await?;
        remove_litter(&mut admin).await?;
        end_connections(&mut admin, &[&self.urls.app, &self.urls.desk, &self.urls.owner], &self.name).await?;
        Ok(admin.close().await?)
    }

    /// A copy of a database that was closed, with its keys and blobs; the clock stands where it stood at first.
    ///
    /// # Errors
    /// A fault if it was not closed, or cannot be copied.
    pub async fn copy(&self, kinds: &[&str]) -> Outcome<Self> {
        let server = server().await?;
        let name = copy_of(&self.admin_url, &self.name).await?;
        let folder = new_folder()?;
        copy_folder(self.folder.path(), folder.path())
            .map_err(|error| Failure::fault("copying the folder of a test", error))?;
        // Other dice: what is drawn in a copy must not be what was drawn before it was one.
        Self::open(&server, name, folder, kinds, 3).await
    }

    async fn open(server: &RoleUrls, name: String, folder: TempDir, kinds: &[&str], seed: u64) -> Outcome<Self> {
        let urls = RoleUrls {
            owner: with_database(&server.owner, &name)?,
            app: with_database(&server.app, &name)?,
            desk: with_database(&server.desk, &name)?,
        };
        let admin_url = with_database(&server.owner, "postgres")?;
        let morning = Moment::from_microsecond(1_795_334_400_000_000);
        let clock = Arc::new(FrozenClock::at(morning));
        let settings = settings(&urls, folder.path(), kinds)?;
        let store = Store::open(settings, clock.clone(), Arc::new(SeededDice::new(seed))).await?;
        Ok(Self { store, clock, urls, admin_url, name, folder })
    }

    /// Another store on the same database, keys and blobs, as a second process would open it.
    pub async fn second_store(&self, clock: Arc<dyn Clock>, dice: Arc<dyn Dice>, kinds: &[&str]) -> Outcome<Store> {
        Store::open(settings(&self.urls, self.folder.path(), kinds)?, clock, dice).await
    }

    /// Another store on the same database whose jobs are held under so long a lease.
    pub async fn store_leasing(&self, lease: Duration) -> Outcome<Store> {
        let settings = StoreSettings { lease, ..settings(&self.urls, self.folder.path(), &[])? };
        Store::open(settings, self.clock.clone(), Arc::new(SeededDice::new(2))).await
    }

    /// Connection URLs of the roles on this database.
    pub fn urls(&self) -> &RoleUrls {
        &self.urls
    }

    /// The folder that holds `keys` and `blobs`.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for TestDb {
    /// Drops the database from a thread of its own, because a test's runtime may be gone already.
    fn drop(&mut self) {
        let (urls, admin_url, name) = (self.urls.clone(), self.admin_url.clone(), self.name.clone());
        let dropping = std::thread::spawn(move || -> Outcome<()> {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let runtime = runtime.map_err(|error| Failure::fault("dropping a test database", error))?;
            runtime.block_on(async {
                let mut admin = PgConnection::connect(&admin_url).await?;
                // The owner may not end other roles' connections, so each role ends its own.
                end_connections(&mut admin, &[&urls.app, &urls.desk], &name).await?;
                run(&mut admin, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await
            })
        });
        if !matches!(dropping.join(), Ok(Ok(()))) {
            tracing::warn!(database = self.name, "a test database was left behind; a later run removes it");
        }
    }
}

/// Ends every connection of these URLs' roles to the database.
///
/// The server's own waiting for an end looks every 100 ms, one connection after another: that was most of what a test took. All
/// are told to end, and then looked for more often; what connects anew meanwhile is not waited for.
async fn end_connections(admin: &mut PgConnection, urls: &[&str], database: &str) -> Outcome<()> {
    let mut told: Vec<i32> = Vec::new();
    for url in urls {
        let mut connection = PgConnection::connect(&with_database(url, "postgres")?).await?;
        let ended = sqlx::query!(
            r#"SELECT pid AS "pid!", pg_terminate_backend(pid) AS ended FROM pg_stat_activity
               WHERE datname = $1 AND usename = current_user"#,
            database,
        )
        .fetch_all(&mut connection)
        .await?;
        told.extend(ended.iter().map(|row| row.pid));
        connection.close().await?;
    }
    for _ in 0..ENDING {
        let left = sqlx::query_scalar!(r#"SELECT count(*) AS "n!" FROM pg_stat_activity WHERE pid = ANY ($1)"#, &told);
        if left.fetch_one(&mut *admin).await? == 0 {
            break;
        }
        tokio::time::sleep(LOOKING).await;
    }
    Ok(())
}

fn settings(urls: &RoleUrls, folder: &Path, kinds: &[&str]) -> Outcome<StoreSettings> {
    Ok(StoreSettings {
        urls: urls.clone(),
        connections: 8,
        custody: Arc::new(FileCustody::open(&folder.join("keys"), MissingKeys::Generate)?),
        blobs: BlobSettings::Folder(folder.join("blobs")),
        listened: kinds.iter().map(|kind| (*kind).to_owned()).collect::<BTreeSet<_>>(),
        lease: LEASE,
    })
}

/// The server tests run on.
async fn server() -> Outcome<RoleUrls> {
    match std::env::var("DATABASE_URL").ok().or_else(url_from_env_file) {
        Some(url) => RoleUrls::beside(&url, None),
        None => {
            let here = std::env::current_dir().map_err(|error| Failure::fault("looking for the workspace", error))?;
            let workspace = here.ancestors().find(|folder| folder.join("Cargo.lock").exists()).unwrap_or(&here);
            Ok(ManagedPostgres::ensure(&workspace.join("target/postgres")).await?.urls().clone())
        }
    }
}

fn url_from_env_file() -> Option<String> {
    let here = std::env::current_dir().ok()?;
    let file: PathBuf = here.ancestors().map(|folder| folder.join(".env")).find(|path| path.exists())?;
    let text = std::fs::read_to_string(file).ok()?;
    text.lines().find_map(|line| line.strip_prefix("DATABASE_URL=")).map(|url| url.trim().to_owned())
}

/// A new database copied from the template, which is made if nobody did yet.
async fn copy_of_template(server: &RoleUrls, admin_url: &str) -> Outcome<String> {
    let mut admin = PgConnection::connect(admin_url).await?;
    let template = format!("wasl_t_{}", migrations_hash());
    if !exists(&mut admin, &template).await? {
        make_template(&mut admin, server, &template).await?;
    }
    admin.close().await?;
    copy_of(admin_url, &template).await
}

/// A new database copied from another to which nobody is connected.
async fn copy_of(admin_url: &str, template: &str) -> Outcome<String> {
    let mut admin = PgConnection::connect(admin_url).await?;
    let name = format!("wasl_x_{}_{}", minute(), HEXLOWER.encode(&random::<8>()?));
    run(&mut admin, format!("CREATE DATABASE {name} TEMPLATE {template}")).await?;
    admin.close().await?;
    Ok(name)
}

fn new_folder() -> Outcome<TempDir> {
    tempfile::tempdir().map_err(|error| Failure::fault("making a test folder", error))
}

/// Copies everything below a folder; modes stay, because keys that others may read are refused.
fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&to)?;
            fs::set_permissions(&to, entry.metadata()?.permissions())?;
            copy_folder(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// Migrates a draft and renames it, so that a template is whole whenever it has its name.
async fn make_template(admin: &mut PgConnection, server: &RoleUrls, template: &str) -> Outcome<()> {
    sqlx::query!("SELECT pg_advisory_lock(7306086892184) IS NULL AS locked").fetch_one(&mut *admin).await?;
    if !exists(admin, template).await? {
        remove_litter(admin).await?;
        let draft = format!("{template}_draft");
        run(admin, format!("DROP DATABASE IF EXISTS {draft} WITH (FORCE)")).await?;
        run(admin, format!("CREATE DATABASE {draft} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")).await?;
        migrate(&with_database(&server.owner, &draft)?).await?;
        run(admin, format!("COMMENT ON DATABASE {draft} IS '{}'", minute())).await?;
        run(admin, format!("ALTER DATABASE {draft} WITH ALLOW_CONNECTIONS false")).await?;
        run(admin, format!("ALTER DATABASE {draft} RENAME TO {template}")).await?;
    }
    sqlx::query!("SELECT pg_advisory_unlock(7306086892184) AS unlocked").fetch_one(&mut *admin).await?;
    Ok(())
}

/// Databases of killed tests and templates of old migrations.
async fn remove_litter(admin: &mut PgConnection) -> Outcome<()> {
    let databases = sqlx::query!(
        r#"SELECT datname AS "name!", shobj_description(oid, 'pg_database') AS made FROM pg_database
           WHERE datname ~ '^wasl_[tx]_' AND pg_has_role(datdba, 'USAGE')"#
    )
    .fetch_all(&mut *admin)
    .await?;
    for database in databases {
        let made = database.made.or_else(|| database.name.split('_').nth(2).map(str::to_owned));
        let is_litter =
            made.and_then(|text| text.parse::<i64>().ok()).is_some_and(|made| made + LITTER_AFTER < minute());
        if is_litter {
            run(admin, format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", database.name)).await?;
        }
    }
    Ok(())
}

async fn exists(admin: &mut PgConnection, name: &str) -> Outcome<bool> {
    let found =
        sqlx::query_scalar!(r#"SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1) AS "found!""#, name);
    Ok(found.fetch_one(admin).await?)
}

/// Runs DDL that takes no parameters; every name in it was made in this file.
async fn run(connection: &mut PgConnection, statement: String) -> Outcome<()> {
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(connection).await?;
    Ok(())
}

/// The hash that names the template: sixteen hex digits over every migration's version and checksum.
fn migrations_hash() -> String {
    let mut context = digest::Context::new(&digest::SHA256);
    for migration in migrator().iter() {
        context.update(&migration.version.to_be_bytes());
        context.update(&migration.checksum);
    }
    HEXLOWER.encode(&context.finish().as_ref()[..8])
}

fn minute() -> i64 {
    SystemClock.now().as_second() / 60
}
