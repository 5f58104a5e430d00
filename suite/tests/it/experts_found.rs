//! Choosing whom a need is compared with: nobody is lost who would stand among the first twenty if everybody were compared, on the
//! labelled set and among many made up beside it; and boards tell nothing small.

use std::collections::{BTreeMap, BTreeSet};

use community::experts::{
    self,
    matching::{self, Breadth},
    model::{Audience, Content},
    ranking,
    traits::Traits,
    vocabulary::Lexicon,
};
use kernel::{Actor, Bucket, Id, marks};
use sqlx::{Connection, PgConnection};
use testkit::World;

use crate::experts_ranked::{NEEDS, PROFILES, content, entries_of, need_of};

/// How many are made up beside the labelled ones.
const OTHERS: u32 = 900;

/// Somebody made up: a field, one to four skills that mostly belong to it, and a few words.
fn made_up(lexicon: &Lexicon, seed: u32) -> Content {
    let vocabulary = lexicon.vocabulary();
    let mut state = u64::from(seed).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut draw = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below).unwrap()).unwrap()
    };
    let skill = &vocabulary.skills[draw(vocabulary.skills.len())];
    let near: Vec<_> = vocabulary.skills.iter().filter(|own| own.field == skill.field).collect();
    let locale = if draw(2) == 0 { kernel::Locale::AR } else { kernel::Locale::EN };
    let mut said: Vec<&str> = vec![skill.name(locale)];
    for _ in 0..draw(4) {
        said.push(near[draw(near.len())].name(locale));
    }
    const WORDS: [&str; 12] =
        ["شباب", "مدن", "energy", "سيناء", "plants", "تدريب", "خطوط", "public", "تطوير", "children", "محطات", "river"];
    for _ in 0..draw(6) {
        said.push(WORDS[draw(WORDS.len())]);
    }
    content(&skill.field, &said.join("\n"), lexicon)
}

#[tokio::test]
async fn nobody_is_lost_who_would_stand_among_the_first_twenty() {
    let world = World::new().await;
    let lexicon = &world.areas.experts.lexicon;
    let mut cx = world.store().begin(Actor::System("suite.experts")).await.unwrap();
    let mut all: BTreeMap<u128, Traits> = BTreeMap::new();
    let labelled = PROFILES.iter().map(|own| (content(own.1, own.2, lexicon), entries_of(own)));
    let others = (0..OTHERS).map(|seed| (made_up(lexicon, seed), Vec::new()));
    for (content, entries) in labelled.chain(others) {
        let now = cx.now();
        let account = Id::<marks::Account>::new(Bucket::draw(cx.dice()), now, cx.dice());
        experts::keep(&mut cx, lexicon, account, &content, &entries).await.unwrap();
        all.insert(account.uuid().as_u128(), Traits::of(lexicon, &content.seen_by(&entries, Audience::Ministries)));
    }
    let counted = experts::count_tokens(&mut cx).await.unwrap();
    assert_eq!(usize::try_from(counted).unwrap(), PROFILES.len() + usize::try_from(OTHERS).unwrap());
    // So few of each are compared that nearly every token is held by more.
    for breadth in [Breadth { each: 40, ..Breadth::default() }, Breadth::default()] {
        for (text, field, _) in NEEDS {
            let need = need_of(text, field);
            let id = Id::unowned(cx.now(), cx.dice());
            let (wanted, found) = matching::first(&mut cx, lexicon, (id, &need), (breadth, 20)).await.unwrap();
            let exhaustive = ranking::ranked(&wanted, all.iter().map(|(key, own)| (*key, own)), |_| 0, 20);
            let scores = |own: Vec<f64>| own.iter().map(|score| format!("{score:.3}")).collect::<Vec<_>>();
            let ours = scores(found.iter().map(|(_, own)| own.score).collect());
            let best = scores(exhaustive.iter().map(|(_, own)| own.score).collect());
            assert_eq!(ours, best, "{breadth:?} {text}: whoever stands there could not stand higher");
            let theirs: BTreeSet<u128> = found.iter().map(|((account, _), _)| account.uuid().as_u128()).collect();
            let last = exhaustive.last().map_or(0.0, |(_, own)| own.score);
            for (key, own) in exhaustive.iter().filter(|(_, own)| own.score > last + 0.001) {
                assert!(theirs.contains(key), "{text}: {own:?} is lost");
            }
        }
    }
}

#[tokio::test]
async fn of_equals_each_need_shows_others() {
    let world = World::new().await;
    let lexicon = &world.areas.experts.lexicon;
    let mut cx = world.store().begin(Actor::System("suite.experts")).await.unwrap();
    for _ in 0..400 {
        let now = cx.now();
        let account = Id::<marks::Account>::new(Bucket::draw(cx.dice()), now, cx.dice());
        experts::keep(&mut cx, lexicon, account, &content("2.3", "لحام الأنابيب", lexicon), &[]).await.unwrap();
    }
    experts::count_tokens(&mut cx).await.unwrap();
    let need = need_of("Pipeline welding inspection", "2.3");
    let breadth = Breadth { each: 60, ..Breadth::default() };
    let mut seen = BTreeSet::new();
    for _ in 0..40 {
        let id = Id::unowned(cx.now(), cx.dice());
        let (_, found) = matching::first(&mut cx, lexicon, (id, &need), (breadth, 20)).await.unwrap();
        assert_eq!(found.len(), 20);
        seen.extend(found.into_iter().map(|((account, _), _)| account.uuid().as_u128()));
    }
    assert!(seen.len() > 250, "of four hundred who are equal, forty needs showed {}", seen.len());
}

#[tokio::test]
async fn boards_tell_what_many_are_and_nothing_small() {
    let world = World::new().await;
    let lexicon = &world.areas.experts.lexicon;
    let mut visitor = world.visitor();
    assert_eq!(visitor.get("/api/v1/expert-boards").await.status, axum::http::StatusCode::NOT_FOUND);
    visitor.open("/experts/boards").await.must_be_ok().must_say("لم تُنشر أعداد بعد");
    let mut cx = world.store().begin(Actor::System("suite.experts")).await.unwrap();
    let groups = [("2.3", "de", 43_u32), ("2.3", "it", 61), ("1.2", "de", 38), ("1.2", "it", 27), ("3.2", "fr", 4)];
    for (field, country, count) in groups {
        for _ in 0..count {
            let now = cx.now();
            let account = Id::<marks::Account>::new(Bucket::draw(cx.dice()), now, cx.dice());
            let own = Content { country: country.to_owned(), ..content(field, "لحام الأنابيب", lexicon) };
            experts::keep(&mut cx, lexicon, account, &own, &[]).await.unwrap();
        }
    }
    cx.commit().await.unwrap();
    world.pass(std::time::Duration::from_secs(2 * 86_400)).await;
    let board = visitor.get("/api/v1/expert-boards").await.json();
    let of = |list: &str, code: &str| {
        let all = board[list].as_array().unwrap();
        all.iter().find(|own| own["code"] == code).map(|own| own["experts"].clone()).unwrap()
    };
    assert_eq!((of("fields", "2.3").as_u64(), of("countries", "fr").as_u64()), (Some(105), None), "{board}");
    assert_eq!(of("fields", "3.2").as_u64(), None, "four are not told: {board}");
    assert!(board["cells"].as_array().unwrap().iter().all(|own| own["experts"].as_u64().unwrap() >= 20), "{board}");
    let told: u64 = ["2.3", "1.2"].iter().filter_map(|code| of("fields", code).as_u64()).sum();
    if let Some(total) = board["total"].as_u64() {
        assert!(total == told || of("fields", "1.2").is_null(), "the four do not follow from the sums: {board}");
    }
    visitor.open("/experts/boards?country=de").await.must_be_ok().must_say("غير معروض");
    visitor.open("/experts/boards?field=2.3").await.must_be_ok().must_say("إيطاليا");
    let mut officer = world.staff("ict").await;
    officer.open("/desk/experts/boards").await.must_be_ok().must_say("الاحتياجات المفتوحة");
    // One release a week: whoever joins the day after does not show as a difference.
    let mut connection = PgConnection::connect(&world.db.urls().owner).await.unwrap();
    world.pass(std::time::Duration::from_secs(3 * 86_400)).await;
    let releases = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM community.expert_board");
    assert_eq!(releases.fetch_one(&mut connection).await.unwrap(), 1);
}
