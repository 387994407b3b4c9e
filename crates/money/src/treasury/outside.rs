//! The only door to carriers of card payments: sends one request, bounds time and size.

use std::time::Duration;

use crate::treasury::rules::cards::{Answer, Failure, Request};

/// How long an exchange may take.
const EXCHANGE_MS_MAX: u64 = 20_000;
/// Largest answer that is read.
const ANSWER_BYTES_MAX: u64 = 512 * 1024;

/// Sends a request and gives the answer, whatever its status.
///
/// # Errors
/// [`Failure::Later`] when there is none.
pub(super) fn send(request: &Request) -> Result<Answer, Failure> {
    let later = |what: &str| Failure::Later(what.to_owned());
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_millis(EXCHANGE_MS_MAX)))
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .build();
    let agent = ureq::Agent::new_with_config(config);
    let sent = if request.method != "POST" {
        let mut call = match request.method {
            "DELETE" => agent.delete(&request.url),
            _ => agent.get(&request.url),
        };
        for (name, value) in &request.headers {
            call = call.header(*name, value);
        }
        call.call()
    } else {
        let mut call = agent.post(&request.url);
        for (name, value) in &request.headers {
            call = call.header(*name, value);
        }
        call.send(request.body.as_bytes())
    };
    // An error of the client may quote the address, and that an identifier; it is left out.
    let mut answer = sent.map_err(|_| later("the carrier was not reached"))?;
    let status = answer.status().as_u16();
    let body = answer
        .body_mut()
        .with_config()
        .limit(ANSWER_BYTES_MAX)
        .read_to_string()
        .map_err(|_| later("the carrier's answer was not read"))?;
    Ok(Answer { status, body })
}
