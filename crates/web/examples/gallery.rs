//! Serves the gallery on a database of its own, to look at: `cargo run -p web --example gallery [port]`.

use std::{net::SocketAddr, sync::Arc};

use async_trait::async_trait;
use kernel::{Actor, Failure, Outcome};
use store::{Cx, testing::TestDb};
use web::{Acting, ActorLoader, SessionRow, Site, SiteSettings, Texts, metrics::Metrics};

/// Nobody can sign in here.
struct Nobody;

#[async_trait]
impl ActorLoader for Nobody {
    async fn actor(&self, _: &mut Cx, _: &SessionRow) -> Outcome<Acting> {
        Ok(Actor::Visitor.into())
    }
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let port = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(8088);
    let db = TestDb::fresh().await?;
    let settings = SiteSettings {
        public_url: format!("http://127.0.0.1:{port}"),
        demo: true,
        environment: "development".to_owned(),
        trusted_proxies: 0,
        checkout_origins: Vec::new(),
        fresh_for: std::time::Duration::from_secs(15 * 60),
    };
    let site = Site::new(db.store.clone(), Texts::load(&[])?, settings, Arc::new(Nobody))?;
    let app = web::finish(site, Metrics::default(), web::routes());
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    let listener = tokio::net::TcpListener::bind(address).await.map_err(|error| Failure::fault("listening", error))?;
    axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>())
        .await
        .map_err(|error| Failure::fault("serving", error))
}
