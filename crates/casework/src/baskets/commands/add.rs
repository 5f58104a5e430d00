//! Putting another document, or another person, beside a draft.

use catalogue::Catalogue;
use kernel::{Id, Outcome, Reference, marks};
use service_model::Answers;
use store::{
    Cx, Scope,
    idempotency::{self, Claim},
};

use crate::{
    applications::{
        answers, definitions,
        drafts::{self, Came},
        model::{Act, Application, Party},
        outcomes::Once,
        sheet::Sheet,
        store as files,
    },
    baskets::{
        model::{MOST, Person, taken_over},
        refusal, store as rows, together,
    },
    payments::lock_file,
};

/// What is wanted besides.
pub struct Wanted<'a> {
    /// Key of the service.
    pub service: &'a str,
    /// For whom.
    pub person: Person,
}

/// Opens a draft in the basket of the draft `reference`, which begins one if it is in none; what was answered there about
/// applicant, use and delivery is answered in the new one, too.
///
/// # Errors
/// Not found for a foreign draft or an unknown service; a conflict once it was submitted; the refusals `basket.full` and
/// `basket.same`; and what keeps anybody from applying for that service now.
pub async fn add(
    cx: &mut Cx,
    catalogue: &Catalogue,
    (owner, reference): (Id<marks::Account>, Reference),
    wanted: &Wanted<'_>,
    came: &Came<'_>,
    once: &Once<'_>,
) -> Outcome<Application> {
    let scope = Scope::Owner(owner);
    let file = files::load_by_reference(cx, &scope, reference).await?;
    if let Claim::Done(id) = idempotency::claim(cx, once.route, once.key, once.hash).await? {
        return files::load(cx, &scope, Id::from_uuid(id)).await;
    }
    lock_file(cx, file.id).await?;
    // Whoever held the lock may have submitted it.
    let sheet = Sheet::open(cx, catalogue, owner, reference).await?;
    may_be_changed(&sheet.file)?;
    if together::with(cx, &scope, &sheet.file).await?.len() >= MOST {
        return Err(refusal::full());
    }
    if wanted.person == Person::Same && wanted.service == sheet.file.service {
        return Err(refusal::same());
    }
    let definition = definitions::current(cx, catalogue, wanted.service, &sheet.file.country).await?;
    let known = (&*sheet.definition.service, sheet.journey.kept());
    let pages = taken_over(known, &definition.service, wanted.person);
    let new = drafts::open(cx, owner, &definition, &Answers::new()).await?;
    for (page, of_page) in pages {
        answers::store::save(cx, &new, &page, &of_page).await?;
    }
    rows::put(cx, new.id, sheet.file.id).await?;
    came.begun(cx, &new, &definition.service).await?;
    once.settle(cx, new.id).await?;
    Ok(new)
}

/// Whether the basket of a file is still being put together: nothing joins or leaves what was submitted.
pub(super) fn may_be_changed(file: &Application) -> Outcome<()> {
    if file.is_unsubmitted_draft() && file.may(Party::Owner, Act::Answer) { Ok(()) } else { Err(refusal::submitted()) }
}
