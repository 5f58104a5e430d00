//! What the browser was served, and the forms on it.

use axum::http::{Method, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use scraper::{ElementRef, Html, Selector};

/// Everything but letters and digits is escaped in a form's body.
const FORM: &AsciiSet = NON_ALPHANUMERIC;

/// A piece of text that a person reads or hears on a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// The text, as it stands between two tags or in an attribute that is read out.
    pub text: String,
    /// Its language, by the nearest `lang`.
    pub language: String,
    /// Whether it is set apart as a value: a name, a number, a code.
    pub value: bool,
}

/// Attributes that are read out or shown.
const SPOKEN: [&str; 4] = ["aria-label", "placeholder", "alt", "title"];

/// One answer of the product.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it was found, after redirects.
    pub path: String,
    /// Its status.
    pub status: StatusCode,
    /// Where it sends the browser, if it does.
    pub location: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Page {
    /// The body as text.
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The text a person reads, without tags, isolates and doubled spaces.
    pub fn text(&self) -> String {
        let document = Html::parse_document(&self.html());
        let body = Selector::parse("body").expect("a selector");
        let words: Vec<String> = document
            .select(&body)
            .flat_map(|element| element.text())
            .flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        words.join(" ").chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}')).collect()
    }

    /// Every piece of text on the page, its title among them, with its language.
    pub fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        gather(Html::parse_document(&self.html()).root_element(), "", false, &mut pieces);
        pieces
    }

    /// Whether the page says this.
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// Fails the test, showing the page, unless it says this.
    #[track_caller]
    pub fn must_say(&self, words: &str) -> &Self {
        assert!(self.says(words), "{} ({}) does not say {words:?}:\n{}", self.path, self.status, self.text());
        self
    }

    /// Fails the test, showing the page, unless it was served well.
    #[track_caller]
    pub fn must_be_ok(&self) -> &Self {
        assert_eq!(self.status, StatusCode::OK, "{}:\n{}", self.path, self.text());
        self
    }

    /// The JSON of an answer of the API.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|error| panic!("{} is no JSON: {error}\n{}", self.path, self.html()))
    }

    /// Whether an element fits this selector.
    pub fn has(&self, selector: &str) -> bool {
        let document = Html::parse_document(&self.html());
        document.select(&Selector::parse(selector).expect("a selector")).next().is_some()
    }

    /// An attribute of the first element that fits.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let document = Html::parse_document(&self.html());
        document
            .select(&Selector::parse(selector).expect("a selector"))
            .next()
            .and_then(|element| element.attr(name))
            .map(str::to_owned)
    }

    /// The form whose action ends with this (or the only form that posts, for the empty string), as served: hidden fields,
    /// preset values and checked choices included.
    #[track_caller]
    pub fn form(&self, action: &str) -> Filled {
        let document = Html::parse_document(&self.html());
        let forms = Selector::parse("form").expect("a selector");
        let wanted = document.select(&forms).find(|form| {
            let posts = form.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post"));
            let to = form.attr("action").unwrap_or("");
            let to = to.split('?').next().unwrap_or(to);
            if action.is_empty() {
                posts && !form.attr("action").is_some_and(|a| a.ends_with("/sign-out"))
            } else {
                to.ends_with(action)
            }
        });
        let Some(form) = wanted else {
            panic!("{} ({}) has no form to {action:?}:\n{}", self.path, self.status, self.text())
        };
        Filled::served(form, &self.path)
    }
}

/// A form being filled in.
#[derive(Clone, Debug)]
pub struct Filled {
    action: String,
    method: Method,
    multipart: bool,
    fields: Vec<(String, String)>,
    files: Vec<(String, String, String, Vec<u8>)>,
}

impl Filled {
    fn served(form: ElementRef<'_>, path: &str) -> Self {
        let mut fields = Vec::new();
        let controls = Selector::parse("input, textarea, select").expect("a selector");
        let options = Selector::parse("option[selected]").expect("a selector");
        for control in form.select(&controls) {
            let Some(name) = control.attr("name") else { continue };
            let kind = control.attr("type").unwrap_or("text");
            match (control.value().name(), kind) {
                ("input", "file" | "submit") => {}
                ("input", "radio" | "checkbox") if control.attr("checked").is_none() => {}
                ("textarea", _) => fields.push((name.to_owned(), control.text().collect())),
                ("select", _) => {
                    if let Some(option) = control.select(&options).next() {
                        fields.push((name.to_owned(), option.attr("value").unwrap_or_default().to_owned()));
                    }
                }
                _ => fields.push((name.to_owned(), control.attr("value").unwrap_or_default().to_owned())),
            }
        }
        let action = form.attr("action").filter(|action| !action.is_empty()).unwrap_or(path).to_owned();
        let posts = form.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post"));
        Self {
            action,
            method: if posts { Method::POST } else { Method::GET },
            multipart: form.attr("enctype").is_some_and(|kind| kind.starts_with("multipart")),
            fields,
            files: Vec::new(),
        }
    }

    /// Writes `value` into the field, replacing what was there.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Writes a further value of the field, as boxes of one name do.
    #[must_use]
    pub fn and(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Takes a field out, as somebody who edits the page might.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self
    }

    /// Sends the form elsewhere, as somebody who edits the page might.
    #[must_use]
    pub fn to(mut self, action: &str) -> Self {
        self.action = action.to_owned();
        self
    }

    /// Chooses a file.
    #[must_use]
    pub fn with_file(mut self, name: &str, file_name: &str, media_type: &str, bytes: &[u8]) -> Self {
        self.files.push((name.to_owned(), file_name.to_owned(), media_type.to_owned(), bytes.to_vec()));
        self
    }

    /// Sends the form as one that carries files, whatever the page said.
    #[must_use]
    pub fn as_multipart(mut self) -> Self {
        self.multipart = true;
        self
    }

    /// What a field holds now.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn method(&self) -> Method {
        self.method.clone()
    }

    pub(crate) fn target(&self) -> String {
        if self.method == Method::GET { format!("{}?{}", self.action, self.encoded()) } else { self.action.clone() }
    }

    pub(crate) fn body(&self) -> Option<(String, Vec<u8>)> {
        if self.method == Method::GET {
            return None;
        }
        if self.multipart {
            return Some(self.parts());
        }
        Some(("application/x-www-form-urlencoded".to_owned(), self.encoded().into_bytes()))
    }

    fn encoded(&self) -> String {
        let pairs: Vec<String> = self
            .fields
            .iter()
            .map(|(name, value)| format!("{}={}", utf8_percent_encode(name, FORM), utf8_percent_encode(value, FORM)))
            .collect();
        pairs.join("&")
    }

    fn parts(&self) -> (String, Vec<u8>) {
        let boundary = "----wasl-suite-boundary";
        let mut body = Vec::new();
        for (name, value) in &self.fields {
            body.extend_from_slice(
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .as_bytes(),
            );
        }
        for (name, file_name, media_type, bytes) in &self.files {
            let head = format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\nContent-Type: {media_type}\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        (format!("multipart/form-data; boundary={boundary}"), body)
    }
}

fn gather(element: ElementRef<'_>, language: &str, value: bool, into: &mut Vec<Piece>) {
    let tag = element.value();
    if matches!(tag.name(), "script" | "style" | "template") {
        return;
    }
    let language = tag.attr("lang").unwrap_or(language);
    let value = value || matches!(tag.name(), "bdi" | "code");
    let piece = |text: &str| Piece { text: text.to_owned(), language: language.to_owned(), value };
    into.extend(SPOKEN.iter().filter_map(|name| tag.attr(name)).map(piece));
    for child in element.children() {
        match (child.value().as_text(), ElementRef::wrap(child)) {
            (Some(text), _) => into.push(piece(text)),
            (None, Some(inner)) => gather(inner, language, value, into),
            (None, None) => {}
        }
    }
}
