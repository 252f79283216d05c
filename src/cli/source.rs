//! Which plan is meant, and what stands in it.

use std::path::{Path, PathBuf};

use super::out::{self, Failure};
use crate::plan::{Lang, Plan};

/// The plan built into the program.
pub(super) const BUILT_IN: &str = include_str!("../../plan.ron");

/// A plan with the text it was read from.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) text: String,
    pub(super) plan: Plan,
    /// The file; none for the plan built into the program.
    pub(super) path: Option<PathBuf>,
}

/// Reads the plan in a file, or the one built into the program.
pub(super) fn load(path: Option<&Path>) -> Result<Loaded, Failure> {
    let text = match path {
        Some(path) => read(path)?,
        None => BUILT_IN.to_string(),
    };
    let name = path.map_or("plan.ron (built in)".into(), |path| {
        path.display().to_string()
    });
    let plan = parse(&name, &text)?;
    let path = path.map(Path::to_path_buf);
    Ok(Loaded { text, plan, path })
}

impl Loaded {
    /// Says on standard error if the model does not hold together; the answer comes all the same.
    pub(super) fn warn(&self) {
        let problems = self.plan.problems();
        let Some(first) = problems.first() else {
            return;
        };
        let file = self
            .path
            .as_ref()
            .map_or("plan.ron (built in)".into(), |path| {
                path.display().to_string()
            });
        let thing = first.entity.map_or(String::new(), |entity| {
            format!("{}: ", self.plan.get(entity).id.as_str())
        });
        let message = first.message(Lang::En);
        out::remark(&match problems.len() {
            1 => format!("{file}: a problem of the model: {thing}{message}"),
            count => format!("{file}: {count} problems of the model, the first: {thing}{message}"),
        });
    }
}

/// Stand-in for the reader of the store.
fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| {
        let name = path.display();
        let hint = path.to_str().and_then(|word| {
            super::list::nearest(word, COMMANDS.iter().map(|command| command.to_string()))
        });
        Failure::File(match hint {
            Some(hint) if error.kind() == std::io::ErrorKind::NotFound => {
                format!("{name}: no such file; did you mean the command \"{hint}\"?")
            }
            _ => format!("{name}: {error}"),
        })
    })
}

const COMMANDS: [&str; 5] = ["list", "show", "frame", "new", "export"];

/// Stand-in for the message of the parser.
fn parse(name: &str, text: &str) -> Result<Plan, Failure> {
    Plan::parse(text).map_err(|error| Failure::File(format!("{name}:{error}")))
}
