//! `_path_normpath` and `_path_splitroot_ex`: what `posixpath` has done natively.

use pycore_objects::protocol::path::file_system_path;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, methods, raise};
use pycore_text::{TextBuf, View};

use super::Posix;

#[cold]
fn not_a_path(thread: &Thread, function: &str, given: &Object, raised: Raised) -> Raised {
    if !thread.exception_matches(&raised, &pycore_objects::errors::TYPE_ERROR) {
        return raised;
    }
    thread.clear_exception(raised);
    let class = given.type_name();
    let expected = "path should be string, bytes or os.PathLike, not";
    raise!(thread, TYPE_ERROR, "{function}: {expected} {class}")
}

/// A path, whatever it holds, as text; bytes are Latin-1 here.
enum AnyText {
    Str(Owned<Str>),
    Bytes(Owned<Bytes>),
}

impl AnyText {
    fn of(thread: &Thread, function: &str, given: &Object) -> Fallible<Self> {
        let path = file_system_path(thread, given)
            .map_err(|raised| not_a_path(thread, function, given, raised))?;
        match path.downcast::<Str>() {
            Ok(text) => Ok(Self::Str(text)),
            Err(path) => match path.downcast::<Bytes>() {
                Ok(bytes) => Ok(Self::Bytes(bytes)),
                Err(_) => Err(raise!(thread, TYPE_ERROR, "a path was expected")),
            },
        }
    }

    fn view(&self) -> View<'_> {
        match self {
            Self::Str(text) => text.view(),
            Self::Bytes(bytes) => View::Latin1(bytes.as_slice()),
        }
    }

    /// Text of the same type.
    fn like(&self, thread: &Thread, text: View<'_>) -> Fallible<Owned> {
        match (self, text) {
            (Self::Str(_), text) => Ok(Str::from_view(thread, text)?.into_object()),
            (Self::Bytes(_), View::Latin1(units)) => Ok(Bytes::new(thread, units)?.into_object()),
            (Self::Bytes(_), _) => Err(thread.raise_out_of_memory()),
        }
    }
}

/// How many slashes the root of a path has: two at the start mean something else than one or three.
fn root_length(path: View<'_>) -> usize {
    let slashes = path.code_points().take(3).take_while(|point| *point == '/'.into()).count();
    match slashes {
        3 => 1,
        other => other,
    }
}

/// The path without empty parts, `.`, and `..` where the part before is known.
fn normalized(path: View<'_>) -> Result<TextBuf, pycore_text::OutOfMemory> {
    let root = root_length(path);
    let mut parts: Vec<std::ops::Range<usize>> = Vec::new();
    let is = |range: &std::ops::Range<usize>, text: &str| {
        range.len() == text.len()
            && path.part(range.clone()).code_points().eq(text.chars().map(u32::from))
    };
    let mut start = root;
    let length = path.len();
    while start <= length {
        let rest = path.skip(start);
        let size = rest.code_points().position(|point| point == '/'.into());
        let end = size.map_or(length, |size| start + size);
        let part = start..end;
        if is(&part, "..") {
            let ascends = parts.last().is_none_or(|last| is(last, ".."));
            if !ascends {
                parts.pop();
            } else if root == 0 {
                parts.push(part);
            }
        } else if !part.is_empty() && !is(&part, ".") {
            parts.push(part);
        }
        start = end + 1;
    }
    let mut out = TextBuf::with_capacity(length)?;
    out.push_repeated('/'.into(), root)?;
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push('/'.into())?;
        }
        out.push_view(path.part(part.clone()))?;
    }
    if out.is_empty() {
        out.push('.'.into())?;
    }
    Ok(out)
}

#[methods(module, name = NORMALIZE)]
impl Posix {
    /// _path_normpath($module, /, path)
    ///
    /// The path in its shortest form, as text alone tells.
    fn _path_normpath(thread: &Thread, path: &Object) -> Fallible<Owned> {
        let path = AnyText::of(thread, "_path_normpath", path)?;
        match normalized(path.view()) {
            Ok(text) => path.like(thread, text.view()),
            Err(_) => Err(thread.raise_out_of_memory()),
        }
    }

    /// _path_splitroot_ex($module, /, p)
    ///
    /// Drive, root and the rest of a path; there are no drives here.
    fn _path_splitroot_ex(thread: &Thread, p: &Object) -> Fallible<Owned<Tuple>> {
        let path = AnyText::of(thread, "_path_splitroot_ex", p)?;
        let root = root_length(path.view());
        let part = |text: View<'_>| path.like(thread, text);
        let (drive, root, rest) = (
            part(path.view().first(0))?,
            part(path.view().first(root))?,
            part(path.view().skip(root))?,
        );
        Tuple::pack(thread, [drive, root, rest])
    }
}
