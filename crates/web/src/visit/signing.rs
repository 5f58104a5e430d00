//! Opening, renewing and closing the session of this browser.

use axum::{http::header, response::Response};
use kernel::{Actor, Outcome, Refusal, RefusalKind};
use store::Cx;
use uuid::Uuid;

use super::Visit;
use crate::{
    cookies::Jar,
    sessions::{self, Device, LONGEST, Opened, SessionKind},
};

impl Visit {
    /// Opens a session for `owner` and ends the one this browser had, so that no token outlives a sign-in. Commit `cx`,
    /// then hand the response through [`Visit::signed_in`].
    ///
    /// # Errors
    /// A fault if the database is away.
    pub async fn open_session(&self, cx: &mut Cx, kind: SessionKind, owner: Uuid) -> Outcome<Opened> {
        self.open_session_on(cx, Device::Own, kind, owner).await
    }

    /// The same on the device that the person named.
    ///
    /// # Errors
    /// As there.
    pub async fn open_session_on(
        &self,
        cx: &mut Cx,
        device: Device,
        kind: SessionKind,
        owner: Uuid,
    ) -> Outcome<Opened> {
        if let Some(old) = self.session() {
            sessions::revoke(cx, old.owner, old.id).await?;
        }
        sessions::open_on(cx, device, kind, owner, &self.agent()).await
    }

    /// Notes that the person just proved who they are, with a new token (step-up).
    ///
    /// # Errors
    /// A `SignIn` refusal if nobody is signed in; a fault if the database is away.
    pub async fn prove_again(&self, cx: &mut Cx) -> Outcome<Opened> {
        let session =
            self.session().ok_or_else(|| Refusal::new(RefusalKind::SignIn, "sign_in.needed", "web-problem-sign-in"))?;
        sessions::prove_again(cx, session).await
    }

    /// Puts the session's cookie on a response. A visitor's secret goes with it, so that tokens drawn before the sign-in
    /// are void after it. On a shared device the cookie goes when the browser is closed.
    pub fn signed_in(&self, opened: &Opened, response: Response) -> Response {
        let secure = self.site().secure_cookies();
        let jar = jar(opened.row.kind);
        let seconds = (!opened.row.shared).then_some(LONGEST.as_secs());
        let cookies = [jar.write(opened.token(), secure, seconds), Jar::Visitor.clear(secure)];
        with_cookies(response, cookies)
    }

    /// Ends this browser's session. Commit `cx`, then hand the response through [`Visit::signed_out`].
    ///
    /// # Errors
    /// A fault if the database is away.
    pub async fn close_session(&self, cx: &mut Cx) -> Outcome<()> {
        if let Some(session) = self.session() {
            sessions::revoke(cx, session.owner, session.id).await?;
        }
        Ok(())
    }

    /// Removes the session's cookie and what the browser kept.
    pub fn signed_out(&self, mut response: Response) -> Response {
        let secure = self.site().secure_cookies();
        let kind = if matches!(self.actor(), Actor::Staff { .. }) { SessionKind::Staff } else { SessionKind::Citizen };
        response
            .headers_mut()
            .insert("clear-site-data", axum::http::HeaderValue::from_static("\"cache\", \"storage\""));
        with_cookies(response, [jar(kind).clear(secure), Jar::Visitor.clear(secure), Jar::Carried.clear(secure)])
    }
}

/// The cookie of a kind of session.
pub(super) fn jar(kind: SessionKind) -> Jar {
    match kind {
        SessionKind::Citizen => Jar::Citizen,
        SessionKind::Staff => Jar::Desk,
    }
}

fn with_cookies<const N: usize>(mut response: Response, cookies: [Option<axum::http::HeaderValue>; N]) -> Response {
    for cookie in cookies.into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
