//! Showing a document: which, to whom, and a photograph of it.

use std::sync::Arc;

use axum::{Extension, response::Response};
use kernel::{Failure, NationalNumber, Outcome, Slips};
use store::{
    Purpose, Scope,
    idempotency::{self, Claim},
};
use web::{
    Answer, Fields, Filled, FromFields, Upload, Visit,
    components::{BackLink, Choice, Details, FileUpload, QuestionPage, Radios, Select, TextInput},
};

use super::LARGEST;
use crate::{
    accounts::store as accounts,
    hidden::Hidden,
    identity::details::number_slip,
    ports::{MissionChoice, MissionDirectory},
    verification::{
        commands::{self, Shown},
        model::DocumentKind,
    },
};

/// What the fields say; the file comes behind them.
struct ShowForm {
    kind: DocumentKind,
    mission: String,
    number: Option<NationalNumber>,
}

impl FromFields for ShowForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let kind = DocumentKind::parse(fields.text("kind"));
        if kind.is_none() {
            slips.add("kind", "verification-kind-missing");
        }
        // Foreign parents and people without a number leave it empty.
        let number = match fields.opt("number").map(str::parse::<NationalNumber>) {
            None => None,
            Some(Ok(number)) => Some(number),
            Some(Err(error)) => {
                slips.add("number", number_slip(fields.text("number"), error));
                None
            }
        };
        match kind {
            Some(kind) if slips.is_empty() => Ok(Self { kind, mission: fields.text("mission").to_owned(), number }),
            _ => Err(slips),
        }
    }
}

/// The scope of the form's idempotency keys.
const ROUTE: &str = "people.show_document";

pub(super) async fn show(v: Visit, Extension(missions): Extension<Arc<dyn MissionDirectory>>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    match commands::permit(&mut cx, account).await {
        Ok(_permit) => {}
        Err(Failure::Refusal(_)) => return Ok(v.redirect("/account/identity")),
        Err(failure) => return Err(failure.into()),
    }
    let has_number = accounts::mark(&mut cx, account).await?.is_some();
    drop(cx);
    let missions = missions.choices(v.locale()).await?;
    Ok(page(&v, &missions, has_number, &Filled::blank()))
}

pub(super) async fn submit(
    v: Visit,
    Extension(missions): Extension<Arc<dyn MissionDirectory>>,
    mut upload: Upload,
) -> Answer {
    let account = v.account()?;
    let missions = missions.choices(v.locale()).await?;
    match receive(&v, &missions, &mut upload).await {
        Ok(()) => Ok(v.redirect("/account/identity")),
        Err(failure) => {
            let mut cx = v.begin().await?;
            let has_number = accounts::mark(&mut cx, account).await?.is_some();
            drop(cx);
            Ok(page(&v, &missions, has_number, &upload.filled(failure)?))
        }
    }
}

/// Everything that can be refused is refused before a byte of the file is kept; if the act fails afterwards, or was done by
/// the first of two clicks, the file is destroyed again.
async fn receive(v: &Visit, missions: &[MissionChoice], upload: &mut Upload) -> Outcome<()> {
    let account = v.account()?;
    let form = ShowForm::from_fields(&upload.fields)?;
    if !form.mission.is_empty() && !missions.iter().any(|mission| mission.key == form.mission) {
        return Err(Slips::one("mission", "verification-mission-unknown"));
    }
    let file = upload.file.take().ok_or_else(|| Slips::one("document", "verification-document-missing"))?;
    let mut cx = v.begin().await?;
    commands::permit(&mut cx, account).await.map(drop)?;
    drop(cx);
    let blobs = v.site().store().blobs().clone();
    let received = blobs.receive(account.uuid(), Purpose::Documents, file, LARGEST).await?;
    let mut cx = v.begin().await?;
    let shown = async {
        let (key, hash) = (&upload.idempotency_key, upload.request_hash);
        if let Claim::Done(_) = idempotency::claim(&mut cx, ROUTE, key, hash).await? {
            return Ok(false);
        }
        let permit = commands::permit(&mut cx, account).await?;
        let known = crate::accounts::store::facts(&mut cx, &Scope::Owner(account), account).await?;
        let number = form.number.filter(|_| known.matched_at.is_none());
        let shown = Shown { mission: &form.mission, kind: form.kind, number, upload: received.id };
        commands::show_document(&mut cx, account, shown, permit).await?;
        idempotency::settle(&mut cx, ROUTE, key, account.uuid()).await?;
        cx.commit().await?;
        Ok(true)
    };
    let shown = shown.await;
    if !matches!(shown, Ok(true)) {
        let mut cx = v.begin().await?;
        blobs.destroy(&mut cx, received.id).await?;
        cx.commit().await?;
    }
    shown.map(drop)
}

fn page(v: &Visit, missions: &[MissionChoice], has_number: bool, filled: &Filled) -> Response {
    let title = v.t("verification-title");
    let kinds = DocumentKind::ALL.map(|kind| Choice::new(kind.as_str(), v.t(kind.text()))).to_vec();
    let mut places: Vec<Choice> = missions.iter().map(|mission| Choice::new(&mission.key, &mission.name)).collect();
    places.push(Choice::new("", v.t("verification-mission-central")));
    let document = FileUpload::new(v, "document", v.t("verification-document-label"), LARGEST)
        .only("image/jpeg,image/png", v.t_with("verification-document-rules", &[("number", &v.number(10))]))
        .hint(v.t("verification-document-hint"))
        .filled(v, filled);
    let mut body = QuestionPage::new(v, v.path("/account/identity/document"), filled)
        .multipart()
        .back(BackLink::to(v.path("/account/identity"), v.t("identity-title")))
        .heading(title.clone())
        .lead(&v.t("verification-lead"))
        .field(&Radios::new("kind", v.t("verification-kind-label"), kinds).filled(v, filled));
    body = match missions.is_empty() {
        true => body.field(&Hidden::new("mission", "")),
        false => body.field(
            &Select::new(v, "mission", v.t("verification-mission-label"), places)
                .hint(v.t("verification-mission-hint"))
                .filled(v, filled),
        ),
    };
    if !has_number {
        let number = TextInput::digits("number", v.t("verification-number-label"))
            .hint(v.t("verification-number-hint"))
            .maxlength(24)
            .optional(v)
            .filled(v, filled);
        body = body.field(&number);
    }
    let body = body
        .field(&document)
        .field(&Details::new(v.t("verification-more"), &v.t("verification-more-text")))
        .submit(v.t("verification-submit"));
    v.page_with(filled.status(), title, body)
}
