//! A line of weeks with the band in which each value may lie. The drawing is for eyes; the table beside it says the same.

use askama::Template;
use web::Visit;

use crate::measure::Estimate;

/// The drawing is so wide and high, and leaves so much at its edges.
const SIZE: (f64, f64, f64) = (1000.0, 260.0, 24.0);

/// A drawn line.
#[derive(Template, Clone, Debug)]
#[template(
    ext = "html",
    source = r##"<figure class="measure"><svg role="img" aria-label="{{ label }}" viewBox="0 0 1000 260" width="100%" focusable="false"><path d="M0 236H1000" stroke="currentColor" stroke-opacity=".35" fill="none"/><path d="{{ band }}" fill="currentColor" fill-opacity=".14"/><path d="{{ line }}" fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round"/>{% for (x, y) in points %}<circle cx="{{ x }}" cy="{{ y }}" r="6" fill="currentColor"/>{% endfor %}</svg><figcaption>{{ caption }}</figcaption></figure>"##
)]
pub(crate) struct Chart {
    label: String,
    caption: String,
    band: String,
    line: String,
    points: Vec<(i64, i64)>,
}

impl askama::filters::HtmlSafe for Chart {}

impl Chart {
    /// Weeks from the first to the last; a week of which nothing is told leaves a gap in the line's points.
    pub fn new(v: &Visit, label: String, caption: String, weeks: &[Option<Estimate>]) -> Option<Self> {
        let told: Vec<(usize, Estimate)> =
            weeks.iter().enumerate().filter_map(|(at, own)| own.map(|own| (at, own))).collect();
        let end = |own: &Estimate| if own.high.is_finite() { own.high } else { own.value };
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for (_, own) in &told {
            least = least.min(own.low);
            most = most.max(end(own));
        }
        if told.len() < 2 {
            return None;
        }
        let (wide, high, edge) = SIZE;
        let steps = (weeks.len() - 1).max(1) as f64;
        let x = |at: usize| {
            let from_start = edge + (wide - 2.0 * edge) * at as f64 / steps;
            if v.is_rtl() { wide - from_start } else { from_start }
        };
        let y = |value: f64| edge + (high - 2.0 * edge) * (1.0 - (value - least) / (most - least).max(1e-9));
        let path = |points: Vec<(f64, f64)>| {
            let mut path = String::new();
            for (at, (x, y)) in points.into_iter().enumerate() {
                path.push_str(&format!("{}{x:.0} {y:.0}", if at == 0 { "M" } else { "L" }));
            }
            path
        };
        let above = told.iter().map(|(at, own)| (x(*at), y(end(own))));
        let below = told.iter().rev().map(|(at, own)| (x(*at), y(own.low)));
        Some(Self {
            label,
            caption,
            band: format!("{}Z", path(above.chain(below).collect())),
            line: path(told.iter().map(|(at, own)| (x(*at), y(own.value))).collect()),
            points: told.iter().map(|(at, own)| (x(*at).round() as i64, y(own.value).round() as i64)).collect(),
        })
    }
}
