//! Trying an act on each of several files, and doing it. Both run the command of a single file, so that what is previewed is
//! what the command itself answers.

use ::store::{
    Cx, Scope,
    idempotency::{self, Claim},
};
use kernel::{Failure, Outcome, Reference, Refusal, RefusalKind};
use web::Visit;
use work::items::Claimed;

use super::{model::Doing, pages::BULK};
use crate::{applications::store as files, desk::acts};

/// What becomes of one file: done, or why not.
pub struct Fate {
    /// The file.
    pub reference: Reference,
    /// The refusal or the slips she would meet.
    pub result: Result<(), Failure>,
}

async fn one(cx: &mut Cx, reference: Reference, doing: &Doing) -> Outcome<()> {
    match doing {
        Doing::Take => match acts::claim(cx, reference).await? {
            Claimed::Yours(_) => Ok(()),
            Claimed::HeldBy { staff, .. } => {
                let name = people::staff_name(cx, staff).await?;
                let refusal = Refusal::new(RefusalKind::Conflict, "desk.taken", "desk-refused-taken");
                Err(refusal.arg("name", name).into())
            }
        },
        Doing::GiveBack(reason) => acts::release(cx, reference, reason).await,
        Doing::HandOver(colleague, reason) => acts::hand_over(cx, reference, *colleague, reason).await,
    }
}

/// What would become of each file now. Everything is tried in earnest and nothing is kept.
///
/// # Errors
/// Only faults.
pub async fn tried(v: &Visit, chosen: &[Reference], doing: &Doing) -> Outcome<Vec<Fate>> {
    let mut fates = Vec::with_capacity(chosen.len());
    for reference in chosen {
        let mut cx = v.begin_desk().await?;
        let result = one(&mut cx, *reference, doing).await;
        // Without a commit the transaction is taken back.
        drop(cx);
        fates.push(Fate { reference: *reference, result: not_a_fault(result)? });
    }
    Ok(fates)
}

/// Does it, each file in a transaction of its own and once for the key of the form: what one of them meets does not hold up the
/// others.
///
/// # Errors
/// Only faults; what was done before one stays done, and the same form goes on where it stopped.
pub async fn done(v: &Visit, chosen: &[Reference], doing: &Doing, (key, hash): (&str, [u8; 32])) -> Outcome<Vec<Fate>> {
    let mut fates = Vec::with_capacity(chosen.len());
    for reference in chosen {
        let mut cx = v.begin_desk().await?;
        let result = async {
            let scope = Scope::of(cx.actor())?;
            let file = files::load_by_reference(&mut cx, &scope, *reference).await?;
            let key = format!("{key}:{}", reference.compact());
            if let Claim::Done(_) = idempotency::claim(&mut cx, BULK, &key, hash).await? {
                return Ok(false);
            }
            one(&mut cx, *reference, doing).await?;
            idempotency::settle(&mut cx, BULK, &key, file.id.uuid()).await?;
            Ok::<bool, Failure>(true)
        };
        let result: Outcome<bool> = result.await;
        let result = match result {
            Ok(true) => cx.commit().await.map(|()| Ok(()))?,
            Ok(false) => Ok(()),
            Err(failure) => not_a_fault(Err(failure))?,
        };
        fates.push(Fate { reference: *reference, result });
    }
    Ok(fates)
}

fn not_a_fault(result: Outcome<()>) -> Outcome<Result<(), Failure>> {
    match result {
        Err(fault @ Failure::Fault(_)) => Err(fault),
        other => Ok(other),
    }
}
