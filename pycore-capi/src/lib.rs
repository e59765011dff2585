//! CPython's C API over the objects of Pycore: what compiled extension modules link to, and what loads them.
//!
//! Objects lie in memory as C code expects them, so most of what extension modules do never comes here. What does is in one
//! file for each of C's headers, with the functions in the order in which C's documentation has them; `api.tsv` is the
//! table of all symbols and says which of them exist. The exported types, exceptions and singletons are statics of
//! `pycore-objects` and above.
//!
//! Reading order: `api` (how a function is written), `convert` (values at the border), `loader`, `varargs` (functions that
//! take any number of arguments), then the headers.
//!
//! All of it is unsafe by nature: pointers come from C code, and what they lead to is its promise. They are adopted at
//! the border by the verbs of the kernel of `pycore-objects`, and everything behind works on references.

#![allow(unsafe_code, reason = "the border to C code")]
#![allow(non_snake_case, non_upper_case_globals, reason = "names of the C API")]

mod api;
mod convert;
mod loader;
mod varargs;

mod r#abstract;
mod boolobject;
mod bytearrayobject;
mod bytesobject;
mod ceval;
mod codecs;
mod complexobject;
mod context;
mod datetime;
mod dictobject;
mod floatobject;
mod import;
mod iterobject;
mod listobject;
mod longobject;
mod memoryobject;
mod methodobject;
mod modsupport;
mod moduleobject;
mod object;
mod objimpl;
mod pybuffer;
mod pycapsule;
mod pyctype;
mod pyerrors;
mod pylifecycle;
mod pymem;
mod pystate;
mod pystrtod;
mod pythread;
mod refcount;
mod setobject;
mod sliceobject;
mod structmember;
mod sysmodule;
mod tupleobject;
mod typeobject;
mod unicodeobject;
mod weakrefobject;

mod cpython;

pub use loader::LOADER;
