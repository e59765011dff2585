//! Chooses how handlers go from one to the next: tail calls are jumps in optimised builds only.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let unoptimised = std::env::var("OPT_LEVEL").is_ok_and(|level| level == "0");
    if unoptimised || std::env::var_os("CARGO_FEATURE_MATCH_LOOP").is_some() {
        println!("cargo::rustc-cfg=trampoline");
    }
}
