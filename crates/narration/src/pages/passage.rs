//! One passage at the desk: its words, what says them now, and proposing another recording or the end of the present one.

use std::sync::Arc;

use ::store::idempotency::{self, Claim};
use askama::{Template, filters::HtmlSafe};
use axum::{Extension, extract::Path, response::Response};
use kernel::{Failure, Locale, Outcome, Slips};
use serde::Deserialize;
use service_model::Names;
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, Hidden, Markup, Upload, Visit,
    components::{
        BackLink, Button, Choice, ErrorSummary, FileUpload, LinkButton, Player, QuestionPage, Radios, Recorder,
        Textarea,
    },
};
use work::proposals::{Acts, NewProposal, Proposal, propose_once, queries::open_of};

use super::{language, recording::desk_player};
use crate::{
    MOST_BYTES, MOST_SECONDS, Passage, Place, Ports, act,
    commands::{self, Spoken},
    model::Recording,
    policy, store as rows,
};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/narration/passages/{key}";
/// Proposing the end of what is heard.
pub(crate) const END: &str = "/{lang}/desk/narration/passages/{key}/end";
/// The field of the form that proposes an end.
const END_REASON: &str = "end_reason";
/// The value of `made` that has a machine speak.
const MACHINE: &str = "machine";

/// A passage in an address.
#[derive(Deserialize)]
pub(crate) struct At {
    key: Uuid,
}

/// The words of a passage, in their language.
#[derive(Template)]
#[template(path = "narration/words.html")]
pub(super) struct Words {
    lang: String,
    dir: &'static str,
    lines: Vec<String>,
}

impl HtmlSafe for Words {}

impl Words {
    pub fn of(locale: Locale, words: &str) -> Self {
        let dir = locale.direction().as_str();
        Self { lang: locale.to_string(), dir, lines: words.lines().map(str::to_owned).collect() }
    }
}

#[derive(Template)]
#[template(path = "narration/passage.html")]
struct PassagePage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    /// What was wrong with the form that ends a recording; the other form says its own.
    errors: ErrorSummary,
    words: Words,
    /// Where the words stand; nothing where no definition in force says them any more.
    stands: Option<String>,
    heard: Option<Heard>,
    /// The proposal that waits for a second person.
    waits: Option<LinkButton>,
    question: Option<QuestionPage>,
}

/// What says the words now, and a form that proposes its end.
struct Heard {
    player: Player,
    made: String,
    action: String,
    hidden: Hidden,
    reason: Markup,
    end: Button,
    /// The proposal of its end, instead of that form.
    waits: Option<LinkButton>,
}

/// A passage at the desk: what it says, where it stands now, and every recording of it.
struct Found {
    passage: Passage,
    stands: Vec<String>,
    recordings: Vec<Recording>,
}

impl Found {
    fn heard(&self) -> Option<&Recording> {
        self.recordings.iter().find(|own| own.is_heard())
    }
}

/// The passage with this identifier: as definitions in force say it, or as a recording said it that is left of others.
async fn found(v: &Visit, ports: &Ports, id: Uuid) -> Outcome<Found> {
    v.staff()?;
    policy::may_see(v.actor())?;
    let passages = ports.script.passages(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let recordings = rows::of_passage(&mut cx, id).await?;
    cx.commit().await?;
    let own: Vec<Passage> = passages.into_iter().filter(|own| own.id() == id).collect();
    let mut stands: Vec<String> = own.iter().map(|own| own.place.names.get(v.locale()).to_owned()).collect();
    stands.dedup();
    let former = recordings.first().map(|own| Passage {
        place: Place { key: String::new(), names: Names { ar: String::new(), en: String::new() } },
        locale: own.locale,
        words: own.words.clone(),
    });
    let passage = own.into_iter().next().or(former).ok_or_else(Failure::not_found)?;
    Ok(Found { passage, stands, recordings })
}

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    Ok(page(&v, &ports, at.key, &Filled::blank()).await?)
}

async fn page(v: &Visit, ports: &Ports, id: Uuid, filled: &Filled) -> Outcome<Response> {
    let found = found(v, ports, id).await?;
    let passage = &found.passage;
    let mut cx = v.begin().await?;
    let waits = open_of(&mut cx, act::LET, id).await?;
    let ends = open_of(&mut cx, act::END, id).await?;
    cx.commit().await?;
    let proposal =
        |own: Proposal, key: &str| LinkButton::quiet(v.path(&format!("/desk/proposals/{}", own.id)), v.t(key));
    let action = v.path(&format!("/desk/narration/passages/{id}"));
    // Two forms stand here; what was wrong with one is not said at the other.
    let ending = filled.slips.0.iter().any(|slip| slip.field == END_REASON);
    let ends = ends.map(|own| proposal(own, "narration-end-waits"));
    let heard = found.heard().map(|own| Heard {
        player: desk_player(v, own),
        made: v.t(own.made()),
        action: format!("{action}/end"),
        hidden: v.csrf_field(),
        reason: Markup::from(&Textarea::new(END_REASON, v.t("staff-reason")).rows(2).filled(v, filled)),
        end: Button::quiet(v.t("narration-end")),
        waits: ends,
    });
    let title = v.t_with("narration-passage-title", &[("language", language(passage.locale))]);
    let stands = found.stands.join(&v.t("catalogue-comma"));
    let back = match found.stands.is_empty() {
        true => BackLink::to(v.path("/desk/narration"), v.t("narration-title")),
        false => BackLink::to(v.path(&format!("/desk/narration/{}", passage.place.key)), v.t("narration-back-place")),
    };
    let waits = waits.map(|own| proposal(own, "narration-waits"));
    let blank = Filled::blank();
    let page = PassagePage {
        v,
        back,
        errors: ErrorSummary::new(v, if ending { filled } else { &blank }),
        title: title.clone(),
        words: Words::of(passage.locale, &passage.words),
        question: (waits.is_none() && !found.stands.is_empty())
            .then(|| question(v, ports, passage, (action, if ending { &blank } else { filled }))),
        stands: (!stands.is_empty()).then(|| v.t_with("narration-stands", &[("places", &stands)])),
        heard,
        waits,
    };
    Ok(v.page_with(filled.status(), title, page))
}

/// The form that proposes a recording: spoken here, chosen from the device, or spoken by a machine where one can.
fn question(v: &Visit, ports: &Ports, passage: &Passage, (action, filled): (String, &Filled)) -> QuestionPage {
    let mut question = QuestionPage::new(v, action, filled).multipart();
    if ports.studio.speaks(passage.locale) {
        let choice = |name: &'static str| Choice::new(name, v.t(&format!("narration-made-{name}")));
        let made = Radios::new("made", v.t("narration-field-made"), vec![choice("person"), choice(MACHINE)]);
        let chosen = if filled.value("made").is_empty() { "person" } else { filled.value("made") };
        question = question.field(&made.hint(v.t("narration-made-hint")).chosen(chosen).filled(v, filled));
    }
    let number = v.number(i64::try_from(MOST_BYTES / 1_000_000).unwrap_or(i64::MAX));
    let seconds = v.number(i64::from(MOST_SECONDS));
    let rules = v.t_with("narration-file-rules", &[("number", &number), ("seconds", &seconds)]);
    let file = FileUpload::new(v, "file", v.t("narration-field-file"), MOST_BYTES).only("audio/*", rules);
    question
        .field(&Textarea::new("reason", v.t("staff-reason")).rows(2).filled(v, filled))
        .field(&file.filled(v, filled))
        .field(&Recorder::new(v, MOST_SECONDS, |part| v.t(&format!("narration-voice-{part}"))))
        .submit(v.t("narration-propose"))
}

pub(crate) async fn sent(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Extension(acts): Extension<Arc<Acts>>,
    Path(at): Path<At>,
    mut upload: Upload,
) -> Answer {
    match proposed(&v, &ports, &acts, (at.key, &mut upload)).await {
        Ok(proposal) => Ok(v.redirect(format!("/desk/proposals/{proposal}"))),
        Err(failure) => Ok(page(&v, &ports, at.key, &upload.filled(failure)?).await?),
    }
}

async fn proposed(v: &Visit, ports: &Ports, acts: &Acts, (id, upload): (Uuid, &mut Upload)) -> Outcome<Uuid> {
    let (staff, permit) = policy::may_narrate(v.actor())?;
    let Found { passage, stands, .. } = found(v, ports, id).await?;
    if stands.is_empty() {
        return Err(Failure::not_found());
    }
    let reason = upload.fields.text("reason").to_owned();
    if reason.trim().is_empty() {
        return Err(Slips::one("reason", "field-required"));
    }
    // What takes long, reading, speaking and keeping, is done before the transaction; bytes that nobody proposes are swept.
    let machine = upload.fields.text("made") == MACHINE;
    let sound = match (machine, upload.file.take()) {
        (true, Some(_)) => return Err(Slips::one("made", "narration-slip-both")),
        (true, None) => ports.studio.speak(passage.locale, &passage.words).await?,
        (false, Some(file)) => ports.studio.examine(file).await?,
        (false, None) => return Err(Slips::one("file", "narration-slip-file")),
    };
    let store = v.site().store();
    let kept = commands::keep(store, sound).await?;
    let mut cx = v.begin().await?;
    let claim = idempotency::claim(&mut cx, PAGE, &upload.idempotency_key, upload.request_hash).await?;
    if let Claim::Done(id) = claim {
        return Ok(id);
    }
    let spoken = Spoken { passage: &passage, kept, machine, reason: &reason };
    let id = commands::propose_recording(&mut cx, permit, (store, acts, staff), spoken).await;
    let id = id.map_err(|failure| at_reason(failure, "reason"))?;
    idempotency::settle(&mut cx, PAGE, &upload.idempotency_key, id).await?;
    cx.commit().await?;
    Ok(id)
}

pub(crate) async fn ended(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Extension(acts): Extension<Arc<Acts>>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let proposed = async {
        let mut cx = v.begin().await?;
        let recordings = rows::of_passage(&mut cx, at.key).await?;
        let own = recordings.into_iter().find(Recording::is_heard).ok_or_else(Failure::not_found)?;
        let reason = form.fields.text(END_REASON);
        let new = NewProposal { kind: act::END, subject: act::subject(&own), reason, seen: None };
        let id = propose_once(cx, &acts, (END, &form), |_| Ok(new)).await;
        id.map_err(|failure| at_reason(failure, END_REASON))
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(&v, &ports, at.key, &form.filled(failure)?).await?),
    }
}

/// What is wrong with the reason stands at the field of its form, of which the page has two, and so does that one waits already.
fn at_reason(failure: Failure, field: &'static str) -> Failure {
    match failure {
        Failure::Refusal(refusal) if refusal.code == "proposal.open_already" => Failure::Refusal(refusal.at(field)),
        Failure::Slips(mut slips) => {
            slips.0.iter_mut().filter(|slip| slip.field == "reason").for_each(|slip| slip.field = field.into());
            Failure::Slips(slips)
        }
        other => other,
    }
}
