use std::sync::atomic::{AtomicUsize, Ordering};

use super::requests::Requests;
use crate::core::{ObjectLike, Owned, Thread};
use crate::testing::with_runtime;
use crate::types::list::List;

/// Runs `work` in native threads that share an object, and waits for them.
fn in_threads(thread: &Thread, count: usize, shared: &List, work: fn(&Thread, &List)) {
    let mut running = Vec::new();
    for _ in 0..count {
        let new = thread.new_sibling(Owned::share(shared.as_object()));
        running.push(std::thread::spawn(move || {
            let run = |thread: &Thread, cargo: Owned| {
                let list = cargo.downcast::<List>().unwrap_or_else(|_| unreachable!());
                work(thread, &list);
            };
            new.run(run, || {});
        }));
    }
    thread.without_lock(|| {
        for thread in running {
            assert!(thread.join().is_ok());
        }
    });
}

fn append(thread: &Thread, list: &List) {
    for number in 0..200 {
        let number = thread.new_int(number).unwrap_or_else(|_| unreachable!());
        assert!(list.append(thread, &number).is_ok());
        if is_asked(thread) {
            thread.yield_lock();
        }
    }
}

fn is_asked(thread: &Thread) -> bool {
    thread.requests().contains(Requests::DROP_LOCK)
}

#[test]
fn threads_take_turns() {
    with_runtime(|thread| {
        let list = List::new(thread).unwrap_or_else(|_| unreachable!());
        in_threads(thread, 50, &list, append);
        assert_eq!(list.len(), 50 * 200);
        let mut states = 0;
        thread.for_each_thread(|_| states += 1);
        assert_eq!(states, 1);
    });
}

#[test]
fn a_busy_thread_is_asked_for_the_lock() {
    static TURNS: AtomicUsize = AtomicUsize::new(0);
    with_runtime(|thread| {
        let list = List::new(thread).unwrap_or_else(|_| unreachable!());
        // Each waits, without ever blocking, until the other has had several turns too.
        in_threads(thread, 2, &list, |thread, _| {
            for _ in 0..5 {
                TURNS.fetch_add(1, Ordering::Relaxed);
                while !is_asked(thread) && TURNS.load(Ordering::Relaxed) < 10 {
                    std::hint::spin_loop();
                }
                thread.yield_lock();
            }
        });
        assert_eq!(TURNS.load(Ordering::Relaxed), 10);
    });
}

#[test]
fn long_computations_have_results() {
    with_runtime(|thread| {
        let number = 6;
        assert!(thread.compute_aside(move || number * 7).is_ok_and(|product| product == 42));
    });
}

#[test]
fn exceptions_are_sent_to_threads() {
    with_runtime(|thread| {
        let exception = thread.none();
        assert_eq!(thread.set_async_exception(thread.ident(), Some(&exception)), 1);
        assert!(thread.take_async_exception().is_some());
        assert!(thread.take_async_exception().is_none());
        assert_eq!(thread.set_async_exception(1, Some(&exception)), 0);
    });
}

#[test]
fn the_main_thread_runs_calls() {
    static CALLED: AtomicUsize = AtomicUsize::new(0);
    with_runtime(|thread| {
        for _ in 0..2 {
            let call = |_: &Thread| {
                CALLED.fetch_add(1, Ordering::Relaxed);
                Ok(())
            };
            assert!(thread.add_pending_call(Box::new(call)).is_ok());
        }
        if thread.is_main() {
            assert!(thread.run_pending_calls().is_ok());
            assert_eq!(CALLED.load(Ordering::Relaxed), 2);
        }
    });
}

#[test]
fn the_native_stack_has_a_limit() {
    with_runtime(|thread| {
        assert!(!thread.stack_is_exhausted());
        let list = List::new(thread).unwrap_or_else(|_| unreachable!());
        in_threads(thread, 2, &list, |thread, _| {
            fn down(thread: &Thread, depth: usize) -> usize {
                let room = std::hint::black_box([0u8; 1000]);
                if thread.stack_is_exhausted() {
                    return depth;
                }
                down(thread, depth + 1) + usize::from(room[depth % 1000])
            }
            assert!(down(thread, 0) > 100);
        });
    });
}
