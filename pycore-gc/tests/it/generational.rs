//! What only the generational collector does: it looks at everything the less often, the more there is.

use pycore_gc::blocks::System;
use pycore_gc::collect::Generational;
use pycore_gc::toy::{Toys, World};

#[test]
fn a_growing_structure_takes_few_full_collections() {
    let (blocks, collector) = (System::new(), Generational::new(Toys));
    let world = World::new(&blocks, &collector);
    world.young().set_thresholds([10, 2, 0]);
    let count = if cfg!(miri) { 500 } else { 20_000 };
    let all = world.list().unwrap();
    for _ in 0..count {
        let one = world.list().unwrap();
        one.push(&one).unwrap();
        all.push(&one).unwrap();
    }
    let full = world.young().statistics()[2].collections;
    // Each finds a quarter more than the one before.
    let most = (count as f64).log(1.25) as usize;
    assert!((1..=most).contains(&full), "{full} full collections");
}
