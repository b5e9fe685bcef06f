use std::path::PathBuf;

use crate::Result;
use crate::rows::{GROUPS, Group};
use crate::setup::root;

/// What to measure, with which programs, and where to keep the record.
#[derive(Debug)]
pub(crate) struct Options {
    /// The command line, built in release.
    pub(crate) korogaru: PathBuf,
    /// A Python that has the rivals of `python/requirements.txt`.
    pub(crate) python: PathBuf,
    /// A Python that has the rivals of `python/rivals.txt`.
    pub(crate) rivals: PathBuf,
    /// The program of `frameworks/`, built in release.
    pub(crate) frameworks: PathBuf,
    /// Whether a few samples are enough.
    pub(crate) quick: bool,
    /// The folder that gets the record.
    pub(crate) record: Option<PathBuf>,
    builds: bool,
    only: Option<String>,
}

impl Options {
    /// Reads the arguments. `None` if help is asked for.
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Option<Self>> {
        let mut options = Self {
            korogaru: root().join("target/release/korogaru"),
            python: root().join("target/bench-venv/bin/python"),
            rivals: root().join("target/bench-rivals/bin/python"),
            frameworks: root().join("bench/target/release/korogaru-bench-frameworks"),
            quick: false,
            record: None,
            builds: false,
            only: None,
        };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--korogaru" => options.korogaru = value()?.into(),
                "--python" => options.python = value()?.into(),
                "--rivals" => options.rivals = value()?.into(),
                "--frameworks" => options.frameworks = value()?.into(),
                "--quick" => options.quick = true,
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
        if options.quick && options.record.is_some() {
            return Err("a record is a measurement: --quick and --record exclude each other".to_owned());
        }
        Ok(Some(options))
    }

    /// Whether to measure a group: only the one that was asked for, or else all but the slow ones.
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
  --rivals PATH    a Python with bench/python/rivals.txt [target/bench-rivals/bin/python]
  --frameworks PATH
                   the program of bench/frameworks, built in release
                   [bench/target/release/korogaru-bench-frameworks]
  --quick          few samples: a look, not a measurement
  --builds         cold builds too, which take minutes
  --only GROUP     one group of rows: {}
  --record DIR     also write a dated record into this folder
",
        groups.join(", ")
    )
}
