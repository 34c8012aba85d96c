use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { secret key: String }
        data { location: String, location: u64, booked: bool = false }

        server fn book(class_id: u64) -> { seats: u32 = "seats[x]" } {
            method: FETCH,
            url: "https://{{class_id}}.example.com/",
            timeout: 90s,
            on_success: set_variables { bookd: true },
        }

        send_message fn ask(topic: String) {
            message_template: "{{topc}} {{config.key}}",
            on_success: dismiss,
        }

        link fn map() { loading: none }
    }
}

fn main() {
    let data = booking::Data::new("Amsterdam");
    let _ = (data.location, data.booked);
    let _ = booking::Book { class_id: 42 };
    let _ = booking::Ask { topic: String::new() };
    let _ = booking::Map;
    let _ = booking::Config { key: "k".to_owned().into() };
    let _ = booking::manifest();
    let _ = |returned: booking::BookReturned| returned.seats;
}
