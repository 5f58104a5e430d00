//! What every page needs and no request owns: the store, the texts, the assets, the settings.

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use async_trait::async_trait;
use axum::http::HeaderValue;
use kernel::{Failure, Outcome};
use store::{Cx, Store};

use crate::{
    acting::Acting,
    app::StoreApps,
    assets::Assets,
    bulletin::{Bulletin, Notice},
    content_security,
    onlooker::Onlooker,
    sessions::SessionRow,
    spoken::{Narrator, Recordings},
    texts::Texts,
    tray::Tray,
};

/// Facts about this installation that pages show or decide by.
#[derive(Clone, Debug)]
pub struct SiteSettings {
    /// Where people reach us, without a slash at the end: `https://wasl.gov.eg`.
    pub public_url: String,
    /// Whether outside systems are simulated; then every page says so.
    pub demo: bool,
    /// `development`, `demo` or `production`; shown nowhere but in logs and `readyz`.
    pub environment: String,
    /// How many proxies in front of us may be believed about the caller's address; 0 means none.
    pub trusted_proxies: usize,
    /// Origins of the hosted checkout: besides ourselves the only places a form may lead to.
    pub checkout_origins: Vec<String>,
    /// How long after proving who they are people may do what could hand an account or a document to somebody else.
    pub fresh_for: Duration,
}

/// Finds out who acts in a session. `people` implements it; `app` joins the two.
#[async_trait]
pub trait ActorLoader: Send + Sync + 'static {
    /// The actor of a live session, with the roles held now, read in the transaction that read the session.
    ///
    /// # Errors
    /// A `SignIn` refusal if the account or staff record was closed meanwhile; a fault if the database is away.
    async fn actor(&self, cx: &mut Cx, session: &SessionRow) -> Outcome<Acting>;
}

/// The state of the router. Cloning is cheap.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    store: Store,
    texts: Texts,
    assets: Assets,
    settings: SiteSettings,
    actors: Arc<dyn ActorLoader>,
    content_security_policy: HeaderValue,
    bulletin: OnceLock<Arc<dyn Bulletin>>,
    onlooker: OnceLock<Arc<dyn Onlooker>>,
    narrator: OnceLock<Arc<dyn Narrator>>,
    store_apps: OnceLock<StoreApps>,
    tray: OnceLock<Arc<dyn Tray>>,
}

impl Site {
    /// Joins the parts; the assets are read and named once.
    ///
    /// # Errors
    /// A fault if an asset cannot be read, if production is not reached by https, or if a checkout's address is no origin.
    pub fn new(store: Store, texts: Texts, settings: SiteSettings, actors: Arc<dyn ActorLoader>) -> Outcome<Self> {
        if settings.environment == "production" && !settings.public_url.starts_with("https://") {
            return Err(Failure::fault("opening the site", "production needs a public address with https"));
        }
        let content_security_policy = content_security::policy(&settings.checkout_origins)?;
        let assets = Assets::load()?;
        let (bulletin, onlooker, narrator, store_apps, tray) = Default::default();
        Ok(Self(Arc::new(Inner {
            store,
            texts,
            assets,
            settings,
            actors,
            content_security_policy,
            bulletin,
            onlooker,
            narrator,
            store_apps,
            tray,
        })))
    }

    /// Names who posts warnings to people in danger; the first who is named stays. Without one no page shows any.
    #[must_use]
    pub fn with_bulletin(self, bulletin: Arc<dyn Bulletin>) -> Self {
        self.0.bulletin.get_or_init(|| bulletin);
        self
    }

    /// Names who is told what somebody signed in opens; the first who is named stays. Without one nobody is.
    #[must_use]
    pub fn with_onlooker(self, onlooker: Arc<dyn Onlooker>) -> Self {
        self.0.onlooker.get_or_init(|| onlooker);
        self
    }

    /// Names who knows the recordings of what pages say; the first who is named stays. Without one nothing is heard.
    #[must_use]
    pub fn with_narrator(self, narrator: Arc<dyn Narrator>) -> Self {
        self.0.narrator.get_or_init(|| narrator);
        self
    }

    /// Names who keeps files that come piece by piece; the first who is named stays. Without one a file comes with its form.
    #[must_use]
    pub fn with_tray(self, tray: Arc<dyn Tray>) -> Self {
        self.0.tray.get_or_init(|| tray);
        self
    }

    /// Names the applications in stores that may open our addresses; the first that are named stay. Without them none may.
    ///
    /// # Errors
    /// A fault if a store would not believe them.
    pub fn with_store_apps(self, apps: StoreApps) -> Outcome<Self> {
        apps.check()?;
        self.0.store_apps.get_or_init(|| apps);
        Ok(self)
    }

    pub(crate) fn store_apps(&self) -> &StoreApps {
        self.0.store_apps.get_or_init(StoreApps::default)
    }

    pub(crate) fn tray(&self) -> Option<&Arc<dyn Tray>> {
        self.0.tray.get()
    }

    pub(crate) fn onlooker(&self) -> Option<&Arc<dyn Onlooker>> {
        self.0.onlooker.get()
    }

    /// The warnings that hold now. A page is worth more than its warnings: while they cannot be read, it goes without, and
    /// that is logged.
    pub(crate) async fn notices(&self) -> Arc<Vec<Notice>> {
        let Some(bulletin) = self.0.bulletin.get() else { return Arc::default() };
        match bulletin.notices(&self.0.store).await {
            Ok(notices) => notices,
            Err(failure) => {
                tracing::error!(%failure, "warnings could not be read");
                Arc::default()
            }
        }
    }

    /// The recordings that may be heard now. A page is worth more than its recording: while they cannot be read, it goes
    /// without, and that is logged.
    pub(crate) async fn recordings(&self) -> Arc<Recordings> {
        let Some(narrator) = self.0.narrator.get() else { return Arc::default() };
        match narrator.recordings(&self.0.store).await {
            Ok(recordings) => recordings,
            Err(failure) => {
                tracing::error!(%failure, "recordings could not be read");
                Arc::default()
            }
        }
    }

    /// The store.
    pub fn store(&self) -> &Store {
        &self.0.store
    }
    /// Every text in every language.
    pub fn texts(&self) -> &Texts {
        &self.0.texts
    }
    /// Style sheets, scripts, fonts and icons with their hashed names.
    pub fn assets(&self) -> &Assets {
        &self.0.assets
    }
    /// The settings.
    pub fn settings(&self) -> &SiteSettings {
        &self.0.settings
    }
    pub(crate) fn actors(&self) -> &dyn ActorLoader {
        self.0.actors.as_ref()
    }
    pub(crate) fn content_security_policy(&self) -> &HeaderValue {
        &self.0.content_security_policy
    }
    /// Whether cookies carry `Secure` and the `__Host-` prefix: always, but on a developer's machine without https, where
    /// some browsers would drop them.
    pub(crate) fn secure_cookies(&self) -> bool {
        self.0.settings.public_url.starts_with("https://")
    }
}
