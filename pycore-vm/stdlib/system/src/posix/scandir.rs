//! `listdir`, `scandir` and `DirEntry`.

use std::cell::{Cell, RefCell};
use std::ffi::CString;
use std::mem::offset_of;

use pycore_objects::core::{ObjectLike, Trace, Tracer};
use pycore_objects::declare::{Arguments, MemberKind, NativeMember};
use pycore_objects::protocol::object;
use pycore_objects::types::generic_alias::GenericAlias;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, TypeObject, audit, methods, raise, slots, static_type,
};

use super::Posix;
use super::arguments::{AnyPath, text_like};
use super::calls::{Errno, about, blocking, run};
use super::status;
use super::sys::{self, Entry, Folder};

/// An iterator over the names in a folder.
#[repr(C)]
pub struct ScandirIterator {
    object: Object,
    /// The path, for the paths of entries and for errors.
    path: Place,
    is_bytes: Cell<bool>,
    fd: Cell<Option<i32>>,
    /// The path with a slash behind, in front of the names.
    prefix: RefCell<Vec<u8>>,
    folder: RefCell<Option<Folder>>,
}

/// A name in a folder, and what is known of it.
#[repr(C)]
pub struct DirEntry {
    object: Object,
    name: Place,
    path: Place,
    stat: Place,
    lstat: Place,
    c_path: RefCell<CString>,
    /// The folder's descriptor, if that was given: then names are looked for there.
    fd: Cell<Option<i32>>,
    inode: Cell<u64>,
    kind: Cell<u8>,
}

static_type! {
    /// The type `posix.ScandirIterator`.
    pub static SCANDIR_ITERATOR: ScandirIterator = {
        name: "posix.ScandirIterator",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
        slots: ScandirIterator::SLOTS,
        methods: ScandirIterator::METHODS,
    };
}

static_type! {
    /// The type `posix.DirEntry`.
    pub static DIR_ENTRY: DirEntry = {
        name: "posix.DirEntry",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
        slots: DirEntry::SLOTS,
        methods: DirEntry::METHODS,
        members: MEMBERS,
    };
}

const MEMBERS: &[NativeMember] = &[
    NativeMember::new(
        c"name",
        MemberKind::Object,
        offset_of!(DirEntry, name),
        NativeMember::READ_ONLY,
        Some(c"the entry's base filename, relative to scandir() \"path\" argument"),
    ),
    NativeMember::new(
        c"path",
        MemberKind::Object,
        offset_of!(DirEntry, path),
        NativeMember::READ_ONLY,
        Some(c"the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)"),
    ),
];

impl Trace for ScandirIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.path.trace(tracer);
    }

    fn clear(&self) {
        drop(self.path.take());
    }
}

impl Trace for DirEntry {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for place in [&self.name, &self.path, &self.stat, &self.lstat] {
            place.trace(tracer);
        }
    }

    fn clear(&self) {
        for place in [&self.name, &self.path, &self.stat, &self.lstat] {
            drop(place.take());
        }
    }
}

impl ScandirIterator {
    /// The next entry, and nothing behind the last one, which closes the folder.
    fn advance(&self, thread: &Thread) -> Fallible<Option<Entry>> {
        // Another thread that asks meanwhile finds the end.
        let Some(mut folder) = self.folder.take() else { return Ok(None) };
        let next = blocking(thread, || folder.next());
        match next {
            Ok(Some(entry)) => {
                self.folder.replace(Some(folder));
                Ok(Some(entry))
            }
            Ok(None) => Ok(None),
            Err(number) => {
                let path = self.path.get();
                let files: Vec<&Object> =
                    path.as_deref().filter(|path| !path.is_none()).into_iter().collect();
                about(thread, Err(number), &files)
            }
        }
    }
}

#[slots]
impl ScandirIterator {
    fn tp_finalize(&self, thread: &Thread) {
        if self.folder.take().is_none() {
            return;
        }
        crate::warn_unclosed(thread, self.as_object(), "scandir iterator", "scandir iterator ");
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<DirEntry>>> {
        let Some(entry) = self.advance(thread)? else { return Ok(None) };
        let is_bytes = self.is_bytes.get();
        let name = text_like(thread, is_bytes, &entry.name)?;
        let (path, c_path) = match self.fd.get() {
            Some(_) => (name.clone(), entry.name),
            None => {
                let mut path = self.prefix.borrow().clone();
                path.extend_from_slice(&entry.name);
                (text_like(thread, is_bytes, &path)?, path)
            }
        };
        let c_path = CString::new(c_path).unwrap_or_default();
        thread
            .new_object(|object| DirEntry {
                object,
                name: Place::new(name),
                path: Place::new(path),
                stat: Place::empty(),
                lstat: Place::empty(),
                c_path: RefCell::new(c_path),
                fd: self.fd.clone(),
                inode: Cell::new(entry.inode),
                kind: Cell::new(entry.kind),
            })
            .map(Some)
    }
}

#[methods]
impl ScandirIterator {
    fn __enter__(&self) -> Owned {
        Owned::share(self.as_object())
    }

    fn __exit__(&self, _thread: &Thread, _arguments: Arguments<'_>) {
        drop(self.folder.take());
    }

    fn close(&self) {
        drop(self.folder.take());
    }
}

impl DirEntry {
    fn path_object(&self, thread: &Thread) -> Owned {
        self.path.get().unwrap_or_else(|| thread.none())
    }

    fn fetch(&self, thread: &Thread, follow: bool) -> Fallible<Owned> {
        let place = if follow { &self.stat } else { &self.lstat };
        if let Some(known) = place.get() {
            return Ok(known);
        }
        if follow && self.kind.get() != libc::DT_LNK && self.kind.get() != libc::DT_UNKNOWN {
            // No link: both are the same.
            let status = self.fetch(thread, false)?;
            place.set(status.clone());
            return Ok(status);
        }
        let path = self.path_object(thread);
        let start = self.fd.get().unwrap_or(libc::AT_FDCWD);
        let c_path = self.c_path.borrow().clone();
        let flags = super::paths::no_follow(follow);
        let status = run(thread, &[&path], || sys::status(start, &c_path, flags))?;
        let status = status::result(thread, &status)?.into_object();
        place.set(status.clone());
        Ok(status)
    }

    /// Whether the entry is of a kind.
    fn is_kind(&self, thread: &Thread, follow: bool, mode: u32, kind: u8) -> Fallible<bool> {
        let known = self.kind.get();
        let is_link = known == libc::DT_LNK;
        if known != libc::DT_UNKNOWN && !(follow && is_link) {
            return Ok(known == kind);
        }
        let status = match self.fetch(thread, follow) {
            Ok(status) => status,
            Err(raised) => {
                // A file that is gone is of no kind.
                raised.suppress(thread, &pycore_objects::errors::FILE_NOT_FOUND_ERROR)?;
                return Ok(false);
            }
        };
        let found = object::get_item(thread, &status, &*thread.new_int(0)?)?;
        let found = found.downcast_ref::<Int>().and_then(Int::to_i64).unwrap_or(0);
        Ok(found as u32 & libc::S_IFMT == mode)
    }
}

#[slots]
impl DirEntry {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let name = self.name.get().unwrap_or_else(|| thread.none());
        let name = object::repr(thread, &name)?;
        thread.format_str(format_args!("<DirEntry {name}>"))
    }
}

#[methods]
impl DirEntry {
    /// is_dir($self, /, *, follow_symlinks=True)
    ///
    /// Whether the entry is a folder.
    fn is_dir(&self, thread: &Thread, follow_symlinks: Option<bool>) -> Fallible<bool> {
        self.is_kind(thread, follow_symlinks.unwrap_or(true), libc::S_IFDIR, libc::DT_DIR)
    }

    /// is_file($self, /, *, follow_symlinks=True)
    ///
    /// Whether the entry is a plain file.
    fn is_file(&self, thread: &Thread, follow_symlinks: Option<bool>) -> Fallible<bool> {
        self.is_kind(thread, follow_symlinks.unwrap_or(true), libc::S_IFREG, libc::DT_REG)
    }

    /// is_symlink($self, /)
    ///
    /// Whether the entry is a symbolic link.
    fn is_symlink(&self, thread: &Thread) -> Fallible<bool> {
        self.is_kind(thread, false, libc::S_IFLNK, libc::DT_LNK)
    }

    /// is_junction($self, /)
    ///
    /// False: there are no junctions here.
    fn is_junction(&self) -> bool {
        false
    }

    /// stat($self, /, *, follow_symlinks=True)
    ///
    /// What is known of the file; it is asked once.
    fn stat(&self, thread: &Thread, follow_symlinks: Option<bool>) -> Fallible<Owned> {
        self.fetch(thread, follow_symlinks.unwrap_or(true))
    }

    /// inode($self, /)
    ///
    /// The number of the inode.
    fn inode(&self) -> u64 {
        self.inode.get()
    }

    /// __fspath__($self, /)
    ///
    /// The path.
    fn __fspath__(&self, thread: &Thread) -> Owned {
        self.path_object(thread)
    }

    /// __class_getitem__($type, object, /)
    ///
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(class: &TypeObject, thread: &Thread, object: &Object) -> Fallible<Owned> {
        GenericAlias::new(thread, class.as_object(), object).map(Owned::into_object)
    }
}

fn open_folder(thread: &Thread, path: &AnyPath) -> Fallible<Folder> {
    let (c, fd) = (path.c(), path.fd());
    let opened = blocking(thread, || -> Result<Folder, Errno> {
        let mut folder = Folder::open(c, fd)?;
        if fd.is_some() {
            folder.rewind();
        }
        Ok(folder)
    });
    about(thread, opened, &path.files())
}

#[methods(module, name = SCANDIR)]
impl Posix {
    /// listdir($module, /, path=None)
    ///
    /// The names in a folder, in no particular order: bytes if the path is, else strings.
    fn listdir(thread: &Thread, path: Option<AnyPath>) -> Fallible<Owned<List>> {
        let path = path.unwrap_or_else(|| AnyPath::here(thread));
        audit::audit(thread, "os.listdir", &[path.object()])?;
        let mut folder = open_folder(thread, &path)?;
        let names = List::new(thread)?;
        while let Some(entry) = about(thread, blocking(thread, || folder.next()), &path.files())? {
            names.push(thread, path.text(thread, &entry.name)?)?;
        }
        if path.fd().is_some() {
            folder.rewind();
        }
        Ok(names)
    }

    /// scandir($module, /, path=None)
    ///
    /// An iterator over the entries of a folder, which know what kind of file they are.
    fn scandir(thread: &Thread, path: Option<AnyPath>) -> Fallible<Owned<ScandirIterator>> {
        let path = path.unwrap_or_else(|| AnyPath::here(thread));
        audit::audit(thread, "os.scandir", &[path.object()])?;
        let folder = open_folder(thread, &path)?;
        let mut prefix = path.c().to_bytes().to_vec();
        if prefix.last().is_some_and(|last| *last != b'/') {
            prefix.push(b'/');
        }
        if prefix.is_empty() && path.fd().is_none() {
            return Err(raise!(thread, RUNTIME_ERROR, "a folder without a path"));
        }
        thread.new_object(|object| ScandirIterator {
            object,
            path: Place::new(Owned::share(path.object())),
            is_bytes: Cell::new(path.is_bytes()),
            fd: Cell::new(path.fd()),
            prefix: RefCell::new(prefix),
            folder: RefCell::new(Some(folder)),
        })
    }
}
