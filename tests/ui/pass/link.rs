//! `link`: all schemes, a base, a fragment.

use widget_functions::{Url, widget_functions};

use super::functions;

widget_functions! {
    pub(crate) widget links {
        config { site: Url }
        data { place: String = "Amsterdam" }

        link fn map() { url: "https://maps.example.com/search?q={{place}}#{{place}}", on_execute: dismiss }
        link fn plain() { url: "HTTP://example.com:8080/%7Ba%7D/a:b@c" }
        link fn base(page: u32) { url: "{{config.site}}/pages/{{page}}#top", loading: container }
        link fn mail(subject: String) { url: "mailto:studio@example.com?subject={{subject}}&body=Hello" }
        link fn call() { url: "tel:+31201234567" }
    }
}

#[test]
fn runtime_reads_every_link() {
    assert_eq!(
        functions::<links::Config>(),
        ["link map, none", "link plain, none", "link base, container", "link mail, none", "link call, none"]
    );
}
