use super::*;

/// What comes out of pieces of input, each with the milliseconds since the start.
fn decode(pieces: &[(u64, &[u8])]) -> Vec<Input> {
    let start = Instant::now();
    let (mut decoder, mut out) = (Decoder::new(), Vec::new());
    for (millis, piece) in pieces {
        let now = start + Duration::from_millis(*millis);
        // The caller's poll wakes up at the deadline.
        while let Some(deadline) = decoder.deadline().filter(|deadline| *deadline < now) {
            decoder.flush(deadline, &mut out);
        }
        decoder.feed(piece, now, &mut out);
    }
    while let Some(deadline) = decoder.deadline() {
        decoder.flush(deadline, &mut out);
    }
    out
}

/// The keys spelled, and everything else in words.
fn spell(inputs: &[Input]) -> String {
    let spelled = inputs.iter().map(|input| match input {
        Input::Key(key) => key.to_string(),
        Input::Paste(paste) if paste.cut => format!("(paste {:?} ...)", paste.text),
        Input::Paste(paste) => format!("(paste {:?})", paste.text),
        Input::Mouse(mouse) => format!("({:?} {},{})", mouse.kind, mouse.column, mouse.row),
        Input::Reply(Reply::Cursor { column, row }) => format!("(cursor {column},{row})"),
        Input::Reply(Reply::Attributes) => "(attributes)".to_owned(),
        Input::Reply(Reply::Other) => "(reply)".to_owned(),
        Input::Garbage(count) => format!("(garbage {count})"),
    });
    spelled.collect()
}

#[track_caller]
fn check(bytes: impl AsRef<[u8]>, expected: &str) {
    let bytes = bytes.as_ref();
    assert_eq!(
        spell(&decode(&[(0, bytes)])),
        expected,
        "{:?}",
        bytes.escape_ascii()
    );
}

#[track_caller]
fn check_pieces(pieces: &[(u64, &[u8])], expected: &str) {
    assert_eq!(spell(&decode(pieces)), expected);
}

#[test]
fn characters_are_keys() {
    check("jJ?科é", "jJ?科é");
    check("\r\n\t\x7f\x08\x1b", "<enter><enter><tab><bs><bs><esc>");
    check(
        "\x01\x0c\x10\x1a\x00\x1c\x1f",
        "<c-a><c-l><c-p><c-z><c-space><c-\\><c-_>",
    );
    check("\x1bx\x1b科\x1b\x7f", "<a-x><a-科><a-bs>");
}

#[test]
fn sequences_are_keys() {
    check(
        "\x1b[A\x1bOB\x1b[1;5C\x1b[1;2D",
        "<up><down><c-right><left>",
    );
    check(
        "\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[7~\x1b[8~",
        "<home><end><home><end><home><end>",
    );
    check("\x1b[5~\x1b[6;3~\x1b[3~\x1b[2~", "<pgup><a-pgdn><del><ins>");
    check(
        "\x1b[Z\x1b[9;2u\x1b[27;5;112~\x1b[112;5u",
        "<s-tab><s-tab><c-p><c-p>",
    );
    check(
        "\x1bOP\x1b[15~\x1b[24~\x1b[[A\x1b[[E\x1b[34~",
        "<f1><f5><f12><f1><f5><f20>",
    );
    check("\x1b[5^\x1b[3$\x1bOa\x1b[b", "<c-pgup><del><c-up><down>");
    check("\x1b\x1b[A\x1b\x1bOB", "<a-up><a-down>");
    check("\x1bOM", "<enter>");
}

#[test]
fn what_is_typed_after_esc_and_comes_with_it_is_not_lost() {
    check("\x1b\r", "<esc><enter>");
    check("\x1b\x1b", "<esc><esc>");
    check("\x1b\x1bq", "<esc><a-q>");
    check("\x1b\x03", "<esc><c-c>");
}

#[test]
fn replies_are_no_keys() {
    check("\x1b[?64;1;22c", "(attributes)");
    check("\x1b[2;3R\x1b[?2;3;1R", "(cursor 2,1)(cursor 2,1)");
    for reply in [
        "\x1b[?2026;2$y",
        "\x1b[4;1$y",
        "\x1b[>41;379;0c",
        "\x1b[=0c",
        "\x1b[0n",
        "\x1b[8;24;80t",
        "\x1b[?1u",
        "\x1b[I",
        "\x1b[O",
        "\x1b]11;rgb:1111/2222/3333\x07",
        "\x1b]11;rgb:1111/2222/3333\x1b\\",
        "\x1b]lecho pwned\x1b\\",
        "\x1bP>|XTerm(379)\x1b\\",
        "\x1bP0+r\x1b\\",
        "\x1b_Gi=1;OK\x1b\\",
        "\x1b[M !!",
        "\x1b[99~",
    ] {
        check(reply, "(reply)");
        check(format!("{reply}j"), "(reply)j");
    }
}

#[test]
fn bytes_that_are_no_text_are_counted() {
    check(b"a\xff\xfeb", "a(garbage 2)b");
    check(b"\xd6\xd0\xce\xc4", "(garbage 4)");
    check("\u{9b}A", "(garbage 2)A");
    check(b"\xe7\xa7", "(garbage 2)");
    check(b"\x1b[1;\x0b", "(reply)<c-k>");
    check(b"\x1b[1;\x1b[A", "(reply)<up>");
}

#[test]
fn the_mouse_speaks_in_cells() {
    check(
        "\x1b[<0;1;1M\x1b[<0;12;5m",
        "(Press(Left) 0,0)(Release(Left) 11,4)",
    );
    check("\x1b[<64;3;4M\x1b[<65;3;4M", "(WheelUp 2,3)(WheelDown 2,3)");
    check(
        "\x1b[<32;3;4M\x1b[<35;3;4M\x1b[<16;3;4M",
        "(Drag(Left) 2,3)(reply)(Press(Left) 2,3)",
    );
}

const SAMPLE: &str = "j\x1b[A\x1bOP科\x1b[2;3R\x1b[?64;1c\x1b]11;rgb:1/2/3\x1b\\k\x1b[200~a\r\nb\x1b[201~\x1bx\x1b[<0;2;3Mq";

#[test]
fn cut_anywhere_the_same_comes_out() {
    let bytes = SAMPLE.as_bytes();
    let whole = decode(&[(0, bytes)]);
    for first in 0..bytes.len() {
        for second in first..bytes.len() {
            let pieces: [(u64, &[u8]); 3] = [
                (0, &bytes[..first]),
                (5, &bytes[first..second]),
                (10, &bytes[second..]),
            ];
            assert_eq!(decode(&pieces), whole, "cut at {first} and {second}");
        }
    }
}

#[test]
fn byte_by_byte_and_slowly_only_an_esc_is_added() {
    for apart in [20, 50, 90] {
        for (bytes, expected) in [
            ("\x1b[A", "<up>"),
            ("\x1bOB", "<down>"),
            ("\x1b[1;5C", "<c-right>"),
            ("\x1b[2;3R", "(cursor 2,1)"),
            ("\x1b[?64;1;22c", "(attributes)"),
            ("科", "科"),
        ] {
            let pieces: Vec<(u64, &[u8])> = (0..)
                .step_by(apart)
                .zip(bytes.as_bytes().chunks(1))
                .collect();
            let seen = spell(&decode(&pieces));
            assert_eq!(
                seen.trim_start_matches("<esc>"),
                expected,
                "{apart} ms apart"
            );
        }
    }
}

#[test]
fn a_lone_esc_is_a_key_after_a_moment() {
    let start = Instant::now();
    let (mut decoder, mut out) = (Decoder::new(), Vec::new());
    decoder.feed(b"\x1b", start, &mut out);
    assert_eq!(decoder.deadline(), Some(start + ESC_HOLD));
    decoder.flush(start + ESC_HOLD - Duration::from_millis(1), &mut out);
    assert_eq!(spell(&out), "");
    decoder.flush(start + ESC_HOLD, &mut out);
    assert_eq!(spell(&out), "<esc>");
    assert_eq!(decoder.deadline(), None);
}

#[test]
fn the_late_rest_of_a_sequence_is_one() {
    check_pieces(&[(0, b"\x1b"), (400, b"[A")], "<esc><up>");
    check_pieces(
        &[(0, b"\x1b"), (400, b"[2;3R\x1b[?64c")],
        "<esc>(cursor 2,1)(attributes)",
    );
    check_pieces(
        &[(0, b"\x1b"), (200, b"["), (280, b"5"), (370, b"~")],
        "<esc><pgup>",
    );
    check_pieces(&[(0, b"\x1b"), (400, b"]11;rgb:1/2/3\x07")], "<esc>(reply)");
    check_pieces(
        &[(0, b"\x1b"), (100, b"[200~q"), (120, b"\x1b[201~")],
        "<esc>(paste \"q\")",
    );
}

#[test]
fn what_a_person_types_after_esc_stays_what_it_is() {
    check_pieces(&[(0, b"\x1b"), (100, b"j")], "<esc>j");
    check_pieces(&[(0, b"\x1b"), (100, b"["), (300, b"[")], "<esc>[[");
    check_pieces(&[(0, b"\x1b"), (300, b"["), (310, b"A")], "<esc>[A");
    check_pieces(&[(0, b"\x1b"), (100, b"[j")], "<esc>[j");
    check_pieces(&[(0, b"\x1b"), (100, b"]"), (200, b"1")], "<esc>]1");
    check_pieces(&[(0, b"\x1b"), (3000, b"[A")], "<esc>[A");
    check_pieces(&[(0, b"\x1bj"), (100, b"[A")], "<a-j>[A");
}

#[test]
fn a_sequence_that_never_ends_swallows_nothing_for_long() {
    check_pieces(&[(0, b"\x1b[1;"), (1500, b"j")], "(reply)j");
    check_pieces(&[(0, b"\x1b]11;rgb"), (1500, b"j")], "(reply)j");
    check_pieces(&[(0, b"\x1b["), (1500, b"j")], "<a-[>j");
    check_pieces(&[(0, b"\xe7"), (1500, b"j")], "(garbage 1)j");
    check(
        [b"\x1b[".as_slice(), &[b'1'; 300], b"j"].concat(),
        "(reply)11111111111111111111111111111111111111111111j",
    );
}

#[test]
fn a_paste_is_one_text() {
    check("\x1b[200~a\r\nb\rc科\x1b[201~j", "(paste \"a\\nb\\nc科\")j");
    check("\x1b[200~\x1b[201~j", "j");
    check(
        "\x1b[200~\x1b[A\x1b[20\x1b\x1b[201~",
        "(paste \"\\u{1b}[A\\u{1b}[20\\u{1b}\")",
    );
    check("\x1b[200~a\x1b[201~q\x1b[201~j", "(paste \"aq\")j");
    check(
        "\x1b[200~a\x1b[201~q\x1b[200~b\x1b[201~",
        "(paste \"a\")q(paste \"b\")",
    );
    check(b"\x1b[200~a\xffb\x1b[201~", "(paste \"a\u{fffd}b\")");
}

#[test]
fn a_large_paste_is_cut_and_says_so() {
    let text = "科".repeat(400_000);
    let bytes = format!("\x1b[200~{text}\x1b[201~j");
    let pieces: Vec<(u64, &[u8])> = (0..).zip(bytes.as_bytes().chunks(4096)).collect();
    let inputs = decode(&pieces);
    let [Input::Paste(paste), Input::Key(_)] = &inputs[..] else {
        panic!("a paste and a key, not {} inputs", inputs.len());
    };
    assert!(paste.cut);
    assert_eq!(paste.text, "科".repeat(Paste::LIMIT / 3));
}

#[test]
fn a_paste_without_end_can_be_left() {
    check_pieces(
        &[(0, b"\x1b[200~abc"), (1500, b"\x03"), (1600, b"q")],
        "(paste \"abc\")<c-c>q",
    );
    check_pieces(
        &[(0, b"\x1b[200~abc"), (1500, b"\x1b"), (1600, b"q")],
        "(paste \"abc\")<esc>q",
    );
    check_pieces(
        &[(0, b"\x1b[200~abc"), (1500, b"q\x1b[201~q")],
        "(paste \"abc\")(paste \"q\")q",
    );
}

#[test]
fn any_bytes_at_any_time_leave_it_able_to_read_keys() {
    let mut rng = fastrand::Rng::with_seed(9);
    let parts: [&[u8]; 14] = [
        b"\x1b",
        b"[",
        b"O",
        b"]",
        b"P",
        b"A",
        b"1;5",
        b"~",
        b"\x07",
        b"\x1b\\",
        b"\xe7\xa7",
        b"\x1b[200~",
        b"\x1b[201~",
        b"\xff",
    ];
    for _ in 0..20_000 {
        let (mut decoder, mut out) = (Decoder::new(), Vec::new());
        let mut now = Instant::now();
        for _ in 0..rng.usize(..12) {
            now += Duration::from_millis(rng.u64(..300));
            let noise: Vec<u8> = (0..rng.usize(1..8)).map(|_| rng.u8(..)).collect();
            let known = parts[rng.usize(..parts.len())];
            let part = if rng.u8(..4) == 0 { &noise } else { known };
            decoder.feed(part, now, &mut out);
        }
        now += Duration::from_secs(5);
        decoder.flush(now, &mut out);
        now += Duration::from_secs(5);
        decoder.flush(now, &mut out);
        out.clear();
        decoder.feed(b"\x03", now, &mut out);
        assert_eq!(spell(&out), "<c-c>");
    }
}
