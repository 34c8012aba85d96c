//! The user's types: structs, enums with and without `Display`, aliases, and generics.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use widget_functions::{JsonType, widget_functions};

use super::card;

/// An enum that text can contain.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    Easy,
    Hard,
}

impl fmt::Display for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Level::Easy => "an easy one",
            Level::Hard => "a hard one",
        })
    }
}

/// A struct that text cannot contain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Place<T> {
    id: u64,
    more: T,
}

type Places = Vec<Place<Option<bool>>>;

fn default_place() -> Place<String> {
    Place { id: 1, more: "home".to_owned() }
}

widget_functions! {
    pub(crate) widget tour {
        data {
            level: Level = Level::Easy,
            levels: BTreeMap<String, Level> = BTreeMap::from([("a".to_owned(), Level::Hard)]),
            place: Place<String> = default_place(),
            places: Places = Vec::new(),
            first: Option<Place<Option<bool>>>,
            array: [u8; 3] = [1, 2, 3],
            tuple: (u8, String) = (1, "x".to_owned()),
            letter: char = 'x',
            small: i8 = -3,
            float: f32 = 1.5,
            unit: (),
            text: String = "",
        }

        set_variables fn go(level: Level, place: Place<String>, places: Places) {
            variables: {
                level: "{{inputs.level}}",
                place: "{{inputs.place}}",
                places: "{{inputs.places}}",
                first: "{{inputs.places[0]}}",
                text: "{{inputs.level}} at {{inputs.place.id}}, {{inputs.place.more}}, {{letter}} {{small}} {{float}} {{tuple.1}}",
            },
        }
    }
}

#[tokio::test]
async fn stores_own_types_whole_and_renders_them_with_display() {
    let card = card(tour::Config {}, tour::Data::new(())).await;
    let place = Place { id: 2, more: "far".to_owned() };
    let places = vec![Place { id: 3, more: Some(true) }, Place { id: 4, more: None }];
    let go = tour::Go { level: Level::Hard, place: place.clone(), places: places.clone() };
    card.call(go).run(&()).await.unwrap();
    let data = card.data().await.unwrap();
    assert_eq!((data.level, data.place, data.first.as_ref()), (Level::Hard, place, places.first()));
    assert_eq!((data.places, data.text.as_str()), (places, "a hard one at 2, far, x -3 1.5 x"));
    assert_eq!((data.levels["a"], data.array, data.tuple), (Level::Hard, [1, 2, 3], (1, "x".to_owned())));
}

#[tokio::test]
async fn deserializes_own_types_from_the_wire() {
    let card = card(tour::Config {}, tour::Data::new(())).await;
    let call = br#"{"function":"go","inputs":{"level":"hard","place":{"id":2,"more":"far"},"places":[]}}"#;
    assert_eq!(String::from_utf8(card.dispatch(call, &()).await).unwrap(), r#"{"status":"success","data":{}}"#);
    let call = br#"{"function":"go","inputs":{"level":"medium","place":{"id":2,"more":7},"places":{}}}"#;
    assert_eq!(
        String::from_utf8(card.dispatch(call, &()).await).unwrap(),
        r#"{"status":"error","error":"input `level` has a value that does not fit; input `place` has a value that does not fit; input `places` should be a list","kind":"invalid"}"#
    );
}

#[test]
fn the_manifest_tells_what_own_types_are_read_from() {
    let manifest = tour::manifest();
    let types: Vec<JsonType> = manifest.functions[0].inputs.iter().map(|input| input.json_type).collect();
    assert_eq!(types, [JsonType::String, JsonType::Object, JsonType::Array]);
}
