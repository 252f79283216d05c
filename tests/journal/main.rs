//! Journals on a disk: what was said to be saved is there, whatever happens to the program, and
//! nothing that stands in a shared folder does harm.

mod child;
mod folders;
mod hostile;
mod kills;

use std::fs;
use std::path::{Path, PathBuf};

use planscope::review::{Body, Content, Waiver};
use planscope::store::{Folder, FolderPlace, Scribe, own_name};

/// An empty directory for one test, and the review folder in it that is not there yet.
fn folder(name: &str) -> Folder {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("journal-{name}"));
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(&directory).expect("the target directory can be written");
    named(&directory.join("plan.review"))
}

fn named(path: &Path) -> Folder {
    Folder {
        path: path.to_owned(),
        place: FolderPlace::Named,
    }
}

fn scribe(folder: &Folder) -> Scribe {
    Scribe::new(folder.clone(), own_name())
}

/// Writes the waiver of this number, by a program of its own that ends.
#[track_caller]
fn write(folder: &Folder, number: usize) {
    let written = scribe(folder).append(&waiver(number), "");
    written.expect("the disk works");
}

/// A waiver of the finding of this number.
fn waiver(number: usize) -> Body {
    Body::Waiver(Waiver {
        finding: format!("IND-01:target.x:{number:08}"),
        reason: "口径另定，见会议纪要".into(),
        until: None,
    })
}

/// The own journal, or a further one of the same user.
fn journal(folder: &Folder, number: usize) -> PathBuf {
    let user = own_name();
    folder.path.join("journal").join(match number {
        1 => format!("{user}.ron"),
        number => format!("{user}.{number}.ron"),
    })
}

/// The numbers of the findings that are waived, as all journals of the folder tell.
fn waived(folder: &Folder) -> Vec<usize> {
    let review = folder.read().review;
    let records = review
        .entries()
        .iter()
        .filter(|e| e.author.standing.counts());
    let mut numbers: Vec<usize> = records
        .filter_map(|entry| match &entry.record.is {
            Content::Known(Body::Waiver(waiver)) => waiver.finding.rsplit(':').next()?.parse().ok(),
            _ => None,
        })
        .collect();
    numbers.sort_unstable();
    numbers
}
