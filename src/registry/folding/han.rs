//! Han characters: the simplified form stands for the traditional one and for the forms that are printed in Japan. A
//! character is never folded into its reading, which many others share.

use std::sync::LazyLock;

/// A simplified character with its other forms, many times. By `kSimplifiedVariant` of the Unihan database (Unicode
/// License V3), with the forms of Japanese print and some spelling variants added.
const FORMS: &str = include_str!("han.txt");

const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// For each character from [`FIRST`] on, the one that stands for it; 0 for itself.
static SIMPLIFIED: LazyLock<Box<[u16]>> = LazyLock::new(|| {
    let mut table = vec![0; (LAST - FIRST + 1) as usize];
    for forms in FORMS.split_whitespace() {
        let mut forms = forms.chars();
        let simplified = forms.next().and_then(|first| u16::try_from(u32::from(first)).ok());
        for form in forms {
            if let Some((entry, simplified)) = place(form).and_then(|at| table.get_mut(at)).zip(simplified) {
                *entry = simplified;
            }
        }
    }
    table.into()
});

fn place(character: char) -> Option<usize> {
    let code = u32::from(character);
    (FIRST..=LAST).contains(&code).then(|| (code - FIRST) as usize)
}

/// The character that stands for all forms of this one.
pub fn simplified(character: char) -> char {
    let known = place(character).map(|at| SIMPLIFIED[at]).filter(|&simplified| simplified != 0);
    known.and_then(|simplified| char::from_u32(simplified.into())).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_character_are_one() {
        for forms in ["国國", "学學", "东東", "龙龍竜", "广廣広", "泽澤沢", "发發髮発髪", "台臺"]
        {
            let first = forms.chars().next().unwrap();
            for form in forms.chars() {
                assert_eq!(simplified(form), first, "{form}");
            }
        }
    }

    #[test]
    fn characters_that_sound_alike_stay_apart() {
        for (one, other) in [('陕', '山'), ('北', '被'), ('工', '公'), ('师', '狮'), ('a', 'あ')] {
            assert_ne!(simplified(one), simplified(other));
        }
    }

    #[test]
    fn what_stands_for_others_stands_for_itself() {
        for forms in FORMS.split_whitespace() {
            let first = forms.chars().next().unwrap();
            assert!(forms.chars().count() > 1 && simplified(first) == first, "{forms}");
            assert!(forms.chars().all(|form| simplified(form) == first), "{forms}");
        }
    }
}
