//! Prints random programs with their trees: `random_programs [COUNT [SEED]]`.
//!
//! Text and dump of each tree, each followed by a NUL character, for programs that compare parsers.

use pycore_ast::arbitrary::Choices;
use pycore_ast::{Arena, DumpOptions, dump, unparse};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments.next().map_or(Ok(10), |text| text.parse())?;
    let mut state: u64 = arguments.next().map_or(Ok(1), |text| text.parse())?;
    let mut number = || {
        // Knuth's MMIX generator; the upper bits are the random ones.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 48) as u16
    };
    for _ in 0..count {
        let length = usize::from(number() % 300);
        let choices = Choices::new((0..length).map(|_| number()).collect());
        let arena = Arena::new();
        let tree = choices.module(&arena);
        print!("{}\0{}\0", unparse(tree)?, dump(tree, &DumpOptions::default())?);
    }
    Ok(())
}
