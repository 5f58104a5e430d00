//! Joins the port for training's credentials to the engine: they are signed with keys of a folder of their own, apart from the
//! issuer's and from the platform's. And initiatives as passages that can be found.

use std::{path::PathBuf, sync::Arc};

use async_trait::async_trait;
use catalogue::{Catalogue, definitions::Kind as DefinitionKind};
use community::training::ports::{Granted, Judged, Press, Recipient, Sheet};
use discovery::{
    interests::ports::{Groups, Taking},
    search::{Edition, Kind, Passage, Passages},
};
use documents::{
    badge::{self, Badge, Holder, Issuer, SheetError},
    keys::{GeneratedKeys, IssuerKeys},
    render::{RenderError, RenderPool},
    seal::SealError,
};
use kernel::{Clock, Failure, Locale, Outcome, SystemClock};
use service_model::{Names, Training};
use store::Cx;
use web::{Texts, texts::without_isolates};

use crate::config::{Environment, Settings};

/// Awards are dated by Cairo.
const ZONE: &str = "Africa/Cairo";

/// The folder of the keys that sign credentials of training.
pub fn folder(settings: &Settings) -> PathBuf {
    settings.data.keys.join("training")
}

/// What production lacks for signing credentials, and how it is made; nothing where the keys are there. Awards wait for them.
pub fn missing(settings: &Settings) -> Option<String> {
    if settings.environment != Environment::Production {
        return None;
    }
    let folder = folder(settings);
    let error = IssuerKeys::open_platform(&folder, SystemClock.now(), GeneratedKeys::Refused).err()?;
    Some(format!(
        "production needs the keys of training credentials in {}: without them awards are given and wait to be signed \
         ({error}). `wasl keys training --key KEY.pem --chain CHAIN.pem` makes the folder from a P-256 key and its \
         certificates; docs/operate/keys.md says how they are obtained",
        folder.display()
    ))
}

/// The engine with the keys of training. The folder is read when it is needed: an installation that was upgraded without one
/// serves everything else.
pub struct TrainingPress {
    folder: PathBuf,
    generated: GeneratedKeys,
    clock: Arc<dyn Clock>,
    pool: RenderPool,
    base: String,
}

impl TrainingPress {
    /// That of this installation.
    pub fn new(settings: &Settings, clock: Arc<dyn Clock>, pool: RenderPool) -> Self {
        let generated = match settings.environment {
            Environment::Production => GeneratedKeys::Refused,
            Environment::Development | Environment::Demo => GeneratedKeys::Allowed,
        };
        let base = settings.public_url().trim_end_matches('/').to_owned();
        Self { folder: folder(settings), generated, clock, pool, base }
    }

    fn issuer(&self) -> Outcome<Issuer> {
        let keys = IssuerKeys::open_platform(&self.folder, self.clock.now(), self.generated)
            .map_err(|error| Failure::passing("opening the keys of training", error))?;
        Ok(Issuer { keys, base: self.base.clone() })
    }
}

fn pair(names: Names) -> (String, String) {
    (names.ar, names.en)
}

#[async_trait]
impl Press for TrainingPress {
    fn sign(&self, granted: &Granted) -> Outcome<String> {
        let granted = granted.clone();
        let badge = Badge {
            number: granted.number,
            place: granted.place.unsigned_abs(),
            achievement: granted.training,
            revision: granted.revision,
            names: pair(granted.names),
            criteria: pair(granted.criteria),
            run_by: pair(granted.run_by),
            holder: match granted.recipient {
                Recipient::Email(own) => Holder::Email(own),
                Recipient::Mobile(own) => Holder::Mobile(own),
                Recipient::Name(own) => Holder::Name(own),
            },
            salt: granted.salt,
            awarded_at: granted.awarded_at,
        };
        self.issuer()?.sign(&badge).map_err(|error| Failure::passing("signing a credential of training", error))
    }

    async fn print(&self, sheet: Sheet) -> Outcome<Vec<u8>> {
        let issuer = self.issuer()?;
        let sheet = badge::Sheet {
            number: sheet.number,
            holder: sheet.holder,
            names: pair(sheet.names),
            criteria: pair(sheet.criteria),
            run_by: pair(sheet.run_by),
            group: pair(sheet.group),
            awarded_at: sheet.awarded_at,
            zone: ZONE.to_owned(),
            verify_at: sheet.verify_at,
        };
        let work = self.pool.run(move |renderer| badge::close(renderer, &issuer.keys, &sheet)).await;
        let closed = work.map_err(|error| match error {
            RenderError::Busy => Failure::passing("typesetting a sheet of training", error),
            other => Failure::fault("typesetting a sheet of training", other),
        })?;
        closed.map_err(|error| match error {
            SheetError::Seal(SealError::Signer(error)) => Failure::passing("sealing a sheet of training", error),
            other => Failure::fault("closing a sheet of training", other),
        })
    }

    fn judge(&self, text: &str) -> Outcome<Judged> {
        let issuer = self.issuer()?;
        Ok(match badge::judge(text, &issuer) {
            badge::Judged::Ours { number } => Judged::Ours { number, test: issuer.keys.test },
            badge::Judged::NotOurs => Judged::NotOurs,
        })
    }

    fn profile(&self) -> Outcome<String> {
        Ok(self.issuer()?.published_profile().to_string())
    }

    fn key_set(&self) -> Outcome<String> {
        Ok(self.issuer()?.key_set().to_string())
    }

    fn key(&self, name: &str) -> Outcome<String> {
        self.issuer()?.named_key(name).map(|own| own.to_string()).ok_or_else(Failure::not_found)
    }

    fn status_list(&self, list: u32, revoked: &[i32]) -> Outcome<String> {
        let revoked: Vec<u32> = revoked.iter().map(|place| place.unsigned_abs()).collect();
        self.issuer()?
            .sign_list(list, &revoked, self.clock.now())
            .map_err(|error| Failure::passing("signing a status list of training", error))
    }
}

/// Training as interests see it.
pub struct OpenGroups;

#[async_trait]
impl Groups for OpenGroups {
    async fn taking(&self, cx: &mut Cx) -> Outcome<Taking> {
        community::training::taking(cx).await
    }
}

/// Every initiative that is published, as passages. How each stands is part of its words, so that they change with the clock.
pub struct PublishedTrainings {
    /// Where they are.
    pub catalogue: Catalogue,
    /// The words between theirs.
    pub texts: Texts,
}

#[async_trait]
impl Passages for PublishedTrainings {
    async fn stamp(&self, cx: &mut Cx) -> Outcome<String> {
        let now = cx.now();
        let snapshot = self.catalogue.snapshot_in(cx).await?;
        let states = snapshot.trainings().into_iter().map(|own| own.definition.state(now).as_str());
        Ok(format!("{:?} {}", snapshot.stamp(), states.collect::<Vec<_>>().join(" ")))
    }

    async fn passages(&self, cx: &mut Cx) -> Outcome<Vec<Passage>> {
        let now = cx.now();
        let snapshot = self.catalogue.snapshot_in(cx).await?;
        let mut passages = Vec::new();
        for own in snapshot.trainings() {
            let training = &own.definition;
            let since = snapshot.edition(DefinitionKind::Training, &training.key).map(|own| own.since.day_in(ZONE));
            let edition = Edition { number: Some(own.revision), since, verified_on: training.verified.on };
            let state = training.state(now).as_str();
            for language in [Locale::AR, Locale::EN] {
                passages.extend(self.of(training, &edition, state, language));
            }
        }
        Ok(passages)
    }
}

impl PublishedTrainings {
    fn of(&self, training: &Training, edition: &Edition, state: &str, language: Locale) -> Vec<Passage> {
        let say = |names: &Names| names.get(language).to_owned();
        let word = |key: &str| without_isolates(&self.texts.text(language, key));
        let mut what: Vec<String> = [&training.summary, &training.benefit, &training.audience, &training.run_by]
            .into_iter()
            .chain(&training.length)
            .chain(&training.location)
            .map(say)
            .collect();
        what.push(say(&training.cost));
        let mut when = vec![word(&format!("training-state-{state}"))];
        when.extend(training.window.note.as_ref().map(say));
        let rules = training.rules.iter().map(|rule| say(&rule.names)).collect();
        let ways = training.ways.iter().map(|way| say(way.about())).collect();
        let pieces: [(&str, Option<&str>, Vec<String>); 4] = [
            ("what", None, what),
            ("who", Some("training-rules"), rules),
            ("when", Some("training-window"), when),
            ("how", Some("training-ways"), ways),
        ];
        let passage = |(piece, heading, lines): (&str, Option<&str>, Vec<String>)| Passage {
            id: format!("training/{}#{piece}", training.key),
            kind: Kind::Training,
            language,
            title: say(&training.names),
            heading: heading.map(word),
            text: lines.join("\n"),
            path: format!("/training/{}", training.key),
            countries: Vec::new(),
            edition: *edition,
        };
        pieces.into_iter().filter(|(.., lines)| !lines.is_empty()).map(passage).collect()
    }
}
