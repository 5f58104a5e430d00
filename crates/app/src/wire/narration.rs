//! What recordings say, and who examines and speaks them: the words are those of the definitions in force and of the states of
//! files, sounds are looked into as spoken notes are, and a machine speaks where this one has a program that can.

use std::sync::Arc;

use async_trait::async_trait;
use casework::applications::{tracking::spoken, uploads::read_limited};
use catalogue::Catalogue;
use kernel::{Failure, Locale, Outcome, Slips};
use narration::{
    MOST_BYTES, MOST_SECONDS, Passage, Place, Ports, Recorded,
    ports::{Script, Sound, Studio},
};
use service_model::Names;
use store::Store;
use voice::Flaw;
use web::{Texts, UploadedFile};

use super::{attachments, speaker::Speaker};

/// What is said of a recording beyond the bound.
const TOO_LARGE: &str = "narration-slip-large";

/// Where the words of states stand.
const STATES: &str = "states";

/// The ports of recordings.
pub fn ports(catalogue: &Catalogue, texts: &Texts, speaker: Speaker) -> Ports {
    Ports {
        script: Arc::new(Written { catalogue: catalogue.clone(), texts: texts.clone() }),
        studio: Arc::new(Booth { speaker }),
        recorded: Recorded::default(),
    }
}

/// What is written in definitions and texts.
struct Written {
    catalogue: Catalogue,
    texts: Texts,
}

#[async_trait]
impl Script for Written {
    async fn passages(&self, store: &Store) -> Outcome<Vec<Passage>> {
        let snapshot = self.catalogue.snapshot(store).await?;
        let states = |locale| self.texts.text(locale, "narration-states");
        let place = Place { key: STATES.to_owned(), names: Names { ar: states(Locale::AR), en: states(Locale::EN) } };
        let mut passages = Vec::new();
        let locales = self.texts.locales();
        for (locale, stage) in locales.iter().flat_map(|own| spoken::stages().map(|stage| (*own, stage))) {
            passages.push(Passage { place: place.clone(), locale, words: spoken::words(&self.texts, locale, &stage) });
        }
        for (key, service) in snapshot.services() {
            let own = &service.definition;
            let name = |locale| own.texts.text(locale, "name").to_owned();
            let place = Place { key: key.to_owned(), names: Names { ar: name(Locale::AR), en: name(Locale::EN) } };
            for (locale, page) in locales.iter().flat_map(|locale| own.form.pages.iter().map(|page| (*locale, page))) {
                let words = page.spoken(&own.texts, locale);
                passages.push(Passage { place: place.clone(), locale, words });
            }
        }
        Ok(passages)
    }
}

/// Where recordings are examined, and made by a machine.
struct Booth {
    speaker: Speaker,
}

#[async_trait]
impl Studio for Booth {
    async fn examine(&self, file: UploadedFile) -> Outcome<Sound> {
        let bytes = read_limited(file).await.map_err(|failure| match failure {
            Failure::Refusal(refusal) if refusal.code == "upload.too_large" => Slips::one("file", TOO_LARGE),
            other => other,
        })?;
        examined(bytes, "file").await
    }

    fn speaks(&self, locale: Locale) -> bool {
        self.speaker.speaks(locale)
    }

    async fn speak(&self, locale: Locale, words: &str) -> Outcome<Sound> {
        examined(self.speaker.speak(locale, words).await?, "made").await
    }
}

/// What of the bytes is kept; what is wrong with them is said at the field they came by.
async fn examined(bytes: Vec<u8>, field: &'static str) -> Outcome<Sound> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Slips::one(field, TOO_LARGE));
    }
    let sound = attachments::looked_into(bytes, MOST_SECONDS).await?.map_err(|flaw| match flaw {
        Flaw::OtherSound => Slips::one(field, "narration-slip-kind"),
        Flaw::Broken => Slips::one(field, "narration-slip-broken"),
        Flaw::TooLong => Slips::one(field, "narration-slip-long"),
    })?;
    Ok(Sound { media: attachments::kind(sound.kind).media_type(), seconds: sound.seconds, bytes: sound.bytes })
}
