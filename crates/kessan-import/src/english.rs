//! The English words that counts and dates are written in.

/// The months, January first.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A number below a hundred that is one word in lower case: `seven`, `thirty`.
pub(crate) fn number(word: &str) -> Option<u64> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let at = |words: &[&str]| words.iter().position(|known| *known == word);
    u64::try_from(at(&SMALL).or_else(|| at(&TENS).map(|at| (at + 2) * 10))?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbers() {
        assert_eq!(["zero", "nineteen", "twenty", "ninety"].map(number), [Some(0), Some(19), Some(20), Some(90)]);
        assert_eq!(["hundred", "Seven", ""].map(number), [None; 3]);
    }
}
