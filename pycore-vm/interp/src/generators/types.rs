//! The three types whose instances are generators' memory.

use pycore_objects::core::{Layout, ObjectLike, Thread, Trace, Tracer, TypeObject};
use pycore_objects::declare::{MemberKind, NativeMember};
use pycore_objects::static_type;
use pycore_objects::types::object::OBJECT;

use super::value::{Body, ORIGIN, RELEASE, RUNNING_ASYNC, WEAK_REFERENCES, body_struct};

body_struct! {
    /// A generator.
    Generator;
    /// A coroutine.
    Coroutine;
    /// An asynchronous generator.
    AsyncGenerator;
}

static_type! {
    /// The type of generators.
    pub static GENERATOR: Generator = {
        name: "generator",
        export: "PyGen_Type",
        base: OBJECT,
        flags: HAVE_GC,
        item_size: 8,
        weaklist_offset: WEAK_REFERENCES,
        slots: Generator::SLOTS.merge(RELEASE),
        methods: Generator::METHODS,
        more_methods: &[Generator::GENERIC],
        getsets: Generator::GETSETS,
    };
}

static_type! {
    /// The type of coroutines.
    pub static COROUTINE: Coroutine = {
        name: "coroutine",
        export: "PyCoro_Type",
        base: OBJECT,
        flags: HAVE_GC,
        item_size: 8,
        weaklist_offset: WEAK_REFERENCES,
        slots: Coroutine::SLOTS.merge(RELEASE),
        methods: Coroutine::METHODS,
        more_methods: &[Coroutine::GENERIC],
        getsets: Coroutine::GETSETS,
        members: COROUTINE_MEMBERS,
    };
}

static_type! {
    /// The type of asynchronous generators.
    pub static ASYNC_GENERATOR: AsyncGenerator = {
        name: "async_generator",
        export: "PyAsyncGen_Type",
        base: OBJECT,
        flags: HAVE_GC,
        item_size: 8,
        weaklist_offset: WEAK_REFERENCES,
        slots: AsyncGenerator::SLOTS.merge(RELEASE),
        methods: AsyncGenerator::METHODS,
        more_methods: &[AsyncGenerator::GENERIC],
        getsets: AsyncGenerator::GETSETS,
        members: ASYNC_GENERATOR_MEMBERS,
    };
}

const COROUTINE_MEMBERS: &[NativeMember] = &[NativeMember::new(
    c"cr_origin",
    MemberKind::ObjectOrNone,
    ORIGIN,
    NativeMember::READ_ONLY,
    None,
)];

const ASYNC_GENERATOR_MEMBERS: &[NativeMember] = &[NativeMember::new(
    c"ag_running",
    MemberKind::Bool,
    RUNNING_ASYNC,
    NativeMember::READ_ONLY,
    None,
)];

/// Whether it is one of the three types.
#[inline(always)]
pub(super) fn is_one(class: &TypeObject) -> bool {
    [&GENERATOR, &COROUTINE, &ASYNC_GENERATOR].iter().any(|one| std::ptr::eq(class, one.get()))
}

/// What messages call a generator.
pub(super) fn kind(body: &Body) -> &'static str {
    let class = body.as_object().type_object();
    if std::ptr::eq(class, COROUTINE.get()) {
        "coroutine"
    } else if std::ptr::eq(class, ASYNC_GENERATOR.get()) {
        "async generator"
    } else {
        "generator"
    }
}

pycore_objects::generic_class!(Generator);

pycore_objects::generic_class!(Coroutine);

pycore_objects::generic_class!(AsyncGenerator);
