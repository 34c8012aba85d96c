//! Declarations inside other macros.

use widget_functions::widget_functions;

use super::card;

macro_rules! counter {
    ($name:ident, $field:ident: $type:ty = $default:expr, $function:ident($input:ident), $template:literal) => {
        widget_functions! {
            /// Made by a macro.
            pub(crate) widget $name {
                config { name: String = "macro" }
                data { $field: $type = $default, other: Option<$type> }
                set_variables fn $function($input: $type) { variables: { $field: $template, other: "{{ from_the_macro }}" } }
                set_variables fn from_the_macro(value: $type) { variables: { $field: "{{value}}" } }
            }
        }
    };
}

// A template of the macro uses names of its caller.
macro_rules! tokens_from_both {
    ($name:ident, $field:ident) => {
        widget_functions! {
            pub(crate) widget $name {
                data { $field: u64 = 1, copy: u64 = 2 }
                set_variables fn set(value: u64) { variables: { $field: "{{value}}", copy: "{{value}}" } }
                link fn open() { url: "https://example.com/{{copy}}" }
                dismiss fn close();
            }
        }
    };
}

counter! {
    made, count: u64 = 40 + 2, set_count(from_the_macro), "{{ from_the_macro }}"
}
tokens_from_both!(both, total);

mod nested {
    macro_rules! outer {
        ($($inner:tt)*) => { ::widget_functions::widget_functions! { $($inner)* } };
    }

    outer! {
        pub(crate) widget through {
            data { count: u64 = 0 }
            set_variables fn set(value: u64) { variables: { count: "{{value}}" } }
        }
    }
}

#[tokio::test]
async fn a_macro_can_declare_a_widget() {
    let card = card(made::Config { name: String::new() }, made::Data::new()).await;
    assert_eq!(card.data().await.unwrap().count, 42);
    card.call(made::SetCount { from_the_macro: 7 }).run(&()).await.unwrap();
    let data = card.data().await.unwrap();
    assert_eq!((data.count, data.other), (7, Some(7)));
}

#[tokio::test]
async fn combines_names_of_the_macro_and_of_its_caller() {
    let card = card(both::Config {}, both::Data::new()).await;
    card.call(both::Set { value: 9 }).run(&()).await.unwrap();
    let data = card.data().await.unwrap();
    assert_eq!((data.total, data.copy), (9, 9));
}

#[tokio::test]
async fn a_declaration_can_go_through_a_macro() {
    let card = card(nested::through::Config {}, nested::through::Data::new()).await;
    card.call(nested::through::Set { value: 9 }).run(&()).await.unwrap();
    assert_eq!(card.data().await.unwrap().count, 9);
}
