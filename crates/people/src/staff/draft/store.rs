//! The SQL of drafts.

use kernel::{Failure, Id, Outcome, StaffRole};
use store::{Cx, Place, Purpose, Sealed};

use super::{Draft, StaffDraft};
use crate::{
    accounts::{contact::Contact, name::PersonName},
    staff::model::{Login, Post},
};

fn place(column: &'static str, id: Id<StaffDraft>) -> Place {
    Place::new(column, id.uuid(), Purpose::Profile, id.uuid())
}

/// Writes a draft.
pub(in crate::staff) async fn insert(cx: &mut Cx, draft: &Draft) -> Outcome<Id<StaffDraft>> {
    let now = cx.now();
    let id = Id::<StaffDraft>::unowned(now, cx.dice());
    let name = cx.seal(&place("people.staff_draft.name", id), &draft.name).await?;
    let number = cx.seal(&place("people.staff_draft.number", id), &draft.number.digits().to_owned()).await?;
    let email = cx.seal(&place("people.staff_draft.email", id), &draft.email).await?;
    sqlx::query!(
        "INSERT INTO people.staff_draft (id, login, name, number, email, role, mission, drafted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id.uuid(),
        draft.login.as_str(),
        name.as_bytes(),
        number.as_bytes(),
        email.as_bytes(),
        draft.post.role.as_str(),
        draft.post.mission,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(id)
}

/// An open draft; a closed one is not found.
pub(in crate::staff) async fn load(cx: &mut Cx, id: Id<StaffDraft>) -> Outcome<Draft> {
    let row = sqlx::query!(
        r#"SELECT login, name AS "name: Sealed<PersonName>", number AS "number!: Sealed<String>",
                  email AS "email: Sealed<Contact>", role, mission
           FROM people.staff_draft WHERE id = $1 AND closed_at IS NULL"#,
        id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?
    .ok_or_else(Failure::not_found)?;
    let digits = cx.open(&place("people.staff_draft.number", id), &row.number).await?;
    let broken = |what: &'static str| Failure::fault("reading a staff draft", format!("its {what} is malformed"));
    Ok(Draft {
        login: Login::parse(&row.login).ok_or_else(|| broken("log-in name"))?,
        name: cx.open(&place("people.staff_draft.name", id), &row.name).await?,
        number: digits.parse().map_err(|_| broken("number"))?,
        email: cx.open(&place("people.staff_draft.email", id), &row.email).await?,
        post: StaffRole::parse(&row.role)
            .and_then(|role| Post::new(role, &row.mission))
            .ok_or_else(|| broken("post"))?,
    })
}

/// Closes a draft and destroys the number in it.
pub(in crate::staff) async fn close(cx: &mut Cx, id: Id<StaffDraft>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!("UPDATE people.staff_draft SET closed_at = $2, number = NULL WHERE id = $1", id.uuid(), now as _)
        .execute(cx.conn())
        .await?;
    Ok(())
}
