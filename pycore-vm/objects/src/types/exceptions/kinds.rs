//! The exceptions with one or a few attributes of their own.

use super::value::{
    AttributeError, Fill, ImportError, KeyError, NameError, StopIteration, SystemExit,
};
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread};
use crate::declare::{Arguments, messages};
use crate::protocol::object;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, name, slots};

/// Stores an argument, or nothing.
pub(super) fn keep(place: &Place, value: Option<&Object>) {
    drop(place.replace(value.map(Owned::share)));
}

/// Stores an argument by name, or nothing.
fn keep_named(thread: &Thread, place: &Place, arguments: &Arguments<'_>, name: &str) -> Fallible {
    let value = arguments.keyword(name).map(|slot| slot.to_owned(thread)).transpose()?;
    drop(place.replace(value));
    Ok(())
}

/// The positional arguments alone.
fn positional<'a>(arguments: &Arguments<'a>) -> Arguments<'a> {
    Arguments::from_positional(arguments.positional())
}

#[slots]
impl KeyError {
    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        // A missing key that is a text must not look like a message.
        match self.0.arguments().as_slice() {
            [only] => object::repr(thread, only),
            _ => self.0.text(thread),
        }
    }
}

#[slots]
impl StopIteration {
    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        self.base.initialize(thread, &arguments)?;
        self.fill(thread)
    }
}

impl Fill for StopIteration {
    fn fill(&self, thread: &Thread) -> Fallible {
        let value = self.base.arguments().get(0).map(Owned::share);
        self.value.set(value.unwrap_or_else(|| thread.none()));
        Ok(())
    }
}

#[slots]
impl SystemExit {
    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        self.base.initialize(thread, &arguments)?;
        self.fill(thread)
    }
}

impl Fill for SystemExit {
    fn fill(&self, _thread: &Thread) -> Fallible {
        let args = self.base.arguments();
        match args.as_slice() {
            [] => {}
            [code] => self.code.set(Owned::share(code)),
            _ => self.code.set(args.into_object()),
        }
        Ok(())
    }
}

/// Refuses arguments by other names than these.
fn check_names(
    thread: &Thread,
    arguments: &Arguments<'_>,
    function: &str,
    names: &[&str],
) -> Fallible {
    for (name, _) in arguments.keywords() {
        let given = name.downcast::<Str>();
        if !given.is_some_and(|given| names.iter().any(|name| given.equals_ascii(name))) {
            let Some(given) = given else {
                return Err(crate::raise!(thread, TYPE_ERROR, "keywords must be strings"));
            };
            return Err(messages::unexpected_of(
                thread,
                function,
                &given.to_string_lossy(),
                names.iter().copied(),
            ));
        }
    }
    Ok(())
}

#[slots]
impl ImportError {
    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        self.base.initialize(thread, &positional(&arguments))?;
        check_names(thread, &arguments, "ImportError", &["name", "path", "name_from"])?;
        for (place, name) in
            [(&self.name, "name"), (&self.path, "path"), (&self.name_from, "name_from")]
        {
            keep_named(thread, place, &arguments, name)?;
        }
        self.fill(thread)
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let message = self.msg.get().filter(|message| message.downcast_exact::<Str>().is_some());
        match message.map(Owned::downcast) {
            Some(Ok(message)) => Ok(message),
            _ => self.base.text(thread),
        }
    }
}

impl Fill for ImportError {
    fn fill(&self, _thread: &Thread) -> Fallible {
        let args = self.base.arguments();
        keep(&self.msg, if args.len() == 1 { args.get(0) } else { None });
        Ok(())
    }
}

impl Fill for KeyError {}
impl Fill for NameError {}
impl Fill for AttributeError {}

#[methods]
impl ImportError {
    /// __reduce__($self, /)
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let args = self.base.arguments();
        let places = [(&self.name, name!(thread, "name")), (&self.path, name!(thread, "path"))];
        let places = places.into_iter().chain([(&self.name_from, name!(thread, "name_from"))]);
        let mut state: Option<Owned<Dict>> = None;
        for (place, name) in places {
            let Some(value) = place.get() else { continue };
            let dict = match state.take() {
                Some(dict) => dict,
                None => self.base.state(thread)?,
            };
            dict.insert(thread, name.as_object(), &value)?;
            state = Some(dict);
        }
        let state = state.map(Owned::into_object).or_else(|| self.base.dict.get());
        self.base.reduced(thread, args.as_object(), state)
    }
}

#[slots]
impl NameError {
    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        self.base.initialize(thread, &positional(&arguments))?;
        check_names(thread, &arguments, "NameError", &["name"])?;
        keep_named(thread, &self.name, &arguments, "name")
    }
}

#[slots]
impl AttributeError {
    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        self.base.initialize(thread, &positional(&arguments))?;
        check_names(thread, &arguments, "AttributeError", &["name", "obj"])?;
        keep_named(thread, &self.name, &arguments, "name")?;
        keep_named(thread, &self.obj, &arguments, "obj")
    }
}

#[methods]
impl AttributeError {
    /// __getstate__($self, /)
    fn __getstate__(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        // Without the object, which often cannot be pickled.
        let state = self.base.state(thread)?;
        if let Some(name) = self.name.get() {
            state.insert(thread, name!(thread, "name").as_object(), &name)?;
        }
        state.insert(
            thread,
            name!(thread, "args").as_object(),
            self.base.arguments().as_object(),
        )?;
        Ok(state)
    }

    /// __reduce__($self, /)
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let state = self.__getstate__(thread)?.into_object();
        self.base.reduced(thread, self.base.arguments().as_object(), Some(state))
    }
}
