//! One error. Code that uses the generated types causes no further errors.

use widget_functions::{FunctionError, Instance, Memory, Runtime, Url, widget_functions};

widget_functions! {
    pub widget booking {
        config { api: Url, secret key: String }
        data { member: String, booked: bool = false }

        server fn book(class_id: u64) -> { seats: u32 } {
            url: "{{config.api}}/classes/{{clas_id}}",
        }
    }
}

async fn open(config: booking::Config) -> Result<Instance<booking::Config>, widget_functions::Error> {
    let runtime = Runtime::builder().store(Memory::new()).build()?;
    runtime.widget(config)?.create("c-1", booking::Data::new("m-1")).await
}

async fn book(card: &Instance<booking::Config>) -> Result<u32, FunctionError> {
    let returned: booking::BookReturned = card.call(booking::Book { class_id: 1 }).run(&()).await?;
    Ok(returned.seats)
}

fn main() {
    let _ = (open, book);
    let _ = booking::Config::from_env();
    let _ = booking::manifest();
}
