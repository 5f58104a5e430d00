//! Typing the code that signs in, or that begins a registration.

use axum::http::HeaderMap;
use kernel::Failure;
use web::{Answer, Filled, Form, Visit, sessions::SessionKind};

use crate::{
    codes::{Purpose, refusal},
    sign_in::{
        code_page::{CodeForm, CodePage, carried, page},
        commands::{Entered, enter as enter_code},
        pocket::Pocket,
    },
};

pub(super) async fn show(v: Visit, headers: HeaderMap) -> Answer {
    let Some((_, waiting)) = carried(&v, &headers, Purpose::Enter).await? else { return Ok(v.redirect("/sign-in")) };
    if waiting.proved_at.is_some() {
        return Ok(v.redirect("/register/name"));
    }
    Ok(page(&v, &CodePage::ENTER, &waiting, &Filled::blank()))
}

pub(super) async fn enter(v: Visit, headers: HeaderMap, form: Form<CodeForm>) -> Answer {
    let Some((pocket, waiting)) = carried(&v, &headers, Purpose::Enter).await? else {
        return Ok(v.redirect_with("/sign-in", "codes-refused-gone"));
    };
    let entered = async {
        let typed = form.read()?.typed;
        let mut cx = v.begin().await?;
        let entered = enter_code(&mut cx, &pocket.holder, (&typed, &v.network())).await?;
        let opened = match &entered {
            Entered::Known(account) => {
                Some(v.open_session_on(&mut cx, pocket.device, SessionKind::Citizen, account.uuid()).await?)
            }
            _ => None,
        };
        cx.commit().await?;
        Ok::<_, Failure>((entered, opened))
    };
    let failure = match entered.await {
        Ok((Entered::Known(_), Some(opened))) => {
            let to = pocket.next.clone().unwrap_or_else(|| v.path("/account"));
            return Ok(Pocket::clear(&v, v.signed_in(&opened, v.leave(&to)))?);
        }
        Ok((Entered::Newcomer, _)) => return Ok(v.redirect("/register/name")),
        Ok((Entered::Wrong { left }, _)) => refusal::wrong(left),
        Ok((Entered::Gone | Entered::Known(_), _)) => refusal::gone().into(),
        Err(failure) => failure,
    };
    Ok(page(&v, &CodePage::ENTER, &waiting, &form.filled(failure)?))
}
