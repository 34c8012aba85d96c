//! `client`: with and without waiting, with and without return fields.

use widget_functions::widget_functions;

use super::functions;

widget_functions! {
    pub(crate) widget seats {
        config { label: String }
        data { member: String, seat: Option<String>, problem: Option<String> }

        client fn bare();
        client fn tell(class_id: u64, note: Option<String>) {
            inputs: {
                "class": "{{class_id}}",
                note: "{{note}}",
                member: "of {{member}}",
                label: "{{config.label}}",
                n: -1,
                x: null,
            },
        }
        client fn wait() { wait_for_response: true, on_success: dismiss }
        client fn do_not_wait() { wait_for_response: false }
        client fn pick() -> { seat: String, price: Option<f64> = "price.eur" } {
            wait_for_response: 60s,
            loading: container,
            on_success: set_variables { seat: "{{response.seat}}" },
            on_failure: set_variables { problem: "{{error}}" },
        }
    }
}

#[test]
fn runtime_reads_every_client_function() {
    assert_eq!(
        functions::<seats::Config>(),
        [
            "client bare, self",
            "client tell, self",
            "client wait, self",
            "client do_not_wait, self",
            "client pick, container"
        ]
    );
}
