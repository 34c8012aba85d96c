//! Valid call ids.

use widget_functions::ErrorKind;

use crate::support::{booking, failure, json, quiet_card};

#[tokio::test]
async fn an_id_consists_of_visible_ascii_characters() {
    let card = quiet_card().await;
    let longest = "x".repeat(128);
    for id in ["1", "c-42/a~!\"{}", &longest] {
        card.call(booking::Choose { place: "Utrecht".to_owned() }).id(id).run(&()).await.unwrap();
    }
    let too_long = "x".repeat(129);
    for id in ["", " ", "a b", "tab\t", "zero\0", "café", "new\nline", &too_long] {
        let error = failure(card.call(booking::Choose { place: "Delft".to_owned() }).id(id).run(&()).await);
        assert_eq!((error.kind(), error.is_rejected()), (ErrorKind::Invalid, true), "{id:?}");
        assert_eq!(error.message(), "the id of a call is 1 to 128 visible ASCII characters");
    }
    assert_eq!(card.data().await.unwrap().location, "Utrecht");
}

#[tokio::test]
async fn an_id_on_the_wire_follows_the_same_rules() {
    let card = quiet_card().await;
    for id in [r#""""#, r#""a b""#, r#""caf\u00e9""#, "7", "[]", "true"] {
        let call = format!(r#"{{"id":{id},"function":"close"}}"#);
        let reply = json(card.dispatch(call.as_bytes(), &()).await);
        assert_eq!((&reply["status"], &reply["kind"]), (&json(r#""error""#), &json(r#""invalid""#)), "{id}");
    }
    assert!(!card.is_dismissed().await.unwrap());
    let reply = card.dispatch(br#"{"id":"c-1","function":"close"}"#, &()).await;
    assert_eq!(json(reply), json(r#"{"status":"success","data":{}}"#));
}

#[tokio::test]
async fn an_id_belongs_to_its_instance() {
    let widget = crate::support::widget(widget_functions::Memory::new(), "http://127.0.0.1:9/".parse().unwrap());
    for (instance, place) in [("a", "Utrecht"), ("b", "Delft")] {
        let card = widget.create(instance, booking::Data::new("m-7")).await.unwrap();
        card.call(booking::Choose { place: place.to_owned() }).id("1").run(&()).await.unwrap();
        assert_eq!(card.data().await.unwrap().location, place);
    }
}

#[tokio::test]
async fn without_an_id_every_call_is_a_new_one() {
    let card = quiet_card().await;
    for place in ["Utrecht", "Delft", "Utrecht"] {
        card.call(booking::Choose { place: place.to_owned() }).run(&()).await.unwrap();
        assert_eq!(card.data().await.unwrap().location, place);
    }
}
