use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::Unfinished;
use crate::fault::Fault;
use crate::part::Part;
use crate::write::{Kept, over, replace};

/// Half of it, and then the disk is full.
fn half(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"half")?;
    out.flush()?;
    Err(io::ErrorKind::StorageFull.into())
}

fn whole(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"whole")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_write_that_fails_half_way_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    fs::write(&old, "before").unwrap();
    assert!(crate::write(&old, half).is_err() && crate::write(&new, half).is_err());
    assert_eq!(fs::read_to_string(&old).unwrap(), "before");
    assert_eq!(names(folder.path()), ["old"]);
    crate::write(&old, whole).unwrap();
    assert_eq!(fs::read_to_string(&old).unwrap(), "whole");
}

#[test]
fn an_error_is_the_systems_own() {
    let folder = tempfile::tempdir().unwrap();
    let error = crate::write(&folder.path().join("none/file"), whole).unwrap_err();
    assert!(error.raw_os_error().is_some() && !error.to_string().contains("part"), "{error}");
}

#[test]
fn a_device_of_windows_is_known_by_its_name() {
    let is = |path: &str| crate::place::names_device(path.as_ref());
    assert!(["nul", "NUL", "out/nul", "CON", "com1", "LPT9"].into_iter().all(is));
    assert!(!["null", "nul.csv", "com", "com0", "com10", "run.csv", ".."].into_iter().any(is));
    if cfg!(windows) {
        assert!(crate::shows_at_once("nul".as_ref()));
        crate::write("nul".as_ref(), whole).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_permissions_kept() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("file"), folder.path().join("link"));
    fs::write(&file, "before").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    symlink("file", &link).unwrap();
    crate::write(&link, whole).unwrap();
    assert!(link.is_symlink());
    assert_eq!(fs::read_to_string(&file).unwrap(), "whole");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);

    let nowhere = folder.path().join("nowhere");
    symlink("later", &nowhere).unwrap();
    crate::write(&nowhere, whole).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("later")).unwrap(), "whole");
    assert_eq!(names(folder.path()), ["file", "later", "link", "nowhere"]);
}

#[cfg(unix)]
#[test]
fn a_named_pipe_stays_a_pipe() {
    use std::io::Read as _;
    use std::os::unix::fs::FileTypeExt as _;

    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    // Open at both ends, so that neither waits for the other.
    let mut ends = fs::OpenOptions::new().read(true).write(true).open(&pipe).unwrap();
    crate::write(&pipe, whole).unwrap();
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    let mut read = [0; 5];
    ends.read_exact(&mut read).unwrap();
    assert_eq!(&read, b"whole");
}

#[test]
fn what_nobody_holds_is_removed_and_what_is_held_stays() {
    let folder = tempfile::tempdir().unwrap();
    let [left, held, other] = [".korogaru-left.part", ".korogaru-held.part", "mine.part"];
    let files = [left, held, other].map(|name| fs::File::create(folder.path().join(name)).unwrap());
    files[1].lock().unwrap();
    let part = Part::new(&folder.path().canonicalize().unwrap()).unwrap();
    crate::write(&folder.path().join("new"), whole).unwrap();
    let there = names(folder.path());
    assert_eq!(there.len(), 4, "{there:?}");
    assert!(!there.iter().any(|name| name == left), "{there:?}");
    drop(part);
    assert_eq!(names(folder.path()), [held, other, "new"]);
}

/// As root, whom modes do not bind.
#[test]
fn a_file_that_is_read_only_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "before").unwrap();
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    let error = crate::write(&file, |_| panic!("nothing is made for it")).unwrap_err();
    assert!(matches!(Fault::of(&error), Some(Fault::ReadOnly)), "{error:?}");
    assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
    assert_eq!(fs::read_to_string(&file).unwrap(), "before");
}

#[test]
fn where_none_can_be_made_beside_it_a_file_is_written_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "longer than what comes").unwrap();
    let permissions = || Some(fs::metadata(&file).unwrap().permissions());
    let refused = |_: &Path| Err(io::ErrorKind::PermissionDenied.into());

    assert!(replace(&file, permissions(), refused, half).is_err());
    assert_eq!(fs::read_to_string(&file).unwrap(), "longer than what comes");
    replace(&file, permissions(), refused, whole).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "whole");
    // One that is not there cannot be made either.
    assert!(replace(&folder.path().join("new"), None, refused, whole).is_err());
    assert_eq!(names(folder.path()), ["file"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_write_in_place_that_ends_half_way_says_so() {
    let refused = |_: &Path| Err(io::ErrorKind::PermissionDenied.into());
    let permissions = fs::metadata("/dev/full").unwrap().permissions();
    let error = replace(Path::new("/dev/full"), Some(permissions), refused, whole).unwrap_err();
    assert!(matches!(Fault::of(&error), Some(Fault::Partial(_))), "{error:?}");
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
}

#[test]
fn what_has_no_room_until_it_is_whole_is_no_fault_of_its_place() {
    let folder = tempfile::tempdir().unwrap().path().join("none");
    let error = Kept::new(4, folder.clone()).write_all(b"longer").unwrap_err();
    assert!(matches!(Fault::of(&error), Some(Fault::Temporary { folder: found, .. }) if *found == folder));
    assert_eq!(error.kind(), io::ErrorKind::NotFound);
}

/// It is for a process that ends, and so in one of its own: this test's program again.
#[test]
fn an_interrupt_hears_of_what_is_written_in_place() {
    const CHILD: &str = "KOROGARU_TEST_CHILD";
    struct Interrupts(Unfinished, io::Cursor<&'static str>);

    impl io::Read for Interrupts {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            assert!(self.0.abandon());
            self.1.read(bytes)
        }
    }

    impl io::Seek for Interrupts {
        fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
            self.1.seek(to)
        }
    }

    if std::env::var_os(CHILD).is_some() {
        let (unfinished, file) = (Unfinished::listed(), tempfile::NamedTempFile::new().unwrap());
        let begun = over(file.path(), &mut Interrupts(unfinished, io::Cursor::new("new")));
        // None is begun after that.
        let late = over(file.path(), &mut io::Cursor::new("late"));
        for ended in [begun, late] {
            assert_eq!(ended.unwrap_err().kind(), io::ErrorKind::Interrupted);
        }
        assert_eq!(fs::read_to_string(file.path()).unwrap(), "new");
        assert!(!unfinished.abandon());
        return;
    }
    let name = "tests::an_interrupt_hears_of_what_is_written_in_place";
    let mut child = std::process::Command::new(std::env::current_exe().unwrap());
    let output = child.args(["--exact", name]).env(CHILD, "1").output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

#[cfg(target_os = "linux")]
mod descriptors {
    use std::fs::File;
    use std::io::{Read as _, Seek as _, SeekFrom};
    use std::os::fd::AsRawFd as _;
    use std::os::unix::fs::symlink;

    use super::*;

    fn path_of(file: &File) -> String {
        format!("/dev/fd/{}", file.as_raw_fd())
    }

    #[test]
    fn what_is_open_is_written_where_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        fs::write(&path, "one\ntwo\n").unwrap();
        let mut file = File::options().read(true).write(true).open(&path).unwrap();
        file.seek(SeekFrom::Start(4)).unwrap();
        let link = folder.path().join("link");
        symlink(path_of(&file), &link).unwrap();
        for to in [path_of(&file).into(), link] {
            crate::write(&to, whole).unwrap();
        }
        file.write_all(b"!").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\nwholewhole!");
        assert_eq!(names(folder.path()), ["link", "log"]);
    }

    #[test]
    fn what_is_open_for_appending_grows() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        fs::write(&path, "one\n").unwrap();
        let file = File::options().append(true).open(&path).unwrap();
        let number = file.as_raw_fd();
        for to in [format!("/proc/self/fd/{number}"), format!("/proc/{}/fd/{number}", std::process::id())] {
            crate::write(to.as_ref(), whole).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\nwholewhole");
    }

    /// A file without a name, as a shell has it that removes what it opened.
    #[test]
    fn what_was_removed_is_written_still() {
        let mut file = tempfile::tempfile().unwrap();
        crate::write(path_of(&file).as_ref(), whole).unwrap();
        let mut text = String::new();
        file.rewind().unwrap();
        file.read_to_string(&mut text).unwrap();
        assert_eq!(text, "whole");
    }

    #[test]
    fn what_is_not_open_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "").unwrap();
        let to_read = File::open(&path).unwrap();
        for to in ["/dev/fd/999999", &path_of(&to_read)] {
            let error = crate::write(to.as_ref(), whole).unwrap_err();
            assert!(matches!(Fault::of(&error), Some(Fault::NotOpen(_))), "{to}: {error:?}");
        }
    }
}
