//! What the dispatcher adds to a server call, in instructions: `cargo bench --bench server_call`.
//!
//! Makes the same call in two ways against an upstream in another process: through a declared
//! function and the memory store, and by hand with reqwest and a typed serde struct. Each way runs
//! twice under `valgrind --tool=callgrind`, with few calls and with many; the difference is what
//! the calls cost, without start-up. Needs valgrind.

use std::error::Error;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

use widget_functions::{Memory, Runtime, Url, widget_functions};

const FEW: u64 = 200;
const MANY: u64 = 1200;
const ANSWER: &str = r#"{"booking":{"confirmation":"c-1"},"seats_left":3}"#;

type Outcome<T> = Result<T, Box<dyn Error>>;

widget_functions! {
    widget booking {
        config { api: Url, secret api_key: String }
        data { member_id: String, seats_left: Option<u32> }

        server fn book(class_id: u64, note: Option<String>)
            -> { confirmation: String = "booking.confirmation", seats_left: u32 }
        {
            method: POST,
            url: "{{config.api}}/classes/{{class_id}}/bookings",
            headers: { "authorization": "Bearer {{config.api_key}}" },
            parameters: { "source": "chat" },
            body: json { member: "{{member_id}}", note: "{{note}}" },
        }
    }
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.get(1).map(String::as_str) {
        Some("upstream") => upstream(),
        Some(way @ ("declared" | "by-hand")) => {
            let (url, calls) = (argument(&arguments, 2)?.parse()?, argument(&arguments, 3)?.parse()?);
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                if way == "declared" { declared(url, calls).await } else { by_hand(url, calls).await }
            })
        }
        _ => compare(),
    }
}

fn argument(arguments: &[String], index: usize) -> Outcome<&str> {
    Ok(arguments.get(index).ok_or("an argument is missing")?)
}

fn compare() -> Outcome<()> {
    let mut upstream = Upstream::start()?;
    let by_hand = per_call("by-hand", &upstream.url)?;
    let declared = per_call("declared", &upstream.url)?;
    upstream.stop();
    println!("by hand   {by_hand:>10.0} instructions per call");
    println!("declared  {declared:>10.0} instructions per call");
    println!("ratio     {:>10.3} (goal: 1.10)", declared / by_hand);
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "instructions of a benchmark stay far below 2^52")]
fn per_call(way: &str, url: &str) -> Outcome<f64> {
    Ok((instructions(way, url, MANY)? - instructions(way, url, FEW)?) as f64 / (MANY - FEW) as f64)
}

/// How many instructions a run executes, by callgrind's own summary.
fn instructions(way: &str, url: &str, calls: u64) -> Outcome<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe()?)
        .args([way, url, &calls.to_string()])
        .output()
        .map_err(|error| format!("valgrind cannot be run ({error}): install the package `valgrind`"))?;
    let log = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(log.into());
    }
    let line = log.lines().find(|line| line.contains("Collected")).ok_or("callgrind printed no count")?;
    Ok(line.rsplit(' ').next().unwrap_or_default().parse()?)
}

async fn declared(url: Url, calls: u64) -> Outcome<()> {
    let runtime = Runtime::builder().store(Memory::new()).build()?;
    let widget = runtime.widget(booking::Config { api: url, api_key: "k-123".into() })?;
    let card = widget.create("c-1", booking::Data::new("m-7")).await?;
    for class_id in 0..calls {
        let booked = card.call(booking::Book { class_id, note: Some("window".to_owned()) }).run(&()).await?;
        assert_eq!((booked.confirmation.as_str(), booked.seats_left), ("c-1", 3));
    }
    Ok(())
}

#[derive(serde::Serialize)]
struct Body<'a> {
    member: &'a str,
    note: Option<&'a str>,
}

#[derive(serde::Deserialize)]
struct Answer {
    booking: Booking,
    seats_left: u32,
}

#[derive(serde::Deserialize)]
struct Booking {
    confirmation: String,
}

async fn by_hand(url: Url, calls: u64) -> Outcome<()> {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .timeout(std::time::Duration::from_secs(10))
        .build()?;
    for class_id in 0..calls {
        let url = format!("{}/classes/{class_id}/bookings?source=chat", url.as_str().trim_end_matches('/'));
        let body = Body { member: "m-7", note: Some("window") };
        let answer = client.post(url).bearer_auth("k-123").json(&body).send().await?.error_for_status()?;
        let answer: Answer = answer.json().await?;
        assert_eq!((answer.booking.confirmation.as_str(), answer.seats_left), ("c-1", 3));
    }
    Ok(())
}

/// The upstream, in a process of its own.
struct Upstream {
    process: Child,
    url: String,
}

impl Upstream {
    fn start() -> Outcome<Self> {
        let mut process = Command::new(std::env::current_exe()?)
            .arg("upstream")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut url = String::new();
        let stdout = process.stdout.take().ok_or("the upstream has no output")?;
        std::io::BufRead::read_line(&mut std::io::BufReader::new(stdout), &mut url)?;
        Ok(Upstream { process, url: url.trim().to_owned() })
    }

    /// Its input ends, and with it the process.
    fn stop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

fn upstream() -> Outcome<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}", listener.local_addr()?);
    std::io::stdout().flush()?;
    std::thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            std::thread::spawn(move || answer(connection));
        }
    });
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}

/// Answers every request of a connection; a request is what comes until its JSON body is closed.
fn answer(mut connection: TcpStream) {
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{ANSWER}",
        ANSWER.len()
    );
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = connection.read(&mut buffer) {
        request.extend(buffer.iter().take(length));
        if request.ends_with(b"}") {
            request.clear();
            if connection.write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
    }
}
