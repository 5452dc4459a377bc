//! The letters of a name as they are compared: how they are written, and how they sound.

/// The plain letters of U+00C0 to U+017F, in their order.
const LATIN: &[u8] = b"aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn\
    oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// A text as it is compared: in small letters without accents, in whatever form they were typed, and by its sound in
/// English and in Spanish: z as s, q and x as k, f as p, y as i; without h. A comma stays, and
/// any other sign is a space. A letter of another script becomes a byte that stands in no name.
pub fn key(text: &str) -> Vec<u8> {
    let mut key = Vec::new();
    for c in text.chars() {
        let letter = match c {
            // Accents that follow their letter as a character of their own.
            '\u{300}'..='\u{36f}' => continue,
            'À'..='ſ' => LATIN.get(c as usize - 'À' as usize).copied().unwrap_or_default(),
            ',' => b',',
            _ if c.is_ascii_alphanumeric() => c.to_ascii_lowercase() as u8,
            '\0'..='¿' | '\u{2000}'..='\u{2fff}' => b' ',
            _ => c as u8 | 0x80,
        };
        key.push(match letter {
            b'h' => continue,
            b'z' => b's',
            b'q' | b'x' => b'k',
            b'f' => b'p',
            b'y' => b'i',
            letter => letter,
        });
    }
    key
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether two letters are the same. A c is hard or soft, which a name that is still being typed does not tell.
fn is_same(a: u8, b: u8) -> bool {
    a == b || matches!((a, b), (b'c', b'k' | b's') | (b'k' | b's', b'c'))
}

/// Whether a name begins with what was typed.
pub fn begins(name: &[u8], typed: &[u8]) -> bool {
    name.len() >= typed.len() && name.iter().zip(typed).all(|(a, b)| is_same(*a, *b))
}

/// Whether `typed` becomes `name` by slips that cost no more than `budget`: a vowel for another one and a double letter cost 1; another
/// letter, a missing one, one too many and two that changed places cost 2 (Damerau 1964, Commun ACM 7:171-176). Where
/// only the begin of the name is typed, its rest is free.
pub fn is_near(budget: u8, typed: &[u8], name: &[u8], is_begun: bool) -> bool {
    let (first, rest, name_first, name_rest) = match (typed, name) {
        ([], _) if is_begun => return true,
        ([first, rest @ ..], [name_first, name_rest @ ..]) => (first, rest, name_first, name_rest),
        ([], missing) | (missing, []) => return missing.len() * 2 <= usize::from(budget),
    };
    if is_same(*first, *name_first) {
        let is_near_past = |typed, name| budget > 0 && is_near(budget - 1, typed, name, is_begun);
        return is_near(budget, rest, name_rest, is_begun)
            || (rest.first() == Some(first) && is_near_past(rest, name))
            || (name_rest.first() == Some(name_first) && is_near_past(typed, name_rest));
    }
    if budget > 0 && is_vowel(*first) && is_vowel(*name_first) && is_near(budget - 1, rest, name_rest, is_begun) {
        return true;
    }
    let Some(budget) = budget.checked_sub(2) else { return false };
    let is_near_past = |typed, name| is_near(budget, typed, name, is_begun);
    if let ([second, rest @ ..], [name_second, name_rest @ ..]) = (rest, name_rest)
        && is_same(*first, *name_second)
        && is_same(*second, *name_first)
        && is_near_past(rest, name_rest)
    {
        return true;
    }
    is_near_past(rest, name_rest) || is_near_past(rest, name) || is_near_past(typed, name_rest)
}
