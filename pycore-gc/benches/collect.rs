//! Collecting a graph of a million objects, a tenth of them dead, and then once more with none dead.
//!
//! With the environment variable `PYCORE_GC_ORACLE` set to a CPython interpreter, its `gc.collect()` is timed on the same
//! graph first.

mod common;

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use common::graph::{Neighbours, build};
use criterion::{Criterion, criterion_group, criterion_main};
use pycore_gc::blocks::Pools;
use pycore_gc::collect::Generational;
use pycore_gc::toy::{Toys, World};
use pycore_gc::{Generation, Young};

const RECORDS: usize = 333_330;

fn full(young: &Young<'_>) -> (usize, Duration) {
    let start = Instant::now();
    let collected = young.collect(Generation::Old, pycore_gc::Reason::Requested).unwrap();
    (collected.collected, start.elapsed())
}

/// Times the first and the second collection of a fresh graph.
fn once(neighbours: Neighbours) -> (Duration, Duration) {
    let pools = Pools::new();
    let collector = Generational::new(Toys);
    let world = World::new(&pools, &collector);
    world.young().set_enabled(false);
    let root = build(&world, RECORDS, neighbours);
    let (found, with_dead) = full(world.young());
    assert_eq!(found, RECORDS / 10 * 3);
    let (found, without_dead) = full(world.young());
    assert_eq!(found, 0);
    black_box(&root);
    (with_dead, without_dead)
}

fn oracle(neighbours: Neighbours) -> Option<(f64, f64)> {
    let python = std::env::var_os("PYCORE_GC_ORACLE")?;
    let output = Command::new(python)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/benches/collect.py"))
        .args([&RECORDS.to_string(), &format!("{neighbours:?}").to_lowercase(), "5"])
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (dead, live) = text.trim().split_once(' ')?;
    Some((dead.parse().ok()?, live.parse().ok()?))
}

fn collect(criterion: &mut Criterion) {
    for neighbours in [Neighbours::Far, Neighbours::Near] {
        if let Some((dead, live)) = oracle(neighbours) {
            let best = (0..5).map(|_| once(neighbours)).collect::<Vec<_>>();
            let ours = |pick: fn(&(Duration, Duration)) -> Duration| {
                best.iter().map(pick).min().unwrap_or_default().as_secs_f64()
            };
            let (our_dead, our_live) = (ours(|times| times.0), ours(|times| times.1));
            println!(
                "{neighbours:?}, least of 5: a tenth dead: CPython {:.1} ms, here {:.1} ms, {:.2} times as fast; \
                 none dead: CPython {:.1} ms, here {:.1} ms, {:.2} times as fast",
                dead * 1e3,
                our_dead * 1e3,
                dead / our_dead,
                live * 1e3,
                our_live * 1e3,
                live / our_live,
            );
        }
        let mut group = criterion.benchmark_group(format!("million objects, {neighbours:?}"));
        group.sample_size(10);
        group.bench_function("a tenth dead", |bench| {
            bench.iter_custom(|times| (0..times).map(|_| once(neighbours).0).sum());
        });
        group.bench_function("none dead", |bench| {
            bench.iter_custom(|times| (0..times).map(|_| once(neighbours).1).sum());
        });
        group.finish();
    }
}

criterion_group!(benches, collect);
criterion_main!(benches);
