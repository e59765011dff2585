//! `iterobject.h`: iterators over sequences and calls.

use pycore_objects::types::iterators::{CallableIterator, sequence_iterator};
use pycore_objects::{Fallible, Object, Owned};

use crate::api::api;

api! {
    fn PySeqIter_New(thread, sequence: &Object) -> Fallible<Owned> {
        sequence_iterator(thread, sequence)
    }

    fn PyCallIter_New(thread, callable: &Object, sentinel: &Object) -> Fallible<Owned<CallableIterator>> {
        CallableIterator::new(thread, Owned::share(callable), Owned::share(sentinel))
    }
}
