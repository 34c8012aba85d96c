//! The traces of a test.

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Metadata, Subscriber};

/// Records spans, events, and all their values on this thread, until it is dropped.
pub(crate) struct Log {
    lines: Lines,
    _guard: DefaultGuard,
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<String>>);

impl Log {
    pub(crate) fn start() -> Log {
        let lines = Lines::default();
        let guard = tracing::subscriber::set_default(lines.clone());
        Log { lines, _guard: guard }
    }

    pub(crate) fn text(&self) -> String {
        self.lines.0.lock().unwrap().clone()
    }
}

impl Lines {
    fn note(&self, what: &str, values: impl FnOnce(&mut dyn Visit)) {
        let mut line = Line(format!("{what}:"));
        values(&mut line);
        let mut lines = self.0.lock().unwrap();
        lines.push_str(&line.0);
        lines.push('\n');
    }
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {}={value:#?} {value:?}", field.name()).unwrap();
    }

    fn record_error(&mut self, field: &Field, value: &(dyn std::error::Error + 'static)) {
        let mut next = Some(value);
        while let Some(error) = next {
            write!(self.0, " {}={error} {error:?}", field.name()).unwrap();
            next = error.source();
        }
    }
}

impl Subscriber for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let metadata = span.metadata();
        self.note(&format!("span {} {}", metadata.target(), metadata.name()), |line| span.record(line));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.note("record", |line| values.record(line));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let metadata = event.metadata();
        self.note(&format!("event {} {}", metadata.target(), metadata.level()), |line| event.record(line));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
