//! `errno`: the numbers of the system's errors.

use pycore_objects::types::dict::Dict;
use pycore_objects::{Fallible, Object, Thread, module};

use crate::sys::add;

module! {
    /// The module `errno`.
    pub static ERRNO: name "errno",
    doc "The numbers of the system's errors, under the names that the system has for them.",
    exec: fill
}

/// Names with their numbers.
macro_rules! numbers {
    ($($name:ident,)*) => {
        &[$((stringify!($name), libc::$name)),*]
    };
}

/// In the order of their numbers; of several names for one number, the one that `errorcode` gives comes first.
const NUMBERS: &[(&str, i32)] = numbers! {
    EPERM, ENOENT, ESRCH, EINTR, EIO, ENXIO, E2BIG, ENOEXEC, EBADF, ECHILD, EAGAIN, EWOULDBLOCK,
    ENOMEM, EACCES, EFAULT, ENOTBLK, EBUSY, EEXIST, EXDEV, ENODEV, ENOTDIR, EISDIR, EINVAL,
    ENFILE, EMFILE, ENOTTY, ETXTBSY, EFBIG, ENOSPC, ESPIPE, EROFS, EMLINK, EPIPE, EDOM, ERANGE,
    EDEADLOCK, EDEADLK, ENAMETOOLONG, ENOLCK, ENOSYS, ENOTEMPTY, ELOOP, ENOMSG, EIDRM, ECHRNG,
    EL2NSYNC, EL3HLT, EL3RST, ELNRNG, EUNATCH, ENOCSI, EL2HLT, EBADE, EBADR, EXFULL, ENOANO,
    EBADRQC, EBADSLT, EBFONT, ENOSTR, ENODATA, ETIME, ENOSR, ENONET, ENOPKG, EREMOTE, ENOLINK,
    EADV, ESRMNT, ECOMM, EPROTO, EMULTIHOP, EDOTDOT, EBADMSG, EOVERFLOW, ENOTUNIQ, EBADFD,
    EREMCHG, ELIBACC, ELIBBAD, ELIBSCN, ELIBMAX, ELIBEXEC, EILSEQ, ERESTART, ESTRPIPE, EUSERS,
    ENOTSOCK, EDESTADDRREQ, EMSGSIZE, EPROTOTYPE, ENOPROTOOPT, EPROTONOSUPPORT, ESOCKTNOSUPPORT,
    ENOTSUP, EOPNOTSUPP, EPFNOSUPPORT, EAFNOSUPPORT, EADDRINUSE, EADDRNOTAVAIL, ENETDOWN,
    ENETUNREACH, ENETRESET, ECONNABORTED, ECONNRESET, ENOBUFS, EISCONN, ENOTCONN, ESHUTDOWN,
    ETOOMANYREFS, ETIMEDOUT, ECONNREFUSED, EHOSTDOWN, EHOSTUNREACH, EALREADY, EINPROGRESS,
    ESTALE, EUCLEAN, ENOTNAM, ENAVAIL, EISNAM, EREMOTEIO, EDQUOT, ENOMEDIUM, EMEDIUMTYPE,
    ECANCELED, ENOKEY, EKEYEXPIRED, EKEYREVOKED, EKEYREJECTED, EOWNERDEAD, ENOTRECOVERABLE,
    ERFKILL, EHWPOISON,
};

/// What newer systems have and the C library's bindings do not name.
const NEWER: &[(&str, i32)] = &[("EFTYPE", 134)];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let names = Dict::new(thread)?;
    for &(name, number) in NUMBERS.iter().chain(NEWER) {
        let number = thread.new_int(number.into())?;
        add(thread, module, name, &number)?;
        if !names.contains(thread, &number)? {
            names.insert(thread, &number, &*thread.new_str(name)?)?;
        }
    }
    add(thread, module, "errorcode", &names.into_object())
}
