//! What a pack holds, file by file, in the order of the archive.

use super::work::Task;
use super::{PackFile, PackOptions};
use crate::announcement::Language;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::media;
use crate::pieces::covering::{council_mail, newsletter, press_mail};
use crate::pieces::image::{Format, alt, image, overprint, was};
use crate::pieces::mail::{Attached, Draft, Leaving, message};
use crate::pieces::page::{bip_html, page_html};
use crate::pieces::poster::{Paper, Poster, poster};
use crate::pieces::release::{press_release_docx, press_release_pdf};
use crate::pieces::text::{channel_text, easy_to_read, poster_twin};
use crate::qr::{qr_png, qr_svg};

/// A file without alternative text.
pub(super) fn file(path: &str, media_type: &'static str, purpose: &str, bytes: Vec<u8>) -> PackFile {
    PackFile {
        path: path.to_owned(),
        bytes,
        media_type,
        purpose: purpose.to_owned(),
        alt: None,
        channel: None,
    }
}

/// The picture's address relative to the page fragments.
const PAGE_IMAGE: &str = "obraz-1200x630.png";

/// What a council copies from its e-mail, by channel.
const COUNCIL_TEXTS: [(&str, &str); 2] =
    [("district_web", "tekst-na-strone.txt"), ("district_social", "tekst-na-profil.txt")];

/// The tasks of the wanted channels, in the order of the archive.
pub(super) fn tasks<'a>(desk: &'a Desk<'a>, ics: &'a [u8], options: &'a PackOptions<'a>) -> Vec<Task<'a>> {
    let mut list = List { desk, options, tasks: Vec::new() };
    list.board(options);
    list.web();
    list.television();
    list.social();
    list.press();
    list.district();
    list.others(ics);
    list.languages();
    list.tasks
}

struct List<'a> {
    desk: &'a Desk<'a>,
    options: &'a PackOptions<'a>,
    tasks: Vec<Task<'a>>,
}

type Made = Result<Vec<u8>, PaperError>;

impl<'a> List<'a> {
    fn wants(&self, channels: &[&str]) -> bool {
        self.options.channels.is_none_or(|wanted| channels.iter().any(|channel| wanted.contains(*channel)))
    }

    /// Adds a task that makes several files, if one of its channels is wanted.
    fn several(
        &mut self,
        channels: &[&str],
        make: impl Fn() -> Result<Vec<PackFile>, PaperError> + Send + Sync + 'a,
    ) {
        if self.wants(channels) {
            self.tasks.push(Box::new(make));
        }
    }

    /// Adds one file; its channel is the only one of `channels`, if there is only one.
    fn one(
        &mut self,
        channels: &[&str],
        (path, media_type, purpose): (&'static str, &'static str, &'static str),
        make: impl Fn(&Desk<'_>) -> Made + Send + Sync + 'a,
    ) {
        let channel = (channels.len() == 1).then(|| channels[0].to_owned());
        let desk = self.desk;
        self.several(channels, move || {
            Ok(vec![PackFile { channel: channel.clone(), ..file(path, media_type, purpose, make(desk)?) }])
        });
    }

    fn picture(&mut self, channels: &[&str], path: &'static str, purpose: &'static str, format: Format) {
        let channel = (channels.len() == 1).then(|| channels[0].to_owned());
        let desk = self.desk;
        self.several(channels, move || {
            let made = file(path, media::PNG, purpose, image(desk, format)?);
            Ok(vec![PackFile { alt: Some(alt(desk)), channel: channel.clone(), ..made }])
        });
    }

    fn text(&mut self, channel: &'static str, path: &'static str, purpose: &'static str) {
        let limits = self.options.limits;
        self.one(&[channel], (path, media::TEXT, purpose), move |desk| {
            channel_text(desk, channel, limits).map(|made| made.text.into_bytes())
        });
    }

    fn board(&mut self, options: &'a PackOptions<'a>) {
        const CHANNELS: [&str; 3] = ["notice_board", "district_web", "district_social"];
        let desk = self.desk;
        let own: Vec<_> = COUNCIL_TEXTS.into_iter().filter(|(channel, _)| self.wants(&[channel])).collect();
        self.several(&CHANNELS, move || {
            let a4 = poster(desk, Paper::A4)?;
            let pdf = a4.pdf()?;
            let twin = poster_twin(desk)?;
            let png = poster_png(desk, &a4, ("plakat/plakat-A4.png", "Plakat A4 jako obraz"), 150.0)?;
            let mut attached = vec![
                Attached::new("plakat-A4.pdf", media::PDF, pdf.clone()),
                Attached::new("plakat-A4.png", media::PNG, png.bytes.clone()),
                Attached::new("plakat.txt", media::TEXT, twin.clone().into_bytes()),
            ];
            for (channel, name) in &own {
                let text = channel_text(desk, channel, options.limits)?.text;
                attached.push(Attached::new(name, media::TEXT, text.into_bytes()));
            }
            let channels: Vec<_> = own.iter().map(|(channel, _)| *channel).collect();
            let letter = council_mail(desk, options.district_email, &channels)?;
            let letter = eml(desk, letter, attached, "district_mail")?;
            let mut files = vec![
                file(
                    "plakat/plakat-A4.pdf",
                    media::PDF,
                    "Plakat A4 do druku i na stronę (dostępny PDF)",
                    pdf,
                ),
                png,
                file(
                    "plakat/plakat.txt",
                    media::TEXT,
                    "Tekst plakatu dla osób, które go nie widzą",
                    twin.into_bytes(),
                ),
            ];
            files.extend(letter.map(|bytes| {
                file(
                    "dzielnica/list-przewodni.eml",
                    media::EML,
                    "Wersja robocza e-maila do rady dzielnicy",
                    bytes,
                )
            }));
            Ok(files)
        });
        self.several(&CHANNELS, move || {
            let a3 = poster(desk, Paper::A3)?;
            Ok(vec![
                file("plakat/plakat-A3.pdf", media::PDF, "Plakat A3 do druku (dostępny PDF)", a3.pdf()?),
                poster_png(desk, &a3, ("plakat/plakat-A3.png", "Plakat A3 jako obraz"), 100.0)?,
            ])
        });
    }

    fn web(&mut self) {
        for (channel, path, purpose) in [
            ("krakow_pl", "www/krakow_pl.html", "Tekst na www.krakow.pl, z danymi schema.org"),
            (
                "wdobrymkierunku",
                "www/wdobrymkierunku.html",
                "Tekst na wdobrymkierunku.krakow.pl, z danymi schema.org",
            ),
        ] {
            self.one(&[channel], (path, media::HTML, purpose), move |desk| {
                page_html(desk, channel, Some(PAGE_IMAGE)).map(String::into_bytes)
            });
        }
        let users = ["krakow_pl", "wdobrymkierunku", "facebook_post", "linkedin", "x_post"];
        self.picture(
            &users,
            "www/obraz-1200x630.png",
            "Obraz do artykułu i do karty odnośnika",
            Format::LINK,
        );
    }

    fn television(&mut self) {
        self.picture(&["tv_board"], "telewizja/plansza-1920x1080.png", "Plansza telewizyjna", Format::BOARD);
        self.text("tv_crawl", "telewizja/pasek.txt", "Tekst na pasek telewizyjny");
        // The reader's script is no channel of its own: it goes with what television shows.
        let limits = self.options.limits;
        let script = ("telewizja/lektor-20s.txt", media::TEXT, "Tekst dla lektora, około 20 sekund");
        self.one(&["tv_board", "tv_crawl"], script, move |desk| {
            channel_text(desk, "tv_script", limits).map(|made| made.text.into_bytes())
        });
    }

    fn social(&mut self) {
        self.text("facebook_post", "społecznościowe/facebook-post.txt", "Post na Facebooku");
        self.text(
            "facebook_event",
            "społecznościowe/facebook-wydarzenie.txt",
            "Wydarzenie na Facebooku, pole po polu",
        );
        self.text("facebook_story", "społecznościowe/facebook-relacja.txt", "Napis do relacji");
        self.text("instagram_post", "społecznościowe/instagram.txt", "Post na Instagramie");
        self.text("x_post", "społecznościowe/x.txt", "Wpis na X");
        self.text("linkedin", "społecznościowe/linkedin.txt", "Post na LinkedIn");
        self.text("youtube_community", "społecznościowe/youtube.txt", "Post społeczności YouTube");
        self.text("threads", "społecznościowe/threads.txt", "Wpis w Threads");
        self.text("bluesky", "społecznościowe/bluesky.txt", "Wpis na Bluesky");
        self.text("tiktok", "społecznościowe/tiktok.txt", "Opis filmu na TikToku");
        self.text("youtube_video", "społecznościowe/youtube-film.txt", "Tytuł i opis filmu lub transmisji");
        let square = ["facebook_post", "instagram_post", "youtube_community", "district_social"];
        self.picture(
            &square,
            "społecznościowe/obraz-1080x1080.png",
            "Obraz kwadratowy do postów",
            Format::SQUARE,
        );
        let portrait = ["facebook_post", "instagram_post", "linkedin", "threads"];
        self.picture(
            &portrait,
            "społecznościowe/obraz-1080x1350.png",
            "Obraz pionowy do postów",
            Format::PORTRAIT,
        );
        self.picture(
            &["facebook_story"],
            "społecznościowe/relacja-1080x1920.png",
            "Obraz do relacji",
            Format::STORY,
        );
        let cover = "społecznościowe/okladka-1920x1005.png";
        self.picture(&["facebook_event"], cover, "Okładka wydarzenia na Facebooku", Format::EVENT_COVER);
    }

    fn press(&mut self) {
        let desk = self.desk;
        self.several(&["press_release"], move || {
            let (pdf, docx) = (press_release_pdf(desk)?, press_release_docx(desk)?);
            let attached = vec![
                Attached::new("informacja-prasowa.pdf", media::PDF, pdf.clone()),
                Attached::new("informacja-prasowa.docx", media::DOCX, docx.clone()),
            ];
            let mail = eml(desk, press_mail(desk)?, attached, "press_mail")?;
            let mut files = vec![
                file("prasa/informacja-prasowa.pdf", media::PDF, "Informacja prasowa (dostępny PDF)", pdf),
                file("prasa/informacja-prasowa.docx", media::DOCX, "Informacja prasowa do edycji", docx),
            ];
            files.extend(mail.map(|bytes| {
                file(
                    "prasa/e-mail-do-mediow.eml",
                    media::EML,
                    "Wersja robocza e-maila; listę mediów wpisz w UDW",
                    bytes,
                )
            }));
            files.iter_mut().for_each(|file| file.channel = Some("press_release".to_owned()));
            Ok(files)
        });
    }

    fn district(&mut self) {
        if self.desk.announcement.district.is_some() {
            self.text("district_web", "dzielnica/tekst-na-strone.txt", "Tekst na stronę rady dzielnicy");
            self.text("district_social", "dzielnica/tekst-na-profil.txt", "Tekst na profil rady dzielnicy");
        }
    }

    fn others(&mut self, ics: &'a [u8]) {
        let calendar = ("kalendarz/spotkanie.ics", media::ICS, "Wpis do kalendarza");
        self.one(&["ics"], calendar, move |_| Ok(ics.to_vec()));
        let desk = self.desk;
        self.several(&["notice_board", "district_web", "krakow_pl", "wdobrymkierunku"], move || {
            let words = format!("{} {}", desk.sheet.w.qr_alt, desk.sheet.page_words);
            let code = |path, media_type, purpose, bytes| PackFile {
                alt: Some(words.clone()),
                ..file(path, media_type, purpose, bytes)
            };
            Ok(vec![
                code(
                    "qr/kod-qr.svg",
                    media::SVG,
                    "Kod QR do druku",
                    qr_svg(&desk.sheet.page_url)?.into_bytes(),
                ),
                code("qr/kod-qr.png", media::PNG, "Kod QR na ekran", qr_png(&desk.sheet.page_url)?),
            ])
        });
        let easy = ("prosty-jezyk/informacja-etr.txt", media::TEXT, "Tekst łatwy do czytania (ETR)");
        self.one(&["krakow_pl", "wdobrymkierunku", "notice_board"], easy, |desk| {
            easy_to_read(desk).map(String::into_bytes)
        });
        let limits = self.options.limits;
        self.several(&["newsletter"], move || {
            let mail = eml(desk, newsletter(desk, limits)?, Vec::new(), "newsletter")?;
            let purpose = "Wersja robocza e-maila do mieszkańców i organizacji; odbiorców wpisz w UDW";
            let made = mail.map(|bytes| PackFile {
                channel: Some("newsletter".to_owned()),
                ..file("e-mail/newsletter.eml", media::EML, purpose, bytes)
            });
            Ok(made.into_iter().collect())
        });
        let note =
            ("bip/notatka.html", media::HTML, "Notatka do Biuletynu Informacji Publicznej, z metryczką");
        self.one(&["bip"], note, |desk| bip_html(desk).map(String::into_bytes));
    }

    /// The poster, its twin, the page and a post in every other language the officer gave a translation for.
    fn languages(&mut self) {
        let desk = self.desk;
        let limits = self.options.limits;
        for language in Language::ALL {
            if language == desk.language || !desk.announcement.translations.contains_key(&language) {
                continue;
            }
            self.several(&["krakow_pl", "notice_board", "facebook_post"], move || {
                let other = Desk::new(desk.announcement, language, desk.library)?;
                let tag = language.tag();
                let named = |name: &str, media_type, purpose: &str, bytes| {
                    file(&format!("jezyki/{tag}/{name}"), media_type, &format!("{purpose} ({tag})"), bytes)
                };
                let page = page_html(&other, "krakow_pl", None)?;
                let post = channel_text(&other, "facebook_post", limits)?;
                Ok(vec![
                    named("plakat-A4.pdf", media::PDF, "Plakat A4", poster(&other, Paper::A4)?.pdf()?),
                    named("plakat.txt", media::TEXT, "Tekst plakatu", poster_twin(&other)?.into_bytes()),
                    named("strona.html", media::HTML, "Tekst na stronę", page.into_bytes()),
                    named("post.txt", media::TEXT, "Post", post.text.into_bytes()),
                ])
            });
        }
    }
}

fn poster_png(
    desk: &Desk<'_>,
    poster: &Poster,
    (path, purpose): (&str, &str),
    dpi: f64,
) -> Result<PackFile, PaperError> {
    let s = &desk.sheet;
    let (overprint, was) = (overprint(s), was(s));
    let words = format!(
        "{}: {overprint}{}, {}.{was} {}: plakat.txt",
        s.w.poster_alt, s.when.line, s.place.line, s.w.details
    );
    Ok(PackFile { alt: Some(words), ..file(path, media::PNG, purpose, poster.png(dpi)?) })
}

/// A draft with its files, as `.eml` of the release's day.
fn eml(
    desk: &Desk<'_>,
    draft: Option<Draft>,
    attachments: Vec<Attached>,
    piece: &str,
) -> Result<Option<Vec<u8>>, PaperError> {
    let day = desk.announcement.release.date;
    draft.map(|draft| message(&Draft { attachments, ..draft }, &Leaving::Draft { day }, piece)).transpose()
}
