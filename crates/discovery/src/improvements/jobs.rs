//! What happens by itself every night: a week of each trial is counted, a trial that does harm or has shown what it does is
//! stopped, and what was sought in vain by many becomes a suggestion. Nothing begins without two people.

use std::collections::{BTreeMap, BTreeSet};

use ::store::{Cx, Store};
use kernel::{Actor, Day, Id, Locale, Outcome};

use super::{
    effect::{effect, ends},
    model::{Evidence, Guardrail, Improvement, Metric, Place, Stage, Variant, Wording, topic},
    store as rows, typed,
};
use crate::{
    Ports,
    insights::{self, Findings, Kind, SignalRow},
};

/// How many of a week's findings become suggestions.
const SUGGESTED: usize = 3;

/// Findings of how many weeks become suggestions, the latest first: a night may have been missed.
const WEEKS: i64 = 2;

/// Counts a week of every running trial from the week's signals; a week in which a way was tried by too few is not counted.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn count(cx: &mut Cx, ports: &Ports, week: Day, signals: &[SignalRow]) -> Outcome<()> {
    let smallest = ports.insights.statistics.bounds().smallest;
    for own in rows::all(cx).await?.into_iter().filter(|own| own.stage() == Stage::Running) {
        let topic = topic(own.id.uuid());
        let mut arms: BTreeMap<&[u8], BTreeSet<&str>> = BTreeMap::new();
        let mut acts: BTreeMap<&[u8], BTreeSet<Kind>> = BTreeMap::new();
        for signal in signals {
            acts.entry(&signal.pseudonym).or_default().insert(signal.kind);
            if signal.kind == Kind::Trial && signal.topic == topic {
                arms.entry(&signal.pseudonym).or_default().insert(&signal.step);
            }
        }
        let did = |person: &[u8], kind: Kind| acts.get(person).is_some_and(|own| own.contains(&kind));
        let counted = |arm: &str| {
            // Who saw both ways, on two devices, tells nothing.
            let people =
                arms.iter().filter(|(_, seen)| seen.len() == 1 && seen.contains(arm)).map(|(person, _)| *person);
            let people: Vec<&[u8]> = people.collect();
            let succeeded = people.iter().filter(|person| match own.metric {
                Metric::Found => did(person, Kind::Found),
                Metric::Answered => did(person, Kind::Answered),
            });
            let unharmed = people.iter().filter(|person| match own.guardrail {
                Guardrail::NotHandedOver => !did(person, Kind::HandedOver),
                Guardrail::NotUseless => !did(person, Kind::Useless),
            });
            (people.len(), succeeded.count(), unharmed.count())
        };
        let both = [counted("0"), counted("1")];
        if both.iter().all(|(people, ..)| *people as u64 >= smallest) {
            for (arm, counts) in (0_i16..).zip(both) {
                rows::count(cx, own.id, (week, arm), counts).await?;
            }
        }
    }
    Ok(())
}

/// Stops what has to stop, and suggests what was found.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn look_after(store: &Store, ports: &Ports) -> Outcome<()> {
    let mut cx = store.begin(Actor::System("discovery.find_insights")).await?;
    let now = cx.now();
    for own in rows::all(&mut cx).await?.into_iter().filter(|own| own.stage() == Stage::Running) {
        let effect = effect(&rows::weeks(&mut cx, own.id).await?, ports.insights.statistics.as_ref());
        match ends(&own, effect.as_ref(), now) {
            Some(why) => {
                rows::stop(&mut cx, own.id, why, effect.as_ref()).await?;
                tracing::info!(why, "a trial was stopped");
            }
            None => rows::measure(&mut cx, own.id, effect.as_ref()).await?,
        }
    }
    for (week, findings) in insights::latest(&mut cx, WEEKS).await? {
        for suggestion in suggestions(&mut cx, ports, week, &findings) {
            rows::suggest(&mut cx, &suggestion).await?;
        }
    }
    cx.commit().await?;
    ports.trials.refresh(store).await
}

/// What is suggested of a week's findings: a wording that names what many seek in vain.
fn suggestions(cx: &mut Cx, ports: &Ports, week: Day, findings: &Findings) -> Vec<Improvement> {
    let texts = &ports.insights.texts;
    let mut suggestions = Vec::new();
    for (at, theme) in findings.unmet.rows.iter().enumerate().take(SUGGESTED) {
        let Some(people) = findings.unmet.row_sums.get(at).copied().flatten() else { continue };
        let say = |language: Locale, key: &str| {
            web::texts::without_isolates(&texts.text_with(language, key, &[("theme", theme.as_str())]))
        };
        let both = |key: &str| (say(Locale::AR, key), say(Locale::EN, key));
        let (ar, en) = both("improvement-suggested-wording");
        // What many type is theirs: words of money or rights among it are not put into a wording.
        if typed::is_forbidden(&ar) || typed::is_forbidden(&en) {
            continue;
        }
        suggestions.push(Improvement {
            id: Id::unowned(cx.now(), cx.dice()),
            made_at: cx.now(),
            made_by: None,
            version: 1,
            evidence: Evidence {
                key: format!("unmet:{theme}"),
                theme: theme.clone(),
                people,
                week,
                unheard: findings.unmet.unheard(at).filter(|key| !key.is_empty()).map(str::to_owned).collect(),
            },
            hypothesis: both("improvement-suggested-hypothesis"),
            place: Place::Wording(Wording::SearchNothing),
            variant: Variant::Wording { ar, en },
            metric: Metric::Found,
            guardrail: Guardrail::NotHandedOver,
            started_at: None,
            stopped_at: None,
            stopped_for: None,
            effect: None,
            settled_at: None,
            adopted: None,
        });
    }
    suggestions
}
