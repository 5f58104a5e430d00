//! `/account/expert/import`: bringing a file along, seeing what is in it and what is wrong with it, and taking it over.

use std::collections::BTreeSet;

use ::store::idempotency::{self, Claim};
use axum::{Extension, response::Response};
use futures::StreamExt as _;
use kernel::{Failure, Outcome};
use web::{
    Answer, Fields, Filled, Form, Upload, UploadedFile, Visit,
    components::{Button, Checkboxes, Choice, DataTable, FileUpload},
};

use super::{Act, Page, Part, begun, settled, shown};
use crate::experts::{
    commands,
    imports::{self, Found, LIMIT_BYTES, Place},
    refusal, store as rows,
    vocabulary::Lexicon,
};

/// The page, and where a file that was brought is taken over.
pub(in crate::experts) const PAGE: &str = "/{lang}/account/expert/import";
pub(in crate::experts) const TAKE: &str = "/{lang}/account/expert/import/take";
const HERE: &str = "/account/expert/import";
/// How many lines of each list are shown.
const SHOWN: usize = 200;

pub(in crate::experts) async fn show(v: Visit) -> Answer {
    Ok(page(&v, &Filled::blank()).await?)
}

async fn page(v: &Visit, filled: &Filled) -> Outcome<Response> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let profile = commands::own(&mut cx, account).await?;
    let brought = rows::brought(&mut cx, account).await?;
    cx.commit().await?;
    let field = FileUpload::new(v, "file", v.t("experts-import-file"), LIMIT_BYTES)
        .only(
            ".json,.xml,.bib,.ris,.csv,.txt,.tsv,application/json,application/xml,text/csv",
            v.t("experts-import-rules"),
        )
        .filled(v, filled);
    let send = Act::post(v, HERE).multipart().field(&field).button(Button::new(v.t("experts-import-send")));
    let mut page = Page::new(v, v.t("experts-import-title"), filled)
        .back(v, "/account/expert", "experts-mine-title")
        .lead(v.t("experts-import-lead"));
    if let Some((id, found)) = &brought {
        page = review(v, page, &profile.entries, (*id, found));
    }
    Ok(page.part(Part::card().heading(v.t("experts-import-another")).act(send)).answer(v, filled))
}

fn review(v: &Visit, page: Page, there: &[crate::experts::entry::Entry], (id, found): (uuid::Uuid, &Found)) -> Page {
    let merging = imports::compare(there, &found.entries);
    let count = |number: usize| v.number(i64::try_from(number).unwrap_or(i64::MAX));
    let lost = found.faults.iter().filter(|own| own.why.is_loss()).count();
    let told = v.t_with(
        "experts-review-told",
        &[
            ("records", &count(found.records())),
            ("new", &count(merging.new.len())),
            ("same", &count(merging.same)),
            ("seeming", &count(merging.seeming.len())),
            ("lost", &count(lost)),
        ],
    );
    let mut act = Act::post(v, "/account/expert/import/take").value("file", id.to_string());
    if !merging.seeming.is_empty() {
        let choice = |(place, other): &(usize, crate::experts::entry::Entry)| {
            let own = found.entries.get(*place).map(|own| shown::line(v, own)).unwrap_or_default();
            Choice::new(place.to_string(), own)
                .hint(v.t_with("experts-review-seems", &[("other", &shown::line(v, other))]))
        };
        let choices = merging.seeming.iter().map(choice).collect();
        act = act.field(&Checkboxes::new("join", v.t("experts-review-join"), choices));
    }
    act = act
        .button(Button::new(v.t("experts-review-take")).named("act", "take"))
        .button(Button::quiet(v.t("experts-review-drop")).named("act", "drop"));
    let mut page = page.part(Part::card().heading(v.t("experts-review-title")).text(told).act(act));
    if !found.faults.is_empty() {
        let mut table = DataTable::new(v, v.t("experts-faults"))
            .column(v.t("experts-fault-place"))
            .column(v.t("experts-fault-what"));
        for fault in found.faults.iter().take(SHOWN) {
            let place = match fault.place {
                Place::Line(own) => v.t_with("experts-fault-line", &[("at", &count(own))]),
                Place::Record(own) => v.t_with("experts-fault-record", &[("at", &count(own))]),
            };
            table = table.row(vec![place.into(), v.t(fault.why.text()).into()]);
        }
        page = page.part(Part::default().shows(&table));
    }
    page
}

pub(in crate::experts) async fn sent(v: Visit, mut form: Upload) -> Answer {
    match taken(&v, &mut form).await {
        Ok(()) => Ok(v.redirect(HERE)),
        Err(failure) => Ok(page(&v, &form.filled(failure)?).await?),
    }
}

/// Reads the file with its limit, outside any transaction, and keeps what was found.
async fn taken(v: &Visit, form: &mut Upload) -> Outcome<()> {
    let account = v.account()?;
    let file = form.file.take().ok_or_else(|| kernel::Slips::one("file", "experts-slip-no-file"))?;
    let bytes = whole(file).await?;
    let found = imports::read(&bytes).filter(|own| own.records() > 0).ok_or_else(refusal::unknown_file)?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, PAGE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        commands::own(&mut cx, account).await?;
        let id = rows::bring(&mut cx, account, &found).await?;
        idempotency::settle(&mut cx, PAGE, &form.idempotency_key, id).await?;
    }
    cx.commit().await
}

async fn whole(mut file: UploadedFile) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(piece) = file.next().await {
        bytes.extend_from_slice(&piece?);
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LIMIT_BYTES {
            return Err(kernel::Slips::one("file", "experts-slip-large"));
        }
    }
    Ok(bytes)
}

pub(in crate::experts) async fn take(v: Visit, Extension(lexicon): Extension<Lexicon>, form: Form<Fields>) -> Answer {
    match act(&v, &lexicon, &form).await {
        Ok(flash) => Ok(v.redirect_with("/account/expert", flash)),
        Err(failure) => Ok(page(&v, &form.filled(failure)?).await?),
    }
}

async fn act(v: &Visit, lexicon: &Lexicon, form: &Form<Fields>) -> Outcome<&'static str> {
    let account = v.account()?;
    let takes = match form.fields.text("act") {
        "take" => true,
        "drop" => false,
        _ => return Err(Failure::not_found()),
    };
    let flash = if takes { "experts-flash-taken" } else { "experts-flash-dropped" };
    let Some(mut cx) = begun(v, TAKE, form).await? else { return Ok(flash) };
    if takes {
        let id = form.fields.text("file").parse().map_err(|_| Failure::not_found())?;
        let joined: BTreeSet<usize> = form.fields.all("join").into_iter().filter_map(|own| own.parse().ok()).collect();
        commands::take_over(&mut cx, lexicon, account, id, &joined).await?;
    } else {
        rows::put_away(&mut cx, account).await?;
    }
    settled(cx, TAKE, form, account.uuid()).await?;
    Ok(flash)
}
