//! Counts the instructions of decoding calls by name, with 10 functions and with 1,000.

use std::hint::black_box;

use gungraun::{library_benchmark, library_benchmark_group, main};
use serde::de::DeserializeOwned;
use widget_functions::transport::{Request, Response, TransportError, TransportErrorKind};
use widget_functions::{Instance, Runtime, Transport, WidgetConfig, measure};

mod ten {
    include!(concat!(env!("OUT_DIR"), "/calls_10.rs"));
}

mod thousand {
    include!(concat!(env!("OUT_DIR"), "/calls_1000.rs"));
}

/// Prepared work, ready to be measured.
type Work = Box<dyn Fn()>;

/// Returns the names of ten functions, spread over the declaration.
fn names(functions: usize) -> Vec<String> {
    (0..functions).step_by(functions / 10).map(|number| format!("book{number}")).collect()
}

fn calls(functions: usize) -> Vec<String> {
    let call = |name: &String| format!(r#"{{"function":"{name}","inputs":{{"class_id":42,"note":"a window"}}}}"#);
    names(functions).iter().map(call).collect()
}

/// Works once before the measurement, because the first use reads the declaration.
fn prepared(work: impl Fn() + 'static) -> Work {
    work();
    Box::new(work)
}

fn declared<C: WidgetConfig>(config: C, functions: usize) -> Work {
    let (card, calls) = (card(config), calls(functions));
    prepared(move || calls.iter().for_each(|call| assert!(black_box(measure::decode(&card, call.as_bytes())))))
}

fn tagged<T: DeserializeOwned>(functions: usize) -> Work {
    let calls = calls(functions);
    prepared(move || calls.iter().for_each(|call| drop(black_box(serde_json::from_str::<T>(call).expect("a call")))))
}

fn found<C: WidgetConfig>(config: C, functions: usize) -> Work {
    let (card, names) = (card(config), names(functions));
    prepared(move || names.iter().for_each(|name| assert!(black_box(measure::find(&card, name)))))
}

fn card<C: WidgetConfig>(config: C) -> Instance<C> {
    let widget = Runtime::builder().transport(Nowhere).build().and_then(|runtime| runtime.widget(config));
    widget.expect("the declaration can be read").instance("conversation-1")
}

/// A transport that sends nothing.
struct Nowhere;

impl Transport for Nowhere {
    async fn send(&self, _: Request) -> Result<Response, TransportError> {
        Err(TransportError::new(TransportErrorKind::Other))
    }
}

#[library_benchmark]
#[bench::ten(declared(ten::big::Config {}, 10))]
#[bench::ten_tagged(tagged::<ten::Call>(10))]
#[bench::thousand(declared(thousand::big::Config {}, 1000))]
#[bench::thousand_tagged(tagged::<thousand::Call>(1000))]
fn decode(work: Work) -> Work {
    work();
    work
}

#[library_benchmark]
#[bench::ten(found(ten::big::Config {}, 10))]
#[bench::thousand(found(thousand::big::Config {}, 1000))]
fn find(work: Work) -> Work {
    work();
    work
}

library_benchmark_group!(name = decoding; benchmarks = decode, find);
main!(library_benchmark_groups = decoding);
