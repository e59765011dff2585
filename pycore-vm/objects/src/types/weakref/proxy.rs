//! `weakref.ProxyType` and `weakref.CallableProxyType`: objects that do whatever the object does that they refer to.

use super::value::{WeakReference, is_supported};
use super::{reuse_or_make, unsupported};
use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer};
use crate::declare::{Arguments, Callable, Comparison, Vectorcall};
use crate::protocol::number::{self, Operator};
use crate::protocol::{call, iterate, object};
use crate::types::int::Int;
use crate::types::object::{OBJECT, attributes};
use crate::types::str::Str;
use crate::types::type_type::names;
use crate::{methods, name, slots, static_type};

/// `weakly-referenced object no longer exists`
#[cold]
fn gone(thread: &Thread) -> crate::Raised {
    crate::raise!(thread, REFERENCE_ERROR, "weakly-referenced object no longer exists")
}

/// The weak reference in an object that is a proxy.
fn as_proxy(object: &Object) -> Option<&WeakReference> {
    match object.downcast_exact::<Proxy>() {
        Some(proxy) => Some(&proxy.weak),
        None => object.downcast_exact::<CallableProxy>().map(|proxy| &proxy.weak),
    }
}

/// What an operand stands for: the object of a proxy, anything else itself.
fn operand(thread: &Thread, object: &Object) -> Fallible<Owned> {
    match as_proxy(object) {
        Some(proxy) => proxy.get().ok_or_else(|| gone(thread)),
        None => Ok(Owned::share(object)),
    }
}

fn binary(thread: &Thread, left: &Object, right: &Object, operator: Operator) -> Fallible<Owned> {
    let (left, right) = (operand(thread, left)?, operand(thread, right)?);
    number::binary(thread, &left, &right, operator)
}

/// A new proxy, or the plain one that there is already.
pub fn new(thread: &Thread, object: &Object, callback: Option<&Object>) -> Fallible<Owned> {
    if !is_supported(object.type_object()) {
        return Err(unsupported(thread, object));
    }
    if call::is_callable(object) {
        let make = |callback| {
            thread.new_object(|header| CallableProxy {
                weak: WeakReference::new(header, callback, Vectorcall::of::<CallableProxy>()),
            })
        };
        return reuse_or_make(object, callback, false, true, make, |proxy| &proxy.weak);
    }
    let make = |callback| {
        // The type says that nothing can be called.
        let vectorcall = Vectorcall::of::<CallableProxy>();
        thread.new_object(|header| Proxy { weak: WeakReference::new(header, callback, vectorcall) })
    };
    reuse_or_make(object, callback, false, true, make, |proxy| &proxy.weak)
}

/// Declares a struct of proxies, its type, and everything that both kinds do.
macro_rules! proxy {
    (
        $(#[$doc:meta])* $Proxy:ident, $(#[$type_doc:meta])* $PROXY:ident $name:literal $export:literal,
        slots $slots:expr, methods $methods:expr
    ) => {
        $(#[$doc])*
        #[repr(C)]
        pub struct $Proxy {
            weak: WeakReference,
        }

        static_type! {
            $(#[$type_doc])*
            pub static $PROXY: $Proxy = {
                name: $name,
                export: $export,
                base: OBJECT,
                flags: HAVE_GC,
                slots: $slots,
                methods: $methods,
            };
        }

        impl Trace for $Proxy {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.weak.trace(tracer);
            }

            fn clear(&self) {
                self.weak.clear();
            }
        }

        impl $Proxy {
            /// The object, which must be alive.
            fn referent(&self, thread: &Thread) -> Fallible<Owned> {
                self.weak.get().ok_or_else(|| gone(thread))
            }
        }

        #[slots]
        impl $Proxy {
            fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
                let address = self.weak.as_object().address();
                match self.weak.get() {
                    None => thread.format_str(format_args!("<weakproxy at {address:#x}; dead>")),
                    Some(referent) => thread.format_str(format_args!(
                        "<weakproxy at {address:#x}; to '{}' at {:#x}>",
                        names::class_shown(thread, &referent)?,
                        referent.address()
                    )),
                }
            }

            fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
                object::str(thread, &*self.referent(thread)?)
            }

            fn tp_getattro(&self, thread: &Thread, name: &Object) -> Fallible<Owned> {
                let referent = self.referent(thread)?;
                object::get_attribute(thread, &referent, attributes::name_of(thread, name)?)
            }

            fn tp_setattro(
                &self,
                thread: &Thread,
                name: &Object,
                value: Option<&Object>,
            ) -> Fallible {
                let referent = self.referent(thread)?;
                let name = attributes::name_of(thread, name)?;
                match value {
                    Some(value) => object::set_attribute(thread, &referent, name, value),
                    None => object::delete_attribute(thread, &referent, name),
                }
            }

            fn tp_richcompare(
                &self,
                thread: &Thread,
                other: &Object,
                comparison: Comparison,
            ) -> Fallible<Owned> {
                let (left, right) = (self.referent(thread)?, operand(thread, other)?);
                object::compare(thread, &left, &right, comparison)
            }

            fn tp_iter(&self, thread: &Thread) -> Fallible<Owned> {
                object::iterate(thread, &*self.referent(thread)?)
            }

            fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
                let referent = self.referent(thread)?;
                if !iterate::is_iterator(&referent) {
                    let class = referent.type_name();
                    let message = "Weakref proxy referenced a non-iterator";
                    return Err(crate::raise!(thread, TYPE_ERROR, "{message} '{class}' object"));
                }
                object::next(thread, &referent)
            }

            fn sq_contains(&self, thread: &Thread, item: &Object) -> Fallible<bool> {
                object::contains(thread, &*self.referent(thread)?, item)
            }

            fn mp_length(&self, thread: &Thread) -> Fallible<usize> {
                object::length(thread, &*self.referent(thread)?)
            }

            fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
                object::get_item(thread, &*self.referent(thread)?, key)
            }

            fn mp_ass_subscript(
                &self,
                thread: &Thread,
                key: &Object,
                value: Option<&Object>,
            ) -> Fallible {
                let referent = self.referent(thread)?;
                match value {
                    Some(value) => object::set_item(thread, &referent, key, value),
                    None => object::delete_item(thread, &referent, key),
                }
            }

            fn nb_bool(&self, thread: &Thread) -> Fallible<bool> {
                object::is_true(thread, &*self.referent(thread)?)
            }

            fn nb_power(
                thread: &Thread,
                base: &Object,
                exponent: &Object,
                modulus: &Object,
            ) -> Fallible<Owned> {
                let (base, exponent) = (operand(thread, base)?, operand(thread, exponent)?);
                let modulus = operand(thread, modulus)?;
                let modulus = (!modulus.is_none()).then_some(&*modulus);
                number::power(thread, &base, &exponent, modulus)
            }

            fn nb_inplace_power(
                &self,
                thread: &Thread,
                exponent: &Object,
                _modulus: &Object,
            ) -> Fallible<Owned> {
                let exponent = operand(thread, exponent)?;
                number::inplace_power(thread, &*self.referent(thread)?, &exponent)
            }

            fn nb_int(&self, thread: &Thread) -> Fallible<Owned<Int>> {
                number::to_int(thread, &*self.referent(thread)?)
            }

            fn nb_float(&self, thread: &Thread) -> Fallible<f64> {
                number::to_float(thread, &*self.referent(thread)?)
            }

            fn nb_index(&self, thread: &Thread) -> Fallible<Owned<Int>> {
                number::index(thread, &*self.referent(thread)?)
            }
        }

        unary! { $Proxy: nb_negative negative, nb_positive positive, nb_absolute absolute, nb_invert invert; }
        operators! {
            $Proxy:
            nb_add nb_inplace_add Add,
            nb_subtract nb_inplace_subtract Subtract,
            nb_multiply nb_inplace_multiply Multiply,
            nb_matrix_multiply nb_inplace_matrix_multiply MatrixMultiply,
            nb_true_divide nb_inplace_true_divide TrueDivide,
            nb_floor_divide nb_inplace_floor_divide FloorDivide,
            nb_remainder nb_inplace_remainder Remainder,
            nb_lshift nb_inplace_lshift LeftShift,
            nb_rshift nb_inplace_rshift RightShift,
            nb_and nb_inplace_and And,
            nb_xor nb_inplace_xor Xor,
            nb_or nb_inplace_or Or;
        }
    };
}

/// Operators with one operand.
macro_rules! unary {
    ($Proxy:ident: $($slot:ident $function:ident),+;) => {
        #[slots(name = UNARY)]
        impl $Proxy {
            $(
                fn $slot(&self, thread: &Thread) -> Fallible<Owned> {
                    number::$function(thread, &*self.referent(thread)?)
                }
            )+
        }
    };
}

/// Operators with two operands, either of which may be the proxy.
macro_rules! operators {
    ($Proxy:ident: $($slot:ident $inplace:ident $Operator:ident),+;) => {
        #[slots(name = OPERATORS)]
        impl $Proxy {
            $(
                fn $slot(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
                    binary(thread, left, right, Operator::$Operator)
                }

                fn $inplace(&self, thread: &Thread, other: &Object) -> Fallible<Owned> {
                    let other = operand(thread, other)?;
                    number::inplace(thread, &*self.referent(thread)?, &other, Operator::$Operator)
                }
            )+

            fn nb_divmod(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
                binary(thread, left, right, Operator::DivMod)
            }
        }
    };
}

proxy! {
    /// A proxy of an object that cannot be called.
    Proxy,
    /// The type of proxies.
    PROXY "weakref.ProxyType" "_PyWeakref_ProxyType",
    slots Proxy::SLOTS.merge(Proxy::UNARY).merge(Proxy::OPERATORS), methods Proxy::METHODS
}

proxy! {
    /// A proxy of an object that can be called.
    CallableProxy,
    /// The type of proxies that can be called.
    CALLABLE_PROXY "weakref.CallableProxyType" "_PyWeakref_CallableProxyType",
    slots CallableProxy::SLOTS.merge(CallableProxy::UNARY).merge(CallableProxy::OPERATORS).merge(CallableProxy::CALL),
    methods &[]
}

impl Callable for CallableProxy {
    fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let referent = self.referent(thread)?;
        call::call_slots(thread, &referent, arguments.all(), arguments.names().tuple())
    }
}

#[slots(name = CALL)]
impl CallableProxy {
    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        Callable::call(self, thread, arguments)
    }
}

#[methods]
impl Proxy {
    /// __bytes__($self, /)
    fn __bytes__(&self, thread: &Thread) -> Fallible<Owned> {
        call::call_method(thread, &*self.referent(thread)?, name!(thread, "__bytes__"), &[])
    }

    /// __reversed__($self, /)
    fn __reversed__(&self, thread: &Thread) -> Fallible<Owned> {
        call::call_method(thread, &*self.referent(thread)?, name!(thread, "__reversed__"), &[])
    }
}
