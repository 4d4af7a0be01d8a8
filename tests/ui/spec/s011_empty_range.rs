iai_macros::client! { spec: "s011_empty_range" }

async fn user(client: Client) {
    let _ = client.ping().echo("hi").colour(types::Colour::Blue).send().await;
}

fn main() {}
