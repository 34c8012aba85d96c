// The head of a function takes as many lines as it needs.
widget_functions! {
    widget heads {
        server fn one(class_id: u64) -> {seats_left: u32,} { url: "https://example.com/{{class_id}}" }
        server fn two(class_id: u64, note: Option<String>) -> { confirmation: String = "booking.confirmation" } { url: "https://example.com/{{class_id}}" }
        server fn two_and_empty(class_id: u64, note: Option<String>) -> { confirmation: String = "booking.confirmation" } {}
        client fn two_without_settings(class_id: u64, note: Option<String>) -> { confirmation: String = "booking.confirm" };
        server fn returns(class_id: u64) -> { confirmation: String = "booking.confirmation", seats_left: u32, total: u32 } { url: "https://example.com/{{class_id}}" }
        server fn inputs(class_id: u64, first_name: Option<String>, last_name: Option<String>, email: Option<String>) -> { seats_left: u32 } { url: "https://example.com/{{class_id}}" }
        server fn both(class_id: u64, first_name: Option<String>, last_name: Option<String>, email: Option<String>) -> { confirmation: String = "booking.confirmation", seats_left: u32, total: u32 } { url: "https://example.com/{{class_id}}" }
        dismiss fn inputs_alone(class_id: u64, first_name: Option<String>, last_name: Option<String>, mail: String);
        server fn broken(
            class_id: u64
        ) -> {
            seats_left: u32
        } { url: "https://example.com/{{class_id}}" }
        server fn on_two_lines(class_id: u64)
            -> { seats_left: u32 }
        {
            url: "https://example.com/{{class_id}}" }
    }
}
