"""Imports modules from the library that is part of the program.

The library has no folder in the file system. Its place on sys.path is the folder that it would have below the
program's own file, which cannot exist, since a file has nothing below it.
"""

import _embedded
import _imp
import sys
from _frozen_importlib import spec_from_loader
from _frozen_importlib_external import (
    FileLoader, SourceLoader, _path_join, path_sep, spec_from_file_location)
from zipimport import zipimporter

ROOT = sys._embedded_library


def _inside(path):
    """The path relative to the library, or None if it is outside."""
    if path == ROOT:
        return ''
    if path.startswith(ROOT + path_sep):
        return path[len(ROOT) + 1:]
    return None


class EmbeddedLoader(FileLoader, SourceLoader):
    """Loads a module of the library from its code."""

    def get_data(self, path):
        inside = _inside(path)
        data = None if inside is None else _embedded.contents(inside)
        if data is None:
            raise FileNotFoundError(2, 'No such file or directory', path)
        return data

    def path_stats(self, path):
        inside = _inside(path)
        if inside is None or not _embedded.is_file(inside):
            raise FileNotFoundError(2, 'No such file or directory', path)
        return {'mtime': 0, 'size': None}

    def get_code(self, fullname):
        code = _embedded.code(_inside(self.path))
        if code is None:
            return self.source_to_code(self.get_data(self.path), self.path)
        _imp._fix_co_filename(code, self.path)
        return code

    def get_resource_reader(self, module):
        from _pycore_resources import EmbeddedReader
        return EmbeddedReader(_inside(self.path).rpartition(path_sep)[0])


class EmbeddedFinder:
    """Finds modules in one folder of the library."""

    def __init__(self, path):
        self.folder = _inside(path)
        if self.folder is None:
            raise ImportError('not a place of the embedded library', path=path)
        self.path = path

    def __repr__(self):
        return f'{type(self).__name__}({self.path!r})'

    def _join(self, name):
        return f'{self.folder}/{name}' if self.folder else name

    def find_spec(self, fullname, target=None):
        tail = fullname.rpartition('.')[2]
        if not tail:
            return None
        inside = self._join(tail)
        place = _path_join(self.path, tail)
        if _embedded.is_file(inside + '/__init__.py'):
            path = _path_join(place, '__init__.py')
            loader = EmbeddedLoader(fullname, path)
            return spec_from_file_location(
                fullname, path, loader=loader, submodule_search_locations=[place])
        if _embedded.is_file(inside + '.py'):
            path = place + '.py'
            return spec_from_file_location(
                fullname, path, loader=EmbeddedLoader(fullname, path))
        if _embedded.is_folder(inside):
            spec = spec_from_loader(fullname, None, origin=None)
            spec.submodule_search_locations = [place]
            return spec
        return None

    def invalidate_caches(self):
        """Nothing is cached."""

    def iter_modules(self, prefix=''):
        """Name, and whether it is a package, of every module; for pkgutil."""
        for name in _embedded.names(self.folder):
            if name.endswith('.py'):
                if name != '__init__.py':
                    yield prefix + name[:-3], False
            elif _embedded.is_file(self._join(name) + '/__init__.py'):
                yield prefix + name, True


def _install():
    """Makes the library's place on sys.path importable, and zip files."""
    sys.path_hooks[:0] = EmbeddedFinder, zipimporter
