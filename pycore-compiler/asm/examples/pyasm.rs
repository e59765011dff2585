//! Code objects to text and back.
//!
//! ```sh
//! cargo run -p pycore-asm --example pyasm -- FILE.pyc       # prints pyasm
//! cargo run -p pycore-asm --example pyasm -- FILE.pyasm     # prints pyasm again, as the writer has it
//! cargo run -p pycore-asm --example pyasm -- --check FOLDER # round trip of all .pyc files
//! ```

use std::path::{Path, PathBuf};
use std::sync::Arc;

use pycore_marshal::Pyc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--check", folder] => check(Path::new(folder)),
        [path] if path.ends_with(".pyasm") => {
            match pycore_asm::parse(&std::fs::read_to_string(path)?) {
                Ok(code) => print!("{}", pycore_asm::write(&code)),
                Err(error) => return Err(format!("{path}\n{error}").into()),
            }
            Ok(())
        }
        [path] => {
            print!("{}", pycore_asm::write(&read(Path::new(path))?.code));
            Ok(())
        }
        _ => Err("one file, or --check and a folder".into()),
    }
}

fn read(path: &Path) -> Result<Pyc, Box<dyn std::error::Error>> {
    let data: Arc<[u8]> = std::fs::read(path)?.into();
    Ok(Pyc::from_bytes(&data, &path.display().to_string())?)
}

fn check(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    let (mut equal, mut raw, mut size) = (0, 0, 0);
    for path in &paths {
        let code = read(path)?.code;
        let text = pycore_asm::write(&code);
        size += text.len();
        raw += usize::from(
            ["bytes", "linetable", "exceptiontable"]
                .iter()
                .any(|field| text.contains(&format!("\n    .{field} "))),
        );
        match pycore_asm::parse(&text) {
            Ok(back) if back == code => equal += 1,
            Ok(_) => println!("{}: differs", path.display()),
            Err(error) => println!("{}\n{error}", path.display()),
        }
    }
    println!(
        "{} files, {equal} come back equal, {raw} with raw bytes; {size} bytes of text",
        paths.len()
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
