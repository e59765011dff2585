//! The syntax tree of Python 3.14: nodes, visitors, text forms
