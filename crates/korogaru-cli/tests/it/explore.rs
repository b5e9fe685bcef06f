//! `explore` serves the page to a browser on this machine. The client here is a socket, so that nothing is
//! hidden.

use crate::done;

#[test]
fn what_is_wrong_is_said_before_anything_is_served() {
    let cases: [(&[&str], &str); 4] = [
        (&["explore", "--port", "http"], "--port takes a number from 0 to 65535, not \"http\""),
        (&["explore", "--port", "65536"], "--port takes a number from 0 to 65535, not \"65536\""),
        (&["explore", "--lr", "fast"], "lr"),
        (
            &["explore", "--iterations", "10001"],
            "at most 10000 iterations, because it repeats the run at every change",
        ),
    ];
    for (words, said) in cases {
        let ran = done(words);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{words:?}");
        assert!(ran.stderr.contains(said), "{words:?}: {}", ran.stderr);
    }
}

#[cfg(not(has_page))]
#[test]
fn without_a_page_it_says_how_to_make_one() {
    let ran = done(&["explore", "--no-open"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.contains("cargo xtask web"), "{}", ran.stderr);
}

#[cfg(has_page)]
mod served {
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};
    use std::net::TcpStream;
    use std::process::{Child, ChildStdout, Stdio};

    use crate::{done, listening};

    /// A running server. It ends with the test.
    struct Served {
        child: Child,
        stdout: BufReader<ChildStdout>,
        /// `http://127.0.0.1:PORT/#…`
        address: String,
    }

    impl Served {
        fn new(words: &[&str]) -> Self {
            let words = [&["explore", "--no-open"], words].concat();
            let folder = std::env::temp_dir();
            let mut child = listening(&folder, &words).stdout(Stdio::piped()).spawn().unwrap();
            let mut stdout = BufReader::new(child.stdout.take().unwrap());
            let mut line = String::new();
            stdout.read_line(&mut line).unwrap();
            let address = line.trim().rsplit(' ').next().unwrap().to_owned();
            Self { child, stdout, address }
        }

        fn host(&self) -> &str {
            self.address.strip_prefix("http://").unwrap().split('/').next().unwrap()
        }

        /// Head and body of the answer to a request.
        fn asked(&self, request: &str) -> (String, String) {
            let (head, body) = self.answered(request);
            (head, String::from_utf8(body).unwrap())
        }

        fn answered(&self, request: &str) -> (String, Vec<u8>) {
            let mut stream = self.connected(request);
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).unwrap();
            let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
            let body = answer.split_off(end + 4);
            (String::from_utf8(answer).unwrap().to_ascii_lowercase(), body)
        }

        /// A connection on which this has been sent.
        fn connected(&self, sent: &str) -> TcpStream {
            let mut stream = TcpStream::connect(self.host()).unwrap();
            stream.write_all(sent.as_bytes()).unwrap();
            stream
        }

        fn get(&self, method: &str, path: &str, host: &str) -> (String, String) {
            self.asked(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
        }
    }

    impl Drop for Served {
        fn drop(&mut self) {
            // It has ended already if the test was about that.
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }

    #[test]
    fn the_page_comes_with_a_policy_of_its_own() {
        let served = Served::new(&[]);
        let (head, body) = served.get("GET", "/", served.host());
        assert!(head.starts_with("http/1.1 200"), "{head}");
        assert!(body.starts_with("<!doctype html>") && body.trim_end().ends_with("</html>"));
        let policy = head.lines().find_map(|line| line.strip_prefix("content-security-policy: ")).unwrap();
        for part in
            ["default-src 'none'", "script-src 'sha256-", "style-src 'sha256-", "frame-ancestors 'none'"]
        {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"), "{policy}");
        for line in [
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cache-control: no-store",
            "vary: accept-encoding",
        ] {
            assert!(head.lines().any(|header| header == line), "{head}");
        }
        let (head, body) = served.get("HEAD", "/", served.host());
        assert!(head.starts_with("http/1.1 200") && body.is_empty(), "{head}");
    }

    #[test]
    fn it_is_compressed_for_browsers_that_unpack_it() {
        let served = Served::new(&[]);
        let get = |encoding: &str| {
            let host = served.host();
            served.answered(&format!(
                "GET / HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n"
            ))
        };
        let plain = served.get("GET", "/", served.host()).1;
        for encoding in ["gzip", "gzip, deflate, br, zstd", "br;q=1.0, GZIP;q=0.5"] {
            let (head, body) = get(encoding);
            assert!(head.contains("content-encoding: gzip\r\n"), "{encoding}: {head}");
            assert!(head.contains("vary: accept-encoding\r\n"), "{head}");
            assert!(body.starts_with(&[0x1f, 0x8b]) && body.len() < plain.len());
            // Its last four bytes are the length of what is in it.
            let length = u32::from_le_bytes(body[body.len() - 4..].try_into().unwrap());
            assert_eq!(usize::try_from(length).unwrap(), plain.len());
        }
        for encoding in ["identity", "br", "gzip;q=0", "gzip; q=0.0, br", ""] {
            let (head, body) = get(encoding);
            assert!(!head.contains("content-encoding"), "{encoding}: {head}");
            assert_eq!(body, plain.as_bytes());
        }
    }

    /// The server closes these by itself. Nobody here waits on a clock: the end of a stream is awaited.
    #[test]
    fn requests_that_do_not_end_are_dropped_and_hold_up_nobody() {
        let served = Served::new(&[]);
        let begun = format!("GET / HTTP/1.1\r\nHost: {}\r\n", served.host());
        let mut halves = ["", "GET", &begun].map(|text| served.connected(text));
        let mut dribbling = served.connected(&begun);
        assert!(served.get("GET", "/", served.host()).0.starts_with("http/1.1 200"));
        // A byte every now and then does not buy time.
        dribbling.set_read_timeout(Some(std::time::Duration::from_millis(100))).unwrap();
        while dribbling.write_all(b"x").is_ok() {
            match dribbling.read(&mut [0]) {
                Ok(0) => break,
                Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => break,
                _ => {}
            }
        }
        for half in &mut halves {
            half.set_read_timeout(Some(std::time::Duration::from_secs(60))).unwrap();
            let mut answer = Vec::new();
            if let Err(error) = half.read_to_end(&mut answer) {
                assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
            }
            assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 4"));
        }
        assert!(served.get("GET", "/", served.host()).0.starts_with("http/1.1 200"));
    }

    #[test]
    fn a_request_is_not_read_without_end() {
        let served = Served::new(&[]);
        let mut long = served.connected(&format!("GET / HTTP/1.1\r\nHost: {}\r\nX: ", served.host()));
        let line = [b'x'; 1024];
        let limit = 1024 * 64;
        let taken = (0..limit).take_while(|_| long.write_all(&line).is_ok()).count();
        assert!(taken < limit, "it took all of it");
    }

    #[test]
    fn other_hosts_paths_and_methods_are_refused() {
        let served = Served::new(&[]);
        let port = served.host().rsplit(':').next().unwrap();
        let local = format!("LocalHost:{port}");
        assert!(served.get("GET", "/", &local).0.starts_with("http/1.1 200"));
        for host in ["evil.example", &format!("evil.example:{port}"), "127.0.0.1:1", "127.0.0.1", ""] {
            let (head, body) = served.get("GET", "/", host);
            assert!(head.starts_with("http/1.1 421") && body.is_empty(), "{host}: {head}");
        }
        let answer = |method, path| served.get(method, path, served.host()).0[9..12].to_owned();
        assert_eq!(answer("GET", "/etc/passwd"), "404");
        assert_eq!(answer("GET", "/../Cargo.toml"), "404");
        assert_eq!(answer("POST", "/"), "405");
        assert_eq!(answer("GET", "/favicon.ico"), "204");
        assert!(served.asked("nonsense\r\n\r\n").0.starts_with("http/1.1 400"));
    }

    #[test]
    fn the_address_has_the_experiment() {
        let hash = |words: &[&str]| Served::new(words).address.split_once('/').unwrap().1.to_owned();
        assert!(hash(&[]).ends_with('/'));
        assert!(hash(&["--lr", ".95", "--start", "-1,.5"]).ends_with("/#start=-1,0.5&lr=0.95"));
        assert!(hash(&["--formula", "x^2 + y^2"]).ends_with("/#formula=x%5E2%20%2B%20y%5E2"));
        assert!(hash(&["--theme", "dark", "--lang", "ja"]).ends_with("/#lang=ja&theme=dark"));
    }

    #[test]
    fn a_port_is_its_own() {
        let (one, other) = (Served::new(&[]), Served::new(&[]));
        assert_ne!(one.host(), other.host());
        let port = one.host().rsplit(':').next().unwrap();
        let ran = done(&["explore", "--no-open", "--port", port]);
        assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
        assert_eq!(ran.stderr, format!("error: cannot listen on port {port}: another program uses it\n"));
    }

    /// Before anybody has asked for anything.
    #[cfg(unix)]
    #[test]
    fn the_first_signal_ends_it() {
        for signal in ["-INT", "-TERM", "-HUP"] {
            let mut served = Served::new(&[]);
            let id = served.child.id().to_string();
            assert!(std::process::Command::new("kill").args([signal, &id]).status().unwrap().success());
            assert!(served.child.wait().unwrap().success(), "{signal}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn ctrl_c_ends_it_well() {
        let mut served = Served::new(&["--lang", "ja"]);
        let id = served.child.id().to_string();
        // A browser keeps its connection after it has the page.
        let mut idle = TcpStream::connect(served.host()).unwrap();
        idle.write_all(format!("GET /favicon.ico HTTP/1.1\r\nHost: {}\r\n\r\n", served.host()).as_bytes())
            .unwrap();
        let mut first = [0; 12];
        idle.read_exact(&mut first).unwrap();
        assert_eq!(&first, b"HTTP/1.1 204");
        // Nor does one that is still asking, or one that does not read, hold it up.
        let _asking = served.connected("GET / HTTP/1.1\r\nHost");
        let _deaf = served.connected(&format!("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", served.host()));
        assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        assert!(served.child.wait().unwrap().success());
        let mut rest = String::new();
        served.stdout.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "Ctrl-C で終わります。\n");
        assert!(TcpStream::connect(served.host()).is_err(), "nobody listens any more");
    }
}
