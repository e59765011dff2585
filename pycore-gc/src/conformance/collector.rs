//! The laws of [`Collector`], on toy objects.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::Random;
use crate::blocks::{Limit, System};
use crate::toy::{Ref, Toys, World};
use crate::traits::{
    BlockAllocator, Collected, Collector, DebugFlags, Event, Generation, Observer,
};

/// Checks the laws of [`Collector`] on collectors that `make` makes for the given object model. Needs a few megabytes
/// from the system.
///
/// # Panics
///
/// If a law is broken.
pub fn collector<C: Collector>(make: impl Fn(Toys) -> C) {
    let run = |scenario: fn(&World<'_>)| {
        let (blocks, collector) = (System::new(), make(Toys));
        scenario(&World::new(&blocks, &collector));
        assert_eq!(blocks.statistics().live_blocks(), 0, "no memory is lost");
    };
    run(simple_cycles);
    run(reachable_objects_stay);
    run(long_chains);
    run(weak_references);
    run(weak_callbacks);
    run(finalizers);
    run(resurrection);
    run(late_weak_references);
    run(legacy_finalizers);
    run(save_all);
    run(exact_counts);
    run(freezing);
    run(atomic_objects);
    run(nested_collections);
    run(events);
    run(collections_when_due);
    for nth in 1.. {
        let (blocks, collector) = (Limit::new(System::new()), make(Toys));
        if !out_of_memory(&blocks, &collector, nth) {
            break;
        }
    }
    for seed in 0..if cfg!(miri) { 2 } else { 30 } {
        let (blocks, collector) = (System::new(), make(Toys));
        random_graph(&World::new(&blocks, &collector), seed, true);
    }
}

/// Checks the laws that also a collector which never collects keeps.
///
/// # Panics
///
/// If a law is broken.
pub fn inert_collector<C: Collector>(make: impl Fn(Toys) -> C) {
    let run = |scenario: fn(&World<'_>)| {
        let (blocks, collector) = (System::new(), make(Toys));
        scenario(&World::new(&blocks, &collector));
        assert_eq!(blocks.statistics().live_blocks(), 0, "no memory is lost");
    };
    run(reachable_objects_stay);
    run(freezing);
    for seed in 0..if cfg!(miri) { 2 } else { 30 } {
        let (blocks, collector) = (System::new(), make(Toys));
        random_graph(&World::new(&blocks, &collector), seed, false);
    }
}

/// Everything in these worlds fits into memory, except where a test says otherwise.
fn some<T, E: std::fmt::Debug>(result: Result<T, E>) -> T {
    result.expect("there is memory")
}

fn collect_all(world: &World<'_>) -> Collected {
    some(world.collect(Generation::Old))
}

/// A list that contains itself.
fn cycle<'w>(world: &'w World<'_>) -> Ref<'w> {
    let list = some(world.list());
    some(list.push(&list));
    list
}

fn simple_cycles(world: &World<'_>) {
    drop(cycle(world));
    let (a, b, c) = (some(world.list()), some(world.instance(2)), some(world.dict()));
    some(a.push(&b));
    b.set(0, Some(&c));
    some(c.insert(&some(world.atom(1)), &a));
    b.set(1, Some(&some(world.atom(2))));
    drop((a, b, c));
    assert_eq!(world.live(), 6);
    assert_eq!(collect_all(world).collected, 4, "law 2: all cycles are found");
    assert_eq!(world.live(), 0);
    assert_eq!(collect_all(world), Collected::default(), "nothing is left");
    // Garbage that has grown old.
    let old = cycle(world);
    for _ in 0..3 {
        assert_eq!(collect_all(world).collected, 0, "law 1: the program holds it");
    }
    drop(old);
    assert_eq!(collect_all(world).collected, 1, "law 2: old objects too");
}

fn reachable_objects_stay(world: &World<'_>) {
    let root = some(world.list());
    let count = if cfg!(miri) { 50 } else { 500 };
    for number in 0..count {
        let item = cycle(world);
        let holder = some(world.instance(2));
        holder.set(0, Some(&item));
        holder.set(1, Some(&some(world.atom(number))));
        some(root.push(&holder));
    }
    for generation in Generation::ALL {
        assert_eq!(some(world.collect(generation)).collected, 0, "law 1");
    }
    assert_eq!(world.live(), 3 * count as usize + 1);
    for (index, number) in (0..count).enumerate() {
        let holder = root.get(index).expect("law 1: items stay");
        assert_eq!(holder.get(1).map(|atom| atom.value()), Some(number), "law 1: contents stay");
        let item = holder.get(0).expect("law 1: items stay");
        assert!(item.is_tracked(), "law 1: containers stay tracked");
        assert_eq!(item.reference_count(), 3, "reference counts are as before");
    }
}

/// Chains and rings longer than any native stack is deep, in and against the order of creation.
fn long_chains(world: &World<'_>) {
    let length = if cfg!(miri) { 200 } else { 200_000 };
    for forward in [true, false] {
        let first = some(world.instance(1));
        let mut last = first.clone();
        for _ in 1..length {
            let next = some(world.instance(1));
            if forward {
                last.set(0, Some(&next));
                last = next;
            } else {
                next.set(0, Some(&last));
                last = next;
            }
        }
        let held = if forward { first.clone() } else { last.clone() };
        let (from, to) = if forward { (&last, &first) } else { (&first, &last) };
        from.set(0, Some(to));
        drop((first, last));
        assert_eq!(collect_all(world).collected, 0, "law 1: one reference holds the whole ring");
        assert_eq!(world.live(), length);
        drop(held);
        assert_eq!(collect_all(world).collected, length, "law 2: the whole ring goes");
        assert_eq!(world.live(), 0);
    }
}

fn weak_references(world: &World<'_>) {
    let target = cycle(world);
    let weak = some(world.weak(&target));
    collect_all(world);
    assert_eq!(weak.target(), Some(target.clone()), "law 1: a live target is not forgotten");
    drop(target);
    assert!(weak.target().is_some(), "the cycle keeps itself alive");
    collect_all(world);
    assert_eq!(weak.target(), None, "law 6: weak references to the dead are cleared");
}

fn weak_callbacks(world: &World<'_>) {
    let calls = Rc::new(RefCell::new(Vec::new()));
    let note = |name: &'static str| {
        let calls = Rc::clone(&calls);
        move |weak: &Ref<'_>| calls.borrow_mut().push((name, weak.target().is_none()))
    };
    let target = cycle(world);
    // One without a callback, which the finaliser finds in its object.
    let plain = some(world.weak(&target));
    some(target.push(&plain));
    let finalized = Rc::clone(&calls);
    some(target.on_finalize(move |target| {
        let plain = target.get(1).expect("law 4: not cleared yet");
        finalized.borrow_mut().push(("finalizer", plain.target().is_none()));
    }));
    let outside = some(world.weak_with_callback(&target, note("outside")));
    // A weak reference that is garbage itself must stay silent.
    let inside = some(world.weak_with_callback(&target, note("inside")));
    some(target.push(&inside));
    drop((target, inside));
    collect_all(world);
    assert_eq!(
        *calls.borrow(),
        [("outside", true), ("finalizer", true)],
        "law 3: reachable weak references call back, cleared, before finalisers"
    );
    assert_eq!((outside.target(), plain.target()), (None, None));
    collect_all(world);
    assert_eq!(calls.borrow().len(), 2, "law 3: once");
}

fn finalizers(world: &World<'_>) {
    let log = Rc::new(RefCell::new(Vec::new()));
    let ring: Vec<_> = (0..5).map(|_| some(world.instance(2))).collect();
    for (index, node) in ring.iter().enumerate() {
        node.set(0, Some(&ring[(index + 1) % 5]));
        let log = Rc::clone(&log);
        some(node.on_finalize(move |object| {
            // Everything is still in place: nothing has been cleared.
            let mut next = object.get(0).expect("law 4: not cleared yet");
            for _ in 0..4 {
                next = next.get(0).expect("law 4: not cleared yet");
            }
            assert_eq!(next.node(), object.node(), "law 4: the ring is whole");
            log.borrow_mut().push(index);
        }));
    }
    drop(ring);
    assert_eq!(collect_all(world).collected, 5);
    log.borrow_mut().sort_unstable();
    assert_eq!(*log.borrow(), [0, 1, 2, 3, 4], "law 4: each finaliser runs once");
    assert_eq!(world.live(), 0);
}

fn resurrection(world: &World<'_>) {
    let finalized = Rc::new(Cell::new(0));
    let phoenix = some(world.list());
    let other = cycle(world);
    some(phoenix.push(&phoenix));
    some(phoenix.push(&other));
    let count = Rc::clone(&finalized);
    some(phoenix.on_finalize(move |object| {
        count.set(count.get() + 1);
        some(object.keep());
    }));
    // Garbage beside it, of which nothing is reachable from the phoenix.
    let beside = cycle(world);
    some(beside.push(&phoenix));
    drop((phoenix, other, beside));
    assert_eq!(collect_all(world).collected, 1, "law 5: only the garbage beside is cleared");
    let kept = world.kept();
    assert_eq!((kept[0].len(), finalized.get()), (2, 1), "law 5: nothing was cleared");
    assert_eq!(kept[0].get(1).map(|item| item.len()), Some(1), "law 5: nor what it can reach");
    assert!(kept[0].is_tracked() && kept[0].is_finalized());
    assert_eq!(collect_all(world).collected, 0);
    drop(kept);
    world.drop_kept();
    assert_eq!(collect_all(world).collected, 2, "law 2: collected the second time");
    assert_eq!((finalized.get(), world.live()), (1, 0), "law 4: finalised only once");
}

/// A weak reference made by a finaliser must not show objects that were cleared.
fn late_weak_references(world: &World<'_>) {
    let target = cycle(world);
    let holder = some(world.list());
    some(holder.push(&target));
    some(target.push(&holder));
    let early = some(world.weak(&target));
    let seen = Rc::new(Cell::new(false));
    let saw = Rc::clone(&seen);
    let survivor = some(world.list());
    some(holder.push(&survivor));
    some(holder.on_finalize(move |object| {
        let target = object.get(0).expect("law 4");
        saw.set(target.len() == 2);
        // The object at index 1 survives: it is held from outside.
        let survivor = object.get(1).expect("law 4");
        some(survivor.push(&some(object.weak(&target))));
    }));
    drop((target, holder));
    assert!(early.target().is_some());
    collect_all(world);
    assert!(seen.get(), "law 4: the finaliser saw the target whole");
    assert_eq!(early.target(), None, "law 6");
    let late = survivor.get(0).expect("made by the finaliser");
    assert_eq!(late.target(), None, "law 6: also weak references made by finalisers");
}

fn legacy_finalizers(world: &World<'_>) {
    let legacy = cycle(world);
    legacy.set_legacy_finalizer(true);
    let reached = cycle(world);
    some(legacy.push(&reached));
    let reaching = cycle(world);
    some(reaching.push(&legacy));
    drop((legacy, reached, reaching));
    let result = collect_all(world);
    assert_eq!(result, Collected { collected: 1, uncollectable: 2 }, "law 7");
    let kept = world.uncollectable();
    assert_eq!(kept.len(), 1, "the object with the finaliser is handed over");
    assert_eq!(kept[0].len(), 2, "law 2: and not cleared");
    assert_eq!(collect_all(world), Collected::default(), "it is reachable now");
    kept[0].set_legacy_finalizer(false);
}

fn save_all(world: &World<'_>) {
    world.young().set_debug_flags(DebugFlags::SAVE_ALL);
    let garbage = cycle(world);
    some(garbage.push(&garbage));
    drop(garbage);
    assert_eq!(collect_all(world).collected, 1);
    let kept = world.uncollectable();
    assert_eq!((kept.len(), kept[0].len()), (1, 2), "law 2: saved, not cleared");
    world.young().set_debug_flags(DebugFlags::default());
}

fn exact_counts(world: &World<'_>) {
    // Objects that hang on a cycle count; atoms do not.
    let list = cycle(world);
    for number in 0..10 {
        let item = some(world.instance(1));
        item.set(0, Some(&some(world.atom(number))));
        some(list.push(&item));
    }
    drop(list);
    assert_eq!(collect_all(world).collected, 11, "law 7");
    // A weak reference that its own callback destroys counts.
    let target = cycle(world);
    let holder = some(world.list());
    let weak = some(world.weak_with_callback(&target, |_| {}));
    some(holder.push(&weak));
    let dropped = Rc::new(Cell::new(false));
    let drops = Rc::clone(&dropped);
    let last = some(world.weak_with_callback(&target, move |weak| {
        drops.set(true);
        // Only the collector and the kept list refer to it.
        assert_eq!(weak.reference_count(), 2);
        weak.drop_kept();
    }));
    some(last.keep());
    drop((target, last));
    assert_eq!(collect_all(world).collected, 2, "law 7: the cycle and one weak reference");
    assert!(dropped.get());
    let statistics = world.young().statistics();
    let sum: usize = statistics.iter().map(|row| row.collected).sum();
    assert_eq!(sum, 13, "statistics add up");
}

fn freezing(world: &World<'_>) {
    let objects: Vec<_> = (0..10).map(|_| cycle(world)).collect();
    some(world.young().freeze());
    assert_eq!(world.young().frozen(), 10, "law 9: all are frozen");
    drop(objects);
    assert_eq!(collect_all(world).collected, 0, "law 9: frozen garbage is left alone");
    assert_eq!(world.live(), 10);
    some(world.young().unfreeze());
    assert_eq!(world.young().frozen(), 0);
    let found = collect_all(world).collected;
    assert!(found == 10 || found == 0, "law 2: thawed garbage is garbage");
    if found == 0 {
        assert_eq!(world.live(), 10);
    }
}

fn atomic_objects(world: &World<'_>) {
    let atoms = [some(world.atom(1)), some(world.immortal_atom(2))];
    let inner = some(world.tuple(&atoms));
    let outer = some(world.tuple(&[inner.clone(), atoms[0].clone()]));
    let dict = some(world.dict());
    some(dict.insert(&atoms[0], &inner));
    assert!(inner.is_tracked() && outer.is_tracked() && dict.is_tracked());
    let list = some(world.list());
    let holds_list = some(world.tuple(&[list.clone(), atoms[0].clone()]));
    collect_all(world);
    assert!(list.is_tracked() && holds_list.is_tracked(), "law 1: lists and what holds them");
    // A dictionary that may have been untracked is found again in a cycle.
    some(dict.insert(&atoms[0], &dict));
    assert!(dict.is_tracked());
    drop((dict, inner, outer));
    assert_eq!(collect_all(world).collected, 1, "only the dictionary keeps itself alive");
    drop((list, holds_list, atoms));
    assert_eq!(world.live(), 0);
}

fn nested_collections(world: &World<'_>) {
    let inner = Rc::new(Cell::new(usize::MAX));
    let object = cycle(world);
    let result = Rc::clone(&inner);
    some(object.on_finalize(move |object| {
        // New garbage, made and left in the middle of a collection.
        let list = some(object.list());
        some(list.push(&list));
        drop(list);
        result.set(some(object.collect(Generation::Old)).collected);
    }));
    drop(object);
    assert_eq!(collect_all(world).collected, 1);
    assert_eq!(inner.get(), 0, "a collection inside of a collection does nothing");
    assert_eq!(collect_all(world).collected, 1, "law 2: the next one finds the rest");
    assert_eq!(world.live(), 0);
}

fn events(world: &World<'_>) {
    struct Log(RefCell<Vec<Event>>);
    impl Observer for Log {
        fn event(&self, event: Event) {
            self.0.borrow_mut().push(event);
        }
    }
    let log = Rc::new(Log(RefCell::default()));
    world.young().set_observer(Some(Rc::clone(&log) as Rc<dyn Observer>));
    world.young().set_debug_flags(DebugFlags::COLLECTABLE);
    let garbage = cycle(world);
    let node = garbage.node();
    drop(garbage);
    let result = collect_all(world);
    assert_eq!(
        *log.0.borrow(),
        [
            Event::Start(Generation::Old),
            Event::Collectable(node),
            Event::Stop(Generation::Old, result)
        ],
        "the observer is told in order"
    );
    world.young().set_observer(None);
}

fn collections_when_due(world: &World<'_>) {
    // Garbage cannot pile up without end while collections are on.
    let mut most = 0;
    let factor = if cfg!(miri) { 100 } else { 1 };
    let thresholds = world.young().thresholds();
    world.young().set_thresholds(thresholds.map(|threshold| threshold.div_ceil(factor)));
    for _ in 0..50_000 / factor {
        drop(cycle(world));
        most = most.max(world.live());
    }
    assert!(most <= 10_000 / factor, "{most} objects of garbage at a time");
    world.young().set_enabled(false);
    collect_all(world);
    for _ in 0..3000 / factor {
        drop(cycle(world));
    }
    assert_eq!(world.live(), 3000 / factor, "nothing is collected while switched off");
    assert_eq!(collect_all(world).collected, 3000 / factor, "unless asked for");
}

const GARBAGE: usize = if cfg!(miri) { 10 } else { 50 };

/// Fails the `nth` request for memory of a collection. `false` if there was no such request.
fn out_of_memory(blocks: &Limit<System>, collector: &dyn Collector, nth: usize) -> bool {
    let world = World::new(blocks, collector);
    let held = cycle(&world);
    let calls = Rc::new(Cell::new(0));
    for _ in 0..GARBAGE {
        let garbage = cycle(&world);
        let count = Rc::clone(&calls);
        some(garbage.on_finalize(move |_| count.set(count.get() + 1)));
        let count = Rc::clone(&calls);
        let weak = some(world.weak_with_callback(&garbage, move |_| count.set(count.get() + 1)));
        some(held.push(&weak));
    }
    blocks.fail_at(nth, 1);
    let result = world.collect(Generation::Old);
    let failed = blocks.statistics().failures > 0;
    blocks.succeed();
    let mut collected = 0;
    match result {
        Ok(result) => collected += result.collected,
        Err(_) => {
            assert_eq!(calls.get(), 0, "law 8: nothing was done");
            assert_eq!(world.live(), 2 * GARBAGE + 1, "law 8: nothing was done");
        }
    }
    collected += collect_all(&world).collected;
    assert_eq!(collected, GARBAGE, "law 8: the collection may be tried again");
    assert_eq!((calls.get(), world.live()), (2 * GARBAGE, GARBAGE + 1));
    failed
}

/// Compares with reachability computed on a copy of the graph.
fn random_graph(world: &World<'_>, seed: u64, collects: bool) {
    let mut random = Random::new(seed);
    let size = if cfg!(miri) { 60 } else { 400 };
    let nodes: Vec<_> = (0..size)
        .map(|index| if index % 3 == 0 { some(world.list()) } else { some(world.instance(3)) })
        .collect();
    let mut edges = vec![Vec::new(); size];
    for _ in 0..size + random.below(size) {
        let (from, to) = (random.below(size), random.below(size));
        if from.is_multiple_of(3) {
            some(nodes[from].push(&nodes[to]));
            edges[from].push(to);
        } else if edges[from].len() < 3 {
            nodes[from].set(edges[from].len(), Some(&nodes[to]));
            edges[from].push(to);
        }
        if random.below(100) == 0 {
            some(world.collect(Generation::ALL[random.below(3)]));
        }
    }
    let mut reachable = vec![false; size];
    let mut pending: Vec<_> = (0..size).filter(|_| random.below(10) == 0).collect();
    let roots: Vec<_> = pending.iter().map(|&index| nodes[index].clone()).collect();
    while let Some(index) = pending.pop() {
        if !std::mem::replace(&mut reachable[index], true) {
            pending.extend(&edges[index]);
        }
    }
    let weak: Vec<_> = nodes.iter().map(|node| some(world.weak(node))).collect();
    drop(nodes);
    collect_all(world);
    for (index, weak) in weak.iter().enumerate() {
        let expected = reachable[index];
        match weak.target() {
            None => assert!(!expected, "law 1: object {index} of seed {seed} is reachable"),
            Some(target) => {
                assert!(expected || !collects, "law 2: object {index} of seed {seed} is garbage");
                let items = (0..target.len()).filter(|item| target.get(*item).is_some()).count();
                assert_eq!(items, edges[index].len(), "law 1: contents stay");
            }
        }
    }
    drop((weak, roots));
    let rest = collect_all(world);
    if collects {
        assert_eq!(world.live(), 0, "law 2: {rest:?} of seed {seed}");
    }
}
