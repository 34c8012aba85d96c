// Texts, types and expressions stay as they were written.
widget_functions! {
    widget text {
        data {
            map: HashMap<String,Vec<u8>> = HashMap::<String, u8>::new(), less: bool = 1 < 2,
            assoc: Box<dyn Iterator<Item = u8> + Send> = f(a, b),
            list: Vec<u8> = vec![
          1, 2, // two
            3,
        ], text: String="a
  b", secret: u8, secret secret: String, path: ::std::string::String, r#type: Option<u8>,
        }
        send_message fn lines() { message_template: "first
    second \
        third" }
        send_message fn raw(a:u8) { message_template: r#"{ "{{a}}" // no comment }"# }
        send_message fn signs() { message_template: -5 }
        send_message fn a_very_long_text() { message_template: "a text does not fit on one line, and no line end can be put into it without changing it" }
    }
}
