//! Finds faces in a picture.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let picture = image::open("portrait.jpg")?.into_rgb8();
//! for face in iai_faces::find(&picture) {
//!     println!("{} × {} px at {}, {}", face.width, face.height, face.x, face.y);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! It tells where faces are, and nothing of whose they are.
//!
//! The work is done by YuNet, a network of 71,590 numbers that lie in the crate (`model/`). This crate computes it without a
//! library for networks and without unsafe code.
//!
//! # What it costs
//!
//! A picture with a side of more than 640 px is made smaller first, so time and memory have a limit, and they depend on the
//! size of a picture alone: not on what it shows, nor on how many faces. Faces are found from about 10 px on, in the picture
//! as it is looked at; in one of 4,000 px that is about 60 px.

mod face;
mod frames;
mod layers;
mod map;
mod network;
mod picture;
mod weights;

pub use face::Face;

use std::cmp::Reverse;
use std::sync::LazyLock;

use image::RgbImage;

use network::Network;
use picture::Seen;
use weights::Weights;

/// The faces of a picture, the largest first.
pub fn find(picture: &RgbImage) -> Vec<Face> {
    static NETWORK: LazyLock<Network> =
        LazyLock::new(|| Network::read(&mut Weights::new(weights::FILE)));
    let Some(seen) = Seen::of(picture) else {
        return Vec::new();
    };
    let levels = NETWORK.run(&seen.pixels);
    let mut faces = frames::of(&levels);
    faces.retain_mut(|face| seen.scale_back(face));
    let mut faces: Vec<Face> = faces.iter().map(frames::Frame::rounded).collect();
    // Those of the same size from the top down, so that the order is always the same.
    faces.sort_by_key(|face| (Reverse(face.area()), face.y, face.x));
    faces
}

#[cfg(test)]
mod tests;
