//! Who looked at my files: every look of staff at a file of the account, with its purpose, and every look by a link that its
//! owner made.
//!
//! The citizen learns the office, the purpose, the data and the moment; not the name of the officer, whom colleagues and
//! the privacy officer know.

use askama::Template;
use casework::applications::store as files;
use kernel::{Actor, Id, Moment, Outcome, StaffRole, marks};
use store::{Cx, access};
use web::{
    Answer, Value, Visit,
    components::{BackLink, DataTable},
};

use super::{fields, purpose};
use crate::ZONE;

/// Looks of one file that are shown.
const MOST: i64 = 200;
/// The purpose of a look by a link: whoever looked is nobody we know.
const BY_LINK: &str = "shared_link";

#[derive(Template)]
#[template(path = "looks.html")]
struct LooksPage<'a> {
    v: &'a Visit,
    back: BackLink,
    table: DataTable,
}

pub(crate) async fn show(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let table = table(&v, &mut cx, account).await?;
    cx.commit().await?;
    let back = BackLink::new(&v, v.path("/account"));
    Ok(v.page(v.t("oversight-looks-title"), LooksPage { v: &v, back, table }))
}

async fn table(v: &Visit, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<DataTable> {
    let mut table =
        DataTable::new(v, v.t("oversight-looks-title")).caption_hidden().nothing(v.t("oversight-looks-empty"));
    for column in ["at", "file", "office", "purpose", "fields"] {
        table = table.column(v.t(&format!("oversight-{column}")));
    }
    let mut rows = Vec::new();
    let always = (Moment::from_microsecond(0), cx.now().plus(std::time::Duration::from_micros(1)));
    for file in files::list_of(cx, account).await? {
        for look in access::looks(cx, Some(file.id), None, always, MOST).await? {
            let by = match look.staff {
                Some(staff) => office(v, cx, staff).await?,
                None if look.purpose == BY_LINK => v.t("oversight-office-link"),
                None => continue,
            };
            rows.push((look.at, file.reference, by, look));
        }
    }
    rows.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
    for (at, reference, office, look) in rows {
        table = table.row(vec![
            v.moment(at, ZONE).into(),
            Value::code(reference.to_string()),
            office.into(),
            purpose(v, &look.purpose).into(),
            fields(v, &look.fields).into(),
        ]);
    }
    Ok(table)
}

/// The office a member of staff serves, in words.
async fn office(v: &Visit, cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<String> {
    let actor = people::staff::colleagues::staff_actor(cx, staff).await?;
    let role = match actor {
        Some(Actor::Staff { roles, .. }) => StaffRole::ALL.into_iter().find(|role| roles.contains(role)),
        _ => None,
    };
    let key = role.map_or("former", StaffRole::as_str).replace('_', "-");
    Ok(v.t(&format!("oversight-office-{key}")))
}
