//! A PostgreSQL of our own for tests: private socket, no TCP port, no durability (crash tests start their own, durable one).

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    path::PathBuf,
};

use anyhow::{Context, Result, bail};

use crate::run::{Step, root};

const SETTINGS: &str = "
listen_addresses = ''
fsync = off
synchronous_commit = off
full_page_writes = off
shared_buffers = 256MB
max_connections = 300
";

/// A running cluster; it ends with this value.
pub struct Cluster {
    folder: PathBuf,
    bin: PathBuf,
    user: Option<String>,
}

impl Cluster {
    /// Creates the cluster if this checkout has none yet, and starts it.
    pub fn start() -> Result<Self> {
        let mut hasher = DefaultHasher::new();
        root().canonicalize()?.hash(&mut hasher);
        let folder = fast_folder()?.join(format!("wasl-test-{:08x}", hasher.finish() as u32));
        let cluster = Self { folder, bin: bin()?, user: unprivileged()? };
        fs::create_dir_all(&cluster.folder)?;
        if let Some(user) = &cluster.user {
            Step::new("chown").args(&[user, &cluster.folder.to_string_lossy()]).run()?;
        }
        let data = cluster.folder.join("data");
        if !data.join("PG_VERSION").exists() {
            cluster.tool(
                "initdb",
                &format!("-D {0} -U wasl_owner -A trust -E UTF8 --locale=C.UTF-8 --no-sync", data.display()),
            )?;
            let settings = format!("{SETTINGS}unix_socket_directories = '{}'\n", cluster.folder.display());
            let file = data.join("postgresql.conf");
            let before = fs::read_to_string(&file)?;
            fs::write(&file, before + &settings)?;
        }
        // A cluster left over by a killed run is stopped first; pg_ctl knows a stale lock from a living server.
        let _ = cluster.tool("pg_ctl", &format!("-D {} -m immediate -w stop >/dev/null 2>&1", data.display()));
        cluster.tool(
            "pg_ctl",
            &format!("-D {} -l {}/log -w start >/dev/null", data.display(), cluster.folder.display()),
        )?;
        for role in ["wasl_app", "wasl_desk"] {
            let sql = format!(
                "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role} LOGIN; END IF; END $$"
            );
            cluster.sql("postgres", &sql)?;
        }
        Ok(cluster)
    }

    /// The URL of its maintenance database, as the owner.
    pub fn url(&self) -> String {
        self.url_of("postgres")
    }

    /// The URL of one of its databases, as the owner.
    pub fn url_of(&self, database: &str) -> String {
        format!("postgres://wasl_owner@localhost/{database}?host={}", self.folder.display())
    }

    /// Runs one statement.
    pub fn sql(&self, database: &str, statement: &str) -> Result<()> {
        Step::new("psql")
            .args(&[&self.url_of(database), "-qX", "-v", "ON_ERROR_STOP=1", "-c", statement])
            .output()
            .map(drop)
    }

    /// Drops and creates `database` and applies every migration to it.
    pub fn migrated(&self, database: &str) -> Result<String> {
        self.sql("postgres", &format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)"))?;
        self.sql("postgres", &format!("CREATE DATABASE {database}"))?;
        let mut files: Vec<PathBuf> =
            fs::read_dir("migrations")?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "sql")) {
            Step::new("psql")
                .args(&[&self.url_of(database), "-qX1", "-v", "ON_ERROR_STOP=1", "-f", &file.to_string_lossy()])
                .output()?;
        }
        Ok(self.url_of(database))
    }

    fn tool(&self, program: &str, arguments: &str) -> Result<()> {
        let line = format!("{}/{program} {arguments}", self.bin.display());
        let ran = match &self.user {
            Some(user) => Step::new("su").args(&[user, "-s", "/bin/sh", "-c", &line]),
            None => Step::new("sh").args(&["-c", &line]),
        };
        ran.output().map(drop).with_context(|| format!("{program} of the test cluster"))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) =
            self.tool("pg_ctl", &format!("-D {}/data -m immediate -w stop >/dev/null", self.folder.display()))
        {
            eprintln!("the test cluster did not stop: {error:#}");
        }
    }
}

/// Where files cost least: in memory if there is room for a whole run, else among the temporary files. Every test makes
/// and drops a database of a thousand files.
fn fast_folder() -> Result<PathBuf> {
    const ROOM_KIB: u64 = 4 * 1024 * 1024;
    let memory = PathBuf::from("/dev/shm");
    let free = Step::new("sh").args(&["-c", "df -kP /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }'"]).output()?;
    let roomy = free.trim().parse().is_ok_and(|free: u64| free >= ROOM_KIB);
    Ok(if roomy { memory } else { std::env::temp_dir() })
}

/// The newest installed PostgreSQL's programs.
fn bin() -> Result<PathBuf> {
    let found = Step::new("sh").args(&["-c", "ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1"]).output()?;
    let folder = PathBuf::from(found.trim());
    if !folder.join("initdb").exists() {
        bail!("no PostgreSQL found under /usr/lib/postgresql");
    }
    Ok(folder)
}

/// PostgreSQL refuses to run as root: then it runs as the user its package made.
fn unprivileged() -> Result<Option<String>> {
    let me = Step::new("id").args(&["-u"]).output()?;
    Ok((me.trim() == "0").then(|| "postgres".to_owned()))
}
