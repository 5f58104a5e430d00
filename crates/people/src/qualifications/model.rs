//! A role that needs a course, and somebody who holds it.

use kernel::{Id, Moment, StaffRole, marks};
use service_model::Names;

use crate::staff::model::Post;

/// A course that a role needs from some moment on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Requirement {
    /// The role.
    pub role: StaffRole,
    /// Key of the course.
    pub course: String,
    /// Its name, as it is told to whoever lacks it.
    pub names: Names,
    /// From when on (UTC).
    pub since: Moment,
}

/// What a post lacks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Needed {
    /// Key of the course.
    pub course: String,
    /// Its name.
    pub names: Names,
    /// When the qualification ended (UTC); nothing if it was never gained.
    pub ended_at: Option<Moment>,
}

/// A qualification that was gained.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Qualification {
    /// Whose it is.
    pub staff: Id<marks::Staff>,
    /// Key of the course.
    pub course: String,
    /// When it was gained (UTC).
    pub gained_at: Moment,
    /// Until when it holds by itself (UTC).
    pub valid_until: Moment,
    /// Until when two people let it hold on (UTC).
    pub extended_until: Option<Moment>,
}

impl Qualification {
    /// When it ends.
    pub fn ends_at(&self) -> Moment {
        self.extended_until.map_or(self.valid_until, |until| until.max(self.valid_until))
    }

    /// Whether it holds.
    pub fn holds_at(&self, now: Moment) -> bool {
        now < self.ends_at()
    }
}

/// A living post whose role needs a course, and how its holder stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Who holds the post.
    pub staff: Id<marks::Staff>,
    /// The post.
    pub post: Post,
    /// Key of the course.
    pub course: String,
    /// When the qualification ends or ended (UTC); nothing if it was never gained.
    pub ends_at: Option<Moment>,
    /// Whether it was extended already.
    pub extended: bool,
}

impl Standing {
    /// Whether the post is in force.
    pub fn in_force(&self, now: Moment) -> bool {
        self.ends_at.is_some_and(|end| now < end)
    }
}
