//! Measures what the machine's memory can do: a loop with the memory traffic of a method and almost no
//! arithmetic.
//!
//! One vectorised loop with the widest registers of the machine reads a gradient and changes one to three
//! arrays in place, by a bitwise operation that no compiler can leave out. It uses plain stores, as an update
//! in place must, because what was read to be changed is in the cache already.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Instant;

use pulp::Arch;

use crate::Result;
use crate::turns::Steps;

/// The loop over all elements, shared among threads that live as long as this. The first thread is the
/// caller's. Each thread owns its part of the arrays.
#[derive(Debug)]
pub(crate) struct Ceiling {
    part: Part,
    helpers: Vec<Helper>,
}

/// The arrays of one thread.
#[derive(Debug)]
struct Part {
    arch: Arch,
    gradient: Aligned,
    /// The arrays that are read and written.
    changed: Vec<Aligned>,
}

/// Numbers that begin at a cache line, where the widest registers are fastest.
#[derive(Debug)]
struct Aligned {
    numbers: Vec<u32>,
    start: usize,
    length: usize,
}

impl Aligned {
    const LINE: usize = 64;

    /// The number must not be zero, or all pages of the array might be one page of zeros until they are
    /// written.
    fn new(length: usize, number: u32) -> Self {
        let numbers = vec![number; length + Self::LINE];
        let start = numbers.as_ptr().align_offset(Self::LINE);
        Self { numbers, start, length }
    }

    fn get(&mut self) -> &mut [u32] {
        &mut self.numbers[self.start..][..self.length]
    }
}

#[derive(Debug)]
struct Helper {
    /// Taken to end the thread.
    orders: Option<Sender<()>>,
    done: Receiver<()>,
    thread: Option<JoinHandle<()>>,
}

impl Ceiling {
    /// This many elements of four bytes in the gradient and in each of the `changed` arrays.
    pub(crate) fn new(elements: usize, changed: usize, threads: usize) -> Self {
        let share = |thread: usize| elements * (thread + 1) / threads - elements * thread / threads;
        let helpers = (1..threads).map(|thread| Helper::start(share(thread), changed)).collect();
        Self { part: Part::new(share(0), changed), helpers }
    }
}

impl Steps for Ceiling {
    fn name(&self) -> &str {
        "the memory"
    }

    fn run(&mut self, count: u32) -> Result<f64> {
        let start = Instant::now();
        for _ in 0..count {
            for helper in &self.helpers {
                let sent = helper.orders.as_ref().map(|orders| orders.send(()));
                sent.ok_or("a helper has left")?.map_err(|error| error.to_string())?;
            }
            self.part.pass();
            for helper in &self.helpers {
                helper.done.recv().map_err(|error| error.to_string())?;
            }
        }
        Ok(start.elapsed().as_secs_f64() / f64::from(count))
    }

    fn look(&mut self, _: &[usize]) -> Result<Vec<f64>> {
        Err("the memory has no parameters".to_owned())
    }
}

impl Part {
    fn new(elements: usize, changed: usize) -> Self {
        let changed = (0..changed).map(|_| Aligned::new(elements, 0x33)).collect();
        Self { arch: Arch::new(), gradient: Aligned::new(elements, 0x55), changed }
    }

    fn pass(&mut self) {
        let Self { arch, gradient, changed } = self;
        let gradient = gradient.get();
        let mut changed = changed.iter_mut().map(Aligned::get);
        // Inlined, because the loop would otherwise be compiled without the wider registers.
        match (changed.next(), changed.next(), changed.next()) {
            (Some(p), None, _) => arch.dispatch(
                #[inline(always)]
                || one(gradient, p),
            ),
            (Some(p), Some(v), None) => arch.dispatch(
                #[inline(always)]
                || two(gradient, p, v),
            ),
            (Some(p), Some(m), Some(s)) => arch.dispatch(
                #[inline(always)]
                || three(gradient, p, m, s),
            ),
            (None, ..) => {}
        }
    }
}

#[inline(always)]
fn one(gradient: &[u32], p: &mut [u32]) {
    for (p, g) in p.iter_mut().zip(gradient) {
        *p ^= g;
    }
}

#[inline(always)]
fn two(gradient: &[u32], p: &mut [u32], v: &mut [u32]) {
    for ((p, v), g) in p.iter_mut().zip(v).zip(gradient) {
        *p ^= g;
        *v ^= g;
    }
}

#[inline(always)]
fn three(gradient: &[u32], p: &mut [u32], m: &mut [u32], s: &mut [u32]) {
    for (((p, m), s), g) in p.iter_mut().zip(m).zip(s).zip(gradient) {
        *p ^= g;
        *m ^= g;
        *s ^= g;
    }
}

impl Helper {
    fn start(elements: usize, changed: usize) -> Self {
        let (orders, to_do) = channel::<()>();
        let (say, done) = channel();
        let thread = std::thread::spawn(move || {
            let mut part = Part::new(elements, changed);
            for () in to_do {
                part.pass();
                if say.send(()).is_err() {
                    return;
                }
            }
        });
        Self { orders: Some(orders), done, thread: Some(thread) }
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        drop(self.orders.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
