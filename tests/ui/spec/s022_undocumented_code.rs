iai_client::generate! { spec: "s022_undocumented_code" }

async fn user(client: iai_client::Client) {
    let _ = client.ping().echo("hi").colour(types::Colour::Blue).send().await;
}

fn main() {}
