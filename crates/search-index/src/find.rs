//! Finding entries: a union of every form of every word, ranked by BM25, and how far each entry bears the question out.

use kernel::{Failure, Outcome};
use tantivy::{
    Score, Searcher, Term,
    collector::TopDocs,
    query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, TermQuery},
    schema::{Field, IndexRecordOption},
};

use crate::{
    asked::{Sought, Unit, units},
    entry::Only,
    excerpt::{Piece, asked_in, excerpt},
    fields::{EVERY, Form},
    index::Index,
    said::Said,
    support::{self, Judged},
};

/// What a word weighs that was not typed but meant.
const MEANT: f32 = 0.5;

/// An entry that was found.
#[derive(Clone, PartialEq, Debug)]
pub struct Hit {
    /// The place of the entry.
    pub at: usize,
    /// Its rank's score; good for the order only, never to say whether it answers.
    pub score: f32,
    /// How much of the question's weight the entry bears out, from 0 to 1.
    pub support: f32,
    /// How much of it its title and its heading bear out: what it is about, rather than what it mentions.
    pub named: f32,
    /// How much of its title's weight the question says: 1 if it is called by its whole name.
    pub told: f32,
    /// How much of the question's weight everything that it is a piece of bears out.
    pub whole: f32,
    /// The weight of what the whole bears out least, as a share of what weighs most in the question: 1 if the rarest word is
    /// missing.
    pub gap: f32,
    /// Whether the question names a thing that neither title nor heading names.
    pub strays: bool,
}

type Clauses = Vec<(Occur, Box<dyn Query>)>;

impl Index {
    /// The `most` entries that fit best, the best first. A question without content finds nothing.
    ///
    /// # Errors
    /// A fault if the index cannot be read.
    pub fn find(&self, question: &str, said: &Said, only: &Only, most: usize) -> Outcome<Vec<Hit>> {
        let searcher = self.reader.searcher();
        let units = self.units(&searcher, question, said);
        let mut sought: Clauses = Vec::new();
        for unit in &units {
            self.clauses(&searcher, unit, &mut sought)?;
        }
        if sought.is_empty() || self.is_empty() || most == 0 {
            return Ok(Vec::new());
        }
        let mut clauses: Clauses = vec![(Occur::Must, Box::new(BooleanQuery::new(sought)))];
        clauses.extend(self.held_back(only));
        let top = TopDocs::with_limit(most).order_by_score();
        let found = searcher
            .search(&BooleanQuery::new(clauses), &top)
            .map_err(|error| Failure::fault("searching the index", error))?;
        let weighed = support::weigh(self, &searcher, &units)?;
        let hit = |(score, address): (Score, tantivy::DocAddress)| {
            let at = usize::try_from(address.doc_id).ok()?;
            let Judged { support, named, told, whole, gap, strays } = weighed.of(at);
            Some(Hit { at, score, support, named, told, whole, gap, strays })
        };
        Ok(found.into_iter().filter_map(hit).collect())
    }

    /// The part of an entry's text that has most of the question, in pieces that say which of them were asked for.
    pub fn excerpt(&self, at: usize, question: &str, said: &Said) -> Vec<Piece> {
        let units = self.units(&self.reader.searcher(), question, said);
        self.entries.get(at).map(|entry| excerpt(&entry.text, &units)).unwrap_or_default()
    }

    /// How many words of a text were asked for.
    pub fn asked_in(&self, text: &str, question: &str, said: &Said) -> usize {
        asked_in(text, &self.units(&self.reader.searcher(), question, said))
    }

    /// A stem that cannot be read counts as unknown: the search itself then fails by the same fault.
    fn units(&self, searcher: &Searcher, question: &str, said: &Said) -> Vec<Unit> {
        units(question, said, &|stem| self.spread(searcher, stem).is_ok_and(|spread| spread > 0))
    }

    fn clauses(&self, searcher: &Searcher, unit: &Unit, clauses: &mut Clauses) -> Outcome<()> {
        let mut known = false;
        // Where somebody is says little of what bears her question out, but it decides between what answers alike.
        let own = unit.weight.sqrt();
        for word in &unit.typed {
            known |= self.spread(searcher, &word.stem)? > 0;
            self.word(word, own, clauses);
            word.threes.iter().for_each(|three| add(clauses, self.fields.threes, three, own));
        }
        // A word that stands nowhere says nothing by itself: what it means is all there is.
        let weight = own * if known { MEANT } else { 1.0 };
        for way in &unit.meant {
            way.iter().for_each(|word| self.word(word, weight, clauses));
        }
        if !known {
            unit.sounds.iter().for_each(|sound| add(clauses, self.fields.sound, sound, weight));
        }
        Ok(())
    }

    fn word(&self, word: &Sought, weight: f32, clauses: &mut Clauses) {
        add(clauses, self.fields.norm, &word.norm, weight);
        add(clauses, self.fields.stem, &word.stem, weight);
    }

    /// In how many entries a stem stands.
    pub(crate) fn spread(&self, searcher: &Searcher, stem: &str) -> Outcome<u64> {
        let of = |field: Field| searcher.doc_freq(&Term::from_field_text(field, stem));
        let failed = |error| Failure::fault("reading the search index", error);
        let Form { title, text, .. } = self.fields.stem;
        Ok(of(title).map_err(failed)?.max(of(text).map_err(failed)?))
    }

    fn held_back(&self, only: &Only) -> Clauses {
        let fields = &self.fields;
        let exactly = |field, keys: &[String]| -> Option<(Occur, Box<dyn Query>)> {
            let terms: Clauses = keys.iter().map(|key| (Occur::Should, term(field, key))).collect();
            (!terms.is_empty()).then(|| (Occur::Must, unscored(Box::new(BooleanQuery::new(terms)))))
        };
        let or_every = |field, key: &Option<String>| {
            let keys: Vec<String> = key.iter().cloned().chain(key.is_some().then(|| EVERY.to_owned())).collect();
            exactly(field, &keys)
        };
        let language: Vec<String> = only.language.iter().cloned().collect();
        [
            exactly(fields.kind, &only.kinds),
            exactly(fields.language, &language),
            or_every(fields.country, &only.country),
            or_every(fields.audience, &only.audience),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

fn add(clauses: &mut Clauses, form: Form, word: &str, weight: f32) {
    for (field, boost) in form.places() {
        clauses.push((Occur::Should, Box::new(BoostQuery::new(term(field, word), boost * weight))));
    }
}

fn term(field: Field, word: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs))
}

fn unscored(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
