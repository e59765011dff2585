//! CPython 3.14's marshal format and .pyc files

#![forbid(unsafe_code)]
