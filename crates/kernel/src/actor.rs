//! Who acts.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Failure, Id, Outcome, marks};

/// A role a staff member holds; what a role may do is in each module's `policy.rs`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffRole {
    /// Examines files of a mission and recommends.
    MissionOfficer,
    /// Examines files centrally, for every mission.
    CentralReviewer,
    /// Belongs to the Civil Status Authority; only this role's approval uses the seal.
    AuthorityApprover,
    /// Reconciles money and releases refunds.
    Finance,
    /// Answers for personal data: reads the access log.
    PrivacyOfficer,
    /// Proposes and approves switches and staff, and looks after the machinery.
    Administrator,
    /// Drafts the ministry's rules (fees, kinship, documents, words, service levels) and proposes to put them in force.
    RulesEditor,
    /// Decides about rules that somebody else drafted.
    RulesApprover,
    /// Prints, packs and sends issued documents, and answers for the blanks.
    DeliveryClerk,
    /// Prepares applications for people who call, and sees nothing but what they read out.
    CallAgent,
    /// Writes what the state publishes, and decides about what a colleague wrote.
    ContentEditor,
    /// Reads what is found of what people need, writes improvements, and decides about what a colleague wrote.
    InsightsAnalyst,
    /// Looks after the experts abroad for the Ministry of Foreign Affairs and Egyptians Abroad, and what the country needs of them.
    ExpatriateAffairs,
    /// Verifies degrees and posts of scholars for the Ministry of Higher Education.
    HigherEducation,
    /// Answers for training initiatives, and for needs of experts, at the ICT ministry.
    IctMinistry,
    /// Runs the cohorts of an initiative: applications, sessions, attendance.
    TrainingBody,
    /// Teaches the staff: writes lessons and questions, and holds courses.
    Trainer,
    /// Runs campaigns for the marketing company, and sees nothing but numbers.
    Campaigner,
    /// Decides at the ministry about what campaigners want to publish.
    CampaignApprover,
}

impl StaffRole {
    /// Every role.
    pub const ALL: [Self; 19] = [
        Self::MissionOfficer,
        Self::CentralReviewer,
        Self::AuthorityApprover,
        Self::Finance,
        Self::PrivacyOfficer,
        Self::Administrator,
        Self::RulesEditor,
        Self::RulesApprover,
        Self::DeliveryClerk,
        Self::CallAgent,
        Self::ContentEditor,
        Self::InsightsAnalyst,
        Self::ExpatriateAffairs,
        Self::HigherEducation,
        Self::IctMinistry,
        Self::TrainingBody,
        Self::Trainer,
        Self::Campaigner,
        Self::CampaignApprover,
    ];

    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MissionOfficer => "mission_officer",
            Self::CentralReviewer => "central_reviewer",
            Self::AuthorityApprover => "authority_approver",
            Self::Finance => "finance",
            Self::PrivacyOfficer => "privacy_officer",
            Self::Administrator => "administrator",
            Self::RulesEditor => "rules_editor",
            Self::RulesApprover => "rules_approver",
            Self::DeliveryClerk => "delivery_clerk",
            Self::CallAgent => "call_agent",
            Self::ContentEditor => "content_editor",
            Self::InsightsAnalyst => "insights_analyst",
            Self::ExpatriateAffairs => "expatriate_affairs",
            Self::HigherEducation => "higher_education",
            Self::IctMinistry => "ict_ministry",
            Self::TrainingBody => "training_body",
            Self::Trainer => "trainer",
            Self::Campaigner => "campaigner",
            Self::CampaignApprover => "campaign_approver",
        }
    }

    /// The role with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// Who acts. Commands take it from the context and never from a form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Actor {
    /// Nobody is signed in.
    Visitor,
    /// A signed-in account holder.
    Citizen {
        /// The account.
        account: Uuid,
    },
    /// A signed-in member of staff.
    Staff {
        /// The staff record.
        staff: Uuid,
        /// The roles held now.
        roles: Vec<StaffRole>,
        /// Keys of the missions whose files may be seen; a central role sees all.
        missions: Vec<String>,
    },
    /// A job or a webhook, with its reason.
    System(&'static str),
}

impl Actor {
    /// A short tag for scoping keys: `visitor`, `citizen:…`, `staff:…`, `system:…`.
    pub fn tag(&self) -> String {
        match self {
            Self::Visitor => "visitor".to_owned(),
            Self::Citizen { account } => format!("citizen:{account}"),
            Self::Staff { staff, .. } => format!("staff:{staff}"),
            Self::System(reason) => format!("system:{reason}"),
        }
    }

    /// Whether the actor is staff holding `role`.
    pub fn holds(&self, role: StaffRole) -> bool {
        matches!(self, Self::Staff { roles, .. } if roles.contains(&role))
    }

    /// The member of staff, if she holds one of `roles`; what those roles work on does not exist for anybody else.
    ///
    /// # Errors
    /// Not found for everybody else.
    pub fn staff_holding(&self, roles: &[StaffRole]) -> Outcome<Id<marks::Staff>> {
        match self {
            Self::Staff { staff, .. } if roles.iter().any(|role| self.holds(*role)) => Ok(Id::from_uuid(*staff)),
            _ => Err(Failure::not_found()),
        }
    }
}
