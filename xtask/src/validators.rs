//! Judges we did not write look at a certificate the product has just made.

use anyhow::Result;

use crate::run::Step;

/// Makes a specimen with the product and hands it to pyHanko, pdfsig, the veraPDF engine, zbar and pdftotext.
pub fn all() -> Result<()> {
    let folder = "target/specimen";
    std::fs::create_dir_all(folder)?;
    Step::new("target/debug/wasl").args(&["certificates", "specimen", "--out", folder]).run()?;
    Step::new("bash").args(&["tools/validators/check.sh", "target/specimen/certificate.pdf", "target/specimen/ca.pem"]).run()
}
