//! Landmarks: the outlines of one drawn face, scaled into the frame of the picture's face.
//!
//! The drawn face is a unit square, with y downwards. Left is left in the picture. Each face shifts and stretches
//! it a little, so that two of one size have landmarks of their own.

use std::f64::consts::PI;

use iai_client::types::Point;

use super::filled;
use crate::picture::{Frame, SeenFace};

/// A point in the unit square.
type Coordinates = (f64, f64);

/// Scales outlines into the face of a picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    frame: Frame,
    size: Coordinates,
    shift: Coordinates,
}

impl Face {
    pub(super) fn new(seen: &SeenFace) -> Self {
        let draw = |name, most: i64| seen.fingerprint.draw(name, -most..=most) as f64 / 1_000.0;
        // Outlines leave 4 % on each side, so that no point leaves the frame.
        Self {
            frame: seen.frame,
            size: (1.0 + draw("Face.Width", 30), 1.0 + draw("Face.Height", 30)),
            shift: (draw("Face.X", 20), draw("Face.Y", 20)),
        }
    }

    /// The points of an outline, in px.
    pub(super) fn lay(&self, outline: &[Coordinates]) -> Vec<Point> {
        outline.iter().map(|point| self.point(*point)).collect()
    }

    fn point(&self, (x, y): Coordinates) -> Point {
        let point = |at: f64, size: f64, shift: f64, start: i64, length: u64| {
            let inside = ((at - 0.5) * size + 0.5 + shift).clamp(0.0, 1.0);
            start + (inside * length as f64) as i64
        };
        filled!(Point {
            x: point(x, self.size.0, self.shift.0, self.frame.x, self.frame.width),
            y: point(
                y,
                self.size.1,
                self.shift.1,
                self.frame.y,
                self.frame.height
            ),
        })
    }
}

/// Evenly spread points of an arc from one angle to another, both ends included. Angles are in half turns, from the
/// right and downwards.
pub(super) fn arc(
    points: u32,
    middle: Coordinates,
    radius: Coordinates,
    angles: (f64, f64),
) -> Vec<Coordinates> {
    let step = (angles.1 - angles.0) / f64::from(points.saturating_sub(1).max(1));
    let point = |number| {
        let angle = (angles.0 + step * f64::from(number)) * PI;
        (
            middle.0 + radius.0 * angle.cos(),
            middle.1 + radius.1 * angle.sin(),
        )
    };
    (0..points).map(point).collect()
}

/// Evenly spread points of a closed curve, counter-clockwise from the left.
pub(super) fn ring(points: u32, middle: Coordinates, radius: Coordinates) -> Vec<Coordinates> {
    let last = 1.0 - 2.0 * f64::from(points.saturating_sub(1)) / f64::from(points.max(1));
    arc(points, middle, radius, (1.0, last))
}

/// Evenly spread points of a line, both ends included.
pub(super) fn line(points: u32, from: Coordinates, to: Coordinates) -> Vec<Coordinates> {
    let step = 1.0 / f64::from(points.saturating_sub(1).max(1));
    let point = |number| {
        let part = step * f64::from(number);
        (
            from.0 + (to.0 - from.0) * part,
            from.1 + (to.1 - from.1) * part,
        )
    };
    (0..points).map(point).collect()
}
