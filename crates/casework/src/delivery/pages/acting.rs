//! What is done to one parcel by its forms: each act loads it within the desk's own role, does one thing, and shows it again.

use std::sync::Arc;

use ::store::{Cx, Scope};
use axum::{Extension, extract::Path};
use kernel::{Outcome, Slips};
use web::{Answer, Fields, Form, FromFields, Visit};

use super::{
    super::{
        Ports,
        commands::desk::{self, Held},
        copies::Dropped,
        envelope,
        model::{Collector, NotAttested},
        policy,
    },
    AtParcel,
    clerk::page,
};

/// The sheet that is printed on.
pub(super) struct Printed(String);

impl FromFields for Printed {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let blank = fields.required("blank", "delivery-slip-blank", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self(blank)) } else { Err(slips) }
    }
}

/// The copy whose sheet went wrong, and how.
pub(super) struct Spoiled {
    copy: i16,
    reason: String,
}

impl FromFields for Spoiled {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let copy = fields.text("copy").parse().ok();
        if copy.is_none() {
            slips.add("copy", "delivery-slip-copy");
        }
        let reason = fields.required("reason", "delivery-slip-reason", &mut slips).to_owned();
        match copy {
            Some(copy) if slips.is_empty() => Ok(Self { copy, reason }),
            _ => Err(slips),
        }
    }
}

/// Why a copy is not printed.
pub(super) struct NotPrinted(Dropped);

impl FromFields for NotPrinted {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let why = Dropped::parse(fields.text("why")).filter(|why| Dropped::OF_A_CLERK.contains(why));
        why.map(Self).ok_or_else(|| {
            let mut slips = Slips::new();
            slips.add("why", "delivery-slip-why");
            slips
        })
    }
}

/// Why the copies are not attested, and what the applicant is told.
pub(super) struct Refused {
    why: NotAttested,
    words: String,
}

impl FromFields for Refused {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let why = NotAttested::parse(fields.text("refusal"));
        if why.is_none() {
            slips.add("refusal", "delivery-slip-refusal");
        }
        let words = fields.required("words", "delivery-slip-words", &mut slips).to_owned();
        match why {
            Some(why) if slips.is_empty() => Ok(Self { why, words }),
            _ => Err(slips),
        }
    }
}

/// What is typed at the counter.
pub(super) struct Handed {
    code: String,
    collector: Collector,
}

impl FromFields for Handed {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let code = fields.required("code", "delivery-slip-code", &mut slips).to_owned();
        let name = fields.required("name", "delivery-slip-name", &mut slips).to_owned();
        let paper = fields.required("paper", "delivery-slip-paper", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self { code, collector: Collector { name, paper } }) } else { Err(slips) }
    }
}

/// Loads the parcel within the desk's own role.
async fn held(v: &Visit, at: &AtParcel) -> Outcome<(Cx, Held)> {
    Scope::of(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let held = desk::hold(&mut cx, at.shipment()?).await?;
    Ok((cx, held))
}

/// After an act: back to the parcel, or the page again with what is wrong.
async fn after<T>(v: &Visit, ports: &Ports, at: &AtParcel, form: &Form<T>, done: Outcome<()>) -> Answer {
    match done {
        Ok(()) => Ok(v.redirect(format!("/desk/delivery/{}", at.id))),
        Err(failure) => Ok(page(v, ports, at, &form.filled(failure)?).await?),
    }
}

pub(super) async fn print(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<AtParcel>,
    form: Form<Printed>,
) -> Answer {
    v.staff()?;
    let permit = policy::may_send(v.actor())?;
    let done = async {
        let blank = form.read()?.0;
        let (mut cx, held) = held(&v, &at).await?;
        desk::print(&mut cx, held, permit, &blank).await?;
        cx.commit().await
    };
    let done = done.await;
    after(&v, &ports, &at, &form, done).await
}

pub(super) async fn spoil(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<AtParcel>,
    form: Form<Spoiled>,
) -> Answer {
    v.staff()?;
    let permit = policy::may_send(v.actor())?;
    let done = async {
        let Spoiled { copy, reason } = form.read()?;
        let (mut cx, held) = held(&v, &at).await?;
        desk::spoil(&mut cx, held, permit, (copy, &reason)).await?;
        cx.commit().await
    };
    let done = done.await;
    after(&v, &ports, &at, &form, done).await
}

pub(super) async fn drop_copy(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<AtParcel>,
    form: Form<NotPrinted>,
) -> Answer {
    v.staff()?;
    let permit = policy::may_send(v.actor())?;
    let done = async {
        let NotPrinted(reason) = form.read()?;
        let (mut cx, held) = held(&v, &at).await?;
        desk::drop_copy(&mut cx, held, permit, reason).await?;
        cx.commit().await
    };
    let done = done.await;
    after(&v, &ports, &at, &form, done).await
}

pub(super) async fn attest(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<AtParcel>,
    form: Form<()>,
) -> Answer {
    v.staff()?;
    let permit = policy::may_send(v.actor())?;
    let done = async {
        let (mut cx, held) = held(&v, &at).await?;
        desk::attest(&mut cx, held, permit).await?;
        cx.commit().await
    };
    let done = done.await;
    after(&v, &ports, &at, &form, done).await
}

pub(super) async fn refuse_attestation(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<AtParcel>,
    form: Form<Refused>,
) -> Answer {
    v.staff()?;
    let permit = policy::may_send(v.actor())?;
    let done = async {
        let Refused { why, words } = form.read()?;
        let (mut cx, held) = held(&v, &at).await?;
        desk::refuse_attestation(&mut cx, held, permit, (why, &words)).await?;
        cx.commit().await
    };
    let done = done.await;
    after(&v, &ports, &at, &form, done).await
}

pub(super) async fn pack(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<AtParcel>,
    form: Form<()>,
) -> Answer {
    v.staff()?;
    let permit = policy::may_send(v.actor())?;
    let done = async {
        Scope::of(v.actor())?;
        let mut cx = v.begin_desk().await?;
        envelope::pack(&mut cx, at.shipment()?, permit).await?;
        cx.commit().await
    };
    let done = done.await;
    after(&v, &ports, &at, &form, done).await
}

pub(super) async fn arrive(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<AtParcel>,
    form: Form<()>,
) -> Answer {
    v.staff()?;
    let permit = policy::may_hand_over(v.actor())?;
    let done = async {
        let (mut cx, held) = held(&v, &at).await?;
        desk::arrive(&mut cx, held, permit).await?;
        cx.commit().await
    };
    let done = done.await;
    after(&v, &ports, &at, &form, done).await
}

pub(super) async fn hand_over(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<AtParcel>,
    form: Form<Handed>,
) -> Answer {
    v.staff()?;
    let permit = policy::may_hand_over(v.actor())?;
    let done = async {
        let Handed { code, collector } = form.read()?;
        let (mut cx, held) = held(&v, &at).await?;
        desk::hand_over(&mut cx, held, permit, (&code, &collector)).await?;
        cx.commit().await
    };
    let done = done.await;
    after(&v, &ports, &at, &form, done).await
}
