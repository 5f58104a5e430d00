//! What the gate needs beyond Rust and git, and how a fresh Debian machine gets it. An absent need fails; it never skips.

use anyhow::{Result, bail};

use crate::run::Step;

/// A program and the Debian package that brings it.
pub struct Need {
    program: &'static str,
    package: &'static str,
}

const fn need(program: &'static str, package: &'static str) -> Need {
    Need { program, package }
}

/// What tests with a database need.
pub const DATABASE: &[Need] =
    &[need("/usr/lib/postgresql/*/bin/initdb", "postgresql"), need("psql", "postgresql-client")];

/// What the browser stories need.
pub const BROWSER: &[Need] = &[
    need("/usr/lib/postgresql/*/bin/initdb", "postgresql"),
    need("psql", "postgresql-client"),
    need("chromium", "chromium"),
    need("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "fonts-noto-core"),
    need("node", "nodejs"),
    need("npm", "npm"),
];

/// Everything.
pub const ALL: &[Need] = &[
    need("/usr/lib/postgresql/*/bin/initdb", "postgresql"),
    need("psql", "postgresql-client"),
    need("cc", "build-essential"),
    need("chromium", "chromium"),
    need("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "fonts-noto-core"),
    need("node", "nodejs"),
    need("npm", "npm"),
    need("python3", "python3"),
    need("/usr/lib/python3*/ensurepip", "python3-venv"),
    need("pdfsig", "poppler-utils"),
    need("qpdf", "qpdf"),
    need("zbarimg", "zbar-tools"),
    need("javac", "openjdk-17-jdk-headless"),
    need("/usr/share/java/jaxb-api*.jar", "libjaxb-java"),
    need("brotli", "brotli"),
    need("curl", "curl"),
    need("openssl", "openssl"),
    need("softhsm2-util", "softhsm2"),
];

/// Installs what is missing through the distribution, then checks again.
pub fn ensure(needs: &[Need]) -> Result<()> {
    let missing = || -> Vec<&'static str> {
        needs.iter().filter(|need| !present(need.program)).map(|need| need.package).collect()
    };
    let packages = missing();
    if packages.is_empty() {
        return Ok(());
    }
    println!("installing {}", packages.join(" "));
    if packages.contains(&"postgresql") {
        // Without this the package would start a cluster of its own beside ours.
        std::fs::create_dir_all("/etc/postgresql-common")?;
        std::fs::write("/etc/postgresql-common/createcluster.conf", "create_main_cluster = false\n")?;
    }
    let apt = |args: &[&str]| Step::new("apt-get").args(args).env("DEBIAN_FRONTEND", "noninteractive");
    apt(&["update", "-q"]).run()?;
    let mut install = vec!["install", "-y", "-q", "--no-install-recommends"];
    install.extend(&packages);
    apt(&install).run()?;
    let still = missing();
    if !still.is_empty() {
        bail!("still missing after installing: {}", still.join(" "));
    }
    Ok(())
}

/// Whether a program is on the path, or a file matching a pattern with one star exists.
fn present(program: &str) -> bool {
    if program.contains('*') || program.starts_with('/') {
        return Step::new("sh").args(&["-c", &format!("ls -d {program} >/dev/null 2>&1")]).succeeds();
    }
    Step::new("sh").args(&["-c", &format!("command -v {program}")]).succeeds()
}
