//! Error codes: a table with meaning, remedy and retry class, and an open enum of the codes.

use std::collections::BTreeSet;

use super::context::{Context, raw};
use super::docs;
use super::output::Output;
use crate::model::{Category, ErrorCode, RateGroup, Retry};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, output: &mut Output) {
    output.push("", "enum ErrorCode", declaration(context));
    output.push("", "impl ErrorCode", methods(context));
    output.push("", "impl KnownCode for ErrorCode", conversions(context));
    output.push("codes", "static TABLE", table(context));
    output.push("codes", "static SERVICE", service(context));
    let doc = docs::paragraphs(["The service, and the facts of every error code."]);
    output.head("codes", quote!(#doc pub(crate)));
}

fn declaration(context: &Context<'_>) -> TokenStream {
    let rt = &context.rt;
    let variants = context.api.codes.iter().map(|code| {
        let (name, doc) = (raw(&code.variant), variant_doc(code));
        quote!(#doc #name,)
    });
    quote! {
        #[doc = " Every error code of the service. The list is open: a code that is not in it is kept as text."]
        #[derive(
            ::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash,
        )]
        #[non_exhaustive]
        pub enum ErrorCode {
            #(#variants)*
            #[doc = " A code that the spec does not list."]
            Unknown(#rt::UnknownCode),
        }
    }
}

fn variant_doc(code: &ErrorCode) -> TokenStream {
    let row = &code.row;
    let remedy = docs::prose(&row.remedy);
    let remedy = (!remedy.is_empty()).then(|| format!("What to do: {remedy}"));
    docs::paragraphs([
        docs::told(format!("`{}`", row.code), &row.meaning),
        remedy.unwrap_or_default(),
    ])
}

/// Whether a code belongs to a category of the spec.
fn predicate(category: &Category) -> TokenStream {
    let name = format_ident!("{}", Category::predicate(&category.name));
    let all = category.variants.iter();
    let links: Vec<_> = all
        .map(|name| format!("[`{name}`](Self::{name})"))
        .collect();
    let doc = docs::paragraphs([
        docs::prose(category.doc.as_deref().unwrap_or_default()),
        format!("Is true of {}.", links.join(", ")),
        format!(
            "`error.matches(ErrorCode::{name})` asks an error, also about what was refused before sending."
        ),
    ]);
    let variants = category.variants.iter().map(|name| raw(name));
    // None when all of its codes have problems.
    let test = if category.variants.is_empty() {
        quote!(false)
    } else {
        quote!(::core::matches!(self, #(Self::#variants)|*))
    };
    quote! {
        #doc
        #[must_use]
        pub fn #name(&self) -> bool {
            #test
        }
    }
}

fn methods(context: &Context<'_>) -> TokenStream {
    let rt = &context.rt;
    let predicates = context.api.categories.iter().map(predicate);
    quote! {
        impl ErrorCode {
            #[doc = " Reads a code; one that is not listed is kept."]
            #[must_use]
            pub fn parse(code: &str) -> Self {
                <Self as #rt::KnownCode>::from_code(code)
            }

            #[doc = " The code, byte for byte as the service writes it."]
            #[must_use]
            pub fn as_str(&self) -> &str {
                <Self as #rt::KnownCode>::as_str(self)
            }

            #[doc = " The part before the first dot, such as `InvalidParameterValue`."]
            #[must_use]
            pub fn family(&self) -> &str {
                #rt::family(self.as_str())
            }

            #[doc = " What the code means, where it is known."]
            #[must_use]
            pub fn meaning(&self) -> ::core::option::Option<&'static str> {
                codes::TABLE.find(self.as_str()).map(|info| info.meaning).filter(|text| !text.is_empty())
            }

            #[doc = " What to do about it, where it is known."]
            #[must_use]
            pub fn remedy(&self) -> ::core::option::Option<&'static str> {
                codes::TABLE.find(self.as_str()).map(|info| info.remedy).filter(|text| !text.is_empty())
            }

            #[doc = " Whether and how a call may be repeated; an unlisted code takes the class of its family."]
            #[must_use]
            pub fn retry_class(&self) -> #rt::RetryClass {
                codes::TABLE.classify(self.as_str())
            }

            #(#predicates)*
        }
    }
}

fn conversions(context: &Context<'_>) -> TokenStream {
    let rt = &context.rt;
    let from = context.api.codes.iter().map(|code| {
        let (text, name) = (&code.row.code, raw(&code.variant));
        quote!(#text => Self::#name,)
    });
    let to = context.api.codes.iter().map(|code| {
        let (text, name) = (&code.row.code, raw(&code.variant));
        quote!(Self::#name => #text,)
    });
    quote! {
        impl #rt::KnownCode for ErrorCode {
            fn from_code(code: &str) -> Self {
                match code {
                    #(#from)*
                    other => Self::Unknown(#rt::UnknownCode::new(other)),
                }
            }

            fn as_str(&self) -> &str {
                match self {
                    #(#to)*
                    Self::Unknown(other) => other.as_str(),
                }
            }
        }

        impl ::core::fmt::Display for ErrorCode {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}

fn table(context: &Context<'_>) -> TokenStream {
    let rt = &context.rt;
    let rows = context.api.codes.iter().map(|code| {
        let row = &code.row;
        let (code, meaning, remedy) = (&row.code, row.meaning.trim(), row.remedy.trim());
        let retry = retry(row.retry);
        quote!(#rt::CodeInfo { code: #code, meaning: #meaning, remedy: #remedy, retry: #rt::RetryClass::#retry })
    });
    quote! {
        pub(crate) static TABLE: #rt::CodeTable = #rt::CodeTable::new(&[#(#rows),*]);
    }
}

/// What all actions share.
fn service(context: &Context<'_>) -> TokenStream {
    let (rt, service) = (&context.rt, &context.api.service);
    let (name, version) = (&service.name, &service.version);
    let missing = &service.codes.missing;
    let get = Literal::u64_unsuffixed(service.get_bytes);
    let post = Literal::u64_unsuffixed(service.post_bytes);
    let rates = rate_groups(context);
    let hosts = hosts(context);
    let names = wire_names(context);
    quote! {
        pub(crate) static SERVICE: #rt::ServiceInfo = #rt::ServiceInfo {
            name: #name,
            version: #version,
            hosts: #hosts,
            codes: &TABLE,
            missing: #missing,
            get_bytes: #get,
            post_bytes: #post,
            rates: &[#(#rates),*],
            names: &[#(#names),*],
        };
    }
}

/// Every name that the service itself may say: actions, parameters, fields and members, sorted by bytes.
fn wire_names<'a>(context: &Context<'a>) -> BTreeSet<&'a str> {
    let api = context.api;
    let of_actions = api.actions.iter().flat_map(|action| {
        let fields = action.parameters.iter().chain(&action.response);
        fields.map(|field| &*field.wire).chain([&*action.name])
    });
    let of_structures = api.structures.iter().flat_map(|one| &one.fields);
    of_actions
        .chain(of_structures.map(|field| &*field.wire))
        .collect()
}

fn hosts(context: &Context<'_>) -> TokenStream {
    let (rt, hosts) = (&context.rt, &context.api.service.hosts);
    let some = |host: &Option<String>| match host {
        Some(host) => quote!(::core::option::Option::Some(#host)),
        None => quote!(::core::option::Option::None),
    };
    let (mainland, international) = (some(&hosts.mainland), some(&hosts.international));
    let (internal, regional) = (some(&hosts.internal), some(&hosts.regional));
    quote! {
        #rt::Hosts {
            mainland: #mainland,
            international: #international,
            internal: #internal,
            regional: #regional,
        }
    }
}

/// Which actions the service counts together, as one table: an action of its own holds no line about it.
fn rate_groups(context: &Context<'_>) -> Vec<TokenStream> {
    let Some(rates) = &context.api.service.rates else {
        return Vec::new();
    };
    let groups = rates.groups.iter();
    groups
        .map(|group| rate_group(context, group, rates.per_second))
        .collect()
}

fn rate_group(context: &Context<'_>, group: &RateGroup, of_all: u64) -> TokenStream {
    let (rt, name) = (&context.rt, &group.name);
    let figure = group.per_second.unwrap_or(of_all);
    let per_second = Literal::u64_unsuffixed(figure.min(u32::MAX.into()));
    let all = context.api.actions.iter();
    let members = all.filter(|action| action.rate_group.as_ref() == Some(name));
    let actions = members.map(|action| &action.name);
    quote!(#rt::RateGroup { name: #name, per_second: #per_second, actions: &[#(#actions),*] })
}

fn retry(class: Retry) -> TokenStream {
    match class {
        Retry::Never => quote!(Never),
        Retry::Throttled => quote!(Throttled),
        Retry::Transient => quote!(Transient),
        Retry::Later => quote!(Later),
        Retry::Conflict => quote!(Conflict),
        Retry::PictureFetch => quote!(PictureFetch),
        Retry::Clock => quote!(Clock),
        Retry::Credentials => quote!(Credentials),
    }
}
