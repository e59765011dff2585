//! The classes of errors, and raising them.

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::errors::{ATTRIBUTE_ERROR, OS_ERROR, OsError, VALUE_ERROR};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::type_type::TYPE;
use pycore_objects::types::type_type::ready::ready;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Raised, Thread, TypeObject, name, slots, static_type,
};

use crate::constants::{
    SSL_ERROR_EOF, SSL_ERROR_SSL, SSL_ERROR_SYSCALL, SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE,
    SSL_ERROR_ZERO_RETURN,
};

/// `ssl.SSLError`
#[repr(transparent)]
pub(crate) struct SslError(OsError);

static_type! {
    /// The type `ssl.SSLError`.
    pub(crate) static SSL_ERROR: SslError = {
        name: "ssl.SSLError",
        base: OS_ERROR,
        flags: BASE_TYPE | HAVE_GC,
        doc: "An error occurred in the SSL implementation.",
        slots: SslError::SLOTS,
        dict_offset: 16,
    };
}

impl Trace for SslError {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.0.trace(tracer);
    }

    fn clear(&self) {
        self.0.clear();
    }
}

#[slots]
impl SslError {
    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        if let Some(text) = self.0.strerror.get()
            && let Ok(text) = text.downcast::<Str>()
        {
            return Ok(text);
        }
        let args = self.0.base.args.get().unwrap_or_else(|| thread.none());
        object::str(thread, &args)
    }
}

/// The classes below `SSLError`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    General,
    Verification,
    ZeroReturn,
    WantRead,
    WantWrite,
    Syscall,
    Eof,
}

impl Class {
    const BELOW: [Self; 6] = [
        Self::Verification,
        Self::ZeroReturn,
        Self::WantRead,
        Self::WantWrite,
        Self::Syscall,
        Self::Eof,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::General => "SSLError",
            Self::Verification => "SSLCertVerificationError",
            Self::ZeroReturn => "SSLZeroReturnError",
            Self::WantRead => "SSLWantReadError",
            Self::WantWrite => "SSLWantWriteError",
            Self::Syscall => "SSLSyscallError",
            Self::Eof => "SSLEOFError",
        }
    }

    const fn doc(self) -> &'static str {
        match self {
            Self::General => "An error occurred in the SSL implementation.",
            Self::Verification => "A certificate could not be verified.",
            Self::ZeroReturn => "SSL/TLS session closed cleanly.",
            Self::WantRead => {
                "Non-blocking SSL socket needs to read more data\nbefore the requested operation can be completed."
            }
            Self::WantWrite => {
                "Non-blocking SSL socket needs to write more data\nbefore the requested operation can be completed."
            }
            Self::Syscall => "System error when attempting SSL operation.",
            Self::Eof => "SSL/TLS connection terminated abruptly.",
        }
    }

    /// The number that is the first argument.
    const fn number(self) -> i64 {
        match self {
            Self::General | Self::Verification => SSL_ERROR_SSL,
            Self::ZeroReturn => SSL_ERROR_ZERO_RETURN,
            Self::WantRead => SSL_ERROR_WANT_READ,
            Self::WantWrite => SSL_ERROR_WANT_WRITE,
            Self::Syscall => SSL_ERROR_SYSCALL,
            Self::Eof => SSL_ERROR_EOF,
        }
    }

    fn get(self, thread: &Thread) -> Fallible<Owned> {
        if self == Self::General {
            return Ok(Owned::share(SSL_ERROR.get().as_object()));
        }
        thread.native_state(self.name(), || {
            let mut bases: Vec<&TypeObject> = vec![SSL_ERROR.get()];
            if self == Self::Verification {
                bases.push(VALUE_ERROR.get());
            }
            let bases: Vec<&Object> = bases.iter().map(|class| class.as_object()).collect();
            let bases = Tuple::new(thread, &bases)?;
            let namespace = Dict::new(thread)?;
            let module = thread.new_str("ssl")?;
            namespace.insert_str(thread, name!(thread, "__module__"), &module)?;
            let doc = thread.new_str(self.doc())?;
            namespace.insert_str(thread, name!(thread, "__doc__"), &doc)?;
            let own = thread.new_str(self.name())?;
            let arguments = [&*own, bases.as_object(), namespace.as_object()];
            call::call(thread, TYPE.get().as_object(), &arguments)
        })
    }
}

/// Adds the classes to the module.
pub(crate) fn add_classes(thread: &Thread, add: &impl Fn(&str, &Object) -> Fallible) -> Fallible {
    ready(thread, &SSL_ERROR)?;
    add(Class::General.name(), SSL_ERROR.get().as_object())?;
    for class in Class::BELOW {
        add(class.name(), &*class.get(thread)?)?;
    }
    Ok(())
}

/// An error as programs see it.
pub(crate) struct Failure<'a> {
    pub(crate) class: Class,
    /// The first argument, if it is not the class's.
    pub(crate) number: Option<i64>,
    /// What has failed: `SSL`, `X509`, `PEM`.
    pub(crate) library: Option<&'a str>,
    /// How, in capital letters.
    pub(crate) reason: Option<&'a str>,
    /// How, in words.
    pub(crate) text: &'a str,
    /// The number and the words of a fault of a certificate.
    pub(crate) verification: Option<(i32, &'a str)>,
}

impl<'a> Failure<'a> {
    /// An error with a reason of the protocol.
    pub(crate) fn of_reason(reason: &'a str, text: &'a str) -> Self {
        Self {
            class: Class::General,
            number: None,
            library: Some("SSL"),
            reason: Some(reason),
            text,
            verification: None,
        }
    }

    /// An error without more than words.
    pub(crate) fn plain(class: Class, text: &'a str) -> Self {
        Self { class, number: None, library: None, reason: None, text, verification: None }
    }

    /// Raises it; the line is the place in CPython's source that programs find in the message.
    #[cold]
    pub(crate) fn raise(&self, thread: &Thread, line: u32) -> Raised {
        match self.make(thread, line) {
            Ok(exception) => thread.raise(exception),
            Err(raised) => raised,
        }
    }

    fn make(&self, thread: &Thread, line: u32) -> Fallible<Owned> {
        let text = self.text;
        let text = match self.verification {
            Some((_, words)) => format!("{text}: {words}"),
            None => text.to_owned(),
        };
        let head = match (self.library, self.reason) {
            (Some(library), Some(reason)) => format!("[{library}: {reason}] "),
            (Some(library), None) => format!("[{library}] "),
            _ => String::new(),
        };
        let message = thread.new_str(&format!("{head}{text} (_ssl.c:{line})"))?;
        let number = thread.new_int(self.number.unwrap_or(self.class.number()))?;
        let class = self.class.get(thread)?;
        let exception = call::call(thread, &class, &[&number, &message])?;
        let set = |name: &str, value: Owned| {
            object::set_attribute(thread, &exception, &*Str::new(thread, name)?, &value)
        };
        let or_none = |text: Option<&str>| match text {
            Some(text) => thread.new_str(text),
            None => Ok(thread.none()),
        };
        set("reason", or_none(self.reason)?)?;
        set("library", or_none(self.library)?)?;
        if let Some((code, words)) = self.verification {
            set("verify_code", thread.new_int(code.into())?)?;
            set("verify_message", thread.new_str(words)?)?;
        }
        Ok(exception)
    }
}

/// Raises `SSLError` with a message as its only argument.
#[cold]
pub(crate) fn raise_message(thread: &Thread, message: &str) -> Raised {
    pycore_objects::errors::raise_message(thread, &SSL_ERROR, format_args!("{message}"))
}

/// Raises that an attribute cannot be deleted.
#[cold]
pub(crate) fn not_deletable(thread: &Thread, class: &str, name: &str) -> Raised {
    let message = format_args!("attribute '{name}' of '{class}' objects cannot be deleted");
    pycore_objects::errors::raise_message(thread, &ATTRIBUTE_ERROR, message)
}

/// The reason and the words of an alert of the other side.
pub(crate) fn alert(number: u8) -> (String, String) {
    let (family, name) = match number {
        10 => ("SSLV3_ALERT", "UNEXPECTED_MESSAGE"),
        20 => ("SSLV3_ALERT", "BAD_RECORD_MAC"),
        21 => ("TLSV1_ALERT", "DECRYPTION_FAILED"),
        22 => ("TLSV1_ALERT", "RECORD_OVERFLOW"),
        30 => ("SSLV3_ALERT", "DECOMPRESSION_FAILURE"),
        40 => ("SSLV3_ALERT", "HANDSHAKE_FAILURE"),
        41 => ("SSLV3_ALERT", "NO_CERTIFICATE"),
        42 => ("SSLV3_ALERT", "BAD_CERTIFICATE"),
        43 => ("SSLV3_ALERT", "UNSUPPORTED_CERTIFICATE"),
        44 => ("SSLV3_ALERT", "CERTIFICATE_REVOKED"),
        45 => ("SSLV3_ALERT", "CERTIFICATE_EXPIRED"),
        46 => ("SSLV3_ALERT", "CERTIFICATE_UNKNOWN"),
        47 => ("SSLV3_ALERT", "ILLEGAL_PARAMETER"),
        48 => ("TLSV1_ALERT", "UNKNOWN_CA"),
        49 => ("TLSV1_ALERT", "ACCESS_DENIED"),
        50 => ("TLSV1_ALERT", "DECODE_ERROR"),
        51 => ("TLSV1_ALERT", "DECRYPT_ERROR"),
        60 => ("TLSV1_ALERT", "EXPORT_RESTRICTION"),
        70 => ("TLSV1_ALERT", "PROTOCOL_VERSION"),
        71 => ("TLSV1_ALERT", "INSUFFICIENT_SECURITY"),
        80 => ("TLSV1_ALERT", "INTERNAL_ERROR"),
        86 => ("TLSV1_ALERT", "INAPPROPRIATE_FALLBACK"),
        90 => ("TLSV1_ALERT", "USER_CANCELLED"),
        100 => ("TLSV1_ALERT", "NO_RENEGOTIATION"),
        109 => ("TLSV13_ALERT", "MISSING_EXTENSION"),
        110 => ("TLSV1", "UNSUPPORTED_EXTENSION"),
        111 => ("TLSV1", "CERTIFICATE_UNOBTAINABLE"),
        112 => ("TLSV1", "UNRECOGNIZED_NAME"),
        113 => ("TLSV1", "BAD_CERTIFICATE_STATUS_RESPONSE"),
        114 => ("TLSV1", "BAD_CERTIFICATE_HASH_VALUE"),
        115 => ("TLSV1_ALERT", "UNKNOWN_PSK_IDENTITY"),
        116 => ("TLSV13_ALERT", "CERTIFICATE_REQUIRED"),
        120 => ("TLSV1_ALERT", "NO_APPLICATION_PROTOCOL"),
        number => {
            let reason = format!("ALERT_{number}");
            return (reason, format!("alert {number}"));
        }
    };
    let words = format!("{family}_{name}").to_ascii_lowercase().replace('_', " ");
    (format!("{family}_{name}"), words.replace("sslv3", "ssl/tls"))
}

/// The other side has gone away without saying so.
pub(crate) fn unexpected_end<'a>() -> Failure<'a> {
    let mut failure =
        Failure::of_reason("UNEXPECTED_EOF_WHILE_READING", "EOF occurred in violation of protocol");
    failure.class = Class::Eof;
    failure
}
