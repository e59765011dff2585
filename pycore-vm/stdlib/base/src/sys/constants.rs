//! Attributes that are the same in every run.

use pycore_objects::types::dict::Dict;
use pycore_objects::types::namespace::Namespace;
use pycore_objects::types::set::FrozenSet;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread};

use super::limits::{DEFAULT_DIGITS, DIGITS_THRESHOLD};
use super::{add, structures};

/// The version of Python that the language and the library have: major, minor, micro.
pub const VERSION: [u32; 3] = [3, 14, 10];
/// `sys.implementation.cache_tag`
pub const CACHE_TAG: &str = "cpython-314";
/// `sys.hexversion` of a final release.
const HEX_VERSION: u32 = VERSION[0] << 24 | VERSION[1] << 16 | VERSION[2] << 8 | 0xf0;
/// `sys.api_version`
const API_VERSION: i64 = 1013;
/// The prime modulus of the hashes of numbers.
const HASH_MODULUS: i64 = (1 << 61) - 1;

/// The text of `sys.version`.
pub fn version_text() -> String {
    let [major, minor, micro] = VERSION;
    format!("{major}.{minor}.{micro} (Pycore {}) [Rust]", env!("CARGO_PKG_VERSION"))
}

/// The platform in file names of extension modules.
const MULTIARCH: &str =
    if cfg!(target_arch = "aarch64") { "aarch64-linux-gnu" } else { "x86_64-linux-gnu" };

const COPYRIGHT: &str = "Copyright (c) the authors of Pycore.\nAll Rights Reserved.";

/// Names of the modules of the library.
const STDLIB_MODULE_NAMES: &str = include_str!("stdlib_module_names.txt");

fn int(thread: &Thread, value: i64) -> Fallible<Owned> {
    thread.new_int(value)
}

/// `sys.implementation`: CPython's name and tag, since bytecode and binary interface are CPython's.
fn implementation(thread: &Thread) -> Fallible<Owned> {
    let dict = Dict::new(thread)?;
    let rows = [
        ("name", thread.new_str("cpython")?),
        ("cache_tag", thread.new_str(CACHE_TAG)?),
        ("version", version_info(thread)?),
        ("hexversion", int(thread, HEX_VERSION.into())?),
        ("_multiarch", thread.new_str(MULTIARCH)?),
        ("supports_isolated_interpreters", thread.bool(false)),
    ];
    for (name, value) in rows {
        dict.insert_str(thread, &*Str::new(thread, name)?, &value)?;
    }
    Namespace::of_dict(thread, dict).map(Owned::into_object)
}

/// Adds them to the module.
pub(super) fn add_all(thread: &Thread, module: &Object) -> Fallible {
    structures::ready_all(thread)?;
    let text = |text: &str| thread.new_str(text);
    let add = |name: &str, value: Fallible<Owned>| add(thread, module, name, &*value?);
    add("version", text(&version_text()))?;
    add("hexversion", int(thread, HEX_VERSION.into()))?;
    add("_git", Ok(Tuple::pack(thread, [text("Pycore")?, text("")?, text("")?])?.into_object()))?;
    add("_framework", text(""))?;
    add("api_version", int(thread, API_VERSION))?;
    add("copyright", text(COPYRIGHT))?;
    add("platform", text("linux"))?;
    add("maxsize", int(thread, isize::MAX as i64))?;
    add("maxunicode", int(thread, 0x10_ffff))?;
    add("byteorder", text(if cfg!(target_endian = "big") { "big" } else { "little" }))?;
    add("abiflags", text(""))?;
    add("float_repr_style", text("short"))?;
    add("float_info", float_info(thread))?;
    add("int_info", int_info(thread))?;
    add("hash_info", hash_info(thread))?;
    add("thread_info", thread_info(thread))?;
    add("version_info", version_info(thread))?;
    add("implementation", implementation(thread))?;
    add("stdlib_module_names", module_names(thread))
}

fn float_info(thread: &Thread) -> Fallible<Owned> {
    let float = |value: f64| thread.new_float(value);
    let values = [
        float(f64::MAX)?,
        int(thread, f64::MAX_EXP.into())?,
        int(thread, f64::MAX_10_EXP.into())?,
        float(f64::MIN_POSITIVE)?,
        int(thread, f64::MIN_EXP.into())?,
        int(thread, f64::MIN_10_EXP.into())?,
        int(thread, f64::DIGITS.into())?,
        int(thread, f64::MANTISSA_DIGITS.into())?,
        float(f64::EPSILON)?,
        int(thread, f64::RADIX.into())?,
        int(thread, 1)?,
    ];
    structures::instance(thread, &structures::FLOAT_INFO, values)
}

fn int_info(thread: &Thread) -> Fallible<Owned> {
    let values = [
        int(thread, 30)?,
        int(thread, 4)?,
        int(thread, DEFAULT_DIGITS as i64)?,
        int(thread, DIGITS_THRESHOLD as i64)?,
    ];
    structures::instance(thread, &structures::INT_INFO, values)
}

fn hash_info(thread: &Thread) -> Fallible<Owned> {
    let values = [
        int(thread, 64)?,
        int(thread, HASH_MODULUS)?,
        int(thread, 314_159)?,
        int(thread, 0)?,
        int(thread, 1_000_003)?,
        thread.new_str("siphash13")?,
        int(thread, 64)?,
        int(thread, 128)?,
        int(thread, 0)?,
    ];
    structures::instance(thread, &structures::HASH_INFO, values)
}

fn thread_info(thread: &Thread) -> Fallible<Owned> {
    let values = [thread.new_str("pthread")?, thread.new_str("semaphore")?, thread.none()];
    structures::instance(thread, &structures::THREAD_INFO, values)
}

fn version_info(thread: &Thread) -> Fallible<Owned> {
    let [major, minor, micro] = VERSION;
    let values = [
        int(thread, major.into())?,
        int(thread, minor.into())?,
        int(thread, micro.into())?,
        thread.new_str("final")?,
        int(thread, 0)?,
    ];
    structures::instance(thread, &structures::VERSION_INFO, values)
}

fn module_names(thread: &Thread) -> Fallible<Owned> {
    let names = STDLIB_MODULE_NAMES.lines().map(|name| {
        let name = Str::new(thread, name)?;
        Ok(thread.interpreter().interned.intern(thread, name).into_object())
    });
    let names = Tuple::from_owned(thread, names.collect::<Fallible<Vec<Owned>>>()?)?;
    FrozenSet::from_iterable(thread, names.as_object()).map(Owned::into_object)
}
