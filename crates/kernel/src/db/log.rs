//! Copies SQLite's write-ahead log back into the database file while the writer goes on: the copy
//! of a full log waits for the disk a third of a second, and nobody who writes should.

use crossbeam_channel::{Receiver, TrySendError, bounded};
use rusqlite::hooks::Wal;
use rusqlite::wal::CheckpointMode;
use rusqlite::{Connection, ErrorCode, MAIN_DB};

use crate::error::Result;

/// Pages of the log from which on it is copied back (64 MiB of 4 KiB pages): pages that many
/// transactions touch are then copied once.
const LOG_PAGES: i32 = 16_384;
/// Pages of the log at which the writer itself copies what is left, so that the log begins anew:
/// under endless writing there is always something left.
const LOG_PAGES_MAX: i32 = 2 * LOG_PAGES;

/// Watches the log of the writing connection; tells when it should be copied back.
pub(super) fn watch(writer: &mut Connection) -> Result<Receiver<()>> {
    let (tell, due) = bounded(1);
    writer.wal_hook(Some(move |log: &mut Wal, pages: i32| {
        let alone = (LOG_PAGES..LOG_PAGES_MAX).contains(&pages)
            && matches!(tell.try_send(()), Err(TrySendError::Disconnected(())));
        if alone || pages >= LOG_PAGES_MAX {
            // An error here would say of a commit that is on disk that it is not.
            note(log.checkpoint());
        }
        Ok(())
    }))?;
    Ok(due)
}

/// Copies the log back whenever that is due, until the writer is gone.
pub(super) fn copy_back(copier: &Connection, due: &Receiver<()>) {
    for () in due {
        note(copier.wal_checkpoint_v2(Some(MAIN_DB), CheckpointMode::PASSIVE).map(drop));
    }
}

/// The next commit tries again; until then the log grows and nothing is lost.
fn note(copied: rusqlite::Result<()>) {
    match copied {
        Err(error) if error.sqlite_error_code() != Some(ErrorCode::DatabaseBusy) => {
            tracing::warn!(%error, "the log was not copied back");
        }
        _ => {}
    }
}
