//! Which threads share the work of a step: the caller's alone, threads of this crate, or a pool of the
//! caller's.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;

/// Which threads do the work of a large [`step`](crate::Optimizer::step). The bits do not depend on it.
///
/// A step with fewer than [`Threads::LEAST_ELEMENTS`] elements in all its tensors is made by the calling
/// thread alone, and starts or wakes no other. The caller can choose another limit
/// ([`with_least_elements`](Self::with_least_elements)). A larger step is cut into chunks. Their boundaries
/// depend only on the tensors. The threads take one chunk after the other, from one tensor or from many.
///
/// ```
/// use korogaru::{Momentum, Optimizer, Tensor, Threads};
///
/// let mut optimizer = Optimizer::new(Momentum::default()).with_threads(Threads::count(2));
/// let (mut w, g) = (vec![1.0_f32; 3_000_000], vec![1.0; 3_000_000]);
/// optimizer.step(&mut [Tensor::new("W", &mut w, &g)])?;
/// assert!(w.iter().all(|&w| w == 0.99));
/// # Ok::<(), korogaru::Error>(())
/// ```
#[derive(Clone)]
pub struct Threads {
    kind: Kind,
    least: usize,
}

#[derive(Clone)]
enum Kind {
    Available,
    Count(usize),
    Pool(Arc<dyn Pool>),
}

/// Threads of the caller's, such as those of a framework or of rayon, among which a step can be shared:
///
/// ```
/// use korogaru::{Momentum, Optimizer, Pool, Tensor, Threads};
/// use rayon::prelude::*;
///
/// struct Rayon(rayon::ThreadPool);
///
/// impl Pool for Rayon {
///     fn threads(&self) -> usize {
///         self.0.current_num_threads()
///     }
///
///     fn run(&self, tasks: usize, task: &(dyn Fn(usize) + Sync)) {
///         self.0.install(|| (0..tasks).into_par_iter().for_each(task));
///     }
/// }
///
/// let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build()?;
/// let mut optimizer = Optimizer::new(Momentum::default()).with_threads(Threads::pool(Rayon(pool)));
/// let (mut w, g) = (vec![1.0_f32; 3_000_000], vec![1.0; 3_000_000]);
/// optimizer.step(&mut [Tensor::new("W", &mut w, &g)])?;
/// assert!(w.iter().all(|&w| w == 0.99));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Pool: Send + Sync + 'static {
    /// How many threads can work at once.
    fn threads(&self) -> usize;

    /// Calls `task` once for each number below `tasks`, on any threads and in any order, and returns when all
    /// calls have returned. If a task is left out, the thread that called `step` does it afterwards.
    fn run(&self, tasks: usize, task: &(dyn Fn(usize) + Sync));
}

impl Threads {
    /// The number of elements from which on a step is shared, unless the caller says otherwise. It was
    /// measured with momentum on `f32` (group `threshold` of `cargo xtask bench`). At half of it, starting a
    /// thread took longer than it saved.
    pub const LEAST_ELEMENTS: usize = 1 << 21;

    /// Only the thread that calls `step`.
    #[must_use]
    pub const fn this_thread() -> Self {
        Self::of(Kind::Count(1))
    }

    /// The given number of threads, including the one that calls `step`. They live as long as the step. 0
    /// counts as 1.
    #[must_use]
    pub const fn count(threads: usize) -> Self {
        Self::of(Kind::Count(threads))
    }

    /// As many threads as the machine lets this process run at once. This is the default.
    #[must_use]
    pub const fn available() -> Self {
        Self::of(Kind::Available)
    }

    /// The threads of a pool.
    #[must_use]
    pub fn pool(pool: impl Pool) -> Self {
        Self::of(Kind::Pool(Arc::new(pool)))
    }

    const fn of(kind: Kind) -> Self {
        Self { kind, least: Self::LEAST_ELEMENTS }
    }

    /// The same threads, which share steps of at least `elements` elements in place of
    /// [`Threads::LEAST_ELEMENTS`]. A lower limit pays if the threads of a pool are awake anyway or the rule
    /// takes long.
    ///
    /// ```
    /// use korogaru::{Adam, Optimizer, Tensor, Threads};
    ///
    /// let threads = Threads::count(2).with_least_elements(100_000);
    /// let mut optimizer = Optimizer::new(Adam::default()).with_threads(threads);
    /// # optimizer.step(&mut [])?;
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    #[must_use]
    pub fn with_least_elements(self, elements: usize) -> Self {
        Self { least: elements, ..self }
    }

    /// Whether a step of this many elements is shared.
    pub(crate) fn share(&self, elements: usize) -> bool {
        elements >= self.least && self.get() > 1
    }

    /// How many threads work at once, at least 1.
    #[must_use]
    pub fn get(&self) -> usize {
        match &self.kind {
            Kind::Available => available(),
            Kind::Count(threads) => (*threads).max(1),
            Kind::Pool(pool) => pool.threads().max(1),
        }
    }

    /// Calls `task` for each number below `tasks`, and returns when all calls have returned.
    pub(crate) fn run(&self, tasks: usize, task: &(dyn Fn(usize) + Sync)) {
        if let Kind::Pool(pool) = &self.kind {
            return pool.run(tasks, task);
        }
        let next = AtomicUsize::new(0);
        let work = || {
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                if index >= tasks {
                    break;
                }
                task(index);
            }
        };
        thread::scope(|scope| {
            for _ in 1..self.get().min(tasks) {
                // If the system has no thread left, the threads that there are do its share.
                if thread::Builder::new().name("korogaru".into()).spawn_scoped(scope, work).is_err() {
                    break;
                }
            }
            work();
        });
    }
}

/// How many threads the machine lets this process run at once. The answer is read from files, so that the
/// machine is asked only once, when a step is large enough.
fn available() -> usize {
    static AVAILABLE: OnceLock<usize> = OnceLock::new();
    *AVAILABLE.get_or_init(|| thread::available_parallelism().map_or(1, usize::from))
}

impl Default for Threads {
    fn default() -> Self {
        Self::available()
    }
}

impl fmt::Debug for Threads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Available => f.write_str("Threads::available()")?,
            Kind::Count(threads) => write!(f, "Threads::count({threads})")?,
            Kind::Pool(pool) => write!(f, "Threads::pool(of {})", pool.threads())?,
        }
        if self.least == Self::LEAST_ELEMENTS {
            Ok(())
        } else {
            write!(f, ".with_least_elements({})", self.least)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    /// Ends only if as many threads work at once as were asked for.
    #[test]
    fn as_many_work_at_once_as_were_asked_for() {
        let all_are_here = Barrier::new(3);
        Threads::count(3).run(3, &|_| {
            all_are_here.wait();
        });
    }
}
