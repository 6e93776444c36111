//! What may follow the address of a thread, and the language in which it is asked for.

use actix_web::{HttpRequest, http::header::ACCEPT_LANGUAGE};

use crate::{
    domain::values::CommentId,
    views::{Cursor, Lang, Order, Theme, View},
};

/// The query of a request, the last of each name. What it does not understand counts as not said;
/// `url` and `title` are for scripts, and leave the page the same for all.
#[derive(Debug, Default)]
pub struct ThreadQuery {
    /// Without `<html>`.
    pub fragment: bool,
    /// The colours.
    pub theme: Theme,
    /// The language, if the address says one.
    pub lang: Option<Lang>,
    /// Which part of the thread.
    pub view: View,
    /// The comment that is to be found.
    pub comment: Option<CommentId>,
    /// The comment that is to be answered.
    pub reply: Option<CommentId>,
    /// Whether its words are to be quoted.
    pub quote: bool,
    /// The comment that is to be edited.
    pub edit: Option<CommentId>,
    /// The comment that is to be deleted.
    pub delete: Option<CommentId>,
    /// The comment that the staff is to look at.
    pub report: Option<CommentId>,
    /// The comment that was just said, and waits.
    pub held: Option<CommentId>,
    /// Whether a comment was just reported.
    pub reported: bool,
    /// Only what is drawn for the viewer alone.
    pub own: bool,
}

impl ThreadQuery {
    /// Reads the query of the request.
    pub fn of(request: &HttpRequest) -> Self {
        let mut query = Self::default();
        for (name, value) in url::form_urlencoded::parse(request.query_string().as_bytes()) {
            let id = || CommentId::parse(&value).ok();
            match &*name {
                "fragment" => query.fragment = value != "0",
                "theme" => query.theme = Theme::parse(&value),
                "lang" => query.lang = Lang::parse(&value),
                "sort" => query.view.order = Order::parse(&value).unwrap_or_default(),
                "under" => query.view.under = id(),
                "from" => query.view.from = Cursor::parse(&value),
                "comment" => query.comment = id(),
                "reply" => query.reply = id(),
                "quote" => query.quote = true,
                "edit" => query.edit = id(),
                "delete" => query.delete = id(),
                "report" => query.report = id(),
                "held" => query.held = id(),
                "reported" => query.reported = true,
                "own" => query.own = true,
                _ => {}
            }
        }
        query
    }

    /// The comment that the page shall show.
    pub fn found(&self) -> Option<CommentId> {
        let acted_on = self.edit.or(self.delete).or(self.report);
        self.comment.or(acted_on).or(self.held)
    }

    /// The language that it says, or else the one that the browser asks for.
    pub fn lang_for(&self, request: &HttpRequest) -> Lang {
        self.lang.unwrap_or_else(|| accepted(request))
    }
}

/// The language that the address says, or else the one that the browser asks for.
pub fn lang(request: &HttpRequest) -> Lang {
    ThreadQuery::of(request).lang_for(request)
}

/// The language that the browser asks for.
pub fn accepted(request: &HttpRequest) -> Lang {
    let header = request.headers().get(ACCEPT_LANGUAGE);
    let wanted = header.and_then(|list| Lang::wanted(list.to_str().ok()?));
    wanted.unwrap_or_default()
}
