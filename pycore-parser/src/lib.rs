//! Python 3.14 tokens to syntax tree, with CPython's errors
