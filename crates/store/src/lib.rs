//! Everything Wasl keeps: one transaction a command, sealed columns, append-only logs, jobs, blobs, and the PostgreSQL
//! they live in.
//!
//! Invariants: business time and chance come from the [`Cx`]; a transaction never spans the network; personal values
//! reach the database only as [`Sealed`] columns or blind indexes; only this crate and files named `store.rs` name sqlx.

pub mod access;
pub mod blobs;
mod cx;
mod entropy;
pub mod erasure;
pub mod events;
mod figures;
pub mod housekeeping;
pub mod idempotency;
pub mod jobs;
pub mod lookup;
pub mod managed;
mod migrate;
mod opening;
mod place;
mod pool;
pub mod rate;
mod roles;
pub mod rotation;
mod scope;
mod sealed;
mod settings;
pub mod testing;
pub mod throttle;
pub mod vault;

pub use blobs::Blobs;
pub use cx::Cx;
pub use entropy::system_dice;
pub use figures::Figures;
pub use migrate::migrate;
pub use opening::Store;
pub use place::{Place, Purpose};
pub use roles::{RolePasswords, RoleUrls, create_roles};
pub use scope::{MissionSet, Scope};
pub use sealed::Sealed;
pub use settings::{BlobSettings, StoreSettings};
pub use vault::Vault;
