//! The text form of a sweep: that of its experiment, and a table `sweep`.

use std::fmt::Write as _;

use super::{Axis, Metric, Sweep};
use crate::spec::Entries;
use crate::{Error, ErrorKind, Expected, Experiment, Namespace, Setting, Value};

/// The key that names the logarithmic axes.
const LOGARITHMIC: &str = "log";

impl Sweep {
    /// The text form: that of the [experiment](Experiment::to_toml), followed by a table with the metric and
    /// the axes.
    ///
    /// ```
    /// use korogaru_lab::{Axis, Experiment, Metric, Sweep};
    ///
    /// let axes = [Axis::new("lr", 0.01, 1.0, 50)?.logarithmic()?, Axis::new("momentum", 0.0, 0.9, 10)?];
    /// let text = Sweep::new(&Experiment::default(), axes.clone(), Metric::Steps)?.to_toml();
    /// assert!(text.ends_with("\
    /// [sweep]
    /// metric = \"steps\"
    /// lr = \"0.01:1.0:50\"
    /// momentum = \"0.0:0.9:10\"
    /// log = \"lr\"
    /// "));
    /// let again = Sweep::from_toml(&text)?.unwrap();
    /// assert_eq!((again.axes(), again.metric()), (&axes, Metric::Steps));
    /// assert!(Sweep::from_toml(&Experiment::default().to_toml())?.is_none());
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = self.experiment.to_toml();
        writeln!(out, "\n[{}]", Entries::SWEEP).expect("a String takes all text");
        let mut add = |key: &str, value: String| {
            Setting { key: key.to_owned(), value: Value::Name(value) }.write_toml(&mut out);
        };
        add("metric", self.metric.name().to_owned());
        for axis in &self.axes {
            add(axis.name(), format!("{:?}:{:?}:{}", axis.low(), axis.high(), axis.count()));
        }
        let logarithmic = self.axes.iter().filter(|axis| axis.is_logarithmic()).map(Axis::name);
        let logarithmic: Vec<&str> = logarithmic.collect();
        if !logarithmic.is_empty() {
            add(LOGARITHMIC, logarithmic.join(","));
        }
        out
    }

    /// The sweep that a text form says. `None` where it says an experiment alone.
    ///
    /// # Errors
    ///
    /// Those of [`Experiment::from_toml`], also for the keys of the table; [`ErrorKind::AxesInSpec`] if the
    /// table has not two axes; those of [`new`](Self::new).
    pub fn from_toml(text: &str) -> Result<Option<Self>, Error> {
        let Some((axes, metric)) = Self::axes_of_toml(text)? else { return Ok(None) };
        Self::new(&Experiment::from_toml(text)?, axes, metric).map(Some)
    }

    /// The axes and the metric alone, for a sweep of another experiment or by another metric.
    ///
    /// # Errors
    ///
    /// Those of [`from_toml`](Self::from_toml) about the table.
    pub fn axes_of_toml(text: &str) -> Result<Option<([Axis; 2], Metric)>, Error> {
        let Some(entries) = Entries::of(text, Some(Entries::SWEEP))? else { return Ok(None) };
        let (mut metric, mut axes) = (Metric::default(), Vec::new());
        entries.each(|setting| {
            match setting.key.as_str() {
                "metric" => metric = setting.metric()?,
                LOGARITHMIC => {}
                name => {
                    let text = setting.name().map_err(|_| setting.form(Expected::Axis))?;
                    let axis = Axis::from_text(name, text);
                    axes.push(axis.map_err(|error| error.kind().clone())?);
                }
            }
            Ok(())
        })?;
        // The axes that the key names, which may come before them.
        entries.each(|setting| {
            let names = if setting.key == LOGARITHMIC { setting.name()? } else { return Ok(()) };
            for name in names.split(',').map(str::trim) {
                let Some(axis) = axes.iter_mut().find(|axis| axis.name() == name) else {
                    return Err(ErrorKind::unknown(Namespace::Key, name, axes.iter().map(Axis::name)));
                };
                *axis = axis.clone().logarithmic().map_err(|error| error.kind().clone())?;
            }
            Ok(())
        })?;
        let axes = axes.try_into().map_err(|axes: Vec<_>| ErrorKind::AxesInSpec { found: axes.len() })?;
        Ok(Some((axes, metric)))
    }
}
