//! `resource`: what a process may use, and what it has used.

#[expect(unsafe_code, reason = "calls of the C library")]
mod sys;

use pycore_objects::errors::{OS_ERROR, raise_os_error};
use pycore_objects::protocol::{iterate, number, object};
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::types::structseq::StructSequence;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::type_type::ready::ready_changeable;
use pycore_objects::{
    Fallible, Object, Owned, Raised, Thread, methods, module, raise, struct_sequence,
};

/// The functions of the module.
struct Functions;

module! {
    /// The module `resource`.
    pub static RESOURCE: name "resource",
    doc "What a process may use of the system, and what it has used.",
    functions Functions::METHODS,
    exec: fill
}

struct_sequence! {
    /// What a process has used.
    pub static USAGE = {
        name: "resource.struct_rusage",
        doc: "What a process has used, as getrusage() tells.",
        visible: 16,
        fields: [
            "ru_utime": "seconds of the processor in the program",
            "ru_stime": "seconds of the processor in the system",
            "ru_maxrss": "the most memory that it had",
            "ru_ixrss": "shared memory",
            "ru_idrss": "memory of its own for data",
            "ru_isrss": "memory of its own for stacks",
            "ru_minflt": "faults of pages without reading",
            "ru_majflt": "faults of pages with reading",
            "ru_nswap": "how often it was swapped out",
            "ru_inblock": "operations of reading blocks",
            "ru_oublock": "operations of writing blocks",
            "ru_msgsnd": "messages sent",
            "ru_msgrcv": "messages received",
            "ru_nsignals": "signals received",
            "ru_nvcsw": "how often it gave up the processor",
            "ru_nivcsw": "how often the processor was taken from it",
        ],
    };
}

/// How many resources there are.
const RESOURCES: i32 = 16;

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    let constants = [
        ("RLIMIT_CPU", libc::RLIMIT_CPU as i32),
        ("RLIMIT_FSIZE", libc::RLIMIT_FSIZE as i32),
        ("RLIMIT_DATA", libc::RLIMIT_DATA as i32),
        ("RLIMIT_STACK", libc::RLIMIT_STACK as i32),
        ("RLIMIT_CORE", libc::RLIMIT_CORE as i32),
        ("RLIMIT_RSS", libc::RLIMIT_RSS as i32),
        ("RLIMIT_NPROC", libc::RLIMIT_NPROC as i32),
        ("RLIMIT_NOFILE", libc::RLIMIT_NOFILE as i32),
        ("RLIMIT_OFILE", libc::RLIMIT_NOFILE as i32),
        ("RLIMIT_MEMLOCK", libc::RLIMIT_MEMLOCK as i32),
        ("RLIMIT_AS", libc::RLIMIT_AS as i32),
        ("RLIMIT_SIGPENDING", libc::RLIMIT_SIGPENDING as i32),
        ("RLIMIT_MSGQUEUE", libc::RLIMIT_MSGQUEUE as i32),
        ("RLIMIT_NICE", libc::RLIMIT_NICE as i32),
        ("RLIMIT_RTPRIO", libc::RLIMIT_RTPRIO as i32),
        ("RLIMIT_RTTIME", libc::RLIMIT_RTTIME as i32),
        ("RLIM_INFINITY", -1),
        ("RUSAGE_SELF", libc::RUSAGE_SELF),
        ("RUSAGE_CHILDREN", libc::RUSAGE_CHILDREN),
        ("RUSAGE_THREAD", libc::RUSAGE_THREAD),
    ];
    for (name, value) in constants {
        add(name, &*thread.new_int(value.into())?)?;
    }
    ready_changeable(thread, &USAGE)?;
    add("struct_rusage", USAGE.get().as_object())?;
    add("error", OS_ERROR.get().as_object())
}

fn checked(thread: &Thread, resource: i32) -> Fallible<i32> {
    if (0..RESOURCES).contains(&resource) {
        return Ok(resource);
    }
    Err(raise!(thread, VALUE_ERROR, "invalid resource specified"))
}

/// A limit of the system's as a number; without limit it is -1.
fn shown(thread: &Thread, limits: libc::rlimit) -> Fallible<Owned<Tuple>> {
    let number = |limit: libc::rlim_t| thread.new_int(limit as i64);
    Tuple::pack(thread, [number(limits.rlim_cur)?, number(limits.rlim_max)?])
}

/// A limit as an argument: -1 is none.
fn limit_of(thread: &Thread, value: &Object) -> Fallible<libc::rlim_t> {
    let value = number::index(thread, value)?;
    if value.to_i64() == Some(-1) {
        return Ok(libc::RLIM_INFINITY);
    }
    if value.is_negative() {
        return Err(raise!(thread, VALUE_ERROR, "Cannot convert negative int"));
    }
    Int::to_u64(&value).ok_or_else(|| {
        raise!(thread, OVERFLOW_ERROR, "Python int too large to convert to C rlim_t")
    })
}

fn limits_of(thread: &Thread, limits: &Object) -> Fallible<libc::rlimit> {
    let limits = match limits.downcast::<Tuple>() {
        Some(limits) => limits.iter().map(Owned::share).collect(),
        None => {
            let given = limits.type_name();
            iterate::to_vec(thread, limits, &format!("'{given}' object is not iterable"))?
        }
    };
    let [soft, hard] = limits.as_slice() else {
        return Err(raise!(thread, VALUE_ERROR, "expected a tuple of 2 integers"));
    };
    Ok(libc::rlimit { rlim_cur: limit_of(thread, soft)?, rlim_max: limit_of(thread, hard)? })
}

fn limit_error(thread: &Thread, error: sys::Errno) -> Raised {
    match error {
        libc::EINVAL => raise!(thread, VALUE_ERROR, "current limit exceeds maximum limit"),
        libc::EPERM => raise!(thread, VALUE_ERROR, "not allowed to raise maximum limit"),
        error => raise_os_error(thread, error, &[]),
    }
}

fn seconds(time: libc::timeval) -> f64 {
    time.tv_sec as f64 + time.tv_usec as f64 * 1e-6
}

#[methods(module)]
impl Functions {
    /// getrusage($module, who, /)
    // What this process, its children, or this thread has used.
    fn getrusage(thread: &Thread, who: i32) -> Fallible<Owned<StructSequence>> {
        let usage = sys::usage(who).map_err(|error| match error {
            libc::EINVAL => raise!(thread, VALUE_ERROR, "invalid who parameter"),
            error => raise_os_error(thread, error, &[]),
        })?;
        let mut values = vec![
            thread.new_float(seconds(usage.ru_utime))?,
            thread.new_float(seconds(usage.ru_stime))?,
        ];
        let numbers = [
            usage.ru_maxrss,
            usage.ru_ixrss,
            usage.ru_idrss,
            usage.ru_isrss,
            usage.ru_minflt,
            usage.ru_majflt,
            usage.ru_nswap,
            usage.ru_inblock,
            usage.ru_oublock,
            usage.ru_msgsnd,
            usage.ru_msgrcv,
            usage.ru_nsignals,
            usage.ru_nvcsw,
            usage.ru_nivcsw,
        ];
        for number in numbers {
            values.push(thread.new_int(number)?);
        }
        StructSequence::new(thread, &USAGE, values)
    }

    /// getrlimit($module, resource, /)
    // How much of a resource this process may use: the limit that counts, and how far it may be raised.
    fn getrlimit(thread: &Thread, resource: i32) -> Fallible<Owned<Tuple>> {
        let resource = checked(thread, resource)?;
        let limits = sys::limits(0, resource, None);
        shown(thread, limits.map_err(|error| raise_os_error(thread, error, &[]))?)
    }

    /// setrlimit($module, resource, limits, /)
    // Set how much of a resource this process may use: the limit that counts, and how far it may be raised.
    fn setrlimit(thread: &Thread, resource: i32, limits: &Object) -> Fallible {
        let resource = checked(thread, resource)?;
        let limits = limits_of(thread, limits)?;
        sys::limits(0, resource, Some(limits)).map_err(|error| limit_error(thread, error))?;
        Ok(())
    }

    /// prlimit($module, pid, resource, limits=None, /)
    // How much of a resource a process may use, 0 for this one, and with limits, set it.
    fn prlimit(
        thread: &Thread,
        pid: i32,
        resource: i32,
        limits: Option<&Object>,
    ) -> Fallible<Owned<Tuple>> {
        let resource = checked(thread, resource)?;
        let limits = match limits {
            Some(limits) => Some(limits_of(thread, limits)?),
            None => None,
        };
        let old = sys::limits(pid, resource, limits).map_err(|error| limit_error(thread, error))?;
        shown(thread, old)
    }

    /// getpagesize($module, /)
    // How many bytes a page of memory has.
    fn getpagesize() -> i64 {
        sys::page_size()
    }
}
