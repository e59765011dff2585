//! The macro by which functions of the C API are written.

/// Functions of the C API.
///
/// ```ignore
/// api! {
///     /// `repr(object)`
///     fn PyObject_Repr(thread, object: &Object) -> Fallible<Owned<Str>> {
///         object::repr(thread, object)
///     }
/// }
/// ```
///
/// Parameters and results are those of [`convert`](crate::convert): the exported function takes and gives what C does. The
/// caller has the interpreter's lock, as the C API demands where it does not say otherwise; `thread` is its proof.
/// The body is `unsafe`, since some of what it gets are pointers: its reasons are the C API's conditions.
///
/// `api! { private; .. }` defines functions that C code reaches by pointers alone.
macro_rules! api {
    (private; $(
        $(#[$attribute:meta])*
        fn $name:ident($thread:ident $(, $argument:ident: $kind:ty)* $(,)?) -> $result:ty $body:block
    )+) => {
        $($crate::api::api! {
            @define $(#[$attribute])*
            fn $name($thread $(, $argument: $kind)*) -> $result $body
        })+
    };
    ($(
        $(#[$attribute:meta])*
        fn $name:ident($thread:ident $(, $argument:ident: $kind:ty)* $(,)?) -> $result:ty $body:block
    )+) => {
        $($crate::api::api! {
            @define $(#[$attribute])*
            #[unsafe(no_mangle)]
            fn $name($thread $(, $argument: $kind)*) -> $result $body
        })+
    };
    (@define
        $(#[$attribute:meta])*
        fn $name:ident($thread:ident $(, $argument:ident: $kind:ty)* $(,)?) -> $result:ty $body:block
    ) => {
            $(#[$attribute])*
            unsafe extern "C" fn $name(
                $($argument: <$kind as $crate::convert::FromC>::Raw),*
            ) -> <$result as $crate::convert::IntoC>::Raw {
                // SAFETY: C code calls this while it has the interpreter's lock, with arguments as the C API demands.
                unsafe {
                    let $thread = pycore_objects::Thread::current();
                    $(let $argument = <$kind as $crate::convert::FromC>::from_c($argument);)*
                    let _ = $thread;
                    #[allow(clippy::redundant_closure_call, reason = "`?` leaves it")]
                    let result: $result = (|| -> $result { $body })();
                    $crate::convert::IntoC::into_c(result)
                }
            }
    };
}
pub(crate) use api;
