//! The web kit of Wasl: what every page and every JSON answer is made with.
//!
//! Pages are rendered on the server and whole without scripts. Handlers take a [`Visit`] (who, in which language) and a
//! [`Form`], call a command of their area, and answer with a page, a redirect or a failure; failures become a page or
//! problem details in one place. This crate knows no area and holds no rule of the domain.
//!
//! # One page from beginning to end
//!
//! `templates/contact/address.html` (the crate's `askama.toml` says `dirs = ["templates"]`, `whitespace = "minimize"`):
//!
//! ```html
//! {{ question }}
//! <p class="measure">{{ v.t("people-contact-why") }}</p>
//! ```
//!
//! The module:
//!
//! ```ignore
//! use askama::Template;
//! use axum::{Router, response::Response, routing::get};
//! use kernel::{Outcome, Slips};
//! use web::{Answer, Fields, Filled, Form, FromFields, Site, Visit, components::{BackLink, QuestionPage, TextInput}};
//!
//! pub fn routes() -> Router<Site> {
//!     Router::new().route("/{lang}/account/contact", get(show).post(submit))
//! }
//!
//! struct Contact { email: String }
//!
//! impl FromFields for Contact {
//!     fn from_fields(fields: &Fields) -> Result<Self, Slips> {
//!         let mut slips = Slips::new();
//!         let email = fields.required("email", "people-contact-email-missing", &mut slips).to_owned();
//!         if slips.is_empty() { Ok(Self { email }) } else { Err(slips) }
//!     }
//! }
//!
//! #[derive(Template)]
//! #[template(path = "contact/address.html")]
//! struct ContactPage<'a> { v: &'a Visit, question: QuestionPage }
//!
//! fn page(v: &Visit, filled: &Filled) -> Response {
//!     let title = v.t("people-contact-title");
//!     let question = QuestionPage::new(v, v.path("/account/contact"), filled)
//!         .back(BackLink::new(v, v.path("/account")))
//!         .heading(title.clone())
//!         .field(&TextInput::email("email", v.t("people-contact-email")).hint(v.t("people-contact-hint")).filled(v, filled));
//!     v.page_with(filled.status(), title, ContactPage { v, question })
//! }
//!
//! async fn show(v: Visit) -> Answer {
//!     v.account()?;                                          // nobody signed in: sign-in page, and back here
//!     Ok(page(&v, &Filled::blank()))
//! }
//!
//! async fn submit(v: Visit, form: Form<Contact>) -> Answer { // `Form` has checked the token
//!     match change(&v, &form).await {
//!         Ok(()) => Ok(v.redirect_with("/account", "people-contact-changed")),
//!         Err(failure) => Ok(page(&v, &form.filled(failure)?)), // slips return to their fields, the rest stops
//!     }
//! }
//!
//! async fn change(v: &Visit, form: &Form<Contact>) -> Outcome<()> {
//!     let contact = form.read()?;                            // Slips if something is wrong
//!     let mut cx = v.begin().await?;
//!     // store::idempotency::claim(&mut cx, "people.contact", &form.idempotency_key, form.request_hash) …
//!     // … the command of the area …
//!     cx.commit().await
//! }
//! ```
//!
//! Things to know: path parameters are read by name (`#[derive(Deserialize)] struct At { reference: String }`, `Path(at)`;
//! `lang` is the visit's business). A form outside [`components::QuestionPage`] starts with `{{ v.csrf_field() }}`. Sign-in:
//! `let opened = v.open_session(&mut cx, SessionKind::Citizen, id).await?; cx.commit().await?;
//! Ok(v.signed_in(&opened, v.redirect("/files")))`. Files arrive through [`Upload`]. Text keys start with the module's name.

mod acting;
mod answer;
mod api;
mod app;
mod assets;
mod bulletin;
pub mod calendar;
pub mod components;
mod content_security;
mod cookies;
mod csrf;
mod fields;
mod filled;
mod form;
mod frame;
mod gallery;
mod layers;
mod leave;
mod markup;
pub mod metrics;
mod onlooker;
pub mod openapi;
mod problem;
mod routes;
pub mod sessions;
mod site;
mod sound;
mod spoken;
pub mod texts;
mod tray;
mod upload;
mod visit;
pub mod webhooks;

pub use acting::{Acting, Lapsed};
pub use answer::{Answer, Stop, status};
pub use api::{Api, IDEMPOTENCY_KEY, file_of, limit_with_file, request_hash};
pub use app::StoreApps;
pub use assets::Assets;
pub use bulletin::{Bulletin, Notice};
pub use content_security::is_origin;
pub use fields::{Fields, FromFields};
pub use filled::Filled;
pub use form::Form;
pub use frame::desk_of;
pub use layers::{BODY_LIMIT, finish};
pub use markup::{Foreign, Markup, Value};
pub use onlooker::Onlooker;
pub use problem::{FieldProblem, ProblemDetails};
pub use routes::routes;
pub use sessions::{Opened, SessionKind, SessionRow};
pub use site::{ActorLoader, Site, SiteSettings};
pub use sound::{Keep, sound};
pub use spoken::{Narrator, Recording, Recordings};
pub use texts::{Digits, TextFile, Texts};
pub use tray::Tray;
pub use upload::{Upload, UploadedFile};
pub use visit::{CREDENTIAL_PREFIX, Hidden, Surface, Visit};

/// The texts of the frame and the components.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "web", locale: "ar", body: include_str!("../texts/ar.ftl") },
    TextFile { module: "web", locale: "en", body: include_str!("../texts/en.ftl") },
    // The one text the kernel itself names.
    TextFile { module: "problem", locale: "ar", body: include_str!("../texts/problem.ar.ftl") },
    TextFile { module: "problem", locale: "en", body: include_str!("../texts/problem.en.ftl") },
];
