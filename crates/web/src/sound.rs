//! A sound as a player fetches it: whole, or in the parts it asks for (RFC 9110, 14).

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// How long what is heard may be kept on its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keep {
    /// By nobody: it is somebody's own.
    Nowhere,
    /// By the listener's own browser, for as long as she may go back to it: nobody finds it there the next day.
    AnHour,
}

/// A sound, or the part of it that a player asks for; some play nothing that they cannot ask for in parts. Never read as
/// anything but sound.
pub fn sound(media_type: &'static str, bytes: &[u8], (headers, keep): (&HeaderMap, Keep)) -> Response {
    let whole = bytes.len();
    let asked = headers.get(header::RANGE).and_then(|value| value.to_str().ok()).map(|text| part(text, whole));
    let (status, content, range) = match asked {
        None | Some(Asked::Whole) => (StatusCode::OK, bytes.to_vec(), None),
        Some(Asked::Part(from, to)) => {
            let content = bytes.get(from..=to).unwrap_or_default().to_vec();
            (StatusCode::PARTIAL_CONTENT, content, Some(format!("bytes {from}-{to}/{whole}")))
        }
        Some(Asked::Nothing) => (StatusCode::RANGE_NOT_SATISFIABLE, Vec::new(), Some(format!("bytes */{whole}"))),
    };
    let mut response = (status, content).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    let cached = match keep {
        Keep::Nowhere => "no-store",
        Keep::AnHour if status.is_success() => "private, max-age=3600, immutable",
        Keep::AnHour => "no-store",
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cached));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let policy = HeaderValue::from_static("default-src 'none'; sandbox");
    headers.insert(HeaderName::from_static("content-security-policy"), policy);
    if let Some(range) = range.and_then(|range| HeaderValue::from_str(&range).ok()) {
        headers.insert(header::CONTENT_RANGE, range);
    }
    response
}

/// What a player asks for.
#[derive(PartialEq, Eq, Debug)]
enum Asked {
    /// All of it, or something we do not read: then all of it is the answer (RFC 9110, 14.2).
    Whole,
    /// From one byte to another, both included.
    Part(usize, usize),
    /// What lies beyond the end.
    Nothing,
}

/// One part of `whole` bytes (RFC 9110, 14.1).
fn part(text: &str, whole: usize) -> Asked {
    let Some((from, to)) = text.strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
        return Asked::Whole;
    };
    let (from, to) = (from.trim(), to.trim());
    let (from, to) = match (from.parse::<usize>(), to.parse::<usize>()) {
        (Ok(from), Ok(to)) if from <= to => (from, to),
        (Ok(from), Err(_)) if to.is_empty() => (from, usize::MAX),
        // The last so many.
        (Err(_), Ok(last)) if from.is_empty() && last > 0 => (whole.saturating_sub(last), usize::MAX),
        _ => return Asked::Whole,
    };
    if from >= whole { Asked::Nothing } else { Asked::Part(from, to.min(whole - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_player_gets_the_part_it_asks_for() {
        let cases = [
            ("bytes=0-", Asked::Part(0, 99)),
            ("bytes=0-1", Asked::Part(0, 1)),
            ("bytes=90-200", Asked::Part(90, 99)),
            ("bytes=-10", Asked::Part(90, 99)),
            ("bytes=-500", Asked::Part(0, 99)),
            ("bytes=100-", Asked::Nothing),
            ("bytes=5-2", Asked::Whole),
            ("bytes=0-1,5-6", Asked::Whole),
            ("bytes=-", Asked::Whole),
            ("items=0-1", Asked::Whole),
        ];
        for (text, expected) in cases {
            assert_eq!(part(text, 100), expected, "{text}");
        }
        assert_eq!(part("bytes=0-", 0), Asked::Nothing);
    }

    #[test]
    fn it_is_sound_and_nothing_else() {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, HeaderValue::from_static("bytes=1-2"));
        let answer = sound("audio/ogg", &[1, 2, 3, 4], (&headers, Keep::Nowhere));
        assert_eq!(answer.status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(answer.headers()[header::CONTENT_RANGE], "bytes 1-2/4");
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "audio/ogg");
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
        assert_eq!(answer.headers()["content-security-policy"], "default-src 'none'; sandbox");
    }

    #[test]
    fn what_is_nothing_is_kept_by_nobody() {
        let mut headers = HeaderMap::new();
        let cached = |headers: &HeaderMap| {
            let answer = sound("audio/ogg", &[1, 2, 3, 4], (headers, Keep::AnHour));
            (answer.status(), answer.headers()[header::CACHE_CONTROL].to_str().unwrap().to_owned())
        };
        assert_eq!(cached(&headers), (StatusCode::OK, "private, max-age=3600, immutable".to_owned()));
        headers.insert(header::RANGE, HeaderValue::from_static("bytes=9-"));
        assert_eq!(cached(&headers), (StatusCode::RANGE_NOT_SATISFIABLE, "no-store".to_owned()));
    }
}
