//! What is written on a label and told at a counter: the item number, the weight, the six digits of a code. Pure.

use kernel::{Failure, Outcome};

/// An envelope with its label, in grams.
const ENVELOPE: u32 = 50;
/// A sheet of secure paper, in grams.
const SHEET: u32 = 10;

/// The weight of a parcel with so many sheets, as carriers are told.
pub const fn weight(sheets: u32) -> u32 {
    ENVELOPE + SHEET * sheets
}

/// The item number (UPU S10) of a serial: two letters of the postal service, eight digits, the check digit and Egypt.
///
/// # Errors
/// A fault if the serial has more than eight digits or the service is not two letters.
pub fn item_number(service: &str, serial: u32) -> Outcome<String> {
    let digits = format!("{serial:08}");
    let serial: [u8; 8] = digits
        .bytes()
        .map(|byte| byte - b'0')
        .collect::<Vec<_>>()
        .try_into()
        .map_err(|_| Failure::fault("drawing an item number", "a serial has eight digits"))?;
    let number = format!("{service}{digits}{}EG", kernel::s10::check_digit(serial));
    if kernel::s10::is_valid(&number) {
        Ok(number)
    } else {
        Err(Failure::fault("drawing an item number", "the letters of the postal service are not two"))
    }
}

/// The bytes of a one-time code's message authentication as six digits.
pub fn six_digits(mac: &[u8; 32]) -> String {
    let [a, b, c, d, ..] = *mac;
    format!("{:06}", u32::from_be_bytes([a, b, c, d]) % 1_000_000)
}
