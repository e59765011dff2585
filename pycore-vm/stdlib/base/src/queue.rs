//! `_queue`: a queue between threads.
//!
//! It stands here and not among the containers because it waits as locks do. Whoever adds an item changes a number, which
//! whoever finds no item waits for; both look at the items with the interpreter's lock.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::mem::offset_of;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::Arguments;
use pycore_objects::errors::{EXCEPTION, new_class};
use pycore_objects::protocol::duration::{Rounding, nanoseconds};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{
    Fallible, Object, Owned, Raised, Thread, TypeObject, methods, module, raise, slots, static_type,
};

use crate::thread::sys::{self, Wake};

module! {
    /// The module `_queue`.
    pub static QUEUE: name "_queue",
    doc "A queue between threads, for the module queue.",
    exec: fill
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    ready_with_module(thread, &SIMPLE_QUEUE)?;
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    add("SimpleQueue", SIMPLE_QUEUE.get().as_object())?;
    add("Empty", &*empty_class(thread)?)
}

/// The class of the exception that says that there is no item.
fn empty_class(thread: &Thread) -> Fallible<Owned> {
    thread.native_state("_queue", || new_class(thread, "_queue.Empty", EXCEPTION.get()))
}

/// Raises `Empty`.
#[cold]
fn empty(thread: &Thread) -> Raised {
    match empty_class(thread).and_then(|class| call::call(thread, &class, &[])) {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

/// A queue without a bound: what was put first is got first.
#[repr(C)]
pub struct SimpleQueue {
    object: Object,
    items: RefCell<VecDeque<Owned>>,
    /// Another number after every item that was put.
    puts: AtomicU32,
    weak_references: Cell<usize>,
}

static_type! {
    /// `_queue.SimpleQueue`
    pub static SIMPLE_QUEUE: SimpleQueue = {
        name: "_queue.SimpleQueue",
        base: OBJECT,
        flags: HAVE_GC | BASE_TYPE,
        doc: "SimpleQueue()\n--\n\nA queue without a bound, into which destructors and handlers of signals may put items as well.",
        slots: SimpleQueue::SLOTS,
        methods: SimpleQueue::METHODS,
        more_methods: &[SimpleQueue::GENERIC],
        weaklist_offset: offset_of!(SimpleQueue, weak_references) as isize,
    };
}

pycore_objects::generic_class!(SimpleQueue);

impl Trace for SimpleQueue {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for item in &*self.items.borrow() {
            tracer.visit(item);
        }
    }

    fn clear(&self) {
        drop(self.items.take());
    }
}

impl SimpleQueue {
    fn pop(&self) -> Option<Owned> {
        self.items.borrow_mut().pop_front()
    }

    fn push(&self, thread: &Thread, item: Owned) -> Fallible {
        let mut items = self.items.borrow_mut();
        if items.try_reserve(1).is_err() {
            drop(items);
            return Err(thread.raise_out_of_memory());
        }
        items.push_back(item);
        drop(items);
        self.puts.fetch_add(1, Ordering::Release);
        sys::wake(&self.puts, 1);
        Ok(())
    }

    /// The next item, for which to wait until a time, or as long as it takes.
    fn wait(&self, thread: &Thread, deadline: Option<Instant>) -> Fallible<Owned> {
        let word = &self.puts;
        loop {
            // With the interpreter's lock, nobody puts an item between these two.
            let puts = self.puts.load(Ordering::Acquire);
            if let Some(item) = self.pop() {
                return Ok(item);
            }
            match thread.without_lock(|| sys::wait(word, puts, deadline)) {
                Wake::Woken => {}
                Wake::TimedOut => return self.pop().ok_or_else(|| empty(thread)),
                Wake::Interrupted => thread.check_signals()?,
            }
        }
    }
}

#[slots]
impl SimpleQueue {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        if std::ptr::eq(class, SIMPLE_QUEUE.get()) {
            let what = match (arguments.len(), arguments.names().is_empty()) {
                (0, true) => None,
                (0, false) => Some("keyword"),
                _ => Some("positional"),
            };
            if let Some(what) = what {
                let message = format_args!("SimpleQueue() takes no {what} arguments");
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
        }
        thread.new_instance(class, |object| Self {
            object,
            items: RefCell::default(),
            puts: AtomicU32::new(0),
            weak_references: Cell::new(0),
        })
    }
}

#[methods]
impl SimpleQueue {
    /// empty($self, /)
    ///
    /// Whether there is no item, at the moment.
    fn empty(&self) -> bool {
        self.items.borrow().is_empty()
    }

    /// get($self, /, block=True, timeout=None)
    ///
    /// Remove the first item, and return it. If there is none, wait, at most timeout seconds, and raise Empty then; or at
    /// once without block.
    fn get(
        &self,
        thread: &Thread,
        block: Option<bool>,
        timeout: Option<&Object>,
    ) -> Fallible<Owned> {
        // Without waiting, the time does not count.
        if !block.unwrap_or(true) {
            return self.pop().ok_or_else(|| empty(thread));
        }
        let Some(timeout) = timeout else { return self.wait(thread, None) };
        let timeout = nanoseconds(thread, timeout, Rounding::Ceiling)?;
        let Ok(timeout) = u64::try_from(timeout) else {
            let message = "'timeout' must be a non-negative number";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        };
        let deadline = Instant::now().checked_add(Duration::from_nanos(timeout));
        self.wait(thread, deadline)
    }

    /// get_nowait($self, /)
    ///
    /// Remove the first item, and return it; raise Empty if there is none.
    fn get_nowait(&self, thread: &Thread) -> Fallible<Owned> {
        self.pop().ok_or_else(|| empty(thread))
    }

    /// put($self, /, item, block=True, timeout=None)
    ///
    /// Add an item at the end. There is always room: block and timeout are there for other queues' sake.
    fn put(
        &self,
        thread: &Thread,
        item: Owned,
        block: Option<bool>,
        timeout: Option<&Object>,
    ) -> Fallible {
        let _ = (block, timeout);
        self.push(thread, item)
    }

    /// put_nowait($self, /, item)
    ///
    /// Add an item at the end.
    fn put_nowait(&self, thread: &Thread, item: Owned) -> Fallible {
        self.push(thread, item)
    }

    /// qsize($self, /)
    ///
    /// How many items there are, at the moment.
    fn qsize(&self) -> usize {
        self.items.borrow().len()
    }
}
