//! Writes single values as text or as JSON.

use std::fmt::{self, Display, Write as _};
use std::io;

use serde::Serialize;
use url::Url;

use super::plain::Plain;
use super::scalar::Scalar;

/// Writes one value of a struct, as text or as JSON. A getter passes it the value.
pub struct ValueWriter<'o> {
    out: &'o mut String,
    encode: Encode,
    status: WriteStatus,
    /// Receives the value if a base URL is expected.
    base: Option<&'o mut dyn FnMut(&Url)>,
}

/// The encoding of text, applied piece by piece. `None` copies the text. JSON is never encoded.
pub(crate) type Encode = Option<fn(&mut String, &str)>;

/// The result of running a getter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WriteStatus {
    /// The getter does not exist.
    NoGetter,
    /// The value is `None`.
    Nothing,
    Written,
    /// The value's `Display` or `Serialize` failed. The output may contain a part of it.
    Failed,
}

impl ValueWriter<'_> {
    /// Writes a value as text. Writes nothing for `None`.
    pub fn text<K, T: ToText<K> + ?Sized>(&mut self, value: &T) {
        value.show(self);
    }

    /// Writes a value as JSON.
    pub fn whole<T: ToJson + ?Sized>(&mut self, value: &T) {
        value.write(self);
    }

    /// Appends the value of a getter to `out`. `get` runs the getter, and returns `false` if it does not exist.
    #[inline]
    pub(crate) fn write(
        out: &mut String,
        encode: Encode,
        get: impl FnOnce(&mut ValueWriter<'_>) -> bool,
    ) -> WriteStatus {
        let mut writer = ValueWriter { out, encode, status: WriteStatus::Nothing, base: None };
        if get(&mut writer) { writer.status } else { WriteStatus::NoGetter }
    }

    /// Passes the base URL of a getter to `build`. Returns `None` if the getter has no URL.
    pub(crate) fn base<T>(get: impl FnOnce(&mut ValueWriter<'_>) -> bool, build: impl Fn(&Url) -> T) -> Option<T> {
        let mut built = None;
        let mut take = |url: &Url| built = Some(build(url));
        get(&mut ValueWriter {
            out: &mut String::new(),
            encode: None,
            status: WriteStatus::Nothing,
            base: Some(&mut take),
        });
        built
    }

    pub(crate) fn fill_base(&mut self, url: &Url) {
        if let Some(take) = &mut self.base {
            take(url);
            self.status = WriteStatus::Written;
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
        self.status = WriteStatus::Written;
    }

    /// Skips the encoding: none changes a digit or a minus.
    fn fill_integer(&mut self, integer: &str) {
        self.out.push_str(integer);
        self.status = WriteStatus::Written;
    }

    /// Not generic, so that it is compiled once and not for every type of the user.
    fn fill_shown(&mut self, value: &dyn Display) {
        let written = match self.encode {
            None => write!(self.out, "{value}"),
            Some(encode) => write!(Encoded { out: self.out, encode }, "{value}"),
        };
        self.set_written(written.is_ok());
    }

    pub(crate) fn fill_json(&mut self, value: &(impl Serialize + ?Sized)) {
        let written = value.serialize(Scalar(self.out)).is_ok() || serde_json::to_writer(Utf8(self.out), value).is_ok();
        self.set_written(written);
    }

    fn set_written(&mut self, written: bool) {
        self.status = if written { WriteStatus::Written } else { WriteStatus::Failed };
    }
}

/// Encodes text piece by piece as it is written.
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

/// Accepts the pieces that serde_json writes, each of which is valid UTF-8.
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

/// Marks a value that becomes text by its `Display`.
pub struct Shown;
/// Marks an optional value that becomes text. `None` is empty.
pub struct ShownIfThere;
/// Marks an optional field of a list's element that becomes text.
pub struct ShownIfBoth;

/// A value that can be written as text: `Display`, or an `Option` of it.
#[diagnostic::on_unimplemented(
    message = "a token of type `{Self}` cannot be written as text",
    label = "expected a type that implements `Display`, or an `Option` of one",
    note = "implement `Display` for the type, write one of its fields (`{{{{value.field}}}}`), or make the token a whole JSON value"
)]
pub trait ToText<K> {
    #[doc(hidden)]
    fn show(&self, writer: &mut ValueWriter<'_>);
}

#[diagnostic::do_not_recommend]
impl<T: Display + 'static> ToText<Shown> for T {
    fn show(&self, writer: &mut ValueWriter<'_>) {
        writer.fill_text(self);
    }
}

#[diagnostic::do_not_recommend]
impl<T: Display> ToText<ShownIfThere> for Option<T> {
    fn show(&self, writer: &mut ValueWriter<'_>) {
        if let Some(value) = self {
            writer.fill_shown(value);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Display> ToText<ShownIfBoth> for Option<&Option<T>> {
    fn show(&self, writer: &mut ValueWriter<'_>) {
        if let Some(Some(value)) = self {
            writer.fill_shown(value);
        }
    }
}

/// A value that can be a URL path segment: text that is never missing.
#[diagnostic::on_unimplemented(
    message = "a token of type `{Self}` cannot be a path segment of a URL",
    label = "expected a type that implements `Display`, and not an `Option`",
    note = "for an `Option`, write `{{{{name ?? ''}}}}`: without a value, the call then fails before it uses the URL"
)]
pub trait ToPathSegment {
    #[doc(hidden)]
    fn show_segment(&self, writer: &mut ValueWriter<'_>);
}

#[diagnostic::do_not_recommend]
impl<T: Display + 'static> ToPathSegment for T {
    fn show_segment(&self, writer: &mut ValueWriter<'_>) {
        writer.fill_text(self);
    }
}

/// A value that can be written as JSON.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be written as JSON",
    label = "expected a type that implements `Serialize`",
    note = "derive `serde::Serialize` for the type, or convert the token to text: `{{{{name | text}}}}`"
)]
pub trait ToJson {
    #[doc(hidden)]
    fn write(&self, writer: &mut ValueWriter<'_>);
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> ToJson for T {
    fn write(&self, writer: &mut ValueWriter<'_>) {
        writer.fill_json(self);
    }
}

/// A value that can have a fallback: an `Option`.
#[diagnostic::on_unimplemented(
    message = "`??` is not allowed after a token of type `{Self}`",
    label = "expected an `Option`, found `{Self}`",
    note = "remove the `??` and its fallback: this value is always present"
)]
pub trait Optional {
    /// The type of the value if it is not `None`.
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

/// A value that a URL can start with: a config value of type `Url`.
#[diagnostic::on_unimplemented(
    message = "a URL cannot start with a config value of type `{Self}`",
    label = "expected `Url`, found `{Self}`",
    note = "declare the config value as `Url`: the runtime then checks it when it creates the widget"
)]
pub trait ToBaseUrl {
    #[doc(hidden)]
    fn start(&self, writer: &mut ValueWriter<'_>);
}

#[diagnostic::do_not_recommend]
impl ToBaseUrl for Url {
    fn start(&self, writer: &mut ValueWriter<'_>) {
        writer.fill_base(self);
    }
}
