//! `_sha3`: digests by a sponge, of fixed length and of any.

use pycore_objects::core::{Trace, Tracer, TypeStatic};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject, methods, module, slots};

use super::computation::{Computation, Data, hexadecimal, initial};
use super::hash_type::{fixed_hash_type, hash_type};
use super::state::{Algorithm, SHA3_224, SHA3_256, SHA3_384, SHA3_512, SHAKE128, SHAKE256};
use super::{add, add_type};

module! {
    /// The module `_sha3`.
    pub static SHA3_MODULE: name "_sha3",
    doc "",
    exec: fill
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    const TYPES: [(&str, &TypeStatic); 6] = [
        ("sha3_224", &SHA3_224_TYPE),
        ("sha3_256", &SHA3_256_TYPE),
        ("sha3_384", &SHA3_384_TYPE),
        ("sha3_512", &SHA3_512_TYPE),
        ("shake_128", &SHAKE128_TYPE),
        ("shake_256", &SHAKE256_TYPE),
    ];
    for (name, class) in TYPES {
        add_type(thread, module, name, class)?;
    }
    add(thread, module, "implementation", &*thread.new_str("RustCrypto")?)?;
    add(thread, module, "_GIL_MINSIZE", &*thread.new_int(super::GIL_MINSIZE as i64)?)
}

/// Bits of the sponge.
const STATE: usize = 1600;

fn rate(algorithm: &Algorithm) -> usize {
    8 * algorithm.block_size
}

/// Declares a type with its constructor, which calls itself by the first type's name in messages, whichever it is of.
macro_rules! sponge {
    (
        $macro:ident: $(#[$doc:meta])* $Struct:ident = $STATIC:ident $name:literal, $ALGORITHM:ident,
        $constructor:literal, $summary:literal, $suffix:literal, items: { $($items:tt)* }
    ) => {
        $macro! {
            $(#[$doc])* $Struct = $STATIC $name, flags: HAVE_GC,
            update: "update($self, data, /)", slots: $Struct::SLOTS, items: {
                // Bits of the state that no data goes into.
                #[getter]
                fn _capacity_bits(&self) -> usize {
                    STATE - rate(self.computation.algorithm)
                }

                // Bits of the state that data goes into.
                #[getter]
                fn _rate_bits(&self) -> usize {
                    rate(self.computation.algorithm)
                }

                // What is put behind the data.
                #[getter]
                fn _suffix(&self, thread: &Thread) -> Fallible<Owned<Bytes>> {
                    Bytes::new(thread, $suffix)
                }

                $($items)*
            }
        }

        #[slots]
        impl $Struct {
            #[doc = $constructor]
            #[doc = ""]
            #[doc = $summary]
            fn tp_new(
                class: &TypeObject,
                thread: &Thread,
                data: Option<&Object>,
                usedforsecurity: Option<bool>,
                string: Option<&Object>,
            ) -> Fallible<Owned<Self>> {
                let _ = (class, usedforsecurity);
                let data = initial(thread, data, string)?;
                Self::of(thread, Computation::start(thread, &$ALGORITHM, data.as_ref()))
            }
        }
    };
}

macro_rules! fixed {
    ($($(#[$doc:meta])* $Struct:ident = $STATIC:ident $name:literal, $ALGORITHM:ident, $constructor:literal;)*) => {
        $(sponge! {
            fixed_hash_type: $(#[$doc])* $Struct = $STATIC $name, $ALGORITHM,
            $constructor, "An object that digests, after some data.", b"\x06", items: {}
        })*
    };
}

fixed! {
    /// The type of SHA3-224 objects.
    Sha3_224 = SHA3_224_TYPE "_sha3.sha3_224", SHA3_224, "!sha3_224(data=b'', *, usedforsecurity=True, string=None)";
    /// The type of SHA3-256 objects.
    Sha3_256 = SHA3_256_TYPE "_sha3.sha3_256", SHA3_256, "!sha3_224(data=b'', *, usedforsecurity=True, string=None)";
    /// The type of SHA3-384 objects.
    Sha3_384 = SHA3_384_TYPE "_sha3.sha3_384", SHA3_384, "!sha3_224(data=b'', *, usedforsecurity=True, string=None)";
    /// The type of SHA3-512 objects.
    Sha3_512 = SHA3_512_TYPE "_sha3.sha3_512", SHA3_512, "!sha3_224(data=b'', *, usedforsecurity=True, string=None)";
}

macro_rules! of_any_length {
    ($($(#[$doc:meta])* $Struct:ident = $STATIC:ident $name:literal, $ALGORITHM:ident, $constructor:literal;)*) => {
        $(sponge! {
            hash_type: $(#[$doc])* $Struct = $STATIC $name, $ALGORITHM,
            $constructor, "An object that digests, after some data.", b"\x1f", items: {
                /// digest($self, /, length)
                ///
                /// The first bytes of the result by now.
                fn digest(&self, thread: &Thread, length: u64) -> Fallible<Owned<Bytes>> {
                    Bytes::new(thread, &self.computation.digest_of_length(thread, length)?)
                }

                /// hexdigest($self, /, length)
                ///
                /// The first bytes of the result by now, in hexadecimal.
                fn hexdigest(&self, thread: &Thread, length: u64) -> Fallible<Owned<Str>> {
                    hexadecimal(thread, &self.computation.digest_of_length(thread, length)?)
                }
            }
        })*
    };
}

of_any_length! {
    /// The type of SHAKE128 objects.
    Shake128 = SHAKE128_TYPE "_sha3.shake_128", SHAKE128, "!sha3_224(data=b'', *, usedforsecurity=True, string=None)";
    /// The type of SHAKE256 objects.
    Shake256 = SHAKE256_TYPE "_sha3.shake_256", SHAKE256, "!sha3_224(data=b'', *, usedforsecurity=True, string=None)";
}
