use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        set_variables fn choose(note: String) { variables: { place: "{{ note ?? 'none' }}" } }
    }
}

fn main() {
    let _ = booking::Choose { note: String::new() };
}
