//! Who answers a need, among as many as there are: candidates are chosen by the index of tokens, skills before words and what few
//! have before what many have, and then ranked by everything.
//!
//! Where more have a token than are compared, they are taken from a part of the register that is drawn for the need: of those who
//! answer it equally well, everybody has the same chance to be seen.

use std::collections::BTreeMap;

use ::store::Cx;
use kernel::{Id, Outcome, marks};

use super::{
    need::Need,
    profile::Profile,
    ranking::{self, Match},
    store::{self as rows, Candidate, Counted, SLICES},
    traits::{Traits, Wanted},
    vocabulary::{Lexicon, area_of},
};

/// How many skills of a need are sought at most.
const SOUGHT: usize = 8;

/// How widely candidates are sought.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Breadth {
    /// How many of those who have the same are compared.
    pub each: u16,
    /// How many combinations of skills are tried of each size.
    pub combinations: usize,
    /// How many words are tried, those first that tell most.
    pub words: usize,
}

impl Default for Breadth {
    fn default() -> Self {
        Self { each: 300, combinations: 6, words: 5 }
    }
}

/// Somebody on the list, and why.
pub type Ranked = ((Id<marks::Account>, Id<Profile>), Match);

/// The number of a token, as the index keeps it.
pub fn token_number(cx: &Cx, token: &str) -> i64 {
    rows::number(cx, token)
}

/// The first `most` who answer a need, with what it asks for as it was weighed.
///
/// # Errors
/// Faults of the database.
pub async fn first(
    cx: &mut Cx,
    lexicon: &Lexicon,
    (id, need): (Id<Need>, &Need),
    (breadth, most): (Breadth, usize),
) -> Outcome<(Wanted, Vec<Ranked>)> {
    let wanted = Wanted::of(lexicon, need);
    let counted = rows::counted(cx, &wanted.tokens()).await?;
    let wanted = wanted.weighed(|token| counted.tells(token));
    rows::by_tokens(cx, true).await?;
    let mut search = Search::new(cx, (id, &wanted), counted, (breadth, most));
    search.gather(cx).await?;
    let ranked = search.ranked();
    rows::by_tokens(cx, false).await?;
    Ok((wanted, ranked))
}

/// Of equals the order is another for each need, and the same whenever it is asked.
fn tie(need: Id<Need>, expert: Id<Profile>) -> u64 {
    let mixed = need.uuid().as_u128() ^ expert.uuid().as_u128();
    // A finaliser: neighbours come to lie far apart.
    let own = u64::try_from(mixed & u128::from(u64::MAX)).unwrap_or_default();
    let own = (own ^ (own >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    own ^ (own >> 27)
}

/// What was found until now.
struct Search<'w> {
    need: Id<Need>,
    wanted: &'w Wanted,
    tokens: Vec<(String, i64)>,
    counted: Counted,
    breadth: Breadth,
    most: usize,
    found: BTreeMap<Id<Profile>, (Id<marks::Account>, Traits)>,
}

impl<'w> Search<'w> {
    fn new(
        cx: &Cx,
        (need, wanted): (Id<Need>, &'w Wanted),
        counted: Counted,
        (breadth, most): (Breadth, usize),
    ) -> Self {
        let tokens = wanted.tokens().into_iter().map(|own| (own.clone(), rows::number(cx, &own))).collect();
        Self { need, wanted, tokens, counted, breadth, most, found: BTreeMap::new() }
    }

    /// Those who have all skills first, then those who have one less, until nobody who is not found yet can stand among the
    /// first.
    async fn gather(&mut self, cx: &mut Cx) -> Outcome<()> {
        let mut skills: Vec<String> = self.wanted.skills.iter().map(|own| format!("skill:{own}")).collect();
        skills.sort_by_key(|own| self.counted.of(own));
        // Of a need that asks for very much, the skills that fewest have are sought, and the others only counted.
        let others = skills.len().saturating_sub(SOUGHT);
        skills.truncate(SOUGHT);
        for size in (1..=skills.len()).rev() {
            for chosen in combinations(&skills, size).into_iter().take(self.breadth.combinations) {
                self.with(cx, chosen).await?;
            }
            if self.is_settled(size - 1 + others) {
                return Ok(());
            }
        }
        self.without_skills(cx).await
    }

    /// Those who have these skills, and where they are many, those of them first who have more of what is wanted.
    async fn with(&mut self, cx: &mut Cx, chosen: Vec<String>) -> Outcome<()> {
        if !self.probe(cx, &chosen).await? {
            let [field, area] = self.places();
            for own in [field.clone(), area].into_iter().chain(self.telling()) {
                let narrowed: Vec<String> = chosen.iter().cloned().chain([own]).collect();
                self.probe(cx, &narrowed).await?;
            }
            for own in self.telling() {
                let narrowed: Vec<String> = chosen.iter().cloned().chain([field.clone(), own]).collect();
                self.probe(cx, &narrowed).await?;
            }
        }
        Ok(())
    }

    /// Those who have none of the skills, by field and words.
    async fn without_skills(&mut self, cx: &mut Cx) -> Outcome<()> {
        let places = self.places();
        let words = self.telling();
        for size in (1..=words.len().min(3)).rev() {
            for chosen in combinations(&words, size).into_iter().take(self.breadth.combinations) {
                if self.probe(cx, &chosen).await? {
                    continue;
                }
                for place in &places {
                    let narrowed: Vec<String> = chosen.iter().chain([place]).cloned().collect();
                    self.probe(cx, &narrowed).await?;
                }
            }
        }
        for place in places {
            self.probe(cx, &[place]).await?;
        }
        Ok(())
    }

    /// The field and the area, as tokens.
    fn places(&self) -> [String; 2] {
        [format!("field:{}", self.wanted.field), format!("area:{}", area_of(&self.wanted.field))]
    }

    /// The words that tell most, the most telling first.
    fn telling(&self) -> Vec<String> {
        let mut words: Vec<&(String, f64)> = self.wanted.words.iter().collect();
        words.sort_by(|one, two| two.1.total_cmp(&one.1).then_with(|| one.0.cmp(&two.0)));
        words.into_iter().take(self.breadth.words).map(|(own, _)| format!("word:{own}")).collect()
    }

    /// Takes up those who have all of these; says whether those are all there are.
    async fn probe(&mut self, cx: &mut Cx, all: &[String]) -> Outcome<bool> {
        let numbers: Vec<i64> = self.tokens.iter().filter(|(own, _)| all.contains(own)).map(|own| own.1).collect();
        let each = u64::from(self.breadth.each);
        let at_most = all.iter().map(|own| self.counted.of(own)).min().unwrap_or_default();
        // What was counted by night has grown by day, and of a small register all are asked for: one more is asked for than is
        // compared, and whether there are more is seen.
        let mut part = if at_most <= each { u64::from(SLICES) } else { (u64::from(SLICES) * each / at_most).max(1) };
        loop {
            let slices = self.slices(part);
            let most = i64::from(self.breadth.each) + 1;
            let got = rows::having(cx, (self.wanted, &self.tokens), (&numbers, &slices), most).await?;
            let (count, is_whole) = (got.len() as u64, slices.is_empty());
            for Candidate { account, expert, traits } in got {
                self.found.insert(expert, (account, traits));
            }
            if is_whole || count > each / 2 {
                return Ok(is_whole && count <= each);
            }
            part = (part * 4).min(u64::from(SLICES));
        }
    }

    /// So many slices, from one on that is drawn for the need; none are named where all are meant.
    fn slices(&self, part: u64) -> Vec<i64> {
        if part >= u64::from(SLICES) {
            return Vec::new();
        }
        let begin = tie(self.need, Id::from_uuid(uuid::Uuid::nil())) % u64::from(SLICES);
        let slice = |at: u64| i64::try_from((begin + at) % u64::from(SLICES)).unwrap_or_default();
        (0..part).map(slice).collect()
    }

    /// Whether nobody who has only so many skills can stand among the first any more.
    fn is_settled(&self, skills: usize) -> bool {
        let bound = ranking::most_with(self.wanted, skills);
        let ranked = self.ranked();
        ranked.len() >= self.most && ranked.last().is_some_and(|(_, own)| own.score >= bound)
    }

    fn ranked(&self) -> Vec<Ranked> {
        let all = self.found.iter().map(|(expert, (account, traits))| ((*account, *expert), traits));
        ranking::ranked(self.wanted, all, |(_, expert)| tie(self.need, *expert), self.most)
    }
}

/// Every choice of `size`, those of the first ones first.
fn combinations(all: &[String], size: usize) -> Vec<Vec<String>> {
    let Some((first, rest)) = all.split_first() else {
        return if size == 0 { vec![Vec::new()] } else { Vec::new() };
    };
    if size == 0 {
        return vec![Vec::new()];
    }
    let with = combinations(rest, size - 1).into_iter().map(|mut own| {
        own.insert(0, first.clone());
        own
    });
    with.chain(combinations(rest, size)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn combinations_are_all_and_the_first_come_first() {
        let all: Vec<String> = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let joined: Vec<String> = combinations(&all, 2).into_iter().map(|own| own.concat()).collect();
        assert_eq!(joined, ["ab", "ac", "ad", "bc", "bd", "cd"]);
        assert_eq!((combinations(&all, 4).len(), combinations(&all, 5).len(), combinations(&all, 0).len()), (1, 0, 1));
    }
}
