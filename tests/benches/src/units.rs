//! How numbers are written.

/// A unit of time: its name, how many nanoseconds it has, and digits.
#[derive(Clone, Copy)]
pub(crate) struct Unit(&'static str, f64, usize);

pub(crate) const NANOS: Unit = Unit("ns", 1.0, 1);
pub(crate) const MICROS: Unit = Unit("µs", 1e3, 2);
pub(crate) const MILLIS: Unit = Unit("ms", 1e6, 2);

impl Unit {
    /// A time in it.
    pub(crate) fn of(self, ns: f64) -> String {
        let Self(name, size, digits) = self;
        format!("{:.digits$} {name}", ns / size)
    }
}

/// A whole number with commas.
pub(crate) fn thousands(value: f64) -> String {
    let digits = format!("{value:.0}");
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits.as_str()), |digits| ("-", digits));
    let mut text = sign.to_owned();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_people() {
        let table = [
            (0.0, "0"),
            (999.6, "1,000"),
            (1_234_567.0, "1,234,567"),
            (-1500.0, "-1,500"),
        ];
        for (value, text) in table {
            assert_eq!(thousands(value), text);
        }
        assert_eq!(MICROS.of(1_234.0), "1.23 µs");
    }
}
