//! `_socket`: connections of the network and between processes.
//!
//! A call that may wait is made without the interpreter's lock, and repeated when a signal has interrupted it, until the
//! socket's timeout is over. Memory of the program is not touched meanwhile: data comes in through memory of ours.
//!
//! Not here: the addresses of Bluetooth, CAN, TIPC, QIPCRTR and the kernel's cryptography, whose sockets can be made but not
//! bound (`OSError`: bad family), `sendmsg_afalg`, and the capsule `CAPI`, the table of C functions for other extensions.

mod address;
mod arguments;
mod constants;
mod functions;
pub mod layers;
mod messages;
mod methods;
pub mod object;
#[expect(unsafe_code, reason = "the structs of the system")]
mod raw_address;
#[expect(unsafe_code, reason = "calls of the C library")]
mod resolver;
#[expect(unsafe_code, reason = "calls of the system")]
mod sys;

use pycore_objects::errors::{OS_ERROR, TIMEOUT_ERROR, new_class, raise_os_error};
use pycore_objects::protocol::{call, object as any};
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, module};

use resolver::Failure;

module! {
    /// The module `_socket`.
    pub static SOCKET_MODULE: name "_socket",
    doc "Sockets: what the module socket stands on.",
    functions functions::Functions::METHODS,
    exec: fill
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name: &str, value: &Object| {
        any::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    for &(name, value) in constants::NUMBERS.iter().chain(constants::MORE_NUMBERS) {
        add(name, &*thread.new_int(value)?)?;
    }
    for &(name, value) in constants::TEXTS {
        add(name, &*thread.new_str(value)?)?;
    }
    add("has_ipv6", &thread.bool(true))?;
    ready_with_module(thread, &object::SOCKET)?;
    add("socket", object::SOCKET.get().as_object())?;
    add("SocketType", object::SOCKET.get().as_object())?;
    add("error", OS_ERROR.get().as_object())?;
    add("timeout", TIMEOUT_ERROR.get().as_object())?;
    add("herror", &*error_class(thread, HOST_ERROR)?)?;
    add("gaierror", &*error_class(thread, LOOKUP_ERROR)?)
}

/// Names of the classes of errors that are the module's own.
const HOST_ERROR: &str = "socket.herror";
const LOOKUP_ERROR: &str = "socket.gaierror";

/// The class of a name, which exists once.
fn error_class(thread: &Thread, name: &'static str) -> Fallible<Owned> {
    thread.native_state(name, || new_class(thread, name, OS_ERROR.get()))
}

/// Raises the exception of an error number of the system.
#[cold]
fn os_error(thread: &Thread, number: i32) -> Raised {
    raise_os_error(thread, number, &[])
}

#[cold]
fn raise_class(thread: &Thread, class: &'static str, code: i32, message: &str) -> Raised {
    let make = || -> Fallible<Owned> {
        let class = error_class(thread, class)?;
        let (code, message) = (thread.new_int(code.into())?, thread.new_str(message)?);
        call::call(thread, &class, &[&code, &message])
    };
    match make() {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

/// Raises `gaierror`, or what an error number of the system is.
#[cold]
fn lookup_error(thread: &Thread, failure: Failure) -> Raised {
    match failure {
        Failure::System(number) => os_error(thread, number),
        Failure::Lookup(code) => {
            raise_class(thread, LOOKUP_ERROR, code, &resolver::lookup_message(code))
        }
    }
}

/// Raises `herror`.
#[cold]
fn host_error(thread: &Thread, code: i32) -> Raised {
    raise_class(thread, HOST_ERROR, code, &resolver::host_message(code))
}

/// The list that holds the timeout of new sockets.
fn defaults(thread: &Thread) -> Fallible<Owned> {
    thread.native_state("_socket", || {
        let forever = thread.new_int(object::FOREVER)?;
        Ok(List::from_owned(thread, vec![forever])?.into_object())
    })
}

/// The timeout of new sockets.
fn default_timeout(thread: &Thread) -> Fallible<i64> {
    let defaults = defaults(thread)?;
    let timeout = defaults.downcast_ref::<List>().and_then(|list| list.get(0));
    let timeout = timeout.and_then(|timeout| timeout.downcast_ref::<Int>().and_then(Int::to_i64));
    Ok(timeout.unwrap_or(object::FOREVER))
}

fn set_default_timeout(thread: &Thread, timeout: i64) -> Fallible {
    let defaults = defaults(thread)?;
    let timeout = thread.new_int(timeout)?;
    if let Some(list) = defaults.downcast_ref::<List>() {
        drop(list.set(0, timeout));
    }
    Ok(())
}
