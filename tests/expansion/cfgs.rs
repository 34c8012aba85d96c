//! The attributes `cfg` (on functions and widgets) and `deprecated`.

use widget_functions::widget_functions;

use super::card;

widget_functions! {
    /// Some of its functions are disabled.
    pub(crate) widget partly {
        data { count: u64 = 0, unused: Option<String> }

        #[cfg(not(test))]
        set_variables fn absent(missing: NoSuchType) { variables: { unused: "{{ missing | text }}" } }

        #[cfg(test)]
        set_variables fn present(value: u64) { variables: { count: "{{value}}" } }

        #[cfg(not(test))]
        server fn also_absent() -> { title: String } {
            url: "https://example.com/",
            on_success: set_variables { unused: "{{title}}" },
        }

        /// Old.
        #[deprecated = "use `present`"]
        #[cfg(test)]
        set_variables fn old(value: u64) { variables: { count: "{{value}}" } }

        #[cfg(any(test, not(test)))]
        dismiss fn close();
    }
}

#[cfg(not(test))]
widget_functions! {
    pub(crate) widget absent_behind_an_attribute {
        data { x: NoSuchType }
    }
}

widget_functions! {
    #[cfg(not(test))]
    pub(crate) widget absent {
        data { x: NoSuchType, y: u8 = no_such_function() }
        dismiss fn close();
    }
}

widget_functions! {
    #[cfg(test)]
    #[deprecated(since = "1.0.0", note = "use `partly`")]
    pub(crate) widget old {
        config { secret key: String, name: String = "x" }
        data { x: u8 = 0 }
        set_variables fn set(x: u8) { variables: { x: "{{inputs.x}}" } }
    }
}

#[tokio::test]
async fn disabled_functions_cannot_be_called() {
    let card = card(partly::Config {}, partly::Data::new()).await;
    for (call, status) in [
        (r#"{"function":"present","inputs":{"value":7}}"#, r#"{"status":"success","data":{}}"#),
        (
            r#"{"function":"absent","inputs":{}}"#,
            r#"{"status":"error","error":"there is no function `absent`","kind":"unknown_function"}"#,
        ),
    ] {
        let reply = card.dispatch(call.as_bytes(), &()).await;
        assert_eq!(String::from_utf8(reply).unwrap(), status);
    }
    assert_eq!(card.data().await.unwrap().count, 7);
}

#[test]
fn the_manifest_lacks_disabled_functions() {
    let names: Vec<String> = partly::manifest().functions.into_iter().map(|function| function.name).collect();
    assert_eq!(names, ["present", "old", "close"]);
}

#[tokio::test]
#[expect(deprecated, reason = "a deprecated item warns only where it is used")]
async fn a_deprecated_function_still_works() {
    let card = card(partly::Config {}, partly::Data::new()).await;
    card.call(partly::Old { value: 3 }).run(&()).await.unwrap();
    assert_eq!(card.data().await.unwrap().count, 3);
}

#[tokio::test]
#[expect(deprecated, reason = "a deprecated item warns only where it is used")]
async fn a_deprecated_widget_still_works() {
    let config = old::Config { key: "k".into(), name: String::new() };
    let card = card(config, old::Data::new()).await;
    card.call(old::Set { x: 3 }).run(&()).await.unwrap();
    assert_eq!(card.data().await.unwrap().x, 3);
}
