//! PEM: binary data as lines of text, between marks that say what it is.

use data_encoding::BASE64;

/// What stands between two marks.
pub(crate) struct Block {
    /// What the marks say.
    pub(crate) label: String,
    /// Lines in front of the data, as `Proc-Type: 4,ENCRYPTED`: names and values.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) contents: Vec<u8>,
}

/// A block whose data cannot be read, or that does not end.
#[derive(Debug)]
pub(crate) struct BadBlock;

/// The blocks of a text, in order; the last may be bad.
pub(crate) fn blocks(text: &[u8]) -> impl Iterator<Item = Result<Block, BadBlock>> {
    let mut lines = text.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    let mut failed = false;
    std::iter::from_fn(move || {
        if failed {
            return None;
        }
        let label = lines.by_ref().find_map(|line| mark(line, "BEGIN"))?;
        let block = block(&mut lines, label);
        failed = block.is_err();
        Some(block)
    })
}

/// What a line says that is `-----BEGIN something-----`.
fn mark(line: &[u8], kind: &str) -> Option<String> {
    let line = std::str::from_utf8(line).ok()?;
    let inner = line.strip_prefix("-----")?.strip_prefix(kind)?.strip_prefix(' ')?;
    inner.strip_suffix("-----").map(str::to_owned)
}

fn block<'a>(lines: &mut impl Iterator<Item = &'a [u8]>, label: String) -> Result<Block, BadBlock> {
    let mut headers = Vec::new();
    let mut digits = Vec::new();
    for line in lines {
        if mark(line, "END").is_some_and(|end| end == label) {
            let contents = BASE64.decode(&digits).map_err(|_| BadBlock)?;
            return Ok(Block { label, headers, contents });
        }
        let colon = line.iter().position(|&byte| byte == b':');
        match colon.filter(|_| digits.is_empty()) {
            Some(colon) => {
                let text = |part: &[u8]| String::from_utf8_lossy(part.trim_ascii()).into_owned();
                headers.push((text(&line[..colon]), text(&line[colon + 1..])));
            }
            None => digits.extend_from_slice(line),
        }
    }
    Err(BadBlock)
}

/// A block of data as text.
pub(crate) fn write(label: &str, contents: &[u8]) -> String {
    let digits = BASE64.encode(contents);
    let mut text = format!("-----BEGIN {label}-----\n");
    for line in digits.as_bytes().chunks(64) {
        text.push_str(&String::from_utf8_lossy(line));
        text.push('\n');
    }
    text.push_str(&format!("-----END {label}-----\n"));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let data: Vec<u8> = (0..200).collect();
        let text = format!("in front\n{}behind\n", write("THING", &data));
        let read: Vec<_> = blocks(text.as_bytes()).collect();
        assert_eq!(read.len(), 1);
        let block = read[0].as_ref().expect("a good block");
        assert_eq!((block.label.as_str(), &block.contents), ("THING", &data));
    }

    #[test]
    fn a_bad_block_is_the_last() {
        let bad = b"-----BEGIN A-----\n!!!\n-----END A-----\n-----BEGIN B-----\n-----END B-----\n";
        let read: Vec<_> = blocks(bad).collect();
        assert!(matches!(read.as_slice(), [Err(BadBlock)]));
        let open: Vec<_> = blocks(b"-----BEGIN A-----\nAAAA\n").collect();
        assert!(matches!(open.as_slice(), [Err(BadBlock)]));
    }
}
