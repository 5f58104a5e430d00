//! Who is outstanding: by published criteria, assessed by two who do not read each other, decided by two others, answered by still
//! others, shown where its owner shows it; and nobody verifies, assesses or decides about herself.

use std::time::Duration;

use axum::http::StatusCode;
use sqlx::{Connection, PgConnection};
use testkit::{Browser, Page, World};

use crate::experts::{HERE, decided, shown, written};

const MINE: &str = "/account/expert/outstanding";
const LIST: &str = "/desk/experts/nominations";
const DAY: Duration = Duration::from_secs(86_400);
const CRITERIA: [&str; 5] = ["contribution", "recognition", "effect", "steadiness", "passing_on"];

/// Binds a log-in to the very person the only expert is.
async fn becomes_herself(world: &World, login: &str) {
    let mut connection = PgConnection::connect(&world.db.urls().owner).await.unwrap();
    let bound = sqlx::query(
        "UPDATE people.staff SET number_index = m.number_index FROM people.mark m JOIN community.expert e USING (bucket, account)
          WHERE login = $1",
    );
    assert_eq!(bound.bind(login).execute(&mut connection).await.unwrap().rows_affected(), 1);
}

/// A professor whose profile the ministries see, with a degree; the path of it at the desk.
async fn professor(world: &World) -> (Browser, String) {
    let mut professor = world.citizen("father").await;
    written(&mut professor, "2.7", "membrane processes").await.must_be_ok();
    let page = professor.open("/account/expert/entries").await;
    let form = page.form("/account/expert/entries").with("kind", "degree").with("title", "PhD").with("act", "add");
    professor.submit(form).await.must_be_ok();
    shown(&mut professor, "ministries").await;
    let page = professor.open(HERE).await;
    professor.submit(page.form(HERE).with("act", "verify")).await.must_be_ok();
    let mut higher = world.staff("higher").await;
    let person = higher.open("/desk/experts").await.attribute("main a[href*='/experts/people/']", "href").unwrap();
    (professor, person.trim_start_matches("/ar").to_owned())
}

/// Verified by two.
async fn verified(world: &World, person: &str) {
    let mut higher = world.staff("higher").await;
    let page = higher.open(person).await;
    let form = page.form(person).with("act", "verify").with("reason", "قورنت الشهادة بأصلها");
    let proposal = higher.submit(form).await;
    decided(world, &proposal.must_be_ok().path, "higher2").await;
}

async fn nominates_herself(professor: &mut Browser) -> Page {
    let page = professor.open(MINE).await;
    let form = page.must_be_ok().form(MINE).with("title", "distinguished").with("act", "nominate");
    professor.submit(form.with("statement", "طورت أغشية تستخدمها محطتان في سيناء")).await
}

/// Somebody of Higher Education assesses with one score for everything.
async fn assesses(world: &World, login: &str, path: &str, score: &str) -> Page {
    let mut assessor = world.staff(login).await;
    let page = assessor.open(path).await;
    let mut form = page.must_be_ok().form(path).with("act", "assess");
    for key in CRITERIA {
        form = form.with(&format!("score-{key}"), score).with(&format!("why-{key}"), &format!("سبب {login} في {key}"));
    }
    assessor.submit(form).await
}

/// Proposed by one of a ministry and decided by another.
async fn settled(world: &World, (first, second): (&str, &str), path: &str, act: &str) {
    let mut proposer = world.staff(first).await;
    let page = proposer.open(path).await;
    let form = page.must_be_ok().form(path).with("act", act).with("reason", "تُلي السبب على صاحبه");
    let proposal = proposer.submit(form).await;
    decided(world, &proposal.must_be_ok().path, second).await;
}

/// The only nomination on the list of the desk.
async fn nomination(world: &World) -> String {
    let mut officer = world.staff("emigration").await;
    let list = officer.open(LIST).await;
    let path = list.must_be_ok().attribute("main a[href*='/experts/nominations/']", "href").unwrap();
    assert!(!list.says("ليلى حسن"), "the list names nobody");
    path.trim_start_matches("/ar").to_owned()
}

#[tokio::test]
async fn nobody_verifies_herself_neither_first_nor_second() {
    let world = World::new().await;
    let (_professor, person) = professor(&world).await;
    becomes_herself(&world, "higher2").await;
    let mut herself = world.staff("higher2").await;
    let page = herself.open(&person).await;
    let refused = herself.submit(page.form(&person).with("act", "verify").with("reason", "أعرفها جيدًا")).await;
    assert!(refused.status.is_client_error(), "{}", refused.text());
    let mut higher = world.staff("higher").await;
    let page = higher.open(&person).await;
    let proposal = higher.submit(page.form(&person).with("act", "verify").with("reason", "قورنت")).await;
    let path = proposal.must_be_ok().path.clone();
    let seen = herself.get(&path).await;
    assert!(!seen.must_be_ok().has("form[action$='/decide']"), "she is not offered to decide about herself");
}

#[tokio::test]
async fn the_mark_follows_the_published_rule_is_shown_where_she_shows_it_and_goes_with_her() {
    let world = World::new().await;
    let criteria = world.visitor().open("/experts/criteria").await;
    criteria.must_be_ok().must_say("نابغ").must_say("متفوق").must_say("إسهام أصيل");
    let (mut professor, person) = professor(&world).await;
    let early = nominates_herself(&mut professor).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "only who was verified: {}", early.text());
    verified(&world, &person).await;

    // A ministry proposes it, and nothing begins before she agrees.
    let mut officer = world.staff("ict").await;
    let nominate = format!("{person}/nomination");
    let page = officer.open(&nominate).await;
    let form = page.must_be_ok().form(&nominate).with("title", "distinguished");
    let blank = officer.submit(form.clone()).await;
    assert!(blank.status == StatusCode::UNPROCESSABLE_ENTITY && blank.has("#statement-error"), "{}", blank.text());
    officer.submit(form.with("statement", "أثرها في محطات سيناء")).await.must_be_ok();
    assert!(!officer.open(LIST).await.must_be_ok().has("main a[href*='/experts/nominations/']"), "she did not agree");
    world.work().await;
    let told = world.sent_to(&world.contact("father")).await;
    assert!(told.iter().any(|own| own.subject.contains("ترشيح ينتظر موافقتك")), "she is told");
    let mine = professor.open(MINE).await;
    professor.submit(mine.must_be_ok().form(MINE).with("act", "agree")).await.must_be_ok().must_say("قيد التقييم");
    let path = nomination(&world).await;

    // Two assess, each alone.
    let half = assesses(&world, "higher", &path, "9").await;
    assert!(half.status == StatusCode::UNPROCESSABLE_ENTITY && half.has("#score-effect-error"), "{}", half.text());
    assesses(&world, "higher", &path, "4").await.must_be_ok().must_say("سبب higher في effect");
    let mut second = world.staff("higher2").await;
    assert!(!second.open(&path).await.must_be_ok().says("سبب higher في"), "nobody reads the other before writing");
    assert!(!officer.open(&path).await.must_be_ok().says("سبب higher في"), "nor does anybody else");
    assert!(!professor.open(MINE).await.must_be_ok().says("سبب higher في"), "nor she herself");
    let again = assesses_again(&world, &path).await;
    assert_eq!(again, StatusCode::FORBIDDEN, "nobody assesses twice");
    assesses(&world, "higher2", &path, "4").await.must_be_ok().must_say("سبب higher في effect");

    // Whoever had a part in it does not decide: neither who assessed nor who nominated.
    for login in ["higher", "ict"] {
        let mut own = world.staff(login).await;
        let page = own.open(&path).await;
        let refused = own.submit(page.form(&path).with("act", "decide").with("reason", "اكتمل")).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{login}: {}", refused.text());
    }
    settled(&world, ("emigration", "emigration2"), &path, "decide").await;
    let mine = professor.open(MINE).await;
    mine.must_be_ok().must_say("لقب سارٍ").must_say("سبب higher في effect").must_say("سبب higher2 في effect");
    assert!(!mine.says("عبير حلمي القاضي"), "who assessed is not told");

    // Shown where she shows it: the form of the story showed nine sections, and not this one.
    let sections = async |own: &mut Browser, shown: &[&str]| {
        let page = own.open("/account/expert/visibility").await;
        let mut form = page.form("/account/expert/visibility");
        for section in shown {
            form = form.with(section, "public");
        }
        own.submit(form).await.must_be_ok();
    };
    let title = async || world.visitor().get("/api/v1/experts").await.json()["experts"][0]["title"].clone();
    sections(&mut professor, &["about", "field"]).await;
    assert_eq!(title().await, serde_json::Value::Null, "she did not show it");
    sections(&mut professor, &["distinction"]).await;
    assert_eq!(title().await, "متفوق");
    let list = world.visitor().open("/experts").await;
    let one = list.attribute("main a[href*='/experts/0']", "href").unwrap();
    assert!(world.visitor().get(&one).await.must_be_ok().has(".headline .tag-ok"), "it stands beside her name");

    // It is in the copy of her own data, she can give it back, and it goes with her.
    let page = professor.open("/account/data").await;
    let copy: serde_json::Value = professor.submit(page.form("/account/data/copy")).await.json();
    assert_eq!(copy["expert"]["nominations"][0]["decisions"][0]["points"], 80);
    let form = professor.open(MINE).await.form(MINE).with("act", "withdraw");
    professor.submit(form).await.must_be_ok();
    assert_eq!(title().await, serde_json::Value::Null, "she gave it back");
    let leave = professor.open(HERE).await.form(HERE).with("act", "leave");
    professor.submit(leave).await.must_be_ok();
    assert_eq!(officer.get(&format!("/ar{path}")).await.status, StatusCode::NOT_FOUND, "all of it went with her");
}

/// The first assessor tries once more.
async fn assesses_again(world: &World, path: &str) -> StatusCode {
    let mut assessor = world.staff("higher").await;
    let page = assessor.open(path).await;
    assert!(!page.has("input[name='score-effect']"), "there is no form for her any more");
    let other = assessor.open("/desk/experts").await;
    let mut form = other.form("/desk/experts").to(&format!("/ar{path}")).with("act", "assess");
    for key in CRITERIA {
        form = form.with(&format!("score-{key}"), "5").with(&format!("why-{key}"), "مرة أخرى");
    }
    assessor.send_only(form).await.status
}

#[tokio::test]
async fn a_refusal_has_reasons_an_objection_is_answered_by_others_and_others_assess_anew() {
    let world = World::new().await;
    let (mut professor, person) = professor(&world).await;
    verified(&world, &person).await;
    nominates_herself(&mut professor).await.must_be_ok();
    let twice = nominates_herself_again(&mut professor).await;
    assert_eq!(twice, StatusCode::CONFLICT, "one nomination at a time");
    let path = nomination(&world).await;
    assesses(&world, "higher", &path, "5").await.must_be_ok();
    assesses(&world, "higher2", &path, "2").await.must_be_ok();
    // Seventy on average, and one of them below fifty: the rule says no, whoever decides.
    settled(&world, ("emigration", "emigration2"), &path, "decide").await;
    let mine = professor.open(MINE).await;
    mine.must_be_ok().must_say("لم يُمنح، ويمكن الاعتراض").must_say("سبب higher2 في contribution");
    let blank = professor.submit(mine.form(MINE).with("act", "object")).await;
    assert!(blank.status == StatusCode::UNPROCESSABLE_ENTITY && blank.has("#objection-error"), "{}", blank.text());
    let form = mine.form(MINE).with("act", "object").with("objection", "لم يُقرأ خطاب المحطة");
    professor.submit(form).await.must_be_ok().must_say("اعتراض قيد النظر");

    let mut officer = world.staff("emigration").await;
    let page = officer.open(&path).await;
    let form = page.must_be_ok().must_say("لم يُقرأ خطاب المحطة").form(&path).with("act", "dismiss");
    let form = form.with("reason", "قُرئ الخطاب كاملًا");
    assert_eq!(officer.submit(form).await.status, StatusCode::FORBIDDEN, "who decided does not answer");
    settled(&world, ("ict", "ict2"), &path, "uphold").await;
    let mine = professor.open(MINE).await;
    mine.must_be_ok().must_say("قُبل الاعتراض").must_say("تُلي السبب على صاحبه").must_say("قيد التقييم");
    for login in ["higher", "higher2"] {
        let mut former = world.staff(login).await;
        assert!(!former.open(&path).await.must_be_ok().has("input[name='score-effect']"), "{login} assessed before");
    }
    // Two others assess anew, and two who decided nothing before decide.
    for login in ["higher3", "higher4"] {
        assesses(&world, login, &path, "5").await.must_be_ok();
    }
    let mut officer = world.staff("emigration").await;
    let page = officer.open(&path).await;
    let refused = officer.submit(page.form(&path).with("act", "decide").with("reason", "اكتمل")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "who decided the first time does not decide again");
    settled(&world, ("ict", "ict2"), &path, "decide").await;
    professor.open(MINE).await.must_be_ok().must_say("لقب سارٍ").must_say("سبب higher3 في effect");
    let mut stranger = world.citizen("stranger").await;
    let token = stranger.open("/account/expert/profile").await;
    let id = path.rsplit('/').next().unwrap();
    let foreign = token.form("/account/expert/profile").to(&format!("/ar{MINE}")).with("act", "withdraw");
    let foreign = stranger.send_only(foreign.with("nomination", id)).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND, "somebody else's looks like none");
    let mut finance = world.staff("finance").await;
    for own in [LIST.to_owned(), path.clone(), format!("{person}/nomination"), "/desk/experts/boards".to_owned()] {
        assert_eq!(finance.get(&format!("/ar{own}")).await.status, StatusCode::NOT_FOUND, "{own} is not finance's");
    }
}

async fn nominates_herself_again(professor: &mut Browser) -> StatusCode {
    let page = professor.open(MINE).await;
    assert!(!page.must_be_ok().has("select[name='title']"), "there is no form for another");
    let other = professor.open(HERE).await;
    let form = other.form(HERE).to(&format!("/ar{MINE}")).with("act", "nominate").with("title", "exceptional");
    professor.send_only(form.with("statement", "مرة أخرى")).await.status
}

#[tokio::test]
async fn a_mark_ends_after_its_term_and_its_owner_is_told_once_when_it_can_be_renewed() {
    let world = World::new().await;
    let (mut professor, person) = professor(&world).await;
    verified(&world, &person).await;
    nominates_herself(&mut professor).await.must_be_ok();
    let path = nomination(&world).await;
    assesses(&world, "higher", &path, "5").await.must_be_ok();
    assesses(&world, "higher2", &path, "4").await.must_be_ok();
    settled(&world, ("emigration", "emigration2"), &path, "decide").await;
    let told = async || {
        let sent = world.sent_to(&world.contact("father")).await;
        sent.into_iter().filter(|own| own.subject.contains("يمكنك تجديد لقبك")).count()
    };
    world.pass(DAY * 300).await;
    assert_eq!(told().await, 0);
    world.pass(DAY * 660).await;
    assert_eq!(told().await, 1, "from a hundred and eighty days before its end");
    world.pass(DAY * 3).await;
    assert_eq!(told().await, 1, "once");
    let mut professor = world.citizen("father").await;
    professor.open(MINE).await.must_be_ok().must_say("لقب سارٍ").must_say("ترشيح نفسك");
    world.pass(DAY * 200).await;
    let mut professor = world.citizen("father").await;
    professor.open(MINE).await.must_be_ok().must_say("انتهت مدته");
}
