//! The courses that come with the program, one file each under `courses/`.

use ::store::Cx;
use kernel::{Failure, Outcome};
use rust_embed::RustEmbed;

use super::{model::Course, store as rows};

#[derive(RustEmbed)]
#[folder = "../../courses"]
struct Files;

/// Makes a draft of every shipped course that was never let out and is not being written, for two trainers to let out. Gives
/// how many.
///
/// # Errors
/// As [`courses`].
pub async fn draft(cx: &mut Cx) -> Outcome<usize> {
    let out = rows::latest(cx).await?;
    let written = rows::drafted(cx).await?;
    let mut drafted = 0;
    for (key, course) in courses()? {
        if !written.contains(&key) && out.iter().all(|own| own.course != key) {
            rows::keep_draft(cx, &key, &course, None).await?;
            drafted += 1;
        }
    }
    Ok(drafted)
}

/// Every course, by key.
///
/// # Errors
/// A fault that names the file, if one cannot be read or could not be published.
pub fn courses() -> Outcome<Vec<(String, Course)>> {
    let mut names: Vec<_> = Files::iter().filter(|name| name.ends_with(".toml")).collect();
    names.sort();
    names.iter().map(|name| read(name)).collect()
}

fn read(name: &str) -> Outcome<(String, Course)> {
    let broken = |what: String| Failure::fault("reading a course", format!("{name}: {what}"));
    let file = Files::get(name).ok_or_else(|| broken("it is gone".to_owned()))?;
    let text = std::str::from_utf8(&file.data).map_err(|error| broken(error.to_string()))?;
    let course: Course = toml::from_str(text).map_err(|error| broken(error.to_string()))?;
    match course.check().first() {
        Some(wrong) => Err(broken(format!("{} at `{}`", wrong.text, wrong.place))),
        None => Ok((name.trim_end_matches(".toml").to_owned(), course)),
    }
}
