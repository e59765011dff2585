//! The struct sequences of `sys`.

use pycore_objects::core::TypeStatic;
use pycore_objects::types::structseq::StructSequence;
use pycore_objects::types::type_type::ready::ready_builtin;
use pycore_objects::{Fallible, Object, Owned, Thread, struct_sequence};

struct_sequence! {
    /// `sys.flags`
    pub static FLAGS = {
        name: "sys.flags",
        doc: "Flags of the command line and of the environment.",
        visible: 18,
        fields: [
            "debug": "-d", "inspect": "-i", "interactive": "-i", "optimize": "-O or -OO", "dont_write_bytecode": "-B",
            "no_user_site": "-s", "no_site": "-S", "ignore_environment": "-E", "verbose": "-v", "bytes_warning": "-b",
            "quiet": "-q", "hash_randomization": "-R", "isolated": "-I", "dev_mode": "-X dev", "utf8_mode": "-X utf8",
            "warn_default_encoding": "-X warn_default_encoding", "safe_path": "-P",
            "int_max_str_digits": "-X int_max_str_digits", "gil": "-X gil",
            "thread_inherit_context": "-X thread_inherit_context",
            "context_aware_warnings": "-X context_aware_warnings",
        ],
        not_instantiable,
    };
}

struct_sequence! {
    /// `sys.version_info`
    pub static VERSION_INFO = {
        name: "sys.version_info",
        doc: "The version of Python in its parts.",
        visible: 5,
        fields: [
            "major": "the major number", "minor": "the minor number", "micro": "the number of the bug-fix release",
            "releaselevel": "'alpha', 'beta', 'candidate' or 'final'", "serial": "the number within the level",
        ],
        not_instantiable,
    };
}

struct_sequence! {
    /// `sys.float_info`
    pub static FLOAT_INFO = {
        name: "sys.float_info",
        doc: "What floats can hold.",
        visible: 11,
        fields: [
            "max": "the largest finite float", "max_exp": "the exponent of 2 that is too large by one",
            "max_10_exp": "the largest exponent of 10", "min": "the smallest positive normal float",
            "min_exp": "the smallest exponent of 2, plus one", "min_10_exp": "the smallest exponent of 10",
            "dig": "decimal digits that every float keeps", "mant_dig": "digits of the mantissa",
            "epsilon": "the step from 1.0 to the next float", "radix": "the base of exponents", "rounds": "how sums are rounded",
        ],
    };
}

struct_sequence! {
    /// `sys.int_info`
    pub static INT_INFO = {
        name: "sys.int_info",
        doc: "How ints are held.",
        visible: 4,
        fields: [
            "bits_per_digit": "bits of a digit", "sizeof_digit": "bytes of a digit",
            "default_max_str_digits": "digits of texts that become ints, if nothing else is said",
            "str_digits_check_threshold": "the smallest limit of such digits",
        ],
    };
}

struct_sequence! {
    /// `sys.hash_info`
    pub static HASH_INFO = {
        name: "sys.hash_info",
        doc: "How hashes are computed.",
        visible: 9,
        fields: [
            "width": "bits of a hash", "modulus": "the prime modulus of the hashes of numbers", "inf": "the hash of infinity",
            "nan": "the hash that a NaN once had", "imag": "the factor of imaginary parts",
            "algorithm": "the hash of text and bytes", "hash_bits": "bits that it gives", "seed_bits": "bits of its key",
            "cutoff": "length below which another hash is used",
        ],
    };
}

struct_sequence! {
    /// `sys.thread_info`
    pub static THREAD_INFO = {
        name: "sys.thread_info",
        doc: "How threads are made.",
        visible: 3,
        fields: [
            "name": "the implementation of threads", "lock": "the implementation of locks",
            "version": "the version of the library of threads",
        ],
    };
}

struct_sequence! {
    /// `sys.get_asyncgen_hooks()`
    pub static ASYNCGEN_HOOKS = {
        name: "asyncgen_hooks",
        doc: "What is called for asynchronous generators.",
        visible: 2,
        fields: ["firstiter": "called when one is first iterated over", "finalizer": "called when one is dropped"],
    };
}

struct_sequence! {
    /// What `sys.unraisablehook` is given.
    pub static UNRAISABLE_HOOK_ARGS = {
        name: "UnraisableHookArgs",
        doc: "An exception that cannot be raised.",
        visible: 5,
        fields: [
            "exc_type": "the exception's class", "exc_value": "the exception", "exc_traceback": "its traceback",
            "err_msg": "what the report begins with", "object": "what it happened in",
        ],
    };
}

/// Makes the types ready.
pub(super) fn ready_all(thread: &Thread) -> Fallible {
    let types: [&'static TypeStatic; 8] = [
        &FLAGS,
        &VERSION_INFO,
        &FLOAT_INFO,
        &INT_INFO,
        &HASH_INFO,
        &THREAD_INFO,
        &ASYNCGEN_HOOKS,
        &UNRAISABLE_HOOK_ARGS,
    ];
    types.into_iter().try_for_each(|class| ready_builtin(thread, class))
}

/// What a hook for unraisable exceptions is given.
pub(super) fn unraisable_hook_args(thread: &Thread, values: [Owned; 5]) -> Fallible<Owned> {
    Ok(StructSequence::new(thread, &UNRAISABLE_HOOK_ARGS, values)?.into_object())
}

/// The fields of what a hook for unraisable exceptions is given.
pub(super) fn unraisable_fields(value: &Object) -> Option<[Owned; 5]> {
    if !std::ptr::eq(value.type_object(), UNRAISABLE_HOOK_ARGS.get()) {
        return None;
    }
    let value = value.downcast::<StructSequence>()?;
    let field = |index| value.field(index);
    Some([field(0)?, field(1)?, field(2)?, field(3)?, field(4)?])
}

/// An instance as an object.
pub(super) fn instance(
    thread: &Thread,
    class: &'static TypeStatic,
    values: impl IntoIterator<Item = Owned>,
) -> Fallible<Owned> {
    StructSequence::new(thread, class, values).map(Owned::into_object)
}
