//! The fixed cast: the fictional people the demo log-ins and the tests are named after. They come first in every
//! population and are the same for every seed, so their numbers may be written into demo data.

mod births;
mod later;

use kernel::{Day, NationalNumber, Sex};

use self::births::{Elder, add_elder, add_foundling, child, couple, day, listed};
use super::{
    Population,
    builder::Builder,
    names::{self, Name},
    person::{Faith, Foreigner, Pid, RecordState, Wife},
    places,
};

/// One of the cast, with all that a demo needs to play the part.
#[derive(Clone, Debug)]
pub struct CastMember {
    /// The name's parts.
    pub name: Vec<String>,
    /// The passport's spelling; everyone in the cast has one.
    pub latin_name: String,
    /// The number.
    pub number: NationalNumber,
    /// The card's factory number; none for children.
    pub card_factory_number: Option<String>,
    /// The mother's full name as registered; `None` for the foundling.
    pub mother_name: Option<String>,
    /// The birth date.
    pub born: Day,
    /// Sex.
    pub sex: Sex,
}

impl CastMember {
    /// The name with spaces between its parts.
    pub fn full_name(&self) -> String {
        self.name.join(" ")
    }
}

macro_rules! cast {
    ($($(#[$doc:meta])* $role:ident),* $(,)?) => {
        /// Who plays which part.
        #[derive(Clone, Debug)]
        pub struct Cast { $($(#[$doc])* pub $role: CastMember,)* }

        struct Roles { $($role: Pid,)* }

        impl Roles {
            fn seen_in(self, population: &Population) -> Cast {
                Cast { $($role: member(population, self.$role),)* }
            }
        }
    };
}

cast! {
    /// كريم, a father who works in Sharjah; ليلى and عمر are his.
    father,
    /// دينا, his wife.
    wife,
    /// ليلى, born in Sharjah in 2021 and registered at the mission: the certificate of the story.
    daughter,
    /// عمر, their elder son, born in Giza.
    son,
    /// نادية, the father's mother.
    grandmother,
    /// محمود, the father's father, who has died.
    deceased,
    /// هبة, the father's sister.
    paternal_aunt,
    /// مريان, a mother in Dubai applying for her son.
    mother,
    /// مينا, her son.
    mothers_son,
    /// بيتر, her husband.
    mothers_husband,
    /// هاني, whose son's record was never computerised.
    not_located,
    /// يوسف, that son.
    on_paper,
    /// نجلاء, on whose own record her mother has another given name than on her card.
    mismatch,
    /// A person whose record is answered for by hand only.
    sealed,
    /// The elder of twin brothers by minutes.
    twin,
    /// The other one.
    other_twin,
    /// A daughter of a foreign mother who has no number.
    foreign_mothers_child,
    /// A foundling.
    foundling,
    /// A husband divorced and wed again.
    remarried,
    /// His former wife, mother of `first_child`.
    former_wife,
    /// His wife now, mother of `second_child`.
    second_wife,
    /// A child of the first marriage.
    first_child,
    /// A child of the second.
    second_child,
    /// A man whose religion field says "-".
    dash,
    /// A Christian wife of a Muslim husband.
    mixed_wife,
    /// Their son.
    mixed_child,
    /// One of two men with the same four-part name.
    namesake,
    /// The other.
    other_namesake,
    /// إبراهيم, the uncle of the father of the story: kin of the third degree.
    great_uncle,
    /// منى, that uncle's wife.
    great_uncles_wife,
    /// هشام, their son and the father's cousin: kin of the fourth degree.
    cousin,
    /// شيماء, whose husband died in Kuwait in the summer of 2026 and whose card still says married.
    widow,
    /// حازم, that husband.
    late_husband,
    /// حبيبة, their daughter.
    widows_daughter,
    /// عماد الدين, divorced in 2025, whose card still says married.
    outdated,
    /// غادة, his former wife, whose card is renewed.
    outdated_former_wife,
}

/// The cast by role.
pub fn cast() -> Cast {
    let mut builder = Builder::new(0);
    let roles = play(&mut builder);
    roles.seen_in(&Population::indexed(builder))
}

/// Adds the cast to a population being built; says how many people it has.
pub(super) fn settle(builder: &mut Builder) -> usize {
    // The cast draws cards and places from its own stream, so that the seed of the rest changes nothing in it.
    let rest = std::mem::replace(&mut builder.draw, super::draw::Draw::new(0));
    play(builder);
    builder.draw = rest;
    builder.people.len()
}

fn member(population: &Population, pid: Pid) -> CastMember {
    let person = population.person(pid);
    CastMember {
        name: person.name.clone(),
        latin_name: person.latin.clone().unwrap_or_default(),
        number: person.number,
        card_factory_number: person.card.clone(),
        mother_name: population.mother_name(person),
        born: person.born,
        sex: person.sex,
    }
}

fn play(builder: &mut Builder) -> Roles {
    use Faith::{Christian, Dash, Muslim};
    use Sex::{Female, Male};
    let mut elder = |name, mother, sex, faith, born, governorate| {
        add_elder(builder, Elder { name, mother, sex, faith, born, governorate })
    };
    let deceased = elder(["محمود", "سيد", "علي", "فرغلي"], "زينب حسن عوض", Male, Muslim, day(1955, 6, 2), 21);
    let grandmother = elder(["نادية", "فتحي", "أحمد", "البنا"], "كوثر محمد نصار", Female, Muslim, day(1960, 1, 17), 21);
    let wife = elder(["دينا", "سامي", "أحمد", "الجندي"], "هدى محمود شاهين", Female, Muslim, day(1991, 9, 25), 1);
    let mother =
        elder(["مريان", "عادل", "جرجس", "ميخائيل"], "تريزا لبيب بشاي", Female, Christian, day(1990, 2, 11), 27);
    let mothers_husband =
        elder(["بيتر", "سمير", "حنا", "سوريال"], "ماري وهيب تادرس", Male, Christian, day(1986, 11, 30), 24);
    let not_located =
        elder(["هاني", "رجب", "إبراهيم", "الشناوي"], "سعاد علي المرسي", Male, Muslim, day(1976, 3, 8), 26);
    let his_wife = elder(["منى", "عبد الله", "حسن", "الديب"], "نعمة سعيد طلبة", Female, Muslim, day(1980, 5, 19), 26);
    let mismatch = elder(["نجلاء", "جمال", "محمد", "القاضي"], "فوزية حسين غنيم", Female, Muslim, day(1985, 12, 5), 13);
    let sealed = elder(["ياسر", "سعيد", "أحمد", "درويش"], "سميرة رضا هلال", Male, Muslim, day(1993, 8, 1), 2);
    let twins_father = elder(["أيمن", "خالد", "حسن", "عامر"], "نوال سيد صقر", Male, Muslim, day(1981, 4, 4), 12);
    let twins_mother = elder(["رانيا", "هشام", "علي", "زهران"], "صفاء عمر رزق", Female, Muslim, day(1984, 7, 21), 12);
    let far_husband = elder(["شريف", "مصطفى", "أحمد", "الزيات"], "عزة محمود بركات", Male, Muslim, day(1979, 10, 10), 1);
    let remarried = elder(["وائل", "صلاح", "محمد", "العطار"], "جميلة حسن غنيم", Male, Muslim, day(1983, 1, 29), 16);
    let former_wife = elder(["رشا", "عصام", "سيد", "حجازي"], "حنان علي خليل", Female, Muslim, day(1986, 6, 6), 16);
    let second_wife =
        elder(["ياسمين", "طارق", "إبراهيم", "الفقي"], "أميرة أحمد سالم", Female, Muslim, day(1992, 3, 15), 2);
    let dash = elder(["بهاء الدين", "رفعت", "ثابت", "النجار"], "ليلى نبيل واصف", Male, Dash, day(1989, 5, 23), 1);
    let mixed_husband = elder(["طارق", "حمدي", "علي", "الخولي"], "سارة أحمد هلال", Male, Muslim, day(1982, 2, 2), 2);
    let mixed_wife =
        elder(["نيفين", "رامي", "ميخائيل", "غبريال"], "إيرين حنا جاد", Female, Christian, day(1985, 8, 8), 2);
    let namesake = elder(["محمد", "أحمد", "محمد", "حسن"], "فاطمة علي السيد", Male, Muslim, day(1990, 1, 1), 1);
    let other_namesake = elder(["محمد", "أحمد", "محمد", "حسن"], "هبة محمود عطية", Male, Muslim, day(1990, 1, 1), 1);
    builder.person_mut(deceased).died = Some(day(2019, 2, 20));
    builder.person_mut(sealed).state = RecordState::Sealed;
    builder.person_mut(mismatch).recorded_mother = Some("فايزة حسين غنيم".to_owned());

    let grandparents = couple(builder, deceased, Wife::Citizen(grandmother), day(1984, 9, 1), None);
    let father = child(builder, &grandparents, "كريم", (Male, day(1988, 4, 12), 21));
    let paternal_aunt = child(builder, &grandparents, "هبة", (Female, day(1992, 10, 3), 21));
    let sharjah = couple(builder, father, Wife::Citizen(wife), day(2015, 7, 10), None);
    let son = child(builder, &sharjah, "عمر", (Male, day(2017, 5, 28), 21));
    let daughter = child(builder, &sharjah, "ليلى", (Female, day(2021, 3, 14), places::ABROAD));
    let dubai = couple(builder, mothers_husband, Wife::Citizen(mother), day(2014, 1, 26), None);
    let mothers_son = child(builder, &dubai, "مينا", (Male, day(2019, 12, 7), places::ABROAD));
    let sohag = couple(builder, not_located, Wife::Citizen(his_wife), day(2004, 2, 1), None);
    let on_paper = child(builder, &sohag, "يوسف", (Male, day(2008, 8, 16), 26));
    builder.person_mut(on_paper).state = RecordState::PaperOnly;
    let mansoura = couple(builder, twins_father, Wife::Citizen(twins_mother), day(2009, 6, 6), None);
    let twin = child(builder, &mansoura, "حسن", (Male, day(2012, 11, 9), 12));
    let other_twin = child(builder, &mansoura, "حسين", (Male, day(2012, 11, 9), 12));
    builder
        .foreigners
        .push(Foreigner { name: "ماريا سانتوس كروز".into(), nationality: "فلبينية".into() });
    let far = couple(builder, far_husband, Wife::Foreign(builder.foreigners.len() - 1), day(2010, 4, 1), None);
    let foreign_mothers_child = child(builder, &far, "سارة", (Female, day(2013, 6, 18), places::ABROAD));
    let first = couple(builder, remarried, Wife::Citizen(former_wife), day(2008, 3, 3), Some(day(2014, 5, 5)));
    let first_child = child(builder, &first, "سلمى", (Female, day(2010, 2, 14), 16));
    let second = couple(builder, remarried, Wife::Citizen(second_wife), day(2016, 9, 9), None);
    let second_child = child(builder, &second, "زياد", (Male, day(2018, 7, 30), 16));
    let mixed = couple(builder, mixed_husband, Wife::Citizen(mixed_wife), day(2012, 12, 12), None);
    let mixed_child = child(builder, &mixed, "آدم", (Male, day(2015, 1, 5), 2));
    let foundling = add_foundling(builder);
    let (great_uncle, great_uncles_wife, cousin) = births::wider_family(builder, deceased);
    let later::Later { widow, late_husband, widows_daughter, outdated, outdated_former_wife } = later::settle(builder);
    later::papers(builder);
    for person in &mut builder.people {
        let parts: Vec<Name> = person.name.iter().map(|part| listed(part)).collect();
        person.latin = Some(names::latin(&parts));
    }
    Roles {
        father,
        wife,
        daughter,
        son,
        grandmother,
        deceased,
        paternal_aunt,
        mother,
        mothers_son,
        mothers_husband,
        not_located,
        on_paper,
        mismatch,
        sealed,
        twin,
        other_twin,
        foreign_mothers_child,
        foundling,
        remarried,
        former_wife,
        second_wife,
        first_child,
        second_child,
        dash,
        mixed_wife,
        mixed_child,
        namesake,
        other_namesake,
        great_uncle,
        great_uncles_wife,
        cousin,
        widow,
        late_husband,
        widows_daughter,
        outdated,
        outdated_former_wife,
    }
}
