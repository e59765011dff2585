//! `methodcaller`: calls a method.

use std::mem::offset_of;

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::{Arguments, Callable, Vectorcall};
use pycore_objects::protocol::repr::Repr;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::{Builder, Tuple};
use pycore_objects::{Fallible, Owned, Place, Thread, TypeObject, methods, raise, slots};

native_type! {
    /// A callable that calls a method of its argument.
    pub struct MethodCaller = METHODCALLER "operator.methodcaller" (HAVE_VECTORCALL) {
        name: Place<Str>,
        /// The positional arguments, then the values of keyword arguments.
        values: Place<Tuple>,
        /// The names of keyword arguments.
        names: Place<Tuple>,
        vectorcall: Vectorcall,
    }
    traced(name, values, names),
    doc "methodcaller(name, /, *args, **kwargs)\n--\n\nA callable that calls a method of its argument: methodcaller('name', 'date', foo=1)(r) is r.name('date', foo=1).",
    methods MethodCaller::METHODS,
    getsets MethodCaller::GETSETS,
    members vectorcall_members!(MethodCaller),
    vectorcall_offset offset_of!(MethodCaller, vectorcall) as isize,
    own_access Get
}

impl MethodCaller {
    fn parts(&self) -> (Owned<Tuple>, Owned<Tuple>) {
        (
            self.values.get().unwrap_or_else(Tuple::empty),
            self.names.get().unwrap_or_else(Tuple::empty),
        )
    }
}

impl Callable for MethodCaller {
    fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let (Some(object), 1) = (arguments.object(thread, 0)?, arguments.len()) else {
            let given = arguments.len();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "methodcaller expected 1 argument, got {given}"
            ));
        };
        if !arguments.names().is_empty() {
            return Err(raise!(thread, TYPE_ERROR, "methodcaller() takes no keyword arguments"));
        }
        let Some(name) = self.name.get() else { return Ok(thread.none()) };
        let (values, names) = self.parts();
        let method = object::get_attribute(thread, object, &name)?;
        let names = Some(&*names).filter(|names| !names.is_empty());
        call::call_with_keywords(thread, &method, values.as_slice(), names)
    }
}

#[slots(vectorcall)]
impl MethodCaller {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let Some(name) = arguments.object(thread, 0)? else {
            let message = "methodcaller needs at least one argument, the method name";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let Some(name) = name.downcast::<Str>() else {
            return Err(raise!(thread, TYPE_ERROR, "method name must be a string"));
        };
        let all = arguments.all().get(1..).unwrap_or_default();
        let mut values = Builder::new(thread, all.len())?;
        for value in all {
            values.push(value.to_owned(thread)?);
        }
        let values = values.finish(thread)?;
        let names = arguments.names().tuple().map_or_else(Tuple::empty, Owned::share);
        let name = thread.interpreter().interned.intern(thread, Owned::share(name));
        thread.new_instance(class, |object| Self {
            object,
            name: Place::new(name),
            values: Place::new(values),
            names: Place::new(names),
            vectorcall: Vectorcall::of::<Self>(),
        })
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        self.call(thread, arguments)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let class = self.as_object().type_object().name().to_string_lossy();
        let Some(mut repr) = Repr::begin(thread, self.as_object(), &class)? else {
            return Str::new(thread, &format!("{class}(...)"));
        };
        let (values, names) = self.parts();
        repr.push("(")?;
        if let Some(name) = self.name.get() {
            repr.push_repr(name.as_object())?;
        }
        let positional = values.len() - names.len().min(values.len());
        for (index, value) in values.iter().enumerate() {
            repr.push(", ")?;
            if let Some(name) = index.checked_sub(positional).and_then(|index| names.get(index)) {
                repr.push_str(&*object::str(thread, name)?)?;
                repr.push("=")?;
            }
            repr.push_repr(value)?;
        }
        repr.push(")")?;
        repr.finish()
    }
}

#[methods]
impl MethodCaller {
    // How it is called, for `inspect`.
    #[getter]
    fn __text_signature__(&self) -> &'static str {
        "(obj, /)"
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs: with keyword arguments, a partial call of the class.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let class = self.as_object().type_object().as_object();
        let name = self.name.get().map_or_else(|| thread.none(), Owned::into_object);
        let (values, names) = self.parts();
        let positional = values.len() - names.len().min(values.len());
        let (values, named) = values.as_slice().split_at(positional);
        if named.is_empty() {
            let mut arguments = Builder::new(thread, positional + 1)?;
            arguments.push(name);
            arguments.extend(values.iter().copied());
            let arguments = arguments.finish(thread)?.into_object();
            return Tuple::pack(thread, [Owned::share(class), arguments]);
        }
        let mut all = thread.vector(named.len() + 2)?;
        all.extend([class, &*name]);
        all.extend_from_slice(named);
        let partial = crate::functools::partial::PARTIAL.get().as_object();
        let partial = call::call_with_keywords(thread, partial, &all, Some(&names))?;
        let arguments = Tuple::new(thread, values)?.into_object();
        Tuple::pack(thread, [partial, arguments])
    }
}
