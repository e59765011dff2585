"""What this Python was built with, for `sysconfig`: the variables that programs ask for.

CPython generates this module from its Makefile and pyconfig.h. Pycore has neither; these are the facts that hold for it,
under the names by which extension builders, `pip` and the test suite look for them.
"""

import sys

_version = f'{sys.version_info.major}.{sys.version_info.minor}'
_multiarch = sys.implementation._multiarch
_soabi = f'{sys.implementation.cache_tag}-{_multiarch}'
_library = f'{sys.base_prefix}/lib/python{_version}'
_include = f'{sys.base_prefix}/include/python{_version}'

build_time_vars = {
    # Names and versions.
    'ABIFLAGS': sys.abiflags,
    'EXE': '',
    'EXT_SUFFIX': f'.{_soabi}.so',
    'LDVERSION': _version,
    'MACHDEP': sys.platform,
    'MULTIARCH': _multiarch,
    'PYTHON': 'python',
    'PYTHONFRAMEWORK': '',
    'PYTHONFRAMEWORKPREFIX': '',
    'SHLIB_SUFFIX': '.so',
    'SOABI': _soabi,
    'VERSION': _version,

    # Folders.
    'BINDIR': f'{sys.base_exec_prefix}/bin',
    'BINLIBDEST': _library,
    'CONFINCLUDEPY': _include,
    'DESTSHARED': f'{_library}/lib-dynload',
    'INCLUDEDIR': f'{sys.base_prefix}/include',
    'INCLUDEPY': _include,
    'LIBDEST': _library,
    'LIBDIR': f'{sys.base_exec_prefix}/lib',
    'LIBPL': f'{_library}/config-{_version}-{_multiarch}',
    'TZPATH': '/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo',
    'exec_prefix': sys.base_exec_prefix,
    'prefix': sys.base_prefix,

    # How extension modules are compiled. They link with no library: the program exports the symbols.
    'AR': 'ar',
    'ARFLAGS': 'rcs',
    'BLDSHARED': 'cc -shared',
    'CC': 'cc',
    'CCSHARED': '-fPIC',
    'CFLAGS': '-fno-strict-overflow -DNDEBUG -O2 -Wall',
    'CPPFLAGS': '',
    'CXX': 'c++',
    'LDCXXSHARED': 'c++ -shared',
    'LDFLAGS': '',
    'LDSHARED': 'cc -shared',
    'LIBS': '',
    'LINKFORSHARED': '-Xlinker -export-dynamic',
    'OPT': '-DNDEBUG -O2 -Wall',
    'PY_CFLAGS': '-fno-strict-overflow -DNDEBUG -O2 -Wall',
    'PY_CFLAGS_NODIST': '',
    'PY_LDFLAGS': '',
    'PY_LDFLAGS_NODIST': '',

    # What is built in, and what is not.
    'ENABLE_IPV6': 1,
    'PY_SUPPORT_TIER': 0,
    'PY_ENABLE_SHARED': 0,
    'PY_SSL_DEFAULT_CIPHERS': 1,
    'Py_DEBUG': 0,
    'Py_ENABLE_SHARED': 0,
    'Py_GIL_DISABLED': 0,
    'Py_HASH_ALGORITHM': 0,
    'Py_TRACE_REFS': 0,
    'TEST_MODULES': 'no',
    'WITH_DOC_STRINGS': 1,
    'WITH_DTRACE': 0,
    'WITH_PYMALLOC': 1,
    'WITH_VALGRIND': 0,
    'HAVE_DYNAMIC_LOADING': 1,
    'HAVE_FORK': 1,
    'HAVE_GETENTROPY': 1,
    'HAVE_GETRANDOM': 1,
    'HAVE_GETRANDOM_SYSCALL': 1,
    'HAVE_PERF_TRAMPOLINE': 0,
    '_Py_HAVE_STRERROR_R': 1,

    # Sizes in bytes on x86-64 Linux.
    'ALIGNOF_LONG': 8,
    'ALIGNOF_SIZE_T': 8,
    'SIZEOF_DOUBLE': 8,
    'SIZEOF_FLOAT': 4,
    'SIZEOF_INT': 4,
    'SIZEOF_LONG': 8,
    'SIZEOF_LONG_LONG': 8,
    'SIZEOF_PID_T': 4,
    'SIZEOF_SHORT': 2,
    'SIZEOF_SIZE_T': 8,
    'SIZEOF_TIME_T': 8,
    'SIZEOF_UINTPTR_T': 8,
    'SIZEOF_VOID_P': 8,
    'SIZEOF_WCHAR_T': 4,
}
