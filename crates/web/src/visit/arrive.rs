//! How a visit is made from a request.

use std::{
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, OnceLock, atomic::AtomicBool},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts, MatchedPath, OriginalUri},
    http::{Extensions, HeaderMap, Method, Uri, header, request::Parts},
};
use kernel::{Actor, Failure, Locale, Outcome, Refusal, RefusalKind};

use super::{Inner, Public, Surface, Visit, signing};
use crate::{
    acting::Acting,
    answer::Stop,
    cookies::Jar,
    layers::RequestId,
    sessions::{self, SessionKind, SessionRow},
    site::Site,
    texts::Digits,
};

/// Where the visit of a request is kept, so that it is made once and the error page can use it.
#[derive(Clone, Default)]
pub(crate) struct Slot(pub Arc<OnceLock<Visit>>);

/// What of a request outlives its body.
#[derive(Clone)]
pub(crate) struct Head {
    pub method: Method,
    pub path: String,
    pub query: Option<String>,
    pub route: String,
    pub request_id: String,
    pub headers: HeaderMap,
    peer: Option<IpAddr>,
}

impl Head {
    pub fn new(method: &Method, uri: &Uri, headers: &HeaderMap, extensions: &Extensions) -> Self {
        let uri = extensions.get::<OriginalUri>().map_or(uri, |original| &original.0);
        Self {
            method: method.clone(),
            path: uri.path().to_owned(),
            query: uri.query().map(str::to_owned),
            route: extensions.get::<MatchedPath>().map_or("(none)", MatchedPath::as_str).to_owned(),
            request_id: extensions.get::<RequestId>().map_or_else(String::new, |id| id.0.clone()),
            headers: headers.clone(),
            peer: extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip()),
        }
    }

    /// The language of the path, if its first segment names one.
    pub fn path_locale(&self) -> Option<Locale> {
        self.path.split('/').nth(1).and_then(|segment| segment.parse().ok())
    }

    /// The path after the language: `/files/…`.
    pub fn path_after_locale(&self) -> &str {
        match self.path_locale() {
            Some(locale) => self.path.get(1 + locale.as_str().len()..).filter(|rest| !rest.is_empty()).unwrap_or("/"),
            None => &self.path,
        }
    }

    pub fn surface(&self) -> Surface {
        if self.path == "/api" || self.path.starts_with("/api/") {
            return Surface::Api;
        }
        let rest = self.path_after_locale();
        if rest == "/desk" || rest.starts_with("/desk/") { Surface::Desk } else { Surface::Public }
    }

    /// The language the browser asks for among those pages are offered in; Arabic if none.
    pub fn asked_locale(&self, site: &Site) -> Locale {
        self.asked_among(&site.texts().offered())
    }

    /// The language a program asks for among those that cover everything; Arabic if none.
    fn asked_whole(&self, site: &Site) -> Locale {
        self.asked_among(&site.texts().locales())
    }

    fn asked_among(&self, known: &[Locale]) -> Locale {
        let asked = self.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
        asked
            .split(',')
            .filter_map(|part| part.trim().get(..2)?.to_ascii_lowercase().parse().ok())
            .find(|locale| known.contains(locale))
            .unwrap_or(Locale::AR)
    }

    pub fn network(&self, trusted_proxies: usize) -> String {
        let forwarded = self.headers.get("x-forwarded-for").and_then(|value| value.to_str().ok()).unwrap_or("");
        let hops: Vec<IpAddr> = forwarded.split(',').filter_map(|hop| hop.trim().parse().ok()).collect();
        let claimed = hops.len().checked_sub(trusted_proxies).and_then(|at| hops.get(at)).copied();
        match if trusted_proxies > 0 { claimed.or(self.peer) } else { self.peer } {
            Some(IpAddr::V4(address)) => address.to_string(),
            Some(IpAddr::V6(address)) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
            None => "unknown".to_owned(),
        }
    }

    /// Browser and system in two words; the full string is a fingerprint that nobody needs.
    pub fn agent(&self) -> String {
        let full = self.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or("");
        let pick =
            |table: &[(&str, &'static str)]| table.iter().find(|(mark, _)| full.contains(mark)).map(|(_, name)| *name);
        let browser = pick(&[
            ("Edg/", "Edge"),
            ("SamsungBrowser", "Samsung Internet"),
            ("Firefox/", "Firefox"),
            ("Chrome/", "Chrome"),
            ("Safari/", "Safari"),
        ]);
        let system = pick(&[
            ("Android", "Android"),
            ("iPhone", "iPhone"),
            ("iPad", "iPad"),
            ("Windows", "Windows"),
            ("Mac OS", "macOS"),
            ("Linux", "Linux"),
        ]);
        [browser, system].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

impl FromRequestParts<Site> for Visit {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Stop> {
        let slot = parts.extensions.get::<Slot>().cloned().unwrap_or_default();
        if let Some(visit) = slot.0.get() {
            return Ok(visit.clone());
        }
        let head = Head::new(&parts.method, &parts.uri, &parts.headers, &parts.extensions);
        let visit = Self::arrive(head, site).await?;
        parts.extensions.insert(slot.clone());
        Ok(slot.0.get_or_init(|| visit).clone())
    }
}

impl Visit {
    async fn arrive(head: Head, site: &Site) -> Outcome<Self> {
        let locale = match head.surface() {
            Surface::Api => head.asked_whole(site),
            _ => head.path_locale().filter(|locale| site.texts().offers(*locale)).ok_or_else(Failure::not_found)?,
        };
        let (acting, session, secret) = match head.surface() {
            Surface::Api => bearer(&head, site).await?,
            Surface::Desk => cookie(&head, site, SessionKind::Staff).await?,
            Surface::Public => cookie(&head, site, SessionKind::Citizen).await?,
        };
        let public = match head.surface() {
            Surface::Public => Public { notices: site.notices().await, recordings: site.recordings().await },
            Surface::Desk | Surface::Api => Public::default(),
        };
        Ok(Self::assemble(head, site, locale, (acting, session, secret), public))
    }

    /// A visit of nobody in particular, for the error page of a request that never became a visit.
    pub(crate) fn anonymous(head: Head, site: &Site) -> Self {
        let asked = if head.surface() == Surface::Api { head.asked_whole(site) } else { head.asked_locale(site) };
        let locale = head.path_locale().filter(|locale| site.texts().offers(*locale)).unwrap_or(asked);
        Self::assemble(head, site, locale, (Actor::Visitor.into(), None, None), Public::default())
    }

    fn assemble(
        head: Head,
        site: &Site,
        locale: Locale,
        (Acting { actor, lapsed }, session, secret): Arrived,
        public: Public,
    ) -> Self {
        if site.settings().environment == "development" {
            site.texts().refresh();
        }
        let secure = site.secure_cookies();
        let secret = secret.or_else(|| Jar::Visitor.read(&head.headers, secure));
        let digits = match Jar::Digits.read(&head.headers, secure).as_deref() {
            Some("latin") => Digits::Latin,
            _ => Digits::default(),
        };
        let flash = Jar::Flash.read(&head.headers, secure).filter(|key| site.texts().has(key));
        let tongue = if site.texts().covers(locale, &head.route) { locale } else { locale.whole() };
        let inner = Inner {
            site: site.clone(),
            head,
            locale,
            digits,
            actor,
            lapsed,
            session,
            secret: secret.map_or_else(OnceLock::new, OnceLock::from),
            flash,
            sensitive: AtomicBool::new(false),
            cookies: Mutex::default(),
            public,
        };
        Self(Arc::new(inner), tongue)
    }
}

/// What the credential of a program begins with that acts for nobody.
pub const CREDENTIAL_PREFIX: &str = "wslp_";

type Arrived = (Acting, Option<SessionRow>, Option<String>);

async fn cookie(head: &Head, site: &Site, kind: SessionKind) -> Outcome<Arrived> {
    let nobody = (Actor::Visitor.into(), None, None);
    let Some(token) = signing::jar(kind).read(&head.headers, site.secure_cookies()) else { return Ok(nobody) };
    Ok(acting(site, &token, kind).await?.map_or(nobody, |(acting, session)| (acting, Some(session), Some(token))))
}

async fn bearer(head: &Head, site: &Site) -> Outcome<Arrived> {
    let Some(value) = head.headers.get(header::AUTHORIZATION) else { return Ok((Actor::Visitor.into(), None, None)) };
    let refused = || Refusal::new(RefusalKind::SignIn, "sign_in.bearer", "web-problem-bearer");
    let token = value.to_str().ok().and_then(|text| text.strip_prefix("Bearer ")).ok_or_else(refused)?;
    // No session: whoever's credential it is acts for nobody here, and the one operation that takes it reads it itself.
    if token.trim().starts_with(CREDENTIAL_PREFIX) {
        return Ok((Actor::Visitor.into(), None, None));
    }
    // Staff work at the desk only; their tokens open nothing in the public API.
    let (acting, session) = acting(site, token.trim(), SessionKind::Citizen).await?.ok_or_else(refused)?;
    Ok((acting, Some(session), None))
}

/// Who acts by this token, and in which session; nobody if it is not alive or not of this kind, or if its owner acts no
/// longer. The session and what its owner may do now are read in one transaction, which ends before the request is handled.
async fn acting(site: &Site, token: &str, kind: SessionKind) -> Outcome<Option<(Acting, SessionRow)>> {
    let mut cx = site.store().begin(Actor::System("web.session")).await?;
    let Some(session) = sessions::find(&mut cx, token).await?.filter(|session| session.kind == kind) else {
        return Ok(None);
    };
    let acting = site.actors().actor(&mut cx, &session).await;
    // Only a visit that was noted is worth waiting for a commit; all else was only read.
    if session.seen_at == cx.now() {
        cx.commit().await?;
    }
    match acting {
        Ok(acting) => Ok(Some((acting, session))),
        Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::SignIn => Ok(None),
        Err(failure) => Err(failure),
    }
}
