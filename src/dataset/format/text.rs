//! Texts: names, longer texts, slugs and addresses. What no text of any column may hold is told in `record`.

use super::Spelling;

/// A name or a title.
pub struct Name;

impl Spelling for Name {
    const EXPECTED: &'static str = "at most 300 characters";

    fn accepts(text: &str) -> bool {
        text.chars().nth(300).is_none()
    }
}

/// A text of some sentences.
pub struct Text;

impl Spelling for Text {
    const EXPECTED: &'static str = "at most 2000 characters";

    fn accepts(text: &str) -> bool {
        text.chars().nth(2000).is_none()
    }
}

/// The stable name of a record.
pub struct Slug;

impl Spelling for Slug {
    const EXPECTED: &'static str = "a slug: lower-case letters a to z and digits in groups joined by single hyphens, \
                                    at most 100 characters";

    fn accepts(text: &str) -> bool {
        let is_group =
            |group: &str| !group.is_empty() && group.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9'));
        text.len() <= 100 && text.split('-').all(is_group)
    }
}

/// The address of a page.
pub struct Url;

impl Spelling for Url {
    const EXPECTED: &'static str = "an address that begins with http:// or https://, without spaces, \
                                    at most 2000 characters";

    fn accepts(text: &str) -> bool {
        let rest = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"));
        let has_host = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#']));
        has_host && Text::accepts(text) && !text.contains(char::is_whitespace)
    }
}
