//! What follows from the answers: whether one may ask and what would change it, where the document is accepted, papers,
//! price, time, and the way into the application.

use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
};
use kernel::Failure;
use service_model::{country::Stage, eligibility};
use web::{
    Answer, Visit,
    components::{BackLink, Banner, Button, LinkButton, Slip, SummaryList, Tone},
};

use super::{
    At, Pairs, address,
    asked::Asked,
    back,
    facts::{self, Paper},
    price, used,
};
use crate::{CurrentCountry, CurrentService, Snapshot, reading::Catalogue};

/// A rule that does not hold, and what would change it.
struct UnmetView {
    why: String,
    remedy: Vec<String>,
}

#[derive(Template)]
#[template(path = "services/result.html")]
struct ResultPage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    name: &'a str,
    note: Option<&'a str>,
    verdict: Banner,
    unmet: Vec<UnmetView>,
    country_page: Option<LinkButton>,
    used: Option<used::Used>,
    papers: Vec<Paper>,
    facts: SummaryList,
    price: Slip,
    apply: Option<Apply>,
}

struct Apply {
    action: String,
    carried: Vec<(String, String)>,
    /// Whether the next page asks for an invitation before anything is opened.
    asks: bool,
    button: Button,
}

/// What follows from the answers: whether one may ask, where the document is accepted, papers, price, time.
pub(super) async fn result(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    Query(pairs): Pairs,
) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let current = snapshot.service(&at.key)?;
    let service = &current.definition;
    if service.sensitive {
        v.mark_sensitive();
    }
    let asked = Asked::read(service, &snapshot, pairs, v.now())?;
    if asked.next(service)?.is_some() {
        return Ok(v.leave(&address(&v, &at.key, "questions", &asked)));
    }
    let country = snapshot.country(&asked.context.country)?;
    let unmet = eligibility::check(service, &asked.answers, &asked.context).map_err(Failure::from)?;
    let taken = snapshot.takes(&at.key, &asked.context.country);
    let price = price::of(&snapshot, service, &country.definition, (&asked.answers, &asked.context), v.now())?;
    let say = |key: &str| service.texts.text(v.locale(), key).to_owned();
    let views = unmet.iter().map(|rule| UnmetView {
        why: say(&rule.text),
        remedy: service.texts.paragraphs(v.locale(), &rule.remedy_text),
    });
    let page = ResultPage {
        v: &v,
        back: BackLink::new(&v, back(&v, &at.key, &asked)),
        title: v.t("catalogue-result-title"),
        name: service.texts.text(v.locale(), "name"),
        note: service.texts.get(v.locale(), "residence_note"),
        verdict: verdict(&v, &snapshot, &asked, (current, unmet.is_empty(), taken)),
        unmet: views.collect(),
        country_page: (!taken).then(|| country_link(&v, &asked, country)),
        used: used::of(&v, &snapshot, service, &asked.answers, &asked.context.country),
        papers: facts::papers(&v, service, &asked.answers, &asked.context)?,
        facts: facts::summary(&v, &snapshot, service, &country.definition),
        price: price::slip(&v, service, &country.definition, &price),
        apply: (unmet.is_empty() && taken).then(|| Apply {
            action: v.path(&format!("/apply/{}", at.key)),
            carried: asked.pairs(),
            asks: !country.welcomes_everybody(),
            button: Button::new(v.t("catalogue-apply")),
        }),
    };
    Ok(v.page(v.t("catalogue-result-title"), page))
}

fn verdict(
    v: &Visit,
    snapshot: &Snapshot,
    asked: &Asked,
    (current, eligible, taken): (&CurrentService, bool, bool),
) -> Banner {
    let paused = snapshot.paused_because(&current.definition.key, &asked.context.country);
    if let Some(said) = paused.filter(|_| eligible && !taken) {
        return Banner::new(Tone::Wait, said.get(v.locale())).heading(v.t("catalogue-result-paused"));
    }
    let (tone, key) = match (eligible, taken) {
        // Nothing about a death or a divorce has the colour of success.
        (true, true) if current.definition.voice.is_sober() => (Tone::Quiet, "catalogue-result-eligible"),
        (true, true) => (Tone::Ok, "catalogue-result-eligible"),
        (false, _) => (Tone::Wrong, "catalogue-result-unmet"),
        (true, false) if current.stage == Stage::Paused => (Tone::Wait, "catalogue-result-paused"),
        (true, false) => (Tone::Wait, "catalogue-result-not-offered"),
    };
    Banner::new(tone, v.t(key))
}

fn country_link(v: &Visit, asked: &Asked, country: &CurrentCountry) -> LinkButton {
    let text = v.t_with("catalogue-country-page", &[("country", country.definition.names.get(v.locale()))]);
    LinkButton::quiet(v.path(&format!("/countries/{}", asked.context.country)), text)
}
