//! What the API says of training, and how it is told.

use ::store::Cx;
use kernel::Outcome;
use serde::{Deserialize, Serialize};
use service_model::Training;
use utoipa::ToSchema;
use web::Visit;

use crate::training::{
    model::{Cohort, Enrolment},
    store::{self as rows, awards, enrolments, marks},
};

/// An initiative.
#[derive(Serialize, ToSchema)]
pub(crate) struct TrainingBody {
    /// Its key.
    pub(super) key: String,
    /// The published revision.
    pub(super) revision: i32,
    /// Its name.
    pub(super) name: String,
    /// What it is, in a sentence.
    pub(super) summary: String,
    /// The body that runs it.
    pub(super) run_by: String,
    /// Whom it is for: `child`, `student`, `graduate`, `professional`, `returnee`.
    pub(super) audiences: Vec<&'static str>,
    /// `online`, `in_person`, `mixed`, or `unconfirmed`.
    pub(super) manner: &'static str,
    /// `open`, `soon`, `closed`, or `unconfirmed` where nobody verified that it takes people. Only `open` may be called open.
    pub(super) state: &'static str,
    /// Whether a group on this platform takes applications now.
    pub(super) takes_applications: bool,
    /// What it costs.
    pub(super) cost: String,
    /// What could not be confirmed about it.
    pub(super) caution: Option<String>,
    /// Its conditions, in words.
    pub(super) conditions: Vec<String>,
    /// Groups that are still to come or under way.
    pub(super) groups: Vec<String>,
    /// When it was last verified (ISO 8601); nothing if it never was.
    pub(super) verified_on: Option<String>,
}

/// A group.
#[derive(Serialize, ToSchema)]
pub(crate) struct GroupBody {
    /// Its identifier.
    pub(super) id: String,
    /// Key of the initiative.
    pub(super) training: String,
    /// What it is called.
    pub(super) title: String,
    /// Where it meets.
    pub(super) place: String,
    /// The language that is taught in: `ar` or `en`.
    pub(super) language: String,
    /// `soon`, `open`, `closed`, `begun`, `over` or `called-off`.
    pub(super) door: &'static str,
    /// From when one can apply (RFC 3339).
    pub(super) opens_at: String,
    /// The first moment in which one cannot any more (RFC 3339).
    pub(super) closes_at: String,
    /// How many places there are.
    pub(super) places: i32,
    /// How many of them are free; none while somebody waits.
    pub(super) free: i64,
    /// How many sessions have to be attended.
    pub(super) needed: i64,
    /// Its sessions.
    pub(super) sessions: Vec<SessionBody>,
    /// One's own places in it.
    pub(super) own: Vec<PlaceBody>,
    /// Where it is joined from afar, once one has a place.
    pub(super) online: Option<String>,
}

/// A session.
#[derive(Serialize, ToSchema)]
pub(crate) struct SessionBody {
    /// Its number.
    pub(super) number: i16,
    /// When it begins (RFC 3339).
    pub(super) starts_at: String,
    /// When it ends (RFC 3339).
    pub(super) ends_at: String,
}

/// One's own place in a group.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlaceBody {
    /// Its identifier.
    pub(super) id: String,
    /// The group.
    pub(super) group: String,
    /// Whether it is for a child.
    pub(super) for_child: bool,
    /// `placed`, `waiting`, `withdrawn` or `completed`.
    pub(super) standing: &'static str,
    /// On the waiting list: how many are before.
    pub(super) ahead: Option<i64>,
    /// Numbers of the sessions that were attended.
    pub(super) attended: Vec<i16>,
    /// The number of the award, if one was given.
    pub(super) award: Option<String>,
}

/// For whom one applies.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ApplyBody {
    /// For a child under 18 of the account's owner; nothing for oneself.
    pub(super) child: Option<ChildBody>,
}

/// A child.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ChildBody {
    /// The name, as it is to stand on the sheet.
    pub(super) name: String,
    /// The day of birth (ISO 8601). It is looked at and not kept.
    pub(super) born: String,
}

/// Which place is given up.
#[derive(Deserialize, ToSchema)]
pub(crate) struct WithdrawBody {
    /// Its identifier.
    pub(super) place: String,
}

/// A signed credential.
#[derive(Serialize, ToSchema)]
pub(crate) struct CredentialBody {
    /// The number of the award.
    pub(super) number: String,
    /// An Open Badge 3.0, signed as a JWT.
    pub(super) credential: String,
}

pub(super) async fn training_body(
    v: &Visit,
    (training, revision): (&Training, i32),
    takes: bool,
) -> Outcome<TrainingBody> {
    let mut cx = v.begin().await?;
    let groups = rows::cohorts(&mut cx, Some(&training.key)).await?;
    cx.commit().await?;
    let locale = v.locale();
    Ok(TrainingBody {
        key: training.key.clone(),
        revision,
        name: training.name(locale).to_owned(),
        summary: training.summary.get(locale).to_owned(),
        run_by: training.run_by.get(locale).to_owned(),
        audiences: training.audiences.clone(),
        manner: training.manner,
        state: if takes { "open" } else { training.state(v.now()).as_str() },
        takes_applications: takes,
        cost: training.cost.get(locale).to_owned(),
        caution: training.caution.as_ref().map(|own| own.get(locale).to_owned()),
        conditions: training.rules.iter().map(|rule| rule.names.get(locale).to_owned()).collect(),
        groups: groups.iter().filter(|own| !own.is_past(v.now())).map(|own| own.id.to_string()).collect(),
        verified_on: training.verified.on.map(|day| day.to_string()),
    })
}

pub(super) async fn group_body(v: &Visit, cx: &mut Cx, cohort: &Cohort) -> Outcome<GroupBody> {
    let seats = enrolments::seats(cx, cohort.id).await?;
    let own = match v.account() {
        Ok(account) => enrolments::own(cx, account, cohort.id).await?,
        Err(_) => Vec::new(),
    };
    let mut places = Vec::new();
    for held in &own {
        places.push(place_body(cx, held).await?);
    }
    let content = &cohort.content;
    let session = |own: &crate::training::model::Session| SessionBody {
        number: own.number,
        starts_at: own.starts_at.to_string(),
        ends_at: own.ends_at.to_string(),
    };
    Ok(GroupBody {
        id: cohort.id.to_string(),
        training: content.training.clone(),
        title: content.title.get(v.locale()).to_owned(),
        place: content.place.get(v.locale()).to_owned(),
        language: content.language.clone(),
        door: cohort.door(v.now()).as_str(),
        opens_at: content.opens_at.to_string(),
        closes_at: content.closes_at.to_string(),
        places: content.places,
        free: seats.free(content.places),
        needed: content.needed(),
        sessions: content.sessions.iter().map(session).collect(),
        online: content.online.clone().filter(|_| own.iter().any(Enrolment::is_placed)),
        own: places,
    })
}

pub(super) async fn place_body(cx: &mut Cx, own: &Enrolment) -> Outcome<PlaceBody> {
    let standing = match own {
        Enrolment { withdrawn_at: Some(_), .. } => "withdrawn",
        Enrolment { completed_at: Some(_), .. } => "completed",
        Enrolment { placed_at: Some(_), .. } => "placed",
        _ => "waiting",
    };
    let award = match awards::badge(cx, own.id).await? {
        Some(badge) => Some(awards::award(cx, badge.place).await?.number),
        None => None,
    };
    Ok(PlaceBody {
        id: own.id.to_string(),
        group: own.cohort.to_string(),
        for_child: own.for_child,
        standing,
        ahead: (standing == "waiting").then_some(own.ahead),
        attended: marks::of_enrolment(cx, own.id).await?,
        award,
    })
}
