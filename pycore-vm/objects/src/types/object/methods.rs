//! The methods that every object has.

use super::{OBJECT, Plain, attributes, class, pickling};
use crate::core::{Fallible, Object, ObjectLike, Owned, Raised, Thread, TypeObject};
use crate::protocol::{descriptor, object};
use crate::types::dict::{Dict, instance};
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::weakref::value as weakref;
use crate::{methods, name};

#[methods]
impl Plain {
    /// the object's class
    #[getter(name = "__class__")]
    fn class_attribute(&self) -> Owned<TypeObject> {
        Owned::share(self.as_object().type_object())
    }

    #[setter(name = "__class__")]
    fn set_class_attribute(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        class::set(thread, self.as_object(), value)
    }

    /// __reduce_ex__($self, protocol, /)
    ///
    /// The parts from which pickle makes the object again, by a protocol.
    fn __reduce_ex__(&self, thread: &Thread, protocol: i32) -> Fallible<Owned> {
        pickling::reduce_ex(thread, self.as_object(), protocol)
    }

    /// __reduce__($self, /)
    ///
    /// The parts from which pickle makes the object again.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned> {
        pickling::reduce(thread, self.as_object(), 0)
    }

    /// __getstate__($self, /)
    ///
    /// The state from which pickle makes the object again.
    fn __getstate__(&self, thread: &Thread) -> Fallible<Owned> {
        pickling::default_state(thread, self.as_object(), false)
    }

    /// __subclasshook__($type, object, /)
    ///
    /// Asked by abstract base classes whether object counts as a subclass; NotImplemented leaves that to them.
    #[classmethod]
    fn __subclasshook__(_class: &TypeObject, thread: &Thread, _object: &Object) -> Owned {
        thread.not_implemented()
    }

    /// __init_subclass__($type, /)
    ///
    /// Called when a class is derived from this one; does nothing.
    #[classmethod]
    fn __init_subclass__(_class: &TypeObject) {}

    /// __format__($self, format_spec, /)
    ///
    /// str(self) for an empty format_spec, which is the only one that all objects understand.
    fn __format__(&self, thread: &Thread, format_spec: &Str) -> Fallible<Owned<Str>> {
        if !format_spec.is_empty() {
            let class = self.as_object().type_object().display_name();
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "unsupported format string passed to {class}.__format__"
            ));
        }
        object::str(thread, self.as_object())
    }

    /// __sizeof__($self, /)
    ///
    /// Bytes of memory that the object takes.
    fn __sizeof__(&self) -> usize {
        let class = self.as_object().type_object();
        class.memory_of(self.as_object())
    }

    /// __dir__($self, /)
    ///
    /// The names of the object's attributes.
    fn __dir__(&self, thread: &Thread) -> Fallible<Owned<List>> {
        let this = self.as_object();
        let names = match object::lookup_attribute(thread, this, name!(thread, "__dict__"))? {
            Some(own) => match own.downcast_ref::<Dict>() {
                Some(own) => own.copy(thread)?,
                None => Dict::new(thread)?,
            },
            None => Dict::new(thread)?,
        };
        if let Some(class) = object::lookup_attribute(thread, this, name!(thread, "__class__"))? {
            merge_names(thread, &names, &class)?;
        }
        List::from_iterable(thread, names.as_object())
    }
}

/// The place of `__dict__` among the attributes of instances.
pub(crate) const DICT: usize = 0;
/// The place of `__weakref__` among the attributes of instances.
pub(crate) const WEAK_REFERENCES: usize = 1;

/// The descriptor of `__dict__` in the native base that the attributes of an instance belong to.
fn native_attributes(thread: &Thread, this: &Object) -> Fallible<Option<Owned>> {
    let bases = std::iter::successors(Some(this.type_object()), |class| class.base());
    let mut with_attributes =
        bases.filter(|class| !class.is_class() && class.read(|raw| raw.tp_dictoffset) != 0);
    let Some(base) = with_attributes.next() else { return Ok(None) };
    let found = base.lookup(thread, name!(thread, "__dict__"));
    let is_data = |found: &Owned| found.type_object().read(|raw| raw.tp_descr_set.is_some());
    match found.filter(is_data) {
        Some(found) => Ok(Some(found)),
        None => Err(unsupported(thread, this)),
    }
}

#[cold]
fn unsupported(thread: &Thread, this: &Object) -> Raised {
    let class = this.type_name();
    let message = format_args!("this __dict__ descriptor does not support '{class}' objects");
    crate::raise!(thread, TYPE_ERROR, "{message}")
}

/// The attributes that classes give to their instances, where they have the memory for them.
#[methods(name = INSTANCE)]
impl Plain {
    /// the instance's attributes
    #[getter(name = "__dict__")]
    fn attributes_of_instance(&self, thread: &Thread) -> Fallible<Owned> {
        let this = self.as_object();
        if let Some(of_base) = native_attributes(thread, this)? {
            let class = this.type_object().as_object();
            return descriptor::bind(thread, of_base, Some(this), Some(class));
        }
        match instance::dict(thread, self.as_object())? {
            Some(dict) => Ok(dict.into_object()),
            None => Err(crate::raise!(thread, ATTRIBUTE_ERROR, "This object has no __dict__")),
        }
    }

    #[setter(name = "__dict__")]
    fn set_attributes_of_instance(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let this = self.as_object();
        if let Some(of_base) = native_attributes(thread, this)? {
            return match descriptor::set(thread, &of_base, this, value) {
                Some(result) => result,
                None => Err(unsupported(thread, this)),
            };
        }
        match value {
            Some(_) => attributes::set_dict(thread, self.as_object(), value),
            None => instance::set_dict(thread, self.as_object(), None),
        }
    }

    /// the weak references to the instance
    #[getter(name = "__weakref__")]
    fn weak_references_of_instance(&self) -> Option<Owned> {
        weakref::first_of(self.as_object())
    }
}

impl Plain {
    /// What tells the method `__getstate__` of `object` from all others.
    pub(super) fn get_state_definition() -> *const pycore_abi::PyMethodDef {
        // The table in the type: constants have no one address.
        &OBJECT.contents().methods[2].definition
    }
}

impl TypeObject {
    /// Bytes of an instance and its items, without what it refers to.
    pub(crate) fn memory_of(&self, instance: &Object) -> usize {
        let items = match self.read(|raw| raw.tp_itemsize) {
            0 => 0,
            _ => crate::core::var_object::size_of_items(instance).max(0) as usize,
        };
        self.instance_size(items).unwrap_or(0)
    }
}

/// Adds the names in the dictionaries of a class and its bases.
pub(crate) fn merge_names(thread: &Thread, names: &Dict, class: &Object) -> Fallible {
    object::check_recursion(thread, " in __dir__")?;
    if let Some(own) = object::lookup_attribute(thread, class, name!(thread, "__dict__"))? {
        names.update_from(thread, &own)?;
    }
    let bases = object::lookup_attribute(thread, class, name!(thread, "__bases__"))?;
    let Some(bases) = bases else { return Ok(()) };
    if !crate::protocol::iterate::is_sequence(&bases) {
        return Ok(());
    }
    for index in 0..object::length(thread, &bases)? {
        let base = crate::protocol::sequence::get_item(thread, &bases, index as isize)?;
        merge_names(thread, names, &base)?;
    }
    Ok(())
}
