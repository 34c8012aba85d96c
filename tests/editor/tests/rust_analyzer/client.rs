//! Talks to a rust-analyzer over its protocol.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// How long the server may be silent. At its start it waits for a build of the macros.
const LONGEST: Duration = Duration::from_secs(300);

/// A running rust-analyzer, which has read this package. It ends when its input is closed, at the
/// latest with the tests.
pub(crate) struct Client {
    _server: Child,
    to: ChildStdin,
    from: Receiver<io::Result<Value>>,
    requests: u64,
}

impl Client {
    /// Starts a server and waits until it knows the package.
    pub(crate) fn start(server: &Path) -> io::Result<Client> {
        let mut server = Command::new(server);
        let mut server = server.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let (Some(to), Some(from)) = (server.stdin.take(), server.stdout.take()) else {
            return Err(io::Error::other("the server has no pipes"));
        };
        let mut client = Client { _server: server, to, from: listen(BufReader::new(from)), requests: 0 };
        client.request("initialize", initialization())?;
        client.notify("initialized", json!({}))?;
        client.wait_until_quiet()?;
        Ok(client)
    }

    /// Sends a request and gives its result.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> io::Result<Value> {
        self.requests += 1;
        let id = self.requests;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }))?;
        loop {
            let mut message = self.receive()?;
            if message["method"].is_null() && message["id"] == id {
                return match message["error"].take() {
                    Value::Null => Ok(message["result"].take()),
                    error => Err(io::Error::other(error.to_string())),
                };
            }
        }
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) -> io::Result<()> {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
    }

    fn wait_until_quiet(&mut self) -> io::Result<()> {
        loop {
            let message = self.receive()?;
            let params = &message["params"];
            if message["method"] == "experimental/serverStatus" && params["quiescent"] == true {
                return match params["health"].as_str() {
                    Some("ok") => Ok(()),
                    _ => Err(io::Error::other(params["message"].to_string())),
                };
            }
        }
    }

    fn send(&mut self, message: &Value) -> io::Result<()> {
        let content = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{content}", content.len())?;
        self.to.flush()
    }

    /// The next message of the server. What it asks of an editor gets an empty answer.
    fn receive(&mut self) -> io::Result<Value> {
        let message = self.from.recv_timeout(LONGEST).map_err(io::Error::other)??;
        if !message["method"].is_null() && !message["id"].is_null() {
            self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": null }))?;
        }
        Ok(message)
    }
}

/// The messages of a server, until one cannot be read.
fn listen(mut from: BufReader<ChildStdout>) -> Receiver<io::Result<Value>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        loop {
            let message = read(&mut from);
            let is_last = message.is_err();
            if sender.send(message).is_err() || is_last {
                return;
            }
        }
    });
    receiver
}

fn read(from: &mut BufReader<ChildStdout>) -> io::Result<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line)? == 0 {
            return Err(io::Error::other("the server has ended"));
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", count)) => length = count.parse().map_err(io::Error::other)?,
            Some(_) => {}
            None => break,
        }
    }
    let mut content = vec![0; length];
    from.read_exact(&mut content)?;
    serde_json::from_slice(&content).map_err(io::Error::other)
}

/// The package as a project of its own, with a small stand-in of the standard library: the real
/// source is a component of the toolchain whose presence changes what rustc says.
fn initialization() -> Value {
    let build = ["cargo", "build", "--quiet", "--package", "widget-functions-macros", "--message-format=json"];
    json!({
        "processId": std::process::id(),
        "rootUri": uri(&package()),
        "capabilities": {
            "textDocument": {
                "diagnostic": {},
                "definition": { "linkSupport": true },
                "hover": { "contentFormat": ["markdown"] },
            },
            "workspace": { "workspaceEdit": { "documentChanges": true } },
            "experimental": { "serverStatusNotification": true },
        },
        "initializationOptions": {
            "cachePriming": { "enable": false },
            "cargo": {
                "buildScripts": { "overrideCommand": build },
                "sysrootSrc": package().join("library"),
            },
            "checkOnSave": false,
            "linkedProjects": [package().join("Cargo.toml")],
        },
    })
}

pub(crate) fn package() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The file that the tests edit.
pub(crate) fn edited() -> String {
    uri(&package().join("src/lib.rs"))
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}
