//! Arrays in pickles: with bytes of the machine that wrote them, which are read on any other.

use pycore_objects::declare::CodePoint;
use pycore_objects::protocol::{call, number, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Thread, TypeObject, codecs, methods, name, raise,
};

use super::code::{CODES, Code, Kind, machine_format};
use super::{ARRAY, Array};

/// The first protocol whose pickles hold bytes.
const BYTES_PROTOCOL: i64 = 3;

impl Array {
    pub(super) fn reduced(&self, thread: &Thread, protocol: &Object) -> Fallible<Owned<Tuple>> {
        if protocol.downcast::<Int>().is_none() {
            let message = "__reduce_ex__ argument should be an integer";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let protocol = number::to_c_long(thread, protocol)?;
        let this = self.as_object();
        let state = object::lookup_attribute(thread, this, name!(thread, "__dict__"))?;
        let state = state.unwrap_or_else(|| thread.none());
        let class = Owned::share(this.type_object().as_object());
        let code = self.code.get();
        let letter = thread.new_str(code.letter().encode_utf8(&mut [0; 4]))?;
        if protocol < BYTES_PROTOCOL {
            let items = List::from_owned(thread, self.objects(thread)?)?.into_object();
            let arguments = Tuple::pack(thread, [letter, items])?.into_object();
            return Tuple::pack(thread, [class, arguments, state]);
        }
        let bytes = Bytes::new(thread, &self.bytes.borrow())?.into_object();
        let machine = thread.new_int(code.machine().into())?;
        let arguments = Tuple::pack(thread, [class, letter, machine, bytes])?.into_object();
        Tuple::pack(thread, [reconstructor(thread)?, arguments, state])
    }
}

/// The function `_array_reconstructor` of the module, as the program has it.
fn reconstructor(thread: &Thread) -> Fallible<Owned> {
    let import = pycore_objects::types::iterators::builtin(thread, "__import__")?;
    let module = call::call(thread, &import, &[name!(thread, "array").as_object()])?;
    object::get_attribute(thread, &module, name!(thread, "_array_reconstructor"))
}

/// The functions of the module.
pub(super) struct Functions;

#[methods(module)]
impl Functions {
    /// _array_reconstructor($module, arraytype, typecode, mformat_code, items,
    ///                      /)
    ///
    /// An array of what its pickle holds.
    fn _array_reconstructor(
        thread: &Thread,
        arraytype: &Object,
        typecode: &Object,
        mformat_code: i32,
        items: &Object,
    ) -> Fallible<Owned> {
        let letter = letter_of(thread, typecode)?;
        let Some(class) = arraytype.downcast::<TypeObject>() else {
            let kind = arraytype.type_name();
            let message = "first argument must be a type object, not";
            return Err(raise!(thread, TYPE_ERROR, "{message} {kind}"));
        };
        if !class.derives_from(ARRAY.get()) {
            let name = class.name().to_string_lossy();
            return Err(raise!(thread, TYPE_ERROR, "{name} is not a subtype of array.array"));
        }
        let Some(mut code) = Code::of(letter.0) else {
            let message = "second argument must be a valid type code";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        };
        let Some((kind, size, is_big)) = machine_format(mformat_code.into()) else {
            let message = "third argument must be a valid machine format code.";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        };
        let Some(bytes) = items.downcast::<Bytes>() else {
            let kind = items.type_name();
            let message = "fourth argument should be bytes, not";
            return Err(raise!(thread, TYPE_ERROR, "{message} {kind}"));
        };
        let make = |code: &Code, items: &Object| {
            let letter = thread.new_str(code.letter().encode_utf8(&mut [0; 4]))?;
            call::call(thread, class.as_object(), &[&letter, items])
        };
        let is_native = is_big == (cfg!(target_endian = "big") && size > 1);
        if is_native && code.kind == kind && code.size == size {
            return make(code, items);
        }
        if kind == Kind::Character {
            let encoding = match (size, is_big) {
                (2, false) => "utf-16-le",
                (2, true) => "utf-16-be",
                (_, false) => "utf-32-le",
                (_, true) => "utf-32-be",
            };
            let encoding = Str::new(thread, encoding)?;
            let text = codecs::decode_object(thread, bytes.as_object(), Some(&encoding), None)?;
            return make(code, &text.into_object());
        }
        if bytes.len() % size != 0 {
            let message = "string length not a multiple of item size";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        let stored = CODES.iter().find(|stored| stored.kind == kind && stored.size == size);
        let mut values = thread.vector(bytes.len() / size)?;
        for item in bytes.as_slice().chunks_exact(size) {
            let mut item = item.to_vec();
            if is_big != cfg!(target_endian = "big") {
                item.reverse();
            }
            if let Some(stored) = stored {
                values.push(stored.load(thread, &item)?);
            }
        }
        // Integers that had another size there get the type code that has it here.
        if kind != Kind::Float
            && let Some(same) =
                CODES.iter().rev().find(|same| same.kind == kind && same.size == size)
        {
            code = same;
        }
        make(code, List::from_owned(thread, values)?.as_object())
    }
}

fn letter_of(thread: &Thread, typecode: &Object) -> Fallible<CodePoint> {
    let text = typecode.downcast::<Str>();
    match text.map(|text| (text.view().get(0), text.len())) {
        Some((Some(letter), 1)) => Ok(CodePoint(letter)),
        Some((_, length)) => Err(raise!(
            thread,
            TYPE_ERROR,
            "_array_reconstructor(): argument 2 must be a unicode character, not a string of length {length}"
        )),
        None => {
            let kind = typecode.type_name();
            let message = "_array_reconstructor() argument 2 must be a unicode character, not";
            Err(raise!(thread, TYPE_ERROR, "{message} {kind}"))
        }
    }
}
