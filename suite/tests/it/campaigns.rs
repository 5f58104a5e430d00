//! Campaigns: nothing is out before two agreed, a poster leads to a finished application of which the company sees a number, and
//! one press stops every message.

use std::time::Duration;

use kernel::{Actor, Day};
use serde_json::Value;
use sqlx::Row;
use testkit::{Browser, Filled, Page, World, story};
use tokio::task::JoinSet;

const DESK: &str = "/desk/campaigns";
const NEW: &str = "/desk/campaigns/new";
const WEEK: Duration = Duration::from_secs(7 * 86_400);

fn today(world: &World) -> Day {
    world.store().now().day_in("Africa/Cairo")
}

/// The form as the company fills it: posters and halls in the Emirates.
fn filled(form: Filled, world: &World) -> Filled {
    let mut form = form
        .with("name_ar", "شهادة الميلاد من مكانك")
        .with("name_en", "Your birth certificate")
        .with("purpose", "تعريف المصريين بالخدمة")
        .with("target", "service/birth_certificate")
        .with("budget", "1000.00")
        .with("currency", "EGP")
        .with("countries", "ae")
        .with("visitors", "all")
        .with("channels", "poster")
        .and("channels", "hall")
        .with("landing_ar", "يُقدَّم الطلب على وصل.")
        .with("landing_en", "Apply on Wasl.")
        .with("headline_a_ar", "من مكانك")
        .with("headline_a_en", "From where you are")
        .with("text_a_ar", "اطلب الشهادة دون زيارة القنصلية.")
        .with("text_a_en", "Ask without a visit to the consulate.")
        .with("reason", "حملة الخريف");
    for (name, day) in [("opens", today(world)), ("closes", today(world).plus_days(60))] {
        form = form
            .with(&format!("{name}-day"), &day.day().to_string())
            .with(&format!("{name}-month"), &day.month().to_string())
            .with(&format!("{name}-year"), &day.year().to_string());
    }
    form
}

/// What is proposed at `path` and approved by the ministry.
async fn approved(world: &World, path: &str) -> Page {
    let mut ministry = world.staff("campaign").await;
    let page = ministry.get(path).await;
    ministry.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await
}

/// Lets a campaign out; its path at the desk.
async fn let_out(world: &World, form: impl FnOnce(Filled) -> Filled) -> String {
    let mut company = world.staff("company").await;
    let page = company.open(NEW).await;
    let proposal = company.submit(form(filled(page.must_be_ok().form(NEW), world))).await;
    let path = proposal.must_be_ok().path.clone();
    assert!(path.contains("/proposals/"), "{}", proposal.text());
    assert!(!proposal.has("form[action$='/decide']"), "the company does not decide");
    approved(world, &path).await.must_be_ok();
    let page = company.open(DESK).await;
    page.must_be_ok()
        .attribute("main table a[href*='/desk/campaigns/']", "href")
        .unwrap()
        .trim_start_matches("/ar")
        .to_owned()
}

/// The codes of a campaign's links by way.
async fn code(world: &World, channel: &str) -> String {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let row = sqlx::query("SELECT code FROM promotion.link WHERE channel = $1 AND variant = 0").bind(channel);
    row.fetch_one(cx.conn()).await.unwrap().get(0)
}

/// How many were counted at a stage, over all days.
async fn counted(world: &World, stage: &str) -> i64 {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let sum = sqlx::query_scalar("SELECT coalesce(sum(count), 0)::bigint FROM promotion.tally WHERE stage = $1");
    sum.bind(stage).fetch_one(cx.conn()).await.unwrap()
}

async fn rows(world: &World, table: &str) -> i64 {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let counting = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM promotion.{table}"));
    sqlx::query_scalar(counting).fetch_one(cx.conn()).await.unwrap()
}

/// So many more came to each stage by a way, today.
async fn simulated(world: &World, channel: &str, many: i64) {
    let (code, day) = (code(world, channel).await, today(world));
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    for stage in ["came", "began", "sent", "finished"] {
        sqlx::query(
            "INSERT INTO promotion.tally (code, day, stage, count) VALUES ($1, $2, $3, $4)
             ON CONFLICT (code, day, stage) DO UPDATE SET count = tally.count + excluded.count",
        )
        .bind(&code)
        .bind(day)
        .bind(stage)
        .bind(many)
        .execute(cx.conn())
        .await
        .unwrap();
    }
    cx.commit().await.unwrap();
}

#[tokio::test]
async fn a_poster_leads_to_a_finished_application_that_the_company_sees_only_as_a_number() {
    let world = World::new().await;
    let campaign = let_out(&world, |form| form).await;
    let poster = code(&world, "poster").await;
    let mut company = world.staff("company").await;
    let page = company.open(&campaign).await;
    page.must_be_ok().must_say(&poster);
    let print = company.open(&format!("{campaign}/posters/{poster}")).await;
    print.must_be_ok().must_say("نموذج تجريبي").must_say("من مكانك").must_say(&format!("/go/{poster}"));
    assert!(print.has("main svg path"), "the symbol is drawn");
    let file = company.get(&print.attribute("a[href$='/poster.pdf']", "href").expect("a file to print")).await;
    assert!(file.must_be_ok().bytes.starts_with(b"%PDF-"), "{}", file.path);
    assert_eq!(world.staff("dubai").await.get(&file.path).await.status.as_u16(), 404, "who does not promote sees none");

    let mut father = world.citizen("father").await;
    let page = father.open(&format!("/go/{poster}")).await;
    page.must_be_ok().must_say("اطلب الشهادة دون زيارة القنصلية").must_say("يُقدَّم الطلب على وصل");
    father.open(&format!("/ar/go/{poster}")).await.must_be_ok();
    assert_eq!(counted(&world, "came").await, 1, "whoever comes again is not counted again");
    let on = page.attribute("main a[href*='/services/']", "href").unwrap();
    assert_eq!(on, "/ar/services/birth_certificate", "no code in an address after the first page");

    let reference = story::paid(&world, &mut father, &story::DAUGHTER).await;
    world.work().await;
    assert_eq!((counted(&world, "began").await, counted(&world, "sent").await), (1, 1));
    assert_eq!(rows(&world, "arrival").await, 1);
    let page = father.open("/account/data").await;
    let copy: Value = father.submit(page.form("/account/data/copy")).await.json();
    assert_eq!(copy["promotion"]["began_after"][0]["campaign"], "شهادة الميلاد من مكانك");

    story::recommended(&mut world.staff("dubai").await, &reference).await.must_be_ok();
    story::approved(&mut world.staff("authority").await, &reference).await.must_be_ok();
    world.work().await;
    assert_eq!(counted(&world, "finished").await, 1);
    assert_eq!(rows(&world, "arrival").await, 0, "the row goes, the sum stays");

    // One is too few to be told of; together with many others it is a number, and it is rounded.
    simulated(&world, "poster", 60).await;
    simulated(&world, "hall", 7).await;
    let page = company.open(&campaign).await;
    assert!(!page.must_be_ok().says("نحو"), "a week that is not over says nothing");
    world.pass(WEEK).await;
    let mut company = world.staff("company").await;
    let page = company.open(&campaign).await;
    page.must_be_ok().must_say("نحو ٧٠").must_say("أقل من أن يُعرض");
    assert!(!page.says("نحو ٦٠"), "seven of the hall would be the difference: {}", page.text());
    assert!(!page.text().contains(&reference), "no file is named");
    // What was released stays as it was, whatever is counted later of that week.
    let before = rows(&world, "release").await;
    world.pass(Duration::from_secs(3_600)).await;
    assert_eq!(rows(&world, "release").await, before);
}

#[tokio::test]
async fn a_changed_word_needs_the_ministry_anew_and_what_is_refused_is_never_out() {
    let world = World::new().await;
    let campaign = let_out(&world, |form| form).await;
    let poster = code(&world, "poster").await;
    let mut company = world.staff("company").await;
    let change = format!("{campaign}/change");
    let page = company.open(&change).await;
    let form = page.must_be_ok().form(&change).with("text_a_ar", "نص لم يُعتمد").with("reason", "تعديل");
    let proposal = company.submit(form).await.must_be_ok().path.clone();
    let mut visitor = world.visitor();
    let page = visitor.open(&format!("/ar/go/{poster}")).await;
    assert!(!page.must_be_ok().says("نص لم يُعتمد"));
    let mut ministry = world.staff("campaign").await;
    let page = ministry.get(&proposal).await;
    let refusal = page.must_be_ok().form("/decide").with("decision", "refuse").with("reason", "صياغة غير رسمية");
    ministry.submit(refusal).await.must_be_ok();
    assert!(!visitor.open(&format!("/ar/go/{poster}")).await.says("نص لم يُعتمد"));
    let page = company.open(DESK).await;
    page.must_be_ok().must_say("صياغة غير رسمية");

    // The same page once the change was approved: the printed code leads to the new words.
    let page = company.open(&change).await;
    let form = page.form(&change).with("text_a_ar", "نص معتمد جديد").with("reason", "تعديل");
    let proposal = company.submit(form).await.must_be_ok().path.clone();
    approved(&world, &proposal).await.must_be_ok();
    visitor.open(&format!("/ar/go/{poster}")).await.must_say("نص معتمد جديد");

    // What is no axis, no country, no service to be promoted, is refused at its field.
    for (name, wrong) in [
        ("countries", "fr"),
        ("topics", "religion"),
        ("visitors", "women"),
        ("target", "service/divorce_certificate"),
        ("target", "service/death_certificate"),
        ("budget", "-1"),
    ] {
        let page = company.open(NEW).await;
        let told = company.submit(filled(page.form(NEW), &world).with(name, wrong)).await;
        assert_eq!(told.status.as_u16(), 422, "{name}={wrong}");
    }
    for login in ["dubai", "editor", "analyst", "finance"] {
        let mut other = world.staff(login).await;
        for path in
            [DESK.to_owned(), campaign.clone(), NEW.to_owned(), change.clone(), format!("{campaign}/posters/{poster}")]
        {
            assert_eq!(other.get(&format!("/ar{path}")).await.status.as_u16(), 404, "{login} {path}");
        }
    }
    let mut ministry = world.staff("campaign").await;
    assert_eq!(ministry.get(&format!("/ar{NEW}")).await.status.as_u16(), 404, "the ministry does not write");
    assert_eq!(visitor.get("/ar/go/22222222").await.status.as_u16(), 404);
}

#[tokio::test]
async fn a_cost_is_entered_by_two_and_never_passes_the_budget() {
    let world = World::new().await;
    let campaign = let_out(&world, |form| form).await;
    let mut company = world.staff("company").await;
    let costs = format!("{campaign}/costs");
    let cost = async |company: &mut Browser, amount: &str| {
        let page = company.open(&costs).await;
        let day = today(&world);
        let form =
            page.must_be_ok().form(&costs).with("channel", "poster").with("amount", amount).with("paid_for", "طباعة");
        let form = form
            .with("spent_on-day", &day.day().to_string())
            .with("spent_on-month", &day.month().to_string())
            .with("spent_on-year", &day.year().to_string());
        company.submit(form.with("reason", "فاتورة")).await
    };
    let proposal = cost(&mut company, "600.50").await.must_be_ok().path.clone();
    let page = company.open(&campaign).await;
    assert!(!page.says("طباعة"), "not before the ministry agreed");
    approved(&world, &proposal).await.must_be_ok();
    company.open(&campaign).await.must_be_ok().must_say("طباعة");
    let above = cost(&mut company, "400.00").await;
    assert_eq!(above.status.as_u16(), 422, "{}", above.text());
    above.must_say("الميزانية المعتمدة");
}

#[tokio::test]
async fn one_press_pauses_everywhere_however_often_it_is_pressed_and_two_people_end_it() {
    let world = World::new().await;
    let_out(&world, |form| form).await;
    let poster = code(&world, "poster").await;
    let mut ministry = world.staff("campaign").await;
    // Two hundred presses at once, each of a page of its own.
    let mut presses = JoinSet::new();
    for _ in 0..200 {
        let page = ministry.open(DESK).await;
        let form = page.must_be_ok().form("/campaigns/pause").with("place", "*").with("why", "خطأ في ملصق");
        let mut browser = ministry.clone();
        presses.spawn(async move { browser.send_only(form).await.status.as_u16() });
    }
    let answers = presses.join_all().await;
    assert!(answers.iter().all(|status| *status == 303), "{answers:?}");
    assert_eq!(rows(&world, "pause").await, 1);
    let mut visitor = world.visitor();
    visitor.open(&format!("/ar/go/{poster}")).await.must_be_ok().must_say("هذه الحملة موقوفة");
    assert_eq!(counted(&world, "came").await, 0);

    let mut company = world.staff("company").await;
    let page = company.open(DESK).await;
    assert!(!page.must_be_ok().has("form[action$='/campaigns/pause']"), "the company does not pause");
    let page = ministry.open(DESK).await;
    let form = page.form("/end").with("ended_because_1", "صُحح الملصق");
    let path = ministry.submit(form).await.must_be_ok().path.clone();
    visitor.open(&format!("/ar/go/{poster}")).await.must_say("هذه الحملة موقوفة");
    let mut second = world.staff("campaign2").await;
    let page = second.get(&path).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
    let page = visitor.open(&format!("/ar/go/{poster}")).await;
    assert!(!page.must_be_ok().says("هذه الحملة موقوفة"));
    assert_eq!(counted(&world, "came").await, 1);
}

#[tokio::test]
async fn two_hundred_visitors_at_once_are_two_hundred_and_whoever_declines_is_not_counted_on() {
    let world = World::new().await;
    let_out(&world, |form| form).await;
    let poster = code(&world, "poster").await;
    let mut visits = JoinSet::new();
    for _ in 0..200 {
        let (mut browser, path) = (world.visitor(), format!("/ar/go/{poster}"));
        visits.spawn(async move { browser.get(&path).await.status.as_u16() });
    }
    assert!(visits.join_all().await.iter().all(|status| *status == 200));
    assert_eq!(counted(&world, "came").await, 200);

    let mut father = world.citizen("father").await;
    let page = father.open(&format!("/ar/go/{poster}")).await;
    father.submit(page.must_be_ok().form(&format!("/go/{poster}"))).await.must_be_ok().must_say("لن تُحتسب هذه الزيارة");
    story::draft(&world, &mut father, &story::DAUGHTER).await;
    assert_eq!(counted(&world, "began").await, 0);
    assert_eq!(rows(&world, "arrival").await, 0);
}

/// Agrees to messages, and declares the Emirates.
async fn reads(world: &World, part: &str) -> Browser {
    let mut reader = world.citizen(part).await;
    let page = reader.open("/account/consents").await;
    reader.submit(page.must_be_ok().form("/consents/news/give")).await.must_be_ok();
    let page = reader.open("/account/interests").await;
    let page = reader.submit(page.must_be_ok().form("/interests/on")).await;
    let form = page.must_be_ok().form("/account/interests").with("country", "ae").with("axis", "papers");
    reader.submit(form).await.must_be_ok();
    reader
}

/// Who was drawn, and of them who was held out.
async fn drawn(world: &World) -> (i64, i64) {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let row = sqlx::query("SELECT count(*), count(*) FILTER (WHERE held_out) FROM promotion.told");
    let row = row.fetch_one(cx.conn()).await.unwrap();
    (row.get(0), row.get(1))
}

/// Lets hours pass until somebody was drawn: at night and at prayer nobody is.
async fn until_drawn(world: &World, many: i64) {
    for _ in 0..100 {
        if drawn(world).await.0 >= many {
            world.work().await;
            return;
        }
        world.pass(Duration::from_secs(3_600)).await;
    }
    panic!("nobody was drawn: {:?}", drawn(world).await);
}

#[tokio::test]
async fn whoever_agreed_is_written_to_once_a_week_and_stops_it_with_one_press() {
    let world = World::new().await;
    let parts = ["father", "not_located", "mismatch", "stranger", "widow", "divorced"];
    for part in parts {
        reads(&world, part).await;
    }
    let mut minds = world.citizen("newcomer").await;
    let page = minds.open("/account/interests").await;
    assert!(page.status.is_success());
    for _ in 0..2 {
        let_out(&world, |form| form.with("channels", "message")).await;
    }
    let many = i64::try_from(parts.len()).unwrap();
    until_drawn(&world, many).await;
    let (all, held_out) = drawn(&world).await;
    assert_eq!(all, many, "two campaigns, one turn each in seven days");
    let letters = |sent: Vec<testkit::Sent>| {
        sent.into_iter().filter(|own| own.subject == "من مكانك" || own.subject == "From where you are")
    };
    let mut written = Vec::new();
    for part in parts {
        let contact = world.contact(part);
        let own: Vec<_> = letters(world.sent_to(&contact).await).collect();
        assert!(own.len() <= 1, "{part}");
        written.extend(own.into_iter().map(|letter| (part, letter)));
    }
    assert_eq!(i64::try_from(written.len()).unwrap(), all - held_out, "everybody but whom chance held out");
    assert!(letters(world.sent_to(&world.contact("newcomer")).await).next().is_none(), "she did not agree");

    // One press, without signing in; a mail program presses it by itself in the same way.
    let (part, letter) = written.first().expect("ten of a hundred are held out").clone();
    assert!(letter.text.contains("/go/"), "{}", letter.text);
    let stop = letter.text.lines().find(|line| line.contains("/news/stop/")).unwrap().trim().to_owned();
    let path = stop.trim_start_matches(world.url()).to_owned();
    let mut nobody = world.visitor();
    let page = nobody.get(&path).await;
    page.must_be_ok();
    let wrong = format!("{}A", path.get(..path.len() - 1).unwrap());
    let other = if wrong == path { path.replace("/stop/", "/stop/B") } else { wrong };
    assert_eq!(nobody.get(&other).await.status.as_u16(), 404, "a key that we did not write");
    nobody.submit(page.form(&path)).await.must_be_ok();
    world.work().await;
    let (after, _) = drawn(&world).await;
    assert_eq!(after, many - 1, "the row goes with the consent");
    let mut reader = world.citizen(part).await;
    reader.open("/account/consents").await.must_be_ok();
    reader.open("/account/news").await.must_be_ok().must_say("لم تُرسل رسائل");

    // A week later the others have a turn again; whoever stopped it has none.
    world.pass(WEEK).await;
    until_drawn(&world, 2 * (many - 1)).await;
    assert_eq!(drawn(&world).await.0, 2 * (many - 1));
    let contact = world.contact(part);
    assert_eq!(letters(world.sent_to(&contact).await).count(), 1);
}

#[tokio::test]
async fn a_pause_holds_for_the_very_next_message() {
    let world = World::new().await;
    reads(&world, "father").await;
    let_out(&world, |form| form.with("channels", "message")).await;
    let mut ministry = world.staff("campaign").await;
    let page = ministry.open(DESK).await;
    let form = page.must_be_ok().form("/campaigns/pause").with("place", "ae").with("why", "مراجعة");
    ministry.submit(form).await.must_be_ok();
    for _ in 0..48 {
        world.pass(Duration::from_secs(3_600)).await;
    }
    assert_eq!(drawn(&world).await, (0, 0));
}

#[tokio::test]
async fn what_is_begun_beside_a_draft_or_in_the_api_is_counted_as_in_the_browser() {
    const SON: story::Wanted<'static> =
        story::Wanted { subject: "son", relation: "father", emirate: "sharjah", mother_name: None };
    let world = World::new().await;
    let_out(&world, |form| form).await;
    let poster = code(&world, "poster").await;
    let mut father = world.citizen("father").await;
    father.open(&format!("/go/{poster}")).await.must_be_ok();
    let daughter = story::draft(&world, &mut father, &story::DAUGHTER).await;
    assert_eq!(counted(&world, "began").await, 1);
    story::beside(&world, &mut father, &daughter, &SON).await;
    assert_eq!(counted(&world, "began").await, 2, "another application of the basket");
    let mut client = world.client("father").await;
    let draft = |came_by: Option<&str>| {
        let mut draft = serde_json::json!({ "service": "birth_certificate", "country": "ae" });
        if let Some(code) = came_by {
            draft["came_by"] = code.into();
        }
        draft
    };
    assert_eq!(client.post("/applications", &draft(Some(&poster))).await.status.as_u16(), 201);
    assert_eq!(counted(&world, "began").await, 3);
    for came_by in [None, Some("NOSUCHCODE")] {
        assert_eq!(client.post("/applications", &draft(came_by)).await.status.as_u16(), 201);
    }
    assert_eq!(counted(&world, "began").await, 3, "who names no code of ours is not counted");
}

#[tokio::test]
async fn a_program_that_tries_codes_is_slowed_down() {
    let world = World::new().await;
    let mut anybody = world.visitor();
    assert_eq!(anybody.get("/ar/go/NOSUCHCODE").await.status.as_u16(), 404);
    let mut last = 404;
    for _ in 0..120 {
        last = anybody.get("/ar/go/NOSUCHCODE").await.status.as_u16();
    }
    assert_eq!(last, 429);
    assert_eq!(world.visitor().get("/ar/go/NOSUCHCODE").await.status.as_u16(), 404, "another network is not");
}
