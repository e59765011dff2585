//! The kernel with two toy types: `Pair`, a container with a collector's head, and `Number`, an atom.

use std::cell::Cell;

use pycore_gc::blocks::System;
use pycore_gc::collect::Generational;
use pycore_gc::{Generation, LocalHeap, Reason, Young};

use super::graph::Objects;
use super::*;
use crate::static_type;
use crate::types::object::OBJECT;
use crate::types::type_type::TYPE;

static_type! {
    static NUMBER: Number = {
        name: "number",
        base: OBJECT,
        flags: BASE_TYPE,
    };
}

static_type! {
    static PAIR: Pair = {
        name: "pair",
        base: OBJECT,
        flags: HAVE_GC,
    };
}

thread_local! {
    /// Objects of both types that were made and not destroyed.
    static ALIVE: Cell<usize> = const { Cell::new(0) };
}

/// Counts itself among the living.
struct Alive;

impl Alive {
    fn new() -> Self {
        ALIVE.set(ALIVE.get() + 1);
        Self
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
    }
}

#[repr(C)]
struct Number {
    header: Object,
    value: u64,
    _alive: Alive,
}

impl Trace for Number {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

#[repr(C)]
struct Pair {
    header: Object,
    first: Place,
    second: Place,
    _alive: Alive,
}

impl Trace for Pair {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.first.trace(tracer);
        self.second.trace(tracer);
    }

    fn clear(&self) {
        self.first.take();
        self.second.take();
    }
}

fn number(thread: &Thread, value: u64) -> Owned<Number> {
    thread.new_object(|header| Number { header, value, _alive: Alive::new() }).unwrap()
}

fn pair(thread: &Thread, first: Option<Owned>, second: Option<Owned>) -> Owned<Pair> {
    let new = thread.new_object(|header| Pair {
        header,
        first: Place::empty(),
        second: Place::empty(),
        _alive: Alive::new(),
    });
    let new = new.unwrap();
    new.first.replace(first);
    new.second.replace(second);
    new
}

static SYSTEM: System = System::new();

/// Runs a test as a thread; afterwards nothing may be alive.
fn with_thread(test: impl FnOnce(&Thread)) {
    ALIVE.set(0);
    let collector: &'static Generational<Objects> = Box::leak(Box::new(Generational::new(Objects)));
    let young: &'static Young<'static> = Box::leak(Box::new(Young::new(&SYSTEM, collector)));
    let interpreter = Box::leak(Box::new(Interpreter::default()));
    // SAFETY: the threads of these tests share no object that counts references.
    let thread = unsafe { Thread::new(LocalHeap::new(&SYSTEM), young, interpreter) };
    thread.enter(test);
    assert_eq!(ALIVE.get(), 0);
}

#[test]
fn the_last_reference_destroys() {
    with_thread(|thread| {
        let first = number(thread, 7);
        assert_eq!(first.header.reference_count(), 1);
        let second = first.clone();
        assert_eq!((first.header.reference_count(), second.value), (2, 7));
        drop(first);
        assert_eq!(ALIVE.get(), 1);
        drop(second);
        assert_eq!(ALIVE.get(), 0);
    });
}

#[test]
fn casts_follow_the_type() {
    with_thread(|thread| {
        let object = number(thread, 7).into_object();
        assert!(object.downcast_exact::<Pair>().is_none());
        let object = object.downcast::<Pair>().expect_err("a number is no pair");
        assert_eq!(object.downcast::<Number>().unwrap().value, 7);
    });
}

#[test]
fn places_hand_over_what_they_held() {
    with_thread(|thread| {
        let holder = pair(thread, Some(number(thread, 1).into_object()), None);
        let old = holder.first.replace(Some(number(thread, 2).into_object())).unwrap();
        assert_eq!(old.downcast_exact::<Number>().unwrap().value, 1);
        assert!(!holder.second.is_set());
        holder.second.set(old);
        assert_eq!(ALIVE.get(), 3);
    });
}

#[test]
fn immortal_objects_are_not_counted() {
    with_thread(|thread| {
        let object = pair(thread, None, None).into_object();
        let before = TYPE.get().as_object().reference_count();
        drop(Owned::share(TYPE.get().as_object()));
        assert_eq!(TYPE.get().as_object().reference_count(), before);
        assert!(TYPE.get().as_object().is_immortal() && !object.is_immortal());
    });
}

#[test]
fn long_chains_are_destroyed_without_recursion() {
    with_thread(|thread| {
        let mut chain = None;
        for _ in 0..if cfg!(miri) { 300 } else { 200_000 } {
            chain = Some(pair(thread, chain, None).into_object());
        }
        drop(chain);
        assert_eq!(ALIVE.get(), 0);
    });
}

#[test]
fn cycles_are_collected() {
    with_thread(|thread| {
        let first = pair(thread, Some(number(thread, 1).into_object()), None);
        let second = pair(thread, Some(first.clone().into_object()), None);
        first.second.set(second.into_object());
        let kept = pair(thread, None, None);
        kept.first.set(kept.clone().into_object());
        drop(first);
        assert_eq!(ALIVE.get(), 4);
        thread.young().collect(Generation::Old, Reason::Requested).unwrap();
        assert_eq!(ALIVE.get(), 1);
        kept.first.take();
    });
}

#[test]
fn exceptions_are_in_the_thread_while_they_are_raised() {
    with_thread(|thread| {
        thread.set_out_of_memory(number(thread, 12).into_object());
        let raised = thread.raise(number(thread, 1).into_object());
        let exception = thread.take_exception(raised).unwrap();
        assert_eq!(exception.downcast_exact::<Number>().unwrap().value, 1);
        let raised = thread.raise_out_of_memory();
        let exception = thread.take_exception(raised).unwrap();
        assert_eq!(exception.downcast_exact::<Number>().unwrap().value, 12);
        drop(exception);
        // The thread outlives the test; what it keeps for emergencies must not.
        thread.set_out_of_memory(Owned::share(TYPE.get().as_object()));
    });
}
