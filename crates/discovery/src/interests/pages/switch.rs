//! Switching on, with the words that are agreed to beside the button, and switching off, by one press each.

use axum::Extension;
use kernel::Outcome;
use web::{Answer, Fields, Form, Visit};

use super::{done_before, interests, settled};
use crate::interests::{
    commands::{self, Told},
    recommender::Interests,
};

const ON: &str = "discovery.interests_on";
const OFF: &str = "discovery.interests_off";

pub(in crate::interests) async fn on(v: Visit, Extension(own): Extension<Interests>, form: Form<Fields>) -> Answer {
    match switched_on(&v, &form).await {
        Ok(()) => Ok(v.redirect_with("/account/interests", "interests-switched-on")),
        Err(failure) => interests::page(&v, &own, &form.filled(failure)?).await,
    }
}

async fn switched_on(v: &Visit, form: &Form<Fields>) -> Outcome<()> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    if done_before(&mut cx, ON, form).await? {
        return Ok(());
    }
    let told = Told { texts: v.site().texts(), language: v.locale(), of_age: form.fields.ticked("of_age") };
    commands::switch_on(&mut cx, account, told).await?;
    settled(&mut cx, ON, form, account).await?;
    cx.commit().await
}

pub(in crate::interests) async fn off(v: Visit, form: Form<()>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    if !done_before(&mut cx, OFF, &form).await? {
        commands::switch_off(&mut cx, account).await?;
        settled(&mut cx, OFF, &form, account).await?;
    }
    cx.commit().await?;
    Ok(v.redirect_with("/account/interests", "interests-switched-off"))
}
