//! Samples: believable pages that one test renders in every language.

use super::{ErrorCode, ErrorPage, Page, Shell, TaskPage, View, ViewFault};

type Render = dyn Fn(&View, &Shell) -> Result<String, ViewFault> + Send + Sync;

/// A named example of a page.
pub struct SamplePage {
    /// Feature and case, such as `people-list-empty`.
    pub name: String,
    render: Box<Render>,
}

impl SamplePage {
    /// An example of `page` under a name.
    pub fn new(name: impl Into<String>, page: impl Page + Send + Sync + 'static) -> SamplePage {
        SamplePage {
            name: name.into(),
            render: Box::new(move |view, shell| view.render(&page, shell)),
        }
    }

    /// The example as HTML. Errors: those of [`View::render`], and a text that is missing or
    /// lacks an argument in the language of the shell.
    pub fn render(&self, view: &View, shell: &Shell) -> Result<String, ViewFault> {
        let html = (self.render)(view, shell)?;
        match html.split_once('⟦').and_then(|(_, rest)| rest.split('⟧').next()) {
            Some(missing) => Err(ViewFault(format!("{}: no text {missing}", self.name))),
            None => Ok(html),
        }
    }
}

/// The kernel's own pages: each error, and a long task under way, unknown and finished.
pub fn kernel_samples() -> Vec<SamplePage> {
    let mut samples: Vec<SamplePage> = ErrorCode::ALL
        .into_iter()
        .map(|code| SamplePage::new(format!("kernel-error-{code:?}"), ErrorPage::new(code)))
        .collect();
    let waiting = ErrorPage::new(ErrorCode::TooOften).wait(130);
    samples.push(SamplePage::new("kernel-error-wait", waiting));
    let fault = ErrorPage::new(ErrorCode::Fault).incident("7F3K-92QD").way("Réessayer", "/office");
    samples.push(SamplePage::new("kernel-error-incident", fault));
    let refused = ErrorPage::new(ErrorCode::Forbidden)
        .reason("Cette fiche relève de la section Elbeuf : seul son bureau peut l’ouvrir.");
    samples.push(SamplePage::new("kernel-error-reason", refused));
    let task = TaskPage {
        title: "Import : 812 fiches sur 1 204".to_owned(),
        done: 812,
        total: 1204,
        stage: 3,
        stages: 4,
        message: "Recherche des fiches qui se ressemblent.".to_owned(),
        stop_href: Some("/office/imports/1/stop".to_owned()),
        poll_href: "/office/imports/1".to_owned(),
        finished_href: None,
    };
    let unknown = TaskPage { total: 0, stop_href: None, ..task.clone() };
    let finished = TaskPage {
        done: 1204,
        stage: 4,
        stop_href: None,
        finished_href: Some("/office/imports/1/result".to_owned()),
        ..task.clone()
    };
    samples.push(SamplePage::new("kernel-task", task));
    samples.push(SamplePage::new("kernel-task-unknown", unknown));
    samples.push(SamplePage::new("kernel-task-finished", finished));
    samples
}
