//! A text could be a path as well as Base64, and the result of reading a file is no picture yet.

use iai_client::Image;
use iai_client::actions::{CreateFaceRequest, CreatePersonRequest};

fn main() {
    let _ = CreatePersonRequest::builder().image("face.jpg");
    let path = std::path::Path::new("face.jpg");
    let _ = CreatePersonRequest::builder().image(path);
    let _ = CreateFaceRequest::builder().images(["face.jpg"]);
    let _ = CreatePersonRequest::builder().image(Image::open("face.jpg"));
}
