//! Runs random operations on a heap of objects and checks them: for sanitizers and valgrind.
//!
//! `stress [OPERATIONS [SEED [pools|system|debug [generational|incremental]]]]`
//!
//! Objects are made, linked, unlinked, dropped and collected at random. Each holds a number that is checked when it is
//! met; at the end everything must be gone.

use std::time::Instant;

use pycore_gc::blocks::{Debug, Pools, System};
use pycore_gc::collect::{Generational, Incremental};
use pycore_gc::conformance::Random;
use pycore_gc::toy::{Ref, Toys, World};
use pycore_gc::{BlockAllocator, Collector, Generation, OutOfMemory};

const ROOTS: usize = 2000;

fn main() -> Result<(), OutOfMemory> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let argument = |index: usize, default: &str| {
        arguments.get(index).cloned().unwrap_or_else(|| default.to_owned())
    };
    let operations = argument(0, "10000000").parse().unwrap_or(10_000_000);
    let seed = argument(1, "1").parse().unwrap_or(1);
    let (pools, system) = (Pools::new(), System::new());
    let debug = Debug::aborting(Pools::new());
    let blocks: &dyn BlockAllocator = match argument(2, "pools").as_str() {
        "system" => &system,
        "debug" => &debug,
        _ => &pools,
    };
    let generational = Generational::new(Toys);
    let incremental = Incremental::new(Toys);
    let collector: &dyn Collector = match argument(3, "generational").as_str() {
        "incremental" => &incremental,
        _ => &generational,
    };
    let start = Instant::now();
    {
        let world = World::new(blocks, collector);
        run(&world, operations, &mut Random::new(seed))?;
        world.collect(Generation::Old)?;
        assert_eq!(world.live(), 0, "everything is gone");
        println!("{}", world.heap().statistics());
        println!("{:?}", world.young().statistics());
    }
    let left = blocks.statistics().live_blocks();
    assert_eq!(left, 0, "no block is left");
    let (name, how) = (blocks.name(), collector.name());
    println!("{operations} operations with {name}, {how}: {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// An instance of four fields, of which the first holds the number of the operation that made it.
fn check(object: &Ref<'_>, until: i64) {
    let number = object.get(0).map(|number| number.value());
    assert!(number.is_some_and(|number| (0..until).contains(&number)), "an object was damaged");
}

fn run<'w>(world: &'w World<'_>, operations: i64, random: &mut Random) -> Result<(), OutOfMemory> {
    let mut roots: Vec<Option<Ref<'w>>> = vec![None; ROOTS];
    for step in 0..operations {
        let at = random.below(ROOTS);
        let other = roots[random.below(ROOTS)].clone();
        match (random.below(16), roots[at].clone()) {
            (0..5, _) | (_, None) => {
                let object = world.instance(4)?;
                object.set(0, Some(&world.atom(step)?));
                object.set(1, other.as_ref());
                roots[at] = Some(object);
            }
            (5..8, Some(object)) => {
                check(&object, step);
                object.set(1 + random.below(2), other.as_ref());
            }
            (8..10, Some(object)) => {
                // A step along the graph.
                roots[at] = object.get(1 + random.below(2));
                if let Some(next) = &roots[at] {
                    check(next, step);
                }
            }
            (10, Some(object)) => {
                let list = world.list()?;
                list.push(&object)?;
                if let Some(other) = &other {
                    list.push(other)?;
                }
                object.set(3, Some(&list));
            }
            (11, Some(object)) => {
                let dict = world.dict()?;
                dict.insert(&world.atom(step)?, &object)?;
                object.set(3, Some(&dict));
            }
            (12, Some(object)) => {
                let weak = world.weak(&object)?;
                object.set(3, Some(&weak));
            }
            // Callbacks stay in the world for good: only a few of them.
            (13, Some(object)) if step % 4096 == 0 => {
                if let Some(other) = &other {
                    let check = |weak: &Ref<'_>| assert!(weak.target().is_none());
                    object.set(3, Some(&world.weak_with_callback(other, check)?));
                }
            }
            (_, Some(_)) => roots[at] = None,
        }
        if random.below(50_000) == 0 {
            world.collect(Generation::ALL[random.below(3)])?;
        }
    }
    Ok(())
}
