//! A machine that reads texts out, where this one has a program that can: the one the configuration names, or `espeak-ng`. It
//! works on files of a private folder that is gone afterwards, behind the walls of [`casework::confined`].

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use casework::confined::{self, Room};
use kernel::{Failure, Locale, Outcome, Slips};
use tokio::sync::Semaphore;

/// How long a text may take to be spoken, on the wall and of a processor.
const LONGEST: Duration = Duration::from_secs(60);
const PROCESSOR_SECONDS: u32 = 40;
/// The speed of `espeak-ng`, in words a minute: it reads slower than it does by itself.
const SPEED: &str = "135";

/// Programs at work at once; whoever comes beyond them is told to come again.
const AT_ONCE: usize = 2;

/// What speaks here, and how many may at once.
#[derive(Clone, Debug)]
pub struct Speaker {
    program: Program,
    places: Arc<Semaphore>,
}

/// The program that speaks.
#[derive(Clone, Debug)]
enum Program {
    /// Nothing speaks here.
    None,
    /// A program of the operator's: called with the language, the path of a text to read and the path of a WAV to write.
    Configured(PathBuf),
    /// eSpeak NG.
    Espeak(PathBuf),
}

impl Speaker {
    /// The program that the configuration names, or `espeak-ng` on the path.
    pub fn find(configured: &str) -> Self {
        Self { program: Program::find(configured), places: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Whether anything speaks this language here.
    pub fn speaks(&self, locale: Locale) -> bool {
        !matches!(self.program, Program::None) && locale.language().is_some()
    }

    /// The words as a WAV.
    ///
    /// # Errors
    /// A slip at `made` where nothing speaks, or the program gave nothing; a passing fault where it took too long.
    pub async fn speak(&self, locale: Locale, words: &str) -> Outcome<Vec<u8>> {
        let _place = self.places.try_acquire().map_err(|e| Failure::passing("speaking a text", e))?;
        let doing = |error: io::Error| Failure::fault("speaking a text", error);
        let folder = tempfile::tempdir().map_err(doing)?;
        let (from, to) = (folder.path().join("in.txt"), folder.path().join("out.wav"));
        tokio::fs::write(&from, sentences(words)).await.map_err(doing)?;
        let (language, input, output) = (locale.to_string(), from.to_string_lossy(), to.to_string_lossy());
        let (program, arguments): (&Path, Vec<&str>) = match &self.program {
            Program::None => return Err(Slips::one("made", "narration-slip-machine")),
            Program::Configured(program) => (program, vec![&language, &input, &output]),
            Program::Espeak(program) => (program, vec!["-v", &language, "-s", SPEED, "-f", &input, "-w", &output]),
        };
        let room = Room::of_folder(program, folder.path(), PROCESSOR_SECONDS);
        let mut running = confined::spawn(room, &arguments).await.map_err(doing)?;
        let status = tokio::time::timeout(LONGEST, running.wait()).await;
        let status = status.map_err(|late| Failure::passing("speaking a text", late))?.map_err(doing)?;
        if !status.success() {
            tracing::warn!(%status, "the program that speaks ended without a sound");
            return Err(Slips::one("made", "narration-slip-machine"));
        }
        tokio::fs::read(&to).await.map_err(|_| Slips::one("made", "narration-slip-machine"))
    }
}

impl Program {
    fn find(configured: &str) -> Self {
        if !configured.is_empty() {
            return Self::Configured(configured.into());
        }
        confined::on_path("espeak-ng").map_or(Self::None, Self::Espeak)
    }
}

/// Every line as a sentence: whoever reads rests at its end.
fn sentences(words: &str) -> String {
    let ended = |line: &str| line.ends_with(['.', '؟', '?', '!', ':', '؛']);
    words.lines().map(|line| if ended(line) { format!("{line}\n") } else { format!("{line}.\n") }).collect()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn pretending(folder: &Path, script: &str) -> Speaker {
        let program = folder.join("program");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        Speaker::find(&program.to_string_lossy())
    }

    #[test]
    fn a_line_is_a_sentence() {
        assert_eq!(sentences("ما الاسم؟\nكما في الشهادة"), "ما الاسم؟\nكما في الشهادة.\n");
    }

    #[tokio::test]
    async fn the_program_reads_the_text_in_its_language_and_what_it_writes_is_the_sound() {
        let folder = tempfile::tempdir().unwrap();
        let speaker = pretending(folder.path(), r#"{ printf '%s:' "$1"; cat "$2"; } > "$3""#);
        let sound = speaker.speak(Locale::AR, "مرحبا").await.unwrap();
        assert_eq!(String::from_utf8(sound).unwrap(), "ar:مرحبا.\n");
        let silent = pretending(folder.path(), "exit 0");
        assert!(matches!(silent.speak(Locale::AR, "مرحبا").await, Err(Failure::Slips(_))));
        let failing = pretending(folder.path(), "exit 3");
        assert!(matches!(failing.speak(Locale::AR, "مرحبا").await, Err(Failure::Slips(_))));
        let nothing = Speaker { program: Program::None, places: Arc::new(Semaphore::new(1)) };
        assert!(!nothing.speaks(Locale::AR) && nothing.speak(Locale::AR, "مرحبا").await.is_err());
    }
}
