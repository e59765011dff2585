//! Toy objects pass the suite for object models.

use pycore_gc::blocks::System;
use pycore_gc::collect::Generational;
use pycore_gc::conformance::{self, Fixture};
use pycore_gc::toy::{Ref, Toys, World};
use pycore_gc::{BlockAllocator, Graph, Node, Young};

struct Lists<'w> {
    world: &'w World<'w>,
}

// SAFETY: the nodes come from the world and live by their reference counts.
unsafe impl Fixture for Lists<'_> {
    type Graph = Toys;

    fn graph(&self) -> &Toys {
        &Toys
    }

    fn young(&self) -> &Young<'_> {
        self.world.young()
    }

    fn container(&self) -> Node {
        give(self.world.list().unwrap())
    }

    fn leaf(&self) -> Option<Node> {
        Some(give(self.world.atom(1).unwrap()))
    }

    fn link(&self, from: Node, to: Node) {
        // SAFETY: the suite owns references to both objects.
        let (from, to) = unsafe { (self.world.share(from), self.world.share(to)) };
        from.push(&to).unwrap();
    }

    fn live(&self) -> usize {
        self.world.live()
    }
}

/// The reference of `object`, as the suite's.
fn give(object: Ref<'_>) -> Node {
    // SAFETY: the object is live.
    unsafe { Toys.retain(object.node()) };
    object.node()
}

#[test]
fn toys_keep_the_laws() {
    let blocks = System::new();
    {
        let collector = Generational::new(Toys);
        let world = World::new(&blocks, &collector);
        world.young().set_enabled(false);
        conformance::graph(&Lists { world: &world });
    }
    assert_eq!(blocks.statistics().live_blocks(), 0);
}
