iai_macros::client! { spec: "s015_broken_example" }

async fn user(client: Client) {
    let _ = client.ping().echo("hi").colour(types::Colour::Blue).send().await;
}

fn main() {}
