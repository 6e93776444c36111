//! Mail: letters as a real SMTP server gets them, and what becomes of them when it does not.

#[path = "../support/smtp.rs"]
mod smtp;
#[path = "../support/mod.rs"]
mod support;

mod delivering;
mod given;
mod stopping;
mod unsent;
