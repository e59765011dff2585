//! `super`: attributes of an object, looked for behind a class in the resolution order.

pub mod lookup;

use std::mem::offset_of;

use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer, TypeObject};
use crate::declare::{Arguments, MemberKind, NativeMember};
use crate::protocol::call;
use crate::types::object::{OBJECT, attributes};
use crate::types::str::Str;
use crate::{slots, static_type};

/// A class, an object, and the class whose resolution order counts: that of the object, or the object itself.
#[repr(C)]
pub struct Super {
    object: Object,
    class: Place<TypeObject>,
    this: Place,
    this_class: Place<TypeObject>,
}

const _: () = assert!(size_of::<Super>() == 40);

const MEMBERS: &[NativeMember] = &[
    member(c"__thisclass__", offset_of!(Super, class), c"the class that super() was called with"),
    member(
        c"__self__",
        offset_of!(Super, this),
        c"the object that super() was called with; may be None",
    ),
    member(
        c"__self_class__",
        offset_of!(Super, this_class),
        c"the class of that object, or the object itself; may be None",
    ),
];

const fn member(
    name: &'static core::ffi::CStr,
    offset: usize,
    doc: &'static core::ffi::CStr,
) -> NativeMember {
    let kind = MemberKind::ObjectOrNone;
    NativeMember::new(name, kind, offset, NativeMember::READ_ONLY, Some(doc))
}

static_type! {
    /// The type `super`.
    pub static SUPER: Super = {
        name: "super",
        export: "PySuper_Type",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "super() -> super(__class__, <first argument>), in a method\nsuper(type) -> unbound, a descriptor\nsuper(type, obj) -> bound; isinstance(obj, type) must hold\nsuper(type, type2) -> bound; issubclass(type2, type) must hold\n\nLooks attributes up behind the class in the resolution order, which is how a method calls the one it overrides.",
        slots: Super::SLOTS,
        members: MEMBERS,
    };
}

impl Trace for Super {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.class.trace(tracer);
        self.this.trace(tracer);
        self.this_class.trace(tracer);
    }
}

impl Super {
    fn empty(object: Object) -> Self {
        Self { object, class: Place::empty(), this: Place::empty(), this_class: Place::empty() }
    }

    /// Binds to a class and, unless it is missing or `None`, an object.
    fn bind(&self, thread: &Thread, class: &TypeObject, this: Option<&Object>) -> Fallible {
        let this = this.filter(|this| !this.is_none());
        let this_class = this.map(|this| lookup::class_of(thread, class, this)).transpose()?;
        self.class.set(Owned::share(class));
        drop(self.this.replace(this.map(Owned::share)));
        drop(self.this_class.replace(this_class));
        Ok(())
    }
}

#[slots(vectorcall)]
impl Super {
    fn tp_new(class: &TypeObject, thread: &Thread, _arguments: Arguments<'_>) -> Fallible<Owned> {
        Ok(thread.new_instance(class, Self::empty)?.into_object())
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        if !arguments.names().is_empty() {
            return Err(crate::raise!(thread, TYPE_ERROR, "super() takes no keyword arguments"));
        }
        let given = arguments.len();
        if given > 2 {
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "super() expected at most 2 arguments, got {given}"
            ));
        }
        let Some(class) = arguments.object(thread, 0)? else {
            let Some(of_frame) = thread.interpreter().hooks.super_arguments.get() else {
                return Err(crate::raise!(thread, RUNTIME_ERROR, "super(): no current frame"));
            };
            let (class, this) = of_frame(thread)?;
            let Some(class) = class.downcast_ref::<TypeObject>() else {
                let given = class.type_name();
                return Err(crate::raise!(
                    thread,
                    RUNTIME_ERROR,
                    "super(): __class__ is not a type ({given})"
                ));
            };
            return self.bind(thread, class, Some(&this));
        };
        let Some(class) = class.downcast::<TypeObject>() else {
            let given = class.type_name();
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "super() argument 1 must be a type, not {given}"
            ));
        };
        self.bind(thread, class, arguments.object(thread, 1)?)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let class = self.class.get();
        let class = class.as_deref().map_or("NULL", TypeObject::display_name);
        match self.this_class.get() {
            Some(this) => thread.format_str(format_args!(
                "<super: <class '{class}'>, <{} object>>",
                this.display_name()
            )),
            None => thread.format_str(format_args!("<super: <class '{class}'>, NULL>")),
        }
    }

    fn tp_getattro(&self, thread: &Thread, name: &Object) -> Fallible<Owned> {
        let name = attributes::name_of(thread, name)?;
        if let (Some(class), Some(this), Some(this_class)) =
            (self.class.get(), self.this.get(), self.this_class.get())
            && let Some(found) = lookup::find(thread, &class, &this_class, name)
        {
            return lookup::bind(thread, found, &this, &this_class);
        }
        attributes::get(thread, self.as_object(), name)
    }

    fn tp_descr_get(
        &self,
        thread: &Thread,
        instance: Option<&Object>,
        _owner: Option<&Object>,
    ) -> Fallible<Owned> {
        let instance = instance.filter(|instance| !instance.is_none());
        let (Some(instance), Some(class), false) = (instance, self.class.get(), self.this.is_set())
        else {
            return Ok(Owned::share(self.as_object()));
        };
        let own_class = Owned::share(self.object.type_object());
        if !std::ptr::eq::<TypeObject>(&*own_class, SUPER.get()) {
            return call::call(thread, own_class.as_object(), &[class.as_object(), instance]);
        }
        let new = thread.new_object(Self::empty)?;
        new.bind(thread, &class, Some(instance))?;
        Ok(new.into_object())
    }
}
