//! `attrgetter`: gets one attribute or several, perhaps of attributes.

use std::mem::offset_of;

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::{Arguments, Callable, Vectorcall};
use pycore_objects::protocol::object;
use pycore_objects::protocol::repr::Repr;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::{Builder, Tuple};
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, methods, raise, slots};

use super::itemgetter::{keys, only_argument};

native_type! {
    /// A callable that gets attributes of its argument.
    pub struct AttrGetter = ATTRGETTER "operator.attrgetter" (HAVE_VECTORCALL) {
        /// The names as given.
        names: Place<Tuple>,
        /// For each the names between its dots, in a tuple.
        paths: Place<Tuple>,
        vectorcall: Vectorcall,
    }
    traced(names, paths),
    doc "attrgetter(attr, /, *attrs)\n--\n\nA callable that gets the attributes with these names: attrgetter('name')(r) is r.name, attrgetter('name', 'date')(r) is (r.name, r.date), attrgetter('name.first')(r) is r.name.first.",
    methods AttrGetter::METHODS,
    getsets AttrGetter::GETSETS,
    members vectorcall_members!(AttrGetter),
    vectorcall_offset offset_of!(AttrGetter, vectorcall) as isize,
    own_access Get
}

/// The names between the dots of a name.
fn path_of(thread: &Thread, name: &Object) -> Fallible<Owned<Tuple>> {
    let Some(name) = name.downcast::<Str>() else {
        return Err(raise!(thread, TYPE_ERROR, "attribute name must be a string"));
    };
    let view = name.view();
    let dot = u32::from('.');
    let mut parts = Vec::new();
    let mut start = 0;
    for (index, unit) in view.code_points().chain([dot]).enumerate() {
        if unit == dot {
            let part = Str::from_view(thread, view.part(start..index))?;
            parts.push(thread.interpreter().interned.intern(thread, part).into_object());
            start = index + 1;
        }
    }
    Tuple::from_owned(thread, parts)
}

/// The attribute at the end of a path.
fn follow(thread: &Thread, object: &Object, path: &Object) -> Fallible<Owned> {
    let mut at = Owned::share(object);
    for name in path.downcast::<Tuple>().into_iter().flat_map(Tuple::iter) {
        if let Some(name) = name.downcast::<Str>() {
            at = object::get_attribute(thread, &at, name)?;
        }
    }
    Ok(at)
}

impl Callable for AttrGetter {
    fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let object = only_argument(thread, "attrgetter", arguments)?;
        let paths = self.paths.get().unwrap_or_else(Tuple::empty);
        if let [path] = *paths.as_slice() {
            return follow(thread, object, path);
        }
        let mut values = Builder::new(thread, paths.len())?;
        for path in paths.iter() {
            values.push(follow(thread, object, path)?);
        }
        Ok(values.finish(thread)?.into_object())
    }
}

#[slots(vectorcall)]
impl AttrGetter {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let names = keys(thread, "attrgetter", arguments)?;
        let mut paths = Builder::new(thread, names.len())?;
        for name in names.iter() {
            paths.push(path_of(thread, name)?.into_object());
        }
        let paths = paths.finish(thread)?;
        thread.new_instance(class, |object| Self {
            object,
            names: Place::new(names),
            paths: Place::new(paths),
            vectorcall: Vectorcall::of::<Self>(),
        })
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        self.call(thread, arguments)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let name = self.as_object().type_object().name().to_string_lossy();
        let Some(mut repr) = Repr::begin(thread, self.as_object(), &name)? else {
            return Str::new(thread, &format!("{name}(...)"));
        };
        repr.push("(")?;
        for (index, name) in self.names.get().unwrap_or_else(Tuple::empty).iter().enumerate() {
            if index > 0 {
                repr.push(", ")?;
            }
            repr.push_repr(name)?;
        }
        repr.push(")")?;
        repr.finish()
    }
}

#[methods]
impl AttrGetter {
    // How it is called, for `inspect`.
    #[getter]
    fn __text_signature__(&self) -> &'static str {
        "(obj, /)"
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let class = Owned::share(self.as_object().type_object().as_object());
        let names = self.names.get().unwrap_or_else(Tuple::empty);
        Tuple::pack(thread, [class, names.into_object()])
    }
}
