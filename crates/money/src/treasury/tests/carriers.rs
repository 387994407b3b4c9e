//! A local server that plays the carriers of card payments.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

/// What it was asked: method and path, headers, body.
#[derive(Debug, Clone)]
pub(super) struct Heard {
    pub line: String,
    pub headers: Vec<String>,
    pub body: String,
}

/// A carrier that answers what the story says, in order, and remembers what it was asked.
pub(super) struct Carrier {
    pub url: String,
    answers: Arc<Mutex<VecDeque<(u16, String)>>>,
    heard: Arc<Mutex<Vec<Heard>>>,
}

impl Carrier {
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let answers = Arc::new(Mutex::new(VecDeque::<(u16, String)>::new()));
        let heard = Arc::new(Mutex::new(Vec::new()));
        let (mine, told) = (answers.clone(), heard.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { return };
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                let mut line = String::new();
                reader.read_line(&mut line).unwrap();
                let (mut headers, mut length) = (Vec::new(), 0);
                loop {
                    let mut header = String::new();
                    reader.read_line(&mut header).unwrap();
                    let header = header.trim().to_lowercase();
                    if header.is_empty() {
                        break;
                    }
                    if let Some(value) = header.strip_prefix("content-length:") {
                        length = value.trim().parse().unwrap();
                    }
                    headers.push(header);
                }
                let mut body = vec![0; length];
                reader.read_exact(&mut body).unwrap();
                let body = String::from_utf8(body).unwrap();
                told.lock().unwrap().push(Heard { line: line.trim().to_owned(), headers, body });
                let next = mine.lock().unwrap().pop_front();
                let (status, body) = next.unwrap_or((500, String::new()));
                let answer = format!(
                    "HTTP/1.1 {status} Told\r\ncontent-type: application/json\r\n\
                     content-length: {}\r\nconnection: close\r\n\r\n{body}",
                    body.len()
                );
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        Self { url, answers, heard }
    }

    pub fn will_say(&self, status: u16, body: &str) {
        self.answers.lock().unwrap().push_back((status, body.to_owned()));
    }

    /// What it would still have said.
    pub fn forget(&self) {
        self.answers.lock().unwrap().clear();
    }

    pub fn heard(&self) -> Vec<Heard> {
        std::mem::take(&mut *self.heard.lock().unwrap())
    }
}
