//! What stands in a table several times.

/// Keys with their lines: 20 bytes for each. They are compared at the end, for sorting them takes less memory than a map.
#[derive(Debug, Default)]
pub(super) struct Repeats(Vec<([u8; 16], u32)>);

/// A line that repeats an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Repeat {
    pub(super) line: u32,
    /// The first line with the same key.
    pub(super) first: u32,
}

impl Repeats {
    pub(super) fn add(&mut self, key: [u8; 16], line: u64) {
        self.0.push((key, u32::try_from(line).unwrap_or(u32::MAX)));
    }

    /// All repeats, in the order of lines.
    pub(super) fn find(mut self) -> Vec<Repeat> {
        self.0.sort_unstable();
        let mut found = Vec::new();
        for same in self.0.chunk_by(|one, other| one.0 == other.0) {
            let Some(((_, first), others)) = same.split_first() else {
                continue;
            };
            let first = *first;
            found.extend(others.iter().map(|(_, line)| Repeat { line: *line, first }));
        }
        found.sort_unstable();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_name_the_first_line() {
        type Keys = &'static [(u8, u64)];
        type Lines = &'static [(u32, u32)];
        let table: [(Keys, Lines); 5] = [
            (&[], &[]),
            (&[(1, 2), (2, 3)], &[]),
            (&[(1, 2), (2, 3), (1, 4)], &[(4, 2)]),
            (
                &[(2, 2), (1, 3), (2, 4), (1, 5), (2, 6)],
                &[(4, 2), (5, 3), (6, 2)],
            ),
            (&[(1, 2), (1, 2)], &[(2, 2)]),
        ];
        for (keys, lines) in table {
            let mut repeats = Repeats::default();
            keys.iter()
                .for_each(|(key, line)| repeats.add([*key; 16], *line));
            let found = repeats.find().into_iter();
            let found: Vec<_> = found.map(|one| (one.line, one.first)).collect();
            assert_eq!(found, lines, "{keys:?}");
        }
    }
}
