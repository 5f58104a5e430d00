//! Spoken notes: what kind of sound a file holds, how long it is, and a copy without what else lies in it.
//!
//! Four containers that recorders of browsers and phones write are read, by their own structure and not by their names: WebM and
//! Ogg with Opus, MP4 with AAC or Opus, and WAV. A file is taken only if it is sound and nothing besides, whole to its last
//! byte, and no longer than asked. Nothing is decoded. What recorders add about place, device and owner is blanked in the copy.
//! It knows no letter, no page and no I/O, and no bytes make it stop the program.

mod bytes;
mod mp4;
mod ogg;
mod wav;
mod webm;

/// The containers that are taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// WebM with Opus, as Chrome and Firefox record.
    Webm,
    /// Ogg with Opus (RFC 7845).
    Ogg,
    /// MP4 with AAC or Opus, as Safari and telephones record.
    Mp4,
    /// WAV with plain samples.
    Wav,
}

/// A note that is taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sound {
    /// The container.
    pub kind: Kind,
    /// How long it is, in whole seconds, rounded up.
    pub seconds: u32,
    /// The file to keep, with everything blanked that is not sound.
    pub bytes: Vec<u8>,
}

/// Why a file is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flaw {
    /// It is sound of a kind that browsers do not all play, or there is a picture in it.
    OtherSound,
    /// It is damaged, or its end is missing.
    Broken,
    /// It is longer than asked.
    TooLong,
}

/// How long and of what kind a track is, before it is compared with what is asked.
struct Track {
    milliseconds: u64,
}

/// The container that these bytes begin as; nothing for anything that is no sound by its first bytes.
pub fn begins_as(bytes: &[u8]) -> Option<Kind> {
    let at = |place: usize, text: &[u8]| bytes.get(place..place + text.len()) == Some(text);
    if at(0, &[0x1A, 0x45, 0xDF, 0xA3]) {
        Some(Kind::Webm)
    } else if at(0, b"OggS") {
        Some(Kind::Ogg)
    } else if at(4, b"ftyp")
        && !at(8, b"hei")
        && !at(8, b"mif1")
        && !at(8, b"msf1")
        && !at(8, b"hev")
        && !at(8, b"avif")
    {
        // The same container holds pictures of telephones, by their own brands.
        Some(Kind::Mp4)
    } else if at(0, b"RIFF") && at(8, b"WAVE") {
        Some(Kind::Wav)
    } else {
        None
    }
}

/// Examines a file that [`begins_as`] sound and may last for `most_seconds`.
///
/// # Errors
/// The first [`Flaw`] found; a file that begins as nothing we know is [`Flaw::OtherSound`].
pub fn examine(mut bytes: Vec<u8>, most_seconds: u32) -> Result<Sound, Flaw> {
    let kind = begins_as(&bytes).ok_or(Flaw::OtherSound)?;
    let track = match kind {
        Kind::Webm => webm::read(&mut bytes),
        Kind::Ogg => ogg::read(&bytes),
        Kind::Mp4 => mp4::read(&mut bytes),
        Kind::Wav => wav::read(&mut bytes),
    }?;
    let seconds = track.milliseconds.div_ceil(1000);
    // A recorder that stops by the clock stops a little late.
    if track.milliseconds > (u64::from(most_seconds) + 2) * 1000 {
        return Err(Flaw::TooLong);
    }
    match u32::try_from(seconds) {
        Ok(0) | Err(_) => Err(Flaw::Broken),
        Ok(seconds) => Ok(Sound { kind, seconds, bytes }),
    }
}

#[cfg(test)]
mod tests;
