//! `Dialect`: how rows are written.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_objects::core::{Slot, Trace, Tracer};
use pycore_objects::declare::{Arguments, MemberKind, NativeMember};
use pycore_objects::protocol::{number, object};
use pycore_objects::types::int::Int;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, Owned, Place, Raised, Thread, TypeObject, methods, raise, slots, static_type,
};
use pycore_text::TextBuf;

use super::rules::{Quoting, Rules};
use super::{error, registry};

/// A dialect, checked when it was made.
#[repr(C)]
pub struct Dialect {
    object: Object,
    delimiter: Cell<u32>,
    escape: Cell<Option<u32>>,
    quote: Cell<Option<u32>>,
    quoting: Cell<Quoting>,
    doublequote: Cell<bool>,
    skipinitialspace: Cell<bool>,
    strict: Cell<bool>,
    terminator: Place<Str>,
}

static_type! {
    /// The type `_csv.Dialect`.
    pub static DIALECT: Dialect = {
        name: "_csv.Dialect",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "The rules by which rows are read and written: separators, quotes, escapes.",
        slots: Dialect::SLOTS,
        methods: Dialect::METHODS,
        getsets: Dialect::GETSETS,
        members: MEMBERS,
    };
}

const fn flag(name: &'static std::ffi::CStr, offset: usize) -> NativeMember {
    NativeMember::new(name, MemberKind::Bool, offset, NativeMember::READ_ONLY, None)
}

const MEMBERS: &[NativeMember] = &[
    flag(c"skipinitialspace", offset_of!(Dialect, skipinitialspace)),
    flag(c"doublequote", offset_of!(Dialect, doublequote)),
    flag(c"strict", offset_of!(Dialect, strict)),
];

impl Trace for Dialect {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.terminator.trace(tracer);
    }
}

/// The parameters of the constructor.
const PARAMETERS: [&str; 9] = [
    "dialect",
    "delimiter",
    "doublequote",
    "escapechar",
    "lineterminator",
    "quotechar",
    "quoting",
    "skipinitialspace",
    "strict",
];

/// What was given for the parameters.
struct Given([Option<Owned>; 9]);

impl Given {
    fn of(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Self> {
        let count = arguments.len() + arguments.names().len();
        if count > PARAMETERS.len() {
            let message = format!("function takes at most 9 arguments ({count} given)");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let mut values: [Option<Owned>; 9] = Default::default();
        for (place, slot) in values.iter_mut().zip(arguments.positional()) {
            *place = Some(Slot::to_owned(slot, thread)?);
        }
        for (name, value) in arguments.keywords() {
            let Some(name) = name.downcast::<Str>() else {
                return Err(raise!(thread, TYPE_ERROR, "keywords must be strings"));
            };
            let index = PARAMETERS.iter().position(|parameter| name.equals_ascii(parameter));
            let Some(index) = index else {
                let message = format!("this function got an unexpected keyword argument '{name}'");
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            };
            if index < arguments.len() {
                let message = format!(
                    "argument for function given by name ('{name}') and position ({})",
                    index + 1
                );
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
            values[index] = Some(value.to_owned(thread)?);
        }
        Ok(Self(values))
    }

    fn get(&self, parameter: &str) -> Option<&Object> {
        let index = PARAMETERS.iter().position(|candidate| *candidate == parameter)?;
        self.0.get(index)?.as_deref()
    }

    /// Takes what was not given from the attributes of another dialect.
    fn complete(&mut self, thread: &Thread, other: &Object) -> Fallible {
        for (place, parameter) in self.0.iter_mut().zip(PARAMETERS).skip(1) {
            if place.is_some() {
                continue;
            }
            match object::get_attribute(thread, other, &*Str::new(thread, parameter)?) {
                Ok(value) => *place = Some(value),
                Err(raised) => thread.clear_exception(raised),
            }
        }
        Ok(())
    }

    fn flag(&self, thread: &Thread, parameter: &str, default: bool) -> Fallible<bool> {
        self.get(parameter).map_or(Ok(default), |value| object::is_true(thread, value))
    }

    /// A character; nothing for `None`, where that is allowed.
    fn character(
        &self,
        thread: &Thread,
        parameter: &str,
        default: Option<u32>,
        or_none: bool,
    ) -> Fallible<Option<u32>> {
        let Some(value) = self.get(parameter) else { return Ok(default) };
        if or_none && value.is_none() {
            return Ok(None);
        }
        let text = value.downcast::<Str>().map(Str::view);
        if let Some(text) = text
            && text.len() == 1
        {
            return Ok(text.get(0));
        }
        let given = match text {
            Some(text) => format!("a string of length {}", text.len()),
            None => value.type_name().into_owned(),
        };
        let or_none = if or_none { " or None" } else { "" };
        let message = format!("\"{parameter}\" must be a unicode character{or_none}, not {given}");
        Err(raise!(thread, TYPE_ERROR, "{message}"))
    }

    fn quoting(&self, thread: &Thread) -> Fallible<Quoting> {
        let Some(value) = self.get("quoting") else {
            // Without a character to quote with, nothing can be quoted.
            let no_quotes = self.get("quotechar").is_some_and(Object::is_none);
            return Ok(if no_quotes { Quoting::None } else { Quoting::Minimal });
        };
        let Some(number) = value.downcast_exact::<Int>() else {
            let given = value.type_name();
            let message = format!("\"quoting\" must be an integer, not {given}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let Some(number) = number.to_i64().filter(|&number| i32::try_from(number).is_ok()) else {
            return Err(number::too_large(thread, "C int"));
        };
        Quoting::from_number(number)
            .ok_or_else(|| raise!(thread, TYPE_ERROR, "bad \"quoting\" value"))
    }

    fn terminator(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let Some(value) = self.get("lineterminator") else { return Str::new(thread, "\r\n") };
        match value.downcast::<Str>() {
            Some(text) => Ok(Owned::share(text)),
            None => {
                let given = value.type_name();
                let message = format!("\"lineterminator\" must be a string, not {given}");
                Err(raise!(thread, TYPE_ERROR, "{message}"))
            }
        }
    }

    /// The rules, if they make sense together.
    fn rules(&self, thread: &Thread) -> Fallible<Rules> {
        let comma = Some(u32::from(','));
        let delimiter = self.character(thread, "delimiter", comma, false)?;
        let double_quote = self.flag(thread, "doublequote", true)?;
        let escape = self.character(thread, "escapechar", None, true)?;
        let terminator = self.terminator(thread)?;
        let quote = self.character(thread, "quotechar", Some(u32::from('"')), true)?;
        let quoting = self.quoting(thread)?;
        let skip_initial_space = self.flag(thread, "skipinitialspace", false)?;
        let strict = self.flag(thread, "strict", false)?;
        if quoting != Quoting::None && quote.is_none() {
            let message = "quotechar must be set if quoting enabled";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let named = [
            ("delimiter", delimiter, true),
            ("escapechar", escape, !skip_initial_space),
            ("quotechar", quote, !skip_initial_space),
        ];
        let bad = |what: &str| Err(bad_value(thread, what));
        for (name, character, may_be_space) in named {
            let is_bad = |character: u32| {
                matches!(character, 10 | 13) || character == u32::from(' ') && !may_be_space
            };
            if character.is_some_and(is_bad) {
                return bad(name);
            }
        }
        let same = |one: Option<u32>, other: Option<u32>| one.is_some() && one == other;
        for (first, second) in [(0, 1), (0, 2), (1, 2)] {
            let ((one, a, _), (other, b, _)) = (named[first], named[second]);
            if same(a, b) {
                return bad(&format!("{one} or {other}"));
            }
        }
        for (name, character, _) in named {
            if terminator.view().code_points().any(|point| Some(point) == character) {
                return bad(&format!("{name} or lineterminator"));
            }
        }
        Ok(Rules {
            delimiter: delimiter.unwrap_or_default(),
            escape,
            quote,
            quoting,
            double_quote,
            skip_initial_space,
            strict,
            terminator,
        })
    }
}

#[cold]
fn bad_value(thread: &Thread, what: &str) -> Raised {
    raise!(thread, VALUE_ERROR, "bad {what} value")
}

impl Dialect {
    /// The rules as they are.
    pub(super) fn rules(&self, thread: &Thread) -> Fallible<Rules> {
        Ok(Rules {
            delimiter: self.delimiter.get(),
            escape: self.escape.get(),
            quote: self.quote.get(),
            quoting: self.quoting.get(),
            double_quote: self.doublequote.get(),
            skip_initial_space: self.skipinitialspace.get(),
            strict: self.strict.get(),
            terminator: match self.terminator.get() {
                Some(terminator) => terminator,
                None => Str::empty(thread)?,
            },
        })
    }
}

/// A string of a character.
fn text_of(thread: &Thread, character: u32) -> Fallible<Owned> {
    let mut buffer = TextBuf::new();
    match buffer.push(character) {
        Ok(()) => Ok(Str::from_buffer(thread, &buffer)?.into_object()),
        Err(_) => Err(thread.raise_out_of_memory()),
    }
}

#[slots]
impl Dialect {
    fn tp_new(class: &TypeObject, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let mut given = Given::of(thread, arguments)?;
        if let Some(other) = given.get("dialect").map(Owned::share) {
            let other = match other.downcast_ref::<Str>() {
                None => other,
                Some(name) => registry(thread)?
                    .get(thread, name.as_object())?
                    .ok_or_else(|| error(thread, "unknown dialect"))?,
            };
            if other.downcast_ref::<Self>().is_some() && given.0.iter().skip(1).all(Option::is_none)
            {
                return Ok(other);
            }
            given.complete(thread, &other)?;
        }
        let rules = given.rules(thread)?;
        let dialect = thread.new_instance(class, |object| Self {
            object,
            delimiter: Cell::new(rules.delimiter),
            escape: Cell::new(rules.escape),
            quote: Cell::new(rules.quote),
            quoting: Cell::new(rules.quoting),
            doublequote: Cell::new(rules.double_quote),
            skipinitialspace: Cell::new(rules.skip_initial_space),
            strict: Cell::new(rules.strict),
            terminator: Place::new(rules.terminator),
        })?;
        Ok(dialect.into_object())
    }
}

#[methods]
impl Dialect {
    #[getter]
    fn delimiter(&self, thread: &Thread) -> Fallible<Owned> {
        text_of(thread, self.delimiter.get())
    }

    #[getter]
    fn escapechar(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.escape.get().map(|character| text_of(thread, character)).transpose()
    }

    #[getter]
    fn lineterminator(&self) -> Option<Owned<Str>> {
        self.terminator.get()
    }

    #[getter]
    fn quotechar(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.quote.get().map(|character| text_of(thread, character)).transpose()
    }

    #[getter]
    fn quoting(&self) -> i64 {
        self.quoting.get() as i64
    }

    /// Dialects cannot be pickled.
    #[python(name = "__reduce__")]
    fn reduce(&self, thread: &Thread, _arguments: Arguments<'_>) -> Fallible<Owned> {
        Err(raise!(thread, TYPE_ERROR, "cannot pickle 'Dialect' instances"))
    }

    /// Dialects cannot be pickled.
    #[python(name = "__reduce_ex__")]
    fn reduce_by_protocol(&self, thread: &Thread, _arguments: Arguments<'_>) -> Fallible<Owned> {
        Err(raise!(thread, TYPE_ERROR, "cannot pickle 'Dialect' instances"))
    }
}
