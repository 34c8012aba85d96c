use std::fmt::{Display, Write as _};

use serde::Serialize;
use serde_json::value::RawValue;
use url::Url;

/// Takes one value out of a struct: as text, or whole as JSON.
#[derive(Default)]
pub struct Slot {
    buffer: String,
    state: State,
    base: Option<Url>,
}

#[derive(Clone, Copy, Default)]
enum State {
    #[default]
    Nothing,
    Filled,
    Failed,
}

/// What a getter left in a slot.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Got<'a> {
    /// `None`: no value.
    Nothing,
    /// Text or JSON, as the getter was asked for.
    Value(&'a str),
    /// The value's own `Display` or `Serialize` failed.
    Failed,
}

impl Slot {
    /// Takes the value as text; `None` leaves the slot empty.
    pub fn text<K, T: Text<K> + ?Sized>(&mut self, value: &T) {
        value.show(self);
    }

    /// Takes the value whole, as JSON.
    pub fn whole<T: Whole + ?Sized>(&mut self, value: &T) {
        value.write(self);
    }

    pub(crate) fn clear(&mut self) {
        self.buffer.clear();
        self.state = State::Nothing;
    }

    pub(crate) fn got(&self) -> Got<'_> {
        match self.state {
            State::Nothing => Got::Nothing,
            State::Filled => Got::Value(&self.buffer),
            State::Failed => Got::Failed,
        }
    }

    /// The start of a URL that a getter left here.
    pub(crate) fn take_base(&mut self) -> Option<Url> {
        self.base.take()
    }

    /// The JSON that a getter left here.
    pub(crate) fn into_json(self) -> Option<Box<RawValue>> {
        match self.state {
            State::Filled => RawValue::from_string(self.buffer).ok(),
            State::Nothing | State::Failed => None,
        }
    }

    pub(crate) fn fill_base(&mut self, url: &Url) {
        self.base = Some(url.clone());
        self.state = State::Filled;
    }

    pub(crate) fn fill_text(&mut self, value: &(impl Display + ?Sized)) {
        let written = write!(self.buffer, "{value}").is_ok();
        self.settle(written);
    }

    pub(crate) fn fill_json(&mut self, value: &(impl Serialize + ?Sized)) {
        let mut bytes = std::mem::take(&mut self.buffer).into_bytes();
        let written = serde_json::to_writer(&mut bytes, value).is_ok();
        self.buffer = String::from_utf8(bytes).unwrap_or_default();
        self.settle(written);
    }

    fn settle(&mut self, written: bool) {
        self.state = if written { State::Filled } else { State::Failed };
    }
}

/// How a value becomes text: by its `Display`.
pub struct Shown;
/// How an optional value becomes text: `None` is empty.
pub struct ShownIfThere;
/// How an optional field of a list's element becomes text.
pub struct ShownIfBoth;

/// What can be written as text: `Display`, or an `Option` of it.
#[diagnostic::on_unimplemented(
    message = "a token of type `{Self}` cannot be written as text",
    label = "text needs `Display`, or an `Option` of it",
    note = "implement `Display` for the type, name one of its fields (`{{{{value.field}}}}`), or let the token stand alone in a JSON value"
)]
pub trait Text<K> {
    #[doc(hidden)]
    fn show(&self, slot: &mut Slot);
}

#[diagnostic::do_not_recommend]
impl<T: Display + ?Sized> Text<Shown> for T {
    fn show(&self, slot: &mut Slot) {
        slot.fill_text(self);
    }
}

#[diagnostic::do_not_recommend]
impl<T: Display> Text<ShownIfThere> for Option<T> {
    fn show(&self, slot: &mut Slot) {
        if let Some(value) = self {
            slot.fill_text(value);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Display> Text<ShownIfBoth> for Option<&Option<T>> {
    fn show(&self, slot: &mut Slot) {
        if let Some(Some(value)) = self {
            slot.fill_text(value);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Display> Text<ShownIfBoth> for &Option<T> {
    fn show(&self, slot: &mut Slot) {
        if let Some(value) = self {
            slot.fill_text(value);
        }
    }
}

/// What can be a URL path segment: text that is always there.
#[diagnostic::on_unimplemented(
    message = "a token of type `{Self}` cannot be a path segment of a URL",
    label = "a path segment needs text that is always there: `Display`, and no `Option`",
    note = "for an `Option`, say what stands there for `None`: `{{{{name ?? 'none'}}}}`"
)]
pub trait Segment {
    #[doc(hidden)]
    fn show_segment(&self, slot: &mut Slot);
}

#[diagnostic::do_not_recommend]
impl<T: Display + ?Sized> Segment for T {
    fn show_segment(&self, slot: &mut Slot) {
        slot.fill_text(self);
    }
}

/// What can be written whole, as JSON.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be written as JSON",
    label = "a whole value needs `Serialize`",
    note = "derive `serde::Serialize` for the type, or make text of the token: `{{{{name | text}}}}`"
)]
pub trait Whole {
    #[doc(hidden)]
    fn write(&self, slot: &mut Slot);
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> Whole for T {
    fn write(&self, slot: &mut Slot) {
        slot.fill_json(self);
    }
}

/// What can stand before `??`: an `Option`.
#[diagnostic::on_unimplemented(
    message = "`??` needs an `Option`, but this token is of type `{Self}`",
    label = "this value is always there",
    note = "take the `??` and what follows it away"
)]
pub trait Optional {
    /// What it holds where it holds something.
    type Inner;
    #[doc(hidden)]
    fn inner(&self) -> Option<&Self::Inner>;
}

#[diagnostic::do_not_recommend]
impl<T> Optional for Option<T> {
    type Inner = T;

    fn inner(&self) -> Option<&T> {
        self.as_ref()
    }
}

/// What a URL can start with: a config value of type `Url`.
#[diagnostic::on_unimplemented(
    message = "a URL cannot start with a config value of type `{Self}`",
    label = "the start of a URL needs the type `Url`",
    note = "declare it in `config` as `Url`: it is then checked when the widget is built"
)]
pub trait Base {
    #[doc(hidden)]
    fn start(&self, slot: &mut Slot);
}

#[diagnostic::do_not_recommend]
impl Base for Url {
    fn start(&self, slot: &mut Slot) {
        slot.fill_base(self);
    }
}
