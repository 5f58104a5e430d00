//! Dead letters: jobs nobody could do. The administrator sees what they were about (ids, never values) and sets them
//! going again with a reason, which is recorded.

use askama::Template;
use kernel::{Id, Outcome, Slips};
use store::{
    idempotency::{self, Claim},
    jobs::{self, DeadJob, Job},
};
use web::{
    Answer, Fields, Filled, Form, FromFields, Value, Visit,
    components::{Button, Choice, DataTable, ErrorSummary, Select, Textarea},
};

use crate::{ZONE, policy};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/jobs";
const MOST: i64 = 100;

#[derive(Template)]
#[template(path = "letters.html")]
struct LettersPage<'a> {
    v: &'a Visit,
    errors: ErrorSummary,
    table: DataTable,
    form: Option<ReplayForm>,
}

struct ReplayForm {
    job: Select,
    reason: Textarea,
    button: Button,
}

pub(crate) async fn list(v: Visit) -> Answer {
    page(&v, Filled::blank()).await
}

async fn page(v: &Visit, filled: Filled) -> Answer {
    v.staff()?;
    policy::may_replay(v.actor())?;
    let mut cx = v.begin().await?;
    let letters = jobs::dead(&mut cx, MOST).await?;
    cx.commit().await?;
    let mut table =
        DataTable::new(v, v.t("oversight-letters-title")).caption_hidden().nothing(v.t("oversight-letters-empty"));
    for column in ["job", "died", "attempts", "error", "about"] {
        table = table.column(v.t(&format!("oversight-{column}")));
    }
    for letter in &letters {
        table = table.row(vec![
            Value::code(letter.kind.clone()),
            v.moment(letter.died_at, ZONE).into(),
            v.number(i64::from(letter.attempts)).into(),
            letter.error.clone().into(),
            Value::code(letter.payload.to_string()),
        ]);
    }
    let form = (!letters.is_empty()).then(|| ReplayForm {
        job: Select::new(v, "job", v.t("oversight-job"), choices(v, &letters)).filled(v, &filled),
        reason: Textarea::new("reason", v.t("oversight-replay-reason")).rows(3).filled(v, &filled),
        button: Button::new(v.t("oversight-replay")),
    });
    let errors = ErrorSummary::new(v, &filled);
    Ok(v.page_with(filled.status(), v.t("oversight-letters-title"), LettersPage { v, errors, table, form }))
}

fn choices(v: &Visit, letters: &[DeadJob]) -> Vec<Choice> {
    letters
        .iter()
        .map(|letter| {
            let at = v.moment(letter.died_at, ZONE);
            Choice::new(letter.id.to_string(), format!("{} · {at}", letter.kind))
        })
        .collect()
}

/// Which letter, and why it should go now.
pub(crate) struct Replay {
    job: Id<Job>,
    reason: String,
}

impl FromFields for Replay {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let job = fields.text("job").parse().ok();
        if job.is_none() {
            slips.add("job", "oversight-slip-job");
        }
        let reason = fields.text("reason").to_owned();
        if reason.chars().count() < 3 {
            slips.add("reason", "oversight-slip-reason");
        }
        match job.filter(|_| slips.is_empty()) {
            Some(job) => Ok(Self { job, reason }),
            None => Err(slips),
        }
    }
}

pub(crate) async fn replay(v: Visit, form: Form<Replay>) -> Answer {
    match replayed(&v, &form).await {
        Ok(()) => Ok(v.redirect_with("/desk/jobs", "oversight-flash-replayed")),
        Err(failure) => page(&v, form.filled(failure)?).await,
    }
}

async fn replayed(v: &Visit, form: &Form<Replay>) -> Outcome<()> {
    v.staff()?;
    policy::may_replay(v.actor())?;
    let mut cx = v.begin().await?;
    if let Claim::Done(_) = idempotency::claim(&mut cx, PAGE, &form.idempotency_key, form.request_hash).await? {
        return Ok(());
    }
    let Replay { job, reason } = form.read()?;
    jobs::replay(&mut cx, job, &reason).await?;
    idempotency::settle(&mut cx, PAGE, &form.idempotency_key, job.uuid()).await?;
    cx.commit().await
}
