//! What the program sees of a built-in function.

use super::BuiltinFunction;
use crate::core::{Fallible, Object, Owned, Thread, TypeFlags, TypeObject};
use crate::declare::foreign::{Callable, takes_tuple};
use crate::declare::{Arguments, Comparison, internal_doc};
use crate::protocol::object;
use crate::types::module::Module;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, name, slots};

impl BuiltinFunction {
    /// What the function is a method of: nothing, if it is a function of a module.
    fn method_of(&self) -> Option<&Object> {
        self.this().filter(|this| this.downcast::<Module>().is_none())
    }

    /// `__qualname__`
    pub fn qualified_name(&self, thread: &Thread) -> Fallible<String> {
        let name = self.name();
        let Some(this) = self.method_of() else { return Ok(name.to_string()) };
        let class = this.downcast::<TypeObject>().unwrap_or(this.type_object());
        if !class.flags().contains(TypeFlags::HEAP_TYPE) {
            return Ok(format!("{}.{name}", class.short_name()));
        }
        let class =
            object::get_attribute(thread, class.as_object(), name!(thread, "__qualname__"))?;
        match (*class).downcast::<Str>() {
            Some(class) => Ok(format!("{class}.{name}")),
            None => {
                let what = "<method>.__class__.__qualname__ is not a unicode object";
                Err(crate::raise!(thread, TYPE_ERROR, "{what}"))
            }
        }
    }
}

impl Callable for BuiltinFunction {
    fn qualified(&self, thread: &Thread) -> String {
        let name = match self.qualified_name(thread) {
            Ok(name) => name,
            Err(raised) => {
                thread.clear_exception(raised);
                self.name().to_string()
            }
        };
        match self.module.get().as_deref().and_then(Object::downcast::<Str>) {
            Some(module) if !module.equals_ascii("builtins") => format!("{module}.{name}()"),
            _ => format!("{name}()"),
        }
    }

    /// Functions that take a tuple are called by another way, which knows the name only.
    fn without_names(&self, thread: &Thread) -> String {
        if takes_tuple(self.definition()) {
            return format!("{}()", self.name());
        }
        self.qualified(thread)
    }

    fn as_object(&self) -> &Object {
        self.as_object()
    }
}

impl BuiltinFunction {
    fn describe(&self) -> String {
        let name = self.name();
        match self.method_of() {
            None => format!("<built-in function {name}>"),
            Some(this) => {
                let class = this.type_object().name().to_string_lossy();
                format!("<built-in method {name} of {class} object at {this:p}>")
            }
        }
    }
}

#[methods]
impl BuiltinFunction {
    /// __reduce__($self, /)
    #[python(name = "__reduce__")]
    fn reduce(&self, thread: &Thread) -> Fallible<Owned> {
        let name = thread.new_str(self.name())?;
        let Some(this) = self.method_of() else { return Ok(name) };
        let Some(builtins) = thread.interpreter().builtins.get() else {
            return Err(crate::raise!(thread, SYSTEM_ERROR, "there is no module builtins"));
        };
        let getattr = object::get_item(thread, &builtins, name!(thread, "getattr").as_object())?;
        let arguments = Tuple::pack(thread, [Owned::share(this), name])?;
        Ok(Tuple::pack(thread, [getattr, arguments.into_object()])?.into_object())
    }

    #[getter(name = "__doc__")]
    fn doc(&self) -> Option<&str> {
        internal_doc::documentation(self.name(), self.raw_doc()?)
    }

    #[getter(name = "__text_signature__")]
    fn text_signature(&self) -> Option<&str> {
        internal_doc::function_signature(self.definition(), self.name(), self.raw_doc())
    }

    #[getter(name = "__name__")]
    fn name_attribute(&self) -> &str {
        self.name()
    }

    #[getter(name = "__qualname__")]
    fn qualified_name_attribute(&self, thread: &Thread) -> Fallible<String> {
        self.qualified_name(thread)
    }

    #[getter(name = "__self__")]
    fn receiver_attribute(&self) -> Option<&Object> {
        self.receiver()
    }
}

/// The hash of an address: the low bits, which are the same for all objects, go to the top.
fn hash_address(address: usize) -> usize {
    address.rotate_right(4)
}

#[slots]
impl BuiltinFunction {
    fn tp_repr(&self) -> String {
        self.describe()
    }

    fn tp_hash(&self) -> Fallible<isize> {
        let this = self.this().map_or(0, |this| std::ptr::from_ref(this).addr());
        Ok((hash_address(this) ^ hash_address(self.address())) as isize)
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, operator: Comparison) -> Owned {
        let is_equal = other.downcast::<Self>().map(|other| {
            let same = match (self.this(), other.this()) {
                (Some(one), Some(other)) => one.is(other),
                (None, None) => true,
                _ => false,
            };
            same && self.address() == other.address()
        });
        match (operator, is_equal) {
            (Comparison::Equal, Some(is_equal)) => thread.bool(is_equal),
            (Comparison::NotEqual, Some(is_equal)) => thread.bool(!is_equal),
            _ => thread.not_implemented(),
        }
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        self.call(thread, arguments)
    }
}
