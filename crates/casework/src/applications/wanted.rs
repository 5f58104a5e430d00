//! Which documents an account's files ask for now, for whoever has a file in hand and must say what it is for.

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, Reference, marks};
use web::Visit;

use super::{
    drafts::{self, documents},
    model::Stage,
    people_in_file,
    sheet::Sheet,
    store as rows,
    subject::Subject,
    titles::title,
    uploads::{self, Upload, inspect::LIMIT_BYTES},
};

/// A document that a page of a file asks for, in the words of the file.
pub struct Wanted {
    /// The file.
    pub reference: Reference,
    /// Key of the page that asks.
    pub page: String,
    /// The file's title: the document and the person.
    pub title: String,
    /// The name of the document that is asked for.
    pub document: String,
    /// How many were sent.
    pub sent: usize,
    /// The greatest file, in bytes.
    pub most_bytes: u64,
}

/// Every document for which a file of `owner` takes one more upload now, drafts and corrections, the newest file first.
///
/// # Errors
/// Faults of the database.
pub async fn all(cx: &mut Cx, v: &Visit, catalogue: &Catalogue, owner: Id<marks::Account>) -> Outcome<Vec<Wanted>> {
    let mut wanted = Vec::new();
    for file in rows::list_of(cx, owner).await? {
        if !matches!(file.stage(), Stage::Draft | Stage::ActionRequired) {
            continue;
        }
        let sheet = Sheet::of(cx, catalogue, file).await?;
        let asking = sheet.journey.pages.iter().filter(|page| page.visible);
        let asking: Vec<&str> = asking.map(|page| page.key.as_str()).filter(|page| asks(&sheet, page)).collect();
        if asking.is_empty() {
            continue;
        }
        let about = About::of(cx, v, &sheet).await?;
        for page in asking {
            match of_page(cx, v, &sheet, &about, page).await {
                Ok((_, 0)) => {}
                Ok((one, _)) => wanted.push(one),
                // It asks for no file, or for none now.
                Err(Failure::Refusal(_)) => {}
                Err(failure) => return Err(failure),
            }
        }
    }
    Ok(wanted)
}

/// The document that a page of a file of `owner` asks for.
///
/// # Errors
/// Not found for what is unknown or foreign and for a page that asks for no file; a refusal if none may be sent now.
pub async fn one(
    cx: &mut Cx,
    v: &Visit,
    catalogue: &Catalogue,
    owner: Id<marks::Account>,
    (reference, page): (&str, &str),
) -> Outcome<Wanted> {
    let reference: Reference = reference.parse().map_err(|_| Failure::not_found())?;
    let sheet = Sheet::open(cx, catalogue, owner, reference).await?;
    let about = About::of(cx, v, &sheet).await?;
    Ok(of_page(cx, v, &sheet, &about, page).await?.0)
}

/// What is the same for every page of a file.
struct About {
    title: String,
    there: Vec<Upload>,
}

impl About {
    async fn of(cx: &mut Cx, v: &Visit, sheet: &Sheet) -> Outcome<Self> {
        let service = &sheet.definition.service;
        let subject = match people_in_file::subject(cx, &sheet.file).await? {
            Some(subject) => Some(subject),
            None => Subject::read(service, sheet.journey.kept(), &sheet.owner),
        };
        Ok(Self { title: title(v, service, subject.as_ref()), there: uploads::in_force(cx, &sheet.file).await? })
    }
}

/// Whether a page asks for a file at all.
fn asks(sheet: &Sheet, page: &str) -> bool {
    sheet.page(page).is_ok_and(|page| documents::asked(page).is_some())
}

/// What a page asks for, and how many more files it takes.
async fn of_page(cx: &mut Cx, v: &Visit, sheet: &Sheet, about: &About, page: &str) -> Outcome<(Wanted, usize)> {
    let service = &sheet.definition.service;
    let (_, asked) = documents::asked(sheet.page(page)?).ok_or_else(Failure::not_found)?;
    drafts::may_answer(cx, sheet, page).await?;
    if !sheet.journey.may_open(page) {
        return Err(Failure::not_found());
    }
    if service.sensitive {
        v.mark_sensitive();
    }
    let sent = about.there.iter().filter(|one| one.document == asked.document).count();
    let wanted = Wanted {
        reference: sheet.file.reference,
        page: page.to_owned(),
        title: about.title.clone(),
        document: service.texts.text(v.locale(), &format!("documents.{}.name", asked.document)).to_owned(),
        sent,
        most_bytes: asked.most_bytes.min(LIMIT_BYTES),
    };
    Ok((wanted, asked.most.saturating_sub(sent)))
}
