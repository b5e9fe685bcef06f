mod server;

use std::io;
use std::net::{Ipv4Addr, TcpListener};

use korogaru_figure::Theme;
use korogaru_lab::Experiment;
use korogaru_lab::snippet::{explorable, link};
use korogaru_text::{Lang, Problem, error};

use crate::choice::Choice as _;
use crate::failure::{Failure, reason};
use crate::output;

/// The page, where `cargo xtask web` had made it before the program was built.
#[cfg(has_page)]
const PAGE: Option<&str> = Some(include_str!(concat!(env!("OUT_DIR"), "/korogaru.html")));
#[cfg(not(has_page))]
const PAGE: Option<&str> = None;

/// `korogaru explore`: the page on which a person takes the ball.
#[derive(Debug)]
pub(crate) struct Explore {
    pub(crate) experiment: Experiment,
    /// What the page is to speak, where that is not the browser's to say.
    pub(crate) lang: Option<Lang>,
    pub(crate) theme: Option<Theme>,
    /// 0 is any that is free.
    pub(crate) port: u16,
    /// Whether a browser is to show it.
    pub(crate) opens: bool,
}

impl Explore {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let state = self.state(lang)?;
        let page = PAGE.ok_or_else(|| Failure::Other(lang.say(&Problem::NoPage)))?;
        let refused = |error: &io::Error| {
            let reason = reason(lang, error);
            Failure::Other(lang.say(&Problem::CannotServe { port: self.port.to_string(), reason }))
        };
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).map_err(|error| refused(&error))?;
        let place = listener.local_addr().map_err(|error| refused(&error))?;
        let hash = if state.is_empty() { String::new() } else { format!("#{state}") };
        let address = format!("http://{place}/{hash}");
        // Before anybody is told: whoever reads the address may ask for the page, or end it, at once.
        let server = server::Server::new(listener, page).map_err(|error| refused(&error))?;
        output::to_terminal(lang, |out| {
            writeln!(out, "{}", lang.say(&Problem::Served { address: address.clone() }))
        })?;
        if self.opens && open::that_detached(&address).is_err() {
            output::note(lang, &Problem::NoBrowser);
        }
        server.serve().map_err(|error| refused(&error))
    }

    /// What stands after `#` in the address.
    fn state(&self, lang: Lang) -> Result<String, Failure> {
        explorable(&self.experiment).map_err(|wrong| Failure::Arguments(error(lang, wrong.kind())))?;
        let said = [
            Some(link(&self.experiment)).filter(|settings| !settings.is_empty()),
            self.lang.map(|lang| format!("lang={}", lang.code())),
            self.theme.map(|theme| format!("theme={}", theme.name())),
        ];
        Ok(said.into_iter().flatten().collect::<Vec<_>>().join("&"))
    }
}
