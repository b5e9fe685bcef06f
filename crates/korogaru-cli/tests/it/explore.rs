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
            let mut stream = TcpStream::connect(self.host()).unwrap();
            stream.write_all(request.as_bytes()).unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            let (head, body) = answer.split_once("\r\n\r\n").unwrap();
            (head.to_ascii_lowercase(), body.to_owned())
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
        for line in
            ["x-content-type-options: nosniff", "referrer-policy: no-referrer", "cache-control: no-store"]
        {
            assert!(head.lines().any(|header| header == line), "{head}");
        }
        let (head, body) = served.get("HEAD", "/", served.host());
        assert!(head.starts_with("http/1.1 200") && body.is_empty(), "{head}");
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
        assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        assert!(served.child.wait().unwrap().success());
        let mut rest = String::new();
        served.stdout.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "Ctrl-C で終わります。\n");
        assert!(TcpStream::connect(served.host()).is_err(), "nobody listens any more");
    }
}
