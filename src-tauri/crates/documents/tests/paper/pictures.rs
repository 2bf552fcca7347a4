use crate::{USUAL, file, sample, text, tools};

/// Width and height from a PNG's IHDR chunk (PNG §11.2.2).
fn size(bytes: &[u8]) -> (u32, u32) {
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[test]
fn every_picture_has_the_size_in_its_name() {
    let mut seen = Vec::new();
    for picture in USUAL.files.iter().filter(|file| file.path.ends_with(".png")) {
        let name = picture.path.trim_end_matches(".png");
        let Some((width, height)) = name.rsplit('-').next().and_then(|size| size.split_once('x')) else {
            continue;
        };
        assert_eq!(
            size(&picture.bytes),
            (width.parse().expect("a number"), height.parse().expect("a number"))
        );
        seen.push((width.to_owned(), height.to_owned()));
    }
    assert_eq!(seen.len(), 6);
    assert_eq!(size(&file(&USUAL, "plakat/plakat-A4.png").bytes), (1240, 1754));
}

#[test]
fn the_code_leads_to_the_page_from_the_file_and_from_the_printed_poster() {
    let folder = tools::unpacked(&USUAL.files);
    let address = sample::announcement().page_url;
    for picture in ["qr/kod-qr.png", "plakat/plakat-A4.png"] {
        let path = folder.path().join(picture);
        let Some(said) = tools::run("zbarimg", &["-q", "--raw", tools::text_of(&path)]) else { return };
        assert_eq!(said.out.trim(), address, "{picture}");
    }
    let (pdf, page) = (folder.path().join("plakat/plakat-A4.pdf"), folder.path().join("page"));
    let rendered = tools::run(
        "pdftoppm",
        &["-r", "100", "-png", "-singlefile", tools::text_of(&pdf), tools::text_of(&page)],
    );
    let Some(rendered) = rendered else { return };
    assert!(rendered.ok, "{}", rendered.err);
    let Some(said) = tools::run("zbarimg", &["-q", "--raw", tools::text_of(&folder.path().join("page.png"))])
    else {
        return;
    };
    assert_eq!(said.out.trim(), address);
}

#[test]
fn the_code_as_svg_has_its_quiet_zone_and_nothing_but_squares() {
    let svg = text(&USUAL, "qr/kod-qr.svg");
    let side: u32 = svg
        .split("viewBox=\"0 0 ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next())
        .and_then(|n| n.parse().ok())
        .expect("a side");
    assert_eq!((side - 8 - 17) % 4, 0, "a symbol has 17 + 4·version modules");
    let corners: Vec<(u32, u32)> = svg
        .split('M')
        .skip(2)
        .filter_map(|part| part.split('h').next()?.split_once(' '))
        .map(|(x, y)| (x.parse().expect("x"), y.parse().expect("y")))
        .collect();
    assert!(corners.iter().all(|&(x, y)| (4..side - 4).contains(&x) && (4..side - 4).contains(&y)));
    assert!(corners.contains(&(4, 4)));
}
