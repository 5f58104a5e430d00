//! The sheet of paper of a badge: typeset and sealed like the declarations people sign, never with an authority's key.

use kernel::Moment;
use serde_json::json;

use crate::{
    keys::{IssuerKeys, TEST_PLATFORM},
    render::{RenderError, Renderer, Typeset},
    seal::{SealDetails, SealError, seal},
    words,
};

/// The sheet.
const TEMPLATE: &str = include_str!("../../kit/training.typ");
/// The longest text, in characters.
const LONGEST: usize = 600;

/// Why no file came out.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// A text is too long or holds characters that steer the layout.
    #[error("a text of the sheet cannot be printed")]
    Text,
    /// Typesetting failed.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// Sealing failed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// What is printed; pairs are Arabic and English.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// The badge's number.
    pub number: String,
    /// Who completed it.
    pub holder: String,
    /// The name of the award.
    pub names: (String, String),
    /// What had to be done.
    pub criteria: (String, String),
    /// Who ran it.
    pub run_by: (String, String),
    /// The group.
    pub group: (String, String),
    /// When it was awarded.
    pub awarded_at: Moment,
    /// The zone whose civil day is printed.
    pub zone: String,
    /// Where one checks that it stands.
    pub verify_at: String,
}

/// Typesets and seals. CPU only; run it through [`crate::render::RenderPool::run`].
///
/// # Errors
/// When a text cannot be printed, or the key does not sign.
pub fn close(renderer: &Renderer, keys: &IssuerKeys, sheet: &Sheet) -> Result<Vec<u8>, SheetError> {
    let pairs = [&sheet.names, &sheet.criteria, &sheet.run_by, &sheet.group];
    let texts = pairs.iter().flat_map(|(ar, en)| [ar, en]).chain([&sheet.holder, &sheet.verify_at]);
    if texts.into_iter().any(|text| text.chars().count() > LONGEST || text.chars().any(steers)) {
        return Err(SheetError::Text);
    }
    let pair = |(ar, en): &(String, String)| json!({ "ar": ar, "en": en });
    let day = words::day(sheet.awarded_at.day_in(&sheet.zone));
    let data = json!({
        "number": sheet.number,
        "holder": sheet.holder,
        "award": pair(&sheet.names),
        "criteria": pair(&sheet.criteria),
        "run_by": pair(&sheet.run_by),
        "group": pair(&sheet.group),
        "awarded": day,
        "verify_at": sheet.verify_at,
        "test": keys.test,
        // What the kit of certificates reads of every sheet, whether or not it prints it.
        "serial": sheet.number,
        "issued": day,
        "issuer": { "ar": "", "en": "", "test": keys.test },
        "governorates": {},
        "record": {},
    });
    let set = Typeset { ident: &sheet.number, at: sheet.awarded_at, data: data.to_string().into_bytes() };
    let details = SealDetails {
        at: sheet.awarded_at,
        name: if keys.test { TEST_PLATFORM.to_owned() } else { "وصل".to_owned() },
        reason: "شهادة إكمال تدريب".to_owned(),
        label: "الخاتم الإلكتروني للمنصة".to_owned(),
    };
    Ok(seal(&renderer.typeset_with(TEMPLATE, set, &sheet.verify_at)?, keys, &details)?)
}

/// Control characters and bidirectional overrides could make the paper say something else than what was awarded.
fn steers(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
