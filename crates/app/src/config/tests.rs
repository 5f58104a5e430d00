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
fn a_sign_in_is_not_fresh_for_ever() {
    for (seconds, findings) in [(0, 1), (1, 0), (3600, 0), (3601, 1)] {
        let settings = from_text(&format!("[people]\nfresh_sign_in_seconds = {seconds}")).unwrap();
        assert_eq!(settings.findings().len(), findings, "{seconds}");
    }
}

#[test]
fn a_job_is_neither_taken_from_the_living_nor_left_with_the_dead() {
    assert_eq!(from_text("").unwrap().worker.lease_seconds, 60);
    for (seconds, findings) in [(0, 1), (2, 1), (3, 0), (60, 0), (3600, 0), (3601, 1)] {
        let settings = from_text(&format!("[worker]\nlease_seconds = {seconds}")).unwrap();
        assert_eq!(settings.findings().len(), findings, "{seconds}");
    }
    for (seconds, found) in [(29, true), (30, false)] {
        let text = format!("environment = 'production'\n[worker]\nlease_seconds = {seconds}");
        let findings = from_text(&text).unwrap().findings();
        assert_eq!(findings.iter().any(|finding| finding.contains("lease_seconds")), found, "{findings:?}");
    }
}

#[test]
fn numbers_are_served_nowhere_unless_told_and_never_to_the_public() {
    assert_eq!(from_text("").unwrap().metrics.address, None);
    let settings = from_text("[metrics]\naddress = '127.0.0.1:9464'").unwrap();
    assert_eq!(settings.metrics.address, Some("127.0.0.1:9464".parse().unwrap()));
    assert_eq!(settings.findings(), Vec::<String>::new());
    assert!(shown(&settings).unwrap().contains("address = \"127.0.0.1:9464\""));
    assert_eq!(from_text("[metrics]\naddress = '127.0.0.1:8080'").unwrap().findings().len(), 1);
    assert!(from_text("[metrics]\naddress = 'everywhere'").is_err());
}

#[test]
fn a_checkout_is_an_origin_and_nothing_wider() {
    for (origin, findings) in
        [("https://pay.example", 0), ("https:", 1), ("https://*.example", 1), ("https://pay.example/x", 1)]
    {
        let settings = from_text(&format!("[gateway]\ncheckout_origins = ['{origin}']")).unwrap();
        assert_eq!(settings.findings().len(), findings, "{origin}");
    }
    let production = from_text("environment = 'production'").unwrap().findings();
    assert!(production.iter().any(|finding| finding.contains("checkout_origins")), "{production:?}");
}

#[test]
fn production_offers_no_drawn_language() {
    let findings =
        |text: &str| from_text(text).unwrap().findings().into_iter().filter(|own| own.contains("drawn")).count();
    assert_eq!(findings("[texts]\ndrawn = true"), 0);
    assert_eq!(findings("environment = 'production'"), 0);
    assert_eq!(findings("environment = 'production'\n[texts]\ndrawn = true"), 1);
}

#[test]
fn an_unknown_key_is_an_error_and_a_secret_is_never_printed() {
    assert!(from_text("[server]\nadress = '0.0.0.0:1'").is_err());
    let settings = from_text("[gateway]\nsecret = 'hunter2-hunter2'").unwrap();
    let printed = shown(&settings).unwrap();
    assert!(printed.contains("***") && !printed.contains("hunter2"), "{printed}");
}
