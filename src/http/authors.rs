//! Under whose name a comment is said: a guest's own, an account's, and never one that belongs to
//! the staff.

use actix_web::http::StatusCode;

use super::{Service, clock, door::Door, forms::CommentForm, sender::Sender};
use crate::{
    domain::{
        account,
        moderation::{Rules, WhoMayComment},
        thread::{AddComment, Author},
        values::{AccountId, Role},
    },
    repository::NotGranted,
    store::StoreError,
    views::{FormError, Typed, Words},
};

/// Why a comment cannot be said under its name.
#[derive(Debug)]
pub enum Unfit {
    /// Somebody of the staff goes by it.
    NameBorrowed,
    /// The account may not comment here.
    Banned,
    /// Only others may comment here.
    Uninvited(WhoMayComment),
    /// The store does not tell.
    Away,
}

/// The name under which the form is to be taken: that of the account, if it has one.
pub fn name(sender: &Sender, form: &CommentForm) -> String {
    let account = sender.member.as_ref().map(|member| &member.account);
    let known = account.and_then(|account| account.name());
    known.map_or_else(|| form.name.clone(), |name| name.as_str().to_owned())
}

/// Lets the comment be an account's, with its role; a first name becomes the account's own.
pub async fn sign(
    door: &Door<'_>,
    rules: &Rules,
    sender: &mut Sender,
    command: &mut AddComment,
) -> Result<(), Unfit> {
    let own = sender.member.as_ref().map(|member| member.id);
    let role = sender.role;
    let allowed = match rules.who {
        WhoMayComment::Everybody => true,
        WhoMayComment::Members => sender.member.is_some(),
        WhoMayComment::Staff => role.is_some(),
    };
    if !allowed {
        return Err(Unfit::Uninvited(rules.who));
    }
    borrow_nothing(door, own, role, &mut command.author).await?;
    let Some(member) = &mut sender.member else {
        return Ok(());
    };
    command.role = role;
    command.author.email = None;
    command.author.website = member.account.website().cloned();
    if member.account.name().is_none() {
        let name = command.author.name.clone();
        let profile = account::Command::ChangeProfile {
            name,
            website: None,
        };
        let repository = &door.service.repository;
        let changed = repository.change_account(member.id, profile, clock::now());
        match changed.await {
            Ok(account) => member.account = account,
            Err(NotGranted::Failed(error)) => return Err(away(&error)),
            // They left for good meanwhile.
            Err(_) => return Err(Unfit::Away),
        }
    }
    Ok(())
}

/// Whether the account that has just said something left for good meanwhile: then it is taken back.
pub async fn left(service: &Service, sender: &Sender) -> bool {
    let Some(member) = &sender.member else {
        return false;
    };
    let erased = service.repository.erase_if_left(member.id, clock::now());
    erased.await.unwrap_or_else(|error| {
        super::errors::log(&error, "looking whether somebody has left");
        false
    })
}

/// Refuses the name of somebody else who decides on this site, and leaves out their address: to
/// refuse that, too, would tell strangers whose it is.
async fn borrow_nothing(
    door: &Door<'_>,
    own: Option<AccountId>,
    role: Option<Role>,
    author: &mut Author,
) -> Result<(), Unfit> {
    let repository = &door.service.repository;
    let staff = repository.staff().await.map_err(|error| away(&error))?;
    for member in staff.state.of(&door.key.site) {
        if own == Some(member.account) {
            continue;
        }
        let account = repository.account(member.account).await;
        let account = account.map_err(|error| away(&error))?.state;
        let name = account.name();
        // Those of the staff their badge tells apart, and nobody of them can silence another.
        if role.is_none() && name.is_some_and(|name| name.looks_like(&author.name)) {
            return Err(Unfit::NameBorrowed);
        }
        let theirs = account.address().map(|address| address.email.normal());
        author.email = author.email.take().filter(|it| Some(it.normal()) != theirs);
    }
    Ok(())
}

fn away(error: &StoreError) -> Unfit {
    super::errors::log(error, "finding who writes");
    Unfit::Away
}

impl Unfit {
    /// How it is answered, and what it is called in the metrics.
    pub fn status(&self) -> (StatusCode, &'static str) {
        match self {
            Self::NameBorrowed => (StatusCode::UNPROCESSABLE_ENTITY, "borrowed"),
            Self::Banned => (StatusCode::FORBIDDEN, "banned"),
            Self::Uninvited(_) => (StatusCode::FORBIDDEN, "uninvited"),
            Self::Away => (StatusCode::SERVICE_UNAVAILABLE, "store"),
        }
    }

    /// Writes it where it belongs in the form.
    pub fn explain(&self, words: &Words, typed: &mut Typed) {
        let text = &words.text;
        match self {
            Self::NameBorrowed => typed.name_error = Some(text.name_borrowed.clone()),
            Self::Banned => typed.error = Some(FormError::text(text.banned.clone())),
            Self::Uninvited(who) => {
                let text = match who {
                    WhoMayComment::Staff => &text.staff_only,
                    _ => &text.members_only,
                };
                typed.error = Some(FormError::text(text.clone()));
            }
            Self::Away => typed.error = Some(FormError::text(text.not_stored.clone())),
        }
    }
}
