//! Checks of refined strings and limits of images: one function or table each, used by every row of that type.

use super::calls;
use super::context::Context;
use super::docs;
use super::names::{check_name, table_name};
use super::output::Output;
use crate::model::{ImageFormat, ImageType, StringType, Type};
use proc_macro2::TokenStream;
use quote::quote;

pub(crate) fn emit(context: &Context<'_>, output: &mut Output) {
    for string in &context.api.strings {
        let name = check_name(&string.name);
        output.push("types", format!("fn {name}"), check(context, string));
    }
    for image in &context.api.images {
        let name = table_name(&image.name);
        output.push("types", format!("static {name}"), table(context, image));
    }
}

fn check(context: &Context<'_>, string: &StringType) -> TokenStream {
    let rt = &context.rt;
    let name = check_name(&string.name);
    let rules = calls::of(context, &string.rules, &Type::String);
    let doc = docs::paragraphs([docs::prose(&string.doc)]);
    // A type that no request uses (yet) has rules that nothing calls.
    quote! {
        #doc
        #[allow(dead_code)]
        pub(crate) fn #name<'v, 's>(text: #rt::Text<'v, 's>) -> #rt::Text<'v, 's> {
            text #rules
        }
    }
}

fn table(context: &Context<'_>, image: &ImageType) -> TokenStream {
    let rt = &context.rt;
    let name = table_name(&image.name);
    let fields = image_rules(image, rt);
    let doc = docs::paragraphs([
        docs::prose(&image.doc),
        "What pictures of this kind are checked against, and what `Image::fit` takes.".to_owned(),
    ]);
    quote! {
        #doc
        pub static #name: #rt::ImageRules = #fields;
    }
}

/// The limits of an image as a literal of the runtime's `ImageRules`; client and emulator use the same shape.
pub(crate) fn image_rules(image: &ImageType, rt: &TokenStream) -> TokenStream {
    let empty = option(image.empty.as_ref().map(|code| quote!(#code)));
    let encoded = option(image.encoded.as_ref().map(|limit| {
        let (max, over) = (limit.at, &limit.code);
        quote!(#rt::SizeLimit { max: #max, over: #over })
    }));
    let formats = option(image.formats.as_ref().map(|(allow, code)| {
        let (allow, error) = (allow.iter().map(|format| image_format(*format, rt)), &code);
        quote!(#rt::FormatRule { allow: &[#(#allow),*], error: #error })
    }));
    let long_side = option(image.long_side.as_ref().map(|(jpg, others, code)| {
        let over = &code;
        quote!(#rt::LongSide { jpg: #jpg, others: #others, over: #over })
    }));
    let short_side = option(image.short_side.as_ref().map(|limit| {
        let (min, under) = (limit.at, &limit.code);
        quote!(#rt::ShortSide { min: #min, under: #under })
    }));
    quote!(#rt::ImageRules { empty: #empty, encoded: #encoded, formats: #formats, long_side: #long_side, short_side: #short_side })
}

/// A value as a literal `Option`.
pub(crate) fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

fn image_format(format: ImageFormat, rt: &TokenStream) -> TokenStream {
    let variant = match format {
        ImageFormat::Png => quote!(Png),
        ImageFormat::Jpg => quote!(Jpg),
        ImageFormat::Bmp => quote!(Bmp),
        ImageFormat::Gif => quote!(Gif),
    };
    quote!(#rt::ImageFormat::#variant)
}
