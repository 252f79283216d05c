//! Which plan is meant, and what stands in it.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::CommandFactory;

use super::args::Args;
use super::out::{self, Failure};
use crate::plan::file::Stop;
use crate::plan::{Lang, Plan, parse_tour};
use crate::store;

/// The plan built into the program.
pub(super) const BUILT_IN: &str = include_str!("../../plan.ron");

/// A plan with the text it was read from.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) text: Cow<'static, str>,
    pub(super) plan: Plan,
    /// The file; none for the plan built into the program.
    pub(super) path: Option<PathBuf>,
}

/// Reads the plan in a file, or the one built into the program.
pub(super) fn load(path: Option<&Path>, lang: Lang) -> Result<Loaded, Failure> {
    let text = match path {
        Some(path) => Cow::Owned(read(path, lang)?),
        None => Cow::Borrowed(BUILT_IN),
    };
    let plan = Plan::parse(&text);
    let plan = plan.map_err(|error| Failure::File(error.render(&name(path, lang), lang)))?;
    let path = path.map(Path::to_path_buf);
    Ok(Loaded { text, plan, path })
}

/// Reads a tour from a file of its own.
pub(super) fn tour(path: &Path, lang: Lang) -> Result<Vec<Stop>, Failure> {
    let tour = parse_tour(&read(path, lang)?);
    tour.map_err(|error| Failure::File(error.render(&name(Some(path), lang), lang)))
}

impl Loaded {
    /// Says on standard error if the model does not hold together; the answer comes all the same.
    pub(super) fn warn(&self, lang: Lang) {
        let problems = self.plan.problems();
        let Some(first) = problems.first() else {
            return;
        };
        let mut file = name(self.path.as_deref(), lang);
        if let Some(place) = first.place {
            file = format!("{file}:{}:{}", place.line, place.column);
        }
        let thing = first
            .entity
            .map(|thing| format!("{}: ", self.plan.get(thing).id.as_str()));
        let thing = thing.unwrap_or_default();
        let message = first.message(lang);
        out::remark(&match (problems.len(), lang) {
            (count, Lang::Zh) => format!("{file}: 模型有 {count} 处问题，首处：{thing}{message}"),
            (1, Lang::En) => format!("{file}: a problem of the model: {thing}{message}"),
            (count, Lang::En) => {
                format!("{file}: {count} problems of the model, the first: {thing}{message}")
            }
        });
    }
}

/// What messages call the plan.
pub(super) fn name(path: Option<&Path>, lang: Lang) -> String {
    match path {
        Some(path) => path.display().to_string(),
        None => lang.pick("内置方案", "built-in plan").into(),
    }
}

fn read(path: &Path, lang: Lang) -> Result<String, Failure> {
    let text = store::read_plan(path);
    let text = text.map_err(|error| Failure::File(error.message(lang).to_string()))?;
    Ok(text.text)
}

/// A command that was typed wrong is taken for a plan; if there is no such plan, this says so.
pub(super) fn misspelt(path: &Path, lang: Lang) -> Option<Failure> {
    let word = path.to_str().filter(|_| !path.exists())?;
    let commands = Args::command();
    let names = commands
        .get_subcommands()
        .map(|it| it.get_name().to_owned());
    let command = super::near::nearest(word, names)?;
    Some(Failure::File(lang.pick(
        format!("{word}: 没有这个文件；是否指命令“{command}”？"),
        format!("{word}: there is no such file; did you mean the command \"{command}\"?"),
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_command_is_not_only_a_missing_file() {
        let hint = |word: &str| match misspelt(Path::new(word), Lang::En) {
            Some(Failure::File(message)) => message,
            _ => String::new(),
        };
        let message = "lsit: there is no such file; did you mean the command \"list\"?";
        assert_eq!(hint("lsit"), message);
        assert!(hint("exprot").contains("export"));
        for command in Args::command().get_subcommands() {
            let name = command.get_name();
            let doubled = format!("{name}{}", &name[name.len() - 1..]);
            assert!(hint(&doubled).contains(&format!("\"{name}\"")), "{doubled}");
        }
        assert_eq!(hint("nowhere.ron"), "");
        assert_eq!(hint("src"), "", "what is there is a plan, if a bad one");
    }
}
