//! Hearing and speaking: what a page says as a recording, and a button that records.

use askama::Template;

use super::prints_as_html;
use crate::{Visit, spoken::Recording};

/// The words of a page as they are read out. There is one only where there is something to hear; see [`Visit::heard`].
#[derive(Template, Clone, Debug)]
#[template(path = "components/player.html")]
pub struct Player {
    id: String,
    src: String,
    label: String,
}

impl Player {
    /// For a recording.
    pub fn new(v: &Visit, recording: &Recording) -> Self {
        let id = format!("listen{}", recording.path.replace('/', "-"));
        Self { id, src: recording.path.clone(), label: v.t_count("web-player", i64::from(recording.seconds)) }
    }
}

/// A button that records what is spoken and puts it into the file field of the form it stands in, so that it is sent as any
/// other file. It is hidden until its script finds a microphone.
#[derive(Template, Clone, Debug)]
#[template(path = "components/recorder.html")]
pub struct Recorder {
    seconds: u32,
    script: String,
    name: String,
    record: String,
    stop: String,
    again: String,
    running: String,
    ready: String,
    denied: String,
    hear: String,
    words: String,
}

impl Recorder {
    /// Records for at most `seconds`. `said` gives the words of each part: the `name` of the file, the button to `record`, to
    /// `stop` and to record `again`, what is said while it is `running`, `ready` or `denied`, the player to `hear` it, and what
    /// is said below in `words`.
    pub fn new(v: &Visit, seconds: u32, said: impl Fn(&str) -> String) -> Self {
        Self {
            seconds,
            script: v.site().assets().url("app/61-voice.js"),
            name: said("name"),
            record: said("record"),
            stop: said("stop"),
            again: said("again"),
            running: said("running"),
            ready: said("ready"),
            denied: said("denied"),
            hear: said("hear"),
            words: said("words"),
        }
    }
}

prints_as_html!(Player, Recorder);
