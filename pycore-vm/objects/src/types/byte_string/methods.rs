//! The methods of a type of byte strings, declared by one macro.

/// Declares what `bytes` and `bytearray` have in common: the blocks `SEARCH`, `SPLIT` and `CHANGE`.
macro_rules! byte_string_methods {
    ($Type:ident) => {
        #[$crate::methods(name = SEARCH)]
        impl $Type {
            /// count($self, sub[, start[, end]], /)
            ///
            /// How often sub, bytes or the number of one, is in the bytes, or in bytes[start:end], without overlaps.
            fn count(
                &self,
                thread: &Thread,
                sub: &Object,
                start: Option<&Object>,
                end: Option<&Object>,
            ) -> Fallible<isize> {
                search::count(self, thread, sub, (start, end))
            }

            /// find($self, sub[, start[, end]], /)
            ///
            /// Where sub, bytes or the number of one, is first in the bytes, or in bytes[start:end]; -1 if it is not there.
            fn find(
                &self,
                thread: &Thread,
                sub: &Object,
                start: Option<&Object>,
                end: Option<&Object>,
            ) -> Fallible<isize> {
                search::find(self, thread, sub, (start, end), pycore_text::search::find)
            }

            /// rfind($self, sub[, start[, end]], /)
            ///
            /// Where sub, bytes or the number of one, is last in the bytes, or in bytes[start:end]; -1 if it is not there.
            fn rfind(
                &self,
                thread: &Thread,
                sub: &Object,
                start: Option<&Object>,
                end: Option<&Object>,
            ) -> Fallible<isize> {
                search::find(self, thread, sub, (start, end), pycore_text::search::rfind)
            }

            /// index($self, sub[, start[, end]], /)
            ///
            /// Where sub, bytes or the number of one, is first in the bytes, or in bytes[start:end]; ValueError if it is not
            /// there.
            fn index(
                &self,
                thread: &Thread,
                sub: &Object,
                start: Option<&Object>,
                end: Option<&Object>,
            ) -> Fallible<isize> {
                search::index(self, thread, sub, (start, end), pycore_text::search::find)
            }

            /// rindex($self, sub[, start[, end]], /)
            ///
            /// Where sub, bytes or the number of one, is last in the bytes, or in bytes[start:end]; ValueError if it is not
            /// there.
            fn rindex(
                &self,
                thread: &Thread,
                sub: &Object,
                start: Option<&Object>,
                end: Option<&Object>,
            ) -> Fallible<isize> {
                search::index(self, thread, sub, (start, end), pycore_text::search::rfind)
            }

            /// startswith($self, prefix[, start[, end]], /)
            ///
            /// Whether the bytes, or bytes[start:end], begin with others, or with some of a tuple.
            fn startswith(
                &self,
                thread: &Thread,
                prefix: &Object,
                start: Option<&Object>,
                end: Option<&Object>,
            ) -> Fallible<bool> {
                search::has_affix(
                    self,
                    thread,
                    prefix,
                    (start, end),
                    "startswith",
                    pycore_text::compare::starts_with,
                )
            }

            /// endswith($self, suffix[, start[, end]], /)
            ///
            /// Whether the bytes, or bytes[start:end], end with others, or with some of a tuple.
            fn endswith(
                &self,
                thread: &Thread,
                suffix: &Object,
                start: Option<&Object>,
                end: Option<&Object>,
            ) -> Fallible<bool> {
                search::has_affix(
                    self,
                    thread,
                    suffix,
                    (start, end),
                    "endswith",
                    pycore_text::compare::ends_with,
                )
            }

            /// isalnum($self, /)
            ///
            /// Whether there are bytes and all are ASCII letters or digits.
            fn isalnum(&self) -> bool {
                ascii::is_alnum(&self.slice())
            }

            /// isalpha($self, /)
            ///
            /// Whether there are bytes and all are ASCII letters.
            fn isalpha(&self) -> bool {
                ascii::is_alpha(&self.slice())
            }

            /// isascii($self, /)
            ///
            /// Whether all bytes are ASCII; so it is if there are none.
            fn isascii(&self) -> bool {
                self.slice().is_ascii()
            }

            /// isdigit($self, /)
            ///
            /// Whether there are bytes and all are ASCII digits.
            fn isdigit(&self) -> bool {
                ascii::is_digit(&self.slice())
            }

            /// islower($self, /)
            ///
            /// Whether there are ASCII letters and all of them are lower case.
            fn islower(&self) -> bool {
                ascii::is_lower(&self.slice())
            }

            /// isspace($self, /)
            ///
            /// Whether there are bytes and all are ASCII white space.
            fn isspace(&self) -> bool {
                ascii::is_space(&self.slice())
            }

            /// istitle($self, /)
            ///
            /// Whether there are ASCII letters, words begin in upper case, and all else is lower case.
            fn istitle(&self) -> bool {
                ascii::is_title(&self.slice())
            }

            /// isupper($self, /)
            ///
            /// Whether there are ASCII letters and all of them are upper case.
            fn isupper(&self) -> bool {
                ascii::is_upper(&self.slice())
            }
        }

        #[$crate::methods(name = SPLIT)]
        impl $Type {
            /// split($self, /, sep=None, maxsplit=-1)
            ///
            /// A list of the parts of the bytes between separators.
            ///
            ///   sep
            ///     The separator. None means any run of ASCII white space; then there are no empty parts.
            ///   maxsplit
            ///     How often to cut at most, from the begin; -1 means no limit.
            fn split(
                &self,
                thread: &Thread,
                sep: Option<&Object>,
                maxsplit: Option<isize>,
            ) -> Fallible<Owned<List>> {
                split::split_at(self, thread, sep, maxsplit)
            }

            /// rsplit($self, /, sep=None, maxsplit=-1)
            ///
            /// As split(), but cutting from the end.
            fn rsplit(
                &self,
                thread: &Thread,
                sep: Option<&Object>,
                maxsplit: Option<isize>,
            ) -> Fallible<Owned<List>> {
                split::rsplit_at(self, thread, sep, maxsplit)
            }

            /// splitlines($self, /, keepends=False)
            ///
            /// A list of the lines of the bytes, with their ends if asked for.
            fn splitlines(&self, thread: &Thread, keepends: Option<bool>) -> Fallible<Owned<List>> {
                split::split_lines(self, thread, keepends)
            }

            /// partition($self, sep, /)
            ///
            /// The part before the first separator, the separator, and the part behind it; the bytes and twice no bytes if
            /// there is none.
            fn partition(&self, thread: &Thread, sep: &Object) -> Fallible<Owned<Tuple>> {
                split::partitioned(self, thread, sep, false)
            }

            /// rpartition($self, sep, /)
            ///
            /// The part before the last separator, the separator, and the part behind it; twice no bytes and the bytes if
            /// there is none.
            fn rpartition(&self, thread: &Thread, sep: &Object) -> Fallible<Owned<Tuple>> {
                split::partitioned(self, thread, sep, true)
            }

            /// join($self, iterable_of_bytes, /)
            ///
            /// The bytes of an iterable's items one behind the other, with these between them.
            fn join(&self, thread: &Thread, iterable_of_bytes: &Object) -> Fallible<Owned<$Type>> {
                split::join(self, thread, iterable_of_bytes)
            }

            /// strip($self, bytes=None, /)
            ///
            /// The bytes without ASCII white space, or without certain bytes, at both ends.
            fn strip(&self, thread: &Thread, bytes: Option<&Object>) -> Fallible<Owned<$Type>> {
                split::strip(self, thread, bytes, Ends::Both)
            }

            /// lstrip($self, bytes=None, /)
            ///
            /// The bytes without ASCII white space, or without certain bytes, at the begin.
            fn lstrip(&self, thread: &Thread, bytes: Option<&Object>) -> Fallible<Owned<$Type>> {
                split::strip(self, thread, bytes, Ends::Left)
            }

            /// rstrip($self, bytes=None, /)
            ///
            /// The bytes without ASCII white space, or without certain bytes, at the end.
            fn rstrip(&self, thread: &Thread, bytes: Option<&Object>) -> Fallible<Owned<$Type>> {
                split::strip(self, thread, bytes, Ends::Right)
            }

            /// removeprefix($self, prefix, /)
            ///
            /// The bytes without a prefix, if they begin with it.
            fn removeprefix(
                &self,
                thread: &Thread,
                prefix: BytesLike<'_>,
            ) -> Fallible<Owned<$Type>> {
                search::without_prefix(self, thread, &prefix)
            }

            /// removesuffix($self, suffix, /)
            ///
            /// The bytes without a suffix, if they end with it.
            fn removesuffix(
                &self,
                thread: &Thread,
                suffix: BytesLike<'_>,
            ) -> Fallible<Owned<$Type>> {
                search::without_suffix(self, thread, &suffix)
            }
        }

        #[$crate::methods(name = CHANGE)]
        impl $Type {
            /// upper($self, /)
            ///
            /// The bytes with ASCII letters in upper case.
            fn upper(&self, thread: &Thread) -> Fallible<Owned<$Type>> {
                change::cased(self, thread, ascii::upper)
            }

            /// lower($self, /)
            ///
            /// The bytes with ASCII letters in lower case.
            fn lower(&self, thread: &Thread) -> Fallible<Owned<$Type>> {
                change::cased(self, thread, ascii::lower)
            }

            /// title($self, /)
            ///
            /// The bytes with every word beginning in upper case, the rest in lower case; ASCII letters alone make words.
            fn title(&self, thread: &Thread) -> Fallible<Owned<$Type>> {
                change::cased(self, thread, ascii::title)
            }

            /// capitalize($self, /)
            ///
            /// The bytes with the first one in upper case, the rest in lower case, where they are ASCII letters.
            fn capitalize(&self, thread: &Thread) -> Fallible<Owned<$Type>> {
                change::cased(self, thread, ascii::capitalize)
            }

            /// swapcase($self, /)
            ///
            /// The bytes with ASCII letters in the other case.
            fn swapcase(&self, thread: &Thread) -> Fallible<Owned<$Type>> {
                change::cased(self, thread, ascii::swap_case)
            }

            /// center($self, width, fillchar=b' ', /)
            ///
            /// The bytes in the middle of a number of bytes.
            fn center(
                &self,
                thread: &Thread,
                width: isize,
                fillchar: Option<FillByte>,
            ) -> Fallible<Owned<$Type>> {
                change::padded(self, thread, width, fillchar, |text, width, fill| {
                    Padded::centered(text, width, fill)
                })
            }

            /// ljust($self, width, fillchar=b' ', /)
            ///
            /// The bytes at the begin of a number of bytes.
            fn ljust(
                &self,
                thread: &Thread,
                width: isize,
                fillchar: Option<FillByte>,
            ) -> Fallible<Owned<$Type>> {
                change::padded(self, thread, width, fillchar, |text, width, fill| {
                    Padded::left_justified(text, width, fill)
                })
            }

            /// rjust($self, width, fillchar=b' ', /)
            ///
            /// The bytes at the end of a number of bytes.
            fn rjust(
                &self,
                thread: &Thread,
                width: isize,
                fillchar: Option<FillByte>,
            ) -> Fallible<Owned<$Type>> {
                change::padded(self, thread, width, fillchar, |text, width, fill| {
                    Padded::right_justified(text, width, fill)
                })
            }

            /// zfill($self, width, /)
            ///
            /// The bytes with ASCII zeros in front, behind their sign, up to a number of bytes.
            fn zfill(&self, thread: &Thread, width: isize) -> Fallible<Owned<$Type>> {
                change::zero_filled(self, thread, width)
            }

            /// expandtabs($self, /, tabsize=8)
            ///
            /// The bytes with spaces in place of tabs, up to columns that are multiples of a size.
            fn expandtabs(&self, thread: &Thread, tabsize: Option<i32>) -> Fallible<Owned<$Type>> {
                change::tabs_expanded(self, thread, tabsize)
            }

            /// replace($self, old, new, count=-1, /)
            ///
            /// The bytes with new ones in place of old, everywhere or at the first places only.
            ///
            ///   count
            ///     At how many places; -1 means all of them.
            fn replace(
                &self,
                thread: &Thread,
                old: BytesLike<'_>,
                new: BytesLike<'_>,
                count: Option<isize>,
            ) -> Fallible<Owned<$Type>> {
                change::replaced(self, thread, &old, &new, count)
            }

            /// translate($self, table, /, delete=b'')
            ///
            /// The bytes without those of delete, and each other one replaced as a table of 256 bytes says, or as it is if the
            /// table is None.
            fn translate(
                &self,
                thread: &Thread,
                table: &Object,
                delete: Option<&Object>,
            ) -> Fallible<Owned<$Type>> {
                change::translated(self, thread, table, delete)
            }

            /// maketrans(frm, to, /)
            ///
            /// A table for translate(): each byte of the first becomes that at the same place of the second.
            #[staticmethod]
            fn maketrans(
                thread: &Thread,
                frm: BytesLike<'_>,
                to: BytesLike<'_>,
            ) -> Fallible<Owned<Bytes>> {
                change::translation(thread, &frm, &to)
            }

            /// hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)
            ///
            /// The hexadecimal digits of the bytes.
            ///
            ///   sep
            ///     A character between groups of bytes.
            ///   bytes_per_sep
            ///     How many bytes are a group: counted from the end, or from the begin if the number is negative.
            fn hex(
                &self,
                thread: &Thread,
                sep: Option<&Object>,
                bytes_per_sep: Option<i32>,
            ) -> Fallible<Owned<Str>> {
                let bytes = self.slice();
                let separator = hex::separator(thread, sep)?;
                hex::hex(thread, &bytes, separator, bytes_per_sep)
            }

            /// fromhex($type, string, /)
            ///
            /// The bytes that pairs of hexadecimal digits stand for; white space between pairs does not count.
            #[classmethod]
            fn fromhex(class: &TypeObject, thread: &Thread, string: &Object) -> Fallible<Owned> {
                let made = Self::from_slice(thread, &hex::parse(thread, string)?)?;
                if std::ptr::eq(class, <$Type as $crate::core::Layout>::type_object()) {
                    return Ok(made.into_object());
                }
                $crate::protocol::call::call(thread, class.as_object(), &[made.as_object()])
            }

            /// decode($self, /, encoding='utf-8', errors='strict')
            ///
            /// The text that the bytes encode.
            ///
            ///   encoding
            ///     The encoding.
            ///   errors
            ///     What happens where bytes do not decode: 'strict' raises UnicodeDecodeError; 'ignore', 'replace' and any name
            ///     that codecs.register_error() knows go on.
            fn decode(
                &self,
                thread: &Thread,
                encoding: Option<&Str>,
                errors: Option<&Str>,
            ) -> Fallible<Owned> {
                codec::decode(self, thread, encoding, errors)
            }
        }
    };
}
pub(crate) use byte_string_methods;
