//! Golden examples: answers and what must follow from them, run whenever a definition is checked.
//!
//! They fail when a change of data changes what people are asked, told or charged; whoever changes the data changes the
//! example in the same act and thereby says so.

mod samples;

use std::collections::BTreeMap;

use kernel::{Currency, Day, Failure, Moment};
pub use samples::{Sample, retold, samples};
use serde_json::Value;

use crate::{
    Answers, Context, Country, Facts, Finding, Names, Raw, Service, Sources, Spot, documents, eligibility, fees,
    finding::Findings,
    journey,
    reader::{File, Table, json},
};

/// Runs every `examples/*.toml` of `sources` and tells each difference.
pub fn run(service: &Service, sources: &Sources, countries: &BTreeMap<String, Country>) -> Vec<Finding> {
    let findings = Findings::default();
    let mut count = 0;
    for (name, text) in sources.below("examples") {
        count += 1;
        let file = File::parse(name, text, &findings);
        let mut table = file.table();
        if let Some(example) = Example::read(&mut table, countries) {
            example.run(service, &findings);
        }
        table.finish();
    }
    if count == 0 {
        findings.add(&Spot::start_of("examples"), "example-missing", "a service has at least one golden example");
    }
    findings.into_sorted()
}

/// What came of an example's answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// Mistakes by field, as text keys.
    pub slips: BTreeMap<String, String>,
    /// The pages asked.
    pub pages: Vec<String>,
    /// The page that is asked next, if not all is answered.
    pub next: Option<String>,
    /// Rules that do not hold.
    pub unmet: Vec<String>,
    /// Documents asked for; what may be left out ends in `?`.
    pub documents: Vec<String>,
    /// The price, or why there is none.
    pub quote: Result<fees::Quote, String>,
}

struct Example<'c> {
    title: Names,
    today: Day,
    country: &'c Country,
    facts: Facts,
    answers: Vec<(String, Value)>,
    rate_micros: i64,
    expect: Expect,
    spot: Spot,
}

#[derive(Default)]
struct Expect {
    slips: BTreeMap<String, String>,
    pages: Vec<String>,
    next: Option<String>,
    unmet: Vec<String>,
    documents: Vec<String>,
    lines: BTreeMap<String, String>,
    total: Option<String>,
    charged: Option<String>,
}

impl<'c> Example<'c> {
    fn read(table: &mut Table<'_, '_>, countries: &'c BTreeMap<String, Country>) -> Option<Self> {
        let title = Names { ar: table.opt_text("title_ar").unwrap_or_default(), en: table.text("title") };
        let today = table.day("today")?;
        let key = table.key("country");
        let Some(country) = countries.get(&key) else {
            table.fault_at("country", "value", format!("there is no country `{key}`"));
            return None;
        };
        let mut facts = Context::of(country, today).facts;
        for (name, value) in pairs(table, "facts") {
            facts = facts.with(&name, value);
        }
        let expect = table.sub_table("expect")?;
        Some(Self {
            title,
            today,
            country,
            facts,
            answers: pairs(table, "answers"),
            rate_micros: table.whole_or("rate_micros", 1, 1_000_000),
            expect: Expect::read(expect),
            spot: table.spot(),
        })
    }

    fn run(&self, service: &Service, findings: &Findings) {
        for (name, _) in self.answers.iter().filter(|(name, _)| service.form.field(name).is_none()) {
            findings.add(&self.spot, "unknown-field", format!("the example answers `{name}`, which is no field"));
        }
        match self.told(service, self.today) {
            Ok(told) => {
                for (what, wanted, found) in self.expect.differences(&told) {
                    let message = format!("{what}: expected {wanted}, found {found}");
                    findings.add(&self.spot, "example", message);
                }
            }
            Err(error) => findings.add(&self.spot, "example", error),
        }
    }

    /// What comes of the answers on `today`.
    fn told(&self, service: &Service, today: Day) -> Result<Told, String> {
        let context = Context { facts: self.facts.clone(), ..Context::of(self.country, today) };
        let mut raw = Raw::new();
        self.answers.iter().for_each(|(name, value)| raw.push_json(name, value));
        let mut slips = BTreeMap::new();
        let answers = self.answer(service, &raw, &context, &mut slips).map_err(|failure| failure.to_string())?;
        let walk = journey::walk(&service.form, &answers, &context).map_err(|error| error.to_string())?;
        let unmet = eligibility::check(service, walk.kept(), &context).map_err(|error| error.to_string())?;
        let needed = documents::needed(service, walk.kept(), &context).map_err(|error| error.to_string())?;
        let quote = self.quote(service, walk.kept(), &context).map_err(|error| error.to_string());
        Ok(Told {
            slips,
            pages: walk.pages.iter().filter(|page| page.visible).map(|page| page.key.clone()).collect(),
            next: walk.next.clone(),
            unmet: unmet.into_iter().map(|unmet| unmet.rule).collect(),
            documents: needed
                .iter()
                .map(|row| format!("{}{}", row.document.key, if row.mandatory() { "" } else { "?" }))
                .collect(),
            quote,
        })
    }

    /// Fills in page after page, as a person would, until nothing new is asked.
    fn answer(
        &self,
        service: &Service,
        raw: &Raw,
        context: &Context,
        slips: &mut BTreeMap<String, String>,
    ) -> Result<Answers, Failure> {
        let mut answers = Answers::new();
        for page in &service.form.pages {
            let walk = journey::walk(&service.form, &answers, context)?;
            let visible = walk.pages.iter().any(|state| state.key == page.key && state.visible);
            let given = page.fields.iter().any(|field| !raw.is_blank(&field.name));
            if !visible || !given {
                continue;
            }
            match page.parse(raw, walk.kept(), context) {
                Ok(read) => answers.merge(read),
                Err(Failure::Slips(found)) => {
                    slips.extend(found.0.into_iter().map(|slip| (slip.field.into_owned(), slip.text.into_owned())));
                }
                Err(other) => return Err(other),
            }
        }
        Ok(answers)
    }

    fn quote(&self, service: &Service, answers: &Answers, context: &Context) -> Result<fees::Quote, fees::FeeError> {
        let at = Moment::from_microsecond(0);
        let rate = fees::Rate {
            currency: self.country.currency,
            micros: self.rate_micros,
            source: Names::alike("example"),
            at,
            valid_until: at.plus(std::time::Duration::from_secs(86_400)),
        };
        fees::quote(&service.fees, answers, context, &rate, at)
    }
}

impl Expect {
    fn read(mut table: Table<'_, '_>) -> Self {
        let expect = Self {
            slips: texts(&mut table, "slips"),
            pages: table.texts("pages"),
            next: table.opt_key("next"),
            unmet: table.texts("unmet"),
            documents: table.texts("documents"),
            lines: texts(&mut table, "lines"),
            total: table.opt_text("total"),
            charged: table.opt_text("charged"),
        };
        if let Some(total) = &expect.total
            && kernel::Money::from_decimal(total, Currency::EGP).is_err()
        {
            table.fault_at("total", "amount", format!("`{total}` is not an amount in pounds"));
        }
        table.finish();
        expect
    }

    /// What is told otherwise than expected: what, expected, found. Money is compared only where the example speaks of it.
    fn differences(&self, told: &Told) -> Vec<(&'static str, String, String)> {
        let mut found = vec![
            ("slips", pairwise(&self.slips), pairwise(&told.slips)),
            ("pages", self.pages.join(", "), told.pages.join(", ")),
            ("next", self.next.clone().unwrap_or_default(), told.next.clone().unwrap_or_default()),
            ("unmet rules", self.unmet.join(", "), told.unmet.join(", ")),
            ("documents", self.documents.join(", "), told.documents.join(", ")),
        ];
        if let Some(total) = &self.total {
            let quote = told.quote.as_ref();
            let words = |word: fn(&fees::Quote) -> String| quote.map_or_else(|error| error.to_owned(), word);
            found.push(("lines", pairwise(&self.lines), words(|quote| pairwise(&lines(quote)))));
            found.push(("total", format!("{total} EGP"), words(|quote| quote.total.to_string())));
            if let Some(charged) = &self.charged {
                found.push(("charged", charged.clone(), words(|quote| quote.charged.to_string())));
            }
        }
        found.retain(|(_, wanted, found)| wanted != found);
        found
    }
}

fn pairwise(pairs: &BTreeMap<String, String>) -> String {
    pairs.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join(", ")
}

/// The lines of a price as an example writes them.
fn lines(quote: &fees::Quote) -> BTreeMap<String, String> {
    quote.lines.iter().map(|line| (line.code.clone(), line.amount.decimal())).collect()
}

fn pairs(table: &mut Table<'_, '_>, key: &'static str) -> Vec<(String, Value)> {
    let inner = table.opt_table(key);
    inner.iter().flat_map(Table::entries).map(|(name, value)| (name.to_owned(), json(value.get_ref()))).collect()
}

fn texts(table: &mut Table<'_, '_>, key: &'static str) -> BTreeMap<String, String> {
    let pairs = pairs(table, key).into_iter();
    pairs.map(|(name, value)| (name, value.as_str().map_or_else(|| value.to_string(), str::to_owned))).collect()
}
