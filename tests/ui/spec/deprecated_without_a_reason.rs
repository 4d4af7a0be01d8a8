iai_client::generate! { spec: "deprecated_without_a_reason" }

async fn user(client: iai_client::Client) {
    let _ = client.ping().echo("hi").colour(types::Colour::Blue).send().await;
}

fn main() {}
