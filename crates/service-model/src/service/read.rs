//! Reads the files of a service. What does not fit is a finding, and reading goes on.

use super::{
    Delivery, Group, Output, Precondition, Protection, RegistrySearch, Section, Service, UsedAt, Validity, Voice,
};
use crate::{
    Form, Level, Names, Sources, Spot, Texts,
    capacity::Changes,
    declaration::Declaration,
    documents::RequiredDocument,
    eligibility::Rule,
    expression::Language,
    fees::Fees,
    fields::{Choice, FieldKind, Label},
    finding::Findings,
    kinship::Kin,
    reader::{File, Table},
    workflow::Workflow,
};

/// Reads every file.
pub(super) fn service(sources: &Sources, findings: &Findings) -> Service {
    let file = |name: &'static str| {
        let text = sources.get(name);
        if text.is_none() {
            findings.add(&Spot::start_of(name), "file-missing", format!("the file `{name}` is missing"));
        }
        File::parse(name, text.unwrap_or_default(), findings)
    };
    let (meta, form, fees) = (file("service.toml"), file("form.toml"), file("fees.toml"));
    let (who, way) = (file("eligibility.toml"), file("workflow.toml"));
    let mut form = Form::read(&form, findings);
    let language = form.language();
    let names: Vec<String> = form.fields().map(|field| field.name.clone()).collect();
    let Eligibility { kinship, rules, documents, declarations } = eligibility(&who, &language, findings);
    put_kinship(&mut form, &kinship, findings);
    Service {
        fees: Fees::read(&fees, &form, &language, findings),
        workflow: Workflow::read(&way, &names, findings),
        texts: Texts::read(sources, "texts", findings),
        form,
        kinship,
        rules,
        documents,
        declarations,
        ..service_toml(&meta)
    }
}

fn service_toml(file: &File<'_>) -> Service {
    let mut table = file.table();
    if table.whole("schema", 1) != 1 {
        table.fault_at("schema", "schema", "this program reads schema 1 of services");
    }
    let mut agency = table.sub_table("agency");
    let mut assurance = table.sub_table("assurance");
    let service = Service {
        key: table.key("key"),
        agency: agency.as_mut().map(|row| row.key("key")).unwrap_or_default(),
        agency_names: agency.as_mut().map_or_else(nameless, |row| row.names("names")),
        apply: level(assurance.as_mut(), "apply"),
        release: level(assurance.as_mut(), "release"),
        presence: table.flag("presence", false),
        sections: table.tables("section").into_iter().map(section).collect(),
        outputs: table.tables("output").into_iter().map(output).collect(),
        preconditions: table.tables("precondition").into_iter().map(precondition).collect(),
        used_at: table.opt_table("used_at").map(used_at),
        registry: table.opt_table("registry").map(RegistrySearch::read),
        delivery: table.opt_table("delivery").map(Delivery::read),
        voice: Voice::read(&mut table),
        sensitive: table.flag("sensitive", false),
        changes: Changes::read(&mut table),
        protection: table.opt_table("protection").map(Protection::read),
        group: table.opt_table("group").map(Group::read),
        residence_field: table.opt_key("residence_field"),
        subject_field: table.opt_key("subject_field"),
        passport: table.opt_key("passport"),
        form: Form::default(),
        fees: Fees::default(),
        kinship: Vec::new(),
        rules: Vec::new(),
        documents: Vec::new(),
        declarations: Vec::new(),
        workflow: Workflow::default(),
        texts: Texts::default(),
        spot: table.spot_of("key"),
    };
    if service.release < service.apply {
        table.fault_at("assurance", "value", "`release` needs at least the level of `apply`");
    }
    [agency, assurance].into_iter().flatten().for_each(Table::finish);
    table.finish();
    service
}

/// What eligibility.toml holds.
struct Eligibility {
    kinship: Vec<Kin>,
    rules: Vec<Rule>,
    documents: Vec<RequiredDocument>,
    declarations: Vec<Declaration>,
}

fn eligibility(file: &File<'_>, language: &Language, findings: &Findings) -> Eligibility {
    let mut table = file.table();
    let kinship = table.tables("kin").into_iter().filter_map(Kin::read).collect();
    let rules = table.tables("rule").into_iter().map(|row| Rule::read(row, language, findings)).collect();
    let documents = table.tables("document").into_iter().map(RequiredDocument::read).collect();
    let declarations =
        table.tables("declaration").into_iter().map(|row| Declaration::read(row, language, findings)).collect();
    table.finish();
    Eligibility { kinship, rules, documents, declarations }
}

/// Fields with `options_from = "kinship"` offer the rows of the service, each on its days.
fn put_kinship(form: &mut Form, rows: &[Kin], findings: &Findings) {
    for field in form.pages.iter_mut().flat_map(|page| &mut page.fields) {
        let choices = match &mut field.kind {
            FieldKind::Radios(radios) if radios.from_kinship => &mut radios.choices,
            FieldKind::Select(select) if select.from_kinship => &mut select.choices,
            _ => continue,
        };
        if rows.is_empty() {
            findings.add(&field.spot, "kinship-empty", "the service has no [[kin]] rows to choose from");
        }
        let choice = |row: &Kin| Choice {
            value: row.relation.clone(),
            label: Label::Key(row.text()),
            from: Some(row.from),
            until: row.until,
            by_country: false,
            spot: row.spot.clone(),
        };
        let own = std::mem::take(choices);
        *choices = rows.iter().map(choice).chain(own).collect();
    }
}

fn nameless() -> Names {
    Names { ar: String::new(), en: String::new() }
}

fn level(table: Option<&mut Table<'_, '_>>, key: &'static str) -> Level {
    let name = table.map(|table| table.one_of(key, &["contact", "matched", "verified"]));
    name.and_then(Level::parse).unwrap_or(Level::Verified)
}

fn section(mut table: Table<'_, '_>) -> Section {
    let section = Section { key: table.key("key") };
    table.finish();
    section
}

fn output(mut table: Table<'_, '_>) -> Output {
    let validity = table.opt_table("validity").map(|mut row| {
        let validity = Validity { days: row.whole("days", 1), legal_basis: row.text("legal_basis") };
        row.finish();
        validity
    });
    let output = Output { document: table.key("document"), template: table.text("template"), validity };
    table.finish();
    output
}

fn precondition(mut table: Table<'_, '_>) -> Precondition {
    let precondition =
        Precondition { service: table.key("service"), way_abroad: table.flag("way_abroad", false), spot: table.spot() };
    table.finish();
    precondition
}

fn used_at(mut table: Table<'_, '_>) -> UsedAt {
    let used_at = UsedAt { country_field: table.key("country_field"), body_field: table.key("body_field") };
    table.finish();
    used_at
}
