//! Records outlive the declarations that wrote them.

use widget_functions::store::{Commit, InstanceKey, Store};
use widget_functions::{Error, Instance, Memory, Runtime, WidgetConfig};

mod first {
    widget_functions::widget_functions! {
        pub(crate) widget profile {
            data { name: String, age: u8 = 30, city: String = "Amsterdam" }
            set_variables fn rename(name: String) { variables: { name: "{{inputs.name}}" } }
            dismiss fn close();
        }
    }
}

/// Lacks `city`; `note`, `level`, and `tags` are new.
mod grown {
    widget_functions::widget_functions! {
        pub(crate) widget profile {
            data {
                name: String,
                age: u16 = 30,
                note: Option<String>,
                level: u8 = 7,
                tags: Vec<String> = vec!["new".to_owned()],
            }
            set_variables fn rename(name: String) { variables: { name: "{{inputs.name}}" } }
            set_variables fn tell() { variables: { note: "{{level}}, {{tags[0]}}" } }
        }
    }
}

/// `email` and `phone` are new and have no default.
mod demanding {
    widget_functions::widget_functions! {
        pub(crate) widget profile {
            data { name: String, email: String, phone: u64 }
        }
    }
}

/// `age` has another type.
mod other {
    widget_functions::widget_functions! {
        pub(crate) widget profile {
            data { name: String, age: Vec<u8> = Vec::new() }
        }
    }
}

async fn open<C: WidgetConfig>(store: &Memory, config: C) -> Result<Instance<C>, Error> {
    let runtime = Runtime::builder().store(store.clone()).build()?;
    runtime.widget(config)?.open("p-1").await
}

/// Returns a store with one record of the first declaration.
async fn kept() -> Memory {
    let store = Memory::new();
    let runtime = Runtime::builder().store(store.clone()).build().unwrap();
    let widget = runtime.widget(first::profile::Config {}).unwrap();
    let profile = widget.create("p-1", first::profile::Data::new("Ada")).await.unwrap();
    profile.update(|data| data.city = "Delft".to_owned()).await.unwrap();
    store
}

#[tokio::test]
async fn new_fields_have_their_defaults() {
    let profile = open(&kept().await, grown::profile::Config {}).await.unwrap();
    let data = profile.data().await.unwrap();
    assert_eq!((data.name.as_str(), data.age, data.note, data.level), ("Ada", 30, None, 7));
    assert_eq!(data.tags, ["new"]);
    profile.call(grown::profile::Tell).run(&()).await.unwrap();
    assert_eq!(profile.data().await.unwrap().note.as_deref(), Some("7, new"));
}

#[tokio::test]
async fn open_names_a_new_field_without_a_default() {
    let error = open(&kept().await, demanding::profile::Config {}).await.unwrap_err();
    let message = error.to_string();
    assert!(message.starts_with(r#"instance "p-1" has no valid value for `email`, `phone`"#), "{message}");
    assert!(!error.is_not_found() && !error.is_already_exists());
}

#[tokio::test]
async fn open_names_a_field_of_another_type() {
    let error = open(&kept().await, other::profile::Config {}).await.unwrap_err();
    assert!(error.to_string().contains("no valid value for `age`"), "{error}");
}

#[tokio::test]
async fn undeclared_fields_stay_in_the_record() {
    let store = kept().await;
    let grown = open(&store, grown::profile::Config {}).await.unwrap();
    grown.call(grown::profile::Rename { name: "Grace".to_owned() }).run(&()).await.unwrap();
    grown.update(|data| data.level = 8).await.unwrap();
    let first = open(&store, first::profile::Config {}).await.unwrap();
    let data = first.data().await.unwrap();
    assert_eq!((data.name.as_str(), data.city.as_str()), ("Grace", "Delft"));
    first.call(first::profile::Rename { name: "Ada".to_owned() }).run(&()).await.unwrap();
    assert_eq!(grown.data().await.unwrap().level, 8);
}

#[tokio::test]
async fn a_dismissal_belongs_to_the_instance() {
    let store = kept().await;
    open(&store, first::profile::Config {}).await.unwrap().call(first::profile::Close).run(&()).await.unwrap();
    assert!(open(&store, grown::profile::Config {}).await.unwrap().is_dismissed().await.unwrap());
}

#[tokio::test]
async fn a_record_of_a_newer_format_stays_unchanged() {
    let store = kept().await;
    let key = InstanceKey { widget: "profile".into(), instance: "p-1".to_owned() };
    let stored = store.load(&key, None).await.unwrap().unwrap();
    let record = String::from_utf8(stored.record.to_vec()).unwrap();
    let newer = record.replacen("record 1\n", "record 1000\n", 1);
    assert_ne!(newer, record);
    let cut = record[..record.len() - 1].to_owned();
    for bytes in [newer.into_bytes(), cut.into_bytes(), b"{}".to_vec(), b"\0\xff".to_vec()] {
        let expected_version = store.load(&key, None).await.unwrap().map(|stored| stored.version);
        let commit = Commit { expected_version, record: Some(bytes.clone().into()), ..Commit::default() };
        store.commit(&key, commit).await.unwrap();
        let error = open(&store, first::profile::Config {}).await.unwrap_err();
        assert!(!error.is_not_found() && !error.is_already_exists(), "{error}");
        assert_eq!(store.load(&key, None).await.unwrap().unwrap().record, bytes);
    }
}
