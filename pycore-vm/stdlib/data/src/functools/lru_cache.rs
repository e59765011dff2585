//! `_lru_cache_wrapper`: a function that remembers its results.
//!
//! Results are kept in a dict by key. With a limit, the entries are in a list by use, too, whose least recently used
//! one makes room; the dict then maps keys to tokens, objects by which an entry is recognised. The wrapped function and
//! the keys' comparisons may call the wrapper: no entry is borrowed while they run, and what was found before is held
//! against what is there afterwards.

pub mod entries;
mod key;

use std::cell::{Cell, RefCell};
use std::mem::offset_of;

use pycore_objects::core::{ObjectLike, Trace, Tracer};
use pycore_objects::declare::{Arguments, Callable, Vectorcall};
use pycore_objects::errors::OVERFLOW_ERROR;
use pycore_objects::protocol::{call, number, object};
use pycore_objects::types::dict::{Dict, instance};
use pycore_objects::types::int::Int;
use pycore_objects::types::method::Method;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::object::attributes::set_dict;
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, TypeObject, methods, name, raise, slots, static_type,
};

use entries::{Entries, Entry};

/// A callable that remembers the results of a function.
#[repr(C)]
pub struct LruCache {
    object: Object,
    function: Place,
    results: Place<Dict>,
    /// Nothing for no limit.
    limit: Cell<Option<usize>>,
    typed: Cell<bool>,
    hits: Cell<usize>,
    misses: Cell<usize>,
    /// Makes the result of `cache_info`.
    info: Place,
    /// Stands between positional and keyword arguments in keys.
    mark: Place,
    entries: RefCell<Entries>,
    dict: Place,
    weak_references: Cell<usize>,
    vectorcall: Vectorcall,
}

static_type! {
    /// The type `functools._lru_cache_wrapper`.
    pub static LRU_CACHE_WRAPPER: LruCache = {
        name: "functools._lru_cache_wrapper",
        base: OBJECT,
        flags: HAVE_GC | HAVE_VECTORCALL | METHOD_DESCRIPTOR,
        doc: "A callable that remembers the results of another.\n\nuser_function: the function\nmaxsize: how many results are kept: 0 for none, None for all\ntyped: whether f(3) and f(3.0) are different calls\ncache_info_type: makes a named tuple of hits, misses, maxsize and currsize",
        slots: LruCache::SLOTS,
        methods: LruCache::METHODS,
        getsets: LruCache::GETSETS,
        dict_offset: offset_of!(LruCache, dict) as isize,
        weaklist_offset: offset_of!(LruCache, weak_references) as isize,
        vectorcall_offset: offset_of!(LruCache, vectorcall) as isize,
    };
}

impl Trace for LruCache {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.function.trace(tracer);
        self.results.trace(tracer);
        self.info.trace(tracer);
        self.mark.trace(tracer);
        self.dict.trace(tracer);
        // Entries are borrowed for moments in which no collection runs.
        if let Ok(entries) = self.entries.try_borrow() {
            entries.trace(tracer);
        }
    }

    fn clear(&self) {
        let entries = self.entries.take();
        let parts = (self.function.take(), self.results.take(), self.info.take(), self.dict.take());
        drop((entries, parts));
    }
}

impl Callable for LruCache {
    fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let (Some(function), Some(results)) = (self.function.get(), self.results.get()) else {
            return Ok(thread.none());
        };
        let compute =
            || call::call_slots(thread, &function, arguments.all(), arguments.names().tuple());
        let limit = self.limit.get();
        if limit == Some(0) {
            self.misses.set(self.misses.get() + 1);
            return compute();
        }
        let key = key::of(thread, self.mark.get(), arguments, self.typed.get())?;
        let hash = object::hash(thread, &key)?;
        if let Some(found) = results.get_hashed(thread, &key, hash)? {
            let result = match limit {
                None => Some(found),
                Some(_) => self.entries.borrow_mut().touch(&found),
            };
            if let Some(result) = result {
                self.hits.set(self.hits.get() + 1);
                return Ok(result);
            }
        }
        self.misses.set(self.misses.get() + 1);
        let result = compute()?;
        match limit {
            None => results.insert_hashed(thread, key, hash, result.clone())?,
            Some(limit) => self.keep(thread, &results, limit, (key, hash), &result)?,
        }
        Ok(result)
    }
}

impl LruCache {
    /// Keeps a result in place of the one that was not used for the longest time, if the cache is full.
    fn keep(
        &self,
        thread: &Thread,
        results: &Dict,
        limit: usize,
        (key, hash): (Owned, isize),
        result: &Object,
    ) -> Fallible {
        if results.contains_hashed(thread, &key, hash)? {
            // The function has called the wrapper with the same arguments.
            return Ok(());
        }
        let oldest = self.entries.borrow().oldest().filter(|_| results.len() >= limit);
        if let Some((token, old_key, old_hash)) = oldest {
            let removed = self.entries.borrow_mut().remove(&token);
            match results.remove_hashed(thread, &old_key, old_hash) {
                // Somebody has removed it meanwhile, and perhaps added others: this result is not kept.
                Ok(None) => return Ok(()),
                Ok(Some(_)) => drop(removed),
                Err(raised) => {
                    if let Some(entry) = removed {
                        self.entries.borrow_mut().put_oldest(thread, entry)?;
                    }
                    return Err(raised);
                }
            }
        }
        let token = thread.new_object(entries::Token::new)?.into_object();
        results.insert_hashed(thread, key.clone(), hash, token.clone())?;
        let entry = Entry { token, key, hash, result: Owned::share(result) };
        self.entries.borrow_mut().put_newest(thread, entry)
    }
}

#[slots(vectorcall)]
impl LruCache {
    /// !lru_cache(user_function, maxsize, typed, cache_info_type)
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        user_function: &Object,
        maxsize: &Object,
        typed: bool,
        cache_info_type: &Object,
    ) -> Fallible<Owned<Self>> {
        if !call::is_callable(user_function) {
            return Err(raise!(thread, TYPE_ERROR, "the first argument must be callable"));
        }
        let limit = match (maxsize.is_none(), maxsize.downcast::<Int>()) {
            (true, _) => None,
            (false, Some(_)) => {
                Some(number::to_isize(thread, maxsize, &OVERFLOW_ERROR)?.max(0) as usize)
            }
            (false, None) => {
                return Err(raise!(thread, TYPE_ERROR, "maxsize should be integer or None"));
            }
        };
        let results = Dict::new(thread)?;
        let mark = thread.new_object(entries::Token::new)?.into_object();
        thread.new_instance(class, |object| Self {
            object,
            function: Place::new(Owned::share(user_function)),
            results: Place::new(results),
            limit: Cell::new(limit),
            typed: Cell::new(typed),
            hits: Cell::new(0),
            misses: Cell::new(0),
            info: Place::new(Owned::share(cache_info_type)),
            mark: Place::new(mark),
            entries: RefCell::default(),
            dict: Place::empty(),
            weak_references: Cell::new(0),
            vectorcall: Vectorcall::of::<Self>(),
        })
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        self.call(thread, arguments)
    }

    fn tp_descr_get(
        &self,
        thread: &Thread,
        instance: Option<&Object>,
        _owner: Option<&Object>,
    ) -> Fallible<Owned> {
        match instance.filter(|instance| !instance.is_none()) {
            None => Ok(Owned::share(self.as_object())),
            Some(instance) => Ok(Method::new(thread, self.as_object(), instance)?.into_object()),
        }
    }
}

#[methods]
impl LruCache {
    // The attributes that were set.
    #[getter(name = "__dict__")]
    fn attributes(&self, thread: &Thread) -> Fallible<Option<Owned<Dict>>> {
        instance::dict(thread, self.as_object())
    }

    #[setter(name = "__dict__")]
    fn set_attributes(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        set_dict(thread, self.as_object(), value)
    }

    /// cache_info($self, /)
    ///
    /// Hits, misses, the limit, and how many results are kept.
    fn cache_info(&self, thread: &Thread) -> Fallible<Owned> {
        let info = self.info.get().unwrap_or_else(|| thread.none());
        let hits = thread.new_int(self.hits.get() as i64)?;
        let misses = thread.new_int(self.misses.get() as i64)?;
        let limit = match self.limit.get() {
            Some(limit) => thread.new_int(limit as i64)?,
            None => thread.none(),
        };
        let size = thread.new_int(self.results.get().map_or(0, |results| results.len()) as i64)?;
        call::call(thread, &info, &[&hits, &misses, &limit, &size])
    }

    /// cache_clear($self, /)
    ///
    /// Forgets all results and counts.
    fn cache_clear(&self) {
        let entries = self.entries.take();
        self.hits.set(0);
        self.misses.set(0);
        if let Some(results) = self.results.get() {
            results.clear_items();
        }
        drop(entries);
    }

    /// __reduce__($self, /)
    // The name by which pickle finds it.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned> {
        object::get_attribute(thread, self.as_object(), name!(thread, "__qualname__"))
    }

    /// __copy__($self, /)
    // The object itself.
    fn __copy__(&self) -> Owned<Self> {
        Owned::share(self)
    }

    /// __deepcopy__($self, memo, /)
    // The object itself.
    fn __deepcopy__(&self, _memo: &Object) -> Owned<Self> {
        Owned::share(self)
    }
}
