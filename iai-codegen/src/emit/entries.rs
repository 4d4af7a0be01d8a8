//! Constraints as entries of the emulator's tables.

use super::context::Context;
use super::string_rules::option;
use crate::model::{Alphabet, Bounds, Constraint, Limit, OneOf, Rule, Type, Unique, Words};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

/// An entry of a table; `None` unless a constraint sets it.
#[derive(Default)]
pub(crate) struct Entry(Option<TokenStream>);

impl Entry {
    /// The entry, if it is set.
    pub(crate) fn value(self) -> Option<TokenStream> {
        self.0.is_some().then(|| option(self.0))
    }
}

impl ToTokens for Entry {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(option(self.0.clone()));
    }
}

/// All entries that constraints can fill; a table takes those of its kind.
#[derive(Default)]
pub(crate) struct Entries {
    pub(crate) min_chars: Entry,
    pub(crate) max_chars: Entry,
    pub(crate) min_bytes: Entry,
    pub(crate) max_bytes: Entry,
    pub(crate) alphabet: Entry,
    pub(crate) one_of: Entry,
    pub(crate) words: Entry,
    pub(crate) url: Entry,
    pub(crate) min: Entry,
    pub(crate) max: Entry,
    pub(crate) below: Entry,
    pub(crate) min_items: Entry,
    pub(crate) max_items: Entry,
    pub(crate) unique: Entry,
}

impl Entries {
    /// The entries of a row of type `ty`; an advisory rule is none for the service.
    pub(crate) fn of<'r>(
        context: &Context<'_>,
        rules: impl IntoIterator<Item = &'r Rule>,
        ty: &Type,
    ) -> Self {
        let mut entries = Self::default();
        let enforced = rules.into_iter().filter(|rule| rule.advisory.is_none());
        for rule in enforced {
            entries.fill(&context.rt, &rule.constraint, ty);
        }
        entries
    }

    fn fill(&mut self, rt: &TokenStream, constraint: &Constraint, ty: &Type) {
        match constraint {
            Constraint::Chars(bounds) => {
                (self.min_chars, self.max_chars) = sizes(rt, bounds);
            }
            Constraint::Bytes(bounds) => {
                (self.min_bytes, self.max_bytes) = sizes(rt, bounds);
            }
            Constraint::Items(bounds) => {
                (self.min_items, self.max_items) = sizes(rt, bounds);
            }
            Constraint::Range(bounds) => {
                self.min = entry(&bounds.min, |limit| number(rt, limit, ty));
                self.max = entry(&bounds.max, |limit| number(rt, limit, ty));
                self.below = entry(&bounds.below, |limit| number(rt, limit, ty));
            }
            Constraint::Alphabet(row) => self.alphabet = Entry(Some(alphabet(rt, row))),
            Constraint::OneOf(OneOf { values, code }) => {
                let row = quote!(#rt::OneOf { values: &[#(#values),*], code: #code });
                self.one_of = Entry(Some(row));
            }
            Constraint::Words(row) => self.words = Entry(Some(words(rt, row))),
            Constraint::Url { code } => self.url = Entry(Some(quote!(#code))),
            Constraint::Unique(Unique { by, code }) => {
                let by = option(by.as_ref().map(|by| quote!(#by)));
                self.unique = Entry(Some(quote!(#rt::Unique { by: #by, code: #code })));
            }
        }
    }
}

fn entry<N>(limit: &Option<Limit<N>>, row: impl Fn(&Limit<N>) -> TokenStream) -> Entry {
    Entry(limit.as_ref().map(row))
}

/// Both bounds of a size.
fn sizes(rt: &TokenStream, bounds: &Bounds<u64>) -> (Entry, Entry) {
    let size = |limit: &Limit<u64>| {
        let (at, code) = (Literal::u64_unsuffixed(limit.at), &limit.code);
        quote!(#rt::Limit { at: #at, code: #code })
    };
    (entry(&bounds.min, size), entry(&bounds.max, size))
}

fn number(rt: &TokenStream, limit: &Limit<f64>, ty: &Type) -> TokenStream {
    let code = &limit.code;
    if *ty == Type::Float {
        let at = Literal::f64_unsuffixed(limit.at);
        quote!(#rt::FloatLimit { at: #at, code: #code })
    } else {
        let at = Literal::i64_unsuffixed(limit.at as i64);
        quote!(#rt::Limit { at: #at, code: #code })
    }
}

fn alphabet(rt: &TokenStream, row: &Alphabet) -> TokenStream {
    let (english, chinese, digits) = (row.english_letters, row.chinese_letters, row.digits);
    let (symbols, code) = (&row.symbols, &row.code);
    quote! {
        #rt::AlphabetRule {
            english_letters: #english, chinese_letters: #chinese, digits: #digits, symbols: #symbols, code: #code,
        }
    }
}

fn words(rt: &TokenStream, row: &Words) -> TokenStream {
    let Words {
        values,
        separator,
        ignore_case,
        code,
    } = row;
    quote! {
        #rt::Words { values: &[#(#values),*], separator: #separator, ignore_case: #ignore_case, code: #code }
    }
}
