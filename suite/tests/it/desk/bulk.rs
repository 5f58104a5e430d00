//! An act on several files: previewed, with what is left out and why, and done each by itself; and a colleague's files handed
//! over while she is away.

use casework::applications::model::Stage;
use testkit::{
    Browser, Filled, Page, World,
    story::{self, DAUGHTER},
};

use crate::look;

/// The form below a list, with these files ticked.
fn ticked(page: &Page, act: &str, references: &[&String]) -> Filled {
    let form = page.form("/desk/bulk").with("act", act);
    references.iter().fold(form, |form, reference| form.and("file", &reference.replace('-', "")))
}

async fn three(world: &World, father: &mut Browser) -> [String; 3] {
    let mut references = Vec::new();
    for _ in 0..3 {
        references.push(story::paid(world, father, &DAUGHTER).await);
    }
    references.try_into().unwrap()
}

#[tokio::test]
async fn several_files_are_taken_after_a_preview_and_what_is_left_out_says_why() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let [one, two, three] = three(&world, &mut father).await;
    let mut reviewer = world.staff("review").await;
    story::claimed(&mut reviewer, &three).await.must_be_ok();
    let mut officer = world.staff("dubai").await;
    let queue = officer.open("/desk?view=free&queue=mission").await;
    assert!(!queue.must_be_ok().has("input[name=file][checked]"));
    let all = officer.open("/desk?view=free&queue=mission&all=yes").await;
    assert!(all.must_be_ok().has("input[name=file][checked]"), "all are ticked without a script");

    let nothing = officer.submit(queue.form("/desk/bulk").with("act", "take")).await;
    assert_eq!(nothing.status.as_u16(), 422);
    let preview = officer.submit(ticked(&queue, "take", &[&one, &two, &three])).await;
    preview.must_be_ok().must_say("يصير في عهدتك").must_say("ما لا يشمله الإجراء").must_say("سبق أن استلم");
    for reference in [&one, &two] {
        assert!(look::file(&world, reference).await.facts.claimed.is_none(), "a preview does nothing");
    }
    let confirm = preview.form("/desk/bulk");
    let done = officer.submit(confirm.clone()).await;
    done.must_be_ok().must_say("صار في عهدتك").must_say("نُفّذ على ٢ من ٢");
    // The same form once more changes nothing and says the same.
    officer.submit(confirm).await.must_be_ok().must_say("نُفّذ على ٢ من ٢");
    for reference in [&one, &two] {
        assert_eq!(look::count(&world, reference, "application.claimed").await, 1);
    }
    officer.open("/desk?view=mine").await.must_say(&one).must_say(&two);
}

#[tokio::test]
async fn files_of_somebody_who_is_away_are_passed_on_and_kin_get_none() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let [one, two, _] = three(&world, &mut father).await;
    let mut officer = world.staff("dubai").await;
    for reference in [&one, &two] {
        story::claimed(&mut officer, reference).await.must_be_ok();
    }
    // A colleague of the mission has no say over files that another holds.
    let mut elsewhere = world.staff("abudhabi").await;
    assert!(!elsewhere.open("/desk?view=held&queue=mission").await.must_be_ok().has("form[action$='/desk/bulk']"));
    let mut reviewer = world.staff("review").await;
    let held = reviewer.open("/desk?view=held&queue=mission").await;
    held.must_be_ok().must_say(&one).must_say(&two);
    let details = reviewer.submit(ticked(&held, "hand-over", &[&one, &two])).await;
    details.must_be_ok().must_say("لا يُنفَّذ شيء قبل تأكيدها");
    let colleague = |name: &str| {
        let html = details.html();
        let at = html.find(name).unwrap_or_else(|| panic!("{name} cannot be chosen"));
        let option = &html[..at];
        option.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned()
    };
    let unsaid = reviewer.submit(details.form("/desk/bulk").with("colleague", &colleague("طارق حسن البدري"))).await;
    assert_eq!(unsaid.status.as_u16(), 422, "why is written down with each file");
    // The aunt is kin of both, and whoever sits in Abu Dhabi does not see them: which of the two it is is not told.
    for name in ["طارق حسن البدري"] {
        let form = details.form("/desk/bulk").with("colleague", &colleague(name)).with("reason", "إجازة");
        let preview = reviewer.submit(form).await;
        assert!(!preview.must_be_ok().has("form[action$='/desk/bulk']"), "{name}: {}", preview.text());
    }
    let form = details.form("/desk/bulk").with("colleague", &colleague("سامية فؤاد")).with("reason", "إجازة");
    let preview = reviewer.submit(form).await;
    let done = reviewer.submit(preview.must_be_ok().form("/desk/bulk")).await;
    done.must_be_ok().must_say("سُلّم");
    assert_eq!(look::stage(&world, &one).await, Stage::UnderReview);
    let approve = ticked(&held, "approve", &[&one]);
    assert_eq!(reviewer.submit(approve).await.status.as_u16(), 422, "nothing is decided together here");
}
