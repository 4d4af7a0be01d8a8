//! Pictures for tests: one real photo, and files that have just what a header check reads.

/// The photo of the astronaut, a real face: PNG, 512 × 512.
pub const ASTRONAUT: &[u8] = include_bytes!("../data/astronaut.png");

/// A PNG whose header names the given size; it has no pixels.
#[must_use]
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    file.extend(width.to_be_bytes());
    file.extend(height.to_be_bytes());
    file.extend([8, 2, 0, 0, 0]);
    file
}

/// A JPG whose header names the given size; it has no pixels.
#[must_use]
pub fn jpg(width: u16, height: u16) -> Vec<u8> {
    let mut file = vec![0xff, 0xd8, 0xff, 0xe0, 0, 16];
    file.extend(b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    file.extend([0xff, 0xc0, 0, 17, 8]);
    file.extend(height.to_be_bytes());
    file.extend(width.to_be_bytes());
    file.extend([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
    file
}

/// A BMP whose header names the given size; it has no pixels.
#[must_use]
pub fn bmp(width: i32, height: i32) -> Vec<u8> {
    let mut file = b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec();
    file.extend(width.to_le_bytes());
    file.extend(height.to_le_bytes());
    file.extend([1, 0, 24, 0]);
    file.resize(54, 0);
    file
}

/// A GIF whose header names the given size.
#[must_use]
pub fn gif(width: u16, height: u16) -> Vec<u8> {
    let mut file = b"GIF89a".to_vec();
    file.extend(width.to_le_bytes());
    file.extend(height.to_le_bytes());
    file.extend([0, 0, 0]);
    file
}

/// The file, made longer with zeros.
#[must_use]
pub fn padded(mut file: Vec<u8>, length: usize) -> Vec<u8> {
    file.resize(length, 0);
    file
}
