//! What heads decide: which role needs which course from when, and who goes on for three days.

use std::sync::Arc;

use ::store::{
    Cx,
    access::{self, Access},
};
use askama::Template;
use axum::{Extension, response::Response};
use kernel::{Failure, Outcome, Slips, StaffRole};
use people::qualifications;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Button, Choice, DataTable, DateInput, ErrorSummary, Select, Textarea},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::overview::role_text;
use crate::{
    ZONE,
    academy::{
        acts::{Demand, ExtendQualification, Extension as Longer, RequireCourse},
        policy, store as rows,
    },
    access::Names,
};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/academy/requirements";
/// The choice of no course.
const NONE: &str = "none";

#[derive(Template)]
#[template(path = "academy/heads.html")]
struct HeadsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    table: DataTable,
    action: String,
    demand: DemandForm,
    longer: Option<LongerForm>,
}

struct DemandForm {
    role: Select,
    course: Select,
    from: DateInput,
    reason: Textarea,
    button: Button,
}

struct LongerForm {
    whose: Select,
    reason: Textarea,
    button: Button,
}

pub(in crate::academy) async fn show(v: Visit) -> Answer {
    v.staff()?;
    Ok(page(&v, &Filled::blank()).await?)
}

async fn page(v: &Visit, filled: &Filled) -> Outcome<Response> {
    policy::may_head(v.actor())?;
    let mut cx = v.begin().await?;
    let table = table(v, &mut cx).await?;
    let editions = rows::latest(&mut cx).await?;
    let longer = longer(v, &mut cx, filled).await?;
    let look = Access { file: None, purpose: "academy".to_owned(), route: PAGE, fields: &["staff_name"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let roles = StaffRole::ALL.map(|role| Choice::new(role.as_str(), v.t(&role_text(role))));
    let mut courses = vec![Choice::new(NONE, v.t("academy-needs-none"))];
    courses.extend(editions.iter().map(|own| Choice::new(own.course.clone(), own.body.names.get(v.locale()))));
    let title = v.t("academy-heads-title");
    let body = HeadsPage {
        v,
        back: BackLink::to(v.path("/desk/academy"), v.t("academy-title")),
        errors: ErrorSummary::new(v, filled),
        table,
        action: v.path("/desk/academy/requirements"),
        demand: DemandForm {
            role: Select::new(v, "role", v.t("academy-role"), Vec::from(roles)).filled(v, filled),
            course: Select::new(v, "course", v.t("academy-course"), courses).filled(v, filled),
            from: DateInput::new(v, "from", v.t("academy-from")).filled(v, filled),
            reason: Textarea::new("reason", v.t("staff-reason")).rows(2).filled(v, filled),
            button: Button::new(v.t("academy-propose-demand")),
        },
        longer,
    };
    Ok(v.page_with(filled.status(), title, body))
}

async fn table(v: &Visit, cx: &mut Cx) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("academy-needs"))
        .column(v.t("academy-role"))
        .column(v.t("academy-course"))
        .column(v.t("academy-from"))
        .nothing(v.t("academy-needs-nobody"));
    for own in qualifications::requirements(cx).await? {
        table = table.row(vec![
            v.t(&role_text(own.role)).into(),
            own.names.get(v.locale()).to_owned().into(),
            v.day(own.since.day_in(ZONE)).into(),
        ]);
    }
    Ok(table)
}

/// Whose qualification could be let hold on: those that ended or end soon, and were not before.
async fn longer(v: &Visit, cx: &mut Cx, filled: &Filled) -> Outcome<Option<LongerForm>> {
    let mut names = Names::default();
    let mut choices = Vec::new();
    let soon = v.now().plus(std::time::Duration::from_secs(7 * 86_400));
    let editions = rows::latest(cx).await?;
    let mut seen = std::collections::BTreeSet::new();
    for own in qualifications::standings(cx).await? {
        let Some(ends_at) = own.ends_at.filter(|end| !own.extended && *end < soon) else { continue };
        let value = format!("{} {}", own.staff, own.course);
        if !seen.insert(value.clone()) {
            continue;
        }
        let course = editions.iter().find(|edition| edition.course == own.course);
        let course = course.map_or(own.course.as_str(), |edition| edition.body.names.get(v.locale()));
        let who = names.of(cx, own.staff).await?;
        choices.push(Choice::new(value, format!("{who} · {course} · {}", v.day(ends_at.day_in(ZONE)))));
    }
    Ok((!choices.is_empty()).then(|| LongerForm {
        whose: Select::new(v, "whose", v.t("academy-longer-whose"), choices).filled(v, filled),
        reason: Textarea::new("why", v.t("staff-reason")).rows(2).filled(v, filled),
        button: Button::new(v.t("academy-propose-longer")).named("do", "extend"),
    }))
}

pub(in crate::academy) async fn propose(v: Visit, Extension(acts): Extension<Arc<Acts>>, form: Form<Fields>) -> Answer {
    v.staff()?;
    policy::may_head(v.actor())?;
    let proposed = async {
        let extends = form.fields.text("do") == "extend";
        let (kind, subject, reason) = if extends {
            let subject = read_longer(&form.fields)?.subject()?;
            (ExtendQualification::KIND, subject, form.fields.text("why"))
        } else {
            let subject = read_demand(&form.fields, &v)?.subject()?;
            (RequireCourse::KIND, subject, form.fields.text("reason"))
        };
        propose_once(v.begin().await?, &acts, (PAGE, &form), |_cx| {
            Ok(NewProposal { kind, subject, reason, seen: None })
        })
        .await
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(&v, &form.filled(failure)?).await?),
    }
}

fn read_demand(fields: &Fields, v: &Visit) -> Outcome<Demand> {
    let mut slips = Slips::new();
    let role = StaffRole::parse(fields.text("role"));
    if role.is_none() {
        slips.add("role", "academy-slip-choose");
    }
    let course = fields.required("course", "academy-slip-choose", &mut slips);
    let from = DateInput::read(fields, "from", &mut slips);
    if from.is_some_and(|day| day < v.now().day_in(ZONE)) {
        slips.add("from", "academy-slip-past");
    }
    match (role, from) {
        (Some(role), Some(from)) if slips.is_empty() => {
            Ok(Demand { role, course: (course != NONE).then(|| course.to_owned()), from })
        }
        _ => Err(slips.into()),
    }
}

fn read_longer(fields: &Fields) -> Outcome<Longer> {
    let parts = fields.text("whose").split_once(' ');
    let read = parts.and_then(|(staff, course)| Some(Longer { staff: staff.parse().ok()?, course: course.to_owned() }));
    read.ok_or_else(|| -> Failure { Slips::one("whose", "academy-slip-choose") })
}
