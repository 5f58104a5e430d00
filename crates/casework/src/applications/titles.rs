//! What a file is called: the document and the person, never the process. «شهادة ميلاد لابنتك ليلى». Of the dead it says so
//! and claims no relation: «شهادة وفاة المتوفى حازم».

use service_model::{Service, Voice};
use web::Visit;

use super::{sheet::Sheet, subject::Subject};

/// The title of a file; only the document until the person is known.
pub(crate) fn title(v: &Visit, service: &Service, subject: Option<&Subject>) -> String {
    let document = service.texts.text(v.locale(), "name");
    let Some(subject) = subject else { return document.to_owned() };
    let name = subject.first_name();
    let sex = subject.sex.map_or("unknown", |sex| sex.as_str());
    if service.voice == Voice::Grief {
        return v.t_with("application-title-grief", &[("document", document), ("name", &name), ("sex", sex)]);
    }
    let args = [("document", document), ("relation", &subject.relation), ("name", &name), ("sex", sex)];
    v.t_with("application-title", &args)
}

/// The title of the file of `sheet`, about whomever its answers name.
pub(crate) fn title_of(v: &Visit, sheet: &Sheet) -> String {
    let service = &sheet.definition.service;
    let subject = Subject::read(service, sheet.journey.kept(), &sheet.owner);
    title(v, service, subject.as_ref())
}

/// What the pages of a death say first.
pub(crate) fn condolence(v: &Visit, service: &Service) -> Option<String> {
    (service.voice == Voice::Grief).then(|| v.t("application-condolence"))
}
