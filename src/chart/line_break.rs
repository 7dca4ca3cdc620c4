//! Where a line of a picture may end, in Latin and in Japanese text: at spaces, and in Japanese between words as far as scripts
//! show them. The same rules hold natively and in the browser, so a picture has the same lines on paper and on the screen.
//!
//! Japanese rules: JIS X 4051 and the W3C's Requirements for Japanese Text Layout, section 3.1.7 and 3.1.8 (characters that
//! begin or end no line).

/// No line begins with these.
const NOT_FIRST: &str =
    "、。，．・：；？！）」』】〕］｝〉》〜～％‰々ゝゞヽヾーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ)]},.:;?!%";
/// No line ends with these.
const NOT_LAST: &str = "（「『【〔［｛〈《¥＄([{$";

/// The scripts of Japanese text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Hiragana,
    Katakana,
    /// Chinese characters, and what else is as wide.
    Kanji,
}

impl Script {
    fn of(c: char) -> Self {
        match c {
            'ぁ'..='ゟ' => Self::Hiragana,
            'ァ'..='ヿ' | 'ｦ'..='ﾟ' => Self::Katakana,
            c if (c as u32) < 0x2E80 => Self::Latin,
            _ => Self::Kanji,
        }
    }
}

/// The pieces of a text between which a line may end; each keeps the space that follows it.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    split(text, true)
}

/// The pieces of a word that is wider than a line: its characters, but for those that begin or end no line.
pub(super) fn characters(word: &str) -> Vec<&str> {
    split(word, false)
}

fn split(text: &str, is_by_words: bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    // How many Chinese characters stand together before this place.
    let mut run = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((_, before)) = chars.next() {
        let Some((next, after)) = chars.peek().copied() else { break };
        run = if is_ideograph(before) { run + 1 } else { 0 };
        let ends = !is_by_words || before == ' ' || ends_word(before, after, run, &text[next..]);
        if ends && !NOT_FIRST.contains(after) && !NOT_LAST.contains(before) {
            pieces.push(&text[start..next]);
            start = next;
        }
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

/// Whether a word ends between two characters, `run` Chinese ones of which stand together before, and `rest` follows. Particles
/// and endings, in hiragana, stay with what they follow, a word in katakana stays whole, and so does a number with its unit or
/// counter; dates may be broken after the year. Most Japanese compounds are of words of two Chinese characters; one that would be
/// left alone stays with those before it.
fn ends_word(before: char, after: char, run: usize, rest: &str) -> bool {
    match (Script::of(before), Script::of(after)) {
        (_, Script::Hiragana) | (Script::Latin, _) => false,
        (_, Script::Latin) => before == '年' || "・、。：".contains(before),
        (Script::Katakana, Script::Katakana) => before == '・',
        _ if is_ideograph(before) && is_ideograph(after) => {
            run.is_multiple_of(2) && rest.chars().take_while(|c| is_ideograph(*c)).count() > 1
        }
        _ => true,
    }
}

fn is_ideograph(c: char) -> bool {
    Script::of(c) == Script::Kanji && !NOT_FIRST.contains(c) && !NOT_LAST.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_spaces_and_between_japanese_words() {
        let cases: [(&str, &[&str]); 10] = [
            ("Connectivity and outsourcing", &["Connectivity ", "and ", "outsourcing"]),
            ("キャッシュ・フロー", &["キャッシュ・", "フロー"]),
            ("2008年3月31日", &["2008年", "3月31日"]),
            ("第2四半期", &["第2四半期"]),
            ("持分法による投資損益", &["持分法による", "投資", "損益"]),
            ("法人税等調整額", &["法人", "税等", "調整額"]),
            ("（単位：百万円）", &["（単位：", "百万円）"]),
            ("システムインテグレーション売上", &["システムインテグレーション", "売上"]),
            ("ネットワークサービス、その他", &["ネットワークサービス、その", "他"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(pieces(text), expected, "{text}");
        }
    }

    #[test]
    fn a_long_word_is_broken_but_never_before_a_small_or_long_sign() {
        assert_eq!(characters("キャッシュフロー"), ["キャッ", "シュ", "フ", "ロー"]);
        assert_eq!(characters("（単位）"), ["（単", "位）"]);
        assert_eq!(characters("abc"), ["a", "b", "c"]);
    }
}
