//! The part of the composer that tells who writes: a guest, or somebody who is signed in.

use askama::Template;

use super::{
    Scene, Typed,
    words::{Around, Text},
};

/// Who writes, and how that changes.
pub struct Who {
    /// Who is signed in.
    pub member: Option<Member>,
    /// Where to sign in; none where nobody can.
    pub signin_href: Option<String>,
    /// What takes the code that the window of the sign-in hands over.
    pub session_action: String,
}

/// Somebody who is signed in.
pub struct Member {
    /// Under which name; none until they said one.
    pub name: Option<String>,
    /// What stands around the name.
    pub around: Around,
    /// Their own page.
    pub account_href: String,
    /// Ends it.
    pub signout_action: String,
    /// Adds what they said here as a guest; none if that is nothing.
    pub adopt_action: Option<String>,
    /// What they can do with the thread, if they are of the staff.
    pub staff: Option<StaffLinks>,
}

/// What the staff can do with a thread.
pub struct StaffLinks {
    /// Where all comments are decided about.
    pub desk_href: String,
    /// What closes and opens the thread.
    pub action: String,
}

impl StaffLinks {
    /// For a viewer who is of the staff.
    pub fn of(scene: &Scene) -> Option<Self> {
        let place = &scene.place;
        scene
            .viewer
            .as_ref()
            .filter(|it| it.is_staff)
            .map(|_| Self {
                desk_href: format!("{}/moderate?site={}", place.base, place.site),
                action: place.of("decide"),
            })
    }
}

/// The same on its own, for a page that is open.
#[derive(Template)]
#[template(path = "thread/who.html", whitespace = "minimize")]
pub struct WhoAlone {
    typed: Typed,
    who: Who,
    text: &'static Text,
}

impl Who {
    /// As the viewer is known.
    pub fn new(scene: &Scene) -> Self {
        let account = scene.viewer.as_ref().and_then(|it| it.account.as_ref());
        let has_past = scene.viewer.as_ref().is_some_and(|it| it.has_guest_past);
        let place = &scene.place;
        let home = scene.home.as_deref().unwrap_or("/account");
        Self {
            member: account.map(|account| Member {
                name: account.name().map(|name| name.as_str().to_owned()),
                around: scene.words.commenting_as(),
                account_href: format!("{}{home}", place.base),
                signout_action: place.of("signout"),
                staff: StaffLinks::of(scene),
                adopt_action: has_past.then(|| place.of("adopt")),
            }),
            signin_href: scene.offers_signin.then(|| place.of("signin")),
            session_action: place.of("session"),
        }
    }
}

impl Who {
    /// Whether a name must be typed: a guest's, or the first of a new account.
    pub fn needs_name(&self) -> bool {
        self.member.as_ref().is_none_or(|it| it.name.is_none())
    }
}

impl WhoAlone {
    /// For this viewer.
    pub fn new(scene: &Scene) -> Self {
        Self {
            typed: Typed::default(),
            who: Who::new(scene),
            text: &scene.words.text,
        }
    }
}
