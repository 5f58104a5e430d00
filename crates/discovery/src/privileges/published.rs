//! Privileges as passages that can be found. How each stands is part of its words, so that they change with the clock.

use async_trait::async_trait;
use catalogue::{Catalogue, definitions::Kind as DefinitionKind};
use kernel::{Locale, Moment, Outcome};
use service_model::{Names, Privilege, privilege::Way};
use store::Cx;
use web::{Texts, texts::without_isolates};

use crate::search::{Edition, Kind, Passage, Passages};

/// Every privilege that is published.
pub struct Published {
    /// Where they are.
    pub catalogue: Catalogue,
    /// The words between theirs.
    pub texts: Texts,
}

#[async_trait]
impl Passages for Published {
    async fn stamp(&self, cx: &mut Cx) -> Outcome<String> {
        let now = cx.now();
        let snapshot = self.catalogue.snapshot_in(cx).await?;
        let states = snapshot.privileges().into_iter().map(|own| own.definition.state(now).as_str());
        Ok(format!("{:?} {}", snapshot.stamp(), states.collect::<Vec<_>>().join(" ")))
    }

    async fn passages(&self, cx: &mut Cx) -> Outcome<Vec<Passage>> {
        let now = cx.now();
        let snapshot = self.catalogue.snapshot_in(cx).await?;
        let mut passages = Vec::new();
        for own in snapshot.privileges() {
            for language in [Locale::AR, Locale::EN] {
                let mut edition = Edition { number: Some(own.revision), ..Edition::default() };
                edition.since = snapshot
                    .edition(DefinitionKind::Privilege, &own.definition.key)
                    .map(|own| own.since.day_in("Africa/Cairo"));
                passages.extend(of(&self.texts, (&own.definition, edition), language, now));
            }
        }
        Ok(passages)
    }
}

/// The passages of a privilege as it stands at `now`.
pub fn of(texts: &Texts, (privilege, edition): (&Privilege, Edition), language: Locale, now: Moment) -> Vec<Passage> {
    let say = |names: &Names| names.get(language).to_owned();
    let word = |key: &str| without_isolates(&texts.text(language, key));
    let edition = Edition { verified_on: privilege.verified.on, ..edition };
    let state = word(&format!("privilege-state-{}", privilege.state(now).as_str()));
    let mut when = vec![state];
    when.extend(privilege.window.note.as_ref().map(say));
    let what = [&privilege.summary, &privilege.benefit, &privilege.audience, &privilege.granted_by];
    let pieces: [(&str, Option<&str>, Vec<String>); 6] = [
        ("what", None, what.into_iter().map(say).collect()),
        ("who", Some("privilege-rules"), privilege.rules.iter().map(|rule| say(&rule.names)).collect()),
        ("when", Some("privilege-window"), when),
        ("documents", Some("privilege-documents"), privilege.documents.iter().map(say).collect()),
        ("how", Some("privilege-ways"), privilege.ways.iter().flat_map(|way| said(way, language)).collect()),
        ("caution", Some("privilege-caution"), privilege.caution.iter().map(say).collect()),
    ];
    let passage = |(piece, heading, lines): (&str, Option<&str>, Vec<String>)| Passage {
        id: format!("privilege/{}#{piece}", privilege.key),
        kind: Kind::Privilege,
        language,
        title: say(&privilege.names),
        heading: heading.map(word),
        text: lines.join("\n"),
        path: format!("/privileges/{}", privilege.key),
        countries: privilege.countries.clone(),
        edition,
    };
    pieces.into_iter().filter(|(.., lines)| !lines.is_empty()).map(passage).collect()
}

/// A way in words.
fn said(way: &Way, language: Locale) -> Vec<String> {
    let name = match way {
        Way::Service { .. } => None,
        Way::Office { names, .. } | Way::Site { names, .. } => Some(names.get(language).to_owned()),
    };
    name.into_iter().chain(std::iter::once(way.about().get(language).to_owned())).collect()
}
