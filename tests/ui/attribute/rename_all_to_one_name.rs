use widget_functions::widget_functions;

widget_functions! {
    #[widget(rename_all = "camelCase")]
    pub widget booking {
        data { class_id: u64, classId: u64 }
    }
}

fn main() {
    let _ = booking::Data::new(1u64, 2u64);
}

// good: data { class_id: u64, other_class_id: u64 }
