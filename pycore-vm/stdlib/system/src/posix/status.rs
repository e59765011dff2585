//! `stat` and what it gives.

use pycore_objects::types::int::Int;
use pycore_objects::types::structseq::StructSequence;
use pycore_objects::{Fallible, Owned, Thread, methods, struct_sequence};

use super::Posix;
use super::arguments::{DirFd, Path, PathOrFd, start_of};
use super::calls::{run, run_again};
use super::paths::{conflict, no_follow};
use super::sys;

struct_sequence! {
    /// `os.stat_result`
    pub static STAT_RESULT = {
        name: "os.stat_result",
        doc: "What is known of a file, as stat(), fstat() and lstat() give it: ten integers, and more by name.",
        visible: 10,
        fields: [
            "st_mode": "kind and permissions",
            "st_ino": "number of the inode",
            "st_dev": "device",
            "st_nlink": "number of names",
            "st_uid": "user who owns it",
            "st_gid": "group that owns it",
            "st_size": "bytes",
            _: "time of the last access, whole seconds",
            _: "time of the last modification, whole seconds",
            _: "time of the last change of what is known, whole seconds",
            "st_atime": "time of the last access",
            "st_mtime": "time of the last modification",
            "st_ctime": "time of the last change of what is known",
            "st_atime_ns": "time of the last access in nanoseconds",
            "st_mtime_ns": "time of the last modification in nanoseconds",
            "st_ctime_ns": "time of the last change of what is known in nanoseconds",
            "st_blksize": "best size of a read or write",
            "st_blocks": "number of blocks of 512 bytes",
            "st_rdev": "which device it is, if it is one",
        ],
    };
}

struct_sequence! {
    /// `os.statvfs_result`
    pub static STATVFS_RESULT = {
        name: "os.statvfs_result",
        doc: "What is known of a file system, as statvfs() and fstatvfs() give it.",
        visible: 10,
        fields: [
            "f_bsize": "size of a block",
            "f_frsize": "unit of the numbers of blocks",
            "f_blocks": "number of blocks",
            "f_bfree": "free blocks",
            "f_bavail": "free blocks for whom it may concern",
            "f_files": "number of inodes",
            "f_ffree": "free inodes",
            "f_favail": "free inodes for whom it may concern",
            "f_flag": "how it is mounted",
            "f_namemax": "length of names",
            "f_fsid": "identifier",
        ],
    };
}

/// Nanoseconds of a second.
const SECOND: i128 = 1_000_000_000;

/// What is known of a file as an object.
pub(super) fn result(thread: &Thread, status: &libc::stat) -> Fallible<Owned<StructSequence>> {
    let mut values = thread.vector(19)?;
    for number in [status.st_mode.into(), status.st_ino, status.st_dev, status.st_nlink] {
        values.push(Int::from_u64(thread, number)?.into_object());
    }
    for number in [status.st_uid.into(), status.st_gid.into(), status.st_size] {
        values.push(thread.new_int(number)?);
    }
    let times = [
        (status.st_atime, status.st_atime_nsec),
        (status.st_mtime, status.st_mtime_nsec),
        (status.st_ctime, status.st_ctime_nsec),
    ];
    for (seconds, _) in times {
        values.push(thread.new_int(seconds)?);
    }
    for (seconds, nanoseconds) in times {
        values.push(thread.new_float(seconds as f64 + 1e-9 * nanoseconds as f64)?);
    }
    for (seconds, nanoseconds) in times {
        let all = i128::from(seconds) * SECOND + i128::from(nanoseconds);
        values.push(Int::from_i128(thread, all)?.into_object());
    }
    values.push(thread.new_int(status.st_blksize)?);
    values.push(thread.new_int(status.st_blocks)?);
    values.push(Int::from_u64(thread, status.st_rdev)?.into_object());
    StructSequence::new(thread, &STAT_RESULT, values)
}

fn file_system_result(thread: &Thread, status: &libc::statvfs) -> Fallible<Owned<StructSequence>> {
    let mut values = thread.vector(11)?;
    for number in [
        status.f_bsize,
        status.f_frsize,
        status.f_blocks,
        status.f_bfree,
        status.f_bavail,
        status.f_files,
        status.f_ffree,
        status.f_favail,
        status.f_flag,
        status.f_namemax,
        status.f_fsid,
    ] {
        values.push(Int::from_u64(thread, number)?.into_object());
    }
    StructSequence::new(thread, &STATVFS_RESULT, values)
}

#[methods(module, name = STATUS)]
impl Posix {
    /// stat($module, /, path, *, dir_fd=None, follow_symlinks=True)
    ///
    /// What is known of a file: a path, or the descriptor of an open one.
    fn stat(
        thread: &Thread,
        path: PathOrFd,
        dir_fd: Option<DirFd>,
        follow_symlinks: Option<bool>,
    ) -> Fallible<Owned<StructSequence>> {
        let follow = follow_symlinks.unwrap_or(true);
        if path.fd().is_some() && dir_fd.is_some() {
            let message = "can't specify dir_fd without matching path";
            return Err(conflict(thread, "stat", message));
        }
        if path.fd().is_some() && !follow {
            let message = "cannot use fd and follow_symlinks together";
            return Err(conflict(thread, "stat", message));
        }
        let (fd, c, start) = (path.fd(), path.c(), start_of(dir_fd));
        let file = [path.object()];
        let status = run(thread, &file, || match fd {
            Some(fd) => sys::status_of(fd),
            None => sys::status(start, c, no_follow(follow)),
        })?;
        result(thread, &status)
    }

    /// lstat($module, /, path, *, dir_fd=None)
    ///
    /// What is known of a file, or of a symbolic link itself.
    fn lstat(
        thread: &Thread,
        path: Path,
        dir_fd: Option<DirFd>,
    ) -> Fallible<Owned<StructSequence>> {
        let (c, start) = (path.c(), start_of(dir_fd));
        let status =
            run(thread, &path.files(), || sys::status(start, c, libc::AT_SYMLINK_NOFOLLOW))?;
        result(thread, &status)
    }

    /// fstat($module, /, fd)
    ///
    /// What is known of an open file.
    fn fstat(thread: &Thread, fd: i32) -> Fallible<Owned<StructSequence>> {
        let status = run_again(thread, &[], || sys::status_of(fd))?;
        result(thread, &status)
    }

    /// statvfs($module, /, path)
    ///
    /// What is known of the file system where a file is.
    fn statvfs(thread: &Thread, path: PathOrFd) -> Fallible<Owned<StructSequence>> {
        let (fd, c) = (path.fd(), path.c());
        let status = run(thread, &path.files(), || match fd {
            Some(fd) => sys::file_system_of(fd),
            None => sys::file_system(c),
        })?;
        file_system_result(thread, &status)
    }

    /// fstatvfs($module, fd, /)
    ///
    /// What is known of the file system where an open file is.
    fn fstatvfs(thread: &Thread, fd: i32) -> Fallible<Owned<StructSequence>> {
        let status = run_again(thread, &[], || sys::file_system_of(fd))?;
        file_system_result(thread, &status)
    }
}
