"""importlib.resources for packages of the library that is part of the program."""

import io
from importlib.resources.abc import Traversable, TraversableResources

import _embedded


class EmbeddedPath(Traversable):
    """A file or folder of the library."""

    def __init__(self, inside):
        self._inside = inside

    @property
    def name(self):
        return self._inside.rpartition('/')[2]

    def iterdir(self):
        for name in _embedded.names(self._inside):
            yield self.joinpath(name)

    def is_dir(self):
        return not self.is_file() and _embedded.is_folder(self._inside)

    def is_file(self):
        return _embedded.is_file(self._inside)

    def joinpath(self, *names):
        parts = [self._inside, *(part for name in names for part in str(name).split('/'))]
        return EmbeddedPath('/'.join(part for part in parts if part and part != '.'))

    def __truediv__(self, name):
        return self.joinpath(name)

    def open(self, mode='r', *args, **kwargs):
        data = _embedded.contents(self._inside)
        if data is None:
            raise FileNotFoundError(2, 'No such file or directory', self._inside)
        stream = io.BytesIO(data)
        return stream if 'b' in mode else io.TextIOWrapper(stream, *args, **kwargs)

    def read_bytes(self):
        with self.open('rb') as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        with self.open(encoding=encoding, errors=errors) as file:
            return file.read()


class EmbeddedReader(TraversableResources):
    """The resources of one package."""

    def __init__(self, folder):
        self._folder = folder

    def files(self):
        return EmbeddedPath(self._folder)
