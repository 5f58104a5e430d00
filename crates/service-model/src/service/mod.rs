//! A service: everything its folder says, parsed and checked against itself.

mod words;

use std::collections::BTreeSet;

use crate::{
    Finding, Form, Level, Names, Sources, Spot, Texts,
    documents::RequiredDocument,
    eligibility::Rule,
    expression::Language,
    fees::Fees,
    fields::{Choice, FieldKind, Label},
    finding::Findings,
    form,
    kinship::{self, Kin},
    reader::{File, Table},
    workflow::Workflow,
};

/// A part of the form, shown as one task.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// Its key; the text is `sections.<key>`.
    pub key: String,
}

/// How long a document is valid, only where a law says so.
#[derive(Clone, PartialEq, Debug)]
pub struct Validity {
    /// Days from the day of issue.
    pub days: i64,
    /// The law.
    pub legal_basis: String,
}

/// A document the service issues; the text is `outputs.<document>`.
#[derive(Clone, PartialEq, Debug)]
pub struct Output {
    /// Key of the document.
    pub document: String,
    /// File name of its template in the folder.
    pub template: String,
    /// How long it is valid; absent when no law limits it, and then it never shows as expired.
    pub validity: Option<Validity>,
}

/// A service that must have been used before.
#[derive(Clone, PartialEq, Debug)]
pub struct Precondition {
    /// Its key.
    pub service: String,
    /// Whether the texts (`preconditions.<service>`) tell a way for people abroad although it needs presence in Egypt.
    pub way_abroad: bool,
    pub(crate) spot: Spot,
}

/// The fields that say where the document will be used.
#[derive(Clone, PartialEq, Debug)]
pub struct UsedAt {
    /// A choice among `residence`, `egypt` and `elsewhere`.
    pub country_field: String,
    /// A choice among receiving bodies.
    pub body_field: String,
}

/// A service.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its key, unique among all services.
    pub key: String,
    /// Key of the agency that answers for it.
    pub agency: String,
    /// Name of that agency.
    pub agency_names: Names,
    /// The level of assurance needed to apply.
    pub apply: Level,
    /// The level of assurance needed to receive the first document.
    pub release: Level,
    /// Whether somebody must appear in person in Egypt.
    pub presence: bool,
    /// The sections of the form in order.
    pub sections: Vec<Section>,
    /// The documents it issues.
    pub outputs: Vec<Output>,
    /// Services that must have been used before.
    pub preconditions: Vec<Precondition>,
    /// The fields that say where the document will be used.
    pub used_at: Option<UsedAt>,
    /// The form.
    pub form: Form,
    /// The fees.
    pub fees: Fees,
    /// Who may ask for whom.
    pub kinship: Vec<Kin>,
    /// Rules of eligibility.
    pub rules: Vec<Rule>,
    /// Documents to bring, by case.
    pub documents: Vec<RequiredDocument>,
    /// The workflow.
    pub workflow: Workflow,
    /// The words.
    pub texts: Texts,
    spot: Spot,
}

impl Service {
    /// Loads the folder of a service.
    ///
    /// # Errors
    /// Every finding, when there is at least one.
    pub fn load(sources: &Sources) -> Result<Self, Vec<Finding>> {
        let findings = Findings::default();
        let service = Self::read(sources, &findings);
        if findings.is_empty() { Ok(service) } else { Err(findings.into_sorted()) }
    }

    /// The field that asks for the relation to the person the document is about, if the form has one.
    pub fn kinship_field(&self) -> Option<&crate::fields::Field> {
        self.form.fields().find(|field| from_kinship(&field.kind))
    }

    /// The service's place in its files, for findings across services.
    pub(crate) fn spot(&self) -> &Spot {
        &self.spot
    }

    fn read(sources: &Sources, findings: &Findings) -> Self {
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
        let (kinship, rules, documents) = read_eligibility(&who, &language, findings);
        put_kinship(&mut form, &kinship, findings);
        let mut service = Self {
            fees: Fees::read(&fees, &language, findings),
            workflow: Workflow::read(&way, &names, findings),
            texts: Texts::read(sources, "texts", findings),
            form,
            kinship,
            rules,
            documents,
            ..Self::read_meta(&meta)
        };
        service.check(sources, findings);
        service.sections.retain(|section| !section.key.is_empty());
        service
    }

    fn read_meta(file: &File<'_>) -> Self {
        let mut table = file.table();
        if table.whole("schema", 1) != 1 {
            table.fault_at("schema", "schema", "this program reads schema 1 of services");
        }
        let mut agency = table.sub_table("agency");
        let mut assurance = table.sub_table("assurance");
        let service = Self {
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
            form: Form::default(),
            fees: Fees::default(),
            kinship: Vec::new(),
            rules: Vec::new(),
            documents: Vec::new(),
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

    fn check(&self, sources: &Sources, findings: &Findings) {
        let sections: BTreeSet<&str> = self.sections.iter().map(|section| section.key.as_str()).collect();
        for page in self.form.pages.iter().filter(|page| !sections.contains(page.section.as_str())) {
            let message =
                format!("the page `{}` is in the section `{}`, which service.toml lacks", page.key, page.section);
            findings.add(&page.spot, "section-unknown", message);
        }
        for output in self.outputs.iter().filter(|output| sources.get(&output.template).is_none()) {
            let message = format!("the template `{}` of `{}` is not in the folder", output.template, output.document);
            findings.add(&self.spot, "file-missing", message);
        }
        let asked = self.used_at.iter().flat_map(|used| [&used.country_field, &used.body_field]);
        for field in asked.filter(|name| self.form.field(name).is_none_or(|field| field.kind.choices().is_empty())) {
            findings.add(
                &self.spot,
                "field-unknown",
                format!("`used_at` names `{field}`, which is no field with choices"),
            );
        }
        kinship::check(&self.kinship, findings);
        self.check_documents(findings);
        self.check_before(findings);
        let (wanted, optional) = words::of(self);
        self.texts.check("texts", &wanted, &optional, findings);
    }

    /// Every required document is uploaded somewhere, and every upload is a required document.
    fn check_documents(&self, findings: &Findings) {
        let uploads: Vec<_> = self
            .form
            .fields()
            .filter_map(|field| if let FieldKind::Upload(upload) = &field.kind { Some((field, upload)) } else { None })
            .collect();
        for document in &self.documents {
            if !uploads.iter().any(|(_, upload)| upload.document == document.key) {
                let message = format!("no upload of the form asks for the document `{}`", document.key);
                findings.add(&document.spot, "document-not-asked", message);
            }
        }
        for (field, upload) in uploads {
            if !self.documents.iter().any(|document| document.key == upload.document) {
                let message = format!("`{}` asks for `{}`, which eligibility.toml lacks", field.name, upload.document);
                findings.add(&field.spot, "document-unknown", message);
            }
        }
        for kin in &self.kinship {
            if let Some(proof) = kin.proof.as_ref().filter(|proof| !self.documents.iter().any(|d| d.key == **proof)) {
                findings.add(&kin.spot, "document-unknown", format!("the proof `{proof}` is not a document"));
            }
        }
    }

    /// What is asked before applying travels in an address, so it must not be personal: only choices are allowed, and
    /// they come first.
    fn check_before(&self, findings: &Findings) {
        let mut later = false;
        for page in &self.form.pages {
            if page.before && later {
                findings.add(&page.spot, "before-order", "a page asked before applying stands after one that is not");
            }
            later |= !page.before;
            for field in page.fields.iter().filter(|_| page.before) {
                let plain = !field.kind.choices().is_empty()
                    || matches!(field.kind, FieldKind::YesNo(_) | FieldKind::Copies(_));
                if !plain {
                    let message = format!(
                        "`{}` is asked before applying and must be a choice, yes or no, or a count",
                        field.name
                    );
                    findings.add(&field.spot, "before-personal", message);
                }
            }
        }
    }
}

fn read_eligibility(
    file: &File<'_>,
    language: &Language,
    findings: &Findings,
) -> (Vec<Kin>, Vec<Rule>, Vec<RequiredDocument>) {
    let mut table = file.table();
    let kinship = table.tables("kin").into_iter().filter_map(Kin::read).collect();
    let rules = table.tables("rule").into_iter().map(|row| Rule::read(row, language, findings)).collect();
    let documents = table.tables("document").into_iter().map(|row| RequiredDocument::read(row, language, findings));
    let documents = documents.collect();
    table.finish();
    (kinship, rules, documents)
}

fn from_kinship(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Radios(radios) => radios.from_kinship,
        FieldKind::Select(select) => select.from_kinship,
        _ => false,
    }
}

/// Fields with `options_from = "kinship"` offer the rows of the service, each on its days.
fn put_kinship(form: &mut form::Form, rows: &[Kin], findings: &Findings) {
    for field in form.pages.iter_mut().flat_map(|page| &mut page.fields).filter(|field| from_kinship(&field.kind)) {
        if rows.is_empty() {
            findings.add(&field.spot, "kinship-empty", "the service has no [[kin]] rows to choose from");
        }
        let choice = |row: &Kin| Choice {
            value: row.relation.clone(),
            label: Label::Key(row.text()),
            from: Some(row.from),
            until: row.until,
            spot: row.spot.clone(),
        };
        if let Some(choices) = field.kind.choices_mut() {
            *choices = rows.iter().map(choice).collect();
        }
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
