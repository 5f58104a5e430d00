//! The fictional people of a demo: who of the simulated registry's cast has an account, and who serves at the desk.

use anyhow::{Context, Result};
use kernel::{Day, Locale, NationalNumber, Sex, StaffRole};
use outbound::registry::simulator::{CastMember, cast as registry_cast};
use people::{
    Assurance,
    demo::{DemoCitizen, DemoStaff},
};
use serde::Serialize;

use crate::wire::Built;

/// Everybody who can sign in.
#[derive(Clone, Serialize)]
pub struct Cast {
    /// Citizens.
    pub citizens: Vec<Citizen>,
    /// Staff.
    pub staff: Vec<Member>,
    /// Data of people whom the stories ask for: by part, as somebody close to them would know them.
    pub people: serde_json::Map<String, serde_json::Value>,
}

/// A citizen who can sign in.
#[derive(Clone, Serialize)]
pub struct Citizen {
    /// The part in the cast.
    pub part: &'static str,
    /// The name.
    pub name: String,
    /// The address or number to sign in with.
    pub contact: String,
    /// The level of assurance: `contact`, `matched`, `verified`.
    pub level: String,
    /// What can be tried with her or him.
    pub story: &'static str,
}

/// A member of staff who can sign in.
#[derive(Clone, Serialize)]
pub struct Member {
    /// Name to sign in with.
    pub login: String,
    /// Password.
    pub password: String,
    /// Secret for an authenticator, base32.
    pub totp_secret: String,
    /// What she or he does.
    pub post: String,
}

/// Loads everybody, leaving alone whoever is there already.
pub async fn load(built: &Built) -> Result<Cast> {
    let cast = registry_cast();
    let citizens = [
        (
            "father",
            &cast.father,
            "father@wasl.example",
            Assurance::Verified,
            Locale::AR,
            "a father in Sharjah; asks for his daughter's certificate",
        ),
        (
            "mother",
            &cast.mother,
            "+971500000102",
            Assurance::Matched,
            Locale::AR,
            "a mother in Dubai, matched but not yet verified",
        ),
        (
            "not_located",
            &cast.not_located,
            "paper@wasl.example",
            Assurance::Verified,
            Locale::EN,
            "his son's record was never computerised",
        ),
        (
            "mismatch",
            &cast.mismatch,
            "mismatch@wasl.example",
            Assurance::Verified,
            Locale::AR,
            "her record has another mother's name than her card",
        ),
        (
            "newcomer",
            &cast.namesake,
            "newcomer@wasl.example",
            Assurance::Contact,
            Locale::AR,
            "has only a contact: the way up to the next levels",
        ),
        (
            "stranger",
            &cast.remarried,
            "stranger@wasl.example",
            Assurance::Verified,
            Locale::EN,
            "nobody's kin: sees nothing of anybody",
        ),
        (
            "widow",
            &cast.widow,
            "widow@wasl.example",
            Assurance::Verified,
            Locale::AR,
            "her husband died in Kuwait; her card still says married",
        ),
        (
            "divorced",
            &cast.outdated,
            "divorced@wasl.example",
            Assurance::Verified,
            Locale::AR,
            "divorced in 2025; his card still says married",
        ),
    ];
    let accounts: Vec<DemoCitizen> = citizens
        .iter()
        .map(|(_, member, contact, level, language, _)| DemoCitizen {
            name: member.full_name(),
            contact: (*contact).to_owned(),
            number: (*level > Assurance::Contact).then_some(member.number),
            level: *level,
            language: *language,
        })
        .collect();
    let members = posts(&cast)?;
    let desk: Vec<DemoStaff> = members.iter().map(|(member, _)| member.clone()).collect();
    let passwords = &built.areas.people.passwords;
    let logins = people::demo::seed(&built.store, (passwords, &built.areas.texts), &accounts, &desk).await?;
    Ok(Cast {
        citizens: citizens
            .iter()
            .zip(&accounts)
            .map(|((part, .., story), account)| Citizen {
                part,
                name: account.name.clone(),
                contact: account.contact.clone(),
                level: account.level.as_str().to_owned(),
                story,
            })
            .collect(),
        staff: logins
            .into_iter()
            .zip(&members)
            .map(|(login, (_, post))| Member {
                login: login.login,
                password: login.password,
                totp_secret: login.totp_secret,
                post: (*post).to_owned(),
            })
            .collect(),
        people: known(&cast),
    })
}

/// Everybody who serves at the desk. The second officer in Dubai is the father's sister.
fn posts(cast: &outbound::registry::simulator::Cast) -> Result<Vec<(DemoStaff, &'static str)>> {
    let rows: [(&str, &str, StaffRole, &str, &str); 36] = [
        ("dubai", "سامية فؤاد عبد الحميد", StaffRole::MissionOfficer, "dubai", "officer, Consulate-General in Dubai"),
        ("abudhabi", "طارق حسن البدري", StaffRole::MissionOfficer, "abudhabi", "officer, Embassy in Abu Dhabi"),
        ("review", "نهى عادل شاكر", StaffRole::CentralReviewer, "", "central reviewer"),
        ("authority", "عصام رفعت الشناوي", StaffRole::AuthorityApprover, "", "approver, Civil Status Authority"),
        ("authority2", "منال سعيد الديب", StaffRole::AuthorityApprover, "", "second approver, Civil Status Authority"),
        ("finance", "وائل كمال جرجس", StaffRole::Finance, "", "finance"),
        ("privacy", "ريهام نبيل صادق", StaffRole::PrivacyOfficer, "", "privacy officer"),
        ("admin", "شريف ممدوح الحلواني", StaffRole::Administrator, "", "administrator"),
        ("admin2", "إيمان لطفي رزق", StaffRole::Administrator, "", "second administrator"),
        ("finance2", "حسام نجيب إسكندر", StaffRole::Finance, "", "second member of finance"),
        ("rules", "هالة مصطفى الجندي", StaffRole::RulesEditor, "", "rules editor, Ministry of Foreign Affairs"),
        ("rules2", "ياسر عبد المنعم حجاج", StaffRole::RulesApprover, "", "rules approver, Civil Status Authority"),
        ("delivery", "سحر عبد الفتاح نجم", StaffRole::DeliveryClerk, "", "delivery clerk"),
        ("delivery2", "عماد فتحي زيدان", StaffRole::DeliveryClerk, "", "second delivery clerk"),
        ("calls", "دعاء مجدي العشري", StaffRole::CallAgent, "", "call-centre agent"),
        ("kuwait", "مدحت فوزي شلبي", StaffRole::MissionOfficer, "kuwait", "officer, Consulate-General in Kuwait"),
        ("editor", "رانيا محمود الصاوي", StaffRole::ContentEditor, "", "content editor, Ministry of Foreign Affairs"),
        ("editor2", "باسم عدلي ميخائيل", StaffRole::ContentEditor, "", "second content editor"),
        (
            "analyst",
            "ماجدة عبد الرازق شتا",
            StaffRole::InsightsAnalyst,
            "",
            "insights analyst, Ministry of Foreign Affairs",
        ),
        ("analyst2", "هشام وجيه بطرس", StaffRole::InsightsAnalyst, "", "second insights analyst"),
        (
            "emigration",
            "نادية فكري السباعي",
            StaffRole::ExpatriateAffairs,
            "",
            "experts abroad, Ministry of Foreign Affairs",
        ),
        ("emigration2", "كريم أنور عطية", StaffRole::ExpatriateAffairs, "", "second for experts abroad"),
        ("higher", "عبير حلمي القاضي", StaffRole::HigherEducation, "", "verification, Ministry of Higher Education"),
        ("higher2", "مجدي رشاد فانوس", StaffRole::HigherEducation, "", "second for verification"),
        ("ict", "شيرين عادل قنديل", StaffRole::IctMinistry, "", "initiatives and experts, ICT ministry"),
        ("training", "أشرف زكي البنا", StaffRole::TrainingBody, "", "training body"),
        ("training2", "لمياء صبري عوض", StaffRole::TrainingBody, "", "second of the training body"),
        ("trainer", "حازم شوقي الليثي", StaffRole::Trainer, "", "trainer of the staff"),
        (
            "authority3",
            "جمال عزت الفقي",
            StaffRole::AuthorityApprover,
            "",
            "approver, Civil Status Authority, whose qualification has lapsed",
        ),
        ("trainer2", "سلوى إدوارد حنا", StaffRole::Trainer, "", "second trainer of the staff"),
        ("company", "شهاب يسري المغربي", StaffRole::Campaigner, "", "campaigner of the marketing company"),
        ("campaign", "نرمين سامح الشاذلي", StaffRole::CampaignApprover, "", "approver of campaigns"),
        ("campaign2", "رامز حليم بسطا", StaffRole::CampaignApprover, "", "second approver of campaigns"),
        ("ict2", "أنور صفوت رزق الله", StaffRole::IctMinistry, "", "second for experts, ICT ministry"),
        ("higher3", "هناء بدوي الصفتي", StaffRole::HigherEducation, "", "assesses anew after an objection"),
        ("higher4", "وليد نصحي عبد الملك", StaffRole::HigherEducation, "", "second who assesses anew"),
    ];
    let mut members = Vec::with_capacity(rows.len() + 1);
    for (serial, (login, name, role, mission, post)) in (0_u16..).zip(rows) {
        let born = Day::new(1979, 3, 1)?.plus_days(i32::from(serial) * 97);
        let sex = if serial % 2 == 0 { Sex::Female } else { Sex::Male };
        let number = NationalNumber::compose(born, 1, 900 + serial * 5, sex).context("composing a fictional number")?;
        let staff = DemoStaff {
            login: login.to_owned(),
            name: name.to_owned(),
            number,
            posts: vec![(role, mission.to_owned())],
        };
        members.push((staff, post));
    }
    let aunt = DemoStaff {
        login: "aunt".to_owned(),
        name: cast.paternal_aunt.full_name(),
        number: cast.paternal_aunt.number,
        posts: vec![(StaffRole::MissionOfficer, "dubai".to_owned())],
    };
    members.push((aunt, "officer in Dubai and the father's sister"));
    Ok(members)
}

/// What somebody close to a member of the cast would know, for the stories of the browser.
fn known(cast: &outbound::registry::simulator::Cast) -> serde_json::Map<String, serde_json::Value> {
    [
        ("father", &cast.father),
        ("daughter", &cast.daughter),
        ("son", &cast.son),
        ("mother", &cast.mother),
        ("mothers_son", &cast.mothers_son),
        ("on_paper", &cast.on_paper),
        ("mismatch", &cast.mismatch),
        ("newcomer", &cast.namesake),
        ("deceased", &cast.deceased),
        ("great_uncle", &cast.great_uncle),
        ("cousin", &cast.cousin),
        ("widow", &cast.widow),
        ("late_husband", &cast.late_husband),
        ("divorced", &cast.outdated),
        ("divorced_wife", &cast.outdated_former_wife),
        ("stranger", &cast.remarried),
        ("former_wife", &cast.former_wife),
        ("wife", &cast.wife),
        ("sealed", &cast.sealed),
    ]
    .into_iter()
    .map(|(part, member)| (part.to_owned(), facts(member)))
    .collect()
}

fn facts(member: &CastMember) -> serde_json::Value {
    serde_json::json!({
        "name": member.full_name(),
        "number": member.number.digits(),
        "card": member.card_factory_number,
        "mother_name": member.mother_name,
        "born": member.born.to_string(),
        "sex": member.sex.as_str(),
        "governorate": format!("{:02}", member.number.governorate_code()),
    })
}
