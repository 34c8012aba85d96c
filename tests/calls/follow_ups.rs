//! The changes of follow-ups, and the values that their templates see.

use serde::{Deserialize, Serialize};
use widget_functions::{ErrorKind, Instance, Memory, Runtime, Url, widget_functions};

use crate::support::{Page, failure};
use crate::upstream::{Reply, Upstream};

/// A user's type without `Display`, which only whole values can contain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Teacher {
    name: String,
    years: u8,
}

widget_functions! {
    pub(crate) widget notes {
        config { api: Url, greeting: String }

        data {
            count: u64 = 1,
            ratio: f64 = 0.5,
            tags: Vec<String> = Vec::new(),
            teacher: Option<Teacher>,
            text: String = "",
            note: Option<String>,
            left: String = "left",
            right: String = "right",
            status: Option<u16>,
            kind: Option<String>,
            secret token: Option<String>,
        }

        set_variables fn keep(count: u32, tags: Vec<String>, teacher: Teacher, ratio: Option<f64>) {
            variables: {
                count: "{{inputs.count}}",
                tags: "{{inputs.tags}}",
                teacher: "{{inputs.teacher}}",
                ratio: "{{ inputs.ratio ?? 2.5 }}",
            },
        }

        set_variables fn constants() { variables: { count: 7, ratio: 3, text: "seven", note: null, kind: "k" } }

        set_variables fn as_text(count: u64, teacher: Teacher) {
            variables: {
                text: "{{inputs.count}} by {{inputs.teacher.name}}",
                note: "{{ inputs.count | text }}",
                kind: "{{config.greeting}} {{{{x}}",
            },
        }

        set_variables fn with_fallback(note: Option<String>) {
            variables: { text: "{{ inputs.note ?? 'nothing' }}", note: "{{ tags[0] ?? 'no tag' }}, {{tags[1]}}" },
        }

        set_variables fn swap() {
            variables: { left: "{{right}}", right: "{{left}}" },
            on_execute: set_variables { text: "{{left}}{{right}}" },
        }

        server fn fetch(name: String) -> { secret token: String, tag: String, level: u8 } {
            url: "{{config.api}}/{{name}}",
            on_success: [set_variables { token: "{{response.token}}", note: "{{tag}}", count: "{{level}}" }, dismiss],
            on_failure: set_variables {
                text: "{{error}}",
                status: "{{error.status}}",
                kind: "{{error.kind}}",
                note: "{{name}}",
            },
        }

        server fn close_on_failure() {
            url: "{{config.api}}/close",
            on_failure: [dismiss, set_variables { text: "{{ error.status ?? 0 | text }}" }],
        }

        client fn ask() -> { tags: Vec<String>, first: Option<String> = "tags[0]" } {
            wait_for_response: true,
            on_success: set_variables { tags: "{{response.tags}}", note: "{{first}}" },
        }

        link fn open(page: String) {
            url: "https://example.com/{{page}}",
            on_execute: [set_variables { note: "opened {{page}}" }, dismiss],
        }
    }
}

async fn notes(api: Url) -> Instance<notes::Config> {
    let runtime = Runtime::builder().store(Memory::new()).build().unwrap();
    let widget = runtime.widget(notes::Config { api, greeting: "Hello".to_owned() }).unwrap();
    widget.create("n-1", notes::Data::new()).await.unwrap()
}

async fn quiet_notes() -> Instance<notes::Config> {
    notes(Url::parse("http://127.0.0.1:9/").unwrap()).await
}

fn ada() -> Teacher {
    Teacher { name: "Ada".to_owned(), years: 3 }
}

#[tokio::test]
async fn a_lone_token_keeps_its_type() {
    let notes = quiet_notes().await;
    let tags = vec!["a".to_owned(), "b".to_owned()];
    let keep = notes::Keep { count: 9, tags: tags.clone(), teacher: ada(), ratio: None };
    notes.call(keep.clone()).run(&()).await.unwrap();
    let data = notes.data().await.unwrap();
    assert_eq!((data.count, data.tags, data.teacher, data.ratio), (9, tags, Some(ada()), 2.5));
    notes.call(notes::Keep { ratio: Some(0.25), ..keep }).run(&()).await.unwrap();
    assert!((notes.data().await.unwrap().ratio - 0.25).abs() < f64::EPSILON);
}

#[tokio::test]
async fn constants_take_the_type_of_their_field() {
    let notes = quiet_notes().await;
    notes.update(|data| data.note = Some("old".to_owned())).await.unwrap();
    notes.call(notes::Constants).run(&()).await.unwrap();
    let data = notes.data().await.unwrap();
    assert_eq!((data.count, data.ratio, data.text.as_str(), data.note), (7, 3.0, "seven", None));
    assert_eq!(data.kind.as_deref(), Some("k"));
}

#[tokio::test]
async fn a_token_with_other_text_becomes_text() {
    let notes = quiet_notes().await;
    notes.call(notes::AsText { count: 5, teacher: ada() }).run(&()).await.unwrap();
    let data = notes.data().await.unwrap();
    assert_eq!(
        (data.text.as_str(), data.note.as_deref(), data.kind.as_deref()),
        ("5 by Ada", Some("5"), Some("Hello {{x}}"))
    );
}

#[tokio::test]
async fn a_fallback_replaces_a_missing_value() {
    let notes = quiet_notes().await;
    notes.call(notes::WithFallback { note: None }).run(&()).await.unwrap();
    let data = notes.data().await.unwrap();
    assert_eq!((data.text.as_str(), data.note.as_deref()), ("nothing", Some("no tag, ")));
    notes.update(|data| data.tags = vec!["a".to_owned(), "b".to_owned()]).await.unwrap();
    notes.call(notes::WithFallback { note: Some("here".to_owned()) }).run(&()).await.unwrap();
    let data = notes.data().await.unwrap();
    assert_eq!((data.text.as_str(), data.note.as_deref()), ("here", Some("a, b")));
}

#[tokio::test]
async fn all_variables_of_one_set_see_the_same_record() {
    let notes = quiet_notes().await;
    notes.call(notes::Swap).run(&()).await.unwrap();
    let data = notes.data().await.unwrap();
    assert_eq!((data.left.as_str(), data.right.as_str()), ("right", "left"));
    assert_eq!(data.text, "rightleft", "the follow-up sees what its function made of the record");
}

#[tokio::test]
async fn a_value_is_not_parsed_as_a_template() {
    let notes = quiet_notes().await;
    for tricky in ["{{left}}", "{{config.greeting}}", "{{{{left}}}}", "\"},\"right\":\"gone", "}}{{", "\u{0}\n'??'"] {
        notes.call(notes::WithFallback { note: Some(tricky.to_owned()) }).run(&()).await.unwrap();
        let data = notes.data().await.unwrap();
        assert_eq!((data.text.as_str(), data.right.as_str()), (tricky, "right"));
    }
}

#[tokio::test]
async fn a_list_sets_variables_and_dismisses_in_one_commit() {
    let upstream = Upstream::start(|_| Reply::json(200, r#"{"token":"s-1","tag":"new","level":4}"#)).await;
    let notes = notes(upstream.url()).await;
    let fetched = notes.call(notes::Fetch { name: "x".to_owned() }).run(&()).await.unwrap();
    assert_eq!((fetched.token.expose().as_str(), fetched.tag.as_str(), fetched.level), ("s-1", "new", 4));
    let data = notes.data().await.unwrap();
    assert_eq!((data.note.as_deref(), data.count), (Some("new"), 4));
    assert_eq!(data.token.expose().as_deref(), Some("s-1"));
    assert!(notes.is_dismissed().await.unwrap());
}

#[tokio::test]
async fn a_list_runs_after_a_link() {
    let notes = quiet_notes().await;
    notes.call(notes::Open { page: "a/b".to_owned() }).run(&Page::new()).await.unwrap();
    assert_eq!(notes.data().await.unwrap().note.as_deref(), Some("opened a/b"));
    assert!(notes.is_dismissed().await.unwrap());
}

#[tokio::test]
async fn a_failure_has_a_text_a_status_and_a_kind() {
    let upstream = Upstream::start(|_| Reply::status(503)).await;
    let notes = notes(upstream.url()).await;
    let error = failure(notes.call(notes::Fetch { name: "x".to_owned() }).run(&()).await);
    let data = notes.data().await.unwrap();
    assert_eq!((data.text.as_str(), data.status, data.kind.as_deref()), (error.message(), Some(503), Some("status")));
    assert_eq!(data.note.as_deref(), Some("x"), "inputs live until the follow-up has run");
    failure(notes.call(notes::CloseOnFailure).run(&()).await);
    assert_eq!(notes.data().await.unwrap().text, "503");
    assert!(notes.is_dismissed().await.unwrap());
}

#[tokio::test]
async fn a_value_that_cannot_be_rendered_is_an_error_and_sends_nothing() {
    let upstream = Upstream::start(|_| Reply::status(200)).await;
    let notes = notes(upstream.url()).await;
    for name in ["", ".", ".."] {
        let error = failure(notes.call(notes::Fetch { name: name.to_owned() }).run(&()).await);
        assert_eq!((error.kind(), error.is_rejected()), (ErrorKind::Render, false));
        let data = notes.data().await.unwrap();
        assert_eq!((data.kind.as_deref(), data.status), (Some("render"), None));
    }
    assert_eq!(upstream.connections(), 0);
}

#[tokio::test]
async fn stores_the_answer_of_a_page_with_its_types() {
    let notes = quiet_notes().await;
    let page = Page::saying(r#"{"status":"success","data":{"tags":["a","b"]}}"#);
    let asked = notes.call(notes::Ask).run(&page).await.unwrap();
    assert_eq!((asked.tags.as_slice(), asked.first.as_deref()), (&["a".to_owned(), "b".to_owned()][..], Some("a")));
    let data = notes.data().await.unwrap();
    assert_eq!((data.tags, data.note.as_deref()), (vec!["a".to_owned(), "b".to_owned()], Some("a")));
}

#[tokio::test]
async fn a_value_that_does_not_deserialize_does_not_damage_the_record() {
    let notes = quiet_notes().await;
    let keep = notes::Keep { count: 9, tags: Vec::new(), teacher: ada(), ratio: Some(f64::NAN) };
    let error = failure(notes.call(keep).run(&()).await);
    assert_eq!((error.kind(), error.message()), (ErrorKind::Internal, "something went wrong"));
    let data = notes.data().await.unwrap();
    assert_eq!((data.count, data.ratio, data.teacher), (1, 0.5, None), "all variables are set, or none");
}
