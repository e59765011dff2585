//! Every request for memory of a whole program fails in turn; each failure comes back as an error, and nothing is lost.

use pycore_gc::blocks::{Limit, Pools, System};
use pycore_gc::collect::{Generational, Incremental};
use pycore_gc::toy::{Toys, World};
use pycore_gc::{BlockAllocator, Collector, Generation, OutOfMemory};

/// Makes, links, finalises and collects objects of all kinds.
fn program(world: &World<'_>) -> Result<(), OutOfMemory> {
    let held = world.list()?;
    for number in 0..30 {
        let instance = world.instance(2)?;
        let dict = world.dict()?;
        dict.insert(&world.atom(number)?, &instance)?;
        instance.set(0, Some(&dict));
        let tuple = world.tuple(&[dict.clone(), instance.clone()])?;
        instance.set(1, Some(&tuple));
        held.push(&world.weak_with_callback(&instance, |_| {})?)?;
        if number % 5 == 0 {
            instance.on_finalize(|object| {
                let _ = object.keep();
            })?;
        }
        if number % 7 == 0 {
            held.push(&instance)?;
        }
        if number % 10 == 0 {
            world.collect(Generation::ALL[number as usize / 10])?;
        }
    }
    world.young().freeze()?;
    world.young().unfreeze()?;
    world.collect(Generation::Old)?;
    Ok(())
}

fn fail_each_request<A: BlockAllocator>(
    make: impl Fn() -> A,
    collector: impl Fn() -> Box<dyn Collector>,
) {
    let mut failures = 0;
    for nth in 1.. {
        let blocks = Limit::new(make());
        {
            let collector = collector();
            let world = World::new(&blocks, &*collector);
            blocks.fail_at(nth, 1);
            let result = program(&world);
            let failed = blocks.statistics().failures > 0;
            blocks.succeed();
            assert!(failed || result == Ok(()), "an error without a cause");
            failures += usize::from(failed);
            // The world goes on: the same program runs now.
            assert_eq!(program(&world), Ok(()));
            if !failed {
                break;
            }
        }
        assert_eq!((blocks.statistics().live_blocks(), blocks.bytes()), (0, 0));
    }
    assert!(failures > 100, "{failures} requests were made to fail");
}

#[test]
fn each_failure_is_an_error() {
    if cfg!(miri) {
        // Hundreds of programs: natively only.
        return;
    }
    fail_each_request(System::new, || Box::new(Generational::new(Toys)));
    fail_each_request(|| Pools::with_range(4 << 20), || Box::new(Incremental::new(Toys)));
}

#[test]
fn a_limit_of_bytes_is_an_error_too() {
    let blocks = Limit::new(System::new());
    let collector = Generational::new(Toys);
    let world = World::new(&blocks, &collector);
    blocks.set_byte_limit(200_000);
    let mut held = Vec::new();
    let error = loop {
        match world.instance(5) {
            Ok(object) => held.push(object),
            Err(error) => break error,
        }
        assert!(held.len() < 10_000);
    };
    assert_eq!(error, OutOfMemory);
    assert_eq!(world.live(), held.len());
    held.truncate(10);
    assert!(world.instance(5).is_ok(), "there is memory again");
}
