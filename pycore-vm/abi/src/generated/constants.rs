//! Generated from constants.tsv by `cargo xtask codegen`; edit that table instead.
//!
//! The integer constants of the C API, by group.

/// Group "buffer flag".
pub mod buffer_flag {
    /// `PyBUF_SIMPLE`
    pub const PyBUF_SIMPLE: i32 = 0;
    /// `PyBUF_WRITABLE`
    pub const PyBUF_WRITABLE: i32 = 1;
    /// `PyBUF_WRITEABLE`
    pub const PyBUF_WRITEABLE: i32 = 1;
    /// `PyBUF_FORMAT`
    pub const PyBUF_FORMAT: i32 = 4;
    /// `PyBUF_CONTIG_RO`
    pub const PyBUF_CONTIG_RO: i32 = 8;
    /// `PyBUF_ND`
    pub const PyBUF_ND: i32 = 8;
    /// `PyBUF_CONTIG`
    pub const PyBUF_CONTIG: i32 = 9;
    /// `PyBUF_STRIDED_RO`
    pub const PyBUF_STRIDED_RO: i32 = 24;
    /// `PyBUF_STRIDES`
    pub const PyBUF_STRIDES: i32 = 24;
    /// `PyBUF_STRIDED`
    pub const PyBUF_STRIDED: i32 = 25;
    /// `PyBUF_RECORDS_RO`
    pub const PyBUF_RECORDS_RO: i32 = 28;
    /// `PyBUF_RECORDS`
    pub const PyBUF_RECORDS: i32 = 29;
    /// `PyBUF_C_CONTIGUOUS`
    pub const PyBUF_C_CONTIGUOUS: i32 = 56;
    /// `PyBUF_MAX_NDIM`
    pub const PyBUF_MAX_NDIM: i32 = 64;
    /// `PyBUF_F_CONTIGUOUS`
    pub const PyBUF_F_CONTIGUOUS: i32 = 88;
    /// `PyBUF_ANY_CONTIGUOUS`
    pub const PyBUF_ANY_CONTIGUOUS: i32 = 152;
    /// `PyBUF_READ`
    pub const PyBUF_READ: i32 = 256;
    /// `PyBUF_INDIRECT`
    pub const PyBUF_INDIRECT: i32 = 280;
    /// `PyBUF_FULL_RO`
    pub const PyBUF_FULL_RO: i32 = 284;
    /// `PyBUF_FULL`
    pub const PyBUF_FULL: i32 = 285;
    /// `PyBUF_WRITE`
    pub const PyBUF_WRITE: i32 = 512;
}

/// Group "character class".
pub mod character_class {
    /// `PY_CTF_LOWER`
    pub const PY_CTF_LOWER: i32 = 1;
    /// `PY_CTF_UPPER`
    pub const PY_CTF_UPPER: i32 = 2;
    /// `PY_CTF_ALPHA`
    pub const PY_CTF_ALPHA: i32 = 3;
    /// `PY_CTF_DIGIT`
    pub const PY_CTF_DIGIT: i32 = 4;
    /// `PY_CTF_ALNUM`
    pub const PY_CTF_ALNUM: i32 = 7;
    /// `PY_CTF_SPACE`
    pub const PY_CTF_SPACE: i32 = 8;
    /// `PY_CTF_XDIGIT`
    pub const PY_CTF_XDIGIT: i32 = 16;
}

/// Group "code flag".
pub mod code_flag {
    /// `CO_OPTIMIZED`
    pub const CO_OPTIMIZED: i32 = 1;
    /// `CO_NEWLOCALS`
    pub const CO_NEWLOCALS: i32 = 2;
    /// `CO_VARARGS`
    pub const CO_VARARGS: i32 = 4;
    /// `CO_VARKEYWORDS`
    pub const CO_VARKEYWORDS: i32 = 8;
    /// `CO_NESTED`
    pub const CO_NESTED: i32 = 16;
    /// `CO_MAXBLOCKS`
    pub const CO_MAXBLOCKS: i32 = 21;
    /// `CO_GENERATOR`
    pub const CO_GENERATOR: i32 = 32;
    /// `CO_COROUTINE`
    pub const CO_COROUTINE: i32 = 128;
    /// `CO_ITERABLE_COROUTINE`
    pub const CO_ITERABLE_COROUTINE: i32 = 256;
    /// `CO_ASYNC_GENERATOR`
    pub const CO_ASYNC_GENERATOR: i32 = 512;
    /// `CO_FUTURE_DIVISION`
    pub const CO_FUTURE_DIVISION: i32 = 131072;
    /// `CO_FUTURE_ABSOLUTE_IMPORT`
    pub const CO_FUTURE_ABSOLUTE_IMPORT: i32 = 262144;
    /// `CO_FUTURE_WITH_STATEMENT`
    pub const CO_FUTURE_WITH_STATEMENT: i32 = 524288;
    /// `CO_FUTURE_PRINT_FUNCTION`
    pub const CO_FUTURE_PRINT_FUNCTION: i32 = 1048576;
    /// `CO_FUTURE_UNICODE_LITERALS`
    pub const CO_FUTURE_UNICODE_LITERALS: i32 = 2097152;
    /// `CO_FUTURE_BARRY_AS_BDFL`
    pub const CO_FUTURE_BARRY_AS_BDFL: i32 = 4194304;
    /// `CO_FUTURE_GENERATOR_STOP`
    pub const CO_FUTURE_GENERATOR_STOP: i32 = 8388608;
    /// `CO_FUTURE_ANNOTATIONS`
    pub const CO_FUTURE_ANNOTATIONS: i32 = 16777216;
    /// `CO_NO_MONITORING_EVENTS`
    pub const CO_NO_MONITORING_EVENTS: i32 = 33554432;
    /// `CO_HAS_DOCSTRING`
    pub const CO_HAS_DOCSTRING: i32 = 67108864;
    /// `CO_METHOD`
    pub const CO_METHOD: i32 = 134217728;
}

/// Group "compiler flag".
pub mod compiler_flag {
    /// `PyCF_MASK_OBSOLETE`
    pub const PyCF_MASK_OBSOLETE: i32 = 16;
    /// `PyCF_SOURCE_IS_UTF8`
    pub const PyCF_SOURCE_IS_UTF8: i32 = 256;
    /// `PyCF_DONT_IMPLY_DEDENT`
    pub const PyCF_DONT_IMPLY_DEDENT: i32 = 512;
    /// `PyCF_ONLY_AST`
    pub const PyCF_ONLY_AST: i32 = 1024;
    /// `PyCF_IGNORE_COOKIE`
    pub const PyCF_IGNORE_COOKIE: i32 = 2048;
    /// `PyCF_TYPE_COMMENTS`
    pub const PyCF_TYPE_COMMENTS: i32 = 4096;
    /// `PyCF_ALLOW_TOP_LEVEL_AWAIT`
    pub const PyCF_ALLOW_TOP_LEVEL_AWAIT: i32 = 8192;
    /// `PyCF_ALLOW_INCOMPLETE_INPUT`
    pub const PyCF_ALLOW_INCOMPLETE_INPUT: i32 = 16384;
    /// `PyCF_OPTIMIZED_AST`
    pub const PyCF_OPTIMIZED_AST: i32 = 33792;
    /// `PyCF_COMPILE_MASK`
    pub const PyCF_COMPILE_MASK: i32 = 62976;
    /// `PyCF_MASK`
    pub const PyCF_MASK: i32 = 33423360;
}

/// Group "constant id".
pub mod constant_id {
    /// `Py_CONSTANT_NONE`
    pub const Py_CONSTANT_NONE: i32 = 0;
    /// `Py_CONSTANT_FALSE`
    pub const Py_CONSTANT_FALSE: i32 = 1;
    /// `Py_CONSTANT_TRUE`
    pub const Py_CONSTANT_TRUE: i32 = 2;
    /// `Py_CONSTANT_ELLIPSIS`
    pub const Py_CONSTANT_ELLIPSIS: i32 = 3;
    /// `Py_CONSTANT_NOT_IMPLEMENTED`
    pub const Py_CONSTANT_NOT_IMPLEMENTED: i32 = 4;
    /// `Py_CONSTANT_ZERO`
    pub const Py_CONSTANT_ZERO: i32 = 5;
    /// `Py_CONSTANT_ONE`
    pub const Py_CONSTANT_ONE: i32 = 6;
    /// `Py_CONSTANT_EMPTY_STR`
    pub const Py_CONSTANT_EMPTY_STR: i32 = 7;
    /// `Py_CONSTANT_EMPTY_BYTES`
    pub const Py_CONSTANT_EMPTY_BYTES: i32 = 8;
    /// `Py_CONSTANT_EMPTY_TUPLE`
    pub const Py_CONSTANT_EMPTY_TUPLE: i32 = 9;
}

/// Group "datetime".
pub mod datetime {
    /// `_PyDateTime_DATE_DATASIZE`
    pub const _PyDateTime_DATE_DATASIZE: i32 = 4;
    /// `_PyDateTime_TIME_DATASIZE`
    pub const _PyDateTime_TIME_DATASIZE: i32 = 6;
    /// `_PyDateTime_DATETIME_DATASIZE`
    pub const _PyDateTime_DATETIME_DATASIZE: i32 = 10;
}

/// Group "descriptor".
pub mod descriptor {
    /// `PyWrapperFlag_KEYWORDS`
    pub const PyWrapperFlag_KEYWORDS: i32 = 1;
}

/// Group "enum PyCodeEvent".
pub mod enum_pycodeevent {
    /// `PY_CODE_EVENT_CREATE`
    pub const PY_CODE_EVENT_CREATE: i32 = 0;
    /// `PY_CODE_EVENT_DESTROY`
    pub const PY_CODE_EVENT_DESTROY: i32 = 1;
}

/// Group "enum PyDict_WatchEvent".
pub mod enum_pydict_watchevent {
    /// `PyDict_EVENT_ADDED`
    pub const PyDict_EVENT_ADDED: i32 = 0;
    /// `PyDict_EVENT_MODIFIED`
    pub const PyDict_EVENT_MODIFIED: i32 = 1;
    /// `PyDict_EVENT_DELETED`
    pub const PyDict_EVENT_DELETED: i32 = 2;
    /// `PyDict_EVENT_CLONED`
    pub const PyDict_EVENT_CLONED: i32 = 3;
    /// `PyDict_EVENT_CLEARED`
    pub const PyDict_EVENT_CLEARED: i32 = 4;
    /// `PyDict_EVENT_DEALLOCATED`
    pub const PyDict_EVENT_DEALLOCATED: i32 = 5;
}

/// Group "enum PyFunction_WatchEvent".
pub mod enum_pyfunction_watchevent {
    /// `PyFunction_EVENT_CREATE`
    pub const PyFunction_EVENT_CREATE: i32 = 0;
    /// `PyFunction_EVENT_DESTROY`
    pub const PyFunction_EVENT_DESTROY: i32 = 1;
    /// `PyFunction_EVENT_MODIFY_CODE`
    pub const PyFunction_EVENT_MODIFY_CODE: i32 = 2;
    /// `PyFunction_EVENT_MODIFY_DEFAULTS`
    pub const PyFunction_EVENT_MODIFY_DEFAULTS: i32 = 3;
    /// `PyFunction_EVENT_MODIFY_KWDEFAULTS`
    pub const PyFunction_EVENT_MODIFY_KWDEFAULTS: i32 = 4;
}

/// Group "enum PyGILState_STATE".
pub mod enum_pygilstate_state {
    /// `PyGILState_LOCKED`
    pub const PyGILState_LOCKED: i32 = 0;
    /// `PyGILState_UNLOCKED`
    pub const PyGILState_UNLOCKED: i32 = 1;
}

/// Group "enum PyLockStatus".
pub mod enum_pylockstatus {
    /// `PY_LOCK_FAILURE`
    pub const PY_LOCK_FAILURE: i32 = 0;
    /// `PY_LOCK_ACQUIRED`
    pub const PY_LOCK_ACQUIRED: i32 = 1;
    /// `PY_LOCK_INTR`
    pub const PY_LOCK_INTR: i32 = 2;
}

/// Group "enum PyMemAllocatorDomain".
pub mod enum_pymemallocatordomain {
    /// `PYMEM_DOMAIN_RAW`
    pub const PYMEM_DOMAIN_RAW: i32 = 0;
    /// `PYMEM_DOMAIN_MEM`
    pub const PYMEM_DOMAIN_MEM: i32 = 1;
    /// `PYMEM_DOMAIN_OBJ`
    pub const PYMEM_DOMAIN_OBJ: i32 = 2;
}

/// Group "enum PyMemAllocatorName".
pub mod enum_pymemallocatorname {
    /// `PYMEM_ALLOCATOR_NOT_SET`
    pub const PYMEM_ALLOCATOR_NOT_SET: i32 = 0;
    /// `PYMEM_ALLOCATOR_DEFAULT`
    pub const PYMEM_ALLOCATOR_DEFAULT: i32 = 1;
    /// `PYMEM_ALLOCATOR_DEBUG`
    pub const PYMEM_ALLOCATOR_DEBUG: i32 = 2;
    /// `PYMEM_ALLOCATOR_MALLOC`
    pub const PYMEM_ALLOCATOR_MALLOC: i32 = 3;
    /// `PYMEM_ALLOCATOR_MALLOC_DEBUG`
    pub const PYMEM_ALLOCATOR_MALLOC_DEBUG: i32 = 4;
    /// `PYMEM_ALLOCATOR_PYMALLOC`
    pub const PYMEM_ALLOCATOR_PYMALLOC: i32 = 5;
    /// `PYMEM_ALLOCATOR_PYMALLOC_DEBUG`
    pub const PYMEM_ALLOCATOR_PYMALLOC_DEBUG: i32 = 6;
    /// `PYMEM_ALLOCATOR_MIMALLOC`
    pub const PYMEM_ALLOCATOR_MIMALLOC: i32 = 7;
    /// `PYMEM_ALLOCATOR_MIMALLOC_DEBUG`
    pub const PYMEM_ALLOCATOR_MIMALLOC_DEBUG: i32 = 8;
}

/// Group "enum PyRefTracerEvent".
pub mod enum_pyreftracerevent {
    /// `PyRefTracer_CREATE`
    pub const PyRefTracer_CREATE: i32 = 0;
    /// `PyRefTracer_DESTROY`
    pub const PyRefTracer_DESTROY: i32 = 1;
}

/// Group "enum PySendResult".
pub mod enum_pysendresult {
    /// `PYGEN_ERROR`
    pub const PYGEN_ERROR: i32 = -1;
    /// `PYGEN_RETURN`
    pub const PYGEN_RETURN: i32 = 0;
    /// `PYGEN_NEXT`
    pub const PYGEN_NEXT: i32 = 1;
}

/// Group "enum PyStatus._type".
pub mod enum_pystatus_type {
    /// `_PyStatus_TYPE_OK`
    pub const _PyStatus_TYPE_OK: i32 = 0;
    /// `_PyStatus_TYPE_ERROR`
    pub const _PyStatus_TYPE_ERROR: i32 = 1;
    /// `_PyStatus_TYPE_EXIT`
    pub const _PyStatus_TYPE_EXIT: i32 = 2;
}

/// Group "enum PyUnicode_Kind".
pub mod enum_pyunicode_kind {
    /// `PyUnicode_1BYTE_KIND`
    pub const PyUnicode_1BYTE_KIND: i32 = 1;
    /// `PyUnicode_2BYTE_KIND`
    pub const PyUnicode_2BYTE_KIND: i32 = 2;
    /// `PyUnicode_4BYTE_KIND`
    pub const PyUnicode_4BYTE_KIND: i32 = 4;
}

/// Group "executable kind".
pub mod executable_kind {
    /// `PyUnstable_EXECUTABLE_KIND_SKIP`
    pub const PyUnstable_EXECUTABLE_KIND_SKIP: i32 = 0;
    /// `PyUnstable_EXECUTABLE_KIND_PY_FUNCTION`
    pub const PyUnstable_EXECUTABLE_KIND_PY_FUNCTION: i32 = 1;
    /// `PyUnstable_EXECUTABLE_KIND_BUILTIN_FUNCTION`
    pub const PyUnstable_EXECUTABLE_KIND_BUILTIN_FUNCTION: i32 = 3;
    /// `PyUnstable_EXECUTABLE_KIND_METHOD_DESCRIPTOR`
    pub const PyUnstable_EXECUTABLE_KIND_METHOD_DESCRIPTOR: i32 = 4;
    /// `PyUnstable_EXECUTABLE_KINDS`
    pub const PyUnstable_EXECUTABLE_KINDS: i32 = 5;
}

/// Group "float formatting".
pub mod float_formatting {
    /// `Py_DTST_FINITE`
    pub const Py_DTST_FINITE: i32 = 0;
    /// `Py_DTSF_SIGN`
    pub const Py_DTSF_SIGN: i32 = 1;
    /// `Py_DTST_INFINITE`
    pub const Py_DTST_INFINITE: i32 = 1;
    /// `Py_DTSF_ADD_DOT_0`
    pub const Py_DTSF_ADD_DOT_0: i32 = 2;
    /// `Py_DTST_NAN`
    pub const Py_DTST_NAN: i32 = 2;
    /// `Py_DTSF_ALT`
    pub const Py_DTSF_ALT: i32 = 4;
    /// `Py_DTSF_NO_NEG_0`
    pub const Py_DTSF_NO_NEG_0: i32 = 8;
}

/// Group "hash".
pub mod hash {
    /// `Py_HASH_CUTOFF`
    pub const Py_HASH_CUTOFF: i32 = 0;
    /// `Py_HASH_EXTERNAL`
    pub const Py_HASH_EXTERNAL: i32 = 0;
    /// `Py_HASH_SIPHASH24`
    pub const Py_HASH_SIPHASH24: i32 = 1;
    /// `Py_HASH_FNV`
    pub const Py_HASH_FNV: i32 = 2;
    /// `Py_HASH_ALGORITHM`
    pub const Py_HASH_ALGORITHM: i32 = 3;
    /// `Py_HASH_SIPHASH13`
    pub const Py_HASH_SIPHASH13: i32 = 3;
    /// `PyHASH_BITS`
    pub const PyHASH_BITS: i32 = 61;
    /// `_PyHASH_BITS`
    pub const _PyHASH_BITS: i32 = 61;
    /// `PyHASH_INF`
    pub const PyHASH_INF: i32 = 314159;
    /// `_PyHASH_INF`
    pub const _PyHASH_INF: i32 = 314159;
    /// `PyHASH_IMAG`
    pub const PyHASH_IMAG: i32 = 1000003;
    /// `PyHASH_MULTIPLIER`
    pub const PyHASH_MULTIPLIER: i32 = 1000003;
    /// `_PyHASH_IMAG`
    pub const _PyHASH_IMAG: i32 = 1000003;
    /// `_PyHASH_MULTIPLIER`
    pub const _PyHASH_MULTIPLIER: i32 = 1000003;
    /// `PyHASH_MODULUS`
    pub const PyHASH_MODULUS: i64 = 2305843009213693951;
    /// `_PyHASH_MODULUS`
    pub const _PyHASH_MODULUS: i64 = 2305843009213693951;
}

/// Group "int conversion flag".
pub mod int_conversion_flag {
    /// `Py_ASNATIVEBYTES_DEFAULTS`
    pub const Py_ASNATIVEBYTES_DEFAULTS: i32 = -1;
    /// `Py_ASNATIVEBYTES_BIG_ENDIAN`
    pub const Py_ASNATIVEBYTES_BIG_ENDIAN: i32 = 0;
    /// `Py_ASNATIVEBYTES_LITTLE_ENDIAN`
    pub const Py_ASNATIVEBYTES_LITTLE_ENDIAN: i32 = 1;
    /// `Py_ASNATIVEBYTES_NATIVE_ENDIAN`
    pub const Py_ASNATIVEBYTES_NATIVE_ENDIAN: i32 = 3;
    /// `Py_ASNATIVEBYTES_UNSIGNED_BUFFER`
    pub const Py_ASNATIVEBYTES_UNSIGNED_BUFFER: i32 = 4;
    /// `Py_ASNATIVEBYTES_REJECT_NEGATIVE`
    pub const Py_ASNATIVEBYTES_REJECT_NEGATIVE: i32 = 8;
    /// `Py_ASNATIVEBYTES_ALLOW_INDEX`
    pub const Py_ASNATIVEBYTES_ALLOW_INDEX: i32 = 16;
}

/// Group "int layout".
pub mod int_layout {
    /// `_PyLong_NON_SIZE_BITS`
    pub const _PyLong_NON_SIZE_BITS: i32 = 3;
    /// `_PyLong_SIGN_MASK`
    pub const _PyLong_SIGN_MASK: i32 = 3;
    /// `_PyLong_DECIMAL_SHIFT`
    pub const _PyLong_DECIMAL_SHIFT: i32 = 9;
    /// `PYLONG_BITS_IN_DIGIT`
    pub const PYLONG_BITS_IN_DIGIT: i32 = 30;
    /// `PyLong_SHIFT`
    pub const PyLong_SHIFT: i32 = 30;
    /// `_PyLong_DECIMAL_BASE`
    pub const _PyLong_DECIMAL_BASE: i32 = 1000000000;
    /// `PyLong_MASK`
    pub const PyLong_MASK: i32 = 1073741823;
    /// `PyLong_BASE`
    pub const PyLong_BASE: i32 = 1073741824;
}

/// Group "interpreter config".
pub mod interpreter_config {
    /// `PyInterpreterConfig_DEFAULT_GIL`
    pub const PyInterpreterConfig_DEFAULT_GIL: i32 = 0;
    /// `PyInterpreterConfig_SHARED_GIL`
    pub const PyInterpreterConfig_SHARED_GIL: i32 = 1;
    /// `PyInterpreterConfig_OWN_GIL`
    pub const PyInterpreterConfig_OWN_GIL: i32 = 2;
}

/// Group "limits".
pub mod limits {
    /// `PY_SSIZE_T_MIN`
    pub const PY_SSIZE_T_MIN: i64 = -9223372036854775808;
    /// `_PyObject_MIN_ALIGNMENT`
    pub const _PyObject_MIN_ALIGNMENT: i32 = 4;
    /// `Py_UNICODE_REPLACEMENT_CHARACTER`
    pub const Py_UNICODE_REPLACEMENT_CHARACTER: i32 = 65533;
    /// `Py_CLEANUP_SUPPORTED`
    pub const Py_CLEANUP_SUPPORTED: i32 = 131072;
    /// `PY_INVALID_STACK_EFFECT`
    pub const PY_INVALID_STACK_EFFECT: i32 = 2147483647;
    /// `PY_SSIZE_T_MAX`
    pub const PY_SSIZE_T_MAX: i64 = 9223372036854775807;
}

/// Group "lock".
pub mod lock {
    /// `_Py_UNLOCKED`
    pub const _Py_UNLOCKED: i32 = 0;
    /// `_Py_LOCKED`
    pub const _Py_LOCKED: i32 = 1;
}

/// Group "member flag".
pub mod member_flag {
    /// `Py_READONLY`
    pub const Py_READONLY: i32 = 1;
    /// `READONLY`
    pub const READONLY: i32 = 1;
    /// `PY_AUDIT_READ`
    pub const PY_AUDIT_READ: i32 = 2;
    /// `Py_AUDIT_READ`
    pub const Py_AUDIT_READ: i32 = 2;
    /// `READ_RESTRICTED`
    pub const READ_RESTRICTED: i32 = 2;
    /// `PY_WRITE_RESTRICTED`
    pub const PY_WRITE_RESTRICTED: i32 = 4;
    /// `_Py_WRITE_RESTRICTED`
    pub const _Py_WRITE_RESTRICTED: i32 = 4;
    /// `RESTRICTED`
    pub const RESTRICTED: i32 = 6;
    /// `Py_RELATIVE_OFFSET`
    pub const Py_RELATIVE_OFFSET: i32 = 8;
}

/// Group "member type".
pub mod member_type {
    /// `Py_T_SHORT`
    pub const Py_T_SHORT: i32 = 0;
    /// `T_SHORT`
    pub const T_SHORT: i32 = 0;
    /// `Py_T_INT`
    pub const Py_T_INT: i32 = 1;
    /// `T_INT`
    pub const T_INT: i32 = 1;
    /// `Py_T_LONG`
    pub const Py_T_LONG: i32 = 2;
    /// `T_LONG`
    pub const T_LONG: i32 = 2;
    /// `Py_T_FLOAT`
    pub const Py_T_FLOAT: i32 = 3;
    /// `T_FLOAT`
    pub const T_FLOAT: i32 = 3;
    /// `Py_T_DOUBLE`
    pub const Py_T_DOUBLE: i32 = 4;
    /// `T_DOUBLE`
    pub const T_DOUBLE: i32 = 4;
    /// `Py_T_STRING`
    pub const Py_T_STRING: i32 = 5;
    /// `T_STRING`
    pub const T_STRING: i32 = 5;
    /// `T_OBJECT`
    pub const T_OBJECT: i32 = 6;
    /// `_Py_T_OBJECT`
    pub const _Py_T_OBJECT: i32 = 6;
    /// `Py_T_CHAR`
    pub const Py_T_CHAR: i32 = 7;
    /// `T_CHAR`
    pub const T_CHAR: i32 = 7;
    /// `Py_T_BYTE`
    pub const Py_T_BYTE: i32 = 8;
    /// `T_BYTE`
    pub const T_BYTE: i32 = 8;
    /// `Py_T_UBYTE`
    pub const Py_T_UBYTE: i32 = 9;
    /// `T_UBYTE`
    pub const T_UBYTE: i32 = 9;
    /// `Py_T_USHORT`
    pub const Py_T_USHORT: i32 = 10;
    /// `T_USHORT`
    pub const T_USHORT: i32 = 10;
    /// `Py_T_UINT`
    pub const Py_T_UINT: i32 = 11;
    /// `T_UINT`
    pub const T_UINT: i32 = 11;
    /// `Py_T_ULONG`
    pub const Py_T_ULONG: i32 = 12;
    /// `T_ULONG`
    pub const T_ULONG: i32 = 12;
    /// `Py_T_STRING_INPLACE`
    pub const Py_T_STRING_INPLACE: i32 = 13;
    /// `T_STRING_INPLACE`
    pub const T_STRING_INPLACE: i32 = 13;
    /// `Py_T_BOOL`
    pub const Py_T_BOOL: i32 = 14;
    /// `T_BOOL`
    pub const T_BOOL: i32 = 14;
    /// `Py_T_OBJECT_EX`
    pub const Py_T_OBJECT_EX: i32 = 16;
    /// `T_OBJECT_EX`
    pub const T_OBJECT_EX: i32 = 16;
    /// `Py_T_LONGLONG`
    pub const Py_T_LONGLONG: i32 = 17;
    /// `T_LONGLONG`
    pub const T_LONGLONG: i32 = 17;
    /// `Py_T_ULONGLONG`
    pub const Py_T_ULONGLONG: i32 = 18;
    /// `T_ULONGLONG`
    pub const T_ULONGLONG: i32 = 18;
    /// `Py_T_PYSSIZET`
    pub const Py_T_PYSSIZET: i32 = 19;
    /// `T_PYSSIZET`
    pub const T_PYSSIZET: i32 = 19;
    /// `T_NONE`
    pub const T_NONE: i32 = 20;
    /// `_Py_T_NONE`
    pub const _Py_T_NONE: i32 = 20;
}

/// Group "memoryview flag".
pub mod memoryview_flag {
    /// `_Py_MANAGED_BUFFER_RELEASED`
    pub const _Py_MANAGED_BUFFER_RELEASED: i32 = 1;
    /// `_Py_MEMORYVIEW_RELEASED`
    pub const _Py_MEMORYVIEW_RELEASED: i32 = 1;
    /// `_Py_MANAGED_BUFFER_FREE_FORMAT`
    pub const _Py_MANAGED_BUFFER_FREE_FORMAT: i32 = 2;
    /// `_Py_MEMORYVIEW_C`
    pub const _Py_MEMORYVIEW_C: i32 = 2;
    /// `_Py_MEMORYVIEW_FORTRAN`
    pub const _Py_MEMORYVIEW_FORTRAN: i32 = 4;
    /// `_Py_MEMORYVIEW_SCALAR`
    pub const _Py_MEMORYVIEW_SCALAR: i32 = 8;
    /// `_Py_MEMORYVIEW_PIL`
    pub const _Py_MEMORYVIEW_PIL: i32 = 16;
    /// `_Py_MEMORYVIEW_RESTRICTED`
    pub const _Py_MEMORYVIEW_RESTRICTED: i32 = 32;
}

/// Group "method flag".
pub mod method_flag {
    /// `METH_STACKLESS`
    pub const METH_STACKLESS: i32 = 0;
    /// `METH_VARARGS`
    pub const METH_VARARGS: i32 = 1;
    /// `METH_KEYWORDS`
    pub const METH_KEYWORDS: i32 = 2;
    /// `METH_NOARGS`
    pub const METH_NOARGS: i32 = 4;
    /// `METH_O`
    pub const METH_O: i32 = 8;
    /// `METH_CLASS`
    pub const METH_CLASS: i32 = 16;
    /// `METH_STATIC`
    pub const METH_STATIC: i32 = 32;
    /// `METH_COEXIST`
    pub const METH_COEXIST: i32 = 64;
    /// `METH_FASTCALL`
    pub const METH_FASTCALL: i32 = 128;
    /// `METH_METHOD`
    pub const METH_METHOD: i32 = 512;
}

/// Group "module slot id".
pub mod module_slot_id {
    /// `Py_mod_create`
    pub const Py_mod_create: i32 = 1;
    /// `Py_mod_exec`
    pub const Py_mod_exec: i32 = 2;
    /// `Py_mod_multiple_interpreters`
    pub const Py_mod_multiple_interpreters: i32 = 3;
    /// `Py_mod_gil`
    pub const Py_mod_gil: i32 = 4;
    /// `_Py_mod_LAST_SLOT`
    pub const _Py_mod_LAST_SLOT: i32 = 4;
}

/// Group "module slot value".
pub mod module_slot_value {
    /// `Py_MOD_GIL_USED`
    pub const Py_MOD_GIL_USED: i32 = 0;
    /// `Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED`
    pub const Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED: i32 = 0;
    /// `Py_MOD_GIL_NOT_USED`
    pub const Py_MOD_GIL_NOT_USED: i32 = 1;
    /// `Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED`
    pub const Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED: i32 = 1;
    /// `Py_MOD_PER_INTERPRETER_GIL_SUPPORTED`
    pub const Py_MOD_PER_INTERPRETER_GIL_SUPPORTED: i32 = 2;
}

/// Group "monitoring event".
pub mod monitoring_event {
    /// `PY_MONITORING_EVENT_PY_START`
    pub const PY_MONITORING_EVENT_PY_START: i32 = 0;
    /// `PY_MONITORING_EVENT_PY_RESUME`
    pub const PY_MONITORING_EVENT_PY_RESUME: i32 = 1;
    /// `PY_MONITORING_EVENT_PY_RETURN`
    pub const PY_MONITORING_EVENT_PY_RETURN: i32 = 2;
    /// `PY_MONITORING_EVENT_PY_YIELD`
    pub const PY_MONITORING_EVENT_PY_YIELD: i32 = 3;
    /// `PY_MONITORING_EVENT_CALL`
    pub const PY_MONITORING_EVENT_CALL: i32 = 4;
    /// `PY_MONITORING_EVENT_LINE`
    pub const PY_MONITORING_EVENT_LINE: i32 = 5;
    /// `PY_MONITORING_EVENT_INSTRUCTION`
    pub const PY_MONITORING_EVENT_INSTRUCTION: i32 = 6;
    /// `PY_MONITORING_EVENT_JUMP`
    pub const PY_MONITORING_EVENT_JUMP: i32 = 7;
    /// `PY_MONITORING_EVENT_BRANCH_LEFT`
    pub const PY_MONITORING_EVENT_BRANCH_LEFT: i32 = 8;
    /// `PY_MONITORING_EVENT_BRANCH_RIGHT`
    pub const PY_MONITORING_EVENT_BRANCH_RIGHT: i32 = 9;
    /// `PY_MONITORING_EVENT_STOP_ITERATION`
    pub const PY_MONITORING_EVENT_STOP_ITERATION: i32 = 10;
    /// `PY_MONITORING_EVENT_RAISE`
    pub const PY_MONITORING_EVENT_RAISE: i32 = 11;
    /// `PY_MONITORING_EVENT_EXCEPTION_HANDLED`
    pub const PY_MONITORING_EVENT_EXCEPTION_HANDLED: i32 = 12;
    /// `PY_MONITORING_EVENT_PY_UNWIND`
    pub const PY_MONITORING_EVENT_PY_UNWIND: i32 = 13;
    /// `PY_MONITORING_EVENT_PY_THROW`
    pub const PY_MONITORING_EVENT_PY_THROW: i32 = 14;
    /// `PY_MONITORING_EVENT_RERAISE`
    pub const PY_MONITORING_EVENT_RERAISE: i32 = 15;
    /// `PY_MONITORING_EVENT_C_RETURN`
    pub const PY_MONITORING_EVENT_C_RETURN: i32 = 16;
    /// `PY_MONITORING_EVENT_C_RAISE`
    pub const PY_MONITORING_EVENT_C_RAISE: i32 = 17;
    /// `PY_MONITORING_EVENT_BRANCH`
    pub const PY_MONITORING_EVENT_BRANCH: i32 = 18;
}

/// Group "print flag".
pub mod print_flag {
    /// `Py_PRINT_RAW`
    pub const Py_PRINT_RAW: i32 = 1;
}

/// Group "refcount".
pub mod refcount {
    /// `_Py_IMMORTAL_FLAGS`
    pub const _Py_IMMORTAL_FLAGS: i32 = 1;
    /// `_Py_STATICALLY_ALLOCATED_FLAG`
    pub const _Py_STATICALLY_ALLOCATED_FLAG: i32 = 4;
    /// `_Py_STATIC_FLAG_BITS`
    pub const _Py_STATIC_FLAG_BITS: i32 = 5;
    /// `_Py_IMMORTAL_MINIMUM_REFCNT`
    pub const _Py_IMMORTAL_MINIMUM_REFCNT: i64 = 2147483648;
    /// `_Py_IMMORTAL_INITIAL_REFCNT`
    pub const _Py_IMMORTAL_INITIAL_REFCNT: i64 = 3221225472;
    /// `_Py_STATIC_IMMORTAL_INITIAL_REFCNT`
    pub const _Py_STATIC_IMMORTAL_INITIAL_REFCNT: i64 = 1407378104778752;
}

/// Group "rich comparison".
pub mod rich_comparison {
    /// `Py_LT`
    pub const Py_LT: i32 = 0;
    /// `Py_LE`
    pub const Py_LE: i32 = 1;
    /// `Py_EQ`
    pub const Py_EQ: i32 = 2;
    /// `Py_NE`
    pub const Py_NE: i32 = 3;
    /// `Py_GT`
    pub const Py_GT: i32 = 4;
    /// `Py_GE`
    pub const Py_GE: i32 = 5;
}

/// Group "set".
pub mod set {
    /// `PySet_MINSIZE`
    pub const PySet_MINSIZE: i32 = 8;
}

/// Group "start symbol".
pub mod start_symbol {
    /// `Py_single_input`
    pub const Py_single_input: i32 = 256;
    /// `Py_file_input`
    pub const Py_file_input: i32 = 257;
    /// `Py_eval_input`
    pub const Py_eval_input: i32 = 258;
    /// `Py_func_type_input`
    pub const Py_func_type_input: i32 = 345;
}

/// Group "str interning".
pub mod str_interning {
    /// `SSTATE_NOT_INTERNED`
    pub const SSTATE_NOT_INTERNED: i32 = 0;
    /// `SSTATE_INTERNED_MORTAL`
    pub const SSTATE_INTERNED_MORTAL: i32 = 1;
    /// `SSTATE_INTERNED_IMMORTAL`
    pub const SSTATE_INTERNED_IMMORTAL: i32 = 2;
    /// `SSTATE_INTERNED_IMMORTAL_STATIC`
    pub const SSTATE_INTERNED_IMMORTAL_STATIC: i32 = 3;
}

/// Group "thread".
pub mod thread {
    /// `PYTHREAD_INVALID_THREAD_ID`
    pub const PYTHREAD_INVALID_THREAD_ID: i32 = -1;
    /// `_PY_DATA_STACK_CHUNK_SIZE`
    pub const _PY_DATA_STACK_CHUNK_SIZE: i32 = 16384;
}

/// Group "time".
pub mod time {
    /// `PyTime_MIN`
    pub const PyTime_MIN: i64 = -9223372036854775808;
    /// `PyTime_MAX`
    pub const PyTime_MAX: i64 = 9223372036854775807;
}

/// Group "trace event".
pub mod trace_event {
    /// `PyTrace_CALL`
    pub const PyTrace_CALL: i32 = 0;
    /// `PyTrace_EXCEPTION`
    pub const PyTrace_EXCEPTION: i32 = 1;
    /// `PyTrace_LINE`
    pub const PyTrace_LINE: i32 = 2;
    /// `PyTrace_RETURN`
    pub const PyTrace_RETURN: i32 = 3;
    /// `PyTrace_C_CALL`
    pub const PyTrace_C_CALL: i32 = 4;
    /// `PyTrace_C_EXCEPTION`
    pub const PyTrace_C_EXCEPTION: i32 = 5;
    /// `PyTrace_C_RETURN`
    pub const PyTrace_C_RETURN: i32 = 6;
    /// `PyTrace_OPCODE`
    pub const PyTrace_OPCODE: i32 = 7;
}

/// Group "type flag".
pub mod type_flag {
    /// `Py_TPFLAGS_DEFAULT`
    pub const Py_TPFLAGS_DEFAULT: i32 = 0;
    /// `Py_TPFLAGS_HAVE_STACKLESS_EXTENSION`
    pub const Py_TPFLAGS_HAVE_STACKLESS_EXTENSION: i32 = 0;
    /// `Py_TPFLAGS_HAVE_FINALIZE`
    pub const Py_TPFLAGS_HAVE_FINALIZE: i32 = 1;
    /// `_Py_TPFLAGS_STATIC_BUILTIN`
    pub const _Py_TPFLAGS_STATIC_BUILTIN: i32 = 2;
    /// `Py_TPFLAGS_INLINE_VALUES`
    pub const Py_TPFLAGS_INLINE_VALUES: i32 = 4;
    /// `Py_TPFLAGS_MANAGED_WEAKREF`
    pub const Py_TPFLAGS_MANAGED_WEAKREF: i32 = 8;
    /// `Py_TPFLAGS_MANAGED_DICT`
    pub const Py_TPFLAGS_MANAGED_DICT: i32 = 16;
    /// `Py_TPFLAGS_PREHEADER`
    pub const Py_TPFLAGS_PREHEADER: i32 = 24;
    /// `Py_TPFLAGS_SEQUENCE`
    pub const Py_TPFLAGS_SEQUENCE: i32 = 32;
    /// `Py_TPFLAGS_MAPPING`
    pub const Py_TPFLAGS_MAPPING: i32 = 64;
    /// `Py_TPFLAGS_DISALLOW_INSTANTIATION`
    pub const Py_TPFLAGS_DISALLOW_INSTANTIATION: i32 = 128;
    /// `Py_TPFLAGS_IMMUTABLETYPE`
    pub const Py_TPFLAGS_IMMUTABLETYPE: i32 = 256;
    /// `Py_TPFLAGS_HEAPTYPE`
    pub const Py_TPFLAGS_HEAPTYPE: i32 = 512;
    /// `Py_TPFLAGS_BASETYPE`
    pub const Py_TPFLAGS_BASETYPE: i32 = 1024;
    /// `Py_TPFLAGS_HAVE_VECTORCALL`
    pub const Py_TPFLAGS_HAVE_VECTORCALL: i32 = 2048;
    /// `_Py_TPFLAGS_HAVE_VECTORCALL`
    pub const _Py_TPFLAGS_HAVE_VECTORCALL: i32 = 2048;
    /// `Py_TPFLAGS_READY`
    pub const Py_TPFLAGS_READY: i32 = 4096;
    /// `Py_TPFLAGS_READYING`
    pub const Py_TPFLAGS_READYING: i32 = 8192;
    /// `Py_TPFLAGS_HAVE_GC`
    pub const Py_TPFLAGS_HAVE_GC: i32 = 16384;
    /// `Py_TPFLAGS_METHOD_DESCRIPTOR`
    pub const Py_TPFLAGS_METHOD_DESCRIPTOR: i32 = 131072;
    /// `Py_TPFLAGS_HAVE_VERSION_TAG`
    pub const Py_TPFLAGS_HAVE_VERSION_TAG: i32 = 262144;
    /// `Py_TPFLAGS_VALID_VERSION_TAG`
    pub const Py_TPFLAGS_VALID_VERSION_TAG: i32 = 524288;
    /// `Py_TPFLAGS_IS_ABSTRACT`
    pub const Py_TPFLAGS_IS_ABSTRACT: i32 = 1048576;
    /// `_Py_TPFLAGS_MATCH_SELF`
    pub const _Py_TPFLAGS_MATCH_SELF: i32 = 4194304;
    /// `Py_TPFLAGS_ITEMS_AT_END`
    pub const Py_TPFLAGS_ITEMS_AT_END: i32 = 8388608;
    /// `Py_TPFLAGS_LONG_SUBCLASS`
    pub const Py_TPFLAGS_LONG_SUBCLASS: i32 = 16777216;
    /// `Py_TPFLAGS_LIST_SUBCLASS`
    pub const Py_TPFLAGS_LIST_SUBCLASS: i32 = 33554432;
    /// `Py_TPFLAGS_TUPLE_SUBCLASS`
    pub const Py_TPFLAGS_TUPLE_SUBCLASS: i32 = 67108864;
    /// `Py_TPFLAGS_BYTES_SUBCLASS`
    pub const Py_TPFLAGS_BYTES_SUBCLASS: i32 = 134217728;
    /// `Py_TPFLAGS_UNICODE_SUBCLASS`
    pub const Py_TPFLAGS_UNICODE_SUBCLASS: i32 = 268435456;
    /// `Py_TPFLAGS_DICT_SUBCLASS`
    pub const Py_TPFLAGS_DICT_SUBCLASS: i32 = 536870912;
    /// `Py_TPFLAGS_BASE_EXC_SUBCLASS`
    pub const Py_TPFLAGS_BASE_EXC_SUBCLASS: i32 = 1073741824;
    /// `Py_TPFLAGS_TYPE_SUBCLASS`
    pub const Py_TPFLAGS_TYPE_SUBCLASS: i64 = 2147483648;
}

/// Group "type slot id".
pub mod type_slot_id {
    /// `Py_bf_getbuffer`
    pub const Py_bf_getbuffer: i32 = 1;
    /// `Py_bf_releasebuffer`
    pub const Py_bf_releasebuffer: i32 = 2;
    /// `Py_mp_ass_subscript`
    pub const Py_mp_ass_subscript: i32 = 3;
    /// `Py_mp_length`
    pub const Py_mp_length: i32 = 4;
    /// `Py_mp_subscript`
    pub const Py_mp_subscript: i32 = 5;
    /// `Py_nb_absolute`
    pub const Py_nb_absolute: i32 = 6;
    /// `Py_nb_add`
    pub const Py_nb_add: i32 = 7;
    /// `Py_nb_and`
    pub const Py_nb_and: i32 = 8;
    /// `Py_nb_bool`
    pub const Py_nb_bool: i32 = 9;
    /// `Py_nb_divmod`
    pub const Py_nb_divmod: i32 = 10;
    /// `Py_nb_float`
    pub const Py_nb_float: i32 = 11;
    /// `Py_nb_floor_divide`
    pub const Py_nb_floor_divide: i32 = 12;
    /// `Py_nb_index`
    pub const Py_nb_index: i32 = 13;
    /// `Py_nb_inplace_add`
    pub const Py_nb_inplace_add: i32 = 14;
    /// `Py_nb_inplace_and`
    pub const Py_nb_inplace_and: i32 = 15;
    /// `Py_nb_inplace_floor_divide`
    pub const Py_nb_inplace_floor_divide: i32 = 16;
    /// `Py_nb_inplace_lshift`
    pub const Py_nb_inplace_lshift: i32 = 17;
    /// `Py_nb_inplace_multiply`
    pub const Py_nb_inplace_multiply: i32 = 18;
    /// `Py_nb_inplace_or`
    pub const Py_nb_inplace_or: i32 = 19;
    /// `Py_nb_inplace_power`
    pub const Py_nb_inplace_power: i32 = 20;
    /// `Py_nb_inplace_remainder`
    pub const Py_nb_inplace_remainder: i32 = 21;
    /// `Py_nb_inplace_rshift`
    pub const Py_nb_inplace_rshift: i32 = 22;
    /// `Py_nb_inplace_subtract`
    pub const Py_nb_inplace_subtract: i32 = 23;
    /// `Py_nb_inplace_true_divide`
    pub const Py_nb_inplace_true_divide: i32 = 24;
    /// `Py_nb_inplace_xor`
    pub const Py_nb_inplace_xor: i32 = 25;
    /// `Py_nb_int`
    pub const Py_nb_int: i32 = 26;
    /// `Py_nb_invert`
    pub const Py_nb_invert: i32 = 27;
    /// `Py_nb_lshift`
    pub const Py_nb_lshift: i32 = 28;
    /// `Py_nb_multiply`
    pub const Py_nb_multiply: i32 = 29;
    /// `Py_nb_negative`
    pub const Py_nb_negative: i32 = 30;
    /// `Py_nb_or`
    pub const Py_nb_or: i32 = 31;
    /// `Py_nb_positive`
    pub const Py_nb_positive: i32 = 32;
    /// `Py_nb_power`
    pub const Py_nb_power: i32 = 33;
    /// `Py_nb_remainder`
    pub const Py_nb_remainder: i32 = 34;
    /// `Py_nb_rshift`
    pub const Py_nb_rshift: i32 = 35;
    /// `Py_nb_subtract`
    pub const Py_nb_subtract: i32 = 36;
    /// `Py_nb_true_divide`
    pub const Py_nb_true_divide: i32 = 37;
    /// `Py_nb_xor`
    pub const Py_nb_xor: i32 = 38;
    /// `Py_sq_ass_item`
    pub const Py_sq_ass_item: i32 = 39;
    /// `Py_sq_concat`
    pub const Py_sq_concat: i32 = 40;
    /// `Py_sq_contains`
    pub const Py_sq_contains: i32 = 41;
    /// `Py_sq_inplace_concat`
    pub const Py_sq_inplace_concat: i32 = 42;
    /// `Py_sq_inplace_repeat`
    pub const Py_sq_inplace_repeat: i32 = 43;
    /// `Py_sq_item`
    pub const Py_sq_item: i32 = 44;
    /// `Py_sq_length`
    pub const Py_sq_length: i32 = 45;
    /// `Py_sq_repeat`
    pub const Py_sq_repeat: i32 = 46;
    /// `Py_tp_alloc`
    pub const Py_tp_alloc: i32 = 47;
    /// `Py_tp_base`
    pub const Py_tp_base: i32 = 48;
    /// `Py_tp_bases`
    pub const Py_tp_bases: i32 = 49;
    /// `Py_tp_call`
    pub const Py_tp_call: i32 = 50;
    /// `Py_tp_clear`
    pub const Py_tp_clear: i32 = 51;
    /// `Py_tp_dealloc`
    pub const Py_tp_dealloc: i32 = 52;
    /// `Py_tp_del`
    pub const Py_tp_del: i32 = 53;
    /// `Py_tp_descr_get`
    pub const Py_tp_descr_get: i32 = 54;
    /// `Py_tp_descr_set`
    pub const Py_tp_descr_set: i32 = 55;
    /// `Py_tp_doc`
    pub const Py_tp_doc: i32 = 56;
    /// `Py_tp_getattr`
    pub const Py_tp_getattr: i32 = 57;
    /// `Py_tp_getattro`
    pub const Py_tp_getattro: i32 = 58;
    /// `Py_tp_hash`
    pub const Py_tp_hash: i32 = 59;
    /// `Py_tp_init`
    pub const Py_tp_init: i32 = 60;
    /// `Py_tp_is_gc`
    pub const Py_tp_is_gc: i32 = 61;
    /// `Py_tp_iter`
    pub const Py_tp_iter: i32 = 62;
    /// `Py_tp_iternext`
    pub const Py_tp_iternext: i32 = 63;
    /// `Py_tp_methods`
    pub const Py_tp_methods: i32 = 64;
    /// `Py_tp_new`
    pub const Py_tp_new: i32 = 65;
    /// `Py_tp_repr`
    pub const Py_tp_repr: i32 = 66;
    /// `Py_tp_richcompare`
    pub const Py_tp_richcompare: i32 = 67;
    /// `Py_tp_setattr`
    pub const Py_tp_setattr: i32 = 68;
    /// `Py_tp_setattro`
    pub const Py_tp_setattro: i32 = 69;
    /// `Py_tp_str`
    pub const Py_tp_str: i32 = 70;
    /// `Py_tp_traverse`
    pub const Py_tp_traverse: i32 = 71;
    /// `Py_tp_members`
    pub const Py_tp_members: i32 = 72;
    /// `Py_tp_getset`
    pub const Py_tp_getset: i32 = 73;
    /// `Py_tp_free`
    pub const Py_tp_free: i32 = 74;
    /// `Py_nb_matrix_multiply`
    pub const Py_nb_matrix_multiply: i32 = 75;
    /// `Py_nb_inplace_matrix_multiply`
    pub const Py_nb_inplace_matrix_multiply: i32 = 76;
    /// `Py_am_await`
    pub const Py_am_await: i32 = 77;
    /// `Py_am_aiter`
    pub const Py_am_aiter: i32 = 78;
    /// `Py_am_anext`
    pub const Py_am_anext: i32 = 79;
    /// `Py_tp_finalize`
    pub const Py_tp_finalize: i32 = 80;
    /// `Py_am_send`
    pub const Py_am_send: i32 = 81;
    /// `Py_tp_vectorcall`
    pub const Py_tp_vectorcall: i32 = 82;
    /// `Py_tp_token`
    pub const Py_tp_token: i32 = 83;
}

/// Group "type spec".
pub mod type_spec {
    /// `Py_TP_USE_SPEC`
    pub const Py_TP_USE_SPEC: i32 = 0;
}

/// Group "vectorcall".
pub mod vectorcall {
    /// `PY_VECTORCALL_ARGUMENTS_OFFSET`
    pub const PY_VECTORCALL_ARGUMENTS_OFFSET: i64 = -9223372036854775808;
}

/// Group "version".
pub mod version {
    /// `PYTHON_ABI_VERSION`
    pub const PYTHON_ABI_VERSION: i32 = 3;
    /// `PY_MAJOR_VERSION`
    pub const PY_MAJOR_VERSION: i32 = 3;
    /// `Py_MARSHAL_VERSION`
    pub const Py_MARSHAL_VERSION: i32 = 5;
    /// `PY_MICRO_VERSION`
    pub const PY_MICRO_VERSION: i32 = 10;
    /// `PY_MINOR_VERSION`
    pub const PY_MINOR_VERSION: i32 = 14;
    /// `PYTHON_API_VERSION`
    pub const PYTHON_API_VERSION: i32 = 1013;
    /// `PY_VERSION_HEX`
    pub const PY_VERSION_HEX: i32 = 51251952;
}
