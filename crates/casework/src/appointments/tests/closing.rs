//! Days that a mission takes back: everybody in them is told, nobody loses her place, and a pause after missed
//! appointments ends by itself.

use std::time::Duration;

use super::{
    line::{choose, confirm, join, standing},
    store as put,
    world::{World, code},
};
use crate::appointments::{
    model::{Ending, Sent, Standing},
    store as rows,
};

const DAY: Duration = Duration::from_secs(24 * 3_600);

#[tokio::test]
async fn whoever_lost_a_seat_stands_before_whoever_never_had_one() {
    let world = World::new(1, 2).await;
    let (first, second, waits) = (world.invited(1).await, world.invited(2).await, world.invited(3).await);
    // The second booked before the first did, and the third waits longest of all the days that come.
    for file in [&second, &first] {
        choose(&world, file, 0).await.unwrap();
        confirm(&world, file).await.unwrap();
        world.db.clock.advance(Duration::from_secs(60));
    }
    join(&world, &waits).await.unwrap();
    let uncoded = world.close(world.session, "because").await;
    assert!(matches!(uncoded, Err(kernel::Failure::Slips(_))), "the reason is coded");
    world.close(world.session, "team_delayed").await.unwrap();
    for file in [&first, &second] {
        assert_eq!(standing(&world, file).await, None);
        let told = put::told(&mut world.cx().await, file.id).await;
        assert_eq!(told, ["appointment.booked", "appointment.closed"]);
        let sent = rows::sent(&mut world.cx().await, file.id).await.unwrap();
        assert_eq!(sent, Some(Sent::Closed("team_delayed".into())));
    }
    assert_eq!(code(world.close(world.session, "team_delayed").await), "appointment.nothing_to_close");

    // Two seats come: both who lost theirs are offered one, and whoever only waited keeps her place behind them.
    world.another(5, 1, 2).await;
    assert!(matches!(standing(&world, &second).await, Some(Standing::Offered(_))));
    assert!(matches!(standing(&world, &first).await, Some(Standing::Offered(_))));
    assert_eq!(standing(&world, &waits).await, None);
    let place = rows::wait_of(&mut world.cx().await, waits.id).await.unwrap().unwrap();
    assert_eq!(place.before, 0, "she is next");
    // One does not answer, and the seat goes down the line.
    confirm(&world, &first).await.unwrap();
    world.db.clock.advance(DAY);
    world.sweep().await;
    assert!(matches!(standing(&world, &waits).await, Some(Standing::Offered(_))));
}

#[tokio::test]
async fn with_one_seat_left_it_goes_to_whoever_had_hers_longest() {
    let world = World::new(1, 2).await;
    let later = world.another(5, 1, 1).await;
    let (first, second) = (world.invited(1).await, world.invited(2).await);
    for file in [&second, &first] {
        choose(&world, file, 0).await.unwrap();
        world.db.clock.advance(Duration::from_secs(60));
        confirm(&world, file).await.unwrap();
    }
    world.close(world.session, "holiday").await.unwrap();
    assert!(matches!(standing(&world, &second).await, Some(Standing::Offered(_))));
    let place = rows::wait_of(&mut world.cx().await, first.id).await.unwrap().unwrap();
    assert_eq!((place.session, place.before), (later, 0));
    // Taken back once more, nobody is lost: both wait until days are published again.
    world.close(later, "equipment").await.unwrap();
    for file in [&first, &second] {
        assert!(rows::wait_of(&mut world.cx().await, file.id).await.unwrap().is_some());
    }
    world.another(9, 1, 2).await;
    for file in [&first, &second] {
        assert!(matches!(standing(&world, file).await, Some(Standing::Offered(_))));
    }
}

#[tokio::test]
async fn a_time_that_was_taken_back_takes_nobody() {
    let world = World::new(1, 1).await;
    let file = world.invited(1).await;
    let time = world.time(0);
    world.close(world.session, "safety").await.unwrap();
    assert!(rows::free_times(&mut world.cx().await, world.session, time.minus(DAY)).await.unwrap().is_empty());
    assert!(choose(&world, &file, 0).await.is_err());
}

#[tokio::test]
async fn whoever_misses_twice_pauses_and_may_come_again() {
    let world = World::new(3, 1).await;
    let file = world.invited(1).await;
    for time in 0..2 {
        choose(&world, &file, time).await.unwrap();
        confirm(&world, &file).await.unwrap();
        let mut cx = world.cx().await;
        let own = rows::of_file(&mut cx, file.id).await.unwrap().unwrap();
        assert!(rows::end(&mut cx, own.id, Ending::Missed).await.unwrap());
        cx.commit().await.unwrap();
    }
    assert_eq!(code(choose(&world, &file, 2).await), "appointment.paused");
    assert_eq!(code(join(&world, &file).await), "appointment.paused");
    world.db.clock.advance(41 * DAY);
    let later = world.another(50, 1, 1).await;
    let mut cx = world.cx().await;
    let now = cx.now();
    let times = rows::free_times(&mut cx, later, now).await.unwrap();
    drop(cx);
    let (mut cx, sheet) = world.sheet(&file).await;
    let wanted = (later, times[0].starts_at);
    crate::appointments::commands::choose(&mut cx, &world.catalogue, &sheet, wanted).await.unwrap();
}
