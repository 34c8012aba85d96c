//! The words of the language that are neither kinds nor settings. Checks, messages and editors
//! derive from them.

/// A word, and what is said about it.
#[derive(Debug)]
pub struct Word {
    /// As it is written.
    pub name: &'static str,
    /// One line for editors and messages.
    pub docs: &'static str,
}

const fn word(name: &'static str, docs: &'static str) -> Word {
    Word { name, docs }
}

/// The parts of a widget that hold fields.
pub const SECTIONS: [Word; 2] = [
    word(
        "config",
        "What the application sets, once per process. Tokens name it as `{{config.x}}`; the page never sees it.",
    ),
    word(
        "data",
        "What each instance of the widget keeps. Tokens can name it; the page sees all of it that is not `secret`.",
    ),
];

/// What can stand before the name of a field in `config`, `data` and return fields.
pub const MODIFIERS: [Word; 1] = [word(
    "secret",
    "Never leaves the server: it can stand in the settings of `server` functions and in secret data, nowhere else.",
)];

/// The values of `method`.
pub const METHODS: [Word; 5] = [
    word("GET", "Reads; the default. Without a body."),
    word("POST", "Creates, or does. With a body, if there is one."),
    word("PUT", "Replaces. With a body, if there is one."),
    word("PATCH", "Changes a part. With a body, if there is one."),
    word("DELETE", "Removes. Without a body."),
];

/// The values of `loading`.
pub const LOADING: [Word; 3] = [
    word("none", "The page shows nothing while the function runs; the default of all kinds but `server` and `client`."),
    word("self", "The element that was clicked shows that the function runs; the default of `server` and `client`."),
    word("container", "An overlay covers the whole widget while the function runs."),
];

/// The types of `body`.
pub const BODIES: [Word; 3] = [
    word("json", "`json { name: value }` or `json [ value ]`: a value that is exactly one token keeps its type."),
    word("form", "`form { name: \"value\" }`: form fields; a lone token that is `None` leaves its field out."),
    word("text", "`text \"…\"`: plain text."),
];

/// What can run after a function.
pub const FOLLOW_UPS: [Word; 2] = [
    word("dismiss", "Closes the widget; it stays closed after a refresh."),
    word("set_variables", "`set_variables { field: \"value\" }`: changes fields of the widget's data."),
];

/// What stands in a token for where its value comes from.
pub const QUALIFIERS: [Word; 5] = [
    word("inputs", "`{{inputs.x}}` is what this call was given. The qualifier can be left out."),
    word("data", "`{{data.x}}` is what the instance keeps. The qualifier can be left out."),
    word("response", "`{{response.x}}` is a return field, in `on_success`. The qualifier can be left out."),
    word("config", "`{{config.x}}` is what the application set."),
    word("error", "`{{error}}` is the text that says what went wrong, in `on_failure`."),
];

/// What can stand behind `error` in a token.
pub const ERROR_PARTS: [Word; 2] = [
    word("status", "`{{error.status}}` is the HTTP status of the answer, or `None` where there was no answer."),
    word("kind", "`{{error.kind}}` is what sort of error it is, such as `timeout`."),
];

/// The words as they are written.
pub(crate) const fn names<const COUNT: usize>(words: &[Word; COUNT]) -> [&'static str; COUNT] {
    let mut names = [""; COUNT];
    let mut index = 0;
    while index < COUNT {
        names[index] = words[index].name;
        index += 1;
    }
    names
}
