//! `defaultdict`: a dict that makes the values of missing keys.

use std::mem::offset_of;

use pycore_objects::core::{ObjectLike, Trace, Tracer};
use pycore_objects::declare::{Arguments, MemberKind, NativeMember};
use pycore_objects::protocol::repr::Text;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::{DICT, Dict};
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, TypeObject, methods, name, raise, slots, static_type,
};

/// A dict with a function that makes the values of missing keys.
#[repr(C)]
pub struct DefaultDict {
    dict: Dict,
    /// `default_factory`; nothing or `None` if missing keys are errors.
    factory: Place,
}

static_type! {
    /// The type `collections.defaultdict`.
    pub static DEFAULT_DICT: DefaultDict = {
        name: "collections.defaultdict",
        base: DICT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nA dict that calls the factory for the value of a key that is missing when it is asked for. Further arguments are those of dict.",
        slots: DefaultDict::SLOTS,
        hides_constructor: true,
        own_access: pycore_objects::core::OwnAccess::Get,
        methods: DefaultDict::METHODS,
        more_methods: &[DefaultDict::GENERIC],
        members: MEMBERS,
    };
}

pycore_objects::generic_class!(DefaultDict);

const MEMBERS: &[NativeMember] = &[NativeMember::new(
    c"default_factory",
    MemberKind::ObjectOrNone,
    offset_of!(DefaultDict, factory),
    0,
    Some(c"What is called for the value of a missing key, or None"),
)];

impl Trace for DefaultDict {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.dict.trace(tracer);
        self.factory.trace(tracer);
    }

    fn clear(&self) {
        self.dict.clear();
        drop(self.factory.take());
    }
}

impl DefaultDict {
    /// The factory, if there is one.
    fn factory(&self) -> Option<Owned> {
        self.factory.get().filter(|factory| !factory.is_none())
    }

    /// `type(self)(self.default_factory, items)`
    fn like(&self, thread: &Thread, items: &Object) -> Fallible<Owned> {
        let factory = self.factory().unwrap_or_else(|| thread.none());
        call::call(thread, self.as_object().type_object().as_object(), &[&factory, items])
    }

    /// The text of the factory, which may be a method of this very dict.
    fn factory_text(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let Some(factory) = self.factory() else { return Str::new(thread, "None") };
        match object::repr_guard(thread, &factory) {
            Some(_guard) => object::repr(thread, &factory),
            None => Str::new(thread, "..."),
        }
    }
}

#[slots]
impl DefaultDict {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self {
            dict: Dict::fill(object),
            factory: Place::empty(),
        })
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let factory = arguments.object(thread, 0)?;
        if factory.is_some_and(|factory| !factory.is_none() && !call::is_callable(factory)) {
            return Err(raise!(thread, TYPE_ERROR, "first argument must be callable or None"));
        }
        let old = self.factory.replace(factory.map(Owned::share));
        drop(old);
        self.dict.update_from_arguments(thread, "dict", arguments.without_first())
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let items = self.dict.repr(thread)?;
        let mut text = Text::new(thread);
        text.push(&self.as_object().type_object().short_name())?;
        text.push("(")?;
        text.push_str(&*self.factory_text(thread)?)?;
        text.push(", ")?;
        text.push_str(&items)?;
        text.push(")")?;
        text.finish()
    }

    fn nb_or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        let (this, other) = match left.downcast::<Self>() {
            Some(this) => (Some(this), right),
            None => (right.downcast::<Self>(), left),
        };
        let Some(this) = this.filter(|_| other.downcast::<Dict>().is_some()) else {
            return Ok(thread.not_implemented());
        };
        let new = this.like(thread, left)?;
        if let Some(dict) = new.downcast_ref::<Dict>() {
            dict.update_from(thread, right)?;
        }
        Ok(new)
    }
}

#[methods]
impl DefaultDict {
    /// __missing__($self, object, /)
    ///
    /// What a lookup of a missing key gives: a new value for it. Without a factory, KeyError is raised.
    fn __missing__(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        let Some(factory) = self.factory() else { return Err(thread.raise_key_error(object)) };
        let value = call::call(thread, &factory, &[])?;
        object::set_item(thread, self.as_object(), object, &value)?;
        Ok(value)
    }

    /// copy($self, /)
    ///
    /// A dict with the same factory and items.
    fn copy(&self, thread: &Thread) -> Fallible<Owned> {
        self.like(thread, self.as_object())
    }

    /// __copy__($self, /)
    ///
    /// A dict with the same factory and items.
    fn __copy__(&self, thread: &Thread) -> Fallible<Owned> {
        self.like(thread, self.as_object())
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let arguments = match self.factory() {
            Some(factory) => Tuple::pack(thread, [factory])?,
            None => Tuple::empty(),
        };
        let items = call::call_method(thread, self.as_object(), name!(thread, "items"), &[])?;
        let iterator = object::iterate(thread, &items)?;
        let class = Owned::share(self.as_object().type_object().as_object());
        let (none, arguments) = (thread.none(), arguments.into_object());
        Tuple::pack(thread, [class, arguments, none.clone(), none, iterator])
    }
}
