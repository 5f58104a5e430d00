//! Who attended enough is awarded a credential that strangers check: by its signature, by the status list and by its number; it
//! outlives its holder's account, and it can be taken back by two people.

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};
use testkit::{Client, World};

use super::{DAY, DESK, applied, decided, opened};

/// The part of a token, read.
fn part(token: &str, at: usize) -> Value {
    let bytes = BASE64URL_NOPAD.decode(token.split('.').nth(at).unwrap().as_bytes()).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// Whether the bit of a credential is set in the list it names.
async fn is_revoked(world: &World, credential: &Value) -> bool {
    let status = &credential["credentialStatus"];
    let address = status["statusListCredential"].as_str().unwrap();
    let path = address.strip_prefix(world.url()).expect("the list lies here");
    let token = world.visitor().get(path).await.must_be_ok().html();
    let list = part(&token, 1);
    assert_eq!(list["id"], status["statusListCredential"]);
    let encoded = list["credentialSubject"]["encodedList"].as_str().unwrap().strip_prefix('u').unwrap();
    let zipped = BASE64URL_NOPAD.decode(encoded.as_bytes()).unwrap();
    let bits = miniz_oxide::inflate::decompress_to_vec(&zipped[10..zipped.len() - 8]).unwrap();
    let index: usize = status["statusListIndex"].as_str().unwrap().parse().unwrap();
    bits[index / 8] & (0x80 >> (index % 8)) != 0
}

#[tokio::test]
async fn whoever_attended_enough_is_awarded_what_strangers_can_check_until_it_is_taken_back() {
    let world = World::new().await;
    let group = opened(&world, ("mahara_tech", "5")).await;
    let mut father = world.citizen("father").await;
    let own = applied(&mut father, &group).await.must_be_ok().path.clone();
    let mut stranger = world.citizen("stranger").await.reading("ar");
    let other = applied(&mut stranger, &group).await.must_be_ok().path.clone();
    let desk = format!("{DESK}/{}", group.rsplit('/').next().unwrap());

    let mut body = world.staff("training").await;
    let early = body.get(&format!("/ar{desk}/sessions/1")).await;
    assert_eq!(early.status.as_u16(), 409, "nobody was at a session that did not begin");
    world.db.clock.advance(DAY * 15);
    // He was at two of three, she at one.
    let mut body = world.staff("training").await;
    for (number, both) in [(1, true), (2, false)] {
        let page = body.open(&format!("{desk}/sessions/{number}")).await;
        page.must_be_ok().must_say(&world.known("father", "name"));
        let id = |path: &str| path.rsplit('/').next().unwrap().to_owned();
        let mut form = page.form(&format!("/sessions/{number}")).with("present", &id(&own));
        if both {
            form = form.and("present", &id(&other));
        }
        body.submit(form).await.must_be_ok().must_say("حُفظ الحضور");
    }
    let mut privacy = world.staff("privacy").await;
    privacy.open("/desk/access").await.must_be_ok().must_say("attendance of training group");
    let mut watcher = world.staff("ict").await;
    assert_eq!(
        watcher.get(&format!("/ar{desk}/sessions/1")).await.status.as_u16(),
        404,
        "it counts and reads no names"
    );

    let mut body = world.staff("training").await;
    let page = body.open(&desk).await;
    let form = page.must_be_ok().form(&desk).with("act", "settle").with("reason", "انتهت المجموعة");
    let proposal = body.submit(form).await;
    proposal.must_be_ok().must_say("أكملوا");
    // A mark that changes while the second person reads voids what she was shown.
    let page = body.open(&format!("{desk}/sessions/3")).await;
    let id = other.rsplit('/').next().unwrap();
    body.submit(page.form("/sessions/3").with("present", id)).await.must_be_ok();
    decided(&world, &proposal.path).await;
    let mut father = world.citizen("father").await;
    assert!(!father.get(&own).await.must_be_ok().has("#award"));
    let page = body.open(&format!("{desk}/sessions/3")).await;
    body.submit(page.form("/sessions/3").without("present")).await.must_be_ok();
    let page = body.open(&desk).await;
    let form = page.must_be_ok().form(&desk).with("act", "settle").with("reason", "انتهت المجموعة");
    let proposal = body.submit(form).await;
    decided(&world, &proposal.must_be_ok().path).await.must_be_ok();
    world.work().await;

    father.open("/account/messages").await.must_be_ok().must_say("اكتمل تدريب لك على وصل");
    let page = father.get(&own).await;
    page.must_be_ok().must_say("تم إكمال التدريب").must_say("سارية");
    let mut stranger = world.citizen("stranger").await.reading("ar");
    let page_of_other = stranger.get(&other).await;
    page_of_other.must_be_ok().must_say("لم تُستكمل الجلسات المطلوبة");
    assert!(!page_of_other.has("#award"));
    let rated = page.form(own.as_str()).with("act", "rate").with("content", "5").with("teaching", "4");
    let wrong = father.submit(rated.clone()).await;
    assert!(wrong.status.as_u16() == 422 && wrong.has("#running-error"), "{}", wrong.text());
    father.submit(rated.with("running", "3")).await.must_be_ok().must_say("تم تسجيل الرأي");
    let mut body = world.staff("training").await;
    body.open(&desk).await.must_be_ok().must_say("عندما تصل الآراء إلى ٢٠");

    // The credential: three parts, nothing clear of its holder, and the same over the API.
    let token = father.get(&format!("{own}/credential")).await.must_be_ok().html();
    let mut client = world.client("father").await;
    let id = own.rsplit('/').next().unwrap();
    let over_api = client.get(&format!("/account/training/{id}/credential")).await.json();
    assert_eq!(over_api["credential"], token.as_str());
    let mut foreign = world.client("stranger").await;
    assert_eq!(foreign.get(&format!("/account/training/{id}/credential")).await.status.as_u16(), 404);
    let (header, credential) = (part(&token, 0), part(&token, 1));
    assert_eq!((header["alg"].as_str(), header["typ"].as_str()), (Some("ES256"), Some("JWT")));
    let name = world.known("father", "name");
    assert!(!credential.to_string().contains(&name) && !credential.to_string().contains("father@"), "{credential}");
    assert!(credential["issuer"]["name"].as_str().unwrap().contains("TEST"), "test keys say so");
    let text: Value = father.get(&format!("{own}/credential-text")).await.json();
    assert_eq!(text, credential);
    let pdf = father.get(&format!("{own}/paper")).await;
    assert!(pdf.must_be_ok().bytes.starts_with(b"%PDF-"));

    // What a stranger's program needs lies at the addresses that the credential names.
    let mut anybody = world.visitor();
    let local = |address: &Value| address.as_str().unwrap().strip_prefix(world.url()).unwrap().to_owned();
    let key = anybody.get(&local(&header["kid"])).await.must_be_ok().json();
    assert_eq!((key["kty"].as_str(), &key["kid"]), (Some("EC"), &header["kid"]));
    assert_eq!(anybody.get(&local(&credential["issuer"]["id"])).await.json()["id"], credential["issuer"]["id"]);
    let keys = anybody.get("/credentials/issuer/keys").await.json();
    assert_eq!(keys["keys"].as_array().unwrap().len(), 2);
    assert_eq!(anybody.get("/credentials/issuer/keys/AAAAAAAAAAA").await.status.as_u16(), 404);
    let achievement = &credential["credentialSubject"]["achievement"];
    assert_eq!(anybody.get(&local(&achievement["id"])).await.json()["id"], achievement["id"]);
    assert!(!is_revoked(&world, &credential).await);

    // The check anybody can make, by number and by the text; changed by one letter it is not ours.
    let number = over_api["number"].as_str().unwrap().to_owned();
    let page = anybody.open("/credentials").await;
    let typed = format!("{} {}-{}", &number[..4], number[4..8].to_lowercase(), &number[8..]);
    let stands = anybody.submit(page.must_be_ok().form("/credentials").with("text", &typed)).await;
    stands.must_be_ok().must_say("وهي سارية").must_say("مهارة تك");
    assert!(!stands.says(&name), "the number does not tell whose it is");
    let stands = anybody.submit(page.form("/credentials").with("text", &token)).await;
    stands.must_be_ok().must_say("وهي سارية");
    let at = token.rfind('.').unwrap() + 5;
    let letter = if token.as_bytes()[at] == b'A' { "B" } else { "A" };
    let changed = format!("{}{letter}{}", &token[..at], &token[at + 1..]);
    for wrong in [changed.as_str(), "000000000000", "x"] {
        let page = anybody.submit(page.form("/credentials").with("text", wrong)).await;
        assert!(page.status.as_u16() == 422 && page.has("#text-error"), "{wrong:.12}: {}", page.text());
    }
    assert_eq!(anybody.open("/credentials/000000000000").await.status.as_u16(), 404);

    // Taken back by two.
    let page = body.open(&desk).await;
    let form = page.must_be_ok().form(&desk).with("act", "revoke").with("reason", "سُجل الحضور خطأً");
    let wrong = body.submit(form.clone().with("number", "000000000000").with("why", "error")).await;
    assert!(wrong.status.as_u16() == 422 && wrong.has("#number-error"), "{}", wrong.text());
    let proposal = body.submit(form.with("number", &number).with("why", "error")).await;
    proposal.must_be_ok().must_say(&number);
    assert!(!is_revoked(&world, &credential).await, "not before the second person");
    decided(&world, &proposal.path).await.must_be_ok();
    assert!(is_revoked(&world, &credential).await);
    let path = format!("/credentials/{number}");
    anybody.open(&path).await.must_be_ok().must_say("سُحبت هذه الشهادة").must_say("صدرت بخطأ");
    father.get(&own).await.must_be_ok().must_say("مسحوبة");
}

#[tokio::test]
async fn an_award_outlives_the_account_by_its_number_alone() {
    let world = World::new().await;
    let group = opened(&world, ("future_work", "5")).await;
    let newcomer = "graduate-of-2026@wasl.example";
    let mut graduate = world.registered(newcomer, "نهى فريد السيد").await;
    let own = applied(&mut graduate, &group).await.must_be_ok().path.clone();
    let desk = format!("{DESK}/{}", group.rsplit('/').next().unwrap());
    world.db.clock.advance(DAY * 15);
    let mut body = world.staff("training").await;
    for number in [1, 2, 3] {
        let page = body.open(&format!("{desk}/sessions/{number}")).await;
        let id = own.rsplit('/').next().unwrap();
        body.submit(page.must_be_ok().form(&format!("/sessions/{number}")).with("present", id)).await.must_be_ok();
    }
    let page = body.open(&desk).await;
    let form = page.must_be_ok().form(&desk).with("act", "settle").with("reason", "انتهت المجموعة");
    let proposal = body.submit(form).await;
    decided(&world, &proposal.must_be_ok().path).await.must_be_ok();
    world.work().await;
    let mut client = Client::sign_in(&world, newcomer).await;
    let id = own.rsplit('/').next().unwrap();
    let held = client.get(&format!("/account/training/{id}/credential")).await.must_be_ok().json();
    let (number, token) =
        (held["number"].as_str().unwrap().to_owned(), held["credential"].as_str().unwrap().to_owned());
    let own_list = client.get("/account/training").await.json();
    assert_eq!(own_list[0]["award"], json!(number));

    let account = world.store();
    let mut cx = account.begin(kernel::Actor::System("suite")).await.unwrap();
    let id: kernel::Id<kernel::marks::Account> = {
        let row: sqlx::types::Uuid =
            sqlx::query_scalar("SELECT account FROM community.badge LIMIT 1").fetch_one(cx.conn()).await.unwrap();
        kernel::Id::from_uuid(row)
    };
    community::training::forget(&mut cx, id).await.unwrap();
    cx.commit().await.unwrap();
    for table in ["enrolment", "attendance", "training_feedback", "badge"] {
        let counted = format!("community.{table}");
        assert_eq!(crate::look::census(&world).await[&counted], 0, "{table}");
    }
    let mut anybody = world.visitor();
    anybody.open(&format!("/credentials/{number}")).await.must_be_ok().must_say("وهي سارية");
    let page = anybody.open("/credentials").await;
    anybody.submit(page.form("/credentials").with("text", &token)).await.must_be_ok().must_say("وهي سارية");
    assert!(!is_revoked(&world, &part(&token, 1)).await);
}
