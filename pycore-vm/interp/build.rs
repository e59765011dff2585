//! Chooses how handlers go from one to the next: tail calls are jumps in optimised builds only.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let unoptimised = std::env::var("OPT_LEVEL").is_ok_and(|level| level == "0");
    // Checks of pointers take addresses of locals, which keeps calls from being jumps.
    let checked = std::env::var_os("CARGO_CFG_DEBUG_ASSERTIONS").is_some();
    if unoptimised || checked || std::env::var_os("CARGO_FEATURE_MATCH_LOOP").is_some() {
        println!("cargo::rustc-cfg=trampoline");
    }
}
