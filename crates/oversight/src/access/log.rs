//! The access log: who looked at which file, when, why and at what. Reading it is recorded in it.

use std::{collections::BTreeMap, time::Duration};

use ::store::{
    Cx, Scope,
    access::{self, Access, Look},
};
use askama::Template;
use axum::extract::Query;
use casework::applications::store as files;
use kernel::{Day, Failure, Id, Moment, Outcome, Reference, Slips, marks};
use web::{
    Answer, Fields, Filled, Value, Visit,
    components::{Button, Choice, DataTable, DateInput, ErrorSummary, LinkButton, Select, TextInput},
};

use super::{LOG, Names, fields, purpose};
use crate::{ZONE, policy, watch};

/// Rows of one page.
const PAGE: i64 = 100;
/// How far the log is read back unless a day is given.
const USUAL: Duration = Duration::from_secs(30 * 86_400);

/// What the log is narrowed by.
struct Asked {
    file: Option<Reference>,
    staff: Option<Id<marks::Staff>>,
    from: Option<Day>,
    to: Option<Day>,
    before: Option<Moment>,
}

impl Asked {
    /// Reads the address. What cannot be read narrows nothing and is told at its field: a log that silently shows
    /// something else than what was asked misleads whoever answers for it.
    fn read(fields: &Fields, slips: &mut Slips) -> Self {
        let file = fields.opt("file").and_then(|text| {
            let read = text.parse().ok();
            if read.is_none() {
                slips.add("file", "oversight-slip-file");
            }
            read
        });
        Self {
            file,
            staff: fields.text("staff").parse().ok(),
            from: DateInput::read(fields, "from", slips),
            to: DateInput::read(fields, "to", slips),
            before: fields.text("before").parse().ok().map(Moment::from_microsecond),
        }
    }

    /// The address of the page that goes on before `before`, narrowed alike.
    fn earlier(&self, before: Moment) -> String {
        let mut address = format!("/desk/access?before={}", before.as_microsecond());
        if let Some(staff) = self.staff {
            address.push_str(&format!("&staff={staff}"));
        }
        if let Some(file) = self.file {
            address.push_str(&format!("&file={}", file.compact()));
        }
        for (name, day) in [("from", self.from), ("to", self.to)] {
            if let Some(day) = day {
                let (year, month, day) = (day.year(), day.month(), day.day());
                address.push_str(&format!("&{name}-day={day}&{name}-month={month}&{name}-year={year}"));
            }
        }
        address
    }

    fn narrows(&self) -> bool {
        self.file.is_some() || self.staff.is_some() || self.from.is_some() || self.to.is_some()
    }
}

#[derive(Template)]
#[template(path = "access_log.html")]
struct LogPage<'a> {
    v: &'a Visit,
    errors: ErrorSummary,
    narrowed: bool,
    file: TextInput,
    staff: Select,
    from: DateInput,
    to: DateInput,
    apply: Button,
    all: Option<LinkButton>,
    table: DataTable,
    next: Option<LinkButton>,
    flags: LinkButton,
}

pub(crate) async fn show(v: Visit, Query(asked): Query<Vec<(String, String)>>) -> Answer {
    v.staff()?;
    policy::may_read_access_log(v.actor())?;
    let mut filled = Filled::blank();
    filled.fields = Fields::new(asked);
    let asked = Asked::read(&filled.fields, &mut filled.slips);
    let mut cx = v.begin().await?;
    let scope = Scope::of(cx.actor())?;
    let file = match asked.file {
        Some(reference) => match files::load_by_reference(&mut cx, &scope, reference).await {
            Ok(file) => Some(file.id),
            Err(Failure::Refusal(_)) => {
                filled.slips.add("file", "oversight-slip-file");
                None
            }
            Err(other) => return Err(other.into()),
        },
        None => None,
    };
    // With a mistake nothing is listed: the log must not answer another question than the one that was asked.
    let span = between(&asked, cx.now());
    let looks = if filled.is_wrong() {
        Vec::new()
    } else {
        access::looks(&mut cx, file, asked.staff.map(Id::uuid), span, PAGE + 1).await?
    };
    let more = looks.len() as i64 > PAGE;
    let looks = &looks[..looks.len().min(PAGE as usize)];
    let table = table(&v, &mut cx, &scope, looks).await?;
    let colleagues = people::staff::colleagues::serving(&mut cx).await?;
    let flags = watch::open_count(&mut cx).await?;
    let look = Access { file, purpose: "access-log".to_owned(), route: LOG, fields: &["staff_name", "reference"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let choices = colleagues.into_iter().map(|line| Choice::new(line.id.to_string(), line.name)).collect();
    let narrowed = asked.narrows() || filled.is_wrong();
    let page = LogPage {
        v: &v,
        errors: ErrorSummary::new(&v, &filled),
        narrowed,
        file: TextInput::code("file", v.t("oversight-file")).filled(&v, &filled),
        staff: Select::narrowing(&v, "staff", v.t("oversight-staff"), choices).filled(&v, &filled),
        from: DateInput::new(&v, "from", v.t("oversight-from")).terse().filled(&v, &filled),
        to: DateInput::new(&v, "to", v.t("oversight-to")).terse().filled(&v, &filled),
        apply: Button::quiet(v.t("oversight-filter")),
        all: narrowed.then(|| LinkButton::quiet(v.path("/desk/access"), v.t("oversight-all"))),
        table,
        flags: LinkButton::quiet(v.path("/desk/access/flags"), v.t_count("oversight-flags-open", flags)),
        next: looks
            .last()
            .filter(|_| more)
            .map(|last| LinkButton::quiet(v.path(&asked.earlier(last.at)), v.t("oversight-earlier"))),
    };
    Ok(v.page(v.t("oversight-log-title"), page))
}

/// The span of time that is read: whole days of the ministry, the last included.
fn between(asked: &Asked, now: Moment) -> (Moment, Moment) {
    let start = asked.from.and_then(start_of).unwrap_or_else(|| now.minus(USUAL));
    let end = asked.to.and_then(|day| start_of(day.plus_days(1)));
    let end = end.unwrap_or_else(|| now.plus(Duration::from_micros(1)));
    (start, asked.before.map_or(end, |before| before.min(end)))
}

fn start_of(day: Day) -> Option<Moment> {
    Some(Moment::from(day.date().in_tz(ZONE).ok()?.timestamp()))
}

/// Day and hour; the zone would be the same in every row and is said once.
fn at(v: &Visit, moment: Moment) -> String {
    let (day, time) = (v.day(moment.day_in(ZONE)), v.time(moment, ZONE));
    v.t_with("oversight-day-and-time", &[("day", &day), ("time", &time)])
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
            Some(file) => reference(cx, scope, &mut references, file).await?.map_or(Value::Missing, |reference| {
                let href = v.path(&format!("/desk/access?file={}", reference.compact()));
                Value::code_link(&href, &reference.to_string())
            }),
            None => Value::from(v.t("oversight-list")),
        };
        let (at, why, what) = (at(v, look.at), purpose(v, &look.purpose), fields(v, &look.fields));
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
