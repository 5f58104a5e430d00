//! The waiting list: a seat that becomes free is offered in turn and never raced for; a booking moves or stays whole.

use std::time::Duration;

use kernel::Outcome;

use super::{
    store as put,
    world::{World, code},
};
use crate::{
    applications::model::Application,
    appointments::{
        commands,
        model::{Ending, Standing},
        store as rows,
    },
};

const HOUR: Duration = Duration::from_secs(3_600);

pub(super) async fn choose(world: &World, file: &Application, time: usize) -> Outcome<Standing> {
    let (mut cx, sheet) = world.sheet(file).await;
    let standing = commands::choose(&mut cx, &world.catalogue, &sheet, (world.session, world.time(time))).await?;
    cx.commit().await.map(|()| standing)
}

pub(super) async fn confirm(world: &World, file: &Application) -> Outcome<()> {
    let (mut cx, sheet) = world.sheet(file).await;
    commands::confirm(&mut cx, &sheet).await?;
    cx.commit().await
}

pub(super) async fn join(world: &World, file: &Application) -> Outcome<()> {
    let (mut cx, sheet) = world.sheet(file).await;
    commands::join(&mut cx, &sheet, world.session).await?;
    cx.commit().await
}

async fn give_up(world: &World, file: &Application) -> Outcome<()> {
    let (mut cx, sheet) = world.sheet(file).await;
    commands::give_up(&mut cx, &world.catalogue, &sheet).await?;
    cx.commit().await
}

pub(super) async fn standing(world: &World, file: &Application) -> Option<Standing> {
    rows::of_file(&mut world.cx().await, file.id).await.unwrap().map(|own| own.standing)
}

#[tokio::test]
async fn a_cancelled_seat_goes_down_the_line_and_never_back_to_the_race() {
    let world = World::new(1, 1).await;
    let (first, second, third, late) =
        (world.invited(1).await, world.invited(2).await, world.invited(3).await, world.invited(4).await);
    assert!(matches!(choose(&world, &first, 0).await.unwrap(), Standing::Held(_)));
    confirm(&world, &first).await.unwrap();
    assert_eq!(code(choose(&world, &second, 0).await), "appointment.taken");
    assert_eq!(code(join(&world, &first).await), "appointment.has_one");
    join(&world, &second).await.unwrap();
    assert_eq!(code(join(&world, &second).await), "appointment.has_one");
    world.db.clock.advance(HOUR);
    join(&world, &third).await.unwrap();

    give_up(&world, &first).await.unwrap();
    assert!(matches!(standing(&world, &second).await, Some(Standing::Offered(_))));
    assert_eq!(code(choose(&world, &late, 0).await), "appointment.waited_for");

    // She does not answer within the day, and it is offered to whoever is next.
    world.db.clock.advance(24 * HOUR);
    world.sweep().await;
    assert_eq!(standing(&world, &second).await, None);
    assert_eq!(code(confirm(&world, &second).await), "appointment.gone");
    assert!(matches!(standing(&world, &third).await, Some(Standing::Offered(_))));
    confirm(&world, &third).await.unwrap();
    assert_eq!(standing(&world, &third).await, Some(Standing::Booked));
    let told = put::told(&mut world.cx().await, second.id).await;
    assert_eq!(told, ["appointment.waits", "appointment.offered", "appointment.offer_lapsed"]);
}

#[tokio::test]
async fn a_hold_runs_out_and_is_free_again_for_everybody_while_nobody_waits() {
    let world = World::new(1, 1).await;
    let (first, second) = (world.invited(1).await, world.invited(2).await);
    choose(&world, &first, 0).await.unwrap();
    world.db.clock.advance(HOUR / 4);
    assert_eq!(code(confirm(&world, &first).await), "appointment.gone");
    world.sweep().await;
    choose(&world, &second, 0).await.unwrap();
    confirm(&world, &second).await.unwrap();
    assert_eq!(code(choose(&world, &first, 0).await), "appointment.taken");
}

#[tokio::test]
async fn a_booking_moves_whole_or_stays() {
    let world = World::new(2, 1).await;
    let (first, second) = (world.invited(1).await, world.invited(2).await);
    choose(&world, &first, 0).await.unwrap();
    confirm(&world, &first).await.unwrap();
    choose(&world, &second, 1).await.unwrap();
    assert_eq!(code(choose(&world, &first, 1).await), "appointment.taken");
    assert_eq!(standing(&world, &first).await, Some(Standing::Booked), "hers is not lost for a seat she did not get");
    give_up(&world, &second).await.unwrap();
    assert_eq!(choose(&world, &first, 1).await.unwrap(), Standing::Booked);
    let own = rows::of_file(&mut world.cx().await, first.id).await.unwrap().unwrap();
    assert_eq!(own.starts_at, world.time(1));
    choose(&world, &second, 0).await.unwrap();
}

#[tokio::test]
async fn whoever_did_not_come_chooses_again_and_the_seat_stays_used() {
    let world = World::new(2, 1).await;
    let file = world.invited(1).await;
    choose(&world, &file, 0).await.unwrap();
    confirm(&world, &file).await.unwrap();
    let mut cx = world.cx().await;
    let own = rows::of_file(&mut cx, file.id).await.unwrap().unwrap();
    assert!(rows::end(&mut cx, own.id, Ending::Missed).await.unwrap());
    cx.commit().await.unwrap();
    assert_eq!(rows::missed(&mut world.cx().await, file.id).await.unwrap().times, 1);
    assert_eq!(code(choose(&world, &file, 0).await), "appointment.taken");
    choose(&world, &file, 1).await.unwrap();
    confirm(&world, &file).await.unwrap();
}
