iai_macros::client! { spec: "s018_stale_correction" }

async fn user(client: Client) {
    let _ = client.ping().echo("hi").colour(types::Colour::Blue).send().await;
}

fn main() {}
