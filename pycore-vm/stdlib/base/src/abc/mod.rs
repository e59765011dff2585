//! `_abc`: abstract base classes, and what counts as derived from them.

mod abstract_methods;
mod checks;
mod data;

use std::sync::atomic::{AtomicU64, Ordering};

use pycore_objects::core::{TypeFlags, TypeObject};
use pycore_objects::protocol::{class, object};
use pycore_objects::types::int::Int;
use pycore_objects::types::set::Set;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Thread, errors, methods, module, name, raise,
};

use data::AbcData;

module! {
    /// The module `_abc`.
    pub static ABC: name "_abc",
    doc "What the metaclass of abstract base classes is made of.",
    functions Functions::METHODS,
    exec: fill
}

fn fill(thread: &Thread, _module: &Object) -> Fallible {
    ready_with_module(thread, &data::ABC_DATA)
}

/// Another number after each registration: then what was found not to be derived may be.
static REGISTRATIONS: AtomicU64 = AtomicU64::new(0);

fn registrations() -> u64 {
    REGISTRATIONS.load(Ordering::Relaxed)
}

/// The functions' place.
struct Functions;

#[methods(module)]
impl Functions {
    /// get_cache_token($module, /)
    ///
    /// A number that is another one after each registration of a class.
    fn get_cache_token() -> u64 {
        registrations()
    }

    /// _abc_init($module, self, /)
    ///
    /// Prepare a new class: find its abstract methods.
    fn _abc_init(thread: &Thread, this: &Object) -> Fallible {
        abstract_methods::find_abstract(thread, this)?;
        let data = AbcData::new(thread)?;
        object::set_attribute(thread, this, name!(thread, "_abc_impl"), data.as_object())?;
        match this.downcast::<TypeObject>() {
            Some(class) => take_flags(thread, class),
            None => Ok(()),
        }
    }

    /// _abc_register($module, self, subclass, /)
    ///
    /// Make a class count as derived from this one.
    fn _abc_register(thread: &Thread, this: &Object, subclass: &Object) -> Fallible<Owned> {
        let Some(registered) = subclass.downcast::<TypeObject>() else {
            return Err(raise!(thread, TYPE_ERROR, "Can only register classes"));
        };
        if class::is_subclass(thread, subclass, this)? {
            return Ok(Owned::share(subclass));
        }
        if class::is_subclass(thread, this, subclass)? {
            let message = "Refusing to create an inheritance cycle";
            return Err(raise!(thread, RUNTIME_ERROR, "{message}"));
        }
        data::of(thread, this)?.registry.add(thread, subclass)?;
        REGISTRATIONS.fetch_add(1, Ordering::Relaxed);
        if let Some(this) = this.downcast::<TypeObject>() {
            let kind = this.flags() & (TypeFlags::SEQUENCE | TypeFlags::MAPPING);
            if !kind.is_empty() {
                registered.set_collection_kind(kind);
            }
        }
        Ok(Owned::share(subclass))
    }

    /// _abc_instancecheck($module, self, instance, /)
    ///
    /// Whether an object is an instance of a class that counts as derived from this one.
    fn _abc_instancecheck(thread: &Thread, this: &Object, instance: &Object) -> Fallible<Owned> {
        checks::instance(thread, this, instance)
    }

    /// _abc_subclasscheck($module, self, subclass, /)
    ///
    /// Whether a class counts as derived from this one.
    fn _abc_subclasscheck(thread: &Thread, this: &Object, subclass: &Object) -> Fallible<bool> {
        checks::subclass(thread, this, subclass)
    }

    /// _get_dump($module, self, /)
    ///
    /// What is known of a class, for tests: registered classes, those known to be derived, those known not to be, and the
    /// token of the last.
    fn _get_dump(thread: &Thread, this: &Object) -> Fallible<Owned<Tuple>> {
        let data = data::of(thread, this)?;
        let set = |classes: &data::WeakSet| -> Fallible<Owned> {
            let set = Set::new(thread)?;
            for weak in classes.snapshot(thread)? {
                set.elements().add(thread, &weak)?;
            }
            Ok(set.into_object())
        };
        let version = Int::from_u64(thread, data.negative_version.get())?.into_object();
        let sets = [set(&data.registry)?, set(&data.cache)?, set(&data.negative_cache)?];
        let [registry, cache, negative_cache] = sets;
        Tuple::pack(thread, [registry, cache, negative_cache, version])
    }

    /// _reset_registry($module, self, /)
    ///
    /// Forget the classes that were registered, for tests.
    fn _reset_registry(thread: &Thread, this: &Object) -> Fallible {
        drop(data::of(thread, this)?.registry.take());
        Ok(())
    }

    /// _reset_caches($module, self, /)
    ///
    /// Forget what is known of other classes, for tests.
    fn _reset_caches(thread: &Thread, this: &Object) -> Fallible {
        let data = data::of(thread, this)?;
        drop((data.cache.take(), data.negative_cache.take()));
        Ok(())
    }
}

/// Takes the flags that a class of the library asks for.
fn take_flags(thread: &Thread, class: &TypeObject) -> Fallible {
    let name = name!(thread, "__abc_tpflags__");
    let Some(dict) = class.dict() else { return Ok(()) };
    let Some(value) = dict.get_str(name) else { return Ok(()) };
    let Some(bits) = value.downcast_exact::<Int>().and_then(Int::to_i64) else { return Ok(()) };
    let both = TypeFlags::SEQUENCE | TypeFlags::MAPPING;
    let kind = TypeFlags::from_bits_truncate(bits as _) & both;
    if kind == both {
        let message = "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING";
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    if !kind.is_empty() {
        class.set_own_collection_kind(kind);
    }
    match object::delete_attribute(thread, class.as_object(), name) {
        Err(raised) => raised.suppress(thread, &errors::ATTRIBUTE_ERROR),
        Ok(()) => Ok(()),
    }
}
