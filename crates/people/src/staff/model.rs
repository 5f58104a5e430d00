//! A member of staff: a log-in name, a person, roles and missions.

use std::collections::BTreeSet;

use kernel::{Actor, Id, Moment, StaffRole, marks};

/// A role, with the mission it is held in where roles have one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize, serde::Deserialize)]
pub struct Post {
    /// The role.
    pub role: StaffRole,
    /// Key of the mission for mission officers; empty for central roles.
    pub mission: String,
}

impl Post {
    /// A post; `None` if a mission is missing or out of place.
    pub fn new(role: StaffRole, mission: &str) -> Option<Self> {
        let needs_mission = role == StaffRole::MissionOfficer;
        let well_formed =
            mission.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
        (needs_mission != mission.is_empty() && well_formed).then(|| Self { role, mission: mission.to_owned() })
    }
}

/// The log-in name, small Latin letters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Login(String);

impl Login {
    /// Reads a log-in name; capitals and spaces around it are forgiven.
    pub fn parse(text: &str) -> Option<Self> {
        let text = kernel::arabic::latin_digits(text).trim().to_lowercase();
        let fits = (3..=40).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-');
        fits.then_some(Self(text))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The actor that a member of staff with these posts is.
pub fn actor(staff: Id<marks::Staff>, posts: &[Post]) -> Actor {
    let roles: BTreeSet<StaffRole> = posts.iter().map(|post| post.role).collect();
    let missions: BTreeSet<String> =
        posts.iter().filter(|post| !post.mission.is_empty()).map(|post| post.mission.clone()).collect();
    Actor::Staff { staff: staff.uuid(), roles: roles.into_iter().collect(), missions: missions.into_iter().collect() }
}

/// A line of the list of staff.
#[derive(Clone, Debug)]
pub struct StaffLine {
    /// The record.
    pub id: Id<marks::Staff>,
    /// The log-in name.
    pub login: String,
    /// The name colleagues know.
    pub name: String,
    /// Living posts.
    pub posts: Vec<Post>,
    /// When it was created.
    pub created_at: Moment,
    /// When it was ended.
    pub disabled_at: Option<Moment>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_officer_of_a_mission_has_a_mission() {
        assert!(Post::new(StaffRole::MissionOfficer, "dubai").is_some());
        assert!(Post::new(StaffRole::MissionOfficer, "").is_none());
        assert!(Post::new(StaffRole::Finance, "dubai").is_none());
        assert!(Post::new(StaffRole::Finance, "").is_some());
        assert!(Post::new(StaffRole::MissionOfficer, "dubai,abudhabi").is_none());
    }

    #[test]
    fn a_log_in_name_is_read_kindly_and_strictly() {
        assert_eq!(Login::parse(" Dubai.Officer1 ").unwrap().as_str(), "dubai.officer1");
        for other in ["", "ab", "1abc", "منى", "a b c", "x'; --"] {
            assert!(Login::parse(other).is_none(), "{other}");
        }
    }
}
