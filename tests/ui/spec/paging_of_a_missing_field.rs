iai_macros::client! { spec: "paging_of_a_missing_field" }

async fn user(client: Client) {
    let _ = client.ping().echo("hi").colour(types::Colour::Blue).send().await;
}

fn main() {}
