//! The content security policy of every page: nothing inline, nothing from elsewhere, and forms that lead to ourselves or to
//! a hosted checkout that the configuration names. It must never name a scheme alone, which would be everybody.

use axum::http::HeaderValue;
use kernel::{Failure, Outcome};

/// Everything but where forms may lead.
const FIXED: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    font-src 'self'; connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'";

/// The policy of a site whose forms may lead to these origins, too. Browsers hold a form to it through every redirect that
/// answers it, so the checkout a payment leads to must be named.
///
/// # Errors
/// A fault if one of them is not an origin: anything else could add a directive of its own, or allow everybody.
pub(crate) fn policy(checkout_origins: &[String]) -> Outcome<HeaderValue> {
    let mut text = format!("{FIXED}; form-action 'self'");
    for origin in checkout_origins {
        if !is_origin(origin) {
            return Err(Failure::fault("writing the content security policy", format!("{origin:?} is no origin")));
        }
        text.push(' ');
        text.push_str(origin);
    }
    HeaderValue::from_str(&text).map_err(|error| Failure::fault("writing the content security policy", error))
}

/// Whether the text is one web origin: `https://` or `http://`, a host, perhaps a port, and nothing after it.
pub fn is_origin(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let (host, port) = rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)));
    let named =
        !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-');
    named && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|number| number > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_home_and_to_the_named_checkout_only() {
        let own = policy(&[]).unwrap();
        assert!(own.to_str().unwrap().ends_with("; form-action 'self'"));
        let named = policy(&["https://pay.example".to_owned(), "http://127.0.0.1:9001".to_owned()]).unwrap();
        assert!(named.to_str().unwrap().ends_with("form-action 'self' https://pay.example http://127.0.0.1:9001"));
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        for origin in ["https://pay.example", "http://127.0.0.1:9001", "https://a-b.example:443"] {
            assert!(is_origin(origin), "{origin}");
        }
        let bad = [
            "",
            "https:",
            "https://",
            "*",
            "https://*",
            "https://*.example",
            "pay.example",
            "https://pay.example/",
            "https://pay.example/path",
            "https://pay.example; script-src *",
            "https://pay.example https:",
            "https://pay.example:0",
            "https://pay.example:99999",
            "javascript://pay.example",
            "https://user@pay.example",
        ];
        for text in bad {
            assert!(!is_origin(text), "{text}");
            assert!(policy(&[text.to_owned()]).is_err(), "{text}");
        }
    }
}
