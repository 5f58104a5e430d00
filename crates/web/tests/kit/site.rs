//! A site to ask.

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
    routing::{get, post},
};
use kernel::{Actor, Bucket, Failure, Id, Outcome, Refusal, RefusalKind, Slips, marks};
use store::{Cx, testing::TestDb};
use tower::ServiceExt;
use web::{
    Acting, ActorLoader, Answer, Api, Fields, Filled, Form, FromFields, SessionKind, SessionRow, Site, SiteSettings,
    Texts, Visit,
    components::{QuestionPage, TextInput},
    metrics::Metrics,
};

/// Citizens and staff are whoever a session says.
struct Believing;

#[async_trait]
impl ActorLoader for Believing {
    async fn actor(&self, _: &mut Cx, session: &SessionRow) -> Outcome<Acting> {
        let actor = match session.kind {
            SessionKind::Citizen => Actor::Citizen { account: session.owner },
            SessionKind::Staff => Actor::Staff { staff: session.owner, roles: Vec::new(), missions: Vec::new() },
        };
        Ok(actor.into())
    }
}

/// A site with a few pages of every kind.
pub struct World {
    pub db: TestDb,
    pub app: Router,
    pub account: Id<marks::Account>,
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }
    /// The value of a cookie this answer sets.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.headers
            .get_all(header::SET_COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok()?.split(';').next()?.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.to_owned())
    }
    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let start = self.body.find(&mark).map(|at| at + mark.len()).expect("the field is there");
        self.body[start..].split('"').next().unwrap().to_owned()
    }
}

impl World {
    pub async fn new() -> Self {
        let db = TestDb::fresh().await.unwrap();
        let settings = SiteSettings {
            public_url: "https://wasl.test".to_owned(),
            demo: true,
            environment: "development".to_owned(),
            trusted_proxies: 0,
            checkout_origins: vec!["https://checkout.test".to_owned()],
            fresh_for: std::time::Duration::from_secs(15 * 60),
        };
        let account = Id::new(Bucket::new(77).unwrap(), db.store.now(), db.store.dice().as_ref());
        let site = Site::new(db.store.clone(), Texts::load(&[]).unwrap(), settings, Arc::new(Believing)).unwrap();
        let app = web::finish(site, Metrics::default(), web::routes().merge(pages(account)));
        Self { db, app, account }
    }

    pub async fn ask(&self, request: Request<Body>) -> Reply {
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 10_000_000).await.unwrap();
        Reply { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    pub async fn get(&self, path: &str, cookies: &[(&str, &str)]) -> Reply {
        self.ask(request(Method::GET, path, cookies).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, cookies: &[(&str, &str)], fields: &[(&str, &str)]) -> Reply {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| {
                let encode = |text| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC);
                format!("{}={}", encode(name), encode(value))
            })
            .collect();
        let kind = "application/x-www-form-urlencoded";
        let request = request(Method::POST, path, cookies).header(header::CONTENT_TYPE, kind);
        self.ask(request.body(Body::from(body.join("&"))).unwrap()).await
    }
}

pub fn request(method: Method, path: &str, cookies: &[(&str, &str)]) -> axum::http::request::Builder {
    let line: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    Request::builder().method(method).uri(path).header(header::COOKIE, line.join("; "))
}

struct Named(String);

impl FromFields for Named {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let name = fields.required("name", "web-slip-date", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self(name)) } else { Err(slips) }
    }
}

fn name_page(v: &Visit, filled: &Filled) -> axum::response::Response {
    let page = QuestionPage::new(v, v.path("/name"), filled)
        .heading("name")
        .field(&TextInput::new("name", "name").filled(v, filled));
    v.page_with(filled.status(), "name", page)
}

async fn name(v: Visit) -> Answer {
    Ok(name_page(&v, &Filled::blank()))
}

async fn named(v: Visit, form: Form<Named>) -> Answer {
    match form.read() {
        Ok(Named(name)) => Ok(v.redirect(format!("/hello-{}-{}", name.len(), form.idempotency_key.len()))),
        Err(failure) => Ok(name_page(&v, &form.filled(failure)?)),
    }
}

async fn mine(v: Visit) -> Answer {
    v.account()?;
    Ok(name_page(&v, &Filled::blank()))
}

async fn desk(v: Visit) -> Answer {
    v.staff()?;
    Ok(name_page(&v, &Filled::blank()))
}

async fn fresh(v: Visit) -> Answer {
    v.require_fresh()?;
    Ok(name_page(&v, &Filled::blank()))
}

async fn refuse(v: Visit) -> Answer {
    Err(Refusal::new(RefusalKind::Conflict, "test.conflict", "web-problem-form-not-ours").arg("x", v.lang()).into())
}

async fn away() -> Answer {
    Err(Failure::passing("asking", "it is away").into())
}

async fn api(v: Visit, api: Api<HashMap<String, u32>>) -> Answer {
    v.account()?;
    Ok(v.leave(&format!("/{}", api.body.len())))
}

fn pages(account: Id<marks::Account>) -> Router<Site> {
    let enter = move |v: Visit| async move {
        let mut cx = v.begin().await?;
        let opened = v.open_session(&mut cx, SessionKind::Citizen, account.uuid()).await?;
        cx.commit().await?;
        Answer::Ok(v.signed_in(&opened, v.redirect("/mine")))
    };
    let again = |v: Visit| async move {
        let mut cx = v.begin().await?;
        let opened = v.prove_again(&mut cx).await?;
        cx.commit().await?;
        Answer::Ok(v.signed_in(&opened, v.redirect("/mine")))
    };
    let leave = |v: Visit| async move {
        let mut cx = v.begin().await?;
        v.close_session(&mut cx).await?;
        cx.commit().await?;
        Answer::Ok(v.signed_out(v.redirect("/")))
    };
    Router::new()
        .route("/{lang}/name", get(name).post(named))
        .route("/{lang}/mine", get(mine))
        .route("/{lang}/fresh", get(fresh).post(fresh))
        .route("/{lang}/desk/queue", get(desk))
        .route("/{lang}/refuse", get(refuse))
        .route("/{lang}/away", get(away))
        .route("/{lang}/enter", get(enter))
        .route("/{lang}/again", get(again))
        .route("/{lang}/leave", get(leave))
        .route("/api/v1/things", post(api))
}
