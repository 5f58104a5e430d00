//! UPU S10 item identifiers: `EE 473 124 829 EG`.

/// The check digit of the eight digits: weights 8 6 4 2 3 5 9 7, 11 − (sum mod 11), with 10 → 0 and 11 → 5 (UPU S10).
pub fn check_digit(serial: [u8; 8]) -> u8 {
    const WEIGHTS: [u32; 8] = [8, 6, 4, 2, 3, 5, 9, 7];
    let sum: u32 = serial.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    match 11 - sum % 11 {
        10 => 0,
        11 => 5,
        digit => digit as u8,
    }
}

/// Whether `text` (spaces allowed) is a well-formed S10 identifier with a right check digit.
pub fn is_valid(text: &str) -> bool {
    let compact: Vec<u8> = text.bytes().filter(|byte| *byte != b' ').collect();
    let [a, b, digits @ .., y, z] = compact.as_slice() else { return false };
    if digits.len() != 9
        || ![a, b, y, z].iter().all(|byte| byte.is_ascii_uppercase())
        || !digits.iter().all(u8::is_ascii_digit)
    {
        return false;
    }
    let mut serial = [0_u8; 8];
    for (slot, digit) in serial.iter_mut().zip(digits) {
        *slot = digit - b'0';
    }
    check_digit(serial) == digits[8] - b'0'
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn published_numbers_pass_and_a_changed_digit_does_not() {
        for number in ["EE 473 124 829 EG", "EB000717595HK", "EE471108151FR", "RB167995284IT", "LL572405406US"] {
            assert!(is_valid(number), "{number}");
        }
        assert!(!is_valid("EE473124828EG"));
        assert!(!is_valid("EE47312482EG"));
    }
}
