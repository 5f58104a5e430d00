//! Themes are found, named by words of many, and the same whatever the order.

use super::*;

fn said(person: u64, text: &str) -> Said {
    Said { person, words: text.split_whitespace().map(str::to_owned).collect() }
}

fn crowd() -> Vec<Said> {
    let passports = ["تجديد جواز السفر", "جواز سفر منتهي تجديد", "تجديد الجواز", "عايز اجدد جواز السفر"];
    let schools =
        ["امتحانات ابنائنا", "امتحان ابني في الخارج", "موعد امتحانات ابنائنا في الخارج", "ابنائنا امتحانات تسجيل"];
    let mut all = Vec::new();
    for person in 0..40_u64 {
        all.push(said(person, passports[person as usize % 4]));
        all.push(said(100 + person, schools[person as usize % 4]));
    }
    // Somebody alone, with a word of her own.
    all.push(said(999, "قضية ميراث نادرة"));
    all
}

#[test]
fn what_many_say_is_found_and_named_by_their_words() {
    let found = themes(&crowd(), 20);
    assert!(found.len() >= 2, "{found:?}");
    let of = |word: &str| found.iter().find(|own| own.words.iter().any(|name| name.contains(word)));
    assert!(of("جواز").is_some_and(|own| own.people.len() >= 20 && own.people.iter().all(|person| *person < 100)));
    assert!(of("امتحانات").is_some_and(|own| own.people.iter().all(|person| *person >= 100)));
    assert!(found.iter().all(|own| !own.people.contains(&999) && own.words.iter().all(|word| word != "ميراث")));
}

#[test]
fn the_order_of_what_was_said_changes_nothing() {
    let (one, mut turned) = (crowd(), crowd());
    turned.reverse();
    let named = |said: &[Said]| themes(said, 20).into_iter().map(|own| (own.words, own.people)).collect::<Vec<_>>();
    assert_eq!(named(&one), named(&turned));
}

#[test]
fn a_word_of_few_never_names_a_theme() {
    let mut all: Vec<Said> = (0..30).map(|person| said(person, "معاش بالدولار")).collect();
    all.extend((0..5).map(|person| said(50 + person, "معاش بالدولار حسنية")));
    for theme in themes(&all, 20) {
        assert!(theme.words.iter().all(|word| word != "حسنية"), "{theme:?}");
    }
    assert!(themes(&all[30..], 20).is_empty(), "five people are no theme");
    assert!(themes(&[], 20).is_empty());
}
