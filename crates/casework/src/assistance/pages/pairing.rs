//! Bringing two people together: the drafts one helps with, a code to pass on, a code to enter.

use askama::Template;
use axum::{Extension, response::Response};
use catalogue::{Catalogue, Snapshot};
use kernel::{Actor, Outcome, SpokenCode};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{
        BackLink, Choice, Empty, LinkButton, QuestionPage, Select, Slip, SummaryList, SummaryRow, Tag, Task, TaskList,
        TextInput, Tone,
    },
};

use super::{Alone, base};
use crate::{
    applications::{definitions, outcomes::Once, sheet::Seat, store as files},
    assistance::{
        commands,
        model::{Matter, Offer},
        policy, store as rows,
    },
};

const REASON: &str = "casework.assistance";

#[derive(Template)]
#[template(path = "assistance/hub.html")]
struct HubPage {
    heading: String,
    lead: String,
    files: Option<TaskList>,
    nothing: Empty,
    ways: Vec<LinkButton>,
}

/// The drafts of which the visitor holds the pen, by service; whose they are is nowhere said.
pub(super) async fn hub(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    signed_in(&v)?;
    let (kind, own, _) = policy::helper(v.actor())?;
    let mut cx = v.begin().await?;
    let mut drafts = Vec::new();
    for help in rows::open_of(&mut cx, kind, own).await? {
        let file = files::load(&mut cx, &::store::Scope::System(REASON), help.file).await?;
        if policy::may_prepare(v.actor(), &file, Some(&help)).is_err() {
            continue;
        }
        let definition = definitions::of(&cx, &catalogue, &file).await?;
        let name = definition.service.texts.text(v.locale(), "name").to_owned();
        let reference = file.reference.to_string();
        let href = v.path(&format!("{}/{reference}", base(&v)));
        let tag = Tag::new(v.t("assistance-open"), Tone::Wait);
        let row = Task::new(name, Some(href), tag);
        drafts.push(row.hint(v.t_with("application-files-reference", &[("reference", &reference)])));
    }
    let offer = LinkButton::quiet(v.path(&format!("{}/offer", base(&v))), v.t("assistance-offer-title"));
    let enter = LinkButton::new(v.path("/helping/enter"), v.t("assistance-enter-title"));
    let staff = matches!(v.actor(), Actor::Staff { .. });
    let heading = v.t("assistance-title");
    let page = HubPage {
        heading: heading.clone(),
        lead: v.t(if staff { "assistance-lead-desk" } else { "assistance-lead" }),
        files: (!drafts.is_empty()).then(|| TaskList::new("help", drafts)),
        nothing: Empty::new(v.t("assistance-none-title"), v.t("assistance-none-text")),
        ways: if staff { vec![offer] } else { vec![enter, offer] },
    };
    Ok(v.page(heading, page))
}

/// Either a citizen or a member of staff; others are led to signing in where they are.
fn signed_in(v: &Visit) -> Outcome<()> {
    if v.is_at("/desk") { v.staff().map(drop) } else { v.account().map(drop) }
}

pub(super) async fn offer_form(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    offer_page(&v, &catalogue, &Filled::blank()).await
}

async fn offer_page(v: &Visit, catalogue: &Catalogue, filled: &Filled) -> Answer {
    signed_in(v)?;
    policy::helper(v.actor())?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let title = v.t("assistance-offer-title");
    let question = QuestionPage::new(v, v.path(&format!("{}/offer", base(v))), filled)
        .back(BackLink::to(v.path(base(v)), v.t("assistance-title")))
        .heading(title.clone())
        .lead(&v.t("assistance-offer-lead"))
        .field(&Select::new(v, "service", v.t("assistance-service"), services(v, &snapshot)).filled(v, filled))
        .field(&Select::new(v, "country", v.t("assistance-country"), countries(v, &snapshot)).filled(v, filled))
        .submit(v.t("assistance-offer-button"));
    Ok(v.page_with(filled.status(), title, Alone { question }))
}

fn services(v: &Visit, snapshot: &Snapshot) -> Vec<Choice> {
    let named = |(key, standing): (&str, &catalogue::CurrentService)| {
        Choice::new(key, standing.definition.texts.text(v.locale(), "name"))
    };
    snapshot.services().map(named).collect()
}

fn countries(v: &Visit, snapshot: &Snapshot) -> Vec<Choice> {
    snapshot.countries().map(|(key, country)| Choice::new(key, country.definition.names.get(v.locale()))).collect()
}

/// Shows the code at once: it is kept nowhere in clear, so a second click makes another.
pub(super) async fn offer(v: Visit, Extension(catalogue): Extension<Catalogue>, form: Form<Fields>) -> Answer {
    let offered = async {
        signed_in(&v)?;
        let mut cx = v.begin().await?;
        let wanted = (form.fields.text("service"), form.fields.text("country"));
        if wanted.0.is_empty() || wanted.1.is_empty() {
            return Err(kernel::Slips::one("service", "assistance-slip-service"));
        }
        let code = commands::offer(&mut cx, &catalogue, wanted).await?;
        cx.commit().await?;
        Ok(code)
    };
    match offered.await {
        Ok(code) => Ok(code_page(&v, &code, (v.t("assistance-offer-then"), v.path(base(&v))))),
        Err(failure) => offer_page(&v, &catalogue, &form.filled(failure)?).await,
    }
}

#[derive(Template)]
#[template(path = "assistance/code.html")]
struct CodePage {
    back: BackLink,
    heading: String,
    lead: String,
    slip: Slip,
}

/// The page that shows a code, once.
pub(super) fn code_page(v: &Visit, code: &SpokenCode, (lead, back): (String, String)) -> Response {
    let heading = v.t("assistance-code-title");
    let page = CodePage {
        back: BackLink::new(v, back),
        heading: heading.clone(),
        lead,
        slip: Slip::reference(v.t("assistance-code"), code.to_string())
            .row(v.t("assistance-code-life"), v.t("assistance-code-days")),
    };
    v.page(heading, page)
}

pub(super) async fn enter_form(v: Visit) -> Answer {
    v.account()?;
    Ok(enter_page(&v, &Filled::blank()))
}

fn enter_page(v: &Visit, filled: &Filled) -> Response {
    let title = v.t("assistance-enter-title");
    let question = QuestionPage::new(v, v.path("/helping/enter"), filled)
        .back(BackLink::to(v.path("/helping"), v.t("assistance-title")))
        .heading(title.clone())
        .lead(&v.t("assistance-enter-lead"))
        .field(&TextInput::code("code", v.t("assistance-code")).width("short").filled(v, filled));
    v.page_with(filled.status(), title, Alone { question })
}

/// What a code stands for: who offers to prepare what, or which draft is opened. Agreeing is the next button.
pub(super) async fn enter(v: Visit, Extension(catalogue): Extension<Catalogue>, form: Form<Fields>) -> Answer {
    let typed = form.fields.text("code").to_owned();
    match looked(&v, &catalogue, &typed).await {
        Ok((title, rows, lead)) => {
            let question = QuestionPage::new(&v, v.path("/helping/accept"), &Filled::blank())
                .back(BackLink::new(&v, v.path("/helping/enter")))
                .heading(title.clone())
                .lead(&lead)
                .field(&SummaryList::new(rows))
                .field(&Carried { code: typed })
                .submit(v.t("assistance-agree"));
            Ok(v.page(title, Alone { question }))
        }
        Err(failure) => Ok(enter_page(&v, &form.filled(failure)?)),
    }
}

async fn looked(v: &Visit, catalogue: &Catalogue, typed: &str) -> Outcome<(String, Vec<SummaryRow>, String)> {
    let account = v.account()?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let Offer { matter, .. } = commands::look(&mut cx, account, typed).await?;
    let (key, service, country, helper) = match &matter {
        Matter::Invitation { file } => {
            let file = files::load(&mut cx, &::store::Scope::System(REASON), *file).await?;
            ("invited", file.service, file.country, None)
        }
        Matter::Help { kind, name, service, country, .. } => {
            let helper = v.t_with(&format!("assistance-by-{}", kind.as_str()), &[("name", name)]);
            ("offered", service.clone(), country.clone(), Some(helper))
        }
    };
    let mut rows: Vec<SummaryRow> =
        helper.map(|helper| SummaryRow::new(v.t("assistance-helper"), helper)).into_iter().collect();
    let named = snapshot.service(&service)?.definition.texts.text(v.locale(), "name").to_owned();
    rows.push(SummaryRow::new(v.t("assistance-service"), named));
    let named = snapshot.country(&country)?.definition.names.get(v.locale()).to_owned();
    rows.push(SummaryRow::new(v.t("assistance-country"), named));
    Ok((v.t(&format!("assistance-{key}-title")), rows, v.t(&format!("assistance-{key}-lead"))))
}

#[derive(Template)]
#[template(source = "<input type=\"hidden\" name=\"code\" value=\"{{ code }}\">", ext = "html")]
struct Carried {
    code: String,
}

impl askama::filters::HtmlSafe for Carried {}

pub(super) async fn accept(v: Visit, Extension(catalogue): Extension<Catalogue>, form: Form<Fields>) -> Answer {
    const ROUTE: &str = "assistance.accept";
    let done = async {
        let account = v.account()?;
        let once = Once { route: ROUTE, key: &form.idempotency_key, hash: form.request_hash };
        let mut cx = v.begin().await?;
        if !once.claim(&mut cx).await? {
            return Ok("/helping".to_owned());
        }
        let (file, seat) = commands::accept(&mut cx, &catalogue, account, form.fields.text("code")).await?;
        once.settle(&mut cx, file.id).await?;
        cx.commit().await?;
        Ok(match seat {
            Seat::Owner => format!("/files/{}/helper", file.reference),
            seat => seat.path(file.reference),
        })
    };
    match done.await {
        Ok(to) => Ok(v.redirect_with(to, "assistance-flash-agreed")),
        Err(failure) => Ok(enter_page(&v, &form.filled(failure)?)),
    }
}
