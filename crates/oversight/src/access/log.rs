//! The access log: who looked at which file, when, why and at what. Reading it is recorded in it.

use std::{collections::BTreeMap, time::Duration};

use askama::Template;
use axum::extract::Query;
use casework::applications::store as files;
use kernel::{Day, Id, Moment, Outcome, Reference, marks};
use serde::Deserialize;
use store::{
    Cx, Scope,
    access::{self, Access, Look},
};
use web::{
    Answer, Markup, Value, Visit,
    components::{Button, Choice, DataTable, LinkButton, Select, TextInput},
};

use super::{LOG, Names, fields, purpose};
use crate::{ZONE, policy};

/// Rows of one page.
const PAGE: i64 = 100;
/// How far the log is read back unless a day is given.
const USUAL: Duration = Duration::from_secs(30 * 86_400);

/// What the log is narrowed by.
#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    file: Option<String>,
    staff: Option<String>,
    from: Option<String>,
    to: Option<String>,
    before: Option<i64>,
}

#[derive(Template)]
#[template(path = "access_log.html")]
struct LogPage<'a> {
    v: &'a Visit,
    file: TextInput,
    staff: Select,
    from: String,
    to: String,
    apply: Button,
    table: DataTable,
    next: Option<LinkButton>,
}

#[derive(Template)]
#[template(source = r#"<a href="{{ href }}"><bdi dir="ltr">{{ text }}</bdi></a>"#, ext = "html")]
struct Link<'a> {
    href: &'a str,
    text: &'a str,
}

pub(crate) async fn show(v: Visit, Query(asked): Query<Asked>) -> Answer {
    v.staff()?;
    policy::may_read_access_log(v.actor())?;
    let mut cx = v.begin().await?;
    let scope = Scope::of(cx.actor())?;
    let file = match asked.file.as_deref().map(str::parse::<Reference>) {
        Some(Ok(reference)) => Some(files::load_by_reference(&mut cx, &scope, reference).await?.id),
        _ => None,
    };
    let staff: Option<Id<marks::Staff>> = asked.staff.as_deref().and_then(|text| text.parse().ok());
    let between = between(&asked, cx.now());
    let looks = access::looks(&mut cx, file, staff.map(Id::uuid), between, PAGE + 1).await?;
    let more = looks.len() as i64 > PAGE;
    let looks = &looks[..looks.len().min(PAGE as usize)];
    let table = table(&v, &mut cx, &scope, looks).await?;
    let colleagues = people::staff::colleagues::serving(&mut cx).await?;
    let look = Access { file, purpose: "access-log".to_owned(), route: LOG, fields: &["staff_name", "reference"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let choices = colleagues.into_iter().map(|line| Choice::new(line.id.to_string(), line.name)).collect();
    let chosen = asked.staff.clone().unwrap_or_default();
    let next = looks.last().filter(|_| more).map(|last| {
        let mut href = format!("/desk/access?before={}", last.at.as_microsecond());
        if let Some(staff) = staff {
            href.push_str(&format!("&staff={staff}"));
        }
        if let Some(Ok(reference)) = asked.file.as_deref().map(str::parse::<Reference>) {
            href.push_str(&format!("&file={}", reference.compact()));
        }
        LinkButton::quiet(v.path(&href), v.t("oversight-earlier"))
    });
    let page = LogPage {
        v: &v,
        file: TextInput::code("file", v.t("oversight-file")).value(asked.file.unwrap_or_default()),
        staff: Select::new(&v, "staff", v.t("oversight-staff"), choices).chosen(&chosen),
        from: asked.from.unwrap_or_default(),
        to: asked.to.unwrap_or_default(),
        apply: Button::quiet(v.t("oversight-filter")),
        table,
        next,
    };
    Ok(v.page(v.t("oversight-log-title"), page))
}

/// The span of time that is read: whole days of the ministry, the last included.
fn between(asked: &Asked, now: Moment) -> (Moment, Moment) {
    let day = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Day>().ok());
    let start = day(&asked.from).and_then(start_of).unwrap_or_else(|| now.minus(USUAL));
    let end = day(&asked.to).and_then(|day| start_of(day.plus_days(1)));
    let end = end.unwrap_or_else(|| now.plus(Duration::from_micros(1)));
    let before = asked.before.map(Moment::from_microsecond);
    (start, before.map_or(end, |before| before.min(end)))
}

fn start_of(day: Day) -> Option<Moment> {
    Some(Moment::from(day.date().in_tz(ZONE).ok()?.timestamp()))
}

async fn table(v: &Visit, cx: &mut Cx, scope: &Scope, looks: &[Look]) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("oversight-log-title")).caption_hidden().nothing(v.t("oversight-log-empty"));
    for column in ["at", "staff", "file", "purpose", "fields"] {
        table = table.column(v.t(&format!("oversight-{column}")));
    }
    let mut names = Names::default();
    let mut references = BTreeMap::new();
    for look in looks {
        let who = match look.staff {
            Some(staff) => names.of(cx, staff).await?,
            None => look.by.clone(),
        };
        let file = match look.file {
            Some(file) => {
                reference(cx, scope, &mut references, file).await?.map_or(Ok(Value::Missing), |reference| {
                    let href = v.path(&format!("/desk/access?file={}", reference.compact()));
                    Markup::render(&Link { href: &href, text: &reference.to_string() }).map(Value::from)
                })?
            }
            None => Value::from(v.t("oversight-list")),
        };
        let (at, why, what) = (v.moment(look.at, ZONE), purpose(v, &look.purpose), fields(v, &look.fields));
        table = table.row(vec![at.into(), who.into(), file, why.into(), what.into()]);
    }
    Ok(table)
}

/// The reference of a file, each looked up once; `None` for a file that is no longer kept.
async fn reference(
    cx: &mut Cx,
    scope: &Scope,
    known: &mut BTreeMap<Id<marks::Application>, Option<Reference>>,
    file: Id<marks::Application>,
) -> Outcome<Option<Reference>> {
    if let Some(reference) = known.get(&file) {
        return Ok(*reference);
    }
    let reference = match files::load(cx, scope, file).await {
        Ok(file) => Some(file.reference),
        Err(kernel::Failure::Refusal(_)) => None,
        Err(other) => return Err(other),
    };
    known.insert(file, reference);
    Ok(reference)
}
