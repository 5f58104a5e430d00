//! Letting a campaign out, or changing it: the company proposes, somebody at the ministry decides. She sees every word that
//! will be published, in both languages, whom it is for, where it goes and what it may cost. A change of any of it is a revision
//! and takes both again; what is out until then stays as it was approved.

use std::{sync::Arc, time::Duration};

use ::store::Cx;
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Dice, Failure, Id, Moment, Outcome};
use serde::{Deserialize, Serialize};
use service_model::{Names, in_force};
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{names, read, two};
use crate::{
    model::{Campaign, Content, Kind, Link, Target, ZONE},
    policy, ports, refusal, store as rows,
};

/// The kind of the act.
pub(crate) const PUBLISH: &str = "promotion.publish";

/// What is proposed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Proposed {
    /// The revision it changes; 0 for a new campaign.
    pub after: i32,
    /// What would be out.
    pub content: Content,
}

/// Letting a campaign out.
pub(crate) struct Publish {
    pub catalogue: Catalogue,
    pub pictures: Arc<dyn ports::Pictures>,
}

/// From when until when a campaign that is let out at `now` is out.
///
/// # Errors
/// A refusal if that would be over already.
pub(crate) fn out_between(content: &Content, now: Moment) -> Outcome<(Moment, Moment)> {
    let begins =
        |day| in_force::begins(day, ZONE).ok_or_else(|| Failure::fault("dating a campaign", "the zone is unknown"));
    let (opens, closes) = (begins(content.opens)?, begins(content.closes.plus_days(1))?);
    if closes <= now { Err(refusal::outlived()) } else { Ok((opens, closes)) }
}

/// The names of what is promoted.
///
/// # Errors
/// A refusal for what is not in the catalogue, and for a service that nobody should be reminded of.
pub(crate) async fn promoted(cx: &Cx, catalogue: &Catalogue, target: &Target) -> Outcome<Names> {
    let snapshot = catalogue.snapshot(cx.store()).await?;
    let missing = |_| refusal::not_promoted();
    match target.kind {
        Kind::Service => {
            let service = &snapshot.service(&target.key).map_err(missing)?.definition;
            if service.sensitive || service.voice.is_sober() {
                return Err(refusal::not_promoted());
            }
            let said = |locale| service.texts.text(locale, "name").to_owned();
            Ok(Names { ar: said(kernel::Locale::AR), en: said(kernel::Locale::EN) })
        }
        Kind::Privilege => Ok(snapshot.privilege(&target.key).map_err(missing)?.definition.names.clone()),
        Kind::Training => {
            let training = &snapshot.training(&target.key).map_err(missing)?.definition;
            let said = |locale| training.name(locale).to_owned();
            Ok(Names { ar: said(kernel::Locale::AR), en: said(kernel::Locale::EN) })
        }
    }
}

impl Publish {
    /// The lines about whom it is for.
    async fn audience(&self, cx: &Cx, mut shown: Shown, content: &Content) -> Outcome<Shown> {
        let snapshot = self.catalogue.snapshot(cx.store()).await?;
        let own = &content.audience;
        let mut countries = Vec::new();
        for key in &own.countries {
            let country = snapshot.country(key).map_err(|_| refusal::unknown_part())?;
            countries.push(names(&country.definition.names));
        }
        shown = shown.line(Words::text("campaign-field-countries"), Words::Many(countries));
        let plain = |list: &std::collections::BTreeSet<String>| {
            Words::Many(list.iter().map(|own| Words::plain(own.clone())).collect())
        };
        if !own.areas.is_empty() {
            shown = shown.line(Words::text("campaign-field-areas"), plain(&own.areas));
        }
        if !own.languages.is_empty() {
            shown = shown.line(Words::text("campaign-field-languages"), plain(&own.languages));
        }
        if !own.topics.is_empty() {
            shown = shown.line(Words::text("campaign-field-topics"), plain(&own.topics));
        }
        Ok(shown.line(Words::text("campaign-field-visitors"), Words::text(own.visitors.text())))
    }

    /// The lines about every wording.
    async fn wordings(&self, cx: &mut Cx, mut shown: Shown, content: &Content) -> Outcome<Shown> {
        for own in &content.variants {
            shown = shown
                .line(Words::text("campaign-field-headline"), names(&own.headline))
                .line(Words::text("campaign-field-text"), names(&own.text));
            if let Some(picture) = &own.picture {
                if self.pictures.picture(cx, &picture.key).await?.is_none() {
                    return Err(refusal::unknown_part());
                }
                shown = shown
                    .line(Words::text("campaign-field-picture"), Words::plain(picture.key.clone()))
                    .line(Words::text("campaign-field-alt"), names(&picture.alt));
            }
        }
        Ok(shown)
    }
}

#[async_trait]
impl ProposedAct for Publish {
    fn kind(&self) -> &'static str {
        PUBLISH
    }

    fn name_text(&self) -> &'static str {
        "campaign-act-publish"
    }

    fn rules(&self) -> Rules {
        Rules { proposers: policy::COMPANY, deciders: policy::MINISTRY, lives: Duration::from_secs(14 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let Proposed { after, content } = read(subject)?;
        let live = rows::campaign(cx, Id::from_uuid(subject.thing)).await?;
        if live.map_or(0, |own| own.revision) != after {
            return Err(refusal::changed());
        }
        out_between(&content, cx.now())?;
        let promoted = promoted(cx, &self.catalogue, &content.target).await?;
        let channels = content.channels.iter().map(|own| Words::text(own.text())).collect();
        let title = if after == 0 { "campaign-act-publish" } else { "campaign-act-change" };
        let shown = Shown::new(Words::text(title))
            .line(Words::text("campaign-field-name"), names(&content.names))
            .line(Words::text("campaign-field-purpose"), Words::plain(content.purpose.clone()))
            .line(Words::text("campaign-field-target"), names(&promoted))
            .line(Words::text("campaign-field-opens"), Words::Day(content.opens))
            .line(Words::text("campaign-field-closes"), Words::Day(content.closes))
            .line(Words::text("campaign-field-budget"), Words::Money(content.budget.money(content.budget.minor)?))
            .line(Words::text("campaign-field-channels"), Words::Many(channels));
        let shown = self.audience(cx, shown, &content).await?;
        let shown = shown.line(Words::text("campaign-field-landing"), names(&content.landing));
        self.wordings(cx, shown, &content).await
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let Proposed { after, content } = read(&approved.proposal.subject)?;
        let (opens_at, closes_at) = out_between(&content, cx.now())?;
        let (proposer, decider) = two(cx, &approved)?;
        let own = Campaign {
            id: Id::from_uuid(approved.proposal.subject.thing),
            revision: after + 1,
            content,
            opens_at,
            closes_at,
        };
        let_out(cx, &own, (&proposer, &decider)).await
    }
}

/// Keeps the revision, with a link for each wording and way that has none.
pub(crate) async fn let_out(cx: &mut Cx, own: &Campaign, by: (&str, &str)) -> Outcome<()> {
    rows::insert(cx, own, by).await?;
    for variant in 0..own.content.variants.len() {
        for channel in &own.content.channels {
            let code = drawn(cx.dice());
            rows::add_link(cx, &Link { code, campaign: own.id, variant, channel: *channel }).await?;
        }
    }
    Ok(())
}

/// Letters and digits of a code; none is mistaken for another on a wall.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A code: eight of thirty-two, drawn. It is no secret and says nothing.
fn drawn(dice: &dyn Dice) -> String {
    let mut bytes = [0_u8; 8];
    dice.fill(&mut bytes);
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_made_of_letters_that_are_not_mistaken() {
        let dice = kernel::SeededDice::new(7);
        for _ in 0..500 {
            let code = drawn(&dice);
            assert_eq!(code.len(), 8);
            assert!(code.bytes().all(|byte| LETTERS.contains(&byte)), "{code}");
            assert!(!code.contains(['0', 'O', '1', 'I']), "{code}");
        }
    }
}
