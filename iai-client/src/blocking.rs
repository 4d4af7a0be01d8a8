//! A client whose calls block, for programs without a runtime. Needs the feature `blocking`.
//!
//! It is made by [`ClientBuilder::build_blocking`](crate::ClientBuilder::build_blocking) and has the same methods as
//! the asynchronous one, generated from the same tables; only `.await` is left out. Errors, time-outs and repetitions
//! are the same too.
//!
//! ```no_run
//! use iai_client::{ClientBuilder, Error, Image, blocking};
//!
//! fn main() -> Result<(), Error> {
//!     let client: blocking::Client = ClientBuilder::from_env()?.build_blocking()?;
//!     let answer = client
//!         .create_person()
//!         .group_id("TencentShenZhenEmployee")
//!         .person_name("evanliao")
//!         .person_id("1001")
//!         .image(Image::open("evanliao.jpg")?)
//!         .send()?;
//!     println!("{answer:?}");
//!     Ok(())
//! }
//! ```
//!
//! Lists are iterators. After an error they go on where they were, so end the loop there, or the same page is asked
//! for again:
//!
//! ```no_run
//! # fn list(client: iai_client::blocking::Client) -> Result<(), iai_client::Error> {
//! for person in client.get_person_list().group_id("staff").pages().items() {
//!     println!("{:?}", person?.person_id);
//! }
//! // Or all at once, up to the first error.
//! let groups = client.get_group_list().pages().collect()?;
//! # Ok(())
//! # }
//! ```
//!
//! Jobs are waited for by the calling thread:
//!
//! ```no_run
//! # #[allow(deprecated)]
//! # fn upgrade(client: iai_client::blocking::Client) -> Result<(), iai_client::Error> {
//! let started = client
//!     .upgrade_group_face_model_version()
//!     .group_id("staff")
//!     .face_model_version("3.0")
//!     .send()?;
//! let outcome = started.wait(&client).run()?;
//! # let _ = outcome;
//! # Ok(())
//! # }
//! ```
//!
//! # Threads
//!
//! Each client has one background thread, which makes the calls of all its clones and ends with the last of them. Any
//! number of threads can call at once. A call from a task of a tokio runtime works, and so does dropping the client
//! there; but it holds up that task's thread, so move it to `spawn_blocking`, or use the asynchronous client. Your own
//! code that runs in the course of a call, such as a credentials provider, runs on the background thread: a blocking
//! call of the same client from there would wait for itself, and is refused with
//! [`ConfigurationError::OwnThread`](crate::ConfigurationError::OwnThread).
//!
//! A blocking client and an asynchronous one have no connection in common, even if made from equal settings.

pub use crate::client::Blocking;

/// A [client](crate::Client) whose calls return when they have ended.
///
/// ```
/// use iai_client::{Credentials, Endpoint, blocking};
///
/// let client: blocking::Client = iai_client::Client::builder()
///     .credentials(Credentials::new("AKIDlocal", "local-key")?)
///     .endpoint(Endpoint::custom("http://127.0.0.1:9")?)
///     .build_blocking()?;
/// // What is wrong is refused before anything is sent.
/// let error = client.delete_group().group_id("no good").send().unwrap_err();
/// assert_eq!(error.attempts(), 0);
/// # Ok::<(), iai_client::Error>(())
/// ```
pub type Client = crate::Client<Blocking>;
