//! Counts allocations. This is a separate program, so that the others do not use the counting allocator.

use allocation_counter::measure;
use bytes::Bytes;
use widget_functions_benches::Outcome;
use widget_functions_benches::sides::answers::{self, Place};
use widget_functions_benches::sides::rendering::{Text, declared};

fn main() -> Outcome<()> {
    match std::env::args().nth(1).as_deref() {
        Some("rendering") => rendering(),
        Some("answers") => answers(),
        _ => Err("say what to count: `rendering` or `answers`".into()),
    }
}

fn rendering() -> Outcome<()> {
    for (text, name) in [(Text::Url, "URL"), (Text::Message, "message"), (Text::Body, "JSON body")] {
        let mut side = declared(text).ok_or("the declaration cannot be read")?;
        side.render(&mut String::new());
        let fresh = measure(|| side.render(&mut String::with_capacity(512)));
        let mut buffer = String::with_capacity(512);
        let reused = measure(|| side.render(&mut buffer));
        println!("{name}, new buffer\t{}", fresh.count_total);
        println!("{name}, reused buffer\t{}", reused.count_total);
    }
    Ok(())
}

fn answers() -> Outcome<()> {
    let body = Bytes::from(answers::answer(1_000_000, Place::Last));
    let peak = measure(|| assert!(answers::declared(&body).is_some()));
    println!("memory in addition to a response of 1 MB\t{}", peak.bytes_max);
    Ok(())
}
