//! What the owner is asked for, and who looked: `/account/expert/calls` and `/account/expert/looks`.

use axum::response::Response;
use kernel::{Failure, Outcome};
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{Button, DataTable, SummaryList, SummaryRow, TextInput},
};

use super::{Act, Page, Part, begun, key_of, settled, shown};
use crate::experts::{commands, need::CallStage, store as rows, typed};

/// The page of calls, and that of looks.
pub(in crate::experts) const PAGE: &str = "/{lang}/account/expert/calls";
pub(in crate::experts) const LOOKS: &str = "/{lang}/account/expert/looks";
const HERE: &str = "/account/expert/calls";

pub(in crate::experts) async fn show(v: Visit) -> Answer {
    Ok(page(&v, &Filled::blank()).await?)
}

async fn page(v: &Visit, filled: &Filled) -> Outcome<Response> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    commands::own(&mut cx, account).await?;
    let calls = rows::calls_of(&mut cx, account).await?;
    let mut page = Page::new(v, v.t("experts-calls-title"), filled)
        .back(v, "/account/expert", "experts-mine-title")
        .lead(v.t("experts-calls-lead"));
    if calls.is_empty() {
        page = page.part(Part::default().text(v.t("experts-calls-none")));
    }
    for call in calls {
        let need = rows::need(&mut cx, call.need).await?;
        let offer = v.t(&key_of("experts-offer-", need.need.offer.as_str()));
        let list = SummaryList::new(vec![
            SummaryRow::new(v.t("experts-need-agency"), need.need.agency.clone()),
            SummaryRow::new(v.t("experts-need-about"), need.need.about.clone()),
            SummaryRow::new(v.t("experts-need-offer"), offer),
            SummaryRow::new(v.t("experts-need-place"), v.t(&key_of("experts-place-", need.need.place.as_str()))),
            SummaryRow::new(v.t("experts-need-last"), v.day(need.need.until)),
            SummaryRow::new(v.t("experts-call-stands"), v.t(&key_of("experts-stage-", call.stage().as_str()))),
        ]);
        let mut part = Part::card().heading(need.need.title.clone()).shows(&list);
        if call.stage() == CallStage::Invited {
            let contact = TextInput::new("contact", v.t("experts-call-contact"))
                .hint(v.t("experts-call-contact-hint"))
                .maxlength(u32::try_from(typed::LINE).unwrap_or(u32::MAX));
            let contact = if filled.value("call") == call.id.to_string() { contact.filled(v, filled) } else { contact };
            let act = Act::post(v, HERE)
                .value("call", call.id.to_string())
                .field(&contact)
                .button(Button::new(v.t("experts-call-accept")).named("act", "accept"))
                .button(Button::quiet(v.t("experts-call-decline")).named("act", "decline"));
            part = part.act(act);
        }
        page = page.part(part);
    }
    cx.commit().await?;
    Ok(page.answer(v, filled))
}

pub(in crate::experts) async fn sent(v: Visit, form: Form<Fields>) -> Answer {
    match act(&v, &form).await {
        Ok(()) => Ok(v.redirect_with(HERE, "experts-flash-answered")),
        Err(failure) => Ok(page(&v, &form.filled(failure)?).await?),
    }
}

async fn act(v: &Visit, form: &Form<Fields>) -> Outcome<()> {
    let account = v.account()?;
    let call = form.fields.text("call").parse().map_err(|_| Failure::not_found())?;
    let contact = match form.fields.text("act") {
        "accept" => {
            let own = form.fields.text("contact");
            if own.is_empty() || own.chars().count() > typed::LINE {
                return Err(kernel::Slips::one("contact", "experts-slip-contact"));
            }
            Some(own)
        }
        "decline" => None,
        _ => return Err(Failure::not_found()),
    };
    let Some(mut cx) = begun(v, PAGE, form).await? else { return Ok(()) };
    commands::answer(&mut cx, account, call, contact).await?;
    settled(cx, PAGE, form, account.uuid()).await
}

pub(in crate::experts) async fn looks(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    commands::own(&mut cx, account).await?;
    let looks = rows::looks_of(&mut cx, account, 200).await?;
    let mut table = DataTable::new(&v, v.t("experts-looks-title"))
        .column(v.t("experts-look-at"))
        .column(v.t("experts-look-by"))
        .column(v.t("experts-look-why"))
        .column(v.t("experts-look-what"))
        .nothing(v.t("experts-looks-none"));
    for own in looks {
        let why = match own.need {
            Some(need) => v.t_with("experts-look-need", &[("need", &rows::need(&mut cx, need).await?.need.title)]),
            None => v.t(&key_of("experts-look-", &own.purpose)),
        };
        let sections: Vec<String> = own.sections.iter().map(|key| v.t(&key_of("experts-section-", key))).collect();
        table = table.row(vec![
            shown::moment(&v, own.at).into(),
            v.t(&key_of("experts-ministry-", &own.ministry)).into(),
            why.into(),
            Value::from(sections.join(&v.t("experts-comma"))),
        ]);
    }
    cx.commit().await?;
    let filled = Filled::blank();
    let page = Page::new(&v, v.t("experts-looks-title"), &filled)
        .back(&v, "/account/expert", "experts-mine-title")
        .lead(v.t("experts-looks-lead"))
        .part(Part::default().shows(&table));
    Ok(page.answer(&v, &filled))
}
