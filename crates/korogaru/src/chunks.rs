//! A step cut into chunks, which threads take one after the other.

use std::sync::{Mutex, PoisonError};

use crate::piece::Piece;
use crate::state::Entry;
use crate::{Tensor, Threads};

/// The elements of a chunk: few enough that threads end together, many enough that taking one costs nothing
/// beside updating it. A larger tensor is cut at its multiples, whatever the number of threads; smaller ones
/// are put together.
const CHUNK: usize = 1 << 16;

/// Shares the work on all tensors, in pieces, some at a time. The tensor at `i` belongs to the entry at
/// `order[i]`, or at `i`.
pub(crate) fn share(
    threads: &Threads,
    tensors: &mut [Tensor<'_>],
    entries: &mut [Entry],
    order: Option<&[usize]>,
    work: &(dyn Fn(Vec<Piece<'_>>) + Sync),
) {
    let tasks: Vec<Mutex<Vec<Piece<'_>>>> =
        batches(pieces(tensors, entries, order)).map(Mutex::new).collect();
    let run = |index: usize| {
        // Taken, so that a task that a pool runs twice is done once.
        let batch = std::mem::take(&mut *tasks[index].lock().unwrap_or_else(PoisonError::into_inner));
        if !batch.is_empty() {
            work(batch);
        }
    };
    threads.run(tasks.len(), &run);
    // What a pool forgot.
    (0..tasks.len()).for_each(run);
}

/// All tensors with their state, in pieces of at most a chunk.
fn pieces<'a>(
    tensors: &'a mut [Tensor<'_>],
    entries: &'a mut [Entry],
    order: Option<&[usize]>,
) -> Vec<Piece<'a>> {
    let mut entries: Vec<Option<&mut Entry>> = entries.iter_mut().map(Some).collect();
    let mut pieces = Vec::new();
    for (i, tensor) in tensors.iter_mut().enumerate() {
        let entry = entries[order.map_or(i, |order| order[i])].take();
        let entry = entry.expect("each tensor has an entry of its own");
        let whole = Piece::whole(&mut tensor.data, &mut entry.state);
        if whole.len() > CHUNK {
            whole.cut(CHUNK, |chunk| pieces.push(chunk));
        } else {
            pieces.push(whole);
        }
    }
    pieces
}

/// The pieces in their order, put together until they make a chunk.
fn batches(pieces: Vec<Piece<'_>>) -> impl Iterator<Item = Vec<Piece<'_>>> {
    let mut pieces = pieces.into_iter().peekable();
    std::iter::from_fn(move || {
        let mut batch = vec![pieces.next()?];
        let mut elements = batch[0].len();
        while let Some(piece) = pieces.next_if(|piece| elements + piece.len() <= CHUNK) {
            elements += piece.len();
            batch.push(piece);
        }
        Some(batch)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::HalfPrecision;

    fn entries(tensors: &[Tensor<'_>]) -> Vec<Entry> {
        tensors.iter().map(|tensor| Entry::new("", &tensor.data, 1, HalfPrecision::default())).collect()
    }

    /// The sizes of the tasks that tensors of these sizes make.
    fn sizes(lens: &[usize]) -> Vec<Vec<usize>> {
        let mut values: Vec<_> = lens.iter().map(|&len| (vec![0.0_f32; len], vec![0.0_f32; len])).collect();
        let mut tensors: Vec<_> = values.iter_mut().map(|(p, g)| Tensor::new("", p, g)).collect();
        let mut entries = entries(&tensors);
        batches(pieces(&mut tensors, &mut entries, None))
            .map(|batch| batch.iter().map(Piece::len).collect())
            .collect()
    }

    #[test]
    fn large_tensors_are_cut_at_multiples_and_small_ones_put_together() {
        let tasks = sizes(&[2 * CHUNK + 5, 3, 0, CHUNK, 1]);
        assert_eq!(tasks, [vec![CHUNK], vec![CHUNK], vec![5, 3, 0], vec![CHUNK], vec![1]]);
        assert_eq!(sizes(&[64; 1025]), [vec![64; 1024], vec![64]]);
        assert_eq!(sizes(&[]), Vec::<Vec<usize>>::new());
    }

    struct Careless;

    impl crate::Pool for Careless {
        fn threads(&self) -> usize {
            2
        }

        fn run(&self, tasks: usize, task: &(dyn Fn(usize) + Sync)) {
            for index in (0..tasks).step_by(2) {
                task(index);
                task(index);
            }
        }
    }

    #[test]
    fn what_a_pool_forgets_or_repeats_is_done_once() {
        let (mut p, g) = (vec![0.0_f32; 5 * CHUNK], vec![0.0_f32; 5 * CHUNK]);
        let mut tensors = [Tensor::new("", &mut p, &g)];
        let mut entries = entries(&tensors);
        let done = Mutex::new(Vec::new());
        let work = |batch: Vec<Piece<'_>>| done.lock().unwrap().extend(batch.iter().map(Piece::len));
        share(&Threads::pool(Careless), &mut tensors, &mut entries, None, &work);
        assert_eq!(*done.lock().unwrap(), [CHUNK; 5]);
    }
}
