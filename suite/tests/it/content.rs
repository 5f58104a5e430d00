//! `/guides`, `/news` and the editors' desk: what the state publishes, by two people each time.

use std::time::Duration;

use testkit::{Browser, Client, Filled, Page, World};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What was let out is seen at once by this process.
async fn fresh(world: &World) {
    world.areas.discovery.shelf.refresh(world.store()).await.unwrap();
}

/// Begins a page at the desk and fills its draft in; where the draft is.
async fn drafted(editor: &mut Browser, slug: &str, kind: &str, fill: impl Fn(Filled) -> Filled) -> String {
    let desk = editor.open("/desk/content").await;
    let form = desk.must_be_ok().form("/desk/content/new").with("slug", slug).with("new_kind", kind);
    let draft = editor.submit(form).await;
    let form = draft.must_be_ok().form(&draft.path);
    editor.submit(fill(form)).await.must_be_ok().must_say("حُفظت المسودة");
    draft.path
}

/// A whole page in both languages.
fn whole(form: Filled) -> Filled {
    form.with("owner_ar", "وزارة الخارجية")
        .with("owner_en", "Ministry of Foreign Affairs")
        .with("situations", "documents")
        .with("services", "birth_certificate")
        .with("sources", "إعلان الوزارة | The ministry's announcement | https://www.example.org/a | 2026-11-20")
        .with("ar_title", "مواعيد القسم القنصلي")
        .with("ar_summary", "متى يفتح القسم القنصلي أبوابه.")
        .with("ar_body", "## الأيام\n\nمن **الأحد** إلى الخميس، و[الخدمات](/services) كلها.")
        .with("en_title", "Hours of the consular section")
        .with("en_summary", "When the consular section is open.")
        .with("en_body", "## Days\n\nFrom **Sunday** to Thursday, for all [services](/services).")
}

/// Hands a draft to the second editor and lets her approve it.
async fn released(world: &World, editor: &mut Browser, draft: &str) {
    let look = editor.get(&format!("{draft}/look")).await;
    let form = look.must_be_ok().form("/propose").with("reason", "مواعيد جديدة");
    let proposed = editor.submit(form).await;
    proposed.must_be_ok().must_say("تنتظر المسودة موافقة محرر آخر");
    let proposal = proposed.attribute("a[href*='/desk/proposals/']", "href").unwrap();
    let own = editor.get(&proposal).await;
    assert!(!own.has("form[action$='/decide']"), "whoever wrote it does not decide");
    let mut second = world.staff("editor2").await;
    let page = second.get(&proposal).await;
    page.must_be_ok().must_say("بصمة الصفحة");
    second.submit(page.form("/decide").with("decision", "approve")).await.must_be_ok();
    fresh(world).await;
}

#[tokio::test]
async fn anybody_reads_a_guide_and_is_led_to_its_service() {
    let world = World::new().await;
    let mut reader = world.visitor();
    let list = reader.open("/guides").await;
    list.must_be_ok().must_say("مولود بالخارج").must_say("آخر تحقق");
    let narrowed = reader.open("/guides?situation=voting").await;
    narrowed.must_be_ok().must_say("التصويت من خارج مصر");
    assert!(!narrowed.says("مولود بالخارج"), "{}", narrowed.text());

    let guide = reader.open("/guides/birth-abroad").await;
    guide.must_be_ok().must_say("خلال ثلاثين يومًا").must_say("قطاع الأحوال المدنية").must_say("المصادر");
    assert!(guide.has("a[href='/ar/services/birth_first_abroad']"), "the way to the service");
    assert!(guide.has("a[href='/ar/guides/legalisation-and-translation']"), "a link within Wasl keeps the language");
    let mut english = world.visitor().reading("en");
    english.open("/guides/birth-abroad").await.must_be_ok().must_say("Within thirty days").must_say("Last verified");
    english.open("/news").await.must_be_ok().must_say("Attestation of documents through Egypt Post");

    for path in ["/guides/nothing", "/news/birth-abroad"] {
        assert_eq!(reader.open(path).await.status.as_u16(), 404, "{path}");
    }
}

#[tokio::test]
async fn the_api_says_the_same_as_the_pages() {
    let world = World::new().await;
    let mut program = Client::stranger(&world);
    let list = program.get("/guides?situation=birth").await;
    let slugs: Vec<String> = list.must_be_ok().json().as_array().unwrap().iter().map(slug).collect();
    assert!(slugs.contains(&"birth-abroad".to_owned()) && !slugs.contains(&"voting-abroad".to_owned()), "{slugs:?}");
    let one = program.get("/guides/birth-abroad").await.must_be_ok().json();
    assert_eq!((one["kind"].as_str(), one["language"].as_str()), (Some("guide"), Some("ar")));
    assert!(one["body"].as_str().unwrap().contains("نموذج `32`") || one["body"].as_str().unwrap().contains("`٣٢`"));
    assert!(!one["sources"].as_array().unwrap().is_empty());
    assert_eq!(program.get("/guides/nothing").await.status.as_u16(), 404);
    assert_eq!(program.get("/emergencies").await.must_be_ok().json(), serde_json::json!([]));
}

fn slug(line: &serde_json::Value) -> String {
    line["slug"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_reader_says_whether_a_page_helped_and_nothing_about_herself() {
    let world = World::new().await;
    let mut reader = world.visitor();
    let page = reader.open("/guides/birth-abroad").await;
    let wrong = reader.submit(page.form("/feedback")).await;
    assert_eq!(wrong.status.as_u16(), 422);
    assert!(wrong.has("#useful-error"), "{}", wrong.text());
    let named = wrong.form("/feedback").with("useful", "no").with("words", "رقمي ٠٥٠١٢٣٤٥٦٧");
    let named = reader.submit(named).await;
    assert!(named.has("#words-error"), "{}", named.text());
    let form = named.form("/feedback").with("useful", "no").with("words", "لم أجد عنوان السجل المدني");
    reader.submit(form.clone()).await.must_be_ok().must_say("وصل رأيك");
    // Sent twice it is said once.
    reader.submit(form.clone()).await.must_be_ok();
    let other = reader.submit(form.with("words", "لم أجد المواعيد")).await;
    assert_eq!(other.status.as_u16(), 422);
    other.must_say("سبق إرسال هذه الصفحة ببيانات أخرى");

    let mut editor = world.staff("editor").await;
    let seen = editor.open("/desk/content/of/birth-abroad").await;
    seen.must_be_ok().must_say("لم أجد عنوان السجل المدني").must_say("أفادت ٠، ولم تُفِد ١");
    for login in ["dubai", "authority", "admin", "rules"] {
        let mut other = world.staff(login).await;
        assert_eq!(other.get("/ar/desk/content").await.status.as_u16(), 404, "{login}");
        assert_eq!(other.get("/ar/desk/content/of/birth-abroad").await.status.as_u16(), 404, "{login}");
    }
}

#[tokio::test]
async fn a_page_goes_out_by_two_people_is_changed_and_is_taken_back() {
    let world = World::new().await;
    let mut editor = world.staff("editor").await;
    let draft = drafted(&mut editor, "consular-hours", "announcement", whole).await;
    let mut reader = world.visitor();
    assert_eq!(reader.open("/news/consular-hours").await.status.as_u16(), 404, "a draft is nobody's business");
    released(&world, &mut editor, &draft).await;
    let page = reader.open("/news/consular-hours").await;
    page.must_be_ok().must_say("من الأحد إلى الخميس").must_say("الإصدار ١");
    assert!(page.has("a[href='/ar/services']") && page.has("strong"), "{}", page.html());

    // The next version: what differs is shown, and a change after the proposal voids it.
    let of = editor.open("/desk/content/of/consular-hours").await;
    let next = editor.submit(of.must_be_ok().form("/open")).await;
    let form = next.must_be_ok().form(&next.path).with("ar_body", "## الأيام\n\nمن **الأحد** إلى الأربعاء.");
    editor.submit(form).await.must_be_ok();
    let look = editor.get(&format!("{}/look", next.path)).await;
    look.must_be_ok().must_say("الفروق عن الإصدار السابق");
    assert!(look.has("del") && look.has("ins"), "{}", look.html());
    let proposed = editor.submit(look.form("/propose").with("reason", "تغيرت المواعيد")).await;
    let proposal = proposed.must_be_ok().attribute("a[href*='/desk/proposals/']", "href").unwrap();
    let again = editor.get(&next.path).await;
    let form = again.must_be_ok().form(&next.path).with("ar_summary", "متى يفتح القسم القنصلي أبوابه للجمهور.");
    editor.submit(form).await.must_be_ok();
    let mut second = world.staff("editor2").await;
    assert!(!second.get(&proposal).await.has("form[action$='/decide']"), "it is void");
    let mut editor = world.staff("editor").await;
    released(&world, &mut editor, &next.path).await;
    reader.open("/news/consular-hours").await.must_be_ok().must_say("إلى الأربعاء").must_say("الإصدار ٢");

    let of = editor.open("/desk/content/of/consular-hours").await;
    let asked = editor.submit(of.form("/withdraw").with("reason", "نُقل القسم")).await;
    let proposal = asked.must_be_ok().attribute("a[href*='/desk/proposals/']", "href").unwrap();
    let mut second = world.staff("editor2").await;
    let page = second.get(&proposal).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
    fresh(&world).await;
    assert_eq!(reader.open("/news/consular-hours").await.status.as_u16(), 404, "neither version shows through");
}

#[tokio::test]
async fn what_an_editor_may_not_write_is_told_at_its_field_and_never_comes_out() {
    let world = World::new().await;
    let mut editor = world.staff("editor").await;
    let draft = drafted(&mut editor, "a-page", "guide", |form| {
        whole(form).with("en_title", "").with("en_summary", "").with("en_body", "")
    })
    .await;
    editor.get(&draft).await.must_be_ok().must_say("ما ينقص قبل النشر").must_say("بالإنجليزية");
    let look = editor.get(&format!("{draft}/look")).await;
    assert!(!look.must_be_ok().has("form[action$='/propose']"), "the gate asks for both languages");
    let typed = |page: &Page, body: &str| page.form(&draft).with("ar_body", body);
    for body in ["<script>x</script>", "[x](javascript:alert(1))", "![x](https://a.example/x.png)"] {
        let page = editor.get(&draft).await;
        let wrong = editor.submit(typed(&page, body)).await;
        assert_eq!(wrong.status.as_u16(), 422, "{body}");
        assert!(wrong.has("#ar-body-error"), "{body}: {}", wrong.text());
        assert!(!wrong.has("main script"), "{body}");
    }
    let page = editor.get(&draft).await;
    editor.submit(typed(&page, "5 < 6 & `<b>`")).await.must_be_ok();
    let look = editor.get(&format!("{draft}/look")).await;
    look.must_be_ok().must_say("5 < 6 & <b>");
    assert!(!look.has("main b"), "{}", look.html());
}

#[tokio::test]
async fn a_warning_stands_on_the_pages_of_its_country_until_it_ends() {
    let world = World::new().await;
    let mut editor = world.staff("editor").await;
    let today = world.store().now().day_in("Africa/Cairo");
    let until = today.plus_days(1);
    let draft = drafted(&mut editor, "airspace-closed", "emergency", |form| {
        let form = whole(form).with("en_title", "").with("en_summary", "").with("en_body", "");
        form.with("ar_title", "إغلاق المجال الجوي في الكويت")
            .with("countries", "kw")
            .with("until-day", &until.day().to_string())
            .with("until-month", &until.month().to_string())
            .with("until-year", &until.year().to_string())
    })
    .await;
    released(&world, &mut editor, &draft).await;
    let mut reader = world.visitor();
    for path in ["/", "/services", "/countries/kw", "/guides?country=kw"] {
        let page = reader.open(path).await;
        page.must_be_ok().must_say("إغلاق المجال الجوي في الكويت");
        assert!(page.has("aside.warned a[href='/ar/news/airspace-closed']"), "{path}");
    }
    assert!(!reader.open("/countries/ae").await.has("aside.warned"), "another country's page");
    // Not translated yet: said in English, and shown as it was written.
    let mut english = world.visitor().reading("en");
    let page = english.open("/news/airspace-closed").await;
    page.must_be_ok().must_say("not translated yet");
    assert!(page.has("h1[lang='ar'][dir='rtl']"), "{}", page.html());
    world.db.clock.advance(DAY * 3);
    fresh(&world).await;
    assert!(!reader.open("/").await.has("aside.warned"), "it ended");
    assert_eq!(reader.open("/news/airspace-closed").await.status.as_u16(), 404);
}

#[tokio::test]
async fn an_owner_is_reminded_of_what_nobody_verified() {
    let world = World::new().await;
    let mailbox = "content.investment@wasl.example";
    world.work().await;
    assert!(world.sent_to(mailbox).await.is_empty(), "nothing is late yet");
    world.pass(DAY * 45).await;
    let sent = world.sent_to(mailbox).await;
    assert_eq!(sent.len(), 1, "one letter for one page");
    world.pass(DAY * 2).await;
    assert_eq!(world.sent_to(mailbox).await.len(), 1, "and not every day");
    world.visitor().open("/guides/investment-and-transfer").await.must_be_ok().must_say("تأخرت المراجعة");

    let mut editor = world.staff("editor").await;
    editor.open("/desk/content").await.must_be_ok().must_say("تأخرت مراجعتها منذ");
    let of = editor.open("/desk/content/of/investment-and-transfer").await;
    editor.submit(of.form("/check")).await.must_be_ok().must_say("صحيحة حتى اليوم");
    fresh(&world).await;
    let page = world.visitor().open("/guides/investment-and-transfer").await;
    assert!(!page.must_be_ok().says("تأخرت المراجعة"), "{}", page.text());
}
