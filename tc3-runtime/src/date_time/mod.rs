//! Dates and times as the platform writes them: text, with conversions from and to [`SystemTime`].
//!
//! The service's text is kept as it came, so that one of another form, such as `0000-00-00 00:00:00` for "never", can
//! still be read with `as_str`; it is no [`SystemTime`]. What a request holds is checked before it is sent.
//!
//! A [`Date`] and a [`DateTime`] name no zone. Most of the vendor's pages mean Beijing time by them, and some UTC; the
//! page of the action tells. So the conversions take the zone:
//!
//! ```
//! use std::time::{Duration, SystemTime};
//! use tc3_runtime::date_time::{DateTime, DateTimeIso, UtcOffset};
//!
//! let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(1_600_704_000);
//! let written = DateTime::at(moment, UtcOffset::BEIJING);
//! assert_eq!(written.as_str(), "2020-09-22 00:00:00");
//! assert_eq!(written.to_system_time(UtcOffset::BEIJING), Some(moment));
//!
//! assert_eq!(DateTimeIso::from(moment).as_str(), "2020-09-21T16:00:00Z");
//! assert_eq!(DateTimeIso::from("2020-09-22T00:00:00+08:00").to_system_time(), Some(moment));
//! ```
//!
//! [`SystemTime`]: std::time::SystemTime

mod calendar;
mod form;
mod offset;
mod texts;

pub(crate) use calendar::date_of;
pub use offset::UtcOffset;
#[doc(hidden)]
pub use texts::TimeText;
pub use texts::{Date, DateTime, DateTimeIso};
