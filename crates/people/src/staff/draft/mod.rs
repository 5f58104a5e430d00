//! A colleague to be. It holds what a second person must see before she becomes one.

pub(super) mod store;

use kernel::{NationalNumber, Slips, StaffRole};
use web::{Fields, FromFields};

use super::model::{Login, Post};
use crate::{
    accounts::{
        contact::{Contact, ContactKind},
        name::PersonName,
    },
    identity::details::number_slip,
};

/// Marks the identifier of a draft.
#[derive(Debug)]
pub enum StaffDraft {}

/// What is known of a colleague to be.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The log-in name.
    pub login: Login,
    /// The name colleagues will know.
    pub name: PersonName,
    /// Which person she is.
    pub number: NationalNumber,
    /// Where the enrolment code goes.
    pub email: Contact,
    /// Role and mission to begin with.
    pub post: Post,
}

impl FromFields for Draft {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let login = Login::parse(fields.text("login"));
        if login.is_none() {
            slips.add("login", "staff-user-malformed");
        }
        let name = PersonName::parse(fields.text("name"));
        if let Err(error) = name {
            slips.add("name", error.text());
        }
        let number = fields.text("number").parse::<NationalNumber>();
        if let Err(error) = number {
            slips.add("number", number_slip(fields.text("number"), error));
        }
        let email = Contact::parse(fields.text("email")).ok().filter(|email| email.kind() == ContactKind::Email);
        if email.is_none() {
            slips.add("email", "accounts-contact-email-malformed");
        }
        let post = post_of(fields, &mut slips);
        match (login, name, number, email, post) {
            (Some(login), Ok(name), Ok(number), Some(email), Some(post)) if slips.is_empty() => {
                Ok(Self { login, name, number, email, post })
            }
            _ => Err(slips),
        }
    }
}

/// Role and mission of a form.
pub(super) fn post_of(fields: &Fields, slips: &mut Slips) -> Option<Post> {
    let Some(role) = StaffRole::parse(fields.text("role")) else {
        slips.add("role", "staff-post-role-missing");
        return None;
    };
    let post = Post::new(role, fields.text("mission"));
    if post.is_none() {
        slips.add("mission", "staff-post-mission-misfit");
    }
    post
}
