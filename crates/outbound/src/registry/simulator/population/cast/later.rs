//! Families of the cast whom a death or a divorce has touched: the widow from Kuwait, and a man whose card still says
//! married.

use kernel::Sex;

use super::{
    super::{
        builder::Builder,
        person::{Faith, Pid, RecordState, Wife},
        places,
    },
    births::{Elder, add_elder, child, couple, day},
};

/// Who was added.
pub(super) struct Later {
    pub(super) widow: Pid,
    pub(super) late_husband: Pid,
    pub(super) widows_daughter: Pid,
    pub(super) outdated: Pid,
    pub(super) outdated_former_wife: Pid,
}

pub(super) fn settle(builder: &mut Builder) -> Later {
    use Sex::{Female, Male};
    let mut elder = |name, mother, sex, born, governorate| {
        add_elder(builder, Elder { name, mother, sex, faith: Faith::Muslim, born, governorate })
    };
    let widow = elder(["شيماء", "حمدي", "عثمان", "الطحان"], "كوثر علي سالم", Female, day(1988, 2, 24), 14);
    let late_husband = elder(["حازم", "صلاح", "سالم", "بركات"], "نعمة محمود رزق", Male, day(1984, 9, 13), 14);
    let outdated = elder(["عماد الدين", "رضا", "سليمان", "غنيم"], "سميرة حسن هلال", Male, day(1987, 7, 7), 18);
    let outdated_former_wife = elder(["غادة", "ماجد", "شعبان", "عوض"], "زينب سيد درويش", Female, day(1991, 1, 30), 18);

    let kuwait = couple(builder, late_husband, Wife::Citizen(widow), day(2013, 4, 5), None);
    let infant = child(builder, &kuwait, "زياد", (Male, day(2014, 6, 1), 14));
    builder.person_mut(infant).died = Some(day(2014, 6, 9));
    let widows_daughter = child(builder, &kuwait, "حبيبة", (Female, day(2016, 11, 3), 14));
    let husband = builder.person_mut(late_husband);
    husband.died = Some(day(2026, 8, 14));
    husband.died_at = Some((places::ABROAD, "الكويت، الكويت".to_owned()));
    builder.person_mut(widow).card_issued = Some(day(2022, 5, 9));

    let ended =
        couple(builder, outdated, Wife::Citizen(outdated_former_wife), day(2018, 4, 20), Some(day(2025, 3, 11)));
    child(builder, &ended, "جنى", (Female, day(2020, 1, 16), 18));
    builder.person_mut(outdated).card_issued = Some(day(2023, 2, 1));
    Later { widow, late_husband, widows_daughter, outdated, outdated_former_wife }
}

/// The first marriage of the cast, of 1984, was never computerised; and whoever has no day of her own carries a card that
/// prints the present status.
pub(super) fn papers(builder: &mut Builder) {
    builder.marriages[0].state = RecordState::PaperOnly;
    let renewed = day(2025, 6, 1);
    for person in &mut builder.people {
        if person.card_issued.is_none() && person.card.is_some() && person.born.age_on(renewed) >= 16 {
            person.card_issued = Some(renewed);
        }
    }
}
