//! What the name of an action tells about its effect.

use crate::definitions::Object;

/// First words of actions that only read.
const READS: [&str; 17] = [
    "Describe", "Get", "List", "Query", "Check", "Search", "Inquiry", "Inquire", "Count", "Detect",
    "Compare", "Estimate", "Preview", "Analyze", "Verify", "Validate", "Show",
];

/// Whether the first word of the name says that the action reads. All others are taken for creates, which is the careful
/// choice: such a call is not sent a second time when nobody knows what became of the first.
pub(super) fn reads(action: &str) -> bool {
    READS.iter().any(|word| {
        let rest = action.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_lowercase()))
    })
}

/// What a person should know who decides the effect of an action that does not read.
pub(super) fn mark(input: &Object) -> &'static str {
    if input.enabled().any(|member| member.name == "ClientToken") {
        "`idempotent`, if every call has a ClientToken: it makes a repeat safe"
    } else {
        "`idempotent` or `read`, if a call may be sent twice"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_first_words_count() {
        let cases = [
            ("DescribeInstances", true),
            ("GetGroupList", true),
            ("CheckoutCart", false),
            ("CreateGroup", false),
            ("Gettysburg", false),
            ("Get", true),
        ];
        for (action, expected) in cases {
            assert_eq!(reads(action), expected, "{action}");
        }
    }
}
