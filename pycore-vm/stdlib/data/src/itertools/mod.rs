//! `itertools`: iterators made of iterators.
//!
//! All of them are lazy, and let go of what they read from as soon as they have come to its end. Whatever they call may
//! come back to them in the middle of a step: a step keeps what it works with, and stores before it drops.

pub mod accumulate;
pub mod batched;
pub mod chain;
pub mod combinations;
pub mod combinations_with_replacement;
pub mod compress;
pub mod count;
pub mod cycle;
pub mod dropwhile;
pub mod filterfalse;
pub mod groupby;
pub mod islice;
pub mod pairwise;
pub mod permutations;
mod pool;
pub mod product;
pub mod repeat;
pub mod starmap;
pub mod takewhile;
pub mod tee;
pub mod zip_longest;

use pycore_objects::core::TypeStatic;
use pycore_objects::{Fallible, Object, Thread, module};

module! {
    /// `itertools`
    pub static ITERTOOLS: name "itertools",
        doc "Iterators made of iterators.\n\nWithout end: count, cycle, repeat.\n\nAlong their inputs: accumulate, batched, chain, compress, dropwhile, filterfalse, groupby, islice, pairwise, starmap, takewhile, tee, zip_longest.\n\nAll ways to choose: combinations, combinations_with_replacement, permutations, product.",
        functions tee::Functions::METHODS,
        exec: fill
}

/// The types of the module.
static TYPES: &[&TypeStatic] = &[
    &accumulate::ACCUMULATE,
    &batched::BATCHED,
    &chain::CHAIN,
    &combinations::COMBINATIONS,
    &combinations_with_replacement::COMBINATIONS_WITH_REPLACEMENT,
    &compress::COMPRESS,
    &count::COUNT,
    &cycle::CYCLE,
    &dropwhile::DROPWHILE,
    &filterfalse::FILTERFALSE,
    &groupby::GROUPBY,
    &groupby::GROUPER,
    &islice::ISLICE,
    &pairwise::PAIRWISE,
    &permutations::PERMUTATIONS,
    &product::PRODUCT,
    &repeat::REPEAT,
    &starmap::STARMAP,
    &takewhile::TAKEWHILE,
    &tee::TEE,
    &tee::TEE_DATA,
    &zip_longest::ZIP_LONGEST,
];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    crate::add_types(thread, module, TYPES)
}
