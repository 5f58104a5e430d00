//! A change on a page reads in the file like one made by hand.

use kernel::Day;
use proptest::prelude::*;

use super::*;

const FEES: &str = r#"# Amounts in pounds.
quote_hours = 24

[[component]]
code = "first"
amount = "45.00" # as published
from = 2024-01-01

# Two and nine tenths percent.
[[component]]
code = "gateway"
amount = "13.07"
basis_points = 290

# The end.
"#;

fn day(text: &str) -> Written {
    Written::Day(text.parse::<jiff::civil::Date>().unwrap().into())
}

#[test]
fn a_value_is_replaced_where_it_stands() {
    let text = set(FEES, At::Row("component", 0), "amount", Some(&Written::text("50.00"))).unwrap();
    assert_eq!(text, FEES.replace("\"45.00\"", "\"50.00\""));
    let text = set(FEES, At::Table(""), "quote_hours", Some(&Written::Whole(48))).unwrap();
    assert_eq!(text, FEES.replace("24\n\n", "48\n\n"));
}

#[test]
fn a_new_key_follows_the_last_one_and_an_old_one_goes_with_its_line() {
    let until = day("2026-12-31");
    let text = set(FEES, At::Row("component", 0), "until", Some(&until)).unwrap();
    assert_eq!(text, FEES.replace("from = 2024-01-01\n", "from = 2024-01-01\nuntil = 2026-12-31\n"));
    assert_eq!(read(&text, At::Row("component", 0), "until").unwrap(), Some(until));
    assert_eq!(set(&text, At::Row("component", 0), "until", None).unwrap(), FEES);
}

const FORM: &str = r#"[[page]]
key = "name"

[[page.field]]
name = "first"

[[page.field]]
name = "second"

# Only then.
[[page]]
key = "papers"
when = "answers.first == 'a'"

[[page.field]]
name = "third"
required = false
"#;

#[test]
fn rows_below_rows_are_counted_through() {
    assert_eq!((rows(FORM, "page").unwrap(), rows(FORM, "page.field").unwrap()), (2, 3));
    assert_eq!(read(FORM, At::Row("page.field", 2), "name").unwrap(), Some(Written::text("third")));
    assert_eq!(rows_above(FORM, "page", "field"), Ok(vec![0, 0, 1]));
    let text = set(FORM, At::Row("page.field", 1), "required", Some(&Written::Truth(false))).unwrap();
    assert_eq!(text, FORM.replace("\"second\"\n", "\"second\"\nrequired = false\n"));
    assert_eq!(set(&text, At::Row("page.field", 1), "required", None).unwrap(), FORM);
    let text = set(FORM, At::Row("page.field", 2), "required", None).unwrap();
    assert_eq!(text, FORM.replace("required = false\n", ""));
    let text = insert_row(FORM, "page", 1, &[("key", Written::text("new"))]).unwrap();
    let text = add_below(&text, ("page", 1), "field", &[("name", Written::text("own"))]).unwrap();
    assert_eq!(rows_above(&text, "page", "field"), Ok(vec![0, 0, 1, 2]));
    assert!(
        text.contains("[[page]]\nkey = \"new\"\n\n[[page.field]]\nname = \"own\"\n\n# Only then.\n[[page]]"),
        "{text}"
    );
    assert_eq!(remove_row(&text, "page", 1).unwrap(), FORM);
}

#[test]
fn the_last_value_of_a_table_without_a_heading_takes_it_along() {
    let text = "[pages]\nname.title = \"Name\"\npaper.title = \"Paper\"\n";
    let without = set(text, At::Table("pages.paper"), "title", None).unwrap();
    assert_eq!(without, "[pages]\nname.title = \"Name\"\n");
    assert_eq!(set(&without, At::Table("pages.name"), "title", None).unwrap(), "[pages]\n");
    let headed = "[documents.paper]\nname = \"Paper\"\n";
    assert_eq!(set(headed, At::Table("documents.paper"), "name", None).unwrap(), "[documents.paper]\n");
}

#[test]
fn rows_come_and_go_with_their_comments() {
    let row = [("code", Written::text("delivery")), ("from", day("2026-12-01"))];
    let text = add_row(FEES, "component", &row).unwrap();
    assert_eq!(rows(&text, "component").unwrap(), 3);
    assert!(text.contains("basis_points = 290\n\n[[component]]\ncode = \"delivery\"\nfrom = 2026-12-01\n\n# The end."));
    assert_eq!(remove_row(&text, "component", 2).unwrap().replace("\n\n\n", "\n\n"), FEES);
    let between = insert_row(FEES, "component", 1, &row).unwrap();
    let expected =
        "from = 2024-01-01\n\n[[component]]\ncode = \"delivery\"\nfrom = 2026-12-01\n\n# Two and nine tenths";
    assert!(between.contains(expected), "{between}");
    assert_eq!(insert_row(FEES, "component", 2, &row).unwrap(), text);
    let text = remove_row(FEES, "component", 1).unwrap();
    assert!(!text.contains("gateway") && !text.contains("nine tenths") && text.contains("# The end."));
    assert_eq!(remove_row(FEES, "component", 2), Err(AmendError::NoRow));
}

#[test]
fn texts_are_added_below_the_nearest_heading() {
    let texts = "name = \"x\"\n\n[pages]\nfirst.title = \"\"\"\none\n[pages.not_a_heading]\n\"\"\"\n\n[fields.born]\nlabel = \"y\"\n";
    let add = |table: &str, key: &str| set(texts, At::Table(table), key, Some(&Written::text("neu"))).unwrap();
    assert!(add("pages.second", "title").contains("\"\"\"\nsecond.title = \"neu\"\n\n[fields.born]"));
    assert!(add("fields.born", "hint").ends_with("label = \"y\"\nhint = \"neu\"\n"));
    assert!(add("rejections.late", "reason").ends_with("\n\n[rejections.late]\nreason = \"neu\"\n"));
    assert!(add("", "summary").starts_with("name = \"x\"\nsummary = \"neu\"\n\n[pages]"));
}

#[test]
fn what_is_not_toml_says_its_line() {
    let error = set("a = 1\nb = \n", At::Table(""), "a", Some(&Written::Whole(2))).unwrap_err();
    assert!(matches!(error, AmendError::NotToml { line: 2, .. }), "{error}");
}

#[test]
fn a_table_under_its_own_heading_is_left_to_the_file() {
    let text = "[agency]\nkey = \"a\"\n\n[agency.names]\nar = \"ا\"\nen = \"a\"\n";
    let names = Written::Names { ar: "ب".into(), en: "b".into() };
    assert_eq!(set(text, At::Table("agency"), "names", Some(&names)), Err(AmendError::Shape));
}

proptest! {
    /// Whatever is typed is read back as typed, wherever it is put.
    #[test]
    fn any_text_is_kept(typed in "[^\\r]{0,60}", nth in 0_usize..2) {
        let typed = typed.replace('\u{0}', "");
        let value = Written::text(typed);
        for key in ["amount", "source"] {
            let text = set(FEES, At::Row("component", nth), key, Some(&value)).unwrap();
            prop_assert_eq!(read(&text, At::Row("component", nth), key).unwrap(), Some(value.clone()));
            prop_assert!(text.contains("# The end.") && text.contains("# Amounts in pounds."));
        }
    }

    /// A row that is added and removed leaves the other rows as they were.
    #[test]
    fn rows_do_not_touch_each_other(code in "[a-z]{1,9}", whole in any::<i64>()) {
        let added = add_row(FEES, "component", &[("code", Written::text(code)), ("most", Written::Whole(whole))]).unwrap();
        let removed = remove_row(&added, "component", 2).unwrap();
        prop_assert_eq!(table(&removed).unwrap(), table(FEES).unwrap());
    }
}

#[test]
fn days_are_days() {
    assert_eq!(literal(&Written::Day(Day::new(2026, 12, 1).unwrap())), "2026-12-01");
}
