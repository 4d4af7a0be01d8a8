//! Arguments of the macros: `key: value` pairs.

use iai_codegen::emit::{ClientOptions, DescriptionOptions, EmulatorOptions};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, LitStr, Path, Result, Token};

/// Arguments of `client!`.
pub(crate) struct ClientArguments {
    pub(crate) spec: LitStr,
    pub(crate) options: ClientOptions,
}

/// Arguments of `emulator!`.
pub(crate) struct EmulatorArguments {
    pub(crate) spec: LitStr,
    pub(crate) options: EmulatorOptions,
}

/// Arguments of `description!`.
pub(crate) struct DescriptionArguments {
    pub(crate) spec: LitStr,
    pub(crate) options: DescriptionOptions,
}

/// What to do when generator and runtime do not fit.
const MEND: &str = "use versions of iai-macros and tc3-runtime that belong together";

/// All keys of all macros; each macro refuses those that are not its own.
#[derive(Default)]
struct Pairs {
    spec: Option<LitStr>,
    runtime: Option<TokenStream>,
    path: Option<TokenStream>,
    features: Option<Ident>,
    client: Option<TokenStream>,
}

impl Pairs {
    fn parse(input: ParseStream<'_>, name: &str, keys: &[&str]) -> Result<Self> {
        refuse_folder_alone(input, name)?;
        let mut pairs = Self::default();
        while !input.is_empty() {
            pairs.pair(input, keys)?;
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(pairs)
    }

    fn pair(&mut self, input: ParseStream<'_>, keys: &[&str]) -> Result<()> {
        let key: Ident = input.parse()?;
        input.parse::<Token![:]>()?;
        let name = key.to_string();
        if !keys.contains(&name.as_str()) {
            let message = format!("unknown argument `{name}`; there are: {}", keys.join(", "));
            return Err(Error::new(key.span(), message));
        }
        match name.as_str() {
            "spec" => self.spec = Some(input.parse()?),
            "path" => self.path = Some(path(input)?),
            "features" => self.features = Some(gated(input)?),
            "client" => self.client = Some(path(input)?),
            _ => self.runtime = Some(path(input)?),
        }
        Ok(())
    }
}

/// The folder of the spec is an argument with a name, like all others.
fn refuse_folder_alone(input: ParseStream<'_>, name: &str) -> Result<()> {
    if !input.peek(LitStr) {
        return Ok(());
    }
    let folder: LitStr = input.parse()?;
    let written = folder.to_token_stream();
    let message = format!("write `{name}! {{ spec: {written} }}`");
    Err(Error::new(folder.span(), message))
}

/// The only value is `gated`; without the argument nothing is behind a feature.
fn gated(input: ParseStream<'_>) -> Result<Ident> {
    let word: Ident = input.parse()?;
    if word == "gated" {
        return Ok(word);
    }
    Err(Error::new(
        word.span(),
        "write `features: gated`, or leave the argument out",
    ))
}

fn path(input: ParseStream<'_>) -> Result<TokenStream> {
    Ok(Path::parse_mod_style(input)?.into_token_stream())
}

fn spec(pairs: &Pairs, input: ParseStream<'_>) -> Result<LitStr> {
    let missing = || {
        Error::new(
            input.span(),
            "name the folder of the spec: `spec: \"spec\"`",
        )
    };
    pairs.spec.clone().ok_or_else(missing)
}

impl Parse for ClientArguments {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let pairs = Pairs::parse(input, "client", &["spec", "runtime", "path", "features"])?;
        let spec = spec(&pairs, input)?;
        let runtime = pairs.runtime.unwrap_or_else(|| quote!(::tc3_runtime));
        // Tokens are written with spaces between them.
        let path = pairs.path.map(|path| path.to_string().replace(' ', ""));
        Ok(Self {
            spec,
            options: ClientOptions {
                runtime,
                path,
                gated: pairs.features.is_some(),
                mend: MEND.to_owned(),
            },
        })
    }
}

impl Parse for DescriptionArguments {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let pairs = Pairs::parse(input, "description", &["spec", "runtime"])?;
        let spec = spec(&pairs, input)?;
        let options = DescriptionOptions {
            runtime: pairs.runtime.unwrap_or_else(|| quote!(::tc3_runtime)),
            mend: MEND.to_owned(),
        };
        Ok(Self { spec, options })
    }
}

impl Parse for EmulatorArguments {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let pairs = Pairs::parse(input, "emulator", &["spec", "runtime", "client"])?;
        let spec = spec(&pairs, input)?;
        let runtime = pairs.runtime.unwrap_or_else(|| quote!(crate));
        let client = pairs.client.unwrap_or_else(|| quote!(::iai_client));
        Ok(Self {
            spec,
            options: EmulatorOptions { runtime, client },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused<T: Parse>(arguments: &str) -> Option<String> {
        let parsed = syn::parse_str::<T>(arguments);
        parsed.err().map(|error| error.to_string())
    }

    #[test]
    fn a_folder_without_a_key_is_shown_with_it() {
        let alone = "\"my/spec\"";
        let table = [
            (refused::<ClientArguments>(alone), "client"),
            (refused::<EmulatorArguments>(alone), "emulator"),
            (refused::<DescriptionArguments>(alone), "description"),
        ];
        for (told, name) in table {
            let wanted = format!("write `{name}! {{ spec: {alone} }}`");
            assert_eq!(told, Some(wanted));
        }
    }
}
