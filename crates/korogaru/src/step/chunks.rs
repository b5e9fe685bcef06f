//! A step cut into chunks, which threads take one after the other.

use std::mem::take;
use std::sync::{Mutex, PoisonError};

use crate::state::Entry;
use crate::step::piece::Piece;
use crate::{Tensor, Threads};

/// The numbers of elements of the smallest chunk and of the largest. They are small enough that all threads
/// end at about the same time, and large enough that the beginning of a chunk costs little: it takes a
/// microsecond until the memory streams again.
const SMALLEST: usize = 1 << 17;
const LARGEST: usize = 1 << 20;

/// The number of elements of the next chunk, if `left` elements are left. It is a small share of them, since
/// long chunks are read faster, and short chunks at the end leave no thread waiting long. It depends only on
/// the tensors and not on the number of threads. It is a multiple of the smallest chunk, so that a chunk
/// begins a line of the cache if its tensor does.
fn chunk_len(left: usize) -> usize {
    const SHARE: usize = 16;
    (left / SHARE / SMALLEST * SMALLEST).clamp(SMALLEST, LARGEST)
}

/// Shares the work on all tensors among threads. `work` gets some pieces at a time. The tensor at `i` belongs
/// to the entry at `order[i]`, or at `i` without an order.
pub(crate) fn share(
    threads: &Threads,
    tensors: &mut [Tensor<'_>],
    entries: &mut [Entry],
    order: Option<&[usize]>,
    work: &(dyn Fn(Vec<Piece<'_>>) + Sync),
) {
    share_pieces(threads, whole(tensors, entries, order), work);
}

/// The same for tensors that are pieces already.
pub(crate) fn share_pieces(
    threads: &Threads,
    pieces: Vec<Piece<'_>>,
    work: &(dyn Fn(Vec<Piece<'_>>) + Sync),
) {
    let tasks: Vec<Mutex<Vec<Piece<'_>>>> = tasks(pieces).into_iter().map(Mutex::new).collect();
    let run = |index: usize| {
        // Taken, so that a task that a pool runs twice is done once.
        let batch = take(&mut *tasks[index].lock().unwrap_or_else(PoisonError::into_inner));
        if !batch.is_empty() {
            work(batch);
        }
    };
    threads.run(tasks.len(), &run);
    // What a pool forgot.
    (0..tasks.len()).for_each(run);
}

/// All tensors with their state.
fn whole<'a>(
    tensors: &'a mut [Tensor<'_>],
    entries: &'a mut [Entry],
    order: Option<&[usize]>,
) -> Vec<Piece<'a>> {
    let mut entries: Vec<Option<&mut Entry>> = entries.iter_mut().map(Some).collect();
    let pieces = tensors.iter_mut().enumerate().map(|(i, tensor)| {
        let entry = entries[order.map_or(i, |order| order[i])].take();
        let entry = entry.expect("each tensor has an entry of its own");
        Piece::whole(&mut tensor.data, &mut entry.state)
    });
    pieces.collect()
}

/// The pieces in their order. Long pieces are cut into chunks, and short ones are put together until they
/// make a chunk.
fn tasks(pieces: Vec<Piece<'_>>) -> Vec<Vec<Piece<'_>>> {
    let mut left = pieces.iter().map(Piece::len).sum();
    let mut tasks = Vec::new();
    let (mut task, mut room) = (Vec::new(), chunk_len(left));
    for mut piece in pieces {
        loop {
            let len = piece.len();
            // What is longer than a chunk begins one of its own, and so does what finds no room any more.
            if len > room && !task.is_empty() {
                tasks.push(take(&mut task));
                room = chunk_len(left);
            }
            if len <= room {
                left -= len;
                room -= len;
                task.push(piece);
                break;
            }
            let (chunk, others) = piece.split(room);
            left -= room;
            tasks.push(vec![chunk]);
            room = chunk_len(left);
            piece = others;
        }
    }
    if !task.is_empty() {
        tasks.push(task);
    }
    tasks
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
        let tasks = tasks(whole(&mut tensors, &mut entries, None));
        tasks.iter().map(|task| task.iter().map(Piece::len).collect()).collect()
    }

    #[test]
    fn long_tensors_are_cut_and_short_ones_put_together() {
        let tasks = sizes(&[2 * SMALLEST + 5, 3, 0, SMALLEST, 1]);
        assert_eq!(tasks, [vec![SMALLEST], vec![SMALLEST], vec![5, 3, 0], vec![SMALLEST], vec![1]]);
        assert_eq!(sizes(&[SMALLEST / 8; 9]), [vec![SMALLEST / 8; 8], vec![SMALLEST / 8]]);
        assert_eq!(sizes(&[]), Vec::<Vec<usize>>::new());
        assert_eq!(sizes(&[0, 0]), [vec![0, 0]]);
    }

    /// There are enough chunks for many threads, and the last chunks are the smallest.
    #[test]
    fn chunks_shrink_towards_the_end() {
        let sizes = sizes(&[20_000_000, 7]);
        assert_eq!(sizes.iter().flatten().sum::<usize>(), 20_000_007);
        let lens: Vec<usize> = sizes.iter().map(|task| task.iter().sum()).collect();
        assert_eq!(lens[0], LARGEST);
        assert!(lens.is_sorted_by(|a, b| a >= b) && lens.len() > 32, "{lens:?}");
        assert!(lens[..lens.len() - 1].iter().all(|len| len % SMALLEST == 0));
        assert_eq!((chunk_len(usize::MAX), chunk_len(0)), (LARGEST, SMALLEST));
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
        let (mut p, g) = (vec![0.0_f32; 5 * SMALLEST], vec![0.0_f32; 5 * SMALLEST]);
        let mut tensors = [Tensor::new("", &mut p, &g)];
        let mut entries = entries(&tensors);
        let done = Mutex::new(Vec::new());
        let work = |batch: Vec<Piece<'_>>| done.lock().unwrap().extend(batch.iter().map(Piece::len));
        share(&Threads::pool(Careless), &mut tensors, &mut entries, None, &work);
        assert_eq!(*done.lock().unwrap(), [SMALLEST; 5]);
    }
}
