//! Lists `.pyc` files as `python3.14 -m dis` lists their source.
//!
//! ```sh
//! cargo run -p pycore-marshal --example dis -- [-C] [-O] [-P] [-S] FILE.pyc...
//! ```

use std::sync::Arc;

use pycore_bytecode::dis::{DisOptions, dis};
use pycore_marshal::Pyc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut options = DisOptions::default();
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "-C" => options.show_caches = true,
            "-O" => options.show_offsets = true,
            "-P" => options.show_positions = true,
            "-S" => options.specialized = true,
            path => {
                let data: Arc<[u8]> = std::fs::read(path)?.into();
                print!("{}", dis(&Pyc::from_bytes(&data, path)?.code, options));
            }
        }
    }
    Ok(())
}
