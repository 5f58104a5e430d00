//! What every page needs and no request owns: the store, the texts, the assets, the settings.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Actor, Failure, Outcome};
use store::Store;

use crate::{assets::Assets, sessions::SessionRow, texts::Texts};

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
}

/// Finds out who acts in a session. `people` implements it; `app` joins the two.
#[async_trait]
pub trait ActorLoader: Send + Sync + 'static {
    /// The actor of a live session, with the roles held now.
    ///
    /// # Errors
    /// A `SignIn` refusal if the account or staff record was closed meanwhile; a fault if the database is away.
    async fn actor(&self, store: &Store, session: &SessionRow) -> Outcome<Actor>;

    /// The actor and session of a bearer token of the API, or `None` if no live session has it.
    ///
    /// # Errors
    /// A fault if the database is away.
    async fn bearer(&self, store: &Store, token: &str) -> Outcome<Option<(Actor, SessionRow)>>;
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
}

impl Site {
    /// Joins the parts; the assets are read and named once.
    ///
    /// # Errors
    /// A fault if an asset cannot be read, or if production is not reached by https.
    pub fn new(store: Store, texts: Texts, settings: SiteSettings, actors: Arc<dyn ActorLoader>) -> Outcome<Self> {
        if settings.environment == "production" && !settings.public_url.starts_with("https://") {
            return Err(Failure::fault("opening the site", "production needs a public address with https"));
        }
        Ok(Self(Arc::new(Inner { store, texts, assets: Assets::load()?, settings, actors })))
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
    /// Whether cookies carry `Secure` and the `__Host-` prefix: always, but on a developer's machine without https, where
    /// some browsers would drop them.
    pub(crate) fn secure_cookies(&self) -> bool {
        self.0.settings.public_url.starts_with("https://")
    }
}
