//! Sends one request.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), reqwest::Error> {
    let client = reqwest::Client::new();
    let request = client.post("https://iai.tencentcloudapi.com").body("{}");
    let response = request.send().await?.text().await?;
    println!("{response}");
    Ok(())
}
