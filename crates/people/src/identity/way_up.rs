//! The shortest way up: what a person below a required level does next. A component, so that every page that needs a level
//! shows the way instead of a dead end.

use askama::{Template, filters::HtmlSafe};
use web::{
    Visit,
    components::{LinkButton, Tag, Task, TaskList, Tone},
};

use crate::accounts::model::Assurance;

/// The way from one level to another.
#[derive(Template, Debug)]
#[template(path = "identity/way_up.html")]
pub struct WayUp {
    lead: String,
    tasks: TaskList,
    go: LinkButton,
}

impl HtmlSafe for WayUp {}

impl WayUp {
    /// The way from `have` to `need` for this visit; `None` if there is nothing to do.
    pub fn new(v: &Visit, have: Assurance, need: Assurance) -> Option<Self> {
        if have >= need {
            return None;
        }
        let lead = match need {
            Assurance::Verified => v.t("identity-way-to-verified"),
            _ => v.t("identity-way-to-matched"),
        };
        let matched = "/account/identity/match";
        let document = "/account/identity/document";
        let open = |key: &str| Tag::new(v.t(key), Tone::Quiet);
        // Verified includes matched, so whoever needs it goes there directly: one step instead of two.
        let (tasks, go) = match need {
            Assurance::Verified => (
                vec![
                    Task::new(
                        v.t("identity-way-document"),
                        Some(v.path(document)),
                        open("identity-way-minutes-document"),
                    )
                    .hint(v.t("identity-way-document-hint")),
                ],
                LinkButton::new(v.path(document), v.t("identity-way-document-go")),
            ),
            _ => (
                vec![
                    Task::new(v.t("identity-way-match"), Some(v.path(matched)), open("identity-way-minutes-match"))
                        .hint(v.t("identity-way-match-hint")),
                    Task::new(
                        v.t("identity-way-document-instead"),
                        Some(v.path(document)),
                        open("identity-way-minutes-document"),
                    )
                    .hint(v.t("identity-way-document-instead-hint")),
                ],
                LinkButton::new(v.path(matched), v.t("identity-way-match-go")),
            ),
        };
        Some(Self { lead, tasks: TaskList::new("way-up", tasks), go })
    }
}
