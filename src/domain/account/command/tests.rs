//! Given an account, when somebody wishes, then events or a rejection.

use super::*;
use crate::domain::{
    Aggregate,
    account::MAX_SESSIONS,
    values::{Email, Version},
};

fn at() -> Timestamp {
    Timestamp::from_millis(1_000)
}

fn address(raw: &str) -> Address {
    Address {
        email: Email::parse(raw).unwrap(),
        claim: ClaimKey::email(raw),
    }
}

fn github() -> Method {
    Method {
        provider: "GitHub".into(),
        claim: ClaimKey::identity("github ada"),
    }
}

fn opens() -> Command {
    Command::Open {
        address: Some(address("ada@blog.example")),
        method: None,
        name: Some(AuthorName::parse("Ada").unwrap()),
    }
}

fn session(n: u64) -> SessionId {
    SessionId::from_random(n << 4)
}

fn signs_in(n: u64) -> Command {
    Command::OpenSession {
        session: session(n),
        site: None,
        device: Some("Firefox on Linux".into()),
    }
}

fn given(commands: impl IntoIterator<Item = Command>) -> Account {
    let mut account = Account::default();
    for command in commands {
        for event in decide(&account, command, at()).unwrap() {
            account.evolve(account.version().next(), &event);
        }
    }
    account
}

fn when(account: &Account, command: Command) -> Result<Vec<&'static str>, Rejection> {
    let events = decide(account, command, at())?;
    let name = |event: &AccountEvent| match event {
        AccountEvent::AccountOpened { .. } => "opened",
        AccountEvent::EmailVerified { .. } => "verified",
        AccountEvent::EmailChanged { .. } => "changed",
        AccountEvent::EmailChangeUndone { .. } => "undone",
        AccountEvent::ProfileChanged { .. } => "profile",
        AccountEvent::MethodAdded { .. } => "added",
        AccountEvent::MethodRemoved { .. } => "removed",
        AccountEvent::SessionOpened { .. } => "in",
        AccountEvent::SessionRevoked { .. } => "out",
        AccountEvent::SessionsRevoked { .. } => "all out",
        AccountEvent::AccountBanned { .. } => "banned",
        AccountEvent::AccountUnbanned { .. } => "unbanned",
        AccountEvent::ErasureBegun { .. } => "leaving",
        AccountEvent::AccountErased { .. } => "erased",
    };
    Ok(events.iter().map(name).collect())
}

#[test]
fn an_account_opens_once_with_what_proves_who_it_is() {
    let nobody = given([]);
    assert_eq!(
        when(&nobody, opens()),
        Ok(vec!["opened", "verified", "profile"])
    );
    for wish in [
        signs_in(1),
        Command::RevokeSessions,
        Command::RevokeOthers(session(1)),
        Command::ChangeEmail(address("a@b.example")),
    ] {
        assert_eq!(when(&nobody, wish), Err(Rejection::Gone));
    }
    let ada = given([opens()]);
    assert_eq!(when(&ada, opens()), Err(Rejection::Exists));
    assert!(ada.holds(&ClaimKey::email("ada@blog.example")));
    assert_eq!(ada.name().unwrap().as_str(), "Ada");
}

#[test]
fn an_address_is_changed_and_the_change_undone() {
    let ada = given([opens()]);
    let new = address("ada@new.example");
    assert_eq!(
        when(&ada, Command::ChangeEmail(address("ada@blog.example"))),
        Ok(vec![])
    );
    assert_eq!(
        when(&ada, Command::ChangeEmail(new.clone())),
        Ok(vec!["changed"])
    );
    let moved = given([opens(), Command::ChangeEmail(new.clone())]);
    let claims = |claims: Vec<&ClaimKey>| -> Vec<String> {
        claims.iter().map(|it| it.as_str().to_owned()).collect()
    };
    assert_eq!(claims(moved.held().collect()), ["email:ada@new.example"]);
    assert_eq!(claims(moved.former().collect()), ["email:ada@blog.example"]);

    let undo = Command::UndoEmailChange(new.claim.clone());
    assert_eq!(when(&ada, undo.clone()), Ok(vec![]));
    let back = given([opens(), Command::ChangeEmail(new.clone()), undo.clone()]);
    assert_eq!(claims(back.held().collect()), ["email:ada@blog.example"]);
    assert_eq!(claims(back.former().collect()), ["email:ada@new.example"]);
    // Back to an address that was once left: it is held, not given back.
    let again = given([
        opens(),
        Command::ChangeEmail(new.clone()),
        undo,
        Command::ChangeEmail(new),
    ]);
    assert_eq!(claims(again.held().collect()), ["email:ada@new.example"]);
}

#[test]
fn the_last_way_in_stays_unless_it_was_never_theirs() {
    let remove = |force| Command::RemoveMethod {
        claim: github().claim,
        force,
    };
    let without_mail = given([Command::Open {
        address: None,
        method: Some(github()),
        name: None,
    }]);
    assert_eq!(
        when(&without_mail, remove(false)),
        Err(Rejection::LastWayIn)
    );
    assert_eq!(when(&without_mail, remove(true)), Ok(vec!["removed"]));
    let both = given([opens(), Command::AddMethod(github())]);
    assert_eq!(when(&both, Command::AddMethod(github())), Ok(vec![]));
    assert_eq!(when(&both, remove(false)), Ok(vec!["removed"]));
    assert_eq!(when(&given([opens()]), remove(false)), Ok(vec![]));
    let verified = given([
        Command::Open {
            address: None,
            method: Some(github()),
            name: None,
        },
        Command::ChangeEmail(address("ada@blog.example")),
    ]);
    assert_eq!(verified.held().count(), 2);
}

#[test]
fn sessions_end_one_by_one_or_all_at_once_and_the_oldest_makes_room() {
    let ada = given([opens(), signs_in(1), signs_in(2)]);
    assert_eq!(when(&ada, signs_in(2)), Ok(vec![]));
    assert_eq!(
        when(&ada, Command::RevokeSession(session(1))),
        Ok(vec!["out"])
    );
    assert_eq!(when(&ada, Command::RevokeSession(session(3))), Ok(vec![]));
    let others = Command::RevokeOthers(session(1));
    assert_eq!(when(&ada, others.clone()), Ok(vec!["out"]));
    let kept = given([opens(), signs_in(1), signs_in(2), others]);
    assert!(kept.session(session(1)).is_some() && kept.sessions().len() == 1);
    assert_eq!(when(&ada, Command::RevokeSessions), Ok(vec!["all out"]));
    let one = given([
        opens(),
        signs_in(1),
        signs_in(2),
        Command::RevokeSession(session(1)),
    ]);
    assert!(one.session(session(1)).is_none() && one.session(session(2)).is_some());
    let many = (0..MAX_SESSIONS as u64 + 1).map(signs_in);
    let many = given([opens()].into_iter().chain(many));
    assert_eq!(many.sessions().len(), MAX_SESSIONS);
    assert!(many.session(session(0)).is_none() && many.session(session(1)).is_some());
}

#[test]
fn a_ban_is_for_one_site() {
    let site = |key| SiteKey::parse(key).unwrap();
    let ban = |banned| Command::Ban {
        site: site("blog"),
        banned,
    };
    let ada = given([opens(), ban(true)]);
    assert!(ada.is_banned(&site("blog")) && !ada.is_banned(&site("other")));
    assert_eq!(when(&ada, ban(true)), Ok(vec![]));
    assert_eq!(when(&ada, ban(false)), Ok(vec!["unbanned"]));
}

#[test]
fn who_leaves_is_signed_out_at_once_and_forgotten_at_the_end() {
    let leave = Command::BeginErasure { keeps_words: true };
    assert_eq!(when(&given([]), leave.clone()), Err(Rejection::Gone));
    assert_eq!(when(&given([opens()]), Command::EndErasure), Ok(vec![]));
    let leaving = given([
        opens(),
        signs_in(1),
        Command::AddMethod(github()),
        Command::ChangeEmail(address("ada@new.example")),
        leave.clone(),
    ]);
    assert_eq!(leaving.erasure(), Erasure::Begun { keeps_words: true });
    assert!(!leaving.is_open() && leaving.sessions().is_empty());
    assert_eq!(when(&leaving, signs_in(2)), Err(Rejection::Gone));
    assert_eq!(when(&leaving, leave), Ok(vec![]));
    assert_eq!(when(&leaving, Command::EndErasure), Ok(vec!["erased"]));
    assert_eq!(leaving.held().count() + leaving.former().count(), 3);

    let redacted = leaving.redactions();
    let versions: Vec<_> = redacted.iter().map(|(v, _)| v.0).collect();
    assert_eq!(versions, [2, 3, 4, 5, 6], "all but the bare facts");
    let text = format!("{redacted:?}");
    for word in ["Ada", "ada", "blog.example", "GitHub", "Firefox"] {
        assert!(!text.contains(word), "{word}");
    }
    let mut gone = leaving;
    gone.evolve(Version(8), &AccountEvent::AccountErased { at: at() });
    assert_eq!((gone.erasure(), gone.held().count()), (Erasure::Done, 0));
    assert_eq!(when(&gone, opens()), Err(Rejection::Exists));
    assert_eq!(when(&gone, Command::EndErasure), Ok(vec![]));
}
