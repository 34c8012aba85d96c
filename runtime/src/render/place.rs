use std::fmt;

/// Where a value goes, as error messages name it.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    Url,
    Header(&'a str),
    Parameter(&'a str),
    FormField(&'a str),
    Body,
    ClientInput(&'a str),
    Message,
    Variable(&'a str),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Url => formatter.write_str("the URL"),
            Place::Header(name) => write!(formatter, "the header `{name}`"),
            Place::Parameter(name) => write!(formatter, "the parameter `{name}`"),
            Place::FormField(name) => write!(formatter, "the form field `{name}`"),
            Place::Body => formatter.write_str("the body"),
            Place::ClientInput(name) => write!(formatter, "the input `{name}` for the page"),
            Place::Message => formatter.write_str("the message"),
            Place::Variable(name) => write!(formatter, "the variable `{name}`"),
        }
    }
}
