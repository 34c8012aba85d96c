//! Reads a config from environment variables.

use std::env::VarError;
use std::error::Error;
use std::fmt::{self, Display};
use std::str::FromStr;

use crate::report::one_line;

/// Reads the variables of one config, and collects every problem.
pub struct Env {
    prefix: &'static str,
    problems: Vec<String>,
}

impl Env {
    /// Creates a reader of variables named `PREFIX_KEY`.
    pub fn new(prefix: &'static str) -> Self {
        Env { prefix, problems: Vec::new() }
    }

    fn read<K, T: FromEnv<K>>(&mut self, key: &str, unset: impl FnOnce() -> Option<T>) -> Option<T> {
        let name = format!("{}_{key}", self.prefix);
        let (value, problem) = match std::env::var(&name) {
            Ok(text) => match T::parse(&text) {
                Ok(value) => (Some(value), String::new()),
                Err(problem) => (None, problem),
            },
            Err(VarError::NotPresent) => (unset(), "is not set".to_owned()),
            Err(VarError::NotUnicode(_)) => (None, "is not valid UTF-8".to_owned()),
        };
        if value.is_none() {
            self.problems.push(format!("{name} {problem}"));
        }
        value
    }

    /// Returns the error with all problems.
    pub fn into_error(self) -> EnvError {
        EnvError { problems: self.problems }
    }
}

/// Marks a config value that is read by its `FromStr`.
pub struct Parsed;
/// Marks an optional config value, which may be unset.
pub struct ParsedIfSet;

/// A type that a config value can have: `FromStr`, or an `Option` of such a type.
#[diagnostic::on_unimplemented(
    message = "a config value of type `{Self}` cannot be read from the environment",
    label = "expected a type that implements `FromStr`, or an `Option` of one",
    note = "implement `std::str::FromStr` for the type, with an error that implements `Display`"
)]
pub trait FromEnv<K>: Sized {
    #[doc(hidden)]
    fn parse(text: &str) -> Result<Self, String>;
    #[doc(hidden)]
    fn unset() -> Option<Self>;

    /// Reads a variable. An `Option` may be unset.
    #[doc(hidden)]
    fn read(env: &mut Env, key: &str) -> Option<Self> {
        env.read(key, Self::unset)
    }

    /// Reads a variable, or returns a default if it is unset.
    #[doc(hidden)]
    fn read_or(env: &mut Env, key: &str, default: impl FnOnce() -> Self) -> Option<Self> {
        env.read(key, || Some(default()))
    }
}

#[diagnostic::do_not_recommend]
impl<T: FromStr<Err: Display>> FromEnv<Parsed> for T {
    fn parse(text: &str) -> Result<Self, String> {
        // The error never contains the value, which may be a secret.
        text.parse().map_err(|error: T::Err| format!("is not valid: {}", one_line(&error.to_string())))
    }

    fn unset() -> Option<Self> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl<T: FromStr<Err: Display>> FromEnv<ParsedIfSet> for Option<T> {
    fn parse(text: &str) -> Result<Self, String> {
        <T as FromEnv<Parsed>>::parse(text).map(Some)
    }

    fn unset() -> Option<Self> {
        Some(None)
    }
}

/// The config variables that are missing or invalid.
///
/// `Display` is one line. `Debug`, which `main` prints for an error that it returns, has a line per variable.
/// Neither contains a value, which may be a secret.
///
/// # Examples
///
/// ```no_run
/// # extern crate widget_functions_runtime as widget_functions;
/// # struct Config;
/// # impl Config {
/// #     fn from_env() -> Result<Self, widget_functions::EnvError> { Ok(Config) }
/// # }
/// // Reads `BOOKING_API` and `BOOKING_KEY` into `booking::Config`.
/// let config = match Config::from_env() {
///     Ok(config) => config,
///     Err(error) => {
///         for problem in error.problems() {
///             eprintln!("{problem}"); // "BOOKING_API is not set"
///         }
///         std::process::exit(1);
///     }
/// };
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct EnvError {
    problems: Vec<String>,
}

impl EnvError {
    /// Returns one text per variable, such as `BOOKING_API is not set`.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    fn summary(&self) -> String {
        match self.problems.len() {
            1 => "1 config variable is missing or invalid".to_owned(),
            count => format!("{count} config variables are missing or invalid"),
        }
    }
}

impl Display for EnvError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.summary(), self.problems.join("; "))
    }
}

impl fmt::Debug for EnvError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.summary())?;
        self.problems.iter().try_for_each(|problem| write!(formatter, "\n  {problem}"))
    }
}

impl Error for EnvError {}
