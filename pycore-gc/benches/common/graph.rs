//! The graph whose collection is compared with CPython's: `collect.py` makes the same one.
//!
//! Records of three objects, an instance with a list and a dictionary; the list refers to two other records, the
//! dictionary to its own. Nine records of ten are held by one list; every tenth refers to dead records only.

use pycore_gc::conformance::Random;
use pycore_gc::toy::{Ref, World};

/// How the records refer to each other.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Neighbours {
    /// Any two records.
    Far,
    /// Records made within a hundred records of each other.
    Near,
}

/// Makes `records` records and gives the list that holds the live ones.
pub(crate) fn build<'w>(world: &'w World<'_>, records: usize, neighbours: Neighbours) -> Ref<'w> {
    let mut random = Random::new(1);
    let keys: Vec<_> = (0..3).map(|key| world.atom(key).unwrap()).collect();
    let root = world.list().unwrap();
    let nodes: Vec<_> = (0..records)
        .map(|number| {
            let instance = world.instance(4).unwrap();
            let number = world.atom(number as i64).unwrap();
            let list = world.list().unwrap();
            list.push(&number).unwrap();
            let dict = world.dict().unwrap();
            dict.insert(&keys[0], &instance).unwrap();
            dict.insert(&keys[1], &list).unwrap();
            dict.insert(&keys[2], &number).unwrap();
            instance.set(0, Some(&list));
            instance.set(1, Some(&dict));
            instance.set(2, Some(&number));
            instance
        })
        .collect();
    for (index, node) in nodes.iter().enumerate() {
        let dead = index % 10 == 0;
        let list = node.get(0).unwrap();
        for _ in 0..2 {
            let other = match neighbours {
                Neighbours::Far => random.below(records),
                Neighbours::Near => (index + random.below(100)) % records,
            };
            // The nearest record of the same kind.
            let other = match dead {
                true => other / 10 * 10,
                false if other % 10 == 0 => other + 1,
                false => other,
            };
            list.push(&nodes[other]).unwrap();
        }
        node.set(3, list.get(1).as_ref());
        if !dead {
            root.push(node).unwrap();
        }
    }
    root
}
