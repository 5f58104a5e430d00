//! What may be paid again from the page of a file, and the attempt that is opened for it.

use ::store::{
    Cx, Scope,
    idempotency::{self, Claim},
    throttle,
};
use kernel::{Id, Money, Outcome};

use crate::{
    applications::{model::Application, store as files},
    baskets,
    payments::{
        disputes,
        model::{Attempt, Share},
        opening::{CHECKOUT_LIFE, PayRequest, STARTS, Terms, Wanted, open_new},
        policy, refusal, store as rows,
    },
};

/// A file with what is owed of it.
pub struct Owing {
    /// The file.
    pub file: Application,
    /// How much, in the currency that was charged.
    pub amount: Money,
}

/// What is paid again together with `file`, if anything is owed of it: that, and what is owed of the other files of its basket,
/// since one charge paid them. The caller's scope is the owner's.
///
/// # Errors
/// Only faults.
pub async fn owing(cx: &mut Cx, scope: &Scope, file: &Application) -> Outcome<Vec<Owing>> {
    let mut owing: Vec<Owing> = Vec::new();
    for one in baskets::with(cx, scope, file).await? {
        if !policy::can_be_paid_again(&one) {
            continue;
        }
        if let Some(amount) = disputes::owed(cx, scope, one.id).await? {
            owing.push(Owing { file: one, amount });
        }
    }
    let Some(currency) = owing.iter().find(|one| one.file.id == file.id).map(|one| one.amount.currency()) else {
        return Ok(Vec::new());
    };
    owing.retain(|one| one.amount.currency() == currency);
    Ok(owing)
}

/// What some debts in one currency are together; nothing of none.
pub fn total(owing: &[Owing]) -> Option<Money> {
    owing.iter().map(|one| one.amount).reduce(|sum, one| Money::new(sum.minor() + one.minor(), sum.currency()))
}

/// Opens an attempt for what is owed, or finds the one whose checkout is still good for it. Commits.
///
/// # Errors
/// The refusal `payment.nothing_owed` if nothing is; too many tries.
pub async fn decide(mut cx: Cx, provider: &str, request: &PayRequest<'_>) -> Outcome<Attempt> {
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, request.reference).await?;
    let _permit = policy::may_pay_again(cx.actor(), &file)?;
    if let Claim::Done(known) = idempotency::claim(&mut cx, request.route, request.key, request.hash).await? {
        return rows::load(&mut cx, Id::from_uuid(known)).await;
    }
    throttle::hit(&cx, &STARTS, &file.id.to_string()).await?;
    rows::lock_file(&mut cx, file.id).await?;
    // Whoever held the lock may have decided about the debt meanwhile.
    let file = files::load(&mut cx, &scope, file.id).await?;
    let _permit = policy::may_pay_again(cx.actor(), &file)?;
    let owing = owing(&mut cx, &scope, &file).await?;
    let amount = total(&owing).ok_or_else(refusal::nothing_owed)?;
    let mut shares: Vec<Share> = owing.iter().map(|one| Share { file: one.file.id, amount: one.amount }).collect();
    shares.sort_by_key(|share| share.file.uuid());
    let now = cx.now();
    let usable = |attempt: &Attempt| {
        attempt.repays
            && attempt.can_be_used_for(amount, now)
            && attempt.shares == shares
            && attempt.provider == provider
            && attempt.locale == request.locale
    };
    let earlier = rows::of_file(&mut cx, &scope, file.id).await?.into_iter().find(usable);
    let attempt = match earlier {
        Some(attempt) => attempt,
        None => {
            let wanted = Wanted { provider, locale: request.locale, by_link: None };
            let terms = Terms { amount, shares, until: now.plus(CHECKOUT_LIFE), repays: true };
            open_new(&mut cx, file.id, &wanted, terms).await?
        }
    };
    idempotency::settle(&mut cx, request.route, request.key, attempt.id.uuid()).await?;
    cx.commit().await?;
    Ok(attempt)
}
