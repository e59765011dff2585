//! The functions.

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::number::{self, Operator};
use pycore_objects::protocol::object::{self, Comparison};
use pycore_objects::protocol::{call, iterate, sequence};
use pycore_objects::types::int::Int;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};

/// The functions of the module.
pub(super) struct Functions;

/// Functions of two operands, by rows of documentation, name and result.
macro_rules! functions_of_two {
    ($TABLE:ident: $($(#[$doc:meta])+ $name:ident = |$thread:ident, $a:ident, $b:ident| $result:expr;)+) => {
        #[methods(module, name = $TABLE)]
        impl Functions {
            $($(#[$doc])+
            fn $name($thread: &Thread, $a: &Object, $b: &Object) -> Fallible<Owned> {
                $result
            })+
        }
    };
}

functions_of_two! {
    BINARY:
    /// add($module, a, b, /)
    ///
    /// `a + b`
    add = |thread, a, b| number::binary(thread, a, b, Operator::Add);
    /// sub($module, a, b, /)
    ///
    /// `a - b`
    sub = |thread, a, b| number::binary(thread, a, b, Operator::Subtract);
    /// mul($module, a, b, /)
    ///
    /// `a * b`
    mul = |thread, a, b| number::binary(thread, a, b, Operator::Multiply);
    /// matmul($module, a, b, /)
    ///
    /// `a @ b`
    matmul = |thread, a, b| number::binary(thread, a, b, Operator::MatrixMultiply);
    /// truediv($module, a, b, /)
    ///
    /// `a / b`
    truediv = |thread, a, b| number::binary(thread, a, b, Operator::TrueDivide);
    /// floordiv($module, a, b, /)
    ///
    /// `a // b`
    floordiv = |thread, a, b| number::binary(thread, a, b, Operator::FloorDivide);
    /// mod($module, a, b, /)
    ///
    /// `a % b`
    r#mod = |thread, a, b| number::binary(thread, a, b, Operator::Remainder);
    /// lshift($module, a, b, /)
    ///
    /// `a << b`
    lshift = |thread, a, b| number::binary(thread, a, b, Operator::LeftShift);
    /// rshift($module, a, b, /)
    ///
    /// `a >> b`
    rshift = |thread, a, b| number::binary(thread, a, b, Operator::RightShift);
    /// and_($module, a, b, /)
    ///
    /// `a & b`
    and_ = |thread, a, b| number::binary(thread, a, b, Operator::And);
    /// xor($module, a, b, /)
    ///
    /// `a ^ b`
    xor = |thread, a, b| number::binary(thread, a, b, Operator::Xor);
    /// or_($module, a, b, /)
    ///
    /// `a | b`
    or_ = |thread, a, b| number::binary(thread, a, b, Operator::Or);
    /// iadd($module, a, b, /)
    ///
    /// The result of `a += b`.
    iadd = |thread, a, b| number::inplace(thread, a, b, Operator::Add);
    /// isub($module, a, b, /)
    ///
    /// The result of `a -= b`.
    isub = |thread, a, b| number::inplace(thread, a, b, Operator::Subtract);
    /// imul($module, a, b, /)
    ///
    /// The result of `a *= b`.
    imul = |thread, a, b| number::inplace(thread, a, b, Operator::Multiply);
    /// imatmul($module, a, b, /)
    ///
    /// The result of `a @= b`.
    imatmul = |thread, a, b| number::inplace(thread, a, b, Operator::MatrixMultiply);
    /// itruediv($module, a, b, /)
    ///
    /// The result of `a /= b`.
    itruediv = |thread, a, b| number::inplace(thread, a, b, Operator::TrueDivide);
    /// ifloordiv($module, a, b, /)
    ///
    /// The result of `a //= b`.
    ifloordiv = |thread, a, b| number::inplace(thread, a, b, Operator::FloorDivide);
    /// imod($module, a, b, /)
    ///
    /// The result of `a %= b`.
    imod = |thread, a, b| number::inplace(thread, a, b, Operator::Remainder);
    /// ilshift($module, a, b, /)
    ///
    /// The result of `a <<= b`.
    ilshift = |thread, a, b| number::inplace(thread, a, b, Operator::LeftShift);
    /// irshift($module, a, b, /)
    ///
    /// The result of `a >>= b`.
    irshift = |thread, a, b| number::inplace(thread, a, b, Operator::RightShift);
    /// iand($module, a, b, /)
    ///
    /// The result of `a &= b`.
    iand = |thread, a, b| number::inplace(thread, a, b, Operator::And);
    /// ixor($module, a, b, /)
    ///
    /// The result of `a ^= b`.
    ixor = |thread, a, b| number::inplace(thread, a, b, Operator::Xor);
    /// ior($module, a, b, /)
    ///
    /// The result of `a |= b`.
    ior = |thread, a, b| number::inplace(thread, a, b, Operator::Or);
    /// pow($module, a, b, /)
    ///
    /// `a ** b`
    pow = |thread, a, b| number::power(thread, a, b, None);
    /// ipow($module, a, b, /)
    ///
    /// The result of `a **= b`.
    ipow = |thread, a, b| number::inplace_power(thread, a, b);
    /// concat($module, a, b, /)
    ///
    /// `a + b` of sequences
    concat = |thread, a, b| sequence::concat(thread, a, b);
    /// iconcat($module, a, b, /)
    ///
    /// The result of `a += b` of sequences.
    iconcat = |thread, a, b| sequence::inplace_concat(thread, a, b);
    /// getitem($module, a, b, /)
    ///
    /// `a[b]`
    getitem = |thread, a, b| object::get_item(thread, a, b);
}

functions_of_two! {
    COMPARISONS:
    /// lt($module, a, b, /)
    ///
    /// `a < b`
    lt = |thread, a, b| object::compare(thread, a, b, Comparison::Less);
    /// le($module, a, b, /)
    ///
    /// `a <= b`
    le = |thread, a, b| object::compare(thread, a, b, Comparison::LessOrEqual);
    /// eq($module, a, b, /)
    ///
    /// `a == b`
    eq = |thread, a, b| object::compare(thread, a, b, Comparison::Equal);
    /// ne($module, a, b, /)
    ///
    /// `a != b`
    ne = |thread, a, b| object::compare(thread, a, b, Comparison::NotEqual);
    /// gt($module, a, b, /)
    ///
    /// `a > b`
    gt = |thread, a, b| object::compare(thread, a, b, Comparison::Greater);
    /// ge($module, a, b, /)
    ///
    /// `a >= b`
    ge = |thread, a, b| object::compare(thread, a, b, Comparison::GreaterOrEqual);
}

/// Functions of one operand, by rows of documentation, name and result.
macro_rules! functions_of_one {
    ($TABLE:ident: $($(#[$doc:meta])+ $name:ident = |$thread:ident, $a:ident| $result:expr;)+) => {
        #[methods(module, name = $TABLE)]
        impl Functions {
            $($(#[$doc])+
            fn $name($thread: &Thread, $a: &Object) -> Fallible<Owned> {
                $result
            })+
        }
    };
}

functions_of_one! {
    UNARY:
    /// neg($module, a, /)
    ///
    /// `-a`
    neg = |thread, a| number::negative(thread, a);
    /// pos($module, a, /)
    ///
    /// `+a`
    pos = |thread, a| number::positive(thread, a);
    /// inv($module, a, /)
    ///
    /// `~a`
    inv = |thread, a| number::invert(thread, a);
    /// invert($module, a, /)
    ///
    /// `~a`
    invert = |thread, a| number::invert(thread, a);
    /// abs($module, a, /)
    ///
    /// `abs(a)`
    abs = |thread, a| number::absolute(thread, a);
    /// not_($module, a, /)
    ///
    /// `not a`
    not_ = |thread, a| Ok(thread.bool(!object::is_true(thread, a)?));
    /// truth($module, a, /)
    ///
    /// Whether a is true.
    truth = |thread, a| Ok(thread.bool(object::is_true(thread, a)?));
    /// is_none($module, a, /)
    ///
    /// `a is None`
    is_none = |thread, a| Ok(thread.bool(a.is_none()));
    /// is_not_none($module, a, /)
    ///
    /// `a is not None`
    is_not_none = |thread, a| Ok(thread.bool(!a.is_none()));
    /// index($module, a, /)
    ///
    /// `a.__index__()`
    index = |thread, a| number::index(thread, a)?.to_exact(thread).map(Owned::<Int>::into_object);
}

#[methods(module)]
impl Functions {
    /// is_($module, a, b, /)
    ///
    /// `a is b`
    fn is_(a: &Object, b: &Object) -> bool {
        a.is(b)
    }

    /// is_not($module, a, b, /)
    ///
    /// `a is not b`
    fn is_not(a: &Object, b: &Object) -> bool {
        !a.is(b)
    }

    /// contains($module, a, b, /)
    ///
    /// `b in a`: mind the order.
    fn contains(thread: &Thread, a: &Object, b: &Object) -> Fallible<bool> {
        object::contains(thread, a, b)
    }

    /// countOf($module, a, b, /)
    ///
    /// How many items of a equal b.
    #[allow(non_snake_case, reason = "the name in Python")]
    fn countOf(thread: &Thread, a: &Object, b: &Object) -> Fallible<usize> {
        let iterator = iterable(thread, a)?;
        sequence::count(thread, &iterator, b)
    }

    /// indexOf($module, a, b, /)
    ///
    /// The index of the first item of a that equals b.
    #[allow(non_snake_case, reason = "the name in Python")]
    fn indexOf(thread: &Thread, a: &Object, b: &Object) -> Fallible<usize> {
        let iterator = iterable(thread, a)?;
        sequence::index(thread, &iterator, b)
    }

    /// setitem($module, a, b, c, /)
    ///
    /// `a[b] = c`
    fn setitem(thread: &Thread, a: &Object, b: &Object, c: &Object) -> Fallible {
        object::set_item(thread, a, b, c)
    }

    /// delitem($module, a, b, /)
    ///
    /// `del a[b]`
    fn delitem(thread: &Thread, a: &Object, b: &Object) -> Fallible {
        object::delete_item(thread, a, b)
    }

    /// length_hint($module, obj, default=0, /)
    ///
    /// About how many items obj has: its length, or what it estimates, or the default.
    fn length_hint(thread: &Thread, obj: &Object, default: Option<isize>) -> Fallible<Owned> {
        match iterate::length_hint_if_any(thread, obj)? {
            Some(hint) => thread.new_int(hint as i64),
            None => thread.new_int(default.unwrap_or(0) as i64),
        }
    }

    /// call($module, obj, /, *args, **kwargs)
    ///
    /// `obj(*args, **kwargs)`
    fn call(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let Some((callable, values)) =
            arguments.all().split_first().filter(|_| !arguments.positional().is_empty())
        else {
            return Err(raise!(thread, TYPE_ERROR, "call expected at least 1 argument, got 0"));
        };
        call::call_slots(thread, callable.object(thread)?, values, arguments.names().tuple())
    }
}

/// An iterator over an object, for searches.
fn iterable(thread: &Thread, object: &Object) -> Fallible<Owned> {
    object::iterate(thread, object).or_else(|raised| {
        raised.suppress(thread, &pycore_objects::errors::TYPE_ERROR)?;
        let kind = object.type_name();
        Err(raise!(thread, TYPE_ERROR, "argument of type '{kind}' is not iterable"))
    })
}
