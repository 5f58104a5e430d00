//! The PostgreSQL that Wasl runs itself when it is given none.
//!
//! A private cluster: reachable by a unix socket in a folder only its user may enter, with passwords, on no network. The
//! postmaster runs in a process group of its own and outlives a killed Wasl; the next start adopts it. Nobody ever has
//! to repair anything by hand, and a lock is removed only after it was shown that nothing lives behind it.

mod cluster;
mod ground;
mod obtain;
mod postmaster;
mod programs;

use std::{
    fs::{File, OpenOptions},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use kernel::{Failure, Outcome};
use nix::fcntl::{Flock, FlockArg};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sqlx::{AssertSqlSafe, Connection, PgConnection};

use self::{ground::Ground, postmaster::Postmaster, programs::Programs};
use crate::roles::{OWNER, RolePasswords, RoleUrls, create_roles, with_database};

const DATABASE: &str = "wasl";
/// How long a start may take; after a crash PostgreSQL first replays its log.
const START_WITHIN: Duration = Duration::from_secs(120);
/// How many servers are adopted or started before a start fails. The adopted one may have been told to stop by a Wasl that
/// was killed meanwhile, and the started one may find its place taken by one such a Wasl had only just begun.
const SERVERS: usize = 3;

/// A private cluster that is running.
pub struct ManagedPostgres {
    urls: RoleUrls,
    ground: Ground,
    postmaster: Postmaster,
    /// Held shared by everybody who uses the cluster, so that the last one stops it.
    in_use: Flock<File>,
}

impl ManagedPostgres {
    /// Finds or obtains PostgreSQL ≥ 15, makes the private cluster of `data_folder` if it is not there, starts it or
    /// adopts the one that runs, and makes roles and database. Several processes may do this at once.
    pub async fn ensure(data_folder: &Path) -> Outcome<Self> {
        let folder = data_folder.to_owned();
        let (ground, programs, starting) = blocking(move || {
            let ground = Ground::of(&folder)?;
            let starting = lock(&ground.starting_lock(), FlockArg::LockExclusive)?;
            let programs = programs::find_or_obtain(&ground)?;
            cluster::make_if_missing(&ground, &programs)?;
            Ok((ground, programs, starting))
        })
        .await?;
        let admin = admin_url(&ground)?;
        let postmaster = ready(&admin, &ground, &programs).await?;
        let passwords = RolePasswords::from_file(&ground.roles_secret())?;
        create_roles(&admin, &passwords).await?;
        create_database(&admin).await?;
        let urls = RoleUrls::beside(&with_database(&admin, DATABASE)?, Some(&passwords))?;
        let in_use = lock(&ground.use_lock(), FlockArg::LockShared)?;
        drop(starting);
        Ok(Self { urls, ground, postmaster, in_use })
    }

    /// Connection URLs of the roles.
    pub fn urls(&self) -> &RoleUrls {
        &self.urls
    }

    /// Where PostgreSQL's log lies: what an operator asks for first.
    pub fn log(&self) -> PathBuf {
        self.ground.log()
    }

    /// Connection URL of the cluster's superuser, whose secret lies in the data folder. The product never connects with it;
    /// measurements on a cluster of their own do.
    pub fn admin_url(&self) -> Outcome<String> {
        with_database(&admin_url(&self.ground)?, DATABASE)
    }

    /// Stops the cluster cleanly, unless another process still uses it.
    pub async fn stop(self) -> Outcome<()> {
        let Self { ground, postmaster, in_use, .. } = self;
        blocking(move || {
            let _starting = lock(&ground.starting_lock(), FlockArg::LockExclusive)?;
            drop(in_use);
            match Flock::lock(open_lock(&ground.use_lock())?, FlockArg::LockExclusiveNonblock) {
                Ok(_last) => postmaster.stop(&ground),
                Err(_) => Ok(()),
            }
        })
        .await
    }
}

/// Runs work that waits for files and processes where it holds up nobody.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Outcome<T> + Send + 'static) -> Outcome<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Failure::fault("managing PostgreSQL", error))?
}

fn open_lock(path: &Path) -> Outcome<File> {
    let opened = OpenOptions::new().create(true).truncate(false).write(true).open(path);
    opened.map_err(|error| Failure::fault(format!("opening {}", path.display()), error))
}

fn lock(path: &Path, how: FlockArg) -> Outcome<Flock<File>> {
    Flock::lock(open_lock(path)?, how)
        .map_err(|(_, error)| Failure::fault(format!("locking {}", path.display()), error))
}

/// The URL of the cluster's superuser on the server's own database.
fn admin_url(ground: &Ground) -> Outcome<String> {
    let password = ground.admin_password()?;
    let sockets = ground.sockets().display().to_string();
    let host = utf8_percent_encode(&sockets, NON_ALPHANUMERIC);
    Ok(format!("postgres://{}:{}@localhost/postgres?host={host}", cluster::ADMIN, password.as_str()))
}

/// The server of the cluster, once it answers.
async fn ready(admin: &str, ground: &Ground, programs: &Programs) -> Outcome<Postmaster> {
    for _ in 0..SERVERS {
        let (of, with) = (ground.clone(), programs.clone());
        let mut postmaster = blocking(move || postmaster::adopt_or_start(&of, &with)).await?;
        if answers(admin, ground, &mut postmaster).await? {
            return Ok(postmaster);
        }
    }
    Err(Failure::passing("starting PostgreSQL", postmaster::end_of_log(ground)))
}

/// Waits until the server answers; false if it ends before, or what answers is another that took its place.
async fn answers(admin: &str, ground: &Ground, postmaster: &mut Postmaster) -> Outcome<bool> {
    let begun = Instant::now();
    loop {
        match PgConnection::connect(admin).await {
            Ok(connection) => {
                connection.close().await?;
                return Ok(postmaster.holds(ground));
            }
            // 28P01: the password is wrong, and waiting does not change that.
            Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some("28P01") => {
                let message = format!("the cluster does not know the secret in {}", ground.admin_secret().display());
                return Err(Failure::fault("connecting to the managed PostgreSQL", message));
            }
            Err(error) if begun.elapsed() > START_WITHIN => {
                return Err(Failure::fault("waiting for the managed PostgreSQL", error));
            }
            Err(_) if postmaster.has_ended(ground)? => return Ok(false),
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn create_database(admin: &str) -> Outcome<()> {
    let mut connection = PgConnection::connect(admin).await?;
    let there =
        sqlx::query_scalar!(r#"SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1) AS "there!""#, DATABASE)
            .fetch_one(&mut connection)
            .await?;
    if !there {
        let statement = format!("CREATE DATABASE {DATABASE} OWNER {OWNER}");
        sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await?;
    }
    connection.close().await?;
    Ok(())
}
