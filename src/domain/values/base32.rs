//! 60 bits as 12 characters: Crockford's base 32 in lower case, which has no i, l, o, u.

use std::fmt;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 12;

/// Writes the lower 60 bits.
pub fn write(bits: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for place in (0..LENGTH).rev() {
        let digit = (bits >> (5 * place)) & 31;
        write!(f, "{}", char::from(ALPHABET[digit as usize]))?;
    }
    Ok(())
}

/// Reads what [`write`] writes, and nothing else.
pub fn read(raw: &str) -> Option<u64> {
    if raw.len() != LENGTH {
        return None;
    }
    raw.bytes().try_fold(0, |bits, byte| {
        let digit = ALPHABET.iter().position(|c| *c == byte)?;
        Some(bits << 5 | digit as u64)
    })
}
