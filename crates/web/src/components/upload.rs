//! Choosing a file to send.

use askama::Template;

use super::{Field, field::field_steps, prints_as_html};
use crate::{Filled, Visit};

/// A file to choose or to photograph. Kinds and size are said before choosing; the server decides both.
#[derive(Template, Clone, Debug)]
#[template(path = "components/upload.html")]
pub struct FileUpload {
    field: Field,
    accept: &'static str,
    limit: u64,
    rules: String,
    too_large: String,
    advice: Advice,
    lighter: Lighter,
    choose: String,
    choose_touch: String,
    none: String,
    present: Option<Present>,
    pieces: Option<Pieces>,
}

/// What is said of a picture that was looked at before it is sent. It may be sent all the same.
#[derive(Clone, Debug)]
struct Advice {
    small: String,
    blurred: String,
    cut: String,
    glare: String,
}

/// What is said of a picture that was drawn smaller on the device. A script writes sizes where `%1` and `%2` stand.
#[derive(Clone, Debug)]
struct Lighter {
    smaller: String,
    original: String,
    whole: String,
    back: String,
    megabytes: String,
    kilobytes: String,
}

impl Lighter {
    fn new(v: &Visit) -> Self {
        Self {
            smaller: v.t_with("web-upload-smaller", &[("from", "%1"), ("to", "%2")]),
            original: v.t("web-upload-original"),
            whole: v.t_with("web-upload-whole", &[("size", "%1")]),
            back: v.t("web-upload-smaller-again"),
            megabytes: v.t_with("web-upload-megabytes", &[("number", "%1")]),
            kilobytes: v.t_with("web-upload-kilobytes", &[("number", "%1")]),
        }
    }
}

/// How a file is sent piece by piece, and what is said meanwhile.
#[derive(Clone, Debug)]
struct Pieces {
    to: String,
    sending: String,
    waiting: String,
    pause: String,
    paused: String,
    go_on: String,
}

impl Pieces {
    fn new(v: &Visit) -> Option<Self> {
        Some(Self {
            to: v.tray()?,
            sending: v.t("web-upload-sending"),
            waiting: v.t("web-upload-waiting"),
            pause: v.t("web-upload-pause"),
            paused: v.t("web-upload-paused"),
            go_on: v.t("web-upload-go-on"),
        })
    }
}

#[derive(Clone, Debug)]
struct Present {
    name: String,
    note: String,
    kept: String,
}

impl FileUpload {
    /// A file of at most `limit` bytes; PDF, JPEG and PNG are accepted, HEIC where it can be converted.
    pub fn new(v: &Visit, name: impl Into<String>, label: impl Into<String>, limit: u64) -> Self {
        let megabytes = v.number(i64::try_from(limit / 1_000_000).unwrap_or(i64::MAX).max(1));
        Self {
            field: Field::new(name, label),
            accept: "application/pdf,image/jpeg,image/png,image/heic,.heic",
            limit,
            rules: v.t_with("web-upload-rules", &[("number", &megabytes)]),
            too_large: v.t_with("web-upload-too-large", &[("number", &megabytes)]),
            advice: Advice {
                small: v.t("web-upload-small"),
                blurred: v.t("web-upload-blurred"),
                cut: v.t("web-upload-cut"),
                glare: v.t("web-upload-glare"),
            },
            lighter: Lighter::new(v),
            choose: v.t("web-upload-choose"),
            choose_touch: v.t("web-upload-choose-touch"),
            none: v.t("web-upload-none"),
            present: None,
            pieces: Pieces::new(v),
        }
    }

    /// Takes other kinds than the usual ones: media types as in HTML's `accept`, and the sentence that says so.
    #[must_use]
    pub fn only(mut self, accept: &'static str, rules: impl Into<String>) -> Self {
        self.accept = accept;
        self.rules = rules.into();
        self
    }

    /// Shows the file that was sent before; choosing another replaces it.
    #[must_use]
    pub fn present(mut self, v: &Visit, name: impl Into<String>, note: impl Into<String>) -> Self {
        self.present = Some(Present { name: name.into(), note: note.into(), kept: v.t("web-upload-kept") });
        self
    }

    /// Takes the error from the form's state; browsers never give a chosen file back.
    #[must_use]
    pub fn filled(mut self, v: &Visit, filled: &Filled) -> Self {
        self.field.take_error(v, filled);
        self
    }

    fn described_by(&self) -> String {
        let rules = format!("{}-rules", self.field.id);
        self.field.described_by().map_or_else(|| rules.clone(), |ids| format!("{rules} {ids}"))
    }
}
field_steps!(FileUpload);

prints_as_html!(FileUpload);
