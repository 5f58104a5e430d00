//! Two hundred people want twenty places at once.

use std::sync::Arc;

use super::{store as put, world::World};
use crate::appointments::{
    model::{Person, Standing},
    store::{self as rows, NewAppointment, Taken},
};

async fn contend(world: Arc<World>, person: Person, time: usize) -> Taken {
    let mut cx = world.cx().await;
    let standing = Standing::Held(cx.now().plus(std::time::Duration::from_secs(900)));
    let new = NewAppointment { person: &person, session: world.session, starts_at: world.time(time), standing };
    let taken = rows::take(&mut cx, new).await.unwrap();
    cx.commit().await.unwrap();
    taken
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_places_go_to_twenty_of_two_hundred_people() {
    let world = Arc::new(World::new(4, 5).await);
    let mut people = Vec::new();
    for serial in 0..200_u16 {
        let file = world.invited(1 + serial).await;
        people.push(Person { bucket: file.id.bucket(), file: file.id, keys: vec![serial.to_be_bytes().to_vec()] });
    }
    let all = people.into_iter().enumerate().map(|(at, person)| tokio::spawn(contend(world.clone(), person, at % 4)));
    let mut yours = 0;
    for task in all.collect::<Vec<_>>() {
        match task.await.unwrap() {
            Taken::Yours => yours += 1,
            Taken::Full => {}
            Taken::HasOne => panic!("nobody has another"),
        }
    }
    assert_eq!(yours, 20);
    assert_eq!(put::occupied(&mut world.cx().await).await, (20, 20));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_person_gets_one_seat_from_however_many_files_and_windows() {
    let world = Arc::new(World::new(4, 5).await);
    let mut tasks = Vec::new();
    for serial in 0..12_u16 {
        let file = world.invited(300 + serial).await;
        let person = Person { bucket: file.id.bucket(), file: file.id, keys: vec![b"one and the same".to_vec()] };
        tasks.push(tokio::spawn(contend(world.clone(), person, usize::from(serial % 4))));
    }
    let mut outcomes = Vec::new();
    for task in tasks {
        outcomes.push(task.await.unwrap());
    }
    assert_eq!(outcomes.iter().filter(|taken| **taken == Taken::Yours).count(), 1);
    assert_eq!(outcomes.iter().filter(|taken| **taken == Taken::HasOne).count(), 11);
}
