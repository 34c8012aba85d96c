use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String, seats: u32 }
        send_message fn say(slots: Vec<u8>, id: u64) { message_template: "{{slots}}", on_execute: set_variables { seats: "{{id}}" } }
        set_variables fn choose(id: u64) { variables: { place: "{{id}}", seats: "many" } }
    }
}

fn main() {
    let _ = booking::Choose { id: 1 };
}
