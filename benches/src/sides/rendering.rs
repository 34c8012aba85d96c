//! Renders a URL with 2 tokens, a message of 200 bytes with 5 tokens, and a JSON body with 6 fields: declared, by hand,
//! and with template engines.

use std::fmt::Write as _;

use askama::Template;
use minijinja::context;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use widget_functions::{measure::Renderer, widget_functions};

widget_functions! {
    pub widget booking {
        data { member: String }

        server fn find(class: u64, day: String) { url: "https://api.example.com/classes/{{class}}/days?on={{day}}" }

        send_message fn tell(name: String, class: u64, day: String, seats: u32) {
            message_template: "Dear {{name}}, your place in class {{class}} on {{day}} is booked. There are {{seats}} seats left, so bring a friend along if you like; we would love to see both of you there, {{member}}.",
        }

        server fn book(class: u64, note: String, seats: u32, waiting: bool) {
            method: POST,
            url: "https://api.example.com/bookings",
            body: json {
                member: "{{member}}", class: "{{class}}", note: "{{note}}", seats: "{{seats}}", waiting: "{{waiting}}", source: "chat",
            },
        }
    }
}

/// The values of all three texts.
#[derive(Clone, Serialize)]
pub struct Values {
    pub member: String,
    pub name: String,
    pub class: u64,
    pub day: String,
    pub note: String,
    pub seats: u32,
    pub waiting: bool,
}

impl Values {
    pub fn sample() -> Self {
        Values {
            member: "Ada".into(),
            name: "Ada Lovelace".into(),
            class: 421_742,
            day: "Monday 12 May".into(),
            note: "a place at the window, please".into(),
            seats: 7,
            waiting: false,
        }
    }
}

/// A rendered text.
#[derive(Clone, Copy, Debug)]
pub enum Text {
    Url,
    Message,
    Body,
}

/// Renders one of the texts in one way.
pub trait Side {
    fn render(&mut self, out: &mut String);
}

impl<F: FnMut(&mut String)> Side for F {
    fn render(&mut self, out: &mut String) {
        self(out);
    }
}

/// Renders with the declared functions, whose inputs live as long as the process.
pub fn declared(text: Text) -> Option<Box<dyn Side>> {
    let values = Values::sample();
    let config: &'static booking::Config = Box::leak(Box::new(booking::Config {}));
    let data: &'static booking::Data = Box::leak(Box::new(booking::Data::new(values.member)));
    let Values { name, class, day, note, seats, waiting, .. } = Values::sample();
    let mut renderer = match text {
        Text::Url => Renderer::new(config, data, Box::leak(Box::new(booking::Find { class, day }))),
        Text::Message => Renderer::new(config, data, Box::leak(Box::new(booking::Tell { name, class, day, seats }))),
        Text::Body => Renderer::new(config, data, Box::leak(Box::new(booking::Book { class, note, seats, waiting }))),
    }?;
    Some(Box::new(move |out: &mut String| assert!(renderer.render(out))))
}

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Renders with `push_str`, and with `write!` for numbers.
pub fn by_hand(text: Text) -> Box<dyn Side> {
    let values = Values::sample();
    match text {
        Text::Url => Box::new(move |out: &mut String| {
            out.push_str("/classes/");
            let _ = write!(out, "{}", values.class);
            out.push_str("/days?on=");
            out.extend(utf8_percent_encode(&values.day, RESERVED));
        }),
        Text::Message => Box::new(move |out: &mut String| {
            out.push_str("Dear ");
            out.push_str(&values.name);
            out.push_str(", your place in class ");
            let _ = write!(out, "{}", values.class);
            out.push_str(" on ");
            out.push_str(&values.day);
            out.push_str(" is booked. There are ");
            let _ = write!(out, "{}", values.seats);
            out.push_str(" seats left, so bring a friend along if you like; we would love to see both of you there, ");
            out.push_str(&values.member);
            out.push('.');
        }),
        Text::Body => Box::new(move |out: &mut String| {
            out.push_str("{\"member\":");
            push_json(out, &values.member);
            out.push_str(",\"class\":");
            let _ = write!(out, "{}", values.class);
            out.push_str(",\"note\":");
            push_json(out, &values.note);
            out.push_str(",\"seats\":");
            let _ = write!(out, "{}", values.seats);
            out.push_str(",\"waiting\":");
            out.push_str(if values.waiting { "true" } else { "false" });
            out.push_str(",\"source\":\"chat\"}");
        }),
    }
}

/// Escapes a JSON string, for the side without a library.
fn push_json(out: &mut String, text: &str) {
    out.push('"');
    if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        out.push_str(text);
        out.push('"');
        return;
    }
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            control if control < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

/// Renders with `format!`, and JSON with serde_json.
pub fn formatted(text: Text) -> Box<dyn Side> {
    let values = Values::sample();
    match text {
        Text::Url => Box::new(move |out: &mut String| {
            let Values { class, day, .. } = &values;
            *out = format!("/classes/{class}/days?on={}", utf8_percent_encode(day, RESERVED));
        }),
        Text::Message => Box::new(move |out: &mut String| {
            let Values { name, class, day, seats, member, .. } = &values;
            *out = format!(
                "Dear {name}, your place in class {class} on {day} is booked. There are {seats} seats left, so bring a \
                 friend along if you like; we would love to see both of you there, {member}."
            );
        }),
        Text::Body => Box::new(move |out: &mut String| {
            let Values { member, class, note, seats, waiting, .. } = &values;
            let body = Body { member, class: *class, note, seats: *seats, waiting: *waiting, source: "chat" };
            *out = serde_json::to_string(&body).unwrap_or_default();
        }),
    }
}

#[derive(Serialize)]
struct Body<'a> {
    member: &'a str,
    class: u64,
    note: &'a str,
    seats: u32,
    waiting: bool,
    source: &'a str,
}

#[derive(Template)]
#[template(source = "/classes/{{ class }}/days?on={{ day|urlencode_strict }}", ext = "txt")]
struct AskamaUrl<'a> {
    class: u64,
    day: &'a str,
}

#[derive(Template)]
#[template(
    source = "Dear {{ name }}, your place in class {{ class }} on {{ day }} is booked. There are {{ seats }} seats left, so bring a friend along if you like; we would love to see both of you there, {{ member }}.",
    ext = "txt"
)]
struct AskamaMessage<'a> {
    name: &'a str,
    class: u64,
    day: &'a str,
    seats: u32,
    member: &'a str,
}

#[derive(Template)]
#[template(
    source = r#"{"member":{{ member|json }},"class":{{ class }},"note":{{ note|json }},"seats":{{ seats }},"waiting":{{ waiting }},"source":"chat"}"#,
    ext = "txt"
)]
struct AskamaBody<'a> {
    member: &'a str,
    class: u64,
    note: &'a str,
    seats: u32,
    waiting: bool,
}

pub fn askama(text: Text) -> Box<dyn Side> {
    let values = Values::sample();
    match text {
        Text::Url => Box::new(move |out: &mut String| {
            let _ = AskamaUrl { class: values.class, day: &values.day }.render_into(out);
        }),
        Text::Message => Box::new(move |out: &mut String| {
            let Values { name, class, day, seats, member, .. } = &values;
            let _ = AskamaMessage { name, class: *class, day, seats: *seats, member }.render_into(out);
        }),
        Text::Body => Box::new(move |out: &mut String| {
            let Values { member, class, note, seats, waiting, .. } = &values;
            let _ = AskamaBody { member, class: *class, note, seats: *seats, waiting: *waiting }.render_into(out);
        }),
    }
}

/// Returns the template for the engines that parse at run time. They parse it before the measurement.
fn template(text: Text) -> &'static str {
    match text {
        Text::Url => "/classes/{{class}}/days?on={{day}}",
        Text::Message => {
            "Dear {{name}}, your place in class {{class}} on {{day}} is booked. There are {{seats}} seats left, so bring \
             a friend along if you like; we would love to see both of you there, {{member}}."
        }
        Text::Body => {
            r#"{"member":"{{member}}","class":{{class}},"note":"{{note}}","seats":{{seats}},"waiting":{{waiting}},"source":"chat"}"#
        }
    }
}

/// Renders without encoding, which favors this side.
pub fn minijinja(text: Text) -> Option<Box<dyn Side>> {
    let environment: &'static mut minijinja::Environment<'static> = Box::leak(Box::default());
    // It writes booleans as Python does.
    let template = template(text).replace("{{waiting}}", "{{'true' if waiting else 'false'}}");
    environment.add_template_owned("text", template).ok()?;
    let template = environment.get_template("text").ok()?;
    let values = Values::sample();
    Some(Box::new(move |out: &mut String| {
        let Values { member, name, class, day, note, seats, waiting } = &values;
        let values = context! { member, name, class, day, note, seats, waiting };
        *out = template.render(values).unwrap_or_default();
    }))
}

/// Renders without encoding, which favors this side.
pub fn handlebars(text: Text) -> Option<Box<dyn Side>> {
    let mut registry = handlebars::Handlebars::new();
    registry.register_escape_fn(handlebars::no_escape);
    registry.register_template_string("text", template(text)).ok()?;
    let values = Values::sample();
    Some(Box::new(move |out: &mut String| *out = registry.render("text", &values).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_sides_render_the_same() {
        for text in [Text::Url, Text::Message, Text::Body] {
            let mut expected = String::new();
            by_hand(text).render(&mut expected);
            let others = [declared(text), Some(formatted(text)), Some(askama(text))];
            let engines = if matches!(text, Text::Url) { [None, None] } else { [minijinja(text), handlebars(text)] };
            for (index, side) in others.into_iter().chain(engines).enumerate() {
                if let Some(mut side) = side {
                    let mut out = String::new();
                    side.render(&mut out);
                    assert_eq!(out, expected, "{text:?}, side {index}");
                }
            }
        }
    }
}
