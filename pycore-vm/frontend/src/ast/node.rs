//! `ast.AST`: what all nodes are.

use std::mem::offset_of;

use pycore_objects::core::{Place, Trace, Tracer};
use pycore_objects::declare::{Arguments, MemberKind, NativeMember};
use pycore_objects::errors::{self, DEPRECATION_WARNING};
use pycore_objects::protocol::object::repr;
use pycore_objects::protocol::{object, sequence};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::generic_alias::GenericAlias;
use pycore_objects::types::list::List;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::union_type::Union;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Thread, TypeObject, methods, name, raise, slots,
    static_type,
};

use super::classes::{Classes, index_of};
use super::{replace, show};

/// A node: its attributes.
#[repr(C)]
pub(crate) struct Node {
    object: Object,
    dict: Place<Dict>,
}

const _: () = assert!(offset_of!(Node, dict) == 16);

const MEMBERS: &[NativeMember] = &[NativeMember::new(
    c"__dict__",
    MemberKind::ObjectOrNone,
    offset_of!(Node, dict),
    NativeMember::READ_ONLY,
    None,
)];

static_type! {
    /// The type of nodes.
    pub(crate) static AST: Node = {
        name: "ast.AST",
        base: OBJECT,
        flags: HAVE_GC | BASE_TYPE,
        slots: Node::SLOTS,
        own_access: pycore_objects::core::OwnAccess::GetAndSet,
        methods: Node::METHODS,
        members: MEMBERS,
        dict_offset: 16,
    };
}

impl Trace for Node {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.dict.trace(tracer);
    }

    fn clear(&self) {
        drop(self.dict.take());
    }
}

impl Node {
    /// A node of a class with the attributes in a dict.
    pub(super) fn new(
        thread: &Thread,
        class: &TypeObject,
        dict: Owned<Dict>,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self { object, dict: Place::new(dict) })
    }

    /// The dict of the attributes.
    pub(super) fn attributes(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        if let Some(dict) = self.dict.get() {
            return Ok(dict);
        }
        let dict = Dict::new(thread)?;
        self.dict.set(dict.clone());
        Ok(dict)
    }

    /// The names of the fields, as the class has them now.
    pub(super) fn field_names(&self, thread: &Thread) -> Fallible<Owned> {
        let class = self.object.type_object().as_object();
        object::get_attribute(thread, class, name!(thread, "_fields"))
    }

    /// Gives the fields that no argument named what they are without one.
    fn set_missing(&self, thread: &Thread, missing: &[Owned]) -> Fallible {
        let class = self.object.type_object();
        let name = name!(thread, "_field_types");
        // Classes of the program may not have it; what they are not given, they do not have.
        let Some(types) = object::lookup_attribute(thread, class.as_object(), name)? else {
            return Ok(());
        };
        for field in missing {
            let known = match (*types).downcast::<Dict>() {
                Some(types) => types.get(thread, field)?,
                None => None,
            };
            let Some(known) = known else {
                let message = format!(
                    "Field {} is missing from {}._field_types. This will become an error in Python 3.15.",
                    repr(thread, field)?.to_string_lossy(),
                    self.object.type_name(),
                );
                errors::warn(thread, &DEPRECATION_WARNING, &message, 1)?;
                continue;
            };
            if (*known).downcast::<Union>().is_some() {
                continue;
            }
            if (*known).downcast::<GenericAlias>().is_some() {
                set(thread, &self.object, field, List::new(thread)?.as_object())?;
                continue;
            }
            let classes = Classes::of(thread)?;
            if classes.class("expr_context").is_some_and(|class| known.is(class.as_object())) {
                if let Some(load) = index_of("Load").and_then(|index| classes.choices.get(index)) {
                    set(thread, &self.object, field, load)?;
                }
                continue;
            }
            let message = format!(
                "{}.__init__ missing 1 required positional argument: {}. This will become an error in Python 3.15.",
                self.object.type_name(),
                repr(thread, field)?.to_string_lossy(),
            );
            errors::warn(thread, &DEPRECATION_WARNING, &message, 1)?;
        }
        Ok(())
    }

    /// Refuses nothing yet: a keyword argument that is neither field nor attribute is warned of.
    fn check_keyword(&self, thread: &Thread, key: &Object) -> Fallible {
        let class = self.object.type_object().as_object();
        let attributes = object::get_attribute(thread, class, name!(thread, "_attributes"))?;
        if object::contains(thread, &attributes, key)? {
            return Ok(());
        }
        let message = format!(
            "{}.__init__ got an unexpected keyword argument {}. Support for arbitrary keyword arguments is \
             deprecated and will be removed in Python 3.15.",
            self.object.type_name(),
            repr(thread, key)?.to_string_lossy(),
        );
        errors::warn(thread, &DEPRECATION_WARNING, &message, 1)
    }
}

/// Sets an attribute whose name may be anything.
fn set(thread: &Thread, node: &Object, name: &Object, value: &Object) -> Fallible {
    match name.downcast::<Str>() {
        Some(name) => object::set_attribute(thread, node, name, value),
        None => Err(raise!(
            thread,
            TYPE_ERROR,
            "attribute name must be string, not '{}'",
            name.type_name()
        )),
    }
}

#[slots]
impl Node {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let node = thread.new_instance(class, |object| Self { object, dict: Place::empty() })?;
        node.dict.set(Dict::new(thread)?);
        Ok(node)
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let fields = self.field_names(thread)?;
        let count = object::length(thread, &fields)?;
        if count < arguments.len() {
            let plural = if count == 1 { "" } else { "s" };
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "{} constructor takes at most {count} positional argument{plural}",
                self.object.type_object().short_name()
            ));
        }
        let mut missing = Vec::new();
        for index in 0..count {
            let name = sequence::get_item(thread, &fields, index as isize)?;
            match arguments.object(thread, index)? {
                Some(value) => set(thread, &self.object, &name, value)?,
                None => missing.push(name),
            }
        }
        for (key, value) in arguments.keywords() {
            if object::contains(thread, &fields, key)? {
                let mut at = None;
                for (index, name) in missing.iter().enumerate() {
                    if object::equal(thread, name, key)? {
                        at = Some(index);
                        break;
                    }
                }
                let Some(at) = at else {
                    return Err(raise!(
                        thread,
                        TYPE_ERROR,
                        "{} got multiple values for argument {}",
                        self.object.type_name(),
                        repr(thread, key)?.to_string_lossy()
                    ));
                };
                missing.remove(at);
            } else {
                self.check_keyword(thread, key)?;
            }
            set(thread, &self.object, key, &*value.to_owned(thread)?)?;
        }
        self.set_missing(thread, &missing)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        show::node(thread, self)
    }
}

#[methods]
impl Node {
    // How to make the node again: its class, `None` for the fields that it has, and its attributes.
    fn __reduce__(&self, thread: &Thread, _arguments: Arguments<'_>) -> Fallible<Owned<Tuple>> {
        let class = self.object.type_object();
        let dict = self.attributes(thread)?;
        let name = name!(thread, "_fields");
        let mut values = Vec::new();
        if let Some(fields) = object::lookup_attribute(thread, class.as_object(), name)? {
            for index in 0..object::length(thread, &fields)? {
                let name = sequence::get_item(thread, &fields, index as isize)?;
                if !dict.contains(thread, &name)? {
                    break;
                }
                values.push(thread.none());
            }
        }
        let values = Tuple::from_owned(thread, values)?.into_object();
        Tuple::pack(thread, [Owned::share(class.as_object()), values, dict.into_object()])
    }

    /// __replace__($self, /, **fields)
    ///
    /// A node like this one, with other values for the fields that are named.
    fn __replace__(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        replace::replaced(thread, self, &arguments)
    }
}
