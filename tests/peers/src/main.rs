//! Makes calls with another client: `peers KIND URL FILE CALLS AT_ONCE`. What it prints, the benches read.

mod clients;
#[path = "../../benches/src/drive.rs"]
mod drive;
#[path = "../../benches/src/usage.rs"]
mod usage;

/// What a call can fail with.
type Failed = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failed> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let order = drive::Order::read(&arguments)?;
    match order.kind.as_str() {
        "hyper-small" => clients::hyper(&order, clients::Body::Small),
        "hyper-photo" => clients::hyper(&order, clients::Body::Photo),
        "tencentcloud-sdk-small" => clients::tencentcloud(&order, clients::Body::Small),
        "tencentcloud-sdk-photo" => clients::tencentcloud(&order, clients::Body::Photo),
        "aws-sdk-rekognition-small" => clients::rekognition(&order, clients::Body::Small),
        "aws-sdk-rekognition-photo" => clients::rekognition(&order, clients::Body::Photo),
        other => Err(format!("no client {other}").into()),
    }
}
