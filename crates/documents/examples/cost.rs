//! Prints what issuing and checking cost: `cargo run --release -p documents --example cost`.

use documents::bench;

fn main() -> Result<(), bench::BenchError> {
    let folder = std::env::temp_dir().join(format!("wasl-cost-{}", std::process::id()));
    let keys = bench::issuer(&folder)?;
    println!("{:?}", bench::issuing(&keys, 200)?);
    let verifying = bench::verifying(&keys, 2_000)?;
    println!("{verifying:?} ratio {:.2}", verifying.ratio());
    std::fs::remove_dir_all(folder)?;
    Ok(())
}
