//! Each type of the spec, written here and read with `widget_functions_spec`'s feature `read`.

#![allow(clippy::unwrap_used, reason = "an unreadable spec is a failed test")]

mod values;

use widget_functions_spec::{ActionSpec, FollowUpSpec, FunctionSpec, Kind, Part, WidgetSpec};

use super::json::array;
use super::{action, function_json, widget_json, write};
use values::{Values, texts};

const ROUNDS: u64 = 2_000;

#[track_caller]
fn read<T: serde::de::DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| unreadable(json, &error))
}

#[track_caller]
fn unreadable(json: &str, error: &serde_json::Error) -> ! {
    panic!("{error}: {json}")
}

/// Writes and reads many values of one type.
#[track_caller]
fn round_trip<T>(make: impl Fn(&mut Values) -> T, write: impl Fn(&T) -> String)
where
    T: serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    for seed in 0..ROUNDS {
        let value = make(&mut Values::new(seed));
        assert_eq!(read::<T>(&write(&value)), value, "seed {seed}");
    }
}

#[test]
fn widgets_survive_a_round_trip() {
    round_trip(Values::widget, widget_json);
}

#[test]
fn functions_survive_a_round_trip() {
    round_trip(Values::function, function_json);
}

#[test]
fn fields_survive_a_round_trip() {
    round_trip(|values| values.list(Values::field), |fields| array(&write::fields(fields)));
}

#[test]
fn paths_survive_a_round_trip() {
    round_trip(Values::path, |path| write::path(path));
}

#[test]
fn urls_survive_a_round_trip() {
    round_trip(Values::url, write::url);
}

#[test]
fn templates_survive_a_round_trip() {
    round_trip(Values::template, |template| write::template(template));
}

#[test]
fn json_values_survive_a_round_trip() {
    round_trip(|values| values.json(0), write::value);
}

#[test]
fn follow_ups_survive_a_round_trip() {
    round_trip(Values::follow_up, |follow_up| write::follow_up(follow_up).unwrap_or_else(|| "{}".to_owned()));
}

#[test]
fn actions_of_each_kind_survive_a_round_trip() {
    for kind in Kind::ALL {
        round_trip(|values| values.action(kind), action::write);
    }
}

#[test]
fn each_text_survives_a_round_trip_in_each_place() {
    for text in texts() {
        let template = vec![Part::Text(text.clone())];
        assert_eq!(read::<Vec<Part>>(&write::template(&template)), template);
        let widget = WidgetSpec { name: text.clone(), docs: text.clone(), data: Vec::new(), bases: vec![(text, 0)] };
        assert_eq!(read::<WidgetSpec>(&widget_json(&widget)), widget);
    }
}

/// The JSON grows with each function of a declaration, and is compiled with it.
#[test]
fn absent_values_are_not_written() {
    let close = FunctionSpec::new("close", ActionSpec::Dismiss);
    assert_eq!(function_json(&close), r#"{"name":"close","loading":"none","action":"dismiss"}"#);
    assert_eq!(write::follow_up(&FollowUpSpec::default()), None);
}
