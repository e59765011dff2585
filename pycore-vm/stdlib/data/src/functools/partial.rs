//! `partial`: a function with some of its arguments given.

mod calls;

use std::cell::Cell;
use std::mem::offset_of;

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::{Arguments, MemberKind, NativeMember, Vectorcall};
use pycore_objects::protocol::repr::Repr;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::{Dict, instance};
use pycore_objects::types::method::Method;
use pycore_objects::types::object::attributes::set_dict;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::{Builder, Tuple};
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, TypeObject, methods, name, raise, slots,
};

use super::placeholder::{PLACEHOLDER, is_placeholder};

native_type! {
    /// A callable that adds arguments to those which it is called with.
    pub struct Partial = PARTIAL "functools.partial" (BASE_TYPE | HAVE_VECTORCALL) {
        function: Place,
        arguments: Place<Tuple>,
        keywords: Place<Dict>,
        dict: Place,
        weak_references: Cell<usize>,
        vectorcall: Vectorcall,
        /// How many of the arguments are `Placeholder`.
        missing: Cell<usize>,
        /// What they are, as instances in CPython have it: so they are of one size.
        placeholder: Place,
    }
    traced(function, arguments, keywords, dict, placeholder),
    doc "partial(func, /, *args, **keywords)\n--\n\nA callable that calls the function with these arguments and those that it is called with behind them. An argument Placeholder stands for one that comes with the call.",
    methods Partial::METHODS,
    more_methods &[Partial::GENERIC],
    getsets Partial::GETSETS,
    members MEMBERS,
    vectorcall_offset offset_of!(Partial, vectorcall) as isize,
    dict_offset offset_of!(Partial, dict) as isize,
    weaklist_offset offset_of!(Partial, weak_references) as isize,
    own_access GetAndSet
}

pycore_objects::generic_class!(Partial);

const _: () = assert!(size_of::<Partial>() == 80);

const MEMBERS: &[NativeMember] = &[
    NativeMember::new(
        c"func",
        MemberKind::ObjectOrNone,
        offset_of!(Partial, function),
        NativeMember::READ_ONLY,
        Some(c"the function that is called"),
    ),
    NativeMember::new(
        c"args",
        MemberKind::ObjectOrNone,
        offset_of!(Partial, arguments),
        NativeMember::READ_ONLY,
        Some(c"the arguments in front of those of a call"),
    ),
    NativeMember::new(
        c"keywords",
        MemberKind::ObjectOrNone,
        offset_of!(Partial, keywords),
        NativeMember::READ_ONLY,
        Some(c"the keyword arguments, which a call can replace"),
    ),
    vectorcall_member!(Partial),
];

/// How many arguments are missing.
fn count_missing(arguments: &Tuple) -> usize {
    arguments.iter().filter(|argument| is_placeholder(argument)).count()
}

impl Partial {
    /// Arguments of a partial call of a partial call: the new ones take the places of what is missing, and the others come
    /// behind.
    fn joined(thread: &Thread, old: &Tuple, new: &Tuple) -> Fallible<Owned<Tuple>> {
        let missing = count_missing(old);
        let mut all = Builder::new(thread, old.len() + new.len().saturating_sub(missing))?;
        let mut more = new.iter();
        for argument in old.iter() {
            let argument =
                if is_placeholder(argument) { more.next().unwrap_or(argument) } else { argument };
            all.push(Owned::share(argument));
        }
        all.extend(more);
        all.finish(thread)
    }

    /// The parts; of an object that the collector has cleared, empty ones.
    fn parts(&self, thread: &Thread) -> Fallible<(Owned, Owned<Tuple>, Owned<Dict>)> {
        let keywords = self.keywords.get().map_or_else(|| Dict::new(thread), Ok)?;
        Ok((
            self.function.get().unwrap_or_else(|| thread.none()),
            self.arguments.get().unwrap_or_else(Tuple::empty),
            keywords,
        ))
    }

    fn set_parts(&self, function: Owned, arguments: Owned<Tuple>, keywords: Owned<Dict>) {
        self.missing.set(count_missing(&arguments));
        let old = (
            self.function.replace(Some(function)),
            self.arguments.replace(Some(arguments)),
            self.keywords.replace(Some(keywords)),
        );
        drop(old);
    }

    /// `functools.partial`, or the class's full name.
    fn class_name(&self, thread: &Thread) -> Fallible<String> {
        let class = self.as_object().type_object().as_object();
        if class.is(PARTIAL.get().as_object()) {
            return Ok("functools.partial".to_string());
        }
        let module = object::get_attribute(thread, class, name!(thread, "__module__"))?;
        let name = object::get_attribute(thread, class, name!(thread, "__qualname__"))?;
        Ok(format!("{}.{}", object::str(thread, &module)?, object::str(thread, &name)?))
    }
}

#[slots(vectorcall)]
impl Partial {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let Some(function) = arguments.object(thread, 0)? else {
            return Err(raise!(thread, TYPE_ERROR, "type 'partial' takes at least one argument"));
        };
        if !call::is_callable(function) {
            return Err(raise!(thread, TYPE_ERROR, "the first argument must be callable"));
        }
        let keywords = Dict::new(thread)?;
        for (name, value) in arguments.keywords() {
            let value = value.object(thread)?;
            if is_placeholder(value) {
                let message = "Placeholder cannot be passed as a keyword argument";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
            keywords.insert(thread, name, value)?;
        }
        let positional = arguments.positional().get(1..).unwrap_or_default();
        let mut given = Builder::new(thread, positional.len())?;
        for argument in positional {
            given.push(argument.to_owned(thread)?);
        }
        let mut given = given.finish(thread)?;
        check_last(thread, &given)?;
        let mut function = Owned::share(function);
        let mut all = keywords;
        let inner = (*function).downcast::<Self>().filter(|inner| !inner.dict.is_set());
        if let Some(inner) = inner.map(Owned::share) {
            let (innermost, old, old_keywords) = inner.parts(thread)?;
            given = Self::joined(thread, &old, &given)?;
            if !old_keywords.is_empty() {
                let merged = old_keywords.copy(thread)?;
                merged.update_from(thread, all.as_object())?;
                all = merged;
            }
            function = innermost;
        }
        let made = thread.new_instance(class, |object| Self {
            object,
            function: Place::empty(),
            arguments: Place::empty(),
            keywords: Place::empty(),
            dict: Place::empty(),
            weak_references: Cell::new(0),
            vectorcall: Vectorcall::of::<Self>(),
            missing: Cell::new(0),
            placeholder: Place::new(Owned::share(PLACEHOLDER.get().as_object())),
        })?;
        made.set_parts(function, given, all);
        Ok(made)
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        self.call_with(thread, arguments)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let (function, arguments, keywords) = self.parts(thread)?;
        let class = self.class_name(thread)?;
        let Some(mut repr) = Repr::begin(thread, self.as_object(), &class)? else {
            return Str::new(thread, "...");
        };
        repr.push("(")?;
        repr.push_repr(&function)?;
        for argument in arguments.iter() {
            repr.push(", ")?;
            repr.push_repr(argument)?;
        }
        let mut position = 0;
        while let Some((name, value)) = keywords.next_entry(&mut position) {
            repr.push(", ")?;
            repr.push_str(&*object::str(thread, &name)?)?;
            repr.push("=")?;
            repr.push_repr(&value)?;
        }
        repr.push(")")?;
        repr.finish()
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

/// A last argument that is missing would be superfluous.
fn check_last(thread: &Thread, arguments: &Tuple) -> Fallible {
    if arguments.iter().next_back().is_some_and(is_placeholder) {
        return Err(raise!(thread, TYPE_ERROR, "trailing Placeholders are not allowed"));
    }
    Ok(())
}

#[methods]
impl Partial {
    // The attributes that were set.
    #[getter(name = "__dict__")]
    fn attributes(&self, thread: &Thread) -> Fallible<Option<Owned<Dict>>> {
        instance::dict(thread, self.as_object())
    }

    #[setter(name = "__dict__")]
    fn set_attributes(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        set_dict(thread, self.as_object(), value)
    }

    /// __reduce__($self, /)
    // What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let class = Owned::share(self.as_object().type_object().as_object());
        let (function, arguments, keywords) = self.parts(thread)?;
        let only = Tuple::pack(thread, [function.clone()])?.into_object();
        let dict = self.dict.get().unwrap_or_else(|| thread.none());
        let state = [function, arguments.into_object(), keywords.into_object(), dict];
        let state = Tuple::pack(thread, state)?.into_object();
        Tuple::pack(thread, [class, only, state])
    }

    /// __setstate__($self, object, /)
    // What unpickling needs.
    fn __setstate__(&self, thread: &Thread, object: &Object) -> Fallible {
        let invalid = || raise!(thread, TYPE_ERROR, "invalid partial state");
        let Some([function, arguments, keywords, dict]) =
            object.downcast::<Tuple>().map(Tuple::as_slice)
        else {
            return Err(invalid());
        };
        let Some(arguments) = arguments.downcast::<Tuple>().filter(|_| call::is_callable(function))
        else {
            return Err(invalid());
        };
        let keywords = match (keywords.is_none(), keywords.downcast::<Dict>()) {
            (true, _) => Dict::new(thread)?,
            (false, Some(keywords)) if keywords.as_object().downcast_exact::<Dict>().is_some() => {
                Owned::share(keywords)
            }
            (false, Some(keywords)) => keywords.copy(thread)?,
            (false, None) => return Err(invalid()),
        };
        if !dict.is_none() && dict.downcast::<Dict>().is_none() {
            return Err(invalid());
        }
        check_last(thread, arguments)?;
        let arguments = Tuple::from_iterable(thread, arguments.as_object())?;
        self.set_parts(Owned::share(function), arguments, keywords);
        let dict = if dict.is_none() { None } else { Some(Owned::share(*dict)) };
        drop(self.dict.replace(dict));
        Ok(())
    }
}
