//! The rate of exchange: one member of finance enters it, another approves it, and only new quotes know it.

use kernel::{Day, Moment};
use testkit::{
    Browser, Page, World,
    story::{self, DAUGHTER},
};

use crate::look;

/// The form of a new rate for the dirham, published at a moment, for use to the end of a day.
fn filled(page: &Page, pounds: &str, at: Moment, until: Day) -> testkit::Filled {
    let day = at.day_in("Africa/Cairo");
    let clock = at.timestamp().in_tz("Africa/Cairo").unwrap().strftime("%H:%M").to_string();
    let mut form = page.form("/desk/rates").with("currency", "AED").with("pounds", pounds).with("time", &clock);
    for (name, day) in [("at", day), ("until", until)] {
        form = form
            .with(&format!("{name}-day"), &day.day().to_string())
            .with(&format!("{name}-month"), &day.month().to_string())
            .with(&format!("{name}-year"), &day.year().to_string());
    }
    form.with("source_ar", "البنك المركزي المصري")
        .with("source_en", "Central Bank of Egypt")
        .with("reason", "سعر اليوم")
}

pub(crate) async fn entered(world: &World, finance: &mut Browser, pounds: &str) -> Page {
    let page = finance.open("/desk/rates").await;
    let now = world.store().now();
    finance.submit(filled(page.must_be_ok(), pounds, now, now.day_in("Africa/Cairo").plus_days(1))).await
}

#[tokio::test]
async fn a_rate_takes_two_people_and_holds_for_new_quotes_only() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let before = story::submitted(&world, &mut father, &DAUGHTER).await;
    let before = look::file(&world, &before).await.quote.unwrap();

    let mut first = world.staff("finance").await;
    let own = entered(&world, &mut first, "١٠٫٠٠").await;
    own.must_be_ok().must_say("لا يبتّ في الاقتراح من قدّمه").must_say("10.00 EGP").must_say("البنك المركزي المصري");
    assert!(!own.has("form[action$='/decide']"), "whoever entered it does not approve it");
    let again = entered(&world, &mut first, "10.50").await;
    assert_eq!(again.status.as_u16(), 409, "one rate of a currency waits at a time: {}", again.text());

    let mut second = world.staff("finance2").await;
    let page = second.get(&own.path).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
    world.areas.catalogue.refresh(world.store()).await.unwrap();
    let page = second.open("/desk/rates").await;
    // Both names stand in the history.
    page.must_be_ok().must_say("وائل كمال جرجس").must_say("حسام نجيب إسكندر").must_say("١٠٫٠٠");

    let after = story::submitted(&world, &mut father, &DAUGHTER).await;
    let after = look::file(&world, &after).await.quote.unwrap();
    assert_eq!((after.total, after.rate.micros), (before.total, 100_000));
    assert_eq!(after.rate.source.en, "Central Bank of Egypt");
    assert!(after.charged.minor() > before.charged.minor(), "a cheaper pound costs fewer dirhams, a dearer one more");
}

#[tokio::test]
async fn an_absurd_or_stale_rate_is_refused_at_its_field() {
    let world = World::new().await;
    let mut finance = world.staff("finance").await;
    let wrong = |page: &Page, field: &str| {
        assert_eq!(page.status.as_u16(), 422, "{field}: {}", page.text());
        assert!(page.has(&format!("#{field}-error")), "{field}: {}", page.text());
    };
    wrong(&entered(&world, &mut finance, "130.7").await, "pounds");
    wrong(&entered(&world, &mut finance, "كثير").await, "pounds");
    let page = finance.open("/desk/rates").await;
    let now = world.store().now();
    let today = now.day_in("Africa/Cairo");
    let tomorrow = now.plus(std::time::Duration::from_secs(86_400));
    wrong(&finance.submit(filled(&page, "13", tomorrow, today.plus_days(3))).await, "at");
    wrong(&finance.submit(filled(&page, "13", now, today.plus_days(-1))).await, "until");
    wrong(&finance.submit(filled(&page, "13", now, today.plus_days(40))).await, "until");
    let long_ago = now.minus(std::time::Duration::from_secs(400 * 86_400));
    wrong(&finance.submit(filled(&page, "13", long_ago, today.plus_days(1))).await, "at");
    finance.open("/desk/proposals").await.must_be_ok().must_say("لا توجد اقتراحات تنتظر البت");
    // For everybody else the page does not exist.
    for login in ["dubai", "authority", "admin", "privacy"] {
        assert_eq!(world.staff(login).await.get("/ar/desk/rates").await.status.as_u16(), 404, "{login}");
    }
}

#[tokio::test]
async fn a_rate_that_waited_past_its_time_or_was_overtaken_is_not_published() {
    let world = World::new().await;
    let mut finance = world.staff("finance").await;
    let own = entered(&world, &mut finance, "13").await;
    own.must_be_ok();
    let page = world.staff("finance2").await.get(&own.path).await;
    let approval = page.must_be_ok().form("/decide").with("decision", "approve");
    // Its last day passes, though the proposal itself could still be decided.
    world.db.clock.advance(std::time::Duration::from_secs(47 * 3_600));
    let mut second = world.staff("finance2").await;
    let late = second.get(&own.path).await;
    late.must_be_ok().must_say("لم يعد هذا العمل ممكنًا");
    let token = second.open("/desk/rates").await.form("/desk/rates");
    let seen = approval.value("seen").unwrap().to_owned();
    let forged = token.to(&format!("{}/decide", own.path)).with("seen", &seen).with("decision", "approve");
    second.submit(forged).await.must_say("بَطَل الاقتراح");
    second.open("/desk/rates").await.must_be_ok().must_say("ورد مع بيانات الدولة");
}
