//! `posix`: the system, as the module `os` shows it.

pub(crate) mod arguments;
mod attributes;
#[expect(unsafe_code, reason = "calls of the C library")]
mod calls;
mod configuration;
#[allow(clippy::unnecessary_cast, reason = "C's constants have several types")]
mod constants;
mod devices;
mod environ;
mod execute;
mod files;
mod normalize;
mod paths;
pub mod processes;
mod random;
pub mod scandir;
mod scheduling;
pub mod status;
#[expect(unsafe_code, reason = "calls of the C library")]
mod sys;
pub mod terminals;
mod times;
mod users;

use pycore_objects::core::{ObjectLike, TypeStatic};
use pycore_objects::errors::OS_ERROR;
use pycore_objects::protocol::object;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_changeable;
use pycore_objects::{Fallible, Object, Owned, Thread, module};

/// The functions' place.
pub struct Posix;

module! {
    /// The module `posix`.
    pub static POSIX: name "posix",
    doc "What POSIX says that systems do, which the module os shows.",
    functions Posix::ATTRIBUTES
        | Posix::ENVIRON
        | Posix::EXECUTE
        | Posix::FILES
        | Posix::NORMALIZE
        | Posix::OF_STATUS
        | Posix::PATHS
        | Posix::PROCESSES
        | Posix::RANDOM
        | Posix::SCANDIR
        | Posix::SCHEDULING
        | Posix::SETTERS
        | Posix::STATUS
        | Posix::SYSTEM
        | Posix::TERMINALS
        | Posix::TIMES
        | Posix::USERS,
    exec: fill
}

/// The types of the module that it shows.
static TYPES: &[&TypeStatic] = &[
    &scandir::DIR_ENTRY,
    &scheduling::SCHED_PARAM,
    &status::STAT_RESULT,
    &status::STATVFS_RESULT,
    &terminals::TERMINAL_SIZE,
    &times::TIMES_RESULT,
    &times::UNAME_RESULT,
    &processes::WAITID_RESULT,
];

/// A dict of names and numbers.
fn names(thread: &Thread, table: &[(&str, i32)]) -> Fallible<Owned> {
    let dict = Dict::new(thread)?;
    for (name, number) in table {
        let number = thread.new_int((*number).into())?;
        dict.insert_str(thread, &*Str::new(thread, name)?, &number)?;
    }
    Ok(dict.into_object())
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    ready_changeable(thread, &scandir::SCANDIR_ITERATOR)?;
    for class in TYPES {
        ready_changeable(thread, class)?;
        let class = class.get();
        add(&class.short_name(), class.as_object())?;
    }
    for (name, value) in constants::CONSTANTS {
        add(name, &*thread.new_int(*value)?)?;
    }
    add("error", OS_ERROR.get().as_object())?;
    add("environ", environ::environment(thread)?.as_object())?;
    add("sysconf_names", &*names(thread, constants::SYSCONF)?)?;
    add("pathconf_names", &*names(thread, constants::PATHCONF)?)?;
    add("confstr_names", &*names(thread, constants::CONFSTR)?)?;
    let have = List::new(thread)?;
    for name in constants::HAVE {
        have.push(thread, thread.new_str(name)?)?;
    }
    add("_have_functions", have.as_object())
}
