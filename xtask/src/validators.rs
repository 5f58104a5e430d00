//! Judges we did not write look at a certificate the product has just made.

use anyhow::Result;

use crate::run::{Step, cargo};

/// Makes a specimen and hands it to pyHanko, pdfsig, the veraPDF engine, zbar and pdftotext, each with a negative control.
pub fn all() -> Result<()> {
    let folder = "target/specimen";
    cargo(&["run", "--quiet", "--package", "documents", "--example", "specimen", "--", folder]).run()?;
    let files = ["certificate.pdf", "authority.pem", "qr.txt", "phrases.txt"].map(|name| format!("{folder}/{name}"));
    let mut args = vec!["tools/validators/check.sh"];
    args.extend(files.iter().map(String::as_str));
    Step::new("bash").args(&args).run()
}
