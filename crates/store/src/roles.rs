//! The three database roles and how to reach them.

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
