//! `POST /adopt/{site}/{post…}`: what somebody said as a guest becomes their account's.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Path, Payload},
};
use serde::Deserialize;

use crate::{
    http::{Service, clock, door::Door, errors, headers, target},
    views::{self, View},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct AdoptForm {}

/// The handler.
pub async fn adopt(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let admitted = Door::admitted::<AdoptForm>(&request, path, payload, &service).await;
    let (door, _, site) = match admitted.and_then(Door::unless_banned) {
        Ok(admitted) => admitted,
        Err(response) => return *response,
    };
    let who = door.sender.identity();
    if let (Some(guest), Some(account)) = (who.guest, who.account) {
        let now = clock::now();
        let adopted = service
            .repository
            .adopt(&door.key.site, guest, account, now);
        if let Err(error) = adopted.await {
            errors::log(&error, "adopting what a guest said");
            let text = &door.words.text.not_done;
            return door.say(StatusCode::SERVICE_UNAVAILABLE, "store", text);
        }
    }
    let thread = door.thread().await;
    let drawing = door.drawing(&site, &thread);
    if target::is_htmx(&request) {
        let part = views::own_part(&drawing.scene(), &thread, View::default());
        return door.response(&site, StatusCode::OK).body(part);
    }
    headers::see_other(&drawing.place().action()).finish()
}
