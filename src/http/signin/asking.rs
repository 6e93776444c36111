//! The first page of the way in: who are you, and how do you want to show it?

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web::Data};

use super::Whither;
use crate::{
    http::{Service, sender::Member},
    views::{OtherWay, Step, Text, Words},
};

impl Whither {
    /// Who is signed in on our own pages, and may go on from there to where this leads.
    pub(super) async fn member(
        &self,
        request: &HttpRequest,
        service: &Data<Service>,
    ) -> Option<Member> {
        let member = service.sessions.at_home(&service.repository, request).await;
        let there = self.thread.as_ref().map(|(key, _)| &key.site);
        member
            .filter(|it| it.confined.is_none() || there.is_none() || it.confined.as_ref() == there)
    }

    /// The first question; `wrong` says what was wrong with the last answer.
    pub(super) async fn ask(
        &self,
        request: &HttpRequest,
        service: &Data<Service>,
        wrong: Option<fn(&'static Text) -> &'static String>,
    ) -> HttpResponse {
        let member = self.member(request, service).await;
        let known = member.map(|member| member.account.called().to_owned());
        let text = &Words::of(self.lang).text;
        let error = wrong.map(|wrong| wrong(text).as_str());
        let status = match wrong {
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
            None => StatusCode::OK,
        };
        self.asking(service, status, known, "", error)
    }

    /// The same to who came with a letter that is too old, or was used before.
    pub(super) async fn ask_again(
        &self,
        request: &HttpRequest,
        service: &Data<Service>,
    ) -> HttpResponse {
        let old: fn(&'static Text) -> &'static String = |text| &text.letter_old;
        self.ask(request, service, Some(old)).await
    }

    /// The same page with what is known already.
    pub(super) fn asking(
        &self,
        service: &Service,
        status: StatusCode,
        known: Option<String>,
        email: &str,
        error: Option<&'static str>,
    ) -> HttpResponse {
        let others = service.providers.list().iter().map(|provider| OtherWay {
            href: self.address(&format!("provider/{}", provider.key), &[]),
            name: provider.name.clone(),
        });
        let step = Step::Ask {
            action: self.address("signin", &[]),
            enter: self.address("enter", &[]),
            known,
            others: others.collect(),
            by_mail: service.mailer.can_send(),
            email: email.to_owned(),
            error,
        };
        self.page(service, status, step)
    }
}
