//! Rebuilds the crate when a migration is added, because `sqlx::migrate!` embeds the folder at compile time.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
