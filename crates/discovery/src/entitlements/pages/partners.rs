//! The desk's list of partners, and proposing another one for a second person to decide.

use std::sync::Arc;

use axum::{Extension, response::Response};
use kernel::{Id, Outcome, Slips};
use service_model::privilege::PARTNERS;
use web::{
    Answer, Fields, Filled, Form, FromFields, Value, Visit,
    components::{BackLink, Choice, DataTable, QuestionPage, Select, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::ZONE;
use crate::entitlements::{
    acts::{ADMIT, NewPartner},
    model::Named,
    policy,
    store::partners::{self as rows, Partner},
};

/// The page.
pub(in crate::entitlements) const PAGE: &str = "/{lang}/desk/partners";

/// A partner to be, and why.
pub(in crate::entitlements) struct NewForm {
    partner: NewPartner,
    reason: String,
}

impl FromFields for NewForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let mut name = |field: &'static str| {
            let typed = fields.text(field).to_owned();
            if !(2..=120).contains(&typed.chars().count()) || typed.chars().any(char::is_control) {
                slips.add(field, "partner-slip-name");
            }
            typed
        };
        let name = Named { ar: name("name_ar"), en: name("name_en") };
        let kind = PARTNERS.into_iter().find(|kind| *kind == fields.text("kind"));
        let Some(kind) = kind else {
            slips.add("kind", "field-choice-required");
            return Err(slips);
        };
        let new = Self { partner: NewPartner { name, kind }, reason: fields.text("reason").to_owned() };
        if slips.is_empty() { Ok(new) } else { Err(slips) }
    }
}

pub(in crate::entitlements) async fn show(v: Visit) -> Answer {
    v.staff()?;
    Ok(page(&v, &Filled::blank()).await?)
}

async fn page(v: &Visit, filled: &Filled) -> Outcome<Response> {
    policy::may_see(v.actor())?;
    let mut cx = v.begin().await?;
    let partners = rows::all(&mut cx).await?;
    cx.commit().await?;
    let kinds = PARTNERS.map(|kind| Choice::new(kind, v.t(&format!("entitlement-partner-{kind}")))).to_vec();
    let title = v.t("partner-title");
    let question = QuestionPage::new(v, v.path("/desk/partners"), filled)
        .back(BackLink::to(v.path("/desk/proposals"), v.t("partner-proposals")))
        .heading(title.clone())
        .lead(&v.t("partner-lead"))
        .field(&table(v, &partners))
        .field(&TextInput::new("name_ar", v.t("partner-name-ar")).filled(v, filled))
        .field(&TextInput::new("name_en", v.t("partner-name-en")).filled(v, filled))
        .field(&Select::new(v, "kind", v.t("partner-kind"), kinds).filled(v, filled))
        .field(&Textarea::new("reason", v.t("staff-reason")).rows(3).filled(v, filled))
        .submit(v.t("partner-propose"));
    Ok(v.page_with(filled.status(), title, question))
}

fn table(v: &Visit, partners: &[Partner]) -> DataTable {
    let mut table = DataTable::new(v, v.t("partner-list"))
        .column(v.t("partner-name"))
        .column(v.t("partner-kind"))
        .column(v.t("partner-admitted"))
        .number_column(v.t("partner-living"))
        .number_column(v.t("partner-redeemed"))
        .number_column(v.t("partner-objected"))
        .nothing(v.t("partner-none"));
    for own in partners {
        table = table.row(vec![
            Value::link(&v.path(&format!("/desk/partners/{}", own.id)), own.name.get(v.locale())),
            v.t(&format!("entitlement-partner-{}", own.kind)).into(),
            v.moment(own.admitted_at, ZONE).into(),
            v.number(own.living).into(),
            v.number(own.redeemed).into(),
            v.number(own.objected).into(),
        ]);
    }
    table
}

pub(in crate::entitlements) async fn propose_new(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<NewForm>,
) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let proposed = async {
        let typed = form.read()?;
        propose_once(v.begin().await?, &acts, (PAGE, &form), |cx| {
            let id = Id::<Partner>::unowned(cx.now(), cx.dice()).uuid();
            Ok(NewProposal { kind: ADMIT, subject: typed.partner.subject(id), reason: &typed.reason, seen: None })
        })
        .await
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(&v, &form.filled(failure)?).await?),
    }
}
