iai_macros::client! { spec: "deprecated_without_a_reason" }

async fn user(client: Client) {
    let _ = client.ping().echo("hi").colour(types::Colour::Blue).send().await;
}

fn main() {}
