//! The sections of a file's page, each made from the dossier.
//!
//! What may not be shown is not in what these functions return: a masked value is replaced by words here, not hidden by a
//! style sheet.

use ::store::{Cx, events};
use kernel::{Outcome, Reference};
use service_model::fields::{Field, Shown};
use web::{
    Value, Visit,
    components::{Banner, DataTable, SummaryList, SummaryRow, Tag, Timeline, TimelineStep, Tone, When},
};
use work::items::Item;

use super::names::{self, Names};
use crate::{
    applications::{
        forms,
        model::{Application, CARRIED, RegistryOutcome, Stage},
    },
    assistance,
    desk::{
        comparison::{Line, Verdict},
        dossier::Dossier,
        kinship::KinshipOutcome,
        masking::Showing,
        ports::Desk,
        store as rows, turns,
    },
};

/// Key of a stage's words at the desk.
pub(super) fn stage_text(stage: Stage) -> String {
    format!("desk-stage-{}", stage.as_str().replace('_', "-"))
}

/// The stage as a tag.
pub(super) fn stage(v: &Visit, stage: Stage) -> Tag {
    let tone = match stage {
        Stage::Issued | Stage::HandedOver | Stage::Approved => Tone::Ok,
        Stage::Rejected => Tone::Wrong,
        Stage::UnderReview | Stage::Recommended => Tone::Wait,
        _ => Tone::Quiet,
    };
    Tag::new(v.t(&stage_text(stage)), tone)
}

/// Who, where, since when and until when.
pub(super) async fn about(
    v: &Visit,
    cx: &mut Cx,
    dossier: &Dossier,
    item: Option<&Item>,
    names: &mut Names<'_>,
) -> Outcome<SummaryList> {
    let (file, definition) = (&dossier.file, &dossier.definition);
    let zone = &definition.country.zone;
    let mission = file.mission.as_deref().map(|key| names::mission(v, definition, key));
    let assurance = rows::assurance(cx, file).await?;
    let assurance = assurance.map(|level| v.t(&format!("desk-assurance-{}", level.as_str())));
    let mut rows = vec![
        SummaryRow::new(v.t("desk-mission"), mission),
        SummaryRow::new(v.t("desk-country"), definition.country.names.get(v.locale())),
        SummaryRow::new(v.t("desk-submitted"), file.facts.submitted_at.map(|at| v.moment(at, zone))),
        SummaryRow::new(v.t("desk-promised"), file.promised_on.map(|day| v.day(day))),
        SummaryRow::new(v.t("desk-assurance"), assurance),
    ];
    for (kind, name) in assistance::helpers(cx, file).await? {
        let who = v.t_with(&format!("assistance-by-{}", kind.as_str()), &[("name", &name)]);
        rows.push(SummaryRow::new(v.t("assistance-desk-helped"), who));
    }
    if let Some(item) = item {
        let due = v.moment(item.due_at, turns::zone_of(definition, item.queue));
        rows.push(SummaryRow::new(v.t("desk-due"), due));
        rows.push(SummaryRow::new(v.t("desk-waiting"), item.waiting(cx.now()).map(|time| names::duration(v, time))));
        if let Some(holder) = item.holder {
            rows.push(SummaryRow::new(v.t("desk-holder"), names.staff(cx, holder.staff).await?));
        }
    }
    Ok(SummaryList::new(rows))
}

/// Words with which the file was passed on, the latest first.
pub(super) async fn notes(v: &Visit, cx: &mut Cx, dossier: &Dossier, names: &mut Names<'_>) -> Outcome<Vec<Banner>> {
    let mut banners = Vec::new();
    let notes = [
        (&dossier.recommendation, "desk-note-recommendation", Tone::Quiet),
        (&dossier.sent_back, "desk-note-return", Tone::Wait),
    ];
    for (note, key, tone) in notes {
        let Some(note) = note else { continue };
        let name = names.staff(cx, note.staff).await?;
        let heading = v.t_with(key, &[("name", &name), ("at", &v.moment(note.at, &dossier.definition.home.zone))]);
        banners.push((note.at, Banner::new(tone, note.words.clone()).heading(heading)));
    }
    banners.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    Ok(banners.into_iter().map(|(_, banner)| banner).collect())
}

/// The applicant's data beside the record, with what differs marked in words and colour.
pub(in crate::desk) fn comparison(v: &Visit, dossier: &Dossier) -> DataTable {
    let mut table = DataTable::new(v, v.t("desk-comparison")).caption_hidden().nothing(outcome_text(v, dossier));
    for column in ["desk-datum", "desk-answer", "desk-record", "desk-verdict"] {
        table = table.column(v.t(column));
    }
    for line in &dossier.lines {
        table = table.row(vec![
            datum(v, dossier, line).into(),
            asked(v, dossier, line),
            recorded(v, line),
            Value::component(&verdict(v, line.verdict)),
        ]);
    }
    table
}

/// Why there is no record to compare with.
fn outcome_text(v: &Visit, dossier: &Dossier) -> String {
    let Some(evidence) = &dossier.evidence else { return v.t("desk-not-asked") };
    if evidence.outcome != RegistryOutcome::NotLocated {
        return v.t("desk-record-purged");
    }
    let key = evidence.reason.as_ref().map(|reason| format!("desk-not-located-{}", reason.replace('_', "-")));
    let key = key.filter(|key| v.site().texts().has(key));
    v.t(key.as_deref().unwrap_or("desk-not-located"))
}

fn datum(v: &Visit, dossier: &Dossier, line: &Line) -> String {
    let key = format!("desk-datum-{}", line.datum);
    if v.site().texts().has(&key) {
        return v.t(&key);
    }
    if let Some((list, at, rest)) = of_list(&line.datum) {
        let number = v.number(i64::try_from(at).unwrap_or(i64::MAX));
        let whose = v.t_with(&format!("desk-list-{list}"), &[("at", &number)]);
        return v.t_with("desk-datum-of", &[("whose", &whose), ("what", &v.t(&format!("desk-datum-{rest}")))]);
    }
    let field = line.field.as_deref().and_then(|field| dossier.definition.service.form.field(field));
    field.map_or_else(|| line.datum.clone(), |field| label(v, dossier, field))
}

/// The list, the place in it from 1 and the datum, for a datum of one of several people: `children-2-born`.
fn of_list(datum: &str) -> Option<(&str, usize, &str)> {
    let (at, number) = datum.split('-').enumerate().find_map(|(at, part)| Some((at, part.parse::<usize>().ok()?)))?;
    let list: usize = datum.split('-').take(at).map(|part| part.len() + 1).sum();
    let rest = list + number.to_string().len() + 1;
    Some((datum.get(..list.checked_sub(1)?)?, number, datum.get(rest..)?))
}

fn asked(v: &Visit, dossier: &Dossier, line: &Line) -> Value {
    let field = line.field.as_deref().and_then(|field| dossier.definition.service.form.field(field));
    match (field, line.showing) {
        (_, Showing::Never) if line.asked.is_some() => v.t("desk-never-shown").into(),
        (_, Showing::OnReason) if line.asked.is_some() => v.t("desk-masked").into(),
        (Some(field), _) => answer(v, dossier, field),
        _ => Value::Missing,
    }
}

fn recorded(v: &Visit, line: &Line) -> Value {
    match (&line.recorded, line.showing) {
        (None, _) => Value::Missing,
        (Some(_), Showing::Never) => v.t("desk-never-shown").into(),
        (Some(_), Showing::OnReason) => v.t("desk-masked").into(),
        (Some(text), Showing::Clear) => written(v, line, text),
    }
}

/// Dates and coded values in the reader's language; numbers left to right; everything else as recorded.
fn written(v: &Visit, line: &Line, text: &str) -> Value {
    if let Some(name) = governorate(v, line, text) {
        return name.into();
    }
    if let Ok(day) = text.parse::<kernel::Day>() {
        return v.day(day).into();
    }
    let datum = of_list(&line.datum).map_or(line.datum.as_str(), |(_, _, rest)| rest);
    let coded = format!("desk-value-{datum}-{text}");
    if v.site().texts().has(&coded) {
        return v.t(&coded).into();
    }
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) { Value::code(text) } else { text.into() }
}

/// The registry names a governorate of birth by its two digits. A code nobody knows is shown as it stands.
fn governorate(v: &Visit, line: &Line, text: &str) -> Option<&'static str> {
    let code = text.parse::<u8>().ok().filter(|_| line.datum == "place-governorate")?;
    let row = kernel::GOVERNORATES.into_iter().find(|row| row.code == code)?;
    Some(if v.locale() == kernel::Locale::AR { row.ar } else { row.en })
}

fn verdict(v: &Visit, verdict: Verdict) -> Tag {
    let tone = match verdict {
        Verdict::Same => Tone::Ok,
        Verdict::Spelling => Tone::Wait,
        Verdict::Differs => Tone::Wrong,
        Verdict::RecordOnly | Verdict::AnswerOnly => Tone::Quiet,
    };
    Tag::new(v.t(&format!("desk-verdict-{}", verdict.as_str())), tone)
}

/// The answers that are not in the comparison.
pub(in crate::desk) fn answers(v: &Visit, dossier: &Dossier) -> SummaryList {
    let compared = |name: &str| dossier.lines.iter().any(|line| line.field.as_deref() == Some(name));
    let fields = dossier.definition.service.form.fields();
    let rows = fields
        .filter(|field| !compared(&field.name) && field.show(dossier.answers.get(&field.name)) != Shown::Nothing)
        .map(|field| SummaryRow::new(label(v, dossier, field), answer(v, dossier, field)));
    SummaryList::new(rows.collect())
}

/// The label of a field in the reader's language.
pub(super) fn label(v: &Visit, dossier: &Dossier, field: &Field) -> String {
    dossier.definition.service.texts.text(v.locale(), &field.label()).to_owned()
}

fn answer(v: &Visit, dossier: &Dossier, field: &Field) -> Value {
    let definition = &dossier.definition;
    let value = dossier.answers.get(&field.name);
    forms::shown(v, &definition.service, &definition.country.address_form, field, value)
}

/// The claimed relation and what the record says of it.
pub(in crate::desk) fn kinship(v: &Visit, dossier: &Dossier) -> Option<SummaryList> {
    let kinship = dossier.kinship.as_ref()?;
    let texts = &dossier.definition.service.texts;
    let relation = texts.text(v.locale(), &format!("kinship.{}", kinship.relation)).to_owned();
    let outcome = v.t(&format!("desk-kinship-{}", kinship.outcome.as_str()));
    let mut rows =
        vec![SummaryRow::new(v.t("desk-relation"), relation), SummaryRow::new(v.t("desk-kinship-outcome"), outcome)];
    if let KinshipOutcome::ByDocument(document) = &kinship.outcome {
        let name = texts.text(v.locale(), &format!("documents.{document}.name")).to_owned();
        rows.push(SummaryRow::new(v.t("desk-kinship-document"), name));
    }
    Some(SummaryList::new(rows))
}

/// What was to be paid, of what it is made, and when it was paid. Attempts and cards are the payments' own business.
pub(super) fn payment(v: &Visit, dossier: &Dossier) -> SummaryList {
    let file = &dossier.file;
    let (locale, texts) = (v.locale(), &dossier.definition.service.texts);
    let paid = file.facts.paid_at.map(|at| v.moment(at, &dossier.definition.country.zone));
    let due = file.quote.as_ref().map(|quote| v.money(quote.charged));
    let mut rows = vec![SummaryRow::new(v.t("desk-fee"), due), SummaryRow::new(v.t("desk-paid-at"), paid)];
    for line in file.quote.iter().flat_map(|quote| &quote.lines) {
        let name = if line.code == CARRIED {
            v.t("application-fees-carried")
        } else {
            texts.text(locale, &format!("fees.{}", line.code)).to_owned()
        };
        rows.push(SummaryRow::new(name, v.money(line.amount)));
    }
    SummaryList::new(rows)
}

/// What happened, from the chain of events.
pub(super) async fn timeline(v: &Visit, cx: &mut Cx, dossier: &Dossier) -> Outcome<Timeline> {
    let zone = &dossier.definition.country.zone;
    let events = events::read(cx, dossier.file.id).await?;
    let steps = events.iter().map(|event| {
        let key = format!("desk-event-{}", event.kind.replace(['.', '_'], "-"));
        let title = if v.site().texts().has(&key) { v.t(&key) } else { event.kind.clone() };
        TimelineStep::new(v, title, When::Done).at(v.moment(event.at, zone))
    });
    Ok(Timeline::new(steps.collect()))
}

/// The messages with the applicant.
pub(super) async fn thread(v: &Visit, cx: &mut Cx, desk: &Desk, file: &Application) -> Outcome<Option<DataTable>> {
    let letters = desk.correspondence.letters(cx, file.id).await?;
    if letters.is_empty() {
        return Ok(None);
    }
    let mut table = DataTable::new(v, v.t("desk-thread")).caption_hidden();
    for column in ["desk-letter-from", "desk-letter-at", "desk-letter"] {
        table = table.column(v.t(column));
    }
    for letter in letters {
        let from = v.t(if letter.from_applicant { "desk-from-applicant" } else { "desk-from-desk" });
        let at = v.moment(letter.at, "Africa/Cairo");
        table = table.row(vec![from.into(), at.into(), letter.words.into()]);
    }
    Ok(Some(table))
}

/// A reference for a heading.
pub(in crate::desk) fn heading(v: &Visit, key: &str, reference: Reference) -> String {
    v.t_with(key, &[("reference", &reference.to_string())])
}
