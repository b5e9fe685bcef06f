//! The files that a process has begun and not finished, and whether the process is ending.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// The files that this process has begun and not finished. This is for a program that a signal can end.
///
/// Files are listed once [`listed`](Self::listed) was called. If nobody calls it, as in Python, no write
/// takes a lock: a process that is forked while another thread has the lock would wait for it forever.
///
/// ```
/// let unfinished = korogaru_files::Unfinished::listed();
/// assert!(!unfinished.abandon());
/// let late = korogaru_files::write("late.csv".as_ref(), |out| out.write_all(b"x,y\n"));
/// assert_eq!(late.unwrap_err().kind(), std::io::ErrorKind::Interrupted);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Unfinished(());

impl Unfinished {
    /// Begins the list. A program calls this before it writes anything.
    #[must_use]
    pub fn listed() -> Self {
        LIST.get_or_init(Mutex::default);
        Self(())
    }

    /// Removes all unfinished files. Returns whether a file is being written in place, so that it cannot be
    /// removed and may be incomplete. This can be called from another thread than those that write. Their
    /// writes fail from then on with [`Interrupted`](io::ErrorKind::Interrupted).
    pub fn abandon(self) -> bool {
        let list = list();
        let in_place = NOW.fetch_or(ENDED, SeqCst) & !ENDED > 0;
        for path in list.into_iter().flat_map(|mut list| std::mem::take(&mut *list)) {
            // This fails if the file was moved to its place meanwhile, and then it need not be removed.
            let _ = fs::remove_file(path);
        }
        in_place
    }
}

static LIST: OnceLock<Mutex<Vec<PathBuf>>> = OnceLock::new();

fn list() -> Option<MutexGuard<'static, Vec<PathBuf>>> {
    LIST.get().map(|list| list.lock().unwrap_or_else(PoisonError::into_inner))
}

/// How many files are being written in place. One bit says whether the process is ending, and then none may
/// be begun.
static NOW: AtomicUsize = AtomicUsize::new(0);
const ENDED: usize = 1 << (usize::BITS - 1);

/// Whether [`Unfinished::abandon`] was called.
pub(crate) fn is_abandoned() -> bool {
    NOW.load(SeqCst) & ENDED != 0
}

/// An unfinished file, which is listed as long as this value lives.
pub(crate) struct Listed(PathBuf);

impl Listed {
    /// Makes a file and lists it before it can be abandoned.
    pub(crate) fn made<T>(path: &Path, make: impl FnOnce() -> io::Result<T>) -> io::Result<(T, Self)> {
        let mut list = list();
        if is_abandoned() {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let made = make()?;
        list.iter_mut().for_each(|list| list.push(path.to_owned()));
        Ok((made, Self(path.to_owned())))
    }
}

impl Drop for Listed {
    fn drop(&mut self) {
        list().iter_mut().for_each(|list| list.retain(|path| *path != self.0));
    }
}

/// A file that is being written in place as long as this value lives.
pub(crate) struct InPlace(());

impl InPlace {
    pub(crate) fn begin() -> io::Result<Self> {
        let one_more = |now| (now & ENDED == 0).then_some(now + 1);
        match NOW.fetch_update(SeqCst, SeqCst, one_more) {
            Ok(_) => Ok(Self(())),
            Err(_) => Err(io::ErrorKind::Interrupted.into()),
        }
    }

    /// Ends the writing. It fails if the file was abandoned before it was whole.
    pub(crate) fn end(self) -> io::Result<()> {
        if is_abandoned() { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
    }
}

impl Drop for InPlace {
    fn drop(&mut self) {
        NOW.fetch_sub(1, SeqCst);
    }
}
