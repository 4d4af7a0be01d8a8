// Generated from `sts` for contract 1 of tc3-runtime. Do not edit: change the spec and run
// iai-spec expand sts --runtime crate --path tc3_runtime::sts --out src/sts/api.rs

#![allow(clippy::all, clippy::pedantic, dead_code, unused_imports, reason = "generated")]

crate::rt::contract! {
    1,
    "run `iai-spec expand sts --runtime crate --path tc3_runtime::sts --out src/sts/api.rs`"
}
/// A client of Security Token Service (STS), API version 2018-08-13, with a method for each action.
///
/// It is a shell around the runtime's client, which clients of other services can share: see [`runtime`](Self::runtime). Cloning is cheap, and clones share connections and settings, so that one client serves a whole program.
///
/// Hosts:
///
/// - `Endpoint::mainland`: `sts.tencentcloudapi.com`
/// - `Endpoint::international`: `sts.intl.tencentcloudapi.com`
/// - `Endpoint::internal`: `sts.internal.tencentcloudapi.com`
/// - `Endpoint::regional`: `sts.{region}.tencentcloudapi.com`
///
/// Source: <https://www.tencentcloud.com/document/product/1150/49456>
#[derive(::core::clone::Clone)]
pub struct Client<M: crate::rt::Mode = crate::rt::Async>(crate::rt::Client<M>);
impl Client {
    /// A client with the credentials and settings of the environment: `TENCENTCLOUD_SECRET_ID`,
    /// `TENCENTCLOUD_SECRET_KEY`, `TENCENTCLOUD_TOKEN` or `TENCENTCLOUD_SESSION_TOKEN`, and, where they are
    /// set, `TENCENTCLOUD_REGION` and `TENCENTCLOUD_ENDPOINT`, a URL or a host.
    ///
    /// # Errors
    ///
    /// A variable is missing or cannot be right; https cannot be set up on this machine.
    pub fn from_env() -> ::core::result::Result<Self, crate::rt::Error> {
        ClientBuilder::from_env()?.build()
    }
    /// A client with the first credentials that are found where the vendor's tools keep them, and the
    /// region and endpoint of `TENCENTCLOUD_REGION` and `TENCENTCLOUD_ENDPOINT`; without the variable, the
    /// region is that of the vendor's command line. Credentials are looked for by the first call, which
    /// ends with an error that lists every place when there are none.
    ///
    /// # Errors
    ///
    /// Region or endpoint cannot be right; https cannot be set up on this machine.
    pub fn from_default_chain() -> ::core::result::Result<Self, crate::rt::Error> {
        ClientBuilder::from_default_chain().build()
    }
    /// A builder without any settings. Credentials, or a provider of them, are the only ones it needs.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }
}
impl<M: crate::rt::Mode> Client<M> {
    /// The same client with other settings, for one call or for many. What `config` does not set stays as it
    /// is.
    #[must_use]
    pub fn with_config(&self, config: crate::rt::RequestConfig) -> Self {
        Self(self.0.with_config(config))
    }
    /// The settings of this client's calls, with the defaults filled in.
    #[must_use]
    pub fn config(&self) -> crate::rt::ClientConfig<'_> {
        self.0.config()
    }
    /// Sends a request of any action, such as one that serde has filled. The methods for single actions
    /// end here.
    pub fn send<A: crate::rt::Action>(&self, request: A) -> M::Sent<A::Output> {
        self.0.send(request)
    }
    /// What clients of several services share: connections, credentials, retry budget and rate limit.
    /// `OtherClient::from(client.runtime().clone())` is a client of another service on the same ones.
    #[must_use]
    pub fn runtime(&self) -> &crate::rt::Client<M> {
        &self.0
    }
}
impl<M: crate::rt::Mode> crate::rt::ServiceClient for Client<M> {
    type Mode = M;
}
impl<M: crate::rt::Mode> ::core::convert::From<crate::rt::Client<M>> for Client<M> {
    fn from(runtime: crate::rt::Client<M>) -> Self {
        Self(runtime)
    }
}
impl<M: crate::rt::Mode> ::core::convert::From<Client<M>> for crate::rt::Client<M> {
    fn from(client: Client<M>) -> Self {
        client.0
    }
}
impl<M: crate::rt::Mode> ::core::fmt::Debug for Client<M> {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.0, f)
    }
}
/// Builds a [`Client`].
pub type ClientBuilder = crate::rt::ClientBuilder<Client>;
crate::rt::blocking! {
    #[doc = " A client whose calls block, for programs without a runtime."] #[doc = ""]
    #[doc =
    " It has the same methods as the asynchronous one, generated from the same tables; only `.await` is left"]
    #[doc =
    " out. Lists are iterators, and jobs are waited for by the calling thread. Errors, timeouts and"]
    #[doc = " retries are the same, too."] #[doc = ""] #[doc = " # Threads"] #[doc = ""]
    #[doc =
    " Each client has one background thread, which makes the calls of all its clones and ends with the last"]
    #[doc =
    " of them. Any number of threads can call at once. A call from a task of a tokio runtime works, and so"]
    #[doc =
    " does dropping the client there; but it holds up that task's thread, so move it to `spawn_blocking`, or"]
    #[doc =
    " use the asynchronous client. Your own code that runs in the course of a call, such as a credentials"]
    #[doc =
    " provider, runs on the background thread: a blocking call of the same client from there would wait for"]
    #[doc = " itself, and is refused."] pub mod blocking { #[doc =
    " A client whose calls return when they have ended. Its actions are the methods of"]
    #[doc = " [`Client<Blocking>`](super::Client), to which it dereferences."] #[doc =
    ""] #[doc =
    " The samples at these methods are for the asynchronous client: here they are right without `.await`."]
    #[derive(::core::clone::Clone)] pub struct Client(super::Client < crate
    ::rt::Blocking >); #[doc = " Builds a [`Client`]."] pub type ClientBuilder = crate
    ::rt::ClientBuilder < Client >; impl Client { #[doc =
    " As the asynchronous [`Client::from_env`](super::Client::from_env)."] #[doc = ""]
    #[doc = " # Errors"] #[doc = ""] #[doc = " The same, or no thread is to be had."] pub
    fn from_env() -> ::core::result::Result < Self, crate ::rt::Error > {
    ClientBuilder::from_env() ? .build() } #[doc =
    " As the asynchronous [`Client::from_default_chain`](super::Client::from_default_chain)."]
    #[doc = ""] #[doc = " # Errors"] #[doc = ""] #[doc =
    " The same, or no thread is to be had."] pub fn from_default_chain() ->
    ::core::result::Result < Self, crate ::rt::Error > {
    ClientBuilder::from_default_chain().build() } #[doc =
    " A builder without any settings. Credentials, or a provider of them, are the only ones it needs."]
    pub fn builder() -> ClientBuilder { ClientBuilder::new() } #[doc =
    " The same client with other settings; what `config` does not set stays as it is."]
    #[must_use] pub fn with_config(& self, config : crate ::rt::RequestConfig) -> Self {
    Self(self.0.with_config(config)) } } impl crate ::rt::ServiceClient for Client { type
    Mode = crate ::rt::Blocking; } impl ::core::ops::Deref for Client { type Target =
    super::Client < crate ::rt::Blocking >; fn deref(& self) -> & Self::Target { & self.0
    } } impl ::core::convert::From < crate ::rt::Client < crate ::rt::Blocking >> for
    Client { fn from(runtime : crate ::rt::Client < crate ::rt::Blocking >) -> Self {
    Self(runtime.into()) } } impl ::core::convert::From < Client > for crate ::rt::Client
    < crate ::rt::Blocking > { fn from(client : Client) -> Self { client.0.into() } }
    impl ::core::fmt::Debug for Client { fn fmt(& self, f : & mut ::core::fmt::Formatter
    < '_ >) -> ::core::fmt::Result { ::core::fmt::Debug::fmt(& self.0, f) } } }
}
crate::rt::dynamic! {
    #[doc =
    " The actions as values, for programs that learn at run time which one to call."]
    #[allow(deprecated)] pub static ACTIONS : & [crate ::rt::DynAction] = & [crate
    ::rt::DynAction::of:: < actions::assume_role::AssumeRoleRequest > (), crate
    ::rt::DynAction::of:: <
    actions::assume_role_with_web_identity::AssumeRoleWithWebIdentityRequest > ()];
}
/// Every error code of the service. The list is open: a code that is not in it is kept as text.
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[non_exhaustive]
pub enum ErrorCode {
    /// `ActionOffline`: The vendor has withdrawn this action.
    ///
    /// What to do: Take the action out of the program; the API history page of the service tells which release removed it.
    ActionOffline,
    /// `AuthFailure.InvalidAuthorization`: The Authorization header does not have the form that access management (CAM) reads.
    ///
    /// What to do: Look for a proxy or HTTP layer that rewrites the Authorization header; it has to start with TC3-HMAC-SHA256 and hold Credential, SignedHeaders and Signature.
    AuthFailureInvalidAuthorization,
    /// `AuthFailure.InvalidSecretId`: The SecretId is not the id of a cloud API key.
    ///
    /// What to do: Set TENCENTCLOUD_SECRET_ID to a SecretId from the API Keys page of the CAM console; an AppId, an account number or the id of another kind of key does not work.
    AuthFailureInvalidSecretId,
    /// `AuthFailure.MFAFailure`: The second factor of the caller was not accepted.
    ///
    /// What to do: Set up or renew the MFA device of the user in the CAM console, or call with the key of a user whose policies ask for no second factor.
    AuthFailureMFAFailure,
    /// `AuthFailure.SecretIdNotFound`: No active key has the SecretId of the caller.
    ///
    /// What to do: Compare the SecretId of the base credentials with the API Keys page of the CAM console.
    AuthFailureSecretIdNotFound,
    /// `AuthFailure.SignatureExpire`: X-TC-Timestamp and the server's clock are more than 5 minutes apart.
    ///
    /// What to do: Set the clock of the machine, best by NTP; the time zone plays no part, since the timestamp counts seconds in UTC.
    AuthFailureSignatureExpire,
    /// `AuthFailure.SignatureFailure`: The signature does not belong to the request that arrived.
    ///
    /// What to do: Make sure that the SecretKey of the base credentials belongs to their SecretId.
    AuthFailureSignatureFailure,
    /// `AuthFailure.TokenFailure`: The token of the base credentials is wrong or has run out.
    ///
    /// What to do: Give the provider of the role base credentials that can be renewed.
    AuthFailureTokenFailure,
    /// `AuthFailure.UnauthorizedOperation`: No policy lets the caller assume the role.
    ///
    /// What to do: Attach a policy with sts:AssumeRole to the caller on the Policies page of the CAM console.
    AuthFailureUnauthorizedOperation,
    /// `DryRunOperation`: A dry run was asked for, and the real call would have gone through.
    ///
    /// What to do: Leave the DryRun parameter out to have the call carried out.
    DryRunOperation,
    /// `FailedOperation`: The call did not work out, for a reason without a code of its own.
    ///
    /// What to do: Act on the Message of the answer; where it names no parameter, open a ticket in the console with the RequestId.
    FailedOperation,
    /// `InternalError`: The platform or the service broke down inside.
    ///
    /// What to do: Pause for some seconds and call again, a create only when its new id cannot be found; if it lasts, open a ticket with the RequestId.
    InternalError,
    /// `InternalError.DbError`: The service could not reach its store.
    ///
    /// What to do: Call again after some seconds.
    InternalErrorDbError,
    /// `InternalError.EncryptError`: The service could not encrypt the token.
    ///
    /// What to do: Call again a little later.
    InternalErrorEncryptError,
    /// `InternalError.GetAppIdError`: The service could not find out the account of the caller.
    ///
    /// What to do: Call again soon; if it lasts, look at the account in the console.
    InternalErrorGetAppIdError,
    /// `InternalError.GetRoleError`: The service could not look the role up.
    ///
    /// What to do: Call again after a pause; then check RoleArn against the Roles page of the CAM console.
    InternalErrorGetRoleError,
    /// `InternalError.GetSeedTokenError`: The service could not get what it makes tokens from.
    ///
    /// What to do: Call again in a timestamps; if it lasts, ask support.
    InternalErrorGetSeedTokenError,
    /// `InternalError.IllegalRole`: The role is not one that can be assumed.
    ///
    /// What to do: Copy RoleArn anew from the role's page in the CAM console.
    InternalErrorIllegalRole,
    /// `InternalError.PbSerializeError`: The service could not write its answer.
    ///
    /// What to do: Call again; the request itself is sound.
    InternalErrorPbSerializeError,
    /// `InternalError.SystemError`: The service failed inside.
    ///
    /// What to do: Sleep and call again; if it lasts, tell support the RequestId.
    InternalErrorSystemError,
    /// `InternalError.UnknownError`: The service failed for a reason that it does not know.
    ///
    /// What to do: Call again with growing pauses.
    InternalErrorUnknownError,
    /// `InvalidAction`: This version of the API has no action of that name.
    ///
    /// What to do: Call an action that this version of the API has on this site; its name is compared letter by letter.
    InvalidAction,
    /// `InvalidParameter`: A parameter has the wrong form, such as another JSON type.
    ///
    /// What to do: Send the parameter that Message names with the type of its row in the action's table; ids are strings, also when they look like numbers.
    InvalidParameter,
    /// `InvalidParameter.AccountNotAvaliable`: The account does not exist or is not active.
    ///
    /// What to do: Check the account number within RoleArn.
    InvalidParameterAccountNotAvaliable,
    /// `InvalidParameter.ExtendStrategyOverSize`: The policy has grown too large.
    ///
    /// What to do: Shorten Policy, or narrow the role itself.
    InvalidParameterExtendStrategyOverSize,
    /// `InvalidParameter.GrantOtherResource`: The policy grants what is not the caller's.
    ///
    /// What to do: Leave out of Policy what belongs to other accounts.
    InvalidParameterGrantOtherResource,
    /// `InvalidParameter.OverLimit`: Calls come too fast.
    ///
    /// What to do: Keep credentials until they end in place of asking for new ones.
    InvalidParameterOverLimit,
    /// `InvalidParameter.OverTimeError`: The life that was asked for is too long.
    ///
    /// What to do: Set DurationSeconds to at most 43200 and to what the role allows.
    InvalidParameterOverTimeError,
    /// `InvalidParameter.ParamError`: A parameter is wrong.
    ///
    /// What to do: Compare RoleArn, RoleSessionName and ExternalId with their rows.
    InvalidParameterParamError,
    /// `InvalidParameter.PolicyTooLong`: The policy is too long.
    ///
    /// What to do: Shorten Policy.
    InvalidParameterPolicyTooLong,
    /// `InvalidParameter.ResouceError`: A resource within the policy is wrong.
    ///
    /// What to do: Correct the resources that Policy names.
    InvalidParameterResouceError,
    /// `InvalidParameter.StrategyFormatError`: The policy does not have the form of one.
    ///
    /// What to do: Correct the JSON of Policy by the CAM syntax.
    InvalidParameterStrategyFormatError,
    /// `InvalidParameter.StrategyInvalid`: The policy is not valid.
    ///
    /// What to do: Check Policy with the editor of the CAM console.
    InvalidParameterStrategyInvalid,
    /// `InvalidParameter.TempCodeNotAvaliable`: A temporary code of the caller is not valid.
    ///
    /// What to do: Sign in anew at the source of the base credentials.
    InvalidParameterTempCodeNotAvaliable,
    /// `InvalidParameterValue`: The value of a parameter is outside of what the action takes.
    ///
    /// What to do: Bring the parameter that Message names within the limits of its row in the action's table.
    InvalidParameterValue,
    /// `InvalidRequest`: The parts of the multipart body cannot be told apart.
    ///
    /// What to do: Send JSON with Content-Type application/json; multipart/form-data is for the few actions that say so.
    InvalidRequest,
    /// `IpInBlacklist`: The caller's IP address is blocked.
    ///
    /// What to do: Call from another address, or take this one off the block list of the account in the CAM console.
    IpInBlacklist,
    /// `IpNotInWhitelist`: Only listed IP addresses may call, and this one is not listed.
    ///
    /// What to do: Add the public address of the caller to the allow list that the account keeps in the CAM console.
    IpNotInWhitelist,
    /// `LimitExceeded`: A quota of the account has no room left.
    ///
    /// What to do: Free some of what Message names, or ask in a ticket for a larger quota of it.
    LimitExceeded,
    /// `MissingParameter`: A parameter that the action needs is not there.
    ///
    /// What to do: Set the parameter that Message names; when that is Region, set TENCENTCLOUD_REGION.
    MissingParameter,
    /// `NoSuchProduct`: The platform has no product at this host or of this service name.
    ///
    /// What to do: Set the endpoint to a host of the service, and the service name to the one that its spec has.
    NoSuchProduct,
    /// `NoSuchVersion`: The service has no version of this date.
    ///
    /// What to do: Set X-TC-Version to a version on the API history page of the service.
    NoSuchVersion,
    /// `RequestLimitExceeded`: Calls of this kind come too fast.
    ///
    /// What to do: Lower the number of calls per second to this action, or let fewer of them run side by side.
    RequestLimitExceeded,
    /// `RequestLimitExceeded.GlobalRegionUinLimitExceeded`: The account calls too fast, all regions counted together.
    ///
    /// What to do: Slow down every program of the account, whichever Region or regional host it uses.
    RequestLimitExceededGlobalRegionUinLimitExceeded,
    /// `RequestLimitExceeded.IPLimitExceeded`: One IP address calls too fast.
    ///
    /// What to do: Slow down the programs behind the caller's public address, or give them addresses of their own.
    RequestLimitExceededIPLimitExceeded,
    /// `RequestLimitExceeded.UinLimitExceeded`: The account calls too fast.
    ///
    /// What to do: Slow down all programs that sign with keys of this account, those of its sub-users included.
    RequestLimitExceededUinLimitExceeded,
    /// `RequestSizeLimitExceeded`: The request is larger than the platform takes.
    ///
    /// What to do: Keep the body within 10 MB and a GET within 32 KB; give a URL in place of large content where the action takes one.
    RequestSizeLimitExceeded,
    /// `ResourceInUse`: Something that the call needs is in use elsewhere.
    ///
    /// What to do: Finish or undo the other use of what Message names, then call again.
    ResourceInUse,
    /// `ResourceInsufficient`: There is not enough of something that the call needs.
    ///
    /// What to do: Ask for less of what Message names, or buy more of it in the console of the service.
    ResourceInsufficient,
    /// `ResourceNotFound`: Something that the call refers to does not exist.
    ///
    /// What to do: Correct the id that Message names; the actions that list things show the ids that exist.
    ResourceNotFound,
    /// `ResourceNotFound.RoleNotFound`: The account has no such role.
    ///
    /// What to do: Correct RoleArn; the Roles page of the CAM console lists the roles.
    ResourceNotFoundRoleNotFound,
    /// `ResourceUnavailable`: Something that the call needs cannot be used now.
    ///
    /// What to do: Look in the console of the service whether it is active and what was bought is valid.
    ResourceUnavailable,
    /// `ResponseSizeLimitExceeded`: The answer would be larger than the platform sends.
    ///
    /// What to do: Ask for less at a time with a lower Limit.
    ResponseSizeLimitExceeded,
    /// `ServiceUnavailable`: The service is down for the moment.
    ///
    /// What to do: Call again with growing pauses and watch the vendor's status page; look for the new id before repeating a create.
    ServiceUnavailable,
    /// `UnauthorizedOperation`: The caller may not assume the role.
    ///
    /// What to do: Add the caller to the trust of the role, or check the identity provider.
    UnauthorizedOperation,
    /// `UnknownParameter`: The request has a parameter that the action does not define.
    ///
    /// What to do: Remove the parameter that Message names, or spell it as the action's table does, without the ".N" of lists.
    UnknownParameter,
    /// `UnsupportedOperation`: The service does not do what was asked with these things.
    ///
    /// What to do: Read in Message what does not go together.
    UnsupportedOperation,
    /// `UnsupportedProtocol`: The platform does not talk this protocol or HTTP method.
    ///
    /// What to do: Use https with POST or GET.
    UnsupportedProtocol,
    /// `UnsupportedRegion`: This region does not have the action.
    ///
    /// What to do: Leave Region (TENCENTCLOUD_REGION) unset, or set it to a region where the service is sold.
    UnsupportedRegion,
    /// A code that the spec does not list.
    Unknown(crate::rt::UnknownCode),
}
impl ErrorCode {
    /// Reads a code; one that is not listed is kept.
    #[must_use]
    pub fn parse(code: &str) -> Self {
        <Self as crate::rt::KnownCode>::from_code(code)
    }
    /// The code, byte for byte as the service writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        <Self as crate::rt::KnownCode>::as_str(self)
    }
    /// The part before the first dot, such as `InvalidParameterValue`.
    #[must_use]
    pub fn family(&self) -> &str {
        crate::rt::family(self.as_str())
    }
    /// What the code means, where it is known.
    #[must_use]
    pub fn meaning(&self) -> ::core::option::Option<&'static str> {
        codes::TABLE
            .find(self.as_str())
            .map(|info| info.meaning)
            .filter(|text| !text.is_empty())
    }
    /// What to do about it, where it is known.
    #[must_use]
    pub fn remedy(&self) -> ::core::option::Option<&'static str> {
        codes::TABLE
            .find(self.as_str())
            .map(|info| info.remedy)
            .filter(|text| !text.is_empty())
    }
    /// Whether and how a call may be repeated; an unlisted code takes the class of its family.
    #[must_use]
    pub fn retry_class(&self) -> crate::rt::RetryClass {
        codes::TABLE.classify(self.as_str())
    }
}
impl crate::rt::KnownCode for ErrorCode {
    fn from_code(code: &str) -> Self {
        match code {
            "ActionOffline" => Self::ActionOffline,
            "AuthFailure.InvalidAuthorization" => Self::AuthFailureInvalidAuthorization,
            "AuthFailure.InvalidSecretId" => Self::AuthFailureInvalidSecretId,
            "AuthFailure.MFAFailure" => Self::AuthFailureMFAFailure,
            "AuthFailure.SecretIdNotFound" => Self::AuthFailureSecretIdNotFound,
            "AuthFailure.SignatureExpire" => Self::AuthFailureSignatureExpire,
            "AuthFailure.SignatureFailure" => Self::AuthFailureSignatureFailure,
            "AuthFailure.TokenFailure" => Self::AuthFailureTokenFailure,
            "AuthFailure.UnauthorizedOperation" => Self::AuthFailureUnauthorizedOperation,
            "DryRunOperation" => Self::DryRunOperation,
            "FailedOperation" => Self::FailedOperation,
            "InternalError" => Self::InternalError,
            "InternalError.DbError" => Self::InternalErrorDbError,
            "InternalError.EncryptError" => Self::InternalErrorEncryptError,
            "InternalError.GetAppIdError" => Self::InternalErrorGetAppIdError,
            "InternalError.GetRoleError" => Self::InternalErrorGetRoleError,
            "InternalError.GetSeedTokenError" => Self::InternalErrorGetSeedTokenError,
            "InternalError.IllegalRole" => Self::InternalErrorIllegalRole,
            "InternalError.PbSerializeError" => Self::InternalErrorPbSerializeError,
            "InternalError.SystemError" => Self::InternalErrorSystemError,
            "InternalError.UnknownError" => Self::InternalErrorUnknownError,
            "InvalidAction" => Self::InvalidAction,
            "InvalidParameter" => Self::InvalidParameter,
            "InvalidParameter.AccountNotAvaliable" => {
                Self::InvalidParameterAccountNotAvaliable
            }
            "InvalidParameter.ExtendStrategyOverSize" => {
                Self::InvalidParameterExtendStrategyOverSize
            }
            "InvalidParameter.GrantOtherResource" => {
                Self::InvalidParameterGrantOtherResource
            }
            "InvalidParameter.OverLimit" => Self::InvalidParameterOverLimit,
            "InvalidParameter.OverTimeError" => Self::InvalidParameterOverTimeError,
            "InvalidParameter.ParamError" => Self::InvalidParameterParamError,
            "InvalidParameter.PolicyTooLong" => Self::InvalidParameterPolicyTooLong,
            "InvalidParameter.ResouceError" => Self::InvalidParameterResouceError,
            "InvalidParameter.StrategyFormatError" => {
                Self::InvalidParameterStrategyFormatError
            }
            "InvalidParameter.StrategyInvalid" => Self::InvalidParameterStrategyInvalid,
            "InvalidParameter.TempCodeNotAvaliable" => {
                Self::InvalidParameterTempCodeNotAvaliable
            }
            "InvalidParameterValue" => Self::InvalidParameterValue,
            "InvalidRequest" => Self::InvalidRequest,
            "IpInBlacklist" => Self::IpInBlacklist,
            "IpNotInWhitelist" => Self::IpNotInWhitelist,
            "LimitExceeded" => Self::LimitExceeded,
            "MissingParameter" => Self::MissingParameter,
            "NoSuchProduct" => Self::NoSuchProduct,
            "NoSuchVersion" => Self::NoSuchVersion,
            "RequestLimitExceeded" => Self::RequestLimitExceeded,
            "RequestLimitExceeded.GlobalRegionUinLimitExceeded" => {
                Self::RequestLimitExceededGlobalRegionUinLimitExceeded
            }
            "RequestLimitExceeded.IPLimitExceeded" => {
                Self::RequestLimitExceededIPLimitExceeded
            }
            "RequestLimitExceeded.UinLimitExceeded" => {
                Self::RequestLimitExceededUinLimitExceeded
            }
            "RequestSizeLimitExceeded" => Self::RequestSizeLimitExceeded,
            "ResourceInUse" => Self::ResourceInUse,
            "ResourceInsufficient" => Self::ResourceInsufficient,
            "ResourceNotFound" => Self::ResourceNotFound,
            "ResourceNotFound.RoleNotFound" => Self::ResourceNotFoundRoleNotFound,
            "ResourceUnavailable" => Self::ResourceUnavailable,
            "ResponseSizeLimitExceeded" => Self::ResponseSizeLimitExceeded,
            "ServiceUnavailable" => Self::ServiceUnavailable,
            "UnauthorizedOperation" => Self::UnauthorizedOperation,
            "UnknownParameter" => Self::UnknownParameter,
            "UnsupportedOperation" => Self::UnsupportedOperation,
            "UnsupportedProtocol" => Self::UnsupportedProtocol,
            "UnsupportedRegion" => Self::UnsupportedRegion,
            other => Self::Unknown(crate::rt::UnknownCode::new(other)),
        }
    }
    fn as_str(&self) -> &str {
        match self {
            Self::ActionOffline => "ActionOffline",
            Self::AuthFailureInvalidAuthorization => "AuthFailure.InvalidAuthorization",
            Self::AuthFailureInvalidSecretId => "AuthFailure.InvalidSecretId",
            Self::AuthFailureMFAFailure => "AuthFailure.MFAFailure",
            Self::AuthFailureSecretIdNotFound => "AuthFailure.SecretIdNotFound",
            Self::AuthFailureSignatureExpire => "AuthFailure.SignatureExpire",
            Self::AuthFailureSignatureFailure => "AuthFailure.SignatureFailure",
            Self::AuthFailureTokenFailure => "AuthFailure.TokenFailure",
            Self::AuthFailureUnauthorizedOperation => "AuthFailure.UnauthorizedOperation",
            Self::DryRunOperation => "DryRunOperation",
            Self::FailedOperation => "FailedOperation",
            Self::InternalError => "InternalError",
            Self::InternalErrorDbError => "InternalError.DbError",
            Self::InternalErrorEncryptError => "InternalError.EncryptError",
            Self::InternalErrorGetAppIdError => "InternalError.GetAppIdError",
            Self::InternalErrorGetRoleError => "InternalError.GetRoleError",
            Self::InternalErrorGetSeedTokenError => "InternalError.GetSeedTokenError",
            Self::InternalErrorIllegalRole => "InternalError.IllegalRole",
            Self::InternalErrorPbSerializeError => "InternalError.PbSerializeError",
            Self::InternalErrorSystemError => "InternalError.SystemError",
            Self::InternalErrorUnknownError => "InternalError.UnknownError",
            Self::InvalidAction => "InvalidAction",
            Self::InvalidParameter => "InvalidParameter",
            Self::InvalidParameterAccountNotAvaliable => {
                "InvalidParameter.AccountNotAvaliable"
            }
            Self::InvalidParameterExtendStrategyOverSize => {
                "InvalidParameter.ExtendStrategyOverSize"
            }
            Self::InvalidParameterGrantOtherResource => {
                "InvalidParameter.GrantOtherResource"
            }
            Self::InvalidParameterOverLimit => "InvalidParameter.OverLimit",
            Self::InvalidParameterOverTimeError => "InvalidParameter.OverTimeError",
            Self::InvalidParameterParamError => "InvalidParameter.ParamError",
            Self::InvalidParameterPolicyTooLong => "InvalidParameter.PolicyTooLong",
            Self::InvalidParameterResouceError => "InvalidParameter.ResouceError",
            Self::InvalidParameterStrategyFormatError => {
                "InvalidParameter.StrategyFormatError"
            }
            Self::InvalidParameterStrategyInvalid => "InvalidParameter.StrategyInvalid",
            Self::InvalidParameterTempCodeNotAvaliable => {
                "InvalidParameter.TempCodeNotAvaliable"
            }
            Self::InvalidParameterValue => "InvalidParameterValue",
            Self::InvalidRequest => "InvalidRequest",
            Self::IpInBlacklist => "IpInBlacklist",
            Self::IpNotInWhitelist => "IpNotInWhitelist",
            Self::LimitExceeded => "LimitExceeded",
            Self::MissingParameter => "MissingParameter",
            Self::NoSuchProduct => "NoSuchProduct",
            Self::NoSuchVersion => "NoSuchVersion",
            Self::RequestLimitExceeded => "RequestLimitExceeded",
            Self::RequestLimitExceededGlobalRegionUinLimitExceeded => {
                "RequestLimitExceeded.GlobalRegionUinLimitExceeded"
            }
            Self::RequestLimitExceededIPLimitExceeded => {
                "RequestLimitExceeded.IPLimitExceeded"
            }
            Self::RequestLimitExceededUinLimitExceeded => {
                "RequestLimitExceeded.UinLimitExceeded"
            }
            Self::RequestSizeLimitExceeded => "RequestSizeLimitExceeded",
            Self::ResourceInUse => "ResourceInUse",
            Self::ResourceInsufficient => "ResourceInsufficient",
            Self::ResourceNotFound => "ResourceNotFound",
            Self::ResourceNotFoundRoleNotFound => "ResourceNotFound.RoleNotFound",
            Self::ResourceUnavailable => "ResourceUnavailable",
            Self::ResponseSizeLimitExceeded => "ResponseSizeLimitExceeded",
            Self::ServiceUnavailable => "ServiceUnavailable",
            Self::UnauthorizedOperation => "UnauthorizedOperation",
            Self::UnknownParameter => "UnknownParameter",
            Self::UnsupportedOperation => "UnsupportedOperation",
            Self::UnsupportedProtocol => "UnsupportedProtocol",
            Self::UnsupportedRegion => "UnsupportedRegion",
            Self::Unknown(other) => other.as_str(),
        }
    }
}
impl ::core::fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(self.as_str())
    }
}
/// The service, and the facts of every error code.
pub(crate) mod codes {
    pub(crate) static TABLE: crate::rt::CodeTable = crate::rt::CodeTable::new(
        &[
            crate::rt::CodeInfo {
                code: "ActionOffline",
                meaning: "The vendor has withdrawn this action.",
                remedy: "Take the action out of the program; the API history page of the service tells which release removed it.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "AuthFailure.InvalidAuthorization",
                meaning: "The Authorization header does not have the form that access management (CAM) reads.",
                remedy: "Look for a proxy or HTTP layer that rewrites the Authorization header; it has to start with TC3-HMAC-SHA256 and hold Credential, SignedHeaders and Signature.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "AuthFailure.InvalidSecretId",
                meaning: "The SecretId is not the id of a cloud API key.",
                remedy: "Set TENCENTCLOUD_SECRET_ID to a SecretId from the API Keys page of the CAM console; an AppId, an account number or the id of another kind of key does not work.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "AuthFailure.MFAFailure",
                meaning: "The second factor of the caller was not accepted.",
                remedy: "Set up or renew the MFA device of the user in the CAM console, or call with the key of a user whose policies ask for no second factor.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "AuthFailure.SecretIdNotFound",
                meaning: "No active key has the SecretId of the caller.",
                remedy: "Compare the SecretId of the base credentials with the API Keys page of the CAM console.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "AuthFailure.SignatureExpire",
                meaning: "X-TC-Timestamp and the server's clock are more than 5 minutes apart.",
                remedy: "Set the clock of the machine, best by NTP; the time zone plays no part, since the timestamp counts seconds in UTC.",
                retry: crate::rt::RetryClass::Clock,
            },
            crate::rt::CodeInfo {
                code: "AuthFailure.SignatureFailure",
                meaning: "The signature does not belong to the request that arrived.",
                remedy: "Make sure that the SecretKey of the base credentials belongs to their SecretId.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "AuthFailure.TokenFailure",
                meaning: "The token of the base credentials is wrong or has run out.",
                remedy: "Give the provider of the role base credentials that can be renewed.",
                retry: crate::rt::RetryClass::Credentials,
            },
            crate::rt::CodeInfo {
                code: "AuthFailure.UnauthorizedOperation",
                meaning: "No policy lets the caller assume the role.",
                remedy: "Attach a policy with sts:AssumeRole to the caller on the Policies page of the CAM console.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "DryRunOperation",
                meaning: "A dry run was asked for, and the real call would have gone through.",
                remedy: "Leave the DryRun parameter out to have the call carried out.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "FailedOperation",
                meaning: "The call did not work out, for a reason without a code of its own.",
                remedy: "Act on the Message of the answer; where it names no parameter, open a ticket in the console with the RequestId.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InternalError",
                meaning: "The platform or the service broke down inside.",
                remedy: "Pause for some seconds and call again, a create only when its new id cannot be found; if it lasts, open a ticket with the RequestId.",
                retry: crate::rt::RetryClass::Transient,
            },
            crate::rt::CodeInfo {
                code: "InternalError.DbError",
                meaning: "The service could not reach its store.",
                remedy: "Call again after some seconds.",
                retry: crate::rt::RetryClass::Transient,
            },
            crate::rt::CodeInfo {
                code: "InternalError.EncryptError",
                meaning: "The service could not encrypt the token.",
                remedy: "Call again a little later.",
                retry: crate::rt::RetryClass::Transient,
            },
            crate::rt::CodeInfo {
                code: "InternalError.GetAppIdError",
                meaning: "The service could not find out the account of the caller.",
                remedy: "Call again soon; if it lasts, look at the account in the console.",
                retry: crate::rt::RetryClass::Transient,
            },
            crate::rt::CodeInfo {
                code: "InternalError.GetRoleError",
                meaning: "The service could not look the role up.",
                remedy: "Call again after a pause; then check RoleArn against the Roles page of the CAM console.",
                retry: crate::rt::RetryClass::Transient,
            },
            crate::rt::CodeInfo {
                code: "InternalError.GetSeedTokenError",
                meaning: "The service could not get what it makes tokens from.",
                remedy: "Call again in a timestamps; if it lasts, ask support.",
                retry: crate::rt::RetryClass::Transient,
            },
            crate::rt::CodeInfo {
                code: "InternalError.IllegalRole",
                meaning: "The role is not one that can be assumed.",
                remedy: "Copy RoleArn anew from the role's page in the CAM console.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InternalError.PbSerializeError",
                meaning: "The service could not write its answer.",
                remedy: "Call again; the request itself is sound.",
                retry: crate::rt::RetryClass::Transient,
            },
            crate::rt::CodeInfo {
                code: "InternalError.SystemError",
                meaning: "The service failed inside.",
                remedy: "Sleep and call again; if it lasts, tell support the RequestId.",
                retry: crate::rt::RetryClass::Transient,
            },
            crate::rt::CodeInfo {
                code: "InternalError.UnknownError",
                meaning: "The service failed for a reason that it does not know.",
                remedy: "Call again with growing pauses.",
                retry: crate::rt::RetryClass::Transient,
            },
            crate::rt::CodeInfo {
                code: "InvalidAction",
                meaning: "This version of the API has no action of that name.",
                remedy: "Call an action that this version of the API has on this site; its name is compared letter by letter.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InvalidParameter",
                meaning: "A parameter has the wrong form, such as another JSON type.",
                remedy: "Send the parameter that Message names with the type of its row in the action's table; ids are strings, also when they look like numbers.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InvalidParameter.AccountNotAvaliable",
                meaning: "The account does not exist or is not active.",
                remedy: "Check the account number within RoleArn.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InvalidParameter.ExtendStrategyOverSize",
                meaning: "The policy has grown too large.",
                remedy: "Shorten Policy, or narrow the role itself.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InvalidParameter.GrantOtherResource",
                meaning: "The policy grants what is not the caller's.",
                remedy: "Leave out of Policy what belongs to other accounts.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InvalidParameter.OverLimit",
                meaning: "Calls come too fast.",
                remedy: "Keep credentials until they end in place of asking for new ones.",
                retry: crate::rt::RetryClass::Throttled,
            },
            crate::rt::CodeInfo {
                code: "InvalidParameter.OverTimeError",
                meaning: "The life that was asked for is too long.",
                remedy: "Set DurationSeconds to at most 43200 and to what the role allows.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InvalidParameter.ParamError",
                meaning: "A parameter is wrong.",
                remedy: "Compare RoleArn, RoleSessionName and ExternalId with their rows.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InvalidParameter.PolicyTooLong",
                meaning: "The policy is too long.",
                remedy: "Shorten Policy.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InvalidParameter.ResouceError",
                meaning: "A resource within the policy is wrong.",
                remedy: "Correct the resources that Policy names.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InvalidParameter.StrategyFormatError",
                meaning: "The policy does not have the form of one.",
                remedy: "Correct the JSON of Policy by the CAM syntax.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InvalidParameter.StrategyInvalid",
                meaning: "The policy is not valid.",
                remedy: "Check Policy with the editor of the CAM console.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InvalidParameter.TempCodeNotAvaliable",
                meaning: "A temporary code of the caller is not valid.",
                remedy: "Sign in anew at the source of the base credentials.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InvalidParameterValue",
                meaning: "The value of a parameter is outside of what the action takes.",
                remedy: "Bring the parameter that Message names within the limits of its row in the action's table.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "InvalidRequest",
                meaning: "The parts of the multipart body cannot be told apart.",
                remedy: "Send JSON with Content-Type application/json; multipart/form-data is for the few actions that say so.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "IpInBlacklist",
                meaning: "The caller's IP address is blocked.",
                remedy: "Call from another address, or take this one off the block list of the account in the CAM console.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "IpNotInWhitelist",
                meaning: "Only listed IP addresses may call, and this one is not listed.",
                remedy: "Add the public address of the caller to the allow list that the account keeps in the CAM console.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "LimitExceeded",
                meaning: "A quota of the account has no room left.",
                remedy: "Free some of what Message names, or ask in a ticket for a larger quota of it.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "MissingParameter",
                meaning: "A parameter that the action needs is not there.",
                remedy: "Set the parameter that Message names; when that is Region, set TENCENTCLOUD_REGION.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "NoSuchProduct",
                meaning: "The platform has no product at this host or of this service name.",
                remedy: "Set the endpoint to a host of the service, and the service name to the one that its spec has.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "NoSuchVersion",
                meaning: "The service has no version of this date.",
                remedy: "Set X-TC-Version to a version on the API history page of the service.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "RequestLimitExceeded",
                meaning: "Calls of this kind come too fast.",
                remedy: "Lower the number of calls per second to this action, or let fewer of them run side by side.",
                retry: crate::rt::RetryClass::Throttled,
            },
            crate::rt::CodeInfo {
                code: "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
                meaning: "The account calls too fast, all regions counted together.",
                remedy: "Slow down every program of the account, whichever Region or regional host it uses.",
                retry: crate::rt::RetryClass::Throttled,
            },
            crate::rt::CodeInfo {
                code: "RequestLimitExceeded.IPLimitExceeded",
                meaning: "One IP address calls too fast.",
                remedy: "Slow down the programs behind the caller's public address, or give them addresses of their own.",
                retry: crate::rt::RetryClass::Throttled,
            },
            crate::rt::CodeInfo {
                code: "RequestLimitExceeded.UinLimitExceeded",
                meaning: "The account calls too fast.",
                remedy: "Slow down all programs that sign with keys of this account, those of its sub-users included.",
                retry: crate::rt::RetryClass::Throttled,
            },
            crate::rt::CodeInfo {
                code: "RequestSizeLimitExceeded",
                meaning: "The request is larger than the platform takes.",
                remedy: "Keep the body within 10 MB and a GET within 32 KB; give a URL in place of large content where the action takes one.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "ResourceInUse",
                meaning: "Something that the call needs is in use elsewhere.",
                remedy: "Finish or undo the other use of what Message names, then call again.",
                retry: crate::rt::RetryClass::Later,
            },
            crate::rt::CodeInfo {
                code: "ResourceInsufficient",
                meaning: "There is not enough of something that the call needs.",
                remedy: "Ask for less of what Message names, or buy more of it in the console of the service.",
                retry: crate::rt::RetryClass::Later,
            },
            crate::rt::CodeInfo {
                code: "ResourceNotFound",
                meaning: "Something that the call refers to does not exist.",
                remedy: "Correct the id that Message names; the actions that list things show the ids that exist.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "ResourceNotFound.RoleNotFound",
                meaning: "The account has no such role.",
                remedy: "Correct RoleArn; the Roles page of the CAM console lists the roles.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "ResourceUnavailable",
                meaning: "Something that the call needs cannot be used now.",
                remedy: "Look in the console of the service whether it is active and what was bought is valid.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "ResponseSizeLimitExceeded",
                meaning: "The answer would be larger than the platform sends.",
                remedy: "Ask for less at a time with a lower Limit.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "ServiceUnavailable",
                meaning: "The service is down for the moment.",
                remedy: "Call again with growing pauses and watch the vendor's status page; look for the new id before repeating a create.",
                retry: crate::rt::RetryClass::Transient,
            },
            crate::rt::CodeInfo {
                code: "UnauthorizedOperation",
                meaning: "The caller may not assume the role.",
                remedy: "Add the caller to the trust of the role, or check the identity provider.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "UnknownParameter",
                meaning: "The request has a parameter that the action does not define.",
                remedy: "Remove the parameter that Message names, or spell it as the action's table does, without the \".N\" of lists.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "UnsupportedOperation",
                meaning: "The service does not do what was asked with these things.",
                remedy: "Read in Message what does not go together.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "UnsupportedProtocol",
                meaning: "The platform does not talk this protocol or HTTP method.",
                remedy: "Use https with POST or GET.",
                retry: crate::rt::RetryClass::Never,
            },
            crate::rt::CodeInfo {
                code: "UnsupportedRegion",
                meaning: "This region does not have the action.",
                remedy: "Leave Region (TENCENTCLOUD_REGION) unset, or set it to a region where the service is sold.",
                retry: crate::rt::RetryClass::Never,
            },
        ],
    );
    pub(crate) static SERVICE: crate::rt::ServiceInfo = crate::rt::ServiceInfo {
        name: "sts",
        version: "2018-08-13",
        hosts: crate::rt::Hosts {
            mainland: ::core::option::Option::Some("sts.tencentcloudapi.com"),
            international: ::core::option::Option::Some("sts.intl.tencentcloudapi.com"),
            internal: ::core::option::Option::Some("sts.internal.tencentcloudapi.com"),
            regional: ::core::option::Option::Some("sts.{region}.tencentcloudapi.com"),
        },
        codes: &TABLE,
        missing: "MissingParameter",
        get_bytes: 32768,
        post_bytes: 10485760,
        rates: &[],
        names: &[
            "AssumeRole",
            "AssumeRoleWithWebIdentity",
            "Credentials",
            "DurationSeconds",
            "Expiration",
            "ExpiredTime",
            "ExternalId",
            "Policy",
            "ProviderId",
            "RequestId",
            "RoleArn",
            "RoleSessionName",
            "TmpSecretId",
            "TmpSecretKey",
            "Token",
            "WebIdentityToken",
        ],
    };
}
/// What builders need before they can be sent.
#[doc(hidden)]
pub mod required {
    /// required parameter RoleArn is not set: call .role_arn(…)
    #[diagnostic::on_unimplemented(
        message = "required parameter RoleArn is not set: call .role_arn(…)",
        label = "required parameter RoleArn is not set: call .role_arn(…)"
    )]
    pub trait RoleArn {}
    impl RoleArn for crate::rt::Set {}
    /// required parameter RoleSessionName is not set: call .role_session_name(…)
    #[diagnostic::on_unimplemented(
        message = "required parameter RoleSessionName is not set: call .role_session_name(…)",
        label = "required parameter RoleSessionName is not set: call .role_session_name(…)"
    )]
    pub trait RoleSessionName {}
    impl RoleSessionName for crate::rt::Set {}
    /// required parameter ProviderId is not set: call .provider_id(…)
    #[diagnostic::on_unimplemented(
        message = "required parameter ProviderId is not set: call .provider_id(…)",
        label = "required parameter ProviderId is not set: call .provider_id(…)"
    )]
    pub trait ProviderId {}
    impl ProviderId for crate::rt::Set {}
    /// required parameter WebIdentityToken is not set: call .web_identity_token(…)
    #[diagnostic::on_unimplemented(
        message = "required parameter WebIdentityToken is not set: call .web_identity_token(…)",
        label = "required parameter WebIdentityToken is not set: call .web_identity_token(…)"
    )]
    pub trait WebIdentityToken {}
    impl WebIdentityToken for crate::rt::Set {}
}
/// Enumerations and structures that requests and responses share.
pub mod types {
    #[allow(unused_imports)]
    use crate::rt as rt;
    /// Temporary keys and the token that belongs to them.
    ///
    /// Generated from `sts/types.yaml`.
    #[derive(::core::clone::Clone, ::core::default::Default, ::core::cmp::PartialEq)]
    #[non_exhaustive]
    pub struct Credentials {
        /// Token of at most 4096 bytes.
        ///
        /// `Token`. Personal data: `Debug` and logs leave it out.
        pub token: ::core::option::Option<::std::string::String>,
        /// Id of the keys; at most 1024 bytes.
        ///
        /// `TmpSecretId`. Personal data: `Debug` and logs leave it out.
        pub tmp_secret_id: ::core::option::Option<::std::string::String>,
        /// Key of at most 1024 bytes.
        ///
        /// `TmpSecretKey`. Personal data: `Debug` and logs leave it out.
        pub tmp_secret_key: ::core::option::Option<::std::string::String>,
    }
    impl rt::Structure for Credentials {
        fn encode<'a>(&'a self, out: &mut rt::FieldWriter<'_, 'a>) {
            out.put_sensitive("Token", &self.token);
            out.put_sensitive("TmpSecretId", &self.tmp_secret_id);
            out.put_sensitive("TmpSecretKey", &self.tmp_secret_key);
        }
        fn decode(&mut self, fields: &mut rt::FieldReader<'_>) {
            fields.take("Token", &mut self.token);
            fields.take("TmpSecretId", &mut self.tmp_secret_id);
            fields.take("TmpSecretKey", &mut self.tmp_secret_key);
        }
    }
    rt::structure_impls!(Credentials, Lenient);
}
/// One module for each action: its request, builder and response.
pub mod actions {
    #[doc(no_inline)]
    pub use self::assume_role::{
        AssumeRoleBuilder, AssumeRoleRequest, AssumeRoleResponse,
    };
    #[doc(no_inline)]
    pub use self::assume_role_with_web_identity::{
        AssumeRoleWithWebIdentityBuilder, AssumeRoleWithWebIdentityRequest,
        AssumeRoleWithWebIdentityResponse,
    };
    /// Gives temporary credentials of a role.
    ///
    /// The caller needs a policy that allows the action, and the role has to trust the caller.
    ///
    /// Changes nothing: safe to repeat. Offered on the mainland and the international site.
    ///
    /// Source: <https://www.tencentcloud.com/document/product/1150/49456>
    ///
    /// Example: A session of half an hour.
    ///
    /// ```json
    /// // request
    /// {
    ///   "RoleArn": "qcs::cam::uin/12345678:roleName/testRoleName",
    ///   "RoleSessionName": "test",
    ///   "DurationSeconds": 1800
    /// }
    /// ```
    ///
    /// ```json
    /// // response
    /// {
    ///   "Credentials": {
    ///     "Token": "token",
    ///     "TmpSecretId": "AKIDtemporary",
    ///     "TmpSecretKey": "key"
    ///   },
    ///   "ExpiredTime": 1543914376,
    ///   "Expiration": "2018-12-04T09:06:16Z",
    ///   "RequestId": "4daec797-9cd2-4f09-9e7a-7d4c43b2a74c"
    /// }
    /// ```
    ///
    /// Generated from `sts/actions/assume_role.yaml`.
    ///
    /// # Errors
    ///
    /// Documented codes; others can come as well:
    ///
    /// - `InternalError.DbError`: The service could not reach its store.
    /// - `InternalError.EncryptError`: The service could not encrypt the token.
    /// - `InternalError.GetAppIdError`: The service could not find out the account of the caller.
    /// - `InternalError.GetRoleError`: The service could not look the role up.
    /// - `InternalError.GetSeedTokenError`: The service could not get what it makes tokens from.
    /// - `InternalError.IllegalRole`: The role is not one that can be assumed.
    /// - `InternalError.PbSerializeError`: The service could not write its answer.
    /// - `InternalError.SystemError`: The service failed inside.
    /// - `InternalError.UnknownError`: The service failed for a reason that it does not know.
    /// - `InvalidParameter.AccountNotAvaliable`: The account does not exist or is not active.
    /// - `InvalidParameter.ExtendStrategyOverSize`: The policy has grown too large.
    /// - `InvalidParameter.GrantOtherResource`: The policy grants what is not the caller's.
    /// - `InvalidParameter.OverLimit`: Calls come too fast.
    /// - `InvalidParameter.OverTimeError`: The life that was asked for is too long.
    /// - `InvalidParameter.ParamError`: A parameter is wrong.
    /// - `InvalidParameter.PolicyTooLong`: The policy is too long.
    /// - `InvalidParameter.ResouceError`: A resource within the policy is wrong.
    /// - `InvalidParameter.StrategyFormatError`: The policy does not have the form of one.
    /// - `InvalidParameter.StrategyInvalid`: The policy is not valid.
    /// - `InvalidParameter.TempCodeNotAvaliable`: A temporary code of the caller is not valid.
    /// - `ResourceNotFound.RoleNotFound`: The account has no such role.
    /// - `UnauthorizedOperation`: The caller may not assume the role.
    pub mod assume_role {
        use super::super::{codes, required, types};
        use crate::rt::{self as rt, Set, Unset};
        use AssumeRoleBuilder as Builder;
        /// Parameters of AssumeRole: Gives temporary credentials of a role.
        ///
        /// Made by [`AssumeRoleRequest::builder`], or filled from data with serde and sent with `Client::send`.
        #[derive(::core::clone::Clone, ::core::default::Default, ::core::cmp::PartialEq)]
        #[non_exhaustive]
        pub struct AssumeRoleRequest {
            /// `RoleArn`: see [`Builder::role_arn`].
            pub role_arn: Option<String>,
            /// `RoleSessionName`: see [`Builder::role_session_name`].
            pub role_session_name: Option<String>,
            /// `DurationSeconds`: see [`Builder::duration_seconds`].
            pub duration_seconds: Option<u64>,
            /// `Policy`: see [`Builder::policy`].
            pub policy: Option<String>,
            /// `ExternalId`: see [`Builder::external_id`].
            pub external_id: Option<String>,
        }
        impl rt::Structure for AssumeRoleRequest {
            fn encode<'a>(&'a self, out: &mut rt::FieldWriter<'_, 'a>) {
                out.put("RoleArn", &self.role_arn);
                out.put("RoleSessionName", &self.role_session_name);
                out.put("DurationSeconds", &self.duration_seconds);
                out.put("Policy", &self.policy);
                out.put_sensitive("ExternalId", &self.external_id);
            }
            fn decode(&mut self, fields: &mut rt::FieldReader<'_>) {
                fields.take("RoleArn", &mut self.role_arn);
                fields.take("RoleSessionName", &mut self.role_session_name);
                fields.take("DurationSeconds", &mut self.duration_seconds);
                fields.take("Policy", &mut self.policy);
                fields.take("ExternalId", &mut self.external_id);
            }
        }
        rt::debug_impl!(AssumeRoleRequest);
        rt::serde_impls!(AssumeRoleRequest, Strict);
        impl rt::Validate for AssumeRoleRequest {
            fn validate(&self, v: &mut rt::Validator<'_>) {
                v.text("RoleArn", &self.role_arn).required();
                v.text("RoleSessionName", &self.role_session_name)
                    .required()
                    .min_chars(2, rt::refuse("InvalidParameter.ParamError"))
                    .max_chars(128, rt::refuse("InvalidParameter.ParamError"))
                    .alphabet(
                        &rt::Alphabet {
                            english_letters: true,
                            chinese_letters: false,
                            digits: true,
                            symbols: "_+=,.@-",
                        },
                        rt::refuse("InvalidParameter.ParamError"),
                    );
                v.unsigned("DurationSeconds", &self.duration_seconds)
                    .max(43200, rt::refuse("InvalidParameter.OverTimeError"));
                v.text("ExternalId", &self.external_id)
                    .min_chars(2, rt::refuse("InvalidParameter.ParamError"))
                    .max_chars(128, rt::refuse("InvalidParameter.ParamError"))
                    .alphabet(
                        &rt::Alphabet {
                            english_letters: true,
                            chinese_letters: false,
                            digits: true,
                            symbols: "_+=,.@:/-",
                        },
                        rt::refuse("InvalidParameter.ParamError"),
                    );
            }
        }
        impl rt::Action for AssumeRoleRequest {
            const NAME: &'static str = "AssumeRole";
            const SERVICE: &'static rt::ServiceInfo = &codes::SERVICE;
            const EFFECT: rt::Effect = rt::Effect::Read;
            type Output = AssumeRoleResponse;
        }
        impl AssumeRoleRequest {
            /// Starts a request that is not tied to a client.
            pub fn builder() -> AssumeRoleBuilder<()> {
                Builder(rt::RequestBuilder::new(()))
            }
            /// Checks every documented rule and reports all violations at once.
            pub fn validate(&self) -> rt::Validation {
                rt::validate(self)
            }
        }
        /// Builds a [`AssumeRoleRequest`]. Each required parameter is a state in its type: what is missing does not compile.
        #[must_use = "a builder does nothing until it is sent or built"]
        pub struct AssumeRoleBuilder<C, S0 = Unset, S1 = Unset>(
            rt::RequestBuilder<C, AssumeRoleRequest, (S0, S1)>,
        );
        impl<C, S0, S1> AssumeRoleBuilder<C, S0, S1> {
            /// Description of the role, such as qcs::cam::uin/12345678:roleName/testRoleName.
            ///
            /// `RoleArn`, required.
            pub fn role_arn(self, value: impl rt::IntoText) -> Builder<C, Set, S1> {
                rt::set!(self.role_arn = Some(rt::text(value)), Builder)
            }
            /// Name of the session, for the audit log.
            ///
            /// `RoleSessionName`, required. At least 2 characters, else `InvalidParameter.ParamError`. At most 128 characters, else `InvalidParameter.ParamError`. Only English letters, digits, `_+=,.@-`, else `InvalidParameter.ParamError`.
            pub fn role_session_name(
                self,
                value: impl rt::IntoText,
            ) -> Builder<C, S0, Set> {
                rt::set!(self.role_session_name = Some(rt::text(value)), Builder)
            }
            /// Life of the credentials in seconds.
            ///
            /// `DurationSeconds`. When absent, the service takes `7200`. At most 43200, else `InvalidParameter.OverTimeError`.
            pub fn duration_seconds(self, value: u64) -> Self {
                self.maybe_duration_seconds(Some(value))
            }
            /// As [`duration_seconds`](Self::duration_seconds), or leaves it out for `None`.
            pub fn maybe_duration_seconds(self, value: Option<u64>) -> Self {
                rt::set!(self.duration_seconds = value)
            }
            /// Policy that narrows what the role may do; JSON, URL-encoded, without a principal.
            ///
            /// `Policy`.
            pub fn policy(self, value: impl rt::IntoText) -> Self {
                self.maybe_policy(Some(value))
            }
            /// As [`policy`](Self::policy), or leaves it out for `None`.
            pub fn maybe_policy(self, value: Option<impl rt::IntoText>) -> Self {
                rt::set!(self.policy = value.map(rt::text))
            }
            /// Id that the role's trust may ask for.
            ///
            /// `ExternalId`. At least 2 characters, else `InvalidParameter.ParamError`. At most 128 characters, else `InvalidParameter.ParamError`. Only English letters, digits, `_+=,.@:/-`, else `InvalidParameter.ParamError`. Personal data: `Debug` and logs leave it out.
            pub fn external_id(self, value: impl rt::IntoText) -> Self {
                self.maybe_external_id(Some(value))
            }
            /// As [`external_id`](Self::external_id), or leaves it out for `None`.
            pub fn maybe_external_id(self, value: Option<impl rt::IntoText>) -> Self {
                rt::set!(self.external_id = value.map(rt::text))
            }
            /// The request as a plain value.
            pub fn build(self) -> AssumeRoleRequest
            where
                S0: required::RoleArn,
                S1: required::RoleSessionName,
            {
                self.0.request
            }
            /// Checks the request and sends it.
            pub fn send(self) -> C::Output
            where
                C: rt::Dispatch<AssumeRoleRequest>,
                S0: required::RoleArn,
                S1: required::RoleSessionName,
            {
                self.0.send()
            }
        }
        /// Response to AssumeRole.
        #[derive(::core::clone::Clone, ::core::default::Default, ::core::cmp::PartialEq)]
        #[non_exhaustive]
        pub struct AssumeRoleResponse {
            /// The temporary credentials.
            ///
            /// `Credentials`.
            pub credentials: Option<types::Credentials>,
            /// When they end; in seconds since 1970.
            ///
            /// `ExpiredTime`.
            pub expired_time: Option<i64>,
            /// The same as ISO 8601 in UTC.
            ///
            /// `Expiration`.
            pub expiration: Option<String>,
            /// Id of this call, for the vendor's support.
            ///
            /// `RequestId`.
            pub request_id: String,
        }
        impl rt::Structure for AssumeRoleResponse {
            fn encode<'a>(&'a self, out: &mut rt::FieldWriter<'_, 'a>) {
                out.put("Credentials", &self.credentials);
                out.put("ExpiredTime", &self.expired_time);
                out.put("Expiration", &self.expiration);
                out.put("RequestId", &self.request_id);
            }
            fn decode(&mut self, fields: &mut rt::FieldReader<'_>) {
                fields.take("Credentials", &mut self.credentials);
                fields.take("ExpiredTime", &mut self.expired_time);
                fields.take("Expiration", &mut self.expiration);
                fields.take_always("RequestId", &mut self.request_id);
            }
        }
        rt::debug_impl!(AssumeRoleResponse);
        impl rt::ActionOutput for AssumeRoleResponse {}
        impl<M: rt::Mode> super::super::Client<M> {
            /// Gives temporary credentials of a role.
            ///
            /// ```no_run
            /// # async fn example(client: tc3_runtime::sts::Client) -> Result<(), tc3_runtime::Error> {
            /// let response = client
            ///     .assume_role()
            ///     .role_arn("qcs::cam::uin/12345678:roleName/testRoleName")
            ///     .role_session_name("test")
            ///     .send()
            ///     .await?;
            /// println!("{response:?}");
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Generated from `sts/actions/assume_role.yaml`.
            pub fn assume_role(&self) -> AssumeRoleBuilder<rt::Client<M>> {
                Builder(rt::RequestBuilder::new(self.runtime().clone()))
            }
        }
    }
    /// Gives temporary credentials of a role to the holder of a token of an OIDC provider.
    ///
    /// Changes nothing: safe to repeat. Offered on the mainland and the international site.
    ///
    /// Its requests are not signed: what they hold proves who calls. No credentials are asked for.
    ///
    /// Source: <https://www.tencentcloud.com/document/product/1150/49454>
    ///
    /// Example: A session of a pod.
    ///
    /// ```json
    /// // request
    /// {
    ///   "ProviderId": "OIDC",
    ///   "WebIdentityToken": "token-of-the-cluster",
    ///   "RoleArn": "qcs::cam::uin/12345678:roleName/OneLogin-Role",
    ///   "RoleSessionName": "test_OIDC",
    ///   "DurationSeconds": 5000
    /// }
    /// ```
    ///
    /// ```json
    /// // response
    /// {
    ///   "ExpiredTime": 1543914376,
    ///   "Expiration": "2018-12-04T09:06:16Z",
    ///   "Credentials": {
    ///     "Token": "token",
    ///     "TmpSecretId": "AKIDtemporary",
    ///     "TmpSecretKey": "key"
    ///   },
    ///   "RequestId": "f6e7cbcb-add1-47bd-9097-d08cf8f3a919"
    /// }
    /// ```
    ///
    /// Generated from `sts/actions/assume_role_with_web_identity.yaml`.
    ///
    /// # Errors
    ///
    /// Documented codes; others can come as well:
    ///
    /// - `InternalError.DbError`: The service could not reach its store.
    /// - `InternalError.EncryptError`: The service could not encrypt the token.
    /// - `InternalError.GetAppIdError`: The service could not find out the account of the caller.
    /// - `InternalError.GetRoleError`: The service could not look the role up.
    /// - `InternalError.GetSeedTokenError`: The service could not get what it makes tokens from.
    /// - `InternalError.IllegalRole`: The role is not one that can be assumed.
    /// - `InternalError.PbSerializeError`: The service could not write its answer.
    /// - `InternalError.SystemError`: The service failed inside.
    /// - `InternalError.UnknownError`: The service failed for a reason that it does not know.
    /// - `InvalidParameter.AccountNotAvaliable`: The account does not exist or is not active.
    /// - `InvalidParameter.ExtendStrategyOverSize`: The policy has grown too large.
    /// - `InvalidParameter.GrantOtherResource`: The policy grants what is not the caller's.
    /// - `InvalidParameter.OverLimit`: Calls come too fast.
    /// - `InvalidParameter.OverTimeError`: The life that was asked for is too long.
    /// - `InvalidParameter.ParamError`: A parameter is wrong.
    /// - `InvalidParameter.PolicyTooLong`: The policy is too long.
    /// - `InvalidParameter.ResouceError`: A resource within the policy is wrong.
    /// - `InvalidParameter.StrategyFormatError`: The policy does not have the form of one.
    /// - `InvalidParameter.StrategyInvalid`: The policy is not valid.
    /// - `InvalidParameter.TempCodeNotAvaliable`: A temporary code of the caller is not valid.
    /// - `ResourceNotFound.RoleNotFound`: The account has no such role.
    /// - `UnauthorizedOperation`: The caller may not assume the role.
    pub mod assume_role_with_web_identity {
        use super::super::{codes, required, types};
        use crate::rt::{self as rt, Set, Unset};
        use AssumeRoleWithWebIdentityBuilder as Builder;
        /// Parameters of AssumeRoleWithWebIdentity: Gives temporary credentials of a role to the holder of a token of an OIDC provider.
        ///
        /// Made by [`AssumeRoleWithWebIdentityRequest::builder`], or filled from data with serde and sent with `Client::send`.
        #[derive(::core::clone::Clone, ::core::default::Default, ::core::cmp::PartialEq)]
        #[non_exhaustive]
        pub struct AssumeRoleWithWebIdentityRequest {
            /// `ProviderId`: see [`Builder::provider_id`].
            pub provider_id: Option<String>,
            /// `WebIdentityToken`: see [`Builder::web_identity_token`].
            pub web_identity_token: Option<String>,
            /// `RoleArn`: see [`Builder::role_arn`].
            pub role_arn: Option<String>,
            /// `RoleSessionName`: see [`Builder::role_session_name`].
            pub role_session_name: Option<String>,
            /// `DurationSeconds`: see [`Builder::duration_seconds`].
            pub duration_seconds: Option<i64>,
        }
        impl rt::Structure for AssumeRoleWithWebIdentityRequest {
            fn encode<'a>(&'a self, out: &mut rt::FieldWriter<'_, 'a>) {
                out.put("ProviderId", &self.provider_id);
                out.put_sensitive("WebIdentityToken", &self.web_identity_token);
                out.put("RoleArn", &self.role_arn);
                out.put("RoleSessionName", &self.role_session_name);
                out.put("DurationSeconds", &self.duration_seconds);
            }
            fn decode(&mut self, fields: &mut rt::FieldReader<'_>) {
                fields.take("ProviderId", &mut self.provider_id);
                fields.take("WebIdentityToken", &mut self.web_identity_token);
                fields.take("RoleArn", &mut self.role_arn);
                fields.take("RoleSessionName", &mut self.role_session_name);
                fields.take("DurationSeconds", &mut self.duration_seconds);
            }
        }
        rt::debug_impl!(AssumeRoleWithWebIdentityRequest);
        rt::serde_impls!(AssumeRoleWithWebIdentityRequest, Strict);
        impl rt::Validate for AssumeRoleWithWebIdentityRequest {
            fn validate(&self, v: &mut rt::Validator<'_>) {
                v.text("ProviderId", &self.provider_id).required();
                v.text("WebIdentityToken", &self.web_identity_token).required();
                v.text("RoleArn", &self.role_arn).required();
                v.text("RoleSessionName", &self.role_session_name).required();
                v.integer("DurationSeconds", &self.duration_seconds)
                    .max(43200, rt::refuse("InvalidParameter.OverTimeError"));
            }
        }
        impl rt::Action for AssumeRoleWithWebIdentityRequest {
            const NAME: &'static str = "AssumeRoleWithWebIdentity";
            const SERVICE: &'static rt::ServiceInfo = &codes::SERVICE;
            const EFFECT: rt::Effect = rt::Effect::Read;
            const SIGNED: bool = false;
            type Output = AssumeRoleWithWebIdentityResponse;
        }
        impl AssumeRoleWithWebIdentityRequest {
            /// Starts a request that is not tied to a client.
            pub fn builder() -> AssumeRoleWithWebIdentityBuilder<()> {
                Builder(rt::RequestBuilder::new(()))
            }
            /// Checks every documented rule and reports all violations at once.
            pub fn validate(&self) -> rt::Validation {
                rt::validate(self)
            }
        }
        /// Builds a [`AssumeRoleWithWebIdentityRequest`]. Each required parameter is a state in its type: what is missing does not compile.
        #[must_use = "a builder does nothing until it is sent or built"]
        pub struct AssumeRoleWithWebIdentityBuilder<
            C,
            S0 = Unset,
            S1 = Unset,
            S2 = Unset,
            S3 = Unset,
        >(
            rt::RequestBuilder<C, AssumeRoleWithWebIdentityRequest, (S0, S1, S2, S3)>,
        );
        impl<C, S0, S1, S2, S3> AssumeRoleWithWebIdentityBuilder<C, S0, S1, S2, S3> {
            /// Name of the identity provider.
            ///
            /// `ProviderId`, required.
            pub fn provider_id(
                self,
                value: impl rt::IntoText,
            ) -> Builder<C, Set, S1, S2, S3> {
                rt::set!(self.provider_id = Some(rt::text(value)), Builder)
            }
            /// Token that the identity provider gave out.
            ///
            /// `WebIdentityToken`, required. Personal data: `Debug` and logs leave it out.
            pub fn web_identity_token(
                self,
                value: impl rt::IntoText,
            ) -> Builder<C, S0, Set, S2, S3> {
                rt::set!(self.web_identity_token = Some(rt::text(value)), Builder)
            }
            /// Description of the role, such as qcs::cam::uin/12345678:roleName/testRoleName.
            ///
            /// `RoleArn`, required.
            pub fn role_arn(
                self,
                value: impl rt::IntoText,
            ) -> Builder<C, S0, S1, Set, S3> {
                rt::set!(self.role_arn = Some(rt::text(value)), Builder)
            }
            /// Name of the session, for the audit log.
            ///
            /// `RoleSessionName`, required.
            pub fn role_session_name(
                self,
                value: impl rt::IntoText,
            ) -> Builder<C, S0, S1, S2, Set> {
                rt::set!(self.role_session_name = Some(rt::text(value)), Builder)
            }
            /// Life of the credentials in seconds.
            ///
            /// `DurationSeconds`. When absent, the service takes `7200`. At most 43200, else `InvalidParameter.OverTimeError`.
            pub fn duration_seconds(self, value: i64) -> Self {
                self.maybe_duration_seconds(Some(value))
            }
            /// As [`duration_seconds`](Self::duration_seconds), or leaves it out for `None`.
            pub fn maybe_duration_seconds(self, value: Option<i64>) -> Self {
                rt::set!(self.duration_seconds = value)
            }
            /// The request as a plain value.
            pub fn build(self) -> AssumeRoleWithWebIdentityRequest
            where
                S0: required::ProviderId,
                S1: required::WebIdentityToken,
                S2: required::RoleArn,
                S3: required::RoleSessionName,
            {
                self.0.request
            }
            /// Checks the request and sends it.
            pub fn send(self) -> C::Output
            where
                C: rt::Dispatch<AssumeRoleWithWebIdentityRequest>,
                S0: required::ProviderId,
                S1: required::WebIdentityToken,
                S2: required::RoleArn,
                S3: required::RoleSessionName,
            {
                self.0.send()
            }
        }
        /// Response to AssumeRoleWithWebIdentity.
        #[derive(::core::clone::Clone, ::core::default::Default, ::core::cmp::PartialEq)]
        #[non_exhaustive]
        pub struct AssumeRoleWithWebIdentityResponse {
            /// When they end; in seconds since 1970.
            ///
            /// `ExpiredTime`.
            pub expired_time: Option<u64>,
            /// The same as ISO 8601 in UTC.
            ///
            /// `Expiration`.
            pub expiration: Option<String>,
            /// The temporary credentials.
            ///
            /// `Credentials`.
            pub credentials: Option<types::Credentials>,
            /// Id of this call, for the vendor's support.
            ///
            /// `RequestId`.
            pub request_id: String,
        }
        impl rt::Structure for AssumeRoleWithWebIdentityResponse {
            fn encode<'a>(&'a self, out: &mut rt::FieldWriter<'_, 'a>) {
                out.put("ExpiredTime", &self.expired_time);
                out.put("Expiration", &self.expiration);
                out.put("Credentials", &self.credentials);
                out.put("RequestId", &self.request_id);
            }
            fn decode(&mut self, fields: &mut rt::FieldReader<'_>) {
                fields.take("ExpiredTime", &mut self.expired_time);
                fields.take("Expiration", &mut self.expiration);
                fields.take("Credentials", &mut self.credentials);
                fields.take_always("RequestId", &mut self.request_id);
            }
        }
        rt::debug_impl!(AssumeRoleWithWebIdentityResponse);
        impl rt::ActionOutput for AssumeRoleWithWebIdentityResponse {}
        impl<M: rt::Mode> super::super::Client<M> {
            /// Gives temporary credentials of a role to the holder of a token of an OIDC provider.
            ///
            /// ```no_run
            /// # async fn example(client: tc3_runtime::sts::Client) -> Result<(), tc3_runtime::Error> {
            /// let response = client
            ///     .assume_role_with_web_identity()
            ///     .provider_id("OIDC")
            ///     .web_identity_token("token-of-the-cluster")
            ///     .role_arn("qcs::cam::uin/12345678:roleName/OneLogin-Role")
            ///     .role_session_name("test_OIDC")
            ///     .send()
            ///     .await?;
            /// println!("{response:?}");
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Generated from `sts/actions/assume_role_with_web_identity.yaml`.
            pub fn assume_role_with_web_identity(
                &self,
            ) -> AssumeRoleWithWebIdentityBuilder<rt::Client<M>> {
                Builder(rt::RequestBuilder::new(self.runtime().clone()))
            }
        }
    }
}
