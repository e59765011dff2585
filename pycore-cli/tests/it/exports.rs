//! The program's table of symbols beside `pycore-capi/api.tsv`.

use std::collections::BTreeSet;

/// A little-endian number in a file.
fn number(bytes: &[u8], at: usize, size: usize) -> usize {
    bytes[at..at + size].iter().rev().fold(0, |number, &byte| number << 8 | usize::from(byte))
}

/// The names that an ELF file defines for others, of its section `.dynsym`.
fn exported(file: &[u8]) -> BTreeSet<String> {
    const DYNAMIC_SYMBOLS: usize = 11;
    let (table, size, count) = (number(file, 40, 8), number(file, 58, 2), number(file, 60, 2));
    let section = |index: usize| &file[table + index * size..][..size];
    let symbols =
        (0..count).map(section).find(|header| number(header, 4, 4) == DYNAMIC_SYMBOLS).unwrap();
    let names = number(section(number(symbols, 40, 4)), 24, 8);
    let (start, length) = (number(symbols, 24, 8), number(symbols, 32, 8));
    file[start..start + length]
        .chunks_exact(24)
        // Those without a section are the others' that this file wants.
        .filter(|symbol| number(symbol, 6, 2) != 0)
        .map(|symbol| {
            let name = &file[names + number(symbol, 0, 4)..];
            let end = name.iter().position(|&byte| byte == 0).unwrap();
            String::from_utf8(name[..end].to_vec()).unwrap()
        })
        .collect()
}

#[test]
fn the_table_says_which_symbols_exist() {
    let table = include_str!("../../../pycore-capi/api.tsv");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').collect())
        .collect();
    assert!(rows.is_sorted(), "the rows are sorted");
    let done: BTreeSet<String> =
        rows.iter().filter(|row| row[4] == "done").map(|row| row[0].to_owned()).collect();
    let file = std::fs::read(env!("CARGO_BIN_EXE_pycore")).unwrap();
    let exported = exported(&file);
    let missing: Vec<_> = done.difference(&exported).collect();
    assert!(missing.is_empty(), "in the table, but not in the program: {missing:?}");
    let unknown: Vec<_> = exported
        .iter()
        .filter(|name| name.starts_with("Py") || name.starts_with("_Py"))
        .filter(|name| !done.contains(*name))
        .collect();
    assert!(unknown.is_empty(), "in the program, but not done in the table: {unknown:?}");
}
