//! Operations on two values, with their derivatives.

use super::evaluate::{DX, DY, GRADIENT, HESSIAN, Jet, SECONDS, XY, each, has, lanes};
use super::names::BinaryFunction;
use super::tape::Depends;

/// A derivative of a value, or 0 if the value does not depend on the variable.
#[inline(always)]
fn part<const N: usize, const C: usize>(
    jet: &Jet<N, C>,
    depends: Depends,
    component: usize,
    i: usize,
) -> f64 {
    if component < C && has(depends, component) { jet[component][i] } else { 0.0 }
}

/// u ± w. The value is computed only if it is needed.
#[inline(always)]
pub(super) fn sum<const N: usize, const C: usize>(
    u: &mut Jet<N, C>,
    first: Depends,
    w: &Jet<N, C>,
    last: Depends,
    keeps: bool,
    signed: impl Fn(f64) -> f64,
) {
    if keeps {
        each(&mut u[0], |i, u| u + signed(w[0][i]));
    }
    for component in 1..C {
        match (has(first, component), has(last, component)) {
            (true, true) => each(&mut u[component], |i, u| u + signed(w[component][i])),
            (false, true) => each(&mut u[component], |i, _| signed(w[component][i])),
            _ => {}
        }
    }
    if C >= HESSIAN && !first.both() && !last.both() {
        // g(x) and h(y) have no mixed derivative, but their sum depends on both variables and is taken to
        // have one.
        u[XY] = [0.0; N];
    }
}

/// u·w. The value is computed only if it is needed.
#[inline(always)]
pub(super) fn product<const N: usize, const C: usize>(
    u: &mut Jet<N, C>,
    first: Depends,
    w: &Jet<N, C>,
    last: Depends,
    keeps: bool,
) {
    if C >= HESSIAN {
        for (component, a, b) in SECONDS {
            u[component] = lanes(|i| {
                let mixed =
                    part(u, first, a, i) * part(w, last, b, i) + part(u, first, b, i) * part(w, last, a, i);
                let of_first = scaled(part(u, first, component, i), w[0][i]);
                of_first + mixed + scaled(part(w, last, component, i), u[0][i])
            });
        }
    }
    // Separates the value, by which derivatives are multiplied, from the derivatives.
    let (value, slopes) = u.split_at_mut(1);
    let value = &mut value[0];
    for (slope, component) in slopes.iter_mut().zip([DX, DY]) {
        match (has(first, component), has(last, component)) {
            (true, true) => each(slope, |i, u| u * w[0][i] + value[i] * w[component][i]),
            (true, false) => each(slope, |i, u| u * w[0][i]),
            (false, true) => each(slope, |i, _| value[i] * w[component][i]),
            _ => {}
        }
    }
    if keeps {
        each(value, |i, u| u * w[0][i]);
    }
}

/// A derivative times a factor. It is 0 if the derivative is 0, even if the factor is infinite.
#[inline(always)]
fn scaled(derivative: f64, factor: f64) -> f64 {
    if derivative == 0.0 { 0.0 } else { derivative * factor }
}

/// u / w: the q with q·w = u. Its derivatives follow from those of the product.
#[inline(always)]
pub(super) fn quotient<const N: usize, const C: usize>(
    u: &mut Jet<N, C>,
    first: Depends,
    w: &Jet<N, C>,
    last: Depends,
) {
    let (value, slopes) = u.split_at_mut(1);
    let value = &mut value[0];
    each(value, |i, u| u / w[0][i]);
    for (slope, component) in slopes.iter_mut().zip([DX, DY]) {
        match (has(first, component), has(last, component)) {
            (true, true) => each(slope, |i, u| (u - value[i] * w[component][i]) / w[0][i]),
            (true, false) => each(slope, |i, u| u / w[0][i]),
            (false, true) => each(slope, |i, _| -(value[i] * w[component][i]) / w[0][i]),
            _ => {}
        }
    }
    if C >= HESSIAN {
        let either = Depends { x: first.x || last.x, y: first.y || last.y };
        for (component, a, b) in SECONDS {
            u[component] = lanes(|i| {
                let mixed =
                    part(u, either, a, i) * part(w, last, b, i) + part(u, either, b, i) * part(w, last, a, i);
                let of_last = u[0][i] * part(w, last, component, i);
                (part(u, first, component, i) - mixed - of_last) / w[0][i]
            });
        }
    }
}

/// The smaller or the larger of u and w with its derivatives. If both are equal, those of u.
#[inline(always)]
pub(super) fn choice<const N: usize, const C: usize>(
    pair: BinaryFunction,
    u: &mut Jet<N, C>,
    first: Depends,
    w: &Jet<N, C>,
    last: Depends,
) {
    let is_first: [bool; N] = std::array::from_fn(|i| pair.is_first(u[0][i], w[0][i]));
    for component in 1..C {
        u[component] =
            lanes(|i| if is_first[i] { part(u, first, component, i) } else { part(w, last, component, i) });
    }
    u[0] = lanes(|i| pair.value(u[0][i], w[0][i]));
}

/// The derivatives of a function of two values u and w.
struct Outer {
    /// By u, and by w.
    first: [f64; 2],
    /// By u twice, by u and w, and by w twice.
    second: [f64; 3],
}

/// The chain rule for a function of two values.
#[inline(always)]
fn of_two<const N: usize, const C: usize>(
    u: &mut Jet<N, C>,
    first: Depends,
    w: &Jet<N, C>,
    last: Depends,
    outer: impl Fn(usize) -> Outer,
) {
    if C < GRADIENT {
        return;
    }
    for i in 0..N {
        let Outer { first: [by_u, by_w], second: [uu, uw, ww] } = outer(i);
        let at = |component| (part(u, first, component, i), part(w, last, component, i));
        let [dx, dy] = [DX, DY].map(at);
        let seconds = SECONDS.map(|(component, a, b)| {
            let (of_u, of_w) = at(component);
            let (ua, wa) = if a == DX { dx } else { dy };
            let (ub, wb) = if b == DX { dx } else { dy };
            let curved = scaled(of_u, by_u) + scaled(of_w, by_w);
            curved + scaled(ua * ub, uu) + scaled(ua * wb + ub * wa, uw) + scaled(wa * wb, ww)
        });
        let firsts = [dx, dy].map(|(of_u, of_w)| scaled(of_u, by_u) + scaled(of_w, by_w));
        for (component, value) in [DX, DY].into_iter().zip(firsts) {
            u[component][i] = value;
        }
        if C >= HESSIAN {
            for ((component, _, _), value) in SECONDS.into_iter().zip(seconds) {
                u[component][i] = value;
            }
        }
    }
}

/// The angle of the point (w, u), as `atan2` defines it.
pub(super) fn angle<const N: usize, const C: usize>(
    u: &mut Jet<N, C>,
    first: Depends,
    w: &Jet<N, C>,
    last: Depends,
) {
    let value = lanes(|i| BinaryFunction::Atan2.value(u[0][i], w[0][i]));
    let at = u[0];
    of_two(u, first, w, last, |i| {
        let (u, w) = (at[i], w[0][i]);
        // Divided by the distance, so that no square overflows.
        let distance = libm::hypot(u, w);
        let (sin, cos) = (u / distance, w / distance);
        let second = 2.0 * sin * cos / distance / distance;
        Outer {
            first: [cos / distance, -sin / distance],
            second: [-second, (sin * sin - cos * cos) / distance / distance, second],
        }
    });
    u[0] = value;
}

/// u^w
pub(super) fn power_of<const N: usize, const C: usize>(
    u: &mut Jet<N, C>,
    first: Depends,
    w: &Jet<N, C>,
    last: Depends,
) {
    let value = lanes(|i| libm::pow(u[0][i], w[0][i]));
    let at = u[0];
    of_two(u, first, w, last, |i| {
        let (u, w, v) = (at[i], w[0][i], value[i]);
        let log = libm::log(u);
        let below = libm::pow(u, w - 1.0);
        // A power that is 0 goes to 0 faster than the logarithm goes to infinity.
        let logged = |factor: f64| if factor == 0.0 { 0.0 } else { factor * log };
        Outer {
            first: [w * below, logged(v)],
            second: [w * (w - 1.0) * libm::pow(u, w - 2.0), below + logged(w * below), logged(logged(v))],
        }
    });
    u[0] = value;
}
