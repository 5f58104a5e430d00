//! Judging what the registry answered about somebody else, in the transaction that keeps the answer.

use std::time::Duration;

use ::store::{
    Cx,
    jobs::{self, NewJob},
};
use kernel::{Day, NationalNumber, Outcome, arabic};
use serde_json::json;
use service_model::{Protection, Service, capacity::ITSELF};

use super::{
    model::{self, ASK_FIRST, Asking, TOO_MANY, Verdict, kept_back},
    store::{self as rows, Asked},
};
use crate::{
    applications::{
        model::{Application, RegistryOutcome},
        registry::kin::PERSON,
        subject::Subject,
    },
    ports::RegistryReply,
};

/// The job of messaging that tells an account something about itself.
const TELL: &str = "messaging.tell_account";

/// The domain of the index by which different people are counted.
const COUNTED: &str = "casework.subject";

/// Within which time people are counted.
const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// The reply as the applicant of `file` may have it. The person it is about is told or asked, if the service says so.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn judge(
    cx: &mut Cx,
    (file, service): (&Application, &Service),
    subject: &Subject,
    reply: RegistryReply,
) -> Outcome<RegistryReply> {
    let Some(protection) = &service.protection else { return Ok(reply) };
    if is_own(cx, file, subject).await? {
        return Ok(reply);
    }
    let within_number = counted(cx, file, protection, subject).await?;
    if reply.outcome == RegistryOutcome::NotLocated {
        return Ok(reply);
    }
    let about = About::of(subject, &reply);
    let holder = match &about.number {
        Some(number) => people::holder_of(cx, number).await?.filter(|holder| *holder != file.owner),
        None => None,
    };
    let (locked, answered) = match (&about.number, holder) {
        (Some(number), Some(holder)) => {
            let indexes = cx.vault().blind_all(PERSON, number.digits());
            (rows::is_locked(cx, holder, &indexes).await?, rows::answer_about(cx, holder, file.id).await?)
        }
        _ => (false, None),
    };
    let asking = Asking {
        protection,
        within_number,
        answers_for_herself: about.answers_for_herself(protection, cx.now().day_in(EGYPT)),
        locked,
        despite_lock: service.kinship.iter().any(|kin| kin.relation == subject.relation && kin.despite_lock),
        answered,
    };
    let verdict = model::verdict(asking);
    let question = verdict == Verdict::AskFirst;
    // Whoever did not know her data gets nothing and is no reason to trouble her.
    let worth_telling =
        reply.outcome == RegistryOutcome::Found && (question || verdict == Verdict::Given { told: true });
    if let Some(holder) = holder.filter(|_| worth_telling) {
        let asked = Asked { account: holder, file, relation: &subject.relation, question };
        if let Some(id) = rows::note(cx, &asked).await? {
            let notice = if question { "subject_question" } else { "subject_asked" };
            let cause = format!("subject:{id}:{notice}");
            let payload = json!({ "account": holder, "notice": notice, "cause": cause });
            jobs::enqueue(cx, NewJob::new(TELL, payload).dedup(cause)).await?;
        }
    }
    Ok(match verdict {
        Verdict::Given { .. } => reply,
        Verdict::AskFirst => kept_back(ASK_FIRST),
        Verdict::TooMany => kept_back(TOO_MANY),
    })
}

/// The Authority's records go by Egypt's day.
const EGYPT: &str = "Africa/Cairo";

/// Whether the applicant asks about herself: she says so, and the number is the one that was confirmed for her account. Who
/// types another's number as his own asks about somebody else.
async fn is_own(cx: &mut Cx, file: &Application, subject: &Subject) -> Outcome<bool> {
    let (ITSELF, Some(number)) = (subject.relation.as_str(), &subject.number) else { return Ok(false) };
    let own = people::account_number_hash(cx, file.owner).await?;
    Ok(own.is_some_and(|own| cx.vault().blind_all(PERSON, number).contains(&own)))
}

/// Counts this person among those the account asked about. False if she would be one too many this year; then she is not
/// counted, and stays too many.
async fn counted(cx: &mut Cx, file: &Application, protection: &Protection, subject: &Subject) -> Outcome<bool> {
    let key = match &subject.number {
        Some(number) => number.clone(),
        None => {
            let born = subject.birth_date.map(|day| day.to_string()).unwrap_or_default();
            format!("{}|{born}", arabic::name_key(&subject.name))
        }
    };
    let indexes = cx.vault().blind_all(COUNTED, &key);
    let since = cx.now().minus(YEAR);
    let others = rows::others_since(cx, file.owner, &indexes, since).await?;
    let within = others < i64::from(protection.subjects_a_year);
    if within {
        let index = cx.vault().blind(COUNTED, &key);
        rows::count(cx, file.owner, &index).await?;
    }
    Ok(within)
}

/// Whom the record is about, as far as it matters here.
struct About {
    number: Option<NationalNumber>,
    dead: bool,
}

impl About {
    /// The record's number counts; a stated one only where the record has none.
    fn of(subject: &Subject, reply: &RegistryReply) -> Self {
        let text = |field: &str| reply.record.as_ref().and_then(|record| record.get(field)?.as_str());
        let stated = subject.number.as_deref();
        Self {
            number: text("number").or(stated).and_then(|digits| digits.parse().ok()),
            dead: text("died_on").is_some(),
        }
    }

    fn answers_for_herself(&self, protection: &Protection, today: Day) -> bool {
        let adult = self.number.is_some_and(|number| number.birth_date().age_on(today) >= protection.adult_at);
        adult && !self.dead
    }
}
