//! `serve` and `work`: the site and its jobs, until told to stop.

use std::future::Future;
use std::net::TcpListener;
use std::time::Duration;

use kernel::jobs::Workers;
use kernel::web;
use kernel::{Error, Result};
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};

use crate::app::World;
use crate::commands::{Done, log, open, store, terminal};
use crate::config::{Config, Settings};
use crate::{features, server};

/// How long open requests may take to finish after the order to stop.
const STOP_WAIT: Duration = Duration::from_secs(20);
/// What is logged unless `RUST_LOG` says otherwise.
const USUAL_LOG: &str = "info,tokio_postgres=warn";

/// Serves the site and does its jobs.
pub(super) fn serve(settings: Settings) -> Done {
    let (listener, config) = listen(settings)?;
    log::start(config.log, USUAL_LOG);
    let db = open::existing(&config)?;
    if !db.read_now(store::is_installed)? {
        return Err(Error::fault("there is no organisation yet: run maillage init").into());
    }
    let world = open::world(db, config)?;
    Ok(run(&world, listener)?)
}

/// Does jobs without serving the site.
pub(super) fn work(settings: Settings) -> Done {
    let config = settings.resolve()?;
    log::start(config.log, USUAL_LOG);
    let world = open::world(open::existing(&config)?, config)?;
    let workers = workers(&world)?;
    terminal::say("Maillage: at work");
    Runtime::new()?.block_on(async {
        told_to_stop()?.await;
        Ok::<_, Error>(())
    })?;
    workers.stop();
    Ok(())
}

/// Takes the address to listen on; the settings then say the port that was really taken.
///
/// # Errors
/// A fault that names the address when it is not free.
pub(super) fn listen(mut settings: Settings) -> Result<(TcpListener, Config)> {
    let wanted = settings.clone().resolve()?.listen;
    let refused = |error| Error::fault(format!("listening on {wanted}: {error}"));
    let listener = TcpListener::bind(&wanted).map_err(refused)?;
    listener.set_nonblocking(true)?;
    let port = listener.local_addr()?.port();
    if let Some((host, _)) = wanted.rsplit_once(':') {
        settings.listen = Some(format!("{host}:{port}"));
    }
    Ok((listener, settings.resolve()?))
}

/// Serves and works until told to stop, then lets open requests and current jobs finish.
///
/// # Errors
/// A fault when a thread cannot be started or the listener breaks.
pub(super) fn run(world: &World, listener: TcpListener) -> Result<()> {
    let workers = workers(world)?;
    let router = server::router(&world.app);
    let address = world.app.config.listen.clone();
    let runtime = Runtime::new()?;
    let served = runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let stop = told_to_stop()?;
        let (told, mut heard) = tokio::sync::watch::channel(false);
        terminal::say(&format!("Maillage: http://{address}"));
        let stopping = async move {
            stop.await;
            tracing::info!("stopping");
            told.send_replace(true);
        };
        let late = async {
            // An error means that the server ended before it was told to stop.
            drop(heard.wait_for(|stopping| *stopping).await);
            tokio::time::sleep(STOP_WAIT).await;
        };
        tokio::select! {
            served = web::serve(listener, router, stopping) => Ok::<_, Error>(served?),
            () = late => Ok(()),
        }
    });
    workers.stop();
    runtime.shutdown_background();
    served
}

fn workers(world: &World) -> Result<Workers> {
    let (db, count) = (&world.app.db, world.app.config.workers);
    Workers::start(db, &features::jobs(), world, count)
}

/// Ends with the first SIGTERM or Ctrl-C. Must be called inside the runtime.
fn told_to_stop() -> Result<impl Future<Output = ()> + Send + 'static> {
    let mut terminated = signal(SignalKind::terminate())?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
    })
}
