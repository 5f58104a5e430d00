//! A model as bytes, to be kept and read by another process: little-endian numbers behind a mark and a version. The same model
//! gives the same bytes.

use std::collections::BTreeMap;

use kernel::{Failure, Outcome};

use super::{
    model::{Model, Neighbour},
    prior::{Counts, Prior},
};

const MARK: &[u8; 4] = b"WREC";
const VERSION: u32 = 1;

impl Model {
    /// The model as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MARK.to_vec();
        put(&mut out, VERSION);
        put_len(&mut out, self.items);
        put_counts(&mut out, &self.prior.everybody);
        put_table(&mut out, &self.prior.countries, |out, key| put(out, u32::from(*key)));
        put_table(&mut out, &self.prior.professions, |out, key| put(out, u32::from(*key)));
        put_table(&mut out, &self.prior.both, |out, (country, profession)| {
            put(out, u32::from(*country) << 16 | u32::from(*profession));
        });
        for own in &self.neighbours {
            put_len(&mut out, own.len());
            for Neighbour { item, weight, likeness } in own {
                put(&mut out, *item);
                put(&mut out, weight.to_bits());
                put(&mut out, likeness.to_bits());
            }
        }
        out
    }

    /// Reads what [`Model::to_bytes`] wrote.
    ///
    /// # Errors
    /// A fault if these are no such bytes, or not all of them.
    pub fn from_bytes(bytes: &[u8]) -> Outcome<Self> {
        let mut from = Reader(bytes);
        if from.take(MARK.len())? != MARK || from.number()? != VERSION {
            return Err(torn("it begins with another mark or version"));
        }
        let items = from.len()?;
        let everybody = from.counts(items)?;
        let countries = from.table(items, small)?;
        let professions = from.table(items, small)?;
        let both = from.table(items, |key| Ok((small(key >> 16)?, small(key & 0xffff)?)))?;
        let mut neighbours = Vec::new();
        for _ in 0..items {
            let mut own = Vec::new();
            for _ in 0..from.len()? {
                let (item, weight, likeness) = (from.number()?, from.number()?, from.number()?);
                own.push(Neighbour { item, weight: f32::from_bits(weight), likeness: f32::from_bits(likeness) });
            }
            neighbours.push(own);
        }
        if !from.0.is_empty() {
            return Err(torn("it does not end where it ends"));
        }
        Ok(Self { items, prior: Prior { items, everybody, countries, professions, both }, neighbours })
    }
}

fn put(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// Nothing here has more than a few thousand parts.
fn put_len(out: &mut Vec<u8>, len: usize) {
    put(out, u32::try_from(len).unwrap_or(u32::MAX));
}

fn put_counts(out: &mut Vec<u8>, counts: &Counts) {
    put(out, counts.people);
    counts.items.iter().for_each(|count| put(out, *count));
}

fn put_table<K>(out: &mut Vec<u8>, table: &BTreeMap<K, Counts>, put_key: impl Fn(&mut Vec<u8>, &K)) {
    put_len(out, table.len());
    for (key, counts) in table {
        put_key(out, key);
        put_counts(out, counts);
    }
}

struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, many: usize) -> Outcome<&'b [u8]> {
        let (own, rest) = self.0.split_at_checked(many).ok_or_else(|| torn("it ends too early"))?;
        self.0 = rest;
        Ok(own)
    }

    fn number(&mut self) -> Outcome<u32> {
        let own = self.take(4)?.try_into().map_err(|_| torn("it ends too early"))?;
        Ok(u32::from_le_bytes(own))
    }

    /// A number of parts that follow: never more than there are bytes.
    fn len(&mut self) -> Outcome<usize> {
        let len = usize::try_from(self.number()?).map_err(|_| torn("it has too many parts"))?;
        if len > self.0.len() { Err(torn("it has more parts than bytes")) } else { Ok(len) }
    }

    fn counts(&mut self, items: usize) -> Outcome<Counts> {
        let people = self.number()?;
        let items = (0..items).map(|_| self.number()).collect::<Outcome<Vec<u32>>>()?;
        Ok(Counts { people, items })
    }

    fn table<K: Ord>(&mut self, items: usize, key: impl Fn(u32) -> Outcome<K>) -> Outcome<BTreeMap<K, Counts>> {
        let mut table = BTreeMap::new();
        for _ in 0..self.len()? {
            let key = key(self.number()?)?;
            table.insert(key, self.counts(items)?);
        }
        Ok(table)
    }
}

fn small(key: u32) -> Outcome<u16> {
    u16::try_from(key).map_err(|_| torn("a segment has no such number"))
}

fn torn(why: &'static str) -> Failure {
    Failure::fault("reading a model of recommendations", why)
}
