//! Which modules are frozen: found by name, before any path is searched, because every start needs them.

/// A frozen module.
pub struct Frozen {
    /// The name that it is imported by.
    pub name: &'static str,
    /// Its file in the library.
    pub path: &'static str,
}

macro_rules! frozen {
    ($($name:literal = $path:literal;)+) => {
        /// The frozen modules, CPython's.
        pub static FROZEN: &[Frozen] = &[$(Frozen { name: $name, path: $path }),+];
    };
}

frozen! {
    "_frozen_importlib" = "importlib/_bootstrap.py";
    "_frozen_importlib_external" = "importlib/_bootstrap_external.py";
    "zipimport" = "zipimport.py";
    "_pycore_importer" = "_pycore_importer.py";
    "abc" = "abc.py";
    "codecs" = "codecs.py";
    "io" = "io.py";
    "_collections_abc" = "_collections_abc.py";
    "_sitebuiltins" = "_sitebuiltins.py";
    "genericpath" = "genericpath.py";
    "ntpath" = "ntpath.py";
    "posixpath" = "posixpath.py";
    "os" = "os.py";
    "site" = "site.py";
    "stat" = "stat.py";
    "importlib.util" = "importlib/util.py";
    "importlib.machinery" = "importlib/machinery.py";
    "runpy" = "runpy.py";
    "encodings" = "encodings/__init__.py";
    "encodings.aliases" = "encodings/aliases.py";
    "encodings.utf_8" = "encodings/utf_8.py";
}

impl Frozen {
    /// Whether it is a package.
    pub fn is_package(&self) -> bool {
        self.path.ends_with("/__init__.py")
    }

    /// Its name in the library, which the two parts of the import system are not frozen under.
    pub fn original_name(&self) -> String {
        let module = self.path.trim_end_matches(".py").replace('/', ".");
        module.trim_end_matches(".__init__").to_owned()
    }
}
