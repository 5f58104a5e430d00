//! Draws a QR symbol as one SVG path.
//!
//! One path keeps the PDF small and the symbol sharp; the quiet zone of four modules (ISO/IEC 18004) is part of it.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder};

/// Modules of empty margin on each side.
const QUIET: usize = 4;
/// Longest text we print: about version 18, half a millimetre a module at 45 mm.
const MAX_TEXT: usize = 900;

/// The text is empty or too long for a symbol that still scans from paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the text does not fit a printable QR symbol")]
pub struct SymbolError;

/// The symbol for `text`, error correction level M, as a complete SVG document in module units.
pub fn svg(text: &str) -> Result<String, SymbolError> {
    if text.is_empty() || text.len() > MAX_TEXT {
        return Err(SymbolError);
    }
    let code = QRBuilder::new(text).ecl(ECL::M).build().map_err(|_| SymbolError)?;
    let side = code.size + 2 * QUIET;
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
    Ok(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}"><path d="{path}" fill="#000"/></svg>"##
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_much_text_is_refused_and_a_symbol_is_one_path() {
        assert_eq!(svg(""), Err(SymbolError));
        assert_eq!(svg(&"A".repeat(901)), Err(SymbolError));
        let drawn = svg("EGA1:HELLO").unwrap();
        assert_eq!(drawn.matches("<path").count(), 1);
    }
}
