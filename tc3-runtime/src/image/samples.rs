//! Headers of picture files for tests.

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

/// A JPEG whose size stands behind `profile` bytes of other segments.
pub(crate) fn jpg(width: u16, height: u16, profile: usize) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    let mut left = profile;
    loop {
        let length = left.min(60_000);
        bytes.extend([0xff, 0xe2]);
        bytes.extend((length as u16 + 2).to_be_bytes());
        bytes.resize(bytes.len() + length, 0);
        left -= length;
        if left == 0 {
            break;
        }
    }
    bytes.extend([0xff, 0xc0, 0, 17, 8]);
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.extend([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
    bytes
}

pub(crate) fn bmp(width: i32, height: i32) -> Vec<u8> {
    let mut bytes = b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec();
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    bytes.extend([1, 0, 24, 0]);
    bytes
}

pub(crate) fn bmp_core(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = b"BM\0\0\0\0\0\0\0\0\x1a\0\0\0\x0c\0\0\0".to_vec();
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    bytes.extend([1, 0, 24, 0]);
    bytes
}

pub(crate) fn gif(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = b"GIF89a".to_vec();
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    bytes.extend([0, 0, 0, 0, 0, 0]);
    bytes
}
