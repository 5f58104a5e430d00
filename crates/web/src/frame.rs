//! The frame every page stands in: head, banner of the demo, header, language switch, footer.

use askama::Template;
use axum::http::StatusCode;
use kernel::{Locale, StaffRole};

use crate::{
    markup::Markup,
    texts::{Digits, without_isolates},
    visit::{Surface, Visit},
};

/// A link of the navigation.
struct NavLink {
    href: String,
    text: String,
    here: bool,
}

/// A language to switch to.
struct Language {
    code: Locale,
    name: String,
    href: String,
    address: String,
}

/// The whole page.
#[derive(Template)]
#[template(path = "frame/page.html")]
pub(crate) struct Frame<'a> {
    v: &'a Visit,
    title: String,
    body: Markup,
    css: String,
    js: String,
    font: String,
    icon: String,
    touch_icon: String,
    nav: Vec<NavLink>,
    languages: Vec<Language>,
    demo: bool,
    desk: bool,
    eastern: bool,
}

impl<'a> Frame<'a> {
    pub fn new(v: &'a Visit, status: StatusCode, title: String, body: Markup) -> Self {
        let site = v.site();
        let assets = site.assets();
        let desk = v.surface() == Surface::Desk;
        let title = match status {
            StatusCode::UNPROCESSABLE_ENTITY => v.t_with("web-title-wrong", &[("title", &title)]),
            _ => title,
        };
        let here = v.here();
        let languages = site
            .texts()
            .locales()
            .into_iter()
            .map(|code| Language {
                code,
                name: site.texts().text(code, "web-language-name"),
                href: v.path_in(code, &here),
                address: format!("{}{}", site.settings().public_url, v.path_in(code, &here)),
            })
            .collect();
        Self {
            title: without_isolates(&title),
            body,
            css: assets.url("app.css"),
            js: assets.url("app.js"),
            font: assets.url("fonts/wasl-sans-arabic-400.woff2"),
            icon: assets.url("icons/mark.svg"),
            touch_icon: assets.url("icons/mark-180.png"),
            nav: navigation(v, desk),
            languages,
            demo: site.settings().demo,
            desk,
            eastern: v.digits() == Digits::Eastern,
            v,
        }
    }
}

/// The ways on that this actor has. What is not a role's work is not in its way.
fn navigation(v: &Visit, desk: bool) -> Vec<NavLink> {
    let signed_in = v.session().is_some();
    let holds = |role| v.actor().holds(role);
    let files =
        holds(StaffRole::MissionOfficer) || holds(StaffRole::CentralReviewer) || holds(StaffRole::AuthorityApprover);
    let compares = holds(StaffRole::MissionOfficer) || holds(StaffRole::CentralReviewer);
    let (authority, administrator) = (holds(StaffRole::AuthorityApprover), holds(StaffRole::Administrator));
    let rules = holds(StaffRole::RulesEditor) || holds(StaffRole::RulesApprover);
    let links: &[(&str, &str, bool)] = match (desk, signed_in) {
        (true, true) => &[
            ("/desk", "web-nav-queue", files),
            ("/desk/identities", "web-nav-identities", compares),
            ("/desk/certificates", "web-nav-certificates", authority),
            ("/desk/rules", "web-nav-rules", rules),
            ("/desk/proposals", "web-nav-proposals", administrator || authority || holds(StaffRole::RulesApprover)),
            ("/desk/definitions", "web-nav-definitions", administrator),
            ("/desk/staff", "web-nav-staff", administrator),
            ("/desk/jobs", "web-nav-jobs", administrator),
            ("/desk/refunds", "web-nav-refunds", holds(StaffRole::Finance)),
            ("/desk/reconciliation", "web-nav-reconciliation", holds(StaffRole::Finance)),
            ("/desk/access", "web-nav-access", holds(StaffRole::PrivacyOfficer)),
            ("/desk/sign-out", "web-nav-sign-out", true),
        ],
        (true, false) => &[],
        (false, true) => &[
            ("/services", "web-nav-services", true),
            ("/files", "web-nav-files", true),
            ("/account", "web-nav-account", true),
            ("/sign-out", "web-nav-sign-out", true),
        ],
        (false, false) => &[
            ("/services", "web-nav-services", true),
            ("/verify", "web-nav-verify", true),
            ("/sign-in", "web-nav-sign-in", true),
        ],
    };
    links
        .iter()
        .filter(|(_, _, shown)| *shown)
        // The queue's path begins every path of the desk, so only the page itself is marked there.
        .map(|(path, key, _)| NavLink {
            href: v.path(path),
            text: v.t(key),
            here: if *path == "/desk" { v.is_exactly(path) } else { v.is_at(path) },
        })
        .collect()
}
