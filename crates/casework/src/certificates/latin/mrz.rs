//! The machine readable zone of a passport: two lines of 44 characters with check digits, as ICAO Doc 9303 part 4 lays them
//! out for documents of size TD3. Pure; nothing of it is kept.

use kernel::Day;

use super::name::LatinName;

const LINE: usize = 44;
/// Where the names stand in the first line.
const NAMES_FROM: usize = 5;

/// What is wrong with typed lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MrzFault {
    /// They are not two lines of 44 capital letters, digits and `<`, or not those of a passport.
    Form,
    /// A check digit does not hold: a character was misread.
    CheckDigit,
}

impl MrzFault {
    /// The key of what is said to the officer.
    pub fn text(self) -> &'static str {
        match self {
            Self::Form => "certificate-latin-slip-mrz-form",
            Self::CheckDigit => "certificate-latin-slip-mrz-digit",
        }
    }
}

/// The two lines, with every check digit right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mrz {
    names: String,
    birth: String,
}

impl Mrz {
    /// Reads typed lines; spaces are dropped, small letters are taken for capital ones.
    ///
    /// # Errors
    /// [`MrzFault`].
    pub fn parse(text: &str) -> Result<Self, MrzFault> {
        let lines: Vec<String> = text
            .lines()
            .map(|line| line.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase())
            .filter(|line| !line.is_empty())
            .collect();
        let [first, second] = lines.as_slice() else { return Err(MrzFault::Form) };
        let fits = |line: &String| line.len() == LINE && line.bytes().all(|byte| value(byte).is_some());
        if !fits(first) || !fits(second) || !first.starts_with('P') {
            return Err(MrzFault::Form);
        }
        // Number, birth date, expiry and personal number have a digit each; the last one covers them all.
        let parts = [(0, 9), (13, 19), (21, 27)].map(|(from, to)| (second[from..to].to_owned(), to));
        let right = parts.iter().all(|(part, digit)| holds(part, second.as_bytes()[*digit]));
        let (personal, personal_digit) = (&second[28..42], second.as_bytes()[42]);
        // Where there is no personal number, its digit may be left out.
        let personal_right =
            holds(personal, personal_digit) || (personal_digit == b'<' && personal.bytes().all(|byte| byte == b'<'));
        let all = format!("{}{}{}", &second[0..10], &second[13..20], &second[21..43]);
        if !right || !personal_right || !holds(&all, second.as_bytes()[43]) {
            return Err(MrzFault::CheckDigit);
        }
        Ok(Self { names: first[NAMES_FROM..].to_owned(), birth: second[13..19].to_owned() })
    }

    /// Whether `name` is the name of these lines, whatever the order of its parts: a passport puts the family name first.
    /// A line that is full to its end may have been cut, so its last part need only be the beginning of one. A name with
    /// accents, which the lines paraphrase, is not compared.
    pub fn bears_out(&self, name: &LatinName) -> bool {
        let Some(mut typed) = name.machine_parts() else { return true };
        let cut = !self.names.ends_with('<');
        let parts: Vec<&str> = self.names.split('<').filter(|part| !part.is_empty()).collect();
        for (at, part) in parts.iter().enumerate() {
            let last = cut && at + 1 == parts.len();
            let fits = |own: &String| if last { own.starts_with(part) } else { own == part };
            let Some(found) = typed.iter().position(fits) else { return false };
            typed.remove(found);
        }
        cut || typed.is_empty()
    }

    /// Whether the lines are of somebody born on `day`. The lines have two digits of the year, and `<` for what is unknown.
    pub fn is_born(&self, day: Day) -> bool {
        let own = format!("{:02}{:02}{:02}", day.year().rem_euclid(100), day.month(), day.day());
        self.birth.bytes().zip(own.bytes()).all(|(line, own)| line == b'<' || line == own)
    }
}

/// What a character counts: digits as they are, A is 10, `<` is nothing.
fn value(character: u8) -> Option<u32> {
    match character {
        b'0'..=b'9' => Some(u32::from(character - b'0')),
        b'A'..=b'Z' => Some(u32::from(character - b'A') + 10),
        b'<' => Some(0),
        _ => None,
    }
}

/// The check digit of Doc 9303 part 3, 4.9: weights 7, 3, 1, modulo 10.
fn holds(part: &str, digit: u8) -> bool {
    let weighed = part.bytes().zip([7, 3, 1].into_iter().cycle());
    let sum: u32 = weighed.map(|(character, weight)| value(character).unwrap_or(0) * weight).sum();
    digit.is_ascii_digit() && sum % 10 == u32::from(digit - b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The specimen of Doc 9303 part 4, appendix B.
    const SPECIMEN: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    fn name(text: &str) -> LatinName {
        LatinName::parse(text).unwrap()
    }

    #[test]
    fn the_specimen_of_the_standard_is_read() {
        let mrz = Mrz::parse(SPECIMEN).unwrap();
        assert!(mrz.bears_out(&name("Anna Maria Eriksson")) && mrz.bears_out(&name("ERIKSSON ANNA-MARIA")));
        for other in ["Anna Eriksson", "Anna Maria Ericsson", "Anna Maria Eriksson Lund"] {
            assert!(!mrz.bears_out(&name(other)), "{other}");
        }
        assert!(mrz.is_born("1974-08-12".parse().unwrap()) && !mrz.is_born("1974-08-13".parse().unwrap()));
        assert!(Mrz::parse(&SPECIMEN.to_lowercase().replace('<', " <")).is_ok(), "spaces and small letters are tidied");
    }

    #[test]
    fn one_misread_character_anywhere_in_the_numbers_is_noticed() {
        let (first, second) = SPECIMEN.split_once('\n').unwrap();
        let guarded = (0..10).chain(13..20).chain(21..44);
        for at in guarded {
            let mut misread = second.to_owned().into_bytes();
            // The digit is of the sum modulo ten: a character that counts ten more is the one thing it cannot notice.
            misread[at] = if value(misread[at]).unwrap() % 10 == 1 { b'2' } else { b'1' };
            let text = format!("{first}\n{}", String::from_utf8(misread).unwrap());
            assert_eq!(Mrz::parse(&text), Err(MrzFault::CheckDigit), "character {at}");
        }
    }

    #[test]
    fn what_is_no_passport_is_refused() {
        let (first, second) = SPECIMEN.split_once('\n').unwrap();
        let (short, visa) = (format!("{first}\n{}", &second[1..]), SPECIMEN.replacen('P', "V", 1));
        for text in [first, "", "P<\n<", &short, &visa, &SPECIMEN.replace("ANNA", "آنّا")] {
            assert_eq!(Mrz::parse(text), Err(MrzFault::Form), "{text}");
        }
    }

    #[test]
    fn a_name_that_was_cut_needs_only_its_beginning() {
        let first = format!("P<EGY{}", "ABDELRAHMAN<<MOHAMED<MAHMOUD<ABDELWAHHAB");
        let cut = Mrz { names: first[NAMES_FROM..].chars().take(39).collect(), birth: "740812".into() };
        assert!(!cut.names.ends_with('<'));
        assert!(cut.bears_out(&name("Mohamed Mahmoud Abdelwahhab Abdelrahman")));
        assert!(!cut.bears_out(&name("Mohamed Mahmoud Ibrahim Abdelrahman")));
    }
}
