//! Blind indexes: HMACs that let equal things be found without being readable, also for names.

use aws_lc_rs::hmac;
use kernel::arabic;

/// A key for HMACs and its version.
pub(super) struct MacKey {
    pub(super) version: u16,
    pub(super) key: hmac::Key,
}

impl MacKey {
    /// The HMAC of `message` in the domain `context`; lengths are joined in, so no two pairs give the same bytes.
    pub(super) fn mac(&self, context: &str, message: &[u8]) -> [u8; 32] {
        let mut signing = hmac::Context::with_key(&self.key);
        signing.update(&(context.len() as u64).to_be_bytes());
        signing.update(context.as_bytes());
        signing.update(message);
        let mut bytes = [0_u8; 32];
        bytes.copy_from_slice(signing.sign().as_ref());
        bytes
    }

    /// Version (2 bytes, big endian) and HMAC.
    pub(super) fn blind(&self, kind: &str, text: &str) -> Vec<u8> {
        let mut bytes = self.version.to_be_bytes().to_vec();
        bytes.extend_from_slice(&self.mac(kind, text.as_bytes()));
        bytes
    }

    /// One number for each part of the name and one for every two parts that follow each other. A part is told by the
    /// skeleton of its consonants, which محمد and Mohamed share, so a search in one script finds the other.
    pub(super) fn name_index(&self, name: &str) -> Vec<i64> {
        let tokens = arabic::name_tokens(name);
        sorted(self.parts(&tokens).chain(self.pairs(&tokens)))
    }

    /// What a file must be indexed under to bear these parts of a name in whichever order and script.
    pub(super) fn name_parts(&self, name: &str) -> Vec<i64> {
        sorted(self.parts(&arabic::name_tokens(name)))
    }

    /// What a file must be indexed under to bear these parts of a name one after the other.
    pub(super) fn name_pairs(&self, name: &str) -> Vec<i64> {
        sorted(self.pairs(&arabic::name_tokens(name)))
    }

    /// What a file must be indexed under to bear the parts of a name one after the other, where the search has the last of
    /// them first, as passports have the surname, or the first of them last.
    pub(super) fn name_turned(&self, name: &str) -> Vec<Vec<i64>> {
        let mut tokens = arabic::name_tokens(name);
        if tokens.len() < 3 {
            return Vec::new();
        }
        tokens.rotate_left(1);
        let surname_last = sorted(self.pairs(&tokens));
        tokens.rotate_right(2);
        vec![surname_last, sorted(self.pairs(&tokens))]
    }

    /// For each part of a name of three or more: what a file must be indexed under to bear all the others, those that follow
    /// each other one after the other. Two parts together are rare, where one is borne by every tenth person.
    pub(super) fn name_but_one(&self, name: &str) -> Vec<Vec<i64>> {
        let tokens = arabic::name_tokens(name);
        let left_out = if tokens.len() > 2 { 0..tokens.len() } else { 0..0 };
        left_out
            .map(|at| {
                let runs = [tokens.get(..at), tokens.get(at + 1..)].into_iter().flatten();
                sorted(runs.flat_map(|run| match run {
                    [alone] => self.parts(std::slice::from_ref(alone)).collect::<Vec<_>>(),
                    run => self.pairs(run).collect(),
                }))
            })
            .collect()
    }

    fn parts(&self, tokens: &[String]) -> impl Iterator<Item = i64> {
        tokens.iter().map(|token| match arabic::skeleton(token) {
            skeleton if skeleton.is_empty() => self.number("name-token", token),
            skeleton => self.number("name-skeleton", &skeleton),
        })
    }

    fn pairs(&self, tokens: &[String]) -> impl Iterator<Item = i64> {
        let part = |token: &String| match arabic::skeleton(token) {
            skeleton if skeleton.is_empty() => token.clone(),
            skeleton => skeleton,
        };
        tokens.windows(2).map(move |pair| {
            let pair: Vec<String> = pair.iter().map(part).collect();
            self.number("name-pair", &pair.join(" "))
        })
    }

    fn number(&self, domain: &str, text: &str) -> i64 {
        let mut eight = [0_u8; 8];
        eight.copy_from_slice(&self.mac(domain, text.as_bytes())[..8]);
        i64::from_be_bytes(eight)
    }
}

fn sorted(numbers: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut numbers: Vec<i64> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
