//! Instructions that nothing executes: the interpreter has no use for these forms, and verified code has none of them.

/// Instructions that are never reached.
macro_rules! missing {
    ($($name:ident)*) => {
        $( handlers! { #[cold] fn $name(h) { goto!(h, super::undefined) } } )*
    };
}

missing! { EXIT_INIT_CHECK ENTER_EXECUTOR LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN }
