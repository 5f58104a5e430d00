//! The frame every page stands in: head, banner of the demo, header, language switch, footer.

use askama::Template;
use axum::http::StatusCode;
use kernel::{Actor, Locale, StaffRole};

use crate::{
    acting::Lapsed,
    app, leave,
    markup::{Foreign, Markup},
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
    /// What is drawn above its name in the bar of a phone. Without a drawing it stands in the header of wider screens only.
    sign: Option<&'static str>,
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
pub(crate) struct Frame {
    /// The visit as the frame speaks: in the language that was chosen.
    v: Visit,
    /// The language of the page itself, where the chosen one does not cover it.
    foreign: Foreign,
    instead: bool,
    flash: Option<(String, Foreign)>,
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
    two_digits: bool,
    eastern: bool,
    /// Whether the page offers to be left quickly.
    sensitive: bool,
    /// Where what is typed into the header is searched for; nothing at the desk, and on the page of search itself.
    search: Option<String>,
    /// Where leaving leads, and where the button of somebody signed in sends.
    away: String,
    leave: String,
}

impl Frame {
    pub fn new(page: &Visit, status: StatusCode, title: String, body: Markup) -> Self {
        let frame = page.in_chosen();
        let v = &frame;
        let site = v.site();
        let assets = site.assets();
        let desk = v.surface() == Surface::Desk;
        let title = match status {
            StatusCode::UNPROCESSABLE_ENTITY => page.t_with("web-title-wrong", &[("title", &title)]),
            _ => title,
        };
        let here = v.here();
        // The desk is in the languages of its staff alone.
        let offered = if desk { site.texts().locales() } else { site.texts().offered() };
        let languages = offered
            .into_iter()
            .map(|code| Language {
                code,
                name: code.language().map_or_else(|| code.to_string(), |language| language.name.to_owned()),
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
            two_digits: v.has_two_digits(),
            eastern: v.has_two_digits() && v.digits() == Digits::Eastern,
            sensitive: v.is_sensitive() && !desk,
            search: (!desk && !v.is_exactly(SEARCH)).then(|| v.path(SEARCH)),
            away: v.path(leave::CALENDAR),
            leave: v.path(leave::LEAVE),
            foreign: Foreign::beside(frame.tongue(), page.tongue()),
            instead: frame.tongue() != page.tongue(),
            flash: page.flash(),
            v: frame,
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
fn desk_places(actor: &Actor) -> [(&'static str, &'static str, bool); 46] {
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
        ("/desk/narration", "web-nav-narration", writes),
        ("/desk/privileges", "web-nav-keeping", rules),
        ("/desk/insights", "web-nav-insights", analyses || privacy),
        ("/desk/improvements", "web-nav-improvements", analyses || privacy),
        ("/desk/experts", "web-nav-experts", seeks),
        ("/desk/needs", "web-nav-needs", seeks),
        ("/desk/training", "web-nav-training", trains),
        ("/desk/academy", "web-nav-academy", teaches),
        ("/desk/campaigns", "web-nav-campaigns", promotes),
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
        (
            "/desk/evaluation",
            "web-nav-evaluation",
            reviews
                || authority
                || privacy
                || administrator
                || analyses
                || finance
                || holds(StaffRole::ExpatriateAffairs),
        ),
        ("/desk/figures", "web-nav-figures", reviews || authority || privacy || administrator),
        ("/desk/academy", "web-nav-academy", administrator && !teaches),
        ("/desk/campaigns", "web-nav-campaigns", administrator && !promotes),
        ("/desk/learning", "web-nav-learning", !matches!(actor, Actor::Visitor)),
        ("/desk/sign-out", "web-nav-sign-out", !matches!(actor, Actor::Visitor)),
    ]
}

/// A place of the navigation: its path, the key of its name, whether it is shown, and its drawing.
type Place = (&'static str, &'static str, bool, Option<&'static str>);

/// Whoever is signed in. Leaving has a place at the end of the account's page, and none in the bar of a phone.
const OWN_PLACES: [Place; 5] = [
    ("/services", "web-nav-services", true, Some(signs::SERVICES)),
    ("/privileges", "web-nav-privileges", true, Some(signs::PRIVILEGES)),
    ("/files", "web-nav-files", true, Some(signs::FILES)),
    ("/account", "web-nav-account", true, Some(signs::PERSON)),
    ("/sign-out", "web-nav-sign-out", true, None),
];

/// Whoever is not.
const PLACES: [Place; 5] = [
    ("/services", "web-nav-services", true, Some(signs::SERVICES)),
    ("/guides", "web-foot-guides", true, Some(signs::GUIDES)),
    ("/privileges", "web-nav-privileges", true, Some(signs::PRIVILEGES)),
    ("/verify", "web-nav-verify", true, Some(signs::VERIFY)),
    ("/sign-in", "web-nav-sign-in", true, Some(signs::PERSON)),
];

/// Drawings on a field of 24 by 24, as lines.
mod signs {
    /// Two sheets, one behind the other.
    pub const SERVICES: &str = "M8 3h8l4 4v10H8zM16 3v4h4M8 7H4v14h11v-4";
    /// A tag with its eye.
    pub const PRIVILEGES: &str = "M4 4h8l8 8-8 8-8-8zM8 8h.01";
    /// The link of the mark: what is done, and where it is now.
    pub const FILES: &str = "M6 5.5a2 2 0 1 0 .01 0zM6 7.5v8M6 15.5a2 2 0 1 0 .01 0zM12 5.5h8M12 17.5h8";
    /// Somebody.
    pub const PERSON: &str = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5";
    /// An open book.
    pub const GUIDES: &str = "M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14";
    /// A shield with a hook.
    pub const VERIFY: &str = "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5";
}

/// The ways on that this actor has. What is not a role's work is not in its way.
fn navigation(v: &Visit, desk: bool) -> Vec<NavLink> {
    let links: Vec<Place> = match (desk, v.session().is_some()) {
        (true, true) => desk_places(v.actor()).into_iter().map(|(path, key, shown)| (path, key, shown, None)).collect(),
        (true, false) => Vec::new(),
        (false, true) => OWN_PLACES.to_vec(),
        (false, false) => PLACES.to_vec(),
    };
    // Where one place lies below another, the nearer one is marked.
    let nearest = links.iter().filter(|(path, _, shown, _)| *shown && v.is_at(path)).map(|(path, ..)| path.len()).max();
    links
        .iter()
        .filter(|(_, _, shown, _)| *shown)
        // The queue's path begins every path of the desk, so only the page itself and the files in it are marked there.
        .map(|(path, key, _, sign)| NavLink {
            href: v.path(path),
            text: v.t(key),
            here: if *path == "/desk" {
                v.is_exactly(path) || v.is_at("/desk/files")
            } else {
                v.is_at(path) && Some(path.len()) == nearest
            },
            sign: *sign,
        })
        .collect()
}
