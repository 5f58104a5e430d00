//! Drawing readers and writing to them. A reader is drawn once for each campaign, in the transaction that takes her turn; the
//! letter is handed over by a job of its own, which asks anew whether she still agrees, whether promotion is paused and whether
//! it is quiet where she lives.

use std::{sync::Arc, time::Duration};

use ::store::{
    Cx, Scope, Store,
    jobs::{self, Done, Handler, Job, NewJob, Periodic},
};
use async_trait::async_trait;
use kernel::{Actor, Id, Moment, Outcome, marks};
use people::consent::{self, NEWS};
use serde::Deserialize;
use serde_json::json;

use super::{DAYS, LEAST_BETWEEN, drawn, key};
use crate::{
    Ports,
    model::{Campaign, Channel, EVERYWHERE, Standing},
    ports::{News, Reader},
    store::{
        self as rows, pauses,
        told::{self, Told},
    },
};

type AccountId = Id<marks::Account>;

/// How many accounts are looked through at a time.
const AT_ONCE: i64 = 200;

/// The jobs.
pub(crate) fn jobs(ports: &Ports) -> Vec<Arc<dyn Handler>> {
    vec![
        Arc::new(DrawReaders { ports: ports.clone() }),
        Arc::new(SendNews { ports: ports.clone() }),
        Arc::new(ForgetReader),
        Arc::new(SettleDraws),
    ]
}

/// The schedules.
pub(crate) fn periodic() -> Vec<Periodic> {
    let every = |kind, seconds| Periodic { name: kind, every: Duration::from_secs(seconds), kind };
    vec![every(DrawReaders::KIND, 10 * 60), every(SettleDraws::KIND, 86_400)]
}

/// Draws readers of every campaign that writes.
struct DrawReaders {
    ports: Ports,
}

impl DrawReaders {
    const KIND: &'static str = "promotion.draw_readers";

    /// Draws one reader, if she belongs to the audience, may be written to now, and has her turn.
    async fn draw(&self, store: &Store, own: &Campaign, account: AccountId) -> Outcome<()> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let Some(reader) = self.ports.readers.reader(&mut cx, account).await? else { return Ok(()) };
        let may = own.content.audience.holds(&reader.known)
            && !is_paused(&mut cx, &reader.known.country).await?
            && quiet_until(&cx, &self.ports, &reader.known.country).await?.is_none();
        if !may || !told::take_turn(&mut cx, account, LEAST_BETWEEN).await? {
            return Ok(());
        }
        let (held_out, variant) = drawn(cx.vault(), own, account);
        let id = Id::new(account.bucket(), cx.now(), cx.dice());
        let row = Told { id, account, campaign: own.id, held_out, variant, sent_at: None };
        if !told::draw(&mut cx, &row).await? {
            return Ok(());
        }
        if !held_out {
            jobs::enqueue(&mut cx, NewJob::new(SendNews::KIND, json!({ "told": id }))).await?;
        }
        cx.commit().await
    }
}

#[async_trait]
impl Handler for DrawReaders {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let (campaigns, paused) = (rows::all(&mut cx).await?, pauses::paused(&mut cx).await?);
        drop(cx);
        let writes = |own: &&Campaign| {
            own.content.channels.contains(&Channel::Message) && own.standing(store.now(), &paused) == Standing::Out
        };
        for own in campaigns.iter().filter(writes) {
            let mut after = None;
            loop {
                let mut cx = store.begin(Actor::System(Self::KIND)).await?;
                let agreed = consent::given_after(&mut cx, NEWS, after, AT_ONCE).await?;
                let known = told::drawn_among(&mut cx, own.id, &agreed).await?;
                drop(cx);
                for account in agreed.iter().filter(|account| !known.contains(*account)) {
                    self.draw(store, own, *account).await?;
                }
                after = agreed.last().copied();
                if agreed.len() < usize::try_from(AT_ONCE).unwrap_or(usize::MAX) {
                    break;
                }
            }
        }
        Ok(Done::Finished)
    }
}

/// Hands one letter over.
struct SendNews {
    ports: Ports,
}

#[derive(Deserialize)]
struct AboutTold {
    told: Id<Told>,
}

impl SendNews {
    const KIND: &'static str = "promotion.send_news";

    /// The letter, in the reader's language.
    fn letter(&self, store: &Store, own: &Campaign, row: &Told, (reader, to): (&Reader, String), code: &str) -> News {
        let language = reader.language;
        let creative = usize::try_from(row.variant).ok().and_then(|at| own.content.variants.get(at));
        let (headline, text) = creative.map_or(("", ""), |own| (own.headline.get(language), own.text.get(language)));
        let base = self.ports.public_url.trim_end_matches('/');
        let unsubscribe = format!("{base}/{language}/news/stop/{}", key::written(store.vault(), row.id));
        let link = format!("{base}/{language}/go/{code}");
        let args = [("text", text), ("link", link.as_str()), ("stop", unsubscribe.as_str())];
        let said = self.ports.texts.text_with(language, "campaign-letter", &args);
        News {
            id: row.id.to_string(),
            to,
            subject: headline.to_owned(),
            text: web::texts::without_isolates(&said),
            unsubscribe,
        }
    }
}

#[async_trait]
impl Handler for SendNews {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let AboutTold { told: id } = job.read()?;
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let Some(row) = told::find(&mut cx, id).await?.filter(|own| own.sent_at.is_none() && !own.held_out) else {
            return Ok(Done::Finished);
        };
        let agrees = consent::is_given(&mut cx, &Scope::System(Self::KIND), row.account, NEWS).await?;
        let (own, paused) = (rows::campaign(&mut cx, row.campaign).await?, pauses::paused(&mut cx).await?);
        let (Some(own), Some(reader), true) = (own, self.ports.readers.reader(&mut cx, row.account).await?, agrees)
        else {
            return Ok(Done::Finished);
        };
        match own.standing(store.now(), &paused) {
            Standing::Out if !is_paused(&mut cx, &reader.known.country).await? => {}
            Standing::Over => return Ok(Done::Finished),
            // What rests is asked about again; nothing goes out meanwhile.
            Standing::Out | Standing::Soon | Standing::Paused => return Ok(Done::Later(Duration::from_secs(15 * 60))),
        }
        if let Some(until) = quiet_until(&cx, &self.ports, &reader.known.country).await? {
            return Ok(Done::Later(until.since(store.now())));
        }
        let links = rows::links(&mut cx, own.id).await?;
        let of = |link: &&crate::model::Link| {
            link.channel == Channel::Message && i16::try_from(link.variant) == Ok(row.variant)
        };
        let code = links.iter().find(of).map(|link| link.code.clone()).unwrap_or_default();
        drop(cx);
        // Without an address the letter is read in the account alone.
        if let Some(to) = reader.email.clone() {
            self.ports.post.send(&self.letter(store, &own, &row, (&reader, to), &code)).await?;
        }
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        told::handed_over(&mut cx, &row).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// Whether promotion is paused where somebody lives.
async fn is_paused(cx: &mut Cx, country: &str) -> Outcome<bool> {
    Ok(pauses::paused(cx).await?.iter().any(|own| own == country || own == EVERYWHERE))
}

/// Until when it is quiet in a country. One that is not in the catalogue is written to by nobody for now.
async fn quiet_until(cx: &Cx, ports: &Ports, country: &str) -> Outcome<Option<Moment>> {
    let snapshot = ports.catalogue.snapshot(cx.store()).await?;
    match snapshot.country(country) {
        Ok(own) => ports.quiet.until(cx.now(), &own.definition.calendar),
        Err(_) => Ok(Some(cx.now().plus(Duration::from_secs(86_400)))),
    }
}

/// The job `promotion.forget_reader`, which comes when an account took its consent back; its payload is `{account}`. Whoever
/// agreed anew meanwhile is not forgotten.
struct ForgetReader;

#[derive(Deserialize)]
struct AboutAccount {
    account: AccountId,
}

#[async_trait]
impl Handler for ForgetReader {
    fn kind(&self) -> &'static str {
        "promotion.forget_reader"
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let AboutAccount { account } = job.read()?;
        let mut cx = store.begin(Actor::System("promotion.forget_reader")).await?;
        if !consent::is_given(&mut cx, &Scope::System("promotion.forget_reader"), account, NEWS).await? {
            told::forget(&mut cx, account).await?;
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// Turns who was written to into sums, once a campaign is long over.
struct SettleDraws;

impl SettleDraws {
    const KIND: &'static str = "promotion.settle_draws";
}

#[async_trait]
impl Handler for SettleDraws {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let before = cx.now().minus(Duration::from_secs(86_400) * u32::from(DAYS));
        told::settle(&mut cx, before).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}
