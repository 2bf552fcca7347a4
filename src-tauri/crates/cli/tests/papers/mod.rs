//! Letters that requests came with, and what came of meetings.

use serde_json::{Value, json};

use super::{Lawka, confirmed};

const MAIL: &[u8] = b"From: a.probna@example.org\r\nDate: Mon, 16 Nov 2026 08:00:00 +0100\r\n\
    Subject: Prosba\r\n\r\nProsimy o spotkanie.\r\n";

#[test]
fn a_letter_is_attached_listed_saved_as_it_came_and_removed() {
    let lawka = Lawka::sample();
    let request = lawka.done(&["list", "requests"])[0]["id"].to_string();
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = (folder.path().join("prosba.eml"), folder.path().join("kopia.eml"));
    std::fs::write(&file, MAIL).unwrap();
    let file = file.display().to_string();
    let letter = lawka.done(&["letter", "attach", &request, &file])["letter_id"].to_string();
    let listed = lawka.done(&["letter", "list", &request]);
    assert_eq!((&listed[0]["name"], &listed[0]["kind"]), (&json!("prosba.eml"), &json!("mail")));
    lawka.done(&["letter", "save", &letter, &copy.display().to_string()]);
    assert_eq!(std::fs::read(&copy).unwrap(), MAIL);
    let accesses = lawka.done(&["accesses"]);
    assert!(accesses.as_array().unwrap().iter().any(|access| access["what"] == "exported"), "{accesses}");
    lawka.done(&["letter", "remove", &letter]);
    assert_eq!(lawka.done(&["letter", "list", &request]), json!([]));
    lawka.done(&["undo"]);
    assert_eq!(lawka.done(&["letter", "list", &request]).as_array().unwrap().len(), 1);

    std::fs::write(folder.path().join("prosba.eml"), b"MZ no letter").unwrap();
    let (code, refused) = lawka.run(&["letter", "attach", &request, &file]);
    assert_eq!((code, &refused["refusal"]["why"]), (3, &json!("not_a_letter")), "{refused}");
}

#[test]
fn what_came_of_a_meeting_is_written_down_whole_and_a_misspelt_field_is_refused() {
    let lawka = Lawka::sample();
    let meeting = confirmed(&lawka);
    assert_eq!(lawka.done(&["outcome", &meeting])["outcome"], Value::Null);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("przebieg.json");
    let matter = json!({ "text": "Brak oświetlenia", "unit": "ZDMK", "answer_by": "2027-03-01" });
    let record = json!({ "attendance": 80, "summary": "Spokojnie.", "matters": [matter] });
    std::fs::write(&file, record.to_string()).unwrap();
    let path = file.display().to_string();
    let (code, early) = lawka.run(&["outcome", &meeting, "--record", &path]);
    assert_eq!((code, &early["refusal"]["why"]), (3, &json!("not_final")), "{early}");

    let later = ["--now", "2027-06-01T09:00:00+02:00"];
    let run = |arguments: &[&str]| {
        let output = lawka.command_at(&later, arguments).output().unwrap();
        let answer = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
        (output.status.code().unwrap(), answer)
    };
    assert_eq!(run(&["close", &meeting]).0, 0);
    let (code, written) = run(&["outcome", &meeting, "--record", &path]);
    assert_eq!((code, &written["outcome"]["attendance"]), (0, &json!(80)), "{written}");
    let (_, shown) = run(&["outcome", &meeting]);
    assert_eq!(shown["outcome"]["matters"][0]["unit"], "ZDMK");

    std::fs::write(&file, json!({ "attendence": 80 }).to_string()).unwrap();
    assert_eq!(run(&["outcome", &meeting, "--record", &path]).0, 2);
    assert_eq!(run(&["outcome", &meeting]).1["outcome"]["attendance"], 80, "nothing was changed");
}
