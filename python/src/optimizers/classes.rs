//! The classes as Python sees them.

use std::mem::{replace, swap};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use korogaru::Convention;
use korogaru::rule::WideAdam;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyInt, PyString};

use super::book::{Book, Read, update};
use super::busy::Busy;
use super::class_macro::{
    Given, class, convention, filled, float, hidden, is_followed, named, next_count, read,
};
use super::update_arrays::StateChange;

class! {
    /// Stochastic gradient descent, equation (6.1) of the book: ``W ← W − lr·g``.
    ///
    /// Parameters
    /// ----------
    /// lr : float
    ///     The learning rate η.
    Sgd(SgdAttributes) as "SGD", "(lr=0.01)", "sgd", InPlace, all_kinds: true,
    arguments: { lr, set_lr: 0.01 },
    slots: {},
    rule: korogaru::Sgd, |py| korogaru::Sgd::new(lr).ok(),
}

class! {
    /// Momentum SGD, equations (6.3) and (6.4) of the book: ``v ← momentum·v − lr·g``, ``W ← W + v``.
    ///
    /// Parameters
    /// ----------
    /// lr : float
    ///     The learning rate η.
    /// momentum : float
    ///     The momentum α: the share of the velocity that is left at each update.
    /// convention : {"book", "fresh"}
    ///     ``"book"`` (or ``"inside"``) keeps the learning rate inside the velocity, as Keras does.
    ///     ``"fresh"`` (or ``"outside"``) keeps it outside, as PyTorch does:
    ///     ``v ← momentum·v + g``, ``W ← W − lr·v``. They differ when the learning rate changes.
    ///
    /// Attributes
    /// ----------
    /// v : dict or None
    ///     The velocity by name, of the shape of each parameter; ``None`` before the first update.
    ///
    /// Examples
    /// --------
    /// >>> import numpy as np
    /// >>> from korogaru import Momentum
    /// >>> params = {"W": np.array([-7.0, 2.0])}
    /// >>> optimizer = Momentum(lr=0.1)
    /// >>> optimizer.update(params, {"W": np.array([-0.7, 4.0])})
    /// >>> params["W"]
    /// array([-6.93,  1.6 ])
    Momentum(MomentumAttributes) as "Momentum", "(lr=0.01, momentum=0.9, *, convention='book')", "momentum", Replaced, all_kinds: true,
    arguments: { lr, set_lr: 0.01, momentum, set_momentum: 0.9 },
    convention: convention,
    slots: { v, set_v },
    rule: korogaru::Momentum, |py| korogaru::Momentum::new(lr, momentum)
        .ok()
        .map(|rule| rule.with_convention(convention)),
}

class! {
    /// Nesterov's accelerated gradient, in the form of the book's repository:
    /// ``W ← W + momentum²·v − (1 + momentum)·lr·g``, ``v ← momentum·v − lr·g``.
    ///
    /// Parameters
    /// ----------
    /// lr : float
    ///     The learning rate η.
    /// momentum : float
    ///     The momentum α.
    /// convention : {"book", "fresh"}
    ///     Where the learning rate is, as for :class:`Momentum`.
    ///
    /// Attributes
    /// ----------
    /// v : dict or None
    ///     The velocity by name; ``None`` before the first update.
    Nesterov(NesterovAttributes) as "Nesterov", "(lr=0.01, momentum=0.9, *, convention='book')", "nesterov", InPlace, all_kinds: true,
    arguments: { lr, set_lr: 0.01, momentum, set_momentum: 0.9 },
    convention: convention,
    slots: { v, set_v },
    rule: korogaru::Nesterov, |py| korogaru::Nesterov::new(lr, momentum)
        .ok()
        .map(|rule| rule.with_convention(convention)),
}

class! {
    /// AdaGrad, equations (6.5) and (6.6) of the book: ``h ← h + g²``, ``W ← W − lr·g/(√h + 1e-7)``.
    ///
    /// Parameters
    /// ----------
    /// lr : float
    ///     The learning rate η.
    ///
    /// Attributes
    /// ----------
    /// h : dict or None
    ///     The sum of squared gradients by name; ``None`` before the first update.
    AdaGrad(AdaGradAttributes) as "AdaGrad", "(lr=0.01)", "adagrad", InPlace, all_kinds: true,
    arguments: { lr, set_lr: 0.01 },
    slots: { h, set_h },
    rule: korogaru::AdaGrad, |py| korogaru::AdaGrad::new(lr, 1e-7).ok(),
}

class! {
    /// RMSprop, as in the book's repository: ``h ← ρ·h + (1 − ρ)·g²``, ``W ← W − lr·g/(√h + 1e-7)``.
    ///
    /// Parameters
    /// ----------
    /// lr : float
    ///     The learning rate η.
    /// decay_rate : float
    ///     The decay ρ: the share of h that is left at each update.
    ///
    /// Attributes
    /// ----------
    /// h : dict or None
    ///     The decayed mean of squared gradients by name; ``None`` before the first update.
    RmsProp(RmsPropAttributes) as "RMSprop", "(lr=0.01, decay_rate=0.99)", "rmsprop", InPlace, all_kinds: true,
    arguments: { lr, set_lr: 0.01, decay_rate, set_decay_rate: 0.99 },
    slots: { h, set_h },
    rule: korogaru::RmsProp, |py| korogaru::RmsProp::new(lr, decay_rate, 1e-7).ok(),
}

class! {
    /// Adam, as in the book's repository (Kingma and Ba 2015, http://arxiv.org/abs/1412.6980v8).
    ///
    /// Parameters
    /// ----------
    /// lr : float
    ///     The learning rate η.
    /// beta1, beta2 : float
    ///     The shares of the moments that are left at each update.
    ///
    /// Attributes
    /// ----------
    /// iter : int
    ///     The number of updates made.
    /// m, v : dict or None
    ///     The first and second moments by name; ``None`` before the first update.
    Adam(AdamAttributes) as "Adam", "(lr=0.001, beta1=0.9, beta2=0.999)", "adam", InPlace, all_kinds: false,
    arguments: { lr, set_lr: 0.001, beta1, set_beta1: 0.9, beta2, set_beta2: 0.999 },
    iter: iter, set_iter,
    slots: { m, set_m, v, set_v },
    rule: WideAdam, |py|
        WideAdam::new(lr, beta1, beta2, 1e-7)
            .ok()
            .and_then(|rule| rule.with_step_size(step_size(lr, beta1, beta2, &iter)?)),
}

/// lrₜ of an update as the book's class computes it, by Python's own powers. `None` if it is not finite.
fn step_size(lr: f64, beta1: f64, beta2: f64, iter: &Bound<'_, PyInt>) -> Option<f64> {
    let py = iter.py();
    let power = |beta: f64| PyFloat::new(py, beta).pow(iter, py.None()).ok().and_then(|power| float(&power));
    let lr_t = lr * (1.0 - power(beta2)?).sqrt() / (1.0 - power(beta1)?);
    lr_t.is_finite().then_some(lr_t)
}
