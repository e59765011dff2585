//! Generated from layouts.tsv by `cargo xtask codegen`; edit that table instead.
//!
//! The structs, each field at the place that the table gives it.

use core::ffi::{c_char, c_int, c_uint, c_ulong, c_void};

use crate::functions::*;
use crate::opaque::*;

/// `PyObject`, 16 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyObject {
    /// `uint32_t` at 0.
    pub ob_refcnt: u32,
    /// `uint16_t` at 4.
    pub ob_overflow: u16,
    /// `uint16_t` at 6.
    pub ob_flags: u16,
    /// `PyTypeObject *` at 8.
    pub ob_type: *mut PyTypeObject,
}

const _: () = {
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyObject, ob_refcnt) == 0);
    assert!(size_of::<u32>() == 4);
    assert!(core::mem::offset_of!(PyObject, ob_overflow) == 4);
    assert!(size_of::<u16>() == 2);
    assert!(core::mem::offset_of!(PyObject, ob_flags) == 6);
    assert!(size_of::<u16>() == 2);
    assert!(core::mem::offset_of!(PyObject, ob_type) == 8);
    assert!(size_of::<*mut PyTypeObject>() == 8);
};

/// `PyVarObject`, 24 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyVarObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `Py_ssize_t` at 16.
    pub ob_size: isize,
}

const _: () = {
    assert!(size_of::<PyVarObject>() == 24);
    assert!(core::mem::offset_of!(PyVarObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyVarObject, ob_size) == 16);
    assert!(size_of::<isize>() == 8);
};

/// `PyTypeObject`, 416 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyTypeObject {
    /// `PyVarObject` at 0.
    pub ob_base: PyVarObject,
    /// `const char *` at 24.
    pub tp_name: *const c_char,
    /// `Py_ssize_t` at 32.
    pub tp_basicsize: isize,
    /// `Py_ssize_t` at 40.
    pub tp_itemsize: isize,
    /// `destructor` at 48.
    pub tp_dealloc: Option<destructor>,
    /// `Py_ssize_t` at 56.
    pub tp_vectorcall_offset: isize,
    /// `getattrfunc` at 64.
    pub tp_getattr: Option<getattrfunc>,
    /// `setattrfunc` at 72.
    pub tp_setattr: Option<setattrfunc>,
    /// `PyAsyncMethods *` at 80.
    pub tp_as_async: *mut PyAsyncMethods,
    /// `reprfunc` at 88.
    pub tp_repr: Option<reprfunc>,
    /// `PyNumberMethods *` at 96.
    pub tp_as_number: *mut PyNumberMethods,
    /// `PySequenceMethods *` at 104.
    pub tp_as_sequence: *mut PySequenceMethods,
    /// `PyMappingMethods *` at 112.
    pub tp_as_mapping: *mut PyMappingMethods,
    /// `hashfunc` at 120.
    pub tp_hash: Option<hashfunc>,
    /// `ternaryfunc` at 128.
    pub tp_call: Option<ternaryfunc>,
    /// `reprfunc` at 136.
    pub tp_str: Option<reprfunc>,
    /// `getattrofunc` at 144.
    pub tp_getattro: Option<getattrofunc>,
    /// `setattrofunc` at 152.
    pub tp_setattro: Option<setattrofunc>,
    /// `PyBufferProcs *` at 160.
    pub tp_as_buffer: *mut PyBufferProcs,
    /// `unsigned long` at 168.
    pub tp_flags: c_ulong,
    /// `const char *` at 176.
    pub tp_doc: *const c_char,
    /// `traverseproc` at 184.
    pub tp_traverse: Option<traverseproc>,
    /// `inquiry` at 192.
    pub tp_clear: Option<inquiry>,
    /// `richcmpfunc` at 200.
    pub tp_richcompare: Option<richcmpfunc>,
    /// `Py_ssize_t` at 208.
    pub tp_weaklistoffset: isize,
    /// `getiterfunc` at 216.
    pub tp_iter: Option<getiterfunc>,
    /// `iternextfunc` at 224.
    pub tp_iternext: Option<iternextfunc>,
    /// `PyMethodDef *` at 232.
    pub tp_methods: *mut PyMethodDef,
    /// `PyMemberDef *` at 240.
    pub tp_members: *mut PyMemberDef,
    /// `PyGetSetDef *` at 248.
    pub tp_getset: *mut PyGetSetDef,
    /// `PyTypeObject *` at 256.
    pub tp_base: *mut PyTypeObject,
    /// `PyObject *` at 264.
    pub tp_dict: *mut PyObject,
    /// `descrgetfunc` at 272.
    pub tp_descr_get: Option<descrgetfunc>,
    /// `descrsetfunc` at 280.
    pub tp_descr_set: Option<descrsetfunc>,
    /// `Py_ssize_t` at 288.
    pub tp_dictoffset: isize,
    /// `initproc` at 296.
    pub tp_init: Option<initproc>,
    /// `allocfunc` at 304.
    pub tp_alloc: Option<allocfunc>,
    /// `newfunc` at 312.
    pub tp_new: Option<newfunc>,
    /// `freefunc` at 320.
    pub tp_free: Option<freefunc>,
    /// `inquiry` at 328.
    pub tp_is_gc: Option<inquiry>,
    /// `PyObject *` at 336.
    pub tp_bases: *mut PyObject,
    /// `PyObject *` at 344.
    pub tp_mro: *mut PyObject,
    /// `PyObject *` at 352.
    pub tp_cache: *mut PyObject,
    /// `void *` at 360.
    pub tp_subclasses: *mut c_void,
    /// `PyObject *` at 368.
    pub tp_weaklist: *mut PyObject,
    /// `destructor` at 376.
    pub tp_del: Option<destructor>,
    /// `unsigned int` at 384.
    pub tp_version_tag: c_uint,
    /// `destructor` at 392.
    pub tp_finalize: Option<destructor>,
    /// `vectorcallfunc` at 400.
    pub tp_vectorcall: Option<vectorcallfunc>,
    /// `unsigned char` at 408.
    pub tp_watched: u8,
    /// `uint16_t` at 410.
    pub tp_versions_used: u16,
}

const _: () = {
    assert!(size_of::<PyTypeObject>() == 416);
    assert!(core::mem::offset_of!(PyTypeObject, ob_base) == 0);
    assert!(size_of::<PyVarObject>() == 24);
    assert!(core::mem::offset_of!(PyTypeObject, tp_name) == 24);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_basicsize) == 32);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_itemsize) == 40);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_dealloc) == 48);
    assert!(size_of::<Option<destructor>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_vectorcall_offset) == 56);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_getattr) == 64);
    assert!(size_of::<Option<getattrfunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_setattr) == 72);
    assert!(size_of::<Option<setattrfunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_as_async) == 80);
    assert!(size_of::<*mut PyAsyncMethods>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_repr) == 88);
    assert!(size_of::<Option<reprfunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_as_number) == 96);
    assert!(size_of::<*mut PyNumberMethods>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_as_sequence) == 104);
    assert!(size_of::<*mut PySequenceMethods>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_as_mapping) == 112);
    assert!(size_of::<*mut PyMappingMethods>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_hash) == 120);
    assert!(size_of::<Option<hashfunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_call) == 128);
    assert!(size_of::<Option<ternaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_str) == 136);
    assert!(size_of::<Option<reprfunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_getattro) == 144);
    assert!(size_of::<Option<getattrofunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_setattro) == 152);
    assert!(size_of::<Option<setattrofunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_as_buffer) == 160);
    assert!(size_of::<*mut PyBufferProcs>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_flags) == 168);
    assert!(size_of::<c_ulong>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_doc) == 176);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_traverse) == 184);
    assert!(size_of::<Option<traverseproc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_clear) == 192);
    assert!(size_of::<Option<inquiry>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_richcompare) == 200);
    assert!(size_of::<Option<richcmpfunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_weaklistoffset) == 208);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_iter) == 216);
    assert!(size_of::<Option<getiterfunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_iternext) == 224);
    assert!(size_of::<Option<iternextfunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_methods) == 232);
    assert!(size_of::<*mut PyMethodDef>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_members) == 240);
    assert!(size_of::<*mut PyMemberDef>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_getset) == 248);
    assert!(size_of::<*mut PyGetSetDef>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_base) == 256);
    assert!(size_of::<*mut PyTypeObject>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_dict) == 264);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_descr_get) == 272);
    assert!(size_of::<Option<descrgetfunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_descr_set) == 280);
    assert!(size_of::<Option<descrsetfunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_dictoffset) == 288);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_init) == 296);
    assert!(size_of::<Option<initproc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_alloc) == 304);
    assert!(size_of::<Option<allocfunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_new) == 312);
    assert!(size_of::<Option<newfunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_free) == 320);
    assert!(size_of::<Option<freefunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_is_gc) == 328);
    assert!(size_of::<Option<inquiry>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_bases) == 336);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_mro) == 344);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_cache) == 352);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_subclasses) == 360);
    assert!(size_of::<*mut c_void>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_weaklist) == 368);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_del) == 376);
    assert!(size_of::<Option<destructor>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_version_tag) == 384);
    assert!(size_of::<c_uint>() == 4);
    assert!(core::mem::offset_of!(PyTypeObject, tp_finalize) == 392);
    assert!(size_of::<Option<destructor>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_vectorcall) == 400);
    assert!(size_of::<Option<vectorcallfunc>>() == 8);
    assert!(core::mem::offset_of!(PyTypeObject, tp_watched) == 408);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(PyTypeObject, tp_versions_used) == 410);
    assert!(size_of::<u16>() == 2);
};

/// `PyHeapTypeObject`, 936 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyHeapTypeObject {
    /// `PyTypeObject` at 0.
    pub ht_type: PyTypeObject,
    /// `PyAsyncMethods` at 416.
    pub as_async: PyAsyncMethods,
    /// `PyNumberMethods` at 448.
    pub as_number: PyNumberMethods,
    /// `PyMappingMethods` at 736.
    pub as_mapping: PyMappingMethods,
    /// `PySequenceMethods` at 760.
    pub as_sequence: PySequenceMethods,
    /// `PyBufferProcs` at 840.
    pub as_buffer: PyBufferProcs,
    /// `PyObject *` at 856.
    pub ht_name: *mut PyObject,
    /// `PyObject *` at 864.
    pub ht_slots: *mut PyObject,
    /// `PyObject *` at 872.
    pub ht_qualname: *mut PyObject,
    /// `struct _dictkeysobject *` at 880.
    pub ht_cached_keys: *mut PyDictKeysObject,
    /// `PyObject *` at 888.
    pub ht_module: *mut PyObject,
    /// `char *` at 896.
    pub _ht_tpname: *mut c_char,
    /// `void *` at 904.
    pub ht_token: *mut c_void,
    /// `struct _specialization_cache` at 912.
    pub _spec_cache: _specialization_cache,
}

const _: () = {
    assert!(size_of::<PyHeapTypeObject>() == 936);
    assert!(core::mem::offset_of!(PyHeapTypeObject, ht_type) == 0);
    assert!(size_of::<PyTypeObject>() == 416);
    assert!(core::mem::offset_of!(PyHeapTypeObject, as_async) == 416);
    assert!(size_of::<PyAsyncMethods>() == 32);
    assert!(core::mem::offset_of!(PyHeapTypeObject, as_number) == 448);
    assert!(size_of::<PyNumberMethods>() == 288);
    assert!(core::mem::offset_of!(PyHeapTypeObject, as_mapping) == 736);
    assert!(size_of::<PyMappingMethods>() == 24);
    assert!(core::mem::offset_of!(PyHeapTypeObject, as_sequence) == 760);
    assert!(size_of::<PySequenceMethods>() == 80);
    assert!(core::mem::offset_of!(PyHeapTypeObject, as_buffer) == 840);
    assert!(size_of::<PyBufferProcs>() == 16);
    assert!(core::mem::offset_of!(PyHeapTypeObject, ht_name) == 856);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyHeapTypeObject, ht_slots) == 864);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyHeapTypeObject, ht_qualname) == 872);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyHeapTypeObject, ht_cached_keys) == 880);
    assert!(size_of::<*mut PyDictKeysObject>() == 8);
    assert!(core::mem::offset_of!(PyHeapTypeObject, ht_module) == 888);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyHeapTypeObject, _ht_tpname) == 896);
    assert!(size_of::<*mut c_char>() == 8);
    assert!(core::mem::offset_of!(PyHeapTypeObject, ht_token) == 904);
    assert!(size_of::<*mut c_void>() == 8);
    assert!(core::mem::offset_of!(PyHeapTypeObject, _spec_cache) == 912);
    assert!(size_of::<_specialization_cache>() == 24);
};

/// `PyNumberMethods`, 288 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyNumberMethods {
    /// `binaryfunc` at 0.
    pub nb_add: Option<binaryfunc>,
    /// `binaryfunc` at 8.
    pub nb_subtract: Option<binaryfunc>,
    /// `binaryfunc` at 16.
    pub nb_multiply: Option<binaryfunc>,
    /// `binaryfunc` at 24.
    pub nb_remainder: Option<binaryfunc>,
    /// `binaryfunc` at 32.
    pub nb_divmod: Option<binaryfunc>,
    /// `ternaryfunc` at 40.
    pub nb_power: Option<ternaryfunc>,
    /// `unaryfunc` at 48.
    pub nb_negative: Option<unaryfunc>,
    /// `unaryfunc` at 56.
    pub nb_positive: Option<unaryfunc>,
    /// `unaryfunc` at 64.
    pub nb_absolute: Option<unaryfunc>,
    /// `inquiry` at 72.
    pub nb_bool: Option<inquiry>,
    /// `unaryfunc` at 80.
    pub nb_invert: Option<unaryfunc>,
    /// `binaryfunc` at 88.
    pub nb_lshift: Option<binaryfunc>,
    /// `binaryfunc` at 96.
    pub nb_rshift: Option<binaryfunc>,
    /// `binaryfunc` at 104.
    pub nb_and: Option<binaryfunc>,
    /// `binaryfunc` at 112.
    pub nb_xor: Option<binaryfunc>,
    /// `binaryfunc` at 120.
    pub nb_or: Option<binaryfunc>,
    /// `unaryfunc` at 128.
    pub nb_int: Option<unaryfunc>,
    /// `void *` at 136.
    pub nb_reserved: *mut c_void,
    /// `unaryfunc` at 144.
    pub nb_float: Option<unaryfunc>,
    /// `binaryfunc` at 152.
    pub nb_inplace_add: Option<binaryfunc>,
    /// `binaryfunc` at 160.
    pub nb_inplace_subtract: Option<binaryfunc>,
    /// `binaryfunc` at 168.
    pub nb_inplace_multiply: Option<binaryfunc>,
    /// `binaryfunc` at 176.
    pub nb_inplace_remainder: Option<binaryfunc>,
    /// `ternaryfunc` at 184.
    pub nb_inplace_power: Option<ternaryfunc>,
    /// `binaryfunc` at 192.
    pub nb_inplace_lshift: Option<binaryfunc>,
    /// `binaryfunc` at 200.
    pub nb_inplace_rshift: Option<binaryfunc>,
    /// `binaryfunc` at 208.
    pub nb_inplace_and: Option<binaryfunc>,
    /// `binaryfunc` at 216.
    pub nb_inplace_xor: Option<binaryfunc>,
    /// `binaryfunc` at 224.
    pub nb_inplace_or: Option<binaryfunc>,
    /// `binaryfunc` at 232.
    pub nb_floor_divide: Option<binaryfunc>,
    /// `binaryfunc` at 240.
    pub nb_true_divide: Option<binaryfunc>,
    /// `binaryfunc` at 248.
    pub nb_inplace_floor_divide: Option<binaryfunc>,
    /// `binaryfunc` at 256.
    pub nb_inplace_true_divide: Option<binaryfunc>,
    /// `unaryfunc` at 264.
    pub nb_index: Option<unaryfunc>,
    /// `binaryfunc` at 272.
    pub nb_matrix_multiply: Option<binaryfunc>,
    /// `binaryfunc` at 280.
    pub nb_inplace_matrix_multiply: Option<binaryfunc>,
}

const _: () = {
    assert!(size_of::<PyNumberMethods>() == 288);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_add) == 0);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_subtract) == 8);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_multiply) == 16);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_remainder) == 24);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_divmod) == 32);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_power) == 40);
    assert!(size_of::<Option<ternaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_negative) == 48);
    assert!(size_of::<Option<unaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_positive) == 56);
    assert!(size_of::<Option<unaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_absolute) == 64);
    assert!(size_of::<Option<unaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_bool) == 72);
    assert!(size_of::<Option<inquiry>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_invert) == 80);
    assert!(size_of::<Option<unaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_lshift) == 88);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_rshift) == 96);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_and) == 104);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_xor) == 112);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_or) == 120);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_int) == 128);
    assert!(size_of::<Option<unaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_reserved) == 136);
    assert!(size_of::<*mut c_void>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_float) == 144);
    assert!(size_of::<Option<unaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_add) == 152);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_subtract) == 160);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_multiply) == 168);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_remainder) == 176);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_power) == 184);
    assert!(size_of::<Option<ternaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_lshift) == 192);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_rshift) == 200);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_and) == 208);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_xor) == 216);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_or) == 224);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_floor_divide) == 232);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_true_divide) == 240);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_floor_divide) == 248);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_true_divide) == 256);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_index) == 264);
    assert!(size_of::<Option<unaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_matrix_multiply) == 272);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyNumberMethods, nb_inplace_matrix_multiply) == 280);
    assert!(size_of::<Option<binaryfunc>>() == 8);
};

/// `PySequenceMethods`, 80 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PySequenceMethods {
    /// `lenfunc` at 0.
    pub sq_length: Option<lenfunc>,
    /// `binaryfunc` at 8.
    pub sq_concat: Option<binaryfunc>,
    /// `ssizeargfunc` at 16.
    pub sq_repeat: Option<ssizeargfunc>,
    /// `ssizeargfunc` at 24.
    pub sq_item: Option<ssizeargfunc>,
    /// `void *` at 32.
    pub was_sq_slice: *mut c_void,
    /// `ssizeobjargproc` at 40.
    pub sq_ass_item: Option<ssizeobjargproc>,
    /// `void *` at 48.
    pub was_sq_ass_slice: *mut c_void,
    /// `objobjproc` at 56.
    pub sq_contains: Option<objobjproc>,
    /// `binaryfunc` at 64.
    pub sq_inplace_concat: Option<binaryfunc>,
    /// `ssizeargfunc` at 72.
    pub sq_inplace_repeat: Option<ssizeargfunc>,
}

const _: () = {
    assert!(size_of::<PySequenceMethods>() == 80);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_length) == 0);
    assert!(size_of::<Option<lenfunc>>() == 8);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_concat) == 8);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_repeat) == 16);
    assert!(size_of::<Option<ssizeargfunc>>() == 8);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_item) == 24);
    assert!(size_of::<Option<ssizeargfunc>>() == 8);
    assert!(core::mem::offset_of!(PySequenceMethods, was_sq_slice) == 32);
    assert!(size_of::<*mut c_void>() == 8);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_ass_item) == 40);
    assert!(size_of::<Option<ssizeobjargproc>>() == 8);
    assert!(core::mem::offset_of!(PySequenceMethods, was_sq_ass_slice) == 48);
    assert!(size_of::<*mut c_void>() == 8);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_contains) == 56);
    assert!(size_of::<Option<objobjproc>>() == 8);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_inplace_concat) == 64);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PySequenceMethods, sq_inplace_repeat) == 72);
    assert!(size_of::<Option<ssizeargfunc>>() == 8);
};

/// `PyMappingMethods`, 24 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyMappingMethods {
    /// `lenfunc` at 0.
    pub mp_length: Option<lenfunc>,
    /// `binaryfunc` at 8.
    pub mp_subscript: Option<binaryfunc>,
    /// `objobjargproc` at 16.
    pub mp_ass_subscript: Option<objobjargproc>,
}

const _: () = {
    assert!(size_of::<PyMappingMethods>() == 24);
    assert!(core::mem::offset_of!(PyMappingMethods, mp_length) == 0);
    assert!(size_of::<Option<lenfunc>>() == 8);
    assert!(core::mem::offset_of!(PyMappingMethods, mp_subscript) == 8);
    assert!(size_of::<Option<binaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyMappingMethods, mp_ass_subscript) == 16);
    assert!(size_of::<Option<objobjargproc>>() == 8);
};

/// `PyAsyncMethods`, 32 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyAsyncMethods {
    /// `unaryfunc` at 0.
    pub am_await: Option<unaryfunc>,
    /// `unaryfunc` at 8.
    pub am_aiter: Option<unaryfunc>,
    /// `unaryfunc` at 16.
    pub am_anext: Option<unaryfunc>,
    /// `sendfunc` at 24.
    pub am_send: Option<sendfunc>,
}

const _: () = {
    assert!(size_of::<PyAsyncMethods>() == 32);
    assert!(core::mem::offset_of!(PyAsyncMethods, am_await) == 0);
    assert!(size_of::<Option<unaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyAsyncMethods, am_aiter) == 8);
    assert!(size_of::<Option<unaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyAsyncMethods, am_anext) == 16);
    assert!(size_of::<Option<unaryfunc>>() == 8);
    assert!(core::mem::offset_of!(PyAsyncMethods, am_send) == 24);
    assert!(size_of::<Option<sendfunc>>() == 8);
};

/// `PyBufferProcs`, 16 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyBufferProcs {
    /// `getbufferproc` at 0.
    pub bf_getbuffer: Option<getbufferproc>,
    /// `releasebufferproc` at 8.
    pub bf_releasebuffer: Option<releasebufferproc>,
}

const _: () = {
    assert!(size_of::<PyBufferProcs>() == 16);
    assert!(core::mem::offset_of!(PyBufferProcs, bf_getbuffer) == 0);
    assert!(size_of::<Option<getbufferproc>>() == 8);
    assert!(core::mem::offset_of!(PyBufferProcs, bf_releasebuffer) == 8);
    assert!(size_of::<Option<releasebufferproc>>() == 8);
};

/// `PyType_Slot`, 16 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyType_Slot {
    /// `int` at 0.
    pub slot: c_int,
    /// `void *` at 8.
    pub pfunc: *mut c_void,
}

const _: () = {
    assert!(size_of::<PyType_Slot>() == 16);
    assert!(core::mem::offset_of!(PyType_Slot, slot) == 0);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyType_Slot, pfunc) == 8);
    assert!(size_of::<*mut c_void>() == 8);
};

/// `PyType_Spec`, 32 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyType_Spec {
    /// `const char *` at 0.
    pub name: *const c_char,
    /// `int` at 8.
    pub basicsize: c_int,
    /// `int` at 12.
    pub itemsize: c_int,
    /// `unsigned int` at 16.
    pub flags: c_uint,
    /// `PyType_Slot *` at 24.
    pub slots: *mut PyType_Slot,
}

const _: () = {
    assert!(size_of::<PyType_Spec>() == 32);
    assert!(core::mem::offset_of!(PyType_Spec, name) == 0);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyType_Spec, basicsize) == 8);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyType_Spec, itemsize) == 12);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyType_Spec, flags) == 16);
    assert!(size_of::<c_uint>() == 4);
    assert!(core::mem::offset_of!(PyType_Spec, slots) == 24);
    assert!(size_of::<*mut PyType_Slot>() == 8);
};

/// `PyMethodDef`, 32 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyMethodDef {
    /// `const char *` at 0.
    pub ml_name: *const c_char,
    /// `PyCFunction` at 8.
    pub ml_meth: Option<PyCFunction>,
    /// `int` at 16.
    pub ml_flags: c_int,
    /// `const char *` at 24.
    pub ml_doc: *const c_char,
}

const _: () = {
    assert!(size_of::<PyMethodDef>() == 32);
    assert!(core::mem::offset_of!(PyMethodDef, ml_name) == 0);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyMethodDef, ml_meth) == 8);
    assert!(size_of::<Option<PyCFunction>>() == 8);
    assert!(core::mem::offset_of!(PyMethodDef, ml_flags) == 16);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyMethodDef, ml_doc) == 24);
    assert!(size_of::<*const c_char>() == 8);
};

/// `PyMemberDef`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyMemberDef {
    /// `const char *` at 0.
    pub name: *const c_char,
    /// `int` at 8.
    pub type_: c_int,
    /// `Py_ssize_t` at 16.
    pub offset: isize,
    /// `int` at 24.
    pub flags: c_int,
    /// `const char *` at 32.
    pub doc: *const c_char,
}

const _: () = {
    assert!(size_of::<PyMemberDef>() == 40);
    assert!(core::mem::offset_of!(PyMemberDef, name) == 0);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyMemberDef, type_) == 8);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyMemberDef, offset) == 16);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyMemberDef, flags) == 24);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyMemberDef, doc) == 32);
    assert!(size_of::<*const c_char>() == 8);
};

/// `PyGetSetDef`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyGetSetDef {
    /// `const char *` at 0.
    pub name: *const c_char,
    /// `getter` at 8.
    pub get: Option<getter>,
    /// `setter` at 16.
    pub set: Option<setter>,
    /// `const char *` at 24.
    pub doc: *const c_char,
    /// `void *` at 32.
    pub closure: *mut c_void,
}

const _: () = {
    assert!(size_of::<PyGetSetDef>() == 40);
    assert!(core::mem::offset_of!(PyGetSetDef, name) == 0);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyGetSetDef, get) == 8);
    assert!(size_of::<Option<getter>>() == 8);
    assert!(core::mem::offset_of!(PyGetSetDef, set) == 16);
    assert!(size_of::<Option<setter>>() == 8);
    assert!(core::mem::offset_of!(PyGetSetDef, doc) == 24);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyGetSetDef, closure) == 32);
    assert!(size_of::<*mut c_void>() == 8);
};

/// `PyModuleDef_Base`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyModuleDef_Base {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject * (*)(void)` at 16.
    pub m_init: Option<unsafe extern "C" fn() -> *mut PyObject>,
    /// `Py_ssize_t` at 24.
    pub m_index: isize,
    /// `PyObject *` at 32.
    pub m_copy: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyModuleDef_Base>() == 40);
    assert!(core::mem::offset_of!(PyModuleDef_Base, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyModuleDef_Base, m_init) == 16);
    assert!(size_of::<Option<unsafe extern "C" fn() -> *mut PyObject>>() == 8);
    assert!(core::mem::offset_of!(PyModuleDef_Base, m_index) == 24);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyModuleDef_Base, m_copy) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyModuleDef`, 104 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyModuleDef {
    /// `PyModuleDef_Base` at 0.
    pub m_base: PyModuleDef_Base,
    /// `const char *` at 40.
    pub m_name: *const c_char,
    /// `const char *` at 48.
    pub m_doc: *const c_char,
    /// `Py_ssize_t` at 56.
    pub m_size: isize,
    /// `PyMethodDef *` at 64.
    pub m_methods: *mut PyMethodDef,
    /// `PyModuleDef_Slot *` at 72.
    pub m_slots: *mut PyModuleDef_Slot,
    /// `traverseproc` at 80.
    pub m_traverse: Option<traverseproc>,
    /// `inquiry` at 88.
    pub m_clear: Option<inquiry>,
    /// `freefunc` at 96.
    pub m_free: Option<freefunc>,
}

const _: () = {
    assert!(size_of::<PyModuleDef>() == 104);
    assert!(core::mem::offset_of!(PyModuleDef, m_base) == 0);
    assert!(size_of::<PyModuleDef_Base>() == 40);
    assert!(core::mem::offset_of!(PyModuleDef, m_name) == 40);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyModuleDef, m_doc) == 48);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyModuleDef, m_size) == 56);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyModuleDef, m_methods) == 64);
    assert!(size_of::<*mut PyMethodDef>() == 8);
    assert!(core::mem::offset_of!(PyModuleDef, m_slots) == 72);
    assert!(size_of::<*mut PyModuleDef_Slot>() == 8);
    assert!(core::mem::offset_of!(PyModuleDef, m_traverse) == 80);
    assert!(size_of::<Option<traverseproc>>() == 8);
    assert!(core::mem::offset_of!(PyModuleDef, m_clear) == 88);
    assert!(size_of::<Option<inquiry>>() == 8);
    assert!(core::mem::offset_of!(PyModuleDef, m_free) == 96);
    assert!(size_of::<Option<freefunc>>() == 8);
};

/// `PyModuleDef_Slot`, 16 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyModuleDef_Slot {
    /// `int` at 0.
    pub slot: c_int,
    /// `void *` at 8.
    pub value: *mut c_void,
}

const _: () = {
    assert!(size_of::<PyModuleDef_Slot>() == 16);
    assert!(core::mem::offset_of!(PyModuleDef_Slot, slot) == 0);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyModuleDef_Slot, value) == 8);
    assert!(size_of::<*mut c_void>() == 8);
};

/// `_inittab`, 16 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _inittab {
    /// `const char *` at 0.
    pub name: *const c_char,
    /// `PyObject * (*)(void)` at 8.
    pub initfunc: Option<unsafe extern "C" fn() -> *mut PyObject>,
}

const _: () = {
    assert!(size_of::<_inittab>() == 16);
    assert!(core::mem::offset_of!(_inittab, name) == 0);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(_inittab, initfunc) == 8);
    assert!(size_of::<Option<unsafe extern "C" fn() -> *mut PyObject>>() == 8);
};

/// `PyLongObject`, 32 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyLongObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `_PyLongValue` at 16.
    pub long_value: _PyLongValue,
}

const _: () = {
    assert!(size_of::<PyLongObject>() == 32);
    assert!(core::mem::offset_of!(PyLongObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyLongObject, long_value) == 16);
    assert!(size_of::<_PyLongValue>() == 16);
};

/// `PyLongLayout`, 4 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyLongLayout {
    /// `uint8_t` at 0.
    pub bits_per_digit: u8,
    /// `uint8_t` at 1.
    pub digit_size: u8,
    /// `int8_t` at 2.
    pub digits_order: i8,
    /// `int8_t` at 3.
    pub digit_endianness: i8,
}

const _: () = {
    assert!(size_of::<PyLongLayout>() == 4);
    assert!(core::mem::offset_of!(PyLongLayout, bits_per_digit) == 0);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(PyLongLayout, digit_size) == 1);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(PyLongLayout, digits_order) == 2);
    assert!(size_of::<i8>() == 1);
    assert!(core::mem::offset_of!(PyLongLayout, digit_endianness) == 3);
    assert!(size_of::<i8>() == 1);
};

/// `PyLongExport`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyLongExport {
    /// `int64_t` at 0.
    pub value: i64,
    /// `uint8_t` at 8.
    pub negative: u8,
    /// `Py_ssize_t` at 16.
    pub ndigits: isize,
    /// `const void *` at 24.
    pub digits: *const c_void,
    /// `Py_uintptr_t` at 32.
    pub _reserved: usize,
}

const _: () = {
    assert!(size_of::<PyLongExport>() == 40);
    assert!(core::mem::offset_of!(PyLongExport, value) == 0);
    assert!(size_of::<i64>() == 8);
    assert!(core::mem::offset_of!(PyLongExport, negative) == 8);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(PyLongExport, ndigits) == 16);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyLongExport, digits) == 24);
    assert!(size_of::<*const c_void>() == 8);
    assert!(core::mem::offset_of!(PyLongExport, _reserved) == 32);
    assert!(size_of::<usize>() == 8);
};

/// `PyFloatObject`, 24 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyFloatObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `double` at 16.
    pub ob_fval: f64,
}

const _: () = {
    assert!(size_of::<PyFloatObject>() == 24);
    assert!(core::mem::offset_of!(PyFloatObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyFloatObject, ob_fval) == 16);
    assert!(size_of::<f64>() == 8);
};

/// `Py_complex`, 16 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Py_complex {
    /// `double` at 0.
    pub real: f64,
    /// `double` at 8.
    pub imag: f64,
}

const _: () = {
    assert!(size_of::<Py_complex>() == 16);
    assert!(core::mem::offset_of!(Py_complex, real) == 0);
    assert!(size_of::<f64>() == 8);
    assert!(core::mem::offset_of!(Py_complex, imag) == 8);
    assert!(size_of::<f64>() == 8);
};

/// `PyComplexObject`, 32 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyComplexObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `Py_complex` at 16.
    pub cval: Py_complex,
}

const _: () = {
    assert!(size_of::<PyComplexObject>() == 32);
    assert!(core::mem::offset_of!(PyComplexObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyComplexObject, cval) == 16);
    assert!(size_of::<Py_complex>() == 16);
};

/// `PyBytesObject`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyBytesObject {
    /// `PyVarObject` at 0.
    pub ob_base: PyVarObject,
    /// `Py_hash_t` at 24.
    pub ob_shash: isize,
    /// `char[1]` at 32.
    pub ob_sval: [c_char; 1],
}

const _: () = {
    assert!(size_of::<PyBytesObject>() == 40);
    assert!(core::mem::offset_of!(PyBytesObject, ob_base) == 0);
    assert!(size_of::<PyVarObject>() == 24);
    assert!(core::mem::offset_of!(PyBytesObject, ob_shash) == 24);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyBytesObject, ob_sval) == 32);
};

/// `PyByteArrayObject`, 56 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyByteArrayObject {
    /// `PyVarObject` at 0.
    pub ob_base: PyVarObject,
    /// `Py_ssize_t` at 24.
    pub ob_alloc: isize,
    /// `char *` at 32.
    pub ob_bytes: *mut c_char,
    /// `char *` at 40.
    pub ob_start: *mut c_char,
    /// `Py_ssize_t` at 48.
    pub ob_exports: isize,
}

const _: () = {
    assert!(size_of::<PyByteArrayObject>() == 56);
    assert!(core::mem::offset_of!(PyByteArrayObject, ob_base) == 0);
    assert!(size_of::<PyVarObject>() == 24);
    assert!(core::mem::offset_of!(PyByteArrayObject, ob_alloc) == 24);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyByteArrayObject, ob_bytes) == 32);
    assert!(size_of::<*mut c_char>() == 8);
    assert!(core::mem::offset_of!(PyByteArrayObject, ob_start) == 40);
    assert!(size_of::<*mut c_char>() == 8);
    assert!(core::mem::offset_of!(PyByteArrayObject, ob_exports) == 48);
    assert!(size_of::<isize>() == 8);
};

/// `PyASCIIObject`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyASCIIObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `Py_ssize_t` at 16.
    pub length: isize,
    /// `Py_hash_t` at 24.
    pub hash: isize,
    /// `struct _PyUnicodeObject_state` at 32.
    pub state: c_uint,
}

const _: () = {
    assert!(size_of::<PyASCIIObject>() == 40);
    assert!(core::mem::offset_of!(PyASCIIObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyASCIIObject, length) == 16);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyASCIIObject, hash) == 24);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyASCIIObject, state) == 32);
    assert!(size_of::<c_uint>() == 4);
};

impl PyASCIIObject {
    /// Bits of `state`: `interned`.
    pub const STATE_INTERNED: u32 = 0x3;
    /// Bits of `state`: `kind`.
    pub const STATE_KIND: u32 = 0x1c;
    /// Bits of `state`: `compact`.
    pub const STATE_COMPACT: u32 = 0x20;
    /// Bits of `state`: `ascii`.
    pub const STATE_ASCII: u32 = 0x40;
    /// Bits of `state`: `statically_allocated`.
    pub const STATE_STATICALLY_ALLOCATED: u32 = 0x80;
}

/// `PyCompactUnicodeObject`, 56 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyCompactUnicodeObject {
    /// `PyASCIIObject` at 0.
    pub _base: PyASCIIObject,
    /// `Py_ssize_t` at 40.
    pub utf8_length: isize,
    /// `char *` at 48.
    pub utf8: *mut c_char,
}

const _: () = {
    assert!(size_of::<PyCompactUnicodeObject>() == 56);
    assert!(core::mem::offset_of!(PyCompactUnicodeObject, _base) == 0);
    assert!(size_of::<PyASCIIObject>() == 40);
    assert!(core::mem::offset_of!(PyCompactUnicodeObject, utf8_length) == 40);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyCompactUnicodeObject, utf8) == 48);
    assert!(size_of::<*mut c_char>() == 8);
};

/// `PyUnicodeObject`, 64 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyUnicodeObject {
    /// `PyCompactUnicodeObject` at 0.
    pub _base: PyCompactUnicodeObject,
    /// `union {...}` at 56.
    pub data: *mut c_void,
}

const _: () = {
    assert!(size_of::<PyUnicodeObject>() == 64);
    assert!(core::mem::offset_of!(PyUnicodeObject, _base) == 0);
    assert!(size_of::<PyCompactUnicodeObject>() == 56);
    assert!(core::mem::offset_of!(PyUnicodeObject, data) == 56);
    assert!(size_of::<*mut c_void>() == 8);
};

/// `_PyUnicodeWriter`, 56 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _PyUnicodeWriter {
    /// `PyObject *` at 0.
    pub buffer: *mut PyObject,
    /// `void *` at 8.
    pub data: *mut c_void,
    /// `int` at 16.
    pub kind: c_int,
    /// `Py_UCS4` at 20.
    pub maxchar: u32,
    /// `Py_ssize_t` at 24.
    pub size: isize,
    /// `Py_ssize_t` at 32.
    pub pos: isize,
    /// `Py_ssize_t` at 40.
    pub min_length: isize,
    /// `Py_UCS4` at 48.
    pub min_char: u32,
    /// `unsigned char` at 52.
    pub overallocate: u8,
    /// `unsigned char` at 53.
    pub readonly: u8,
}

const _: () = {
    assert!(size_of::<_PyUnicodeWriter>() == 56);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, buffer) == 0);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, data) == 8);
    assert!(size_of::<*mut c_void>() == 8);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, kind) == 16);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, maxchar) == 20);
    assert!(size_of::<u32>() == 4);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, size) == 24);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, pos) == 32);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, min_length) == 40);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, min_char) == 48);
    assert!(size_of::<u32>() == 4);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, overallocate) == 52);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(_PyUnicodeWriter, readonly) == 53);
    assert!(size_of::<u8>() == 1);
};

/// `PyTupleObject`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyTupleObject {
    /// `PyVarObject` at 0.
    pub ob_base: PyVarObject,
    /// `Py_hash_t` at 24.
    pub ob_hash: isize,
    /// `PyObject *[1]` at 32.
    pub ob_item: [*mut PyObject; 1],
}

const _: () = {
    assert!(size_of::<PyTupleObject>() == 40);
    assert!(core::mem::offset_of!(PyTupleObject, ob_base) == 0);
    assert!(size_of::<PyVarObject>() == 24);
    assert!(core::mem::offset_of!(PyTupleObject, ob_hash) == 24);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyTupleObject, ob_item) == 32);
};

/// `PyListObject`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyListObject {
    /// `PyVarObject` at 0.
    pub ob_base: PyVarObject,
    /// `PyObject **` at 24.
    pub ob_item: *mut *mut PyObject,
    /// `Py_ssize_t` at 32.
    pub allocated: isize,
}

const _: () = {
    assert!(size_of::<PyListObject>() == 40);
    assert!(core::mem::offset_of!(PyListObject, ob_base) == 0);
    assert!(size_of::<PyVarObject>() == 24);
    assert!(core::mem::offset_of!(PyListObject, ob_item) == 24);
    assert!(size_of::<*mut *mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyListObject, allocated) == 32);
    assert!(size_of::<isize>() == 8);
};

/// `PyDictObject`, 48 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyDictObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `Py_ssize_t` at 16.
    pub ma_used: isize,
    /// `uint64_t` at 24.
    pub _ma_watcher_tag: u64,
    /// `PyDictKeysObject *` at 32.
    pub ma_keys: *mut PyDictKeysObject,
    /// `PyDictValues *` at 40.
    pub ma_values: *mut PyDictValues,
}

const _: () = {
    assert!(size_of::<PyDictObject>() == 48);
    assert!(core::mem::offset_of!(PyDictObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyDictObject, ma_used) == 16);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyDictObject, _ma_watcher_tag) == 24);
    assert!(size_of::<u64>() == 8);
    assert!(core::mem::offset_of!(PyDictObject, ma_keys) == 32);
    assert!(size_of::<*mut PyDictKeysObject>() == 8);
    assert!(core::mem::offset_of!(PyDictObject, ma_values) == 40);
    assert!(size_of::<*mut PyDictValues>() == 8);
};

/// `PySetObject`, 200 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PySetObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `Py_ssize_t` at 16.
    pub fill: isize,
    /// `Py_ssize_t` at 24.
    pub used: isize,
    /// `Py_ssize_t` at 32.
    pub mask: isize,
    /// `setentry *` at 40.
    pub table: *mut setentry,
    /// `Py_hash_t` at 48.
    pub hash: isize,
    /// `Py_ssize_t` at 56.
    pub finger: isize,
    /// `setentry[8]` at 64.
    pub smalltable: [setentry; 8],
    /// `PyObject *` at 192.
    pub weakreflist: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PySetObject>() == 200);
    assert!(core::mem::offset_of!(PySetObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PySetObject, fill) == 16);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PySetObject, used) == 24);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PySetObject, mask) == 32);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PySetObject, table) == 40);
    assert!(size_of::<*mut setentry>() == 8);
    assert!(core::mem::offset_of!(PySetObject, hash) == 48);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PySetObject, finger) == 56);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PySetObject, smalltable) == 64);
    assert!(core::mem::offset_of!(PySetObject, weakreflist) == 192);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `setentry`, 16 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct setentry {
    /// `PyObject *` at 0.
    pub key: *mut PyObject,
    /// `Py_hash_t` at 8.
    pub hash: isize,
}

const _: () = {
    assert!(size_of::<setentry>() == 16);
    assert!(core::mem::offset_of!(setentry, key) == 0);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(setentry, hash) == 8);
    assert!(size_of::<isize>() == 8);
};

/// `PySliceObject`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PySliceObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub start: *mut PyObject,
    /// `PyObject *` at 24.
    pub stop: *mut PyObject,
    /// `PyObject *` at 32.
    pub step: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PySliceObject>() == 40);
    assert!(core::mem::offset_of!(PySliceObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PySliceObject, start) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySliceObject, stop) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySliceObject, step) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyCellObject`, 24 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyCellObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub ob_ref: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyCellObject>() == 24);
    assert!(core::mem::offset_of!(PyCellObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyCellObject, ob_ref) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `Py_buffer`, 80 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Py_buffer {
    /// `void *` at 0.
    pub buf: *mut c_void,
    /// `PyObject *` at 8.
    pub obj: *mut PyObject,
    /// `Py_ssize_t` at 16.
    pub len: isize,
    /// `Py_ssize_t` at 24.
    pub itemsize: isize,
    /// `int` at 32.
    pub readonly: c_int,
    /// `int` at 36.
    pub ndim: c_int,
    /// `char *` at 40.
    pub format: *mut c_char,
    /// `Py_ssize_t *` at 48.
    pub shape: *mut isize,
    /// `Py_ssize_t *` at 56.
    pub strides: *mut isize,
    /// `Py_ssize_t *` at 64.
    pub suboffsets: *mut isize,
    /// `void *` at 72.
    pub internal: *mut c_void,
}

const _: () = {
    assert!(size_of::<Py_buffer>() == 80);
    assert!(core::mem::offset_of!(Py_buffer, buf) == 0);
    assert!(size_of::<*mut c_void>() == 8);
    assert!(core::mem::offset_of!(Py_buffer, obj) == 8);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(Py_buffer, len) == 16);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(Py_buffer, itemsize) == 24);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(Py_buffer, readonly) == 32);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(Py_buffer, ndim) == 36);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(Py_buffer, format) == 40);
    assert!(size_of::<*mut c_char>() == 8);
    assert!(core::mem::offset_of!(Py_buffer, shape) == 48);
    assert!(size_of::<*mut isize>() == 8);
    assert!(core::mem::offset_of!(Py_buffer, strides) == 56);
    assert!(size_of::<*mut isize>() == 8);
    assert!(core::mem::offset_of!(Py_buffer, suboffsets) == 64);
    assert!(size_of::<*mut isize>() == 8);
    assert!(core::mem::offset_of!(Py_buffer, internal) == 72);
    assert!(size_of::<*mut c_void>() == 8);
};

/// `PyMemoryViewObject`, 152 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyMemoryViewObject {
    /// `PyVarObject` at 0.
    pub ob_base: PyVarObject,
    /// `_PyManagedBufferObject *` at 24.
    pub mbuf: *mut _PyManagedBufferObject,
    /// `Py_hash_t` at 32.
    pub hash: isize,
    /// `int` at 40.
    pub flags: c_int,
    /// `Py_ssize_t` at 48.
    pub exports: isize,
    /// `Py_buffer` at 56.
    pub view: Py_buffer,
    /// `PyObject *` at 136.
    pub weakreflist: *mut PyObject,
    /// `Py_ssize_t[1]` at 144.
    pub ob_array: [isize; 1],
}

const _: () = {
    assert!(size_of::<PyMemoryViewObject>() == 152);
    assert!(core::mem::offset_of!(PyMemoryViewObject, ob_base) == 0);
    assert!(size_of::<PyVarObject>() == 24);
    assert!(core::mem::offset_of!(PyMemoryViewObject, mbuf) == 24);
    assert!(size_of::<*mut _PyManagedBufferObject>() == 8);
    assert!(core::mem::offset_of!(PyMemoryViewObject, hash) == 32);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyMemoryViewObject, flags) == 40);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyMemoryViewObject, exports) == 48);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyMemoryViewObject, view) == 56);
    assert!(size_of::<Py_buffer>() == 80);
    assert!(core::mem::offset_of!(PyMemoryViewObject, weakreflist) == 136);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyMemoryViewObject, ob_array) == 144);
};

/// `_PyManagedBufferObject`, 112 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _PyManagedBufferObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `int` at 16.
    pub flags: c_int,
    /// `Py_ssize_t` at 24.
    pub exports: isize,
    /// `Py_buffer` at 32.
    pub master: Py_buffer,
}

const _: () = {
    assert!(size_of::<_PyManagedBufferObject>() == 112);
    assert!(core::mem::offset_of!(_PyManagedBufferObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(_PyManagedBufferObject, flags) == 16);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(_PyManagedBufferObject, exports) == 24);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(_PyManagedBufferObject, master) == 32);
    assert!(size_of::<Py_buffer>() == 80);
};

/// `PyCFunctionObject`, 56 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyCFunctionObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyMethodDef *` at 16.
    pub m_ml: *mut PyMethodDef,
    /// `PyObject *` at 24.
    pub m_self: *mut PyObject,
    /// `PyObject *` at 32.
    pub m_module: *mut PyObject,
    /// `PyObject *` at 40.
    pub m_weakreflist: *mut PyObject,
    /// `vectorcallfunc` at 48.
    pub vectorcall: Option<vectorcallfunc>,
}

const _: () = {
    assert!(size_of::<PyCFunctionObject>() == 56);
    assert!(core::mem::offset_of!(PyCFunctionObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyCFunctionObject, m_ml) == 16);
    assert!(size_of::<*mut PyMethodDef>() == 8);
    assert!(core::mem::offset_of!(PyCFunctionObject, m_self) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCFunctionObject, m_module) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCFunctionObject, m_weakreflist) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCFunctionObject, vectorcall) == 48);
    assert!(size_of::<Option<vectorcallfunc>>() == 8);
};

/// `PyCMethodObject`, 64 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyCMethodObject {
    /// `PyCFunctionObject` at 0.
    pub func: PyCFunctionObject,
    /// `PyTypeObject *` at 56.
    pub mm_class: *mut PyTypeObject,
}

const _: () = {
    assert!(size_of::<PyCMethodObject>() == 64);
    assert!(core::mem::offset_of!(PyCMethodObject, func) == 0);
    assert!(size_of::<PyCFunctionObject>() == 56);
    assert!(core::mem::offset_of!(PyCMethodObject, mm_class) == 56);
    assert!(size_of::<*mut PyTypeObject>() == 8);
};

/// `PyMethodObject`, 48 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyMethodObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub im_func: *mut PyObject,
    /// `PyObject *` at 24.
    pub im_self: *mut PyObject,
    /// `PyObject *` at 32.
    pub im_weakreflist: *mut PyObject,
    /// `vectorcallfunc` at 40.
    pub vectorcall: Option<vectorcallfunc>,
}

const _: () = {
    assert!(size_of::<PyMethodObject>() == 48);
    assert!(core::mem::offset_of!(PyMethodObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyMethodObject, im_func) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyMethodObject, im_self) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyMethodObject, im_weakreflist) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyMethodObject, vectorcall) == 40);
    assert!(size_of::<Option<vectorcallfunc>>() == 8);
};

/// `PyInstanceMethodObject`, 24 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyInstanceMethodObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub func: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyInstanceMethodObject>() == 24);
    assert!(core::mem::offset_of!(PyInstanceMethodObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyInstanceMethodObject, func) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyFunctionObject`, 152 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyFunctionObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub func_globals: *mut PyObject,
    /// `PyObject *` at 24.
    pub func_builtins: *mut PyObject,
    /// `PyObject *` at 32.
    pub func_name: *mut PyObject,
    /// `PyObject *` at 40.
    pub func_qualname: *mut PyObject,
    /// `PyObject *` at 48.
    pub func_code: *mut PyObject,
    /// `PyObject *` at 56.
    pub func_defaults: *mut PyObject,
    /// `PyObject *` at 64.
    pub func_kwdefaults: *mut PyObject,
    /// `PyObject *` at 72.
    pub func_closure: *mut PyObject,
    /// `PyObject *` at 80.
    pub func_doc: *mut PyObject,
    /// `PyObject *` at 88.
    pub func_dict: *mut PyObject,
    /// `PyObject *` at 96.
    pub func_weakreflist: *mut PyObject,
    /// `PyObject *` at 104.
    pub func_module: *mut PyObject,
    /// `PyObject *` at 112.
    pub func_annotations: *mut PyObject,
    /// `PyObject *` at 120.
    pub func_annotate: *mut PyObject,
    /// `PyObject *` at 128.
    pub func_typeparams: *mut PyObject,
    /// `vectorcallfunc` at 136.
    pub vectorcall: Option<vectorcallfunc>,
    /// `uint32_t` at 144.
    pub func_version: u32,
}

const _: () = {
    assert!(size_of::<PyFunctionObject>() == 152);
    assert!(core::mem::offset_of!(PyFunctionObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyFunctionObject, func_globals) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_builtins) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_name) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_qualname) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_code) == 48);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_defaults) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_kwdefaults) == 64);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_closure) == 72);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_doc) == 80);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_dict) == 88);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_weakreflist) == 96);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_module) == 104);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_annotations) == 112);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_annotate) == 120);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_typeparams) == 128);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, vectorcall) == 136);
    assert!(size_of::<Option<vectorcallfunc>>() == 8);
    assert!(core::mem::offset_of!(PyFunctionObject, func_version) == 144);
    assert!(size_of::<u32>() == 4);
};

/// `PyDescrObject`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyDescrObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyTypeObject *` at 16.
    pub d_type: *mut PyTypeObject,
    /// `PyObject *` at 24.
    pub d_name: *mut PyObject,
    /// `PyObject *` at 32.
    pub d_qualname: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyDescrObject>() == 40);
    assert!(core::mem::offset_of!(PyDescrObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyDescrObject, d_type) == 16);
    assert!(size_of::<*mut PyTypeObject>() == 8);
    assert!(core::mem::offset_of!(PyDescrObject, d_name) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyDescrObject, d_qualname) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyMethodDescrObject`, 56 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyMethodDescrObject {
    /// `PyDescrObject` at 0.
    pub d_common: PyDescrObject,
    /// `PyMethodDef *` at 40.
    pub d_method: *mut PyMethodDef,
    /// `vectorcallfunc` at 48.
    pub vectorcall: Option<vectorcallfunc>,
}

const _: () = {
    assert!(size_of::<PyMethodDescrObject>() == 56);
    assert!(core::mem::offset_of!(PyMethodDescrObject, d_common) == 0);
    assert!(size_of::<PyDescrObject>() == 40);
    assert!(core::mem::offset_of!(PyMethodDescrObject, d_method) == 40);
    assert!(size_of::<*mut PyMethodDef>() == 8);
    assert!(core::mem::offset_of!(PyMethodDescrObject, vectorcall) == 48);
    assert!(size_of::<Option<vectorcallfunc>>() == 8);
};

/// `PyMemberDescrObject`, 48 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyMemberDescrObject {
    /// `PyDescrObject` at 0.
    pub d_common: PyDescrObject,
    /// `PyMemberDef *` at 40.
    pub d_member: *mut PyMemberDef,
}

const _: () = {
    assert!(size_of::<PyMemberDescrObject>() == 48);
    assert!(core::mem::offset_of!(PyMemberDescrObject, d_common) == 0);
    assert!(size_of::<PyDescrObject>() == 40);
    assert!(core::mem::offset_of!(PyMemberDescrObject, d_member) == 40);
    assert!(size_of::<*mut PyMemberDef>() == 8);
};

/// `PyGetSetDescrObject`, 48 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyGetSetDescrObject {
    /// `PyDescrObject` at 0.
    pub d_common: PyDescrObject,
    /// `PyGetSetDef *` at 40.
    pub d_getset: *mut PyGetSetDef,
}

const _: () = {
    assert!(size_of::<PyGetSetDescrObject>() == 48);
    assert!(core::mem::offset_of!(PyGetSetDescrObject, d_common) == 0);
    assert!(size_of::<PyDescrObject>() == 40);
    assert!(core::mem::offset_of!(PyGetSetDescrObject, d_getset) == 40);
    assert!(size_of::<*mut PyGetSetDef>() == 8);
};

/// `PyWrapperDescrObject`, 56 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyWrapperDescrObject {
    /// `PyDescrObject` at 0.
    pub d_common: PyDescrObject,
    /// `struct wrapperbase *` at 40.
    pub d_base: *mut wrapperbase,
    /// `void *` at 48.
    pub d_wrapped: *mut c_void,
}

const _: () = {
    assert!(size_of::<PyWrapperDescrObject>() == 56);
    assert!(core::mem::offset_of!(PyWrapperDescrObject, d_common) == 0);
    assert!(size_of::<PyDescrObject>() == 40);
    assert!(core::mem::offset_of!(PyWrapperDescrObject, d_base) == 40);
    assert!(size_of::<*mut wrapperbase>() == 8);
    assert!(core::mem::offset_of!(PyWrapperDescrObject, d_wrapped) == 48);
    assert!(size_of::<*mut c_void>() == 8);
};

/// `wrapperbase`, 56 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct wrapperbase {
    /// `const char *` at 0.
    pub name: *const c_char,
    /// `int` at 8.
    pub offset: c_int,
    /// `void *` at 16.
    pub function: *mut c_void,
    /// `wrapperfunc` at 24.
    pub wrapper: Option<wrapperfunc>,
    /// `const char *` at 32.
    pub doc: *const c_char,
    /// `int` at 40.
    pub flags: c_int,
    /// `PyObject *` at 48.
    pub name_strobj: *mut PyObject,
}

const _: () = {
    assert!(size_of::<wrapperbase>() == 56);
    assert!(core::mem::offset_of!(wrapperbase, name) == 0);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(wrapperbase, offset) == 8);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(wrapperbase, function) == 16);
    assert!(size_of::<*mut c_void>() == 8);
    assert!(core::mem::offset_of!(wrapperbase, wrapper) == 24);
    assert!(size_of::<Option<wrapperfunc>>() == 8);
    assert!(core::mem::offset_of!(wrapperbase, doc) == 32);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(wrapperbase, flags) == 40);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(wrapperbase, name_strobj) == 48);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyCodeObject`, 216 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyCodeObject {
    /// `PyVarObject` at 0.
    pub ob_base: PyVarObject,
    /// `PyObject *` at 24.
    pub co_consts: *mut PyObject,
    /// `PyObject *` at 32.
    pub co_names: *mut PyObject,
    /// `PyObject *` at 40.
    pub co_exceptiontable: *mut PyObject,
    /// `int` at 48.
    pub co_flags: c_int,
    /// `int` at 52.
    pub co_argcount: c_int,
    /// `int` at 56.
    pub co_posonlyargcount: c_int,
    /// `int` at 60.
    pub co_kwonlyargcount: c_int,
    /// `int` at 64.
    pub co_stacksize: c_int,
    /// `int` at 68.
    pub co_firstlineno: c_int,
    /// `int` at 72.
    pub co_nlocalsplus: c_int,
    /// `int` at 76.
    pub co_framesize: c_int,
    /// `int` at 80.
    pub co_nlocals: c_int,
    /// `int` at 84.
    pub co_ncellvars: c_int,
    /// `int` at 88.
    pub co_nfreevars: c_int,
    /// `uint32_t` at 92.
    pub co_version: u32,
    /// `PyObject *` at 96.
    pub co_localsplusnames: *mut PyObject,
    /// `PyObject *` at 104.
    pub co_localspluskinds: *mut PyObject,
    /// `PyObject *` at 112.
    pub co_filename: *mut PyObject,
    /// `PyObject *` at 120.
    pub co_name: *mut PyObject,
    /// `PyObject *` at 128.
    pub co_qualname: *mut PyObject,
    /// `PyObject *` at 136.
    pub co_linetable: *mut PyObject,
    /// `PyObject *` at 144.
    pub co_weakreflist: *mut PyObject,
    /// `_PyExecutorArray *` at 152.
    pub co_executors: *mut _PyExecutorArray,
    /// `_PyCoCached *` at 160.
    pub _co_cached: *mut _PyCoCached,
    /// `uintptr_t` at 168.
    pub _co_instrumentation_version: usize,
    /// `struct _PyCoMonitoringData *` at 176.
    pub _co_monitoring: *mut _PyCoMonitoringData,
    /// `Py_ssize_t` at 184.
    pub _co_unique_id: isize,
    /// `int` at 192.
    pub _co_firsttraceable: c_int,
    /// `void *` at 200.
    pub co_extra: *mut c_void,
    /// `char[1]` at 208.
    pub co_code_adaptive: [c_char; 1],
}

const _: () = {
    assert!(size_of::<PyCodeObject>() == 216);
    assert!(core::mem::offset_of!(PyCodeObject, ob_base) == 0);
    assert!(size_of::<PyVarObject>() == 24);
    assert!(core::mem::offset_of!(PyCodeObject, co_consts) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, co_names) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, co_exceptiontable) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, co_flags) == 48);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyCodeObject, co_argcount) == 52);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyCodeObject, co_posonlyargcount) == 56);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyCodeObject, co_kwonlyargcount) == 60);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyCodeObject, co_stacksize) == 64);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyCodeObject, co_firstlineno) == 68);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyCodeObject, co_nlocalsplus) == 72);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyCodeObject, co_framesize) == 76);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyCodeObject, co_nlocals) == 80);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyCodeObject, co_ncellvars) == 84);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyCodeObject, co_nfreevars) == 88);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyCodeObject, co_version) == 92);
    assert!(size_of::<u32>() == 4);
    assert!(core::mem::offset_of!(PyCodeObject, co_localsplusnames) == 96);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, co_localspluskinds) == 104);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, co_filename) == 112);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, co_name) == 120);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, co_qualname) == 128);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, co_linetable) == 136);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, co_weakreflist) == 144);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, co_executors) == 152);
    assert!(size_of::<*mut _PyExecutorArray>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, _co_cached) == 160);
    assert!(size_of::<*mut _PyCoCached>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, _co_instrumentation_version) == 168);
    assert!(size_of::<usize>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, _co_monitoring) == 176);
    assert!(size_of::<*mut _PyCoMonitoringData>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, _co_unique_id) == 184);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, _co_firsttraceable) == 192);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyCodeObject, co_extra) == 200);
    assert!(size_of::<*mut c_void>() == 8);
    assert!(core::mem::offset_of!(PyCodeObject, co_code_adaptive) == 208);
};

/// `_PyCoCached`, 32 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _PyCoCached {
    /// `PyObject *` at 0.
    pub _co_code: *mut PyObject,
    /// `PyObject *` at 8.
    pub _co_varnames: *mut PyObject,
    /// `PyObject *` at 16.
    pub _co_cellvars: *mut PyObject,
    /// `PyObject *` at 24.
    pub _co_freevars: *mut PyObject,
}

const _: () = {
    assert!(size_of::<_PyCoCached>() == 32);
    assert!(core::mem::offset_of!(_PyCoCached, _co_code) == 0);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(_PyCoCached, _co_varnames) == 8);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(_PyCoCached, _co_cellvars) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(_PyCoCached, _co_freevars) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyTracebackObject`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyTracebackObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyTracebackObject *` at 16.
    pub tb_next: *mut PyTracebackObject,
    /// `PyFrameObject *` at 24.
    pub tb_frame: *mut _frame,
    /// `int` at 32.
    pub tb_lasti: c_int,
    /// `int` at 36.
    pub tb_lineno: c_int,
}

const _: () = {
    assert!(size_of::<PyTracebackObject>() == 40);
    assert!(core::mem::offset_of!(PyTracebackObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyTracebackObject, tb_next) == 16);
    assert!(size_of::<*mut PyTracebackObject>() == 8);
    assert!(core::mem::offset_of!(PyTracebackObject, tb_frame) == 24);
    assert!(size_of::<*mut _frame>() == 8);
    assert!(core::mem::offset_of!(PyTracebackObject, tb_lasti) == 32);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyTracebackObject, tb_lineno) == 36);
    assert!(size_of::<c_int>() == 4);
};

/// `PyThreadState`, 832 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyThreadState {
    /// `PyThreadState *` at 0.
    pub prev: *mut PyThreadState,
    /// `PyThreadState *` at 8.
    pub next: *mut PyThreadState,
    /// `PyInterpreterState *` at 16.
    pub interp: *mut PyInterpreterState,
    /// `uintptr_t` at 24.
    pub eval_breaker: usize,
    /// `struct {...}` at 32.
    pub _status: c_uint,
    /// `int` at 36.
    pub holds_gil: c_int,
    /// `int` at 40.
    pub _whence: c_int,
    /// `int` at 44.
    pub state: c_int,
    /// `int` at 48.
    pub py_recursion_remaining: c_int,
    /// `int` at 52.
    pub py_recursion_limit: c_int,
    /// `int` at 56.
    pub recursion_headroom: c_int,
    /// `int` at 60.
    pub tracing: c_int,
    /// `int` at 64.
    pub what_event: c_int,
    /// `struct _PyInterpreterFrame *` at 72.
    pub current_frame: *mut _PyInterpreterFrame,
    /// `Py_tracefunc` at 80.
    pub c_profilefunc: Option<Py_tracefunc>,
    /// `Py_tracefunc` at 88.
    pub c_tracefunc: Option<Py_tracefunc>,
    /// `PyObject *` at 96.
    pub c_profileobj: *mut PyObject,
    /// `PyObject *` at 104.
    pub c_traceobj: *mut PyObject,
    /// `PyObject *` at 112.
    pub current_exception: *mut PyObject,
    /// `_PyErr_StackItem *` at 120.
    pub exc_info: *mut _PyErr_StackItem,
    /// `PyObject *` at 128.
    pub dict: *mut PyObject,
    /// `int` at 136.
    pub gilstate_counter: c_int,
    /// `PyObject *` at 144.
    pub async_exc: *mut PyObject,
    /// `unsigned long` at 152.
    pub thread_id: c_ulong,
    /// `unsigned long` at 160.
    pub native_thread_id: c_ulong,
    /// `PyObject *` at 168.
    pub delete_later: *mut PyObject,
    /// `uintptr_t` at 176.
    pub critical_section: usize,
    /// `int` at 184.
    pub coroutine_origin_tracking_depth: c_int,
    /// `PyObject *` at 192.
    pub async_gen_firstiter: *mut PyObject,
    /// `PyObject *` at 200.
    pub async_gen_finalizer: *mut PyObject,
    /// `PyObject *` at 208.
    pub context: *mut PyObject,
    /// `uint64_t` at 216.
    pub context_ver: u64,
    /// `uint64_t` at 224.
    pub id: u64,
    /// `_PyStackChunk *` at 232.
    pub datastack_chunk: *mut _PyStackChunk,
    /// `PyObject **` at 240.
    pub datastack_top: *mut *mut PyObject,
    /// `PyObject **` at 248.
    pub datastack_limit: *mut *mut PyObject,
    /// `_PyErr_StackItem` at 256.
    pub exc_state: _PyErr_StackItem,
    /// `PyObject *` at 272.
    pub current_executor: *mut PyObject,
    /// `uint64_t` at 280.
    pub dict_global_version: u64,
    /// `PyObject *` at 288.
    pub threading_local_key: *mut PyObject,
    /// `PyObject *` at 296.
    pub threading_local_sentinel: *mut PyObject,
    /// `_PyRemoteDebuggerSupport` at 304.
    pub remote_debugger_support: _PyRemoteDebuggerSupport,
    /// `_PyStackChunk *` at 824.
    pub datastack_cached_chunk: *mut _PyStackChunk,
}

const _: () = {
    assert!(size_of::<PyThreadState>() == 832);
    assert!(core::mem::offset_of!(PyThreadState, prev) == 0);
    assert!(size_of::<*mut PyThreadState>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, next) == 8);
    assert!(size_of::<*mut PyThreadState>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, interp) == 16);
    assert!(size_of::<*mut PyInterpreterState>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, eval_breaker) == 24);
    assert!(size_of::<usize>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, _status) == 32);
    assert!(size_of::<c_uint>() == 4);
    assert!(core::mem::offset_of!(PyThreadState, holds_gil) == 36);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyThreadState, _whence) == 40);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyThreadState, state) == 44);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyThreadState, py_recursion_remaining) == 48);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyThreadState, py_recursion_limit) == 52);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyThreadState, recursion_headroom) == 56);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyThreadState, tracing) == 60);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyThreadState, what_event) == 64);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyThreadState, current_frame) == 72);
    assert!(size_of::<*mut _PyInterpreterFrame>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, c_profilefunc) == 80);
    assert!(size_of::<Option<Py_tracefunc>>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, c_tracefunc) == 88);
    assert!(size_of::<Option<Py_tracefunc>>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, c_profileobj) == 96);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, c_traceobj) == 104);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, current_exception) == 112);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, exc_info) == 120);
    assert!(size_of::<*mut _PyErr_StackItem>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, dict) == 128);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, gilstate_counter) == 136);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyThreadState, async_exc) == 144);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, thread_id) == 152);
    assert!(size_of::<c_ulong>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, native_thread_id) == 160);
    assert!(size_of::<c_ulong>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, delete_later) == 168);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, critical_section) == 176);
    assert!(size_of::<usize>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, coroutine_origin_tracking_depth) == 184);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyThreadState, async_gen_firstiter) == 192);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, async_gen_finalizer) == 200);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, context) == 208);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, context_ver) == 216);
    assert!(size_of::<u64>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, id) == 224);
    assert!(size_of::<u64>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, datastack_chunk) == 232);
    assert!(size_of::<*mut _PyStackChunk>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, datastack_top) == 240);
    assert!(size_of::<*mut *mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, datastack_limit) == 248);
    assert!(size_of::<*mut *mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, exc_state) == 256);
    assert!(size_of::<_PyErr_StackItem>() == 16);
    assert!(core::mem::offset_of!(PyThreadState, current_executor) == 272);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, dict_global_version) == 280);
    assert!(size_of::<u64>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, threading_local_key) == 288);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, threading_local_sentinel) == 296);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyThreadState, remote_debugger_support) == 304);
    assert!(size_of::<_PyRemoteDebuggerSupport>() == 516);
    assert!(core::mem::offset_of!(PyThreadState, datastack_cached_chunk) == 824);
    assert!(size_of::<*mut _PyStackChunk>() == 8);
};

impl PyThreadState {
    /// Bits of `_status`: `initialized`.
    pub const STATUS_INITIALIZED: u32 = 0x1;
    /// Bits of `_status`: `bound`.
    pub const STATUS_BOUND: u32 = 0x2;
    /// Bits of `_status`: `unbound`.
    pub const STATUS_UNBOUND: u32 = 0x4;
    /// Bits of `_status`: `bound_gilstate`.
    pub const STATUS_BOUND_GILSTATE: u32 = 0x8;
    /// Bits of `_status`: `active`.
    pub const STATUS_ACTIVE: u32 = 0x10;
    /// Bits of `_status`: `finalizing`.
    pub const STATUS_FINALIZING: u32 = 0x20;
    /// Bits of `_status`: `cleared`.
    pub const STATUS_CLEARED: u32 = 0x40;
    /// Bits of `_status`: `finalized`.
    pub const STATUS_FINALIZED: u32 = 0x80;
}

/// `_PyErr_StackItem`, 16 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _PyErr_StackItem {
    /// `PyObject *` at 0.
    pub exc_value: *mut PyObject,
    /// `struct _err_stackitem *` at 8.
    pub previous_item: *mut _PyErr_StackItem,
}

const _: () = {
    assert!(size_of::<_PyErr_StackItem>() == 16);
    assert!(core::mem::offset_of!(_PyErr_StackItem, exc_value) == 0);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(_PyErr_StackItem, previous_item) == 8);
    assert!(size_of::<*mut _PyErr_StackItem>() == 8);
};

/// `_PyStackChunk`, 32 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _PyStackChunk {
    /// `struct _stack_chunk *` at 0.
    pub previous: *mut _PyStackChunk,
    /// `size_t` at 8.
    pub size: usize,
    /// `size_t` at 16.
    pub top: usize,
    /// `PyObject *[1]` at 24.
    pub data: [*mut PyObject; 1],
}

const _: () = {
    assert!(size_of::<_PyStackChunk>() == 32);
    assert!(core::mem::offset_of!(_PyStackChunk, previous) == 0);
    assert!(size_of::<*mut _PyStackChunk>() == 8);
    assert!(core::mem::offset_of!(_PyStackChunk, size) == 8);
    assert!(size_of::<usize>() == 8);
    assert!(core::mem::offset_of!(_PyStackChunk, top) == 16);
    assert!(size_of::<usize>() == 8);
    assert!(core::mem::offset_of!(_PyStackChunk, data) == 24);
};

/// `PyMonitoringState`, 2 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyMonitoringState {
    /// `uint8_t` at 0.
    pub active: u8,
    /// `uint8_t` at 1.
    pub opaque: u8,
}

const _: () = {
    assert!(size_of::<PyMonitoringState>() == 2);
    assert!(core::mem::offset_of!(PyMonitoringState, active) == 0);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(PyMonitoringState, opaque) == 1);
    assert!(size_of::<u8>() == 1);
};

/// `PyMutex`, 1 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyMutex {
    /// `uint8_t` at 0.
    pub _bits: u8,
}

const _: () = {
    assert!(size_of::<PyMutex>() == 1);
    assert!(core::mem::offset_of!(PyMutex, _bits) == 0);
    assert!(size_of::<u8>() == 1);
};

/// `Py_tss_t`, 8 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Py_tss_t {
    /// `int` at 0.
    pub _is_initialized: c_int,
    /// `pthread_key_t` at 4.
    pub _key: c_int,
}

const _: () = {
    assert!(size_of::<Py_tss_t>() == 8);
    assert!(core::mem::offset_of!(Py_tss_t, _is_initialized) == 0);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(Py_tss_t, _key) == 4);
    assert!(size_of::<c_int>() == 4);
};

/// `PyInterpreterConfig`, 28 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyInterpreterConfig {
    /// `int` at 0.
    pub use_main_obmalloc: c_int,
    /// `int` at 4.
    pub allow_fork: c_int,
    /// `int` at 8.
    pub allow_exec: c_int,
    /// `int` at 12.
    pub allow_threads: c_int,
    /// `int` at 16.
    pub allow_daemon_threads: c_int,
    /// `int` at 20.
    pub check_multi_interp_extensions: c_int,
    /// `int` at 24.
    pub gil: c_int,
}

const _: () = {
    assert!(size_of::<PyInterpreterConfig>() == 28);
    assert!(core::mem::offset_of!(PyInterpreterConfig, use_main_obmalloc) == 0);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyInterpreterConfig, allow_fork) == 4);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyInterpreterConfig, allow_exec) == 8);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyInterpreterConfig, allow_threads) == 12);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyInterpreterConfig, allow_daemon_threads) == 16);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyInterpreterConfig, check_multi_interp_extensions) == 20);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyInterpreterConfig, gil) == 24);
    assert!(size_of::<c_int>() == 4);
};

/// `PyCompilerFlags`, 8 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyCompilerFlags {
    /// `int` at 0.
    pub cf_flags: c_int,
    /// `int` at 4.
    pub cf_feature_version: c_int,
}

const _: () = {
    assert!(size_of::<PyCompilerFlags>() == 8);
    assert!(core::mem::offset_of!(PyCompilerFlags, cf_flags) == 0);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyCompilerFlags, cf_feature_version) == 4);
    assert!(size_of::<c_int>() == 4);
};

/// `PyWeakReference`, 64 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyWeakReference {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub wr_object: *mut PyObject,
    /// `PyObject *` at 24.
    pub wr_callback: *mut PyObject,
    /// `Py_hash_t` at 32.
    pub hash: isize,
    /// `PyWeakReference *` at 40.
    pub wr_prev: *mut PyWeakReference,
    /// `PyWeakReference *` at 48.
    pub wr_next: *mut PyWeakReference,
    /// `vectorcallfunc` at 56.
    pub vectorcall: Option<vectorcallfunc>,
}

const _: () = {
    assert!(size_of::<PyWeakReference>() == 64);
    assert!(core::mem::offset_of!(PyWeakReference, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyWeakReference, wr_object) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyWeakReference, wr_callback) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyWeakReference, hash) == 32);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyWeakReference, wr_prev) == 40);
    assert!(size_of::<*mut PyWeakReference>() == 8);
    assert!(core::mem::offset_of!(PyWeakReference, wr_next) == 48);
    assert!(size_of::<*mut PyWeakReference>() == 8);
    assert!(core::mem::offset_of!(PyWeakReference, vectorcall) == 56);
    assert!(size_of::<Option<vectorcallfunc>>() == 8);
};

/// `PyStructSequence_Field`, 16 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyStructSequence_Field {
    /// `const char *` at 0.
    pub name: *const c_char,
    /// `const char *` at 8.
    pub doc: *const c_char,
}

const _: () = {
    assert!(size_of::<PyStructSequence_Field>() == 16);
    assert!(core::mem::offset_of!(PyStructSequence_Field, name) == 0);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyStructSequence_Field, doc) == 8);
    assert!(size_of::<*const c_char>() == 8);
};

/// `PyStructSequence_Desc`, 32 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyStructSequence_Desc {
    /// `const char *` at 0.
    pub name: *const c_char,
    /// `const char *` at 8.
    pub doc: *const c_char,
    /// `PyStructSequence_Field *` at 16.
    pub fields: *mut PyStructSequence_Field,
    /// `int` at 24.
    pub n_in_sequence: c_int,
}

const _: () = {
    assert!(size_of::<PyStructSequence_Desc>() == 32);
    assert!(core::mem::offset_of!(PyStructSequence_Desc, name) == 0);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyStructSequence_Desc, doc) == 8);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyStructSequence_Desc, fields) == 16);
    assert!(size_of::<*mut PyStructSequence_Field>() == 8);
    assert!(core::mem::offset_of!(PyStructSequence_Desc, n_in_sequence) == 24);
    assert!(size_of::<c_int>() == 4);
};

/// `PyBaseExceptionObject`, 72 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyBaseExceptionObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub dict: *mut PyObject,
    /// `PyObject *` at 24.
    pub args: *mut PyObject,
    /// `PyObject *` at 32.
    pub notes: *mut PyObject,
    /// `PyObject *` at 40.
    pub traceback: *mut PyObject,
    /// `PyObject *` at 48.
    pub context: *mut PyObject,
    /// `PyObject *` at 56.
    pub cause: *mut PyObject,
    /// `char` at 64.
    pub suppress_context: c_char,
}

const _: () = {
    assert!(size_of::<PyBaseExceptionObject>() == 72);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, dict) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, args) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, notes) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, traceback) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, context) == 48);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, cause) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, suppress_context) == 64);
    assert!(size_of::<c_char>() == 1);
};

/// `PyBaseExceptionGroupObject`, 96 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyBaseExceptionGroupObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub dict: *mut PyObject,
    /// `PyObject *` at 24.
    pub args: *mut PyObject,
    /// `PyObject *` at 32.
    pub notes: *mut PyObject,
    /// `PyObject *` at 40.
    pub traceback: *mut PyObject,
    /// `PyObject *` at 48.
    pub context: *mut PyObject,
    /// `PyObject *` at 56.
    pub cause: *mut PyObject,
    /// `char` at 64.
    pub suppress_context: c_char,
    /// `PyObject *` at 72.
    pub msg: *mut PyObject,
    /// `PyObject *` at 80.
    pub excs: *mut PyObject,
    /// `PyObject *` at 88.
    pub excs_str: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyBaseExceptionGroupObject>() == 96);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, dict) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, args) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, notes) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, traceback) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, context) == 48);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, cause) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, suppress_context) == 64);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, msg) == 72);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, excs) == 80);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, excs_str) == 88);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PySyntaxErrorObject`, 144 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PySyntaxErrorObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub dict: *mut PyObject,
    /// `PyObject *` at 24.
    pub args: *mut PyObject,
    /// `PyObject *` at 32.
    pub notes: *mut PyObject,
    /// `PyObject *` at 40.
    pub traceback: *mut PyObject,
    /// `PyObject *` at 48.
    pub context: *mut PyObject,
    /// `PyObject *` at 56.
    pub cause: *mut PyObject,
    /// `char` at 64.
    pub suppress_context: c_char,
    /// `PyObject *` at 72.
    pub msg: *mut PyObject,
    /// `PyObject *` at 80.
    pub filename: *mut PyObject,
    /// `PyObject *` at 88.
    pub lineno: *mut PyObject,
    /// `PyObject *` at 96.
    pub offset: *mut PyObject,
    /// `PyObject *` at 104.
    pub end_lineno: *mut PyObject,
    /// `PyObject *` at 112.
    pub end_offset: *mut PyObject,
    /// `PyObject *` at 120.
    pub text: *mut PyObject,
    /// `PyObject *` at 128.
    pub print_file_and_line: *mut PyObject,
    /// `PyObject *` at 136.
    pub metadata: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PySyntaxErrorObject>() == 144);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, dict) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, args) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, notes) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, traceback) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, context) == 48);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, cause) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, suppress_context) == 64);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, msg) == 72);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, filename) == 80);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, lineno) == 88);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, offset) == 96);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, end_lineno) == 104);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, end_offset) == 112);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, text) == 120);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, print_file_and_line) == 128);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, metadata) == 136);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyImportErrorObject`, 104 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyImportErrorObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub dict: *mut PyObject,
    /// `PyObject *` at 24.
    pub args: *mut PyObject,
    /// `PyObject *` at 32.
    pub notes: *mut PyObject,
    /// `PyObject *` at 40.
    pub traceback: *mut PyObject,
    /// `PyObject *` at 48.
    pub context: *mut PyObject,
    /// `PyObject *` at 56.
    pub cause: *mut PyObject,
    /// `char` at 64.
    pub suppress_context: c_char,
    /// `PyObject *` at 72.
    pub msg: *mut PyObject,
    /// `PyObject *` at 80.
    pub name: *mut PyObject,
    /// `PyObject *` at 88.
    pub path: *mut PyObject,
    /// `PyObject *` at 96.
    pub name_from: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyImportErrorObject>() == 104);
    assert!(core::mem::offset_of!(PyImportErrorObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyImportErrorObject, dict) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyImportErrorObject, args) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyImportErrorObject, notes) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyImportErrorObject, traceback) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyImportErrorObject, context) == 48);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyImportErrorObject, cause) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyImportErrorObject, suppress_context) == 64);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyImportErrorObject, msg) == 72);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyImportErrorObject, name) == 80);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyImportErrorObject, path) == 88);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyImportErrorObject, name_from) == 96);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyUnicodeErrorObject`, 112 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyUnicodeErrorObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub dict: *mut PyObject,
    /// `PyObject *` at 24.
    pub args: *mut PyObject,
    /// `PyObject *` at 32.
    pub notes: *mut PyObject,
    /// `PyObject *` at 40.
    pub traceback: *mut PyObject,
    /// `PyObject *` at 48.
    pub context: *mut PyObject,
    /// `PyObject *` at 56.
    pub cause: *mut PyObject,
    /// `char` at 64.
    pub suppress_context: c_char,
    /// `PyObject *` at 72.
    pub encoding: *mut PyObject,
    /// `PyObject *` at 80.
    pub object: *mut PyObject,
    /// `Py_ssize_t` at 88.
    pub start: isize,
    /// `Py_ssize_t` at 96.
    pub end: isize,
    /// `PyObject *` at 104.
    pub reason: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyUnicodeErrorObject>() == 112);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, dict) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, args) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, notes) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, traceback) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, context) == 48);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, cause) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, suppress_context) == 64);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, encoding) == 72);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, object) == 80);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, start) == 88);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, end) == 96);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, reason) == 104);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PySystemExitObject`, 80 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PySystemExitObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub dict: *mut PyObject,
    /// `PyObject *` at 24.
    pub args: *mut PyObject,
    /// `PyObject *` at 32.
    pub notes: *mut PyObject,
    /// `PyObject *` at 40.
    pub traceback: *mut PyObject,
    /// `PyObject *` at 48.
    pub context: *mut PyObject,
    /// `PyObject *` at 56.
    pub cause: *mut PyObject,
    /// `char` at 64.
    pub suppress_context: c_char,
    /// `PyObject *` at 72.
    pub code: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PySystemExitObject>() == 80);
    assert!(core::mem::offset_of!(PySystemExitObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PySystemExitObject, dict) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySystemExitObject, args) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySystemExitObject, notes) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySystemExitObject, traceback) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySystemExitObject, context) == 48);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySystemExitObject, cause) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PySystemExitObject, suppress_context) == 64);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PySystemExitObject, code) == 72);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyOSErrorObject`, 112 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyOSErrorObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub dict: *mut PyObject,
    /// `PyObject *` at 24.
    pub args: *mut PyObject,
    /// `PyObject *` at 32.
    pub notes: *mut PyObject,
    /// `PyObject *` at 40.
    pub traceback: *mut PyObject,
    /// `PyObject *` at 48.
    pub context: *mut PyObject,
    /// `PyObject *` at 56.
    pub cause: *mut PyObject,
    /// `char` at 64.
    pub suppress_context: c_char,
    /// `PyObject *` at 72.
    pub myerrno: *mut PyObject,
    /// `PyObject *` at 80.
    pub strerror: *mut PyObject,
    /// `PyObject *` at 88.
    pub filename: *mut PyObject,
    /// `PyObject *` at 96.
    pub filename2: *mut PyObject,
    /// `Py_ssize_t` at 104.
    pub written: isize,
}

const _: () = {
    assert!(size_of::<PyOSErrorObject>() == 112);
    assert!(core::mem::offset_of!(PyOSErrorObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyOSErrorObject, dict) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyOSErrorObject, args) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyOSErrorObject, notes) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyOSErrorObject, traceback) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyOSErrorObject, context) == 48);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyOSErrorObject, cause) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyOSErrorObject, suppress_context) == 64);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyOSErrorObject, myerrno) == 72);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyOSErrorObject, strerror) == 80);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyOSErrorObject, filename) == 88);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyOSErrorObject, filename2) == 96);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyOSErrorObject, written) == 104);
    assert!(size_of::<isize>() == 8);
};

/// `PyStopIterationObject`, 80 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyStopIterationObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub dict: *mut PyObject,
    /// `PyObject *` at 24.
    pub args: *mut PyObject,
    /// `PyObject *` at 32.
    pub notes: *mut PyObject,
    /// `PyObject *` at 40.
    pub traceback: *mut PyObject,
    /// `PyObject *` at 48.
    pub context: *mut PyObject,
    /// `PyObject *` at 56.
    pub cause: *mut PyObject,
    /// `char` at 64.
    pub suppress_context: c_char,
    /// `PyObject *` at 72.
    pub value: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyStopIterationObject>() == 80);
    assert!(core::mem::offset_of!(PyStopIterationObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyStopIterationObject, dict) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyStopIterationObject, args) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyStopIterationObject, notes) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyStopIterationObject, traceback) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyStopIterationObject, context) == 48);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyStopIterationObject, cause) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyStopIterationObject, suppress_context) == 64);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyStopIterationObject, value) == 72);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyNameErrorObject`, 80 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyNameErrorObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub dict: *mut PyObject,
    /// `PyObject *` at 24.
    pub args: *mut PyObject,
    /// `PyObject *` at 32.
    pub notes: *mut PyObject,
    /// `PyObject *` at 40.
    pub traceback: *mut PyObject,
    /// `PyObject *` at 48.
    pub context: *mut PyObject,
    /// `PyObject *` at 56.
    pub cause: *mut PyObject,
    /// `char` at 64.
    pub suppress_context: c_char,
    /// `PyObject *` at 72.
    pub name: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyNameErrorObject>() == 80);
    assert!(core::mem::offset_of!(PyNameErrorObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyNameErrorObject, dict) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyNameErrorObject, args) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyNameErrorObject, notes) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyNameErrorObject, traceback) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyNameErrorObject, context) == 48);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyNameErrorObject, cause) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyNameErrorObject, suppress_context) == 64);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyNameErrorObject, name) == 72);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyAttributeErrorObject`, 88 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyAttributeErrorObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub dict: *mut PyObject,
    /// `PyObject *` at 24.
    pub args: *mut PyObject,
    /// `PyObject *` at 32.
    pub notes: *mut PyObject,
    /// `PyObject *` at 40.
    pub traceback: *mut PyObject,
    /// `PyObject *` at 48.
    pub context: *mut PyObject,
    /// `PyObject *` at 56.
    pub cause: *mut PyObject,
    /// `char` at 64.
    pub suppress_context: c_char,
    /// `PyObject *` at 72.
    pub obj: *mut PyObject,
    /// `PyObject *` at 80.
    pub name: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyAttributeErrorObject>() == 88);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, dict) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, args) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, notes) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, traceback) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, context) == 48);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, cause) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, suppress_context) == 64);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, obj) == 72);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, name) == 80);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyDateTime_Delta`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyDateTime_Delta {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `Py_hash_t` at 16.
    pub hashcode: isize,
    /// `int` at 24.
    pub days: c_int,
    /// `int` at 28.
    pub seconds: c_int,
    /// `int` at 32.
    pub microseconds: c_int,
}

const _: () = {
    assert!(size_of::<PyDateTime_Delta>() == 40);
    assert!(core::mem::offset_of!(PyDateTime_Delta, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyDateTime_Delta, hashcode) == 16);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyDateTime_Delta, days) == 24);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyDateTime_Delta, seconds) == 28);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyDateTime_Delta, microseconds) == 32);
    assert!(size_of::<c_int>() == 4);
};

/// `PyDateTime_TZInfo`, 16 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyDateTime_TZInfo {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
}

const _: () = {
    assert!(size_of::<PyDateTime_TZInfo>() == 16);
    assert!(core::mem::offset_of!(PyDateTime_TZInfo, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
};

/// `_PyDateTime_BaseTZInfo`, 32 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _PyDateTime_BaseTZInfo {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `Py_hash_t` at 16.
    pub hashcode: isize,
    /// `char` at 24.
    pub hastzinfo: c_char,
}

const _: () = {
    assert!(size_of::<_PyDateTime_BaseTZInfo>() == 32);
    assert!(core::mem::offset_of!(_PyDateTime_BaseTZInfo, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(_PyDateTime_BaseTZInfo, hashcode) == 16);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(_PyDateTime_BaseTZInfo, hastzinfo) == 24);
    assert!(size_of::<c_char>() == 1);
};

/// `_PyDateTime_BaseTime`, 32 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _PyDateTime_BaseTime {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `Py_hash_t` at 16.
    pub hashcode: isize,
    /// `char` at 24.
    pub hastzinfo: c_char,
    /// `unsigned char[6]` at 25.
    pub data: [u8; 6],
}

const _: () = {
    assert!(size_of::<_PyDateTime_BaseTime>() == 32);
    assert!(core::mem::offset_of!(_PyDateTime_BaseTime, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(_PyDateTime_BaseTime, hashcode) == 16);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(_PyDateTime_BaseTime, hastzinfo) == 24);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(_PyDateTime_BaseTime, data) == 25);
};

/// `PyDateTime_Time`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyDateTime_Time {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `Py_hash_t` at 16.
    pub hashcode: isize,
    /// `char` at 24.
    pub hastzinfo: c_char,
    /// `unsigned char[6]` at 25.
    pub data: [u8; 6],
    /// `unsigned char` at 31.
    pub fold: u8,
    /// `PyObject *` at 32.
    pub tzinfo: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyDateTime_Time>() == 40);
    assert!(core::mem::offset_of!(PyDateTime_Time, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyDateTime_Time, hashcode) == 16);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyDateTime_Time, hastzinfo) == 24);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyDateTime_Time, data) == 25);
    assert!(core::mem::offset_of!(PyDateTime_Time, fold) == 31);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(PyDateTime_Time, tzinfo) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyDateTime_Date`, 32 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyDateTime_Date {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `Py_hash_t` at 16.
    pub hashcode: isize,
    /// `char` at 24.
    pub hastzinfo: c_char,
    /// `unsigned char[4]` at 25.
    pub data: [u8; 4],
}

const _: () = {
    assert!(size_of::<PyDateTime_Date>() == 32);
    assert!(core::mem::offset_of!(PyDateTime_Date, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyDateTime_Date, hashcode) == 16);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyDateTime_Date, hastzinfo) == 24);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyDateTime_Date, data) == 25);
};

/// `_PyDateTime_BaseDateTime`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _PyDateTime_BaseDateTime {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `Py_hash_t` at 16.
    pub hashcode: isize,
    /// `char` at 24.
    pub hastzinfo: c_char,
    /// `unsigned char[10]` at 25.
    pub data: [u8; 10],
}

const _: () = {
    assert!(size_of::<_PyDateTime_BaseDateTime>() == 40);
    assert!(core::mem::offset_of!(_PyDateTime_BaseDateTime, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(_PyDateTime_BaseDateTime, hashcode) == 16);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(_PyDateTime_BaseDateTime, hastzinfo) == 24);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(_PyDateTime_BaseDateTime, data) == 25);
};

/// `PyDateTime_DateTime`, 48 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyDateTime_DateTime {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `Py_hash_t` at 16.
    pub hashcode: isize,
    /// `char` at 24.
    pub hastzinfo: c_char,
    /// `unsigned char[10]` at 25.
    pub data: [u8; 10],
    /// `unsigned char` at 35.
    pub fold: u8,
    /// `PyObject *` at 40.
    pub tzinfo: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyDateTime_DateTime>() == 48);
    assert!(core::mem::offset_of!(PyDateTime_DateTime, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyDateTime_DateTime, hashcode) == 16);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyDateTime_DateTime, hastzinfo) == 24);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyDateTime_DateTime, data) == 25);
    assert!(core::mem::offset_of!(PyDateTime_DateTime, fold) == 35);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(PyDateTime_DateTime, tzinfo) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyDateTime_CAPI`, 120 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyDateTime_CAPI {
    /// `PyTypeObject *` at 0.
    pub DateType: *mut PyTypeObject,
    /// `PyTypeObject *` at 8.
    pub DateTimeType: *mut PyTypeObject,
    /// `PyTypeObject *` at 16.
    pub TimeType: *mut PyTypeObject,
    /// `PyTypeObject *` at 24.
    pub DeltaType: *mut PyTypeObject,
    /// `PyTypeObject *` at 32.
    pub TZInfoType: *mut PyTypeObject,
    /// `PyObject *` at 40.
    pub TimeZone_UTC: *mut PyObject,
    /// `PyObject * (*)(int, int, int, PyTypeObject *)` at 48.
    pub Date_FromDate:
        Option<unsafe extern "C" fn(c_int, c_int, c_int, *mut PyTypeObject) -> *mut PyObject>,
    /// `PyObject * (*)(int, int, int, int, int, int, int, PyObject *, PyTypeObject *)` at 56.
    pub DateTime_FromDateAndTime: Option<
        unsafe extern "C" fn(
            c_int,
            c_int,
            c_int,
            c_int,
            c_int,
            c_int,
            c_int,
            *mut PyObject,
            *mut PyTypeObject,
        ) -> *mut PyObject,
    >,
    /// `PyObject * (*)(int, int, int, int, PyObject *, PyTypeObject *)` at 64.
    pub Time_FromTime: Option<
        unsafe extern "C" fn(
            c_int,
            c_int,
            c_int,
            c_int,
            *mut PyObject,
            *mut PyTypeObject,
        ) -> *mut PyObject,
    >,
    /// `PyObject * (*)(int, int, int, int, PyTypeObject *)` at 72.
    pub Delta_FromDelta: Option<
        unsafe extern "C" fn(c_int, c_int, c_int, c_int, *mut PyTypeObject) -> *mut PyObject,
    >,
    /// `PyObject * (*)(PyObject *, PyObject *)` at 80.
    pub TimeZone_FromTimeZone:
        Option<unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject>,
    /// `PyObject * (*)(PyObject *, PyObject *, PyObject *)` at 88.
    pub DateTime_FromTimestamp:
        Option<unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject>,
    /// `PyObject * (*)(PyObject *, PyObject *)` at 96.
    pub Date_FromTimestamp:
        Option<unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject>,
    /// `PyObject * (*)(int, int, int, int, int, int, int, PyObject *, int, PyTypeObject *)` at 104.
    pub DateTime_FromDateAndTimeAndFold: Option<
        unsafe extern "C" fn(
            c_int,
            c_int,
            c_int,
            c_int,
            c_int,
            c_int,
            c_int,
            *mut PyObject,
            c_int,
            *mut PyTypeObject,
        ) -> *mut PyObject,
    >,
    /// `PyObject * (*)(int, int, int, int, PyObject *, int, PyTypeObject *)` at 112.
    pub Time_FromTimeAndFold: Option<
        unsafe extern "C" fn(
            c_int,
            c_int,
            c_int,
            c_int,
            *mut PyObject,
            c_int,
            *mut PyTypeObject,
        ) -> *mut PyObject,
    >,
}

const _: () = {
    assert!(size_of::<PyDateTime_CAPI>() == 120);
    assert!(core::mem::offset_of!(PyDateTime_CAPI, DateType) == 0);
    assert!(size_of::<*mut PyTypeObject>() == 8);
    assert!(core::mem::offset_of!(PyDateTime_CAPI, DateTimeType) == 8);
    assert!(size_of::<*mut PyTypeObject>() == 8);
    assert!(core::mem::offset_of!(PyDateTime_CAPI, TimeType) == 16);
    assert!(size_of::<*mut PyTypeObject>() == 8);
    assert!(core::mem::offset_of!(PyDateTime_CAPI, DeltaType) == 24);
    assert!(size_of::<*mut PyTypeObject>() == 8);
    assert!(core::mem::offset_of!(PyDateTime_CAPI, TZInfoType) == 32);
    assert!(size_of::<*mut PyTypeObject>() == 8);
    assert!(core::mem::offset_of!(PyDateTime_CAPI, TimeZone_UTC) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyDateTime_CAPI, Date_FromDate) == 48);
    assert!(
        size_of::<
            Option<unsafe extern "C" fn(c_int, c_int, c_int, *mut PyTypeObject) -> *mut PyObject>,
        >() == 8
    );
    assert!(core::mem::offset_of!(PyDateTime_CAPI, DateTime_FromDateAndTime) == 56);
    assert!(
        size_of::<
            Option<
                unsafe extern "C" fn(
                    c_int,
                    c_int,
                    c_int,
                    c_int,
                    c_int,
                    c_int,
                    c_int,
                    *mut PyObject,
                    *mut PyTypeObject,
                ) -> *mut PyObject,
            >,
        >() == 8
    );
    assert!(core::mem::offset_of!(PyDateTime_CAPI, Time_FromTime) == 64);
    assert!(
        size_of::<
            Option<
                unsafe extern "C" fn(
                    c_int,
                    c_int,
                    c_int,
                    c_int,
                    *mut PyObject,
                    *mut PyTypeObject,
                ) -> *mut PyObject,
            >,
        >() == 8
    );
    assert!(core::mem::offset_of!(PyDateTime_CAPI, Delta_FromDelta) == 72);
    assert!(
        size_of::<
            Option<
                unsafe extern "C" fn(
                    c_int,
                    c_int,
                    c_int,
                    c_int,
                    *mut PyTypeObject,
                ) -> *mut PyObject,
            >,
        >() == 8
    );
    assert!(core::mem::offset_of!(PyDateTime_CAPI, TimeZone_FromTimeZone) == 80);
    assert!(
        size_of::<Option<unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject>>()
            == 8
    );
    assert!(core::mem::offset_of!(PyDateTime_CAPI, DateTime_FromTimestamp) == 88);
    assert!(
        size_of::<
            Option<
                unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject,
            >,
        >() == 8
    );
    assert!(core::mem::offset_of!(PyDateTime_CAPI, Date_FromTimestamp) == 96);
    assert!(
        size_of::<Option<unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject>>()
            == 8
    );
    assert!(core::mem::offset_of!(PyDateTime_CAPI, DateTime_FromDateAndTimeAndFold) == 104);
    assert!(
        size_of::<
            Option<
                unsafe extern "C" fn(
                    c_int,
                    c_int,
                    c_int,
                    c_int,
                    c_int,
                    c_int,
                    c_int,
                    *mut PyObject,
                    c_int,
                    *mut PyTypeObject,
                ) -> *mut PyObject,
            >,
        >() == 8
    );
    assert!(core::mem::offset_of!(PyDateTime_CAPI, Time_FromTimeAndFold) == 112);
    assert!(
        size_of::<
            Option<
                unsafe extern "C" fn(
                    c_int,
                    c_int,
                    c_int,
                    c_int,
                    *mut PyObject,
                    c_int,
                    *mut PyTypeObject,
                ) -> *mut PyObject,
            >,
        >() == 8
    );
};

/// `PyMemAllocatorEx`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyMemAllocatorEx {
    /// `void *` at 0.
    pub ctx: *mut c_void,
    /// `void * (*)(void *, size_t)` at 8.
    pub malloc: Option<unsafe extern "C" fn(*mut c_void, usize) -> *mut c_void>,
    /// `void * (*)(void *, size_t, size_t)` at 16.
    pub calloc: Option<unsafe extern "C" fn(*mut c_void, usize, usize) -> *mut c_void>,
    /// `void * (*)(void *, void *, size_t)` at 24.
    pub realloc: Option<unsafe extern "C" fn(*mut c_void, *mut c_void, usize) -> *mut c_void>,
    /// `void (*)(void *, void *)` at 32.
    pub free: Option<unsafe extern "C" fn(*mut c_void, *mut c_void)>,
}

const _: () = {
    assert!(size_of::<PyMemAllocatorEx>() == 40);
    assert!(core::mem::offset_of!(PyMemAllocatorEx, ctx) == 0);
    assert!(size_of::<*mut c_void>() == 8);
    assert!(core::mem::offset_of!(PyMemAllocatorEx, malloc) == 8);
    assert!(size_of::<Option<unsafe extern "C" fn(*mut c_void, usize) -> *mut c_void>>() == 8);
    assert!(core::mem::offset_of!(PyMemAllocatorEx, calloc) == 16);
    assert!(
        size_of::<Option<unsafe extern "C" fn(*mut c_void, usize, usize) -> *mut c_void>>() == 8
    );
    assert!(core::mem::offset_of!(PyMemAllocatorEx, realloc) == 24);
    assert!(
        size_of::<Option<unsafe extern "C" fn(*mut c_void, *mut c_void, usize) -> *mut c_void>>()
            == 8
    );
    assert!(core::mem::offset_of!(PyMemAllocatorEx, free) == 32);
    assert!(size_of::<Option<unsafe extern "C" fn(*mut c_void, *mut c_void)>>() == 8);
};

/// `PyObjectArenaAllocator`, 24 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyObjectArenaAllocator {
    /// `void *` at 0.
    pub ctx: *mut c_void,
    /// `void * (*)(void *, size_t)` at 8.
    pub alloc: Option<unsafe extern "C" fn(*mut c_void, usize) -> *mut c_void>,
    /// `void (*)(void *, void *, size_t)` at 16.
    pub free: Option<unsafe extern "C" fn(*mut c_void, *mut c_void, usize)>,
}

const _: () = {
    assert!(size_of::<PyObjectArenaAllocator>() == 24);
    assert!(core::mem::offset_of!(PyObjectArenaAllocator, ctx) == 0);
    assert!(size_of::<*mut c_void>() == 8);
    assert!(core::mem::offset_of!(PyObjectArenaAllocator, alloc) == 8);
    assert!(size_of::<Option<unsafe extern "C" fn(*mut c_void, usize) -> *mut c_void>>() == 8);
    assert!(core::mem::offset_of!(PyObjectArenaAllocator, free) == 16);
    assert!(size_of::<Option<unsafe extern "C" fn(*mut c_void, *mut c_void, usize)>>() == 8);
};

/// `PyHash_FuncDef`, 24 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyHash_FuncDef {
    /// `const Py_hash_t (*)(const void *, Py_ssize_t)` at 0.
    pub hash: Option<unsafe extern "C" fn(*const c_void, isize) -> isize>,
    /// `const char *` at 8.
    pub name: *const c_char,
    /// `const int` at 16.
    pub hash_bits: c_int,
    /// `const int` at 20.
    pub seed_bits: c_int,
}

const _: () = {
    assert!(size_of::<PyHash_FuncDef>() == 24);
    assert!(core::mem::offset_of!(PyHash_FuncDef, hash) == 0);
    assert!(size_of::<Option<unsafe extern "C" fn(*const c_void, isize) -> isize>>() == 8);
    assert!(core::mem::offset_of!(PyHash_FuncDef, name) == 8);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyHash_FuncDef, hash_bits) == 16);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyHash_FuncDef, seed_bits) == 20);
    assert!(size_of::<c_int>() == 4);
};

/// `PyStatus`, 32 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyStatus {
    /// `enum {...}` at 0.
    pub _type: c_int,
    /// `const char *` at 8.
    pub func: *const c_char,
    /// `const char *` at 16.
    pub err_msg: *const c_char,
    /// `int` at 24.
    pub exitcode: c_int,
}

const _: () = {
    assert!(size_of::<PyStatus>() == 32);
    assert!(core::mem::offset_of!(PyStatus, _type) == 0);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyStatus, func) == 8);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyStatus, err_msg) == 16);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(PyStatus, exitcode) == 24);
    assert!(size_of::<c_int>() == 4);
};

/// `PyWideStringList`, 16 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyWideStringList {
    /// `Py_ssize_t` at 0.
    pub length: isize,
    /// `wchar_t **` at 8.
    pub items: *mut *mut i32,
}

const _: () = {
    assert!(size_of::<PyWideStringList>() == 16);
    assert!(core::mem::offset_of!(PyWideStringList, length) == 0);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyWideStringList, items) == 8);
    assert!(size_of::<*mut *mut i32>() == 8);
};

/// `PyPreConfig`, 40 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyPreConfig {
    /// `int` at 0.
    pub _config_init: c_int,
    /// `int` at 4.
    pub parse_argv: c_int,
    /// `int` at 8.
    pub isolated: c_int,
    /// `int` at 12.
    pub use_environment: c_int,
    /// `int` at 16.
    pub configure_locale: c_int,
    /// `int` at 20.
    pub coerce_c_locale: c_int,
    /// `int` at 24.
    pub coerce_c_locale_warn: c_int,
    /// `int` at 28.
    pub utf8_mode: c_int,
    /// `int` at 32.
    pub dev_mode: c_int,
    /// `int` at 36.
    pub allocator: c_int,
}

const _: () = {
    assert!(size_of::<PyPreConfig>() == 40);
    assert!(core::mem::offset_of!(PyPreConfig, _config_init) == 0);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyPreConfig, parse_argv) == 4);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyPreConfig, isolated) == 8);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyPreConfig, use_environment) == 12);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyPreConfig, configure_locale) == 16);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyPreConfig, coerce_c_locale) == 20);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyPreConfig, coerce_c_locale_warn) == 24);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyPreConfig, utf8_mode) == 28);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyPreConfig, dev_mode) == 32);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyPreConfig, allocator) == 36);
    assert!(size_of::<c_int>() == 4);
};

/// `PyConfig`, 456 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyConfig {
    /// `int` at 0.
    pub _config_init: c_int,
    /// `int` at 4.
    pub isolated: c_int,
    /// `int` at 8.
    pub use_environment: c_int,
    /// `int` at 12.
    pub dev_mode: c_int,
    /// `int` at 16.
    pub install_signal_handlers: c_int,
    /// `int` at 20.
    pub use_hash_seed: c_int,
    /// `unsigned long` at 24.
    pub hash_seed: c_ulong,
    /// `int` at 32.
    pub faulthandler: c_int,
    /// `int` at 36.
    pub tracemalloc: c_int,
    /// `int` at 40.
    pub perf_profiling: c_int,
    /// `int` at 44.
    pub remote_debug: c_int,
    /// `int` at 48.
    pub import_time: c_int,
    /// `int` at 52.
    pub code_debug_ranges: c_int,
    /// `int` at 56.
    pub show_ref_count: c_int,
    /// `int` at 60.
    pub dump_refs: c_int,
    /// `wchar_t *` at 64.
    pub dump_refs_file: *mut i32,
    /// `int` at 72.
    pub malloc_stats: c_int,
    /// `wchar_t *` at 80.
    pub filesystem_encoding: *mut i32,
    /// `wchar_t *` at 88.
    pub filesystem_errors: *mut i32,
    /// `wchar_t *` at 96.
    pub pycache_prefix: *mut i32,
    /// `int` at 104.
    pub parse_argv: c_int,
    /// `PyWideStringList` at 112.
    pub orig_argv: PyWideStringList,
    /// `PyWideStringList` at 128.
    pub argv: PyWideStringList,
    /// `PyWideStringList` at 144.
    pub xoptions: PyWideStringList,
    /// `PyWideStringList` at 160.
    pub warnoptions: PyWideStringList,
    /// `int` at 176.
    pub site_import: c_int,
    /// `int` at 180.
    pub bytes_warning: c_int,
    /// `int` at 184.
    pub warn_default_encoding: c_int,
    /// `int` at 188.
    pub inspect: c_int,
    /// `int` at 192.
    pub interactive: c_int,
    /// `int` at 196.
    pub optimization_level: c_int,
    /// `int` at 200.
    pub parser_debug: c_int,
    /// `int` at 204.
    pub write_bytecode: c_int,
    /// `int` at 208.
    pub verbose: c_int,
    /// `int` at 212.
    pub quiet: c_int,
    /// `int` at 216.
    pub user_site_directory: c_int,
    /// `int` at 220.
    pub configure_c_stdio: c_int,
    /// `int` at 224.
    pub buffered_stdio: c_int,
    /// `wchar_t *` at 232.
    pub stdio_encoding: *mut i32,
    /// `wchar_t *` at 240.
    pub stdio_errors: *mut i32,
    /// `wchar_t *` at 248.
    pub check_hash_pycs_mode: *mut i32,
    /// `int` at 256.
    pub use_frozen_modules: c_int,
    /// `int` at 260.
    pub safe_path: c_int,
    /// `int` at 264.
    pub int_max_str_digits: c_int,
    /// `int` at 268.
    pub thread_inherit_context: c_int,
    /// `int` at 272.
    pub context_aware_warnings: c_int,
    /// `int` at 276.
    pub cpu_count: c_int,
    /// `int` at 280.
    pub pathconfig_warnings: c_int,
    /// `wchar_t *` at 288.
    pub program_name: *mut i32,
    /// `wchar_t *` at 296.
    pub pythonpath_env: *mut i32,
    /// `wchar_t *` at 304.
    pub home: *mut i32,
    /// `wchar_t *` at 312.
    pub platlibdir: *mut i32,
    /// `int` at 320.
    pub module_search_paths_set: c_int,
    /// `PyWideStringList` at 328.
    pub module_search_paths: PyWideStringList,
    /// `wchar_t *` at 344.
    pub stdlib_dir: *mut i32,
    /// `wchar_t *` at 352.
    pub executable: *mut i32,
    /// `wchar_t *` at 360.
    pub base_executable: *mut i32,
    /// `wchar_t *` at 368.
    pub prefix: *mut i32,
    /// `wchar_t *` at 376.
    pub base_prefix: *mut i32,
    /// `wchar_t *` at 384.
    pub exec_prefix: *mut i32,
    /// `wchar_t *` at 392.
    pub base_exec_prefix: *mut i32,
    /// `int` at 400.
    pub skip_source_first_line: c_int,
    /// `wchar_t *` at 408.
    pub run_command: *mut i32,
    /// `wchar_t *` at 416.
    pub run_module: *mut i32,
    /// `wchar_t *` at 424.
    pub run_filename: *mut i32,
    /// `wchar_t *` at 432.
    pub sys_path_0: *mut i32,
    /// `int` at 440.
    pub _install_importlib: c_int,
    /// `int` at 444.
    pub _init_main: c_int,
    /// `int` at 448.
    pub _is_python_build: c_int,
}

const _: () = {
    assert!(size_of::<PyConfig>() == 456);
    assert!(core::mem::offset_of!(PyConfig, _config_init) == 0);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, isolated) == 4);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, use_environment) == 8);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, dev_mode) == 12);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, install_signal_handlers) == 16);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, use_hash_seed) == 20);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, hash_seed) == 24);
    assert!(size_of::<c_ulong>() == 8);
    assert!(core::mem::offset_of!(PyConfig, faulthandler) == 32);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, tracemalloc) == 36);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, perf_profiling) == 40);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, remote_debug) == 44);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, import_time) == 48);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, code_debug_ranges) == 52);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, show_ref_count) == 56);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, dump_refs) == 60);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, dump_refs_file) == 64);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, malloc_stats) == 72);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, filesystem_encoding) == 80);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, filesystem_errors) == 88);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, pycache_prefix) == 96);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, parse_argv) == 104);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, orig_argv) == 112);
    assert!(size_of::<PyWideStringList>() == 16);
    assert!(core::mem::offset_of!(PyConfig, argv) == 128);
    assert!(size_of::<PyWideStringList>() == 16);
    assert!(core::mem::offset_of!(PyConfig, xoptions) == 144);
    assert!(size_of::<PyWideStringList>() == 16);
    assert!(core::mem::offset_of!(PyConfig, warnoptions) == 160);
    assert!(size_of::<PyWideStringList>() == 16);
    assert!(core::mem::offset_of!(PyConfig, site_import) == 176);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, bytes_warning) == 180);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, warn_default_encoding) == 184);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, inspect) == 188);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, interactive) == 192);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, optimization_level) == 196);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, parser_debug) == 200);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, write_bytecode) == 204);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, verbose) == 208);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, quiet) == 212);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, user_site_directory) == 216);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, configure_c_stdio) == 220);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, buffered_stdio) == 224);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, stdio_encoding) == 232);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, stdio_errors) == 240);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, check_hash_pycs_mode) == 248);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, use_frozen_modules) == 256);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, safe_path) == 260);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, int_max_str_digits) == 264);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, thread_inherit_context) == 268);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, context_aware_warnings) == 272);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, cpu_count) == 276);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, pathconfig_warnings) == 280);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, program_name) == 288);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, pythonpath_env) == 296);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, home) == 304);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, platlibdir) == 312);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, module_search_paths_set) == 320);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, module_search_paths) == 328);
    assert!(size_of::<PyWideStringList>() == 16);
    assert!(core::mem::offset_of!(PyConfig, stdlib_dir) == 344);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, executable) == 352);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, base_executable) == 360);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, prefix) == 368);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, base_prefix) == 376);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, exec_prefix) == 384);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, base_exec_prefix) == 392);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, skip_source_first_line) == 400);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, run_command) == 408);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, run_module) == 416);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, run_filename) == 424);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, sys_path_0) == 432);
    assert!(size_of::<*mut i32>() == 8);
    assert!(core::mem::offset_of!(PyConfig, _install_importlib) == 440);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, _init_main) == 444);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(PyConfig, _is_python_build) == 448);
    assert!(size_of::<c_int>() == 4);
};

/// `_frozen`, 24 bytes (public headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _frozen {
    /// `const char *` at 0.
    pub name: *const c_char,
    /// `const unsigned char *` at 8.
    pub code: *const u8,
    /// `int` at 16.
    pub size: c_int,
    /// `int` at 20.
    pub is_package: c_int,
}

const _: () = {
    assert!(size_of::<_frozen>() == 24);
    assert!(core::mem::offset_of!(_frozen, name) == 0);
    assert!(size_of::<*const c_char>() == 8);
    assert!(core::mem::offset_of!(_frozen, code) == 8);
    assert!(size_of::<*const u8>() == 8);
    assert!(core::mem::offset_of!(_frozen, size) == 16);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(_frozen, is_package) == 20);
    assert!(size_of::<c_int>() == 4);
};

/// `_frame`, 80 bytes (internal headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _frame {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyFrameObject *` at 16.
    pub f_back: *mut _frame,
    /// `_PyInterpreterFrame *` at 24.
    pub f_frame: *mut _PyInterpreterFrame,
    /// `PyObject *` at 32.
    pub f_trace: *mut PyObject,
    /// `int` at 40.
    pub f_lineno: c_int,
    /// `char` at 44.
    pub f_trace_lines: c_char,
    /// `char` at 45.
    pub f_trace_opcodes: c_char,
    /// `PyObject *` at 48.
    pub f_extra_locals: *mut PyObject,
    /// `PyObject *` at 56.
    pub f_locals_cache: *mut PyObject,
    /// `PyObject *` at 64.
    pub f_overwritten_fast_locals: *mut PyObject,
    /// `PyObject *[1]` at 72.
    pub _f_frame_data: [*mut PyObject; 1],
}

const _: () = {
    assert!(size_of::<_frame>() == 80);
    assert!(core::mem::offset_of!(_frame, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(_frame, f_back) == 16);
    assert!(size_of::<*mut _frame>() == 8);
    assert!(core::mem::offset_of!(_frame, f_frame) == 24);
    assert!(size_of::<*mut _PyInterpreterFrame>() == 8);
    assert!(core::mem::offset_of!(_frame, f_trace) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(_frame, f_lineno) == 40);
    assert!(size_of::<c_int>() == 4);
    assert!(core::mem::offset_of!(_frame, f_trace_lines) == 44);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(_frame, f_trace_opcodes) == 45);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(_frame, f_extra_locals) == 48);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(_frame, f_locals_cache) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(_frame, f_overwritten_fast_locals) == 64);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(_frame, _f_frame_data) == 72);
};

/// `_PyInterpreterFrame`, 88 bytes (internal headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _PyInterpreterFrame {
    /// `_PyStackRef` at 0.
    pub f_executable: _PyStackRef,
    /// `struct _PyInterpreterFrame *` at 8.
    pub previous: *mut _PyInterpreterFrame,
    /// `_PyStackRef` at 16.
    pub f_funcobj: _PyStackRef,
    /// `PyObject *` at 24.
    pub f_globals: *mut PyObject,
    /// `PyObject *` at 32.
    pub f_builtins: *mut PyObject,
    /// `PyObject *` at 40.
    pub f_locals: *mut PyObject,
    /// `PyFrameObject *` at 48.
    pub frame_obj: *mut _frame,
    /// `_Py_CODEUNIT *` at 56.
    pub instr_ptr: *mut u16,
    /// `_PyStackRef *` at 64.
    pub stackpointer: *mut _PyStackRef,
    /// `uint16_t` at 72.
    pub return_offset: u16,
    /// `char` at 74.
    pub owner: c_char,
    /// `uint8_t` at 75.
    pub visited: u8,
    /// `_PyStackRef[1]` at 80.
    pub localsplus: [_PyStackRef; 1],
}

const _: () = {
    assert!(size_of::<_PyInterpreterFrame>() == 88);
    assert!(core::mem::offset_of!(_PyInterpreterFrame, f_executable) == 0);
    assert!(size_of::<_PyStackRef>() == 8);
    assert!(core::mem::offset_of!(_PyInterpreterFrame, previous) == 8);
    assert!(size_of::<*mut _PyInterpreterFrame>() == 8);
    assert!(core::mem::offset_of!(_PyInterpreterFrame, f_funcobj) == 16);
    assert!(size_of::<_PyStackRef>() == 8);
    assert!(core::mem::offset_of!(_PyInterpreterFrame, f_globals) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(_PyInterpreterFrame, f_builtins) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(_PyInterpreterFrame, f_locals) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(_PyInterpreterFrame, frame_obj) == 48);
    assert!(size_of::<*mut _frame>() == 8);
    assert!(core::mem::offset_of!(_PyInterpreterFrame, instr_ptr) == 56);
    assert!(size_of::<*mut u16>() == 8);
    assert!(core::mem::offset_of!(_PyInterpreterFrame, stackpointer) == 64);
    assert!(size_of::<*mut _PyStackRef>() == 8);
    assert!(core::mem::offset_of!(_PyInterpreterFrame, return_offset) == 72);
    assert!(size_of::<u16>() == 2);
    assert!(core::mem::offset_of!(_PyInterpreterFrame, owner) == 74);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(_PyInterpreterFrame, visited) == 75);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(_PyInterpreterFrame, localsplus) == 80);
};

/// `PyGenObject`, 160 bytes (internal headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyGenObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub gi_weakreflist: *mut PyObject,
    /// `PyObject *` at 24.
    pub gi_name: *mut PyObject,
    /// `PyObject *` at 32.
    pub gi_qualname: *mut PyObject,
    /// `_PyErr_StackItem` at 40.
    pub gi_exc_state: _PyErr_StackItem,
    /// `PyObject *` at 56.
    pub gi_origin_or_finalizer: *mut PyObject,
    /// `char` at 64.
    pub gi_hooks_inited: c_char,
    /// `char` at 65.
    pub gi_closed: c_char,
    /// `char` at 66.
    pub gi_running_async: c_char,
    /// `int8_t` at 67.
    pub gi_frame_state: i8,
    /// `_PyInterpreterFrame` at 72.
    pub gi_iframe: _PyInterpreterFrame,
}

const _: () = {
    assert!(size_of::<PyGenObject>() == 160);
    assert!(core::mem::offset_of!(PyGenObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyGenObject, gi_weakreflist) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyGenObject, gi_name) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyGenObject, gi_qualname) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyGenObject, gi_exc_state) == 40);
    assert!(size_of::<_PyErr_StackItem>() == 16);
    assert!(core::mem::offset_of!(PyGenObject, gi_origin_or_finalizer) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyGenObject, gi_hooks_inited) == 64);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyGenObject, gi_closed) == 65);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyGenObject, gi_running_async) == 66);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyGenObject, gi_frame_state) == 67);
    assert!(size_of::<i8>() == 1);
    assert!(core::mem::offset_of!(PyGenObject, gi_iframe) == 72);
    assert!(size_of::<_PyInterpreterFrame>() == 88);
};

/// `PyCoroObject`, 160 bytes (internal headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyCoroObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub cr_weakreflist: *mut PyObject,
    /// `PyObject *` at 24.
    pub cr_name: *mut PyObject,
    /// `PyObject *` at 32.
    pub cr_qualname: *mut PyObject,
    /// `_PyErr_StackItem` at 40.
    pub cr_exc_state: _PyErr_StackItem,
    /// `PyObject *` at 56.
    pub cr_origin_or_finalizer: *mut PyObject,
    /// `char` at 64.
    pub cr_hooks_inited: c_char,
    /// `char` at 65.
    pub cr_closed: c_char,
    /// `char` at 66.
    pub cr_running_async: c_char,
    /// `int8_t` at 67.
    pub cr_frame_state: i8,
    /// `_PyInterpreterFrame` at 72.
    pub cr_iframe: _PyInterpreterFrame,
}

const _: () = {
    assert!(size_of::<PyCoroObject>() == 160);
    assert!(core::mem::offset_of!(PyCoroObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyCoroObject, cr_weakreflist) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCoroObject, cr_name) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCoroObject, cr_qualname) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCoroObject, cr_exc_state) == 40);
    assert!(size_of::<_PyErr_StackItem>() == 16);
    assert!(core::mem::offset_of!(PyCoroObject, cr_origin_or_finalizer) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyCoroObject, cr_hooks_inited) == 64);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyCoroObject, cr_closed) == 65);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyCoroObject, cr_running_async) == 66);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyCoroObject, cr_frame_state) == 67);
    assert!(size_of::<i8>() == 1);
    assert!(core::mem::offset_of!(PyCoroObject, cr_iframe) == 72);
    assert!(size_of::<_PyInterpreterFrame>() == 88);
};

/// `PyAsyncGenObject`, 160 bytes (internal headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyAsyncGenObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub ag_weakreflist: *mut PyObject,
    /// `PyObject *` at 24.
    pub ag_name: *mut PyObject,
    /// `PyObject *` at 32.
    pub ag_qualname: *mut PyObject,
    /// `_PyErr_StackItem` at 40.
    pub ag_exc_state: _PyErr_StackItem,
    /// `PyObject *` at 56.
    pub ag_origin_or_finalizer: *mut PyObject,
    /// `char` at 64.
    pub ag_hooks_inited: c_char,
    /// `char` at 65.
    pub ag_closed: c_char,
    /// `char` at 66.
    pub ag_running_async: c_char,
    /// `int8_t` at 67.
    pub ag_frame_state: i8,
    /// `_PyInterpreterFrame` at 72.
    pub ag_iframe: _PyInterpreterFrame,
}

const _: () = {
    assert!(size_of::<PyAsyncGenObject>() == 160);
    assert!(core::mem::offset_of!(PyAsyncGenObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyAsyncGenObject, ag_weakreflist) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyAsyncGenObject, ag_name) == 24);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyAsyncGenObject, ag_qualname) == 32);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyAsyncGenObject, ag_exc_state) == 40);
    assert!(size_of::<_PyErr_StackItem>() == 16);
    assert!(core::mem::offset_of!(PyAsyncGenObject, ag_origin_or_finalizer) == 56);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyAsyncGenObject, ag_hooks_inited) == 64);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyAsyncGenObject, ag_closed) == 65);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyAsyncGenObject, ag_running_async) == 66);
    assert!(size_of::<c_char>() == 1);
    assert!(core::mem::offset_of!(PyAsyncGenObject, ag_frame_state) == 67);
    assert!(size_of::<i8>() == 1);
    assert!(core::mem::offset_of!(PyAsyncGenObject, ag_iframe) == 72);
    assert!(size_of::<_PyInterpreterFrame>() == 88);
};

/// `PyModuleObject`, 56 bytes (internal headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyModuleObject {
    /// `PyObject` at 0.
    pub ob_base: PyObject,
    /// `PyObject *` at 16.
    pub md_dict: *mut PyObject,
    /// `PyModuleDef *` at 24.
    pub md_def: *mut PyModuleDef,
    /// `void *` at 32.
    pub md_state: *mut c_void,
    /// `PyObject *` at 40.
    pub md_weaklist: *mut PyObject,
    /// `PyObject *` at 48.
    pub md_name: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyModuleObject>() == 56);
    assert!(core::mem::offset_of!(PyModuleObject, ob_base) == 0);
    assert!(size_of::<PyObject>() == 16);
    assert!(core::mem::offset_of!(PyModuleObject, md_dict) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyModuleObject, md_def) == 24);
    assert!(size_of::<*mut PyModuleDef>() == 8);
    assert!(core::mem::offset_of!(PyModuleObject, md_state) == 32);
    assert!(size_of::<*mut c_void>() == 8);
    assert!(core::mem::offset_of!(PyModuleObject, md_weaklist) == 40);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyModuleObject, md_name) == 48);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyGC_Head`, 16 bytes (internal headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyGC_Head {
    /// `uintptr_t` at 0.
    pub _gc_next: usize,
    /// `uintptr_t` at 8.
    pub _gc_prev: usize,
}

const _: () = {
    assert!(size_of::<PyGC_Head>() == 16);
    assert!(core::mem::offset_of!(PyGC_Head, _gc_next) == 0);
    assert!(size_of::<usize>() == 8);
    assert!(core::mem::offset_of!(PyGC_Head, _gc_prev) == 8);
    assert!(size_of::<usize>() == 8);
};

/// `PyDictKeysObject`, 32 bytes (internal headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyDictKeysObject {
    /// `Py_ssize_t` at 0.
    pub dk_refcnt: isize,
    /// `uint8_t` at 8.
    pub dk_log2_size: u8,
    /// `uint8_t` at 9.
    pub dk_log2_index_bytes: u8,
    /// `uint8_t` at 10.
    pub dk_kind: u8,
    /// `uint32_t` at 12.
    pub dk_version: u32,
    /// `Py_ssize_t` at 16.
    pub dk_usable: isize,
    /// `Py_ssize_t` at 24.
    pub dk_nentries: isize,
    /// `char[]` at 32.
    pub dk_indices: [c_char; 0],
}

const _: () = {
    assert!(size_of::<PyDictKeysObject>() == 32);
    assert!(core::mem::offset_of!(PyDictKeysObject, dk_refcnt) == 0);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyDictKeysObject, dk_log2_size) == 8);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(PyDictKeysObject, dk_log2_index_bytes) == 9);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(PyDictKeysObject, dk_kind) == 10);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(PyDictKeysObject, dk_version) == 12);
    assert!(size_of::<u32>() == 4);
    assert!(core::mem::offset_of!(PyDictKeysObject, dk_usable) == 16);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyDictKeysObject, dk_nentries) == 24);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyDictKeysObject, dk_indices) == 32);
};

/// `PyDictKeyEntry`, 24 bytes (internal headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyDictKeyEntry {
    /// `Py_hash_t` at 0.
    pub me_hash: isize,
    /// `PyObject *` at 8.
    pub me_key: *mut PyObject,
    /// `PyObject *` at 16.
    pub me_value: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyDictKeyEntry>() == 24);
    assert!(core::mem::offset_of!(PyDictKeyEntry, me_hash) == 0);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(PyDictKeyEntry, me_key) == 8);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyDictKeyEntry, me_value) == 16);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyDictUnicodeEntry`, 16 bytes (internal headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyDictUnicodeEntry {
    /// `PyObject *` at 0.
    pub me_key: *mut PyObject,
    /// `PyObject *` at 8.
    pub me_value: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyDictUnicodeEntry>() == 16);
    assert!(core::mem::offset_of!(PyDictUnicodeEntry, me_key) == 0);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(PyDictUnicodeEntry, me_value) == 8);
    assert!(size_of::<*mut PyObject>() == 8);
};

/// `PyDictValues`, 16 bytes (internal headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyDictValues {
    /// `uint8_t` at 0.
    pub capacity: u8,
    /// `uint8_t` at 1.
    pub size: u8,
    /// `uint8_t` at 2.
    pub embedded: u8,
    /// `uint8_t` at 3.
    pub valid: u8,
    /// `PyObject *[1]` at 8.
    pub values: [*mut PyObject; 1],
}

const _: () = {
    assert!(size_of::<PyDictValues>() == 16);
    assert!(core::mem::offset_of!(PyDictValues, capacity) == 0);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(PyDictValues, size) == 1);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(PyDictValues, embedded) == 2);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(PyDictValues, valid) == 3);
    assert!(size_of::<u8>() == 1);
    assert!(core::mem::offset_of!(PyDictValues, values) == 8);
};

/// `_PyThreadStateImpl`, 936 bytes (internal headers).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _PyThreadStateImpl {
    /// `PyThreadState` at 0.
    pub base: PyThreadState,
    /// `Py_ssize_t` at 832.
    pub refcount: isize,
    /// `uintptr_t` at 840.
    pub c_stack_top: usize,
    /// `uintptr_t` at 848.
    pub c_stack_soft_limit: usize,
    /// `uintptr_t` at 856.
    pub c_stack_hard_limit: usize,
    /// `PyObject *` at 864.
    pub asyncio_running_loop: *mut PyObject,
    /// `PyObject *` at 872.
    pub asyncio_running_task: *mut PyObject,
    /// `struct llist_node` at 880.
    pub asyncio_tasks_head: llist_node,
    /// `struct _qsbr_thread_state *` at 896.
    pub qsbr: *mut _qsbr_thread_state,
    /// `struct llist_node` at 904.
    pub mem_free_queue: llist_node,
    /// `uintptr_t` at 920.
    pub c_stack_init_base: usize,
    /// `uintptr_t` at 928.
    pub c_stack_init_top: usize,
}

const _: () = {
    assert!(size_of::<_PyThreadStateImpl>() == 936);
    assert!(core::mem::offset_of!(_PyThreadStateImpl, base) == 0);
    assert!(size_of::<PyThreadState>() == 832);
    assert!(core::mem::offset_of!(_PyThreadStateImpl, refcount) == 832);
    assert!(size_of::<isize>() == 8);
    assert!(core::mem::offset_of!(_PyThreadStateImpl, c_stack_top) == 840);
    assert!(size_of::<usize>() == 8);
    assert!(core::mem::offset_of!(_PyThreadStateImpl, c_stack_soft_limit) == 848);
    assert!(size_of::<usize>() == 8);
    assert!(core::mem::offset_of!(_PyThreadStateImpl, c_stack_hard_limit) == 856);
    assert!(size_of::<usize>() == 8);
    assert!(core::mem::offset_of!(_PyThreadStateImpl, asyncio_running_loop) == 864);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(_PyThreadStateImpl, asyncio_running_task) == 872);
    assert!(size_of::<*mut PyObject>() == 8);
    assert!(core::mem::offset_of!(_PyThreadStateImpl, asyncio_tasks_head) == 880);
    assert!(size_of::<llist_node>() == 16);
    assert!(core::mem::offset_of!(_PyThreadStateImpl, qsbr) == 896);
    assert!(size_of::<*mut _qsbr_thread_state>() == 8);
    assert!(core::mem::offset_of!(_PyThreadStateImpl, mem_free_queue) == 904);
    assert!(size_of::<llist_node>() == 16);
    assert!(core::mem::offset_of!(_PyThreadStateImpl, c_stack_init_base) == 920);
    assert!(size_of::<usize>() == 8);
    assert!(core::mem::offset_of!(_PyThreadStateImpl, c_stack_init_top) == 928);
    assert!(size_of::<usize>() == 8);
};
