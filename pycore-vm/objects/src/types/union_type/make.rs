//! Making unions: types one after the other, those of unions among them each, and each once.

use std::cell::Cell;

use super::Union;
use crate::core::{Fallible, Object, Owned, Place, Thread, TypeObject};
use crate::errors;
use crate::name;
use crate::protocol::{call, object};
use crate::singletons::NONE_TYPE;
use crate::types::generic_alias::GenericAlias;
use crate::types::set::FrozenSet;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::typing::TypeAlias;

/// A union while it is made.
struct Builder<'t> {
    thread: &'t Thread,
    types: Vec<Owned>,
    hashable: Owned<FrozenSet>,
    unhashable: Vec<Owned>,
}

impl<'t> Builder<'t> {
    fn new(thread: &'t Thread) -> Fallible<Self> {
        let hashable = FrozenSet::new(thread)?;
        Ok(Self { thread, types: Vec::new(), hashable, unhashable: Vec::new() })
    }

    /// Adds a type, or those of a union.
    fn add(&mut self, object: &Object) -> Fallible {
        if object.is_none() {
            return self.add_one(NONE_TYPE.get().as_object());
        }
        match object.downcast::<Union>() {
            Some(union) => union.arguments().iter().try_for_each(|object| self.add_one(object)),
            None => self.add_one(object),
        }
    }

    fn add_one(&mut self, object: &Object) -> Fallible {
        match object::hash(self.thread, object) {
            Ok(_) => {
                if self.hashable.elements().contains(self.thread, object)? {
                    return Ok(());
                }
                self.hashable.elements().add(self.thread, object)?;
            }
            Err(raised) => {
                raised.suppress(self.thread, &errors::TYPE_ERROR)?;
                for known in &self.unhashable {
                    if object::equal(self.thread, known, object)? {
                        return Ok(());
                    }
                }
                self.unhashable.push(Owned::share(object));
            }
        }
        self.types.push(Owned::share(object));
        Ok(())
    }

    /// Adds what may be a type: text is a reference to one that comes later.
    fn add_checked(&mut self, object: &Object) -> Fallible {
        if object.is_none() || is_unionable(object) {
            return self.add(object);
        }
        let thread = self.thread;
        let typing = import_typing(thread)?;
        let check = object::get_attribute(thread, &typing, name!(thread, "_type_check"))?;
        let message = Str::new(thread, "Union[arg, ...]: each arg must be a type.")?;
        let checked = call::call(thread, &check, &[object, message.as_object()])?;
        self.add(&checked)
    }

    /// The union; its only type, if there is one.
    fn finish(self) -> Fallible<Owned> {
        let thread = self.thread;
        if let [only] = &self.types[..] {
            return Ok(only.clone());
        }
        if self.types.is_empty() {
            return Err(crate::raise!(thread, TYPE_ERROR, "Cannot take a Union of no types."));
        }
        let types = Tuple::from_owned(thread, self.types)?;
        let unhashable = Tuple::from_owned(thread, self.unhashable)?;
        let union = thread.new_object(|object| Union {
            object,
            arguments: Place::new(types),
            hashable: Place::new(self.hashable),
            unhashable: Place::new(unhashable),
            parameters: Place::empty(),
            weak_references: Cell::new(std::ptr::null()),
        })?;
        Ok(union.into_object())
    }
}

fn import_typing(thread: &Thread) -> Fallible<Owned> {
    match thread.interpreter().hooks.import_module.get() {
        Some(import) => import(thread, name!(thread, "typing").as_object()),
        None => Err(crate::raise!(thread, IMPORT_ERROR, "No module named 'typing'")),
    }
}

/// Whether `|` makes unions of an object.
fn is_unionable(object: &Object) -> bool {
    object.is_none()
        || object.downcast::<TypeObject>().is_some()
        || object.downcast::<GenericAlias>().is_some()
        || object.downcast::<Union>().is_some()
        || object.downcast_exact::<TypeAlias>().is_some()
}

/// `left | right`
pub fn or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
    if !is_unionable(left) || !is_unionable(right) {
        return Ok(thread.not_implemented());
    }
    let mut builder = Builder::new(thread)?;
    builder.add(left)?;
    builder.add(right)?;
    builder.finish()
}

/// `Union[types]`
pub fn from_tuple(thread: &Thread, types: &Tuple) -> Fallible<Owned> {
    let mut builder = Builder::new(thread)?;
    for object in types.iter() {
        builder.add_checked(object)?;
    }
    builder.finish()
}
