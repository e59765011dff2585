//! `_local`: attributes of which each thread has its own.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::mem::offset_of;
use std::rc::{Rc, Weak};

use pycore_objects::core::threads::attach::ThreadEnd;
use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, descriptor, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::object::attributes::{attribute_error, missing, name_of};
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Place, Thread, TypeObject, name, raise, slots, static_type,
};

/// The attributes of each thread, by the number of its state.
#[derive(Default)]
struct Attributes(RefCell<HashMap<u64, Owned<Dict>>>);

impl ThreadEnd for Attributes {
    fn thread_ends(&self, thread: &Thread) {
        let own = self.0.borrow_mut().remove(&thread.id());
        drop(own);
    }
}

/// Data of threads.
#[repr(C)]
pub struct Local {
    object: Object,
    /// What `__init__` is called with in each thread.
    arguments: Place<Tuple>,
    keywords: Place<Dict>,
    weak_references: Cell<usize>,
    attributes: Rc<Attributes>,
}

static_type! {
    /// `_thread._local`
    pub static LOCAL: Local = {
        name: "_thread._local",
        base: pycore_objects::types::object::OBJECT,
        flags: HAVE_GC | BASE_TYPE,
        doc: "_local()\n--\n\nAn object whose attributes are each thread's own.",
        slots: Local::SLOTS,
        weaklist_offset: offset_of!(Local, weak_references) as isize,
    };
}

impl Trace for Local {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.arguments.trace(tracer);
        self.keywords.trace(tracer);
        if let Ok(attributes) = self.attributes.0.try_borrow() {
            for dict in attributes.values() {
                tracer.visit(dict.as_object());
            }
        }
    }

    fn clear(&self) {
        let attributes = std::mem::take(&mut *self.attributes.0.borrow_mut());
        drop((self.arguments.take(), self.keywords.take(), attributes));
    }
}

impl Local {
    /// This thread's attributes; when it asks for the first time, new ones that `__init__` has filled.
    fn own(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        let existing = self.attributes.0.borrow().get(&thread.id()).cloned();
        if let Some(existing) = existing {
            return Ok(existing);
        }
        let dict = self.add(thread)?;
        let class = self.as_object().type_object();
        if initializer(class) != initializer(OBJECT.get()) {
            let init = object::get_attribute(thread, class.as_object(), name!(thread, "__init__"))?;
            let arguments = self.arguments.get().unwrap_or_else(Tuple::empty);
            let keywords = self.keywords.get();
            let this = Some(self.as_object());
            let called = call::call_with_dict(thread, &init, this, &arguments, keywords.as_deref());
            if let Err(raised) = called {
                // The next attempt begins anew.
                let half_made = self.attributes.0.borrow_mut().remove(&thread.id());
                let saved = thread.take_exception(raised);
                drop(half_made);
                return Err(match saved {
                    Some(exception) => thread.restore_exception(exception),
                    None => thread.raise_out_of_memory(),
                });
            }
        }
        Ok(dict)
    }

    fn add(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        let dict = Dict::new(thread)?;
        let old = self.attributes.0.borrow_mut().insert(thread.id(), dict.clone());
        drop(old);
        let attributes: Weak<Attributes> = Rc::downgrade(&self.attributes);
        thread.at_end(attributes);
        Ok(dict)
    }

    fn read_only(&self, thread: &Thread) -> pycore_objects::Raised {
        let class = self.as_object().type_name();
        let name = name!(thread, "__dict__");
        let message = format!("'{class}' object attribute '__dict__' is read-only");
        attribute_error(thread, self.as_object(), name, &message)
    }
}

fn initializer(class: &TypeObject) -> Option<usize> {
    class.read(|raw| raw.tp_init.map(|function| function as usize))
}

#[slots]
impl Local {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let has_arguments = arguments.len() + arguments.names().len() > 0;
        if has_arguments && initializer(class) == initializer(OBJECT.get()) {
            let message = "Initialization arguments are not supported";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let mut positional = Vec::new();
        for argument in arguments.positional() {
            positional.push(argument.to_owned(thread)?);
        }
        let keywords = Dict::new(thread)?;
        for (name, value) in arguments.keywords() {
            keywords.insert(thread, name, value.object(thread)?)?;
        }
        let positional = Tuple::from_owned(thread, positional)?;
        let made = thread.new_instance(class, |object| Self {
            object,
            arguments: Place::new(positional),
            keywords: Place::new(keywords),
            weak_references: Cell::new(0),
            attributes: Rc::default(),
        })?;
        // The call that makes the object also calls `__init__`, in this thread.
        made.add(thread)?;
        Ok(made)
    }

    fn tp_getattro(&self, thread: &Thread, name: &Object) -> Fallible<Owned> {
        let name = name_of(thread, name)?;
        let own = self.own(thread)?;
        if name.equals_ascii("__dict__") {
            return Ok(own.into_object());
        }
        let class = Owned::share(self.as_object().type_object());
        let found = class.lookup(thread, name);
        if let Some(found) = &found
            && descriptor::has_get(found)
            && descriptor::has_set(found)
        {
            let (this, class) = (Some(self.as_object()), Some(class.as_object()));
            return descriptor::bind(thread, found.clone(), this, class);
        }
        if let Some(value) = own.get(thread, name.as_object())? {
            return Ok(value);
        }
        match found {
            Some(found) => {
                let (this, class) = (Some(self.as_object()), Some(class.as_object()));
                descriptor::bind(thread, found, this, class)
            }
            None => Err(missing(thread, self.as_object(), name)),
        }
    }

    fn tp_setattro(&self, thread: &Thread, name: &Object, value: Option<&Object>) -> Fallible {
        let name: &Str = name_of(thread, name)?;
        if name.equals_ascii("__dict__") {
            return Err(self.read_only(thread));
        }
        let own = self.own(thread)?;
        let found = self.as_object().type_object().lookup(thread, name);
        if let Some(found) = &found
            && let Some(result) = descriptor::set(thread, found, self.as_object(), value)
        {
            return result;
        }
        match value {
            Some(value) => own.insert(thread, name.as_object(), value),
            None => match own.remove(thread, name.as_object())? {
                Some(old) => {
                    drop(old);
                    Ok(())
                }
                None => Err(missing(thread, self.as_object(), name)),
            },
        }
    }
}
