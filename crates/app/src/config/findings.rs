//! What must hold between the settings. A finding is a sentence that says which setting and what it should be; this never
//! changes a setting.

use outbound::http::Reach;
use secrecy::{ExposeSecret, SecretString};

use super::sections::{Environment, SealKey, Settings};

impl Settings {
    /// What is wrong with this configuration, each finding a sentence; empty when it can be used.
    pub fn findings(&self) -> Vec<String> {
        let mut findings = Vec::new();
        let mut must = |holds: bool, finding: &str| {
            if !holds {
                findings.push(finding.to_owned());
            }
        };
        must(self.database.connections >= 2, "database.connections must be at least 2");
        must(
            (1..=3600).contains(&self.people.fresh_sign_in_seconds),
            "people.fresh_sign_in_seconds must be from 1 to 3600: beyond an hour nothing is fresh",
        );
        must(
            (3..=3600).contains(&self.worker.lease_seconds),
            "worker.lease_seconds must be from 3 to 3600: a job is not taken from a worker that lives",
        );
        must(self.registry.per_second >= 1, "registry.per_second must be at least 1");
        must(matches!(self.log.format.as_str(), "text" | "json"), "log.format is \"text\" or \"json\"");
        must(
            self.server.public_url.is_empty() || self.server.public_url.starts_with("http"),
            "server.public_url begins with https:// (or http:// on a development machine)",
        );
        must(
            self.metrics.address.is_none_or(|address| address != self.server.address),
            "metrics.address must differ from server.address: numbers are not for the public",
        );
        for origin in &self.gateway.checkout_origins {
            must(
                web::is_origin(origin),
                &format!("gateway.checkout_origins: {origin:?} is not an origin such as \"https://pay.example\""),
            );
        }
        must(
            self.stores.apps().check().is_ok(),
            "stores: a package and its SHA-256 fingerprints, and team.bundle for Apple",
        );
        for problem in outbound::push::check_config(&self.push_services()) {
            must(false, &problem.to_string());
        }
        let letters = self.courier.label_service.as_bytes();
        must(
            letters.len() == 2 && letters.iter().all(u8::is_ascii_uppercase),
            "courier.label_service is two capital letters, as in UPU S10",
        );
        must(
            self.courier.label_first <= self.courier.label_last && self.courier.label_last <= 99_999_999,
            "courier.label_first to courier.label_last is a range of at most eight digits",
        );
        if self.documents.seal == SealKey::Pkcs11 {
            must(
                !self.documents.pkcs11_module.is_empty(),
                "documents.pkcs11_module names the token's library when seal = \"pkcs11\"",
            );
        }
        if self.environment == Environment::Production {
            let given = |secret: &SecretString| !secret.expose_secret().is_empty();
            must(self.server.public_url.starts_with("https://"), "production needs an https:// server.public_url");
            must(
                self.worker.lease_seconds >= 30,
                "production needs worker.lease_seconds of at least 30: a pause of the database must not run a job twice",
            );
            must(given(&self.database.url), "production needs database.url: the managed database is for one machine");
            must(
                self.documents.seal == SealKey::Pkcs11,
                "production refuses the development certificate authority: set documents.seal",
            );
            for (name, url) in [
                ("registry", &self.registry.url),
                ("gateway", &self.gateway.url),
                ("courier", &self.courier.url),
                ("sms", &self.sms.url),
            ] {
                must(
                    url.starts_with("https://"),
                    &format!("production needs an https:// {name}.url and starts no simulator"),
                );
            }
            let origins = &self.gateway.checkout_origins;
            must(
                !origins.is_empty() && origins.iter().all(|origin| origin.starts_with("https://")),
                "production needs gateway.checkout_origins, each https://: no browser sends a form elsewhere",
            );
            let agencies = &self.agencies;
            if !agencies.url.is_empty() {
                must(
                    agencies.url.starts_with("https://"),
                    "production needs an https:// agencies.url and starts no simulator",
                );
                must(agencies.reach != Reach::Loopback, "production refuses agencies.reach = \"loopback\"");
                for (name, secret) in [("secret", &agencies.secret), ("webhook_secret", &agencies.webhook_secret)] {
                    must(
                        secret.expose_secret().len() >= 32,
                        &format!("production needs agencies.{name} of at least 32 characters"),
                    );
                }
            }
            must(
                !self.push.loopback,
                "production refuses push.loopback: a browser could name a service on this machine",
            );
            must(!self.texts.drawn, "production refuses texts.drawn: nobody reads a drawn language");
            must(!self.mail.host.is_empty(), "production needs mail.host and starts no simulator");
            for (name, reach) in [
                ("registry", self.registry.reach),
                ("gateway", self.gateway.reach),
                ("courier", self.courier.reach),
                ("sms", self.sms.reach),
            ] {
                must(reach != Reach::Loopback, &format!("production refuses {name}.reach = \"loopback\""));
            }
            for (name, secret) in [
                ("registry.secret", &self.registry.secret),
                ("registry.ticket_secret", &self.registry.ticket_secret),
                ("gateway.secret", &self.gateway.secret),
                ("gateway.webhook_secret", &self.gateway.webhook_secret),
                ("courier.secret", &self.courier.secret),
                ("courier.webhook_secret", &self.courier.webhook_secret),
                ("sms.secret", &self.sms.secret),
            ] {
                must(secret.expose_secret().len() >= 32, &format!("production needs {name} of at least 32 characters"));
            }
        }
        findings
    }
}
