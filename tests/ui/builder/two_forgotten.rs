//! Two forgotten parameters give exactly two errors, each with the spec's own words.

async fn enrol(client: iai_client::Client) {
    let _ = client.create_person().group_id("g").url("http://example.com/a.jpg").send().await;
}

fn main() {}
