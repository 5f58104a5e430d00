//! Answers of live hours, handed over to the search: each question with its answer is a piece of its session.

use async_trait::async_trait;
use kernel::{Locale, Outcome};
use store::Cx;

use super::{
    model::{Answer, Question, Session},
    store as rows,
};
use crate::{
    content::ZONE,
    search::{Edition, Kind, Passage, Passages},
};

/// What was answered in live hours, as passages.
#[derive(Clone, Copy, Debug)]
pub struct Answered;

#[async_trait]
impl Passages for Answered {
    async fn stamp(&self, cx: &mut Cx) -> Outcome<String> {
        Ok(rows::answers(cx).await?.to_string())
    }

    async fn passages(&self, cx: &mut Cx) -> Outcome<Vec<Passage>> {
        let mut passages = Vec::new();
        for session in rows::sessions(cx).await? {
            for question in rows::questions(cx, session.id).await? {
                let Some(answer) = &question.answer else { continue };
                passages
                    .extend([Locale::AR, Locale::EN].map(|language| passage(&session, &question, answer, language)));
            }
        }
        Ok(passages)
    }
}

fn passage(session: &Session, question: &Question, answer: &Answer, language: Locale) -> Passage {
    let day = answer.at.day_in(ZONE);
    Passage {
        id: format!("live/{}#{}", session.id, question.id),
        kind: Kind::Answer,
        language,
        title: session.content.topic.get(language).to_owned(),
        heading: Some(question.words.clone()),
        text: answer.said.words.get(language).to_owned(),
        path: format!("/live-hour/{}", session.id),
        countries: Vec::new(),
        edition: Edition { number: None, since: Some(day), verified_on: Some(day) },
    }
}
