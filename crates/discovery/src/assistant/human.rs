//! Handing a conversation over: what was asked and what was said goes into an enquiry, through the sign-in if need be. Until it
//! is sent, only the asker's own browser has it.

use axum::Extension;
use web::{Answer, Fields, Form, Visit};

use super::{compose::Composed, pages::Asked};
use crate::{
    Ports,
    insights::{self, Told},
};

pub(super) async fn hand_over(v: Visit, Extension(ports): Extension<Ports>, form: Form<Fields>) -> Answer {
    let asked = Asked::of(&v, &ports, (form.fields.text("q"), form.fields.text("country"))).await?;
    let said = match &asked.composed {
        Composed::Known(known) => v.t_with("ask-carried-known", &[("title", &known.title)]),
        Composed::Unknown(near) if near.is_empty() => v.t("ask-carried-unknown"),
        Composed::Unknown(near) => {
            let titles: Vec<&str> = near.iter().map(|line| line.title.as_str()).collect();
            v.t_with("ask-carried-near", &[("titles", &titles.join(&v.t("catalogue-comma")))])
        }
        Composed::Bound(_) => v.t("ask-carried-bound"),
    };
    let question = v.t_with("ask-carried-question", &[("question", &asked.typed)]);
    insights::listen(&v, &ports.insights.scrub, &Told::of(insights::Kind::HandedOver)).await?;
    v.carry(&v.bare(&format!("{question}\n{said}\n")));
    Ok(v.redirect("/account/enquiries/new"))
}
