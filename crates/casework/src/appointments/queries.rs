//! How a person stands with her appointment: what the pages and the API show, read at once.

use ::store::Cx;
use kernel::{Moment, Outcome};

use super::{
    commands::LEAD,
    model::{Appointment, CardProgress, Sent, Session, SessionDay, Standing, Waiting, by_day},
    store as rows,
};
use crate::applications::{model::Stage, sheet::Sheet};

/// A session one may choose from.
pub struct Choices {
    /// The session.
    pub session: Session,
    /// Its days that have a free time; none where others wait for it.
    pub days: Vec<SessionDay>,
}

/// How things stand.
#[derive(Default)]
pub struct Situation {
    /// The seat she holds, is offered or has booked.
    pub appointment: Option<(Appointment, Session)>,
    /// The line in which she waits.
    pub waiting: Option<(Waiting, Session)>,
    /// Where she may choose.
    pub choices: Vec<Choices>,
    /// How often she did not come.
    pub missed: i64,
    /// Until when she chooses no time because of that.
    pub paused_until: Option<Moment>,
    /// What the mission did with her last appointment, while she has booked no other.
    pub sent: Option<Sent>,
    /// How far the card is.
    pub card: CardProgress,
    /// The code with which it is handed over, once it arrived.
    pub code: Option<String>,
}

/// How the owner of a file stands.
pub async fn situation(cx: &mut Cx, sheet: &Sheet) -> Outcome<Situation> {
    let file = &sheet.file;
    match file.stage() {
        Stage::Invited => {
            let appointment = match rows::of_file(cx, file.id).await? {
                Some(own) => rows::session(cx, own.session).await?.map(|session| (own, session)),
                None => None,
            };
            let waiting = match rows::wait_of(cx, file.id).await? {
                Some(own) => rows::session(cx, own.session).await?.map(|session| (own, session)),
                None => None,
            };
            // Whoever is offered another time reads why hers was taken back.
            let booked = appointment.as_ref().is_some_and(|(own, _)| own.standing == Standing::Booked);
            let sent = if booked { None } else { rows::sent(cx, file.id).await? };
            let (choices, missed) = (choices(cx, sheet).await?, rows::missed(cx, file.id).await?);
            let terms = sheet.definition.service.workflow.outcome.appointment();
            let paused_until = missed.pause(terms.and_then(|terms| terms.missed), cx.now());
            let missed = missed.times;
            Ok(Situation { appointment, waiting, choices, missed, paused_until, sent, ..Situation::default() })
        }
        Stage::Attended => {
            let (card, code) = (rows::progress(cx, file).await?, rows::card(cx, file).await?);
            Ok(Situation { card, code, ..Situation::default() })
        }
        Stage::HandedOver => Ok(Situation { card: rows::progress(cx, file).await?, ..Situation::default() }),
        _ => Ok(Situation::default()),
    }
}

async fn choices(cx: &mut Cx, sheet: &Sheet) -> Outcome<Vec<Choices>> {
    let from = cx.now().plus(LEAD);
    let mission = sheet.file.mission.as_deref().unwrap_or_default();
    let mut choices = Vec::new();
    for session in rows::sessions_for(cx, mission, &sheet.file.service, from).await? {
        let days = if rows::is_waited_for(cx, session.id).await? {
            Vec::new()
        } else {
            by_day(&rows::free_times(cx, session.id, from).await?, &session.zone)
        };
        choices.push(Choices { session, days });
    }
    Ok(choices)
}
