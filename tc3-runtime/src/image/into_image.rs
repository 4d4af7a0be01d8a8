//! What setters take for a picture.

use std::borrow::Cow;

use bytes::Bytes;

use super::Image;

/// What can be given where a request has a picture: an [`Image`], or the bytes of a picture file.
///
/// Bytes that are borrowed are copied; a `Vec<u8>` and [`Bytes`] are taken as they are. A text is none of these, since it
/// could be a path as well as Base64: [`Image::open`] and [`Image::from_base64`] say which.
///
/// Implement it for a type of your own that holds a picture, such as an uploaded file:
///
/// ```
/// use tc3_runtime::Image;
/// use tc3_runtime::image::IntoImage;
///
/// struct Upload {
///     content: Vec<u8>,
/// }
///
/// impl IntoImage for Upload {
///     fn into_image(self) -> Image {
///         Image::from_bytes(self.content)
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no picture",
    label = "neither an `Image` nor the bytes of a picture file",
    note = "a text is neither a picture nor read as a path: write `Image::open(\"face.jpg\")?` for a file, or \
            `Image::from_base64(text)` for Base64",
    note = "`Image::open` returns a `Result`, whose picture `?` takes out; `Image::open_async` needs `.await?`"
)]
pub trait IntoImage {
    /// The picture.
    fn into_image(self) -> Image;
}

impl IntoImage for Image {
    fn into_image(self) -> Image {
        self
    }
}

/// Shares the picture; nothing is copied.
impl IntoImage for &Image {
    fn into_image(self) -> Image {
        self.clone()
    }
}

impl IntoImage for Bytes {
    fn into_image(self) -> Image {
        Image::from_bytes(self)
    }
}

impl IntoImage for Vec<u8> {
    fn into_image(self) -> Image {
        Image::from_bytes(self)
    }
}

impl IntoImage for &Vec<u8> {
    fn into_image(self) -> Image {
        self.as_slice().into_image()
    }
}

impl IntoImage for &[u8] {
    fn into_image(self) -> Image {
        Image::from_bytes(self.to_vec())
    }
}

impl<const N: usize> IntoImage for [u8; N] {
    fn into_image(self) -> Image {
        self.as_slice().into_image()
    }
}

impl<const N: usize> IntoImage for &[u8; N] {
    fn into_image(self) -> Image {
        self.as_slice().into_image()
    }
}

impl IntoImage for Cow<'_, [u8]> {
    fn into_image(self) -> Image {
        Image::from_bytes(self.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_all_kinds_are_pictures() {
        let image = Image::from_bytes(vec![1, 2, 3]);
        let vec = vec![1_u8, 2, 3];
        let ways = [
            (&image).into_image(),
            (&vec).into_image(),
            vec.as_slice().into_image(),
            Cow::Borrowed(vec.as_slice()).into_image(),
            Bytes::from_static(&[1, 2, 3]).into_image(),
            [1, 2, 3].into_image(),
            (&[1, 2, 3]).into_image(),
            vec.into_image(),
        ];
        for way in ways {
            assert_eq!(way, image);
        }
    }
}
