//! Events that are entered after the population was made: births, deaths, marriages and divorces abroad.
//!
//! Whoever calls has compared what is told with what is recorded; here it is only written, so that every record that is
//! asked for later tells of it.

use kernel::{Day, NationalNumber, Sex};

use super::{
    Population, as_of,
    person::{Faith, Foreigner, Individual, Marriage, Mother, Pid, RecordState, Wife},
    places,
};

/// What the document of a marriage or divorce abroad says.
#[derive(Clone, Debug)]
pub struct Papers {
    /// Who drew it up.
    pub authority: String,
    /// Its number.
    pub document_number: String,
    /// The kind of a divorce; empty for a marriage.
    pub kind: String,
    /// When it was entered.
    pub registered: Day,
}

/// A child to be entered, with its parents as far as they are people of this population.
pub struct Child {
    /// The name.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// The day of birth.
    pub born: Day,
    /// City and country.
    pub place: String,
    /// The father.
    pub father: Option<Pid>,
    /// A father who is not in the population.
    pub father_named: Option<String>,
    /// The mother.
    pub mother: Mother,
}

impl Population {
    /// The birth record of whoever has this number is answered for from now on, if it stood on paper; false if nobody has it.
    pub fn computerise(&mut self, digits: &str) -> bool {
        let Some(pid) = self.by_number(digits) else { return false };
        let person = &mut self.people[pid.0];
        if person.state == RecordState::PaperOnly {
            person.state = RecordState::Computerised;
        }
        true
    }

    /// Enters a birth abroad and gives the child its number.
    pub fn enter_birth(&mut self, child: Child, today: Day) -> Pid {
        self.entered(today);
        let number = self.free_number(child.born, child.sex);
        let citizen_mother = if let Mother::Citizen(mother) = child.mother { Some(mother) } else { None };
        let faith = child.father.or(citizen_mother).map_or(Faith::Dash, |parent| self.person(parent).faith);
        let office = places::OFFICE_ABROAD.to_owned();
        let same_year = |person: &&Individual| person.office == office && person.born.year() == child.born.year();
        let last = self.people.iter().filter(same_year).map(|person| person.record_number).max();
        let pid = Pid(self.people.len());
        self.people.push(Individual {
            number,
            card: None,
            name: child.name.split_whitespace().map(str::to_owned).collect(),
            latin: None,
            sex: child.sex,
            faith,
            born: child.born,
            governorate: places::ABROAD,
            place: child.place,
            father: child.father,
            father_named: child.father_named,
            mother: child.mother,
            died: None,
            died_at: None,
            death_registered: None,
            death_state: RecordState::Computerised,
            office,
            record_number: last.unwrap_or(0) + 1,
            registered: today,
            state: RecordState::Computerised,
            recorded_mother: None,
            recorded_born: None,
            card_issued: None,
        });
        self.by_number.insert(number.digits().to_owned(), pid);
        self.by_birth.entry(child.born).or_default().push(pid);
        let parents: Vec<Pid> = self.people[pid.0].parents().collect();
        for parent in parents {
            self.by_parent.entry(parent).or_default().push(pid);
        }
        pid
    }

    /// Enters a death abroad.
    pub fn enter_death(&mut self, pid: Pid, died_on: Day, place: String, today: Day) {
        self.entered(today);
        let person = &mut self.people[pid.0];
        person.died = Some(died_on);
        person.died_at = Some((places::ABROAD, place));
        person.death_registered = Some(today);
    }

    /// Enters a marriage abroad.
    pub fn enter_marriage(&mut self, husband: Pid, wife: Wife, from: Day, papers: Papers) -> usize {
        self.entered(papers.registered);
        let index = self.marriages.len();
        self.marriages.push(Marriage { husband, wife, from, until: None, state: RecordState::Computerised });
        let citizen = if let Wife::Citizen(wife) = wife { Some(wife) } else { None };
        for spouse in std::iter::once(husband).chain(citizen) {
            self.by_spouse.entry(spouse).or_default().push(index);
        }
        self.papers.insert((index, false), papers);
        index
    }

    /// Enters a divorce abroad.
    pub fn enter_divorce(&mut self, index: usize, until: Day, papers: Papers) {
        self.entered(papers.registered);
        self.marriages[index].until = Some(until);
        self.papers.insert((index, true), papers);
    }

    /// A foreigner whom the papers name.
    pub fn add_foreigner(&mut self, name: String, nationality: String) -> usize {
        self.foreigners.push(Foreigner { name: name.into(), nationality: nationality.into() });
        self.foreigners.len() - 1
    }

    /// The document of a marriage, or of its divorce, that was entered from abroad.
    pub fn papers(&self, index: usize, of_divorce: bool) -> Option<&Papers> {
        self.papers.get(&(index, of_divorce))
    }

    /// Whether the divorce of a marriage is recorded already.
    pub fn is_divorced(&self, index: usize) -> bool {
        self.marriages[index].until.is_some()
    }

    fn entered(&mut self, today: Day) {
        self.entered_until = Some(self.today().max(today));
    }

    /// The last day of which everybody's status is told: the day of the population, or of the newest entry after it.
    pub fn today(&self) -> Day {
        self.entered_until.unwrap_or_else(as_of)
    }

    /// The next number of that day abroad that nobody has.
    fn free_number(&self, born: Day, sex: Sex) -> NationalNumber {
        (1..)
            .filter_map(|serial| NationalNumber::compose(born, places::ABROAD, serial, sex))
            .find(|number| !self.by_number.contains_key(number.digits()))
            .unwrap_or_else(|| unreachable!("a day has more numbers than births abroad"))
    }
}
