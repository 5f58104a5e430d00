//! Writing down the Latin spelling of the name, with the passport it is read from on the same page; and what was written
//! down, on the file's page, with who saw which document.

use std::sync::Arc;

use ::store::{Cx, Scope};
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Outcome, Slips};
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, FromFields, Value, Visit,
    components::{QuestionPage, SummaryList, SummaryRow, TextInput, Textarea},
};
use work::items::acts::holder_acts;

use super::{
    At, LATIN_NAME,
    form::{begin, question, settle},
    names::Names,
    path,
    pictures::{self, Picture},
    sections,
};
use crate::{
    applications::{
        model::{Act, Party},
        store as files,
    },
    certificates::latin::Typed,
    desk::{acts, dossier::Dossier, kin, look, policy, ports::Desk, purpose::LookPurpose},
};

/// What was read, and in which upload.
pub(super) struct Reading {
    passport: Uuid,
    typed: Typed,
}

impl FromFields for Reading {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let typed = Typed { name: fields.text("name").to_owned(), mrz: fields.text("mrz").to_owned() };
        let passport = fields.text("passport").parse();
        passport.map(|passport| Self { passport, typed }).map_err(|_| {
            let mut slips = Slips::new();
            slips.add("name", "desk-refused-stale");
            slips
        })
    }
}

#[derive(Template)]
#[template(path = "desk/latin_name.html")]
struct LatinPage<'a> {
    v: &'a Visit,
    question: QuestionPage,
    pictures: Vec<Picture>,
}

/// The upload that is shown, carried by the form: what is recorded is what was seen.
#[derive(Template)]
#[template(source = r#"<input type="hidden" name="passport" value="{{ upload }}">"#, ext = "html")]
struct Shown {
    upload: Uuid,
}

impl askama::filters::HtmlSafe for Shown {}

pub(super) async fn ask(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    page(&v, &desk, &at, None).await
}

/// The page, with what is recorded or with what was just typed. Showing the passport is a look, and kept as one.
async fn page(v: &Visit, desk: &Desk, at: &At, typed: Option<Filled>) -> Answer {
    v.staff()?;
    let staff = policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(v.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, at.reference()?).await?;
    holder_acts(&mut cx, &scope, file.id).await?;
    if !file.may(Party::Officer, Act::Recommend) {
        return Err(Failure::not_found().into());
    }
    let stranger = kin::may_act(&mut cx, &scope, &file, staff).await?;
    look::at_file(&mut cx, &file, (LookPurpose::Examine, &stranger), LATIN_NAME, &["upload", "latin_name"]).await?;
    let mut dossier = Dossier::of(&mut cx, &desk.catalogue, file).await?;
    dossier.uploads = dossier.passports().cloned().collect();
    let upload = dossier.uploads.last().ok_or_else(Failure::not_found)?.id;
    let pictures = pictures::of(v, &mut cx, &dossier).await?;
    cx.commit().await?;
    let recorded = dossier.latin.as_ref().map_or("", |seen| seen.name.as_str());
    let filled = typed.unwrap_or_else(|| Filled::from_pairs([("name", recorded)]));
    let title = sections::heading(v, "desk-latin-title", at.reference()?);
    let name = TextInput::code("name", v.t("desk-latin-name")).hint(v.t("desk-latin-hint")).width("full");
    let mrz = Textarea::new("mrz", v.t("desk-latin-mrz")).hint(v.t("desk-latin-mrz-hint")).rows(2);
    let question = question(v, at, "/latin-name", &title, &filled)?
        .lead(&v.t("desk-latin-lead"))
        .field(&Shown { upload })
        .field(&name.filled(v, &filled))
        .field(&mrz.filled(v, &filled))
        .submit(v.t("desk-latin-record"));
    Ok(v.page_with(filled.status(), title, LatinPage { v, question, pictures }))
}

pub(super) async fn record(
    v: Visit,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    form: Form<Reading>,
) -> Answer {
    match recorded(&v, &desk, &at, &form).await {
        Ok(()) => Ok(v.redirect_with(path(at.reference()?, ""), "desk-flash-latin")),
        Err(failure) => page(&v, &desk, &at, Some(form.filled(failure)?)).await,
    }
}

async fn recorded(v: &Visit, desk: &Desk, at: &At, form: &Form<Reading>) -> Outcome<()> {
    let Some((mut cx, file)) = begin(v, at, LATIN_NAME, form).await? else { return Ok(()) };
    let Reading { passport, typed } = form.read()?;
    acts::see_passport(&mut cx, &desk.catalogue, file.reference, passport, &typed).await?;
    settle(cx, LATIN_NAME, form, &file).await
}

/// The Latin spelling as an officer saw it in the passport, with who saw which document.
pub(super) async fn section(
    v: &Visit,
    cx: &mut Cx,
    dossier: &Dossier,
    names: &mut Names<'_>,
) -> Outcome<Option<SummaryList>> {
    let Some(seen) = &dossier.latin else { return Ok(None) };
    let upload = dossier.uploads.iter().find(|upload| upload.id == seen.upload);
    let texts = &dossier.definition.service.texts;
    let document =
        upload.map(|upload| texts.text(v.locale(), &format!("documents.{}.name", upload.document)).to_owned());
    let lines = v.t(if seen.mrz_checked { "desk-latin-mrz-checked" } else { "desk-latin-mrz-none" });
    Ok(Some(SummaryList::new(vec![
        SummaryRow::new(v.t("desk-latin-printed"), Value::code(seen.name.as_str())),
        SummaryRow::new(v.t("desk-latin-document"), document),
        SummaryRow::new(v.t("desk-latin-seen-by"), names.staff(cx, seen.staff).await?),
        SummaryRow::new(v.t("desk-latin-seen-at"), v.moment(seen.at, &dossier.definition.home.zone)),
        SummaryRow::new(v.t("desk-latin-mrz"), lines),
    ])))
}
