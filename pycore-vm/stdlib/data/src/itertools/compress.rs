//! `compress`: the items that selectors select.

use pycore_objects::protocol::object;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, slots};

native_type! {
    /// An iterator over those items whose selectors are true.
    pub struct Compress = COMPRESS "itertools.compress" (BASE_TYPE) {
        data: Place,
        selectors: Place,
    }
    traced(data, selectors),
    own_access Get
}

#[slots(vectorcall)]
impl Compress {
    /// compress(data, selectors)
    ///
    /// The items of data at the places where selectors has a true one.
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        data: &Object,
        selectors: &Object,
    ) -> Fallible<Owned<Self>> {
        let data = object::iterate(thread, data)?;
        let selectors = object::iterate(thread, selectors)?;
        thread.new_instance(class, |object| Self {
            object,
            data: Place::new(data),
            selectors: Place::new(selectors),
        })
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let (Some(data), Some(selectors)) = (self.data.get(), self.selectors.get()) else {
            return Ok(None);
        };
        while let Some(item) = object::next(thread, &data)? {
            let Some(selector) = object::next(thread, &selectors)? else { return Ok(None) };
            if object::is_true(thread, &selector)? {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}
