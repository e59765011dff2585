//! `BaseException`: what all exceptions have.

use super::value::BaseException;
use crate::core::{
    Fallible, Object, ObjectLike, Owned, Place, Raised, Thread, TypeFlags, TypeObject,
};
use crate::declare::Arguments;
use crate::protocol::object;
use crate::protocol::repr::Text;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::traceback::Traceback;
use crate::types::tuple::{Builder, Tuple};
use crate::{methods, name, raise, slots};

/// The positional arguments as a tuple.
pub(super) fn tuple_of(thread: &Thread, arguments: &Arguments<'_>) -> Fallible<Owned<Tuple>> {
    let mut builder = Builder::new(thread, arguments.len())?;
    for slot in arguments.positional() {
        builder.push(slot.to_owned(thread)?);
    }
    builder.finish(thread)
}

/// Refuses arguments by name.
pub(super) fn unnamed(thread: &Thread, class: &TypeObject, arguments: &Arguments<'_>) -> Fallible {
    if arguments.names().is_empty() {
        return Ok(());
    }
    Err(raise!(thread, TYPE_ERROR, "{}() takes no keyword arguments", class.short_name()))
}

#[slots]
impl BaseException {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let exception = thread.new_instance(class, Self::new)?;
        exception.args.set(tuple_of(thread, &arguments)?.into_object());
        Ok(exception)
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        self.initialize(thread, &arguments)
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.text(thread)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let args = self.arguments();
        let mut text = Text::new(thread);
        text.push(&self.as_object().type_object().short_name())?;
        if let [only] = *args.as_slice() {
            text.push("(")?;
            text.push_repr(only)?;
            text.push(")")?;
        } else {
            text.push_repr(args.as_object())?;
        }
        text.finish()
    }
}

/// For types whose instances have nothing but arguments: the call of the class itself.
#[slots(name = CALL)]
impl BaseException {
    fn tp_vectorcall(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        unnamed(thread, class, &arguments)?;
        Self::tp_new(class, thread, arguments)
    }
}

#[methods]
impl BaseException {
    /// __reduce__($self, /)
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        self.reduced(thread, self.arguments().as_object(), self.dict.get())
    }

    /// __setstate__($self, state, /)
    fn __setstate__(&self, thread: &Thread, state: &Object) -> Fallible {
        if state.is_none() {
            return Ok(());
        }
        let Some(dict) = state.downcast::<Dict>() else {
            return Err(raise!(thread, TYPE_ERROR, "state is not a dictionary"));
        };
        let mut position = 0;
        while let Some((key, value)) = dict.next_entry(&mut position) {
            match (*key).downcast::<Str>() {
                Some(name) => object::set_attribute(thread, self.as_object(), name, &value)?,
                None => {
                    let name = key.type_name();
                    return Err(raise!(
                        thread,
                        TYPE_ERROR,
                        "attribute name must be string, not '{name}'"
                    ));
                }
            }
        }
        Ok(())
    }

    /// with_traceback($self, tb, /)
    ///
    /// The exception, with tb as its __traceback__ from now on.
    fn with_traceback(&self, thread: &Thread, tb: &Object) -> Fallible<Owned<Self>> {
        self.set_traceback(thread, Some(tb))?;
        Ok(Owned::share(self))
    }

    /// add_note($self, note, /)
    ///
    /// Adds a text to the notes that a traceback shows behind the exception.
    pub(crate) fn add_note(&self, thread: &Thread, note: &Str) -> Fallible {
        let (this, name) = (self.as_object(), name!(thread, "__notes__"));
        let notes = match object::lookup_attribute(thread, this, name)? {
            Some(notes) => notes,
            None => {
                let notes = List::new(thread)?.into_object();
                object::set_attribute(thread, this, name, &notes)?;
                notes
            }
        };
        match (*notes).downcast::<List>() {
            Some(notes) => notes.push(thread, Owned::share(note.as_object())),
            None => Err(raise!(thread, TYPE_ERROR, "Cannot add note: __notes__ is not a list")),
        }
    }

    #[getter]
    fn args(&self) -> Owned<Tuple> {
        self.arguments()
    }

    #[setter]
    fn set_args(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let Some(value) = value else { return Err(not_deleted(thread, "args")) };
        self.args.set(Tuple::from_iterable(thread, value)?.into_object());
        Ok(())
    }

    #[getter(name = "__traceback__")]
    fn traceback_attribute(&self) -> Option<Owned> {
        self.traceback.get()
    }

    #[setter(name = "__traceback__")]
    fn set_traceback(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let Some(value) = value else { return Err(not_deleted(thread, "__traceback__")) };
        if !value.is_none() && value.downcast::<Traceback>().is_none() {
            return Err(raise!(thread, TYPE_ERROR, "__traceback__ must be a traceback or None"));
        }
        store(&self.traceback, value);
        Ok(())
    }

    #[getter(name = "__context__")]
    fn context_attribute(&self) -> Option<Owned> {
        self.context.get()
    }

    #[setter(name = "__context__")]
    fn set_context(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let Some(value) = value else { return Err(not_deleted(thread, "__context__")) };
        if !value.is_none() && value.downcast::<Self>().is_none() {
            let message = "exception context must be None or derive from BaseException";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        store(&self.context, value);
        Ok(())
    }

    #[getter(name = "__cause__")]
    fn cause_attribute(&self) -> Option<Owned> {
        self.cause.get()
    }

    #[setter(name = "__cause__")]
    fn set_cause_attribute(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let Some(value) = value else { return Err(not_deleted(thread, "__cause__")) };
        if !value.is_none() && value.downcast::<Self>().is_none() {
            let message = "exception cause must be None or derive from BaseException";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        self.set_cause((!value.is_none()).then_some(value));
        Ok(())
    }

    #[getter(name = "__dict__")]
    fn dict_attribute(&self, thread: &Thread) -> Fallible<Owned> {
        if let Some(dict) = self.dict.get() {
            return Ok(dict);
        }
        let dict = Dict::new(thread)?.into_object();
        self.dict.set(dict.clone());
        Ok(dict)
    }

    #[setter(name = "__dict__")]
    fn set_dict_attribute(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let Some(value) = value else {
            return Err(raise!(thread, TYPE_ERROR, "cannot delete __dict__"));
        };
        if value.downcast::<Dict>().is_none() {
            let name = value.type_name();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "__dict__ must be set to a dictionary, not a '{name}'"
            ));
        }
        self.dict.set(Owned::share(value));
        Ok(())
    }
}

#[cold]
fn not_deleted(thread: &Thread, name: &str) -> Raised {
    raise!(thread, TYPE_ERROR, "{name} may not be deleted")
}

/// Stores an object, or nothing for `None`.
fn store(place: &Place, value: &Object) {
    drop(place.replace((!value.is_none()).then(|| Owned::share(value))));
}

impl BaseException {
    /// What `__init__` does for all exceptions.
    pub(super) fn initialize(&self, thread: &Thread, arguments: &Arguments<'_>) -> Fallible {
        unnamed(thread, self.as_object().type_object(), arguments)?;
        self.args.set(tuple_of(thread, arguments)?.into_object());
        Ok(())
    }

    /// `args`
    pub fn arguments(&self) -> Owned<Tuple> {
        match self.args.get().map(Owned::downcast) {
            Some(Ok(args)) => args,
            _ => Tuple::empty(),
        }
    }

    /// `str(self)`, unless a subclass has another.
    pub fn text(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let args = self.arguments();
        match args.as_slice() {
            [] => Str::new(thread, ""),
            [only] => object::str(thread, only),
            _ => object::str(thread, args.as_object()),
        }
    }

    /// Sets `__cause__`, which hides `__context__`.
    pub fn set_cause(&self, cause: Option<&Object>) {
        self.suppress_context.set(true);
        drop(self.cause.replace(cause.map(Owned::share)));
    }

    /// What `__reduce__` gives: the class, its arguments, and the state if there is any.
    pub(super) fn reduced(
        &self,
        thread: &Thread,
        args: &Object,
        state: Option<Owned>,
    ) -> Fallible<Owned<Tuple>> {
        let class = self.as_object().type_object().as_object();
        match state {
            Some(state) => Tuple::new(thread, &[class, args, &state]),
            None => Tuple::new(thread, &[class, args]),
        }
    }

    /// A copy of the attributes, or a new dict.
    pub(super) fn state(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        match self.dict.get().map(Owned::downcast::<Dict>) {
            Some(Ok(dict)) => dict.copy(thread),
            _ => Dict::new(thread),
        }
    }
}

/// Whether an object is an exception class.
pub fn is_exception_class(object: &Object) -> bool {
    object
        .downcast::<TypeObject>()
        .is_some_and(|class| class.flags().contains(TypeFlags::BASE_EXC_SUBCLASS))
}
