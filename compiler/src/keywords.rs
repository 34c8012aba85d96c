//! The keywords of the language that are neither kinds nor settings. Checks, messages, and the
//! editor vocabulary read these lists.

use widget_functions_spec::{Keyword, Loading, Method, Qualifier};

/// The sections of a widget.
pub const SECTIONS: [Keyword; 2] = [
    Keyword::new(
        "config",
        "Values that the application sets once per process. Tokens read them as `{{config.x}}`; the page never sees them.",
    ),
    Keyword::new(
        "data",
        "The values of each instance. Tokens can read them; the page sees those that are not `secret`.",
    ),
];

/// The modifiers of a field in `config`, `data`, and return fields.
pub const MODIFIERS: [Keyword; 1] = [Keyword::new(
    "secret",
    "The value never leaves the server. Only settings of `server` functions and secret data fields can contain it.",
)];

/// The values of `method`.
pub const METHODS: [Keyword; 5] = [
    Method::Get.keyword(),
    Method::Post.keyword(),
    Method::Put.keyword(),
    Method::Patch.keyword(),
    Method::Delete.keyword(),
];

/// The values of `loading`.
pub const LOADING: [Keyword; 3] = [Loading::None.keyword(), Loading::Element.keyword(), Loading::Container.keyword()];

/// The formats of `body`.
pub const BODIES: [Keyword; 3] = [
    Keyword::new(
        "json",
        "`json { name: value }` or `json [ value ]`. A value that is exactly one token keeps its type.",
    ),
    Keyword::new("form", "`form { name: \"value\" }`: form fields. A lone token that is `None` omits its field."),
    Keyword::new("text", "`text \"…\"`: plain text."),
];

/// The steps of a follow-up.
pub const FOLLOW_UPS: [Keyword; 2] = [
    Keyword::new("dismiss", "Closes the widget. It stays closed after a refresh."),
    Keyword::new("set_variables", "`set_variables { field: \"value\" }`: sets data fields."),
];

/// The qualifiers of tokens.
pub const QUALIFIERS: [Keyword; 5] = [
    Qualifier::Inputs.keyword(),
    Qualifier::Data.keyword(),
    Qualifier::Response.keyword(),
    Qualifier::Config.keyword(),
    Qualifier::Error.keyword(),
];

/// The parts after `error` in a token.
pub const ERROR_PARTS: [Keyword; 2] = [
    Keyword::new("status", "`{{error.status}}` is the HTTP status of the response, or `None` if there was none."),
    Keyword::new("kind", "`{{error.kind}}` is the kind of the error, such as `timeout`."),
];

/// Returns the names of some keywords.
pub(crate) const fn names<const COUNT: usize>(keywords: &[Keyword; COUNT]) -> [&'static str; COUNT] {
    let mut names = [""; COUNT];
    let mut index = 0;
    while index < COUNT {
        names[index] = keywords[index].name;
        index += 1;
    }
    names
}
