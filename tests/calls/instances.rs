//! Creating, opening, reading, and changing instances.

use widget_functions::{Memory, Runtime, Sqlite, Url, widget_functions};

use crate::support::{booking, quiet_card, widget};

widget_functions! {
    pub(crate) widget scale {
        data { weight: f64, unit: String = "kg" }
    }
}

fn nowhere() -> Url {
    Url::parse("http://127.0.0.1:9/").unwrap()
}

#[tokio::test]
async fn an_instance_is_created_once() {
    let widget = widget(Memory::new(), nowhere());
    let card = widget.create("c-42", booking::Data::new("m-7")).await.unwrap();
    assert_eq!(card.id(), "c-42");
    let error = widget.create("c-42", booking::Data::new("m-8")).await.unwrap_err();
    assert!(error.is_already_exists() && !error.is_not_found());
    assert_eq!(error.to_string(), r#"instance "c-42" already exists"#);
    assert_eq!(card.data().await.unwrap().member_id, "m-7");
}

#[tokio::test]
async fn an_instance_that_was_never_created_is_not_opened() {
    let error = widget(Memory::new(), nowhere()).open("c-42").await.unwrap_err();
    assert!(error.is_not_found() && !error.is_already_exists());
    assert_eq!(error.to_string(), r#"instance "c-42" does not exist"#);
}

#[tokio::test]
async fn open_or_create_makes_data_for_a_new_instance_only() {
    let widget = widget(Memory::new(), nowhere());
    let card = widget.open_or_create("c-42", || booking::Data::new("m-7")).await.unwrap();
    card.update(|data| data.booked = true).await.unwrap();
    let again = widget.open_or_create("c-42", || panic!("there is an instance already")).await.unwrap();
    let data = again.data().await.unwrap();
    assert_eq!((data.member_id.as_str(), data.booked), ("m-7", true));
}

#[tokio::test]
async fn only_one_of_many_concurrent_creations_succeeds() {
    let widget = widget(Memory::new(), nowhere());
    let tasks: Vec<_> = (0..16)
        .map(|number| {
            let widget = widget.clone();
            tokio::spawn(async move {
                let card = widget.open_or_create("c-42", || booking::Data::new(format!("m-{number}"))).await.unwrap();
                card.data().await.unwrap().member_id
            })
        })
        .collect();
    let mut members = Vec::new();
    for task in tasks {
        members.push(task.await.unwrap());
    }
    members.dedup();
    assert_eq!(members.len(), 1, "all of them see the same card: {members:?}");
}

#[tokio::test]
async fn a_new_instance_has_the_declared_defaults() {
    let data = quiet_card().await.data().await.unwrap();
    assert_eq!((data.member_id.as_str(), data.location.as_str(), data.booked), ("m-7", "Amsterdam", false));
    assert_eq!((data.seats_left, data.problem, data.login_token.into_inner()), (None, None, None));
}

#[tokio::test]
async fn an_update_changes_the_data_and_returns_the_result_of_its_closure() {
    let card = quiet_card().await;
    let before = card
        .update(|data| {
            data.login_token = "t-1".to_owned().into();
            data.seats_left = Some(2);
            std::mem::replace(&mut data.location, "Utrecht".to_owned())
        })
        .await
        .unwrap();
    assert_eq!(before, "Amsterdam");
    let data = card.data().await.unwrap();
    assert_eq!((data.location.as_str(), data.seats_left), ("Utrecht", Some(2)));
    assert_eq!(data.login_token.expose().as_deref(), Some("t-1"));
}

#[tokio::test]
async fn rejects_data_that_does_not_deserialize() {
    let runtime = Runtime::builder().store(Memory::new()).build().unwrap();
    let widget = runtime.widget(scale::Config {}).unwrap();
    let message = "the value of `weight` cannot be stored: its JSON does not read back";
    assert_eq!(widget.create("s-1", scale::Data::new(f64::NAN)).await.unwrap_err().to_string(), message);
    let scale = widget.create("s-1", scale::Data::new(1.5)).await.unwrap();
    let update = |data: &mut scale::Data| {
        data.weight = f64::INFINITY;
        data.unit = "g".to_owned();
    };
    assert_eq!(scale.update(update).await.unwrap_err().to_string(), message);
    let data = scale.data().await.unwrap();
    assert_eq!((data.weight, data.unit.as_str()), (1.5, "kg"));
}

#[tokio::test]
async fn a_file_keeps_its_instances_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("booking.db");
    {
        let widget = widget(Sqlite::open(&file).unwrap(), nowhere());
        let card = widget.create("c-42", booking::Data::new("m-7")).await.unwrap();
        card.call(booking::Choose { place: "Utrecht".to_owned() }).id("1").run(&()).await.unwrap();
        card.call(booking::Close).run(&()).await.unwrap();
    }
    let card = widget(Sqlite::open(&file).unwrap(), nowhere()).open("c-42").await.unwrap();
    assert_eq!(card.data().await.unwrap().location, "Utrecht");
    assert!(card.is_dismissed().await.unwrap());
    card.call(booking::Choose { place: "Utrecht".to_owned() }).id("1").run(&()).await.unwrap();
}

#[test]
fn debug_of_an_instance_is_its_id() {
    let card = tokio::runtime::Runtime::new().unwrap().block_on(quiet_card());
    assert_eq!(format!("{card:?}"), r#"Instance("c-42")"#);
}
