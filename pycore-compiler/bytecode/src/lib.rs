//! CPython 3.14's bytecode: instructions, code objects, tables, verifier
