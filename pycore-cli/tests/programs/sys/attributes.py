# Constants and structures of sys.
import sys
print(sys.maxsize, sys.maxunicode, sys.byteorder, sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig,
    sys.float_info.mant_dig, sys.float_info.min_exp, sys.float_repr_style)
print(sys.version_info[:2], sys.version_info.major, sys.version_info.releaselevel, sys.hexversion >> 16 == 0x030e,
    sys.implementation.cache_tag is not None, sys.api_version, sys.copyright is not None, sys.platform)
print(sys.int_info, sys.flags.optimize, sys.flags.no_site, type(sys.flags).__name__,
    sys.dont_write_bytecode in (True, False), sys.getrecursionlimit(), sys.getdefaultencoding(),
    sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
print(type(sys.modules), "sys" in sys.modules, sys.modules["__main__"].__name__, isinstance(sys.path, list),
    isinstance(sys.argv, list), sys.builtin_module_names == tuple(sorted(sys.builtin_module_names)),
    "sys" in sys.builtin_module_names, isinstance(sys.stdlib_module_names, frozenset))
print(sys.getrefcount(object()) >= 1, sys.is_finalizing(), sys.getswitchinterval() > 0, sys.thread_info.name,
    callable(sys.displayhook), sys.__stdout__ is sys.stdout)
