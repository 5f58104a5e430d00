//! Real-shaped files of every kind, broken ones among them, and ten thousand records of which none is lost.

use std::{collections::BTreeSet, fmt::Write};

use proptest::prelude::*;

use super::*;

const ORCID_JSON: &str = r#"{"orcid-identifier":{"path":"0000-0002-1825-0097"},
 "person":{"name":{"given-names":{"value":"Laila"},"family-name":{"value":"Hassan"},"credit-name":null}},
 "activities-summary":{
  "educations":{"affiliation-group":[{"summaries":[{"education-summary":{"department-name":"Chemical Engineering","role-title":"PhD",
     "start-date":{"year":{"value":"2004"}},"end-date":{"year":{"value":"2008"}},"organization":{"name":"TU Berlin"}}}]}]},
  "employments":{"affiliation-group":[{"summaries":[{"employment-summary":{"department-name":null,"role-title":"Professor",
     "start-date":{"year":{"value":"2015"}},"end-date":null,"organization":{"name":"RWTH Aachen"}}}]}]},
  "works":{"group":[
   {"work-summary":[{"title":{"title":{"value":"Solar-driven seawater desalination by membrane distillation"}},"type":"journal-article",
     "publication-date":{"year":{"value":"2019"}},"journal-title":{"value":"Desalination"},
     "external-ids":{"external-id":[{"external-id-type":"eid","external-id-value":"2-s2"},{"external-id-type":"doi","external-id-value":"10.1016/J.DESAL.2019.01.001"}]}},
     {"title":{"title":{"value":"The same from another source"}}}]},
   {"work-summary":[{"title":null,"type":"journal-article"}]},
   {"work-summary":[{"title":{"title":{"value":"Brine treatment"}},"type":"patent","publication-date":{"year":{"value":"in press"}}}]}]}}}"#;

const ORCID_XML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<record:record xmlns:record="http://www.orcid.org/ns/record" xmlns:common="c" xmlns:work="w" xmlns:activities="a" xmlns:person="p" xmlns:personal-details="d">
 <person:person><person:name><personal-details:given-names>ليلى</personal-details:given-names><personal-details:family-name>حسن</personal-details:family-name></person:name></person:person>
 <activities:activities-summary>
  <activities:works>
   <activities:group>
    <work:work-summary>
     <work:title><common:title>Water &amp; energy</common:title></work:title>
     <common:external-ids><common:external-id><common:external-id-type>doi</common:external-id-type><common:external-id-value>10.1000/182</common:external-id-value></common:external-id></common:external-ids>
     <work:type>journal-article</work:type>
     <common:publication-date><common:year>2020</common:year></common:publication-date>
    </work:work-summary>
   </activities:group>
   <activities:group><work:work-summary><work:title/></work:work-summary></activities:group>
  </activities:works>
 </activities:activities-summary>
</record:record>"#;

fn titles(found: &Found) -> Vec<&str> {
    found.entries.iter().map(|own| own.title.as_str()).collect()
}

#[test]
fn an_orcid_record_in_json_gives_degrees_positions_and_works() {
    let found = read(ORCID_JSON.as_bytes()).unwrap();
    assert_eq!(found.names.as_ref().unwrap().latin, "Laila Hassan");
    assert_eq!(
        titles(&found),
        ["PhD", "Professor", "Solar-driven seawater desalination by membrane distillation", "Brine treatment"]
    );
    assert_eq!(found.entries[2].doi.as_deref(), Some("10.1016/j.desal.2019.01.001"));
    assert_eq!((found.entries[0].kind, found.entries[3].kind), (EntryKind::Degree, EntryKind::Patent));
    assert_eq!((found.entries[0].year, found.entries[0].until), (Some(2004), Some(2008)));
    let faults = [(4, Why::NoTitle), (5, Why::Year)].map(|(at, why)| Fault { place: Place::Record(at), why });
    assert_eq!((found.faults.as_slice(), found.records()), (&faults[..], 5));
}

#[test]
fn an_orcid_record_in_xml_says_the_same_with_lines() {
    let found = read(ORCID_XML.as_bytes()).unwrap();
    assert_eq!(found.names.as_ref().unwrap().ar, "ليلى حسن");
    assert_eq!(titles(&found), ["Water & energy"]);
    assert_eq!(found.entries[0].doi.as_deref(), Some("10.1000/182"));
    assert_eq!(found.faults, [Fault { place: Place::Line(14), why: Why::NoTitle }]);
    let cut = read(&ORCID_XML.as_bytes()[..ORCID_XML.len() - 120]).unwrap();
    assert_eq!(titles(&cut), ["Water & energy"], "what stands before the break is kept");
    assert!(cut.faults.iter().any(|own| own.why == Why::Unreadable));
    assert!(read(b"<html><body>no record</body></html>").is_none());
}

#[test]
fn works_of_openalex_and_crossref_are_read() {
    let openalex = r#"{"results":[{"title":"<i>Zea mays</i> under drought","publication_year":2021,"doi":"https://doi.org/10.5555/ZM","type":"article",
      "authorships":[{"author":{"display_name":"أحمد علي"}},{"author":{"display_name":"Mona Saleh"}}],"primary_location":{"source":{"display_name":"Plants"}}},7]}"#;
    let found = read(openalex.as_bytes()).unwrap();
    let own = &found.entries[0];
    assert_eq!(
        (own.title.as_str(), own.by.as_str(), own.of.as_str()),
        ("Zea mays under drought", "أحمد علي; Mona Saleh", "Plants")
    );
    assert_eq!(found.faults, [Fault { place: Place::Record(2), why: Why::Unreadable }]);
    let crossref = r#"{"message":{"items":[{"DOI":"10.1000/9","title":["On dams"],"author":[{"given":"Omar","family":"Said"}],"issued":{"date-parts":[[2017,3]]},"container-title":["Water"]}]}}"#;
    let found = read(crossref.as_bytes()).unwrap();
    let own = &found.entries[0];
    assert_eq!((own.by.as_str(), own.year, own.doi.as_deref()), ("Omar Said", Some(2017), Some("10.1000/9")));
}

#[test]
fn a_broken_entry_of_bibtex_takes_no_other_with_it() {
    let text = "% a list\n@string{des = \"Desalination\"}\n@article{a, title={Solar {D}esalination}, author={Hassan, Laila and Al{\\'\\i}, Omar}, journal=des, year=2019, doi={10.1000/a}}\n@article{b, title={Broken\n@book{c,\n title = \"كتاب المياه\", author = \"حسن، ليلى\", year = \"٢٠١٥\"}\n@misc{d, year=2001}\n";
    let found = read(text.as_bytes()).unwrap();
    assert_eq!(titles(&found), ["Solar Desalination", "كتاب المياه"]);
    assert!(found.entries[0].by.starts_with("Laila Hassan; Omar Al"), "{}", found.entries[0].by);
    assert_eq!((found.entries[1].by.as_str(), found.entries[1].year), ("ليلى حسن", Some(2015)));
    let faults = [(4, Why::Unreadable), (7, Why::NoTitle)].map(|(at, why)| Fault { place: Place::Line(at), why });
    assert_eq!(found.faults, faults);
}

#[test]
fn ris_and_tables_are_read_with_their_lines() {
    let ris = "TY  - JOUR\nTI  - Heat and water\nAU  - Hassan, Laila\nAU  - Said, Omar\nPY  - 2018/05\nDO  - nonsense\nER  - \nstray\nTY  - JOUR\nAU  - Nobody, N\nER  - \n";
    let found = read(ris.as_bytes()).unwrap();
    assert_eq!((found.entries[0].by.as_str(), found.entries[0].year), ("Laila Hassan; Omar Said", Some(2018)));
    let faults =
        [(1, Why::Doi), (8, Why::Unreadable), (9, Why::NoTitle)].map(|(at, why)| Fault { place: Place::Line(at), why });
    assert_eq!(found.faults, faults);
    let table = "العنوان;المؤلفون;السنة;النوع\nتحلية المياه;حسن، ليلى;2019;patent\nسطر ناقص;س\n;;2001;\n";
    let found = read(table.as_bytes()).unwrap();
    assert_eq!((found.entries[0].title.as_str(), found.entries[0].by.as_str()), ("تحلية المياه", "ليلى حسن"));
    assert_eq!(found.entries[0].kind, EntryKind::Patent);
    let faults = [(3, Why::Unreadable), (4, Why::NoTitle)].map(|(at, why)| Fault { place: Place::Line(at), why });
    assert_eq!(found.faults, faults);
    assert!(read(b"a letter to whom it may concern").is_none());
}

#[test]
fn of_ten_thousand_records_every_bad_one_is_told_and_none_is_lost() {
    let (mut text, mut bad, mut line) = (String::new(), Vec::new(), 1);
    for number in 0..10_000 {
        let before = line;
        let record = match number % 97 {
            13 => {
                bad.push((before, Why::Unreadable));
                format!("@article{{k{number}, title = {{An open brace in {number}}}, author = {{\n")
            }
            41 => {
                bad.push((before, Why::NoTitle));
                format!("@article{{k{number},\n author = {{Said, Omar}},\n year = 2011\n}}\n")
            }
            67 => {
                bad.push((before, Why::Year));
                format!("@article{{k{number},\n title = {{Study {number} of water}},\n year = {{forthcoming}}\n}}\n")
            }
            _ => format!(
                "@article{{k{number},\n title = {{Study {number} of water and salt}},\n author = {{Hassan, Laila and علي، أحمد}},\n year = {},\n doi = {{10.5555/w.{number}}}\n}}\n",
                1990 + number % 30
            ),
        };
        line += record.lines().count();
        text.write_str(&record).unwrap();
    }
    let found = read(text.as_bytes()).unwrap();
    assert_eq!(found.records(), 10_000);
    let told: Vec<(usize, Why)> = found
        .faults
        .iter()
        .map(|own| {
            (
                match own.place {
                    Place::Line(own) | Place::Record(own) => own,
                },
                own.why,
            )
        })
        .collect();
    assert_eq!(told, bad);
    assert_eq!(found.entries.len() + bad.iter().filter(|(_, why)| why.is_loss()).count(), 10_000);
    let numbers: BTreeSet<&str> = titles(&found).into_iter().collect();
    assert_eq!(numbers.len(), found.entries.len(), "each is another");
}

#[test]
fn what_seems_the_same_is_joined_only_where_somebody_said_so() {
    let found = read(ORCID_JSON.as_bytes()).unwrap();
    let mut there = vec![found.entries[2].clone()];
    there[0].title = "Solar driven seawater desalination by membrane distillation".to_owned();
    there[0].by = "Laila Hassan".to_owned();
    there[0].of = String::new();
    let merging = compare(&there, &found.entries);
    assert_eq!((merging.new.as_slice(), merging.same, merging.seeming.len()), (&[0, 1, 3][..], 0, 1));
    assert_eq!(merge(&there, &found.entries, &BTreeSet::new()).len(), 5);
    let joined = merge(&there, &found.entries, &BTreeSet::from([2]));
    assert_eq!((joined.len(), joined[0].by.as_str(), joined[0].of.as_str()), (4, "Laila Hassan", "Desalination"));
    assert_eq!(merge(&joined, &joined, &BTreeSet::new()), joined, "bringing the same again changes nothing");
}

proptest! {
    #[test]
    fn nothing_that_is_sent_breaks_the_readers(text in "(?s)[@{}<>,;:\\-\"'=\\n a-zA-Zء-ي0-9]{0,400}", cut in 0_usize..900) {
        let _ = read(text.as_bytes());
        for whole in [ORCID_JSON, ORCID_XML] {
            let mut bytes = whole.as_bytes().to_vec();
            bytes.truncate(cut);
            bytes.extend(text.as_bytes());
            let _ = read(&bytes);
        }
        let _ = read(format!("TY  - JOUR\n{text}\nER  -").as_bytes());
        let _ = read(format!("@article{{a, title={{T}}}}\n@{text}").as_bytes());
        let _ = read(format!("title,year\n{text}").as_bytes());
    }

    #[test]
    fn joining_everything_leaves_no_two_that_seem_the_same(years in proptest::collection::vec((1990_i16..1994, 0_u8..3, proptest::option::of(0_u8..3)), 0..20)) {
        let brought: Vec<Entry> = years.into_iter().map(|(year, title, doi)| Entry {
            kind: EntryKind::Publication, title: format!("Study {title}"), by: String::new(), of: String::new(), year: Some(year), until: None,
            doi: doi.map(|own| format!("10.5555/{own}")), link: None,
        }).collect();
        let kept = merge(&[], &brought, &BTreeSet::new());
        let exact: BTreeSet<String> = brought.iter().map(|own| format!("{own:?}")).collect();
        prop_assert_eq!(kept.len(), exact.len(), "without approval nothing is joined, and what is there word for word stands once");
    }
}
