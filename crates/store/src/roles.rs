//! The three database roles: who they are, their secrets, and how to reach them.

use std::{
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use data_encoding::HEXLOWER;
use kernel::{Failure, Outcome};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use zeroize::Zeroizing;

use crate::entropy::random;

/// Owns the schemas and migrates; never serves a request.
pub(crate) const OWNER: &str = "wasl_owner";
/// Serves citizens, jobs and webhooks.
pub(crate) const APP: &str = "wasl_app";
/// Serves the desk.
pub(crate) const DESK: &str = "wasl_desk";

/// Connection URLs of the roles `wasl_owner` (migrates), `wasl_app` and `wasl_desk` on one database.
#[derive(Clone)]
pub struct RoleUrls {
    /// Owns the schemas; only migrations use it.
    pub owner: String,
    /// Serves citizens, jobs and webhooks.
    pub app: String,
    /// Serves the desk, under row-level security.
    pub desk: String,
}

impl RoleUrls {
    /// The three roles on the server and database of `url`. Without `passwords` all three log in with the one in `url`, if
    /// it has one: a development server, which trusts its callers or gives every role the same.
    pub fn beside(url: &str, passwords: Option<&RolePasswords>) -> Outcome<Self> {
        let login =
            |role, password: Option<&Zeroizing<String>>| with_login(url, role, password.map(|text| text.as_str()));
        Ok(Self {
            owner: login(OWNER, passwords.map(|all| &all.owner))?,
            app: login(APP, passwords.map(|all| &all.app))?,
            desk: login(DESK, passwords.map(|all| &all.desk))?,
        })
    }
}

/// The roles' passwords. They live in one file of mode 0600 and go to the server only as SCRAM verifiers' input.
pub struct RolePasswords {
    owner: Zeroizing<String>,
    app: Zeroizing<String>,
    desk: Zeroizing<String>,
}

impl RolePasswords {
    /// Reads the secret file (three lines: owner, app, desk), which is made with drawn passwords if it is not there.
    pub fn from_file(path: &Path) -> Outcome<Self> {
        let text = match fs::read_to_string(path) {
            Ok(text) => Zeroizing::new(text),
            Err(error) if error.kind() == ErrorKind::NotFound => write_secrets(path, 3)?,
            Err(error) => return Err(Failure::fault("reading the database's secret file", error)),
        };
        let mut lines = text.lines().map(|line| Zeroizing::new(line.trim().to_owned())).filter(|line| !line.is_empty());
        match (lines.next(), lines.next(), lines.next()) {
            (Some(owner), Some(app), Some(desk)) => Ok(Self { owner, app, desk }),
            _ => Err(Failure::fault("reading the database's secret file", "it must hold three lines")),
        }
    }
}

/// Writes a new file of mode 0600 with drawn secrets, one a line, and gives back its text. It is whole or not there, so a
/// start that is killed here leaves nothing behind that the next one stumbles over. Callers hold the lock of starting.
pub(crate) fn write_secrets(path: &Path, lines: usize) -> Outcome<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::new());
    for _ in 0..lines {
        text.push_str(&HEXLOWER.encode(&*Zeroizing::new(random::<24>()?)));
        text.push('\n');
    }
    let draft = path.with_extension("draft");
    let opened = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft);
    let written = opened.and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()));
    let placed = written.and_then(|()| fs::rename(&draft, path));
    let durable = placed.and_then(|()| File::open(path.parent().unwrap_or(path))?.sync_all());
    durable.map_err(|error| Failure::fault("writing a secret file", error))?;
    Ok(text)
}

/// Creates the roles where they are missing and sets their passwords. `admin_url` must be allowed to create roles.
pub async fn create_roles(admin_url: &str, passwords: &RolePasswords) -> Outcome<()> {
    let mut connection = PgConnection::connect(admin_url).await?;
    let mut transaction = connection.begin().await?;
    // Two processes may start at once, and PostgreSQL lets concurrent changes of one role fail.
    sqlx::query!("SELECT pg_advisory_xact_lock(7306086892183) IS NULL AS locked").fetch_one(&mut *transaction).await?;
    let extra = [(OWNER, "CREATEDB", &passwords.owner), (APP, "", &passwords.app), (DESK, "", &passwords.desk)];
    for (role, right, password) in extra {
        let statement = sqlx::query_scalar!(
            r#"SELECT format(CASE WHEN EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1::text) THEN 'ALTER' ELSE 'CREATE' END
                   || ' ROLE %I LOGIN %s PASSWORD %L', $1::text, $2::text, $3::text) AS "statement!""#,
            role,
            right,
            password.as_str(),
        )
        .fetch_one(&mut *transaction)
        .await?;
        sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    connection.close().await?;
    Ok(())
}

/// `url` with another login; its password stays unless another is given.
fn with_login(url: &str, role: &str, password: Option<&str>) -> Outcome<String> {
    let (scheme, rest) = split_scheme(url)?;
    let authority_ends = rest.find(['/', '?']).unwrap_or(rest.len());
    let (login, host) = rest[..authority_ends].rsplit_once('@').unwrap_or(("", &rest[..authority_ends]));
    let kept = login.split_once(':').map(|(_, password)| password.to_owned());
    let password = password.map(|text| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()).or(kept);
    let secret = password.map(|text| format!(":{text}")).unwrap_or_default();
    Ok(format!("{scheme}://{role}{secret}@{host}{}", &rest[authority_ends..]))
}

/// `url` with another database.
pub(crate) fn with_database(url: &str, database: &str) -> Outcome<String> {
    let (scheme, rest) = split_scheme(url)?;
    let (before, query) = rest.split_once('?').map_or((rest, None), |(before, query)| (before, Some(query)));
    let authority = before.split('/').next().unwrap_or(before);
    let query = query.map(|text| format!("?{text}")).unwrap_or_default();
    Ok(format!("{scheme}://{authority}/{database}{query}"))
}

fn split_scheme(url: &str) -> Outcome<(&str, &str)> {
    let parts = url.split_once("://").filter(|(scheme, _)| matches!(*scheme, "postgres" | "postgresql"));
    parts.ok_or_else(|| Failure::fault("reading a connection URL", "it does not begin with postgres://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_and_databases_are_swapped_and_the_rest_is_kept() {
        let url = "postgres://someone:old%40@localhost:5433/wasl?host=/run/x&a=b@c";
        let swapped = with_login(url, "wasl_app", Some("p@ss/word")).unwrap();
        assert_eq!(swapped, "postgres://wasl_app:p%40ss%2Fword@localhost:5433/wasl?host=/run/x&a=b@c");
        assert!(
            with_login(url, "wasl_app", None).unwrap().starts_with("postgres://wasl_app:old%40@localhost:5433/wasl?")
        );
        assert_eq!(with_login("postgres://h/db", "r", None).unwrap(), "postgres://r@h/db");
        assert_eq!(with_database(url, "t").unwrap(), "postgres://someone:old%40@localhost:5433/t?host=/run/x&a=b@c");
        assert!(with_database("mysql://h/db", "t").is_err());
    }
}
