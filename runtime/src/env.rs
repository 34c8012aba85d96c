use std::fmt::{self, Display};
use std::str::FromStr;

/// Reads a config from environment variables, and notes all that is missing or wrong.
pub struct Env {
    prefix: &'static str,
    problems: Vec<String>,
}

impl Env {
    /// Variables are named `PREFIX_KEY`.
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
            Err(std::env::VarError::NotPresent) => (unset(), "is not set".to_owned()),
            Err(std::env::VarError::NotUnicode(_)) => (None, "is not valid UTF-8".to_owned()),
        };
        if value.is_none() {
            self.problems.push(format!("{name} {problem}"));
        }
        value
    }

    /// The error that names all problems.
    pub fn into_error(self) -> EnvError {
        EnvError { problems: self.problems }
    }
}

/// How a config value is read: by its `FromStr`.
pub struct Parsed;
/// How an optional config value is read: it may be unset.
pub struct ParsedIfSet;

/// A type that a config value can have: `FromStr`, or an `Option` of it.
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

    /// The variable's value; an `Option` may be unset.
    #[doc(hidden)]
    fn read(env: &mut Env, key: &str) -> Option<Self> {
        env.read(key, Self::unset)
    }

    /// The variable's value, or a default where it is unset.
    #[doc(hidden)]
    fn read_or(env: &mut Env, key: &str, default: impl FnOnce() -> Self) -> Option<Self> {
        env.read(key, || Some(default()))
    }
}

#[diagnostic::do_not_recommend]
impl<T: FromStr<Err: Display>> FromEnv<Parsed> for T {
    fn parse(text: &str) -> Result<Self, String> {
        // The value itself stays out of the error: it may be a secret.
        text.parse().map_err(|error: T::Err| format!("is not valid: {error}"))
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

/// Which environment variables of a config are missing or wrong: all of them, one per line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvError {
    problems: Vec<String>,
}

impl EnvError {
    /// What is wrong, one text per variable: `BOOKING_API is not set`.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }
}

impl Display for EnvError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the environment lacks {} of the config's values", self.problems.len())?;
        for problem in &self.problems {
            write!(formatter, "\n  {problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for EnvError {}
