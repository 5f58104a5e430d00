//! What holds and what held, as tables.

use ::store::Cx;
use kernel::Outcome;
use service_model::country::Stage;
use web::{
    Value, Visit,
    components::{DataTable, Tag, Tone},
};
use work::proposals::Acts;

use super::{
    Name, Setting,
    store::Made,
    typed::{id, switches},
};
use crate::{definitions::Kind, reading::Snapshot};

/// Changes are shown in the time of the ministry.
const ZONE: &str = "Africa/Cairo";

/// What holds now, a line for each country and service.
pub(super) fn holding(v: &Visit, snapshot: &Snapshot) -> DataTable {
    let table = DataTable::new(v, v.t("catalogue-switches-holding"))
        .column(v.t("catalogue-switch-of"))
        .column(v.t("catalogue-switch-stage"))
        .column(v.t("catalogue-switch-entry"))
        .number_column(v.t("catalogue-switch-cap"))
        .number_column(v.t("catalogue-switch-people"));
    let all = switches(snapshot);
    all.iter().filter(|own| own.name == Name::Stage).fold(table, |table, own| {
        let of = |name| all.iter().find(|other| other.name == name && id(other) == id(own));
        let number = |name| of(name).and_then(|own| own.value.parse().ok()).map(|number: i64| v.number(number));
        let entry = of(Name::Entry).map(|own| v.t(&format!("catalogue-entry-{}", own.value)));
        table.row(vec![
            thing(v, snapshot, own).into(),
            Value::component(&stage(v, &own.value)),
            entry.into(),
            number(Name::Cap).into(),
            number(Name::People).into(),
        ])
    })
}

fn stage(v: &Visit, name: &str) -> Tag {
    let tone = match Stage::parse(name) {
        Some(Stage::Open | Stage::Home) => Tone::Ok,
        Some(Stage::Pilot) => Tone::Sand,
        Some(Stage::Paused) => Tone::Wait,
        Some(Stage::Closed) | None => Tone::Quiet,
    };
    Tag::new(v.t(&format!("catalogue-stage-{name}")), tone)
}

/// The service or country of a switch by its name; its key if it is no longer there.
pub(super) fn thing(v: &Visit, snapshot: &Snapshot, setting: &Setting) -> String {
    let key = setting.key.as_str();
    let name = match setting.kind {
        Kind::Service => {
            let own = snapshot.service(key).ok();
            own.map(|own| own.definition.texts.text(v.locale(), "name").to_owned())
        }
        Kind::Country => snapshot.country(key).ok().map(|own| own.definition.names.get(v.locale()).to_owned()),
        // Nothing about a life event, a message, a privilege, another agency's service or an initiative is switched.
        Kind::LifeEvent | Kind::Message | Kind::Privilege | Kind::AgencyService | Kind::Training => None,
    };
    name.unwrap_or_else(|| key.to_owned())
}

/// What was set before, and by whom.
pub(super) async fn history(
    v: &Visit,
    cx: &mut Cx,
    acts: &Acts,
    snapshot: &Snapshot,
    made: &[Made],
) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("catalogue-switches-history")).nothing(v.t("catalogue-switches-never"));
    for column in ["catalogue-switch-since", "catalogue-switch-of", "catalogue-switch-value", "catalogue-switch-by"] {
        table = table.column(v.t(column));
    }
    table = table.column(v.t("catalogue-desk-reason"));
    for Made { setting, since, by, reason } in made {
        // What an import or a rehearsal set names no colleague.
        let who = match by.parse() {
            Ok(staff) => acts.colleagues().name(cx, staff).await?,
            Err(_) => by.clone(),
        };
        table = table.row(vec![
            v.moment(*since, ZONE).into(),
            thing(v, snapshot, setting).into(),
            value(v, setting),
            who.into(),
            reason.clone().into(),
        ]);
    }
    Ok(table)
}

fn value(v: &Visit, setting: &Setting) -> Value {
    let number = || setting.value.parse().map_or_else(|_| setting.value.clone(), |number| v.number(number));
    match setting.name {
        Name::Stage => Value::component(&stage(v, &setting.value)),
        Name::Entry => v.t(&format!("catalogue-entry-{}", setting.value)).into(),
        Name::Cap => v.t_with("catalogue-switch-files-of", &[("number", &number())]).into(),
        Name::People => v.t_with("catalogue-switch-people-of", &[("number", &number())]).into(),
    }
}
