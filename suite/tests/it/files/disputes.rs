//! A payer disputes the payment with the bank: the file stands still, finance is told, and what the bank decides is booked.

use casework::applications::model::{HeldFor, Stage};
use testkit::{
    Browser, World,
    story::{self, DAUGHTER},
};

use crate::look;

/// A little more than a week: the first reminder is due.
const WEEK: std::time::Duration = std::time::Duration::from_secs(7 * 86_400 + 3_600);

/// The ledger's balance of an account in dirhams.
async fn balance(world: &World, account: &str) -> i64 {
    let mut cx = world.store().begin(kernel::Actor::System("suite")).await.unwrap();
    let balances = casework::ledger::balances(&mut cx).await.unwrap();
    let of = |one: &&casework::ledger::Balance| one.account == account && one.amount.currency().code() == "AED";
    balances.iter().find(of).map_or(0, |one| one.amount.minor())
}

#[tokio::test]
async fn a_disputed_payment_holds_the_file_until_the_bank_decides_for_us() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview);
    let cleared = balance(&world, "gateway_clearing").await;
    let intention = world.last_intention().await;

    world.dispute(&intention, "opened").await;
    assert_eq!(look::file(&world, &reference).await.held.map(|held| held.why), Some(HeldFor::Dispute));
    assert_eq!((balance(&world, "gateway_clearing").await, balance(&world, "charged_back").await), (0, cleared));
    let mut finance = world.staff("finance").await;
    let page = finance.open("/desk/finance").await;
    page.must_be_ok().must_say(&reference).must_say("في انتظار قرار البنك");
    finance.open("/en/desk/finance").await.must_be_ok().must_say("With the bank");
    let mut officer = world.staff("dubai").await;
    let refused = story::claimed(&mut officer, &reference).await;
    assert!(!refused.has("form[action$='/recommend']") || refused.status.is_client_error(), "{}", refused.text());

    // Told twice, it is one; and the file goes on where it stood.
    world.dispute(&intention, "opened").await;
    world.dispute(&intention, "won").await;
    assert_eq!(look::file(&world, &reference).await.held, None);
    assert_eq!((balance(&world, "gateway_clearing").await, balance(&world, "charged_back").await), (cleared, 0));
    assert_eq!(look::count(&world, &reference, "payment.disputed").await, 1);
    finance.open("/desk/finance").await.must_be_ok().must_say("أعاد البنك المبلغ");
    story::recommended(&mut officer, &reference).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::Recommended);
}

#[tokio::test]
async fn a_lost_dispute_leaves_the_file_standing_still_and_its_money_owed() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let intention = world.last_intention().await;
    // The decision is told before the dispute itself.
    world.dispute(&intention, "lost").await;
    world.dispute(&intention, "opened").await;
    let file = look::file(&world, &reference).await;
    assert_eq!(file.held.map(|held| held.why), Some(HeldFor::Dispute));
    assert!(balance(&world, "payer_receivable").await > 0, "whoever's bank took it back owes it");
    assert_eq!(balance(&world, "charged_back").await, 0);
    let mut finance = world.staff("finance").await;
    finance.open("/desk/finance").await.must_be_ok().must_say("والرسوم مستحقة");
    father.open(&format!("/files/{reference}")).await.must_be_ok().must_say("والمستحق عن هذا الطلب الآن");
    let part = finance.open(&format!("/desk/refunds/part?reference={reference}")).await;
    assert!(!part.has("form[action$='/propose']"), "nothing goes back besides: {}", part.text());
}

/// The owner pays again what is owed of a file, and comes back to its page.
async fn paid_again(world: &World, owner: &mut Browser, reference: &str) -> testkit::Page {
    let page = owner.open(&format!("/files/{reference}/pay/again")).await;
    let left = owner.send_only(page.must_be_ok().must_say("لا تُضاف إليه رسوم ولا غرامات").form("/pay/again")).await;
    let checkout = left.location.clone().unwrap_or_else(|| panic!("it leads nowhere: {} {}", left.status, left.text()));
    let before = world.webhooks();
    let back = world.choose(&checkout, "success").await;
    world.webhooks_until(before + 1).await;
    world.work().await;
    owner.open(&back).await
}

#[tokio::test]
async fn what_a_bank_gave_back_is_paid_again_by_its_owner_alone_and_the_file_goes_on() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let again = format!("/files/{reference}/pay/again");
    assert!(father.open(&again).await.path.ends_with(&reference), "nothing is owed, so there is nothing to pay");
    let cleared = balance(&world, "gateway_clearing").await;
    world.dispute(&world.last_intention().await, "lost").await;
    let page = father.open(&format!("/files/{reference}")).await;
    assert!(page.must_be_ok().has("a[href$='/pay/again']"), "the page leads to it: {}", page.text());
    let foreign = world.citizen("stranger").await.open(&again).await;
    assert_eq!(foreign.status.as_u16(), 404, "{}", foreign.text());

    let back = paid_again(&world, &mut father, &reference).await;
    assert!(back.must_be_ok().path.ends_with(&reference), "{}", back.path);
    assert!(!back.says("اعتراض لدى البنك"), "{}", back.text());
    assert_eq!(look::file(&world, &reference).await.held, None);
    assert_eq!((balance(&world, "payer_receivable").await, balance(&world, "gateway_clearing").await), (0, cleared));
    father.open(&format!("/files/{reference}/receipt")).await.must_be_ok().must_say("أُعيد سداده في");
    father.open(&format!("/en/files/{reference}/receipt")).await.must_be_ok().must_say("Paid again on");
    let mut finance = world.staff("finance").await;
    let path = dispute_path(&mut finance).await;
    let page = finance.get(&path).await;
    page.must_be_ok().must_say("أُعيد سداده").must_say("أُعيد سداد المبلغ");
    assert!(!page.has("form[action$='/settle']"), "there is nothing to decide: {}", page.text());
    world.pass(WEEK).await;
    assert_eq!(look::count(&world, &reference, "payment.debt_reminded").await, 0, "who paid is reminded of nothing");
}

#[tokio::test]
async fn whoever_owes_is_reminded_after_a_week_and_finance_sees_it() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    world.dispute(&world.last_intention().await, "lost").await;
    world.pass(WEEK).await;
    assert_eq!(look::count(&world, &reference, "payment.debt_reminded").await, 1);
    let mut finance = world.staff("finance").await;
    let path = dispute_path(&mut finance).await;
    finance.get(&path).await.must_be_ok().must_say("عدد مرات التذكير");
}

/// Where finance reads of the only dispute there is.
async fn dispute_path(finance: &mut Browser) -> String {
    let list = finance.open("/desk/finance").await;
    list.must_be_ok().attribute("a[href*='/desk/finance/disputes/']", "href").expect("a dispute is listed")
}

#[tokio::test]
async fn a_lost_part_is_borne_by_two_people_of_finance_and_the_file_goes_on() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let intention = world.last_intention().await;
    world.dispute_part(&intention, "opened", 100, 15).await;
    father.open(&format!("/files/{reference}")).await.must_be_ok().must_say("إلى أن يقرر في اعتراضه");
    let mut officer = world.staff("dubai").await;
    assert_eq!(story::claimed(&mut officer, &reference).await.status.as_u16(), 409, "nobody takes what stands still");
    let page = officer.open(&story::desk(&reference, "")).await;
    let page = officer.submit(page.must_be_ok().form("/open").with("purpose", "enquiry")).await;
    page.must_be_ok().must_say("اعتراض على سداد").must_say("لم يصدر مستند").must_say("يبقى الطلب موقوفًا");
    world.dispute(&intention, "lost").await;
    assert_eq!((balance(&world, "payer_receivable").await, balance(&world, "dispute_costs").await), (100, 15));

    let mut finance = world.staff("finance").await;
    let path = dispute_path(&mut finance).await;
    let page = finance.get(&path).await;
    page.must_be_ok().must_say(&reference).must_say("لم يصدر مستند").must_say("يقرر موظفان ماليان");
    let empty = finance.submit(page.form("/settle").with("reason", "رُوجع مع البنك")).await;
    empty.must_say("يُرجى اختيار القرار");
    let form = page.form("/settle").with("settlement", "borne").with("reason", "رُوجع مع البنك");
    let proposal = finance.submit(form).await;
    proposal.must_be_ok().must_say("تتحمل المنصة المبلغ");
    let mut other = world.staff("finance2").await;
    let page = other.get(&proposal.path).await;
    other.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
    world.work().await;
    assert_eq!(look::file(&world, &reference).await.held, None);
    assert_eq!((balance(&world, "payer_receivable").await, balance(&world, "disputes_borne").await), (0, 100));
    let page = finance.get(&path).await;
    assert!(!page.must_be_ok().has("form[action$='/settle']"), "it is decided once: {}", page.text());
    assert!(!father.open(&format!("/files/{reference}")).await.says("اعتراض لدى البنك"));
    // Nobody but finance is shown it.
    let denied = officer.get(&path).await;
    assert_eq!(denied.status.as_u16(), 404);
}
