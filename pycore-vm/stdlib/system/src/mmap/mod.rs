//! `mmap`: files as memory.

#[expect(unsafe_code, reason = "mapped memory")]
mod mapping;
mod methods;
mod slots;

use std::cell::{Cell, RefCell};
use std::mem::offset_of;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::errors::{OS_ERROR, raise_os_error};
use pycore_objects::protocol::object;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{Fallible, Object, Raised, Thread, module, raise, static_type};

use mapping::Mapping;

use crate::io::sys::Errno;

module! {
    /// The module `mmap`.
    pub static MMAP: name "mmap",
    doc "",
    exec: fill
}

const CONSTANTS: &[(&str, i32)] = &[
    ("PROT_EXEC", libc::PROT_EXEC),
    ("PROT_READ", libc::PROT_READ),
    ("PROT_WRITE", libc::PROT_WRITE),
    ("MAP_SHARED", libc::MAP_SHARED),
    ("MAP_PRIVATE", libc::MAP_PRIVATE),
    ("MAP_DENYWRITE", libc::MAP_DENYWRITE),
    ("MAP_EXECUTABLE", libc::MAP_EXECUTABLE),
    ("MAP_ANONYMOUS", libc::MAP_ANONYMOUS),
    ("MAP_ANON", libc::MAP_ANON),
    ("MAP_POPULATE", libc::MAP_POPULATE),
    ("MAP_STACK", libc::MAP_STACK),
    ("MAP_NORESERVE", libc::MAP_NORESERVE),
    #[cfg(target_arch = "x86_64")]
    ("MAP_32BIT", libc::MAP_32BIT),
    ("ACCESS_DEFAULT", Access::Default as i32),
    ("ACCESS_READ", Access::Read as i32),
    ("ACCESS_WRITE", Access::Write as i32),
    ("ACCESS_COPY", Access::Copy as i32),
    ("MADV_NORMAL", libc::MADV_NORMAL),
    ("MADV_RANDOM", libc::MADV_RANDOM),
    ("MADV_SEQUENTIAL", libc::MADV_SEQUENTIAL),
    ("MADV_WILLNEED", libc::MADV_WILLNEED),
    ("MADV_DONTNEED", libc::MADV_DONTNEED),
    ("MADV_REMOVE", libc::MADV_REMOVE),
    ("MADV_DONTFORK", libc::MADV_DONTFORK),
    ("MADV_DOFORK", libc::MADV_DOFORK),
    ("MADV_HWPOISON", libc::MADV_HWPOISON),
    ("MADV_MERGEABLE", libc::MADV_MERGEABLE),
    ("MADV_UNMERGEABLE", libc::MADV_UNMERGEABLE),
    ("MADV_HUGEPAGE", libc::MADV_HUGEPAGE),
    ("MADV_NOHUGEPAGE", libc::MADV_NOHUGEPAGE),
    ("MADV_DONTDUMP", libc::MADV_DONTDUMP),
    ("MADV_DODUMP", libc::MADV_DODUMP),
    ("MADV_FREE", libc::MADV_FREE),
];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    for &(name, value) in CONSTANTS {
        add(name, &*thread.new_int(value.into())?)?;
    }
    let page = thread.new_int(mapping::page_size())?;
    add("PAGESIZE", &page)?;
    add("ALLOCATIONGRANULARITY", &page)?;
    add("error", OS_ERROR.get().as_object())?;
    ready_with_module(thread, &MAP)?;
    add("mmap", MAP.get().as_object())
}

/// How the memory may be used.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Default = 0,
    Read = 1,
    Write = 2,
    Copy = 3,
}

impl Access {
    fn name(self) -> &'static str {
        match self {
            Self::Default => "ACCESS_DEFAULT",
            Self::Read => "ACCESS_READ",
            Self::Write => "ACCESS_WRITE",
            Self::Copy => "ACCESS_COPY",
        }
    }
}

/// A file as memory.
#[repr(C)]
struct Map {
    object: Object,
    /// None after it was closed.
    mapping: RefCell<Option<Mapping>>,
    position: Cell<usize>,
    /// Where the memory begins in the file.
    offset: i64,
    /// The file, -1 if there is none that is known.
    file: Cell<i32>,
    exports: Cell<usize>,
    access: Access,
    flags: i32,
    tracks_file: bool,
    weak_references: Cell<usize>,
}

static_type! {
    /// The type of files as memory.
    static MAP: Map = {
        name: "mmap.mmap",
        base: OBJECT,
        flags: BASE_TYPE,
        slots: Map::SLOTS,
        own_access: pycore_objects::core::OwnAccess::Get,
        methods: Map::METHODS,
        getsets: Map::GETSETS,
        weaklist_offset: offset_of!(Map, weak_references) as isize,
    };
}

impl Trace for Map {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl Drop for Map {
    fn drop(&mut self) {
        self.end();
    }
}

#[cold]
fn value_error(thread: &Thread, message: &str) -> Raised {
    raise!(thread, VALUE_ERROR, "{message}")
}

#[cold]
fn os_error(thread: &Thread, error: Errno) -> Raised {
    raise_os_error(thread, error, &[])
}

impl Map {
    /// Does something with the memory, in which no code of the program runs.
    fn with<R>(&self, thread: &Thread, work: impl FnOnce(&Mapping) -> R) -> Fallible<R> {
        match &*self.mapping.borrow() {
            Some(mapping) => Ok(work(mapping)),
            None => Err(value_error(thread, "mmap closed or invalid")),
        }
    }

    fn len(&self, thread: &Thread) -> Fallible<usize> {
        self.with(thread, Mapping::len)
    }

    /// Whether it is open and may be changed.
    fn check_writable(&self, thread: &Thread) -> Fallible {
        self.len(thread)?;
        if self.access == Access::Read {
            let message = "mmap can't modify a readonly memory map.";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        Ok(())
    }

    /// Gives the memory and the file back.
    fn end(&self) {
        drop(self.mapping.take());
        let file = self.file.replace(-1);
        if file >= 0 {
            mapping::close(file);
        }
    }
}
