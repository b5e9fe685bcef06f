//! `korogaru explore`: the page on which a person moves the ball.

mod page;
mod patience;
mod server;

use std::net::{Ipv4Addr, TcpListener};

use korogaru_figure::Theme;
use korogaru_lab::Experiment;
use korogaru_lab::snippet::{MOST_EXPLORED, explorable, link};
use korogaru_text::{Help, Lang, Problem};

use self::page::Page;
use super::Command;
use crate::choice::Choice as _;
use crate::failure::Failure;
use crate::options::{Options, iterations_help, whole};
use crate::output;
use crate::usage::Usage;

#[derive(Debug)]
pub(super) struct Explore {
    experiment: Experiment,
    /// The language of the page, where the browser does not choose it.
    lang: Option<Lang>,
    theme: Option<Theme>,
    /// 0 is any that is free.
    port: u16,
    /// Whether a browser is to show it.
    opens: bool,
}

impl Command for Explore {
    const NAME: &'static str = "explore";

    fn usage(usage: Usage) -> Usage {
        let iterations = usage.say(&iterations_help(MOST_EXPLORED));
        usage
            .about(
                &Help::Explore,
                &[
                    ("korogaru explore", Help::ExampleExplore),
                    ("korogaru explore --lr .95 --momentum .5", Help::ExampleExploreRun),
                    ("ssh -L 8080:localhost:8080 HOST", Help::ExampleExploreTunnel),
                    ("korogaru explore --no-open --port 8080", Help::ExampleExploreRemote),
                ],
            )
            .choice::<Theme>("theme", "THEME", &Help::Theme)
            .option("port", "PORT", &Help::Port)
            .flag("no-open", &Help::NoOpen)
            .experiment()
            .change("iterations", |option| option.help(iterations))
    }

    fn parse(options: &Options<'_>) -> Result<Self, Failure> {
        let port = match options.text("port") {
            None => 0,
            Some(text) => whole(text).ok_or_else(|| Problem::Port { found: text.to_owned() })?,
        };
        Ok(Self {
            experiment: options.experiment()?,
            lang: options.choice("lang")?,
            theme: options.choice("theme")?,
            port,
            opens: !options.flag("no-open"),
        })
    }

    fn run(self, lang: Lang) -> Result<(), Failure> {
        let state = self.state()?;
        let refused = |error| Failure::CannotServe(self.port, error);
        let page = Page::inside().ok_or(Failure::NoPage)?.map_err(refused)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).map_err(refused)?;
        let place = listener.local_addr().map_err(refused)?;
        let hash = if state.is_empty() { String::new() } else { format!("#{state}") };
        let address = format!("http://{place}/{hash}");
        // The server is made before the address is printed, since whoever reads the address may ask for the
        // page, or end the server, at once.
        let server = server::Server::new(listener, page).map_err(refused)?;
        output::to_terminal(|out| {
            writeln!(out, "{}", lang.say(&Problem::Served { address: address.clone() }))
        })?;
        if self.opens && open::that_detached(&address).is_err() {
            output::note(lang, &Problem::NoBrowser);
        }
        server.serve();
        Ok(())
    }
}

impl Explore {
    /// What follows `#` in the address.
    fn state(&self) -> Result<String, Failure> {
        explorable(&self.experiment)?;
        let said = [
            Some(link(&self.experiment)).filter(|settings| !settings.is_empty()),
            self.lang.map(|lang| format!("lang={}", lang.code())),
            self.theme.map(|theme| format!("theme={}", theme.name())),
        ];
        Ok(said.into_iter().flatten().collect::<Vec<_>>().join("&"))
    }
}
