//! The frame every page stands in: head, banner of the demo, header, language switch, footer.

use askama::Template;
use axum::http::StatusCode;
use kernel::{Actor, Locale, StaffRole};

use crate::{
    acting::Lapsed,
    app, leave,
    markup::Markup,
    texts::{Digits, without_isolates},
    visit::{Surface, Visit},
};

/// Where everything that is public is searched.
const SEARCH: &str = "/search";

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

/// A warning to people in danger.
struct Warned {
    href: String,
    place: Option<String>,
    language: Locale,
    title: String,
}

/// The whole page.
#[derive(Template)]
#[template(path = "frame/page.html")]
pub(crate) struct Frame<'a> {
    v: &'a Visit,
    title: String,
    body: Markup,
    css: String,
    flat: String,
    js: String,
    font: String,
    icon: String,
    touch_icon: String,
    manifest: String,
    home: String,
    nav: Vec<NavLink>,
    warned: Vec<Warned>,
    /// What roles rest for, and the courses that wake them.
    lapsed: Vec<String>,
    languages: Vec<Language>,
    demo: bool,
    /// Whether somebody is signed in on a device that others use too.
    shared: bool,
    desk: bool,
    eastern: bool,
    /// Whether the page offers to be left quickly.
    sensitive: bool,
    /// Where what is typed into the header is searched for; nothing at the desk, and on the page of search itself.
    search: Option<String>,
    /// Where leaving leads, and where the button of somebody signed in sends.
    away: String,
    leave: String,
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
            flat: assets.url("flat.css"),
            js: assets.url("app.js"),
            font: assets.url("fonts/wasl-sans-arabic-400.woff2"),
            icon: assets.url("icons/mark.svg"),
            touch_icon: assets.url("icons/mark-180.png"),
            manifest: v.path(app::MANIFEST),
            home: v.path(if desk { desk_of(v.actor()) } else { "/" }),
            nav: navigation(v, desk),
            warned: warned(v),
            lapsed: lapsed(v),
            languages,
            demo: site.settings().demo,
            shared: v.session().is_some_and(|session| session.shared),
            desk,
            eastern: v.digits() == Digits::Eastern,
            sensitive: v.is_sensitive() && !desk,
            search: (!desk && !v.is_exactly(SEARCH)).then(|| v.path(SEARCH)),
            away: v.path(leave::CALENDAR),
            leave: v.path(leave::LEAVE),
            v,
        }
    }
}

/// The warnings of this page. One without a single title is no warning.
fn warned(v: &Visit) -> Vec<Warned> {
    let warned = v.notices().into_iter().filter_map(|own| {
        let (language, title) = own.title(v.locale())?;
        let place = own.place(v.locale()).map(str::to_owned);
        Some(Warned { href: v.path(&own.path), place, language, title: title.to_owned() })
    });
    warned.collect()
}

/// What is said of each qualification that does not hold.
fn lapsed(v: &Visit) -> Vec<String> {
    let said = |own: &Lapsed| v.t_with("web-lapsed", &[("course", own.name(v.locale()))]);
    v.lapsed().iter().map(said).collect()
}

/// Where the work of a member of staff begins: the first place of her own. The queue is not everybody's.
pub fn desk_of(actor: &Actor) -> &'static str {
    desk_places(actor).into_iter().find(|(.., shown)| *shown).map_or("/desk/sign-in", |(path, ..)| path)
}

/// The places of the desk, with the key of their name and whether they are this actor's work.
fn desk_places(actor: &Actor) -> [(&'static str, &'static str, bool); 43] {
    let holds = |role| actor.holds(role);
    let (authority, administrator) = (holds(StaffRole::AuthorityApprover), holds(StaffRole::Administrator));
    let (reviews, privacy, finance) =
        (holds(StaffRole::CentralReviewer), holds(StaffRole::PrivacyOfficer), holds(StaffRole::Finance));
    let compares = holds(StaffRole::MissionOfficer) || reviews;
    let delivers = holds(StaffRole::DeliveryClerk);
    let rules = holds(StaffRole::RulesEditor) || holds(StaffRole::RulesApprover);
    let writes = holds(StaffRole::ContentEditor);
    let analyses = holds(StaffRole::InsightsAnalyst);
    let seeks =
        holds(StaffRole::ExpatriateAffairs) || holds(StaffRole::HigherEducation) || holds(StaffRole::IctMinistry);
    let trains = holds(StaffRole::TrainingBody) || holds(StaffRole::IctMinistry);
    let teaches = holds(StaffRole::Trainer);
    let promotes = holds(StaffRole::Campaigner) || holds(StaffRole::CampaignApprover);
    [
        ("/desk", "web-nav-queue", compares || authority),
        ("/desk/identities", "web-nav-identities", compares),
        ("/desk/appointments", "web-nav-appointments", compares || authority),
        ("/desk/counter", "web-nav-counter", holds(StaffRole::MissionOfficer)),
        ("/desk/help", "web-nav-help", holds(StaffRole::MissionOfficer) || holds(StaffRole::CallAgent)),
        ("/desk/held", "web-nav-held", reviews),
        ("/desk/heirs", "web-nav-heirs", compares),
        ("/desk/mandates", "web-nav-mandates", compares),
        ("/desk/custody", "web-nav-custody", compares),
        ("/desk/enquiries", "web-nav-enquiries", compares || authority),
        ("/desk/delivery", "web-nav-delivery", delivers || holds(StaffRole::MissionOfficer)),
        ("/desk/certificates", "web-nav-certificates", authority),
        ("/desk/access", "web-nav-access", privacy),
        ("/desk/help/watch", "web-nav-help-watch", reviews || privacy),
        ("/desk/refunds", "web-nav-refunds", finance),
        ("/desk/reconciliation", "web-nav-reconciliation", finance),
        ("/desk/finance", "web-nav-finance", finance),
        ("/desk/rates", "web-nav-rates", finance),
        ("/desk/rules", "web-nav-rules", rules),
        ("/desk/content", "web-nav-content", writes),
        ("/desk/events", "web-nav-events", writes),
        ("/desk/polls", "web-nav-polls", writes),
        ("/desk/live-hour", "web-nav-live", writes),
        ("/desk/search-words", "web-nav-words", writes),
        ("/desk/privileges", "web-nav-keeping", rules),
        ("/desk/insights", "web-nav-insights", analyses || privacy),
        ("/desk/improvements", "web-nav-improvements", analyses || privacy),
        ("/desk/experts", "web-nav-experts", seeks),
        ("/desk/needs", "web-nav-needs", seeks),
        ("/desk/training", "web-nav-training", trains),
        ("/desk/academy", "web-nav-academy", teaches),
        ("/desk/campaigns", "web-nav-campaigns", promotes || administrator),
        (
            "/desk/proposals",
            "web-nav-proposals",
            administrator
                || authority
                || finance
                || rules
                || writes
                || delivers
                || reviews
                || privacy
                || analyses
                || seeks
                || trains
                || teaches
                || promotes,
        ),
        ("/desk/blanks", "web-nav-blanks", delivers || privacy || administrator),
        ("/desk/partners", "web-nav-partners", administrator || privacy),
        ("/desk/switches", "web-nav-switches", administrator),
        ("/desk/staff", "web-nav-staff", administrator || privacy),
        ("/desk/jobs", "web-nav-jobs", administrator),
        ("/desk/access/limits", "web-nav-limits", privacy || administrator),
        ("/desk/figures", "web-nav-figures", reviews || authority || privacy || administrator),
        ("/desk/academy", "web-nav-academy", administrator && !teaches),
        ("/desk/learning", "web-nav-learning", !matches!(actor, Actor::Visitor)),
        ("/desk/sign-out", "web-nav-sign-out", !matches!(actor, Actor::Visitor)),
    ]
}

/// The ways on that this actor has. What is not a role's work is not in its way.
fn navigation(v: &Visit, desk: bool) -> Vec<NavLink> {
    let links: &[(&str, &str, bool)] = match (desk, v.session().is_some()) {
        (true, true) => &desk_places(v.actor()),
        (true, false) => &[],
        (false, true) => &[
            ("/services", "web-nav-services", true),
            ("/privileges", "web-nav-privileges", true),
            ("/files", "web-nav-files", true),
            ("/account", "web-nav-account", true),
            ("/sign-out", "web-nav-sign-out", true),
        ],
        (false, false) => &[
            ("/services", "web-nav-services", true),
            ("/guides", "web-foot-guides", true),
            ("/privileges", "web-nav-privileges", true),
            ("/verify", "web-nav-verify", true),
            ("/sign-in", "web-nav-sign-in", true),
        ],
    };
    // Where one place lies below another, the nearer one is marked.
    let nearest = links.iter().filter(|(path, _, shown)| *shown && v.is_at(path)).map(|(path, ..)| path.len()).max();
    links
        .iter()
        .filter(|(_, _, shown)| *shown)
        // The queue's path begins every path of the desk, so only the page itself and the files in it are marked there.
        .map(|(path, key, _)| NavLink {
            href: v.path(path),
            text: v.t(key),
            here: if *path == "/desk" {
                v.is_exactly(path) || v.is_at("/desk/files")
            } else {
                v.is_at(path) && Some(path.len()) == nearest
            },
        })
        .collect()
}
