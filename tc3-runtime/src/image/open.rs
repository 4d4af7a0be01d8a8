//! Reading a picture from a file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::error::{ImageError, ImageErrorKind};

/// No request can be as large, so reading more would only fill the memory.
const MOST: u64 = 64 * 1024 * 1024;

/// Reads a file whole, unless it is absurdly large.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, ImageError> {
    read_at_most(path, MOST)
        .map_err(|source| ImageError::of_file(path, ImageErrorKind::Read(source)))
}

fn read_at_most(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let length = file.metadata()?.len().min(most);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    // Devices and pipes have no length, so the reader is limited as well.
    let read = file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if read as u64 > most {
        let message = format!("larger than {most} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::task::{Context, Poll, Waker};

    use super::super::Image;
    use super::*;

    #[test]
    fn a_missing_file_is_named() {
        let error = read(Path::new("no/such/face.jpg")).unwrap_err();
        assert_eq!(error.io_kind(), Some(io::ErrorKind::NotFound));
        assert!(
            error
                .to_string()
                .starts_with("cannot read the picture no/such/face.jpg: ")
        );
    }

    #[test]
    fn a_folder_is_an_error() {
        assert!(read(Path::new(env!("CARGO_MANIFEST_DIR"))).is_err());
    }

    #[test]
    fn a_file_is_read_up_to_the_limit() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let length = std::fs::metadata(&path).unwrap().len();
        assert_eq!(read_at_most(&path, length).unwrap().len() as u64, length);
        let error = read_at_most(&path, length - 1).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    }

    fn runtime() -> tokio::runtime::Runtime {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        builder.build().unwrap()
    }

    #[test]
    fn an_asynchronous_caller_gets_the_same() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let spawned = async {
            let read = tokio::spawn(Image::open_async(path.clone()));
            read.await.unwrap()
        };
        let image = runtime().block_on(spawned).unwrap();
        assert_eq!(image, Image::open(&path).unwrap());
        let missing = runtime().block_on(Image::open_async("no/such/face.jpg"));
        let error = missing.unwrap_err();
        assert_eq!(error.io_kind(), Some(io::ErrorKind::NotFound));
        assert_eq!(error.path(), Some(Path::new("no/such/face.jpg")));
    }

    #[test]
    fn without_a_runtime_there_is_an_error() {
        let mut opening = std::pin::pin!(Image::open_async("face.jpg"));
        let mut context = Context::from_waker(Waker::noop());
        let Poll::Ready(Err(error)) = opening.as_mut().poll(&mut context) else {
            panic!("it waits for a runtime that is not there")
        };
        assert!(matches!(error.kind(), ImageErrorKind::NoRuntime));
        assert_eq!(
            error.to_string(),
            "cannot read the picture face.jpg: this was not awaited in a tokio runtime"
        );
    }

    /// The runtime waits for a read that has begun, when it is dropped itself.
    #[test]
    fn a_read_that_is_dropped_ends_by_itself() {
        let runtime = runtime();
        runtime.block_on(async {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
            let mut opening = Box::pin(Image::open_async(path));
            let mut context = Context::from_waker(Waker::noop());
            assert!(opening.as_mut().poll(&mut context).is_pending());
        });
    }
}
