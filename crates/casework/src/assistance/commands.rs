//! Inviting, offering, agreeing, handing over, taking back, and what a submission asks because somebody helped.

use std::time::Duration;

use ::store::{Cx, Scope, events, throttle};
use catalogue::Catalogue;
use kernel::{Id, Moment, Outcome, Reference, SpokenCode, marks};
use serde_json::json;
use service_model::Answers;

use super::{
    model::{Ending, Help, Kind, LIFE, Matter, Offer, is_confirmed},
    policy, refusal, store as rows, watching,
};
use crate::{
    applications::{definitions, drafts, model::Application, sheet::Seat, store as files},
    counter,
};

pub(super) const REASON: &str = "casework.assistance";

/// How many codes one person may type, so that none is found by trying.
const TRIES: throttle::Rule =
    throttle::Rule { name: "assistance-throttle-code", limit: 10, window: Duration::from_secs(3_600) };
/// How many codes one person may make.
const OFFERS: throttle::Rule =
    throttle::Rule { name: "assistance-throttle-offer", limit: 40, window: Duration::from_secs(86_400) };

/// Opens a draft of hers to whoever enters the code that is returned.
///
/// # Errors
/// A conflict unless it is a draft that was never submitted and that nobody helps with; too many.
pub async fn invite(
    cx: &mut Cx,
    owner: Id<marks::Account>,
    reference: Reference,
) -> Outcome<(Application, SpokenCode)> {
    let file = files::load_by_reference(cx, &Scope::Owner(owner), reference).await?;
    untouched(&file)?;
    if rows::latest(cx, file.id).await?.is_some_and(|help| help.ended_at.is_none()) {
        return Err(refusal::not_now());
    }
    let code = make(cx, owner.uuid(), Matter::Invitation { file: file.id }).await?;
    Ok((file, code))
}

/// Offers to prepare an application for whoever enters the code that is returned.
///
/// # Errors
/// Not found for whoever is no helper, and for an unknown service or country; a rule where no application is taken.
pub async fn offer(cx: &mut Cx, catalogue: &Catalogue, (service, country): (&str, &str)) -> Outcome<SpokenCode> {
    let (kind, maker, mission) = policy::helper(cx.actor())?;
    let definition = definitions::current(cx, catalogue, service, country).await?;
    if !definition.takes_applications() {
        return Err(refusal::not_now());
    }
    let name = match kind {
        Kind::Private => people::profile(cx, Id::from_uuid(maker)).await?.name.as_str().to_owned(),
        Kind::Counter | Kind::Call => people::staff_name(cx, Id::from_uuid(maker)).await?,
    };
    let (service, country) = (service.to_owned(), country.to_owned());
    make(cx, maker, Matter::Help { kind, name, service, country, mission }).await
}

async fn make(cx: &mut Cx, maker: uuid::Uuid, matter: Matter) -> Outcome<SpokenCode> {
    throttle::hit(cx, &OFFERS, &maker.to_string()).await?;
    let code = SpokenCode::draw(cx.dice());
    let offer = Offer { id: Id::unowned(cx.now(), cx.dice()), maker, matter };
    let until = cx.now().plus(LIFE);
    rows::insert_offer(cx, &offer, &code, until).await?;
    Ok(code)
}

/// What a code stands for, before it is agreed to. Each look costs a try.
///
/// # Errors
/// A rule for a code that stands for nothing, and for one's own; too many tries.
pub async fn look(cx: &mut Cx, account: Id<marks::Account>, typed: &str) -> Outcome<Offer> {
    throttle::hit(cx, &TRIES, &account.to_string()).await?;
    found(cx, account, typed).await
}

async fn found(cx: &mut Cx, account: Id<marks::Account>, typed: &str) -> Outcome<Offer> {
    let code = SpokenCode::parse(typed).ok_or_else(refusal::no_such_code)?;
    let offer = rows::offer(cx, &code).await?.ok_or_else(refusal::no_such_code)?;
    if offer.maker == account.uuid() { Err(refusal::yourself()) } else { Ok(offer) }
}

/// Agrees: whoever enters an invitation becomes the helper, whoever enters an offer of help the owner of a new draft.
///
/// # Errors
/// As [`look`]; a conflict if the draft was submitted meanwhile or has a helper.
pub async fn accept(
    cx: &mut Cx,
    catalogue: &Catalogue,
    account: Id<marks::Account>,
    typed: &str,
) -> Outcome<(Application, Seat)> {
    throttle::hit(cx, &TRIES, &account.to_string()).await?;
    let offer = found(cx, account, typed).await?;
    rows::use_up(cx, offer.id).await?;
    match offer.matter {
        Matter::Invitation { file } => {
            let file = files::load(cx, &Scope::System(REASON), file).await?;
            untouched(&file)?;
            let name = people::profile(cx, account).await?.name.as_str().to_owned();
            begin(cx, &file, (Kind::Private, account.uuid()), (&name, None)).await?;
            Ok((file, Seat::Helper))
        }
        Matter::Help { kind, name, service, country, mission } => {
            let definition = definitions::current(cx, catalogue, &service, &country).await?;
            let file = drafts::open(cx, account, &definition, &Answers::new()).await?;
            begin(cx, &file, (kind, offer.maker), (&name, mission.as_deref())).await?;
            Ok((file, Seat::Owner))
        }
    }
}

async fn begin(
    cx: &mut Cx,
    file: &Application,
    (kind, helper): (Kind, uuid::Uuid),
    (name, mission): (&str, Option<&str>),
) -> Outcome<()> {
    let now = cx.now();
    let id = Id::new(file.id.bucket(), now, cx.dice());
    let help = Help { id, file: file.id, kind, helper, began_at: now, ended_at: None };
    if !rows::insert(cx, file, &help, (name, mission)).await? {
        return Err(refusal::not_now());
    }
    note(cx, file, &help, "assistance.began").await?;
    watching::count(cx, &help).await
}

async fn note(cx: &mut Cx, file: &Application, help: &Help, kind: &'static str) -> Outcome<()> {
    let body = json!({ "kind": help.kind.as_str(), "helper": help.helper });
    events::append(cx, file.id, kind, 1, &body, None).await?;
    Ok(())
}

/// Gives the pen to an officer at whose counter the owner stands.
///
/// # Errors
/// A conflict if somebody has it.
pub async fn begin_at_counter(
    cx: &mut Cx,
    file: &Application,
    officer: Id<marks::Staff>,
    mission: &str,
) -> Outcome<()> {
    let name = people::staff_name(cx, officer).await?;
    begin(cx, file, (Kind::Counter, officer.uuid()), (&name, Some(mission))).await
}

/// Everybody who helped with a file, the last first, as the desk that sees the file may know: what each is, and his name.
///
/// # Errors
/// Only faults.
pub async fn helpers(cx: &mut Cx, file: &Application) -> Outcome<Vec<(Kind, String)>> {
    let mut named: Vec<(Kind, String)> = Vec::new();
    for (kind, name) in rows::names(cx, file).await? {
        if !named.contains(&(kind, name.clone())) {
            named.push((kind, name));
        }
    }
    Ok(named)
}

/// The citizen takes the pen back, whatever the helper is doing.
///
/// # Errors
/// Not found for a foreign file; a conflict if nobody has the pen but she.
pub async fn take_over(cx: &mut Cx, owner: Id<marks::Account>, reference: Reference) -> Outcome<Application> {
    let file = files::load_by_reference(cx, &Scope::Owner(owner), reference).await?;
    let help = rows::latest(cx, file.id).await?.filter(|help| help.ended_at.is_none());
    let help = help.ok_or_else(refusal::not_now)?;
    end(cx, &file, &help, Ending::TakenOver, "assistance.taken_over").await?;
    Ok(file)
}

/// Ends open help and writes down how.
///
/// # Errors
/// A conflict if it had ended.
pub(super) async fn end(
    cx: &mut Cx,
    file: &Application,
    help: &Help,
    ending: Ending,
    kind: &'static str,
) -> Outcome<()> {
    if !rows::end(cx, help, ending).await? {
        return Err(refusal::not_now());
    }
    note(cx, file, help, kind).await
}

/// The owner writes in a draft only while nobody else does.
///
/// # Errors
/// A rule while the pen is with a helper.
pub async fn must_have_the_pen(cx: &mut Cx, file: &Application) -> Outcome<()> {
    match rows::latest(cx, file.id).await? {
        Some(help) if help.ended_at.is_none() => Err(refusal::with_helper()),
        _ => Ok(()),
    }
}

/// What a submission asks because somebody helped: the pen is hers, and she proved since, by a code, that it is she.
/// `proved_at` is when the person of this session proved it last. A file that nobody helped with asks nothing.
///
/// # Errors
/// A rule while the pen is with a helper; the refusal that leads to a code and back to the summary.
pub async fn confirmed(cx: &mut Cx, file: &Application, proved_at: Option<Moment>) -> Outcome<()> {
    // Whoever stood at the counter confirmed there, before a witness or on paper.
    let there = counter::store::find(cx, file.id).await?;
    if there.is_some_and(|there| there.confirmed.is_some()) {
        return Ok(());
    }
    match rows::latest(cx, file.id).await? {
        None => Ok(()),
        Some(help) if is_confirmed(&help, proved_at) => Ok(()),
        Some(help) if help.ended_at.is_none() => Err(refusal::with_helper()),
        Some(_) => Err(refusal::confirm()),
    }
}

/// Who helped with a file of one's own, last: what he is, his name, and whether he still has the pen.
///
/// # Errors
/// Only faults.
pub async fn helped(cx: &mut Cx, file: &Application) -> Outcome<Option<(Help, String)>> {
    let Some(help) = rows::latest(cx, file.id).await? else { return Ok(None) };
    let name = rows::name(cx, file, help.id).await?;
    Ok(Some((help, name)))
}

fn untouched(file: &Application) -> Outcome<()> {
    if file.is_unsubmitted_draft() { Ok(()) } else { Err(refusal::not_now()) }
}
