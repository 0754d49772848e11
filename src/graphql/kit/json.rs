//! Values as JSON, at the end of bytes. Objects of records are written in `written`.

use async_graphql::Value;

/// From how many bytes on what was written before stays where it is, and what comes before it is put there: that memory is at
/// hand, new memory would not be.
const LARGE: usize = 8 * 1024;
/// How many bytes of a text are looked at together.
const BLOCK: usize = 16;

/// Writes the key of a member, parted from the one before it.
pub fn write_key(bytes: &mut Vec<u8>, key: &str) {
    part_members(bytes);
    write_name(bytes, key);
    bytes.push(b':');
}

/// Parts the member that comes next from the one before it.
pub fn part_members(bytes: &mut Vec<u8>) {
    if bytes.last() != Some(&b'{') {
        bytes.push(b',');
    }
}

/// Writes a value as JSON, with what was written before put where it belongs.
pub fn write_value(bytes: &mut Vec<u8>, value: Value) {
    match value {
        Value::Null => bytes.extend_from_slice(b"null"),
        Value::Boolean(true) => bytes.extend_from_slice(b"true"),
        Value::Boolean(false) => bytes.extend_from_slice(b"false"),
        Value::Number(number) => write_serialized(bytes, &number),
        Value::String(text) => write_text(bytes, &text),
        Value::Enum(name) => write_name(bytes, &name),
        Value::Binary(written) if written.len() > bytes.len().max(LARGE) => {
            let before = std::mem::replace(bytes, written.into());
            bytes.splice(..0, before);
        }
        Value::Binary(written) => bytes.extend_from_slice(&written),
        Value::List(items) => {
            bytes.push(b'[');
            for (index, item) in items.into_iter().enumerate() {
                if index > 0 {
                    bytes.push(b',');
                }
                write_value(bytes, item);
            }
            bytes.push(b']');
        }
        Value::Object(members) => {
            bytes.push(b'{');
            for (key, member) in members {
                write_key(bytes, &key);
                write_value(bytes, member);
            }
            bytes.push(b'}');
        }
    }
}

/// Writes a text as JSON.
pub fn write_text(bytes: &mut Vec<u8>, text: &str) {
    if is_plain(text.as_bytes()) { write_name(bytes, text) } else { write_serialized(bytes, text) }
}

/// Writes a text that has nothing to be escaped, such as a name of the contract.
pub fn write_name(bytes: &mut Vec<u8>, name: &str) {
    bytes.reserve(name.len() + 2);
    bytes.push(b'"');
    bytes.extend_from_slice(name.as_bytes());
    bytes.push(b'"');
}

/// Whether nothing has to be escaped.
fn is_plain(text: &[u8]) -> bool {
    // Blocks of a fixed length are looked at all at once; the last one overlaps the one before.
    match text.last_chunk::<BLOCK>() {
        Some(last) => text.as_chunks::<BLOCK>().0.iter().chain([last]).all(|block| !has_escaped(block)),
        None => !has_escaped(text),
    }
}

/// Every byte is looked at, because without a way out the compiler looks at many at once.
fn has_escaped(text: &[u8]) -> bool {
    let escaped = |byte| u8::from(byte < 0x20) | u8::from(byte == b'"') | u8::from(byte == b'\\');
    text.iter().fold(0, |found, &byte| found | escaped(byte)) > 0
}

fn write_serialized(bytes: &mut Vec<u8>, value: &(impl serde::Serialize + ?Sized)) {
    // Writing to memory does not fail.
    let _ = serde_json::to_writer(bytes, value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_to_be_escaped_is_found_wherever_it_stands() {
        for length in 0..3 * BLOCK {
            for place in 0..=length {
                for special in ["", "\"", "\\", "\u{0}", "\u{1f}", "é", "\u{7f}"] {
                    let text = "a".repeat(place) + special + &"b".repeat(length - place);
                    let mut bytes = Vec::new();
                    write_text(&mut bytes, &text);
                    assert_eq!(bytes, serde_json::to_vec(&text).unwrap(), "{text:?}");
                }
            }
        }
    }
}
