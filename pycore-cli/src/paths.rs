//! Where the library is, and what else is searched for modules.
//!
//! `PYTHONHOME` comes first, then a `lib/python3.14` beside the program or in the folder above, then the library that is
//! part of the program.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::environment::Environment;

/// The library's folder below a prefix.
const LIBRARY: &str = "lib/python3.14";
/// The library as one file.
const ARCHIVE: &str = "lib/python314.zip";
/// A file that every library has.
const LANDMARK: &str = "os.py";

/// The folders of an installation.
pub(crate) struct Places {
    /// `sys.prefix`
    pub(crate) prefix: PathBuf,
    /// Where the library is, or would be.
    pub(crate) library: PathBuf,
    /// What stands for the embedded library on `sys.path`: a folder below the program's file.
    pub(crate) embedded: PathBuf,
}

impl Places {
    /// Looks for the library.
    pub(crate) fn find(environment: Environment) -> Self {
        let program = std::env::current_exe().unwrap_or_default();
        let program = std::fs::canonicalize(&program).unwrap_or(program);
        let embedded = program.join(LIBRARY);
        if let Some(home) = environment.value("PYTHONHOME") {
            // `prefix:exec_prefix`
            let home = home.to_string_lossy().into_owned();
            let prefix = PathBuf::from(home.split(':').next().unwrap_or_default());
            return Self { library: prefix.join(LIBRARY), prefix, embedded };
        }
        let folder = program.parent().unwrap_or(Path::new("/"));
        for prefix in [Some(folder), folder.parent()].into_iter().flatten() {
            let library = prefix.join(LIBRARY);
            if library.join(LANDMARK).is_file() {
                return Self { prefix: prefix.to_owned(), library, embedded };
            }
        }
        let prefix = match (folder.file_name(), folder.parent()) {
            (Some(name), Some(above)) if name == "bin" => above,
            _ => folder,
        };
        Self { prefix: prefix.to_owned(), library: embedded.clone(), embedded }
    }

    /// Whether the library is where `PYTHONHOME` says.
    pub(crate) fn have_library(&self) -> bool {
        self.library == self.embedded
            || self.library.join(LANDMARK).is_file()
            || self.prefix.join(ARCHIVE).is_file()
    }

    /// `sys.path`: the program's folder, `PYTHONPATH`, the library.
    pub(crate) fn path(&self, environment: Environment, first: Option<OsString>) -> Vec<OsString> {
        let mut path: Vec<OsString> = first.into_iter().collect();
        if let Some(more) = environment.value("PYTHONPATH") {
            path.extend(std::env::split_paths(&more).map(PathBuf::into_os_string));
        }
        path.push(self.prefix.join(ARCHIVE).into());
        path.push(self.library.clone().into());
        path.push(self.prefix.join(LIBRARY).join("lib-dynload").into());
        path
    }
}
