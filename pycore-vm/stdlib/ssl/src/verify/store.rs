//! Certificates that are trusted, and lists of revoked ones.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::certificate::Facts;
use crate::certificate::facts::RevocationList;
use crate::certificate::name::file_hash;
use crate::pem::{self, Block};

/// What is trusted: what has been loaded, and folders where more is found when it is needed.
#[derive(Debug, Default)]
pub(crate) struct Store {
    loaded: Mutex<Loaded>,
    folders: Vec<PathBuf>,
}

#[derive(Clone, Debug, Default)]
struct Loaded {
    certificates: Vec<Arc<Facts>>,
    lists: Vec<Arc<RevocationList>>,
}

/// Why nothing was loaded.
#[derive(Debug)]
pub(crate) enum LoadError {
    /// There is nothing of the kind.
    None,
    /// There is something that cannot be read.
    Bad,
}

impl Clone for Store {
    fn clone(&self) -> Self {
        let loaded = self.with(|loaded| loaded.clone());
        Self { loaded: Mutex::new(loaded), folders: self.folders.clone() }
    }
}

/// The certificate of a block, if it holds one.
pub(crate) fn certificate_of(block: &Block) -> Option<Option<Facts>> {
    matches!(block.label.as_str(), "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE")
        .then(|| Facts::parse(&block.contents))
}

impl Store {
    fn with<R>(&self, work: impl FnOnce(&mut Loaded) -> R) -> R {
        work(&mut self.loaded.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Trusts a certificate.
    pub(crate) fn add(&self, facts: Facts) {
        self.with(|loaded| {
            if loaded.certificates.iter().all(|one| one.der != facts.der) {
                loaded.certificates.push(Arc::new(facts));
            }
        });
    }

    fn add_list(&self, list: RevocationList) {
        self.with(|loaded| {
            if loaded.lists.iter().all(|one| one.der != list.der) {
                loaded.lists.push(Arc::new(list));
            }
        });
    }

    /// Adds what a text has between marks.
    pub(crate) fn add_text(&self, text: &[u8]) -> Result<(), LoadError> {
        let mut any = false;
        for block in pem::blocks(text) {
            let block = block.map_err(|_| LoadError::Bad)?;
            if let Some(facts) = certificate_of(&block) {
                self.add(facts.ok_or(LoadError::Bad)?);
                any = true;
            } else if block.label == "X509 CRL" {
                self.add_list(RevocationList::parse(&block.contents).ok_or(LoadError::Bad)?);
                any = true;
            }
        }
        if any { Ok(()) } else { Err(LoadError::None) }
    }

    /// Looks in a folder, too, for files whose names are digests of subjects.
    pub(crate) fn add_folder(&mut self, folder: PathBuf) {
        if !self.folders.contains(&folder) {
            self.folders.push(folder);
        }
    }

    /// Loads what the folders have of a name: `HASH.0`, `HASH.1`, .., or for lists `HASH.r0`.
    fn look_up(&self, name: &[u8], kind: &str) {
        if self.folders.is_empty() {
            return;
        }
        let hash = file_hash(name);
        for folder in &self.folders {
            for number in 0_u32.. {
                let path: &Path = &folder.join(format!("{hash}.{kind}{number}"));
                let Ok(text) = std::fs::read(path) else { break };
                // A file that cannot be used is as good as none.
                let _ = self.add_text(&text);
            }
        }
    }

    /// The certificates of a subject.
    pub(crate) fn certificates(&self, subject: &[u8]) -> Vec<Arc<Facts>> {
        self.look_up(subject, "");
        self.with(|loaded| {
            let all = loaded.certificates.iter();
            all.filter(|one| one.subject_key == subject).cloned().collect()
        })
    }

    /// The lists of an issuer.
    pub(crate) fn lists(&self, issuer: &[u8]) -> Vec<Arc<RevocationList>> {
        self.look_up(issuer, "r");
        self.with(|loaded| {
            loaded.lists.iter().filter(|one| one.issuer_key == issuer).cloned().collect()
        })
    }

    /// All certificates that have been loaded, and how many lists.
    pub(crate) fn contents(&self) -> (Vec<Arc<Facts>>, usize) {
        self.with(|loaded| (loaded.certificates.clone(), loaded.lists.len()))
    }
}
