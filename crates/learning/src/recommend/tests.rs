//! Worlds whose truth is known: what is learned, that everybody can be taken out again, and that reasons are true.

use proptest::prelude::*;

use super::{Balance, Gram, LEAST_PEOPLE, Model, Person, Prior, Ranker, Reason, Segment, Tuning, anchors, diverse};

const NOWHERE: Segment = Segment { country: None, profession: None };
const TUNING: Tuning = Tuning { ridge: 5.0, kept: 50 };

fn segment(country: u16, profession: u16) -> Segment {
    Segment { country: Some(country), profession: Some(profession) }
}

fn learned(items: usize, people: &[(Segment, Vec<usize>)]) -> Model {
    let (mut gram, mut prior) = (Gram::new(items), Prior::new(items));
    for (segment, own) in people {
        gram.add(own);
        prior.add(*segment, own);
    }
    Model::learn(&gram, prior, TUNING).unwrap()
}

/// Two kinds of people: whom 0 concerns, 1 concerns as well; whom 2, 3. Item 4 concerns everybody, 5 nobody.
fn two_kinds() -> Vec<(Segment, Vec<usize>)> {
    (0..200).map(|at| (NOWHERE, if at % 2 == 0 { vec![0, 1, 4] } else { vec![2, 3, 4] })).collect()
}

#[test]
fn an_item_tells_of_the_one_that_concerns_the_same_people_and_not_of_itself() {
    let model = learned(6, &two_kinds());
    assert!(model.weight(0, 1) > 0.4, "{}", model.weight(0, 1));
    assert!(model.weight(0, 1) > model.weight(0, 2) && model.weight(0, 3) < 0.05);
    assert_eq!(model.weight(0, 0), 0.0);
    assert!(model.likeness(0, 1) > 0.99 && model.likeness(0, 2) < 0.01);
    let axes = vec![Vec::new(); 6];
    let ranker = Ranker::new(&model, &axes);
    let person = Person { history: &[(0, 1.0)], ..Person::default() };
    let order: Vec<usize> = ranker.rank(&person, &[1, 2, 3, 4, 5]).iter().map(|own| own.item).collect();
    assert_eq!(
        order,
        [4, 1, 2, 3, 5],
        "what concerns everybody, then what goes with hers, and last what concerns nobody"
    );
    assert!(ranker.score(&person, 1) > 3.0 * ranker.score(&person, 2));
    assert_eq!(ranker.reason(&person, 1), Reason::Item(0));
    assert_eq!(ranker.reason(&person, 5), Reason::Offered, "nothing speaks for what concerns nobody");
}

#[test]
fn a_segment_speaks_from_twenty_people_on_and_is_named_only_then() {
    let people = |many: u32| {
        let mut people: Vec<(Segment, Vec<usize>)> = (0..200).map(|_| (segment(1, 1), vec![0])).collect();
        people.extend((0..many).map(|_| (segment(2, 1), vec![1])));
        people
    };
    let axes = vec![Vec::new(); 3];
    let person = Person { segment: segment(2, 1), ..Person::default() };
    let few = learned(3, &people(LEAST_PEOPLE - 1));
    assert_eq!(few.prior().people_of(Segment { country: Some(2), profession: None }), 0);
    assert!(!matches!(Ranker::new(&few, &axes).reason(&person, 1), Reason::Segment(own) if own.country.is_some()));
    let enough = learned(3, &people(LEAST_PEOPLE));
    let ranker = Ranker::new(&enough, &axes);
    assert_eq!(ranker.reason(&person, 1), Reason::Segment(segment(2, 1)));
    assert!(ranker.score(&person, 1) > ranker.score(&Person::default(), 1));
    assert_eq!(enough.prior().people_of(segment(2, 1)), LEAST_PEOPLE);
    // Of a handful nothing is kept at all.
    assert_eq!(few.to_bytes(), learned(3, &people(LEAST_PEOPLE - 1)).to_bytes());
    assert!(few.to_bytes().len() < enough.to_bytes().len());
}

#[test]
fn what_was_chosen_counts_before_anybody_taught_anything() {
    let model = Model::blank(3);
    let axes = vec![vec![0], vec![1], vec![0, 1]];
    let ranker = Ranker::new(&model, &axes);
    let person = Person { chosen: &[1], ..Person::default() };
    let ranked = ranker.rank(&person, &[0, 1, 2]);
    assert_eq!(ranked.iter().map(|own| own.item).collect::<Vec<_>>(), [1, 2, 0]);
    assert_eq!(ranker.reason(&person, 1), Reason::Axis(1));
    assert_eq!(ranker.reason(&person, 0), Reason::Offered);
    // An item that is about the same as one of hers, and one that came after the model.
    let opened = Person { history: &[(0, 1.0)], ..Person::default() };
    assert_eq!(ranker.reason(&opened, 2), Reason::Item(0));
    assert_eq!(ranker.reason(&opened, 7), Reason::Offered);
}

#[test]
fn a_list_does_not_say_the_same_thing_again() {
    let model = Model::blank(4);
    let axes = vec![vec![0], vec![0], vec![0], vec![1]];
    let ranker = Ranker::new(&model, &axes);
    let person = Person { chosen: &[0], ..Person::default() };
    let ranked = ranker.rank(&person, &[0, 1, 2, 3]);
    let of = |balance| diverse(&ranker, &ranked, 3, balance).iter().map(|own| own.item).collect::<Vec<_>>();
    assert_eq!(of(Balance(1.0)), [0, 1, 2]);
    assert_eq!(of(Balance(0.3)), [0, 3, 1]);
    assert_eq!(diverse(&ranker, &[], 3, Balance::default()), []);
}

#[test]
fn anchors_are_what_they_are_called() {
    let mut gram = Gram::new(3);
    for own in [vec![0, 1], vec![0], vec![0, 1], vec![2]] {
        gram.add(&own);
    }
    assert_eq!(anchors::popularity(&gram), [3.0, 2.0, 1.0]);
    let cosine = anchors::item_cosine(&gram, &[1]);
    assert!((cosine[0] - 2.0 / 6.0_f32.sqrt()).abs() < 1e-6 && cosine[2] == 0.0, "{cosine:?}");
}

#[test]
fn torn_bytes_are_no_model() {
    let model = learned(6, &two_kinds());
    let bytes = model.to_bytes();
    assert_eq!(Model::from_bytes(&bytes).unwrap(), model);
    for end in 0..bytes.len() {
        assert!(Model::from_bytes(&bytes[..end]).is_err(), "cut at {end}");
    }
    assert!(Model::from_bytes(&[bytes.as_slice(), &[0]].concat()).is_err());
    let mut other = bytes;
    other[4] = 9;
    assert!(Model::from_bytes(&other).is_err());
}

const ITEMS: usize = 8;

fn person() -> impl Strategy<Value = (Segment, Vec<usize>)> {
    let of = |most| prop::option::of(0..most);
    (of(3_u16), of(2_u16), prop::collection::vec(0..ITEMS + 2, 0..6))
        .prop_map(|(country, profession, own)| (Segment { country, profession }, own))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whoever withdraws leaves nothing: what is left is what would have been without her, to the byte.
    #[test]
    fn taking_somebody_out_leaves_what_there_was_without_her(
        people in prop::collection::vec(person(), 1..40), at in any::<prop::sample::Index>(),
    ) {
        let at = at.index(people.len());
        let (mut whole, mut without) = (Gram::new(ITEMS), Gram::new(ITEMS));
        for (place, (_, own)) in people.iter().enumerate() {
            whole.add(own);
            if place != at {
                without.add(own);
            }
        }
        whole.subtract(&people[at].1).unwrap();
        prop_assert_eq!(&whole, &without);
        let mut halves = Gram::new(ITEMS);
        let mut second = Gram::new(ITEMS);
        for (place, (_, own)) in people.iter().enumerate().filter(|(place, _)| *place != at) {
            if place % 2 == 0 { halves.add(own) } else { second.add(own) }
        }
        halves.merge(&second).unwrap();
        prop_assert_eq!(&halves, &without);
        let learned = |gram: &Gram| Model::learn(gram, Prior::new(ITEMS), TUNING).unwrap().to_bytes();
        prop_assert_eq!(learned(&whole), learned(&without));
    }

    /// Whatever a reason names: without it the score is lower.
    #[test]
    fn without_what_the_reason_names_the_score_is_lower(
        people in prop::collection::vec(person(), 30..120),
        (segment, own) in person(),
        chosen in prop::collection::vec(0..4_usize, 0..3),
        much in 1..=10_u8,
    ) {
        let model = learned(ITEMS, &people);
        let axes: Vec<Vec<usize>> = (0..ITEMS).map(|item| vec![item % 4]).collect();
        let ranker = Ranker::new(&model, &axes);
        let mut own = own;
        own.sort_unstable();
        own.dedup();
        let mut chosen = chosen;
        chosen.sort_unstable();
        chosen.dedup();
        let history: Vec<(usize, f32)> = own.iter().map(|item| (*item, f32::from(much) / 10.0)).collect();
        let person = Person { history: &history, segment, chosen: &chosen };
        for item in 0..ITEMS {
            let whole = ranker.score(&person, item);
            match ranker.reason(&person, item) {
                Reason::Item(cited) => {
                    let history: Vec<(usize, f32)> = history.iter().copied().filter(|(own, _)| *own != cited).collect();
                    prop_assert!(history.len() < person.history.len() && cited != item);
                    let less = Person { history: &history, ..person };
                    prop_assert!(ranker.score(&less, item) < whole);
                }
                Reason::Axis(cited) => {
                    let chosen: Vec<usize> = chosen.iter().copied().filter(|own| *own != cited).collect();
                    let less = Person { chosen: &chosen, ..person };
                    prop_assert!(ranker.score(&less, item) < whole);
                }
                Reason::Segment(cited) => {
                    prop_assert!(model.prior().people_of(cited) >= LEAST_PEOPLE);
                    let rest = Segment {
                        country: segment.country.filter(|_| cited.country.is_none()),
                        profession: segment.profession.filter(|_| cited.profession.is_none()),
                    };
                    let less = Person { segment: rest, ..person };
                    prop_assert!(ranker.score(&less, item) < whole);
                }
                Reason::Popular => prop_assert!(model.prior().concerned(item) >= LEAST_PEOPLE),
                Reason::Offered => {}
            }
        }
    }
}
