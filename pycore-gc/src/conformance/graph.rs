//! The laws of [`Graph`], on whatever objects a fixture makes.

use crate::node::{Node, Space};
use crate::traits::{Generation, Graph, Reason};
use crate::young::Young;

/// Makes the objects of an object model that is to be checked.
///
/// # Safety
///
/// Implementors promise that the nodes are objects of the graph, tracked by the value of `young` if at all, and live as
/// long as references to them exist.
pub unsafe trait Fixture {
    /// The object model.
    type Graph: Graph;

    /// The object model.
    fn graph(&self) -> &Self::Graph;

    /// The tables that track the objects; their collector is one for this object model that collects.
    fn young(&self) -> &Young<'_>;

    /// A new object that can refer to others and is tracked, with one reference: the suite's.
    fn container(&self) -> Node;

    /// A new object without a header, with one reference: the suite's. `None` if the object model has no such objects.
    fn leaf(&self) -> Option<Node>;

    /// Makes a container of this fixture refer to another object of it, once more.
    fn link(&self, from: Node, to: Node);

    /// Number of objects that exist.
    fn live(&self) -> usize;
}

/// Checks the laws of [`Graph`].
///
/// # Panics
///
/// If a law is broken.
pub fn graph<F: Fixture>(fixture: &F) {
    let before = fixture.live();
    counts(fixture);
    traversal(fixture);
    clearing(fixture);
    destruction(fixture);
    cycles(fixture);
    assert_eq!(fixture.live(), before, "everything that the suite made is gone");
}

fn count<F: Fixture>(fixture: &F, node: Node) -> usize {
    // SAFETY: the suite asks about objects that it owns references to.
    unsafe { fixture.graph().reference_count(node) }
}

fn release<F: Fixture>(fixture: &F, node: Node) {
    // SAFETY: the suite owns the reference and forgets it here.
    unsafe { fixture.graph().release(node) };
}

fn referents<F: Fixture>(fixture: &F, node: Node) -> Vec<Node> {
    let mut seen = Vec::new();
    // SAFETY: the object is a live container, which has a header.
    unsafe { fixture.graph().traverse(node, &mut |referent| seen.push(referent)) };
    seen.sort_unstable();
    seen
}

fn counts<F: Fixture>(fixture: &F) {
    let (a, b) = (fixture.container(), fixture.container());
    assert_eq!(count(fixture, a), 1, "law 1: a new object has the suite's reference");
    // SAFETY: the suite owns references to both objects.
    unsafe {
        assert!(fixture.graph().has_head(a), "a container has a header");
        fixture.graph().retain(a);
    }
    assert_eq!(count(fixture, a), 2, "law 1: a further reference counts");
    release(fixture, a);
    fixture.link(b, a);
    fixture.link(b, a);
    assert_eq!(count(fixture, a), 3, "law 1: references of objects count, each of them");
    release(fixture, b);
    assert_eq!(count(fixture, a), 1, "law 5: a dying object drops its references");
    release(fixture, a);
}

fn traversal<F: Fixture>(fixture: &F) {
    let (a, b, c) = (fixture.container(), fixture.container(), fixture.container());
    assert_eq!(referents(fixture, a), [], "a new container refers to nothing");
    let mut expected = vec![b, b, c];
    for &to in &expected {
        fixture.link(a, to);
    }
    if let Some(leaf) = fixture.leaf() {
        // SAFETY: the suite owns a reference to the leaf.
        assert!(!unsafe { fixture.graph().has_head(leaf) }, "a leaf has no header");
        fixture.link(a, leaf);
        expected.push(leaf);
        release(fixture, leaf);
    }
    expected.sort_unstable();
    assert_eq!(referents(fixture, a), expected, "law 2: each reference is shown once");
    assert_eq!(referents(fixture, a), expected, "law 2: traversal changes nothing");
    [a, b, c].iter().for_each(|node| release(fixture, *node));
}

fn clearing<F: Fixture>(fixture: &F) {
    let (a, b) = (fixture.container(), fixture.container());
    fixture.link(a, a);
    fixture.link(a, b);
    // SAFETY: the suite owns references to both objects; nobody else can see them.
    unsafe { fixture.graph().clear(a) };
    assert!(!referents(fixture, a).contains(&a), "law 4: clearing breaks the cycle");
    assert_eq!(count(fixture, a), 1, "law 4: and drops the reference");
    [a, b].iter().for_each(|node| release(fixture, *node));
}

fn destruction<F: Fixture>(fixture: &F) {
    let before = fixture.live();
    let tracked = |node: Node| {
        let mut found = false;
        for space in Space::ALL {
            fixture.young().for_each(space, |other| found |= other == node);
        }
        found
    };
    let a = fixture.container();
    assert!(tracked(a), "a container is tracked");
    release(fixture, a);
    assert!(!tracked(a), "law 3: an object is untracked before it is released");
    assert_eq!(fixture.live(), before, "law 5: the last reference takes the object with it");
    // A chain longer than a native stack is deep.
    let mut head = fixture.container();
    for _ in 0..if cfg!(miri) { 100 } else { 100_000 } {
        let next = fixture.container();
        fixture.link(next, head);
        release(fixture, head);
        head = next;
    }
    release(fixture, head);
    assert_eq!(fixture.live(), before, "law 5: a long chain is destroyed");
}

fn cycles<F: Fixture>(fixture: &F) {
    let before = fixture.live();
    let (a, b, c) = (fixture.container(), fixture.container(), fixture.container());
    fixture.link(a, b);
    fixture.link(b, a);
    fixture.link(a, c);
    release(fixture, a);
    release(fixture, b);
    assert_eq!(fixture.live(), before + 3, "a cycle keeps itself alive");
    let collect = || fixture.young().collect(Generation::Old, Reason::Requested);
    let collected = collect().expect("there is memory").collected;
    assert_eq!(collected, 2, "the cycle is found, and what the suite holds is not");
    assert_eq!((fixture.live(), count(fixture, c)), (before + 1, 1));
    release(fixture, c);
}
