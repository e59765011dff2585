//! `Context`: values of context variables.

use std::cell::Cell;
use std::mem::offset_of;

use super::ContextVar;
use super::map::{self, Map, MapNode};
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer, TypeObject};
use crate::declare::{Arguments, Comparison};
use crate::protocol::{call, object};
use crate::types::iterators::TupleIterator;
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;
use crate::{methods, raise, slots, static_type};

/// Values of context variables.
#[repr(C)]
pub struct Context {
    object: Object,
    /// The context that this one has taken the place of, while it is entered.
    previous: Place<Context>,
    values: Place<MapNode>,
    weak_references: Cell<usize>,
    entered: Cell<bool>,
}

static_type! {
    /// The type of contexts.
    pub static CONTEXT: Context = {
        name: "_contextvars.Context",
        export: "PyContext_Type",
        base: OBJECT,
        flags: HAVE_GC,
        weaklist_offset: offset_of!(Context, weak_references) as isize,
        slots: Context::SLOTS,
        methods: Context::METHODS,
    };
}

impl Context {
    fn of(thread: &Thread, values: Map) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            previous: Place::empty(),
            values: values.map_or_else(Place::empty, Place::new),
            weak_references: Cell::new(0),
            entered: Cell::new(false),
        })
    }

    /// The context of a thread, which is made if there is none.
    pub fn current(thread: &Thread) -> Fallible<Owned<Self>> {
        if let Some(context) = Self::existing(thread) {
            return Ok(context);
        }
        let made = Self::of(thread, None)?;
        drop(thread.replace_context(Some(made.clone().into_object())));
        Ok(made)
    }

    fn existing(thread: &Thread) -> Option<Owned<Self>> {
        thread.context()?.downcast().ok()
    }

    /// A context with the same values.
    pub fn duplicate(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        Self::of(thread, self.values.get())
    }

    /// The value of a variable.
    pub(super) fn value(&self, variable: &ContextVar) -> Option<Owned> {
        map::get(self.values.get(), variable)
    }

    /// The value of a variable in the context of a thread.
    pub(super) fn current_value(thread: &Thread, variable: &ContextVar) -> Option<Owned> {
        Self::existing(thread).and_then(|context| context.value(variable))
    }

    /// Sets the value of a variable, or nothing.
    pub(super) fn set(
        &self,
        thread: &Thread,
        variable: &ContextVar,
        value: Option<&Object>,
    ) -> Fallible {
        let values = match value {
            Some(value) => Some(map::with(thread, self.values.get(), variable, value)?),
            None => map::without(thread, self.values.get(), variable)?,
        };
        drop(self.values.replace(values));
        Ok(())
    }

    /// Makes this the context of a thread.
    pub fn enter(&self, thread: &Thread) -> Fallible {
        if self.entered.get() {
            let text = object::repr(thread, self.as_object())?;
            return Err(raise!(
                thread,
                RUNTIME_ERROR,
                "cannot enter context: {text} is already entered"
            ));
        }
        let own = Owned::share(self.as_object());
        let previous = thread.replace_context(Some(own)).and_then(|old| old.downcast().ok());
        drop(self.previous.replace(previous));
        self.entered.set(true);
        Ok(())
    }

    /// Gives a thread the context back that it had before.
    pub fn exit(&self, thread: &Thread) -> Fallible {
        if !self.entered.get() {
            let text = object::repr(thread, self.as_object())?;
            return Err(raise!(
                thread,
                RUNTIME_ERROR,
                "cannot exit context: {text} has not been entered"
            ));
        }
        if !thread.context().is_some_and(|context| context.is(self.as_object())) {
            let message = "cannot exit context: thread state references a different context object";
            return Err(raise!(thread, RUNTIME_ERROR, "{message}"));
        }
        self.entered.set(false);
        let previous = self.previous.take().map(Owned::into_object);
        drop(thread.replace_context(previous));
        Ok(())
    }

    /// The variable that a key has to be.
    fn key<'a>(thread: &Thread, key: &'a Object) -> Fallible<&'a ContextVar> {
        key.downcast::<ContextVar>().ok_or_else(|| match object::repr(thread, key) {
            Ok(text) => raise!(thread, TYPE_ERROR, "a ContextVar key was expected, got {text}"),
            Err(raised) => raised,
        })
    }

    /// An iterator over what is taken of each variable with its value.
    fn iterator(
        &self,
        thread: &Thread,
        part: impl Fn(Owned<ContextVar>, Owned) -> Fallible<Owned>,
    ) -> Fallible<Owned<TupleIterator>> {
        let entries = map::entries(self.values.get()).into_iter();
        let parts = entries.map(|(key, value)| part(key, value)).collect::<Fallible<Vec<_>>>()?;
        TupleIterator::new(thread, Tuple::from_owned(thread, parts)?)
    }
}

#[slots]
impl Context {
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        if arguments.is_empty() {
            return Self::of(thread, None);
        }
        Err(raise!(thread, TYPE_ERROR, "Context() does not accept any arguments"))
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        let Some(other) = other.downcast::<Self>() else { return Ok(thread.not_implemented()) };
        let wanted = match how {
            Comparison::Equal => true,
            Comparison::NotEqual => false,
            _ => return Ok(thread.not_implemented()),
        };
        let (own, theirs) = (self.values.get(), other.values.get());
        let mut equal = map::len(own.as_deref()) == map::len(theirs.as_deref());
        if equal {
            for (key, value) in map::entries(own) {
                equal = match map::get(theirs.clone(), &key) {
                    Some(other) => object::equal(thread, &value, &other)?,
                    None => false,
                };
                if !equal {
                    break;
                }
            }
        }
        Ok(thread.bool(equal == wanted))
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<TupleIterator>> {
        self.keys(thread)
    }

    fn mp_length(&self) -> Fallible<usize> {
        Ok(map::len(self.values.get().as_deref()))
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        self.value(Self::key(thread, key)?).ok_or_else(|| thread.raise_key_error(key))
    }

    fn sq_contains(&self, thread: &Thread, key: &Object) -> Fallible<bool> {
        Ok(self.value(Self::key(thread, key)?).is_some())
    }
}

#[methods]
impl Context {
    /// get($self, key, default=None, /)
    ///
    /// The value of a variable, or the default if it has none.
    #[python(name = "get")]
    fn get_or_default(
        &self,
        thread: &Thread,
        key: &Object,
        default: Option<&Object>,
    ) -> Fallible<Option<Owned>> {
        Ok(self.value(Self::key(thread, key)?).or_else(|| default.map(Owned::share)))
    }

    /// keys($self, /)
    ///
    /// The variables that have values.
    fn keys(&self, thread: &Thread) -> Fallible<Owned<TupleIterator>> {
        self.iterator(thread, |key, _| Ok(key.into_object()))
    }

    /// values($self, /)
    ///
    /// The values of the variables.
    fn values(&self, thread: &Thread) -> Fallible<Owned<TupleIterator>> {
        self.iterator(thread, |_, value| Ok(value))
    }

    /// items($self, /)
    ///
    /// The variables that have values, with them.
    fn items(&self, thread: &Thread) -> Fallible<Owned<TupleIterator>> {
        self.iterator(thread, |key, value| {
            Ok(Tuple::pack(thread, [key.into_object(), value])?.into_object())
        })
    }

    /// copy($self, /)
    ///
    /// A context with the same values.
    fn copy(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.duplicate(thread)
    }

    // Calls a function in this context: run(function, *args, **kwargs).
    fn run(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let Some(function) = arguments.object(thread, 0)? else {
            let message = "run() missing 1 required positional argument";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        self.enter(thread)?;
        let rest = arguments.without_first();
        let result = call::call_slots(thread, function, rest.all(), rest.names().tuple());
        // Leaving must not lose an exception that is on its way up.
        match result {
            Ok(result) => self.exit(thread).map(|()| result),
            Err(raised) => {
                let exception = thread.take_exception(raised);
                self.exit(thread)?;
                match exception {
                    Some(exception) => Err(thread.restore_exception(exception)),
                    None => Err(thread.raise_out_of_memory()),
                }
            }
        }
    }
}

impl Trace for Context {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.previous.trace(tracer);
        self.values.trace(tracer);
    }

    fn clear(&self) {
        drop((self.previous.take(), self.values.take()));
    }
}
