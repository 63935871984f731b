//! The example that prints a report.

use std::path::Path;

use expect_test::expect;

#[expect(dead_code, reason = "its `main` is what `cargo run --example report` runs")]
#[path = "../../examples/report.rs"]
mod example;

/// Exit code, output and errors.
fn run(arguments: &[&str]) -> (u8, String, String) {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let arguments = arguments.iter().map(|argument| (*argument).into());
    let code = example::run(arguments, &mut out, &mut errors).unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(out), text(errors))
}

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1").join(name);
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_report_tells_each_goals_numbers_in_the_order_of_the_tree() {
    let (code, out, errors) =
        run(&[&fixture("small.json"), "--as-of", "2026-02-28", "--format", "json"]);
    assert_eq!((code, errors.as_str()), (0, ""));
    expect![[r#"
        {
          "goals": [
            {
              "id": "year",
              "title": "A good year",
              "as_of": "2026-02-28",
              "overdue": false,
              "actual": null,
              "target": null,
              "progress": 0.17541666666666667,
              "attainment": null,
              "gap": null,
              "gap_to_date": null,
              "expected": 0.16164383561643836,
              "plan": null,
              "pace": 1.085204802259887,
              "status": "on-track",
              "run_rate": null,
              "required_run_rate": null,
              "forecast": null,
              "with_data": 1,
              "of": 1,
              "why": {
                "actual": "mean-of-progress",
                "attainment": "mean-of-progress",
                "forecast": "mean-of-progress",
                "gap": "mean-of-progress",
                "gap_to_date": "mean-of-progress",
                "plan": "mean-of-progress",
                "required_run_rate": "mean-of-progress",
                "run_rate": "mean-of-progress",
                "target": "mean-of-progress"
              }
            },
            {
              "id": "harvest",
              "title": "1200 apples",
              "as_of": "2026-02-28",
              "overdue": false,
              "actual": 210.5,
              "target": 1200,
              "progress": 0.17541666666666667,
              "attainment": 0.17541666666666667,
              "gap": -989.5,
              "gap_to_date": 16.52739726027397260273972603,
              "expected": 0.16164383561643836,
              "plan": 193.97260273972602739726027397,
              "pace": 1.085204802259887,
              "status": "on-track",
              "run_rate": 3.567796610169492,
              "required_run_rate": 3.2336601307189548,
              "forecast": 1302.2457627118642,
              "with_data": 1,
              "of": 1,
              "why": {}
            }
          ]
        }
    "#]]
    .assert_eq(&out);
}

#[test]
fn a_report_for_reading_is_a_table() {
    let (code, out, _) = run(&[&fixture("small.json"), "--format", "md", "--as-of", "2026-02-28"]);
    assert_eq!(code, 0);
    expect![[r#"
        | Goal | As of | Progress | Expected | Pace | Attainment | Gap | Forecast | Status | Data |
        |:--|:--|--:|--:|--:|--:|--:|--:|:--|--:|
        | A good year | 2026-02-28 | 17.5 % | 16.2 % | 108.5 % | – | – | – | on-track | 1/1 |
        | &emsp;1200 apples | 2026-02-28 | 17.5 % | 16.2 % | 108.5 % | 17.5 % | -989.5 | 1302.2 | on-track | 1/1 |
    "#]].assert_eq(&out);
}

#[test]
fn wrong_arguments_and_wrong_files_end_with_two() {
    let file = fixture("small.json");
    let file = file.as_str();
    for arguments in [
        &[][..],
        &[file][..],
        &[file, "--as-of", "2026-02-30", "--format", "md"],
        &[file, "--as-of", "2026-02-28", "--format", "pdf"],
        &[file, file, "--as-of", "2026-02-28", "--format", "md"],
        &[file, "--as-of", "2026-02-28", "--format", "md", "--wide"],
    ] {
        let (code, out, errors) = run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(errors.starts_with("usage: report FILE.json"), "{errors}");
    }
    let broken = std::env::temp_dir().join(format!("plumbline-report-{}.json", std::process::id()));
    std::fs::write(&broken, crate::files::goal(r#""target":"12""#)).unwrap();
    let told = run(&[broken.to_str().unwrap(), "--as-of", "2026-02-28", "--format", "json"]);
    std::fs::remove_file(&broken).unwrap();
    assert_eq!(told, (2, String::new(), "/goals/0/target: expected a number\n".into()));
    let (code, _, errors) = run(&["no/such.json", "--as-of", "2026-02-28", "--format", "json"]);
    assert_eq!(code, 2);
    assert!(errors.starts_with("no/such.json: "), "{errors}");
}
