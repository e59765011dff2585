//! How long does the program stand still? A histogram of the collections that run by themselves, per collector.
//!
//! `pauses [LIVE_OBJECTS [MADE_OBJECTS]]`
//!
//! A million objects live. The program replaces random ones by new cycles of three to thirty objects, so that old objects
//! die all the time, and each collection that becomes due is timed (in time of the processor, so that other programs do
//! not show).

use std::time::{Duration, Instant};

use pycore_gc::blocks::Pools;
use pycore_gc::collect::{Generational, Incremental};
use pycore_gc::conformance::Random;
use pycore_gc::toy::{Ref, Toys, World};
use pycore_gc::{Collector, OutOfMemory};

fn main() -> Result<(), OutOfMemory> {
    let argument = |index, default| {
        std::env::args().nth(index).and_then(|text| text.parse().ok()).unwrap_or(default)
    };
    let (live, made) = (argument(1, 1_000_000), argument(2, 5_000_000));
    measure(&Generational::new(Toys), live, made)?;
    measure(&Incremental::new(Toys), live, made)
}

/// A ring of instances, each with a list; gives one of them.
fn ring<'w>(world: &'w World<'_>, length: usize) -> Result<Ref<'w>, OutOfMemory> {
    let first = world.instance(2)?;
    let mut last = first.clone();
    for _ in 1..length / 2 {
        let next = world.instance(2)?;
        let list = world.list()?;
        list.push(&last)?;
        next.set(1, Some(&list));
        last.set(0, Some(&next));
        last = next;
    }
    last.set(0, Some(&first));
    Ok(first)
}

fn measure(collector: &dyn Collector, live: usize, made: usize) -> Result<(), OutOfMemory> {
    let pools = Pools::new();
    let world = World::new(&pools, collector);
    let young = world.young();
    let mut random = Random::new(3);
    // The toys would collect by themselves when something is made; here collections are to be timed.
    let threshold = young.thresholds();
    young.set_thresholds([usize::MAX, threshold[1], threshold[2]]);
    let mut pauses: Vec<Duration> = Vec::new();
    let mut collect_if_due = || -> Result<(), OutOfMemory> {
        if young.counts()[0] > threshold[0] {
            young.set_thresholds(threshold);
            let start = processor_time();
            young.collect_due()?;
            pauses.push(processor_time() - start);
            young.set_thresholds([usize::MAX, threshold[1], threshold[2]]);
        }
        Ok(())
    };
    let start = Instant::now();
    let mut held = Vec::new();
    let (mut number, mut most) = (0, 0);
    while number < live + made {
        let length = 4 + random.below(27);
        let object = ring(&world, length)?;
        number += length;
        if number < live {
            held.push(object);
        } else {
            let index = random.below(held.len());
            held[index] = object;
        }
        collect_if_due()?;
        most = most.max(world.live());
    }
    let total = start.elapsed();
    println!(
        "{}: {live} live objects, {made} more made, {:.2} s",
        collector.name(),
        total.as_secs_f64()
    );
    println!(
        "  at most {most} objects at a time, of which up to {} were garbage",
        most.saturating_sub(live)
    );
    print_histogram(&mut pauses);
    Ok(())
}

/// Time that the processor has spent on this thread.
fn processor_time() -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the structure is written before it is read.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) };
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

fn print_histogram(pauses: &mut [Duration]) {
    pauses.sort_unstable();
    let sum: Duration = pauses.iter().sum();
    let at = |share: f64| pauses[((pauses.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    println!(
        "  {} pauses, {:.2} s together; median {:.3} ms, 99 % below {:.3} ms, 99.9 % below {:.3} ms, longest {:.3} ms",
        pauses.len(),
        sum.as_secs_f64(),
        at(0.5),
        at(0.99),
        at(0.999),
        at(1.0)
    );
    let mut from = Duration::ZERO;
    let mut to = Duration::from_micros(64);
    let mut rest = &pauses[..];
    while !rest.is_empty() {
        let within = rest.partition_point(|pause| *pause < to);
        if within > 0 {
            let bar = "#".repeat((within * 50).div_ceil(pauses.len()));
            let (from, to) = (from.as_secs_f64() * 1e3, to.as_secs_f64() * 1e3);
            println!("  {from:>8.3} to {to:>8.3} ms {within:>7}  {bar}");
        }
        rest = &rest[within..];
        from = to;
        to *= 2;
    }
}
