//! A formula at many points, compiled for the widest instructions of the machine.

use korogaru::lanes::{Batch, Bundle, Kernels};

use super::evaluate::{GRADIENT, Lanes, Stack, VALUE, evaluate};
use super::tape::Tape;
use crate::sweep::Surface;

/// The number of bundles of runs that are evaluated together. They share the cost of decoding an instruction.
const BUNDLES: usize = 4;
/// The largest number of points that are evaluated together, and the smallest one that is worth it.
const LANES: usize = BUNDLES * Bundle::COUNT;
const FEW_LANES: usize = 8;

/// A tape as a function that runs are advanced over.
pub(crate) struct OfTape<'a> {
    tape: &'a Tape,
    stack: Stack<LANES, GRADIENT>,
}

impl<'a> OfTape<'a> {
    pub(super) fn new(tape: &'a Tape) -> Self {
        Self { tape, stack: Stack::new(tape) }
    }
}

impl Surface<BUNDLES> for OfTape<'_> {
    #[inline(always)]
    fn eval(
        &mut self,
        _: impl Kernels,
        [xs, ys]: &[[Bundle; BUNDLES]; 2],
        f: &mut [Bundle; BUNDLES],
        [gx, gy]: &mut [[Bundle; BUNDLES]; 2],
    ) {
        let [mut x, mut y] = [[0.0; LANES]; 2];
        join(xs, &mut x);
        join(ys, &mut y);
        let [values, dx, dy] = evaluate(self.tape, &x, &y, &mut self.stack);
        part(values, f);
        part(dx, gx);
        part(dy, gy);
    }
}

#[inline(always)]
fn join(bundles: &[Bundle; BUNDLES], lanes: &mut Lanes<LANES>) {
    let (parts, _) = lanes.as_chunks_mut::<{ Bundle::COUNT }>();
    parts.iter_mut().zip(bundles).for_each(|(part, bundle)| *part = bundle.0);
}

#[inline(always)]
fn part(lanes: &Lanes<LANES>, bundles: &mut [Bundle; BUNDLES]) {
    let (parts, _) = lanes.as_chunks::<{ Bundle::COUNT }>();
    parts.iter().zip(bundles).for_each(|(part, bundle)| bundle.0 = *part);
}

/// Computes the values of a tape along a horizontal line, as far as both slices go.
pub(super) struct Line<'a> {
    pub(super) tape: &'a Tape,
    pub(super) xs: &'a [f64],
    pub(super) y: f64,
    pub(super) out: &'a mut [f64],
}

impl Batch for Line<'_> {
    type Output = ();

    #[inline(always)]
    fn run(mut self, _: impl Kernels) {
        let length = self.xs.len().min(self.out.len());
        let many = length - length % LANES;
        self.pieces::<LANES>(0, many);
        self.pieces::<FEW_LANES>(many, length);
    }
}

impl Line<'_> {
    #[inline(always)]
    fn pieces<const N: usize>(&mut self, first: usize, end: usize) {
        if first == end {
            return;
        }
        let mut stack = Stack::<N, VALUE>::new(self.tape);
        let y = [self.y; N];
        for (xs, out) in self.xs[first..end].chunks(N).zip(self.out[first..end].chunks_mut(N)) {
            // Missing points are copies of the first one, so that they take no more time than it does.
            let mut x = [xs[0]; N];
            x[..xs.len()].copy_from_slice(xs);
            let [values] = evaluate(self.tape, &x, &y, &mut stack);
            out.copy_from_slice(&values[..out.len()]);
        }
    }
}
