//! What the binary refuses when it is told that it is in production, asked as an operator would ask.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::allow_attributes,
    reason = "a test that cannot go on should say where"
)]

use std::process::{Command, Output};

/// What a production that lacks everything is told, a line each.
const REFUSALS: [&str; 16] = [
    "https:// server.public_url",
    "database.url",
    "development certificate authority",
    "https:// registry.url and starts no simulator",
    "https:// gateway.url and starts no simulator",
    "gateway.checkout_origins",
    "https:// courier.url and starts no simulator",
    "https:// sms.url and starts no simulator",
    "mail.host and starts no simulator",
    "registry.secret",
    "registry.ticket_secret",
    "gateway.secret",
    "gateway.webhook_secret",
    "courier.secret",
    "courier.webhook_secret",
    "sms.secret",
];

/// A configuration with which production would start.
const WHOLE: [(&str, &str); 17] = [
    ("WASL__SERVER__PUBLIC_URL", "https://wasl.example"),
    ("DATABASE_URL", "postgres://wasl_owner@127.0.0.1:1/wasl"),
    ("WASL__DOCUMENTS__SEAL", "pkcs11"),
    ("WASL__DOCUMENTS__PKCS11_MODULE", "/nowhere/token.so"),
    ("WASL__REGISTRY__URL", "https://registry.example"),
    ("WASL__GATEWAY__URL", "https://gateway.example"),
    ("WASL__GATEWAY__CHECKOUT_ORIGINS", r#"["https://pay.example"]"#),
    ("WASL__COURIER__URL", "https://courier.example"),
    ("WASL__SMS__URL", "https://sms.example"),
    ("WASL__MAIL__HOST", "mail.example"),
    ("WASL__REGISTRY__SECRET", "0123456789abcdef0123456789abcdef"),
    ("WASL__REGISTRY__TICKET_SECRET", "0123456789abcdef0123456789abcdef"),
    ("WASL__GATEWAY__SECRET", "0123456789abcdef0123456789abcdef"),
    ("WASL__GATEWAY__WEBHOOK_SECRET", "0123456789abcdef0123456789abcdef"),
    ("WASL__COURIER__SECRET", "0123456789abcdef0123456789abcdef"),
    ("WASL__COURIER__WEBHOOK_SECRET", "0123456789abcdef0123456789abcdef"),
    ("WASL__SMS__SECRET", "0123456789abcdef0123456789abcdef"),
];

/// A key folder with the platform's own keys, made as an operator makes it.
fn keys() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for of in ["platform", "training"] {
        own_keys(folder.path(), of);
    }
    let settings = [WHOLE.as_slice(), &[("WASL__DATA__KEYS", folder.path().to_str().unwrap())]].concat();
    let (output, said) = wasl(&["keys", "push"], &settings);
    assert!(output.status.success() && said.contains("vapid.key.pem"), "{said}");
    // Another key would end what people turned on: none takes its place by a slip.
    let (output, said) = wasl(&["keys", "push"], &settings);
    assert!(!output.status.success() && said.contains("an existing key is not touched"), "{said}");
    folder
}

/// Draws a key and has the command make the folder of it.
fn own_keys(folder: &std::path::Path, of: &str) {
    let pair = rcgen::KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
    let certificate = rcgen::CertificateParams::default().self_signed(&pair).unwrap();
    let (key, chain) = (folder.join(format!("{of}.key.pem")), folder.join(format!("{of}.pem")));
    std::fs::write(&key, pair.serialize_pem()).unwrap();
    std::fs::write(&chain, certificate.pem()).unwrap();
    let path = folder.to_str().unwrap();
    let arguments = ["keys", of, "--key", key.to_str().unwrap(), "--chain", chain.to_str().unwrap()];
    let settings = [WHOLE.as_slice(), &[("WASL__DATA__KEYS", path)]].concat();
    let (output, said) = wasl(&arguments, &settings);
    assert!(output.status.success(), "{said}");
    assert!(said.contains(of), "{said}");
}

/// Runs `wasl` in production, in a folder of its own and with no other environment.
fn wasl(arguments: &[&str], settings: &[(&str, &str)]) -> (Output, String) {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_wasl"))
        .args(arguments)
        .current_dir(folder.path())
        .env_clear()
        .envs(settings.iter().copied())
        .env("WASL_ENV", "production")
        .env("WASL_DATA", folder.path().join("var"))
        .output()
        .unwrap();
    assert!(!folder.path().join("var").exists(), "{arguments:?} made a data folder, or keys in it");
    let said = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat();
    (output, said)
}

const SIMULATE: [&str; 4] = ["simulate", "registry", "--state", "state"];

#[test]
fn the_defaults_are_refused_by_every_command_and_every_refusal_is_listed() {
    for arguments in [&["config", "check"][..], &["serve"], &["worker"], &["migrate"], &["demo"], &SIMULATE] {
        let (output, said) = wasl(arguments, &[]);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
        for refusal in REFUSALS {
            assert!(said.lines().any(|line| line.contains(refusal)), "{arguments:?} does not say {refusal:?}: {said}");
        }
    }
}

#[test]
fn one_thing_alone_is_enough_to_refuse() {
    let keys = keys();
    let path = [("WASL__DATA__KEYS", keys.path().to_str().unwrap())];
    for (index, (missing, _)) in WHOLE.iter().enumerate() {
        let mut settings = [WHOLE.as_slice(), &path].concat();
        settings.remove(index);
        let (output, said) = wasl(&["config", "check"], &settings);
        assert_eq!(output.status.code(), Some(1), "without {missing}: {said}");
    }
    for wrong in [
        ("WASL__REGISTRY__REACH", "loopback"),
        ("WASL__PUSH__LOOPBACK", "true"),
        ("WASL__PUSH__HOSTS", r#"["169.254.169.254"]"#),
        ("WASL__PUSH__CONTACT", "the ministry"),
    ] {
        let settings = [WHOLE.as_slice(), &path, &[wrong]].concat();
        let (output, said) = wasl(&["config", "check"], &settings);
        assert_eq!(output.status.code(), Some(1), "{wrong:?}: {said}");
    }
}

#[test]
fn a_whole_production_has_neither_demo_nor_simulator() {
    let keys = keys();
    let path = [("WASL__DATA__KEYS", keys.path().to_str().unwrap())];
    let (output, said) = wasl(&["config", "check"], &[WHOLE.as_slice(), &path].concat());
    assert!(output.status.success(), "{said}");
    // Without the platform's own keys it says where they belong and what makes them.
    let (output, said) = wasl(&["config", "check"], &WHOLE);
    assert_eq!(output.status.code(), Some(1), "{said}");
    let belongs = std::path::Path::new("var").join("keys").join("platform");
    assert!(said.contains(belongs.to_str().unwrap()) && said.contains("wasl keys platform --key"), "{said}");
    assert!(said.contains("`wasl keys push` makes one"), "{said}");
    for (arguments, why) in [(&["demo"][..], "production has no demo"), (&SIMULATE, "production starts no simulator")] {
        let (output, said) = wasl(arguments, &WHOLE);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
        assert!(said.contains(why), "{arguments:?}: {said}");
    }
}
