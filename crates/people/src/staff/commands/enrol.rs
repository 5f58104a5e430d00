//! Writing a staff record with its first credentials. Two doors lead here and no page: an approved proposal, and the
//! seeding of a demo.

use kernel::{Id, NationalNumber, Outcome, marks};
use store::Cx;
use uuid::Uuid;

use crate::{
    accounts::{contact::Contact, name::PersonName},
    same_person::number_index,
    staff::{
        model::{Login, Post},
        refusal,
        store::{self as rows, NewStaff},
        totp::TotpSecret,
    },
};

/// A member of staff to be.
pub struct Enrolment<'a> {
    /// The log-in name.
    pub login: &'a Login,
    /// The name colleagues will know.
    pub name: &'a PersonName,
    /// The number that says which person this is; only its index is kept.
    pub number: &'a NationalNumber,
    /// Where enrolment codes go.
    pub email: &'a Contact,
    /// The password as a PHC string; empty until she chose one.
    pub password: &'a str,
    /// The second factor.
    pub totp: &'a TotpSecret,
    /// Roles and missions.
    pub posts: &'a [Post],
    /// The approved proposal; none only while a demo is seeded.
    pub proposal: Option<Uuid>,
}

/// Writes the record.
///
/// # Errors
/// Conflict if the log-in name is taken or the person has a record already.
pub async fn enrol(cx: &mut Cx, new: Enrolment<'_>) -> Outcome<Id<marks::Staff>> {
    let id = Id::<marks::Staff>::unowned(cx.now(), cx.dice());
    let record = NewStaff {
        id,
        login: new.login,
        name: new.name,
        number_index: number_index(cx.vault(), new.number),
        email: new.email,
        password: new.password,
        totp: new.totp,
        proposal: new.proposal,
    };
    if !rows::insert(cx, record).await? {
        let taken = rows::exists(cx, new.login).await?;
        return Err(if taken { refusal::login_taken() } else { refusal::person_known() }.into());
    }
    for post in new.posts {
        rows::give(cx, id, post).await?;
    }
    Ok(id)
}
