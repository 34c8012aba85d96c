//! Values beyond those of the conformance suite, which both stores accept.

use super::*;

for_every_store! { "current_thread":
    stores_any_text_and_any_bytes
}

async fn stores_any_text_and_any_bytes(store: impl Store) {
    let every_byte = Bytes::from_iter(0..=255u8);
    let ids = ["", "'; DROP TABLE records; --", "a\0b", "a\0c", "a", "A", "ä", "a\u{308}", "🪑", &"x".repeat(100_000)];
    for id in ids {
        let kept = StoredOutcome { call: id.into(), outcome: every_byte.clone(), expires_at_ms: FAR_MS };
        let begun = StoredIntent { call: format!("{id} runs"), ..intent("", FAR_MS) };
        let create = Commit { begin: Some(begun), outcomes: vec![kept], ..change(None, id.to_owned()) };
        commit(&store, &key(id), create).await;
    }
    for id in ids {
        assert_eq!(load(&store, &key(id)).await, (1, id.to_owned().into()));
        assert_eq!(load_outcome(&store, &key(id), id).await, Some(every_byte.clone()));
        let running = store.load(&key(id), Some(&format!("{id} runs"))).await.unwrap().unwrap();
        assert_eq!((running.intent.unwrap().call, running.pending), (format!("{id} runs"), 1));
    }
    for record in [Bytes::new(), every_byte, Bytes::from(vec![b'x'; 3 << 20])] {
        let (version, _) = load(&store, &key("a")).await;
        commit(&store, &key("a"), change(Some(version), record.clone())).await;
        assert_eq!(load(&store, &key("a")).await.1, record);
    }
}
