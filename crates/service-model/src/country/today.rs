//! How a service is obtained today without the platform: shown for closed countries, with the day it was last verified,
//! so that nobody leaves with empty hands.

use kernel::Day;

use crate::{Names, reader::Table};

/// Today's way for one service.
#[derive(Clone, PartialEq, Debug)]
pub struct TodaysWay {
    /// Key of the service.
    pub service: String,
    /// Keys of the missions where it is done.
    pub missions: Vec<String>,
    /// When it is done there.
    pub hours: Names,
    /// Papers to bring.
    pub papers: Vec<Names>,
    /// What it costs, in words, because the tariff of a mission is often not published.
    pub fee: Names,
    /// How long it takes.
    pub time: Names,
    /// Where this was seen.
    pub source: Names,
    /// When it was last verified; absent when it never was, and then the page says so.
    pub verified_on: Option<Day>,
}

impl TodaysWay {
    pub(super) fn read(mut table: Table<'_, '_>, missions: &[String]) -> Self {
        let papers = table.tables("papers").into_iter().map(|mut row| {
            let names = Names { ar: row.text("ar"), en: row.text("en") };
            row.finish();
            names
        });
        let way = Self {
            papers: papers.collect(),
            service: table.key("service"),
            missions: table.texts("missions"),
            hours: table.names("hours"),
            fee: table.names("fee"),
            time: table.names("time"),
            source: table.words("source"),
            verified_on: table.opt_day("verified_on"),
        };
        for key in way.missions.iter().filter(|key| !missions.contains(key)) {
            table.fault_at("missions", "value", format!("no mission is called `{key}`"));
        }
        table.finish();
        way
    }
}
