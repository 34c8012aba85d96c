//! Many different values of the spec's types, from a seed.

use widget_functions_spec::{
    ActionSpec, BodySpec, ClientSpec, Fallback, FieldSpec, FollowUpSpec, FunctionSpec, JsonValue, Kind, Loading,
    Method, Part, PathStep, Qualifier, ServerSpec, Template, Token, UrlSpec, UrlStart, WidgetSpec,
};

/// Texts that break careless writers of JSON.
const TEXTS: [&str; 22] = [
    "",
    "a",
    " ",
    "\"",
    "\\",
    "\\\"",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u{1f}",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "é日本🙈",
    "{{x}}",
    "\",\"x\":\"",
    "]}",
    "[\"inputs\",0]",
    "null",
    "1e400",
];

pub(super) fn texts() -> impl Iterator<Item = String> {
    let characters = (0..=0x17f).filter_map(char::from_u32).map(|character| format!("a{character}b"));
    TEXTS.into_iter().map(str::to_owned).chain(characters)
}

/// A source of values. The same seed gives the same values.
pub(super) struct Values(u64);

impl Values {
    pub(super) fn new(seed: u64) -> Values {
        Values(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Returns a number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % end
    }

    fn chance(&mut self) -> bool {
        self.below(2) == 0
    }

    fn one_of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())]
    }

    fn option<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.chance().then(|| make(self))
    }

    pub(super) fn list<T>(&mut self, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(4)).map(|_| make(self)).collect()
    }

    fn text(&mut self) -> String {
        (0..self.below(3)).map(|_| self.one_of(&TEXTS)).collect()
    }

    fn number(&mut self) -> String {
        self.one_of(&["0", "-1", "1.50", "1e400", "18446744073709551615", "0.10", "-0.0"]).to_owned()
    }

    fn named<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> (String, T) {
        (self.text(), make(self))
    }

    fn token(&mut self) -> Token {
        let fallback = self.option(|this| match this.below(3) {
            0 => Fallback::Text(this.text()),
            1 => Fallback::Number(this.number()),
            _ => Fallback::Bool(this.chance()),
        });
        Token { qualifier: self.one_of(&Qualifier::ALL), getter: self.one_of(&[0, 1, usize::MAX]), fallback }
    }

    pub(super) fn template(&mut self) -> Template {
        self.list(|this| if this.chance() { Part::Text(this.text()) } else { Part::Token(this.token()) })
    }

    pub(super) fn json(&mut self, depth: usize) -> JsonValue {
        match self.below(if depth < 3 { 7 } else { 5 }) {
            0 => JsonValue::Null,
            1 => JsonValue::Bool(self.chance()),
            2 => JsonValue::Number(self.number()),
            3 => JsonValue::Text(self.template()),
            4 => JsonValue::Whole(self.token()),
            5 => JsonValue::Array(self.list(|this| this.json(depth + 1))),
            _ => JsonValue::Object(self.list(|this| this.named(|this| this.json(depth + 1)))),
        }
    }

    fn values(&mut self) -> Vec<(String, JsonValue)> {
        self.list(|this| this.named(|this| this.json(0)))
    }

    fn templates(&mut self) -> Vec<(String, Template)> {
        self.list(|this| this.named(Values::template))
    }

    pub(super) fn url(&mut self) -> UrlSpec {
        let start = match self.below(3) {
            0 => UrlStart::Origin(self.text()),
            1 => UrlStart::Base(self.below(9)),
            _ => UrlStart::Opaque(self.text()),
        };
        UrlSpec {
            start,
            path: self.list(Values::template),
            query: self.list(|this| this.named(|this| this.option(Values::template))),
            fragment: self.option(Values::template),
        }
    }

    pub(super) fn path(&mut self) -> Vec<PathStep> {
        self.list(|this| if this.chance() { PathStep::Index(this.below(99)) } else { PathStep::Key(this.text()) })
    }

    pub(super) fn field(&mut self) -> FieldSpec {
        FieldSpec {
            name: self.text(),
            wire: self.option(Values::text),
            docs: self.text(),
            secret: self.chance(),
            path: self.option(Values::path),
        }
    }

    pub(super) fn follow_up(&mut self) -> FollowUpSpec {
        FollowUpSpec { set: self.values(), dismiss: self.chance() }
    }

    fn server(&mut self) -> ServerSpec {
        ServerSpec {
            method: self.one_of(&Method::ALL),
            url: self.url(),
            headers: self.templates(),
            parameters: self.templates(),
            body: self.option(|this| match this.below(3) {
                0 => BodySpec::Json(this.json(0)),
                1 => BodySpec::Form(this.templates()),
                _ => BodySpec::Text(this.template()),
            }),
            timeout_ms: self.option(|this| this.one_of(&[0, 1, u64::MAX])),
            error_message: self.option(Values::path),
        }
    }

    pub(super) fn action(&mut self, kind: Kind) -> ActionSpec {
        match kind {
            Kind::Server => ActionSpec::Server(Box::new(self.server())),
            Kind::Client => {
                let response_timeout_ms = self.option(|this| this.one_of(&[0, 60_000]));
                ActionSpec::Client(ClientSpec { inputs: self.values(), response_timeout_ms })
            }
            Kind::SendMessage => ActionSpec::SendMessage { message: self.template(), hidden: self.chance() },
            Kind::Link => ActionSpec::Link(self.url()),
            Kind::Dismiss => ActionSpec::Dismiss,
            Kind::SetVariables => ActionSpec::SetVariables(self.values()),
        }
    }

    pub(super) fn function(&mut self) -> FunctionSpec {
        let kind = self.one_of(&Kind::ALL);
        FunctionSpec {
            name: self.text(),
            wire: self.option(Values::text),
            docs: self.text(),
            loading: self.one_of(&Loading::ALL),
            inputs: self.list(Values::field),
            returns: self.list(Values::field),
            action: self.action(kind),
            on_success: self.follow_up(),
            on_failure: self.follow_up(),
            on_execute: self.follow_up(),
        }
    }

    pub(super) fn widget(&mut self) -> WidgetSpec {
        WidgetSpec {
            name: self.text(),
            docs: self.text(),
            data: self.list(Values::field),
            bases: self.list(|this| this.named(|this| this.below(9))),
        }
    }
}
