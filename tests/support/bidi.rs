//! A connection that speaks WebDriver BiDi, the protocol that browsers speak without a driver.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

/// Above what any command may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// An open session of a browser.
pub struct Bidi {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    sent: u64,
    events: Vec<Value>,
}

impl Bidi {
    /// Opens the only session of the browser that listens there: `ws://127.0.0.1:port`.
    pub async fn connect(address: &str) -> Self {
        let address = format!("{address}/session");
        let mut bidi = Self {
            socket: connect_async(address).await.unwrap().0,
            sent: 0,
            events: Vec::new(),
        };
        let new = bidi.ask("session.new", json!({ "capabilities": {} })).await;
        new.unwrap_or_else(|error| panic!("no session: {error}"));
        bidi
    }

    /// Sends a command; answers with its result, or with why there is none.
    pub async fn ask(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.sent += 1;
        let command = json!({ "id": self.sent, "method": method, "params": params });
        let command = Message::text(command.to_string());
        self.socket.send(command).await.unwrap();
        loop {
            let message = timeout(PATIENCE, self.socket.next()).await;
            let message = message.unwrap_or_else(|_| panic!("no answer to {method}"));
            let message = message.expect("the browser is there").unwrap();
            let Message::Text(text) = message else {
                continue;
            };
            let mut message: Value = serde_json::from_str(&text).unwrap();
            if message["type"] == "event" {
                self.events.push(message);
            } else if message["id"] == self.sent && message["type"] == "success" {
                return Ok(message["result"].take());
            } else if message["id"] == self.sent {
                return Err(format!("{}: {}", message["error"], message["message"]));
            }
        }
    }

    /// What happened of that to which the session has subscribed, from the beginning.
    pub fn events(&self, method: &str) -> impl Iterator<Item = &Value> {
        let of_it = self.events.iter();
        let of_it = of_it.filter(move |event| event["method"] == method);
        of_it.map(|event| &event["params"])
    }
}
