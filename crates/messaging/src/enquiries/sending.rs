//! What a citizen sends about an enquiry, from the first look to the last: opening one, writing in it again, and saying
//! whether the answer helped. Pages and API call this; as with letters in a file, nothing of a file is examined for whoever
//! will be refused, and what is sent twice is done once.

use ::store::{Cx, Scope, idempotency::Claim};
use kernel::{Id, Outcome, Reference, marks};
use uuid::Uuid;
use web::Visit;

use super::{
    commands,
    said::{Asked, Asking},
    store as rows,
};
use crate::{
    Ports,
    attachments::{Beside, Takes},
    once::Once,
    ports::Offices,
    threads::{Sent, Written, must_have_words},
};

/// How many enquiries of an account are listed.
pub(crate) const MOST: i64 = 50;

/// Opens an enquiry. Its reference; none if it was opened by an earlier request and is not listed any more.
///
/// # Errors
/// As [`commands::open`].
pub(crate) async fn open(
    v: &Visit,
    (ports, offices): (&Ports, &Offices),
    (asking, beside): (Asking<'_>, Beside<'_>),
    once: Once<'_>,
) -> Outcome<Option<Reference>> {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    if let Claim::Done(id) = once.claim(&mut cx).await? {
        return opened(&mut cx, owner, id).await;
    }
    // The claim goes with this transaction; the one that opens makes it again. What will be refused keeps no file, and what
    // is examined was counted before.
    drop(cx);
    let (mut counted, mut attached) = (None, None);
    if beside.is_something() && asking.can_be_sent(offices) {
        counted = Some(commands::count_opening(&v.begin().await?, owner).await?);
        attached = beside.receive(v, (ports, Takes::Papers), owner).await?;
    }
    let asked = Asked {
        topic: asking.topic.to_owned(),
        mission: asking.mission.to_owned(),
        file: asking.about.map(str::to_owned),
        text: asking.text.to_owned(),
        attached,
    };
    let mut cx = v.begin().await?;
    if let Claim::Done(id) = once.claim(&mut cx).await? {
        return opened(&mut cx, owner, id).await;
    }
    let reference = commands::open(&mut cx, (offices, ports.files.as_ref()), (owner, counted), &asked).await?;
    let opened = rows::load(&mut cx, &Scope::Owner(owner), reference).await?;
    once.settle(&mut cx, opened.id.uuid()).await?;
    cx.commit().await?;
    Ok(Some(reference))
}

/// The enquiry that an earlier request opened.
async fn opened(cx: &mut Cx, owner: Id<marks::Account>, id: Uuid) -> Outcome<Option<Reference>> {
    let all = rows::of_owner(cx, owner, MOST).await?;
    Ok(all.into_iter().find(|enquiry| enquiry.id.uuid() == id).map(|enquiry| enquiry.reference))
}

/// Writes in an enquiry again.
///
/// # Errors
/// Not found for anybody else's; a slip for the words or for what comes with them; too many within an hour.
pub(crate) async fn write(v: &Visit, ports: &Ports, reference: Reference, sent: Sent<'_>) -> Outcome<()> {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    rows::load(&mut cx, &Scope::Owner(owner), reference).await?;
    must_have_words(sent.text)?;
    if sent.once.claim(&mut cx).await? != Claim::Fresh {
        return Ok(());
    }
    let counted = commands::count_writing(&mut cx, owner, reference).await?;
    drop(cx);
    let offices = ports.offices.offices(v.site().store()).await?;
    let attached = sent.beside.receive(v, (ports, Takes::Papers), owner).await?;
    let mut cx = v.begin().await?;
    if sent.once.claim(&mut cx).await? == Claim::Fresh {
        let written = Written { text: sent.text, attached: attached.as_ref() };
        let enquiry = commands::write(&mut cx, &offices, (owner, counted), reference, written).await?;
        sent.once.settle(&mut cx, enquiry.id.uuid()).await?;
        cx.commit().await?;
    }
    Ok(())
}

/// Says whether the answer helped.
///
/// # Errors
/// As [`commands::rate`].
pub(crate) async fn rate(
    v: &Visit,
    ports: &Ports,
    (reference, helped): (Reference, bool),
    once: Once<'_>,
) -> Outcome<()> {
    let owner = v.account()?;
    let offices = ports.offices.offices(v.site().store()).await?;
    let mut cx = v.begin().await?;
    if once.claim(&mut cx).await? == Claim::Fresh {
        let enquiry = commands::rate(&mut cx, &offices, owner, reference, helped).await?;
        once.settle(&mut cx, enquiry.id.uuid()).await?;
        cx.commit().await?;
    }
    Ok(())
}
