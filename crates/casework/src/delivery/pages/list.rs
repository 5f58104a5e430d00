//! The clerk's lists, and the counter's: what is to be done with which parcel, in tables that print.

use std::{collections::HashSet, sync::Arc};

use ::store::Scope;
use askama::Template;
use axum::Extension;
use kernel::{Outcome, StaffRole};
use web::{
    Answer, Value, Visit,
    components::{DataTable, LinkButton},
};

use super::{
    super::{
        Ports,
        commands::desk,
        envelope,
        model::{Act, Stage},
        policy,
        store::{self, Listed},
    },
    LIST, tag,
};
use ::store::access::{self, Access};

/// Parcels of one page; whatever is older comes first.
const MOST: i64 = 500;
const ZONE: &str = "Africa/Cairo";

#[derive(Template)]
#[template(path = "delivery/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    tables: Vec<DataTable>,
    blanks: Option<LinkButton>,
}

pub(super) async fn show(v: Visit, Extension(ports): Extension<Arc<Ports>>) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(v.actor())?;
    let open = store::open(&mut cx, &scope, MOST).await?;
    let fields = &["reference", "number", "mode"];
    access::record(&mut cx, Access { file: None, purpose: "delivery".to_owned(), route: LIST, fields }).await?;
    let ready: Vec<_> = open.iter().filter(|one| one.shipment.may(Act::Pack)).map(|one| one.shipment.id).collect();
    let mut waits = HashSet::new();
    // Only files of a basket can wait for others.
    for (id, _, _) in store::waiting(&mut cx, &ready).await? {
        let held = desk::seen(&mut cx, id).await?;
        if envelope::waits(&mut cx, &ports.catalogue, &held).await?.is_some() {
            waits.insert(id.uuid());
        }
    }
    cx.commit().await?;
    let clerk = v.actor().holds(StaffRole::DeliveryClerk);
    let waits = |one: &Listed| waits.contains(&one.shipment.id.uuid());
    type Belongs<'b> = &'b dyn Fn(&Listed) -> bool;
    let sent: [(&str, Belongs<'_>); 6] = [
        ("delivery-list-to-print", &|one| one.shipment.may(Act::Print)),
        ("delivery-list-to-attest", &|one| one.shipment.may(Act::Attest)),
        ("delivery-list-to-pack", &|one| one.shipment.may(Act::Pack) && !waits(one)),
        ("delivery-list-waits", &waits),
        ("delivery-list-trouble", &|one| one.shipment.stage().is_trouble()),
        ("delivery-list-on-the-way", &|one| {
            let stage = one.shipment.stage();
            !stage.is_trouble() && matches!(stage, Stage::Packed | Stage::Carried(_))
        }),
    ];
    let counter: [(&str, Belongs<'_>); 2] = [
        ("delivery-list-to-arrive", &|one| one.shipment.may(Act::Arrive)),
        ("delivery-list-waiting", &|one| one.shipment.may(Act::HandOver)),
    ];
    let lists = if clerk { sent.as_slice() } else { counter.as_slice() };
    let tables = lists.iter().map(|(caption, belongs)| table(&v, caption, open.iter().filter(|one| belongs(one))));
    let page = ListPage {
        v: &v,
        tables: tables.collect::<Outcome<_>>()?,
        blanks: clerk.then(|| LinkButton::quiet(v.path("/desk/blanks"), v.t("delivery-blanks-title"))),
    };
    Ok(v.page(v.t("delivery-desk-title"), page))
}

fn table<'l>(v: &Visit, caption: &str, parcels: impl Iterator<Item = &'l Listed>) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t(caption))
        .column(v.t("delivery-reference"))
        .column(v.t("delivery-number"))
        .column(v.t("delivery-mode"))
        .number_column(v.t("delivery-copies"))
        .column(v.t("delivery-since"))
        .column(v.t("delivery-stage"))
        .nothing(v.t("delivery-list-none"));
    for Listed { shipment, reference, .. } in parcels {
        let href = v.path(&format!("/desk/delivery/{}", shipment.id));
        table = table.row(vec![
            Value::code_link(&href, &reference.to_string()),
            shipment.number.as_ref().map_or(Value::Missing, |number| Value::Code(number.clone())),
            v.t(&format!("delivery-mode-{}", shipment.mode.as_str())).into(),
            v.number(i64::from(shipment.copies)).into(),
            v.day(shipment.opened_at.day_in(ZONE)).into(),
            Value::component(&tag(v, shipment.stage())),
        ]);
    }
    Ok(table)
}
