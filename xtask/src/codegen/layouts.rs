//! layouts.tsv and constants.tsv to Rust: structs with asserted offsets, and constants.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::files::Outcome;

/// A row of layouts.tsv that is a field.
struct Field<'t> {
    name: &'t str,
    offset: usize,
    size: usize,
    c_type: &'t str,
    /// `first bit:width` for parts of a word.
    bits: &'t str,
}

/// A struct of layouts.tsv.
struct Struct<'t> {
    name: &'t str,
    size: usize,
    fields: Vec<Field<'t>>,
    public: bool,
}

/// Views of the same bytes as other rows; the named ones are left to those rows.
const OTHER_VIEWS: &[(&str, &str)] = &[("PyObject", "ob_refcnt_full"), ("PyObject", "_aligner")];

/// The file with the structs.
pub(crate) fn structs(table: &str) -> Outcome<String> {
    let mut out = String::from(
        "//!\n//! The structs, each field at the place that the table gives it.\n\n\
         use core::ffi::{c_char, c_int, c_uint, c_ulong, c_void};\n\nuse crate::functions::*;\nuse crate::opaque::*;\n\n",
    );
    for item in read(table)? {
        write_struct(&mut out, &item)?;
    }
    Ok(out)
}

/// The structs with their sizes in bytes, in the table's order.
pub(crate) fn sizes(table: &str) -> Outcome<Vec<(&str, usize)>> {
    Ok(read(table)?.iter().map(|item| (item.name, item.size)).collect())
}

fn read(table: &str) -> Outcome<Vec<Struct<'_>>> {
    let mut structs: Vec<Struct<'_>> = Vec::new();
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let [name, field, offset, size, c_type, bits, scope] = cells[..] else {
            return Err(format!("layouts.tsv: seven columns expected: {row}").into());
        };
        let (offset, size) = (offset.parse()?, size.parse()?);
        if field == "(sizeof)" {
            let public = scope == "public";
            structs.push(Struct { name, size, fields: Vec::new(), public });
            continue;
        }
        let last = structs.last_mut().filter(|last| last.name == name);
        let last = last.ok_or_else(|| format!("layouts.tsv: {name} lacks its (sizeof) row"))?;
        last.fields.push(Field { name: field, offset, size, c_type, bits });
    }
    Ok(structs)
}

fn write_struct(out: &mut String, item: &Struct<'_>) -> Outcome {
    let scope = if item.public { "public headers" } else { "internal headers" };
    let _ = writeln!(
        out,
        "/// `{}`, {} bytes ({scope}).\n#[derive(Clone, Copy)]\n#[repr(C)]\npub struct {} {{",
        item.name, item.size, item.name
    );
    let mut asserts = String::new();
    let mut masks = String::new();
    let mut end = 0;
    for field in &item.fields {
        if OTHER_VIEWS.contains(&(item.name, field.name)) {
            continue;
        }
        let mut name = field.name;
        if let Some((whole, part)) = field.name.split_once('.') {
            if let Some((first, width)) = field.bits.split_once(':') {
                let mask = ((1u64 << width.parse::<u32>()?) - 1) << first.parse::<u32>()?;
                let _ = writeln!(
                    masks,
                    "/// Bits of `{whole}`: `{part}`.\npub const {}: u32 = {mask:#x};",
                    format!("{whole}_{part}").trim_start_matches('_').to_uppercase()
                );
            }
            // A part; the whole is a field, declared by its own row or by its first part.
            if field.offset < end {
                continue;
            }
            name = whole;
        }
        let rust_type = rust_type(field.c_type)
            .ok_or_else(|| format!("layouts.tsv: no Rust type for `{}`", field.c_type))?;
        let name = rust_name(name);
        let _ =
            writeln!(out, "/// `{}` at {}.\npub {name}: {rust_type},", field.c_type, field.offset);
        let _ = writeln!(
            asserts,
            "assert!(core::mem::offset_of!({}, {name}) == {});",
            item.name, field.offset
        );
        if field.size > 0 && !field.c_type.contains('[') {
            let _ = writeln!(asserts, "assert!(size_of::<{rust_type}>() == {});", field.size);
        }
        end = field.offset + field.size;
    }
    let _ = writeln!(
        out,
        "}}\n\nconst _: () = {{\nassert!(size_of::<{}>() == {});\n{asserts}}};\n",
        item.name, item.size
    );
    if !masks.is_empty() {
        let _ = writeln!(out, "impl {} {{\n{masks}}}\n", item.name);
    }
    Ok(())
}

/// Names that Rust reserves get a trailing underscore.
fn rust_name(name: &str) -> String {
    match name {
        "type" | "ref" | "use" => format!("{name}_"),
        _ => name.to_owned(),
    }
}

/// The Rust type of a C type as layouts.tsv writes it.
fn rust_type(c_type: &str) -> Option<String> {
    let c_type = c_type.trim();
    if let Some((result, parameters)) = c_type.split_once("(*)") {
        let parameters = parameters.trim().strip_prefix('(')?.strip_suffix(')')?;
        let mut words = Vec::new();
        for parameter in parameters.split(',').filter(|word| word.trim() != "void") {
            words.push(rust_type(parameter)?);
        }
        let result = match result.trim() {
            "void" => String::new(),
            other => format!(" -> {}", rust_type(other.trim_start_matches("const "))?),
        };
        return Some(format!("Option<unsafe extern \"C\" fn({}){result}>", words.join(", ")));
    }
    if let Some((item, length)) = c_type.strip_suffix(']').and_then(|text| text.split_once('[')) {
        let length = if length.is_empty() { "0" } else { length };
        return Some(format!("[{}; {length}]", rust_type(item)?));
    }
    if let Some(target) = c_type.strip_suffix('*') {
        let target = target.trim();
        if let Some(target) = target.strip_prefix("const ") {
            return Some(format!("*const {}", pointee(target)?));
        }
        return Some(format!("*mut {}", pointee(target)?));
    }
    plain(c_type.trim_start_matches("const "))
}

fn pointee(c_type: &str) -> Option<String> {
    match c_type {
        "void" => Some("c_void".to_owned()),
        _ => rust_type(c_type),
    }
}

fn plain(c_type: &str) -> Option<String> {
    let name = c_type.trim_start_matches("struct ");
    let known = match name {
        "int" | "enum {...}" | "pthread_key_t" => "c_int",
        "unsigned int" | "{...}" | "_PyUnicodeObject_state" => "c_uint",
        "unsigned long" => "c_ulong",
        "char" => "c_char",
        "unsigned char" | "uint8_t" | "Py_UCS1" => "u8",
        "int8_t" => "i8",
        "uint16_t" | "Py_UCS2" | "_Py_CODEUNIT" => "u16",
        "uint32_t" | "Py_UCS4" | "digit" => "u32",
        "int64_t" => "i64",
        "uint64_t" => "u64",
        "wchar_t" => "i32",
        "double" => "f64",
        "size_t" | "uintptr_t" | "Py_uintptr_t" => "usize",
        "Py_ssize_t" | "Py_hash_t" => "isize",
        "union {...}" => "*mut c_void",
        "_stack_chunk" => "_PyStackChunk",
        "_err_stackitem" => "_PyErr_StackItem",
        "_dictkeysobject" => "PyDictKeysObject",
        "PyFrameObject" => "_frame",
        _ => "",
    };
    if !known.is_empty() {
        return Some(known.to_owned());
    }
    if !name.chars().all(|char| char.is_alphanumeric() || char == '_') {
        return None;
    }
    // Function types are lower-case without underscores in CPython, or `Py_tracefunc`.
    let function = name.ends_with("func")
        || name.ends_with("proc")
        || matches!(name, "inquiry" | "destructor" | "getter" | "setter" | "PyCFunction");
    Some(if function { format!("Option<{name}>") } else { name.to_owned() })
}

/// The file with the constants: a module a group.
pub(crate) fn constants(table: &str) -> Outcome<String> {
    let mut groups: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for row in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [group, name, value, ..] = cells[..] else {
            return Err(format!("constants.tsv: four columns expected: {row}").into());
        };
        groups.entry(group).or_default().push((name, value));
    }
    let mut out = String::from("//!\n//! The integer constants of the C API, by group.\n\n");
    for (group, rows) in groups {
        let module = group
            .chars()
            .map(|char| if char.is_alphanumeric() { char.to_ascii_lowercase() } else { '_' })
            .collect::<String>()
            .replace("__", "_");
        let _ = writeln!(out, "/// Group \"{group}\".\npub mod {module} {{");
        for (name, value) in rows {
            let number: i128 = value.parse()?;
            let rust_type = if i32::try_from(number).is_ok() {
                "i32"
            } else if i64::try_from(number).is_ok() {
                "i64"
            } else {
                "u64"
            };
            let constant: String =
                name.chars().map(|char| if char.is_alphanumeric() { char } else { '_' }).collect();
            let _ = writeln!(out, "/// `{name}`\npub const {constant}: {rust_type} = {value};");
        }
        out.push_str("}\n\n");
    }
    Ok(out)
}
