//! Where the library is, and what else is searched for modules.
//!
//! `PYTHONHOME` comes first, then a `lib/python3.14` beside the program or in the folder above, then the library that is
//! part of the program. In a virtual environment (PEP 405), the folder of the program is that which the environment was
//! made from.

use std::env;
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
    /// `sys.executable`: the program as it was called; links stay links.
    pub(crate) executable: PathBuf,
    /// `sys.base_prefix`
    pub(crate) prefix: PathBuf,
    /// The virtual environment that the program is called in.
    pub(crate) environment: Option<VirtualEnvironment>,
    /// Where the library is, or would be.
    pub(crate) library: PathBuf,
    /// What stands for the embedded library on `sys.path`: a folder below the program's file.
    pub(crate) embedded: PathBuf,
}

impl Places {
    /// Looks for the library.
    pub(crate) fn find(variables: Environment) -> Self {
        let executable = executable();
        // Without /proc, the system does not say which file this is.
        let program = env::current_exe().unwrap_or_else(|_| executable.clone());
        let program = std::fs::canonicalize(&program).unwrap_or(program);
        let environment = VirtualEnvironment::of(&executable);
        let mut places = Self {
            prefix: PathBuf::new(),
            library: PathBuf::new(),
            embedded: program.join(LIBRARY),
            environment,
            executable,
        };
        if let Some(home) = variables.value("PYTHONHOME") {
            // `prefix:exec_prefix`
            let home = home.to_string_lossy().into_owned();
            places.prefix = PathBuf::from(home.split(':').next().unwrap_or_default());
            places.library = places.prefix.join(LIBRARY);
            return places;
        }
        let home = places.environment.as_ref().map(|environment| environment.home.as_path());
        let folder = home.or(program.parent()).unwrap_or(Path::new("/")).to_owned();
        let mut prefixes = [Some(folder.as_path()), folder.parent()].into_iter().flatten();
        if let Some(prefix) = prefixes.find(|prefix| prefix.join(LIBRARY).join(LANDMARK).is_file())
        {
            places.prefix = prefix.to_owned();
            places.library = prefix.join(LIBRARY);
            return places;
        }
        let prefix = match (folder.file_name(), folder.parent()) {
            (Some(name), Some(above)) if name == "bin" => above,
            _ => &folder,
        };
        places.prefix = prefix.to_owned();
        places.library = places.embedded.clone();
        places
    }

    /// `sys._base_executable`: the program that a virtual environment was made with.
    pub(crate) fn base_executable(&self) -> &Path {
        self.environment.as_ref().map_or(&self.executable, |environment| &environment.program)
    }

    /// `sys.prefix`
    pub(crate) fn own_prefix(&self) -> &Path {
        self.environment.as_ref().map_or(&self.prefix, |environment| &environment.folder)
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

/// A virtual environment.
pub(crate) struct VirtualEnvironment {
    /// Its folder, where `pyvenv.cfg` is.
    folder: PathBuf,
    /// The folder of the program that it was made with.
    home: PathBuf,
    /// That program.
    program: PathBuf,
}

impl VirtualEnvironment {
    /// That of a program: `pyvenv.cfg` is beside it, or in the folder above.
    fn of(executable: &Path) -> Option<Self> {
        let folders = executable.ancestors().skip(1).take(2);
        let read = |folder: &Path| {
            let settings = std::fs::read_to_string(folder.join("pyvenv.cfg")).ok()?;
            Some((folder.to_owned(), settings))
        };
        let (folder, settings) = folders.filter_map(read).next()?;
        let setting = |name: &str| {
            let pairs = settings.lines().filter_map(|line| line.split_once('='));
            let mut found = pairs.filter(|(key, _)| key.trim().eq_ignore_ascii_case(name));
            found.next().map(|(_, value)| PathBuf::from(value.trim()))
        };
        let home = setting("home")?;
        let program = setting("executable")
            .unwrap_or_else(|| home.join(executable.file_name().unwrap_or_default()));
        Some(Self { folder, home, program })
    }
}

/// The program as it was called: the path in its name, or the first file of that name on `PATH`.
fn executable() -> PathBuf {
    let called = env::args_os().next().unwrap_or_default();
    if called.as_encoded_bytes().contains(&b'/') {
        return std::path::absolute(&called).unwrap_or_else(|_| called.into());
    }
    let folders = env::var_os("PATH").unwrap_or_default();
    let files = env::split_paths(&folders).map(|folder| folder.join(&called));
    let found = files.filter(|_| !called.is_empty()).find(|file| file.is_file());
    found.or_else(|| env::current_exe().ok()).unwrap_or_default()
}
