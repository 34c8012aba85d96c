//! Functions declared with `widget_functions!`: 2 inputs, 3 return fields, 5 templates, and 2 follow-ups each.

/// The text before the functions and after them.
pub const HEAD: &str = r#"use widget_functions::{Runtime, Url, widget_functions};

widget_functions! {
    widget big {
        config { api: Url, secret api_key: String }
        data { member_id: String, seats_left: Option<u32>, booked: bool = false, problem: Option<String> }
"#;

pub const TAIL: &str = r##"    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config = big::Config { api: Url::parse("http://127.0.0.1:1")?, api_key: "k-123".into() };
    let widget = Runtime::builder().build()?.widget(config)?;
    let card = widget.create("c-1", big::Data::new("m-7")).await?;
    let name = std::env::args().nth(1).unwrap_or_default();
    let call = format!(r#"{{"function":"{name}","inputs":{{"class_id":42}}}}"#);
    let dispatched = card.dispatch(call.as_bytes(), &());
    println!("future: {} bytes", std::mem::size_of_val(&dispatched));
    println!("{}", String::from_utf8_lossy(&dispatched.await));
    Ok(())
}
"##;

/// One function; `N` is its number.
pub const FUNCTION: &str = r#"
        /// Books class number N.
        server fn book_N(class_id: u64, note: Option<String>)
            -> { confirmation: String = "booking.confirmation", seats_left: u32, waiting: bool }
        {
            method: POST,
            url: "{{config.api}}/classes/{{class_id}}/bookings",
            headers: { "authorization": "Bearer {{config.api_key}}" },
            parameters: { "member": "{{member_id}}" },
            body: json { note: "{{note}}", source: "chat" },
            on_success: set_variables { booked: true, seats_left: "{{response.seats_left}}" },
            on_failure: set_variables { problem: "Could not book: {{error}}" },
        }
"#;
