iai_macros::client! { spec: "list_of_an_unknown_type" }

async fn user(client: Client) {
    let _ = client.ping().echo("hi").colour(types::Colour::Blue).send().await;
    let _ = client.ping().echo("hi").paginator().items().next().await;
}

fn main() {}
