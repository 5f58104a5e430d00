//! What a browser carries between asking for a code and typing it: the holder of the code, where to go afterwards, and
//! whether the device was said to be shared.
//!
//! It is a cookie and not a part of the address, so that neither a history nor a log of addresses can use up a code.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use data_encoding::BASE64URL_NOPAD;
use kernel::{Failure, Outcome};
use web::{Visit, sessions::Device};

use crate::codes::model::Holder;

/// The third part of the value on a shared device.
const SHARED: &str = "shared";

/// The holder of a code and the path to return to.
#[derive(Clone, Debug)]
pub(crate) struct Pocket {
    pub holder: Holder,
    pub next: Option<String>,
    /// What the person said of the device.
    pub device: Device,
}

impl Pocket {
    /// What this browser carries, if anything.
    pub fn read(visit: &Visit, headers: &HeaderMap) -> Option<Self> {
        let name = name(visit);
        let value = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(key, value)| (key == name).then_some(value))?;
        let mut parts = value.split('.');
        let (holder, next) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let device = if parts.next() == Some(SHARED) { Device::Shared } else { Device::Own };
        let next = BASE64URL_NOPAD.decode(next.as_bytes()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        Some(Self { holder: Holder::parse(holder)?, next: next.and_then(|next| visit.return_path(&next)), device })
    }

    /// Gives it to the browser with this response, for as long as the code and its proof live.
    ///
    /// # Errors
    /// A fault if the cookie cannot be written.
    pub fn put(&self, visit: &Visit, mut response: Response) -> Outcome<Response> {
        let next = self.next.as_deref().map_or_else(String::new, |next| BASE64URL_NOPAD.encode(next.as_bytes()));
        let shared = if self.device == Device::Shared { format!(".{SHARED}") } else { String::new() };
        set(&mut response, visit, &format!("{}.{next}{shared}", self.holder.text()), 20 * 60)?;
        Ok(response)
    }

    /// Takes it from the browser: it served its purpose.
    ///
    /// # Errors
    /// A fault if the cookie cannot be written.
    pub fn clear(visit: &Visit, mut response: Response) -> Outcome<Response> {
        set(&mut response, visit, "", 0)?;
        Ok(response)
    }
}

fn secure(visit: &Visit) -> bool {
    visit.site().settings().public_url.starts_with("https://")
}

fn name(visit: &Visit) -> &'static str {
    if secure(visit) { "__Host-wasl-code" } else { "wasl-code" }
}

fn set(response: &mut Response, visit: &Visit, value: &str, seconds: u32) -> Outcome<()> {
    let guard = if secure(visit) { "; Secure" } else { "" };
    let line = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{guard}", name(visit));
    let line = HeaderValue::from_str(&line).map_err(|error| Failure::fault("writing a cookie", error))?;
    response.headers_mut().append(header::SET_COOKIE, line);
    Ok(())
}
