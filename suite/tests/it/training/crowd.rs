//! Two hundred requests at once for twenty places: twenty get one, everybody else waits in an order, and nobody is lost.

use std::collections::BTreeSet;

use kernel::Locale;
use people::{Assurance, demo::DemoCitizen};
use serde_json::{Value, json};
use testkit::{Client, World};

use super::opened;

/// So many accounts, each of which applies for itself and for seven children.
const ACCOUNTS: usize = 25;
const EACH: usize = 8;
const PLACES: usize = 20;

#[tokio::test]
async fn two_hundred_at_once_never_get_more_than_there_are_places() {
    let world = World::new().await;
    let citizens: Vec<DemoCitizen> = (0..ACCOUNTS)
        .map(|at| DemoCitizen {
            name: "هالة منير شوقي".to_owned(),
            contact: format!("learner{at}@wasl.example"),
            number: None,
            level: Assurance::Contact,
            language: Locale::AR,
        })
        .collect();
    let passwords = &world.areas.people.passwords;
    people::demo::seed(world.store(), (passwords, &world.areas.texts), &citizens, &[]).await.unwrap();
    let group = opened(&world, ("digitopia", &PLACES.to_string())).await;
    let id = group.rsplit('/').next().unwrap().to_owned();
    let path = format!("/training-groups/{id}/application");
    let born = world.store().now().day_in("Africa/Cairo").plus_days(-12 * 366).to_string();
    let mut clients = Vec::new();
    for citizen in &citizens {
        clients.push(Client::sign_in(&world, &citizen.contact).await);
    }
    let names = ["ا", "ب", "ج", "د", "ه", "و", "ز"].map(|letter| letter.repeat(4));
    let tasks = clients.into_iter().map(|mut client| {
        let (path, born, names) = (path.clone(), born.clone(), names.clone());
        tokio::spawn(async move {
            let mut told = Vec::new();
            let oneself = client.post(&path, &json!({})).await;
            told.push(oneself.must_be_ok().json());
            for name in names {
                let body = json!({ "child": { "name": name, "born": born } });
                told.push(client.post(&path, &body).await.must_be_ok().json());
            }
            let more = client.post(&path, &json!({ "child": { "name": "واحد زائد", "born": born } })).await;
            assert_eq!(more.json()["code"], "training.enough");
            told
        })
    });
    let mut all: Vec<Value> = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        all.extend(task.await.unwrap());
    }
    assert_eq!(all.len(), ACCOUNTS * EACH);
    let ids: BTreeSet<&str> = all.iter().filter_map(|own| own["id"].as_str()).collect();
    assert_eq!(ids.len(), ACCOUNTS * EACH, "nobody is lost and nobody is there twice");
    let placed = all.iter().filter(|own| own["standing"] == "placed").count();
    assert_eq!(placed, PLACES);
    let mut watcher = Client::stranger(&world);
    let group = watcher.get(&format!("/training-groups/{id}")).await.json();
    assert_eq!((group["places"].as_i64(), group["free"].as_i64()), (Some(20), Some(0)));

    // Everybody who waits stands at a place of her own.
    let mut ahead = BTreeSet::new();
    for citizen in &citizens {
        let mut client = Client::sign_in(&world, &citizen.contact).await;
        let own = client.get("/account/training").await.json();
        let own = own.as_array().unwrap().clone();
        assert_eq!(own.len(), EACH);
        ahead.extend(own.iter().filter(|own| own["standing"] == "waiting").map(|own| own["ahead"].as_i64().unwrap()));
    }
    let expected = i64::try_from(ACCOUNTS * EACH - PLACES).unwrap();
    assert_eq!(ahead, (0..expected).collect::<BTreeSet<i64>>());
}
