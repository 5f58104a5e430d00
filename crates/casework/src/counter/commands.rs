//! Beginning a file at the counter, laying the summary before her, her confirmation, and the slip.

use ::store::{
    Cx, Scope,
    access::{self, Access},
    events,
};
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, Reference, SpokenCode, marks};
use serde_json::json;
use service_model::Answers;
use uuid::Uuid;
use work::proposals::Fingerprint;

use super::{
    model::{Confirmation, CounterFile, Manner, Somebody, fingerprint, may_witness},
    policy, refusal, store as rows,
};
use crate::{
    applications::{
        definitions, drafts,
        model::{Application, Stage},
        sheet::Sheet,
        store as files,
        uploads::{self, inspect::Clean},
    },
    assistance,
};

const REASON: &str = "casework.counter";

/// The document by which a signed summary lies in the file.
pub const SIGNED_SUMMARY: &str = "signed_summary";

/// What is asked of the counter for a new file.
pub struct Wanted<'a> {
    /// Key of the service.
    pub service: &'a str,
    /// Key of the country of residence.
    pub country: &'a str,
    /// The invitation she brought, where a pilot needs one.
    pub invitation: Option<&'a str>,
}

/// Begins a file for somebody who is kept at a counter of the officer's, and gives the officer the pen.
///
/// # Errors
/// Not found for an account of another counter, and for an unknown service; Forbidden for the officer's own person;
/// otherwise as opening a draft.
pub async fn begin(
    cx: &mut Cx,
    catalogue: &Catalogue,
    owner: Id<marks::Account>,
    wanted: &Wanted<'_>,
) -> Outcome<Application> {
    let kept = people::counter::theirs(cx, owner).await?;
    let (officer, _) = people::counter::officer(cx.actor())?;
    if people::is_same_person(cx, officer, owner).await? {
        return Err(refusal::herself());
    }
    let definition = definitions::current(cx, catalogue, wanted.service, wanted.country).await?;
    drafts::enter(cx, owner, &definition, wanted.invitation).await?;
    let file = drafts::open(cx, owner, &definition, &Answers::new()).await?;
    rows::insert(cx, file.id, (&kept.mission, officer)).await?;
    assistance::begin_at_counter(cx, &file, officer, &kept.mission).await?;
    Ok(file)
}

/// The summary was laid before her: what it was is kept, and the pen is away. Called as the officer hands over.
///
/// # Errors
/// A conflict if it was confirmed already.
pub(crate) async fn presented(cx: &mut Cx, sheet: &Sheet) -> Outcome<()> {
    let (officer, _) = people::counter::officer(cx.actor())?;
    let sent = uploads::in_force(cx, &sheet.file).await?;
    let summary = fingerprint(sheet, &sent)?;
    if rows::present(cx, sheet.file.id, officer, &summary).await? { Ok(()) } else { Err(refusal::not_now()) }
}

/// A file of a counter of the officer who acts, as the counter knows it.
///
/// # Errors
/// Not found for every other file, and for everybody else.
pub(crate) async fn at_theirs(cx: &mut Cx, reference: Reference) -> Outcome<(Application, CounterFile)> {
    people::counter::officer(cx.actor()).map(drop)?;
    let file = files::load_by_reference(cx, &Scope::System(REASON), reference).await?;
    let at = rows::find(cx, file.id).await?.ok_or_else(Failure::not_found)?;
    policy::serves(cx.actor(), &at)?;
    Ok((file, at))
}

/// A file of the counter with its whole sheet; the look is recorded, so the caller commits even when it only shows.
///
/// # Errors
/// As [`at_theirs`].
pub async fn opened(
    cx: &mut Cx,
    catalogue: &Catalogue,
    reference: Reference,
    route: &'static str,
) -> Outcome<(Sheet, CounterFile)> {
    let (file, at) = at_theirs(cx, reference).await?;
    let look = Access { file: Some(file.id), purpose: "counter".to_owned(), route, fields: &["answers", "name"] };
    access::record(cx, look).await?;
    Ok((Sheet::of(cx, catalogue, file).await?, at))
}

/// Takes the summary back and gives the pen to the officer who acts, because she wants something changed.
///
/// # Errors
/// A conflict once it was confirmed, or while somebody has the pen.
pub async fn take_back(cx: &mut Cx, reference: Reference) -> Outcome<Application> {
    let (file, at) = at_theirs(cx, reference).await?;
    let officer = policy::serves(cx.actor(), &at)?;
    if file.stage() != Stage::Draft || !rows::take_back(cx, file.id).await? {
        return Err(refusal::not_now());
    }
    events::append(cx, file.id, "counter.taken_back", 1, &json!({ "officer": officer }), None).await?;
    assistance::begin_at_counter(cx, &file, officer, &at.mission).await?;
    Ok(file)
}

/// She confirmed `seen` before the member of staff who acts, who did not prepare it: the file is submitted.
///
/// # Errors
/// Forbidden for whoever prepared it and for the applicant; a conflict if the summary is another one, or the file has gone
/// on; otherwise as submitting.
pub async fn witness(
    cx: &mut Cx,
    catalogue: &Catalogue,
    reference: Reference,
    seen: Fingerprint,
) -> Outcome<Application> {
    let (file, at) = at_theirs(cx, reference).await?;
    let staff = policy::serves(cx.actor(), &at)?;
    let his = people::staff_number_hash(cx, at.officer).await?;
    let hers = people::staff_number_hash(cx, staff).await?;
    let applicant = people::account_number_hash(cx, file.owner).await?;
    let officer = Somebody { staff: at.officer, person: &his };
    if !may_witness(officer, Somebody { staff, person: &hers }, applicant.as_deref()) {
        return Err(refusal::no_witness());
    }
    submit(cx, catalogue, (file, &at), (seen, Manner::Witness), None).await
}

/// She put her hand on the printed summary `seen`, and its scan goes into the file: the file is submitted.
///
/// # Errors
/// A conflict if the summary is another one, or the file has gone on; otherwise as submitting.
pub async fn signed(
    cx: &mut Cx,
    catalogue: &Catalogue,
    reference: Reference,
    (seen, clean, blob): (Fingerprint, &Clean, Id<marks::Blob>),
) -> Outcome<Application> {
    let (file, at) = at_theirs(cx, reference).await?;
    submit(cx, catalogue, (file, &at), (seen, Manner::Paper), Some((clean, blob))).await
}

async fn submit(
    cx: &mut Cx,
    catalogue: &Catalogue,
    (file, at): (Application, &CounterFile),
    (seen, manner): (Fingerprint, Manner),
    scan: Option<(&Clean, Id<marks::Blob>)>,
) -> Outcome<Application> {
    let Some((_, laid)) = at.presented.filter(|_| file.stage() == Stage::Draft) else { return Err(refusal::not_now()) };
    let by = policy::serves(cx.actor(), at)?;
    let sheet = Sheet::of(cx, catalogue, file).await?;
    let now = fingerprint(&sheet, &uploads::in_force(cx, &sheet.file).await?)?;
    if laid != seen || now != seen {
        return Err(refusal::changed());
    }
    let paper: Option<Uuid> = match scan {
        Some((clean, blob)) => Some(uploads::attach(cx, &sheet.file, SIGNED_SUMMARY, clean, blob).await?),
        None => None,
    };
    let confirmation = Confirmation { at: cx.now(), by, manner };
    if !rows::confirm(cx, sheet.file.id, &confirmation, paper).await? {
        return Err(refusal::not_now());
    }
    let body = json!({ "officer": at.officer, "by": by, "manner": manner.as_str(), "summary": seen.to_string() });
    events::append(cx, sheet.file.id, "counter.confirmed", 1, &body, None).await?;
    // Her word was given to two members of staff or on paper; no sign-in of hers stands behind it.
    drafts::must_be_alone(cx, &sheet.file).await?;
    drafts::submit(cx, sheet, None).await
}

/// Draws the code of a slip for the owner of a file of the counter; it is told this once.
///
/// # Errors
/// Not found for another counter's file and for an owner who has a contact by now; a conflict before it was confirmed.
pub async fn slip(cx: &mut Cx, reference: Reference) -> Outcome<(Application, SpokenCode)> {
    let (file, at) = at_theirs(cx, reference).await?;
    if at.confirmed.is_none() {
        return Err(refusal::not_now());
    }
    let code = people::counter::draw_code(cx, file.owner).await?;
    let by = policy::serves(cx.actor(), &at)?;
    events::append(cx, file.id, "counter.slip_made", 1, &json!({ "officer": by }), None).await?;
    Ok((file, code))
}

/// The file of a slip: its reference, and a code that is on a slip of its owner. For a person who calls or comes.
///
/// # Errors
/// A rule that does not say what of the two is wrong; too many tries.
pub async fn by_slip(cx: &mut Cx, reference: Reference, code: &str) -> Outcome<Application> {
    let staff = cx.actor().staff_holding(&[kernel::StaffRole::MissionOfficer, kernel::StaffRole::CallAgent])?;
    let file = match files::load_by_reference(cx, &Scope::System(REASON), reference).await {
        Ok(file) => file,
        Err(Failure::Refusal(_)) => return Err(people::counter::nobody()),
        Err(fault) => return Err(fault),
    };
    people::counter::by_code(cx, file.owner, code).await?;
    events::append(cx, file.id, "counter.asked", 1, &json!({ "staff": staff }), None).await?;
    Ok(file)
}
