//! Texts in their order, one behind the other in one piece of memory.

/// Sorted texts, each found by its place among them.
#[derive(Default)]
pub struct Texts {
    all: String,
    /// Where each text ends.
    ends: Vec<u32>,
}

impl Texts {
    /// Some texts, which are sorted.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut all = String::new();
        let ends = texts.map(|text| {
            all.push_str(text);
            u32::try_from(all.len()).unwrap_or(u32::MAX)
        });
        let ends = ends.collect();
        all.shrink_to_fit();
        Self { all, ends }
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text at a place below [`Self::len`].
    pub fn at(&self, place: usize) -> &str {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start as usize..self.ends[place] as usize]
    }

    /// The place of the first text that is not less than this one.
    pub fn first_from(&self, text: &str) -> usize {
        let (mut start, mut end) = (0, self.len());
        while start < end {
            let middle = start.midpoint(end);
            if self.at(middle) < text {
                start = middle + 1;
            } else {
                end = middle;
            }
        }
        start
    }
}
