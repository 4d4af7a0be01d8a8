//! The client of a spec: a thin shell around the runtime's client, which all services share.

use super::context::{ClientOptions, Context};
use super::output::Output;
use super::{docs, facts};
use crate::model::Hosts;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The version of what generated code may call of the runtime, which has the same number.
pub const CONTRACT: u32 = 1;

pub(crate) fn emit(context: &Context<'_>, options: &ClientOptions, output: &mut Output) {
    output.push("", "contract", contract(&context.rt, &options.mend));
    output.push("", "struct Client", declaration(context));
    output.push("", "impl Client", constructors(context));
    output.push("", "impl Client<M>", methods(context));
    output.push("", "conversions of Client", conversions(context));
    output.push("", "type ClientBuilder", builder(context));
    output.push("", "mod blocking", blocking(context));
}

/// The check that runtime and generator belong together.
pub(super) fn contract(rt: &TokenStream, mend: &str) -> TokenStream {
    let number = Literal::u32_unsuffixed(CONTRACT);
    quote!(#rt::contract! { #number, #mend })
}

fn declaration(context: &Context<'_>) -> TokenStream {
    let rt = &context.rt;
    let service = &context.api.service;
    let title = service.title.as_ref().unwrap_or(&service.name);
    let source = service
        .source
        .as_ref()
        .map(|source| format!("Source: {}", docs::link(source)));
    let texts = [
        format!(
            "A client of {}, API version {}, with a method for each action.",
            docs::prose(title),
            service.version
        ),
        "It is a shell around the runtime's client, which clients of other services can share: see \
         [`runtime`](Self::runtime). Cloning is cheap, and clones share connections and settings, so that one client \
         serves a whole program."
            .to_owned(),
        hosts(&service.hosts),
    ];
    // The compiler says "method not found" and no more.
    let gated = context.gated.then(|| {
        "An action is a method while the feature of its group is on: see [`actions`].".to_owned()
    });
    let doc = docs::paragraphs(
        texts
            .into_iter()
            .chain(gated)
            .chain(facts::of_service(service))
            .chain(source),
    );
    quote! {
        #doc
        #[derive(::core::clone::Clone)]
        pub struct Client<M: #rt::Mode = #rt::Async>(#rt::Client<M>);
    }
}

/// The hosts behind the presets of an endpoint.
fn hosts(hosts: &Hosts) -> String {
    let presets = [
        ("mainland", &hosts.mainland),
        ("international", &hosts.international),
        ("internal", &hosts.internal),
        ("regional", &hosts.regional),
    ];
    let named = presets.iter().filter_map(|(preset, host)| {
        let host = host.as_ref()?;
        Some(format!("- `Endpoint::{preset}`: `{host}`"))
    });
    let lines: Vec<String> = named.collect();
    let regions = match &hosts.regions[..] {
        [] => String::new(),
        regions => format!(
            "\n\nRegions with a host of their own: {}.",
            regions.join(", ")
        ),
    };
    format!("Hosts:\n\n{}{regions}", lines.join("\n"))
}

fn constructors(context: &Context<'_>) -> TokenStream {
    let rt = &context.rt;
    quote! {
        impl Client {
            #[doc = " A client with the credentials and settings of the environment: `TENCENTCLOUD_SECRET_ID`,"]
            #[doc = " `TENCENTCLOUD_SECRET_KEY`, `TENCENTCLOUD_TOKEN` or `TENCENTCLOUD_SESSION_TOKEN`, and, where they are"]
            #[doc = " set, `TENCENTCLOUD_REGION` and `TENCENTCLOUD_ENDPOINT`, a URL or a host."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " A variable is missing or cannot be right; https cannot be set up on this machine."]
            pub fn from_env() -> ::core::result::Result<Self, #rt::Error> {
                ClientBuilder::from_env()?.build()
            }

            #[doc = " A client with the first credentials that are found where the vendor's tools keep them, and the"]
            #[doc = " region and endpoint of `TENCENTCLOUD_REGION` and `TENCENTCLOUD_ENDPOINT`; without the variable, the"]
            #[doc = " region is that of the vendor's command line. Credentials are looked for by the first call, which"]
            #[doc = " ends with an error that lists every place when there are none."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " Region or endpoint cannot be right; https cannot be set up on this machine."]
            pub fn from_default_chain() -> ::core::result::Result<Self, #rt::Error> {
                ClientBuilder::from_default_chain().build()
            }

            #[doc = " A builder without any settings. Credentials, or a provider of them, are the only ones it needs."]
            pub fn builder() -> ClientBuilder {
                ClientBuilder::new()
            }
        }
    }
}

fn methods(context: &Context<'_>) -> TokenStream {
    let rt = &context.rt;
    quote! {
        impl<M: #rt::Mode> Client<M> {
            #[doc = " The same client with other settings, for one call or for many. What `config` does not set stays as it"]
            #[doc = " is."]
            #[must_use]
            pub fn with_config(&self, config: #rt::RequestConfig) -> Self {
                Self(self.0.with_config(config))
            }

            #[doc = " The settings of this client's calls, with the defaults filled in."]
            #[must_use]
            pub fn config(&self) -> #rt::ClientConfig<'_> {
                self.0.config()
            }

            #[doc = " Sends a request of any action, such as one that serde has filled. The methods for single actions"]
            #[doc = " end here."]
            pub fn send<A: #rt::Action>(&self, request: A) -> M::Sent<A::Output> {
                self.0.send(request)
            }

            #[doc = " What clients of several services share: connections, credentials, retry budget and rate limit."]
            #[doc = " `OtherClient::from(client.runtime().clone())` is a client of another service on the same ones."]
            #[must_use]
            pub fn runtime(&self) -> &#rt::Client<M> {
                &self.0
            }
        }
    }
}

fn conversions(context: &Context<'_>) -> TokenStream {
    let rt = &context.rt;
    quote! {
        impl<M: #rt::Mode> #rt::ServiceClient for Client<M> {
            type Mode = M;
        }
        impl<M: #rt::Mode> ::core::convert::From<#rt::Client<M>> for Client<M> {
            fn from(runtime: #rt::Client<M>) -> Self {
                Self(runtime)
            }
        }
        impl<M: #rt::Mode> ::core::convert::From<Client<M>> for #rt::Client<M> {
            fn from(client: Client<M>) -> Self {
                client.0
            }
        }
        impl<M: #rt::Mode> ::core::fmt::Debug for Client<M> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, f)
            }
        }
    }
}

fn builder(context: &Context<'_>) -> TokenStream {
    let rt = &context.rt;
    quote! {
        #[doc = " Builds a [`Client`]."]
        pub type ClientBuilder = #rt::ClientBuilder<Client>;
    }
}

/// A type of its own: a second `from_env` of `Client<M>` would make the first one ambiguous.
fn blocking(context: &Context<'_>) -> TokenStream {
    let rt = &context.rt;
    let (client, shell) = (blocking_client(context), blocking_shell(context));
    // The runtime leaves it out without its feature; documentation names the feature that is asked about here.
    let gate = context.gated.then(|| quote!(#[cfg(feature = "blocking")]));
    quote! {
        #rt::blocking! {
            #gate
            #[doc = " A client whose calls block, for programs without a runtime."]
            #[doc = ""]
            #[doc = " It has the same methods as the asynchronous one, generated from the same tables; only `.await` is left"]
            #[doc = " out. Lists are iterators, and jobs are waited for by the calling thread. Errors, timeouts and"]
            #[doc = " retries are the same, too."]
            #[doc = ""]
            #[doc = " # Threads"]
            #[doc = ""]
            #[doc = " Each client has one background thread, which makes the calls of all its clones and ends with the last"]
            #[doc = " of them. Any number of threads can call at once. A call from a task of a tokio runtime works, and so"]
            #[doc = " does dropping the client there; but it holds up that task's thread, so move it to `spawn_blocking`, or"]
            #[doc = " use the asynchronous client. Your own code that runs in the course of a call, such as a credentials"]
            #[doc = " provider, runs on the background thread: a blocking call of the same client from there would wait for"]
            #[doc = " itself, and is refused."]
            pub mod blocking {
                #client
                #shell
            }
        }
    }
}

fn blocking_client(context: &Context<'_>) -> TokenStream {
    let rt = &context.rt;
    quote! {
        #[doc = " A client whose calls return when they have ended. Its actions are the methods of"]
        #[doc = " [`Client<Blocking>`](super::Client), to which it dereferences."]
        #[doc = ""]
        #[doc = " The samples at these methods are for the asynchronous client: here they are right without `.await`."]
        #[derive(::core::clone::Clone)]
        pub struct Client(super::Client<#rt::Blocking>);

        #[doc = " Builds a [`Client`]."]
        pub type ClientBuilder = #rt::ClientBuilder<Client>;

        impl Client {
            #[doc = " As the asynchronous [`Client::from_env`](super::Client::from_env)."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " The same, or no thread is to be had."]
            pub fn from_env() -> ::core::result::Result<Self, #rt::Error> {
                ClientBuilder::from_env()?.build()
            }

            #[doc = " As the asynchronous [`Client::from_default_chain`](super::Client::from_default_chain)."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " The same, or no thread is to be had."]
            pub fn from_default_chain() -> ::core::result::Result<Self, #rt::Error> {
                ClientBuilder::from_default_chain().build()
            }

            #[doc = " A builder without any settings. Credentials, or a provider of them, are the only ones it needs."]
            pub fn builder() -> ClientBuilder {
                ClientBuilder::new()
            }

            #[doc = " The same client with other settings; what `config` does not set stays as it is."]
            #[must_use]
            pub fn with_config(&self, config: #rt::RequestConfig) -> Self {
                Self(self.0.with_config(config))
            }
        }
    }
}

fn blocking_shell(context: &Context<'_>) -> TokenStream {
    let rt = &context.rt;
    quote! {
        impl #rt::ServiceClient for Client {
            type Mode = #rt::Blocking;
        }
        impl ::core::ops::Deref for Client {
            type Target = super::Client<#rt::Blocking>;
            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }
        impl ::core::convert::From<#rt::Client<#rt::Blocking>> for Client {
            fn from(runtime: #rt::Client<#rt::Blocking>) -> Self {
                Self(runtime.into())
            }
        }
        impl ::core::convert::From<Client> for #rt::Client<#rt::Blocking> {
            fn from(client: Client) -> Self {
                client.0.into()
            }
        }
        impl ::core::fmt::Debug for Client {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, f)
            }
        }
    }
}
