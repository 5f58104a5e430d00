//! Reading and writing our few cookies. Each is `HttpOnly`, `SameSite=Lax` and, under https, `Secure` with the
//! `__Host-` prefix, so that neither a neighbouring host nor a script can set or read it.

use axum::http::{HeaderMap, HeaderValue, header};

/// What a cookie is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Jar {
    /// The session of a citizen.
    Citizen,
    /// The session of a member of staff.
    Desk,
    /// The secret of a visitor who is not signed in, for form tokens.
    Visitor,
    /// A message for the next page.
    Flash,
    /// Which digits a person prefers.
    Digits,
    /// Words that are on their way to somebody, while whoever wrote them signs in.
    Carried,
    /// The code of the poster or link somebody came by: the same for everybody who came by it.
    Came,
}

impl Jar {
    /// The cookie's name. On plain http (a developer's machine) the prefix is left out, because browsers drop it there.
    pub fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Citizen, true) => "__Host-wasl",
            (Self::Citizen, false) => "wasl",
            (Self::Desk, true) => "__Host-wasl-desk",
            (Self::Desk, false) => "wasl-desk",
            (Self::Visitor, true) => "__Host-wasl-visitor",
            (Self::Visitor, false) => "wasl-visitor",
            (Self::Flash, true) => "__Host-wasl-flash",
            (Self::Flash, false) => "wasl-flash",
            (Self::Digits, true) => "__Host-wasl-digits",
            (Self::Digits, false) => "wasl-digits",
            (Self::Carried, true) => "__Host-wasl-carried",
            (Self::Carried, false) => "wasl-carried",
            (Self::Came, true) => "__Host-wasl-came",
            (Self::Came, false) => "wasl-came",
        }
    }

    /// The value the browser sent.
    pub fn read(self, headers: &HeaderMap, secure: bool) -> Option<String> {
        let name = self.name(secure);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, value)| *key == name && !value.is_empty())
            .map(|(_, value)| value.to_owned())
    }

    /// The header that sets it; without `seconds` it goes when the browser closes.
    pub fn write(self, value: &str, secure: bool, seconds: Option<u64>) -> Option<HeaderValue> {
        let name = self.name(secure);
        let guard = if secure { "; Secure" } else { "" };
        let age = seconds.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
        HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{guard}{age}")).ok()
    }

    /// The header that removes it.
    pub fn clear(self, secure: bool) -> Option<HeaderValue> {
        self.write("", secure, Some(0))
    }
}
