//! The memory of weak references, and the lists that they are in.
//!
//! ```text
//!   0        16                 24         32     40         48     56
//!   ├────────┼──────────────────┼──────────┼──────┼──────────┼──────┼────────────┤
//!   │ header │ referent or None │ callback │ hash │ previous │ next │ vectorcall │
//!   └────────┴──────────────────┴──────────┴──────┴──────────┴──────┴────────────┘
//! ```
//!
//! An object that can be referred to weakly has the head of a list, at its type's `tp_weaklistoffset`. The list counts
//! nothing: a reference leaves it when it is destroyed, and all of them when the object is. In front are those which are
//! used again, since they have no callback: the plain reference, then the plain proxy; behind them the newest comes first.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr;

use pycore_abi::PyWeakReference;

use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer, TypeObject};
use crate::declare::{NativeMember, Vectorcall};
use crate::protocol::call;
use crate::singletons::NONE;

/// A weak reference of any kind: the object is reached through it as long as it lives.
#[repr(C)]
pub struct WeakReference {
    object: Object,
    referent: Cell<*const Object>,
    callback: Place,
    /// The referent's hash, or -1 if it has not been asked for.
    hash: Cell<isize>,
    previous: Cell<*const WeakReference>,
    next: Cell<*const WeakReference>,
    vectorcall: Vectorcall,
}

const _: () = {
    assert!(size_of::<WeakReference>() == size_of::<PyWeakReference>());
    assert!(offset_of!(WeakReference, referent) == offset_of!(PyWeakReference, wr_object));
    assert!(offset_of!(WeakReference, callback) == offset_of!(PyWeakReference, wr_callback));
    assert!(offset_of!(WeakReference, hash) == offset_of!(PyWeakReference, hash));
    assert!(offset_of!(WeakReference, previous) == offset_of!(PyWeakReference, wr_prev));
    assert!(offset_of!(WeakReference, next) == offset_of!(PyWeakReference, wr_next));
    assert!(offset_of!(WeakReference, vectorcall) == offset_of!(PyWeakReference, vectorcall));
};

/// Where the function of a call is.
pub(super) const VECTORCALL: isize = offset_of!(WeakReference, vectorcall) as isize;

pub(super) const MEMBERS: &[NativeMember] = &[NativeMember::new(
    c"__callback__",
    crate::declare::MemberKind::ObjectOrNone,
    offset_of!(WeakReference, callback),
    NativeMember::READ_ONLY,
    None,
)];

/// The head of a list: the first weak reference to an object, or NULL.
type Head = Cell<*const WeakReference>;

/// Where in the list a new weak reference goes.
pub(super) enum Position<'a> {
    /// In front of all.
    First,
    /// Behind another.
    After(&'a WeakReference),
}

/// The head of an object's list; `None` if the object cannot be referred to weakly.
#[inline]
fn head(object: &Object) -> Option<&Head> {
    let offset = object.type_object().read(|raw| raw.tp_weaklistoffset);
    if offset == 0 {
        return None;
    }
    // SAFETY: instances of a type with an offset have the head of such a list there, in front of them if it is negative.
    Some(unsafe { &*ptr::from_ref(object).cast::<u8>().wrapping_offset(offset).cast::<Head>() })
}

/// Whether instances of a type can be referred to weakly.
pub fn is_supported(class: &TypeObject) -> bool {
    class.read(|raw| raw.tp_weaklistoffset) != 0
}

/// A reference of a list.
fn of<'a>(pointer: *const WeakReference) -> Option<&'a WeakReference> {
    // SAFETY: NULL, or a member of a list, which leaves it before it is destroyed.
    unsafe { pointer.as_ref() }
}

impl WeakReference {
    /// A weak reference that is in no list yet.
    pub(super) fn new(object: Object, callback: Option<Owned>, vectorcall: Vectorcall) -> Self {
        Self {
            object,
            referent: Cell::new(NONE.as_object()),
            callback: callback.map_or_else(Place::empty, Place::new),
            hash: Cell::new(-1),
            previous: Cell::new(ptr::null()),
            next: Cell::new(ptr::null()),
            vectorcall,
        }
    }

    /// The weak reference as an object.
    pub fn as_object(&self) -> &Object {
        &self.object
    }

    /// Makes the weak reference, which refers to nothing, one to an object that can be referred to.
    pub(super) fn attach(&self, referent: &Object, position: Position<'_>) {
        let Some(head) = head(referent) else { return };
        debug_assert!(self.is_cleared());
        self.referent.set(referent);
        let (previous, next) = match position {
            Position::First => (ptr::null(), head.get()),
            Position::After(other) => (ptr::from_ref(other), other.next.get()),
        };
        self.previous.set(previous);
        self.next.set(next);
        match of(previous) {
            Some(previous) => previous.next.set(self),
            None => head.set(self),
        }
        if let Some(next) = of(next) {
            next.previous.set(self);
        }
    }

    /// Makes the weak reference refer to nothing.
    pub fn detach(&self) {
        if self.is_cleared() {
            return;
        }
        let referent = self.referent.replace(NONE.as_object());
        let (previous, next) = (self.previous.replace(ptr::null()), self.next.replace(ptr::null()));
        match of(previous) {
            Some(previous) => previous.next.set(next),
            None => {
                // SAFETY: the referent is intact: it empties its list before it goes.
                if let Some(head) = head(unsafe { &*referent }) {
                    head.set(next);
                }
            }
        }
        if let Some(next) = of(next) {
            next.previous.set(previous);
        }
    }

    /// Whether there is nothing that is referred to any more.
    pub fn is_cleared(&self) -> bool {
        ptr::eq(self.referent.get(), NONE.as_object())
    }

    /// The object, if it lives.
    #[inline]
    pub fn get(&self) -> Option<Owned> {
        if self.is_cleared() {
            return None;
        }
        // SAFETY: the object empties its list of weak references before it goes.
        let referent = unsafe { &*self.referent.get() };
        (!referent.is_dying()).then(|| Owned::share(referent))
    }

    /// What is called when the object has died.
    pub fn callback(&self) -> Option<Owned> {
        self.callback.get()
    }

    /// Whether something is called when the object has died.
    pub fn has_callback(&self) -> bool {
        self.callback.is_set()
    }

    /// Calls the callback; what it raises is reported.
    pub fn call_back(&self, thread: &Thread) {
        if let Some(callback) = self.callback.get() {
            call_back(thread, self, &callback);
        }
    }

    /// The referent's hash, if it has been asked for.
    pub(super) fn hash_if_known(&self) -> Option<isize> {
        (self.hash.get() != -1).then(|| self.hash.get())
    }

    /// Remembers the referent's hash.
    pub(super) fn remember_hash(&self, hash: isize) {
        self.hash.set(hash);
    }
}

fn call_back(thread: &Thread, weak: &WeakReference, callback: &Object) {
    if let Err(raised) = call::call(thread, callback, &[weak.as_object()]) {
        crate::errors::write_unraisable(thread, raised, Some(callback));
    }
}

impl Trace for WeakReference {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.callback.trace(tracer);
    }

    fn clear(&self) {
        self.detach();
        drop(self.callback.take());
    }
}

impl Drop for WeakReference {
    fn drop(&mut self) {
        self.detach();
    }
}

/// Calls `visit` for each weak reference to an object, which may detach the one that it is given.
pub fn for_each(object: &Object, mut visit: impl FnMut(&WeakReference)) {
    let mut current = head(object).map_or(ptr::null(), Cell::get);
    while let Some(weak) = of(current) {
        current = weak.next.get();
        visit(weak);
    }
}

/// The first weak references to an object that is alive.
pub(super) fn first<'a>(object: &Object) -> impl Iterator<Item = &'a WeakReference> {
    std::iter::successors(of(head(object).map_or(ptr::null(), Cell::get)), |weak| {
        of(weak.next.get())
    })
}

/// The first weak reference to an object, if there is one: `__weakref__`.
pub(crate) fn first_of(object: &Object) -> Option<Owned> {
    let weak = first(object).next()?;
    (!weak.as_object().is_dying()).then(|| Owned::share(weak.as_object()))
}

/// All weak references to an object, in the order of the list.
pub fn all(thread: &Thread, object: &Object) -> Fallible<Vec<Owned>> {
    let mut found = thread.vector(count(object))?;
    for_each(object, |weak| {
        if !weak.as_object().is_dying() {
            found.push(Owned::share(weak.as_object()));
        }
    });
    Ok(found)
}

/// How many weak references to an object there are.
pub fn count(object: &Object) -> usize {
    let mut count = 0;
    for_each(object, |weak| count += usize::from(!weak.as_object().is_dying()));
    count
}

/// Makes all weak references to a dying object refer to nothing, and calls their callbacks.
#[inline]
pub fn clear_all(thread: &Thread, object: &Object) {
    if head(object).is_some_and(|head| !head.get().is_null()) {
        clear_list(thread, object);
    }
}

#[cold]
fn clear_list(thread: &Thread, object: &Object) {
    let saved = thread.save_exception();
    let mut calls: Vec<(Owned<WeakReference>, Owned)> = Vec::new();
    // Without memory for the list of calls nobody is told; the references are cleared all the same.
    let has_room = calls.try_reserve_exact(count(object)).is_ok();
    for_each(object, |weak| {
        weak.detach();
        // A reference that is being destroyed itself is not told. Nothing may be dropped here that runs code of the
        // program, which could change the list.
        if has_room && !weak.as_object().is_dying() {
            calls.extend(weak.callback.take().map(|callback| (Owned::share(weak), callback)));
        }
    });
    for (weak, callback) in &calls {
        call_back(thread, weak, callback);
    }
    // The last first, as the items of a tuple go.
    while let Some((weak, callback)) = calls.pop() {
        drop(callback);
        drop(weak);
    }
    thread.put_back_exception(saved);
}

/// Makes all weak references to a dying object refer to nothing; their callbacks are not called.
pub(crate) fn forget_all(object: &Object) {
    for_each(object, WeakReference::detach);
}
