//! The program as people start it.

#![forbid(unsafe_code)]

mod exports;
mod extensions;

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Run `pycore` with arguments and standard input.
fn pycore(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_pycore"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input may have ended already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn tokens_are_printed_as_the_tokenize_module_prints_them() {
    let output = pycore(&["--emit", "tokens", "-"], "x+1\n");
    let expected = "\
0,0-0,0:            ENCODING       'utf-8'        
1,0-1,1:            NAME           'x'            
1,1-1,2:            PLUS           '+'            
1,2-1,3:            NUMBER         '1'            
1,3-1,4:            NEWLINE        '\\n'           
2,0-2,0:            ENDMARKER      ''             
";
    assert_eq!(text(&output.stdout), expected);
    assert!(output.status.success());
}

#[test]
fn trees_are_printed_as_the_ast_module_prints_them() {
    let output = pycore(&["--emit=ast", "-c", "pass"], "");
    let expected = "\
Module(
   body=[
      Pass(
         lineno=1,
         col_offset=0,
         end_lineno=1,
         end_col_offset=4)])
";
    assert_eq!(text(&output.stdout), expected);
}

#[test]
fn errors_point_into_the_text() {
    let output = pycore(&["-c", "print 'hello'"], "");
    let expected = "  \
  File \"<string>\", line 1
    print 'hello'
    ^^^^^^^^^^^^^
SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
";
    assert_eq!(text(&output.stderr), expected);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn warnings_show_their_line() {
    let output = pycore(&["--emit", "ast", "-c", "x = '\\d'"], "");
    let warning = text(&output.stderr);
    assert!(
        warning.starts_with("<string>:1: SyntaxWarning: \"\\d\" is an invalid escape sequence")
    );
    assert!(warning.ends_with("\n  x = '\\d'\n"));
    assert!(output.status.success());
}

#[test]
fn mistakes_on_the_command_line_say_what_to_do() {
    let output = pycore(&["--emit", "tree"], "");
    assert_eq!(output.status.code(), Some(2));
    let own = env!("CARGO_BIN_EXE_pycore");
    let expected = format!(
        "\
`tree` is no text form; there are: tokens, ast, symtable, cfg, bytecode, pyasm
usage: {own} [option] ... [-c cmd | -m mod | file | -] [arg] ...
Try `python -h' for more information.
"
    );
    assert_eq!(text(&output.stderr), expected);
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("no such file.py");
    let missing = missing.to_str().unwrap();
    let output = pycore(&[missing], "");
    assert_eq!(output.status.code(), Some(2));
    let message = text(&output.stderr);
    let expected =
        format!("{own}: can't open file '{missing}': [Errno 2] No such file or directory\n");
    assert_eq!(message, expected);
}

#[test]
fn settings_without_meaning_end_the_program_before_it_begins() {
    let cases = [
        ("utf8=3", "preconfig_init_utf8_mode: invalid -X utf8 option value", "preinitializing"),
        (
            "gil=0",
            "config_read_gil: Disabling the GIL is not supported by this build",
            "preinitialized",
        ),
        (
            "frozen_modules=x",
            "bad value for option -X frozen_modules (expected \"on\" or \"off\")",
            "preinitialized",
        ),
        (
            "tracemalloc=-1",
            "config_init_tracemalloc: -X tracemalloc=NFRAME: invalid number of frames",
            "preinitialized",
        ),
        (
            "context_aware_warnings",
            "config_init_context_aware_warnings: -X context_aware_warnings=n: n is missing or invalid",
            "preinitialized",
        ),
    ];
    for (option, message, state) in cases {
        let output = pycore(&["-X", option, "-c", "print(1)"], "");
        let expected = format!("Fatal Python error: {message}\nPython runtime state: {state}\n\n");
        assert_eq!(text(&output.stderr), expected);
        assert_eq!((text(&output.stdout), output.status.code()), ("", Some(1)));
    }
}

#[test]
fn options_about_warnings_hold_from_the_start() {
    let output = pycore(&["-bb", "-c", "str(b'')"], "");
    assert!(text(&output.stderr).ends_with("\nBytesWarning: str() on a bytes instance\n"));
    assert_eq!(output.status.code(), Some(1));
    let output = pycore(&["-W", "often", "-c", "pass"], "");
    let expected = "Invalid -W option ignored: invalid action: 'often'\n";
    assert_eq!((text(&output.stderr), output.status.code()), (expected, Some(0)));
}

#[test]
fn a_program_runs() {
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/primes.py");
    let output = pycore(&[example], "");
    let expected = "    \
    4 primes below     10: 40.0%
   25 primes below    100: 25.0%
  168 primes below   1000: 16.8%
 1229 primes below  10000: 12.3%
";
    assert_eq!(text(&output.stderr), "");
    assert_eq!(text(&output.stdout), expected);
    assert!(output.status.success());
}

#[test]
fn a_program_is_shown_as_tokens_tree_and_bytecode() {
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/primes.py");
    let parts = [
        ("tokens", "ENCODING       'utf-8'"),
        ("ast", "FunctionDef("),
        ("bytecode", "YIELD_VALUE"),
    ];
    for (form, part) in parts {
        let output = pycore(&["--emit", form, example], "");
        assert!(text(&output.stdout).contains(part), "{part} is missing");
        assert_eq!(text(&output.stderr), "");
        assert!(output.status.success());
    }
}

#[test]
fn pyasm_is_written_and_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let written = pycore(&["--emit", "pyasm", "-c", "x = [1, 'a', 2.5]"], "");
    std::fs::write(path("a.pyasm"), &written.stdout).unwrap();
    let output = pycore(&["asm", &path("a.pyasm")], "");
    assert_eq!(text(&output.stderr), "");
    let data = std::fs::read(path("a.pyc")).unwrap();
    let pyc = pycore_marshal::Pyc::from_bytes(&data.into(), "a").unwrap();
    assert_eq!(pycore_asm::write(&pyc.code).as_bytes(), written.stdout);
}

#[test]
fn names_that_look_like_words_of_pyasm_stay_names() {
    let text = pycore_cli::snapshot(
        pycore_cli::arguments::Form::Pyasm,
        "raw8_, raw8, raw, const1, none, label1, cell\n",
    );
    let code = pycore_asm::parse(&text).unwrap();
    let names: Vec<String> = code.names.iter().map(|name| format!("{name:?}")).collect();
    assert_eq!(names.join(" "), r#""raw8_" "raw8" "raw" "const1" "none" "label1" "cell""#);
    assert_eq!(pycore_asm::snapshot(&code), text);
}

#[test]
fn mistakes_in_pyasm_are_shown_with_a_caret() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pyasm");
    std::fs::write(
        &path,
        ".pyasm 3.14\n\n.code '<module>'\n    .instructions\n        NO_SUCH 0\n",
    )
    .unwrap();
    let output = pycore(&["asm", path.to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains('^'), "{}", text(&output.stderr));
    assert!(!folder.path().join("a.pyc").exists());
}

#[test]
fn tracebacks_show_the_text_of_the_command_line() {
    let output = pycore(&["-c", "def f():\n    1 / 0\nf()"], "");
    let expected = r#"Traceback (most recent call last):
  File "<string>", line 3, in <module>
    f()
    ~^^
  File "<string>", line 2, in f
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
"#;
    assert_eq!(text(&output.stderr), expected);
}

#[test]
fn a_program_knows_its_whole_path() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("where.py"), "print(__file__, __cached__)").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_pycore"))
        .arg("./where.py")
        .current_dir(folder.path())
        .output()
        .unwrap();
    let folder = folder.path().canonicalize().unwrap();
    assert_eq!(text(&output.stdout), format!("{}/./where.py None\n", folder.display()));
    let output = pycore(&["-"], "print(__file__, __loader__.__name__)");
    assert_eq!(text(&output.stdout), "<stdin> BuiltinImporter\n");
}

#[test]
fn closed_standard_streams_are_none() {
    let program = "import sys; print(sys.stdin, sys.__stdin__)";
    let output = Command::new("sh")
        .args(["-c", r#"exec "$0" -c "$1" <&-"#, env!("CARGO_BIN_EXE_pycore"), program])
        .output()
        .unwrap();
    assert_eq!(text(&output.stdout), "None None\n");
}

#[test]
fn an_everyday_program_runs() {
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/weblog.py");
    let output = pycore(&[example], "");
    assert_eq!(text(&output.stderr), "");
    // What CPython 3.14 prints.
    assert_eq!(text(&output.stdout), include_str!("../../examples/weblog.out"));
    assert!(output.status.success());
}

#[test]
fn hashes_of_text_depend_on_the_seed() {
    let hash = |seed: Option<&str>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pycore"));
        match seed {
            Some(seed) => command.env("PYTHONHASHSEED", seed),
            None => command.env_remove("PYTHONHASHSEED"),
        };
        let output = command.args(["-S", "-c", "print(hash('a'))"]).output().unwrap();
        (text(&output.stdout).to_owned(), text(&output.stderr).to_owned())
    };
    assert_eq!(hash(Some("5")).0, "-3242440559064031509\n");
    assert_ne!(hash(None).0, hash(None).0);
    let message = "Fatal Python error: config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]";
    assert!(hash(Some("x")).1.starts_with(message));
}

#[test]
fn code_objects_and_folders_in_zip_files_are_programs() {
    let folder = tempfile::tempdir().unwrap();
    let program = r#"
import marshal, importlib.util, zipfile
code = compile("import sys; print(sys.argv[1:], __file__[-5:])", "p.py", "exec")
data = importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code)
open("p.pyc", "wb").write(data)
open("named.txt", "wb").write(data)
open("bad.pyc", "wb").write(b"something else")
with zipfile.ZipFile("z.zip", "w") as archive:
    archive.writestr("__main__.py", "import m; print(m.x)")
    archive.writestr("m.py", "x = 5")
    archive.writestr("sub/__main__.py", "print('sub')")
"#;
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pycore"));
        let output = command.args(arguments).current_dir(folder.path()).output().unwrap();
        text(&output.stdout).to_owned() + text(&output.stderr)
    };
    assert_eq!(run(&["-c", program]), "");
    assert_eq!(run(&["p.pyc", "a"]), "['a'] p.pyc\n");
    assert_eq!(run(&["named.txt"]), "[] d.txt\n");
    assert_eq!(run(&["bad.pyc"]), "RuntimeError: Bad magic number in .pyc file\n");
    assert_eq!(run(&["z.zip"]), "5\n");
    assert_eq!(run(&["z.zip/sub"]), "sub\n");
}
