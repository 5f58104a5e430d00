//! Judges we did not write look at what the product has just made: its documents and its API.

use anyhow::Result;

use crate::{
    demo::Demo,
    run::{Step, cargo},
};

/// Where the specimen and its keys lie.
const SPECIMEN: &str = "target/specimen";

/// Makes the specimen of every service and hands each to pyHanko, pdfsig, the veraPDF engine, zbar and pdftotext, each with
/// a negative control. Then libraries read a code of entitlement, badges of training and calendar files, and a receiver opens a push message. Then the levels of the seal that a development machine does not use: a key in a token, a time-stamp, validation data.
pub fn documents() -> Result<()> {
    cargo(&["run", "--quiet", "--package", "documents", "--example", "specimen", "--", SPECIMEN]).run()?;
    let authority = format!("{SPECIMEN}/authority.pem");
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(SPECIMEN)? {
        let folder = entry?.path();
        // The keys lie beside the certificates.
        if folder.join("certificate.pdf").exists() {
            folders.push(folder.to_string_lossy().into_owned());
        }
    }
    folders.sort();
    let mut args = vec!["tools/validators/check.sh", &authority];
    args.extend(folders.iter().map(String::as_str));
    Step::new("bash").args(&args).run()?;
    Step::new("bash").args(&["tools/validators/entitlement.sh", SPECIMEN]).run()?;
    Step::new("bash").args(&["tools/validators/badge.sh", SPECIMEN]).run()?;
    cargo(&["run", "--quiet", "--package", "web", "--example", "calendar", "--", SPECIMEN]).run()?;
    Step::new("bash").args(&["tools/validators/calendar.sh", SPECIMEN]).run()?;
    cargo(&["build", "--quiet", "--package", "outbound", "--example", "push"]).run()?;
    Step::new("bash").args(&["tools/validators/push.sh", "target/debug/examples/push"]).run()?;
    cargo(&["build", "--quiet", "--package", "documents", "--example", "levels"]).run()?;
    Step::new("bash").args(&["tools/validators/levels.sh", "target/debug/examples/levels", SPECIMEN]).run()
}

/// schemathesis holds the API of a running demo to its own description, with a negative control; `examples` requests of
/// its own invention go to each operation. Gives what the script said.
pub fn api(demo: &Demo, examples: u32) -> Result<Vec<String>> {
    let facts = demo.facts();
    let token = Step::new("python3").args(&["tools/validators/token.py", &facts.to_string_lossy()]).output()?;
    Step::new("bash")
        .args(&["tools/validators/api.sh", &demo.url()])
        .secret(token.trim())
        .env("EXAMPLES", examples.to_string())
        .lines()
}
