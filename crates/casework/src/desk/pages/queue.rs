//! The queue: what waits, for how long and until when, by the earliest promise.
//!
//! It narrows by declared facets only and reads no datum of a person: a name is never in it.

use std::{collections::BTreeSet, sync::Arc};

use ::store::{Cx, Scope};
use askama::Template;
use axum::{Extension, extract::Query};
use kernel::{Day, Moment, Outcome, StaffRole};
use serde::Deserialize;
use web::{
    Answer, Hidden, Markup, Value, Visit,
    components::{Button, Choice, DataTable, LinkButton, Select, Tag, Tone},
};
use work::items::{
    Cursor, Item, Queue, QueueFilter, View,
    queue::{COUNT_CAP, count, list},
};

use super::{link, names, names::Names, path};
use crate::desk::{look, policy, ports::Desk, turns};

/// The declared facets of the queue, as a GET form sends them.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    view: Option<String>,
    queue: Option<String>,
    service: Option<String>,
    country: Option<String>,
    mission: Option<String>,
    reason: Option<String>,
    late: Option<String>,
    since: Option<String>,
    after: Option<String>,
}

/// One tab: a view of a queue and how much is in it.
struct Tab {
    href: String,
    text: String,
    count: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "desk/queue.html")]
struct QueuePage<'a> {
    v: &'a Visit,
    tabs: Vec<Tab>,
    view: &'static str,
    queue: &'static str,
    facets: Vec<Select>,
    late: bool,
    since: String,
    apply: Button,
    table: DataTable,
    next: Option<LinkButton>,
    more: Vec<LinkButton>,
}

/// The button that takes a free file from its row.
#[derive(Template)]
#[template(path = "desk/claim_button.html")]
struct ClaimButton<'a> {
    action: &'a str,
    hidden: &'a Hidden,
    button: Button,
    reference: &'a str,
}

pub(super) async fn show(v: Visit, Extension(desk): Extension<Arc<Desk>>, Query(asked): Query<Asked>) -> Answer {
    v.staff()?;
    let staff = policy::at_the_desk(v.actor())?;
    let queues = policy::queues(v.actor());
    let queue = asked.queue.as_deref().and_then(Queue::parse).filter(|queue| queues.contains(queue));
    let Some(queue) = queue.or_else(|| queues.first().copied()) else {
        return Err(kernel::Failure::not_found().into());
    };
    let (view, view_name) = match asked.view.as_deref() {
        Some("mine") => (View::Mine(staff), "mine"),
        Some("held") => (View::Held(queue), "held"),
        Some("citizen") => (View::WithCitizen(queue), "citizen"),
        _ => (View::Free(queue), "free"),
    };
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(cx.actor())?;
    let filter = filter(&asked, cx.now());
    let after = asked.after.as_deref().and_then(Cursor::decode);
    let listing = list(&mut cx, &scope, view, &filter, after).await?;
    let tabs = tabs(&v, &mut cx, &scope, &queues, (queue, view_name)).await?;
    let mut names = Names::new(&desk.catalogue);
    let table = table(&v, &mut cx, &listing.items, view, &mut names).await?;
    let facets = facets(&v, &mut cx, &listing.items, &asked, &mut names).await?;
    look::at_list(&mut cx, "queue", super::QUEUE, &["reference"]).await?;
    cx.commit().await?;
    let next = listing.next.map(|next| {
        let href = format!("{}&after={}", address(&asked, queue, view_name), next.encode());
        LinkButton::quiet(v.path(&href), v.t("desk-next"))
    });
    let page = QueuePage {
        v: &v,
        tabs,
        view: view_name,
        queue: queue.as_str(),
        facets,
        late: asked.late.is_some(),
        since: asked.since.clone().unwrap_or_default(),
        apply: Button::quiet(v.t("desk-filter")),
        table,
        next,
        more: more(&v),
    };
    Ok(v.page(v.t("desk-queue-title"), page))
}

fn filter(asked: &Asked, now: Moment) -> QueueFilter {
    let text = |value: &Option<String>| value.clone().filter(|value| !value.is_empty());
    let since = asked.since.as_deref().and_then(|text| text.parse::<Day>().ok());
    QueueFilter {
        service: text(&asked.service),
        country: text(&asked.country),
        mission: text(&asked.mission),
        reason: text(&asked.reason),
        due_before: asked.late.as_ref().map(|_| now),
        opened_from: since.and_then(start_of),
    }
}

/// The first moment of a day at the ministry.
fn start_of(day: Day) -> Option<Moment> {
    let zoned = day.date().in_tz("Africa/Cairo").ok()?;
    Some(Moment::from(zoned.timestamp()))
}

/// The address of the present view with its facets, ready for more parameters. Keys only; nothing personal.
fn address(asked: &Asked, queue: Queue, view: &str) -> String {
    let mut address = format!("/desk?view={view}&queue={}", queue.as_str());
    let facets = [
        ("service", &asked.service),
        ("country", &asked.country),
        ("mission", &asked.mission),
        ("reason", &asked.reason),
        ("late", &asked.late),
        ("since", &asked.since),
    ];
    for (name, value) in facets {
        let plain = |text: &&String| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        if let Some(value) = value.as_ref().filter(plain) {
            address.push_str(&format!("&{name}={value}"));
        }
    }
    address
}

async fn tabs(
    v: &Visit,
    cx: &mut Cx,
    scope: &Scope,
    queues: &[Queue],
    here: (Queue, &'static str),
) -> Outcome<Vec<Tab>> {
    let staff = policy::at_the_desk(cx.actor())?;
    let mut views = vec![(View::Mine(staff), here.0, "mine", "desk-tab-mine".to_owned())];
    for queue in queues {
        views.push((View::Free(*queue), *queue, "free", format!("desk-tab-free-{}", queue.as_str())));
    }
    views.push((View::Held(here.0), here.0, "held", "desk-tab-held".to_owned()));
    if here.0 != Queue::Authority {
        views.push((View::WithCitizen(here.0), here.0, "citizen", "desk-tab-citizen".to_owned()));
    }
    let mut tabs = Vec::with_capacity(views.len());
    for (view, queue, name, text) in views {
        let found = count(cx, scope, view).await?;
        let number = v.number(found.min(COUNT_CAP - 1));
        tabs.push(Tab {
            href: v.path(&format!("/desk?view={name}&queue={}", queue.as_str())),
            text: v.t(&text),
            count: if found < COUNT_CAP { number } else { v.t_with("desk-and-more", &[("number", &number)]) },
            here: name == here.1 && (queue == here.0),
        });
    }
    Ok(tabs)
}

async fn table(v: &Visit, cx: &mut Cx, items: &[Item], view: View, names: &mut Names<'_>) -> Outcome<DataTable> {
    let now = cx.now();
    let columns = ["reference", "service", "mission", "waiting", "due", "state"];
    let mut table = DataTable::new(v, v.t("desk-queue-title")).caption_hidden().nothing(v.t("desk-queue-empty"));
    for column in columns {
        table = table.column(v.t(&format!("desk-{column}")));
    }
    let takes = matches!(view, View::Free(_));
    if takes {
        table = table.column(v.t("desk-act"));
    }
    // One token serves every row: taking a file twice changes nothing.
    let hidden = v.csrf_field();
    for item in items {
        let holder = match item.holder {
            Some(holder) => Some(names.staff(cx, holder.staff).await?),
            None => None,
        };
        let definition = names.definition(cx, &item.service, &item.country).await?;
        let reference = item.reference.to_string();
        let mut row = vec![
            link(&v.path(&path(item.reference, "")), &reference)?,
            names::service(v, definition).into(),
            names::mission(v, definition, &item.mission).into(),
            item.waiting(now).map(|waiting| names::duration(v, waiting)).into(),
            v.moment(item.due_at, turns::zone_of(definition, item.queue)).into(),
            state(v, item, now, holder.as_deref()),
        ];
        if takes {
            let action = v.path(&path(item.reference, "/claim"));
            let button = Button::quiet(v.t("desk-claim"));
            let form = ClaimButton { action: &action, hidden: &hidden, button, reference: &reference };
            row.push(Markup::render(&form)?.into());
        }
        table = table.row(row);
    }
    Ok(table)
}

fn state(v: &Visit, item: &Item, now: Moment, holder: Option<&str>) -> Value {
    if item.overdue(now) {
        return Value::component(&Tag::new(v.t("desk-late"), Tone::Wrong));
    }
    match (item.with_citizen_since, holder) {
        (Some(_), _) => Value::component(&Tag::new(v.t("desk-with-citizen"), Tone::Quiet)),
        (None, Some(name)) => v.t_with("desk-held-by", &[("name", name)]).into(),
        (None, None) => Value::component(&Tag::new(v.t("desk-free"), Tone::Wait)),
    }
}

/// Facets offer what occurs on the page and what is chosen; the lists stay short and say nothing about a person.
async fn facets(v: &Visit, cx: &mut Cx, items: &[Item], asked: &Asked, names: &mut Names<'_>) -> Outcome<Vec<Select>> {
    let (mut services, mut countries, mut missions) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut reasons = BTreeSet::new();
    for item in items {
        let definition = names.definition(cx, &item.service, &item.country).await?;
        services.insert((item.service.clone(), names::service(v, definition)));
        countries.insert((item.country.clone(), definition.country.names.get(v.locale()).to_owned()));
        missions.insert((item.mission.clone(), names::mission(v, definition, &item.mission)));
        if let Some(reason) = &item.reason {
            let text = format!("corrections.{reason}");
            reasons.insert((reason.clone(), definition.service.texts.text(v.locale(), &text).to_owned()));
        }
    }
    let select = |name: &'static str, chosen: &Option<String>, mut found: BTreeSet<(String, String)>| {
        let chosen = chosen.clone().unwrap_or_default();
        if !chosen.is_empty() && !found.iter().any(|(key, _)| *key == chosen) {
            found.insert((chosen.clone(), chosen.clone()));
        }
        let choices = found.into_iter().map(|(key, text)| Choice::new(key, text)).collect();
        Select::new(v, name, v.t(&format!("desk-{name}")), choices).chosen(&chosen)
    };
    Ok(vec![
        select("service", &asked.service, services),
        select("country", &asked.country, countries),
        select("mission", &asked.mission, missions),
        select("reason", &asked.reason, reasons),
    ])
}

/// Other places of the desk, for those who work there.
fn more(v: &Visit) -> Vec<LinkButton> {
    let holds = |role| v.actor().holds(role);
    let mut links = vec![LinkButton::quiet(v.path("/desk/search"), v.t("desk-search-title"))];
    if holds(StaffRole::MissionOfficer) || holds(StaffRole::CentralReviewer) {
        links.push(LinkButton::quiet(v.path("/desk/identities"), v.t("desk-identity-title")));
    }
    links
}
