iai_client::generate! { spec: "s005_unknown_error_code" }

async fn user(client: iai_client::Client) {
    let _ = client.ping().echo("hi").colour(types::Colour::Blue).send().await;
}

fn main() {}
