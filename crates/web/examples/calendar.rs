//! Writes calendar files with everything that is hard about them, for a judge we did not write: `calendar FOLDER`.

use std::{error::Error, path::PathBuf};

use kernel::Moment;
use web::calendar::{Event, calendar_file};

/// A name of a file and its event's title, place and notes.
const EVENTS: [(&str, &str, &str, &str); 3] = [
    ("plain", "Appointment", "Consulate-General in Dubai", "WSL-1234-5678"),
    (
        "arabic",
        "لقاء القنصلية المفتوح للإجابة عن أسئلة الوثائق والتصديقات وتجديد بطاقة الرقم القومي للمقيمين بالخارج",
        "مقر القنصلية العامة، دبي",
        "يُرجى إحضار الأصل؛ وصورة منه\nhttps://wasl.example/ar/events/open-meeting",
    ),
    ("marks", "Commas, semicolons; and \\ backslashes", "A; B, C", "BEGIN:VEVENT\nEND:VCALENDAR\r\nDTSTART:1"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: calendar FOLDER")?).join("calendar");
    std::fs::create_dir_all(&folder)?;
    let at = |text: &str| text.parse::<Moment>().map_err(|error| format!("{text}: {error}"));
    let (stamp, starts_at, ends_at) =
        (at("2026-11-22T08:00:00Z")?, at("2026-12-05T14:00:00Z")?, at("2026-12-05T16:00:00Z")?);
    for (name, title, place, notes) in EVENTS {
        let uid = format!("{name}@wasl");
        let event = Event { product: "Events", uid: &uid, stamp, starts_at, ends_at, title, place, notes };
        std::fs::write(folder.join(format!("{name}.ics")), calendar_file(&event))?;
    }
    Ok(())
}
