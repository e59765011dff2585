//! A key whose hash and comparison the test decides about.

use std::cell::{Cell, RefCell};

use pycore_abi::PyObject;

use crate::core::{Object, Owned, Thread, Trace, Tracer};
use crate::declare::SlotTable;
use crate::singletons::{NONE, NOT_IMPLEMENTED};
use crate::static_type;
use crate::types::object::OBJECT;

/// Equal to another one with the same number, after running what the test has set.
#[repr(C)]
pub(crate) struct Toy {
    pub(crate) object: Object,
    pub(crate) number: usize,
    pub(crate) hash: isize,
}

impl Trace for Toy {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

/// What the test does at some point.
type Work = Option<Box<dyn FnMut(&Thread)>>;

thread_local! {
    /// Toys that are alive.
    pub(crate) static ALIVE: Cell<usize> = const { Cell::new(0) };
    /// What a comparison does before it answers.
    static COMPARISON: RefCell<Work> = const { RefCell::new(None) };
    /// What the end of a toy does.
    static END: RefCell<Work> = const { RefCell::new(None) };
}

impl Drop for Toy {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
        run(&END);
    }
}

fn run(what: &'static std::thread::LocalKey<RefCell<Work>>) {
    // Taken out meanwhile, so that it does not call itself.
    let Some(mut work) = what.take() else { return };
    // SAFETY: called from within `Thread::enter`.
    work(unsafe { Thread::current() });
    what.set(Some(work));
}

/// Sets what comparisons of toys do.
pub(crate) fn on_comparison(work: impl FnMut(&Thread) + 'static) {
    COMPARISON.set(Some(Box::new(work)));
}

/// Sets what the end of a toy does.
pub(crate) fn on_end(work: impl FnMut(&Thread) + 'static) {
    END.set(Some(Box::new(work)));
}

/// Toys do nothing any more.
pub(crate) fn be_quiet() {
    COMPARISON.take();
    END.take();
}

unsafe extern "C" fn hash(toy: *mut PyObject) -> isize {
    // SAFETY: a slot gets an object of its type.
    unsafe { &*toy.cast::<Toy>() }.hash
}

unsafe extern "C" fn compare(
    left: *mut PyObject,
    right: *mut PyObject,
    _how: i32,
) -> *mut PyObject {
    run(&COMPARISON);
    // SAFETY: a slot gets an object of its type, and another one.
    let (left, right) = unsafe { (&*left.cast::<Toy>(), &*right.cast::<Object>()) };
    let result = match right.downcast_exact::<Toy>() {
        None => NOT_IMPLEMENTED.as_object(),
        Some(right) if right.number == left.number => TOY.get().as_object(),
        Some(_) => NONE.as_object(),
    };
    Owned::share(result).into_raw().as_ptr().cast()
}

const SLOTS: SlotTable = {
    let mut slots = SlotTable::EMPTY;
    slots.type_object.tp_hash = Some(hash);
    slots.type_object.tp_richcompare = Some(compare);
    slots
};

static_type! {
    pub(crate) static TOY: Toy = {
        name: "toy",
        base: OBJECT,
        flags: BASE_TYPE,
        slots: SLOTS,
    };
}

/// A new toy.
pub(crate) fn toy(thread: &Thread, number: usize, hash: isize) -> Owned {
    ALIVE.set(ALIVE.get() + 1);
    thread.new_object(|object| Toy { object, number, hash }).unwrap().into_object()
}
