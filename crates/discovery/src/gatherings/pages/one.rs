//! One event: when and where, whether one can still get in, and one's own registration; its calendar file.

use ::store::{
    Cx,
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Outcome};
use web::{
    Answer, Fields, Filled, Form, Hidden, Value, Visit,
    calendar::{Event, calendar_file},
    components::{BackLink, Banner, Button, ErrorSummary, LinkButton, SummaryList, SummaryRow, Tag},
    texts::without_isolates,
};

use super::{At, standing, tag, title, when};
use crate::{
    content::Shelf,
    gatherings::{
        commands,
        model::{Attendance, Door, Gathering, Seats},
        policy, store as rows,
    },
};

const ROUTE: &str = "/{lang}/events/{slug}";

#[derive(Template)]
#[template(path = "gatherings/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    title: String,
    tag: Tag,
    summary: String,
    standing: Option<Banner>,
    facts: SummaryList,
    ways: Vec<LinkButton>,
    form: Option<Act>,
}

/// One press that registers or gives up.
struct Act {
    about: String,
    action: String,
    hidden: Hidden,
    button: Button,
}

/// What a page of an event is made of.
struct Seen {
    gathering: Gathering,
    seats: Seats,
    own: Option<Attendance>,
}

async fn seen(v: &Visit, shelf: &Shelf, slug: &str) -> Outcome<Seen> {
    let showing = shelf.showing(v.site().store()).await?;
    let gathering = Gathering::named(&showing, slug)?;
    let mut cx = v.begin().await?;
    let seats = rows::seats(&mut cx, gathering.page()).await?;
    let own = match v.account() {
        Ok(account) => rows::own(&mut cx, account, gathering.page()).await?,
        Err(_) => None,
    };
    cx.commit().await?;
    Ok(Seen { gathering, seats, own })
}

pub(in crate::gatherings) async fn show(v: Visit, Extension(shelf): Extension<Shelf>, Path(at): Path<At>) -> Answer {
    let seen = seen(&v, &shelf, &at.slug).await?;
    page(&v, &seen, false, &Filled::blank())
}

/// The same page for somebody signed in, with the button.
pub(in crate::gatherings) async fn ask(v: Visit, Extension(shelf): Extension<Shelf>, Path(at): Path<At>) -> Answer {
    v.account()?;
    let seen = seen(&v, &shelf, &at.slug).await?;
    page(&v, &seen, true, &Filled::blank())
}

fn page(v: &Visit, seen: &Seen, asks: bool, filled: &Filled) -> Answer {
    let Seen { gathering, seats, own } = seen;
    let here = format!("/events/{}", gathering.slug());
    let door = gathering.door(v.now());
    let is_open = matches!(door, Door::Open(_));
    let mut ways = vec![LinkButton::quiet(v.path(&gathering.shown.path()), v.t("gathering-read"))];
    if gathering.happens.moments().is_some() && door != Door::Over {
        ways.push(LinkButton::quiet(v.path(&format!("{here}/calendar")), v.t("gathering-calendar")).download());
    }
    if own.is_none() && is_open && !asks {
        ways.insert(0, LinkButton::new(v.path(&format!("{here}/register")), v.t("gathering-register")));
    }
    let act = |name: &str, about: &str, button: Button| Act {
        about: v.t(about),
        action: v.path(&here),
        hidden: v.csrf_field(),
        button: button.named("act", name),
    };
    let full = seats.waiting > 0 || seats.placed >= gathering.places();
    let form = match own {
        Some(_) if door != Door::Over => {
            Some(act("cancel", "gathering-cancel-about", Button::quiet(v.t("gathering-cancel"))))
        }
        None if is_open && asks => {
            let about = if full { "gathering-register-full" } else { "gathering-register-about" };
            Some(act("register", about, Button::new(v.t("gathering-register-now"))))
        }
        _ => None,
    };
    let title = title(v, gathering);
    let body = OnePage {
        v,
        back: BackLink::to(v.path("/events"), v.t("gathering-list-title")),
        errors: ErrorSummary::new(v, filled),
        title: title.clone(),
        tag: tag(v, gathering, *seats),
        summary: gathering.shown.content.words(v.locale()).map_or_else(String::new, |(_, own)| own.summary.clone()),
        standing: own.as_ref().map(|own| {
            let (said, tone) = standing(v, own);
            Banner::new(tone, said)
        }),
        facts: facts(v, seen),
        ways,
        form,
    };
    Ok(v.page_with(filled.status(), title, body))
}

fn facts(v: &Visit, Seen { gathering, seats, own }: &Seen) -> SummaryList {
    let happens = &gathering.happens;
    let mut facts = vec![
        SummaryRow::new(v.t("gathering-when"), when(v, gathering)),
        SummaryRow::new(v.t("gathering-where"), happens.place.get(v.locale())),
        SummaryRow::new(v.t("content-field-owner"), gathering.shown.content.owner.get(v.locale())),
    ];
    if happens.registration.is_some() {
        let free = gathering.places().saturating_sub(seats.placed).max(0);
        let free = if seats.waiting > 0 { 0 } else { free };
        let (free, places) = (v.number(free), v.number(gathering.places()));
        facts.push(SummaryRow::new(
            v.t("gathering-places"),
            v.t_with("gathering-places-free", &[("free", &free), ("places", &places)]),
        ));
        if let Door::Open(closes) = gathering.door(v.now()) {
            facts.push(SummaryRow::new(v.t("gathering-until"), v.moment(closes, happens.zone())));
        }
    }
    // Where one registers, only whoever has a place is told where it is joined.
    let may_join = happens.registration.is_none() || own.as_ref().is_some_and(Attendance::is_placed);
    if let Some(online) = happens.online.as_deref() {
        let row = if may_join {
            SummaryRow::new(v.t("gathering-online"), Value::link(online, online))
        } else {
            SummaryRow::new(v.t("gathering-online"), v.t("gathering-online-later"))
        };
        facts.push(row);
    }
    SummaryList::new(facts)
}

pub(in crate::gatherings) async fn sent(
    v: Visit,
    Extension(shelf): Extension<Shelf>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    match act(&v, &shelf, &at.slug, &form).await {
        Ok(flash) => Ok(v.redirect_with(format!("/events/{}", at.slug), flash)),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let seen = seen(&v, &shelf, &at.slug).await?;
            page(&v, &seen, true, &filled)
        }
    }
}

async fn act(v: &Visit, shelf: &Shelf, slug: &str, form: &Form<Fields>) -> Outcome<&'static str> {
    let account = v.account()?;
    let showing = shelf.showing(v.site().store()).await?;
    let gathering = Gathering::named(&showing, slug)?;
    let gives_up = match form.fields.text("act") {
        "cancel" => true,
        "register" => false,
        _ => return Err(Failure::not_found()),
    };
    let mut cx = v.begin().await?;
    let claim = idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await?;
    if claim == Claim::Fresh {
        once(&mut cx, &gathering, account, gives_up).await?;
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, account.uuid()).await?;
    }
    let own = rows::own(&mut cx, account, gathering.page()).await?;
    cx.commit().await?;
    Ok(match own {
        None => "gathering-flash-cancelled",
        Some(own) if own.is_placed() => "gathering-flash-placed",
        Some(_) => "gathering-flash-waiting",
    })
}

async fn once(
    cx: &mut Cx,
    gathering: &Gathering,
    account: kernel::Id<kernel::marks::Account>,
    gives_up: bool,
) -> Outcome<()> {
    if gives_up {
        let permit = policy::may_cancel(gathering, cx.now())?;
        return commands::cancel(cx, permit, account, gathering).await;
    }
    let permit = policy::may_register(gathering, cx.now())?;
    commands::register(cx, permit, account, gathering).await.map(drop)
}

/// The event as a calendar file.
pub(in crate::gatherings) async fn calendar(
    v: Visit,
    Extension(shelf): Extension<Shelf>,
    Path(at): Path<At>,
) -> Answer {
    let Seen { gathering, own, .. } = seen(&v, &shelf, &at.slug).await?;
    let happens = &gathering.happens;
    let (starts_at, ends_at) = happens.moments().ok_or_else(Failure::not_found)?;
    let may_join = happens.registration.is_none() || own.is_some_and(|own| own.is_placed());
    let address = v.public_address(&v.path(&format!("/events/{}", gathering.slug())));
    let online = happens.online.as_deref().filter(|_| may_join).unwrap_or_default();
    let notes = format!("{address}\n{online}");
    let event = Event {
        product: "Events",
        uid: &format!("{}@wasl", gathering.page()),
        stamp: v.now(),
        starts_at,
        ends_at,
        title: &without_isolates(&title(&v, &gathering)),
        place: &without_isolates(happens.place.get(v.locale())),
        notes: notes.trim_end(),
    };
    let file = calendar_file(&event).into_bytes();
    Ok(v.file(&format!("{}.ics", gathering.slug()), "text/calendar; charset=utf-8", file))
}
