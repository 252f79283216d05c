//! Texts that nobody would write, for tests: seeded, so that a failure comes back.

use fastrand::Rng;

/// Pieces of text that have something to do with each other.
const ALPHABETS: &[&[&str]] = &[
    &[
        "a", "b", "Z", "0", "7", " ", " ", "  ", ".", ",", "(", ")", "-", "/", "~", "G60",
        "http://",
    ],
    &[
        "中", "文", "北", "部", "，", "。", "“", "”", "《", "》", "（", "）", "——", "……", "、",
        "　",
    ],
    &[
        "\u{1b}[31m",
        "\u{7}",
        "\0",
        "\u{8}",
        "\u{7f}",
        "\u{9b}",
        "\u{9d}",
        "\u{85}",
        "\u{b}",
    ],
    &[
        "\n", "\r\n", "\r", "\t", " ", "\u{2028}", "\u{2029}", "\u{a0}", "\u{2007}", "\u{200a}",
    ],
    &[
        "\u{202e}", "\u{202a}", "\u{2066}", "\u{2069}", "\u{200e}", "\u{200f}", "\u{61c}",
    ],
    &[
        "\u{200b}", "\u{200c}", "\u{2060}", "\u{feff}", "\u{ad}", "\u{180e}", "\u{34f}", "\u{2800}",
    ],
    &[
        "👩", "\u{200d}", "🌈", "🏳", "\u{fe0f}", "\u{fe0e}", "❤", "1", "\u{20e3}", "👍", "🏽", "🇨",
        "🇳",
    ],
    &[
        "e", "\u{301}", "\u{302}", "\u{327}", "\u{489}", "\u{1ab0}", "o",
    ],
    &[
        "\u{1100}", "\u{1161}", "\u{11a8}", "각", "\u{115f}", "\u{1160}", "\u{3164}", "\u{ffa0}",
    ],
    &[
        "न", "ि", "्", "क", "ष", "া", "ก", "ำ", "ཀ", "ா", "\u{17d8}", "\u{302e}",
    ],
    &[
        "ｶ", "\u{ff9e}", "\u{ff9f}", "か", "\u{3099}", "ー", "ッ", "Ａ", "！", "～",
    ],
    &["א", "ב", "ش", "لا", "\u{600}", "\u{605}", "5", "ـ"],
    &[
        "\u{e0001}",
        "\u{e0067}",
        "\u{e007f}",
        "\u{e0100}",
        "\u{e000}",
        "\u{ffff}",
        "\u{fff9}",
        "\u{10ffff}",
    ],
    &[
        "─", "│", "①", "★", "·", "×", "α", "Д", "é", "℃", "→", "’", "‘", "█", "�",
    ],
];

/// Up to 60 pieces from one to three alphabets, now and then with a pile of one of them.
pub(crate) fn text(rng: &mut Rng) -> String {
    let alphabets: Vec<_> = (0..rng.usize(1..=3))
        .map(|_| pick(rng, ALPHABETS))
        .collect();
    let mut text = String::new();
    for _ in 0..rng.usize(0..60) {
        let alphabet = pick(rng, &alphabets);
        let piece = pick(rng, alphabet);
        let times = if rng.u8(..) < 4 { rng.usize(1..40) } else { 1 };
        text.extend(std::iter::repeat_n(piece, times));
    }
    text
}

fn pick<T: Copy>(rng: &mut Rng, from: &[T]) -> T {
    *rng.choice(from).expect("no alphabet is empty")
}
