//! The company's form: a new campaign, or a change of one. Sending it proposes; nothing of it is out before the ministry agreed.

use std::sync::Arc;

use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use kernel::{Currency, Failure, Id, Outcome};
use serde::Deserialize;
use service_model::Names;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Checkboxes, Choice, DateInput, Details, QuestionPage, Radios, Select, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, Proposal, ProposalStage, propose_once, queries};

use super::At;
use crate::{
    Ports,
    acts::{
        self,
        publish::{PUBLISH, Proposed},
    },
    audience::{TOPICS, Visitors},
    model::{Campaign, Channel, ZONE},
    policy,
    typed::{self, LINE, Offered, TEXT, WORDINGS},
};

/// The page of a new one.
pub(crate) const NEW: &str = "/{lang}/desk/campaigns/new";
/// The page of a change.
pub(crate) const CHANGE: &str = "/{lang}/desk/campaigns/{id}/change";

#[derive(Template)]
#[template(source = "{{ question }}", ext = "html")]
struct FormPage {
    question: QuestionPage,
}

/// Which proposal is taken up.
#[derive(Deserialize, Default)]
pub(crate) struct Again {
    again: Option<Id<Proposal>>,
}

pub(crate) async fn show_new(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Extension(acts): Extension<Arc<Acts>>,
    Query(again): Query<Again>,
) -> Answer {
    v.staff()?;
    policy::may_propose(v.actor())?;
    let mut filled = Filled::blank();
    if let Some(id) = again.again {
        let mut cx = v.begin().await?;
        let now = cx.now();
        let proposal = queries::read(&mut cx, &acts, id).await?.proposal;
        cx.commit().await?;
        let closed = matches!(proposal.stage(now), ProposalStage::Refused | ProposalStage::Void);
        if proposal.kind != PUBLISH || !closed {
            return Err(Failure::not_found().into());
        }
        let Proposed { content, .. } = acts::read(&proposal.subject)?;
        filled = typed::filled(&content);
    }
    Ok(page(&v, &ports, None, &filled).await?)
}

pub(crate) async fn show_change(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let (own, _) = super::read(&v, at.id).await?;
    policy::may_propose(v.actor())?;
    let filled = typed::filled(&own.content);
    Ok(page(&v, &ports, Some(&own), &filled).await?)
}

pub(crate) async fn propose_new(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::may_propose(v.actor())?;
    propose(&v, (&ports, &acts), (NEW, None), &form).await
}

pub(crate) async fn propose_change(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Extension(acts): Extension<Arc<Acts>>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let (own, _) = super::read(&v, at.id).await?;
    policy::may_propose(v.actor())?;
    propose(&v, (&ports, &acts), (CHANGE, Some(&own)), &form).await
}

async fn propose(
    v: &Visit,
    (ports, acts): (&Ports, &Acts),
    (route, changed): (&'static str, Option<&Campaign>),
    form: &Form<Fields>,
) -> Answer {
    let offered = offered(v, ports).await?;
    let proposed = async {
        let content = typed::read(&form.fields, v.now().day_in(ZONE), &offered)?;
        let after = changed.map_or(0, |own| own.revision);
        propose_once(v.begin().await?, acts, (route, form), |cx| {
            let id = changed.map_or_else(|| Id::<Campaign>::unowned(cx.now(), cx.dice()), |own| own.id);
            let subject = acts::subject(id.uuid(), &Proposed { after, content })?;
            Ok(NewProposal { kind: PUBLISH, subject, reason: form.fields.text("reason"), seen: None })
        })
        .await
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(v, ports, changed, &form.filled(failure)?).await?),
    }
}

/// What can be chosen now.
async fn offered(v: &Visit, ports: &Ports) -> Outcome<Offered> {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let mut offered = Offered { currencies: vec![Currency::EGP], ..Offered::default() };
    for (key, country) in snapshot.countries() {
        let own = &country.definition;
        offered.countries.push((key.to_owned(), own.names.clone()));
        let form = &own.address_form;
        offered.areas.extend(form.areas().iter().map(|(area, names)| (format!("{key}/{area}"), names.clone())));
        if !offered.currencies.contains(&own.currency) {
            offered.currencies.push(own.currency);
        }
    }
    for (key, service) in snapshot.services() {
        let own = &service.definition;
        if !own.sensitive && !own.voice.is_sober() {
            let said = |locale| own.texts.text(locale, "name").to_owned();
            let names = Names { ar: said(kernel::Locale::AR), en: said(kernel::Locale::EN) };
            offered.targets.push((format!("service/{key}"), names));
        }
    }
    for own in snapshot.privileges() {
        offered.targets.push((format!("privilege/{}", own.definition.key), own.definition.names.clone()));
    }
    for own in snapshot.trainings() {
        let said = |locale| own.definition.name(locale).to_owned();
        let names = Names { ar: said(kernel::Locale::AR), en: said(kernel::Locale::EN) };
        offered.targets.push((format!("training/{}", own.definition.key), names));
    }
    let topics = ports.readers.topics()?.into_iter();
    offered.topics = topics.filter(|(key, _)| TOPICS.contains(&key.as_str())).collect();
    offered.languages = v.site().texts().locales().iter().map(|own| own.as_str().to_owned()).collect();
    Ok(offered)
}

async fn page(v: &Visit, ports: &Ports, changed: Option<&Campaign>, filled: &Filled) -> Outcome<Response> {
    let offered = offered(v, ports).await?;
    let (here, title) = match changed {
        None => ("/desk/campaigns/new".to_owned(), v.t("campaign-new")),
        Some(own) => (format!("/desk/campaigns/{}/change", own.id), v.t("campaign-change")),
    };
    let line = |name: &str, label: &str| TextInput::new(name, v.t(label)).maxlength(LINE).filled(v, filled);
    let area = |name: &str, label: &str| Textarea::new(name, v.t(label)).rows(3).limit(v, TEXT).filled(v, filled);
    let day = |name: &str, label: &str| DateInput::new(v, name, v.t(label)).filled(v, filled);
    let choices = |list: &[(String, Names)]| {
        list.iter().map(|(key, names)| Choice::new(key.clone(), names.get(v.locale()))).collect::<Vec<_>>()
    };
    let boxes = |name: &str, label: &str, list: Vec<Choice>| Checkboxes::new(name, v.t(label), list);
    let languages = offered.languages.iter().filter_map(|code| {
        let name = code.parse::<kernel::Locale>().ok()?.language()?.name;
        Some(Choice::new(code.clone(), name))
    });
    let currencies = offered.currencies.iter().map(|own| Choice::new(own.code(), own.code())).collect();
    let visitors = Visitors::ALL.map(|own| Choice::new(own.as_str(), v.t(own.text()))).to_vec();
    let channels = Channel::ALL.map(|own| Choice::new(own.as_str(), v.t(own.text()))).to_vec();
    let mut question = QuestionPage::new(v, v.path(&here), filled)
        .back(BackLink::to(v.path("/desk/campaigns"), v.t("campaign-list")))
        .heading(title.clone())
        .lead(&v.t("campaign-form-lead"))
        .field(&line("name_ar", "campaign-field-name-ar"))
        .field(&line("name_en", "campaign-field-name-en"))
        .field(&area("purpose", "campaign-field-purpose"))
        .field(&Select::new(v, "target", v.t("campaign-field-target"), choices(&offered.targets)).filled(v, filled))
        .field(&day("opens", "campaign-field-opens"))
        .field(&day("closes", "campaign-field-closes"))
        .field(&TextInput::new("budget", v.t("campaign-field-budget")).width("10").filled(v, filled))
        .field(&Select::new(v, "currency", v.t("campaign-field-currency"), currencies).filled(v, filled))
        .lead(&v.t("campaign-form-audience"))
        .field(&boxes("countries", "campaign-field-countries", choices(&offered.countries)).filled(v, filled))
        .field(
            &boxes("areas", "campaign-field-areas", choices(&offered.areas))
                .hint(v.t("campaign-field-areas-hint"))
                .filled(v, filled),
        )
        .field(&boxes("languages", "campaign-field-languages", languages.collect()).filled(v, filled))
        .field(
            &boxes("topics", "campaign-field-topics", choices(&offered.topics))
                .hint(v.t("campaign-field-topics-hint"))
                .filled(v, filled),
        )
        .field(&Radios::new("visitors", v.t("campaign-field-visitors"), visitors).filled(v, filled))
        .field(&boxes("channels", "campaign-field-channels", channels).filled(v, filled))
        .field(&area("landing_ar", "campaign-field-landing-ar"))
        .field(&area("landing_en", "campaign-field-landing-en"));
    for (at, end) in WORDINGS.into_iter().enumerate() {
        let heading = v.t(if at == 0 { "campaign-wording-first" } else { "campaign-wording-second" });
        question = question
            .field(&Details::new(heading, &v.t("campaign-wording-about")))
            .field(&line(&format!("headline_{end}_ar"), "campaign-field-headline-ar"))
            .field(&line(&format!("headline_{end}_en"), "campaign-field-headline-en"))
            .field(&area(&format!("text_{end}_ar"), "campaign-field-text-ar"))
            .field(&area(&format!("text_{end}_en"), "campaign-field-text-en"))
            .field(&line(&format!("picture_{end}"), "campaign-field-picture"))
            .field(&line(&format!("alt_{end}_ar"), "campaign-field-alt-ar"))
            .field(&line(&format!("alt_{end}_en"), "campaign-field-alt-en"));
    }
    let question = question
        .field(&Textarea::new("reason", v.t("staff-reason")).rows(2).filled(v, filled))
        .submit(v.t("campaign-propose"));
    Ok(v.page_with(filled.status(), title, FormPage { question }))
}
