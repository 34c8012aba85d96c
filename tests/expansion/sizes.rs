//! Structs with more fields than the runtime reads in one step.

use widget_functions::{Answer, ClientCall, Host, HostError, Instance, widget_functions};

use super::card;

// Rows of ten make the fields easy to count.
#[rustfmt::skip]
widget_functions! {
    /// One more than the fields that are read in one step, in every struct.
    pub(crate) widget seventeen {
        config {
            c00: u8 = 0, c01: u8 = 1, c02: u8 = 2, c03: u8 = 3, c04: u8 = 4, c05: u8 = 5, c06: u8 = 6, c07: u8 = 7, c08: u8 = 8, c09: u8 = 9,
            c10: u8 = 10, c11: u8 = 11, c12: u8 = 12, c13: u8 = 13, c14: u8 = 14, c15: u8 = 15, c16: u8 = 16,
        }
        data {
            d00: u16 = 0, d01: u16 = 1, d02: u16 = 2, d03: u16 = 3, d04: u16 = 4, d05: u16 = 5, d06: u16 = 6, d07: u16 = 7, d08: u16 = 8, d09: u16 = 9,
            d10: u16 = 10, d11: u16 = 11, d12: u16 = 12, d13: u16 = 13, d14: u16 = 14, d15: u16 = 15, d16: u16 = 16,
        }
        set_variables fn set(
            i00: Option<u16>, i01: Option<u16>, i02: Option<u16>, i03: Option<u16>, i04: Option<u16>, i05: Option<u16>, i06: Option<u16>, i07: Option<u16>, i08: Option<u16>, i09: Option<u16>,
            i10: Option<u16>, i11: Option<u16>, i12: Option<u16>, i13: Option<u16>, i14: Option<u16>, i15: Option<u16>, i16: Option<u16>,
        ) {
            variables: { d00: "{{ i16 ?? 0 }}", d16: "{{ i00 ?? 0 }}" },
        }
        client fn ask() -> {
            r00: Option<u16>, r01: Option<u16>, r02: Option<u16>, r03: Option<u16>, r04: Option<u16>, r05: Option<u16>, r06: Option<u16>, r07: Option<u16>, r08: Option<u16>, r09: Option<u16>,
            r10: Option<u16>, r11: Option<u16>, r12: Option<u16>, r13: Option<u16>, r14: Option<u16>, r15: Option<u16>, r16: Option<u16>,
        } {
            wait_for_response: true,
            on_success: set_variables { d00: "{{ r16 ?? 0 }}" },
        }
    }
}

#[rustfmt::skip]
widget_functions! {
    /// More than twice as many fields.
    pub(crate) widget forty {
        data {
            d00: u16 = 0, d01: u16 = 1, d02: u16 = 2, d03: u16 = 3, d04: u16 = 4, d05: u16 = 5, d06: u16 = 6, d07: u16 = 7, d08: u16 = 8, d09: u16 = 9,
            d10: u16 = 10, d11: u16 = 11, d12: u16 = 12, d13: u16 = 13, d14: u16 = 14, d15: u16 = 15, d16: u16 = 16, d17: u16 = 17, d18: u16 = 18, d19: u16 = 19,
            d20: u16 = 20, d21: u16 = 21, d22: u16 = 22, d23: u16 = 23, d24: u16 = 24, d25: u16 = 25, d26: u16 = 26, d27: u16 = 27, d28: u16 = 28, d29: u16 = 29,
            d30: u16 = 30, d31: u16 = 31, d32: u16 = 32, d33: u16 = 33, d34: u16 = 34, d35: u16 = 35, d36: u16 = 36, d37: u16 = 37, d38: u16 = 38, d39: u16 = 39,
        }
        set_variables fn set(
            i00: Option<u16>, i01: Option<u16>, i02: Option<u16>, i03: Option<u16>, i04: Option<u16>, i05: Option<u16>, i06: Option<u16>, i07: Option<u16>, i08: Option<u16>, i09: Option<u16>,
            i10: Option<u16>, i11: Option<u16>, i12: Option<u16>, i13: Option<u16>, i14: Option<u16>, i15: Option<u16>, i16: Option<u16>, i17: Option<u16>, i18: Option<u16>, i19: Option<u16>,
            i20: Option<u16>, i21: Option<u16>, i22: Option<u16>, i23: Option<u16>, i24: Option<u16>, i25: Option<u16>, i26: Option<u16>, i27: Option<u16>, i28: Option<u16>, i29: Option<u16>,
            i30: Option<u16>, i31: Option<u16>, i32: Option<u16>, i33: Option<u16>, i34: Option<u16>, i35: Option<u16>, i36: Option<u16>, i37: Option<u16>, i38: Option<u16>, i39: Option<u16>,
        ) {
            variables: { d00: "{{ i39 ?? 0 }}", d32: "{{ i32 ?? 0 }}", d39: "{{ i00 ?? 0 }}" },
        }
    }
}

/// A page that answers with the last field only.
struct Page;

impl Host for Page {
    async fn call_client(&self, _: ClientCall) -> Result<Answer, HostError> {
        Ok(Answer::json(r#"{"status":"success","data":{"r16":16}}"#))
    }
}

async fn reply<C: widget_functions::WidgetConfig>(card: &Instance<C>, call: &str) -> String {
    String::from_utf8(card.dispatch(call.as_bytes(), &Page).await).unwrap()
}

const DONE: &str = r#"{"status":"success","data":{}}"#;

#[tokio::test]
async fn seventeen_fields_are_read_in_their_order() {
    let config = seventeen::Config::from_env().unwrap();
    assert_eq!((config.c00, config.c16), (0, 16));
    let card = card(config, seventeen::Data::new()).await;
    let data = card.data().await.unwrap();
    assert_eq!((data.d00, data.d15, data.d16), (0, 15, 16));
    assert_eq!(reply(&card, r#"{"function":"set","inputs":{"i00":7,"i16":8}}"#).await, DONE);
    let data = card.data().await.unwrap();
    assert_eq!((data.d00, data.d01, data.d15, data.d16), (8, 1, 15, 7));
    let asked = card.call(seventeen::Ask).run(&Page).await.unwrap();
    assert_eq!((asked.r00, asked.r15, asked.r16), (None, None, Some(16)));
    assert_eq!(card.data().await.unwrap().d00, 16);
}

#[tokio::test]
async fn forty_fields_are_read_in_their_order() {
    let card = card(forty::Config {}, forty::Data::new()).await;
    assert_eq!(reply(&card, r#"{"function":"set","inputs":{"i00":7,"i32":8,"i39":9}}"#).await, DONE);
    let data = card.data().await.unwrap();
    assert_eq!((data.d00, data.d16, data.d31, data.d32, data.d38, data.d39), (9, 16, 31, 8, 38, 7));
}

#[tokio::test]
async fn names_every_invalid_field() {
    let card = card(forty::Config {}, forty::Data::new()).await;
    let reply = reply(&card, r#"{"function":"set","inputs":{"i00":"x","i16":-1,"i39":true}}"#).await;
    assert_eq!(
        reply,
        r#"{"status":"error","error":"input `i00` should be an integer; input `i16` has a value that does not fit; input `i39` should be an integer","kind":"invalid"}"#
    );
}
