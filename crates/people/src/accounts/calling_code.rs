//! The calling code at the front of an international number: which country will carry, and bill, the message.
//!
//! It exists for two things only: to catch a number without its country, and to budget messages by destination. It is
//! never taken for a nationality or a residence.

/// Calling codes in service for public telephone networks (ITU-T E.164). Satellite and premium ranges (87x, 88x shared
/// codes, 979) are left out on purpose: no message of ours goes there, and fraud with costly numbers starts there.
const ASSIGNED: &[&str] = &[
    "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48",
    "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
    "86", "90", "91", "92", "93", "94", "95", "98", "211", "212", "213", "216", "218", "220", "221", "222", "223",
    "224", "225", "226", "227", "228", "229", "230", "231", "232", "233", "234", "235", "236", "237", "238", "239",
    "240", "241", "242", "243", "244", "245", "246", "247", "248", "249", "250", "251", "252", "253", "254", "255",
    "256", "257", "258", "260", "261", "262", "263", "264", "265", "266", "267", "268", "269", "290", "291", "297",
    "298", "299", "350", "351", "352", "353", "354", "355", "356", "357", "358", "359", "370", "371", "372", "373",
    "374", "375", "376", "377", "378", "380", "381", "382", "383", "385", "386", "387", "389", "420", "421", "423",
    "500", "501", "502", "503", "504", "505", "506", "507", "508", "509", "590", "591", "592", "593", "594", "595",
    "596", "597", "598", "599", "670", "672", "673", "674", "675", "676", "677", "678", "679", "680", "681", "682",
    "683", "685", "686", "687", "688", "689", "690", "691", "692", "850", "852", "853", "855", "856", "880", "886",
    "960", "961", "962", "963", "964", "965", "966", "967", "968", "970", "971", "972", "973", "974", "975", "976",
    "977", "992", "993", "994", "995", "996", "998",
];

/// Where subscribers' numbers may begin with zero, so that a zero after the code is part of the number and not the
/// national trunk prefix people add by habit (as in +971 050…).
const ZERO_IS_PART: &[&str] = &["39", "225", "241", "242", "378"];

/// The calling code that `digits` (without plus) begin with. No assigned code is a prefix of another.
pub fn calling_code(digits: &str) -> Option<&'static str> {
    ASSIGNED.iter().copied().find(|code| digits.starts_with(code))
}

/// `digits` without the national trunk zero after the calling code, where that zero cannot belong to the number.
pub(super) fn without_trunk_zero(digits: &str, code: &str) -> String {
    match digits.strip_prefix(code).and_then(|rest| rest.strip_prefix('0')) {
        Some(rest) if !ZERO_IS_PART.contains(&code) => format!("{code}{rest}"),
        _ => digits.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_hides_behind_another() {
        for one in ASSIGNED {
            for other in ASSIGNED {
                assert!(one == other || !one.starts_with(other), "{other} hides {one}");
            }
        }
    }

    #[test]
    fn the_trunk_zero_goes_where_it_is_a_habit_and_stays_where_it_is_a_digit() {
        assert_eq!(without_trunk_zero("9710501234567", "971"), "971501234567");
        assert_eq!(without_trunk_zero("2001012345678", "20"), "201012345678");
        assert_eq!(without_trunk_zero("390612345678", "39"), "390612345678");
    }
}
