use std::path::PathBuf;

use crate::Result;
use crate::rows::{GROUPS, Group};
use crate::setup::root;

/// What to measure, with what, and where to keep it.
#[derive(Debug)]
pub(crate) struct Options {
    /// The command line, built in release.
    pub(crate) korogaru: PathBuf,
    /// A Python that has the rivals of `python/requirements.txt`.
    pub(crate) python: PathBuf,
    /// The folder that gets the record.
    pub(crate) record: Option<PathBuf>,
    builds: bool,
    only: Option<String>,
}

impl Options {
    /// Reads the arguments. `None` where help is asked for.
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Option<Self>> {
        let mut options = Self {
            korogaru: root().join("target/release/korogaru"),
            python: root().join("target/bench-venv/bin/python"),
            record: None,
            builds: false,
            only: None,
        };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--korogaru" => options.korogaru = value()?.into(),
                "--python" => options.python = value()?.into(),
                "--record" => options.record = Some(value()?.into()),
                "--only" => options.only = Some(value()?),
                "--builds" => options.builds = true,
                "--help" | "-h" => return Ok(None),
                other => return Err(format!("there is no option {other}\n\n{}", usage())),
            }
        }
        if let Some(name) = &options.only {
            if GROUPS.iter().all(|group| group.name != name) {
                return Err(format!("there is no group {name}\n\n{}", usage()));
            }
            if options.record.is_some() {
                return Err("a record holds all groups: --only and --record exclude each other".to_owned());
            }
        }
        Ok(Some(options))
    }

    /// Whether a group is to be measured: the one asked for, else all, of which slow ones only on demand.
    pub(crate) fn wants(&self, group: &Group) -> bool {
        match &self.only {
            Some(name) => group.name == name,
            None => self.builds || !group.slow,
        }
    }
}

/// The text of `--help`.
pub(crate) fn usage() -> String {
    let groups: Vec<&str> = GROUPS.iter().map(|group| group.name).collect();
    format!(
        "\
korogaru-bench [OPTIONS]

  --korogaru PATH  the command line, built in release [target/release/korogaru]
  --python PATH    a Python with bench/python/requirements.txt [target/bench-venv/bin/python]
  --builds         cold builds too, which take minutes
  --only GROUP     one group of rows: {}
  --record DIR     also write a dated record into this folder
",
        groups.join(", ")
    )
}
