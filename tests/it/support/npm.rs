//! The npm packages among the tests, installed by their lock files when they are not yet.

use std::{
    path::PathBuf,
    process::{Command, Output},
    sync::Mutex,
};

use super::program::repository;

/// Runs a script of a package in `tests/`.
pub fn node(package: &str, script: &str, arguments: &[&str]) -> Output {
    let directory = installed(package);
    let output = Command::new("node").arg(script).args(arguments).current_dir(directory).output();
    output.unwrap_or_else(|error| panic!("cannot run node ({error}); install Node 20 or newer"))
}

/// Runs a script that the `package.json` of a package in `tests/` names.
pub fn script(package: &str, name: &str) -> Output {
    let output = Command::new("npm").args(["run", "--silent", name]).current_dir(installed(package)).output();
    output.unwrap_or_else(|error| panic!("cannot run npm ({error}); install Node 20 or newer"))
}

/// A program that a package in `tests/` brings, to be run in its directory.
#[cfg(feature = "pages")]
pub fn command(package: &str, program: &str) -> Command {
    let directory = installed(package);
    let mut command = Command::new(directory.join("node_modules/.bin").join(program));
    command.current_dir(directory);
    command
}

fn installed(package: &str) -> PathBuf {
    // Tests run at once, and one installation is enough.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap();
    let directory = repository("tests").join(package);
    if !directory.join("node_modules").is_dir() {
        let install = Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(&directory)
            .output()
            .unwrap_or_else(|error| panic!("cannot run npm ({error}); install Node 20 or newer"));
        assert!(install.status.success(), "npm ci failed: {}", String::from_utf8_lossy(&install.stderr));
    }
    directory
}
