//! What concerns the device that somebody reads on. Both parts are shown by a script only: without one there is nothing to
//! offer, and nothing is missing.

use askama::Template;

use super::prints_as_html;
use crate::Visit;

/// The offer to put Wasl on the home screen.
#[derive(Template, Clone, Debug)]
#[template(path = "components/install_offer.html")]
pub struct InstallOffer {
    how: &'static str,
    title: String,
    lead: String,
    apple: String,
    go: String,
    no: Option<String>,
}

impl InstallOffer {
    /// After something was achieved; declined once, it is not made again on this device.
    pub fn once(v: &Visit) -> Self {
        Self { how: "once", no: Some(v.t("web-install-no")), ..Self::always(v) }
    }

    /// Where somebody looks for it.
    pub fn always(v: &Visit) -> Self {
        Self {
            how: "always",
            title: v.t("web-install-title"),
            lead: v.t("web-install-lead"),
            apple: v.t("web-install-apple"),
            go: v.t("web-install-go"),
            no: None,
        }
    }
}

/// Keeps the public page it stands on readable without a network.
#[derive(Template, Clone, Debug)]
#[template(path = "components/keep_offline.html")]
pub struct KeepOffline {
    keep: String,
    drop: String,
    done: String,
    gone: String,
    failed: String,
}

impl KeepOffline {
    /// For a page that reads the same for everybody, and for no other.
    pub fn new(v: &Visit) -> Self {
        Self {
            keep: v.t("web-keep"),
            drop: v.t("web-keep-drop"),
            done: v.t("web-keep-done"),
            gone: v.t("web-keep-gone"),
            failed: v.t("web-keep-failed"),
        }
    }
}

prints_as_html!(InstallOffer, KeepOffline);
