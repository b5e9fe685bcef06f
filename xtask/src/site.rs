//! The site: the explorer, the lesson, the gallery and the README as pages, in `target/site/`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Parser as Latex, Storage, mathml};

use crate::dist::licences;
use crate::outcome::{Outcome, Stop};
use crate::shell::{self, Result, copy, read, root};
use crate::web;

/// A document, the page that it becomes, and the page of the same document in the other language.
struct Page {
    source: &'static str,
    page: &'static str,
    other: &'static str,
    lang: &'static str,
}

const PAGES: [Page; 6] = [
    Page { source: "README.md", page: "index.html", other: "index.ja.html", lang: "en" },
    Page { source: "README.ja.md", page: "index.ja.html", other: "index.html", lang: "ja" },
    Page { source: "docs/momentum.md", page: "momentum.html", other: "momentum.ja.html", lang: "en" },
    Page { source: "docs/momentum.ja.md", page: "momentum.ja.html", other: "momentum.html", lang: "ja" },
    Page { source: "docs/gallery.md", page: "gallery.html", other: "gallery.ja.html", lang: "en" },
    Page { source: "docs/gallery.ja.md", page: "gallery.ja.html", other: "gallery.html", lang: "ja" },
];

/// The address of files that are in the repository but not on the site.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// Makes the site.
pub(crate) fn run() -> Result {
    println!("    {}", make().map_err(Stop::message)?);
    Ok(())
}

/// Makes the site with its explorer, and checks its links.
pub(crate) fn make() -> Outcome {
    web::make()?;
    let site = shell::empty("target/site")?;
    copy(&web::file(), &site.join("korogaru.html"))?;
    copy(&root().join("docs/momentum.ipynb"), &site.join("momentum.ipynb"))?;
    copy(&root().join("xtask/site/site.css"), &site.join("site.css"))?;
    for folder in ["images", "explorer"] {
        let (from, to) = (root().join("docs").join(folder), site.join(folder));
        std::fs::create_dir_all(&to).map_err(|error| format!("{}: {error}", to.display()))?;
        for name in shell::names(&from)? {
            copy(&from.join(&name), &to.join(&name))?;
        }
    }
    for name in shell::names(&root().join("docs"))?.iter().filter(|name| name.starts_with("momentum-sheet")) {
        let text = read(&root().join("docs").join(name))?.replace(".md\"", ".html\"");
        write(&site.join(name), &text)?;
    }
    for page in &PAGES {
        write(&site.join(page.page), &page.html()?)?;
    }
    // The page is for WebAssembly, whatever the target of this system.
    write(&site.join(licences::FILE), &licences::text(&["korogaru-web"], "wasm32-unknown-unknown")?)?;
    let followed = links(&site)?;
    Ok(format!("target/site: {} pages, {followed} links and pictures that are there", PAGES.len() + 1))
}

impl Page {
    fn html(&self) -> Result<String> {
        let markdown = read(&root().join(self.source))?;
        let options = Options::ENABLE_TABLES | Options::ENABLE_MATH;
        let events = Parser::new_ext(&markdown, options);
        let mut body = String::new();
        let mut wrong = None;
        let events: Vec<Event<'_>> = events
            .map(|event| match event {
                Event::DisplayMath(latex) => Event::Html(math(&latex, &mut wrong).into()),
                Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                    let dest_url = self.target(&dest_url);
                    Event::Start(Tag::Link { link_type, dest_url, title, id })
                }
                Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                    let dest_url = self.target(&dest_url);
                    Event::Start(Tag::Image { link_type, dest_url, title, id })
                }
                // Pictures that the README has as HTML.
                Event::Html(html) => Event::Html(html.replace("\"docs/", "\"").into()),
                other => other,
            })
            .collect();
        if let Some(wrong) = wrong {
            return Err(format!("{}: {wrong}", self.source));
        }
        html::push_html(&mut body, anchored(events).into_iter());
        let title = markdown.lines().next().unwrap_or_default().trim_start_matches("# ");
        let (explorer, lesson, gallery, other, licences) = match self.lang {
            "ja" => (
                "動かす",
                "解説",
                "図の一覧",
                "English",
                "「動かす」のページに含まれるソフトウェアのライセンス",
            ),
            _ => ("Explorer", "Lesson", "Gallery", "日本語", "Licences of what the explorer has inside"),
        };
        let suffix = if self.lang == "ja" { ".ja" } else { "" };
        Ok(format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
             <link rel=\"stylesheet\" href=\"site.css\">\n<nav><a href=\"index{suffix}.html\">korogaru</a> \
             <a href=\"korogaru.html\">{explorer}</a> <a href=\"momentum{suffix}.html\">{lesson}</a> \
             <a href=\"gallery{suffix}.html\">{gallery}</a> <a href=\"{page}\">{other}</a></nav>\n\
             <main>\n{body}</main>\n<footer><a href=\"LICENSES.txt\">{licences}</a></footer>\n</html>\n",
            lang = self.lang,
            page = self.other,
        ))
    }

    /// The address on the site of a link in the document.
    fn target(&self, link: &str) -> CowStr<'static> {
        if link.starts_with('#') || link.contains("://") {
            return link.to_owned().into();
        }
        let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
        let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
        // The path from the repository's root.
        let path = match path.strip_prefix("../") {
            Some(path) => path.to_owned(),
            None if self.source.starts_with("docs/") => format!("docs/{path}"),
            None => path.to_owned(),
        };
        if let Some(page) = PAGES.iter().find(|page| page.source == path) {
            return format!("{}{anchor}", page.page).into();
        }
        match path.strip_prefix("docs/") {
            Some(inside) if !inside.is_empty() => format!("{inside}{anchor}").into(),
            _ => format!("{REPOSITORY}/blob/main/{path}{anchor}").into(),
        }
    }
}

/// An equation as MathML. A number that it has is put beside it, since MathML has no numbers.
fn math(latex: &str, wrong: &mut Option<String>) -> String {
    let (latex, number) = match latex.split_once(r"\tag{") {
        Some((latex, rest)) => (latex, rest.trim_end().trim_end_matches('}')),
        None => (latex, ""),
    };
    let storage = Storage::new();
    let config = RenderConfig { display_mode: DisplayMode::Block, ..RenderConfig::default() };
    let mut made = String::new();
    if let Err(error) = mathml::push_mathml(&mut made, Latex::new(latex, &storage), config) {
        *wrong = Some(format!("{latex}: {error}"));
    }
    if made.contains("<merror") {
        *wrong = Some(format!("{latex} cannot be read"));
    }
    let number = if number.is_empty() { String::new() } else { format!("<span>({number})</span>") };
    format!("<div class=\"equation\">{made}{number}</div>\n")
}

/// Adds to headings the anchors that the documents' links name: lower case, a hyphen for a space, no
/// punctuation.
fn anchored(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut out = Vec::with_capacity(events.len());
    let mut events = events.into_iter();
    while let Some(event) = events.next() {
        let Event::Start(Tag::Heading { level, .. }) = event else {
            out.push(event);
            continue;
        };
        let inside: Vec<Event<'_>> =
            events.by_ref().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_)))).collect();
        let text: String = inside
            .iter()
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(text.to_lowercase()),
                _ => None,
            })
            .collect();
        let anchor: String = text
            .chars()
            .map(|c| if c == ' ' { '-' } else { c })
            .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
            .collect();
        let number = match level {
            HeadingLevel::H1 => 1,
            HeadingLevel::H2 => 2,
            HeadingLevel::H3 => 3,
            _ => 4,
        };
        out.push(Event::Html(format!("<h{number} id=\"{anchor}\">").into()));
        out.extend(inside);
        out.push(Event::Html(format!("</h{number}>\n").into()));
    }
    out
}

/// Checks every link and picture that stays on the site or leads to a file of the repository. Returns how
/// many there are.
fn links(site: &Path) -> Result<usize> {
    let mut followed = 0;
    let mut lost = BTreeSet::new();
    for name in
        shell::names(site)?.into_iter().filter(|name| name.ends_with(".html") && name != "korogaru.html")
    {
        let text = read(&site.join(&name))?;
        for attribute in ["href=\"", "src=\"", "srcset=\""] {
            for link in text.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
                if let Some(path) =
                    link.strip_prefix(REPOSITORY).and_then(|rest| rest.strip_prefix("/blob/main/"))
                {
                    followed += 1;
                    if !root().join(path.split('#').next().unwrap_or(path)).exists() {
                        lost.insert(format!("{name}: {link}"));
                    }
                }
                if link.contains("://") {
                    continue;
                }
                followed += 1;
                let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
                let file = if path.is_empty() { site.join(&name) } else { site.join(path) };
                // The anchor is percent-encoded, as in an address.
                let anchor = percent_encoding::percent_decode_str(anchor).decode_utf8_lossy();
                let is_there = file.is_file()
                    && (anchor.is_empty() || read(&file)?.contains(&format!("id=\"{anchor}\"")));
                if !is_there {
                    lost.insert(format!("{name}: {link}"));
                }
            }
        }
    }
    if lost.is_empty() {
        return Ok(followed);
    }
    Err(format!("links of the site lead nowhere:\n  {}", lost.into_iter().collect::<Vec<_>>().join("\n  ")))
}

fn write(path: &PathBuf, text: &str) -> Result {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
