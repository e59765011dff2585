//! Reads and verifies every `.pyc` file below some folders, writes it again and compares.
//!
//! ```sh
//! cargo run --release -p pycore-marshal --example roundtrip -- __pycache__
//! ```

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use pycore_bytecode::verify;
use pycore_marshal::Pyc;

fn main() -> std::io::Result<()> {
    let mut paths = Vec::new();
    for root in std::env::args_os().skip(1) {
        collect(Path::new(&root), &mut paths)?;
    }
    paths.sort();
    let (mut equal, mut equivalent, mut failed, mut size) = (0, 0, 0, 0);
    let mut refused = 0;
    let (mut loading, mut verifying) = (std::time::Duration::ZERO, std::time::Duration::ZERO);
    for path in &paths {
        let data: Arc<[u8]> = std::fs::read(path)?.into();
        size += data.len();
        let start = Instant::now();
        let read = Pyc::from_bytes(&data, "module");
        loading += start.elapsed();
        if let Ok(pyc) = &read {
            let start = Instant::now();
            if let Err(error) = verify(&pyc.code) {
                println!("{}: {error}", path.display());
                refused += 1;
            }
            verifying += start.elapsed();
        }
        let written = match &read {
            Ok(pyc) => pyc.to_bytes().map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        match written {
            Ok(written) if *written == *data => equal += 1,
            Ok(written) => {
                let same = Pyc::from_bytes(&written.clone().into(), "module") == read;
                let at =
                    data.iter().zip(&written).take_while(|(left, right)| left == right).count();
                println!("{}: differs at byte {at} (same code: {same})", path.display());
                equivalent += usize::from(same);
                failed += usize::from(!same);
            }
            Err(message) => {
                println!("{}: {message}", path.display());
                failed += 1;
            }
        }
    }
    println!(
        "{} files: {equal} byte-identical, {equivalent} equivalent, {failed} failed; \
         {refused} refused by the verifier; loaded at {:.0} MB/s, verified at {:.0} MB/s",
        paths.len(),
        size as f64 / 1e6 / loading.as_secs_f64(),
        size as f64 / 1e6 / verifying.as_secs_f64(),
    );
    Ok(())
}

fn collect(path: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            collect(&entry?.path(), paths)?;
        }
    } else if path.extension().is_some_and(|extension| extension == "pyc") {
        paths.push(path.to_owned());
    }
    Ok(())
}
