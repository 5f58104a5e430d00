//! The organisers' list: how every event is filled; and, said what for and recorded, who comes to one of them.

use ::store::access::{self, Access};
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{BackLink, Button, DataTable, ErrorSummary, SummaryList, SummaryRow, Tag, Textarea, Tone},
};

use super::{At, tag, title, when};
use crate::{
    content::Shelf,
    gatherings::{
        model::{Attendance, Gathering},
        policy, store as rows,
    },
};

/// The page of one event.
pub(in crate::gatherings) const ONE: &str = "/{lang}/desk/events/{slug}";

/// The shortest reason that says something, and the longest.
const REASON: std::ops::RangeInclusive<usize> = 10..=300;

#[derive(Template)]
#[template(path = "gatherings/desk.html")]
struct DeskPage<'a> {
    v: &'a Visit,
    table: DataTable,
}

pub(in crate::gatherings) async fn list(v: Visit, Extension(shelf): Extension<Shelf>) -> Answer {
    v.staff()?;
    policy::may_count(v.actor())?;
    let showing = shelf.showing(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let mut table = DataTable::new(&v, v.t("gathering-desk-title"))
        .caption_hidden()
        .column(v.t("gathering-event"))
        .column(v.t("gathering-when"))
        .column(v.t("gathering-door"))
        .number_column(v.t("gathering-places"))
        .number_column(v.t("gathering-count-placed"))
        .number_column(v.t("gathering-count-waiting"))
        .nothing(v.t("gathering-list-empty"));
    for own in Gathering::all(&showing) {
        let seats = rows::seats(&mut cx, own.page()).await?;
        table = table.row(vec![
            Value::link(&v.path(&format!("/desk/events/{}", own.slug())), &title(&v, &own)),
            when(&v, &own).into(),
            Value::component(&tag(&v, &own, seats)),
            v.number(own.places()).into(),
            v.number(seats.placed).into(),
            v.number(seats.waiting).into(),
        ]);
    }
    cx.commit().await?;
    let page = DeskPage { v: &v, table };
    Ok(v.page(v.t("gathering-desk-title"), page))
}

#[derive(Template)]
#[template(path = "gatherings/attendance.html")]
struct AttendancePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    title: String,
    facts: SummaryList,
    action: String,
    reason: Textarea,
    button: Button,
    names: Option<DataTable>,
}

pub(in crate::gatherings) async fn one(v: Visit, Extension(shelf): Extension<Shelf>, Path(at): Path<At>) -> Answer {
    page(&v, &shelf, &at.slug, (None, &Filled::blank())).await
}

async fn page(v: &Visit, shelf: &Shelf, slug: &str, (names, filled): (Option<DataTable>, &Filled)) -> Answer {
    v.staff()?;
    policy::may_count(v.actor())?;
    let showing = shelf.showing(v.site().store()).await?;
    let gathering = Gathering::named(&showing, slug)?;
    let mut cx = v.begin().await?;
    let seats = rows::seats(&mut cx, gathering.page()).await?;
    cx.commit().await?;
    let title = title(v, &gathering);
    let body = AttendancePage {
        v,
        back: BackLink::to(v.path("/desk/events"), v.t("gathering-desk-title")),
        errors: ErrorSummary::new(v, filled),
        title: title.clone(),
        facts: SummaryList::new(vec![
            SummaryRow::new(v.t("gathering-when"), when(v, &gathering)),
            SummaryRow::new(v.t("gathering-places"), v.number(gathering.places())),
            SummaryRow::new(v.t("gathering-count-placed"), v.number(seats.placed)),
            SummaryRow::new(v.t("gathering-count-waiting"), v.number(seats.waiting)),
        ]),
        action: v.path(&format!("/desk/events/{slug}")),
        reason: Textarea::new("reason", v.t("gathering-names-reason"))
            .rows(2)
            .hint(v.t("gathering-names-reason-hint"))
            .filled(v, filled),
        button: Button::quiet(v.t("gathering-names-show")),
        names,
    };
    Ok(v.page_with(filled.status(), title, body))
}

/// Shows the names once, for a stated reason. Nothing is changed by it, so no key is remembered; each look is a row.
pub(in crate::gatherings) async fn names(
    v: Visit,
    Extension(shelf): Extension<Shelf>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    match read(&v, &shelf, &at.slug, form.fields.text("reason")).await {
        Ok(names) => page(&v, &shelf, &at.slug, (Some(names), &Filled::blank())).await,
        Err(failure) => page(&v, &shelf, &at.slug, (None, &form.filled(failure)?)).await,
    }
}

async fn read(v: &Visit, shelf: &Shelf, slug: &str, reason: &str) -> Outcome<DataTable> {
    v.staff()?;
    let (_, _permit) = policy::may_read_names(v.actor())?;
    if !REASON.contains(&reason.chars().count()) {
        return Err(Slips::one("reason", "gathering-slip-reason"));
    }
    let showing = shelf.showing(v.site().store()).await?;
    let gathering = Gathering::named(&showing, slug)?;
    let mut cx = v.begin().await?;
    let purpose = format!("event {slug}: {reason}");
    access::record(&mut cx, Access { file: None, purpose, route: ONE, fields: &["name"] }).await?;
    let everybody = rows::everybody(&mut cx, gathering.page()).await?;
    let mut table = DataTable::new(v, v.t("gathering-names"))
        .column(v.t("gathering-name"))
        .column(v.t("gathering-asked"))
        .column(v.t("gathering-standing"))
        .nothing(v.t("gathering-names-nobody"));
    for own in &everybody {
        let name = match people::name_of(&mut cx, own.account).await {
            Ok(name) => Value::from(name),
            // The account was closed meanwhile; its place is still counted.
            Err(Failure::Refusal(_)) => Value::from(v.t("gathering-name-gone")),
            Err(other) => return Err(other),
        };
        table = table.row(vec![
            name,
            v.moment(own.asked_at, gathering.happens.zone()).into(),
            Value::component(&place(v, own)),
        ]);
    }
    cx.commit().await?;
    Ok(table)
}

fn place(v: &Visit, own: &Attendance) -> Tag {
    match own.is_placed() {
        true => Tag::new(v.t("gathering-has-place"), Tone::Ok),
        false => Tag::new(v.t("gathering-waits"), Tone::Wait),
    }
}
