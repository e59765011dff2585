//! `_md5`, `_sha1` and `_sha2`: types that functions make instances of.

use pycore_objects::core::{Trace, Tracer, TypeStatic};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, module};

use super::computation::{Computation, Data, hexadecimal, initial};
use super::hash_type::{fixed_hash_type, hash_type};
use super::state::{MD5, SHA1, SHA224, SHA256, SHA384, SHA512};
use super::{add, add_type};

macro_rules! types {
    ($($(#[$doc:meta])* $Struct:ident = $STATIC:ident $name:literal;)*) => {
        $(fixed_hash_type! {
            $(#[$doc])* $Struct = $STATIC $name, flags: DISALLOW_INSTANTIATION,
            update: "update($self, obj, /)", items: {}
        })*
    };
}

types! {
    /// The type of MD5 objects.
    Md5 = MD5_TYPE "_md5.md5";
    /// The type of SHA-1 objects.
    Sha1 = SHA1_TYPE "_sha1.sha1";
    /// The type of SHA-224 objects.
    Sha224 = SHA224_TYPE "_sha2.SHA224Type";
    /// The type of SHA-256 objects.
    Sha256 = SHA256_TYPE "_sha2.SHA256Type";
    /// The type of SHA-384 objects.
    Sha384 = SHA384_TYPE "_sha2.SHA384Type";
    /// The type of SHA-512 objects.
    Sha512 = SHA512_TYPE "_sha2.SHA512Type";
}

/// Declares a module with functions that make objects.
macro_rules! digest_module {
    (
        $(#[$doc:meta])* $MODULE:ident $name:literal $text:literal in $Place:ident:
        $($function:ident $signature:literal $ALGORITHM:ident $Struct:ident $type:literal $TYPE:ident;)*
    ) => {
        /// The functions' place.
        struct $Place;

        module! {
            $(#[$doc])*
            pub static $MODULE: name $name,
            doc $text,
            functions $Place::FUNCTIONS,
            exec: $Place::fill
        }

        impl $Place {
            fn fill(thread: &Thread, module: &Object) -> Fallible {
                const TYPES: &[(&str, &TypeStatic)] = &[$(($type, &$TYPE)),*];
                for &(name, class) in TYPES {
                    add_type(thread, module, name, class)?;
                }
                add(thread, module, "_GIL_MINSIZE", &*thread.new_int(super::GIL_MINSIZE as i64)?)
            }
        }

        #[methods(module, name = FUNCTIONS)]
        impl $Place {
            $(#[doc = $signature]
            #[doc = ""]
            #[doc = "An object that digests, after some data."]
            fn $function(
                thread: &Thread,
                data: Option<&Object>,
                usedforsecurity: Option<bool>,
                string: Option<&Object>,
            ) -> Fallible<Owned<$Struct>> {
                let _ = usedforsecurity;
                let data = initial(thread, data, string)?;
                $Struct::of(thread, Computation::start(thread, &$ALGORITHM, data.as_ref()))
            })*
        }
    };
}

digest_module! {
    /// The module `_md5`.
    MD5_MODULE "_md5" "" in Md5Functions:
    md5 "md5($module, /, data=b'', *, usedforsecurity=True, string=None)" MD5 Md5 "MD5Type" MD5_TYPE;
}

digest_module! {
    /// The module `_sha1`.
    SHA1_MODULE "_sha1" "" in Sha1Functions:
    sha1 "sha1($module, /, data=b'', *, usedforsecurity=True, string=None)" SHA1 Sha1 "SHA1Type" SHA1_TYPE;
}

digest_module! {
    /// The module `_sha2`.
    SHA2_MODULE "_sha2" "" in Sha2Functions:
    sha224 "sha224($module, /, data=b'', *, usedforsecurity=True, string=None)" SHA224 Sha224 "SHA224Type" SHA224_TYPE;
    sha256 "sha256($module, /, data=b'', *, usedforsecurity=True, string=None)" SHA256 Sha256 "SHA256Type" SHA256_TYPE;
    sha384 "sha384($module, /, data=b'', *, usedforsecurity=True, string=None)" SHA384 Sha384 "SHA384Type" SHA384_TYPE;
    sha512 "sha512($module, /, data=b'', *, usedforsecurity=True, string=None)" SHA512 Sha512 "SHA512Type" SHA512_TYPE;
}
