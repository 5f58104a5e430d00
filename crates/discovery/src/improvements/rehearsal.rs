//! A trial of a rehearsal, begun in the week that is made up for it. The application never makes one but in a demo.

use ::store::Cx;
use kernel::{Day, Id, Outcome};

use super::{
    model::{Evidence, Guardrail, Improvement, Metric, Place, Variant, Wording, topic},
    store as rows,
};

/// Puts down a running trial; how its signals name it.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn rehearse(cx: &mut Cx, week: Day) -> Outcome<String> {
    let own = Improvement {
        id: Id::unowned(cx.now(), cx.dice()),
        made_at: cx.now(),
        made_by: None,
        version: 1,
        evidence: Evidence {
            key: "rehearsal".to_owned(),
            theme: "معادلة · شهادة".to_owned(),
            people: 65,
            week,
            unheard: vec!["it".to_owned(), "us".to_owned()],
        },
        hypothesis: (
            "إذا ذُكر في التلميح أن السؤال القصير يكفي، أُجيب عن عدد أكبر من الأسئلة.".to_owned(),
            "If the hint says that a short question is enough, more questions are answered.".to_owned(),
        ),
        place: Place::Wording(Wording::AskHint),
        variant: Variant::Wording {
            ar: "سؤال قصير يكفي، مثل: مدة استخراج شهادة الميلاد؟ لا يُكتب اسم ولا رقم قومي.".to_owned(),
            en: "A short question is enough, for instance: how long does a birth certificate take? Write no name and no number."
                .to_owned(),
        },
        metric: Metric::Answered,
        guardrail: Guardrail::NotHandedOver,
        started_at: None,
        stopped_at: None,
        stopped_for: None,
        effect: None,
        settled_at: None,
        adopted: None,
    };
    rows::suggest(cx, &own).await?;
    let proposal = Id::<Improvement>::unowned(cx.now(), cx.dice()).uuid();
    rows::start(cx, own.id, proposal).await?;
    Ok(topic(own.id.uuid()))
}
