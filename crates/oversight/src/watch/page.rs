//! The page of flags: what was counted, how much is usual, and what the privacy officer made of it. It leads to the access log
//! of that person and day, and names no file.

use askama::Template;
use kernel::{Failure, Id, Outcome, Refusal, RefusalKind, Slips, marks};
use store::{
    Cx,
    access::{self, Access},
    idempotency::{self, Claim},
};
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, FromFields, Value, Visit,
    components::{BackLink, Button, Choice, DataTable, ErrorSummary, Radios, Select},
};

use super::{
    model::Kind,
    store::{self as rows, Flag},
};
use crate::{access::Names, policy};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/access/flags";
/// Flags of one page: the open ones and the latest of the others.
const MOST: i64 = 100;

#[derive(Template)]
#[template(path = "flags.html")]
struct FlagsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    table: DataTable,
    rules: DataTable,
    form: Option<CloseForm>,
}

struct CloseForm {
    flag: Select,
    finding: Radios,
    button: Button,
}

pub(crate) async fn show(v: Visit) -> Answer {
    page(&v, Filled::blank()).await
}

async fn page(v: &Visit, filled: Filled) -> Answer {
    v.staff()?;
    let me = policy::may_read_access_log(v.actor())?;
    let mut cx = v.begin().await?;
    let flags = rows::flags(&mut cx, MOST).await?;
    let mut names = Names::default();
    let table = table(v, &mut cx, &flags, &mut names).await?;
    let rules = rules(v, &mut cx).await?;
    let mut open = Vec::new();
    for flag in flags.iter().filter(|flag| flag.finding.is_none() && flag.staff != me) {
        let who = names.of(&mut cx, flag.staff).await?;
        open.push(Choice::new(flag.id.to_string(), format!("{who} · {} · {}", v.day(flag.day), kind(v, &flag.kind))));
    }
    let look = Access { file: None, purpose: "watch".to_owned(), route: PAGE, fields: &["staff_name"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let findings = ["explained", "followed_up"]
        .map(|finding| Choice::new(finding, v.t(&format!("oversight-flag-finding-{}", finding.replace('_', "-")))));
    let form = (!open.is_empty()).then(|| CloseForm {
        flag: Select::new(v, "flag", v.t("oversight-flag-which"), open).filled(v, &filled),
        finding: Radios::new("finding", v.t("oversight-flag-finding"), Vec::from(findings)).filled(v, &filled),
        button: Button::new(v.t("oversight-flag-close")),
    });
    let back = BackLink::to(v.path("/desk/access"), v.t("oversight-log-title"));
    let errors = ErrorSummary::new(v, &filled);
    Ok(v.page_with(filled.status(), v.t("oversight-flags-title"), FlagsPage { v, back, errors, table, rules, form }))
}

fn kind(v: &Visit, name: &str) -> String {
    Kind::parse(name).map_or_else(|| name.to_owned(), |kind| v.t(&kind.text()))
}

async fn table(v: &Visit, cx: &mut Cx, flags: &[Flag], names: &mut Names) -> Outcome<DataTable> {
    let mut table =
        DataTable::new(v, v.t("oversight-flags-title")).caption_hidden().nothing(v.t("oversight-flags-empty"));
    for column in ["oversight-flag-day", "oversight-staff", "oversight-flag-kind"] {
        table = table.column(v.t(column));
    }
    for column in ["oversight-flag-counted", "oversight-flag-files", "oversight-flag-usual"] {
        table = table.number_column(v.t(column));
    }
    table = table.column(v.t("oversight-flag-state"));
    for flag in flags {
        let (year, month, day) = (flag.day.year(), flag.day.month(), flag.day.day());
        let span = ["from", "to"].map(|name| format!("{name}-day={day}&{name}-month={month}&{name}-year={year}"));
        let href = v.path(&format!("/desk/access?staff={}&{}&{}", flag.staff, span[0], span[1]));
        let state = match &flag.finding {
            None => v.t("oversight-flag-open"),
            Some(finding) => v.t(&format!("oversight-flag-finding-{}", finding.replace('_', "-"))),
        };
        table = table.row(vec![
            Value::link(&href, &v.day(flag.day)),
            names.of(cx, flag.staff).await?.into(),
            kind(v, &flag.kind).into(),
            v.number(i64::from(flag.counted)).into(),
            v.number(i64::from(flag.files)).into(),
            flag.usual.map(|usual| v.number(i64::from(usual))).into(),
            state.into(),
        ]);
    }
    Ok(table)
}

/// The rules in force, in words.
async fn rules(v: &Visit, cx: &mut Cx) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("oversight-flag-rules")).caption_hidden().column(v.t("oversight-flag-kind"));
    table = table.column(v.t("oversight-flag-rule"));
    for rule in rows::rules(cx).await? {
        let counted = |number: u32| v.number(i64::from(number));
        let text = format!("{}-rule", rule.kind.text());
        let words = v.t_with(&text, &[("least", &counted(rule.least)), ("bound", &counted(rule.bound))]);
        table = table.row(vec![v.t(&rule.kind.text()).into(), words.into()]);
    }
    Ok(table)
}

/// Which flag, and what was found.
pub(crate) struct Close {
    flag: Uuid,
    finding: &'static str,
}

impl FromFields for Close {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let flag = fields.text("flag").parse().ok();
        if flag.is_none() {
            slips.add("flag", "oversight-slip-flag");
        }
        let finding = ["explained", "followed_up"].into_iter().find(|finding| *finding == fields.text("finding"));
        if finding.is_none() {
            slips.add("finding", "oversight-slip-finding");
        }
        match (flag, finding) {
            (Some(flag), Some(finding)) => Ok(Self { flag, finding }),
            _ => Err(slips),
        }
    }
}

pub(crate) async fn close(v: Visit, form: Form<Close>) -> Answer {
    match closed(&v, &form).await {
        Ok(()) => Ok(v.redirect_with("/desk/access/flags", "oversight-flash-closed")),
        Err(failure) => page(&v, form.filled(failure)?).await,
    }
}

async fn closed(v: &Visit, form: &Form<Close>) -> Outcome<()> {
    v.staff()?;
    let me: Id<marks::Staff> = policy::may_read_access_log(v.actor())?;
    let mut cx = v.begin().await?;
    if let Claim::Done(_) = idempotency::claim(&mut cx, PAGE, &form.idempotency_key, form.request_hash).await? {
        return Ok(());
    }
    let Close { flag, finding } = form.read()?;
    if !rows::close(&mut cx, flag, me, finding).await? {
        let refusal = Refusal::new(RefusalKind::Conflict, "oversight.flag", "oversight-refused-flag");
        return Err(Failure::Refusal(refusal));
    }
    idempotency::settle(&mut cx, PAGE, &form.idempotency_key, flag).await?;
    cx.commit().await
}
