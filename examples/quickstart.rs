//! A widget with one `server` function.
use widget_functions::{Runtime, Url, widget_functions};

widget_functions! {
    pub widget weather {
        config { api: Url }
        data { city: String = "Amsterdam", advice: Option<String> }
        /// Fetches the forecast for one day.
        server fn forecast(day: String) -> { summary: String, degrees: f64 } {
            url: "{{config.api}}/forecasts/{{city}}?day={{day}}",
            on_success: set_variables { advice: "{{city}}: {{summary}}, {{degrees}} °C" },
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let weather = Runtime::builder().build()?.widget(weather::Config { api: stand_in::weather_service()? })?;
    let card = weather.create("conversation-1", weather::Data::new()).await?;
    let forecast = card.call(weather::Forecast { day: "tomorrow".into() }).run(&()).await?;
    println!("the call returned: {}, {}", forecast.summary, forecast.degrees);
    println!("the widget shows:  {}", card.data().await?.advice.unwrap_or_default());
    Ok(())
}
