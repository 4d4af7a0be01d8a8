//! What the setters of request builders take, with messages of the compiler that say what to write.
//!
//! ```
//! use tc3_runtime::argument::{IntoText, IntoTexts};
//!
//! assert_eq!("1001".into_text(), "1001");
//! assert_eq!(["staff", "guests"].into_texts(), ["staff", "guests"]);
//! ```

use crate::date_time::TimeText;

/// A text: whatever converts into a `String`. Numbers do not: write `"1001"` or `number.to_string()`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a text",
    label = "a text is wanted here",
    note = "write a text, such as `\"1001\"`; make one of a number with `.to_string()`"
)]
pub trait IntoText {
    /// The text.
    fn into_text(self) -> String;
}

// Without the attributes below the compiler would speak of `Into` and `Iterator`, and of what they ask for.
#[diagnostic::do_not_recommend]
impl<T: Into<String>> IntoText for T {
    fn into_text(self) -> String {
        self.into()
    }
}

/// A list of texts: whatever gives texts one after the other, such as `["staff"]` or a `Vec<String>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of texts",
    label = "a list of texts is wanted here",
    note = "write a list, even for one text: `[\"1001\"]`"
)]
pub trait IntoTexts {
    /// The list.
    fn into_texts(self) -> Vec<String>;
}

#[diagnostic::do_not_recommend]
impl<I: IntoIterator<Item: IntoText>> IntoTexts for I {
    fn into_texts(self) -> Vec<String> {
        self.into_iter().map(IntoText::into_text).collect()
    }
}

/// A date or time of the platform: a text, or a value of the type, which can be made of a [`SystemTime`].
///
/// ```
/// use tc3_runtime::argument::IntoTime;
/// use tc3_runtime::date_time::{Date, DateTimeIso};
///
/// let day: Date = "2020-09-22".into_time();
/// let now: DateTimeIso = std::time::SystemTime::now().into_time();
/// ```
///
/// [`SystemTime`]: std::time::SystemTime
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a `{T}`",
    label = "a `{T}` is wanted here",
    note = "write a text of its form; `{T}::at(time, UtcOffset::BEIJING)` makes one of a `SystemTime`"
)]
pub trait IntoTime<T> {
    /// The date or time.
    fn into_time(self) -> T;
}

#[diagnostic::do_not_recommend]
impl<T: TimeText, V: Into<T>> IntoTime<T> for V {
    fn into_time(self) -> T {
        self.into()
    }
}

/// A list: whatever gives items of the type one after the other, such as an array or a `Vec`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of `{T}`",
    label = "a list of `{T}` is wanted here",
    note = "write a list, even for one item: `[item]`"
)]
pub trait IntoList<T> {
    /// The list.
    fn into_list(self) -> Vec<T>;
}

#[diagnostic::do_not_recommend]
impl<T, I: IntoIterator<Item = T>> IntoList<T> for I {
    fn into_list(self) -> Vec<T> {
        self.into_iter().collect()
    }
}

/// A value of an enumeration of the API. Its numbers are not taken as they are: `T::from(1)` makes a value of one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a value of `{T}`",
    label = "a value of `{T}` is wanted here",
    note = "write one of its values, `{T}::…`; `{T}::from(1)` makes a value of its number on the wire"
)]
pub trait IntoEnum<T> {
    /// The value.
    fn into_enum(self) -> T;
}

#[diagnostic::do_not_recommend]
impl<T> IntoEnum<T> for T {
    fn into_enum(self) -> T {
        self
    }
}
