//! The log of a process, on standard error. Lines hold no names, addresses or contents.

use tracing_subscriber::EnvFilter;

use crate::config::LogStyle;

/// Starts the log; `RUST_LOG` chooses what is told, `usual` when it says nothing.
pub(super) fn start(style: LogStyle, usual: &str) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start in one process keeps the first.
    drop(match style {
        LogStyle::Json => log.json().try_init(),
        LogStyle::Text => log.with_ansi(false).try_init(),
    });
}
