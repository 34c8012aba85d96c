//! `rename` and `rename_all` change wire names only.

use widget_functions::{ClientCall, HostAction, Instance, Memory, Runtime, Url, widget_functions};

use crate::support::{Page, json};
use crate::upstream::{Reply, Upstream};

widget_functions! {
    #[widget(rename_all = "camelCase")]
    pub(crate) widget seat_map {
        config { api_base: Url }

        data {
            last_row: u32 = 0,
            #[widget(rename = "when")]
            last_seen: Option<String>,
        }

        server fn look_up(class_id: u64, #[widget(rename = "memo")] free_note: Option<String>) -> { free_seats: u32 } {
            url: "{{config.api_base}}/{{class_id}}",
            parameters: { free_note: "{{free_note}}" },
            on_success: set_variables { last_row: "{{free_seats}}" },
        }

        #[widget(rename = "pick-one")]
        client fn pick_seat(class_id: u64) -> { seat_name: String, row: u32 = "place.row_number" } {
            inputs: { class_id: "{{class_id}}" },
            wait_for_response: 10s,
            on_success: set_variables { last_seen: "{{seat_name}}" },
        }
    }
}

async fn map(api_base: Url) -> Instance<seat_map::Config> {
    let runtime = Runtime::builder().store(Memory::new()).build().unwrap();
    let widget = runtime.widget(seat_map::Config { api_base }).unwrap();
    widget.create("s-1", seat_map::Data::new()).await.unwrap()
}

#[tokio::test]
async fn calls_and_replies_have_wire_names() {
    let upstream = Upstream::start(|_| Reply::json(200, r#"{"free_seats":3,"freeSeats":4}"#)).await;
    let map = map(upstream.url()).await;
    let call = br#"{"function":"lookUp","inputs":{"classId":42,"memo":"x y"}}"#;
    assert_eq!(json(map.dispatch(call, &()).await), json(r#"{"status":"success","data":{"freeSeats":3}}"#));
    assert_eq!(upstream.requests()[0].target, "/42?free_note=x+y");
    assert_eq!(map.data().await.unwrap().last_row, 3);
}

#[tokio::test]
async fn rejects_declared_names_on_the_wire() {
    let map = map(Url::parse("http://127.0.0.1:9/").unwrap()).await;
    for call in [
        r#"{"function":"look_up","inputs":{"classId":42}}"#,
        r#"{"function":"pick_seat","inputs":{"classId":42}}"#,
        r#"{"function":"lookUp","inputs":{"class_id":42}}"#,
        r#"{"function":"lookUp","inputs":{"classId":42,"freeNote":"x"}}"#,
    ] {
        let reply = json(map.dispatch(call.as_bytes(), &()).await);
        assert_eq!(reply["status"], "error", "{call}");
    }
}

#[tokio::test]
async fn actions_and_answers_have_wire_names() {
    let map = map(Url::parse("http://127.0.0.1:9/").unwrap()).await;
    let page = Page::saying(r#"{"status":"success","data":{"seatName":"12A","place":{"row_number":12}}}"#);
    let reply = map.dispatch(br#"{"function":"pick-one","inputs":{"classId":42}}"#, &page).await;
    assert_eq!(json(reply), json(r#"{"status":"success","data":{"seatName":"12A","row":12}}"#));
    let HostAction::Client(ClientCall { function, inputs, .. }) = page.action() else {
        panic!("the page was asked for {:?}", page.action());
    };
    assert_eq!((function.as_str(), json(inputs)), ("pick-one", json(r#"{"class_id":42}"#)));
    assert_eq!(map.data().await.unwrap().last_seen.as_deref(), Some("12A"));
}

#[test]
fn the_manifest_has_wire_names() {
    let manifest = json(serde_json::to_string(&seat_map::manifest()).unwrap());
    assert_eq!(manifest["data"], json(r#"["lastRow","when"]"#));
    assert_eq!(manifest["functions"][0]["name"], "lookUp");
    assert_eq!(manifest["functions"][0]["inputs"][1]["name"], "memo");
    assert_eq!(manifest["functions"][1]["name"], "pick-one");
    assert_eq!(manifest["functions"][1]["returns"], json(r#"["seatName","row"]"#));
}
