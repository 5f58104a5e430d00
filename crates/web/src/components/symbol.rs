//! A text as a symbol for a camera: drawn into the page itself, so that what it says is in no address, no file and no log.
//! Whoever has no camera types what stands under it.

use std::fmt::{self, Write};

use askama::Template;
use fast_qr::{ECL, QRBuilder};
use kernel::{Failure, Outcome};

/// Modules of empty margin on each side (ISO/IEC 18004).
const QUIET: usize = 4;

/// The symbol. Light on every screen: a camera does not read a white symbol on black.
#[derive(Template)]
#[template(
    source = "<figure class=\"symbol\"><svg role=\"img\" aria-label=\"{{ label }}\" viewBox=\"0 0 {{ side }} {{ side }}\">\
              <path d=\"{{ path }}\"/></svg><figcaption class=\"hint\">{{ label }}</figcaption></figure>",
    ext = "html"
)]
pub struct Symbol {
    label: String,
    side: usize,
    path: String,
}

impl askama::filters::HtmlSafe for Symbol {}

impl fmt::Debug for Symbol {
    /// Without what it draws.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Symbol").finish_non_exhaustive()
    }
}

impl Symbol {
    /// The symbol of `text`, which the words `label` describe.
    ///
    /// # Errors
    /// A fault if the text is too long for a symbol; the fault does not say it.
    pub fn of(text: &str, label: String) -> Outcome<Self> {
        let drawn = QRBuilder::new(text).ecl(ECL::M).build();
        // The error is not passed on: what it was about may be a secret.
        let code = drawn.map_err(|_| Failure::fault("drawing a symbol", "the text is too long"))?;
        let mut path = String::with_capacity(code.size * code.size * 4);
        for row in 0..code.size {
            let mut column = 0;
            while column < code.size {
                let run = (column..code.size).take_while(|at| code[row][*at].value()).count();
                if run > 0 {
                    // Writing into a String cannot fail.
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", column + QUIET, row + QUIET);
                }
                column += run.max(1);
            }
        }
        Ok(Self { label, side: code.size + 2 * QUIET, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_symbol_is_drawn_and_does_not_spell_the_secret() {
        let address = "otpauth://totp/Wasl:dubai?secret=JBSWY3DPEHPK3PXP&issuer=Wasl";
        let drawn = Symbol::of(address, "رمز".to_owned()).unwrap().render().unwrap();
        assert!(drawn.contains("<path d=\"M") && !drawn.contains("JBSWY3DPEHPK3PXP"), "{drawn}");
        assert!(Symbol::of(&"a".repeat(4000), String::new()).is_err());
    }
}
