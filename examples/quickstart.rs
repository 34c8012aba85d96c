//! The smallest useful declaration: a widget with one server function.
use std::error::Error;
use std::io::{Read, Write};
use widget_functions::{Runtime, Url, widget_functions};

widget_functions! {
    pub widget weather {
        config { api: Url }
        data { city: String = "Amsterdam", advice: Option<String> }
        /// Asks what the weather will be like.
        server fn forecast(day: String) -> { summary: String, degrees: f64 } {
            url: "{{config.api}}/forecasts/{{city}}",
            parameters: { day: "{{day}}" },
            on_success: set_variables { advice: "{{city}}: {{summary}}, {{degrees}} °C" },
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let weather = Runtime::builder().build()?.widget(weather::Config { api: stand_in()? })?;
    let card = weather.create("conversation-1", weather::Data::new()).await?;
    let forecast = card.call(weather::Forecast { day: "tomorrow".into() }).run(&()).await?;
    println!("the call returned: {}, {}", forecast.summary, forecast.degrees);
    println!("the widget shows:  {}", card.data().await?.advice.unwrap_or_default());
    Ok(())
}

/// Answers one request on loopback, in place of a weather service.
fn stand_in() -> Result<Url, Box<dyn Error>> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?).parse()?;
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept()?;
        let _ = stream.read(&mut [0; 4096])?;
        stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n{\"summary\": \"sunny\", \"degrees\": 21.5}")
    });
    Ok(url)
}
