//! One request as a page sees it: who, in which language, on which path.
//!
//! A [`Visit`] is taken by every handler. It never holds a transaction by itself: [`Visit::begin`] opens one, and the
//! handler commits it. It is made once per request, however many extractors ask for it.

mod arrive;
mod came;
mod carried;
mod pages;
mod signing;
mod speech;

use std::{
    fmt,
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::http::HeaderValue;
use kernel::{Actor, Direction, Id, Locale, Moment, Outcome, Refusal, RefusalKind, marks};
use store::Cx;

pub use arrive::CREDENTIAL_PREFIX;
pub(crate) use arrive::{Head, Slot};
pub use pages::Hidden;

use crate::{
    acting::Lapsed, bulletin::Notice, components::Player, markup::Foreign, sessions::SessionRow, site::Site,
    spoken::Recordings, texts::Digits,
};

/// Which door the request came through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Surface {
    /// The public site.
    Public,
    /// The desk of the staff.
    Desk,
    /// The JSON API.
    Api,
}

/// One request: site, language, actor, session, path. Cloning is cheap.
///
/// A language that does not cover everything lends its texts to the pages it covers; all else is in the language it stands
/// on. So a visit knows three: that of its address, to which every link keeps; [`Visit::tongue`], in which this page
/// speaks; and [`Visit::locale`], in which definitions are read and messages are written. For Arabic and English they are one.
#[derive(Clone)]
pub struct Visit(Arc<Inner>, Locale);

struct Inner {
    site: Site,
    head: Head,
    locale: Locale,
    digits: Digits,
    actor: Actor,
    lapsed: Vec<Lapsed>,
    session: Option<SessionRow>,
    /// The cookie that form tokens are bound to: the session's, else the visitor's.
    secret: OnceLock<String>,
    flash: Option<String>,
    /// Whether the page offers to be left quickly.
    sensitive: AtomicBool,
    cookies: Mutex<Vec<HeaderValue>>,
    public: Public,
}

/// What public pages know from memory; the desk and the API know none of it.
#[derive(Default)]
struct Public {
    /// The warnings that hold now.
    notices: Arc<Vec<Notice>>,
    /// The recordings of what pages say.
    recordings: Arc<Recordings>,
}

impl Visit {
    /// The site.
    pub fn site(&self) -> &Site {
        &self.0.site
    }
    /// The language in which definitions and content are read for this person and messages are written to her: one that
    /// covers everything.
    pub fn locale(&self) -> Locale {
        self.1.whole()
    }
    /// The language in which this page speaks: its texts, dates and numbers.
    pub fn tongue(&self) -> Locale {
        self.1
    }
    /// The language of the address, which the person chose.
    pub(crate) fn chosen(&self) -> Locale {
        self.0.locale
    }
    /// The same visit speaking the language of its address, whether or not that covers the page: for the frame, and for
    /// what is said when something went wrong.
    #[must_use]
    pub(crate) fn in_chosen(&self) -> Self {
        Self(self.0.clone(), self.0.locale)
    }
    /// The value of `lang` in HTML.
    pub fn lang(&self) -> &str {
        self.1.as_str()
    }
    /// The value of `dir` in HTML.
    pub fn dir(&self) -> &'static str {
        self.1.direction().as_str()
    }
    /// Whether the page runs from right to left.
    pub fn is_rtl(&self) -> bool {
        self.1.direction() == Direction::Rtl
    }
    /// Whether readers of this language choose between two kinds of digits.
    pub(crate) fn has_two_digits(&self) -> bool {
        self.1.language().is_some_and(|language| language.eastern)
    }
    /// What belongs into the tag around words of definitions and content: their language, where the page speaks another.
    pub fn foreign(&self) -> Foreign {
        Foreign::beside(self.1, self.1.whole())
    }
    /// Says that the page of this visit may have to be left before another in the room sees it: its frame offers a way out
    /// that leads to a page which says nothing. Called by pages of services whose definition is `sensitive`.
    pub fn mark_sensitive(&self) {
        self.0.sensitive.store(true, Ordering::Relaxed);
    }
    /// Whether the page offers to be left quickly.
    pub(crate) fn is_sensitive(&self) -> bool {
        self.0.sensitive.load(Ordering::Relaxed)
    }
    /// The warnings that stand on this page.
    pub(crate) fn notices(&self) -> Vec<&Notice> {
        let here = self.here();
        self.0.public.notices.iter().filter(|own| own.stands_on(&here)).collect()
    }
    /// The player of a recording that says these very words, in the language definitions are read in; nothing where nothing
    /// would sound.
    pub fn heard(&self, words: &str) -> Option<Player> {
        self.0.public.recordings.of(self.locale(), words).map(|recording| Player::new(self, recording))
    }
    /// Which digits the person reads.
    pub fn digits(&self) -> Digits {
        self.0.digits
    }
    /// Which door this is.
    pub fn surface(&self) -> Surface {
        self.0.head.surface()
    }
    /// The moment of the request.
    pub fn now(&self) -> Moment {
        self.0.site.store().now()
    }
    /// Who acts.
    pub fn actor(&self) -> &Actor {
        &self.0.actor
    }
    /// The qualifications without which some of the actor's roles rest.
    pub fn lapsed(&self) -> &[Lapsed] {
        &self.0.lapsed
    }
    /// The session, if somebody is signed in.
    pub fn session(&self) -> Option<&SessionRow> {
        self.0.session.as_ref()
    }
    /// The template of the route, for instance `/{lang}/files/{reference}`; the only form of a path that is logged.
    pub fn route(&self) -> &str {
        &self.0.head.route
    }
    /// The identifier of this request, also in the response's `X-Request-Id`.
    pub fn request_id(&self) -> &str {
        &self.0.head.request_id
    }
    /// The caller's network (an IPv4 address, or the first 64 bits of an IPv6 one), as a subject of throttles.
    pub fn network(&self) -> String {
        self.0.head.network(self.0.site.settings().trusted_proxies)
    }
    /// Whether the browser says that it runs on a phone: then what only a wider screen shows is neither looked up nor sent.
    /// One that says nothing of that is sent everything, and its style sheet decides.
    pub fn is_on_a_phone(&self) -> bool {
        self.0.head.headers.get("sec-ch-ua-mobile").is_some_and(|said| said == "?1")
    }
    /// A few words about the browser, for the list of one's own sessions.
    pub fn agent(&self) -> String {
        self.0.head.agent()
    }

    /// The signed-in citizen's account.
    ///
    /// # Errors
    /// A `SignIn` refusal, which leads to the sign-in page and back here.
    pub fn account(&self) -> Outcome<Id<marks::Account>> {
        match self.actor() {
            Actor::Citizen { account } => Ok(Id::from_uuid(*account)),
            _ => Err(sign_in().into()),
        }
    }

    /// The signed-in member of staff.
    ///
    /// # Errors
    /// A `SignIn` refusal, which leads to the desk's sign-in page and back here.
    pub fn staff(&self) -> Outcome<Id<marks::Staff>> {
        match self.actor() {
            Actor::Staff { staff, .. } => Ok(Id::from_uuid(*staff)),
            _ => Err(sign_in().into()),
        }
    }

    /// When the person last proved who they are.
    pub fn signed_in_at(&self) -> Option<Moment> {
        self.session().map(|session| session.proved_at)
    }

    /// Demands that the person proved who they are just now, within [`crate::SiteSettings::fresh_for`].
    ///
    /// # Errors
    /// The `SignIn` refusal `sign_in.stale`, which leads to `/sign-in/again` (the desk: to its sign-in page) and back here.
    pub fn require_fresh(&self) -> Outcome<()> {
        let fresh_for = self.site().settings().fresh_for;
        match self.signed_in_at() {
            Some(proved) if self.now().since(proved) <= fresh_for => Ok(()),
            Some(_) => Err(Refusal::new(RefusalKind::SignIn, "sign_in.stale", "web-problem-sign-in-again").into()),
            None => Err(sign_in().into()),
        }
    }

    /// Begins a transaction of the application in this actor's name.
    ///
    /// # Errors
    /// A fault if the database is away.
    pub async fn begin(&self) -> Outcome<Cx> {
        self.site().store().begin(self.actor().clone()).await
    }

    /// Begins a transaction of the desk; row-level security holds it to the actor's missions.
    ///
    /// # Errors
    /// A fault if the database is away, a refusal if the actor is not staff.
    pub async fn begin_desk(&self) -> Outcome<Cx> {
        self.staff()?;
        self.site().store().begin_desk(self.actor().clone()).await
    }
}

fn sign_in() -> Refusal {
    Refusal::new(RefusalKind::SignIn, "sign_in.needed", "web-problem-sign-in")
}

impl fmt::Debug for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Visit").field("route", &self.route()).field("locale", &self.1).finish_non_exhaustive()
    }
}
