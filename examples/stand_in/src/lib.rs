//! A weather service on loopback, so that the example `quickstart` runs without a network.

use std::io::{Error, Read, Write};
use std::net::TcpListener;
use std::thread;

use url::Url;

const RESPONSE: &[u8] = b"HTTP/1.1 200 OK\r\n\r\n{\"summary\": \"sunny\", \"degrees\": 21.5}";

/// Starts a service that responds to one request, and returns its base URL.
///
/// # Errors
///
/// Returns an error if no loopback port is available.
pub fn weather_service() -> Result<Url, Error> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        let (mut stream, _) = listener.accept()?;
        let _ = stream.read(&mut [0; 4096])?;
        stream.write_all(RESPONSE)
    });
    Url::parse(&url).map_err(Error::other)
}
