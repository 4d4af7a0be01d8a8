iai_client::generate! { spec: "s021_unexpected_file" }

async fn user(client: iai_client::Client) {
    let _ = client.ping().echo("hi").colour(types::Colour::Blue).send().await;
}

fn main() {}
