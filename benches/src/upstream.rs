//! The called service. It is a separate process, so that its work is not counted.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

use crate::Outcome;
use crate::sides::server_call::ANSWER;

/// The argument that makes the command run the service.
pub const ARGUMENT: &str = "upstream";

/// The running service.
pub struct Upstream {
    process: Child,
    /// Its origin, `http://127.0.0.1:port`.
    pub url: String,
}

impl Upstream {
    /// Starts the running program again, as the service.
    pub fn start() -> Outcome<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        let mut process = command.arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut url = String::new();
        BufReader::new(process.stdout.take().ok_or("the service has no output")?).read_line(&mut url)?;
        Ok(Upstream { process, url: url.trim().to_owned() })
    }
}

/// Closes the input of the process, which ends it.
impl Drop for Upstream {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// Serves until the input ends.
pub fn serve() -> Outcome<()> {
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

/// Answers every request of a connection. A request ends with its JSON body.
fn answer(mut connection: TcpStream) {
    let length = ANSWER.len();
    let answer =
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{ANSWER}");
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
