//! The Python packages among the tests, in a virtual environment under `target/` that is made when it is not there yet.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::Mutex,
};

use super::program::repository;

/// Runs a script of a package in `tests/`, with what its `requirements.txt` names.
pub fn python(package: &str, script: &str, arguments: &[&str]) -> Output {
    let directory = repository("tests").join(package);
    let environment = installed(&directory.join("requirements.txt"));
    run(Command::new(environment.join("bin/python")).arg(script).args(arguments).current_dir(directory))
}

fn installed(requirements: &Path) -> PathBuf {
    // Tests run at once, and one installation is enough.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap();
    let environment = repository("target/python");
    // Written last, so that an installation that was broken off, or is of other versions, is made anew.
    let made_of = environment.join("requirements.txt");
    let wanted = fs::read(requirements).unwrap();
    if fs::read(&made_of).ok().as_ref() != Some(&wanted) {
        let make = run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment));
        assert!(make.status.success(), "cannot make a virtual environment; {REMEDY}\n{}", told(&make));
        let install = run(Command::new(environment.join("bin/python"))
            .args(["-m", "pip", "install", "--quiet", "--require-hashes", "--requirement"])
            .arg(requirements));
        assert!(install.status.success(), "pip install failed: {}", told(&install));
        fs::write(made_of, wanted).unwrap();
    }
    environment
}

const REMEDY: &str = "install Python 3.10 or newer with venv (apt-get install python3-venv)";

fn run(command: &mut Command) -> Output {
    let program = command.get_program().to_owned();
    command.output().unwrap_or_else(|error| panic!("cannot run {} ({error}); {REMEDY}", program.display()))
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
