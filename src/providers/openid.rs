//! A provider that speaks OpenID Connect: its settings and keys are discovered at first use.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use openidconnect::{
    AccessToken, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret,
    CsrfToken, EndUserEmail, EndUserName, EndUserUsername, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, LocalizedClaim, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, SubjectIdentifier, TokenResponse,
    UserInfoError,
    core::{
        CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdToken, CoreIdTokenClaims,
        CoreProviderMetadata, CoreUserInfoClaims,
    },
};
use url::Url;

use super::{
    Begun, Failure, Vouched,
    web::{Web, told},
};
use crate::{config::ProviderClient, domain::values::Email};

/// How long what was discovered is taken for true.
const KNOWN: Duration = Duration::from_secs(60 * 60);

/// The client once the provider is known.
type Ready = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// One provider.
pub(super) struct OpenId {
    issuer: IssuerUrl,
    client: ProviderClient,
    web: Web,
    known: RwLock<Option<(Instant, Arc<CoreProviderMetadata>)>>,
}

impl OpenId {
    /// Asks it nothing yet.
    pub(super) fn new(issuer: &str, client: &ProviderClient) -> Result<Self> {
        Ok(Self {
            issuer: IssuerUrl::new(issuer.to_owned()).context("AFTERWORD_OIDC_ISSUER")?,
            client: client.clone(),
            web: Web::new(issuer.starts_with("http:")),
            known: RwLock::default(),
        })
    }

    /// Where the person goes.
    pub(super) async fn begin(&self, redirect: String) -> Result<(Url, Begun), Failure> {
        let metadata = self.metadata().await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state, nonce) = self
            .ready(&metadata, &redirect)?
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_scope(Scope::new("email".to_owned()))
            .add_scope(Scope::new("profile".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        let begun = Begun {
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
            redirect,
        };
        Ok((url, begun))
    }

    /// Who it was.
    pub(super) async fn finish(&self, code: &str, begun: Begun) -> Result<Vouched, Failure> {
        let client = self.ready(&*self.metadata().await?, &begun.redirect)?;
        let response = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|error| Failure::Away(told(&error)))?
            .set_pkce_verifier(PkceCodeVerifier::new(begun.verifier))
            .request_async(&self.web)
            .await
            .map_err(|error| match &error {
                RequestTokenError::ServerResponse(_) => Failure::Refused(told(&error)),
                _ => Failure::Away(told(&error)),
            })?;
        let token = response.id_token();
        let token = token.ok_or_else(|| Failure::Refused("there is no id token".to_owned()))?;
        let nonce = Nonce::new(begun.nonce);
        let claims = match verified(&client, token, &nonce) {
            // It may have changed its keys.
            Err(ClaimsVerificationError::SignatureVerification(_)) => {
                let client = self.ready(&*self.discover().await?, &begun.redirect)?;
                verified(&client, token, &nonce)
            }
            verified => verified,
        };
        let claims = claims.map_err(|error| Failure::Refused(told(&error)))?;
        let mut vouched = Vouched {
            issuer: self.issuer.as_str().to_owned(),
            subject: claims.subject().as_str().to_owned(),
            name: name(claims.name(), claims.preferred_username()),
            email: email(claims.email(), claims.email_verified()),
        };
        // Some tell in the token who it is, and all else only there.
        if claims.email().is_none() && client.user_info_url().is_some() {
            let told = self.user_info(&client, response.access_token(), claims.subject());
            let told = told.await?;
            vouched.email = email(told.email(), told.email_verified());
            let name = name(told.name(), told.preferred_username());
            vouched.name = vouched.name.or(name);
        }
        Ok(vouched)
    }

    async fn user_info(
        &self,
        client: &Ready,
        token: &AccessToken,
        subject: &SubjectIdentifier,
    ) -> Result<CoreUserInfoClaims, Failure> {
        let request = client.user_info(token.clone(), Some(subject.clone()));
        let request = request.map_err(|error| Failure::Away(told(&error)))?;
        let asked = request.request_async(&self.web).await;
        asked.map_err(|error| match &error {
            // The library would tell the log who it is about.
            UserInfoError::ClaimsVerification(_) => {
                Failure::Refused("what is told apart is about somebody else".to_owned())
            }
            _ => Failure::Away(told(&error)),
        })
    }

    async fn metadata(&self) -> Result<Arc<CoreProviderMetadata>, Failure> {
        let known = {
            let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
            known.clone()
        };
        match known {
            Some((at, metadata)) if at.elapsed() < KNOWN => Ok(metadata),
            _ => self.discover().await,
        }
    }

    /// Asks for settings and keys. Nobody waits for anybody else who asks the same: where one does
    /// not answer, all would stand in line.
    async fn discover(&self) -> Result<Arc<CoreProviderMetadata>, Failure> {
        let asked = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.web).await;
        let metadata = Arc::new(asked.map_err(|error| Failure::Away(told(&error)))?);
        let known = Some((Instant::now(), Arc::clone(&metadata)));
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = known;
        Ok(metadata)
    }

    fn ready(&self, metadata: &CoreProviderMetadata, redirect: &str) -> Result<Ready, Failure> {
        let redirect = RedirectUrl::new(redirect.to_owned());
        let redirect = redirect.map_err(|error| Failure::Away(told(&error)))?;
        let id = ClientId::new(self.client.id.clone());
        let secret = ClientSecret::new(self.client.secret.clone());
        let takes = metadata.token_endpoint_auth_methods_supported();
        let takes = |method| takes.is_none_or(|methods| methods.contains(&method));
        // What is meant where nothing is said (Discovery 1.0, section 3).
        let auth = match takes(CoreClientAuthMethod::ClientSecretBasic) {
            true => AuthType::BasicAuth,
            false => AuthType::RequestBody,
        };
        let client = CoreClient::from_provider_metadata(metadata.clone(), id, Some(secret));
        Ok(client.set_redirect_uri(redirect).set_auth_type(auth))
    }
}

/// The claims of a token that this provider signed, for this client and this sign-in, and that is
/// still good (Core 1.0, section 3.1.3.7).
fn verified(
    client: &Ready,
    token: &CoreIdToken,
    nonce: &Nonce,
) -> Result<CoreIdTokenClaims, ClaimsVerificationError> {
    token.claims(&client.id_token_verifier(), nonce).cloned()
}

fn name(
    name: Option<&LocalizedClaim<EndUserName>>,
    username: Option<&EndUserUsername>,
) -> Option<String> {
    let name = name.and_then(|name| name.get(None)).map(|name| &**name);
    let name = name.or(username.map(|username| &**username));
    name.cloned()
}

/// An address that the provider does not vouch for is nobody's.
fn email(email: Option<&EndUserEmail>, verified: Option<bool>) -> Option<Email> {
    let email = email.filter(|_| verified == Some(true))?;
    Email::parse(email).ok()
}
