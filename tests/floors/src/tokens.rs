//! Paths among the tokens of a macro call. They are found without knowing the macro's grammar, so what looks like a
//! path is taken for one.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use crate::imports::plain;

/// Macros whose tokens are not code of the crate that calls them.
const QUOTING: [&str; 5] = [
    "parse_quote",
    "parse_quote_spanned",
    "quote",
    "quote_spanned",
    "stringify",
];

/// Whether a macro of this name quotes its tokens.
pub(crate) fn is_quoting(name: &str) -> bool {
    QUOTING.contains(&name)
}

/// Something that looks like a path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TokenPath {
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
    /// A `!` and a group follow.
    pub(crate) is_call: bool,
}

/// All paths among tokens, also of nested groups.
pub(crate) fn paths(tokens: TokenStream) -> Vec<TokenPath> {
    let mut found = Vec::new();
    scan(tokens, &[], &mut found);
    found
}

fn scan(tokens: TokenStream, prefix: &[String], found: &mut Vec<TokenPath>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut cursor = Cursor {
        tokens: &tokens,
        at: 0,
    };
    while let Some(token) = cursor.tokens.get(cursor.at) {
        match token {
            TokenTree::Group(group) => {
                cursor.at += 1;
                scan(group.stream(), &[], found);
            }
            TokenTree::Ident(ident) => {
                let mut path = prefix.to_vec();
                path.push(plain(ident));
                cursor.at += 1;
                cursor.rest_of_path(path, ident, found);
            }
            TokenTree::Punct(punct) => cursor.after_sign(punct.as_char(), found),
            TokenTree::Literal(_) => cursor.at += 1,
        }
    }
}

struct Cursor<'a> {
    tokens: &'a [TokenTree],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn is_sign(&self, ahead: usize, sign: char) -> bool {
        matches!(self.tokens.get(self.at + ahead), Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
    }

    fn ident(&self, ahead: usize) -> Option<&'a Ident> {
        match self.tokens.get(self.at + ahead) {
            Some(TokenTree::Ident(ident)) => Some(ident),
            _ => None,
        }
    }

    fn group(&self, ahead: usize, delimiter: Option<Delimiter>) -> Option<TokenStream> {
        match self.tokens.get(self.at + ahead) {
            Some(TokenTree::Group(group)) if delimiter.is_none_or(|d| d == group.delimiter()) => {
                Some(group.stream())
            }
            _ => None,
        }
    }

    fn is_double_colon(&self) -> bool {
        self.is_sign(0, ':') && self.is_sign(1, ':')
    }

    /// Reads on behind the first name of a path.
    fn rest_of_path(&mut self, mut path: Vec<String>, first: &Ident, found: &mut Vec<TokenPath>) {
        while self.is_double_colon() {
            if let Some(group) = self.group(2, Some(Delimiter::Brace)) {
                self.at += 3;
                return scan(group, &path, found);
            }
            let Some(ident) = self.ident(2) else { break };
            path.push(plain(ident));
            self.at += 3;
        }
        let is_call = self.is_sign(0, '!') && self.group(1, None).is_some();
        if is_call && path.last().is_some_and(|name| is_quoting(name)) {
            self.at += 2;
        }
        found.push(TokenPath {
            path,
            line: first.span().start().line,
            is_call,
        });
    }

    /// Steps over a sign, along with a name behind it that begins no path.
    fn after_sign(&mut self, sign: char, found: &mut Vec<TokenPath>) {
        let next = self.ident(1);
        match sign {
            '$' if next.is_some_and(|ident| ident == "crate") => {
                self.at += 2;
                if let Some(ident) = next {
                    self.rest_of_path(vec!["$crate".to_owned()], ident, found);
                }
            }
            // A variable of a macro by example; a lifetime.
            '$' | '\'' if next.is_some() => self.at += 2,
            // An attribute.
            '#' if self.group(1, Some(Delimiter::Bracket)).is_some() => self.at += 2,
            // A path of another crate, or what follows `<T>` or `$name`.
            ':' if self.is_sign(1, ':') && self.ident(2).is_some() => {
                self.at += 3;
                self.skip_path();
            }
            '.' if next.is_some() && !self.is_behind_dot() => self.at += 2,
            _ => self.at += 1,
        }
    }

    fn skip_path(&mut self) {
        while self.is_double_colon() && self.ident(2).is_some() {
            self.at += 3;
        }
    }

    /// The second dot of `..`, behind which stands no field.
    fn is_behind_dot(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        matches!(before, Some(TokenTree::Punct(punct)) if punct.as_char() == '.')
    }
}
