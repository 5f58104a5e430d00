//! The binary `wasl`.

fn main() {}
