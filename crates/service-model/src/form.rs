//! The form of a service: pages in the order they are asked, mostly one question each. There is no `next`: a page comes
//! after the one before it if its condition holds, so a form cannot run in circles.

use std::collections::BTreeMap;

use kernel::{Outcome, Slips};

use crate::{
    Answers, Context, Raw, Spot,
    expression::{Expression, ExpressionError, Language},
    fields::{Field, FieldKind},
    finding::Findings,
    reader::{File, Table},
};

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its key: the last segment of its URL and part of its text keys.
    pub key: String,
    /// Key of the section it belongs to.
    pub section: String,
    /// Whether it is asked before one applies, on the page of the service, and carried into the application.
    pub before: bool,
    /// When it is shown; always, if absent. It reads answers of earlier pages only.
    pub when: Option<Expression>,
    /// What is asked.
    pub fields: Vec<Field>,
    /// Where the page is defined.
    pub spot: Spot,
    when_text: Option<String>,
}

impl Page {
    /// Key of the title's text.
    pub fn title(&self) -> String {
        format!("pages.{}.title", self.key)
    }

    /// Key of the explaining text, which need not exist.
    pub fn lead(&self) -> String {
        format!("pages.{}.lead", self.key)
    }

    /// The fields shown to somebody who answered `answers` so far.
    ///
    /// # Errors
    /// When a condition of the definition cannot be worked out.
    pub fn visible_fields(&self, answers: &Answers, context: &Context) -> Result<Vec<&Field>, ExpressionError> {
        let mut visible = Vec::new();
        for field in &self.fields {
            if shows(field.when.as_ref(), answers, context)? {
                visible.push(field);
            }
        }
        Ok(visible)
    }

    /// Reads the page as it was sent: every visible field parsed, or every mistake at its field. Hidden fields give
    /// nothing, whatever was sent for them.
    ///
    /// # Errors
    /// [`kernel::Failure::Slips`] for mistakes; a fault when a condition of the definition cannot be worked out.
    pub fn parse(&self, raw: &Raw, answers: &Answers, context: &Context) -> Outcome<Answers> {
        let mut slips = Slips::new();
        let mut read = Answers::new();
        for field in self.visible_fields(answers, context)? {
            let value = field.parse(raw, context, &mut slips);
            field.compare(&value, answers, &mut slips);
            read.set(field.name.clone(), value);
        }
        slips.or(|| read)
    }

    fn read(mut table: Table<'_, '_>) -> Self {
        let page = Self {
            key: table.key("key"),
            section: table.key("section"),
            before: table.flag("before", false),
            when: None,
            when_text: table.opt_text("when"),
            fields: table.tables("field").into_iter().map(Field::read).collect(),
            spot: table.spot(),
        };
        if page.fields.is_empty() {
            table.fault("page-empty", format!("the page `{}` asks nothing", page.key));
        }
        table.finish();
        page
    }
}

/// A form.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Form {
    /// The pages in order.
    pub pages: Vec<Page>,
}

impl Form {
    /// The page with this key.
    pub fn page(&self, key: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.key == key)
    }

    /// Every field in order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.pages.iter().flat_map(|page| &page.fields)
    }

    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields().find(|field| field.name == name)
    }

    /// The page that asks `field`.
    pub fn page_of(&self, field: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.fields.iter().any(|own| own.name == field))
    }

    /// The expressions' language of this form.
    pub(crate) fn language(&self) -> Language {
        Language::of(self.fields().map(|field| field.name.clone()))
    }

    pub(crate) fn read(file: &File<'_>, findings: &Findings) -> Self {
        let mut table = file.table();
        let mut form = Self { pages: table.tables("page").into_iter().map(Page::read).collect() };
        if form.pages.is_empty() {
            table.fault("form-empty", "the form has no page");
        }
        table.finish();
        form.check_names(findings);
        form.compile(findings);
        form
    }

    fn check_names(&self, findings: &Findings) {
        let mut pages: BTreeMap<&str, &Spot> = BTreeMap::new();
        let mut fields: BTreeMap<&str, &Spot> = BTreeMap::new();
        for page in &self.pages {
            if let Some(first) = pages.insert(&page.key, &page.spot) {
                findings.add(&page.spot, "duplicate", format!("the page `{}` is already defined at {first}", page.key));
            }
            for field in &page.fields {
                if let Some(first) = fields.insert(&field.name, &field.spot) {
                    let message = format!("the field `{}` is already defined at {first}", field.name);
                    findings.add(&field.spot, "duplicate", message);
                }
            }
        }
    }

    /// Compiles the conditions. Each may read only what earlier pages asked: that is what makes a walk end.
    fn compile(&mut self, findings: &Findings) {
        let language = self.language();
        let (mut asked, mut numbers): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for page in &mut self.pages {
            page.when = compile(page.when_text.as_deref(), &page.spot, &language, findings);
            check_order(page.when.as_ref(), &page.spot, &asked, findings);
            for field in &mut page.fields {
                field.when = compile(field.when_text.as_deref(), &field.spot, &language, findings);
                check_order(field.when.as_ref(), &field.spot, &asked, findings);
                field.prefill_when = compile(field.prefill_when_text.as_deref(), &field.spot, &language, findings);
                check_order(field.prefill_when.as_ref(), &field.spot, &asked, findings);
                if let Some(other) = field.kind.unlike().filter(|other| !numbers.iter().any(|known| known == other)) {
                    let message = format!("`{other}` is no national number of an earlier page");
                    findings.add(&field.spot, "unknown-field", message);
                }
            }
            asked.extend(page.fields.iter().map(|field| field.name.clone()));
            let own = page.fields.iter().filter(|field| matches!(field.kind, FieldKind::NationalNumber(_)));
            numbers.extend(own.map(|field| field.name.clone()));
        }
    }
}

/// Compiles an optional condition, reporting what is wrong at `spot`.
pub(crate) fn compile(text: Option<&str>, spot: &Spot, language: &Language, findings: &Findings) -> Option<Expression> {
    match Expression::compile(text?, language) {
        Ok(expression) => Some(expression),
        Err(faults) => {
            faults.into_iter().for_each(|fault| findings.add(spot, "expression", fault));
            None
        }
    }
}

/// Whether something with this condition is shown.
pub(crate) fn shows(when: Option<&Expression>, answers: &Answers, context: &Context) -> Result<bool, ExpressionError> {
    when.map_or(Ok(true), |when| when.holds(answers, context))
}

fn check_order(when: Option<&Expression>, spot: &Spot, asked: &[String], findings: &Findings) {
    for field in when.into_iter().flat_map(Expression::fields) {
        if !asked.iter().any(|name| name == field) {
            let message = format!("the condition reads `answers.{field}`, which no earlier page asks");
            findings.add(spot, "order", message);
        }
    }
}
