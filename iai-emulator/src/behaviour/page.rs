//! Lists in pages.

use iai_client::ErrorCode;

use crate::runtime::Refusal;

/// Which part of a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) skip: usize,
    pub(super) take: usize,
}

impl Page {
    /// # Errors
    /// An Offset past the end. An Offset at the end is an empty page: clients that read until a page is not full ask for
    /// it.
    pub(super) fn of(total: usize, offset: Option<u64>, limit: u64) -> Result<Self, Refusal> {
        let whole = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let skip = offset.map_or(0, whole);
        if skip > total {
            let message = format!("Offset is {skip}, and the list has {total} rows.");
            let code = ErrorCode::InvalidParameterValueOffsetExceed;
            return Err(Refusal::new(code.as_str(), message));
        }
        Ok(Self {
            skip,
            take: whole(limit),
        })
    }

    pub(super) fn cut<T>(self, rows: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
        rows.skip(self.skip).take(self.take)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_cut() {
        let table: [(_, _, Result<&[i32], _>); 8] = [
            (None, 10, Ok(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9])),
            (Some(10), 10, Ok(&[10, 11])),
            (Some(10), 1, Ok(&[10])),
            (Some(0), 0, Ok(&[])),
            (Some(12), 5, Ok(&[])),
            (Some(13), 5, Err("InvalidParameterValue.OffsetExceed")),
            (
                Some(u64::MAX),
                10,
                Err("InvalidParameterValue.OffsetExceed"),
            ),
            (Some(11), u64::MAX, Ok(&[11])),
        ];
        for (offset, limit, expected) in table {
            let page = Page::of(12, offset, limit);
            let rows = page.map(|page| page.cut(0..12).collect::<Vec<_>>());
            let rows = rows.as_deref().map_err(Refusal::code);
            assert_eq!(rows, expected, "{offset:?} {limit:?}");
        }
    }
}
