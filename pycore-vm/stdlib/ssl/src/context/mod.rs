//! `_SSLContext`: what connections have in common.

mod attributes;
mod config;
mod load;
mod settings;
mod wrap;

use std::cell::{Cell, RefCell};

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::errors::{DEPRECATION_WARNING, warn};
use pycore_objects::types::object::OBJECT;
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, TypeObject, raise, slots, static_type,
};

use crate::constants::{PROTOCOL_TLS, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER, PROTOCOL_TLS_V1_2};
pub(crate) use config::NoConfig;
pub(crate) use load::path_of;
pub(crate) use settings::Settings;

/// What has happened to the connections of a context.
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) connect: Cell<u64>,
    pub(crate) connect_good: Cell<u64>,
    pub(crate) accept: Cell<u64>,
    pub(crate) accept_good: Cell<u64>,
    pub(crate) hits: Cell<u64>,
}

/// A context.
#[repr(C)]
pub(crate) struct SslContext {
    object: Object,
    pub(crate) settings: RefCell<Settings>,
    pub(crate) counts: Counts,
    /// What is called when a client has said whom it wants.
    pub(crate) sni_callback: Place,
    /// What is told of the messages of the protocol.
    pub(crate) msg_callback: Place,
    /// Where secrets are written to.
    keylog_filename: Place,
}

static_type! {
    /// The type of contexts.
    pub(crate) static CONTEXT: SslContext = {
        name: "_ssl._SSLContext",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        slots: SslContext::SLOTS,
        methods: SslContext::LOADING,
        more_methods: &[SslContext::CHOICES, SslContext::WRAPPING],
        getsets: SslContext::ATTRIBUTES_GETSETS,
    };
}

impl Trace for SslContext {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.sni_callback.trace(tracer);
        self.msg_callback.trace(tracer);
        self.keylog_filename.trace(tracer);
    }

    fn clear(&self) {
        drop((self.sni_callback.take(), self.msg_callback.take()));
    }
}

#[slots]
impl SslContext {
    /// _SSLContext(protocol, /)
    ///
    /// What connections have in common: whom they trust, who they are, and how they speak.
    fn tp_new(class: &TypeObject, thread: &Thread, protocol: i32) -> Fallible<Owned<Self>> {
        match protocol {
            PROTOCOL_TLS => deprecated(thread, "ssl.PROTOCOL_TLS")?,
            PROTOCOL_TLS_V1_2 => deprecated(thread, "ssl.PROTOCOL_TLSv1_2")?,
            PROTOCOL_TLS_CLIENT | PROTOCOL_TLS_SERVER => {}
            other => {
                let message = "invalid or unsupported protocol version";
                return Err(raise!(thread, VALUE_ERROR, "{message} {other}"));
            }
        }
        let Some(settings) = Settings::new(protocol) else {
            return Err(crate::errors::raise_message(thread, "no source of random numbers"));
        };
        thread.new_instance(class, |object| Self {
            object,
            settings: RefCell::new(settings),
            counts: Counts::default(),
            sni_callback: Place::empty(),
            msg_callback: Place::empty(),
            keylog_filename: Place::empty(),
        })
    }
}

/// Warns that something of the module is not for use any more.
fn deprecated(thread: &Thread, what: &str) -> Fallible {
    warn(thread, &DEPRECATION_WARNING, &format!("{what} is deprecated"), 2)
}
