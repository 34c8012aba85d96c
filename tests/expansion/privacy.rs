//! Private widgets and private types.

use widget_functions::widget_functions;

use super::card;

/// Private to this module.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Hidden {
    value: u8,
}

widget_functions! {
    /// Private, with private types.
    widget private {
        config { secret key: String = "x" }
        data { hidden: Hidden = Hidden { value: 1 }, shown: u8 = 0 }
        set_variables fn set(hidden: Hidden) {
            variables: { hidden: "{{inputs.hidden}}", shown: "{{inputs.hidden.value}}" },
        }
    }
}

mod inner {
    widget_functions::widget_functions! {
        pub(super) widget upwards {
            data { value: u8 = 0 }
            set_variables fn set(value: u8) { variables: { value: "{{inputs.value}}" } }
        }
    }
}

mod empty {
    use widget_functions::widget_functions;

    widget_functions! { pub(crate) widget nothing {} }
}

#[tokio::test]
async fn a_private_widget_works_with_private_types() {
    let card = card(private::Config { key: "k".into() }, private::Data::new()).await;
    card.call(private::Set { hidden: Hidden { value: 7 } }).run(&()).await.unwrap();
    let data = card.data().await.unwrap();
    assert_eq!((data.hidden, data.shown), (Hidden { value: 7 }, 7));
}

#[tokio::test]
async fn a_widget_can_be_visible_in_the_parent_module() {
    let card = card(inner::upwards::Config {}, inner::upwards::Data::new()).await;
    card.call(inner::upwards::Set { value: 7 }).run(&()).await.unwrap();
    assert_eq!(card.data().await.unwrap().value, 7);
}

#[tokio::test]
async fn a_widget_can_be_empty() {
    let card = card(empty::nothing::Config {}, empty::nothing::Data::new()).await;
    assert!(!card.is_dismissed().await.unwrap());
    assert!(empty::nothing::manifest().functions.is_empty());
}
