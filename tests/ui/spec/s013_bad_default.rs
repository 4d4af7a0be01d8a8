iai_macros::client! { spec: "s013_bad_default" }

async fn user(client: Client) {
    let _ = client.ping().echo("hi").colour(types::Colour::Blue).send().await;
}

fn main() {}
