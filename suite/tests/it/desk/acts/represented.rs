//! How a file that was opened for somebody else comes to each stage.

use casework::applications::model::Stage;
use testkit::{World, story};

use super::{
    company::Company,
    ways::{Way, onward},
};
use crate::account::capacity;

/// Whom the attorney represents.
pub const PRINCIPAL: &str = "father";

/// A copy of the principal's record.
pub async fn by_attorney(world: &World, company: &mut Company, stage: Stage, way: &mut Way) {
    let know = |what: &str| world.known(PRINCIPAL, what);
    let mother = if stage == Stage::Mismatch { "سعاد حسن محمد".to_owned() } else { know("mother_name") };
    let pages: Vec<story::Answered> = vec![
        ("subject_name", vec![("subject_name", know("name"))]),
        ("number_known", vec![("number_known", "yes".to_owned())]),
        ("subject_number", vec![("subject_number", know("number"))]),
        ("mother_name", vec![("mother_name", mother)]),
        ("residence", vec![("residence-emirate", "sharjah".to_owned()), ("residence_declared", "yes".to_owned())]),
        ("contact", vec![("contact_mobile", "+971501234567".to_owned())]),
        ("declaration", vec![("declaration", "yes".to_owned())]),
    ];
    let before = [("relation", "attorney"), ("used_in", "residence"), ("used_at", "embassy")];
    way.answer = ("subject_name", "subject_name", know("name"));
    way.correction = "subject_name:name_incomplete";
    way.reference = company.program.drafts("individual_record", &before, &pages).await;
    submitted(world, company, stage, way).await;
}

/// A change of the data of the daughter.
pub async fn for_a_child(world: &World, company: &mut Company, (stage, relation): (Stage, &str), way: &mut Way) {
    let mut pages = capacity::answers(world, relation, "daughter");
    pages.push(("declaration", vec![("declaration", "yes".to_owned())]));
    way.answer = ("subject_name", "subject_name", world.known("daughter", "name"));
    (way.correction, way.rejection) = ("residence:residence_check", "documents_missing");
    way.reference = company.program.drafts("nid_update", &[("what_changed", "other")], &pages).await;
    submitted(world, company, stage, way).await;
}

/// From a complete draft on.
async fn submitted(world: &World, company: &mut Company, stage: Stage, way: &mut Way) {
    if stage == Stage::Draft {
        return;
    }
    company.program.submits(&way.reference).await;
    if stage != Stage::AwaitingPayment {
        company.program.pays(world, &way.reference).await;
        onward(world, company, stage, way).await;
    }
}
