//! What is entered beside the counts: permissions, costs and audits. Everything waits for a second person.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use kernel::{Actor, Currency, Failure, Id, Money, Outcome, StaffRole};
use service_model::Names;
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, Markup, Value, Visit,
    components::{BackLink, Choice, DataTable, DateInput, ErrorSummary, Select, Tag, TextInput, Textarea, Tone},
};
use work::proposals::{Acts, NewProposal, Subject, propose_once};

use super::{
    country_name,
    typed::{Card, Typed},
};
use crate::{
    entries::{Audit, Cost, Ending, Entry, Permission, Scope, subject},
    policy,
    ports::Ports,
    store::entered,
    week::ZONE,
};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/evaluation/entries";

#[derive(Template)]
#[template(path = "evaluation/entries.html")]
struct EntriesPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    permissions: DataTable,
    costs: DataTable,
    audits: DataTable,
    action: String,
    cards: Vec<Card>,
}

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    page(&v, &ports, &Filled::blank()).await
}

async fn page(v: &Visit, ports: &Ports, filled: &Filled) -> Answer {
    v.staff()?;
    policy::may_read(v.actor())?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let (held, costs, audits) =
        (entered::permissions(&mut cx).await?, entered::costs(&mut cx).await?, entered::audits(&mut cx).await?);
    cx.commit().await?;
    let mut permissions = DataTable::new(v, v.t("evaluation-permissions"))
        .column(v.t("evaluation-scope"))
        .column(v.t("evaluation-number"))
        .column(v.t("evaluation-issued-on"))
        .column(v.t("evaluation-standing"))
        .nothing(v.t("evaluation-permissions-none"));
    for own in &held {
        let tag = match own.ended_at {
            None => Tag::new(v.t("evaluation-in-force"), Tone::Ok),
            Some(at) => Tag::new(v.t_with("evaluation-ended-at", &[("at", &v.moment(at, ZONE))]), Tone::Quiet),
        };
        permissions = permissions.row(vec![
            v.t(&format!("evaluation-scope-{}", own.permission.scope.as_str())).into(),
            Value::code(own.permission.number.clone()),
            v.day(own.permission.issued_on).into(),
            Value::component(&tag),
        ]);
    }
    let mut cost_table = DataTable::new(v, v.t("evaluation-costs"))
        .column(v.t("evaluation-cost-about"))
        .column(v.t("evaluation-country"))
        .column(v.t("evaluation-from"))
        .column(v.t("evaluation-until"))
        .number_column(v.t("evaluation-amount"))
        .nothing(v.t("evaluation-none"));
    for own in &costs {
        let country = match own.country.as_str() {
            "" => v.t("evaluation-all-countries"),
            key => country_name(v, &snapshot, key),
        };
        cost_table = cost_table.row(vec![
            own.about.get(v.locale()).into(),
            country.into(),
            v.day(own.from).into(),
            v.day(own.until).into(),
            v.money(Money::new(own.minor, Currency::EGP)).into(),
        ]);
    }
    let mut audit_table = DataTable::new(v, v.t("evaluation-audits"))
        .column(v.t("evaluation-audit-on"))
        .column(v.t("evaluation-audit-by"))
        .number_column(v.t("evaluation-audit-tested"))
        .number_column(v.t("evaluation-audit-met"))
        .nothing(v.t("evaluation-none"));
    for own in &audits {
        audit_table = audit_table.row(vec![
            v.day(own.held_on).into(),
            own.auditor.clone().into(),
            v.number(own.tested.into()).into(),
            v.number(own.met.into()).into(),
        ]);
    }
    let countries = std::iter::once(Choice::new("all", v.t("evaluation-all-countries")))
        .chain(snapshot.countries().map(|(key, own)| Choice::new(key, own.definition.names.get(v.locale()))));
    let body = EntriesPage {
        v,
        back: BackLink::to(v.path("/desk/evaluation"), v.t("evaluation-title")),
        errors: ErrorSummary::new(v, filled),
        permissions,
        costs: cost_table,
        audits: audit_table,
        action: v.path("/desk/evaluation/entries"),
        cards: cards(v, (countries.collect(), &held), filled),
    };
    Ok(v.page_with(filled.status(), v.t("evaluation-entries"), body))
}

/// The forms that are this person's to send.
fn cards(v: &Visit, (countries, held): (Vec<Choice>, &[entered::Held]), filled: &Filled) -> Vec<Card> {
    let line = |act: &str, end: &str, label: &str| {
        Markup::from(&TextInput::new(format!("{act}_{end}"), v.t(label)).maxlength(200).filled(v, filled))
    };
    let digits = |act: &str, end: &str, label: &str| {
        Markup::from(&TextInput::digits(format!("{act}_{end}"), v.t(label)).width("short").filled(v, filled))
    };
    let day = |act: &str, end: &str, label: &str| {
        Markup::from(&DateInput::new(v, format!("{act}_{end}"), v.t(label)).filled(v, filled))
    };
    let reason = |act: &str| {
        Markup::from(&Textarea::new(format!("{act}_reason"), v.t("evaluation-reason")).rows(2).filled(v, filled))
    };
    let holds = |roles: &[StaffRole]| roles.iter().any(|role| v.actor().holds(*role));
    let mut cards = Vec::new();
    if holds(Permission::ROLES.0) {
        let scopes = Scope::ALL
            .map(|own| Choice::new(own.as_str(), v.t(&format!("evaluation-scope-{}", own.as_str()))))
            .to_vec();
        let scope = Select::new(v, "permission_scope", v.t("evaluation-scope"), scopes).filled(v, filled);
        cards.push(Card::new(
            v,
            "permission",
            vec![
                Markup::from(&scope),
                line("permission", "number", "evaluation-number"),
                day("permission", "issued", "evaluation-issued-on"),
                reason("permission"),
            ],
        ));
    }
    let open: Vec<Choice> = held
        .iter()
        .filter(|own| own.ended_at.is_none())
        .map(|own| Choice::new(own.id.to_string(), own.permission.number.clone()))
        .collect();
    if holds(Ending::ROLES.0) && !open.is_empty() {
        let which = Select::new(v, "ending_which", v.t("evaluation-number"), open).filled(v, filled);
        cards.push(Card::new(v, "ending", vec![Markup::from(&which), reason("ending")]));
    }
    if holds(Cost::ROLES.0) {
        let country = Select::new(v, "cost_country", v.t("evaluation-country"), countries).filled(v, filled);
        cards.push(Card::new(
            v,
            "cost",
            vec![
                line("cost", "about_ar", "evaluation-about-ar"),
                line("cost", "about_en", "evaluation-about-en"),
                Markup::from(&country),
                day("cost", "from", "evaluation-from"),
                day("cost", "until", "evaluation-until"),
                digits("cost", "pounds", "evaluation-pounds"),
                reason("cost"),
            ],
        ));
    }
    if holds(Audit::ROLES.0) {
        cards.push(Card::new(
            v,
            "audit",
            vec![
                line("audit", "by", "evaluation-audit-by"),
                day("audit", "on", "evaluation-audit-on"),
                digits("audit", "tested", "evaluation-audit-tested"),
                digits("audit", "met", "evaluation-audit-met"),
                reason("audit"),
            ],
        ));
    }
    cards
}

pub(crate) async fn sent(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::may_read(v.actor())?;
    match proposed(&v, &ports, &acts, &form).await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => page(&v, &ports, &form.filled(failure)?).await,
    }
}

async fn proposed(v: &Visit, ports: &Ports, acts: &Acts, form: &Form<Fields>) -> Outcome<Uuid> {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let known = |key: &str| key == "all" || snapshot.country(key).is_ok();
    let (kind, details, reason) = read(&form.fields, v.actor(), known)?;
    let made = propose_once(v.begin().await?, acts, (PAGE, form), |cx| {
        let thing = Id::<Permission>::unowned(cx.now(), cx.dice()).uuid();
        Ok(NewProposal { kind, subject: details.about(thing)?, reason: &reason, seen: None })
    });
    made.await.map_err(|failure| match failure {
        // The page has several forms: what is refused is said at the one that was sent.
        Failure::Refusal(refusal) if refusal.field.is_none() => {
            Failure::Refusal(refusal.at(format!("{}_reason", form.fields.text("act"))))
        }
        other => other,
    })
}

/// What one of the forms says.
enum Details {
    Permission(Permission),
    Ending(Ending),
    Cost(Cost),
    Audit(Audit),
}

impl Details {
    /// Two proposals to end one permission meet; anything else is a thing of its own.
    fn about(&self, thing: Uuid) -> Outcome<Subject> {
        match self {
            Self::Permission(own) => subject(thing, own),
            Self::Ending(own) => subject(own.permission, own),
            Self::Cost(own) => subject(thing, own),
            Self::Audit(own) => subject(thing, own),
        }
    }
}

fn read(fields: &Fields, actor: &Actor, known: impl Fn(&str) -> bool) -> Outcome<(&'static str, Details, String)> {
    let act = fields.text("act");
    let mut typed = Typed::new(fields, act);
    let holds = |roles: &[StaffRole]| roles.iter().any(|role| actor.holds(*role));
    let reason = typed.reason();
    let read = match act {
        "permission" if holds(Permission::ROLES.0) => {
            let scope = Scope::parse(&typed.one_of("scope", |own| Scope::parse(own).is_some()));
            let number = typed.text("number", (1, 80));
            let issued_on = typed.day("issued");
            let own = scope.zip(issued_on);
            own.map(|(scope, issued_on)| {
                (Permission::KIND, Details::Permission(Permission { scope, number, issued_on }))
            })
        }
        "ending" if holds(Ending::ROLES.0) => {
            let which = typed.one_of("which", |own| Uuid::parse_str(own).is_ok()).parse().ok();
            which.map(|permission| (Ending::KIND, Details::Ending(Ending { permission })))
        }
        "cost" if holds(Cost::ROLES.0) => {
            let about = Names { ar: typed.text("about_ar", (2, 200)), en: typed.text("about_en", (2, 200)) };
            let country = typed.one_of("country", known).replace("all", "");
            let (from, until, pounds) = (typed.day("from"), typed.day("until"), typed.number("pounds"));
            let own = from.zip(until).zip(pounds.filter(|own| *own < 1e12));
            own.map(|((from, until), pounds)| {
                let minor = (pounds * 100.0).round() as i64;
                (Cost::KIND, Details::Cost(Cost { about, country, from, until, minor }))
            })
        }
        "audit" if holds(Audit::ROLES.0) => {
            let auditor = typed.text("by", (2, 200));
            let (held_on, tested, met) = (typed.day("on"), typed.whole("tested"), typed.whole("met"));
            let own = held_on.zip(tested.filter(|own| *own <= 1000)).zip(met);
            own.map(|((held_on, tested), met)| (Audit::KIND, Details::Audit(Audit { held_on, auditor, tested, met })))
        }
        _ => return Err(Failure::not_found()),
    };
    let (kind, details) = typed.or_slips(read)?;
    Ok((kind, details, reason))
}
