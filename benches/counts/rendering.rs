//! Counts the instructions of rendering.

use std::hint::black_box;

use gungraun::{library_benchmark, library_benchmark_group, main};
use widget_functions_benches::sides::rendering::{
    Side, Text, askama, by_hand, declared, formatted, handlebars, minijinja,
};

type Prepared = (Box<dyn Side>, String);

/// Renders once before the measurement, because the first use parses templates.
fn prepare(side: Option<Box<dyn Side>>) -> Prepared {
    let mut side = side.expect("the templates can be read");
    side.render(&mut String::with_capacity(512));
    (side, String::with_capacity(512))
}

fn ours(text: Text) -> Prepared {
    prepare(declared(text))
}

fn hand(text: Text) -> Prepared {
    prepare(Some(by_hand(text)))
}

fn format(text: Text) -> Prepared {
    prepare(Some(formatted(text)))
}

fn derived(text: Text) -> Prepared {
    prepare(Some(askama(text)))
}

fn jinja(text: Text) -> Prepared {
    prepare(minijinja(text))
}

fn bars(text: Text) -> Prepared {
    prepare(handlebars(text))
}

#[library_benchmark]
#[bench::declared(args = (Text::Url), setup = ours)]
#[bench::by_hand(args = (Text::Url), setup = hand)]
#[bench::format(args = (Text::Url), setup = format)]
#[bench::askama(args = (Text::Url), setup = derived)]
#[bench::minijinja(args = (Text::Url), setup = jinja)]
#[bench::handlebars(args = (Text::Url), setup = bars)]
fn url((mut side, mut out): Prepared) -> Prepared {
    side.render(black_box(&mut out));
    (side, out)
}

#[library_benchmark]
#[bench::declared(args = (Text::Message), setup = ours)]
#[bench::by_hand(args = (Text::Message), setup = hand)]
#[bench::format(args = (Text::Message), setup = format)]
#[bench::askama(args = (Text::Message), setup = derived)]
#[bench::minijinja(args = (Text::Message), setup = jinja)]
#[bench::handlebars(args = (Text::Message), setup = bars)]
fn message((mut side, mut out): Prepared) -> Prepared {
    side.render(black_box(&mut out));
    (side, out)
}

#[library_benchmark]
#[bench::declared(args = (Text::Body), setup = ours)]
#[bench::by_hand(args = (Text::Body), setup = hand)]
#[bench::serde_json(args = (Text::Body), setup = format)]
#[bench::askama(args = (Text::Body), setup = derived)]
#[bench::minijinja(args = (Text::Body), setup = jinja)]
#[bench::handlebars(args = (Text::Body), setup = bars)]
fn body((mut side, mut out): Prepared) -> Prepared {
    side.render(black_box(&mut out));
    (side, out)
}

library_benchmark_group!(name = rendering; benchmarks = url, message, body);
main!(library_benchmark_groups = rendering);
