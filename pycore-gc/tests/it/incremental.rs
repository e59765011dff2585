//! What only the incremental collector does: old garbage goes without a collection of everything, in bounded steps.

use pycore_gc::blocks::System;
use pycore_gc::collect::Incremental;
use pycore_gc::toy::{Ref, Toys, World};
use pycore_gc::{BlockAllocator, Generation};

/// Rings of three, some of them dead.
fn rings<'w>(world: &'w World<'_>, number: usize) -> Vec<Ref<'w>> {
    (0..number)
        .map(|_| {
            let ring: Vec<_> = (0..3).map(|_| world.instance(1).unwrap()).collect();
            for index in 0..3 {
                ring[index].set(0, Some(&ring[(index + 1) % 3]));
            }
            ring[0].clone()
        })
        .collect()
}

fn churn(world: &World<'_>, number: usize) {
    for _ in 0..number {
        let list = world.list().unwrap();
        list.push(&list).unwrap();
    }
}

#[test]
fn old_garbage_goes_in_steps() {
    let blocks = System::new();
    let collector = Incremental::new(Toys);
    let world = World::new(&blocks, &collector);
    world.young().set_thresholds([if cfg!(miri) { 20 } else { 100 }, 5, 0]);
    collector.set_step(300);
    let count = if cfg!(miri) { 200 } else { 5000 };
    let mut live = rings(&world, count);
    world.collect(Generation::Young).unwrap();
    // Every second ring dies when it is old.
    let mut index = 0;
    live.retain(|_| {
        index += 1;
        index % 2 == 0
    });
    let dead = 3 * (count - live.len());
    assert_eq!(world.live(), 3 * count);
    let full_before = world.young().statistics()[2].collections;
    let mut steps = 0;
    // Enough that becomes old must be made for a cycle to begin.
    let mut more = rings(&world, count);
    while world.live() > 6 * count - dead + if cfg!(miri) { 150 } else { 1000 } {
        churn(&world, if cfg!(miri) { 10 } else { 100 });
        more.extend(rings(&world, 10));
        more.drain(..10);
        steps += 1;
        assert!(steps < 100_000, "the dead rings never go");
    }
    assert_eq!(world.young().statistics()[2].collections, full_before, "in steps only");
    for ring in live.iter().chain(&more) {
        let around = ring.get(0).and_then(|next| next.get(0)).and_then(|next| next.get(0));
        assert_eq!(around.as_ref(), Some(ring), "living rings are whole");
    }
    drop((live, more));
    world.collect(Generation::Old).unwrap();
    assert_eq!(world.live(), 0);
}

#[test]
fn a_cycle_survives_freezing_and_full_collections() {
    let blocks = System::new();
    let collector = Incremental::new(Toys);
    {
        let world = World::new(&blocks, &collector);
        world.young().set_thresholds([50, 1, 0]);
        collector.set_step(1);
        let live = rings(&world, 300);
        for disturb in 0..3 {
            let mut made = Vec::new();
            while !collector.is_in_cycle() {
                made.extend(rings(&world, 10));
            }
            match disturb {
                0 => world.young().freeze().unwrap(),
                1 => world.young().unfreeze().unwrap(),
                _ => assert!(world.collect(Generation::Old).unwrap().collected <= 3000),
            }
            assert!(!collector.is_in_cycle(), "what was known of the tables is void");
        }
        assert!(live.iter().all(|ring| ring.is_tracked()));
        drop(live);
        world.young().unfreeze().unwrap();
        world.collect(Generation::Old).unwrap();
        assert_eq!(world.live(), 0);
    }
    assert_eq!(blocks.statistics().live_blocks(), 0);
}
