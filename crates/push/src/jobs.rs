//! From news to devices: one job for each device, which looks again whether it may be told, and only then sends.

use std::time::Duration;

use ::store::{
    Cx, Store,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use kernel::{Actor, Id, Moment, Outcome, marks};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use web::Texts;

use crate::{
    Ports, message,
    model::{Address, Topic},
    ports::{Carried, Parcel},
    store as rows,
};

/// There is news for an account: `{account, topic}`. Whoever writes it knows no more of us than this kind.
const TELL: &str = "push.tell";
/// Tells one device.
const SEND: &str = "push.send";
/// A device was ended: `{account, device}`.
const DEVICE_ENDED: &str = "push.device_ended";

/// After this time news is told nobody any more: it was read, or is no news.
const STALE: Duration = Duration::from_secs(2 * 24 * 60 * 60);
/// How long a service keeps a message for a device that is off.
const KEEP: Duration = Duration::from_secs(24 * 60 * 60);

#[derive(Deserialize)]
struct News {
    account: Id<marks::Account>,
    topic: String,
}

/// Turns news into one job a device.
pub(crate) struct Tell;

#[async_trait]
impl Handler for Tell {
    fn kind(&self) -> &'static str {
        TELL
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let news: News = job.read()?;
        let mut cx = store.begin(Actor::System(TELL)).await?;
        let at = cx.now();
        for own in rows::of(&mut cx, news.account).await? {
            let one = json!({ "account": news.account, "subscription": own.id, "topic": news.topic, "at": at });
            // A service that is away for longer than this has others to tell it.
            jobs::enqueue(&mut cx, NewJob::new(SEND, one).attempts(8)).await?;
        }
        job.settle(&mut cx).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

#[derive(Deserialize)]
struct One {
    account: Id<marks::Account>,
    subscription: Uuid,
    topic: String,
    at: Moment,
}

/// Tells one device.
pub(crate) struct Send {
    pub ports: Ports,
    pub texts: Texts,
}

/// What is to be done about one device.
enum Due {
    Nothing,
    Later(Duration),
    /// The message, and when its unread were counted.
    Message(Box<Parcel>, Moment),
}

#[async_trait]
impl Handler for Send {
    fn kind(&self) -> &'static str {
        SEND
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let one: One = job.read()?;
        let mut cx = store.begin(Actor::System(SEND)).await?;
        let due = self.due(&mut cx, &one).await?;
        cx.commit().await?;
        let (parcel, counted_at) = match due {
            Due::Nothing => return Ok(Done::Finished),
            Due::Later(pause) => return Ok(Done::Later(pause)),
            Due::Message(parcel, counted_at) => (parcel, counted_at),
        };
        let carried = self.ports.service.send(*parcel).await?;
        let mut cx = store.begin(Actor::System(SEND)).await?;
        match carried {
            Carried::Taken => rows::sent(&mut cx, one.account, one.subscription, counted_at).await?,
            Carried::Gone => {
                rows::end(&mut cx, one.account, one.subscription).await?;
            }
            Carried::Wait(pause) => return Ok(Done::Later(pause)),
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

impl Send {
    async fn due(&self, cx: &mut Cx, one: &One) -> Outcome<Due> {
        let now = cx.now();
        let Some(topic) = Topic::parse(&one.topic) else { return Ok(Due::Nothing) };
        let found = rows::of(cx, one.account).await?.into_iter().find(|own| own.id == one.subscription);
        let Some(own) = found else { return Ok(Due::Nothing) };
        if !people::devices::living(cx, one.account).await?.iter().any(|device| device.id == own.device) {
            rows::end(cx, one.account, own.id).await?;
            return Ok(Due::Nothing);
        }
        // What was sent since then says that there is news, however much of it.
        let told_since = own.sent_at.is_some_and(|sent| sent >= one.at);
        let chosen = rows::preference(cx, one.account).await?;
        if told_since || now.since(one.at) > STALE || chosen.muted.contains(&topic) {
            return Ok(Due::Nothing);
        }
        let address = rows::address(cx, one.account, &own).await?;
        if let Some(pause) = chosen.quiet.pause(now, &address.zone) {
            return Ok(Due::Later(pause));
        }
        let unread = self.ports.unread.count(cx, one.account).await?;
        if unread == 0 {
            return Ok(Due::Nothing);
        }
        let (language, _) = people::reach(cx, one.account).await?;
        let text = message::text(&self.texts, language, unread);
        Ok(Due::Message(Box::new(parcel(address, topic, text)), now))
    }
}

fn parcel(address: Address, topic: Topic, text: String) -> Parcel {
    let Address { endpoint, public, secret, zone: _ } = address;
    Parcel { endpoint, public, secret, text, keep: KEEP, urgency: topic.urgency() }
}

#[derive(Deserialize)]
struct Ended {
    account: Id<marks::Account>,
    device: Uuid,
}

/// Forgets where a device is reached that was ended.
pub(crate) struct EndWithDevice;

#[async_trait]
impl Handler for EndWithDevice {
    fn kind(&self) -> &'static str {
        DEVICE_ENDED
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let ended: Ended = job.read()?;
        let mut cx = store.begin(Actor::System(DEVICE_ENDED)).await?;
        rows::end_device(&mut cx, ended.account, ended.device).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}
