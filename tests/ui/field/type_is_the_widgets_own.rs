use widget_functions::widget_functions;

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Data {
    pub place: String,
}

widget_functions! {
    pub widget booking {
        data {
            backup: Vec<Data>,
            older: Option<Data>,
        }
    }
}

fn main() {
    let data = booking::Data::new(vec![Data { place: String::new() }]);
    let _ = data.older;
}

// good: backup: Vec<super::Data>,
// good 12: older: Option<super::Data>,
