//! People abroad who are made up: where they live and what they do draws them to some axes of interest, their own situation to
//! others, and within an axis things are done together (a child's certificate, then the school, then the exam). What each item means
//! to each of them is known, because it was drawn.

use learning::recommend::Segment;

use super::draw::Draw;

/// How many items there are, on how many axes.
pub const ITEMS: usize = 160;
const AXES: usize = 10;
/// How many items belong to one matter.
const MATTER: usize = 4;
/// How much likelier one thing of a matter makes each of the others.
const LEADS: f64 = 4.0;
const COUNTRIES: usize = 14;
const PROFESSIONS: usize = 10;
/// How many teach, and for how many it is measured.
pub const TAUGHT: usize = 20_000;
pub const ASKED: usize = 2_000;

/// Somebody.
#[derive(Clone, Debug)]
pub struct Made {
    /// Where she lives and what she does.
    pub segment: Segment,
    /// What she dealt with, in the order in which she did.
    pub items: Vec<usize>,
    /// How likely each item is for her, before she dealt with any.
    pub truth: Vec<f64>,
}

impl Made {
    /// How likely an item is for her after she dealt with these: one thing of a matter leads to the others.
    pub fn after(&self, before: &[usize], item: usize) -> f64 {
        let led = before.iter().filter(|own| *own / MATTER == item / MATTER).count();
        self.truth[item] * LEADS.powi(i32::try_from(led).unwrap_or(0))
    }
}

/// A world.
#[derive(Clone, Debug)]
pub struct World {
    /// The axes of each item.
    pub axes: Vec<Vec<usize>>,
    /// Those who teach.
    pub taught: Vec<Made>,
    /// Those for whom it is measured.
    pub asked: Vec<Made>,
}

/// What is the same for everybody in a world.
struct Nature {
    popular: Vec<f64>,
    countries: Vec<f64>,
    professions: Vec<f64>,
    by_country: Vec<Vec<f64>>,
    by_profession: Vec<Vec<f64>>,
}

impl World {
    /// A world by its seed.
    pub fn draw(seed: u64) -> Self {
        let mut draw = Draw::seeded(seed);
        let nature = Nature::draw(&mut draw);
        let mut people = |many: usize| (0..many).map(|_| nature.somebody(&mut draw)).collect::<Vec<Made>>();
        let (taught, asked) = (people(TAUGHT), people(ASKED));
        Self { axes: (0..ITEMS).map(|item| vec![axis(item)]).collect(), taught, asked }
    }
}

impl Nature {
    fn draw(draw: &mut Draw) -> Self {
        let zipf = |many: usize| (1..=many).map(|place| 1.0 / place as f64).collect::<Vec<f64>>();
        let mut leanings = |many: usize, how: f64| -> Vec<Vec<f64>> {
            (0..many).map(|_| (0..AXES).map(|_| how * draw.normal()).collect()).collect()
        };
        let (by_country, by_profession) = (leanings(COUNTRIES, 0.7), leanings(PROFESSIONS, 0.9));
        let popular = (0..ITEMS).map(|_| (0.8 * draw.normal()).exp()).collect();
        Self { popular, countries: zipf(COUNTRIES), professions: zipf(PROFESSIONS), by_country, by_profession }
    }

    fn somebody(&self, draw: &mut Draw) -> Made {
        let (country, profession) = (draw.weighted(&self.countries), draw.weighted(&self.professions));
        let leaning: Vec<f64> = (0..AXES)
            .map(|axis| (self.by_country[country][axis] + self.by_profession[profession][axis] + draw.normal()).exp())
            .collect();
        let truth: Vec<f64> = (0..ITEMS).map(|item| self.popular[item] * leaning[axis(item)]).collect();
        let mut weights = truth.clone();
        let many = 6 + draw.below(10);
        let mut items = Vec::with_capacity(many);
        for _ in 0..many {
            let item = draw.weighted(&weights);
            items.push(item);
            weights[item] = 0.0;
            // One thing of a matter leads to the others.
            let first = item / MATTER * MATTER;
            weights.iter_mut().skip(first).take(MATTER).for_each(|weight| *weight *= LEADS);
        }
        // Some do not say where they live or what they do.
        let said = |draw: &mut Draw, place: usize| (draw.unit() < 0.8).then_some(place as u16);
        let segment = Segment { country: said(draw, country), profession: said(draw, profession) };
        Made { segment, items, truth }
    }
}

fn axis(item: usize) -> usize {
    item * AXES / ITEMS
}
