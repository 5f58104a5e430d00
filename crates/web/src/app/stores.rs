//! What the application stores read to believe that an application there is ours: Digital Asset Links for Android and the
//! association file of Apple. Both come from the configuration and are unknown while nothing is configured.

use axum::{Json, extract::State};
use kernel::{Failure, Outcome};
use serde_json::{Value, json};

use crate::{answer::Stop, site::Site};

/// The applications that were published in stores, by the names the stores know.
#[derive(Clone, Default, Debug)]
pub struct StoreApps {
    /// The package name at Google Play: `eg.gov.example.wasl`; empty for none.
    pub android_package: String,
    /// SHA-256 fingerprints of the certificates that sign it, in hexadecimal pairs with colons. The one of Play App Signing
    /// is among them.
    pub android_fingerprints: Vec<String>,
    /// Application identifiers at Apple: team, a dot, bundle.
    pub apple_apps: Vec<String>,
}

impl StoreApps {
    /// Checks the form of every name.
    ///
    /// # Errors
    /// A fault that names what cannot be right: a wrong fingerprint would show as an address bar on people's phones.
    pub fn check(&self) -> Outcome<()> {
        let wrong =
            |what: &str, value: &str| Failure::fault("reading the application's stores", format!("{what}: {value:?}"));
        let paired = |text: &str| {
            let pairs: Vec<&str> = text.split(':').collect();
            pairs.len() == 32 && pairs.iter().all(|pair| pair.len() == 2 && pair.bytes().all(|b| b.is_ascii_hexdigit()))
        };
        if let Some(bad) = self.android_fingerprints.iter().find(|text| !paired(text)) {
            return Err(wrong("no SHA-256 fingerprint", bad));
        }
        if self.android_package.is_empty() != self.android_fingerprints.is_empty() {
            return Err(wrong("a package needs its fingerprints, and they their package", &self.android_package));
        }
        let named =
            |text: &str| text.split_once('.').is_some_and(|(team, bundle)| team.len() == 10 && !bundle.is_empty());
        match self.apple_apps.iter().find(|text| !named(text)) {
            Some(bad) => Err(wrong("no team and bundle", bad)),
            None => Ok(()),
        }
    }
}

/// `GET /.well-known/assetlinks.json`.
pub(super) async fn android(State(site): State<Site>) -> Result<Json<Value>, Stop> {
    let apps = site.store_apps();
    if apps.android_package.is_empty() {
        return Err(Stop(Failure::not_found()));
    }
    Ok(Json(json!([{
        "relation": ["delegate_permission/common.handle_all_urls"],
        "target": {
            "namespace": "android_app",
            "package_name": apps.android_package,
            "sha256_cert_fingerprints": apps.android_fingerprints,
        },
    }])))
}

/// `GET /.well-known/apple-app-site-association`. The desk and the API stay in the browser.
pub(super) async fn apple(State(site): State<Site>) -> Result<Json<Value>, Stop> {
    let apps = site.store_apps();
    if apps.apple_apps.is_empty() {
        return Err(Stop(Failure::not_found()));
    }
    let components = json!([
        { "/": "/*/desk*", "exclude": true },
        { "/": "/api/*", "exclude": true },
        { "/": "/*" },
    ]);
    Ok(Json(json!({ "applinks": { "details": [{ "appIDs": apps.apple_apps, "components": components }] } })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_store_would_not_believe_is_refused() {
        let print = vec!["AB"; 32].join(":");
        let whole = StoreApps {
            android_package: "eg.example.wasl".to_owned(),
            android_fingerprints: vec![print.clone()],
            apple_apps: vec!["ABCDE12345.eg.example.wasl".to_owned()],
        };
        assert!(StoreApps::default().check().is_ok());
        assert!(whole.check().is_ok());
        let broken = [
            StoreApps { android_fingerprints: vec![print[3..].to_owned()], ..whole.clone() },
            StoreApps { android_fingerprints: vec![print.replace(':', "")], ..whole.clone() },
            StoreApps { android_fingerprints: Vec::new(), ..whole.clone() },
            StoreApps { android_package: String::new(), ..whole.clone() },
            StoreApps { apple_apps: vec!["eg.example.wasl".to_owned()], ..whole.clone() },
        ];
        for apps in broken {
            assert!(apps.check().is_err(), "{apps:?}");
        }
    }
}
