//! A stand-in for a chat assistant: a few answers, chosen by words of the question.

const ANSWERS: [(&[&str], &str); 6] = [
    (
        &["vinyasa"],
        "Vinyasa flow is for everybody who likes to move: about an hour, at an even pace. Anouk teaches it.",
    ),
    (
        &["yin", "waiting list"],
        "I have put you on the waiting list for Yin by candlelight. You hear from us as soon as a mat is free.",
    ),
    (&["hatha"], "Morning hatha is calm and short, and there is tea afterwards. Beginners are welcome."),
    (&["bring", "mat"], "Bring something warm for the end. Mats, blocks and blankets are here."),
    (&["hello", "hi ", "thank"], "You are welcome! Is there anything else?"),
    (&["card", "book", "class"], "The card above has everything: pick a class, and your place is kept."),
];

const OTHERWISE: &str = "Good question! Somebody from the studio will write to you this afternoon.";

/// The start of each conversation: sender and text. The card has no text.
pub(crate) const BEGINNING: [(&str, &str); 3] = [
    ("member", "Hi! Is there a yoga class on Tuesday evening?"),
    ("studio", "Hi Mia! There are two on Tuesday, and one early on Wednesday. You can book right here:"),
    ("card", ""),
];

pub(crate) fn answer(question: &str) -> &'static str {
    let question = question.to_lowercase();
    let found = ANSWERS.iter().find(|(words, _)| words.iter().any(|word| question.contains(word)));
    found.map_or(OTHERWISE, |(_, answer)| answer)
}
