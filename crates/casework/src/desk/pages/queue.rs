//! The queue: what waits, for how long and until when, by the earliest promise.
//!
//! It narrows by declared facets only and reads no datum of a person: a name is never in it.

use std::sync::Arc;

use ::store::{Cx, Scope};
use askama::Template;
use axum::{Extension, extract::Query};
use kernel::{Actor, Moment, Outcome, StaffRole};
use web::{
    Answer, Fields, Hidden, Markup, Value, Visit,
    components::{Button, DataTable, DateInput, LinkButton, Select, Tag, Tone},
};
use work::items::{
    Cursor, Item, Queue, View,
    queue::{COUNT_CAP, count, list},
};

use super::{
    names::{self, Names},
    narrowing::Narrowing,
    path,
};
use crate::desk::{bulk::Kind, look, policy, ports::Desk, turns};

/// One tab: a view of a queue and how much is in it.
struct Tab {
    href: String,
    text: String,
    count: Option<String>,
    here: bool,
}

#[derive(Template)]
#[template(path = "desk/queue.html")]
struct QueuePage<'a> {
    v: &'a Visit,
    tabs: Vec<Tab>,
    view: &'static str,
    queue: &'static str,
    narrowed: bool,
    facets: Vec<Select>,
    late: bool,
    since: DateInput,
    apply: Button,
    all: Option<LinkButton>,
    table: DataTable,
    bulk: Option<Bulk>,
    keys: [(&'static [&'static str], &'static str); 5],
    next: Option<LinkButton>,
    more: Vec<LinkButton>,
}

/// What the keys do, as `assets/js` knows them: by their place on the keyboard, whatever letters are written on it.
const KEYS: [(&[&str], &str); 5] = [
    (&["J", "K"], "desk-keys-rows"),
    (&["Enter"], "desk-keys-open"),
    (&["X"], "desk-keys-tick"),
    (&["/"], "desk-keys-search"),
    (&["?"], "desk-keys-help"),
];

/// What can be done with the files that are ticked.
struct Bulk {
    action: String,
    hidden: Hidden,
    all: LinkButton,
    buttons: Vec<Button>,
}

/// The box that ticks a file for the form below the table.
#[derive(Template)]
#[template(
    source = r#"<span class="tick"><input type="checkbox" form="bulk" id="{{ id }}" name="file" value="{{ value }}"{% if ticked %} checked{% endif %}><label for="{{ id }}"><span class="unseen">{{ label }}</span></label></span>"#,
    ext = "html"
)]
struct Tick<'a> {
    id: &'a str,
    value: &'a str,
    ticked: bool,
    label: &'a str,
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

/// What the actor may do with several files of a view at once: whether with each of them is asked of each.
fn together(actor: &Actor, view: View) -> Vec<Kind> {
    match view {
        View::Free(_) => vec![Kind::Take],
        View::Mine(_) => vec![Kind::HandOver, Kind::GiveBack],
        // For a colleague who is away.
        View::Held(_) | View::Late(_) if actor.holds(StaffRole::CentralReviewer) => {
            vec![Kind::HandOver, Kind::GiveBack]
        }
        View::Held(_) | View::WithCitizen(_) | View::Late(_) => Vec::new(),
    }
}

/// Which late files the actor watches over: the central review those of every queue, the Authority its own.
fn watches(actor: &Actor) -> Option<View> {
    if actor.holds(StaffRole::CentralReviewer) {
        Some(View::Late(None))
    } else if actor.holds(StaffRole::AuthorityApprover) {
        Some(View::Late(Some(Queue::Authority)))
    } else {
        None
    }
}

/// When a turn is due, and whether that has passed.
#[derive(Template)]
#[template(source = "{{ at }}{% if let Some(late) = late %} {{ late }}{% endif %}", ext = "html")]
struct Due {
    at: String,
    late: Option<Tag>,
}

pub(super) async fn show(
    v: Visit,
    Extension(desk): Extension<Arc<Desk>>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Answer {
    v.staff()?;
    let staff = policy::at_the_desk(v.actor())?;
    let queues = policy::queues(v.actor());
    let asked = Fields::new(asked);
    let queue = Queue::parse(asked.text("queue")).filter(|queue| queues.contains(queue));
    let Some(queue) = queue.or_else(|| queues.first().copied()) else {
        return Err(kernel::Failure::not_found().into());
    };
    let (view, view_name) = match (asked.text("view"), watches(v.actor())) {
        ("mine", _) => (View::Mine(staff), "mine"),
        ("held", _) => (View::Held(queue), "held"),
        ("citizen", _) => (View::WithCitizen(queue), "citizen"),
        ("late", Some(late)) => (late, "late"),
        _ => (View::Free(queue), "free"),
    };
    let after = Cursor::decode(asked.text("after"));
    let ticked = asked.text("all") == "yes";
    let asked = Narrowing::read(asked);
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(cx.actor())?;
    let filter = asked.filter(cx.now());
    let listing = list(&mut cx, &scope, view, &filter, after).await?;
    let tabs = tabs(&v, &mut cx, &scope, &queues, (queue, view_name)).await?;
    let mut names = Names::new(&desk.catalogue);
    let acts = together(v.actor(), view);
    let table = table(&v, &mut cx, &listing.items, (view, &acts, ticked), &mut names).await?;
    let facets = asked.facets(&v, &mut cx, &listing.items, &mut names).await?;
    look::at_list(&mut cx, "queue", super::QUEUE, &["reference"]).await?;
    cx.commit().await?;
    let next = listing.next.map(|next| {
        let href = format!("{}&after={}", asked.address(queue, view_name), next.encode());
        LinkButton::quiet(v.path(&href), v.t("desk-next"))
    });
    let page = QueuePage {
        v: &v,
        tabs,
        view: view_name,
        queue: queue.as_str(),
        narrowed: asked.narrows(),
        facets,
        late: asked.is_late(),
        since: asked.since(&v),
        apply: Button::quiet(v.t("desk-filter")),
        all: asked.narrows().then(|| {
            let href = format!("/desk?view={view_name}&queue={}", queue.as_str());
            LinkButton::quiet(v.path(&href), v.t("desk-filter-none"))
        }),
        table,
        bulk: (!acts.is_empty() && !listing.items.is_empty()).then(|| Bulk {
            action: v.path("/desk/bulk"),
            hidden: v.csrf_field(),
            all: LinkButton::quiet(
                v.path(&format!("{}&all=yes", asked.address(queue, view_name))),
                v.t("desk-green-all"),
            ),
            buttons: acts
                .iter()
                .map(|kind| Button::quiet(v.t(&format!("desk-bulk-{}", kind.as_str()))).named("act", kind.as_str()))
                .collect(),
        }),
        keys: KEYS,
        next,
        more: more(&v),
    };
    Ok(v.page(v.t("desk-queue-title"), page))
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
    if matches!(here.0, Queue::Mission | Queue::Central) {
        views.push((View::WithCitizen(here.0), here.0, "citizen", "desk-tab-citizen".to_owned()));
    }
    if let Some(late) = watches(cx.actor()) {
        views.push((late, here.0, "late", "desk-tab-late".to_owned()));
    }
    let mut tabs = Vec::with_capacity(views.len());
    for (view, queue, name, text) in views {
        let found = count(cx, scope, view).await?;
        let number = v.number(found.min(COUNT_CAP - 1));
        tabs.push(Tab {
            href: v.path(&format!("/desk?view={name}&queue={}", queue.as_str())),
            text: v.t(&text),
            count: match found {
                // An Eastern nought is a dot; an empty list is told by the list itself.
                0 => None,
                1..COUNT_CAP => Some(number),
                _ => Some(v.t_with("desk-and-more", &[("number", &number)])),
            },
            here: name == here.1 && (queue == here.0),
        });
    }
    Ok(tabs)
}

/// What a view tells of each file. A column that would say the same in every row is left out.
async fn table(
    v: &Visit,
    cx: &mut Cx,
    items: &[Item],
    (view, acts, ticked): (View, &[Kind], bool),
    names: &mut Names<'_>,
) -> Outcome<DataTable> {
    let now = cx.now();
    let one_mission = items.iter().all(|item| items.first().is_some_and(|first| first.mission == item.mission));
    let last = match view {
        View::Free(_) => Some("act"),
        View::Held(_) | View::Late(_) => Some("holder"),
        View::WithCitizen(_) => Some("reason"),
        View::Mine(_) => None,
    };
    let middle = (!one_mission).then_some("mission");
    let tick = (!acts.is_empty()).then_some("tick");
    let columns = tick.into_iter().chain(["reference", "service"]).chain(middle).chain(["waiting", "due"]).chain(last);
    let mut table = DataTable::new(v, v.t("desk-queue-title")).caption_hidden().nothing(v.t("desk-queue-empty"));
    for column in columns {
        table = table.column(v.t(&format!("desk-{column}")));
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
        let mut row = Vec::new();
        if tick.is_some() {
            let (value, label) =
                (item.reference.compact(), v.t_with("desk-green-tick-file", &[("reference", &reference)]));
            let id = format!("file-{value}");
            row.push(Markup::render(&Tick { id: &id, value, ticked, label: &label })?.into());
        }
        row.push(Value::code_link(&v.path(&path(item.reference, "")), &reference));
        row.push(names::service(v, definition).into());
        row.extend(middle.map(|_| names::mission(v, definition, &item.mission).into()));
        row.push(item.waiting(now).map(|waiting| names::duration(v, waiting)).into());
        row.push(due(v, item, turns::zone_of(definition, item.queue), now)?);
        match view {
            View::Free(_) => {
                let action = v.path(&path(item.reference, "/claim"));
                let button = Button::quiet(v.t("desk-claim"));
                let form = ClaimButton { action: &action, hidden: &hidden, button, reference: &reference };
                row.push(Markup::render(&form)?.into());
            }
            View::Held(_) | View::Late(_) => row.push(holder.into()),
            View::WithCitizen(_) => {
                row.push(item.reason.as_ref().map(|reason| names::correction(v, definition, reason)).into());
            }
            View::Mine(_) => {}
        }
        table = table.row(row);
    }
    Ok(table)
}

/// The day and the hour where the file lies; the year and the zone would be the same in every row.
fn due(v: &Visit, item: &Item, zone: &str, now: Moment) -> Outcome<Value> {
    let (day, time) = (v.short_day(item.due_at.day_in(zone)), v.time(item.due_at, zone));
    let at = v.t_with("desk-due-at", &[("day", &day), ("time", &time)]);
    let late = item.overdue(now).then(|| Tag::new(v.t("desk-late"), Tone::Wrong));
    Ok(Markup::render(&Due { at, late })?.into())
}

/// Other places of the desk, for those who work there.
fn more(v: &Visit) -> Vec<LinkButton> {
    let holds = |role| v.actor().holds(role);
    let mut links = vec![LinkButton::quiet(v.path("/desk/search"), v.t("desk-search-title"))];
    if holds(StaffRole::MissionOfficer) || holds(StaffRole::CentralReviewer) {
        links.push(LinkButton::quiet(v.path("/desk/identities"), v.t("desk-identity-title")));
    }
    if holds(StaffRole::AuthorityApprover) {
        links.push(LinkButton::quiet(v.path("/desk/green"), v.t("desk-green-title")));
        links.push(LinkButton::quiet(v.path("/desk/second-review"), v.t("desk-review-title")));
    }
    links
}
