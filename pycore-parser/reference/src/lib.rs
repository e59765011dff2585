//! The grammar of Python 3.14 as an executable pest grammar

#![forbid(unsafe_code)]
