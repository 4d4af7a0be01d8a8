//! The weights of the network, which lie in one file, layer by layer.

/// Numbers of four bytes, the lowest byte first.
pub(crate) const FILE: &[u8] = include_bytes!("../model/yunet_n.f32");

/// The weights that have not been taken yet.
#[derive(Debug)]
pub(crate) struct Weights<'a>(std::slice::Iter<'a, [u8; 4]>);

impl<'a> Weights<'a> {
    pub(crate) fn new(file: &'a [u8]) -> Self {
        let (numbers, _) = file.as_chunks::<4>();
        Self(numbers.iter())
    }

    /// The next ones; zeros at the end.
    pub(crate) fn take<const N: usize>(&mut self) -> [f32; N] {
        [(); N].map(|()| {
            let next = self.0.next().copied();
            f32::from_le_bytes(next.unwrap_or_default())
        })
    }

    #[cfg(test)]
    pub(crate) fn left(&self) -> usize {
        self.0.len()
    }
}
