//! The configuration's own promises.

use super::*;

#[test]
fn the_defaults_are_whole_and_usable() {
    let settings = from_text("").unwrap();
    assert_eq!(settings.findings(), Vec::<String>::new());
    assert_eq!(settings.public_url(), "http://127.0.0.1:8080");
    assert!(settings.data.keys.ends_with("var/keys"));
}

#[test]
fn production_refuses_what_is_simulated_or_generated() {
    let findings = from_text("environment = 'production'").unwrap().findings();
    for word in
        ["https", "database.url", "certificate authority", "simulator", "registry.secret", "gateway.webhook_secret"]
    {
        assert!(findings.iter().any(|finding| finding.contains(word)), "{word}: {findings:?}");
    }
}

#[test]
fn an_unknown_key_is_an_error_and_a_secret_is_never_printed() {
    assert!(from_text("[server]\nadress = '0.0.0.0:1'").is_err());
    let settings = from_text("[gateway]\nsecret = 'hunter2-hunter2'").unwrap();
    let printed = shown(&settings).unwrap();
    assert!(printed.contains("***") && !printed.contains("hunter2"), "{printed}");
}
