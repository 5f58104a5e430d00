//! The component library: one struct a component, made by a constructor, printed into a page as `{{ it }}`.
//!
//! A component holds text that is already in the reader's language; it never looks anything up by itself unless its
//! constructor takes the visit. Values that people typed are isolated by `<bdi>`. Every component is shown in the gallery
//! and rendered by the tests in both directions.

mod actions;
mod bars;
mod choices;
mod date_input;
mod device;
mod field;
mod home;
mod letters;
mod listen;
mod notices;
mod progress;
mod question;
mod slip;
mod summary;
mod symbol;
mod table;
mod text_input;
mod upload;

pub use actions::{BackLink, Button, LinkButton};
pub use bars::Bars;
pub use choices::{Checkboxes, Choice, Radios, Select};
pub use date_input::DateInput;
pub use device::{InstallOffer, KeepOffline};
pub use field::Field;
pub use home::{Hero, HowItWorks, ServiceCard, ServiceCards, TrustStrip};
pub use letters::ArabicLetters;
pub use listen::{Player, Recorder};
pub use notices::{Banner, Details, Empty, Tag, Tone, Warning};
pub use progress::{Steps, Task, TaskList, Timeline, TimelineStep, When};
pub use question::QuestionPage;
pub use slip::{Confirmation, FeeTable, Slip};
pub use summary::{ErrorSummary, SummaryList, SummaryRow};
pub use symbol::Symbol;
pub use table::{DataTable, Pagination};
pub use text_input::{PasswordInput, PhoneInput, TextInput, Textarea};
pub use upload::FileUpload;

/// Marks components as HTML, so that a template prints them without escaping them again.
macro_rules! prints_as_html {
    ($($component:ty),+ $(,)?) => {$(
        impl askama::filters::HtmlSafe for $component {}
    )+};
}
pub(crate) use prints_as_html;
