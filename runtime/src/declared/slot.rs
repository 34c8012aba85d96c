use std::fmt::{self, Display, Write as _};
use std::io;

use serde::Serialize;
use url::Url;

use super::plain::Plain;
use super::scalar::Scalar;

/// Takes one value out of a struct, as text or whole as JSON, and writes it where it belongs.
pub struct ValueWriter<'o> {
    out: &'o mut String,
    encode: Encode,
    got: WriteStatus,
    /// Takes the start of a URL, where one is asked for.
    base: Option<&'o mut dyn FnMut(&Url)>,
}

/// How text is written, piece by piece; `None`: as it is. JSON is always written as it is.
pub(crate) type Encode = Option<fn(&mut String, &str)>;

/// What a getter did with a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WriteStatus {
    /// There is no such getter.
    NoGetter,
    /// `None`: no value.
    Nothing,
    Written,
    /// The value's own `Display` or `Serialize` failed; what it wrote until then is there.
    Failed,
}

impl ValueWriter<'_> {
    /// Takes the value as text; `None` leaves the slot empty.
    pub fn text<K, T: ToText<K> + ?Sized>(&mut self, value: &T) {
        value.show(self);
    }

    /// Takes the value whole, as JSON.
    pub fn whole<T: ToJson + ?Sized>(&mut self, value: &T) {
        value.write(self);
    }

    /// Lets a getter write its value behind what is in `out`. `get` runs it, and tells whether there is
    /// one.
    #[inline]
    pub(crate) fn write(
        out: &mut String,
        encode: Encode,
        get: impl FnOnce(&mut ValueWriter<'_>) -> bool,
    ) -> WriteStatus {
        let mut slot = ValueWriter { out, encode, got: WriteStatus::Nothing, base: None };
        if get(&mut slot) { slot.got } else { WriteStatus::NoGetter }
    }

    /// What `build` makes of the start of a URL that a getter gives.
    pub(crate) fn base<T>(get: impl FnOnce(&mut ValueWriter<'_>) -> bool, build: impl Fn(&Url) -> T) -> Option<T> {
        let mut built = None;
        let mut take = |url: &Url| built = Some(build(url));
        get(&mut ValueWriter {
            out: &mut String::new(),
            encode: None,
            got: WriteStatus::Nothing,
            base: Some(&mut take),
        });
        built
    }

    pub(crate) fn fill_base(&mut self, url: &Url) {
        if let Some(take) = &mut self.base {
            take(url);
            self.got = WriteStatus::Written;
        }
    }

    pub(crate) fn fill_text<T: Display + 'static>(&mut self, value: &T) {
        match Plain::of(value) {
            Some(Plain::Text(text)) => self.fill_str(text),
            Some(Plain::Natural(number)) => self.fill_integer(itoa::Buffer::new().format(number)),
            Some(Plain::Integer(number)) => self.fill_integer(itoa::Buffer::new().format(number)),
            None => self.fill_shown(value),
        }
    }

    pub(crate) fn fill_str(&mut self, text: &str) {
        match self.encode {
            None => self.out.push_str(text),
            Some(encode) => encode(self.out, text),
        }
        self.got = WriteStatus::Written;
    }

    /// No encoding changes a digit or a minus.
    fn fill_integer(&mut self, integer: &str) {
        self.out.push_str(integer);
        self.got = WriteStatus::Written;
    }

    /// Not generic: it is compiled once, not with each type that is written.
    fn fill_shown(&mut self, value: &dyn Display) {
        let written = match self.encode {
            None => write!(self.out, "{value}"),
            Some(encode) => write!(Encoded { out: self.out, encode }, "{value}"),
        };
        self.settle(written.is_ok());
    }

    pub(crate) fn fill_json(&mut self, value: &(impl Serialize + ?Sized)) {
        let written = value.serialize(Scalar(self.out)).is_ok() || serde_json::to_writer(Utf8(self.out), value).is_ok();
        self.settle(written);
    }

    fn settle(&mut self, written: bool) {
        self.got = if written { WriteStatus::Written } else { WriteStatus::Failed };
    }
}

/// Encodes what is written, piece by piece.
struct Encoded<'a> {
    out: &'a mut String,
    encode: fn(&mut String, &str),
}

impl fmt::Write for Encoded<'_> {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        (self.encode)(self.out, piece);
        Ok(())
    }
}

/// Takes JSON, which serde_json writes in pieces that are text each.
struct Utf8<'a>(&'a mut String);

impl io::Write for Utf8<'_> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.write_all(piece)?;
        Ok(piece.len())
    }

    fn write_all(&mut self, piece: &[u8]) -> io::Result<()> {
        let text = std::str::from_utf8(piece).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        self.0.push_str(text);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
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
    label = "expected a type that implements `Display`, or an `Option` of one",
    note = "implement `Display` for the type, write one of its fields (`{{{{value.field}}}}`), or make the token a whole JSON value"
)]
pub trait ToText<K> {
    #[doc(hidden)]
    fn show(&self, slot: &mut ValueWriter<'_>);
}

#[diagnostic::do_not_recommend]
impl<T: Display + 'static> ToText<Shown> for T {
    fn show(&self, slot: &mut ValueWriter<'_>) {
        slot.fill_text(self);
    }
}

#[diagnostic::do_not_recommend]
impl<T: Display> ToText<ShownIfThere> for Option<T> {
    fn show(&self, slot: &mut ValueWriter<'_>) {
        if let Some(value) = self {
            slot.fill_shown(value);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Display> ToText<ShownIfBoth> for Option<&Option<T>> {
    fn show(&self, slot: &mut ValueWriter<'_>) {
        if let Some(Some(value)) = self {
            slot.fill_shown(value);
        }
    }
}

/// What can be a URL path segment: text that is always there.
#[diagnostic::on_unimplemented(
    message = "a token of type `{Self}` cannot be a path segment of a URL",
    label = "expected a type that implements `Display`, and not an `Option`",
    note = "for an `Option`, write `{{{{name ?? ''}}}}`: without a value, the call then fails before it sends a request"
)]
pub trait ToPathSegment {
    #[doc(hidden)]
    fn show_segment(&self, slot: &mut ValueWriter<'_>);
}

#[diagnostic::do_not_recommend]
impl<T: Display + 'static> ToPathSegment for T {
    fn show_segment(&self, slot: &mut ValueWriter<'_>) {
        slot.fill_text(self);
    }
}

/// What can be written whole, as JSON.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be written as JSON",
    label = "expected a type that implements `Serialize`",
    note = "derive `serde::Serialize` for the type, or convert the token to text: `{{{{name | text}}}}`"
)]
pub trait ToJson {
    #[doc(hidden)]
    fn write(&self, slot: &mut ValueWriter<'_>);
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> ToJson for T {
    fn write(&self, slot: &mut ValueWriter<'_>) {
        slot.fill_json(self);
    }
}

/// What can stand before `??`: an `Option`.
#[diagnostic::on_unimplemented(
    message = "`??` is not allowed after a token of type `{Self}`",
    label = "expected an `Option`, found `{Self}`",
    note = "remove the `??` and its fallback: this value is always present"
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
    label = "expected `Url`, found `{Self}`",
    note = "declare the config value as `Url`: the runtime then checks it when it creates the widget"
)]
pub trait ToBaseUrl {
    #[doc(hidden)]
    fn start(&self, slot: &mut ValueWriter<'_>);
}

#[diagnostic::do_not_recommend]
impl ToBaseUrl for Url {
    fn start(&self, slot: &mut ValueWriter<'_>) {
        slot.fill_base(self);
    }
}
