//! The program as people start it.

#![forbid(unsafe_code)]

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
    assert!(text(&output.stderr).ends_with("try `pycore --help`\n"));
    let output = pycore(&["no such file.py"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("pycore: can't open file 'no such file.py': "));
}
